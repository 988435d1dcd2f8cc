"""`auditor timeline`: every date of the notice, in the order of the calendar."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from auditor.arguments import output_format
from auditor.claims import written_date
from auditor.commands.claims import ROLES
from auditor.commands.page import Page, written
from auditor.engine import Examined, examine
from auditor.language import Language, say, tell
from auditor.readers.files import read
from auditor.report import ReportedClaim
from auditor.reports.columns import cut, pad, safe, width
from auditor.reports.paint import Role
from auditor.reports.wording import VERDICTS
from auditor.settings import defaults
from grammar.claims import DateRange, WrittenDate
from grammar.model import EventKind, Notice
from grammar.source import Span
from rules._rule import Words

_EVENTS = {
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
_NO_DATES = Words("没有读到日期", "no date was found")
_SUPPLIED = Words("* 年份或月份由前文推得", "* year or month supplied from the text before")


class Entry(NamedTuple):
    """A date of the notice.

    Attributes:
        when: in ISO 8601, with the parts that are known.
        known: whether it can be placed in the calendar.
        supplied: whether a part of it was supplied from the text before.
        event: what it is the date of.
        subject: what tells the event from others of its kind, or empty.
        claim: its entry in the ledger.
    """

    when: str
    known: bool
    supplied: bool
    event: EventKind
    subject: str
    claim: ReportedClaim


def run(options: Namespace, language: Language) -> int:
    """Show the dates.

    Returns:
        0; 2 where the document could not be audited in full.

    Raises:
        AuditError: the document cannot be read.
    """
    form = output_format(options.format)
    examined = examine(read(options.path), defaults())
    report = examined.report
    if report.error is not None:
        tell(report.error, language)
    dates = [] if examined.notice is None else entries(examined.notice, examined)
    if form == "json":
        written(_json(examined, dates))
    else:
        page = Page.of_terminal(language)
        lines = [*page.remarks(report), *_text(dates, page)]
        written("".join(f"{line}\n" for line in lines))
    return 2 if report.error is not None else 0


def entries(notice: Notice, examined: Examined) -> list[Entry]:
    """The dates, earliest first; those that no calendar holds come last, as the text has them."""
    events: dict[Span, tuple[EventKind, str]] = {}
    for event in notice.events:
        for when in _ends(event.when):
            events.setdefault(when.span, (event.kind, event.subject))
    claims = {(c.place.start, c.place.end): c for c in examined.report.claims if c.kind == "date"}
    found: dict[Span, tuple[date, Entry]] = {}
    ranges = (end for pair in notice.phrases.ranges for end in _ends(pair))
    for when in sorted((*notice.phrases.dates, *ranges), key=lambda when: when.span):
        kind, subject = events.get(when.span, (EventKind.OTHER, ""))
        claim = claims[notice.reading.place(when.span)]
        entry = Entry(written_date(when), when.known, bool(when.supplied), kind, subject, claim)
        found.setdefault(when.span, (when.first or date.max, entry))
    return [entry for _, entry in sorted(found.values(), key=lambda one: one[0])]


def _ends(when: WrittenDate | DateRange) -> tuple[WrittenDate, ...]:
    return (when.start, when.end) if isinstance(when, DateRange) else (when,)


def _text(dates: list[Entry], page: Page) -> Iterator[str]:
    language = page.language
    if not dates:
        yield say(_NO_DATES, language)
        return
    gutter = max(len(str(entry.claim.place.line)) for entry in dates)
    events = max(width(say(_EVENTS[entry.event], language)) for entry in dates)
    verdicts = max(width(say(words, language)) for words in VERDICTS.values())
    for entry in dates:
        claim = entry.claim
        when = pad(entry.when + "*" * entry.supplied, 11)
        event = pad(say(_EVENTS[entry.event], language), events)
        line = page.paint(Role.GUTTER, str(claim.place.line).rjust(gutter))
        verdict = pad(say(VERDICTS[claim.verdict], language), verdicts)
        head = 11 + 2 + gutter + 2 + events + 2 + verdicts + 2
        words = claim.place.quote + (f" {entry.subject}" if entry.subject else "")
        quote = cut(safe(" ".join(words.split())), max(10, page.columns - head))
        yield f"{when}  {line}  {event}  {page.paint(ROLES[claim.verdict], verdict)}  {quote}"
    if any(entry.supplied for entry in dates):
        yield say(_SUPPLIED, language)


def _json(examined: Examined, dates: list[Entry]) -> str:
    from auditor.reports.json import claim, envelope, words

    report = examined.report

    def shown(entry: Entry) -> dict[str, Any]:
        return {
            "when": entry.when,
            "known": entry.known,
            "supplied": entry.supplied,
            "event": entry.event.value,
            "subject": entry.subject,
            "claim": claim(entry.claim),
        }

    return envelope(
        path=report.source.name,
        title=report.title,
        recognised=report.recognised,
        error=None if report.error is None else words(report.error),
        timeline=[shown(entry) for entry in dates],
    )
