"""How many are done, and how many not, told again further on: 完成51项 … 对已完成的53项任务.

The first telling splits a whole up by how far things are (58项任务完成51项、未完成7项), the second names
the state and the noun. A number told again is that of some of the parts in this state, or of all of
them; a noun whose whole is split up twice, in two ways, is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from grammar import level_claims, tallies
from grammar.claims import Sum
from grammar.mentions import Cue, Mention, Restated, Sentence
from grammar.model import Level
from grammar.patterns import compiled
from grammar.source import Span, Spans
from grammar.tallies import Tally

_NOUN = compiled(r"(?:问题|任务|事项|措施|表现)$")
_AGAIN = compiled(
    r"^(?:同时|并|要|将|继续|以及|、)*(?:对|把|盯住|紧盯|盯紧|将|抓好|推进)"
    r"((?:已|均|经|尚|仍|还|需|正|在|基本|阶段性|持续|有序|长期|未|没有|完成|整改|销号|办结|到位|解决|推进|落实|坚持|进行|中|并|，)+)的$"
)
# some of them, or another day's
_NARROWED = compiled(r"抽取|抽查|抽选|选取|随机|部分|其中|首批|截至|截止|目前|本轮|上轮|去年")
_LEFT = compiled(
    r"^(?:同时|并|要|将|继续|持续|全力|着力)*(?:对|把|盯住|紧盯|盯紧|将|抓好|推进|推动|完成)(?:剩余|余下|其余|剩下)的?$"
)
_ONLY_NOT_DONE = compiled(r"^(?:尚|仍|还)?未(?:完成|整改|销号|办结|到位|解决)*$")


def find(
    sentences: Sequence[Sentence], sums: Sequence[Sum], levels: Sequence[Level]
) -> Iterator[Restated]:
    """The numbers of a state that are told again, each with its first telling."""
    inside = Spans(section.span for section in levels[0].sections) if levels else Spans(())
    outside = [s for s in sentences if not inside.hold(s.span.start)]
    first = _first(outside, sums)
    for sentence in outside:
        for mention in sentence.quantities():
            state = _state_again(mention)
            tally = first.get(mention.quantity.noun[-2:])
            if not state or tally is None or not _is_plain(mention, sentence):
                continue
            parts = tally.done if tallies.is_done(state) else tally.open
            if not parts or mention.span < parts[0].span or mention in parts:
                continue
            alike = [p for p in parts if p.quantity.value == mention.quantity.value]
            some = _ONLY_NOT_DONE.match(tallies.words(parts[0])) and not _ONLY_NOT_DONE.match(state)
            if some and mention.quantity.value < parts[0].quantity.value:
                continue  # of those not done, some are under way
            if alike or mention.quantity.value not in tallies.combined(parts):
                earlier = alike or [p for p in parts if tallies.words(p) == state] or parts
                yield Restated(earlier[0].quantity, mention.quantity)


def _is_plain(mention: Mention, sentence: Sentence) -> bool:
    """Whether a number counts the findings themselves, on the day of the notice."""
    name = level_claims.name(mention) == mention.quantity.noun
    return mention.quantity.exact and name and _NARROWED.search(sentence.words) is None


def _state_again(mention: Mention) -> str:
    """The state that a number is told of once more; empty where it is told of none."""
    again = _AGAIN.match(mention.lead)
    if again is not None:
        return again[1]
    return "未完成" if _LEFT.match(mention.lead) else ""


# --- the first telling -------------------------------------------------------------------------


def _first(sentences: Sequence[Sentence], sums: Sequence[Sum]) -> Mapping[str, Tally]:
    """The wholes that are split up by state, by their nouns; none where one is split up twice."""
    found: dict[str, list[Tally]] = {}
    for tally in (*_of_sums(sentences, sums), *tallies.of(sentences)):
        noun = level_claims.noun(tally.whole)
        if _NOUN.search(noun) and tally.whole not in tally.done:
            found.setdefault(noun[-2:], []).append(tally)
    return {
        noun: several[0]
        for noun, several in found.items()
        if len({tally.mentions for tally in several}) == 1
    }


def _of_sums(sentences: Sequence[Sentence], sums: Sequence[Sum]) -> Iterator[Tally]:
    mentions: dict[Span, Mention] = {
        m.span: m for s in sentences for m in s.quantities() if m.cue is not Cue.AMONG
    }
    for stated in sums:
        whole = mentions.get(stated.total.span)
        parts = tuple(mentions[p.span] for p in stated.parts if p.span in mentions)
        if whole is not None and parts and all(tallies.tells(p) for p in parts):
            yield tallies.told_of(whole, parts)
