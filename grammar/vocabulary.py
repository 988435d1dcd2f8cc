"""The words of a house: statuses, nouns and names that the grammar does not know by itself.

They come on top of the lexicon, from whoever calls `parse`, and go before what it knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from grammar.mentions import LevelKind
from grammar.model import StatusClass
from grammar.named_tuples import NamedTuple
from grammar.reading import half_width


class Vocabulary(NamedTuple):
    """Words that come on top of the lexicon, in half width.

    Attributes:
        statuses: ways to write a status, each the whole of it, with their classes.
        nouns: what a stated number may count, with the level that is meant.
        names: groups of names that may stand beside each other: one name in two ways, or two that
            look alike.
    """

    statuses: tuple[tuple[str, StatusClass], ...] = ()
    nouns: tuple[tuple[str, LevelKind], ...] = ()
    names: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def of(
        cls,
        statuses: Mapping[str, StatusClass],
        nouns: Mapping[str, LevelKind],
        names: Iterable[Iterable[str]],
    ) -> Vocabulary:
        """A vocabulary of words as they are written, in any width.

        Args:
            statuses: classes by the words of a status.
            nouns: levels by noun.
            names: groups of names, titles with or without 《》.
        """
        return cls(
            tuple((half_width(word), meaning) for word, meaning in statuses.items()),
            tuple((half_width(word), kind) for word, kind in nouns.items()),
            tuple(tuple(_bare(half_width(name)) for name in group) for group in names),
        )

    def level(self, noun: str) -> LevelKind | None:
        """What a noun counts, or None where it is none of these."""
        return next((kind for word, kind in self.nouns if noun.endswith(word)), None)

    def settles(self, one: str, other: str) -> bool:
        """Whether two names are of one group: each is one, or the end of one, or leads with one."""
        pair = (_bare(one), _bare(other))
        return any(
            all(any(n.endswith(word) or word.startswith(n) for n in group) for word in pair)
            for group in self.names
        )


USUAL = Vocabulary()


def _bare(name: str) -> str:
    return name.strip("《》〈〉 ")
