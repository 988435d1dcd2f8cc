"""The dates of a notice in the order of the calendar, each with what it is the date of."""

from __future__ import annotations

from datetime import date

from auditor.claims import written_date
from auditor.report import Place, Report, ReportedClaim
from grammar.claims import DateRange, WrittenDate
from grammar.model import EventKind, Notice
from grammar.named_tuples import NamedTuple
from rules._rule import Outcome, Words

EVENTS = {
    EventKind.INSPECTION: Words("巡察检查", "inspection"),
    EventKind.FEEDBACK: Words("反馈", "feedback"),
    EventKind.LEADING_GROUP: Words("成立领导小组", "leading group"),
    EventKind.PLAN: Words("整改方案", "plan"),
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


_GRAVEST = (
    Outcome.CONTRADICTED,
    Outcome.UNCERTAIN,
    Outcome.VERIFIED,
    Outcome.AGREES,
    Outcome.UNASSESSED,
)


class Entry(NamedTuple):
    """A date of the notice, or a range of dates.

    Attributes:
        when: in ISO 8601, with the parts that are known; a range as 2022-03-01/2022-04-30.
        known: whether it can be placed in the calendar.
        first: the first day it can mean; None where it is not known.
        last: the last day it can mean; None where it is not known.
        supplied: whether a part of it was supplied from the text before.
        event: what it is the date of.
        subject: what tells the event from others of its kind, or empty.
        place: where it stands.
        claims: its entries in the ledger: one for a date, two for a range.
    """

    when: str
    known: bool
    first: date | None
    last: date | None
    supplied: bool
    event: EventKind
    subject: str
    place: Place
    claims: tuple[ReportedClaim, ...]

    @property
    def claim(self) -> ReportedClaim:
        """The entry in the ledger that is of most concern."""
        return min(self.claims, key=lambda claim: _GRAVEST.index(claim.verdict))


def entries(notice: Notice, report: Report) -> list[Entry]:
    """The dates, earliest first; those that no calendar holds come last, as the text has them."""
    claims = {(c.place.start, c.place.end): c for c in report.claims if c.kind == "date"}

    def entry(when: WrittenDate | DateRange, event: EventKind, subject: str) -> Entry:
        start, end = ends = (when.start, when.end) if isinstance(when, DateRange) else (when, when)
        told = dict.fromkeys(written_date(one) for one in ends)
        return Entry(
            "/".join(told),
            start.known and end.known,
            start.first,
            end.last,
            any(one.supplied for one in ends),
            event,
            subject,
            Place(report.source, *notice.reading.place(when.span)),
            tuple(
                claims[notice.reading.place(span)] for span in dict.fromkeys(e.span for e in ends)
            ),
        )

    found = {e.when.span: entry(e.when, e.kind, e.subject) for e in reversed(notice.events)}
    taken = {end.span for e in notice.events for end in (e.start, e.end)}
    found |= {
        when.span: entry(when, EventKind.OTHER, "")
        for when in notice.phrases.dates
        if when.span not in taken
    }
    ordered = [found[span] for span in sorted(found)]
    return sorted(ordered, key=lambda one: (not one.known, one.first if one.known else date.max))
