"""No two items have one title or one text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from grammar.likeness import alike
from grammar.model import Notice
from grammar.source import Span
from rules._rule import Example, Finding, Label, Options, Rule, Severity, Verdict, Words


@dataclass(frozen=True, slots=True)
class DuplicateItemOptions(Options):
    """Options of duplicate-item.

    Attributes:
        sentence: the fewest characters of a sentence that is not a stock phrase.
        share: the part of the shorter item's text that has to stand in both.
        titled: that part where the titles are the same, too.
    """

    sentence: int = 18
    share: float = 0.8
    titled: float = 0.5


def check(notice: Notice, options: DuplicateItemOptions) -> Iterator[Verdict | Finding]:
    """Two items with one text, or with one title and largely one text, are a finding."""
    for pair in alike(notice, options.sentence):
        siblings = pair.same_title and pair.shared == 0
        if pair.share < (options.titled if pair.same_title else options.share) and not siblings:
            continue
        if siblings and not pair.beside:  # under two parts one title may stand twice
            continue
        titled = Words("两项标题相同", "two items have the same title")
        told = Words(
            f"两项的整改内容基本相同:相同文字{pair.shared}字",
            f"two items tell the same: {pair.shared} characters stand in both",
        )
        both = Words(
            f"两项标题相同,整改内容也基本相同:相同文字{pair.shared}字",
            f"two items have the same title and tell the same: {pair.shared} characters stand in both",
        )
        words = titled if siblings else both if pair.same_title else told
        first, second = pair.first.section, pair.second.section
        yield Finding(
            words,
            Span(second.marker.span.start, second.heading.end),
            (
                Label(
                    Span(first.marker.span.start, first.heading.end),
                    Words("前一项在此", "the earlier one"),
                ),
            ),
            {"shared": pair.shared},
            check=Words(
                "核对:是重复粘贴,还是应合并为一项?",
                "Check: was it pasted twice, or are the two one item?",
            ),
        )


RULE = Rule(
    name="duplicate-item",
    severity=Severity.WARNING,
    summary=Words("有无两项标题相同或内容雷同", "two items with the same title, or one text under two items"),
    matters=Words(
        "同一问题列两次,总数就虚增一项;同一措施答两个问题,至少有一个没有答到。",
        "An item that stands twice swells the total; one text for two problems leaves one of them unanswered.",
    ),
    silent=Words(
        "状态行、短句、多处通用的套话不算;不同部分之下标题相同而内容不同的,不报。",
        "Status lines, short sentences and stock phrases do not count; nor does one title under two parts with different texts.",
    ),
    check=check,
    examples=(
        Example(
            "一、队伍方面\n1.关于“老党员作用发挥不充分”的问题。组建银发议事团,吸纳退休教师、老村干部11名参与矛盾调解。(已完成)\n"
            "2.关于“后备干部储备不足”的问题。储备返乡大学生6名。(已完成)\n"
            "⟦3.关于“老党员作用发挥不充分”的问题⟧。组建银发议事团,吸纳退休教师、老村干部11名参与矛盾调解。(已完成)",
            ("两项标题相同,整改内容也基本相同:相同文字26字",),
        ),
        Example(
            "一、队伍方面\n1.关于“党费收缴不及时”的问题。对3名党员补收党费1284元,实行按月提醒、按季公示制度。\n"
            "⟦2.关于“组织生活不严肃”的问题⟧。对3名党员补收党费1284元,实行按月提醒、按季公示制度。",
            ("两项的整改内容基本相同:相同文字26字",),
        ),
        Example(
            "一、队伍方面\n1.关于“学习不深入”的问题。集中学习3次。\n⟦2.关于“学习不深入”的问题⟧。开展研讨5场。",
            ("两项标题相同",),
        ),
        Example(
            "一、甲乡党委\n1.关于“学习不深入”的问题。集中学习3次。\n2.关于“账目不清”的问题。清理3本。\n二、乙乡党委\n1.关于“学习不深入”的问题。开展研讨5场。\n2.关于“账目不清”的问题。清理9本。",
            why="one title under two parts",
        ),
        Example(
            "一、队伍方面\n1.关于“学习不深”的问题。集中学习3次。整改状态:已完成整改,并长期坚持。\n2.关于“宣讲不够”的问题。宣讲5场。整改状态:已完成整改,并长期坚持。",
            why="a status line",
        ),
        Example(
            "一、队伍方面\n1.关于“学习不深”的问题。党组召开专题会议研究部署,压实责任、明确时限、逐项销号。修订学习制度,每月集中学习1次,开展研讨3场,撰写体会21篇。\n"
            "2.关于“宣讲不够”的问题。党组召开专题会议研究部署,压实责任、明确时限、逐项销号。组建宣讲队,进村宣讲15场,听众1200人次,发放资料3000份。",
            why="one stock sentence in two different texts",
        ),
    ),
    options=DuplicateItemOptions(),
)  # fmt: skip
