"""Totals and their parts: sound when they add up, found when one figure slips, whatever the wording."""

from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.grammar.figures import bad_news, found_by, verdict_at
from tests.grammar.wholes import Whole, adds_up_otherwise, approximations, slips, wholes

# told without 其余 or 合计: what is too far off for a slip is told of something else
FAR_IS_NONE = (
    "states",
    "classes after a colon",
    "places after a colon",
    "semicolons after a colon",
    "in brackets",
    "classified",
    "by place",
)


def is_plausible(whole: Whole, values: Sequence[int]) -> bool:
    """Whether a reader takes the first figure for the whole of the others all the same.

    共成立专班3个。已完成8个: so much smaller than a part, told in another sentence or line, it is none.
    """
    if whole.way in FAR_IS_NONE and abs(sum(values[1:]) - values[0]) > max(3, max(values) * 0.3):
        return False
    if whole.way == "two sentences":
        return values[0] >= max(values)
    return whole.way != "lines" or abs(sum(values[1:]) - values[0]) * 4 <= values[0]


@given(wholes())
def test_what_adds_up_is_verified(whole: Whole) -> None:
    """No error, no warning, and the total is recomputed."""
    told = whole.told()
    assert bad_news(told.text) == []
    assert verdict_at(told.text, told.places[0]) == "verified"


@given(slips())
def test_a_slip_is_found(slip: tuple[Whole, tuple[int, ...]]) -> None:
    """Any figure, changed by any amount that its writing can show."""
    whole, values = slip
    assume(not adds_up_otherwise(values, whole.shown))
    assume(is_plausible(whole, values))
    told = whole.told(values)
    (finding,) = found_by(told.text, "sum-mismatch")
    start, end = told.places[0]
    assert finding["primary"]["start"] <= start < end <= finding["primary"]["end"]
    assert len(finding["related"]) == len(values) - 1


@given(approximations())
def test_an_approximate_word_covers_what_it_can_mean(text: str) -> None:
    """Where the words allow the figures to add up, nothing is found."""
    assert bad_news(text) == []


@given(st.integers(2, 900), st.integers(1, 900), st.integers(1, 900), st.integers(1, 900))
def test_a_subset_may_leave_something_out(one: int, other: int, third: int, rest: int) -> None:
    """其中 names some of the parts."""
    whole = one + other + third + rest
    for text in (
        f"共收到意见{whole}条，其中城建类{one}条，教育类{other}条。",
        f"共开展督查{whole}次，其中联合督查{one}次。随后又开展专项督查{third}次。",
        f"共反馈问题{whole}个。其中，立行立改问题{one}个，长期坚持问题{third}个。",
    ):
        assert bad_news(text) == []


@given(st.integers(2, 900), st.integers(2, 900), st.integers(1, 900))
def test_a_subset_is_no_larger_than_its_whole(one: int, other: int, more: int) -> None:
    """More than all of them are not among them."""
    whole = one + other - min(more, one + other - max(one, other))
    assume(whole < one + other)
    (finding,) = found_by(
        f"共受理案件{whole}起，其中盗窃案{one}起，诈骗案{other}起。", "sum-mismatch"
    )
    assert finding["facts"] == {"claimed": whole, "found": one + other, "parts": [one, other]}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "挽回损失1.2亿元，其中清退5600万元，追缴4100万元，其余1300万元核减。",
            "写明1.2亿元，各部分相加为1.1亿元（0.56 + 0.41 + 0.13 = 1.1）",
        ),
        (
            "来信四百二十八件，扣除重复六十一件，实际受理三百六十八件。",
            "写明三百六十八件，各部分相加为367件（428 - 61 = 367）",
        ),
        (
            "处理二十人：诫勉十二人、通报九人。",
            "写明二十人，各部分相加为21人（12 + 9 = 21）",
        ),
        (
            "查处案件１,２０６起，其中：盗窃８１４起，诈骗３９０起。",
            "写明１,２０６起，各部分相加为1204起（814 + 390 = 1204）",
        ),
    ],
)
def test_the_arithmetic_is_written_out(text: str, message: str) -> None:
    """In the unit of the total, in plain digits, whatever the parts are written in."""
    (finding,) = found_by(text, "sum-mismatch")
    assert finding["message"]["zh"] == message


@pytest.mark.parametrize(
    "text",
    [
        "挽回损失1.1亿元，其中清退5600万元，追缴4100万元，其余1330万元核减。",
        "投入资金2.3万元，其中培训1.25万元，宣传10,450元。",
        "清退资金63万元：甲镇20.6万元、乙镇21.7万元、丙镇20.9万元。",
    ],
)
def test_rounding_is_no_slip(text: str) -> None:
    """A figure keeps the precision in which it is written."""
    assert bad_news(text) == []
