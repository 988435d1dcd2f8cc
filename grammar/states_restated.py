"""How many are done, and how many not, told again further on: 完成51项 … 对已完成的53项任务.

The first telling is a part of a whole (58项任务完成51项、未完成7项), the second names the state and the noun.
Two tellings are of one thing where the state is of one class and the noun that of the whole; a class
that is told with several numbers is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grammar import statuses
from grammar.claims import Quantity, Sum
from grammar.mentions import Cue, Mention, Restated, Sentence
from grammar.model import Level, StatusClass
from grammar.patterns import compiled
from grammar.source import Span, Spans
from grammar.status_counts import DONE

_NOUN = compiled(r"(?:问题|任务|事项|措施)$")
_AGAIN = compiled(r"^(?:并|要|将|继续)?(?:对|把|盯住|紧盯|盯紧|将)(.{2,12})的$")


def find(
    sentences: Sequence[Sentence], sums: Sequence[Sum], levels: Sequence[Level]
) -> Iterator[Restated]:
    """The numbers of a state that are told again, each with its first telling."""
    inside = Spans(section.span for section in levels[0].sections) if levels else Spans(())
    outside = [s for s in sentences if not inside.hold(s.span.start)]
    first = _told_first(outside, sums)
    for sentence in outside:
        for mention in sentence.quantities():
            again = _AGAIN.match(mention.lead)
            meaning = statuses.read(again[1]) if again else None
            if meaning is None:
                continue
            noun = mention.quantity.noun[-2:]
            known = first.get((meaning, noun), [])
            if len({q.value for q in known}) != 1 or mention.span < known[0].span:
                continue
            in_all = sum(q.value for m in DONE for q in first.get((m, noun), [])[:1])
            if meaning not in DONE or mention.quantity.value != in_all:
                yield Restated(known[0], mention.quantity)


def _told_first(
    sentences: Sequence[Sentence], sums: Sequence[Sum]
) -> dict[tuple[StatusClass, str], list[Quantity]]:
    """The parts that name a state, by its class and the noun of their whole."""
    mentions: dict[Span, Mention] = {
        m.span: m for s in sentences for m in s.quantities() if m.cue is not Cue.AMONG
    }
    found: dict[tuple[StatusClass, str], list[Quantity]] = {}
    for stated in sums:
        whole = mentions.get(stated.total.span)
        noun = whole.noun if whole else ""
        if whole is None or not _NOUN.search(noun):
            continue
        for part in stated.parts:
            told = mentions.get(part.span)
            meaning = statuses.read(told.label) if told else None
            if meaning is not None:
                found.setdefault((meaning, noun[-2:]), []).append(part)
    return found
