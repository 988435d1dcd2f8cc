"""What there was, what came and what went, and what there is: 子企业14家…注销3家，现有11家.

Only what balances is told of: where it does not, a change may have been left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grammar.claims import Binding, Sum
from grammar.mentions import Cue, Mention, Sentence
from grammar.parts import DONE, fits, is_aside, is_of_each
from grammar.patterns import compiled

_NOW = compiled(
    r"(?:现有|现存|现在有|保留|留用|剩余|剩下|余下|仅剩|尚余|尚有|还有|现为|目前有|减至|减为|减少到|压减到|精简为|增至|增加到|达到|总数达?)(?:[\u4e00-\u9fff]{0,8})$|^现[\u4e00-\u9fff]{0,6}有$"
)
_CAME = compiled(
    r"新增|新录|新建|新进|新招|增加|购入|购置|补充|招聘|招录|招收|引进|吸收|入库|转入|调入|增设|增聘|加入|纳入"
)
_WENT = compiled(
    r"注销|取消|撤销|撤并|合并|清退|清理|退出|收回|报废|拆除|减少|压减|停招|停用|关停|淘汰|转出|调出|辞退|解聘|归还|销号|化解|核减|处置|剔除|扣除"
)
# one counted under two heads: 其中2人既受处分又受组织处理，实际处理20人
_TWICE = compiled(r"同时|既.{1,14}又|兼|双重|重复|交叉|重叠|都|两种")
_OVERALL = compiled(r"(?:实际|共|合计|总共|共计|实)[\u4e00-\u9fff]{0,8}$")
_REACH = 8  # figures of a kind that are looked at
_MOST = 5  # of which so many may be changes


def find(sentences: Sequence[Sentence]) -> Iterator[Sum]:
    """Sums that balance, of figures in one sentence or in two that follow each other in a line.

    Args:
        sentences: the sentences of the notice that have figures.
    """
    before: dict[str, list[Mention]] = {}
    block = -1
    for sentence in sentences:
        if sentence.block != block:
            before, block = {}, sentence.block
        for mention in sentence.quantities():
            if not mention.quantity.exact or is_of_each(mention):
                continue
            alike = before.setdefault(mention.kind, [])
            found = _stock(mention, alike) or _once(mention, alike) or _left(mention, alike)
            if found is not None:
                yield found
            if not is_aside(mention):
                alike.append(mention)
                del alike[:-_REACH]


def _stock(now: Mention, alike: Sequence[Mention]) -> Sum | None:
    """The first figure, with what came and without what went, is what there is now."""
    if not _NOW.search(now.label) and now.cue is not Cue.REST:
        return None
    for at in range(len(alike) - 1, -1, -1):
        then, changes = alike[at], alike[at + 1 :][:_MOST]
        came = [m for m in changes if _CAME.search(m.lead)]
        went = [m for m in changes if _WENT.search(m.lead) and m not in came]
        kinds = [m for m in changes if m not in came and m not in went]
        if (came or went) and all(m.cue is Cue.AMONG or m.before == "、" for m in kinds):
            told = _sum(now, (then, *came), went)
            if fits(told):
                return told
    return None


def _once(total: Mention, alike: Sequence[Mention]) -> Sum | None:
    """All under two heads, less those who stand under both."""
    overlap = alike[-1] if alike else None
    overall = total.cue in (Cue.NET, Cue.TOTAL) or _OVERALL.search(total.lead) is not None
    if overlap is None or not overall:
        return None
    if not _TWICE.search(overlap.lead + overlap.tail):
        return None
    others = list(alike[:-1])
    for first in range(len(others) - 2, -1, -1):
        told = _sum(total, others[first:], (overlap,))
        if fits(told):
            return told
    return None


def _left(rest: Mention, alike: Sequence[Mention]) -> Sum | None:
    """What is left of a whole when some of it is done, though other words stand between."""
    if rest.cue is not Cue.REST or rest.quantity.noun:
        return None
    for at in range(len(alike) - 1, 0, -1):
        if DONE.search(alike[at].label) or _WENT.search(alike[at].label):
            told = _sum(alike[at - 1], (alike[at], rest), ())
            if fits(told):
                return told
    return None


def _sum(total: Mention, parts: Sequence[Mention], less: Sequence[Mention]) -> Sum:
    return Sum(
        total.quantity,
        tuple(p.quantity for p in parts),
        Binding.LOOSE,
        tuple(m.quantity for m in less),
    )
