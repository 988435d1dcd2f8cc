"""Figures as notices write them, and texts in which they stand: made from the language.

A `Telling` is a text with the places of its figures. Values are counted in steps, the smallest that
their writing shows: 1286.4 in 万元 with one decimal is 12864 steps.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from hypothesis import strategies as st

import auditor

_DIGITS = "零一二三四五六七八九"


class Unit(NamedTuple):
    """How figures of one kind are written.

    Attributes:
        word: the classifier or unit.
        thing: what is counted, as a noun before the figure.
        decimals: how many decimals are written.
        counts: whether each figure is exact, and not rounded to its last digit.
    """

    word: str
    thing: str
    decimals: int = 0
    counts: bool = True


COUNTED = (
    Unit("个", "问题"), Unit("项", "任务"), Unit("条", "意见"), Unit("件", "信访件"), Unit("起", "案件"),
    Unit("家", "企业"), Unit("份", "文件"), Unit("户", "农户"), Unit("人", "党员干部"),
    Unit("人次", "干部"), Unit("处", "隐患"), Unit("场", "座谈会"), Unit("宗", "土地"),
)  # fmt: skip
MONEY = (
    Unit("万元", "资金", 0, False), Unit("万元", "资金", 1, False), Unit("万元", "资金", 2, False),
    Unit("元", "资金", 0, False), Unit("元", "资金", 2, False), Unit("亿元", "资金", 2, False),
)  # fmt: skip


class Telling(NamedTuple):
    """A text with the places of its figures, the whole first."""

    text: str
    places: tuple[tuple[int, int], ...]


def han(value: int) -> str:
    """A whole number below ten thousand as one reads it: 一百零五, 十二, 二千零三十."""
    if value == 0:
        return "零"
    words, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            words += ("零" if zero else "") + _DIGITS[digit] + name
            zero = False
        else:
            zero = bool(words)
    return words.removeprefix("一") if words.startswith("一十") else words


def written(steps: int, unit: Unit, style: str) -> str:
    """A figure in one of the styles: plain, thousands, wide, han.

    一个 may be an article and no figure: one is never written so.
    """
    if style == "han" and unit.counts and 1 < steps < 10_000:
        return "两" if steps == 2 else han(steps)
    value = Decimal(steps).scaleb(-unit.decimals)
    if style == "thousands":
        return f"{value:,f}"
    plain = f"{value:f}"
    return plain.translate({0x30 + d: 0xFF10 + d for d in range(10)}) if style == "wide" else plain


def tell(template: str, figures: Sequence[str]) -> Telling:
    """Fill in a template: «0» is the whole, «1» the first part, and so on."""
    pieces: list[str] = []
    places: dict[int, tuple[int, int]] = {}
    at = 0
    for piece in re.split(r"(«\d+»)", template):
        words = piece
        if piece.startswith("«"):
            number = int(piece[1:-1])
            words = figures[number]
            places[number] = (at, at + len(words))
        pieces.append(words)
        at += len(words)
    return Telling("".join(pieces), tuple(places[number] for number in sorted(places)))


STYLES = st.sampled_from(["plain", "plain", "plain", "thousands", "wide", "han"])


def bad_news(text: str) -> list[str]:
    """The errors and warnings on a text, in the words of the report."""
    found = auditor.audit(text).findings
    return [f"{f.rule}: {f.message.zh}" for f in found if f.severity != "note"]


def verdict_at(text: str, place: tuple[int, int]) -> str:
    """The verdict of the claim that begins or lies at a place."""
    for claim in auditor.audit(text).claims:
        if claim.start < place[1] and place[0] < claim.end:
            return str(claim.verdict)
    return "no claim"


def found_by(text: str, rule: str) -> list[Mapping[str, Any]]:
    """The findings of one rule, as the JSON report has them."""
    report = auditor.audit(text).model_dump(mode="json")
    return [f for f in report["findings"] if f["rule"] == rule]
