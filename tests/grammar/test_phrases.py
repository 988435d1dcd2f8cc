"""The claims inside the lines: which, where, and what is set aside instead."""

import pytest

from grammar.parse import parse
from grammar.source import Source


@pytest.mark.parametrize(
    ("text", "quote", "unit", "value", "noun"),
    [
        ("反馈41项具体问题。", "41项具体问题", "项", 41, "具体问题"),
        ("追回1,286.4万元。", "1,286.4万元", "元", 12864000, ""),
        ("走访300余人次。", "300余人次", "人次", 300, ""),
        ("约谈约２０人。", "约２０人", "人", 20, ""),
        ("召开十二次会议。", "十二次会议", "次", 12, "会议"),
        ("整治26.5公里。", "26.5公里", "公里", 26500, ""),
        ("梳理三大类问题。", "三大类问题", "大类", 3, "问题"),
    ],
)
def test_quantities(text: str, quote: str, unit: str, value: int, noun: str) -> None:
    """With unit, value in base units, and what is counted."""
    notice = parse(Source(text))
    (found,) = notice.phrases.quantities
    assert (notice.quote(found.span), found.unit, int(found.value), found.noun) == (
        quote, unit, value, noun,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("办结率98.03%。", "98.03%", "98.03"), ("完成百分之七十六点五。", "百分之七十六点五", "76.5"), ("提高1.6个百分点。", "1.6个百分点", "1.6"),
        ("占四分之三。", "四分之三", "75"), ("近六成已完成。", "近六成", "60"), ("进度过半。", "过半", "50"), ("降至5‰。", "5‰", "0.5"),
    ],
)  # fmt: skip
def test_rates(text: str, quote: str, value: str) -> None:
    """In per cent."""
    notice = parse(Source(text))
    (found,) = notice.phrases.rates
    assert (notice.quote(found.span), f"{found.value.normalize():f}") == (quote, value)


@pytest.mark.parametrize(
    ("text", "kind", "quote"),
    [
        ("落实“三重一大”制度。", "name", "三"),
        ("落实八项规定精神。", "idiom", "八项规定"),
        ("第六轮巡察。", "ordinal", "第六轮"),
        ("一是建台账。", "marker", "一是"),
        ("拨打12380反映。", "name", "12380"),
        ("进一步压实责任。", "idiom", "进一步"),
    ],
)
def test_what_is_no_claim(text: str, kind: str, quote: str) -> None:
    """It is named as what it is."""
    notice = parse(Source(text))
    assert notice.phrases.quantities == ()
    assert kind in {
        a.kind
        for a in notice.phrases.set_aside
        if quote in notice.quote(a.span) or notice.quote(a.span) in quote
    }


def test_a_half_at_the_start() -> None:
    """Nothing has to stand before it."""
    (found,) = parse(Source("半数以上已完成。")).phrases.rates
    assert (found.span.start, int(found.value)) == (0, 50)
