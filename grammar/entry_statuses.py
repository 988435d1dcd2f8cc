"""The status of an entry: in a field, in brackets, as a sentence, under it or at its end; and of table rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile, zip_longest

from grammar import closings, statuses
from grammar.entries import entries, field_content, fields
from grammar.entry_headings import is_deed
from grammar.model import Block, BlockKind, Notice, Section, Status
from grammar.source import Span
from grammar.vocabulary import Vocabulary


def holds_several(text: str, section: Section, known: Vocabulary) -> bool:
    """Whether the lines under a heading are entries without a number, each with its status."""
    if section.children or len(section.body) < 2:
        return False
    own = takewhile(lambda line: not closings.opens(text, line), section.body)
    lines = (line for line in own if line.kind is BlockKind.PARAGRAPH)
    return sum(_in_line(line, text, known) is not None for line in lines) > 1


def status_of(text: str, section: Section, known: Vocabulary) -> Status | None:
    """The status that the notice gives an entry, wherever it stands; None where it gives none."""
    own = [section.block, *section.body]
    answer = fields(text, section.children)
    below = entries(text, section.children)
    if all(is_deed(text, child) for child in below):
        below = ()
    for child in answer:
        status = _of_fields(text, child, known) or _in_fields(text, child, known)
        if status is not None:
            return status
    stated = sum(_in_line(child.block, text, known) is not None for child in section.children)
    measures = (
        ()
        if stated > 1 or (below and any(is_told_in(text, s, known) for s in below[:-1]))
        else section.children
    )
    last_alone = len(below) > 1 and not any(_in_fields(text, s, known) for s in below[:-1])
    if not below or last_alone:
        own_and_below = [*own, *(line for m in measures for line in (m.block, *m.body))]
    else:
        own_and_below = own
    # what closes the notice is no status of its last entry
    own_and_below = list(takewhile(lambda line: not closings.opens(text, line), own_and_below))
    status = _of_lines(text, own_and_below, known)
    if status is not None:
        return status
    for line in own:
        status = _in_line(line, text, known)
        if status is not None:
            return status
    if measures and not below:
        last = own_and_below[-1]
        return _in_line(last, text, known) or statuses.at_end(text, last.content)
    if len(measures) > 1 and measures[-1].body:
        status = _in_line(measures[-1].body[-1], text, known)
        # a line of its own behind a list speaks of the item, not of the last entry
        if status is not None and not text[status.span.end : measures[-1].end].strip(" )】]。;\n"):
            return status
    return None if below else statuses.at_end(text, own_and_below[-1].content)


def _of_fields(text: str, section: Section, known: Vocabulary) -> Status | None:
    """The status of a field that is written as a heading: 3、整改进展:已完成."""
    label, content = field_content(text, section)
    if not text[content.start : content.end].strip() and section.body:
        content = section.body[0].content
    return statuses.of_label(text, label, content, known)


def _in_fields(text: str, section: Section, known: Vocabulary) -> Status | None:
    return _of_lines(text, section.body, known)


def _of_lines(text: str, lines: Sequence[Block], known: Vocabulary) -> Status | None:
    """The first status in a field line; a label that stands alone speaks of the line below."""
    for line, following in zip_longest(lines, lines[1:]):
        if line is None or line.kind is not BlockKind.FIELD:
            continue
        status = statuses.of_field(line, text, known)
        if status is None and following and line.content.end <= line.content.start:
            status = statuses.of_label(text, line.label, following.content, known)
        if status is not None:
            return status
    return None


def is_told_in(text: str, section: Section, known: Vocabulary) -> bool:
    """Whether a line of an entry carries a status."""
    return any(_in_line(line, text, known) is not None for line in (section.block, *section.body))


def _in_line(line: Block, text: str, known: Vocabulary) -> Status | None:
    in_brackets = statuses.in_brackets(text, line.content, known)
    return in_brackets or statuses.in_sentence(text, line.content, known)


def told(text: str, section: Section, status: Status | None) -> tuple[Span, ...]:
    """The lines that tell what was done, the words of the status left out."""
    spans: list[Span] = []
    labels = {id(f) for part in section.walk() for f in fields(text, part.children)}
    for part in section.walk():
        for line in (part.block, *part.body):
            if line.content.end <= line.content.start:
                continue
            if closings.opens(text, line):
                return tuple(span for span in spans if span.end > span.start)
            start = line.content.start
            if line is section.block and section.heading.end > start:
                start = section.heading.end
            elif line is part.block and id(part) in labels:
                start = field_content(text, part)[1].start
            if status is not None and line.content.covers(status.span):
                spans += [Span(start, status.span.start), Span(status.span.end, line.content.end)]
            else:
                spans.append(Span(start, line.content.end))
    return tuple(span for span in spans if span.end > span.start)


def table_statuses(notice: Notice) -> tuple[tuple[Block, Status], ...]:
    """The statuses in the rows of a table, by a column headed as one."""
    header: Block | None = None
    found: list[tuple[Block, Status]] = []
    for block in notice.blocks:
        if block.kind is not BlockKind.ROW:
            header = None
            continue
        if header is None:
            header = block
            continue
        number = statuses.column(header, notice.text)
        if number is None or number >= len(block.cells):
            continue
        cell = block.cells[number]
        meaning = statuses.read(notice.text[cell.start : cell.end], notice.vocabulary)
        if meaning is not None:
            found.append((block, Status(cell, meaning)))
    return tuple(found)
