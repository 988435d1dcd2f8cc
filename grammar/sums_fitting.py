"""Sums that nothing but an exact fit shows: told loosely, so that a misfit says nothing.

上述处理共涉及12人 behind those dealt with; 已全部登记入账，其中桌椅15件、空调6件、电脑6件; 收入41.6万元、支出41.2万元，结余0.4万元;
新制定9项、修订13项、废止4项，涉及制度26项.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from grammar.claims import Binding, Quantity, Sum
from grammar.mentions import Cue, Mention, Sentence
from grammar.parts import adds_up, is_aside, is_listed, is_of_each, told
from grammar.patterns import compiled
from grammar.source import Span

_ALL_OF_THESE = compiled(
    r"(?:上述|以上|前述|[两三四五]项)[^，,。;]{0,8}?(?:共|合计|总计|相加|涉及)"
)
_TOUCHES = compiled(r"^(?:共)?涉及(?:[\u4e00-\u9fff]{0,4})$")
_INCOME, _SPENT, _LEFT = (
    compiled(rf"{word}[为了共达]?$")
    for word in ("(?:收入|收取|筹集)", "(?:支出|支付|使用)", "(?:结余|盈余|结存)")
)
_LEAST = 2  # parts
_BACK = 2  # sentences of the same line


def find(sentences: Sequence[Sentence], known: Sequence[Sum]) -> Iterator[Sum]:
    """The sums that fit exactly among figures of one line that no other sum accounts for.

    Args:
        sentences: the sentences of the notice that have figures.
        known: the sums found already.
    """
    heads = {s.total.span for s in known}
    parts = {p.span for s in known for p in s.parts}
    for at, sentence in enumerate(sentences):
        near = sentences[max(0, at - _BACK) : at]
        before = [m for s in near if s.block == sentence.block for m in _plain(s)]
        own = _plain(sentence)
        yield from _of_these(sentence, own, before, heads)
        yield from _among(own, [m for m in before if m.span not in heads], parts)
        yield from _touched(own, heads)
        yield from _balance(own)


def _plain(sentence: Sentence) -> list[Mention]:
    return [
        m
        for m in sentence.quantities()
        if m.quantity.exact and not is_aside(m) and not is_of_each(m)
    ]


def _loose(total: Mention, parts: Sequence[Mention]) -> Sum:
    return told(total, parts, Binding.LOOSE)


def _of_these(
    sentence: Sentence, own: Sequence[Mention], before: Sequence[Mention], heads: set[Span]
) -> Iterator[Sum]:
    """上述处理共涉及12人: of the figures before it, back to where they make it up."""
    if not _ALL_OF_THESE.search(sentence.words):
        return
    for total in own:
        alike = [m for m in (*before, *own) if m.kind == total.kind and m.span < total.span]
        runs = (alike[first:] for first in range(len(alike) - _LEAST, -1, -1))
        run = next((run for run in runs if adds_up(total, run)), None)
        if total.span not in heads and run is not None:
            yield _loose(total, run)


def _among(own: Sequence[Mention], before: Sequence[Mention], known: set[Span]) -> Iterator[Sum]:
    """涉及27件。已全部登记，其中桌椅15件、空调6件、电脑6件: of the figure told right before."""
    first = next((n for n, m in enumerate(own) if m.cue is Cue.AMONG), None)
    if first is None or own[first].span in known:
        return
    head, *others = own[first:]
    run = [head, *takewhile(lambda m: m.kind == head.kind and is_listed(m), others)]
    alike = [m for m in (*before, *own[:first]) if m.kind == head.kind]
    if len(run) >= _LEAST and alike and adds_up(alike[-1], run):
        yield _loose(alike[-1], run)


def _touched(own: Sequence[Mention], heads: set[Span]) -> Iterator[Sum]:
    """新制定9项、修订13项、废止4项，涉及制度26项."""
    for at, total in enumerate(own):
        run = [m for m in own[:at] if m.kind == total.kind and m.segment == total.segment]
        named = _TOUCHES.match(total.label) is not None and total.span not in heads
        if named and len(run) > _LEAST and adds_up(total, run):
            yield _loose(total, run)


def _balance(own: Sequence[Mention]) -> Iterator[Sum]:
    """收入41.6万元、支出41.2万元，结余0.4万元."""
    for income, spent, left in zip(own, own[1:], own[2:], strict=False):
        told_so = (
            _INCOME.search(income.label) and _SPENT.search(spent.label) and _LEFT.search(left.label)
        )
        operands: tuple[Quantity, ...] = (spent.quantity, left.quantity)
        alike = len({m.kind for m in (income, spent, left)}) == 1
        if told_so and alike and adds_up(income, (spent, left)):
            yield Sum(income.quantity, operands, Binding.LOOSE)
