"""Rates with their two figures: sound when rounded or cut off, found when they are neither."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.grammar.figures import bad_news, found_by, verdict_at

WORDINGS = (
    "反馈问题{whole}个，已完成整改{part}个，完成率{rate}。",
    "反馈的{whole}个问题已完成整改{part}个，正在整改{rest}个，整改完成率{rate}。",
    "反馈问题{whole}个。目前，已完成整改{part}个，整改完成率为{rate}。",
    "共收到信访件{whole}件，已办结{part}件，办结率达{rate}。",
    "共收到信访件{whole}件，其中城建类{part}件，占{rate}。",
    "共收到信访件{whole}件，其中城建类{part}件，占总数的{rate}。",
    "共收到信访件{whole}件，其中城建类{part}件（{rate}），其他{rest}件。",
    "全镇共有党支部{whole}个，{part}个完成换届，占比{rate}。",
    "应补发农户{whole}户，已补发{part}户，补发率{rate}。",
    "应收回资金{whole}万元，已收回{part}万元，收回率{rate}。",
    "发放问卷{whole}份，收回{part}份，回收率{rate}。",
    "计划改造小区{whole}个，已完成{part}个，占计划的{rate}。",
)


class Told(NamedTuple):
    """A share before it is written: part of whole, with so many decimals."""

    wording: str
    part: int
    whole: int
    decimals: int

    @property
    def exact(self) -> Decimal:
        return Decimal(self.part) * 100 / self.whole

    @property
    def least(self) -> Decimal:
        """What the rate may be, where its figures are rounded to 万元 themselves."""
        room = Decimal("0.5") if "万元" in self.wording else Decimal(0)
        return (self.part - room) * 100 / (self.whole + room)

    @property
    def most(self) -> Decimal:
        room = Decimal("0.5") if "万元" in self.wording else Decimal(0)
        return (self.part + room) * 100 / (self.whole - room)

    @property
    def step(self) -> Decimal:
        return Decimal(1).scaleb(-self.decimals)

    def text(self, rate: Decimal | str) -> str:
        written = f"{rate}%" if isinstance(rate, Decimal) else rate
        rest = self.whole - self.part
        return self.wording.format(part=self.part, whole=self.whole, rest=rest, rate=written)


@st.composite
def told(draw: st.DrawFn) -> Told:
    whole = draw(st.integers(3, draw(st.sampled_from([30, 300, 3000]))))
    part = draw(st.integers(1, whole - 1))
    return Told(draw(st.sampled_from(WORDINGS)), part, whole, draw(st.integers(0, 2)))


def verdict_of_rate(text: str, rate: str) -> str:
    at = text.index(rate)
    return verdict_at(text, (at, at + len(rate)))


@given(told(), st.sampled_from([ROUND_HALF_UP, ROUND_DOWN]))
def test_a_rate_may_be_rounded_or_cut_off(share: Told, rounding: str) -> None:
    """Both are what its figures give."""
    rate = share.exact.quantize(share.step, rounding)
    assume(rate)
    text = share.text(rate)
    assert bad_news(text) == []
    assert verdict_of_rate(text, f"{rate}%") == "verified"


@given(told(), st.integers(-400, 400))
def test_another_rate_is_found(share: Told, steps: int) -> None:
    """By as little as its writing can show."""
    rate = share.exact.quantize(share.step, ROUND_DOWN) + steps * share.step
    assume(0 < rate < 100)  # 100% may be of what the sentence itself tells of
    assume(not share.least - share.step <= rate <= share.most + share.step)
    assume(not _of_others(share, rate))
    text = share.text(rate)
    (finding,) = found_by(text, "ratio-mismatch")
    assert finding["primary"]["quote"] == f"{rate}%"
    assert (finding["facts"]["part"], finding["facts"]["whole"]) in {
        (share.part, share.whole),
        (share.part * 10_000, share.whole * 10_000),  # 万元
    }
    assert len(finding["related"]) == 2


def _of_others(share: Told, rate: Decimal) -> bool:
    """Whether it is the rate of the rest, which a reader may take it for."""
    other = 100 - share.exact
    return -share.step <= other - rate <= 2 * share.step


@given(told())
def test_a_loose_word_covers_what_it_can_mean(share: Told) -> None:
    """约, 近 and 以上 round to tens, and are right."""
    tens = int(share.exact // 10 * 10)
    assume(20 <= tens < 90)
    over = [f"{tens}%以上", f"超过{tens}%"]
    under = [f"近{tens + 10}%"] if share.exact >= tens + 8 else []
    about = [f"约{tens}%"] if share.exact <= tens + 1 else []
    for rate in (*over, *under, *about):
        assert bad_news(share.text(rate)) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("收到信访件25件，已办结19件，办结率86%。", "写明86%，按所列数为19 ÷ 25 = 76%"),
        (
            "收到信访件25件，已办结19件，办结率百分之八十六。",
            "写明百分之八十六，按所列数为19 ÷ 25 = 76%",
        ),
        ("全镇30个党支部中，18个完成换届，占三分之二。", "写明三分之二，按所列数为18 ÷ 30 = 60%"),
        (
            "应收回资金1.2亿元，已收回6000万元，收回率60%。",
            "写明60%，按所列数为0.6 ÷ 1.2 = 50%",
        ),
    ],
)
def test_the_division_is_written_out(text: str, message: str) -> None:
    """Also where the rate is told in words."""
    (finding,) = found_by(text, "ratio-mismatch")
    assert finding["message"]["zh"] == message


@pytest.mark.parametrize(
    "text",
    [
        "反馈问题25个，已完成整改19个，群众满意率98%。",
        "收到信访件25件，已办结19件，办结率同比提高12%。",
        "反馈问题25个，已完成整改19个，完成率不低于95%的单位6个。",
        "上年共收到信访件25件，办结19件；本年办结率达到92%。",
        "全县25个村，19个村完成换届，换届选举投票率96.3%。",
        "计划完成年度任务25项，完成工程量的六成。",
        "三分之二以上的村建立了制度，共19个。",
    ],
)
def test_rates_of_what_is_not_counted(text: str) -> None:
    """Growth, targets, other scopes, and things that the text does not count."""
    assert bad_news(text) == []
