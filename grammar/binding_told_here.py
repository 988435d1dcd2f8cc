"""Numbers of those findings that a notice says it tells of: 现就其中3个问题的整改情况公布如下."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from grammar.entries import go_on_inside
from grammar.mentions import Mention, Sentence
from grammar.model import Bound, Item, Level, Section
from grammar.patterns import compiled
from grammar.source import Span

# how many of the findings a notice says to tell of
_TOLD_BELOW = compiled(
    r"(?:具体|典型|主要|突出)?(?:问题|任务|事项|意见)?(?:的)?(?:具体|整改|落实|办理)*(?:的)?(?:情况|进展|结果)?(?:予以|作)?(?:公布|公开|公示|通报|通告|公告|报告|说明|答复)(?:如下|于后|于下)"
)
_TELLS_ONLY = compiled(
    r"(?:以下|下面|此处|这里|现|现将|本次|此次)(?:只|仅|逐[条项个一])*(?:公布|公开|公示|通报|列出|说明)(?:了)?(?:其中|其余)?(?:的)?$"
)
# 已整改8个，分别是:, at the end of its line; 1个重复，实为5个
_NAMED_BELOW = compiled(
    r"(?:问题|任务|事项|意见)?[，,]?(?:分别|具体|依次|逐项|主要)+(?:是|为|有|如下)+[:。]?\s*"
)
_IN_TRUTH = compiled(r"(?:实际?(?:为|有|列|共|计)|核定为|应为)$")
_SLIP = 2  # entries: a level that misses a number by so few is the one that is meant


def find(
    text: str, sentences: Sequence[Sentence], levels: Sequence[Level], items: Sequence[Item]
) -> Iterator[Bound]:
    """The numbers of those findings that are told here: 现就其中3个问题的整改情况公布如下.

    They are the items, or whichever level there are as many of.
    """
    first = levels[0].sections[0].block.extent.start
    counts = [len(level.sections) for level in levels]
    told = counts.index(len(items)) if len(items) in counts else len(counts) - 1
    for sentence in sentences:
        if sentence.span.start >= first:
            break
        for mention in sentence.quantities():
            behind = sentence.words[mention.span.end - sentence.span.start :]
            listed = _TOLD_BELOW.match(behind) or _NAMED_BELOW.fullmatch(behind)
            listed = listed or _TELLS_ONLY.search(mention.lead) or _IN_TRUTH.search(mention.lead)
            figure = mention.quantity
            if not listed or not figure.exact or figure.unit not in ("个", "项", "条", "件"):
                continue
            at = counts.index(int(figure.value)) if figure.value in counts else told
            near = abs(figure.value - counts[at]) <= _SLIP
            near &= not go_on_inside(text, levels[at].sections)
            yield bound(mention, at, levels, certain=near)


def bound(mention: Mention, at: int, levels: Sequence[Level], *, certain: bool) -> Bound:
    """A number with the entries of the level it counts."""
    sections = levels[at].sections
    entries = tuple(section.marker.span for section in sections)
    groups = tuple(_groups(levels[0].sections, sections)) if at else ()
    return Bound(mention.quantity, at, entries, groups, certain)


def _groups(tops: Sequence[Section], sections: Sequence[Section]) -> Iterator[tuple[Span, int]]:
    starts = [section.marker.span.start for section in sections]
    for top in tops:
        held = bisect_left(starts, top.span.end) - bisect_left(starts, top.span.start)
        yield top.marker.span, held
