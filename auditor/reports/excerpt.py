"""The line on which something stands, with carets under exactly its characters."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.report import Place
from auditor.reports.columns import ELLIPSIS, char_width, safe, width, wrap
from auditor.reports.paint import Paint, Role
from grammar.named_tuples import NamedTuple
from grammar.source import Source, Span


class Mark(NamedTuple):
    """A place to underline.

    Attributes:
        place: where.
        label: what stands behind the carets; may be empty.
        role: the colour of the carets.
    """

    place: Place
    label: str
    role: Role


class Frame(NamedTuple):
    """What excerpts share.

    Attributes:
        gutter: columns for line numbers.
        columns: columns of the whole.
        paint: colours.
    """

    gutter: int
    columns: int
    paint: Paint

    @property
    def room(self) -> int:
        """The columns that are left for the text."""
        return max(20, self.columns - self.gutter - 4)

    def head(self, number: str, sign: str = "│") -> str:
        """The gutter, with a line number or without."""
        return f" {self.paint(Role.GUTTER, number.rjust(self.gutter) + ' ' + sign)} "


class _Window(NamedTuple):
    """The part of a line that is shown, in offsets of the source."""

    start: int
    end: int
    cut_before: bool
    cut_after: bool


def excerpts(source: Source, marks: list[Mark], frame: Frame) -> Iterator[str]:
    """The lines of text that show the marks, in their order.

    Marks that follow each other on one line share its excerpt where they fit into it.
    """
    group: list[Mark] = []
    for mark in marks:
        if group and not _together([*group, mark], source, frame.room):
            yield from _excerpt(source, group, frame)
            group = []
        group.append(mark)
    if group:
        yield from _excerpt(source, group, frame)


def _together(marks: list[Mark], source: Source, room: int) -> bool:
    if len({mark.place.line for mark in marks}) > 1:
        return False
    focus = _focus(marks, _line(source, marks[0].place.line))
    if focus.end - focus.start > room:
        return False
    return width(safe(source.quote(focus))) + 2 <= room


def _excerpt(source: Source, marks: list[Mark], frame: Frame) -> Iterator[str]:
    line = _line(source, marks[0].place.line)
    window = _window(source.text, line, _focus(marks, line), frame.room)
    before = ELLIPSIS if window.cut_before else ""
    text = before + safe(source.text[window.start : window.end], len(before))
    yield (frame.head(str(marks[0].place.line)) + text + ELLIPSIS * window.cut_after).rstrip()
    for mark in marks:
        yield from _carets(source.text, mark, window, frame)


def _carets(text: str, mark: Mark, window: _Window, frame: Frame) -> Iterator[str]:
    start = min(max(mark.place.start, window.start), window.end)
    end = min(max(mark.place.end, start), window.end)
    indent = int(window.cut_before)
    indent += width(safe(text[window.start : start], indent))
    size = max(1, width(safe(text[start:end], indent)))
    carets = " " * indent + frame.paint(mark.role, "^" * size)
    room = frame.room - indent - size - 1
    if width(mark.label) <= room:
        yield (frame.head("") + carets + " " + frame.paint(mark.role, mark.label)).rstrip()
        return
    yield frame.head("") + carets
    indent = min(indent, frame.room // 2)
    for part in wrap(mark.label, frame.room - indent):
        yield frame.head("") + " " * indent + frame.paint(mark.role, part)


def _line(source: Source, number: int) -> Span:
    """The extent of a line without its line end; the line itself may be very long."""
    start = source.line_starts[number - 1]
    last = number == len(source.line_starts)
    end = len(source.text) if last else source.line_starts[number]
    while end > start and source.text[end - 1] in "\r\n":
        end -= 1
    return Span(start, end)


def _focus(marks: list[Mark], line: Span) -> Span:
    """The stretch of the line that holds all the marks."""
    start = min(line.end, *(mark.place.start for mark in marks))
    end = max(mark.place.end for mark in marks)
    return Span(start, max(start, min(end, line.end)))


def _window(text: str, line: Span, focus: Span, room: int) -> _Window:
    """The part of the line to show: all of it, or as much around the focus as there is room for."""
    if line.end - line.start <= room and width(safe(text[line.start : line.end])) <= room:
        return _Window(line.start, line.end, cut_before=False, cut_after=False)
    room -= 2  # for … on either side
    end, used = _reach(text, focus.start, focus.end, room)
    start, before = _reach(text, focus.start, line.start, (room - used) // 2)
    end, after = _reach(text, end, line.end, room - used - before)
    start, _ = _reach(text, start, line.start, room - used - before - after)
    return _Window(start, end, cut_before=start > line.start, cut_after=end < line.end)


def _reach(text: str, at: int, goal: int, room: int) -> tuple[int, int]:
    """How far one gets from an offset towards another within the room, and the columns used."""
    step = 1 if goal > at else -1
    used = 0
    while at != goal:
        char = text[at if step == 1 else at - 1]
        size = 4 if char == "\t" else max(char_width(char), int(not char.isprintable()))
        if used + size > room:
            break
        used += size
        at += step
    return at, used
