"""A total before the parts it is split into.

Which of the figures behind a whole may be its parts, in which ways they can be taken together, and
how firmly the words say that they are all there are.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from grammar import firmness
from grammar.beside import is_other
from grammar.changes import is_reached
from grammar.claims import Binding, Sum
from grammar.mentions import Cue, Mention, Sentence
from grammar.parts import (
    NEARLY_ALL,
    adds_up,
    are_complements,
    fits,
    is_bare,
    is_head,
    is_listed,
    is_near,
    is_of_each,
    is_state,
    may_count,
    same_noun,
    tells_anew,
    tells_state,
    told,
    total,
)
from grammar.patterns import compiled

_OF_A_CLASS = ("的", "类")
_LARGE = 20  # a figure that neighbours hit by chance is mostly smaller
_SEVERAL = 4  # states: so many are told where none is left out
_TOTALS = (Cue.TOTAL, Cue.CUMULATIVE)
_REACH = 12  # figures: how many parts a total may sum up
_TWICE = compiled(r"双重|并处|同时受|重复|兼|交叉|两项|两种")
_IS_BOTH = compiled(r"(?:是)?(?:既[^，,。;]{1,16}又|同时(?:受|被|属于|涉及)|兼(?:有|具|受))")
_NET = compiled(r"净(减|降|少|增|加|升)")
_CAME = compiled(r"新[增录进招聘建设]|增[加设]|招[录聘]|引进|补充|调入|转入(?!.{0,3}岗)")
_WENT = compiled(
    r"减少|移[出除]|剔除|删除|退[出休]|离[职开]|辞|注销|撤|核减|转出|调出|到期|淘汰|关停"
)


def runs_behind(whole: Mention, behind: list[Mention]) -> Iterator[list[Mention]]:
    """The runs of figures behind a whole that may be its parts: in its bracket, and after it."""
    if whole.cue in (Cue.MINUS, Cue.EXCEPT) or not behind or is_of_each(whole):
        return
    if is_reached(behind[0]) and behind[0].number == whole.number + 1:
        return  # 2件内容相近，合并为1件: what there was has become something else
    inside = _bracketed(whole, behind)
    if len(inside) >= 2 and not any(_TWICE.search(m.lead + m.tail) for m in inside):
        yield inside
    first = behind[0]
    if whole.before == "、" and first.label.endswith(("分别占", "分别为", "分别有", "分别")):
        return  # 18个、21个、24个，财政项目分别占9个、10个、9个: some of each
    if first.before == "、" and first.number == whole.number + 1 and first.cue is not Cue.AMONG:
        return  # one of a list is no whole of the others
    parts = list(_until_total(whole, behind))
    outer = set(_without_among(parts))
    among = [p for p in parts if p not in outer]
    told_apart = any(p.cue is not Cue.REST for p in outer)
    if any(_IS_BOTH.match(p.tail) for p in parts):
        told_apart = False  # 有6人既受处分又被免职: all of them belong together
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
        taken = same_noun(part, whole) or (taken and is_listed(part))
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
        if is_head(mention) or tells_anew(mention, whole):
            return  # 其中已完成的12个里有4个…: what follows is told of these
        if following is not None and is_reached(following):
            continue  # 由15个增加到25个: what there was once is no part of what there is
        yield mention
        if mention.cue is Cue.REST and not is_other(mention):
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


def splits(sentence: Sentence, whole: Mention, parts: list[Mention]) -> Iterator[Sum]:
    """The sums of a whole with the figures behind it: one, or several where it is split up anew."""
    split = _net(whole, parts) or _split(sentence, whole, parts)
    fitting = [] if split is not None and fits(split) else list(stretches_that_fit(whole, parts))
    if fitting:
        yield from fitting
        left = [p for p in parts if not any(p.quantity in s.parts for s in fitting)]
        split = _split(sentence, whole, left) if _is_closed(left) else None
    if split is not None:
        yield split


def stretches_that_fit(whole: Mention, parts: list[Mention]) -> Iterator[Sum]:
    """The whole split up more than once in one run, each time in full.

    应追缴428.6万元，涉及医院301.2万元、卫生院86.9万元、药店40.5万元，已追缴421.1万元，余下7.5万元.
    """
    start = 0
    while start < len(parts) - 1:
        ends = range(start + 2, min(len(parts), start + _REACH) + 1)
        # to the last digit: with room for rounding too many stretches would fit by chance
        value = whole.quantity.value
        end = next((n for n in ends if total(parts[start:n]) == value), None)
        chance = end is not None and _goes_on(whole, parts, end)
        if end is not None and not chance and _is_meant(whole, parts[start:end]):
            yield told(whole, parts[start:end], Binding.PARTITION)
        start = end or start + 1


def _goes_on(whole: Mention, parts: list[Mention], end: int) -> bool:
    """Whether a list goes on behind some of it that fit by chance: 噪声2件，大气1件，水1件，生态6件."""
    if end >= len(parts) or whole.quantity.value >= _LARGE:
        return False
    last, following = parts[end - 1 : end + 1]
    return (
        following.number == last.number + 1
        and following.segment == last.segment
        and following.before == last.before
        and following.cue is Cue.NONE
        and bool(following.label)
        and not any(tells_state(m) for m in (last, following))
    )


def _is_closed(parts: list[Mention]) -> bool:
    """Whether what is left of a run is a run of its own that 其余 closes."""
    return len(parts) >= 2 and parts[-1].cue is Cue.REST


def _split(sentence: Sentence, whole: Mention, every: list[Mention]) -> Sum | None:
    twice = [p for p in every if p.depth > whole.depth and _TWICE.search(p.lead)]
    # 其中立案审查18人、组织处理31人，有6人既被审查又受处理
    if both := [p for p in every if p not in twice and _IS_BOTH.match(p.tail)]:
        others = [p for p in every if p not in both]
        fits_so = len(others) >= 2 and adds_up(whole, others, both)
        return told(whole, others, Binding.PARTITION, both) if fits_so else None
    parts = [p for p in every if p not in twice]
    if twice and len(parts) >= 2 and not adds_up(whole, parts):
        # counted under two heads, and taken off once
        return told(whole, parts, Binding.PARTITION, twice)
    outer = list(_without_among(parts))
    nested = parts if parts and parts[0].cue is Cue.AMONG else outer
    first_segment = [p for p in nested if p.segment == parts[0].segment] if parts else []
    rest = next((n for n, p in enumerate(parts) if p.cue is Cue.REST), len(parts))
    heads = [segment[0] for segment in segments(nested)]
    classes = [p for p in parts if p.label.endswith(_OF_A_CLASS)]
    for run in (parts, nested, outer, first_segment, heads, parts[: rest + 1], classes):
        if len(run) >= 2 and adds_up(whole, run):
            return told(whole, run, Binding.PARTITION) if _is_meant(whole, run) else None
    if 1 < len(classes) < len(parts):
        return None  # 立行立改的6个全部完成，分阶段整改的3个完成2个: not all are parts of the whole
    if parts and (fitting := _other_arrangement(whole, parts)) is not None:
        return fitting
    if _are_all_states(sentence, whole, nested):
        return told(whole, nested, Binding.PARTITION)
    binding = firmness.binding(sentence, whole, segment := _same_segment(whole, nested))
    opened = any(
        firmness.opens_list(whole, p) or p.depth > whole.depth or p.cue is Cue.AMONG
        for p in parts[:1]
    )
    listed = opened and all(is_listed(p) for p in segment[1:])
    if len(segment) > 2 and adds_up(segment[0], segment[1:]) and not listed:
        return None  # the parts split up the first part: 34个中有6个未改,5个已改,剩余1个
    if binding is Binding.PARTITION:
        return told(whole, segment, binding)
    for end in range(len(nested) - 1, 1, -1):
        if adds_up(whole, nested[:end]) and not _goes_on(whole, nested, end):
            return told(whole, nested[:end], Binding.PARTITION)
    return told(whole, segment, binding) if binding is Binding.SUBSET else None


def _net(whole: Mention, parts: list[Mention]) -> Sum | None:
    """A net figure of which some parts go the other way: 净减125名:不再续聘98名，…，新录用12名."""
    net = _NET.search(whole.lead)
    if net is None:
        return None
    other_way = _CAME if net[1] in "减降少" else _WENT
    against = [p for p in parts if other_way.search(p.label)]
    others = [p for p in parts if p not in against]
    meant = against and others and adds_up(whole, others, against)
    return told(whole, others, Binding.PARTITION, against) if meant else None


def _are_all_states(sentence: Sentence, whole: Mention, parts: list[Mention]) -> bool:
    """Whether parts told after 其中 with semicolons are states that all but make up their whole.

    共受理591件，其中148件已办结；364件正在办理；66件列入计划，10件作解释说明.
    """
    stated = [p for p in parts if tells_state(p)]
    return (
        len(parts) >= _SEVERAL
        and parts[0].cue is Cue.AMONG
        and parts[-1].segment > parts[0].segment
        and len(stated) >= len(parts) - 1
        and are_complements(stated)
        and all(is_bare(p) and p.depth == whole.depth for p in parts)
        and is_near(whole, parts, NEARLY_ALL)
        and not firmness.AND_MORE.search(sentence.words, parts[-1].span.end - sentence.span.start)
    )


def _is_meant(whole: Mention, parts: list[Mention]) -> bool:
    """Whether figures that happen to add up are told as a whole and its parts.

    刑事拘留3人，约谈5人，问责8人 and 淮北完成2个，淮南1个，鞍山1个 are lists of neighbours.
    """
    if not whole.quantity.value:
        return False
    told_so = (
        whole.cue is not Cue.NONE
        or bool(whole.noun)
        or any(p.cue in (Cue.AMONG, Cue.REST, Cue.EXTRA) for p in parts)
        or parts[0].depth > whole.depth
        or firmness.opens_list(whole, parts[0])
        or whole.quantity.value >= _LARGE
    )
    return told_so or (len(parts) > 2 and not is_state(whole)) or are_complements(parts)


def _without_among(parts: list[Mention]) -> Iterator[Mention]:
    """The parts but for those told under 其中, which split up the part before them."""
    among = False
    for part in parts:
        among = part.cue is Cue.AMONG or (among and is_listed(part))
        if not among:
            yield part


def _other_arrangement(whole: Mention, parts: list[Mention]) -> Sum | None:
    """Another figure of the run that is the sum of others: the one that is the whole of them.

    收回1470万元，占应收回1960万元的75%，剩余490万元: the whole stands second. 检查74个，发现18个，…6个已改，
    剩余12个: the last two split up the second.
    """
    run = [whole, *parts]
    for other in run[1:] if any(p.cue is Cue.REST for p in parts) else ():
        rest = [m for m in run if m is not other]
        if len(rest) == 2 and other.quantity.value > whole.quantity.value and adds_up(other, rest):
            return told(other, rest, Binding.PARTITION)
    if parts[-1].cue is Cue.REST:
        for start in range(len(parts) - 2, 0, -1):
            if parts[start].before == "、":
                continue  # one of a list is no whole of the next
            for head in parts[:start]:
                if adds_up(head, parts[start:]):
                    return told(head, parts[start:], Binding.PARTITION)
    return None


def _same_segment(whole: Mention, parts: list[Mention]) -> list[Mention]:
    """The parts up to the first semicolon, unless semicolons are what parts a list."""
    if parts and firmness.opens_list(whole, parts[0]):
        pieces = list(segments(parts))
        split_up = len(pieces) > 1 and any(len(piece) > 1 for piece in pieces)
        return [piece[0] for piece in pieces] if split_up else parts
    own = [p for p in parts if p.segment == whole.segment]
    if not own and parts == list(_anew(whole, parts)) and len({p.segment for p in parts}) == 1:
        return parts
    behind = [p for p in parts if p.segment != whole.segment]
    return [*own, *behind] if len(behind) == 1 and behind[0].cue is Cue.REST else own


def segments(mentions: list[Mention]) -> Iterator[list[Mention]]:
    """Figures in the stretches that semicolons part."""
    for _, group in itertools.groupby(mentions, key=lambda m: m.segment):
        yield list(group)


def rests_in_class(parts: list[Mention]) -> bool:
    """Whether 其余 closes one of several classes, and not all that was told before.

    立行立改类到位96个；分阶段类到位25个；持续类到位6个，其余9个…: of the 15 that go on.
    """
    by_segment = list(segments(parts))
    return len(by_segment) > 1 and any(
        len(segment) > 1 and segment[-1].cue in (Cue.REST, Cue.EXTRA) for segment in by_segment
    )
