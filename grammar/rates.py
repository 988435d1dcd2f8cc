"""Rates as they are written: 98.03%, 百分之七十六, 三分之二, 近六成, 过半, 1.6个百分点."""

from __future__ import annotations

from decimal import Decimal

from grammar import numerals
from grammar.claims import Approximation, Rate, RateForm
from grammar.patterns import compiled
from grammar.source import Span

_FRACTION = compiled(r"(.+?)分之([^以左多]+)(以上|以下|左右|多)?")
_POINTS = compiled("[余多]?个?百分点")
_BOUNDS = {
    "以上": Approximation.OVER, "多": Approximation.OVER, "以下": Approximation.UNDER,
    "以内": Approximation.UNDER, "左右": Approximation.ABOUT,
}  # fmt: skip
_UNDER_HALF = ("近", "不足", "不到")
_ON_HALF = ("过", "超", "近")  # 过半, 近半数


def read(text: str, form: RateForm, words: str, span: Span) -> Rate | None:
    """The rate that a token says, with the words of approximation before it.

    Args:
        text: the reading text.
        form: how the rate is written.
        words: the token.
        span: where the token stands.

    Returns:
        the rate in per cent, or None where the token is none.
    """
    if form is RateForm.WORDS:
        return _half(text, words, span)
    if form is RateForm.DOUBLED:
        return _doubled(text, words, span)
    after = next((word for word in _BOUNDS if words.endswith(word)), "")
    value = _VALUES[form](words.removesuffix(after))
    if value is None:
        return None
    approximation, start = numerals.approximation_before(text, span.start)
    if approximation is Approximation.EXACT:
        approximation = _BOUNDS.get(after, Approximation.EXACT)
    return Rate(Span(start, span.end), form, value[0], value[1], approximation)


def _percent(words: str) -> tuple[Decimal, Decimal] | None:
    if words.startswith("百分之"):
        value, quantum = _han_decimal(words[3:])
        return None if value >= numerals.LARGEST else (value, quantum)
    scale = Decimal(1) if words.endswith("%") else Decimal("0.1")
    numeral = numerals.read(words.rstrip("%‰ "))
    return None if numeral is None else (numeral.value * scale, numeral.quantum * scale)


def _points(words: str) -> tuple[Decimal, Decimal] | None:
    numeral = numerals.read(_POINTS.sub("", words))
    return None if numeral is None else (numeral.value, numeral.quantum)


def _fraction(words: str) -> tuple[Decimal, Decimal] | None:
    found = _FRACTION.fullmatch(words)
    if found is None:
        return None
    below, above = numerals.read(found[1]), numerals.half_or(found[2])
    if below is None or above is None or not below.value:
        return None
    return above * 100 / below.value, Decimal(5)


def _tenths(words: str) -> tuple[Decimal, Decimal] | None:
    numeral = numerals.read(words[0])
    if numeral is None:
        return None
    ones = numerals.read(words[2]) if len(words) > 2 and words[2] not in "半多" else None
    if ones is not None:  # 四成五
        return numeral.value * 10 + ones.value, Decimal(1)
    return numeral.value * 10 + (5 if "半" in words else 0), Decimal(10)


_VALUES = {
    RateForm.PERCENT: _percent,
    RateForm.POINTS: _points,
    RateForm.FRACTION: _fraction,
    RateForm.TENTHS: _tenths,
}


def _half(text: str, words: str, span: Span) -> Rate:
    """过半, 半数以上, 一半: what stands before tells on which side of the half."""
    if text[max(0, span.start - 1) : span.start] in _ON_HALF and words.startswith("半"):
        start = span.start - (2 if text[span.start - 2 : span.start] == "超过" else 1)
        under = text[span.start - 1] == "近"
    else:
        _, start = numerals.approximation_before(text, span.start)
        under = words.endswith("以下") or text[start : span.start] in _UNDER_HALF
    approximation = Approximation.UNDER if under else Approximation.OVER
    if words == "一半" and start == span.start:
        approximation = Approximation.EXACT
    return Rate(Span(start, span.end), RateForm.WORDS, Decimal(50), Decimal(5), approximation)


def _doubled(text: str, words: str, span: Span) -> Rate | None:
    """翻了一番, 近翻一番: twice as much, 翻两番 four times."""
    numeral = numerals.read(words[0])
    if numeral is None or not numeral.value:
        return None
    start = text.rindex("翻", 0, span.start)
    near = "近" in text[start : span.start]
    approximation, start = numerals.approximation_before(text, start)
    times = Decimal(2) ** int(numeral.value)
    return Rate(
        Span(start, span.end),
        RateForm.DOUBLED,
        times * 100,
        Decimal(10),
        Approximation.UNDER if near else approximation,
    )


def _han_decimal(words: str) -> tuple[Decimal, Decimal]:
    """The value of 七十六, 七十六点五, 76.5, 百 and the smallest step of its writing."""
    if words[0].isdigit():
        value = Decimal(words.rstrip("."))
        return value, Decimal(1).scaleb(-len(words.partition(".")[2]))
    whole, _, decimals = words.partition("点")
    digits = "".join(str(numerals.HAN_DIGITS[c]) for c in decimals[:6])
    value = Decimal(f"{numerals.han_value(whole) or 0}.{digits or 0}")
    return value, Decimal(1).scaleb(-len(digits))
