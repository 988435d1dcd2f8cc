"""Tables: what their columns are to each other, and the row that is not."""

from __future__ import annotations

import pytest

import auditor
from tests.grammar.figures import bad_news

TABLE = """整改情况如下。
| 地区 | 反馈问题（个） | 已销号（个） | 正在整改（个） | 销号率 |
|---|---|---|---|---|
| 城东区 | 14 | 14 | 0 | 100% |
| 城西区 | 12 | 11 | 1 | 91.7% |
| 海浦市 | 13 | 13 | 0 | 100% |
| 青杨县 | 15 | 12 | 3 | 80% |
| 泾口县 | 10 | 9 | 1 | 90% |
| 合计 | 64 | 59 | 5 | 92.2% |
"""


def test_every_figure_of_a_sound_table_is_verified() -> None:
    """By its column, by its row, or as the rate of two of them."""
    claims = auditor.audit(TABLE).claims
    assert len(claims) == 24
    assert {claim.verdict for claim in claims} == {"verified"}


@pytest.mark.parametrize(
    ("was", "becomes", "messages"),
    [
        ("80%", "82%", ["写明82%，按所列数为12 ÷ 15 = 80%"]),
        (
            "| 15 | 12 | 3 |",
            "| 15 | 12 | 2 |",
            [
                "写明15，各部分相加为14（12 + 2 = 14）",
                "写明5，各部分相加为4（0 + 1 + 0 + 2 + 1 = 4）",
            ],
        ),
        ("| 64 | 59 | 5 |", "| 64 | 59 | 6 |", ["写明64，各部分相加为65（59 + 6 = 65）", "写明6，各部分相加为5（0 + 1 + 0 + 3 + 1 = 5）"]),
    ],
)  # fmt: skip
def test_one_figure_that_slipped(was: str, becomes: str, messages: list[str]) -> None:
    """The row, and the column with its total, no longer hold."""
    found = auditor.audit(TABLE.replace(was, becomes)).findings
    assert [finding.message.zh for finding in found] == messages


@pytest.mark.parametrize(
    "text",
    [
        # columns that add up in too few rows to be meant to
        (
            "见下表。\n| 组 | 户数 | 人数 | 亩数 |\n|---|---|---|---|\n| 一组 | 30 | 10 | 20 |\n| 二组 | 31 | 9 | 18 |\n"
            "| 三组 | 28 | 12 | 17 |\n| 四组 | 29 | 9 | 20 |\n"
        ),
        # a total row of some columns only, and one that no number stands in
        "见下表。\n| 项目 | 件数 | 备注 |\n|---|---|---|\n| 甲 | 3 | 无 |\n| 乙 | 4 | 无 |\n| 丙 | 5 | 无 |\n| 合计 | 12 | — |\n",
        # years are no figures to add
        "见下表。\n| 单位 | 年份 | 起数 |\n|---|---|---|\n| 甲 | 2021 | 3 |\n| 乙 | 2022 | 4 |\n| 丙 | 2023 | 5 |\n| 合计 | 2023 | 12 |\n",
    ],
)
def test_what_no_table_states(text: str) -> None:
    """Nothing is found in a sound table."""
    assert bad_news(text) == []
