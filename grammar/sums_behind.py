"""Totals that sum up what was told one by one in the sentences or lines before.

甲镇追缴3.87万元。乙镇追缴1.26万元。以上共计追缴5.13万元; or a line for each, and a last line 三个组共走访78个、
农户473户, of which each figure sums up those of its kind.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from functools import cache
from itertools import accumulate

from grammar import numerals
from grammar.claims import Binding, Sum
from grammar.mentions import Cue, Mention, Sentence
from grammar.parts import FAR, adds_up, is_aside, is_bare, is_near, told
from grammar.patterns import compiled
from grammar.source import Span

_MOST = 40  # figures: a longer list is no list that a reader would add up
_NUMBER_OF = (
    rf"[\s（(]*(?:以上|上述|这|全[县区市镇乡局校院])?(\d{{1,2}}|[{numerals.HAN_CHARACTERS}]{{1,3}})"
    r"(?:个|家|所|名|项|类|处|批|次|轮|组|校|院|镇|乡|村|县|区|局|站|库|户|年|部分)"
)
_COUNTED = compiled(_NUMBER_OF)
_SUMS_UP = compiled(
    rf"(?:{_NUMBER_OF}(?:\([^()]{{1,9}}\))?)?(?:合计|共计|总计|合共|共(?![同产性青享建有]))"
)
_ALL_OF_THEM = compiled(r"[\s（(]*(?:以上|上述|前述|各[项类组家])")
_APART = (Cue.AMONG, Cue.REST, Cue.EXTRA, Cue.MINUS, Cue.EXCEPT)


def find(sentences: Sequence[Sentence], known: Container[Span]) -> Iterator[Sum]:
    """The totals behind their parts.

    Args:
        sentences: the sentences of the notice that have figures.
        known: the figures that head a list of their own.
    """
    alone = cache(lambda number: _alone(sentences[number]))  # each is asked by many behind it
    for number, sentence in enumerate(sentences):
        figures = [m for m in sentence.quantities() if not m.depth]
        first = next((n for n, m in enumerate(figures) if _sums_up(m)), None)
        if first is None:
            continue
        for at, total in enumerate(figures[first:]):
            again = any(m.kind == total.kind for m in figures[first : first + at])
            if total.cue in _APART or total.span in known or again or is_aside(total):
                continue
            run = _one_by_one(sentences, number, total.kind, alone)
            summed = _sum(sentence, figures[first], total, run) if len(run) >= 2 else None
            if summed is not None:
                yield summed


def _sums_up(mention: Mention) -> bool:
    opens = _SUMS_UP.match(mention.lead.lstrip("，,、 ")) is not None
    return opens or mention.cue in (Cue.TOTAL, Cue.CUMULATIVE)


def _alone(sentence: Sentence) -> dict[str, Mention]:
    """The figures of a sentence that may be parts, of each kind that has one."""
    kinds: dict[str, list[Mention]] = {}
    for mention in sentence.quantities():
        if not mention.depth and mention.cue is not Cue.AMONG and not is_aside(mention):
            kinds.setdefault(mention.kind, []).append(mention)
    return {kind: figures[0] for kind, figures in kinds.items() if len(figures) == 1}


def _one_by_one(
    sentences: Sequence[Sentence], last: int, kind: str, alone: Callable[[int], dict[str, Mention]]
) -> list[tuple[Mention, int]]:
    """The one figure of a kind in each sentence before the last, with the number of its line."""
    found: list[tuple[Mention, int]] = []
    block = sentences[last].block
    for number in range(last - 1, max(-1, last - _MOST - 1), -1):
        sentence = sentences[number]
        if block - sentence.block > 1 or (figure := alone(number).get(kind)) is None:
            break
        found.append((figure, sentence.block))
        block = sentence.block
    return found[::-1]


def _sum(
    sentence: Sentence, opening: Mention, total: Mention, run: list[tuple[Mention, int]]
) -> Sum | None:
    """The total with those before it that it sums up."""
    parts = [mention for mention, _ in run]
    for start in _likely(total, parts):
        if adds_up(total, parts[start:]):
            return told(total, parts[start:], Binding.PARTITION)
    if (
        opening.cue is Cue.CUMULATIVE
        or total.quantity.approximation != opening.quantity.approximation
    ):
        return None  # the whole so far may hold what was told elsewhere
    ahead = sentence.words[: opening.span.start - sentence.span.start]
    counted = _counted(ahead)
    if counted is not None and 2 <= counted <= len(parts):
        return told(total, parts[-counted:], Binding.PARTITION)
    if counted is None and _ALL_OF_THEM.match(ahead) and is_near(total, parts, FAR):
        return told(total, parts, Binding.PARTITION)
    lines = [block for _, block in run]
    lined_up = len(set(lines)) == len(lines) and lines[-1] < sentence.block
    plain = all(is_bare(p) and p.cue is Cue.NONE for p in parts)
    first = total is opening and total.number == 0 and total.cue is Cue.TOTAL
    return told(total, parts, Binding.PARTITION) if first and lined_up and plain else None


def _likely(total: Mention, parts: list[Mention]) -> Iterator[int]:
    """From which part on all may add up: exact figures whose sum is far off cannot."""
    whole = total.quantity.value
    figures = [part.quantity for part in reversed(parts)]
    exact = total.quantity.exact and all(figure.exact for figure in figures)
    sums = list(accumulate(figure.value for figure in figures))[::-1]
    for start, value in enumerate(sums[:-1]):
        if not exact or whole <= 2 * value <= 4 * whole:
            yield start


def _counted(words: str) -> int | None:
    """How many a sentence says it sums up: 四校合计, 三个组共."""
    found = _COUNTED.match(words)
    numeral = numerals.read(found[1]) if found else None
    return int(numeral.value) if numeral else None
