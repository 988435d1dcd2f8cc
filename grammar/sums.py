"""Totals and the parts they are made of, within one sentence.

In a sentence a whole and its parts are figures of one kind. The words say how firmly they belong
together: 其余 closes a partition, 合计 sums up what went before, a colon or a bracket opens a list,
其中 may leave something out. Where the text leaves it open, an exact fit is still evidence that
they belong together; a misfit is none.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from grammar.changes import is_reached
from grammar.claims import Binding, Sum
from grammar.mentions import Cue, Mention, Sentence
from grammar.parts import (
    DONE,
    NEARLY_ALL,
    adds_up,
    are_complements,
    are_disciplines,
    are_two_kinds,
    fits,
    is_among,
    is_bare,
    is_classified,
    is_near,
    is_of_each,
    is_state,
    may_count,
    overlaps,
    same_noun,
    tells_state,
    told,
)
from grammar.patterns import compiled
from grammar.source import Span

_TWICE = compiled(r"双重|并处|同时受|重复|兼|交叉|两项|两种")
_ANEW = compiled(r"又|再|新|本月|本周|当月|随后|之后|今年")
_REACH = 12  # figures: how many parts a total may sum up, in looking for the right ones
_SKIPPED = 4  # figures: how many before a total may be no part of it
_BATCH = compiled(r"^(?:现将|将)?第[一二三四五六七八九十\d]+[批轮次期季档类](?:的|共|有)?$")
_IN_TURN = compiled(
    r"(?:时点|节点|依次|逐[年月季]|历[年次]|每[年月季次]|[年月季]度)[^，,。;]{0,8}$"
)
_BECAME = compiled(r"现(?:为|有|余)|调整|合并|变更|核定|更正|取消|增补|实为")
_TOTALS = (Cue.TOTAL, Cue.CUMULATIVE)


def find(sentences: Sequence[Sentence]) -> tuple[Sum, ...]:
    """All sums that single sentences of a notice state."""
    found: list[Sum] = []
    for sentence, following in itertools.zip_longest(sentences, sentences[1:]):
        words = sentence.words + (following.words if following else "")
        twice = overlaps(words)
        found += (s for s in _of_sentence(sentence) if fits(s) or s.minus or not twice)
    return tuple(found)


def _of_sentence(sentence: Sentence) -> Iterator[Sum]:
    by_kind: dict[str, list[Mention]] = {}
    for mention in sentence.quantities():
        by_kind.setdefault(mention.kind, []).append(mention)
    listed = tuple(_mixed(sentence))
    yield from listed
    settled = {figure.span for s in listed for figure in (s.total, *s.parts)}
    for every in by_kind.values():
        mentions = [m for m in every if m.span not in settled]
        if len(mentions) >= 2:
            yield from _candidates(sentence, mentions)


def _candidates(sentence: Sentence, mentions: list[Mention]) -> Iterator[Sum]:
    """The sums among figures of one kind, each figure a part of at most one."""
    free = mentions
    for seek in (_nested, _by_segment, _subtracted, _totals_behind):
        found = list(seek(free))
        yield from found
        taken = {part.span for stated in found for part in (*stated.parts, *stated.minus)}
        free = [m for m in free if m.span not in taken]
    yield from _totals_ahead(sentence, free)


def _totals_behind(mentions: list[Mention]) -> Iterator[Sum]:
    """合计 and 累计 behind what they sum up."""
    for number, mention in enumerate(mentions):
        if mention.cue in _TOTALS and number >= 2:
            summed = _summed_up(mentions[:number], mention, mentions[number + 1 :])
            if summed is not None:
                yield summed


def _totals_ahead(sentence: Sentence, mentions: list[Mention]) -> Iterator[Sum]:
    """A whole before the parts it is split into."""
    used: set[Span] = set()
    for number, mention in enumerate(mentions):
        if mention.span in used:
            continue
        behind = [m for m in mentions[number + 1 :] if m.span not in used]
        if behind and _all_done(mention, behind[0]):
            used.add(behind[0].span)
            yield told(mention, behind[:1], Binding.LOOSE)
            continue
        listed = mention.before == "、" and any(m.number == mention.number - 1 for m in mentions)
        if behind and listed and behind[0].cue is Cue.AMONG:
            continue  # 其中 may speak of any of a list
        for parts in _runs_behind(mention, behind):
            told_already = not used.isdisjoint(part.span for part in parts)
            if told_already or _are_peers(sentence, mention, parts):
                continue
            split = _split(sentence, mention, parts)
            if split is not None:
                used |= {part.span for part in split.parts}
                yield split


def _by_segment(mentions: list[Mention]) -> Iterator[Sum]:
    """Subtotals with their parts, each in a segment of its own, before a total of them all."""
    if mentions[-1].cue is not Cue.TOTAL or mentions[-1].segment < 2:
        return
    for segment in _segments(mentions[:-1]):
        if len(segment) >= 3 and adds_up(segment[0], segment[1:]):
            yield told(segment[0], segment[1:], Binding.PARTITION)


def _are_peers(sentence: Sentence, first: Mention, others: Sequence[Mention]) -> bool:
    """Whether figures are all parts of a whole told before: 按类别分，城建类4件，社保类3件，….

    Where a figure happens to be the sum of those behind it, it is no whole for that.
    """
    listed = first.cue not in _TOTALS and (is_classified(sentence) or is_among(sentence))
    alike = first.depth == others[0].depth and tells_state(first) == tells_state(others[0])
    return listed and alike and others[0].cue is not Cue.AMONG and not _opens_list(first, others[0])


def _all_done(whole: Mention, done: Mention) -> bool:
    """Whether what was found was all dealt with: 发现隐患413处，已整改413处."""
    return (
        whole.quantity.value == done.quantity.value
        and not tells_state(whole)
        and done.cue is Cue.NONE
        and is_bare(done)
        and DONE.search(done.label) is not None
        and done.segment == whole.segment
    )


def _nested(mentions: list[Mention]) -> Iterator[Sum]:
    """Parts that split up a part, in a segment of their own: 监测户中，已消除264户，未消除96户."""
    for parts in _segments(mentions):
        segment = parts[0].segment
        if segment == 0 or len(parts) < 2:
            continue
        opened = re.match(r"\s*([^，,。;:\d]{2,12}?)(?:之?中[，,]?|的)", parts[0].opening)
        if opened is None:
            continue
        wholes = [m for m in mentions if m.segment < segment and m.label.endswith(opened[1][-3:])]
        near = bool(wholes) and is_near(wholes[-1], parts, NEARLY_ALL)
        if wholes and (near or adds_up(wholes[-1], parts) or are_complements(parts)):
            yield told(wholes[-1], parts, Binding.PARTITION)


def _segments(mentions: list[Mention]) -> Iterator[list[Mention]]:
    for _, group in itertools.groupby(mentions, key=lambda m: m.segment):
        yield list(group)


def _mixed(sentence: Sentence) -> Iterator[Sum]:
    """A total behind a list of figures with classifiers of their own: 县区12个、高校4所,共计16个."""
    mentions = [m for m in sentence.quantities() if m.quantity.measure == "count"]
    for number, total in enumerate(mentions):
        if total.cue is not Cue.TOTAL or total.label:
            continue
        first = number - 1
        while first > 0 and mentions[first].before == "、":
            first -= 1
        parts = mentions[max(first, 0) : number]
        if len(parts) >= 2 and len({p.kind for p in parts}) > 1:
            yield told(total, parts, Binding.PARTITION)


# --- 合计: a total behind its parts ------------------------------------------------------------


def _summed_up(parts: list[Mention], total: Mention, behind: list[Mention]) -> Sum | None:
    """A total that sums up what stands before it."""
    same = [p for p in parts if p.depth == total.depth and may_count(p, total)]
    plain = [p for p in same if p.cue is not Cue.AMONG]
    for run in (plain, same, *_stretches(plain)):
        if len(run) >= 2 and adds_up(total, run):
            return told(total, run, Binding.PARTITION)
    if len(plain) >= 2 and plain[0].quantity.value == total.quantity.value:
        return None  # the whole told again
    if behind and behind[0].cue is Cue.AMONG:
        return None  # it heads a list of its own
    segment = [p for p in plain if p.segment == total.segment]
    firm = total.cue is Cue.TOTAL and total.label in ("", "了") and total.before in "，,;、:"
    if len(segment) >= 2 and (firm or (total.cue is Cue.CUMULATIVE and len(segment) >= 3)):
        return told(total, segment, Binding.PARTITION)
    return None


def _stretches(parts: list[Mention]) -> Iterator[list[Mention]]:
    """Stretches of neighbouring figures, those nearest to the end first."""
    for end in range(len(parts), max(1, len(parts) - _SKIPPED), -1):
        for start in range(max(0, end - _REACH), end - 1):
            yield parts[start:end]


def _subtracted(mentions: list[Mention]) -> Iterator[Sum]:
    """What is left when some are taken off: 来信428件,扣除重复61件,实际受理367件."""
    for number, less in enumerate(mentions[:-1]):
        net = mentions[number + 1]
        if less.cue is not Cue.MINUS or net.cue is not Cue.NET or not number:
            continue
        before = mentions[:number]
        for parts in (before[:1], before):
            if adds_up(net, parts, (less,)):
                yield told(net, parts, Binding.PARTITION, (less,))
                return
        yield told(net, before, Binding.PARTITION, (less,))


# --- a total before its parts ------------------------------------------------------------------


def _runs_behind(whole: Mention, behind: list[Mention]) -> Iterator[list[Mention]]:
    """The runs of figures behind a whole that may be its parts: in its bracket, and after it."""
    if whole.cue in (Cue.MINUS, Cue.EXCEPT) or not behind or is_of_each(whole):
        return
    inside = _bracketed(whole, behind)
    if len(inside) >= 2 and not any(_TWICE.search(m.lead + m.tail) for m in inside):
        yield inside
    first = behind[0]
    if first.before == "、" and first.number == whole.number + 1 and first.cue is not Cue.AMONG:
        return  # one of a list is no whole of the others
    parts = list(_until_total(whole, behind))
    outer = set(_without_among(parts))
    among = [p for p in parts if p not in outer]
    told_apart = any(p.cue is not Cue.REST for p in outer)
    if parts and parts[0] in among and len(among) >= 2 and told_apart:
        yield among  # 其中甲114件、乙67件;已整治301件,其余17件: split up twice
    if len(parts) >= 2:
        yield parts
    later = list(_anew(whole, parts))
    if len(later) >= 2 and later != parts and later[0].cue is not Cue.AMONG:
        yield later  # 88件、47件…;已办结189件,其余7件: the whole split up a second time


def _anew(whole: Mention, parts: list[Mention]) -> Iterator[Mention]:
    """The figures behind a semicolon that speak of the whole, with the lists that they open."""
    taken = False
    for part in parts:
        taken = same_noun(part, whole) or (taken and part.before == "、")
        if taken and part.segment != whole.segment:
            yield part


def _until_total(whole: Mention, behind: list[Mention]) -> Iterator[Mention]:
    """The figures behind a whole up to the next total, or to what counts something else."""
    for mention, following in itertools.zip_longest(behind, behind[1:]):
        if mention.depth != whole.depth:
            if mention.depth > whole.depth and _TWICE.search(mention.lead):
                yield mention
            continue
        if mention.cue in (*_TOTALS, Cue.NET, Cue.MINUS) or not may_count(mention, whole):
            return
        if following is not None and is_reached(following):
            continue  # 由15个增加到25个: what there was once is no part of what there is
        yield mention
        if mention.cue is Cue.REST:
            return


def _bracketed(whole: Mention, behind: list[Mention]) -> list[Mention]:
    """The figures in the bracket that opens right behind a whole: 68件(电话58件、信函10件)."""
    if whole.after != "(" or behind[0].depth <= whole.depth or is_reached(whole):
        return []
    inside: list[Mention] = []
    for mention in behind:
        if mention.depth <= whole.depth or (mention.before == "(" and inside):
            break
        inside.append(mention)
    return inside


def _split(sentence: Sentence, whole: Mention, every: list[Mention]) -> Sum | None:
    twice = [p for p in every if p.depth > whole.depth and _TWICE.search(p.lead)]
    parts = [p for p in every if p not in twice]
    if twice and len(parts) >= 2 and not adds_up(whole, parts):
        # counted under two heads, and taken off once
        return told(whole, parts, Binding.PARTITION, twice)
    outer = list(_without_among(parts))
    nested = parts if parts and parts[0].cue is Cue.AMONG else outer
    first_segment = [p for p in nested if p.segment == parts[0].segment] if parts else []
    heads = [segment[0] for segment in _segments(nested)]
    for run in (parts, nested, outer, first_segment, heads):
        if len(run) >= 2 and adds_up(whole, run):
            return told(whole, run, Binding.PARTITION)
    fitting = _other_arrangement(whole, parts) if parts else None
    if fitting is not None:
        return fitting
    segment = _same_segment(whole, nested)
    binding = _binding(sentence, whole, segment)
    if len(segment) > 2 and adds_up(segment[0], segment[1:]):
        return None  # the parts split up the first part: 34个中有6个未改,5个已改,剩余1个
    if binding is Binding.PARTITION:
        return told(whole, segment, binding)
    for end in range(len(nested) - 1, 1, -1):
        if adds_up(whole, nested[:end]):
            return told(whole, nested[:end], Binding.PARTITION)
    return told(whole, segment, binding) if binding is Binding.SUBSET else None


def _without_among(parts: list[Mention]) -> Iterator[Mention]:
    """The parts but for those told under 其中, which split up the part before them."""
    among = False
    for part in parts:
        among = part.cue is Cue.AMONG or (among and part.before == "、")
        if not among:
            yield part


def _other_arrangement(whole: Mention, parts: list[Mention]) -> Sum | None:
    """Another figure of the run that is the sum of others: the one that is the whole of them.

    收回1470万元，占应收回1960万元的75%，剩余490万元: the whole stands second. 检查74个，发现18个，…6个已改，
    剩余12个: the last two split up the second.
    """
    run = [whole, *parts]
    for other in run[1:]:
        rest = [m for m in run if m is not other]
        if len(rest) == 2 and other.quantity.value > whole.quantity.value and adds_up(other, rest):
            return told(other, rest, Binding.PARTITION)
    if parts[-1].cue is Cue.REST:
        for start in range(len(parts) - 2, 0, -1):
            for head in parts[:start]:
                if adds_up(head, parts[start:]):
                    return told(head, parts[start:], Binding.PARTITION)
    return None


def _same_segment(whole: Mention, parts: list[Mention]) -> list[Mention]:
    """The parts up to the first semicolon, unless semicolons are what parts a list."""
    if parts and _opens_list(whole, parts[0]):
        segments = list(_segments(parts))
        split_up = len(segments) > 1 and any(len(s) > 1 for s in segments)
        return [s[0] for s in segments] if split_up else parts
    own = [p for p in parts if p.segment == whole.segment]
    if not own and parts == list(_anew(whole, parts)) and len({p.segment for p in parts}) == 1:
        return parts
    behind = [p for p in parts if p.segment != whole.segment]
    return [*own, *behind] if len(behind) == 1 and behind[0].cue is Cue.REST else own


def _binding(sentence: Sentence, whole: Mention, parts: list[Mention]) -> Binding:
    """How firmly the text says that these are all the parts of the whole."""
    if parts and _IN_TURN.search(parts[0].lead):
        return Binding.LOOSE
    if len(parts) < 2 or whole.cue is Cue.AMONG or is_state(whole) or _BATCH.match(whole.label):
        return Binding.LOOSE
    if whole.after == "(" and _adjusted(sentence, whole):
        return Binding.LOOSE
    if not all(is_bare(p) for p in parts) or are_disciplines(sentence, parts):
        return Binding.LOOSE
    if parts[-1].cue is Cue.REST:
        return Binding.PARTITION
    torn_off = not sentence.words.rstrip().endswith(("。", ";", ")", "!"))
    if parts[0].cue is Cue.AMONG and (torn_off or not _opens_list(whole, parts[0])):
        tight = len(parts) >= 3 and all(p.before == "、" for p in parts[1:])
        listed = tight and is_near(whole, parts, NEARLY_ALL)
        return Binding.PARTITION if listed or are_two_kinds(parts) else Binding.SUBSET
    if parts[0].depth > whole.depth or _opens_list(whole, parts[0]) or are_complements(parts):
        return Binding.PARTITION
    tight = all(p.before == "、" for p in parts[1:])
    if len(parts) >= 3 and (tight or is_near(whole, parts)):
        return Binding.PARTITION
    return Binding.LOOSE


def _adjusted(sentence: Sentence, whole: Mention) -> bool:
    """Whether the bracket behind a whole says what it has become: 41个(后合并2个,现为39个)."""
    return any(
        m.number > whole.number and m.depth > whole.depth and _BECAME.search(m.lead)
        for m in sentence.quantities()
    )


def _opens_list(whole: Mention, first: Mention) -> bool:
    """Whether a colon stands between a whole and its first part."""
    return whole.after == ":" or first.before == ":"


def goes_on(mention: Mention) -> bool:
    """Whether a running total is told anew: 本月又销号14项，累计达到95项."""
    return _ANEW.search(mention.lead) is not None
