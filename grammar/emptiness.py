"""Headings and fields with nothing under them, where those beside them have something."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from grammar import statuses
from grammar.lists import siblings
from grammar.model import Block, BlockKind, Notice, Section, Style
from grammar.source import Span

# a heading, as against a short item of a list that needs nothing under it
_NOMINAL = re.compile(
    r"(?:问题|情况|方面|工作|措施|进展|成效|责任|建设|整改|落实|安排|打算|不[足够力严实深到位]+)[”’)】]*$"
)
_TAIL = " 。:：;；.．…"


class Empty(NamedTuple):
    """A heading or a field label with nothing behind it.

    Attributes:
        span: the heading with its marker, or the label.
        model: a sibling that has something under it.
        siblings: how many siblings there are, itself included.
        filled: how many of them have something under them.
    """

    span: Span
    model: Span
    siblings: int
    filled: int


def empties(notice: Notice) -> Iterator[Empty]:
    """What is empty among siblings that mostly are not; a text that breaks off proves nothing."""
    last = next((b for b in reversed(notice.blocks) if b.kind is not BlockKind.BLANK), None)
    for _, row in siblings(notice):
        if row and row[0].marker.style is not Style.INLINE:
            yield from _empty_sections(notice, row, last)
    yield from _empty_fields(notice, last)


def _empty_sections(
    notice: Notice, row: tuple[Section, ...], last: Block | None
) -> Iterator[Empty]:
    bare = [section for section in row if _is_bare(notice, section)]
    filled = [section for section in row if not _is_bare(notice, section)]
    # one empty among many, or one of three: more is a list of headings
    if not bare or len(filled) < 2 or len(bare) > max(1, len(row) // 5):
        return
    # siblings have to be headings too: an item that is one sentence has nothing under it
    model = next((s for s in filled if _is_headed(notice, s)), None)
    for section in bare:
        words = notice.text[section.heading.start : section.heading.end]
        if model is None or section.block is last or not _NOMINAL.search(words):
            continue
        yield Empty(
            Span(section.marker.span.start, section.heading.end),
            Span(model.marker.span.start, model.heading.end),
            len(row),
            len(filled),
        )


def _is_bare(notice: Notice, section: Section) -> bool:
    if section.children or any(b.kind is not BlockKind.ANNEX for b in section.body):
        return False
    rest = notice.text[section.heading.end : section.block.content.end]
    return not rest.strip(_TAIL)


def _is_headed(notice: Notice, section: Section) -> bool:
    words = notice.text[section.heading.start : section.heading.end]
    return _NOMINAL.search(words) is not None


def _empty_fields(notice: Notice, last: Block | None) -> Iterator[Empty]:
    lines = [block for block in notice.blocks if block.kind is not BlockKind.BLANK]
    fields = [
        (block, following)
        for block, following in zip(lines, [*lines[1:], None], strict=False)
        if block.kind is BlockKind.FIELD
    ]
    total: Counter[str] = Counter(block.label for block, _ in fields)
    models: dict[str, Block] = {}
    empty: list[Block] = []
    for block, following in fields:
        if notice.text[block.content.start : block.content.end].strip(_TAIL):
            models.setdefault(block.label, block)
        elif block is not last and following is not None and _ends_field(following):
            empty.append(block)
    missing = Counter(block.label for block in empty)
    for block in empty:
        model = models.get(block.label)
        # an item whose status field is empty is an item without a status
        if model is None or statuses.of_field(model, notice.text):
            continue
        if missing[block.label] * 3 <= total[block.label]:
            filled = total[block.label] - missing[block.label]
            yield Empty(block.span, model.span, total[block.label], filled)


def _ends_field(following: Block) -> bool:
    """Whether a line begins something else, so that the field before it stays empty."""
    if following.kind is BlockKind.HEADING and following.marker is not None:
        return following.marker.style is not Style.INLINE and following.marker.number != 1
    return following.kind in (BlockKind.FIELD, BlockKind.SIGNATURE, BlockKind.SIGNING_DATE)
