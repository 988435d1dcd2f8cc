"""户均, 人均, 月均: the total over the number, rounded or cut off; 翻一番, 3倍: the ends of a change."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.grammar.figures import bad_news, found_by, han, verdict_at

_EACH = (
    "兑付补助{total}万元，涉及农户{number}户，户均{average}万元。",
    "为{number}名职工补发津贴{total}万元，人均{average}万元。",
    "补助{number}户，户均{average}万元，合计{total}万元。",
    "修复路段{number}公里，总造价{total}万元，平均每公里{average}万元。",
)
_PERIODS = (
    ("一季度", "月均", 3), ("上半年", "平均每月", 6), ("前三季度", "平均每季度", 3), ("上年度", "月均", 12),
    ("1月至9月", "平均每月", 9), ("全年", "季均", 4),
)  # fmt: skip


@given(
    st.sampled_from(_EACH),
    st.integers(10, 9000),
    st.integers(3, 400),
    st.sampled_from([ROUND_HALF_UP, ROUND_DOWN]),
)
def test_an_average_may_be_rounded_or_cut_off(
    wording: str, tenths: int, number: int, rounding: str
) -> None:
    """Both are what its figures give, and all three figures are verified by it."""
    total = Decimal(tenths) / 10
    average = (total / number).quantize(Decimal("0.01"), rounding)
    assume(average > 0)
    text = wording.format(total=total, number=number, average=average)
    assert bad_news(text) == []
    at = text.index(f"{average}万元", text.index("均"))
    assert verdict_at(text, (at, at + len(f"{average}万元"))) == "verified"


@given(st.sampled_from(_EACH), st.integers(300, 9000), st.integers(30, 400), st.integers(15, 80))
def test_an_average_that_its_figures_do_not_give(
    wording: str, tenths: int, number: int, more: int
) -> None:
    """It is found, once, at the average."""
    total = Decimal(tenths) / 10
    average = (total / number * (100 + more) / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assume(average - total / number > Decimal("0.05"))
    assume(average != total)
    text = wording.format(total=total, number=number, average=average)
    (finding,) = found_by(text, "ratio-mismatch")
    assert finding["primary"]["quote"] == f"{average}万元"


@pytest.mark.parametrize(("period", "each", "number"), _PERIODS)
@pytest.mark.parametrize("count", [2, 8, 15])
def test_an_average_over_a_stretch_of_time(period: str, each: str, number: int, count: int) -> None:
    """The stretch says over how many months or quarters."""
    text = f"{period}组织夜查{count * number}次，{each}{count}次。"
    at = text.index(f"{count}次", text.index(each))
    assert verdict_at(text, (at, at + len(f"{count}次"))) == "verified"
    wrong = f"{period}组织夜查{count * number}次，{each}{count + 2}次。"
    (finding,) = found_by(wrong, "ratio-mismatch")
    assert finding["primary"]["quote"] == f"{count + 2}次"


@pytest.mark.parametrize(
    "text",
    [
        "发放救助金36万元，惠及120户，其中重病户30户，户均5000元。",
        "兑付补助55.2万元，涉及农户46户，户均年收入增加1.4万元。",
        "兑付补助55.2万元，涉及农户46户，户均耕地1.4亩。",
        "一季度组织夜查27次，每月不少于8次。",
        "今年以来组织夜查31次，月均4次。",
        "2024年以来组织夜查31次，月均4次。",
        "一季度夜查27次，此前月均5次。",
        "一季度夜查27次，二季度夜查30次，月均9.5次。",
        "投入资金2000万元，改造小区12个，其中老旧小区户均补助1.5万元，惠及800户。",
        "发放补贴86.4万元，惠及农户432户、脱贫户120户，户均增收3200元。",
        "上半年信访总量96件，月均16件，较去年同期月均21件下降23.8%。",
        "全年召开党委会48次，其中专题研究党建12次，月均1次。",
        "9名班子成员人均驻村5天，写出调研报告9篇。",
    ],
)
def test_sound_averages(text: str) -> None:
    """An average of other figures than those before it says nothing about them."""
    assert bad_news(text) == []


@given(st.integers(2, 9), st.integers(10, 400), st.booleans())
def test_a_multiple(times: int, before: int, in_han: bool) -> None:
    """增长两倍 is three times as much, 为原来的3倍 three times."""
    word = han(times) if in_han and times != 2 else str(times)
    assert bad_news(f"受理由{before}件增至{before * times}件，为原来的{word}倍。") == []
    assert bad_news(f"受理由{before}件增至{before * (times + 1)}件，增长{word}倍。") == []
    (finding,) = found_by(
        f"受理由{before}件增至{before * (times + 1)}件，为原来的{word}倍。", "ratio-mismatch"
    )
    assert finding["primary"]["quote"] == f"{word}倍"
    (finding,) = found_by(
        f"受理由{before}件增至{before * times}件，增长{word}倍。", "ratio-mismatch"
    )
    assert finding["primary"]["quote"] == f"{word}倍"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("办件量由1.5万件增加到2.4万件，翻了一番。", "翻了一番"),
        ("办件量由1.5万件增加到2.4万件，翻了一番还多。", "翻了一番"),
        ("办件量由100件增加到200件，翻了两番。", "翻了两番"),
        ("办件量由100件增加到150件，近翻一番。", "近翻一番"),
        ("投诉36件，是上年18件的3倍。", "3倍"),
    ],
)
def test_a_doubling_that_is_none(text: str, quote: str) -> None:
    """It is found where the words stand."""
    (finding,) = found_by(text, "ratio-mismatch")
    assert finding["primary"]["quote"] == quote


@pytest.mark.parametrize(
    "text",
    [
        "办件量由1.5万件增加到3.1万件，翻了一番还多。",
        "办件量由1.2亿元提高到2.3亿元，近翻一番。",
        "办件量由100件增加到400件，翻了两番。",
        "办件量由1.5万件增加到2.4万件，其中线上办件翻了一番。",
        "样本由620份增至1890份，为原来的3倍多。",
        "投诉36件，是上年12件的3倍。",
        "投诉由12件增至20件，罚款额增长3倍。",
        "办件量增加到2.4万件，翻了一番。",
    ],
)
def test_sound_multiples(text: str) -> None:
    """What holds, and what is told of figures that are not."""
    assert bad_news(text) == []
