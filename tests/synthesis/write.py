"""Writes a notice from a seed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.synthesis import body, closing, lead, organising
from tests.synthesis.draft import Draft, Layout, Line
from tests.synthesis.form import Form
from tests.synthesis.imagine import imagine
from tests.synthesis.pen import Pen

INDENTS = {"none": "", "wide": "　　", "spaces": "    "}


def pen_of(seed: int, fixed: Mapping[str, str] | None = None) -> Pen:
    """A world and a form from a seed, with some choices made already."""
    form = Form(seed, fixed or {})
    world = imagine(seed, deep=form["depth"] == "items", month_end=form["as_of"] == "month_end")
    return Pen(world, form)


def write(seed: int, fixed: Mapping[str, str] | None = None) -> Draft:
    """A sound notice; the same seed and choices give the same notice."""
    return written(pen_of(seed, fixed))


def written(pen: Pen) -> Draft:
    """The notice of a world in a form."""
    form = pen.form
    layout = Layout(
        width=form["width"],
        indent=INDENTS[form["indent"]],
        gap=form["gap"] == "blank",
        end="\r\n" if form["line_end"] == "crlf" else "\n",
    )
    return Draft(tuple(_lines(pen)), layout)


def _lines(pen: Pen) -> Iterator[Line]:
    form = pen.form
    yield from lead.head(pen)
    yield lead.lead(pen)
    parts = _Parts(pen)
    yield parts.heading("part.organising")
    yield from organising.organising(pen)
    if form["summary_at"] == "own":
        yield from organising.summary_lines(pen)
    if form["summary_at"] == "section":
        yield parts.heading("part.summary")
        yield from organising.summary_lines(pen)
    if form["aspects_at"] == "top":
        yield from body.aspects(pen, first=parts.number + 1)
        parts.number += len(pen.world.aspects)
    else:
        yield parts.heading("part.progress")
        yield from body.aspects(pen, first=1)
    if form["status"] == "table":
        yield parts.heading("part.table")
        yield from body.table(pen)
    yield parts.heading("part.next")
    yield from closing.following(pen)
    yield from closing.contact(pen)
    yield from closing.annex(pen)
    yield from closing.signature(pen)
    yield from lead.tail(pen)


class _Parts:
    """Numbers the parts."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self.number = 0

    def heading(self, place: str) -> Line:
        self.number += 1
        mark = self._pen.heading(0, self.number)
        return Line("part", ((mark, *self._pen.words(place)),))
