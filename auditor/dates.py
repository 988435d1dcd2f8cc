"""The dates of a notice in the order of the calendar, each with what it is the date of."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from auditor.claims import written_date
from auditor.report import Report, ReportedClaim
from grammar.claims import DateRange, WrittenDate
from grammar.model import EventKind, Notice
from grammar.source import Span
from rules._rule import Words

EVENTS = {
    EventKind.INSPECTION: Words("巡察检查", "inspection"),
    EventKind.FEEDBACK: Words("反馈", "feedback"),
    EventKind.WORK_PERIOD: Words("整改期间", "work period"),
    EventKind.AS_OF: Words("数据截至", "as of"),
    EventKind.SIGNATURE: Words("落款", "signature"),
    EventKind.PUBLICATION: Words("发布", "publication"),
    EventKind.FEEDBACK_WINDOW: Words("意见征集期", "feedback window"),
    EventKind.ISSUE: Words("印发", "issue"),
    EventKind.MEETING: Words("会议", "meeting"),
    EventKind.DEADLINE: Words("期限", "deadline"),
    EventKind.ACTION: Words("整改措施", "action"),
    EventKind.OTHER: Words("其他", "other"),
}


class Entry(NamedTuple):
    """A date of the notice.

    Attributes:
        when: in ISO 8601, with the parts that are known.
        known: whether it can be placed in the calendar.
        first: the day, or the first day of the month or year; None where it is not known.
        supplied: whether a part of it was supplied from the text before.
        event: what it is the date of.
        subject: what tells the event from others of its kind, or empty.
        claim: its entry in the ledger.
    """

    when: str
    known: bool
    first: date | None
    supplied: bool
    event: EventKind
    subject: str
    claim: ReportedClaim


def entries(notice: Notice, report: Report) -> list[Entry]:
    """The dates, earliest first; those that no calendar holds come last, as the text has them."""
    events: dict[Span, tuple[EventKind, str]] = {}
    for event in notice.events:
        for when in _ends(event.when):
            events.setdefault(when.span, (event.kind, event.subject))
    claims = {(c.place.start, c.place.end): c for c in report.claims if c.kind == "date"}
    found: dict[Span, tuple[date, Entry]] = {}
    ranges = (end for pair in notice.phrases.ranges for end in _ends(pair))
    for when in sorted((*notice.phrases.dates, *ranges), key=lambda when: when.span):
        kind, subject = events.get(when.span, (EventKind.OTHER, ""))
        claim = claims[notice.reading.place(when.span)]
        entry = Entry(
            written_date(when), when.known, when.first, bool(when.supplied), kind, subject, claim
        )
        found.setdefault(when.span, (when.first or date.max, entry))
    return [entry for _, entry in sorted(found.values(), key=lambda one: one[0])]


def _ends(when: WrittenDate | DateRange) -> tuple[WrittenDate, ...]:
    return (when.start, when.end) if isinstance(when, DateRange) else (when,)
