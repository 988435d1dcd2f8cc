"""What a slip is, and what all of them need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import NamedTuple

from tests.synthesis.draft import Draft, Line, Piece, Where
from tests.synthesis.numerals import like
from tests.synthesis.pen import Pen


class Slipped(NamedTuple):
    """A notice with a slip in it.

    Attributes:
        draft: the notice.
        rows: the lines of the draft, from 0, one of which the finding must touch.
    """

    draft: Draft
    rows: tuple[int, ...]


Slip = Callable[[Draft, Pen, Random], Slipped | None]


class Operator(NamedTuple):
    """A slip of a tired clerk.

    Attributes:
        name: what slipped.
        rule: the rule that must find it.
        make: makes the slip; None where the notice has no place for it.
        instead: rules that find it as well, any one of which is enough.
        also: rules that may have something to say, too: the slip touches what they compare.
    """

    name: str
    rule: str
    make: Slip
    instead: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def explained(self) -> frozenset[str]:
        """Every rule whose findings the slip explains."""
        return frozenset((self.rule, *self.instead, *self.also))


def other(random: Random, value: int, *, least: int = 1) -> int:
    """A number near another, as a slip of the finger makes it."""
    near = [value + by for by in (-3, -2, -1, 1, 2, 3) if value + by >= least]
    return random.choice(near)


def pick(draft: Draft, random: Random, pattern: str) -> tuple[Where, Piece] | None:
    """One of the pieces whose tag matches, if there is any."""
    found = draft.tagged(pattern)
    return random.choice(found) if found else None


def renumbered(piece: Piece, number: int) -> Piece:
    """A figure with another value, written in the same style."""
    return piece._replace(text=like(piece.text, number), value=number)


def lists_main_ones(pen: Pen) -> bool:
    """Whether the heading over the answers says that not all of them need be listed."""
    return "重点" in "".join(piece.text for piece in pen.words("part.progress"))


def slipped(draft: Draft, where: Where, piece: Piece) -> Slipped:
    """The notice with another piece in one place; the place is that line."""
    return Slipped(draft.put(where, piece), (where.line,))


def rows_of(draft: Draft, pattern: str) -> tuple[int, ...]:
    """The lines on which a tag occurs."""
    return tuple(sorted({where.line for where, _ in draft.tagged(pattern)}))


def with_sentence(draft: Draft, row: int, *sentences: tuple[Piece, ...]) -> Draft:
    """The draft with sentences put at the end of a line."""
    line = draft.lines[row]
    return draft.with_line(row, replace(line, sentences=(*line.sentences, *sentences)))


def rows_where(draft: Draft, wanted: Callable[[Line], bool]) -> list[int]:
    """The lines that are wanted."""
    return [row for row, line in enumerate(draft.lines) if wanted(line)]


def last_row(draft: Draft, role: str) -> int:
    """The last line with a role.

    Raises:
        IndexError: there is none.
    """
    return rows_where(draft, lambda line: line.role == role)[-1]
