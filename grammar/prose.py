"""Which lines of a notice are running sentences, and how each of them ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from grammar.model import Block, BlockKind, Notice
from grammar.patterns import compiled
from grammar.source import Span

# a title in book-title marks ends no sentence, a bracket or a quotation may
_ENDED = tuple("。!?！？;；:：…—”’)】〕>\"'")
_STOP = compiled(r"[。;；]")
_COMMA = compiled(r"[，,]")
_LONG = 40  # characters: so long a line with two commas is a sentence, not a heading


class Prose(NamedTuple):
    """A line of running sentences.

    Attributes:
        block: the line.
        text: its sentences, without marker, heading and label.
        ended: whether a mark stands at its end.
    """

    block: Block
    text: Span
    ended: bool


def prose(notice: Notice) -> Iterator[Prose]:
    """The lines that are clearly sentences, in order; headings, rows, contacts are none."""
    lines = [b for b in notice.blocks if b.kind is not BlockKind.BLANK]
    headings = {s.block.extent.start: s.heading for s in notice.walk()}
    for number, block in enumerate(lines):
        if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.FIELD):
            continue
        start, end = block.content
        heading = headings.get(block.extent.start)
        if heading is not None and heading.end < end:
            start = min(heading.end + 1, end)
        words = notice.text[start:end].strip()
        if not words:
            continue
        ended = words.endswith(_ENDED)
        stops = len(_STOP.findall(words[:-1]))
        commas = len(_COMMA.findall(words))
        # what follows a heading on its own line is text; a line alone needs more to be told from one
        told = heading is not None and start > block.content.start and commas > 0
        if not (stops or told or (len(words) >= _LONG and commas >= 2)):
            continue
        if number == len(lines) - 1 and not ended:
            continue  # a text that breaks off
        yield Prose(block, Span(start, end), ended)
