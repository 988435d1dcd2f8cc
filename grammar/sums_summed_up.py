"""合计 and 累计 behind what they sum up."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal

from grammar.changes import is_reached
from grammar.claims import Binding, Sum
from grammar.mentions import Cue, Mention
from grammar.numerals import han_value
from grammar.parts import (
    adds_up,
    is_bare,
    is_listed,
    is_slip,
    may_count,
    told,
)
from grammar.patterns import compiled

_TOTALS = (Cue.TOTAL, Cue.CUMULATIVE)
_RUN = 2  # parts: so few are no list
_SO_MANY = compiled(r"(?:以上|上述)?([两二三四五六七八九十])项")
_STANDARD = compiled(r"(?:/[^，,。;]{1,4})?的?(?:标准|单价|定额|一档|档次)")
_TOTALLED = compiled(r"[，,]?(?:合计|共计|总计)")
# what befell only some of them: 合计开工15个, 累计办结26件
_OTHER_DEED = compiled(
    r"(?:合计|共计|总计|累计|共)[^，,。;]{0,4}(?:覆盖|控制价|办结|净|开工|竣工|列入|纳入|通过|验收|支付|拨付|使用)"
)
_AND = compiled(r"[和与及、]|以及")
_WIDER = compiled(
    r"来|至今|目前|累计|全|年|月|总"
)  # 今年以来共, 全镇共: others may be counted, too
_FEW = 6  # figures: among so few a total may sum up any
_REACH = 12  # figures: how many parts a total may sum up, in looking for the right ones
_SKIPPED = 4  # figures: how many before a total may be no part of it


def totals_behind(mentions: list[Mention]) -> Iterator[Sum]:
    """合计 and 累计 behind what they sum up."""
    for number, mention in enumerate(mentions):
        if mention.cue in _TOTALS and number >= 2:
            summed = _summed_up(mentions[:number], mention, mentions[number + 1 :])
            if summed is not None:
                yield summed


def _summed_up(parts: list[Mention], total: Mention, behind: list[Mention]) -> Sum | None:
    """A total that sums up what stands before it."""
    changed = {m.number for m in parts if is_reached(m)}  # 由20名扩大到60名，…合计30名
    parts = [p for p in parts if not changed & {p.number, p.number + 1}]
    same = [p for p in parts if p.depth == total.depth and may_count(p, total)]
    plain = [p for p in same if p.cue is not Cue.AMONG]
    for run in (plain, same, *_stretches(plain), *_stretches(same)):
        if len(run) >= 2 and adds_up(total, run):
            return told(total, run, Binding.PARTITION)
    if (some := _some_that_fit(plain, total)) is not None:
        return told(total, some, Binding.PARTITION)
    if len(plain) >= 2 and plain[0].quantity.value == total.quantity.value:
        # the whole told again; 四项合计 says that the four between make it up
        between = [p for p in same if p is not plain[0]]
        counted = _SO_MANY.match(total.lead.lstrip("，,"))
        if counted and han_value(counted[1]) == len(between):
            return told(total, between, Binding.PARTITION)
        return None
    if behind and behind[0].cue is Cue.AMONG:
        return None  # it heads a list of its own
    segment = [p for p in plain if p.segment == total.segment]
    if any(_STANDARD.match(p.tail) for p in segment):
        return None  # 按乡镇2万元、村2000元标准列入预算，合计58.4万元: so much for each
    if _OTHER_DEED.search(total.lead):
        return None
    plainly = total.label in ("", "了") or _tells_the_same(segment, total)
    plainly = plainly or (_TOTALLED.match(total.lead) is not None and _are_one_list(segment, total))
    firm = total.cue is Cue.TOTAL and plainly and total.before in "，,;、:"
    so_far = total.cue is Cue.CUMULATIVE and total.before in ("，", ",", ";", "、", ":")
    if len(segment) >= 2 and (firm or (so_far and len(segment) >= 3)):
        return told(total, segment, Binding.PARTITION)
    return None


def _are_one_list(parts: list[Mention], total: Mention) -> bool:
    """Whether three or more stand in one list right before their total, and miss it by a slip."""
    if len(parts) <= _RUN or parts[-1].number != total.number - 1:
        return False
    value = sum((p.quantity.value for p in parts), Decimal(0))
    if not is_slip(total.quantity.value, value):
        return False
    if all(is_listed(p) for p in parts[1:]):
        return True
    # 处分9人，组织处理21人，批评教育46人，合计追责问责78人; but one person may be counted under two heads
    apart = all(p.before in "，,、" and p.label and is_bare(p) for p in parts)
    return apart and (total.kind != "person" or total.quantity.value > value)


def _tells_the_same(parts: list[Mention], total: Mention) -> bool:
    """Whether a total names what its parts name: 修订3项，新建2项，共新建和修订5项."""
    named = [word for word in _AND.split(total.label.removeprefix("了")) if len(word) > 1]
    every = all(any(word in p.label for p in parts) for word in named)
    one_each = all(any(word in p.label for word in named) for p in parts)
    near = is_slip(total.quantity.value, sum((p.quantity.value for p in parts), Decimal(0)))
    bare = not _WIDER.search(total.lead)
    return bool(named) and every and one_each and near and bare


def _some_that_fit(parts: list[Mention], total: Mention) -> Sequence[Mention] | None:
    """Those of a few figures that make up a total, with others told between them.

    到期的21项全部完成，明年到期的6项提前完成1项，累计完成22项.
    """
    if not 2 < len(parts) <= _FEW:
        return None
    sizes = range(len(parts) - 1, 1, -1)
    some = (run for size in sizes for run in itertools.combinations(parts, size))
    return next((run for run in some if adds_up(total, run)), None)


def _stretches(parts: list[Mention]) -> Iterator[list[Mention]]:
    """Stretches of neighbouring figures, those nearest to the end first."""
    for end in range(len(parts), max(1, len(parts) - _SKIPPED), -1):
        for start in range(max(0, end - _REACH), end - 1):
            yield parts[start:end]
