"""How many are done, and how many not, told again further on: 完成51项 … 对已完成的53项任务.

The first telling splits a whole up by how far things are (58项任务完成51项、未完成7项), the second names
the state and the noun. A number told again is that of some of the parts in this state, or of all of
them; a noun whose whole is split up twice, in two ways, is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from grammar import level_claims, tallies
from grammar.claims import Sum
from grammar.mentions import Cue, Mention, Restated, Sentence
from grammar.model import Level
from grammar.parts import is_of_each
from grammar.patterns import compiled
from grammar.source import Span, Spans
from grammar.tallies import Tally

_NOUN = compiled(r"(?:问题|任务|事项|措施|表现)$")
_STATE = r"(?:已|均|经|尚|仍|还|需|正|在|基本|阶段性|持续|有序|长期|未|没有|完成|整改|销号|办结|到位|解决|推进|落实|坚持|进行|中|并|，)+"
_AGAIN = compiled(
    r"^(?:[一二三四五六七八九十]是)?(?:同时|并|要|将|继续|以及|、)*(?:对|把|盯住|紧盯|盯紧|将|抓好|推进(?!中))?"
    rf"({_STATE})的$"
)
# 9个尚未完成和基本完成的问题: the state behind the number, or two of them
_BEHIND = compiled(
    rf"^({_STATE})(?:(?:和|与|及|以及|、)({_STATE}))?的(?:具体|小|整改)?(?:问题|任务|事项|措施|表现)"
)
# some of them, or another day's
_NARROWED = compiled(r"抽取|抽查|抽选|选取|随机|部分|其中|首批|截至|截止|目前|本轮|上轮|去年")
_BY_DAY = compiled(r"截[至止](?:到)?((?:\d{4}年)?\d{1,2}月\d{1,2}日)")
_NAMED = ("包括", "分别", "为", "是", "即")
_LEFT = compiled(
    r"^(?:同时|并|要|将|继续|持续|全力|着力)*(?:对|把|盯住|紧盯|盯紧|将|抓好|推进|推动|完成)(?:剩余|余下|其余|剩下)的?$"
)
_STILL_OPEN, _NOT_YET = compiled(r"(?:还|尚|仍)有$"), compiled(r"^(?:没有|尚未|仍未|未)")
_MANY = 8  # wholes of one noun that are looked at
_KEPT = compiled(r"长期|坚持|持续")
_BARE = compiled(r"尚|仍|还|已|均|经")
_ONLY_NOT_DONE = compiled(r"^(?:尚|仍|还)?未(?:完成|整改|销号|办结|到位|解决)*$")


def find(
    sentences: Sequence[Sentence], sums: Sequence[Sum], levels: Sequence[Level]
) -> Iterator[Restated]:
    """The numbers of a state that are told again, each with its first telling."""
    inside = Spans(section.span for section in levels[0].sections) if levels else Spans(())
    outside = [s for s in sentences if not inside.hold(s.span.start)]
    told = _told(outside, sums)
    yield from _still_more_open(outside, told)
    first = {noun: several[0] for noun, several in told.items() if len(several) == 1}
    for sentence in outside:
        for mention in sentence.quantities():
            states, noun = _states_again(mention)
            if is_of_each(mention):
                continue  # 另2个因各含1个正在整改的表现
            if not states or noun not in told or not _is_plain(mention, sentence):
                continue
            if mention.tail.startswith(_NAMED):
                continue  # 已完成整改的6个问题包括…: a chapter tells of its own
            if not mention.quantity.noun:
                yield from _of_named(mention, states, told[noun])
            elif noun in first and not _is_of_later_day(first[noun], mention, outside):
                yield from _of_one(mention, states[0], first[noun])


def _still_more_open(
    sentences: Sequence[Sentence], told: Mapping[str, list[Tally]]
) -> Iterator[Restated]:
    """94个问题其余7个正在整改, and further on 94个问题中还有9个没有整改到位: what is open grows no more."""
    for sentence in sentences:
        for whole, part in pairwise(sentence.quantities()):
            noun = level_claims.noun(whole)[-2:]
            left = _STILL_OPEN.search(part.lead) and _NOT_YET.match(part.tail)
            for tally in told.get(noun, [])[:_MANY] if left and whole.kind == part.kind else ():
                known = tally.open[0] if len(tally.open) == 1 else None
                same = tally.whole.quantity.value == whole.quantity.value
                if not known or not same or known.span >= part.span:
                    continue
                if part.quantity.value > known.quantity.value:
                    yield Restated(known.quantity, part.quantity)


def _is_of_later_day(tally: Tally, mention: Mention, sentences: Sequence[Sentence]) -> bool:
    """Whether a later day is told between: 截至6月28日…未完成6个; 截至12月31日…; 未完成的1个问题."""
    start, end = (tally.open or tally.done)[0].span, mention.span
    here = next((s for s in sentences if s.span.covers(start)), None)
    days = set(_BY_DAY.findall(here.words)) if here else set()
    between = [s for s in sentences if start < s.span < end and s is not here]
    return bool(days) and any(set(_BY_DAY.findall(s.words)) - days for s in between)


def _of_one(mention: Mention, state: str, tally: Tally) -> Iterator[Restated]:
    """A number of one state, and the part, or parts, of which it was told first."""
    parts = tally.done if tallies.is_done(state) else tally.open
    if _KEPT.search(state):  # 其中5个需长期坚持: neither done nor open
        parts = tuple(p for p in parts if _KEPT.search(tallies.words(p)))
    if not parts or mention.span < parts[0].span or mention in parts:
        return
    alike = [p for p in parts if p.quantity.value == mention.quantity.value]
    some = _ONLY_NOT_DONE.match(tallies.words(parts[0])) and not _ONLY_NOT_DONE.match(state)
    if some and mention.quantity.value < parts[0].quantity.value:
        return  # of those not done, some are under way
    if alike or mention.quantity.value not in tallies.combined(parts):
        earlier = alike or [p for p in parts if tallies.words(p) == state] or parts
        yield Restated(earlier[0].quantity, mention.quantity)


def _of_named(
    mention: Mention, states: Sequence[str], several: Sequence[Tally]
) -> Iterator[Restated]:
    """A number of states that are named, and the parts that were told of these states.

    Of several wholes that are split up so, any that fits is meant, or else the largest.
    """
    found: list[tuple[Tally, Restated]] = []
    for tally in several:
        parts = sorted(
            (p for p in (*tally.done, *tally.open) if _is_of(p, states)), key=lambda p: p.span
        )
        if len(parts) == len(states) and parts[-1].span < mention.span:
            along = tuple(p.quantity for p in parts[1:])
            found.append((tally, Restated(parts[0].quantity, mention.quantity, along=along)))
    if found:
        yield max(found, key=lambda f: (f[1].agrees, f[0].whole.quantity.value))[1]


def _is_of(part: Mention, states: Sequence[str]) -> bool:
    """Whether a part is told of one of some states: 未完成 is 尚未完成."""
    own = _BARE.sub("", tallies.words(part))
    return own in [_BARE.sub("", state) for state in states]


def _is_plain(mention: Mention, sentence: Sentence) -> bool:
    """Whether a number counts the findings themselves, on the day of the notice."""
    noun = mention.quantity.noun
    name = not noun or level_claims.name(mention) == noun
    return mention.quantity.exact and name and _NARROWED.search(sentence.words) is None


def _states_again(mention: Mention) -> tuple[tuple[str, ...], str]:
    """The states that a number is told of once more, and the noun that it counts."""
    noun = mention.quantity.noun
    if again := _AGAIN.match(mention.lead):
        return (again[1],), noun[-2:]
    if _LEFT.match(mention.lead):
        return ("未完成",), noun[-2:]
    behind = _BEHIND.match(mention.tail) if not noun else None
    if behind is None:
        return (), ""
    return tuple(state for state in behind.groups() if state), behind[0][-2:]


# --- the first telling -------------------------------------------------------------------------


def _told(sentences: Sequence[Sentence], sums: Sequence[Sum]) -> Mapping[str, list[Tally]]:
    """The wholes that are split up by state, each way once, by their nouns."""
    found: dict[str, dict[tuple[Mention, ...], Tally]] = {}
    for tally in (*_of_sums(sentences, sums), *tallies.of(sentences)):
        noun = level_claims.noun(tally.whole)
        if _rests_in_class(tally):
            continue
        if _NOUN.search(noun) and tally.whole not in tally.done:
            found.setdefault(noun[-2:], {}).setdefault(tally.mentions, tally)
    return {noun: list(several.values()) for noun, several in found.items()}


def _rests_in_class(tally: Tally) -> bool:
    """Whether a rest is that of one class: 年底前应完成的13项已完成11项，剩余2项…; 明年的6项正在推进."""
    parts = (*tally.done, *tally.open)
    rest = any(p.cue is Cue.REST for p in parts)
    return rest and sum(p.quantity.value for p in parts) != tally.whole.quantity.value


def _of_sums(sentences: Sequence[Sentence], sums: Sequence[Sum]) -> Iterator[Tally]:
    mentions: dict[Span, Mention] = {
        m.span: m for s in sentences for m in s.quantities() if m.cue is not Cue.AMONG
    }
    for stated in sums:
        whole = mentions.get(stated.total.span)
        parts = tuple(mentions[p.span] for p in stated.parts if p.span in mentions)
        states = [p for p in parts if tallies.tells(p) and not tallies.words(p).endswith("的")]
        if whole is not None and parts and len(states) == len(parts):
            yield tallies.told_of(whole, parts)
