"""Figures told before and after, with the difference or the rate between them.

由26.8%降至24.3%，下降2.5个百分点; 由58天降至47天，缩短11天; 由上年的96件降至17件，降幅82.3%. Both ends have to be
told: 较上年增加310万元 alone can not be recomputed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from grammar.claims import Change, Duration, Quantity, Rate, RateForm
from grammar.mentions import Mention, Sentence

_FROM = re.compile(r"(?:由|从|自)[^，,。;]{0,12}$")
_TO = re.compile(
    r"(?:降|减|增|升|提高|提升|上升|下降|增加|减少|增长|扩大|缩短|压缩|压减|调减|调增|调整|优化|扩|缩|回落|精简|扩充|上调|下调|变更|变|改)"
    r"[^，,。;]{0,3}(?:至|到|为)(?:了)?(?:约)?$"
)
_RISE = re.compile(r"增|升|提高|提升|扩|上涨|上调|新增|多|长|回升")
_FALL = re.compile(r"降|减|缩|压|回落|下调|少|退")
_BY = re.compile(
    r"^(?:共|净|同比|环比|累计|合计|年均|平均|总体|实际)*(?:增加|减少|增长|下降|提高|提升|上升|降低|缩短|压缩|压减|新增|净增|增|减|降|升|降幅|增幅|涨幅|幅度|回落|精简|扩大)"
    r"(?:率|了|达|为|达到|近|约|幅度)*$"
)
_THAN = re.compile(r"(?:比|较|同比)[^，,。;]{0,18}$")


def find(sentences: Sequence[Sentence]) -> tuple[Change, ...]:
    """All changes of which both ends are told."""
    return tuple(change for sentence in sentences for change in _of_sentence(sentence.mentions))


def _of_sentence(mentions: Sequence[Mention]) -> Iterator[Change]:
    for number, mention in enumerate(mentions):
        before = mentions[number - 1] if number else None
        if before is None or before.kind != mention.kind:
            continue
        words = mention.lead
        if _TO.search(words) and _FROM.search(before.lead) and mention.segment == before.segment:
            yield from _from_to(before, mention, mentions[number + 1 :])
        elif _is_points(mention) and _THAN.search(before.lead) and number >= 2:
            yield from _than(mentions[number - 2], before, mention)


def _from_to(before: Mention, after: Mention, behind: Sequence[Mention]) -> Iterator[Change]:
    """由 A 降至 B, with the difference or the rate in the clause that follows."""
    words = after.lead
    rising = _RISE.search(words) is not None and _FALL.search(words) is None
    if not rising and _FALL.search(words) is None:
        rising = _value(after) > _value(before)
    one, other = before.figure, after.figure
    following = behind[0] if behind and behind[0].segment == after.segment else None
    if following is None or not _BY.search(following.lead):
        return
    figure = following.figure
    rising_by = _RISE.search(following.lead) is not None and _FALL.search(following.lead) is None
    if _FALL.search(following.lead) is None and not rising_by:
        rising_by = rising
    if isinstance(one, Rate) and isinstance(other, Rate):
        if isinstance(figure, Rate) and figure.form is RateForm.POINTS:
            yield Change(one, other, figure, None, rising_by)
    elif isinstance(figure, Rate) and figure.form is not RateForm.POINTS:
        yield Change(one, other, None, figure, rising_by)
    elif following.kind == after.kind:
        yield Change(one, other, figure, None, rising_by)


def _than(after: Mention, before: Mention, by: Mention) -> Iterator[Change]:
    """整改完成率 A，比上一轮的 B 提高 C 个百分点."""
    if isinstance(after.figure, Rate) and isinstance(before.figure, Rate) and _BY.search(by.lead.lstrip()):
        if after.figure.form is RateForm.PERCENT and isinstance(by.figure, Rate):
            yield Change(before.figure, after.figure, by.figure, None, not _FALL.search(by.lead))


def _is_points(mention: Mention) -> bool:
    return isinstance(mention.figure, Rate) and mention.figure.form is RateForm.POINTS


def _value(mention: Mention) -> Decimal:
    figure: Quantity | Rate | Duration = mention.figure
    return figure.value
