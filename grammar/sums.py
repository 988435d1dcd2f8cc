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
from decimal import Decimal

from grammar.changes import is_reached
from grammar.claims import Binding, Sum
from grammar.firmness import opens_list
from grammar.mentions import Cue, Mention, Sentence
from grammar.parts import (
    DONE,
    FAR,
    NEARLY_ALL,
    UNDONE,
    adds_up,
    are_complements,
    fits,
    is_among,
    is_aside,
    is_bare,
    is_classified,
    is_listed,
    is_near,
    is_slip,
    may_count,
    overlaps,
    splits_anew,
    tells_state,
    told,
)
from grammar.patterns import compiled
from grammar.share_lists import has_its_share
from grammar.source import Span
from grammar.splits import runs_behind, segments, splits
from grammar.sums_summed_up import totals_behind

_ANEW = compiled(r"又|再|新|本月|本周|当月|随后|之后|今年")
_BY_SO_MANY = compiled(r"(?:增|减|多|少|超|高|低|新增|净)(?:加|出|了|少)?$|新[增招录聘]")
_DID_EACH = compiled(r"各(?:自)?(?!类|项|种|级|方|单|部|地|有关|镇|乡|村|科)[^，,。;]{0,10}$")
_NOT_DONE = compiled(r"^(?:尚|仍|还|其中)*未([\u4e00-\u9fff]{2,6})的$")
_NEXT = 2  # lines: what stands further on says nothing of how a sentence counts
_RUN = 2  # figures of one kind before another in a list, at the least
_TOTALS = (Cue.TOTAL, Cue.CUMULATIVE)


def find(sentences: Sequence[Sentence]) -> tuple[Sum, ...]:
    """All sums that single sentences of a notice state."""
    found: list[Sum] = []
    for sentence, following in itertools.zip_longest(sentences, sentences[1:]):
        near = following is not None and following.block - sentence.block <= _NEXT
        words = sentence.words + sentence.behind
        words += following.words if following is not None and near else ""
        twice = overlaps(words)
        told_here = (_or_of_another(s, sentence) for s in _of_sentence(sentence))
        found += (s for s in told_here if fits(s) or s.minus or not twice)
    return tuple(found)


def _of_sentence(sentence: Sentence) -> Iterator[Sum]:
    by_kind: dict[str, list[Mention]] = {}
    for mention in sentence.quantities():
        if not is_aside(mention):
            by_kind.setdefault(mention.kind, []).append(mention)
    listed = tuple(_mixed(sentence))
    yield from listed
    settled = {figure.span for s in listed for figure in (s.total, *s.parts)}
    for every in by_kind.values():
        mentions = [m for m in every if m.span not in settled]
        if len(mentions) >= 2:
            yield from _candidates(sentence, mentions)


def _or_of_another(stated: Sum, sentence: Sentence) -> Sum:
    """A sum that does not fit, unless another figure before its parts is what they make up.

    发出问卷400份，收回376份，…满意301份、较满意66份、不满意9份: of those that came back.
    """
    if stated.minus or fits(stated):
        return stated
    own = {stated.total.span, *(p.span for p in stated.parts)}
    for mention in sentence.quantities():
        figure = mention.quantity
        if figure.span.start >= stated.parts[0].span.start:
            break
        other = stated._replace(total=figure)
        same = figure.unit == stated.total.unit and figure.measure == stated.total.measure
        if (
            same
            and figure.exact
            and figure.span not in own
            and mention.cue is not Cue.AMONG
            and fits(other)
        ):
            return other
    return stated


def _candidates(sentence: Sentence, mentions: list[Mention]) -> Iterator[Sum]:
    """The sums among figures of one kind, each figure a part of at most one."""
    free = mentions
    for seek in (_nested, _by_segment, _by_ways, _subtracted, _not_done, totals_behind, _among_one):
        found = list(seek(free))
        yield from found
        taken = {part.span for stated in found for part in (*stated.parts, *stated.minus)}
        free = [m for m in free if m.span not in taken]
    yield from _totals_ahead(sentence, free)


