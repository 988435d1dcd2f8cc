"""Items of a notice that are alike: by their titles, or by long sentences that stand in both.

Sentences are compared by their words alone, and only through a table of those that stand twice,
so that the work grows with the text and not with the pairs of items.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from grammar.model import Item, Notice
from grammar.patterns import compiled
from grammar.source import Span

_SENTENCE = compiled(r"[^。;；!！？?\n]+")
_NO_WORDS = compiled(r"[\s\W]+")
_FRAME = compiled(
    r"^(?:关于|针对|对|就)|(?:等?的?问题)?(?:的?(?:整改|整改落实|落实)?(?:情况|进展)?)$"
)
_STOCK = 5  # a sentence that stands in so many items is a stock phrase


class Alike(NamedTuple):
    """Two items that say the same.

    Attributes:
        first, second: the two, in the order of the text.
        same_title: whether their titles are the same.
        beside: whether they stand in one list.
        shared: the characters of the sentences that stand in both.
        share: what part of the shorter item's text these make up.
        sentence: the longest of them, as the second item has it; None where only titles agree.
        earlier: the same sentence in the first.
    """

    first: Item
    second: Item
    same_title: bool
    beside: bool
    shared: int
    share: float
    sentence: Span | None
    earlier: Span | None


def alike(notice: Notice, least: int) -> Iterator[Alike]:
    """The pairs of items that share a title, or sentences of at least so many characters."""
    sentences = [list(_sentences(notice, item)) for item in notice.items]
    holders: dict[str, dict[int, Span]] = defaultdict(dict)
    for number, told in enumerate(sentences):
        for words, span in told:
            if len(words) >= least:
                holders[words].setdefault(number, span)
    shared: Counter[tuple[int, int]] = Counter()
    longest: dict[tuple[int, int], tuple[int, Span, Span]] = {}
    for words, places in holders.items():
        if not 1 < len(places) <= _STOCK:
            continue
        for (first, earlier), (second, later) in combinations(places.items(), 2):
            pair = (first, second)
            shared[pair] += len(words)
            longest[pair] = max(
                longest.get(pair, (0, earlier, later)), (len(words), earlier, later)
            )
    titles: dict[str, int] = {}
    for number, item in enumerate(notice.items):
        title = _title(notice, item)
        if title and title in titles:
            shared[titles[title], number] += 0
        titles[title] = number
    lists = list(_lists(notice.items))
    lengths = [sum(len(words) for words, _ in told) for told in sentences]
    for (first, second), count in sorted(shared.items()):
        shorter = max(1, min(lengths[first], lengths[second]))
        _, earlier_, later_ = longest.get((first, second), (0, None, None))
        one, two = notice.items[first], notice.items[second]
        same = bool(_title(notice, one)) and _title(notice, one) == _title(notice, two)
        beside = lists[first] == lists[second]
        yield Alike(one, two, same, beside, count, count / shorter, later_, earlier_)


def _lists(items: tuple[Item, ...]) -> Iterator[int]:
    """For each item the number of its list: items follow one another in it."""
    number, end = 0, 0
    for item in items:
        number += item.section.span.start != end
        end = item.section.end
        yield number


def _sentences(notice: Notice, item: Item) -> Iterator[tuple[str, Span]]:
    for span in item.text:
        for found in _SENTENCE.finditer(notice.text, *span):
            words = _NO_WORDS.sub("", found[0])
            if words:
                yield words, Span(*found.span())


def _title(notice: Notice, item: Item) -> str:
    """The words of a title that tell it from others; empty where they are too few."""
    heading = item.section.heading
    words = _NO_WORDS.sub("", notice.text[heading.start : heading.end])
    bare = _FRAME.sub("", _FRAME.sub("", words))
    return bare if len(bare) >= 4 else ""
