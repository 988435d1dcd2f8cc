"""`auditor outline`: the notice as it was understood, as a table of its items."""

from __future__ import annotations

from argparse import Namespace
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from auditor.arguments import output_format
from auditor.commands.page import Page, in_force, written
from auditor.engine import audit
from auditor.headings import NO_STATUS, STATUSES, Entry, entries
from auditor.language import Language, say, tell
from auditor.readers.files import read
from auditor.report import Report, ReportedFinding
from auditor.reports.columns import cut, pad, safe, width, wrap
from auditor.reports.paint import Role
from rules._rule import Severity, Words

_INDENT = 2  # columns a level
_NARROW = 72  # on fewer columns an item's facts stand on a line of their own

_NO_OUTLINE = Words("没有读到层次", "no headings were found")
_ROLES = {
    "aspect": Words("方面", "aspect"),
    "problem": Words("问题", "problem"),
    "item": Words("具体问题", "item"),
    "": Words("", ""),
}
_MANY = {
    "aspect": Words("个方面", "aspects"),
    "problem": Words("个问题", "problems"),
    "item": Words("项具体问题", "items"),
}
_LINE, _HEADING = Words("行", "line"), Words("层次与标题", "heading")
_MEASURES, _STATUS = Words("措施", "measures"), Words("状态", "status")
_PAINTS = {Severity.ERROR: Role.ERROR, Severity.WARNING: Role.WARNING, Severity.NOTE: Role.NOTE}


def run(options: Namespace, language: Language) -> int:
    """Show the outline.

    Returns:
        0; 2 where the text could not be parsed.

    Raises:
        AuditError: the document or the configuration cannot be read.
    """
    form = output_format(options.format)
    settings, language = in_force(options, language)
    report = audit(read(options.path), settings)
    if report.error is not None:
        tell(report.error, language)
    outline = [] if report.notice is None else list(entries(report.notice, report.source))
    found = _by_entry(outline, report.findings)
    if form == "json":
        written(_json(report, outline, found))
    else:
        page = Page.of_terminal(language)
        lines = [*page.remarks(report), *_text(report, outline, found, page)]
        written("".join(f"{line.rstrip()}\n" for line in lines))
    return 2 if report.error is not None else 0


def _by_entry(
    outline: Sequence[Entry], findings: Sequence[ReportedFinding]
) -> dict[int, list[ReportedFinding]]:
    """The findings by the number of the innermost entry that holds them; -1 for none."""
    starts = [entry.start for entry in outline]
    above = list(_parents(outline))
    found: dict[int, list[ReportedFinding]] = defaultdict(list)
    for finding in findings:
        at = bisect_right(starts, finding.primary.start) - 1
        while at >= 0 and (outline[at].end <= finding.primary.start or not _is_shown(outline[at])):
            at = above[at]
        found[at].append(finding)
    return found


def _parents(outline: Sequence[Entry]) -> Iterator[int]:
    """For each entry the number of the one it stands under, -1 for none."""
    open_entries: list[int] = []
    for number, entry in enumerate(outline):
        while open_entries and outline[open_entries[-1]].depth >= entry.depth:
            open_entries.pop()
        yield open_entries[-1] if open_entries else -1
        open_entries.append(number)


def _is_shown(entry: Entry) -> bool:
    """Measures and fields of an item are counted, not shown."""
    return entry.role not in ("measure", "field")


def _text(
    report: Report, outline: list[Entry], found: dict[int, list[ReportedFinding]], page: Page
) -> Iterator[str]:
    if report.title:
        yield page.paint(Role.STRONG, cut(safe(report.title), page.columns))
    if not outline:
        yield say(_NO_OUTLINE, page.language)
        return
    table = _Table(outline, page)
    yield from table.head()
    for finding in found.get(-1, ()):
        yield from table.finding(finding, 0)
    for number, entry in enumerate(outline):
        if _is_shown(entry):
            yield from table.rows(entry)
        for finding in found.get(number, ()):
            yield from table.finding(finding, entry.depth)
    yield ""
    yield from page.paragraph(_summary(outline, len(report.findings), page.language))


