"""由A增至B: the difference and the rate lie between the two ends."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.grammar.figures import bad_news, found_by, verdict_at

UP = ("增至", "增加到", "提升至", "上升到")
DOWN = ("降至", "减少到", "压减至", "下降到")
_ENDS = st.tuples(st.integers(1, 3000), st.integers(1, 3000)).filter(lambda e: e[0] != e[1])


def verb(before: int, after: int, number: int) -> str:
    return (UP if after > before else DOWN)[number]


def by(before: int, after: int) -> str:
    return "增加" if after > before else "减少"


@given(
    _ENDS,
    st.integers(0, 3),
    st.sampled_from(["件", "人次", "户", "辆", "次"]),
    st.integers(-500, 500),
)
def test_a_difference(ends: tuple[int, int], how: int, unit: str, slip: int) -> None:
    """It holds, or it is found."""
    before, after = ends
    stated = abs(after - before) + slip
    assume(stated > 0)
    text = f"信访量由{before}{unit}{verb(before, after, how)}{after}{unit}，{by(before, after)}{stated}{unit}。"
    found = found_by(text, "sum-mismatch")
    if slip:
        (finding,) = found
        assert finding["facts"] == {
            "claimed": stated, "found": abs(after - before), "before": before, "after": after,
        }  # fmt: skip
        assert len(finding["related"]) == 2
    else:
        assert bad_news(text) == []
        start = text.rindex(f"{stated}{unit}")
        assert verdict_at(text, (start, start + 1)) == "verified"


@given(_ENDS, st.integers(0, 3), st.integers(0, 2), st.sampled_from([ROUND_HALF_UP, ROUND_DOWN]))
def test_a_rate_of_change(ends: tuple[int, int], how: int, decimals: int, rounding: str) -> None:
    """Rounded or cut off."""
    before, after = ends
    rate = (Decimal(abs(after - before)) * 100 / before).quantize(
        Decimal(1).scaleb(-decimals), rounding
    )
    assume(rate)
    name = "增幅" if after > before else "降幅"
    text = f"投诉由上年的{before}件{verb(before, after, how)}{after}件，{name}{rate}%。"
    assert bad_news(text) == []
    assert verdict_at(text, (text.rindex(f"{rate}%"), len(text) - 1)) == "verified"


@given(_ENDS, st.integers(0, 3), st.integers(0, 2), st.integers(-900, 900))
def test_another_rate_of_change(ends: tuple[int, int], how: int, decimals: int, steps: int) -> None:
    """Found, by as little as its writing can show."""
    before, after = ends
    step = Decimal(1).scaleb(-decimals)
    exact = Decimal(abs(after - before)) * 100 / before
    rate = exact.quantize(step, ROUND_DOWN) + steps * step
    assume(rate > 0)
    assume(not -step <= exact - rate <= 2 * step)
    name = "增长" if after > before else "下降"
    text = f"投诉由上年的{before}件{verb(before, after, how)}{after}件，{name}{rate}%。"
    (finding,) = found_by(text, "ratio-mismatch")
    assert finding["primary"]["quote"] == f"{rate}%"
    assert (finding["facts"]["before"], finding["facts"]["after"]) == ends


@given(st.integers(1, 999), st.integers(1, 999), st.integers(-300, 300))
def test_percentage_points(before: int, after: int, slip: int) -> None:
    """They lie between two rates."""
    assume(before != after)
    stated = abs(after - before) + slip
    assume(stated > 0)
    one, other, points = (Decimal(n) / 10 for n in (before, after, stated))
    way = "提高到" if after > before else "降至"
    more = "提高" if after > before else "下降"
    text = f"药占比由{one:.1f}%{way}{other:.1f}%，{more}{points:.1f}个百分点。"
    found = found_by(text, "ratio-mismatch")
    if abs(slip) <= 1:  # two rounded rates may hide as much
        assert bad_news(text) == []
    else:
        (finding,) = found
        assert Decimal(str(finding["facts"]["found"])) == abs(one - other)


@pytest.mark.parametrize(
    "text",
    [
        "较上年增加310万元，增长12%。",
        "信访量由96件降至约17件，下降80%左右。",
        "信访量由96件降至17件，群众满意率提高12个百分点。",
        "由6个部门增加到8个部门，新增成员12人。",
        "同比下降22%，去年同期下降31%。",
    ],
)
def test_where_an_end_is_missing_or_loose(text: str) -> None:
    """There is nothing to recompute."""
    assert bad_news(text) == []


def test_a_change_is_told_in_the_unit_that_is_written() -> None:
    """Not in base units: 20000000000 grams are nothing that a clerk wrote."""
    text = "处理能力由2万吨提升至3.5万吨，增长57%。"
    (finding,) = found_by(text, "ratio-mismatch")
    assert finding["message"]["zh"] == "写明57%，按前后两数为(3.5 - 2) ÷ 2 = 75%"
    assert (finding["facts"]["before"], finding["facts"]["after"]) == (2, Decimal("3.5"))
