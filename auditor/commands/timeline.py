"""`auditor timeline`: every date of the notice, in the order of the calendar."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from auditor.arguments import output_format
from auditor.commands.claims import ROLES
from auditor.commands.page import Page, in_force, written
from auditor.dates import EVENTS, Entry, entries
from auditor.engine import Examined, examine
from auditor.language import Language, say, tell
from auditor.readers.files import read
from auditor.reports.columns import cut, pad, safe, width
from auditor.reports.paint import Role
from auditor.reports.wording import VERDICTS
from grammar.named_tuples import NamedTuple
from rules._rule import Words

_NO_DATES = Words("没有读到日期", "no date was found")
_SUPPLIED = Words("* 年份或月份由前文推得", "* year or month supplied from the text before")
_APART = Words("年份不明或并不存在的日期：", "of unknown year, or no date at all:")
_NARROWEST = 10  # columns for the words of the notice, however narrow the terminal


def run(options: Namespace, language: Language) -> int:
    """Show the dates.

    Returns:
        0; 2 where the document could not be audited in full.

    Raises:
        AuditError: the document or the configuration cannot be read.
    """
    form = output_format(options.format)
    settings, language = in_force(options, language)
    examined = examine(read(options.path), settings)
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
    known = [entry for entry in dates if entry.known]
    apart = [entry for entry in dates if not entry.known]
    table = _Table(
        max(width(_when(entry)) for entry in dates),
        max(len(str(entry.place.line)) for entry in dates),
        max(width(say(EVENTS[entry.event], language)) for entry in dates),
        max(width(say(VERDICTS[entry.claim.verdict], language)) for entry in dates),
        page,
    )
    yield from map(table.row, known)
    if apart:
        yield from ("",) if known else ()
        yield say(_APART, language)
        yield from map(table.row, apart)
    if any(entry.supplied for entry in dates):
        yield say(_SUPPLIED, language)


class _Table(NamedTuple):
    """How wide the columns are."""

    when: int
    line: int
    event: int
    verdict: int
    page: Page

    def row(self, entry: Entry) -> str:
        """A date: when, on which line, of what, how it was found, in which words."""
        language, paint = self.page.language, self.page.paint
        when = pad(_when(entry), self.when)
        line = paint(Role.GUTTER, str(entry.place.line).rjust(self.line))
        event = pad(say(EVENTS[entry.event], language), self.event)
        verdict = pad(say(VERDICTS[entry.claim.verdict], language), self.verdict)
        words = entry.place.quote + (f" {entry.subject}" if entry.subject else "")
        room = self.page.columns - (self.when + self.line + self.event + self.verdict + 8)
        quote = cut(safe(" ".join(words.split())), max(_NARROWEST, room))
        return f"{when}  {line}  {event}  {paint(ROLES[entry.claim.verdict], verdict)}  {quote}"


def _when(entry: Entry) -> str:
    """2022-03-01–04-30: the end of a range without what it shares with the start."""
    start, _, end = entry.when.partition("/")
    if end and entry.known and start[:5] == end[:5]:
        end = end[5:]
    return start + (f"–{end}" if end else "") + "*" * entry.supplied


def _json(examined: Examined, dates: list[Entry]) -> str:
    from auditor.reports.json import dated, envelope, words

    report = examined.report
    return envelope(
        path=report.source.name,
        title=report.title,
        recognised=report.recognised,
        error=None if report.error is None else words(report.error),
        timeline=[dated(entry) for entry in dates],
    )
