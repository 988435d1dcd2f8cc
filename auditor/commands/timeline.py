"""`auditor timeline`: every date of the notice, in the order of the calendar."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from auditor.arguments import output_format
from auditor.commands.claims import ROLES
from auditor.commands.page import Page, written
from auditor.dates import EVENTS, Entry, entries
from auditor.engine import Examined, examine
from auditor.language import Language, say, tell
from auditor.readers.files import read
from auditor.reports.columns import cut, pad, safe, width
from auditor.reports.paint import Role
from auditor.reports.wording import VERDICTS
from auditor.settings import defaults
from rules._rule import Words

_NO_DATES = Words("没有读到日期", "no date was found")
_SUPPLIED = Words("* 年份或月份由前文推得", "* year or month supplied from the text before")


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
    dates = [] if examined.notice is None else entries(examined.notice, report)
    if form == "json":
        written(_json(examined, dates))
    else:
        page = Page.of_terminal(language)
        lines = [*page.remarks(report), *_text(dates, page)]
        written("".join(f"{line}\n" for line in lines))
    return 2 if report.error is not None else 0


def _text(dates: list[Entry], page: Page) -> Iterator[str]:
    language = page.language
    if not dates:
        yield say(_NO_DATES, language)
        return
    gutter = max(len(str(entry.claim.place.line)) for entry in dates)
    events = max(width(say(EVENTS[entry.event], language)) for entry in dates)
    verdicts = max(width(say(words, language)) for words in VERDICTS.values())
    for entry in dates:
        claim = entry.claim
        when = pad(entry.when + "*" * entry.supplied, 11)
        event = pad(say(EVENTS[entry.event], language), events)
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