def _among_one(mentions: list[Mention]) -> Iterator[Sum]:
    """A single 其中 that exceeds what is told right before it: 线索12条，其中办结15条."""
    for number, (whole, part) in enumerate(itertools.pairwise(mentions)):
        one, other = whole.quantity, part.quantity
        told_so = part.cue is Cue.AMONG and part.number == whole.number + 1
        following = mentions[number + 2 : number + 3]
        if following and following[0].segment == part.segment:
            continue  # one of several parts
        if not (told_so and whole.before != "、" and whole.cue in (Cue.NONE, *_TOTALS)):
            continue
        larger = any(m.quantity.value >= other.value for m in mentions[:number])
        of_it = whole.depth == part.depth and whole.segment == part.segment
        if _DID_EACH.search(whole.lead):
            continue  # 9名成员各形成报告1篇，其中3篇
        changed = _BY_SO_MANY.search(whole.label) or is_reached(part) or is_reached(whole)
        if not (one.exact and other.exact and of_it and may_count(part, whole)) or changed:
            continue
        if other.value > one.value and not larger and is_slip(one.value, other.value):
            yield told(whole, (part,), Binding.SUBSET)


def _totals_ahead(sentence: Sentence, mentions: list[Mention]) -> Iterator[Sum]:
    """A whole before the parts it is split into."""
    used: set[Span] = set()
    for number, mention in enumerate(mentions):
        behind = [m for m in mentions[number + 1 :] if m.span not in used]
        if mention.span in used and not (behind and behind[0].cue is Cue.AMONG):
            continue  # but a part may be split up itself
        if behind and _all_done(mention, behind[0]) and not any(map(_is_open, behind[1:2])):
            used.add(behind[0].span)
            yield told(mention, behind[:1], Binding.LOOSE)
            behind = behind[1:]
        listed = mention.before == "、" and any(m.number == mention.number - 1 for m in mentions)
        own = bool(behind) and mention.after == "(" and behind[0].depth > mention.depth
        if behind and listed and behind[0].cue is Cue.AMONG and not own:
            continue  # 其中 may speak of any of a list
        for parts in runs_behind(mention, behind):
            told_already = not used.isdisjoint(part.span for part in parts)
            if told_already or _are_peers(sentence, mention, parts):
                continue
            for found in splits(sentence, mention, parts):
                used |= {part.span for part in found.parts}
                if fits(found):
                    yield found
                elif not _are_of_all(found, mentions[: number + 1]):
                    yield _of_one_before(found, mentions[:number])


def _are_of_all(stated: Sum, listed: Sequence[Mention]) -> bool:
    """Whether parts make up a list together, of which their supposed whole is the last figure.

    丙级86栋、丁级24栋，已拆除丁级24栋，加固丙级60栋，其余26栋正在加固.
    """
    exact = sum(part.value for part in stated.parts)
    for number, mention in reversed(list(enumerate(listed))):
        exact -= mention.quantity.value
        if not number or mention.before != "、" or exact <= 0:
            return exact == 0
    return False


def _of_one_before(stated: Sum, before: Sequence[Mention]) -> Sum:
    """A sum that does not fit, unless its parts are those of a figure told before its whole.

    丙级86栋、丁级24栋，已加固丙级60栋，其余26栋正在加固.
    """
    exact = sum(part.value for part in stated.parts)
    for whole in before:
        if whole.quantity.value == exact and not stated.minus:
            return stated._replace(total=whole.quantity)
    together = itertools.accumulate(
        (m.quantity.value for m in reversed(before)), initial=stated.total.value
    )
    # or of several at once: 丙级86栋、丁级24栋，已拆除24栋，加固60栋，其余26栋
    return stated._replace(binding=Binding.LOOSE) if exact in list(together)[1:] else stated


def _by_segment(mentions: list[Mention]) -> Iterator[Sum]:
    """Subtotals with their parts, each in a segment of its own, before a total of them all."""
    if mentions[-1].cue is not Cue.TOTAL or mentions[-1].segment < 2:
        return
    for segment in segments(mentions[:-1]):
        if len(segment) >= 3 and adds_up(segment[0], segment[1:]):
            yield told(segment[0], segment[1:], Binding.PARTITION)


def _by_ways(mentions: list[Mention]) -> Iterator[Sum]:
    """383处，其中…；按等级分，重大9处、一般364处: the whole split up anew behind a semicolon."""
    whole = mentions[0]
    if whole.segment or not whole.noun or tells_state(whole) or is_listed(whole):
        return
    for parts in segments(mentions[1:]):
        anew = parts[0].segment > 0 and splits_anew(parts[0].opening)
        plain = anew and all(is_bare(p) and p.depth == whole.depth for p in parts)
        listed = plain and len(parts) > 1 and all(is_listed(p) for p in parts[1:])
        if listed and is_near(whole, parts, FAR):
            yield told(whole, parts, Binding.PARTITION)


