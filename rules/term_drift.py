"""One term names one level."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from grammar.claims import Quantity
from grammar.model import Notice
from grammar.parts import fits
from grammar.patterns import compiled
from grammar.terms import broken_down, scope
from rules._figures import plain
from rules._rule import Example, Finding, Label, Options, Rule, Severity, Words

_MORE = compiled(r"(?:补充|追加|增补|另行)(?:移交|反馈|交办|提出|指出|下达)")
_TERM = 4  # characters: 问题 alone names any level, 具体问题 is a term


def check(notice: Notice, options: Options) -> Iterator[Finding]:
    """A term that is stated with two numbers is found once for each further number."""
    del options
    restated = {pair.second.span for pair in notice.restated}
    restated |= {p.span for s in notice.relations.sums if fits(s) for p in s.parts}
    told: set[tuple[str, Decimal]] = set()
    for broken in broken_down(notice):
        if (broken.term, broken.second.value) not in told:
            told.update((broken.term, count.value) for count in (broken.first, broken.second))
            yield _finding(notice, broken.first, broken.second, broken.term)
    first: dict[str, Quantity] = {}
    for count in notice.level_claims:
        if len(count.noun) < _TERM:
            continue
        known = first.setdefault(count.noun, count)
        if known.value == count.value or count.span in restated:
            continue
        if scope(notice, known) != scope(notice, count) or _MORE.search(
            notice.text, known.span.end, count.span.start
        ):
            continue  # of two inspections, or of what came on top
        if (count.noun, count.value) not in told:
            told.add((count.noun, count.value))
            yield _finding(notice, known, count, count.noun)


def _finding(notice: Notice, known: Quantity, count: Quantity, term: str) -> Finding:
    one, other = notice.quote(known.span), notice.quote(count.span)
    return Finding(
        Words(
            f"“{term}”在此指{plain(count.value)}{count.unit}，在另一处指{plain(known.value)}{known.unit}，所指层级不同",
            f"{term} names two levels: {one} and {other}",
        ),
        count.span,
        (Label(known.span, Words(f"此处写{one}", f"here {one}")),),
        {"values": (known.value, count.value)},
        check=Words("两处用语是否应当区分？", "should the two be called differently?"),
    )


_TEXT = """一、总体情况
巡察反馈2个方面3个问题,细化为5项具体问题。
{again}
二、反馈问题整改情况
(一)决策部署落实方面
1.关于“学习不够”问题
①对“学习不深入”的问题:已学习。
②对“学用脱节”的问题:已调研。
2.关于“落实不力”问题
①对“台账不全”的问题:已建台账。
(二)基层党建方面
1.关于“组织生活不规范”问题
①对“记录不全”的问题:已规范。
②对“党费收缴不及时”的问题:已收缴。"""

RULE = Rule(
    name="term-drift",
    severity=Severity.NOTE,
    summary=Words(
        "同一用语先后指两个层级（12个具体问题/41项具体问题）",
        "one term for two levels (12个具体问题 / 41项具体问题)",
    ),
    matters=Words(
        "同叫“具体问题”，前面41项，后面12个，读者会以为数目变了。",
        "Both are called 具体问题, forty-one here and twelve there, and a reader takes it for a change.",
    ),
    silent=Words(
        "两处的数不能各自对应到提纲的层级时不报。",
        "Silent where the two cannot each be bound to a level.",
    ),
    check=check,
    examples=(
        Example(
            _TEXT.format(again="已完成反馈的⟦3个具体问题⟧的整改。"),
            ("“具体问题”在此指3个，在另一处指5项，所指层级不同",),
        ),
        Example(_TEXT.format(again="反馈的3个问题均已整改。")),
        Example(_TEXT.format(again="5项具体问题均已整改。")),
        Example(
            "巡察反馈12个具体问题,细化为⟦41项具体问题⟧。",
            ("“具体问题”在此指41项，在另一处指12个，所指层级不同",),
        ),
        Example(
            "巡察共反馈3个方面、具体表现十项,公司党支部对照检查,逐条细化分解成⟦15个具体表现⟧。",
            ("“具体表现”在此指15个，在另一处指10项，所指层级不同",),
            "before the number or behind it",
        ),
        Example(
            "针对巡察反馈的4个方面10项整改事项和5条意见建议,院党组逐条研究,梳理出⟦21项整改事项⟧。",
            ("“整改事项”在此指21项，在另一处指10项，所指层级不同",),
        ),
        Example(
            "巡察反馈具体问题9个。对照反馈的9个具体问题举一反三,又梳理出具体问题12个。",
            why="twelve more, found by themselves",
        ),
        Example("巡察反馈4个问题,细化为9项具体问题。其中3项具体问题分解为7项整改措施。"),
        Example(
            "12项具体问题中,8项具体问题已完成整改,其余4项具体问题正在推进。",
            why="parts of one whole",
        ),
        Example("将反馈的9个具体问题分解为9个具体问题清单,逐项明确责任。", why="as many as before"),
        Example(
            "上轮反馈的8个具体问题已销号,本轮梳理形成12个具体问题。",
            why="two rounds in one sentence",
        ),
        Example(
            "巡察反馈12个问题,细化为41项具体问题。已完成30项具体问题的整改。",
            why="a state, not a level",
        ),
        Example("上轮巡察反馈8个具体问题。本轮巡察反馈12个具体问题。", why="another round"),
    ),
    options=Options(),
)
