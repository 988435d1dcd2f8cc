"""What the phrase grammar does not read: markers, page furniture and contact entries."""

from __future__ import annotations

from collections.abc import Iterable

from grammar.claims import Contact
from grammar.model import Block, BlockKind
from grammar.source import Span


def masked(
    text: str, blocks: Iterable[Block], entries: Iterable[Contact], published: Iterable[Span]
) -> str:
    """The text with markers, furniture and contact entries blanked, offsets unchanged."""
    hidden: list[Span] = [entry.span for entry in entries]
    shown = list(published)
    for block in blocks:
        if block.kind is BlockKind.FURNITURE:
            day = shown.pop(0) if shown and block.span.covers(shown[0]) else None
            if day is None:
                hidden.append(block.span)
            else:
                hidden += (Span(block.span.start, day.start), Span(day.end, block.span.end))
        elif block.marker is not None:
            hidden.append(block.marker.span)
    pieces: list[str] = []
    at = 0
    for span in sorted(hidden):
        if span.start >= at:
            pieces += (text[at : span.start], " " * (span.end - span.start))
            at = span.end
    return "".join((*pieces, text[at:]))
