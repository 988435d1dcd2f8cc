"""Each date with the words around it, from which one tells what happened on that day.

A scene is a date with its clause: what stands before it from the last mark or date on, and what
follows it in its sentence up to the next date. Both are cut to a few words, so that a sentence of
any length costs no more than its dates.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from grammar.claims import DateRange, WrittenDate
from grammar.model import Block, BlockKind, Phrases
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled
from grammar.source import Span

When: TypeAlias = WrittenDate | DateRange

_SENTENCE_END = compiled(r"[。;；!！?？\n\t]")
_CLAUSE_MARK = compiled(r"(?:[，,、]|:(?!$))(?=(?:[^，,:、]|:$)*$)")  # 公示时间: stays
_IN_A_NAME = compiled(r"(?<=年)(?:度)?第[一二三四五六七八九十百\d]{1,4}次")  # 2022年第14次会议
_LOOK_BACK = 60
_LOOK_AHEAD = 120
_CONTEXT = 100


class Scene(NamedTuple):
    """A date with the words around it.

    Attributes:
        when: the date, or the range it belongs to.
        before: the words before it in its clause, 自 and 于 included.
        after: the words behind it, up to the next date or the end of the sentence.
        context: what stands before the clause in the same sentence, earlier dates included.
        sentence: where the sentence stands.
        block: the number of its line.
        number: its place among the dates of its sentence.
    """

    when: When
    before: str
    after: str
    context: str
    sentence: Span
    block: int
    number: int

    @property
    def start(self) -> WrittenDate:
        """The date, or the first of the range."""
        return self.when.start if isinstance(self.when, DateRange) else self.when

    @property
    def end(self) -> WrittenDate:
        """The date, or the last of the range."""
        return self.when.end if isinstance(self.when, DateRange) else self.when


def whens(phrases: Phrases) -> list[When]:
    """Ranges, and the dates that belong to none, in the order of the text."""
    inside = {d.span for r in phrases.ranges for d in (r.start, r.end)}
    single = [d for d in phrases.dates if d.span not in inside]
    return sorted((*phrases.ranges, *single), key=lambda when: when.span)


def scenes(text: str, blocks: Sequence[Block], phrases: Phrases) -> tuple[Scene, ...]:
    """The dates of a notice with the words around them, in the order of the text."""
    dates = [when for when in whens(phrases) if not _IN_A_NAME.match(text, when.span.end)]
    starts = [when.span.start for when in dates]
    found: list[Scene] = []
    for number, block in enumerate(blocks):
        if block.kind in (BlockKind.FURNITURE, BlockKind.BLANK):
            continue
        first = bisect_left(starts, block.span.start)
        last = bisect_left(starts, block.span.end)
        if first < last:
            found += _of_block(text, number, block.span, dates[first:last])
    return tuple(found)


def _of_block(text: str, block: int, span: Span, dates: list[When]) -> Iterator[Scene]:
    for sentence, inside in _sentences(text, span, dates):
        for number, when in enumerate(inside):
            previous = inside[number - 1].span.end if number else sentence.start
            following = inside[number + 1].span.start if number + 1 < len(inside) else sentence.end
            start = max(previous, when.span.start - _LOOK_BACK)
            before = text[start : when.span.start]
            mark = _CLAUSE_MARK.search(before)
            clause = start + (mark.end() if mark else 0)
            yield Scene(
                when,
                text[clause : when.span.start],
                text[when.span.end : min(following, when.span.end + _LOOK_AHEAD)],
                text[max(sentence.start, clause - _CONTEXT) : clause],
                sentence,
                block,
                number,
            )


def _sentences(text: str, span: Span, dates: Iterable[When]) -> Iterator[tuple[Span, list[When]]]:
    """The sentences that have dates; a mark inside a date ends none."""
    inside: list[When] = []
    start = at = span.start
    for when in dates:
        ends = [m.end() for m in _SENTENCE_END.finditer(text, at, max(at, when.span.start))]
        if ends:
            if inside:
                yield Span(start, ends[0]), inside
            inside, start = [], ends[-1]
        inside.append(when)
        at = when.span.end
    if inside:
        last = _SENTENCE_END.search(text, at, span.end)
        yield Span(start, last.end() if last else span.end), inside
