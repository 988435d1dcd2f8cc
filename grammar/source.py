"""The text of a notice and the places in it.

Offsets count code points from 0, ends are exclusive; lines and columns count from 1.
A line ends at LF, CRLF or CR; other separators that Unicode knows are ordinary characters,
as they are for editors.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Final, Self

from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled

_LINE_END = compiled(r"\r\n|\n|\r")


class Span(NamedTuple):
    """A stretch of a source's text, in code points, end exclusive."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


class Spans:
    """Spans in order, none overlapping another, that can be asked for an offset at once."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Keep the spans, which have to come in the order of the text."""
        self._spans = tuple(spans)
        self._starts = tuple(span.start for span in self._spans)

    def hold(self, offset: int) -> bool:
        """Whether an offset lies in one of the spans."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._spans[at].end


class Position(NamedTuple):
    """A place as an editor shows it: both numbers count from 1, columns in code points."""

    line: int
    column: int


class Source:
    """A decoded text, with the name under which a person knows it.

    Attributes:
        text: the text as it was read, line ends kept.
        name: a path, or `-`; only shown, never opened.
        line_starts: the offsets at which its lines start.
    """

    def __init__(self, text: str, name: str = "-") -> None:
        """Find where the lines start."""
        self.text: Final = text
        self.name: Final = name
        self.line_starts: Final = (0, *(end.end() for end in _LINE_END.finditer(text)))

    def __eq__(self, other: object) -> bool:
        """Whether text and name are the same."""
        if not isinstance(other, Source):
            return NotImplemented
        return type(self) is type(other) and (self.text, self.name) == (other.text, other.name)

    def __hash__(self) -> int:
        """By text and name."""
        return hash((self.text, self.name))

    def named(self, name: str) -> Self:
        """The same source under another name."""
        return type(self)(self.text, name)

    def position(self, offset: int) -> Position:
        """The line and column of an offset; the end of the text has a place too."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def quote(self, span: Span) -> str:
        """The text of a span, exactly as it stands."""
        return self.text[span.start : span.end]

    def line(self, number: int) -> str:
        """The text of a line (from 1) without its line end."""
        start = self.line_starts[number - 1]
        after = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:after].rstrip("\r\n")
