"""How the quantities of a notice hang together: all relations, found once."""

from __future__ import annotations

from collections.abc import Sequence

from grammar import (
    averages,
    changes,
    enumerations,
    lists_quoted,
    multiples,
    share_lists,
    shares,
    sums,
    sums_across,
    tables_of_figures,
)
from grammar.mentions import Sentence
from grammar.model import Block, Phrases, Relations, Section


def find(
    text: str,
    blocks: Sequence[Block],
    sections: Sequence[Section],
    phrases: Phrases,
    sentences: Sequence[Sentence],
) -> Relations:
    """The sums, shares, changes and lists that the sentences and tables of a notice state."""
    within = sums_across.resettled(sentences, sums.find(sentences))
    across = sums_across.find(sentences, within)
    told = (
        *within,
        *across,
        *changes.balances(sentences),
        *tables_of_figures.sums(text, blocks),
    )
    rated = tuple(share_lists.of_one_whole(sentences, shares.find(sentences, told)))
    return Relations(
        sums=(*told, *share_lists.adding_up(sentences, rated)),
        shares=(
            *rated,
            *tables_of_figures.shares(text, blocks, phrases.rates),
        ),
        whole_shares=share_lists.whole_shares(sentences),
        changes=changes.find(sentences),
        multiples=multiples.find(sentences),
        averages=averages.find(sentences),
        enumerations=(
            *enumerations.find(text, sentences, blocks, phrases.inline, sections),
            *lists_quoted.find(text, phrases.named_counts),
        ),
    )
