"""How the quantities of a notice hang together: all relations, found once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from grammar import (
    averages,
    balances,
    changes,
    changes_beside,
    enumerations,
    growths,
    lists_quoted,
    multiples,
    share_lists,
    shares,
    state_splits,
    stock,
    sums,
    sums_across,
    sums_adjusted,
    sums_apart,
    sums_balanced,
    sums_beside,
    sums_fitting,
    sums_in_lines,
    sums_named,
    sums_of_headings,
    sums_resettled,
    tables_of_figures,
)
from grammar.mentions import Sentence
from grammar.model import Block, Level, Phrases, Relations, Section
from grammar.parts import fits
from grammar.source import Spans


def find(
    text: str,
    blocks: Sequence[Block],
    sections: Sequence[Section],
    phrases: Phrases,
    sentences: Sequence[Sentence],
    cells: Iterable[Sequence[Sentence]],
    levels: Sequence[Level],
) -> Relations:
    """The sums, shares, changes and lists that the sentences and tables of a notice state.

    Args:
        text: the reading text.
        blocks: its lines.
        sections: its outline.
        phrases: the claims inside the lines.
        sentences: the sentences of running text that have figures.
        cells: the sentences of each cell of a table; a cell speaks for itself alone.
        levels: the levels of the part that answers the findings.
    """
    told = _of_sentences(text, blocks, sections, phrases, sentences)
    answers = Spans(s.span for s in levels[0].sections) if levels else Spans(())
    inside = [_of_sentences(text, blocks, sections, phrases, cell) for cell in cells]
    every = Relations(*(tuple(chain(*kind)) for kind in zip(told, *inside, strict=True)))
    return every._replace(
        sums=(
            *every.sums,
            *sums_adjusted.settled(
                sentences,
                (
                    *sums_named.find(sentences, every.sums, answers),
                    *sums_apart.find(sentences, every.sums, answers),
                ),
            ),
            *sums_of_headings.find(text, sentences, blocks, sections),
            *tables_of_figures.sums(text, blocks),
        ),
        shares=(*every.shares, *tables_of_figures.shares(text, blocks, phrases.rates)),
        enumerations=(*every.enumerations, *lists_quoted.find(text, phrases.named_counts)),
    )


def _of_sentences(
    text: str,
    blocks: Sequence[Block],
    sections: Sequence[Section],
    phrases: Phrases,
    sentences: Sequence[Sentence],
) -> Relations:
    within = sums_resettled.resettled(sentences, sums.find(sentences))
    across = sums_across.find(sentences, within)
    states = state_splits.find(sentences, (*within, *across))
    both = sums_balanced.balanced(sentences, (*within, *across, *states))
    beside = tuple(sums_beside.find(sentences, [s for s in both if fits(s)]))
    lines = sums_in_lines.find(sentences, (*both, *beside))
    found = (*both, *beside, *lines, *balances.find(sentences), *stock.find(sentences))
    every = (*found, *sums_fitting.find(sentences, [s for s in found if fits(s)]))
    told = tuple(s for s in every if s.total.value or any(p.value for p in s.parts))  # 0 of 0
    rated = tuple(share_lists.of_one_whole(sentences, shares.find(sentences, told)))
    changed = changes.find(sentences)
    return Relations(
        sums=(
            *sums_adjusted.settled(sentences, told),
            *share_lists.adding_up(sentences, rated),
        ),
        shares=rated,
        whole_shares=share_lists.whole_shares(sentences),
        changes=(*changed, *changes_beside.find(sentences, changed)),
        growths=growths.find(sentences),
        multiples=multiples.find(sentences),
        averages=averages.find(sentences),
        enumerations=enumerations.find(text, sentences, blocks, phrases.inline, sections),
    )
