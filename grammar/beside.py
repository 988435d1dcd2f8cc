"""Figures told behind another that are no parts of it, though they stand where its parts would.

They count under several heads, speak of what was told before, tell two things of each, or go on with
a list.
"""

from __future__ import annotations

from grammar.claims import Rate
from grammar.mentions import Cue, Mention, Sentence
from grammar.parts import (
    are_disciplines,
    are_sorted_twice,
    count_of_each,
    is_listed,
    is_near,
    is_of_each,
    total,
)
from grammar.patterns import compiled
from grammar.share_lists import fits as share_fits
from grammar.share_lists import has_its_share

_TOTALS = (Cue.TOTAL, Cue.CUMULATIVE)
_SEVERAL = 4  # figures: of so many, one without a mark before it is a slip
_EARLIER = compiled(r"上年|去年|上一?[轮次届]|往年|以前年度")  # 上年未整改到位的4个: others


def tells_apart(sentence: Sentence, whole: Mention, parts: list[Mention], *, opened: bool) -> bool:
    """Whether figures that do not add up to the one before them are not its parts.

    Args:
        sentence: where they stand.
        whole: the figure before them.
        parts: the figures behind it, at least one.
        opened: whether a colon says that a list of its parts begins.
    """
    return (
        # on one person both may fall: then the parts are more than the whole, and not fewer
        (are_disciplines(sentence, parts) and total(parts) > whole.quantity.value)
        or are_sorted_twice(parts)
        or _goes_on_with_each(sentence, parts)
        or count_of_each(whole, parts)
        or _go_beyond(sentence, whole, parts, opened=opened)
        or _is_of_another(sentence, whole, parts[0])
        or _are_pairs(parts)
        or _share_twice(sentence, whole, parts)
        or _is_besides(parts)
        or any(_EARLIER.search(part.label) for part in parts)
    )


def is_other(part: Mention) -> bool:
    """Whether a figure counts the others of a list, and not the rest of a whole."""
    return part.cue is Cue.REST and part.lead.lstrip("，,、").startswith("其他")


def _go_beyond(sentence: Sentence, whole: Mention, parts: list[Mention], *, opened: bool) -> bool:
    """Whether figures are one list with that before them: 规章13件，规范性文件42件，其他文件113件."""
    before = sentence.mentions[whole.number - 1] if whole.number else None
    peer = before is not None and before.kind == whole.kind and before.segment == whole.segment
    if is_other(parts[-1]) and peer and whole.cue is Cue.NONE:
        return True  # 重复收费98.3万元，…，过度检查87.6万元，超限用药69.85万元，其他13.25万元
    opened = opened or parts[0].cue is Cue.AMONG or whole.cue in _TOTALS
    return is_other(parts[-1]) and not opened and not is_near(whole, parts)


def _is_of_another(sentence: Sentence, whole: Mention, part: Mention) -> bool:
    """Whether 其中 speaks of what was told before the whole: 抽查点位300处，发现60处，其中主干道点位100处."""
    named = part.label[-2:]
    return (
        part.cue is Cue.AMONG
        and len(named) == 2
        and not whole.label.endswith(named)
        and any(m.label.endswith(named) for m in sentence.mentions[: whole.number])
    )


def _goes_on_with_each(sentence: Sentence, parts: list[Mention]) -> bool:
    """Whether the list goes on with what several have each: 教育局8项，…，甲局和乙局各1项."""
    behind = sentence.mentions[parts[-1].number + 1 : parts[-1].number + 2]
    return any(is_of_each(m) and m.segment == parts[-1].segment for m in behind)


def _are_pairs(parts: list[Mention]) -> bool:
    """Whether a list tells two figures of each: 党建30分得29.5分、业务50分得48.5分."""
    second = [p for p in parts[1:] if not p.before and not is_listed(p) and p.depth == 0]
    # 巡视反馈的23个完成21个,专项检查的9个完成8个: the first of the list is taken for the whole
    as_the_first = bool(second) and not parts[0].before and not parts[0].depth
    return len(second) > 1 or as_the_first or (bool(second) and len(parts) < _SEVERAL)


def _share_twice(sentence: Sentence, whole: Mention, parts: list[Mention]) -> bool:
    """Whether each part has a share that holds, and these are more than all: one may be counted twice.

    事项1286项，其中“最多跑一次”1268项，占98.6%，“零跑腿”1102项，占85.7%.
    """
    if total(parts) <= whole.quantity.value or not all(has_its_share(sentence, p) for p in parts):
        return False
    rates = [sentence.mentions[p.number + 1].figure for p in parts]
    return all(
        isinstance(rate, Rate) and share_fits(rate, (p.quantity,), (whole.quantity,))
        for rate, p in zip(rates, parts, strict=True)
    )


def _is_besides(parts: list[Mention]) -> bool:
    """Whether the last figure is told beside the whole: 执法人员86人，其中持证82人，另有辅助人员24人."""
    besides = parts[-1].cue is Cue.EXTRA and parts[-1].lead.lstrip("，,").startswith("另")
    return besides and parts[0].cue is Cue.AMONG
