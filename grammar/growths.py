"""Rates of change told with the figure of today and the difference, the figure of before left out.

医养机构267家，比上年增加31家，增长13.1%: what there was before is what is left without the difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from grammar import amounts
from grammar.claims import Growth, Quantity, Rate, RateForm
from grammar.mentions import Mention, Sentence
from grammar.patterns import compiled

_MORE = r"(?:增加|增长|新增|提高|上升|多收|多|增)"
_LESS = r"(?:减少|下降|降低|压减|压缩|少|减|降)"
_THAN = (
    r"(?:同比|环比|(?:较|比)(?:上年|去年|上一年|20\d\d年|上届|上月|上季度?|上期)(?:同期|同月|度)?)"
)
_GAP = compiled(rf"^{_THAN}(?:净)?(?:(?P<more>{_MORE})|{_LESS})(?:了)?$")
_RATE = compiled(
    rf"^(?:同比)?(?:(?P<more>{_MORE}|增幅|增速|涨幅|升幅)|{_LESS}|降幅|减幅)(?:率)?(?:为|达|约|了|达到)?$"
)
_BEFORE = compiled(
    r"(?:^|[，,])(?:由|从)[^，,]{0,12}$|原(?:有|来)?$|计划|目标|任务|(?:上年|去年|同期|20\d\d年[^，,]{0,8})(?:为|是|有)$"
)


def find(sentences: Sequence[Sentence]) -> tuple[Growth, ...]:
    """Every rate that stands right behind a difference, and this behind the figure of today."""
    last: Sequence[Mention] = ()
    found: list[Growth] = []
    for sentence in sentences:
        found += _of_sentence(sentence.mentions, last)
        last = sentence.quantities()
    return tuple(found)


def _of_sentence(mentions: Sequence[Mention], last: Sequence[Mention]) -> Iterator[Growth]:
    for number, (gap, rate) in enumerate(pairwise(mentions)):
        after = mentions[number - 1] if number else None
        said, risen = _GAP.match(gap.lead), _RATE.match(rate.lead)
        if after is None or said is None or risen is None or not _is_told_so(after, gap, rate):
            continue
        if (said["more"] is None) != (risen["more"] is None):
            continue
        told = (*last, *mentions[:number])
        ends = [m.quantity.value for m in told if m.kind == after.kind]
        if any(abs(end - after.quantity.value) == gap.quantity.value for end in ends):
            continue  # 17件，2023年为53件，减少36件: both ends are told
        assert isinstance(rate.figure, Rate)
        yield Growth(after.quantity, gap.quantity, rate.figure, said["more"] is not None)


def _is_told_so(after: Mention, gap: Mention, rate: Mention) -> bool:
    figures = (after.figure, gap.figure)
    if not all(isinstance(figure, Quantity) for figure in figures):
        return False
    percent = isinstance(rate.figure, Rate) and rate.figure.form is RateForm.PERCENT
    alike = after.kind == gap.kind and after.segment == rate.segment and after.depth == rate.depth
    return percent and alike and _BEFORE.search(after.lead) is None


def real(growth: Growth) -> amounts.Range | None:
    """The rates that the figures of a growth can give, in per cent; None where nothing was before."""
    gap, after = amounts.of_quantity(growth.gap), amounts.of_quantity(growth.after)
    sign = -1 if growth.risen else 1
    least, most = sorted((after.low + sign * gap.low, after.high + sign * gap.high))
    if least <= 0:
        return None
    return amounts.Range(gap.low * 100 / most, gap.high * 100 / least)
