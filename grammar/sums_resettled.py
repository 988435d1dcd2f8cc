"""Sums within sentences, once it is known what stands around them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from grammar.claims import Binding, Sum
from grammar.mentions import Cue, Mention, Sentence
from grammar.parts import fits, is_bare, tells_state
from grammar.source import Span

_KEPT = 8  # figures: how many possible wholes of one kind are kept in mind


def resettled(sentences: Sequence[Sentence], within: Sequence[Sum]) -> tuple[Sum, ...]:
    """The sums within sentences, with those corrected whose whole turns out to stand before.

    第一批8项已公开，现将第二批8项公开，其余8项…: not parts of the first 8, but with it of 24 told before.
    """
    unfit = {s.total.span: s for s in within if not fits(s)}
    better: dict[Span, Sum] = {}
    earlier: dict[str, list[Mention]] = {}
    for sentence, following in itertools.zip_longest(sentences, sentences[1:]) if unfit else ():
        for mention in sentence.quantities():
            kept = earlier.setdefault(mention.kind, [])
            stated = unfit.get(mention.span)
            if stated is not None and following is not None:
                better |= _with_next(mention, stated, following)
            if stated is not None and not stated.minus:
                # 5个问题已全部整改，县直单位已整改221个，其余17个…: the parts alone, or with their whole
                found = [w for w in kept if not tells_state(w)]
                for heads, parts in (
                    (kept, (stated.total, *stated.parts)),
                    (found, stated.parts),
                ):
                    figures = (w.quantity for w in reversed(heads) if w.quantity.exact)
                    wholes = (whole for whole in figures if whole not in parts)
                    told_of = (Sum(whole, parts, Binding.PARTITION) for whole in wholes)
                    if (fitting := next(filter(fits, told_of), None)) is not None:
                        better[mention.span] = fitting
                        break
            kept.append(mention)
            del kept[:-_KEPT]
    return tuple(better.get(s.total.span, s) for s in within)


def _with_next(whole: Mention, stated: Sum, following: Sentence) -> dict[Span, Sum]:
    """A sum to which the next sentence adds what is left: 其余1个…; or may add it: 另有1个…."""
    first = following.quantities()[0] if following.quantities() else None
    if first is None or first.cue not in (Cue.REST, Cue.EXTRA) or first.kind != whole.kind:
        return {}
    with_it = Sum(stated.total, (*stated.parts, first.quantity), stated.binding, stated.minus)
    if fits(with_it) or (first.cue is Cue.REST and is_bare(first)):
        return {whole.span: with_it}
    return {whole.span: Sum(stated.total, stated.parts, Binding.LOOSE, stated.minus)}
