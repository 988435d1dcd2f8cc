"""How many measures are told under a heading, where they are counted: 一是…二是…, 措施1:, (1) (2)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping

from grammar.entries import fields, is_measure
from grammar.model import Marker, Notice, Section, Style
from grammar.source import Span


class Measures:
    """Counts the measures of sections of one notice."""

    def __init__(self, notice: Notice) -> None:
        self._text = notice.text
        self._inline = notice.phrases.inline
        self._starts = [marker.span.start for marker in notice.phrases.inline]
        self._entries = {id(s) for level in notice.levels for s in level.sections}

    def under(self, section: Section) -> int:
        """The measures of the outermost list under a heading; 0 where none are counted."""
        counted = [child for child in section.children if is_measure(child)]
        told = [m for m in self._within(section.span) if m.style is Style.INLINE]
        heads = [child.marker for child in counted]
        by_start: Mapping[int, Marker] = {m.span.start: m for m in (*told, *heads)}
        if by_start:
            return _outermost(by_start[start] for start in sorted(by_start))
        below = [child for child in section.children if id(child) not in self._entries]
        if below and not fields(self._text, section.children):
            return len(below)
        bracketed = [m for m in self._within(section.span) if m.style is not Style.INLINE]
        numbers = [m.number for m in bracketed]
        return len(numbers) if numbers == list(range(1, len(numbers) + 1)) and numbers[1:] else 0

    def _within(self, span: Span) -> tuple[Marker, ...]:
        first, last = (bisect_left(self._starts, at) for at in span)
        return self._inline[first:last]


def _outermost(markers: Iterable[Marker]) -> int:
    """How many entries the outermost list has; a 一是 inside it begins a list of its own."""
    open_lists: list[int] = []
    count = 0
    for marker in markers:
        if marker.number == 1:
            open_lists.append(1)
        else:
            while len(open_lists) > 1 and open_lists[-1] + 1 != marker.number:
                open_lists.pop()
            open_lists[-1:] = [marker.number]
        count += len(open_lists) == 1
    return count
