"""Lines that could not be understood are named; sound lines never are."""

from __future__ import annotations

import pytest

from grammar.parse import parse
from grammar.source import Source


def gaps(text: str) -> list[str]:
    notice = parse(Source(text))
    return [notice.quote(span) for span in notice.gaps]


@pytest.mark.parametrize(
    "line",
    [
        "完成\ufffd项",
        "整改\u0007情况",
        "锟斤拷锟斤拷",
        "é€šæŠ¥æ•´æ”¹æƒ…å†µ",
        "\ue5e5整改情况",
        "????????",
    ],
)
def test_a_damaged_line_is_a_gap(line: str) -> None:
    assert gaps(f"关于整改情况的通报\n一、学习方面\n{line}\n二、作风方面\n") == [line]


def test_a_row_that_does_not_fit_its_table_is_a_gap() -> None:
    assert gaps("序号\t问题\t状态\n1\t学习不深\t完成\n2\t宣讲不够\n3\t调研不实\t完成\n") == [
        "2\t宣讲不够"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "关于整改情况的通报\n一、学习方面\n集中学习3次。\n",
        "|序号|问题|\n|---|---|\n|1|学习不深|\n",
        "He said café naïve résumé über alles.\n",
        "购置Škoda牌车辆1台,测温36.5℃,面积约120㎡。\n",
        "是否整改到位?是!\n\n\n",
        "",
    ],
)
def test_a_sound_line_is_none(text: str) -> None:
    assert gaps(text) == []
