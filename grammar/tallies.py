"""Wholes that a sentence splits up by how far things are: 41项具体问题已完成38项，其余3项正在推进."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest

from grammar import level_claims, statuses
from grammar.mentions import Cue, Mention, Sentence
from grammar.named_tuples import NamedTuple
from grammar.parts import DONE, UNDONE, is_bare
from grammar.patterns import compiled
from grammar.status_counts import DONE as DONE_CLASSES
from grammar.vocabulary import USUAL

_MOST = 8  # parts: a whole that is split up into more is told by something else than states
_DUE = compiled(r"应|计划|拟|的$")  # 应于年内完成的10个 names a class, not a state


class Tally(NamedTuple):
    """A whole and its parts.

    Attributes:
        whole: what is split up.
        done: the parts that are done; the whole itself where all of it is.
        open: the parts that are not.
        sentences: the sentences it is told in, one or two.
        at: the place of the last of these among the sentences of the notice.
    """

    whole: Mention
    done: tuple[Mention, ...]
    open: tuple[Mention, ...]
    sentences: tuple[Sentence, ...] = ()
    at: int = -1

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The whole and the parts."""
        return (self.whole, *self.done, *self.open)


def of(sentences: Sequence[Sentence]) -> Iterator[Tally]:
    """The wholes that open a sentence, with the rest where the next one tells it."""
    for at, (sentence, following) in enumerate(zip_longest(sentences, sentences[1:])):
        every = sentence.quantities()
        if not every or level_claims.noun(every[0]) == "":
            continue
        whole = every[0]
        if level_claims.is_all_done(whole, sentence):
            yield Tally(whole, (whole,), (), (sentence,), at)
        elif level_claims.is_split(whole, sentence):
            parts = [m for m in every[1:] if m.cue is not Cue.AMONG and _is_part(m, whole)]
            first = following.quantities()[:1] if following is not None else []
            rest = [m for m in first if m.cue is Cue.REST and _is_part(m, whole)]
            tally = told_of(whole, (*parts, *rest))
            if rest and following is not None:
                yield tally._replace(sentences=(sentence, following), at=at + 1)
            elif 0 < len(parts) <= _MOST:
                yield tally._replace(sentences=(sentence,), at=at)


def _is_part(mention: Mention, whole: Mention) -> bool:
    if mention.kind != whole.kind or not is_bare(mention) or _DUE.search(mention.label):
        return False
    return mention.depth == whole.depth and tells(mention)


def told_of(whole: Mention, parts: Sequence[Mention]) -> Tally:
    """The tally of a whole and its parts."""
    done = tuple(p for p in parts if p.cue is not Cue.EXCEPT and is_done(words(p)))
    return Tally(whole, done, tuple(p for p in parts if p not in done))


def words(part: Mention) -> str:
    """What a part says of its state: before it, or behind 其余 and 除."""
    return part.label or part.tail


def tells(part: Mention) -> bool:
    """Whether the words of a part say how far things are."""
    said = words(part)
    return statuses.read(said, USUAL) is not None or bool(DONE.search(said) or UNDONE.search(said))


def is_done(said: str) -> bool:
    """Whether the words of a state say that things are done."""
    meaning = statuses.read(said, USUAL)
    return meaning in DONE_CLASSES if meaning else UNDONE.search(said) is None


def combined(parts: Iterable[Mention]) -> dict[Decimal, tuple[Mention, ...]]:
    """All that some of the parts make up together, with these parts."""
    sums: dict[Decimal, tuple[Mention, ...]] = {Decimal(0): ()}
    for part in parts:
        sums = {v + part.quantity.value: (*p, part) for v, p in sums.items()} | sums
    return {value: made_of for value, made_of in sums.items() if made_of}
