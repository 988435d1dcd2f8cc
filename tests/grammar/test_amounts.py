"""What a written figure can mean."""

from decimal import Decimal

import pytest

from grammar import amounts
from grammar.claims import Quantity, Rate
from grammar.parse import parse
from grammar.source import Source


def quantity(words: str) -> Quantity:
    (found,) = parse(Source(f"共有{words}。")).phrases.quantities
    return found


def rate(words: str) -> Rate:
    (found,) = parse(Source(f"完成率{words}。")).phrases.rates
    return found


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("41项", "41", "41"), ("60余次", "60", "70"), ("1130余人", "1130", "1140"), ("1.2万人", "11500", "12499.9995"),
        ("12.5万元", "124500", "125499.9995"), ("近300户", "255", "300"), ("约100家", "90", "110"),
    ],
)  # fmt: skip
def test_quantities(words: str, low: str, high: str) -> None:
    """From half a step below to what would not yet be rounded up to the next."""
    assert amounts.of_quantity(quantity(words)) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize("words", ["超过800个", "800个以上", "不少于800个"])
def test_a_lower_bound_is_open_above(words: str) -> None:
    """It may be anything more."""
    found = amounts.of_quantity(quantity(words))
    assert found.low == 800
    assert found.high > 10**12


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("76%", "75.5", "76.999999"), ("86.8%", "86.75", "86.8999999"), ("四分之三", "73", "77"), ("六成", "55", "65"), ("近60%", "51", "60"),
    ],
)  # fmt: skip
def test_rates(words: str, low: str, high: str) -> None:
    """Rounded: half a step either side; cut off: short of a step above."""
    assert amounts.of_rate(rate(words)) == (Decimal(low), Decimal(high))


def test_sums_and_differences() -> None:
    """Rounded figures may be off by as much as all their steps together."""
    one, other = quantity("1.2万元"), quantity("3.5万元")
    both = amounts.total((one, other))
    assert both == (Decimal(46000), Decimal("47999.999"))
    assert amounts.difference(both, amounts.of_quantity(one)) == (
        Decimal("33500.0005"),
        Decimal("36499.999"),
    )


def test_shares() -> None:
    """None where the whole may be nothing."""
    part, whole = amounts.of_quantity(quantity("19件")), amounts.of_quantity(quantity("25件"))
    assert amounts.share(part, whole) == amounts.Range(Decimal(76), Decimal(76))
    assert amounts.share(part, amounts.Range(Decimal(0), Decimal(5))) is None


def test_ranges_meet() -> None:
    """Where some value fits both, the ends included."""
    low, high = amounts.Range(Decimal(1), Decimal(2)), amounts.Range(Decimal(2), Decimal(3))
    assert low.meets(high)
    assert high.meets(low)
    assert not low.meets(amounts.Range(Decimal("2.1"), Decimal(3)))