def _are_peers(sentence: Sentence, first: Mention, others: Sequence[Mention]) -> bool:
    """Whether figures are all parts of a whole told before: 按类别分，城建类4件，社保类3件，….

    Where a figure happens to be the sum of those behind it, it is no whole for that.
    """
    if first.quantity.noun and all(map(is_bare, others)) and adds_up(first, others):
        return False  # 从领域看，213件案件涉及教育41件、医疗37件…: the whole told again
    # 解决的64件，占50%；正在解决的38件，占29.7%: each has its own share of one whole
    rated = has_its_share(sentence, first) and all(has_its_share(sentence, m) for m in others)
    split_up = is_classified(sentence) or is_among(sentence) or rated
    split_up = split_up or _goes_on_a_list(sentence, first, others)
    listed = first.cue not in _TOTALS and split_up
    alike = first.depth == others[0].depth and tells_state(first) == tells_state(others[0])
    return listed and alike and others[0].cue is not Cue.AMONG and not opens_list(first, others[0])


def _goes_on_a_list(sentence: Sentence, first: Mention, others: Sequence[Mention]) -> bool:
    """Whether a figure stands in the middle of a list: 甲市13件，乙市12件，丙市17件，丁市2件，戊市5件."""
    before = [m for m in sentence.quantities() if m.number < first.number]
    if first.before == ":" and others[0].before in ("；", ";"):  # 前三位是:甲46件；乙24件；丙22件
        return first.cue is Cue.NONE and bool(first.label) and not tells_state(first)
    run = [*before[-_RUN:], first, *(m for m in others if m.segment == first.segment)]
    return len(before) >= _RUN and all(
        m.kind == first.kind
        and m.cue is Cue.NONE
        and m.segment == first.segment
        and m.depth == first.depth
        and bool(m.label)
        and not m.quantity.noun
        and not m.tail
        and not tells_state(m)
        for m in run
    )


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


def _is_open(part: Mention) -> bool:
    """Whether a part says of itself alone that it is not done: 正在推进2个."""
    return is_bare(part) and UNDONE.search(part.label) is not None


def _nested(mentions: list[Mention]) -> Iterator[Sum]:
    """Parts that split up a part, in a segment of their own: 监测户中，已消除264户，未消除96户."""
    for parts in segments(mentions):
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


def _mixed(sentence: Sentence) -> Iterator[Sum]:
    """A total behind a list of figures with classifiers of their own: 县区12个、高校4所,共计16个."""
    mentions = [m for m in sentence.quantities() if m.quantity.measure == "count"]
    for number, total in enumerate(mentions):
        if total.cue is not Cue.TOTAL or total.label:
            continue
        first = number - 1
        while first > 0 and mentions[first].before == "、":
            first -= 1
        parts = [m for m in mentions[max(first, 0) : number] if m.segment == total.segment]
        likely = is_slip(total.quantity.value, sum((p.quantity.value for p in parts), Decimal(0)))
        if len(parts) >= 2 and len({p.kind for p in parts}) > 1 and likely:
            yield told(total, parts, Binding.PARTITION)
        elif len(parts) >= 2 and parts[0].kind != total.kind and adds_up(total, parts):
            yield told(total, parts, Binding.PARTITION)  # 诫勉3人、谈话6人，总计9人次


# --- 合计: a total behind its parts ------------------------------------------------------------


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


def _not_done(mentions: list[Mention]) -> Iterator[Sum]:
    """应配建412个，已移交394个，…；未移交的18个: what is done and what is not, by one verb."""
    for number, rest in enumerate(mentions[2:], start=2):
        undone = _NOT_DONE.search(rest.label)
        if undone is None:
            continue
        whole, done = mentions[number - 2 : number]
        same = done.label.endswith(undone[1]) and done.cue is Cue.NONE and is_bare(done)
        same &= is_bare(rest) or rest.noun[-2:] == whole.noun[-2:]
        if same and not tells_state(whole) and whole.quantity.value > done.quantity.value:
            yield told(whole, (done, rest), Binding.PARTITION)


def goes_on(mention: Mention) -> bool:
    """Whether a running total is told anew: 本月又销号14项，累计达到95项."""
    return _ANEW.search(mention.lead) is not None
