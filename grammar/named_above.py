"""Things that the notice names above: 上述5个问题, with what makes up the five."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from grammar.claims import Quantity
from grammar.model import BlockKind, Marker, Notice
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled
from grammar.source import Span

_ABOVE = compiled(r"(?:^|[。;，,、:\n)）]|对|将|把|针对|围绕|就)(?:上述|前述|上列|以上)的?$")
_SUMS_UP = compiled(r"(?:合计|共计|总计|相加|累计|共)")  # 以上四项共计1198万元
_QUOTED_NUMBER = compiled(r"(?<![\d.])\d{1,4}(?=[个项条件户处家名人])")
_FEWEST = 4  # of fewer things a sentence may speak without a mark between them
# 石桥镇、柳林乡和城关街道办: the last has no 、
_LAST_OF_LIST = compiled(r"、[^、。;；\n]{1,16}?(?:[，,]?以及|和|与|及)(?!时)")
_PLACES = frozenset({"家", "处", "户", "个", "所", "座", "间"})
_BUT = compiled(r"除([^。;；\n]{2,60}?)(?:之)?外[，,]")
_NUMBERED = compiled(r"^[ ]*[(]?[\d一二三四五六七八九十]{1,3}[)]?[、.．]", re.MULTILINE)
_FAR = 1_000  # characters: in lines so long a list may hide
_NEAR = 240  # characters before them
_SUMMED = 8  # the nearest quantities of which some may add up to those named above
_MOST_MARKERS = 60  # the nearest numbers of lists that may belong to several lists


class Above(NamedTuple):
    """A quantity that speaks of things named above, with what was found there.

    Attributes:
        quantity: the quantity behind 上述 or 以上.
        found: the places that make up its number; empty where nothing does.
        nearest: the nearest quantity of the same things before it, if there is one.
        nothing: whether the lines before it neither count nor list as many of anything.
    """

    quantity: Quantity
    found: tuple[Span, ...]
    nearest: Quantity | None
    nothing: bool = False


def above(notice: Notice) -> Iterator[Above]:
    """Every 上述5个问题, with what above it makes up the five."""
    quantities = notice.phrases.quantities
    markers = [section.marker for section in notice.walk()]
    markers = sorted((*markers, *notice.phrases.inline), key=lambda m: m.span)
    seen: dict[tuple[str, str, Decimal], Quantity] = {}
    for at, quantity in enumerate(quantities):
        start = quantity.span.start
        summed = _SUMS_UP.match(notice.text, quantity.span.end) is not None
        if quantity.exact and not summed and _ABOVE.search(notice.text[max(0, start - 6) : start]):
            before = quantities[max(0, at - _SUMMED) : at]
            yield _above(notice, quantity, before, seen, markers)
        seen[quantity.unit, quantity.noun, quantity.value] = quantity


def _above(
    notice: Notice,
    quantity: Quantity,
    before: Sequence[Quantity],
    seen: Mapping[tuple[str, str, Decimal], Quantity],
    markers: Sequence[Marker],
) -> Above:
    near = [
        q
        for q in before
        if q.unit == quantity.unit and quantity.span.start - q.span.end <= _NEAR and q.exact
    ]
    same = [q for q in near if q.noun == quantity.noun and q.noun]
    nearest = same[-1] if same else None
    equal = seen.get((quantity.unit, quantity.noun, quantity.value))
    if equal is not None:
        return Above(quantity, (equal.span,), nearest)
    for size in range(2, len(near) + 1):
        for some in combinations(near, size):
            if sum(q.value for q in some) == quantity.value:
                return Above(quantity, tuple(q.span for q in some), nearest)
    if others := _in_all(notice.text, quantity, before) or _but_for(notice.text, quantity, nearest):
        return Above(quantity, others, nearest)
    counted_too = any(q.value == quantity.value for q in before)
    if counted_too:
        nearest = None  # as many of something else: it may be these that are meant
    listed = _listed(notice.text, quantity, markers) or _of_level(notice, quantity)
    counted_too |= any(m.number == quantity.value and m.span < quantity.span for m in markers)
    counted_too |= _in_several_lists(quantity, markers)
    counted_too |= any(value == quantity.value for _, _, value in seen) or _in_rows(
        notice, quantity
    )
    nothing = not (counted_too or listed or nearest) and _lists_nothing(notice.text, quantity)
    return Above(quantity, listed, nearest, nothing)


def _in_all(text: str, quantity: Quantity, before: Sequence[Quantity]) -> tuple[Span, ...]:
    """渣土场2处、建材厂1家、养殖场3家: the sentence before in full, whatever its units are."""
    first = text.rfind("。", 0, max(0, text.rfind("。", 0, quantity.span.start))) + 1
    places = [q for q in before if q.span.start >= first and q.unit in _PLACES and q.exact]
    if quantity.unit not in _PLACES or sum(q.value for q in places) != quantity.value:
        return ()
    return tuple(q.span for q in places)


def _but_for(text: str, quantity: Quantity, nearest: Quantity | None) -> tuple[Span, ...]:
    """18个乡镇中，除城关、石桥外…。上述16个: those above but for the ones named."""
    if nearest is None:
        return ()
    found = _BUT.search(text, nearest.span.end, quantity.span.start)
    left = nearest.value - (found[1].count("、") + 1) if found else None
    return (nearest.span,) if left == quantity.value else ()


def _of_level(notice: Notice, quantity: Quantity) -> tuple[Span, ...]:
    """以上九条意见, where the answers above have nine entries at some level."""
    for level in notice.levels:
        ends = [section.marker.span for section in level.sections]
        if len(ends) == quantity.value and ends[-1] < quantity.span:
            return tuple(ends)
    return ()


def _in_several_lists(quantity: Quantity, markers: Sequence[Marker]) -> bool:
    """Whether lists that each begin anew have as many entries together: 甲 1. 2. 乙 1. 2. 3. 丙 1."""
    stop = bisect_left(markers, quantity.span.start, key=lambda m: m.span.start)
    styles = Counter(m.style for m in markers[max(0, stop - _MOST_MARKERS) : stop])
    return quantity.value in styles.values()


def _in_rows(notice: Notice, quantity: Quantity) -> bool:
    """Whether a table has a row with that number: 以上8个问题, below a table of eight."""
    rows = (b.cells[0] for b in notice.blocks if b.kind is BlockKind.ROW and b.cells)
    return str(quantity.value) in {notice.text[slice(*cell)] for cell in rows}


def _lists_nothing(text: str, quantity: Quantity) -> bool:
    """Whether the line of a quantity, and the one before, have too few marks for a list so long."""
    start = quantity.span.start
    first = text.rfind("\n", 0, max(0, text.rfind("\n", 0, start))) + 1
    above = _NUMBERED.sub("", text[first:start])
    if "等" in above:
        return False  # a list that is not told to its end
    quoted = [int(digits) for digits in _QUOTED_NUMBER.findall(above)[-_SUMMED:]]
    if any(sum(some) == quantity.value for n in (1, 2, 3) for some in combinations(quoted, n)):
        return False  # “10个项目中有3个未批先建”…另查出2个: told inside a quotation, too
    pieces = (
        len(re.findall(r"[、;；]|[一二三四五六七八九十]是|第[一二三四五六七八九十]", above))
        + len(_LAST_OF_LIST.findall(above))
        + 1
    )
    return quantity.value >= _FEWEST and start - first <= _FAR and pieces < quantity.value


def _listed(text: str, quantity: Quantity, markers: Sequence[Marker]) -> tuple[Span, ...]:
    """A list right above that has as many entries, by its last number or by its commas."""
    stop = bisect_left(markers, quantity.span.start, key=lambda m: m.span.start)
    for marker in reversed(markers[max(0, stop - 2 * _SUMMED) : stop]):
        if marker.number == quantity.value:
            return (marker.span,)
    start = max(0, quantity.span.start - _NEAR)
    for clause in re.finditer(r"[^，。;:\n]+", text[start : quantity.span.start]):
        if clause[0].count("、") + 1 == quantity.value:
            return (Span(start + clause.start(), start + clause.end()),)
    return ()
