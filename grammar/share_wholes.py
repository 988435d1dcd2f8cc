"""The figures that may be the whole of which a rate is a share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from grammar.claims import Quantity
from grammar.mentions import Cue, Mention, Sentence
from grammar.named_tuples import NamedTuple
from grammar.parts import DONE
from grammar.patterns import compiled
from grammar.source import Span

_AMOUNT = compiled(r"(?:金额|资金|款项|数额|总额|款|[份件人户票个]?数量?)$")
_TOTAL_OF = compiled(r"总数|总量|总额|全部|总")
CONSIDERED = 12  # figures of a sentence that a rate may be made of, nearest first
_ABOUT = compiled(r"^[^\u4e00-\u9fff]+|(?:问题|任务|事项|措施|类|的|为|有|共|各|分别)+$")
_LEAST_NAMED = 3  # characters: a name that tells one class from the others


class Wholes(NamedTuple):
    """Where the denominator of a rate is looked for."""

    ahead: Sequence[Mention]
    before: Sequence[Sentence]
    known: Mapping[Span, Quantity]
    name: str
    above: bool  # the name says that the whole stands above: 占前述上缴国库数的


def is_local(part: Mention, wholes: Wholes) -> bool:
    """Whether a figure that can be the whole stands in the same segment as the part."""
    return any(
        m.number < part.number and m.segment == part.segment and may_hold(m, part)
        for m in wholes.ahead
    )


def denominators(part: Mention, wholes: Wholes) -> Iterator[Quantity]:
    """The figures that a numerator can be a share of, the likeliest first."""
    same = [m for m in wholes.ahead if m.number < part.number and may_hold(m, part)]
    if wholes.name and (core := _TOTAL_OF.sub("", wholes.name)):
        under = [
            m
            for m in wholes.ahead
            if m.kind == part.kind and m.quantity.value >= part.quantity.value
        ]
        back = _larger(part, wholes) if wholes.above else earlier_wholes(part, wholes)
        cores = [c for c in (core, _AMOUNT.sub("", core)) if c]  # 应退金额: 应退未退的…共计926万元
        told = [m for m in (*reversed(under), *back) if m is not part]
        named = next(filter(None, ([m for m in told if _is_named(c, m)] for c in cores)), [])
        yield from (m.quantity for m in named)
        split = wholes.known.get(part.span)
        if not named and split is not None and _TOTAL_OF.search(wholes.name):
            yield split  # 收到建议80件，其中财政方面20件，占承办总数的25%
        return
    earlier = list(earlier_wholes(part, wholes))
    if wholes.name:  # 占总数的: of the total told before, and not of a part beside it
        totals = [m for m in (*reversed(same), *earlier) if m.cue is Cue.TOTAL or m.noun]
        if (split := wholes.known.get(part.span)) is not None:
            yield split
        yield from (m.quantity for m in totals if not DONE.search(m.label))
        return
    if part.cue is Cue.AMONG:  # 回访9640件，其中满意8926件: of what stands right before it
        yield from (m.quantity for m in same if m.number == part.number - 1)
    among = list(_classes(part, wholes))
    told_of = [m for m in (*reversed(same), *earlier, *among) if is_told_of(part, m)]
    if told_of:
        yield from (m.quantity for m in told_of)
        return
    known = wholes.known.get(part.span)
    if known is not None:
        yield known
    totals = [m for m in (*reversed(same), *earlier) if m.cue in (Cue.TOTAL, Cue.NET)]
    heads = [m for m in same if m.noun or m.quantity.noun]
    yield from (m.quantity for m in (*totals[:1], *heads, *same))
    yield from (m.quantity for m in earlier if m.noun)


def _larger(part: Mention, wholes: Wholes) -> Iterator[Mention]:
    """What a notice has told before that is no less than a part, parts of other wholes too."""
    for sentence in reversed(wholes.before):
        for mention in sentence.quantities()[:CONSIDERED]:
            if mention.kind == part.kind and mention.quantity.value >= part.quantity.value:
                yield mention


def _classes(part: Mention, wholes: Wholes) -> Iterator[Mention]:
    """Parts of other wholes, told in the sentences before: 其中诉求类工单15208件 … 诉求类工单办结15086件."""
    for sentence in reversed(wholes.before):
        for mention in sentence.quantities()[:CONSIDERED]:
            if mention.cue is Cue.AMONG and may_hold(mention._replace(cue=Cue.NONE), part):
                yield mention


def unnamed(part: Mention, wholes: Wholes) -> Iterator[Quantity]:
    """The figures of the sentence before that say not what they count: the whole only if they fit."""
    if not wholes.name:
        last = wholes._replace(before=wholes.before[-1:])
        yield from (m.quantity for m in earlier_wholes(part, last) if not m.noun)


def earlier_wholes(part: Mention, wholes: Wholes) -> Iterator[Mention]:
    """The figures of the sentences before that can be the whole of a part, nearest first."""
    for sentence in reversed(wholes.before):
        yield from (m for m in sentence.quantities()[:CONSIDERED] if may_hold(m, part))


def is_told_of(part: Mention, whole: Mention) -> bool:
    """Whether a figure is told of the very thing a part names: 立行立改类完成57个 of 立行立改58个."""
    named = _ABOUT.sub("", whole.label)
    return (
        len(named) >= _LEAST_NAMED
        and named in part.lead
        and DONE.search(part.lead[part.lead.index(named) + len(named) :]) is not None
    )


def _is_named(name: str, mention: Mention) -> bool:
    """Whether the words around a figure say what a share is said to be of, in its main part."""
    figure = mention.quantity
    around = mention.label + figure.unit + figure.noun + mention.tail[:6]
    pairs = [name[n : n + 2] for n in range(len(name) - 1)]
    return name[-2:] in around and sum(p in around for p in pairs) * 3 >= len(pairs)


def may_hold(whole: Mention, part: Mention) -> bool:
    """Whether a figure can be the whole of another, going by kind, size, cue and noun."""
    return (
        whole.kind == part.kind
        and whole.quantity.value >= part.quantity.value
        and whole.cue not in (Cue.AMONG, Cue.REST)
        and whole.span != part.span
        and (not whole.noun or not part.noun or whole.noun[-2:] == part.noun[-2:])
    )
