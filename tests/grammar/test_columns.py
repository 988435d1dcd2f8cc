"""Tables told by blanks or bars alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.columns import ruled
from grammar.model import BlockKind
from grammar.parse import parse
from grammar.source import Source

BLANKS = """分领域情况如下：
领域        问题数  已整改  在整改
财政管理      17    16    1
部门预算      28    26    2
专项资金      21    18    3
政府投资      15    11    4
合计          81    71    10
其余见附件。
"""


@pytest.mark.parametrize("gap", ["  ", "\u3000\u3000", "   ", " | "])
def test_columns_become_cells(gap: str) -> None:
    """Whatever stands between them, and the quotes are those of the source."""
    rows = [
        ["领域", "问题数", "已整改"],
        *([f"领域{n}", str(20 + n), str(10 + n)] for n in range(4)),
    ]
    text = "如下：\n" + "\n".join(gap.join(row) for row in rows) + "\n以上。"
    notice = parse(Source(text))
    found = [block for block in notice.blocks if block.kind is BlockKind.ROW]
    assert [[notice.quote(cell) for cell in block.cells] for block in found] == rows


def test_a_sum_is_found_in_such_a_table() -> None:
    """The lines before and behind it stay paragraphs."""
    notice = parse(Source(BLANKS))
    assert [b.kind for b in notice.blocks].count(BlockKind.ROW) == 6
    assert [int(s.total.value) for s in notice.relations.sums][:3] == [81, 71, 10]


@pytest.mark.parametrize(
    "text",
    [
        "中共某县委员会  2024年3月1日\n联系人：张三  电话：0700-1234567  邮箱：a@b.cn\n",
        "一、标题  二、标题  三、标题\n四、标题  五、标题  六、标题\n",
        "甲  乙  丙\n丁  戊  己\n庚  辛  壬\n癸  子  丑\n",
    ],
)
def test_other_lines_with_blanks_are_left_alone(text: str) -> None:
    """A signature, a list of headings, names without a figure."""
    assert ruled(text) == text


@given(st.text(alphabet="甲乙12 |\t\n", max_size=200))
def test_the_text_keeps_its_length(text: str) -> None:
    """One character for one: only blanks and bars become tabs."""
    told = ruled(text)
    assert len(told) == len(text)
    assert all(a == b or (a in " |" and b == "\t") for a, b in zip(text, told, strict=True))
