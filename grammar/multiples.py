"""How many times one figure another is: 翻了一番, 为原来的3倍多, 增长两倍.

Both ends have to be told: 由620份增至1890份, or 36件，是上年12件的3倍. 增长两倍 is three times as much.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from grammar import changes
from grammar.claims import Approximation, Multiple, Quantity, Rate, RateForm
from grammar.mentions import Mention, Sentence
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled

_THEN = r"(?:原来|原先|之前|过去|此前|以往|当初|整改前|改造前|起初|(?:上|去|前一|上一)年(?:同期|度)?|同期|基期|最初)"
_GROWN = compiled(
    rf"^(?:同比|环比|(?:较|比|与)?{_THEN}(?:相比)?|整整|足足|净|共|约)*(?:增长|增加|提高|提升|扩大|上升|扩充|增|涨|高出|多)(?:了|出)?$"
)
_IS = compiled(
    rf"^(?:已|约|正好|恰好|大约|整整)*(?:是|为|达到?|相当于|增长到|扩大到|提高到|提升到|增加到|扩大为|增至|升至|变为|成为)?(?:了)?{_THEN}的$"
)
_OF_FIGURE = compiled(r"(?:^|[^不])(?:是|为|达到?|相当于)[^，,。;]{0,12}$")
_THAN = compiled(r"(?:比|较)[^，,。;]{0,12}$")
_JUST = compiled(r"^(?:同比|也|已|均|几乎|差不多|实现|整整|接?近|将近|超过?|足足)*$")
_MORE = compiled(r"^(?:多|还多|有余|以上|还要多)")
_FAR = Decimal(10**6)
_NEARLY, _ABOUT = Decimal("0.85"), Decimal("0.15")


class _Times(NamedTuple):
    """What the words say, and what the true multiple may be."""

    said: Decimal
    least: Decimal
    most: Decimal


def find(sentences: Sequence[Sentence]) -> tuple[Multiple, ...]:
    """All multiples of which both ends are told."""
    found: list[Multiple] = []
    for sentence in sentences:
        for mention in sentence.mentions:
            times = _times(mention)
            ends = _ends(sentence.mentions, mention) if times else None
            if times and ends:
                stated = mention.figure
                assert isinstance(stated, (Quantity, Rate))
                found.append(Multiple(*ends, stated, *times))
    return tuple(found)


def _times(mention: Mention) -> _Times | None:
    figure = mention.figure
    if isinstance(figure, Rate) and figure.form is RateForm.DOUBLED:
        return _doubled(figure, mention)
    if not isinstance(figure, Quantity) or figure.unit != "倍" or figure.value <= 0:
        return None
    low, high = _room(figure, mention)
    if _GROWN.match(mention.lead):
        return _Times(figure.value + 1, low + 1, high + 1)
    is_of = _IS.match(mention.lead) or mention.lead == "的"
    return _Times(figure.value, low, high) if is_of else None


def _doubled(rate: Rate, mention: Mention) -> _Times | None:
    if not _JUST.match(mention.lead):
        return None  # 其中线上办件翻了一番: of what is not counted
    times = rate.value / 100
    if rate.approximation is Approximation.UNDER:
        return _Times(times, times * _NEARLY, times)
    if rate.approximation is not Approximation.EXACT or _MORE.match(mention.tail):
        return _Times(times, times, _FAR)
    return _Times(times, times * Decimal("0.95"), times * Decimal("1.15"))


def _room(figure: Quantity, mention: Mention) -> tuple[Decimal, Decimal]:
    """What a number of times can mean: 3倍多 lies between three and four."""
    value, quantum = figure.value, figure.quantum
    odd = figure.approximation is Approximation.ODD or _MORE.match(mention.tail)
    if odd:
        return value, value + quantum
    match figure.approximation:
        case Approximation.OVER:
            return value, _FAR
        case Approximation.UNDER:
            return value * _NEARLY, value
        case Approximation.ABOUT:
            return value - value * _ABOUT, value + value * _ABOUT
        case _ if quantum == 1:
            return value - quantum / 4, value + quantum / 2
        case _:
            return value - quantum / 2, value + quantum * Decimal("0.999999")


def _ends(mentions: Sequence[Mention], stated: Mention) -> tuple[Quantity, Quantity] | None:
    """The figures before and after that a multiple is told of."""
    ahead = list(mentions[max(0, stated.number - 3) : stated.number])
    for one, other in _pairs(ahead, stated):
        if one.segment == stated.segment and one.depth == other.depth == stated.depth:
            return one.quantity, other.quantity
    return None


def _pairs(ahead: Sequence[Mention], stated: Mention) -> Iterator[tuple[Mention, Mention]]:
    """Before and after, as the words tell them: 由A增至B, else B是A的."""
    if len(ahead) < 2:
        return
    one, other = ahead[-2], ahead[-1]
    alike = (
        isinstance(one.figure, Quantity)
        and isinstance(other.figure, Quantity)
        and one.kind == other.kind
        and one.quantity.value > 0
        and other.quantity.value > 0
    )
    if not alike:
        return
    if changes.is_reached(other) and one.segment == other.segment:
        if stated.lead != "的":
            yield one, other
    elif not stated.before and stated.number == other.number + 1:
        of_figure = stated.lead == "的" and _OF_FIGURE.search(other.lead)
        than = stated.lead != "的" and _THAN.search(other.lead)
        if of_figure or than:
            yield other, one
