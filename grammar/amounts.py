"""What a written figure can mean: an interval, by its precision and its words of approximation.

A rounded part of a sum may be off by half of its last digit, 60余 lies from 60 up to 70, 近3千 lies
somewhat below. Two figures disagree only where no value fits both.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from grammar.claims import Approximation, Quantity, Rate, RateForm
from grammar.named_tuples import NamedTuple

_NONE = Decimal(0)
_FAR = Decimal("1e18")
_HALF = Decimal("0.5")
_CUT_OFF = Decimal("0.999999")  # of the last step: what is cut off falls short of a whole one
_LARGE = 100  # from here on a whole figure that ends in zeros may be rounded
_ROUNDED = Decimal("0.02")  # of a figure: by how much, at most
NEARLY = Decimal("0.85")  # 近 N: at least this share of N
ABOUT = Decimal("0.1")  # 约 N: within this share of N


class Range(NamedTuple):
    """The values a figure can have, both ends included."""

    low: Decimal
    high: Decimal

    def meets(self, other: Range) -> bool:
        """Whether some value fits both."""
        return self.low <= other.high and other.low <= self.high


def of_quantity(quantity: Quantity) -> Range:
    """The values that a written quantity can have, in its base unit."""
    value, quantum = quantity.value, quantity.quantum
    match quantity.approximation:
        case Approximation.ODD:  # 60余 stays below 70, 1130余 below 1140
            return Range(value, value + max(_step(value), quantum))
        case Approximation.OVER:
            return Range(value, _FAR)
        case Approximation.UNDER:
            return Range(min(value * NEARLY, value - quantum), value)
        case Approximation.ABOUT:
            room = max(value * ABOUT, quantum)
            return Range(value - room, value + room)
        case _:
            room = _NONE if quantum == 1 and quantity.measure == "count" else quantum * _HALF
            # what is half a step above is rounded up to the next
            return Range(value - room, value + room * _CUT_OFF)


def of_average(quantity: Quantity) -> Range:
    """The values that a written average can stand for, rounded or cut off.

    户均3200元 may be rounded to hundreds, so whole figures have some room at their last digit.
    """
    if not quantity.exact:
        return of_quantity(quantity)
    value, quantum = quantity.value, quantity.quantum
    round_to = min(_step(value) * _HALF, value * _ROUNDED) if value >= _LARGE else _NONE
    return Range(value - max(quantum * _HALF, round_to), value + max(quantum * _CUT_OFF, round_to))


def _step(value: Decimal) -> Decimal:
    """The place of the last digit that is not zero: 10 for 60, 100 for 1200."""
    exponent = 0
    whole = int(value)
    while whole and whole % 10 == 0:
        whole //= 10
        exponent += 1
    return Decimal(10) ** max(exponent, 1)


def total(quantities: Iterable[Quantity]) -> Range:
    """The values that the sum of quantities can have."""
    ranges = [of_quantity(quantity) for quantity in quantities]
    return Range(sum((r.low for r in ranges), _NONE), sum((r.high for r in ranges), _NONE))


def difference(whole: Range, part: Range) -> Range:
    """The values that one range less another can have."""
    return Range(whole.low - part.high, whole.high - part.low)


def share(part: Range, whole: Range) -> Range | None:
    """The share of one range in another, in per cent; None where the whole may be zero."""
    if whole.low <= 0:
        return None
    return Range(part.low * 100 / whole.high, part.high * 100 / whole.low)


def of_rate(rate: Rate) -> Range:
    """The shares, in per cent, that a written rate can stand for, rounded or cut off."""
    value, quantum = rate.value, rate.quantum
    match rate.approximation:
        case Approximation.OVER | Approximation.ODD:
            return Range(value - (quantum * _HALF if rate.form is RateForm.PERCENT else 0), _FAR)
        case Approximation.UNDER:
            return Range(value * NEARLY, value)
        case Approximation.ABOUT:
            room = max(quantum, value * ABOUT / 2)
            return Range(value - room, value + room)
    match rate.form:
        case RateForm.FRACTION:
            return Range(value - 2, value + 2)
        case RateForm.TENTHS | RateForm.WORDS:
            return Range(value - 5, value + 5)
        case _:
            # rounded: up to half a step either side; cut off: up to a whole step above
            return Range(value - quantum * _HALF, value + quantum * _CUT_OFF)
