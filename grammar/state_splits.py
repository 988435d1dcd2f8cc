"""Wholes split up by how far things are, whatever stands where: 88个问题，已有53个问题基本完成，其余35个问题正在推进.

The state may stand before or behind its number, and the noun may be told again with each part. What is done, what
is nearly done and what is open exclude each other, so together they make up no more than the whole; and all of it,
where something is said to be open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import Enum, auto
from itertools import combinations, pairwise, zip_longest

from grammar.claims import Binding, Sum
from grammar.mentions import Cue, Mention, Sentence
from grammar.named_tuples import NamedTuple
from grammar.parts import DONE, is_aside, is_head, is_of_each, is_slip, told, total
from grammar.patterns import compiled
from grammar.source import Span

_UNITS = frozenset(("个", "项", "条", "件", "起", "宗"))
_HALF = compiled(r"基本(?!满意|医|公|药|农|功)|阶段性?|部分|初步")
_KEPT = compiled(r"长期|坚持")
_OPEN = compiled(
    r"正在|推进|未|尚|仍|还在|待(?!遇)|其余|剩余|余下|其他|延期|顺延|序时|时序|按进度|办理中|整改中"
)
_STILL = ("仍", "尚", "还")  # 仍在整改的4项
_DUE = compiled(
    r"(?:应|需|须|要求|计划|拟|到期|时限|定于|前)[^，,。;]{0,8}(?:完成|整改|办结|销号)?的?$|的$|年内|年底前|\d年"
)
_TO_DO = compiled(r"[需应须]")
_AHEAD = compiled(r"[前底]$|拟|计划|力争|确保|预计")
_ALL_DONE = compiled(
    r"^(?:已经?|均|都)*(?:全部|全数|均|都)(?:已经?)?(?:按期|如期|按时)?(?:完成|整改|办结|销号|到位)"
)
_WHOLE = compiled(r"(?:问题|任务|事项|措施|意见|信访件|举报件|投诉件|案件|线索|隐患|件|建议|提案)$")
_TOLD = compiled(
    r"反馈|指出|认领|发现|查出|交办|转办|转交|受理|梳理|制定|确定|明确|移交|督办|共需|需整改|应整改|问题|任务|事项|措施"
)
_LEAST = 3  # states in a sentence of its own that speaks of the whole told before it


class _State(Enum):
    DONE = auto()
    KEPT = auto()  # done and kept up, or for good
    HALF = auto()
    OPEN = auto()


class _Part(NamedTuple):
    mention: Mention
    state: _State


def find(sentences: Sequence[Sentence], known: Sequence[Sum]) -> Iterator[Sum]:
    """The sums of states that the other readers leave.

    Args:
        sentences: the sentences of the notice that have figures.
        known: the sums found already; their figures are accounted for.
    """
    seen = {(s.total.span, tuple(p.span for p in s.parts)) for s in known}
    for stated in _of_all(sentences, known):
        if (stated.total.span, tuple(p.span for p in stated.parts)) not in seen:
            yield stated  # what was read and left loose stays so


def _of_all(sentences: Sequence[Sentence], known: Sequence[Sum]) -> Iterator[Sum]:
    firm = [s for s in known if s.binding is not Binding.LOOSE]
    taken = {s.total.span for s in firm} | {p.span for s in firm for p in s.parts}
    for number, sentence in enumerate(sentences):
        every = [m for m in sentence.quantities() if _may_count(m)]
        for whole, behind in _stretches(every):
            if whole.span not in taken:
                yield from _split(whole, list(_parts(whole, behind, taken)))
        before = sentences[number - 1] if number else None
        if before is not None and before.block == sentence.block and every:
            yield from _of_before(before, every, taken)


def _may_count(mention: Mention) -> bool:
    figure = mention.quantity
    return (
        figure.exact
        and figure.measure == "count"
        and figure.unit in _UNITS
        and not mention.depth
        and not is_aside(mention)
        and not is_of_each(mention)
    )


def _stretches(every: Sequence[Mention]) -> Iterator[tuple[Mention, list[Mention]]]:
    """Each whole with the figures up to the next one."""
    wholes = [n for n, m in enumerate(every) if _is_whole(m)]
    for at, following in pairwise((*wholes, len(every))):
        yield every[at], list(every[at + 1 : following])


def _is_whole(mention: Mention) -> bool:
    if mention.cue in (Cue.REST, Cue.EXTRA, Cue.MINUS, Cue.EXCEPT) or _state(mention) is not None:
        return False
    if DONE.search(mention.label) and not _TO_DO.search(mention.label):
        return False
    if _WHOLE.search(mention.quantity.noun):
        return True
    named = _WHOLE.search(mention.noun or mention.label)
    return named is not None and _TOLD.search(mention.around) is not None


def _state(mention: Mention) -> _State | None:
    """How far the words around a number say that things are."""
    words = mention.around
    if _KEPT.search(words):
        return _State.KEPT
    if mention.cue is Cue.REST or _OPEN.search(words):
        return _State.OPEN
    if not DONE.search(words):
        return None
    if _DUE.search(mention.label) and not _ALL_DONE.search(mention.tail):
        return None
    return _State.HALF if _HALF.search(words) else _State.DONE


def _parts(whole: Mention, behind: Sequence[Mention], taken: set[Span]) -> Iterator[_Part]:
    for mention, following in zip_longest(behind, behind[1:]):
        still = mention.cue is Cue.EXTRA and mention.lead.lstrip("，,")[:1] in _STILL
        if mention.cue in (Cue.AMONG, Cue.EXTRA, Cue.MINUS, Cue.EXCEPT) and not still:
            return
        if is_head(mention):
            return
        if mention.span in taken or not _is_same(mention, whole):
            return
        state = _State.OPEN if still else _state(mention)
        due = _DUE.search(mention.label) is not None
        if state is None and due and following is not None and _is_equal(mention, following):
            continue  # 应完成25个，已完成25个
        if state is None or (following is not None and due and state is _State.OPEN):
            return  # 上年未整改到位的4个: others
        yield _Part(mention, state)


def _is_equal(one: Mention, other: Mention) -> bool:
    return one.quantity.value == other.quantity.value


def _is_same(part: Mention, whole: Mention) -> bool:
    """Whether a part counts what the whole counts, in the same words or in none."""
    noun = part.noun  # 问题6项，分解成整改事项8个: of something else
    return (not noun or noun[-2:] == whole.noun[-2:]) and part.segment == whole.segment


def _split(whole: Mention, parts: Sequence[_Part]) -> Iterator[Sum]:
    if not parts or len({part.state for part in parts}) != len(parts):
        return
    figures = [part.mention for part in parts]
    value, together = whole.quantity.value, total(figures)
    if together == value:
        yield told(whole, figures, Binding.PARTITION)
    elif not is_slip(value, together) or _fits_in_part(value, figures):
        return
    elif len(parts) == 1:
        planned = _AHEAD.search(figures[0].label) is not None
        if together > value and parts[0].state is not _State.OPEN and not planned:
            yield told(whole, figures, Binding.SUBSET)
    elif together > value or any(part.state is _State.OPEN for part in parts):
        yield told(whole, figures, Binding.PARTITION)


def _of_before(before: Sentence, every: list[Mention], taken: set[Span]) -> Iterator[Sum]:
    """已办结492件，阶段性办结291件，正在办理644件: of what the sentence before counts."""
    wholes = [m for m in before.quantities() if _may_count(m) and m.kind == every[0].kind]
    whole = next((m for m in wholes if _is_whole(m)), None)
    if whole is None or any(m.span in taken or m.quantity.noun for m in every):
        return
    states = [_state(m) for m in every]
    if len(every) < _LEAST or None in states or len(set(states)) != len(states):
        return
    if every[0].number == 0:
        fitting = [m for m in wholes if m.quantity.value == total(every)]
        yield told((*fitting, whole)[0], every, Binding.PARTITION)


def _fits_in_part(value: Decimal, figures: Sequence[Mention]) -> bool:
    """Whether some of the figures make up the whole without the others."""
    return any(
        total(some) == value
        for size in range(1, len(figures))
        for some in combinations(figures, size)
    )
