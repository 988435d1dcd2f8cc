"""How figures are shown in messages and facts: in the unit in which the notice wrote them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

from grammar.claims import Quantity
from grammar.model import Notice

_WIDE = Context(prec=60)  # digits: enough for any two figures that can be read


def scale(notice: Notice, quantity: Quantity) -> Decimal:
    """How many base units one of the written units is: 10000 for 1286.4万元."""
    digits = "".join(c for c in notice.text[slice(*quantity.number)] if c.isdigit() or c == ".")
    written = Decimal(digits) if digits.strip(".") else None
    if written is None or not written or not quantity.value:
        return Decimal(1)
    return quantity.value / written


def plain(value: Decimal) -> str:
    """A number without trailing zeros and without an exponent: 1276.4, 28."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def in_unit_of(notice: Notice, total: Quantity, value: Decimal) -> Decimal:
    """A value in base units, told in the unit in which a quantity is written."""
    told = value / scale(notice, total)
    return told.quantize(Decimal("0.0001")).normalize() if told % 1 else told.to_integral_value()


def suffix(notice: Notice, quantity: Quantity) -> str:
    """What follows the digits of a quantity: 万元, 项."""
    number = notice.text[slice(*quantity.number)]
    multiplier = "".join(c for c in number if c in "万亿百千") if number[:1].isdigit() else ""
    return multiplier + quantity.unit


def addition(
    notice: Notice, total: Quantity, parts: Sequence[Quantity], less: Sequence[Quantity] = ()
) -> str:
    """The addition as one would write it on paper: 128 + 22 = 150, 428 - 61 = 367."""
    figures = " + ".join(plain(in_unit_of(notice, total, part.value)) for part in parts)
    figures += "".join(f" - {plain(in_unit_of(notice, total, one.value))}" for one in less)
    whole = sum((part.value for part in parts), Decimal(0)) - sum(one.value for one in less)
    return f"{figures} = {plain(in_unit_of(notice, total, whole))}"


def rounded(value: Decimal, decimals: int) -> Decimal:
    """A value rounded half up to so many decimals."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _WIDE)


def decimals(quantum: Decimal) -> int:
    """How many decimals a smallest step stands for: 2 for 0.01."""
    exponent = quantum.normalize().as_tuple().exponent
    return max(0, -int(exponent)) if isinstance(exponent, int) else 0