class _Table:
    """The rows of the table, in columns as wide as the page and what stands in them allow."""

    def __init__(self, outline: list[Entry], page: Page) -> None:
        self._page = page
        language = page.language
        items = [entry for entry in outline if entry.item]
        self._narrow = page.columns < _NARROW
        self._line = max(width(say(_LINE, language)), *(len(str(e.line)) for e in outline))
        self._role = max(width(say(_ROLES.get(e.role, _ROLES[""]), language)) for e in outline)
        self._measures = width(say(_MEASURES, language))
        states = [width(_status(entry, language)) for entry in items]
        self._status = max([width(say(_STATUS, language)), *states])
        self._has_items = bool(items)
        self._left = self._line + 2 + (self._role + 2 if self._role else 0)

    def head(self) -> Iterator[str]:
        """What the columns are."""
        if self._narrow or not self._has_items:
            return
        line, heading, measures, status = (
            say(words, self._page.language) for words in (_LINE, _HEADING, _MEASURES, _STATUS)
        )
        left = pad(f"{' ' * (self._line - width(line))}{line}", self._left) + heading
        yield self._page.paint(Role.GUTTER, f"{pad(left, self._room())}{measures}  {status}")

    def rows(self, entry: Entry) -> Iterator[str]:
        """An entry: one line, or two where the page is narrow."""
        page, language = self._page, self._page.language
        line = str(entry.line).rjust(self._line) + "  "
        role = pad(say(_ROLES.get(entry.role, _ROLES[""]), language), self._left - len(line))
        indent = " " * self._indent(entry.depth)
        text = safe(f"{entry.marker}{entry.heading}")
        front = page.paint(Role.GUTTER, line) + page.paint(Role.RELATED, role) + indent
        used = self._left + len(indent)
        if not entry.item:
            yield front + cut(text, page.columns - used)
            return
        state = _status(entry, language)
        painted = page.paint(Role.WARNING if entry.meaning is None else Role.GOOD, state)
        if self._narrow:
            yield front + cut(text, page.columns - used)
            count = f"{say(_MEASURES, language)} {entry.measures} · " if entry.measures else ""
            shift = max(0, min(used + 2, page.columns - width(count + state)))
            yield " " * shift + count + painted
            return
        room = self._room() - used
        count = str(entry.measures or "").rjust(self._measures)
        yield f"{front}{pad(cut(text, room - 2), room)}{count}  {painted}"

    def finding(self, finding: ReportedFinding, depth: int) -> Iterator[str]:
        """What was found in the entry above it."""
        page, at = self._page, finding.primary.at
        start = (2 if self._narrow else self._left) + self._indent(depth) + 2
        message = safe(" ".join(say(finding.message, page.language).split()))
        said = f"{at.line}:{at.column}  {finding.rule}  {message}"
        for number, part in enumerate(wrap(said, page.columns - start - 2)):
            indent = " " * (start + (2 if number else 0))
            yield indent + page.paint(_PAINTS[finding.severity], part)

    def _room(self) -> int:
        """The columns before those of measures and status."""
        return self._page.columns - self._measures - self._status - 2

    def _indent(self, depth: int) -> int:
        return min(depth * _INDENT, self._page.columns // 4)


def _status(entry: Entry, language: Language) -> str:
    return say(NO_STATUS if entry.meaning is None else STATUSES[entry.meaning], language)


def _summary(outline: list[Entry], findings: int, language: Language) -> str:
    """What there is in all: aspects, problems and items, their statuses, the findings."""
    chinese = language == "zh"
    roles = Counter(entry.role for entry in outline if entry.role in _MANY)
    kinds = [
        f"{roles[role]}{say(many, 'zh')}" if chinese else f"{roles[role]} {say(many, 'en')}"
        for role, many in _MANY.items()
        if roles[role]
    ]
    states = Counter(_status(entry, language) for entry in outline if entry.item)
    told = [f"{state}{n}" if chinese else f"{state} {n}" for state, n in states.most_common()]
    found = f"发现{findings}处" if chinese else f"findings {findings}"
    comma, stop = ("、", "；") if chinese else (", ", "; ")
    return stop.join([*filter(None, [comma.join(kinds), comma.join(told)]), found])


def _json(report: Report, outline: list[Entry], found: dict[int, list[ReportedFinding]]) -> str:
    from auditor.reports.json import envelope, place, words

    def shown(number: int, entry: Entry) -> dict[str, Any]:
        names = [finding.rule for finding in found.get(number, ())]
        meaning = entry.meaning and entry.meaning.value
        return {**entry._asdict(), "meaning": meaning, "found": names}

    return envelope(
        path=report.source.name,
        title=report.title,
        recognised=report.recognised,
        error=None if report.error is None else words(report.error),
        outline=[shown(number, entry) for number, entry in enumerate(outline)],
        gaps=[place(gap) for gap in report.gaps],
    )
