"""One term for what is broken down and for what it is broken down into: 9个具体问题，细化为17个具体问题."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from grammar.claims import Quantity
from grammar.model import Notice
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled

_UNITS = frozenset({"个", "项", "条", "类", "款"})
_NAMES = r"(?:具体|整改|反馈|细化|突出|主要)(?:问题|事项|表现|任务|情形|条目|要点|清单)"
_BEHIND = compiled(_NAMES)
_BEFORE = compiled(rf"({_NAMES})(?:共|合计|总计|有)?$")
# words that break one number of things down into another; the weaker ones may also collect more
_INTO = compiled(
    r"(?:细化|分解|拆分|拆解|细分|划分|分)[^，,。;0-9]{0,6}?(?:成|为|出)[^，,。;]{0,4}$"
)
_GATHERED = compiled(r"(?:梳理|归纳|形成|整理|列出|提炼)[^，,。;0-9]{0,4}$")
# what makes the second number one of more things, or of other things
_MORE = compiled(
    r"举一反三|自查|自纠|另|又|还|新|其他|其余|其中|延伸|扩大|上[一]?[轮次]|同类|类似|共性|此外|累计|以来"
)
_REACH = 120  # characters between the two
_NEAR = 12  # characters before a number in which its noun stands


_SCOPE = compiled(
    r"第[一二三四五六七八九十\d]+[轮批次]|上一?[轮次届]|本[轮次]|回头看|专项(?:巡[察视]|督察|审计)|(?:19|20)\d\d年(?=[^。;，,\d]{0,12}(?:巡|督|审|检|反馈))|自治区|兵团|省级|中央"
)


class Broken(NamedTuple):
    """Two numbers of one term, the first broken down into the second.

    Attributes:
        first, second: the two, in the order of the text.
        term: what both are called.
    """

    first: Quantity
    second: Quantity
    term: str


def broken_down(notice: Notice) -> Iterator[Broken]:
    """The pairs in which one term names two levels in one sentence."""
    for sentence in notice.sentences:
        named = [
            (quantity, term)
            for mention in sentence.quantities()
            if (quantity := mention.quantity).exact
            and quantity.unit in _UNITS
            and (term := _term(notice.text, quantity))
        ]
        for (first, term), (second, other) in combinations(named[:8], 2):
            if term == other and first.value < second.value and _is_broken(notice, first, second):
                yield Broken(first, second, term)
                break


def scope(notice: Notice, count: Quantity) -> frozenset[str]:
    """Which inspection the words before a number say it is of: 第一轮, 回头看."""
    start = notice.text.rfind("\n", 0, count.span.start) + 1
    for mark in "。；;":
        start = max(start, notice.text.rfind(mark, start, count.span.start) + 1)
    return frozenset(_SCOPE.findall(notice.text, start, count.span.start))


def _term(text: str, quantity: Quantity) -> str:
    """What is counted, behind the number or before it: 9个具体问题, 具体问题9个."""
    unit = text.find(quantity.unit, quantity.number.end)
    behind = _BEHIND.match(text, unit + len(quantity.unit)) if unit >= 0 else None
    if behind:
        return behind[0]
    start = quantity.number.start
    before = _BEFORE.search(text, max(0, start - _NEAR), start)
    return before[1] if before else ""


def _is_broken(notice: Notice, first: Quantity, second: Quantity) -> bool:
    if second.number.start - first.number.end > _REACH:
        return False
    between = notice.text[first.number.end : second.number.start]
    clause = re.split(r"[。;，,]", between)[-1]
    name = _BEFORE.search(clause)
    into = clause[: name.start()] if name else clause
    if _INTO.search(into):
        return True
    told = notice.text[max(0, first.number.start - _NEAR) : second.number.start]
    return _GATHERED.search(into) is not None and _MORE.search(told) is None
