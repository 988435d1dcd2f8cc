"""Sums of what stands beside each part of another sum: 8笔、397万元，已支付5笔、262万元，剩余3笔、145万元.

Where the numbers add up, the sums of money (or whatever is told along with each) belong together in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grammar.claims import Binding, Quantity, Sum
from grammar.mentions import Mention, Sentence
from grammar.parts import fits, is_near
from grammar.patterns import compiled

# what joins a second figure to the first: 5笔、262万元; 10个，涉及资金2105.5万元
_ALONG = compiled(r"(?:涉及|涉案|金额|资金|总额|共|计|合计|应付|应收|面积|人数|的)*$")


def find(sentences: Sequence[Sentence], stated: Sequence[Sum]) -> Iterator[Sum]:
    """The sums of the figures told along with the parts of sums that fit.

    Args:
        sentences: the sentences of the notice that have figures.
        stated: the sums that fit, of any kind.
    """
    at = {m.span: (m, number) for number, s in enumerate(sentences) for m in s.quantities()}
    known = {s.total.span for s in stated}
    for one in stated:
        if one.minus or any(f.span not in at for f in (one.total, *one.parts)):
            continue
        beside = [_beside(at[f.span], sentences) for f in (one.total, *one.parts)]
        whole = beside[0]
        if whole is None:
            beside = [_told_of(at[f.span], sentences) for f in (one.total, *one.parts)]
            whole = beside[0] if _by_one_verb(beside) else None
        parts = [b for b in beside[1:] if b is not None]
        if whole is None or len(parts) != len(one.parts) or whole.span in known:
            continue
        if all(p.kind == whole.kind and p.kind != at[one.total.span][0].kind for p in parts):
            values = tuple(p.quantity for p in parts)
            told = Sum(whole.quantity, values, Binding.PARTITION)
            alone = all(_is_alone(at[p.span], sentences) for p in one.parts)
            if fits(told) or (alone and is_near(whole, parts)):
                yield told


def _is_alone(found: tuple[Mention, int], sentences: Sequence[Sentence]) -> bool:
    """Whether no other figure of its sentence is the same: 收回3宗…，剩余3宗."""
    mention, number = found
    same = (
        m
        for m in sentences[number].quantities()
        if m.kind == mention.kind and m.quantity.value == mention.quantity.value
    )
    return sum(1 for _ in same) == 1


def _told_of(found: tuple[Mention, int], sentences: Sequence[Sentence]) -> Mention | None:
    """The figure that is told of another: 12所学校存在问题，应退还的186.4万元，7所小学退还68.2万元."""
    mention, number = found
    behind = sentences[number].mentions[mention.number + 1 : mention.number + 2]
    figures = [m for m in behind if isinstance(m.figure, Quantity) and m.depth == mention.depth]
    return figures[0] if figures and figures[0].segment == mention.segment else None


def _by_one_verb(told: Sequence[Mention | None]) -> bool:
    """Whether all figures are told by the same word, those of the parts in the same clause."""
    whole, *parts = told
    verbs = {p.label.strip()[-2:] for p in parts if p is not None and not p.before}
    named = whole is not None and len(verbs) == 1 and len(parts) > 1
    # 应退的84.6万元, of which each 退还 some
    return named and all(
        len(v) > 1 and any(letter in whole.label for letter in v)
        for v in verbs
        if whole is not None
    )


def _beside(found: tuple[Mention, int], sentences: Sequence[Sentence]) -> Mention | None:
    """The figure that is told along with another, right behind it."""
    mention, number = found
    behind = sentences[number].mentions[mention.number + 1 : mention.number + 2]
    for following in behind:
        joined = following.before in ("", "、", "，", ",", "(") and _ALONG.fullmatch(
            following.label
        )
        if (
            joined
            and following.segment == mention.segment
            and isinstance(following.figure, Quantity)
        ):
            return following
    return None
