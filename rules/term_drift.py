"""One term names one level."""

from __future__ import annotations

from collections.abc import Iterator

from grammar.model import Bound, Notice
from rules._rule import Example, Finding, Label, Options, Rule, Severity, Words


def check(notice: Notice, options: Options) -> Iterator[Finding]:
    """A noun that counts two levels of the outline in two places is found once for each pair."""
    del options
    first: dict[str, Bound] = {}
    for bound in notice.bound:
        noun = bound.count.noun
        if not noun or bound.level < 0:
            continue
        known = first.setdefault(noun, bound)
        if known.level != bound.level and _is_other(notice, bound, known):
            one, other = notice.quote(known.count.span), notice.quote(bound.count.span)
            yield Finding(
                Words(
                    f"“{noun}”在此指{int(bound.count.value)}个,在另一处指{int(known.count.value)}个,所指层级不同",
                    f"{noun} names two levels: {one} and {other}",
                ),
                bound.count.span,
                (Label(known.count.span, Words(f"此处写{one}", f"here {one}")),),
                {"values": (known.count.value, bound.count.value)},
                check=Words("两处用语是否应当区分?", "should the two be called differently?"),
            )


def _is_other(notice: Notice, bound: Bound, known: Bound) -> bool:
    """Whether the two stand in different lines: within one, a chain names each level once."""
    low, high = sorted((bound.count.span.start, known.count.span.start))
    return "\n" in notice.text[low:high]


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
        "同一用语先后指两个层级(12个具体问题/41项具体问题)",
        "one term for two levels (12个具体问题 / 41项具体问题)",
    ),
    matters=Words(
        "同叫“具体问题”,前面41项,后面12个,读者会以为数目变了。",
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
            ("“具体问题”在此指3个,在另一处指5个,所指层级不同",),
        ),
        Example(_TEXT.format(again="反馈的3个问题均已整改。")),
        Example(_TEXT.format(again="5项具体问题均已整改。")),
        Example("反馈3个具体问题。\n另一家单位反馈5个具体问题。", why="no outline to bind them to"),
    ),
    options=Options(),
)
