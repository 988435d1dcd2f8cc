"""Source → Notice: the one way through the grammar."""

from __future__ import annotations

from collections.abc import Iterable

from grammar import (
    binding,
    clauses,
    documents_made,
    events,
    findings_restated,
    gaps,
    numerals,
    occasions,
    outline,
    periods,
    phrases,
    reading,
    relations,
    restated,
    retold,
    retold_deeds,
    roles,
    scenes,
    states_restated,
    turned_round,
)
from grammar.mentions import Restated
from grammar.model import Block, BlockKind, Notice
from grammar.patterns import compiled
from grammar.source import Source
from grammar.vocabulary import USUAL, Vocabulary

_YEAR = compiled(rf"(\d{{4}}|[{numerals.HAN_CHARACTERS}]{{4}}) ?年")


def parse(source: Source, known: Vocabulary = USUAL) -> Notice:
    """Read a notice.

    Args:
        source: any text; what fits nothing is a paragraph, nothing is dropped.
        known: words that come on top of the lexicon.

    Returns:
        the notice, whose blocks cover the reading text without hole or overlap.
    """
    read = reading.read(source)
    lines = outline.parse(read.text)
    found = phrases.find(read.text, lines.blocks, _signing_year(read.text, lines.blocks), known)
    told = clauses.sentences(read.text, lines.blocks, found, known)
    dated = scenes.scenes(read.text, lines.blocks, found)
    rows = roles.levels(read.text, roles.answering(read.text, lines, known))
    items = roles.items(read.text, rows, known)
    counted = binding.find(read.text, told, rows, lines.blocks, lines.sections, items)
    related = relations.find(
        read.text,
        lines.blocks,
        lines.sections,
        found,
        told,
        clauses.cells(read.text, lines.blocks, found, known),
        rows,
    )
    return Notice(
        reading=read,
        vocabulary=known,
        blocks=lines.blocks,
        title=lines.title,
        lead=lines.lead,
        sections=lines.sections,
        phrases=found,
        sentences=told,
        restated=_once(
            (
                *restated.find(told, rows, lines.sections),
                *states_restated.find(told, related.sums, rows),
                *findings_restated.find(
                    read.text, told, related.sums, rows, lines.sections, counted
                ),
                *turned_round.find(told, rows, lines.sections, related.sums),
                *retold.find(told, rows, lines.sections, related.sums),
                *retold_deeds.find(told, rows, related.sums),
            )
        ),
        documents_made=documents_made.find(read.text, told, found.titles, rows),
        occasions=occasions.find(read.text, told, found, rows),
        relations=related,
        levels=rows,
        bound=counted,
        level_claims=binding.named(told, rows),
        items=items,
        events=events.find(read.text, lines.blocks, lines.sections, found, dated),
        periods=periods.find(dated),
        gaps=tuple(gaps.find(read.text, lines.blocks)),
        recognised=gaps.recognised(read.text),
    )


def _once(pairs: Iterable[Restated]) -> tuple[Restated, ...]:
    """Pairs of figures, each once: two readers may see the same."""
    return tuple(
        {(pair.first.span, pair.second.span): pair for pair in reversed([*pairs])}.values()
    )


def _signing_year(text: str, blocks: tuple[Block, ...]) -> int | None:
    """The year of the signature, else the latest year written in full."""
    for block in reversed(blocks):
        if block.kind in (BlockKind.SIGNING_DATE, BlockKind.SIGNATURE):
            written = _YEAR.search(text, block.span.start, block.span.end)
            if written:
                numeral = numerals.read(written[1])
                return int(numeral.value) if numeral else None
    return None
