"""Redoes the arithmetic of findings on paper: from the JSON report alone, with a reader of its own.

Nothing of the checker is used here. A figure counts only where a quoted place says it: what stands
among a finding's facts has to be read again from the quotes of `primary` and `related`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Any, TypeAlias

Finding: TypeAlias = Mapping[str, Any]

_ROWS = ("零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖")
_DIGITS = {c: n for row in _ROWS for n, c in enumerate(row)} | {"两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_HAN = "".join((*_DIGITS, *_TENS, *_MYRIADS))
_NUMBER = re.compile(rf"\d[\d,]*(?:\.\d+)?[百千万亿]*|[{_HAN}]+")
_UNITS = {
    "角": "0.1", "公里": "1000", "千米": "1000", "毫米": "0.001", "厘米": "0.01", "亩": "666.67",
    "公顷": "10000", "平方公里": "1000000", "平方千米": "1000000", "吨": "1000000", "公斤": "1000",
    "千克": "1000", "斤": "500", "毫克": "0.001", "兆瓦": "1000", "升": "0.001", "瓦": "0.001",
}  # fmt: skip


class NotRedoneError(AssertionError):
    """The figures of a finding do not follow from the places it quotes."""


def number(words: str) -> Decimal:
    """A written number without a unit: 1,286.4, 1.2万, 四十一.

    Raises:
        NotRedoneError: it is none.
    """
    if words[:1].isdigit():
        digits = re.match(r"[\d,.]+", words)
        assert digits is not None
        value = Decimal(digits[0].replace(",", ""))
        for character in words[digits.end() :]:
            value *= (_TENS | _MYRIADS)[character]
        return value
    if not words or set(words) - set(_HAN):
        raise NotRedoneError(f"no number: {words}")
    whole, digit = Decimal(0), Decimal(0)
    section = Decimal(0)
    for character in words:
        if character in _DIGITS:
            digit = Decimal(_DIGITS[character])
        elif character in _TENS:
            section += (digit or 1) * _TENS[character]
            digit = Decimal(0)
        else:
            whole += (section + digit) * _MYRIADS[character]
            section = digit = Decimal(0)
    return whole + section + digit


def amount(quote: str) -> Decimal:
    """The first number of a quote in base units: 1286.4万元 is 12864000, 41项 is 41."""
    flat = _half_width(quote)
    found = _NUMBER.search(flat)
    if found is None:
        raise NotRedoneError(f"no number in {quote}")
    behind = flat[found.end() :].lstrip("余多来")
    unit = max((u for u in _UNITS if behind.startswith(u)), key=len, default="")
    return number(found[0]) * Decimal(_UNITS.get(unit, "1"))


def per_cent(quote: str) -> Decimal:
    """A quoted rate in per cent: 76%, 5‰, 百分之七十六, 四分之三, 六成, 过半, 1.6个百分点."""
    words = _half_width(quote)
    if found := re.search(r"百分之([\d.]+|.+)", words):
        whole, _, decimals = found[1].partition("点")
        tail = "".join(str(_DIGITS[c]) for c in decimals if c in _DIGITS)
        return Decimal(f"{number(_NUMBER.match(whole)[0])}.{tail or 0}")  # type: ignore[index]
    if found := re.search(rf"([{_HAN}\d]+)分之([{_HAN}\d]+|半)", words):
        above = Decimal("0.5") if found[2] == "半" else number(found[2])
        return above * 100 / number(found[1])
    if found := re.search(rf"([{_HAN}\d])成(半?)", words):
        return number(found[1]) * 10 + (5 if found[2] else 0)
    if "半" in words:
        return Decimal(50)
    return amount(words) / (10 if "‰" in words else 1)


def _half_width(quote: str) -> str:
    return quote.translate({0xFF01 + n: 0x21 + n for n in range(94)}).replace(" ", "")


# --- one rule after another --------------------------------------------------------------------


def redo(finding: Finding) -> None:
    """Redo the arithmetic of one finding.

    Args:
        finding: an entry of `findings` in the JSON report, of one of the rules in `RULES`.

    Raises:
        NotRedoneError: a figure has no place, or the result is another than the one stated.
    """
    RULES[finding["rule"]](finding)


def _sum(finding: Finding) -> None:
    facts = finding["facts"]
    if "before" in facts:
        _difference(finding)
    elif "%" in finding["primary"]["quote"]:
        _hundred(finding)
    else:
        scale = _scale(amount(finding["primary"]["quote"]), _fact(facts["claimed"]))
        parts, minus = _many(facts["parts"]), _many(facts.get("minus", ()))
        quoted = [amount(quote) / scale for quote in _quotes(finding)]
        _same("parts", _about(quoted), _about([*parts, *minus]))
        _same("found", sum(parts) - sum(minus), _fact(facts["found"]))
        _differ(facts)


def _scale(base: Decimal, told: Decimal) -> Decimal:
    """How many base units one unit of the facts is: 10000 where they are told in 万元."""
    scale = base / told if told else Decimal(1)
    exact = scale.normalize()
    if exact.as_tuple().digits not in ((1,), (6, 6, 6, 6, 7), (5,)):
        raise NotRedoneError(f"claimed: {told} is not what is quoted, {base}")
    return exact


def _tens(scale: Decimal) -> Decimal:
    """A power of ten, in which figures are told.

    Raises:
        NotRedoneError: it is none.
    """
    if scale.normalize().as_tuple().digits != (1,):
        raise NotRedoneError(f"operands: told in units of {scale}")
    return scale


def _difference(finding: Finding) -> None:
    facts = finding["facts"]
    claimed, before, after = (_fact(facts[name]) for name in ("claimed", "before", "after"))
    scale = _scale(amount(finding["primary"]["quote"]), claimed)
    quoted = [amount(quote) / scale for quote in _quotes(finding)]
    _same("ends", _about(quoted), _about([before, after]))
    _same("found", abs(before - after), _fact(facts["found"]))
    _differ(facts)


def _hundred(finding: Finding) -> None:
    facts = finding["facts"]
    parts = _many(facts["parts"])
    quoted = [per_cent(q) for q in (*_quotes(finding), finding["primary"]["quote"])]
    _same("parts", quoted, parts)
    _same("found", sum(parts), _fact(facts["found"]))
    _same("claimed", _fact(facts["claimed"]), Decimal(100))
    _differ(facts)


def _ratio(finding: Finding) -> None:
    facts, written = finding["facts"], finding["primary"]["quote"]
    if "total" in facts:
        _average(finding)
        return
    if "each" in facts:
        _product(finding)
        return
    if re.search("[倍番]", written):
        _multiple(finding)
        return
    claimed, found = facts["claimed"], _fact(facts["found"])
    stated = per_cent(claimed) if isinstance(claimed, str) else _fact(claimed)
    _same("claimed", per_cent(written), stated)
    if "part" in facts:
        part, whole = _fact(facts["part"]), _fact(facts["whole"])
        sides = [_added(finding, side) for side in ("分子", "分母")]
        _same("operands", _about([sides[0] / sides[1]]), _about([part / whole]))
        exact = part * 100 / whole
    elif "gap" in facts:
        after, gap = _fact(facts["after"]), _fact(facts["gap"])
        quoted = [amount(q) for q in _quotes(finding)]
        _same("operands", _about([quoted[1] / quoted[0]]), _about([gap / after]))
        exact = gap * 100 / (after - gap if facts["risen"] else after + gap)
    else:
        before, after = _fact(facts["before"]), _fact(facts["after"])
        points = "百分点" in written
        if points:
            _same("operands", [per_cent(q) for q in _quotes(finding)], [before, after])
        else:  # told in the unit of one of them: 18万人次 is 18
            scale = _tens(amount(_quotes(finding)[0]) / before)
            _same(
                "operands",
                _about([amount(q) / scale for q in _quotes(finding)]),
                _about([before, after]),
            )
        exact = abs(after - before) * (1 if points else 100 / before)
    _same("found", exact.quantize(_step(found), ROUND_HALF_UP), found)
    step = _step(stated)
    for rounding in (ROUND_HALF_UP, ROUND_DOWN):
        if exact.quantize(step, rounding) == stated.quantize(step):
            raise NotRedoneError(f"{written} is {exact} as precisely as it is written")


def _added(finding: Finding, side: str) -> Decimal:
    """What stands above or below the line of a division, added up."""
    told = [amount(p["quote"]) for p in finding["related"] if p["label"]["zh"] == side]
    if not told:
        raise NotRedoneError(f"no place for {side}")
    return sum(told, Decimal(0))


def _average(finding: Finding) -> None:
    facts, written = finding["facts"], finding["primary"]["quote"]
    claimed, found, total, number = (
        _fact(facts[name]) for name in ("claimed", "found", "total", "number")
    )
    scale = _scale(amount(written), claimed)
    whole, over = _quotes(finding)
    _same("total", _about([amount(whole) / scale]), _about([total]))
    months = _months(over)
    if months is None:
        _scale(amount(over), number)
    elif months / number not in (1, 3, 12):
        raise NotRedoneError(f"{over} is not {number} months, quarters or years")
    _same("found", (total / number).quantize(_step(found), ROUND_HALF_UP), found)
    for rounding in (ROUND_HALF_UP, ROUND_DOWN):
        if (total / number).quantize(_step(claimed), rounding) == claimed:
            raise NotRedoneError(f"{written} is {total / number} as precisely as it is written")


def _product(finding: Finding) -> None:
    """The total against so many of each."""
    facts = finding["facts"]
    claimed, found, each, number = (
        _fact(facts[name]) for name in ("claimed", "found", "each", "number")
    )
    quoted = [finding["primary"]["quote"], *_quotes(finding)]
    _same("operands", [amount(q) for q in quoted], [claimed, each, number])
    _same("found", each * number, found)
    _differ(facts)


def _months(quote: str) -> Decimal | None:
    """How many months a stretch of time lasts; None where a quote names none."""
    words = _half_width(quote)
    if found := re.search(r"(\d+)月?份?[-至到—](\d+)月", words):
        return Decimal(int(found[2]) - int(found[1]) + 1)
    for pattern, factor in (("前(.)个?季度", 3), ("(.{1,3})个月", 1), ("[近这](.)年", 12)):
        if found := re.search(pattern, words):
            return number(found[1]) * factor
    for word, months in (("季度", 3), ("半年", 6), ("年", 12)):
        if word in words:
            return Decimal(months)
    return None


def _multiple(finding: Finding) -> None:
    facts, written = finding["facts"], finding["primary"]["quote"]
    claimed, found, before, after = (
        _fact(facts[name]) for name in ("claimed", "found", "before", "after")
    )
    said = amount(written)
    told = [2**said] if "番" in written else [said, said + 1]  # 增长两倍 is three times as much
    if claimed not in told:
        raise NotRedoneError(f"claimed: {written} is not {claimed} times")
    ends = [amount(quote) for quote in _quotes(finding)]
    _same("ends", _about([ends[1] / ends[0]]), _about([after / before]))
    _same("found", (after / before).quantize(_step(found), ROUND_HALF_UP), found)
    _differ(facts)


def _step(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(min(0, exponent))


def _enumeration(finding: Finding) -> None:
    facts, primary = finding["facts"], finding["primary"]["quote"]
    if "分别" in finding["message"]["zh"]:
        (things,) = _quotes(finding)
        _same("claimed", amount(things), _fact(facts["claimed"]))
        _same("found", len(_NUMBER.findall(_half_width(primary))), facts["found"])
    else:
        _same("claimed", amount(primary), _fact(facts["claimed"]))
        _same("found", len(finding["related"]), facts["found"])
    _differ(facts)


def _count(finding: Finding) -> None:
    facts = finding["facts"]
    _same("claimed", amount(finding["primary"]["quote"]), _fact(facts["claimed"]))
    places = [r for r in finding["related"] if "此处也写" not in r["label"]["zh"]]
    for also in (r for r in finding["related"] if r not in places):
        _same("claimed", amount(also["quote"]), _fact(facts["claimed"]))
    if not places:
        raise NotRedoneError("no place where the list begins")
    _same("found", _figures(places[0]["label"]["en"])[-1], facts["found"])
    parts = _many(facts.get("parts", ()))
    if parts:
        told = [_figures(place["label"]["en"])[0] for place in places[1:]]
        _same("parts", told, parts)
        _same("found", sum(parts), _fact(facts["found"]))
    _differ(facts)


def _figures(words: str) -> list[int]:
    return [int(figure) for figure in re.findall(r"\d+", words)]


def _conflict(finding: Finding) -> None:
    first, second = _many(finding["facts"]["values"])
    (quoted,) = _quotes(finding)
    _same("values", [amount(quoted), amount(finding["primary"]["quote"])], [first, second])
    if first == second:
        raise NotRedoneError(f"one value, {first}")


RULES: Mapping[str, Callable[[Finding], None]] = {
    "sum-mismatch": _sum,
    "ratio-mismatch": _ratio,
    "enumeration-mismatch": _enumeration,
    "count-mismatch": _count,
    "claim-conflict": _conflict,
}


def _quotes(finding: Finding) -> list[str]:
    return [place["quote"] for place in finding["related"]]


def _fact(value: float | str) -> Decimal:
    return Decimal(str(value))


def _many(values: Sequence[float | str]) -> list[Decimal]:
    return [_fact(value) for value in values]


def _about(values: Sequence[Decimal]) -> list[Decimal]:
    """Values as closely as facts are told: four decimals."""
    return [value.quantize(Decimal("0.0001"), ROUND_HALF_UP) for value in values]


def _differ(facts: Mapping[str, Any]) -> None:
    if _fact(facts["claimed"]) == _fact(facts["found"]):
        raise NotRedoneError(f"claimed is found, {facts['found']}")


def _same(name: str, redone: object, told: object) -> None:
    if redone != told:
        raise NotRedoneError(f"{name}: the places give {redone}, the facts say {told}")
