"""`auditor outline`: the notice as it was understood."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from auditor.arguments import output_format
from auditor.commands.page import Page, written
from auditor.engine import Examined, examine
from auditor.headings import NO_STATUS, STATUSES, Entry, entries
from auditor.language import Language, say, tell
from auditor.readers.files import read
from auditor.reports.columns import cut, pad, safe, width
from auditor.reports.paint import Role
from auditor.settings import nothing
from rules._rule import Words

_INDENT = 2  # columns a level


_NO_OUTLINE = Words("没有读到层次", "no headings were found")


def run(options: Namespace, language: Language) -> int:
    """Show the outline.

    Returns:
        0; 2 where the text could not be parsed.

    Raises:
        AuditError: the document cannot be read.
    """
    form = output_format(options.format)
    source = read(options.path)
    examined = examine(source, nothing())
    if examined.report.error is not None:
        tell(examined.report.error, language)
    outline = [] if examined.notice is None else list(entries(examined.notice, source))
    if form == "json":
        written(_json(examined, outline))
    else:
        page = Page.of_terminal(language)
        lines = [*page.remarks(examined.report), *_text(examined, outline, page)]
        written("".join(f"{line}\n" for line in lines))
    return 2 if examined.report.error is not None else 0


def _text(examined: Examined, outline: list[Entry], page: Page) -> Iterator[str]:
    report = examined.report
    if report.title:
        yield page.paint(Role.STRONG, cut(safe(report.title), page.columns))
    if not outline:
        yield say(_NO_OUTLINE, page.language)
        return
    gutter = max(len(str(entry.line)) for entry in outline)
    for entry in outline:
        yield _line(entry, gutter, page).rstrip()


def _line(entry: Entry, gutter: int, page: Page) -> str:
    tail, role = _tail(entry, page.language)
    head = str(entry.line).rjust(gutter) + "  "
    indent = " " * min(entry.depth * _INDENT, page.columns // 3)
    room = max(10, page.columns - width(head) - width(indent) - width(tail) - 2)
    text = pad(cut(safe(f"{entry.marker}{entry.heading}"), room), room)
    return page.paint(Role.GUTTER, head) + indent + text + "  " + page.paint(role, tail)


def _tail(entry: Entry, language: Language) -> tuple[str, Role]:
    """What the heading is for: a level of the answer, an item with its status."""
    words = []
    role = Role.RELATED
    if entry.level is not None:
        words.append(f"第{entry.level + 1}层" if language == "zh" else f"level {entry.level + 1}")
    if entry.item:
        role = Role.WARNING if entry.meaning is None else Role.GOOD
        status = NO_STATUS if entry.meaning is None else STATUSES[entry.meaning]
        words.append(say(status, language))
    return " · ".join(words), role


def _json(examined: Examined, outline: list[Entry]) -> str:
    from auditor.reports.json import envelope, place, words

    report = examined.report

    def shown(entry: Entry) -> dict[str, Any]:
        return {**entry._asdict(), "meaning": entry.meaning and entry.meaning.value}

    return envelope(
        path=report.source.name,
        title=report.title,
        recognised=report.recognised,
        error=None if report.error is None else words(report.error),
        outline=[shown(entry) for entry in outline],
        gaps=[place(gap) for gap in report.gaps],
    )
