"""What was done, told again as known: 共追回资金131.2万元 … 对已追回的128.7万元逐笔复核.

Behind the answers the number with 已…的 can only be that of all that was done. It is held against the
largest that the notice says so of, where that is a total or what a fitting sum counts as done.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from grammar.claims import Sum
from grammar.mentions import Cue, Mention, Restated, Sentence
from grammar.model import Level
from grammar.parts import fits, is_aside, is_slip
from grammar.patterns import compiled
from grammar.source import Spans

_DEEDS = (
    r"追回|收回|清退|追缴|退还|退回|返还|补缴|上缴|挽回|完成整改|完成|整改|办结|销号|化解|盘活|拆除|整治|处置|解决|"
    r"兑付|发放|补发|建成|改造|修复|修缮|更换|安装|清理|取缔|关停|关闭"
)
_AGAIN = compiled(rf"(?:^|[对将把就，,])已(?:经)?(?P<deed>{_DEEDS})(?:到位|销号|整改)?的$")
_SOME = (Cue.AMONG, Cue.REST, Cue.EXTRA, Cue.MINUS, Cue.EXCEPT)
_NARROWED = compiled(
    r"其中|部分|抽[查取检样]|随机|走访|典型|去年|上年|利息|[县区镇乡村街]级?的|(?:省|市|县)[内外]|上一?[轮年批]|\d月|第[一二三四]|本[月周季批]"
)
_DEED = compiled(_DEEDS)
_MOST = 40  # tellings of one deed that are looked at


def find(
    sentences: Sequence[Sentence], levels: Sequence[Level], sums: Sequence[Sum]
) -> Iterator[Restated]:
    """Pairs of figures of one deed that differ, the first told and the second told again."""
    answers = Spans(s.span for s in levels[0].sections) if levels else Spans(())
    again = [pair for s in sentences for m in s.quantities() if (pair := _told_again(m, answers))]
    if not again:
        return
    firm = {f.span for one in sums if fits(one) for f in (one.total, *one.parts)}
    every = [m for s in sentences for m in s.quantities()]
    times = Counter((m.kind, m.quantity.value) for m in every)
    by_deed: dict[tuple[str, str], list[Mention]] = {}
    for mention in filter(_may_be_told, every):
        for deed in set(_DEED.findall(mention.label)) if not mention.label.endswith("的") else ():
            by_deed.setdefault((mention.kind, deed), []).append(mention)
    for mention, deed in again:
        alike = by_deed.get((mention.kind, deed), [])[:_MOST]
        before = [m for m in alike if m.span < mention.span]
        if not before or times[mention.kind, mention.quantity.value] > 1:
            continue
        most = max(before, key=lambda m: m.quantity.value)
        gap = abs(most.quantity.value - mention.quantity.value)
        if times[mention.kind, gap] or gap * 2 > most.quantity.value:
            continue  # 完成38个 … 对已完成的35个、基本完成的3个: the difference is told
        total = most.cue in (Cue.TOTAL, Cue.CUMULATIVE) or most.span in firm
        if total and is_slip(most.quantity.value, mention.quantity.value):
            yield Restated(most.quantity, mention.quantity)


def _told_again(mention: Mention, answers: Spans) -> tuple[Mention, str] | None:
    """A figure with the deed that it is told again as the number of, outside the answers."""
    found = _AGAIN.search(mention.lead)
    if found is None or not mention.quantity.exact or _NARROWED.search(mention.opening):
        return None
    if answers.hold(mention.span.start):
        return None
    return mention, found["deed"]


def _may_be_told(mention: Mention) -> bool:
    return mention.quantity.exact and not is_aside(mention) and mention.cue not in _SOME
