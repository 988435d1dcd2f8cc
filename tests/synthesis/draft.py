"""A notice before it is printed: lines of sentences of pieces, each piece knowing what it says."""

from __future__ import annotations

import datetime as dt
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

Value: TypeAlias = "int | str | dt.date | None"


class Piece(NamedTuple):
    """A stretch of text.

    Attributes:
        text: as it is written.
        tag: what it says, as in `n:problems` or `date:feedback`; empty for plain words.
        value: the figure or the date.
    """

    text: str
    tag: str = ""
    value: Value = None


Sentence: TypeAlias = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the notice.

    Attributes:
        role: what the line is: title, lead, part, aspect, problem, item, body, status …
        sentences: what stands in it.
        path: the place in the outline it belongs to, as aspect, problem, item; from 1.
        free: its sentences may stand in any order.
    """

    role: str
    sentences: tuple[Sentence, ...]
    path: tuple[int, ...] = ()
    free: bool = False

    @property
    def text(self) -> str:
        """The line as it is before the page is laid out."""
        return "".join(piece.text for sentence in self.sentences for piece in sentence)


@dataclass(frozen=True, slots=True)
class Layout:
    """How the lines come onto the page.

    Attributes:
        width: of the marks: full, half, or mixed from line to line.
        indent: what stands before each line of the body.
        gap: whether empty lines stand between the lines.
        end: the line end.
    """

    width: str = "full"
    indent: str = ""
    gap: bool = False
    end: str = "\n"


@dataclass(frozen=True, slots=True)
class Draft:
    """The lines of a notice with their layout."""

    lines: tuple[Line, ...]
    layout: Layout = Layout()

    def pieces(self) -> Iterator[tuple[Where, Piece]]:
        """Every piece with its place."""
        for row, line in enumerate(self.lines):
            for column, sentence in enumerate(line.sentences):
                for at, piece in enumerate(sentence):
                    yield Where(row, column, at), piece

    def tagged(self, pattern: str) -> list[tuple[Where, Piece]]:
        """The pieces whose whole tag matches a pattern."""
        wanted = re.compile(pattern)
        return [(where, piece) for where, piece in self.pieces() if wanted.fullmatch(piece.tag)]

    def put(self, where: Where, *pieces: Piece) -> Draft:
        """The draft with other pieces in one place."""
        line = self.lines[where.line]
        old = line.sentences[where.sentence]
        new = (*old[: where.piece], *pieces, *old[where.piece + 1 :])
        sentences = (*line.sentences[: where.sentence], new, *line.sentences[where.sentence + 1 :])
        return self.with_line(where.line, replace(line, sentences=sentences))

    def with_line(self, row: int, *lines: Line) -> Draft:
        """The draft with other lines in the place of one; none takes it away."""
        return replace(self, lines=(*self.lines[:row], *lines, *self.lines[row + 1 :]))

    def with_lines(self, row: int, count: int, *lines: Line) -> Draft:
        """The draft with other lines in the place of some."""
        return replace(self, lines=(*self.lines[:row], *lines, *self.lines[row + count :]))


class Where(NamedTuple):
    """A piece's place: line, sentence, piece, from 0."""

    line: int
    sentence: int
    piece: int


class Printed(NamedTuple):
    """The text, and for each line of the draft the number of its line in the text, from 1."""

    text: str
    rows: tuple[int, ...]


HALF = str.maketrans("，：；（）？！", ",:;()?!")
UNINDENTED = frozenset({"title", "furniture", "signature", "table", "blank"})


def marks(text: str, line: Line, width: str) -> str:
    """A line's text with its marks full or half wide; mixed goes by the line itself."""
    if width == "mixed":
        key = f"{line.role}{line.path}"
        width = "half" if zlib.crc32(key.encode()) % 3 == 0 else "full"
    return text.translate(HALF) if width == "half" else text


def shown(line: Line, layout: Layout) -> str:
    """A line as the page shows it."""
    indent = "" if line.role in UNINDENTED else layout.indent
    return indent + marks(line.text, line, layout.width)


def printed(draft: Draft) -> Printed:
    """Lay the draft out."""
    layout = draft.layout
    rows: list[int] = []
    page: list[str] = []
    for line in draft.lines:
        if page and layout.gap and line.role != "table":
            page.append("")
        rows.append(len(page) + 1)
        page.append(shown(line, layout))
    return Printed(layout.end.join(page) + layout.end, tuple(rows))


def plain(text: str) -> Sentence:
    """A sentence that says nothing of interest."""
    return (Piece(text),)


def fill(template: str, **parts: str | int | Piece | Sentence) -> Sentence:
    """A wording with its places filled in.

    Raises:
        KeyError: a place has no part.
    """
    pieces: list[Piece] = []
    for number, bit in enumerate(re.split(r"\{(\w+)\}", template)):
        if number % 2 == 0:
            if bit:
                pieces.append(Piece(bit))
            continue
        part = parts[bit]
        if isinstance(part, Piece):
            pieces.append(part)
        elif isinstance(part, str | int):
            pieces.append(Piece(str(part)))
        else:
            pieces.extend(part)
    return tuple(pieces)
