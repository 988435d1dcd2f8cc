"""What counts as a claim, of which kind, with which value, and what it lacks to be assessed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from auditor.report import Value
from grammar.claims import (
    Approximation,
    BareNumber,
    DocumentNumber,
    DocumentTitle,
    Duration,
    Pointer,
    Quantity,
    Rate,
    RateForm,
    WrittenDate,
)
from grammar.lexicon import UNITS
from grammar.model import Notice
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled
from grammar.source import Span
from rules._rule import Words

_LOOK_BACK = 60  # code points
_STOP = compiled(r"[。；;！？!?\n]")
_EARLIER = compiled(
    r"(?<![较比与同])(?:上一?轮|上一?次巡|前[一二两三]轮|上一?年度?(?!末)|去年|往年|前年|同期)"
)
_CHANGE = compiled(
    r"(?:增长|下降|上升|提高|提升|降低|减少|增加|增幅|降幅|同比|环比)[^，。；]{0,6}$"
)
_LARGEST = 30  # decimal digits: a longer number is given as text, which every JSON reader can read


class Entry(NamedTuple):
    """A claim before it is judged.

    Attributes:
        span: in the reading text.
        kind: as in `ReportedClaim`.
        phrase: the phrase that makes the claim.
    """

    span: Span
    kind: str
    phrase: Any

    @property
    def value(self) -> Value:
        """What the claim says, as a number or as text."""
        return _VALUES[type(self.phrase)](self.phrase)


def entries(notice: Notice) -> list[Entry]:
    """Every claim of the notice, in the order of the text.

    A number in a name (“三张清单”) is one where its list stands beside it.
    A range of dates makes no claim of its own: its two dates do.
    """
    phrases = notice.phrases
    found = [Entry(q.span, _quantity_kind(q), q) for q in phrases.quantities]
    listed = {stated.count.span for stated in notice.relations.enumerations}
    found += [Entry(q.span, "count", q) for q in phrases.named_counts if q.span in listed]
    found += [Entry(rate.span, "rate", rate) for rate in phrases.rates]
    found += [Entry(when.span, "date", when) for when in phrases.dates]
    known = {when.span for when in phrases.dates}
    found += [
        Entry(when.span, "date", when)
        for pair in phrases.ranges
        for when in (pair.start, pair.end)
        if when.span not in known
    ]
    found += [Entry(length.span, "duration", length) for length in phrases.durations]
    found += [Entry(title.span, "document", title) for title in phrases.titles]
    found += [Entry(number.span, "document-number", number) for number in phrases.numbers]
    found += [Entry(pointer.span, "reference", pointer) for pointer in phrases.pointers]
    found += [Entry(number.span, "number", number) for number in phrases.bare]
    found.sort(key=lambda entry: entry.span)
    return found


def missing(notice: Notice, entry: Entry, *, left_out: bool) -> Words:
    """Why a claim about which no rule said anything is left open.

    Args:
        notice: the notice that makes the claim.
        entry: the claim.
        left_out: whether some rules were not run.
    """
    zh, en = _reason(entry, _clause_before(notice.text, entry.span.start))
    if left_out:
        return Words(f"{zh}（本次未运行全部规则）", f"{en} (not all rules were run)")
    return Words(zh, en)


def number(value: Decimal) -> int | float | str:
    """A decimal as JSON can carry it: whole numbers whole, very long ones as text."""
    if not value.is_finite() or abs(value.adjusted()) > _LARGEST:
        return str(value)
    return int(value) if value == value.to_integral_value() else float(value)


def written_date(when: WrittenDate) -> str:
    """A date in ISO 8601 with the parts it has: 2022-10-25, 2022-10, 2022, --10-25, --10."""
    year = f"{when.year:04d}" if when.year is not None else "-"
    month = f"-{when.month:02d}" if when.month is not None else ""
    day = f"-{when.day:02d}" if when.day is not None else ""
    if day and not month:
        return f"---{when.day:02d}"
    return year + month + day


def _quantity_kind(quantity: Quantity) -> str:
    if quantity.measure == "money":
        return "money"
    return "measure" if quantity.unit in UNITS else "count"


def _clause_before(text: str, at: int) -> str:
    """What stands before an offset in its clause, with the clause before that."""
    start = max(0, at - _LOOK_BACK)
    return _STOP.split(text[start:at])[-1]


def _reason(entry: Entry, before: str) -> Words:
    phrase = entry.phrase
    if isinstance(phrase, WrittenDate):
        if phrase.fault:
            return Words("这个日期不存在", "this date does not exist")
        if phrase.year is None:
            return Words(
                "没有写年份，前文也推不出年份",
                "no year is written, and none can be supplied from the text before",
            )
    if isinstance(phrase, Rate) and (
        phrase.form is RateForm.POINTS or _CHANGE.search(before) is not None
    ):
        return Words(
            "没有写明变化前后的两个数",
            "the figures before and after the change are not both stated",
        )
    if isinstance(phrase, (Quantity, Rate)) and _EARLIER.search(before):
        return Words(
            "说的是以前的一轮、一年，不与本次的数相比",
            "it is told of an earlier round or year, and not compared with this one's figures",
        )
    loose = getattr(phrase, "approximation", Approximation.EXACT)
    if loose is not Approximation.EXACT:
        return Words(
            "是约数，通报中没有可与之比较的数",
            "an approximate figure, and nothing in the notice can be compared with it",
        )
    return _REASONS[entry.kind]


# what was looked for in vain; never that there is no such thing
_REASONS = {
    "count": Words(
        "未见别处写到它，也未见逐项列出或分项写出",
        "found nothing else in the notice that states it, lists it or splits it up",
    ),
    "money": Words(
        "未见别处写到这笔金额，也未见分项写出",
        "found nothing else in the notice that states this sum or splits it up",
    ),
    "measure": Words(
        "未见别处写到这个数量，也未见分项写出",
        "found nothing else in the notice that states it or splits it up",
    ),
    "rate": Words(
        "未见它的分子或分母",
        "its numerator or denominator is not stated",
    ),
    "date": Words(
        "没有找到与之先后相关或指同一件事的日期",
        "found no other date to hold it against",
    ),
    "duration": Words(
        "没有找到它的起止日期",
        "found no dates on which it begins and ends",
    ),
    "document": Words(
        "没有找到可与这个文件名称核对的内容",
        "found nothing that bears on this title",
    ),
    "document-number": Words(
        "没有找到可与这个文号核对的内容",
        "found nothing that bears on this document number",
    ),
    "reference": Words(
        "没有找到它所指的部分",
        "found no part of the notice to look it up in",
    ),
    "number": Words(
        "没有写单位，不知道数的是什么",
        "no unit follows it, so what it counts is not known",
    ),
}

_VALUES: dict[type, Callable[[Any], Value]] = {
    Quantity: lambda quantity: number(quantity.value),
    Rate: lambda rate: number(rate.value),
    WrittenDate: written_date,
    Duration: lambda length: f"{number(length.value)} {length.unit}",
    DocumentTitle: lambda title: title.name,
    DocumentNumber: lambda document: document.key,
    Pointer: lambda pointer: pointer.number,
    BareNumber: lambda bare: number(bare.value),
}
