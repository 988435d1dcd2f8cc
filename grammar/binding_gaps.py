"""By how many a stated number may differ from the entries listed, for all that the notice says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache

from grammar import left_out
from grammar.model import Item, Level
from grammar.patterns import compiled
from grammar.roles import leaves

_IN_HEADING = compiled(r"(\d{1,2})(?:个|项|条)(?:问题|事项|任务)?")


def explanations(
    text: str, levels: Sequence[Level], items: Sequence[Item]
) -> Callable[[int, Decimal], bool]:
    """Tells whether the notice explains by how many a number and its level differ."""
    passed_on = left_out.passed_on(text)

    @cache
    def known(at: int) -> frozenset[int]:
        here = len(levels[at].sections)
        # some problems stand right under a part, others under its aspects
        others = {len(items) - here, _ends(text, levels) - here, _headed_alone(text, levels, at)}
        added = left_out.added(text)
        return frozenset(others) | added | {-number for number in added} | passed_on

    return lambda at, gap: int(gap) in known(at)


def _ends(text: str, levels: Sequence[Level]) -> int:
    """How many entries there are that hold no further ones."""
    return sum(1 for top in levels[0].sections for _ in leaves(text, top))


def _headed_alone(text: str, levels: Sequence[Level], at: int) -> int:
    """How many entries parts say they hold that hold none of this level: 二、未完成整改的2条, told in prose."""
    if not at:
        return 0
    own = sorted(section.span.start for section in levels[at].sections)
    alone = (
        part
        for part in levels[0].sections
        if bisect_left(own, part.span.start) == bisect_left(own, part.end)
    )
    stated = (_IN_HEADING.search(text, *part.heading) for part in alone)
    return sum(int(found[1]) for found in stated if found)
