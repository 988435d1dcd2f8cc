"""Sums that do not fit as read, told again as the text means them.

A figure among the parts may have been taken off (剔除相同的4项), may have come on top (新纳入2户), or may be
the whole itself (计划8家). A rest may be what one of the parts lacks of a figure told before. Where the figures
balance that way, that is what the notice says. And where a rest is told without its figure (其余正在办理), parts
that fall short prove nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from grammar.claims import Binding, Quantity, Sum
from grammar.mentions import Cue, Mention, Sentence
from grammar.parts import DONE, fits, is_head, is_listed, is_slip, splits_anew, tells_state
from grammar.patterns import compiled
from grammar.source import Span

_MOVED = compiled(
    r"剔除|扣除|核减|减去|去重|重复|取消|退出|清退|转出|移出|注销|报废|新增|新纳入|新录|新建档|新发生|增加|纳入|转入|补充|补报|追加"
)
_INTENDED = compiled(r"计划|原定|目标|任务|应(?!急)|拟|总")
_OPEN_REST = compiled(
    r"^[^。;；\n]{0,40}?[，,、;；。]\s*(?:而)?(?:其余|其他|其它|余下|剩余|剩下|余者|另有|另外|还有|部分|个别)(?P<rest>[^，,。;；\n]*)"
)
_JOINED = compiled(r"连同|加上|算上|加之")
_WITHOUT_FIGURE = compiled(
    r"(?:^|[，,;])[^，,。;\d]{2,30}?(?:已?(?:全部|全数|均已?|都已?)(?:按期|如期)?(?:完成|整改|办结|销号|到位|落实))[^，,。;\d]{0,6}(?=[，,;])"
)
_SO_FAR = compiled(r"累计|增至|增加到|已达|达到")
_HALF_DONE = compiled(r"基本|阶段|部分|初步")
_NOT_DONE = compiled(r"正在|推进|未|尚|持续|长期|剩|余|待|办理中|整改中|计划")
_FIGURE = compiled(r"[\d一二三四五六七八九十两]+\s*[\u4e00-\u9fff]?[个项件条人户名家处起宗所份]")
_SEVERAL = 3
_AROUND = 60  # figures before and behind a sum that may balance it
_KEPT = 12  # figures: how many of one kind before a sum are kept in mind


def balanced(sentences: Sequence[Sentence], stated: Sequence[Sum]) -> tuple[Sum, ...]:
    """The sums of a notice, those that misfit replaced by what the same figures do balance to.

    Args:
        sentences: the sentences of the notice that have figures.
        stated: all sums among them.
    """
    unfit = [s for s in stated if not fits(s) and not s.minus and s.binding is not Binding.LOOSE]
    if not unfit:
        return tuple(stated)
    every = [m for sentence in sentences for m in sentence.quantities()]
    every.sort(key=lambda m: m.span)
    starts = [m.span.start for m in every]
    mentions = {m.span: m for m in every}
    numbers = {m.span: n for n, s in enumerate(sentences) for m in s.quantities()}
    split = {s.total.span for s in stated if len(s.parts) > 1 and fits(s)}
    better: dict[tuple[Span, ...], Sum] = {}
    for one in unfit:
        if not all(q.span in mentions for q in (one.total, *one.parts)):
            continue
        first = bisect_left(starts, min(_spans(one)).start)
        last = bisect_left(starts, max(_spans(one)).start)
        near = every[max(0, first - _AROUND) : last + _AROUND]
        told = next(_meant(one, mentions, near), None) if last - first < _AROUND else None
        number = numbers.get(one.parts[-1].span, 0)
        told = told or _with_others(one, sentences[number], mentions, every[:first])
        told = told or _so_far(one, mentions, near)
        if told is None and _is_left_aside(one, mentions, again=one.total.span in split):
            told = one._replace(binding=Binding.LOOSE)
        if told is None and _may_fall_short(one, mentions, sentences[number : number + 2]):
            told = one._replace(binding=Binding.SUBSET)
        if told is not None:
            better[_spans(one)] = told
    return tuple(better.get(_spans(s), s) for s in stated)


def _spans(stated: Sum) -> tuple[Span, ...]:
    return (stated.total.span, *(part.span for part in stated.parts))


def _meant(
    stated: Sum, mentions: Mapping[Span, Mention], every: Sequence[Mention]
) -> Iterator[Sum]:
    """The ways in which the figures of a sum balance after all."""
    whole, parts = stated.total, stated.parts
    for part in parts:
        others = tuple(p for p in parts if p is not part)
        mention = mentions[part.span]
        words = _words(mention, every)
        if others and (mention.cue is Cue.MINUS or _MOVED.search(words)):
            yield from _if_it_fits(Sum(whole, others, Binding.PARTITION, (part,)))
        if _INTENDED.search(words):
            yield from _if_it_fits(Sum(part, (whole, *others), Binding.PARTITION))
    last = mentions[parts[-1].span]
    yield from _with_the_one_outside(whole, parts, mentions[parts[0].span], every)
    yield from _with_the_next(whole, parts, last, every)
    for nested in parts[1:]:
        others = tuple(p for p in parts if p is not nested)
        held = parts[parts.index(nested) - 1]
        done = DONE.search(mentions[nested.span].label) and nested.value <= held.value
        if done and len(others) > 1:  # 应完成的21项已完成8项: some of those
            yield from _if_it_fits(Sum(whole, others, Binding.PARTITION))
    if last.cue in (Cue.REST, Cue.EXTRA):
        before = [m.quantity for m in every if m.kind == last.kind and m.span < last.span]
        reached = tells_state(mentions[whole.span])
        intended = _INTENDED.search(mentions[parts[0].span].label) is not None
        yield from _of_all_classes(last, every)
        for figure in reversed(before[-_KEPT:]):
            if reached and figure not in (whole, *parts):
                yield from _if_it_fits(Sum(figure, (whole, parts[-1]), Binding.PARTITION))
            if intended and figure not in (whole, *parts):
                yield from _if_it_fits(Sum(parts[0], (figure, parts[-1]), Binding.PARTITION))


def _of_all_classes(last: Mention, every: Sequence[Mention]) -> Iterator[Sum]:
    """88个，县级50个已完成48个，乡级38个已完成30个，其余10个: the rest of what all classes have done."""
    before = [m for m in every if m.kind == last.kind and m.span < last.span][-_KEPT:]
    for at, whole in enumerate(before):
        done = [m.quantity for m in before[at + 1 :] if DONE.search(m.label)]
        if len(done) > 1:
            told = Sum(whole.quantity, (*done, last.quantity), Binding.PARTITION)
            yield from _if_it_fits(told)


def _with_the_one_outside(
    whole: Quantity, parts: tuple[Quantity, ...], first: Mention, every: Sequence[Mention]
) -> Iterator[Sum]:
    """8个(另两家分别为6个、11个,三家合计25个): the total in a bracket counts what stands before it, too."""
    outer = next((m for m in reversed(every[: every.index(first)]) if m.kind == first.kind), None)
    if first.depth and whole.span > parts[-1].span and outer is not None:
        yield from _if_it_fits(Sum(whole, (outer.quantity, *parts), Binding.PARTITION))


def _with_the_next(
    whole: Quantity, parts: tuple[Quantity, ...], last: Mention, every: Sequence[Mention]
) -> Iterator[Sum]:
    """The sum with what goes on its list under another noun: 5项和明年应完成的8项整改任务正在推进."""
    behind = every[every.index(last) + 1 :][:1]
    for following in behind:
        joined = is_listed(following) and following.number == last.number + 1
        if joined and following.kind == last.kind and following.depth == last.depth:
            told = Sum(whole, (*parts, following.quantity), Binding.PARTITION)
            if fits(told) or is_slip(whole.value, sum((p.value for p in told.parts), Decimal(0))):
                yield told


def _with_others(
    stated: Sum, sentence: Sentence, mentions: Mapping[Span, Mention], before: Sequence[Mention]
) -> Sum | None:
    """A total of more than its sentence gives figures of: 连同专项检查反馈的9个、8个，合计48个.

    Its parts are the last of those told, with one told before; or else it proves nothing.
    """
    whole, parts = stated.total, stated.parts
    if whole.span < parts[0].span:
        return None
    start = sentence.span.start
    words = sentence.words[: max(0, whole.span.start - start)]
    untold = _WITHOUT_FIGURE.search(words, max(0, parts[0].span.end - start))
    if not (_JOINED.search(words) or untold):
        return None
    kind = mentions[whole.span].kind
    others = [m.quantity for m in before if m.kind == kind][-_KEPT:]
    for first in range(len(parts)):
        for other in reversed(others):
            told = Sum(whole, (other, *parts[first:]), Binding.PARTITION)
            if fits(told):
                return told
    return stated._replace(binding=Binding.LOOSE)


def _so_far(stated: Sum, mentions: Mapping[Span, Mention], every: Sequence[Mention]) -> Sum | None:
    """The sum with what a part has come to: 6月底完成46项，9月底累计完成71项，另有7项转入持续整改."""
    for at, part in enumerate(stated.parts):
        done = mentions[part.span]
        for later in every[every.index(done) + 1 :]:
            if later.span == stated.total.span or later.kind != done.kind:
                continue
            grown = _SO_FAR.search(later.lead) and later.quantity.value >= part.value
            if grown and DONE.search(done.label) and DONE.search(later.label):
                told = (*stated.parts[:at], later.quantity, *stated.parts[at + 1 :])
                return stated._replace(parts=told)
    return None


def _words(mention: Mention, every: Sequence[Mention]) -> str:
    """What is told of a figure, or of the one it stands beside: 年内新增1项、150万元."""
    if not mention.label and mention.before == "、":
        before = every[max(0, every.index(mention) - 1)]
        return before.lead + before.around + mention.around
    return mention.lead + mention.around


def _if_it_fits(stated: Sum) -> Iterator[Sum]:
    exact = all(figure.exact for figure in (stated.total, *stated.parts, *stated.minus))
    if exact and len(stated.parts) > 1 and fits(stated):
        yield stated


def _is_left_aside(stated: Sum, mentions: Mapping[Span, Mention], *, again: bool) -> bool:
    """Whether a misfit proves nothing: a whole told as a head, or already split up in full."""
    first: Quantity = stated.parts[0]
    head = mentions[first.span]
    opened = head.before == ":" or splits_anew(head.opening)
    last = mentions[stated.parts[-1].span]
    closed = last.cue is Cue.REST or "正在" in last.label  # 已办结492件，…，正在办理644件
    told_so = head.cue is Cue.AMONG
    behind = first.span < stated.total.span
    if behind and is_head(mentions[stated.total.span]):
        return True
    return again and not (opened or closed or told_so or behind)


def _may_fall_short(
    stated: Sum, mentions: Mapping[Span, Mention], behind: Sequence[Sentence]
) -> bool:
    """Whether the text leaves room for more than the parts it gives figures of."""
    parts = [mentions[part.span] for part in stated.parts]
    words = [part.around for part in parts]
    half_done = any(map(_HALF_DONE.search, words)) and not any(map(_NOT_DONE.search, words))
    if half_done and len(parts) < _SEVERAL and all(p.cue is Cue.NONE for p in parts):
        return True  # 已办结600件，阶段性办结210件: the others are not yet
    first = behind[0]
    rest = first.words[max(0, parts[-1].span.end - first.span.start) :]
    if len(behind) > 1 and behind[1].block == first.block:
        rest += behind[1].words
    found = _OPEN_REST.match(rest)
    return found is not None and not _FIGURE.search(found["rest"])
