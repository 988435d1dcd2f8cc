"""Rates of the whole of a sentence that splits it up: 41项具体问题已完成38项…，整改完成率92.7%.

The rate says by its name alone that it is that of what is done, and nothing else is counted between
the two. It may count some of the parts that are done, or all; where none gives it, it is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from grammar import amounts, tallies
from grammar.claims import Binding, Quantity, Rate, RateForm, Share, Sum
from grammar.mentions import Mention, Sentence
from grammar.parts import fits
from grammar.patterns import compiled
from grammar.tallies import Tally

_RATE_OF_DONE = compiled(
    r"^(?:目前|截至目前)?[，,]?(?:整改|总体|问题|综合|反馈问题|巡察整改|巡视整改|问题整改|整体)*(?:整改|完成|办结|销号|到位|整改完成|整改到位|整改销号)率"
    r"(?:已|均)?(?:达到|达|为|是)?[:，,]?$"
)
_OF_NAMED = compiled(r"的([\u4e00-\u9fff]{2})率(?:已|均)?(?:达到|达|为|是)?$")
_LOOSELY_DONE = compiled(r"基本|阶段|长期|持续|序时")


def find(sentences: Sequence[Sentence]) -> Iterator[Share]:
    """The rates that can only be those of a tally, in its sentences or in the next one."""
    for tally in tallies.of(sentences):
        for sentence in (*tally.sentences, *sentences[tally.at + 1 : tally.at + 2]):
            for mention in sentence.mentions:
                if isinstance(mention.figure, Rate) and _is_of(mention, sentence, tally):
                    yield _share(mention.figure, tally)


def of_named(sentences: Sequence[Sentence]) -> Iterator[Share]:
    """The rates of a whole that is told again with its number: 640件诉求的办结率是92.5%, told of before."""
    every = [tally for tally in tallies.of(sentences) if tally.done]
    for sentence in sentences if every else ():
        for whole, rate in pairwise(sentence.mentions):
            name = _OF_NAMED.search(rate.lead)
            if name is None or not isinstance(rate.figure, Rate) or rate.before:
                continue
            told = [
                t
                for t in every
                if t.whole.kind == whole.kind
                and t.whole.figure.value == whole.figure.value
                and t.whole.span < whole.span
                and any(name[1] in tallies.words(p) for p in t.done)
            ]
            if len(told) == 1 and rate.figure.form is RateForm.PERCENT:
                yield _share(rate.figure, told[0])


def of_summed(sentences: Sequence[Sentence], sums: Sequence[Sum]) -> Iterator[Share]:
    """The same where the whole was split up in other sentences: 已完成198项，正在推进16项。…214项问题整改完成率91.1%."""
    known = {m.span: m for s in sentences for m in s.quantities()}
    every: dict[Decimal, list[Tally]] = {}
    for one in sums:
        told = [known[f.span] for f in (one.total, *one.parts) if f.span in known]
        if len(told) == len(one.parts) + 1 and fits(one) and all(map(tallies.tells, told[1:])):
            every.setdefault(one.total.value, []).append(tallies.told_of(told[0], told[1:]))
    for sentence in sentences if every else ():
        for whole, rate in pairwise(sentence.mentions):
            if not isinstance(rate.figure, Rate) or _RATE_OF_DONE.match(rate.lead) is None:
                continue
            before = [t for t in every.get(whole.figure.value, ()) if t.whole.span < whole.span]
            found = {tuple(p.quantity.value for p in t.done): t for t in before if t.done}
            if len(found) == 1 and all(t.whole.kind == whole.kind for t in found.values()):
                yield _share(rate.figure, *found.values())


def _is_of(mention: Mention, sentence: Sentence, tally: Tally) -> bool:
    """Whether a rate names what is done, and the sentence counts nothing else before it."""
    ahead = [m for m in sentence.mentions if m.number < mention.number]
    own = {m.span for m in tally.mentions}
    near = sentence.block - tally.sentences[-1].block <= 2  # a blank line may lie between
    behind = sentence in tally.sentences or _ends(tally)
    return (
        near
        and behind
        and mention.depth == 0
        and bool(tally.done)
        and all(m.span in own for m in ahead)
        and isinstance(mention.figure, Rate)
        and mention.figure.form is not RateForm.POINTS
        and _RATE_OF_DONE.match(mention.lead) is not None
    )


def _ends(tally: Tally) -> bool:
    """Whether the last sentence of a tally counts nothing but it."""
    own = {m.span for m in tally.mentions}
    return all(m.span in own for m in tally.sentences[-1].mentions)


def _share(rate: Rate, tally: Tally) -> Share:
    """The rate with the parts that give it, or else with all that is done."""
    whole = (tally.whole.quantity,)
    # what is done but for a remainder may count as done
    loosely = [p for p in tally.open if _LOOSELY_DONE.search(tallies.words(p))]
    sums = tallies.combined((*tally.done, *loosely)).values()
    done = [_quantities(parts) for parts in sums if not set(parts).isdisjoint(tally.done)]
    for part in sorted(done, key=len, reverse=True):
        real = amounts.share(amounts.total(part), amounts.total(whole))
        if real is not None and amounts.of_rate(rate).meets(real):
            return Share(rate, part, whole, Binding.PARTITION)
    return Share(rate, _quantities(tally.done), whole, Binding.PARTITION)


def _quantities(parts: Sequence[Mention]) -> tuple[Quantity, ...]:
    return tuple(part.quantity for part in parts)
