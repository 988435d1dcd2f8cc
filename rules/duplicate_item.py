"""No two items have one title or one text."""

from __future__ import annotations

from collections.abc import Iterator

from grammar.likeness import alike
from grammar.model import Notice
from grammar.named_tuples import NamedTuple
from grammar.source import Span
from rules._rule import Example, Finding, Label, Rule, Severity, Verdict, Words


class DuplicateItemOptions(NamedTuple):
    """Options of duplicate-item.

    Attributes:
        sentence: the fewest characters of a sentence that is not a stock phrase; shorter ones
            count where one so long is shared, too.
        share: the part of the shorter item's text that has to stand in both.
        titled: that part where the titles are the same, too.
    """

    sentence: int = 18
    share: float = 0.8
    titled: float = 0.5


def check(notice: Notice, options: DuplicateItemOptions) -> Iterator[Verdict | Finding]:
    """Two items with one text, or with one title and largely one text, are a finding."""
    for pair in alike(notice, options.sentence):
        alone = pair.share < (options.titled if pair.same_title else options.share)
        if alone and not pair.copied:
            continue  # under two parts one title may stand twice
        titled = Words("两项标题相同", "two items have the same title")
        told = Words(
            f"两项的整改内容基本相同：相同文字{pair.shared}字",
            f"two items tell the same: {pair.shared} characters stand in both",
        )
        both = Words(
            f"两项标题相同，整改内容也基本相同：相同文字{pair.shared}字",
            f"two items have the same title and tell the same: {pair.shared} characters stand in both",
        )
        words = titled if alone else both if pair.same_title else told
        first, second = pair.first.section, pair.second.section
        yield Finding(
            words,
            Span(second.marker.span.start, second.heading.end),
            tuple(
                Label(place, label)
                for place, label in (
                    (
                        Span(first.marker.span.start, first.heading.end),
                        Words("前一项在此", "the earlier one"),
                    ),
                    (pair.earlier, Words("相同的文字", "what stands in both")),
                    (pair.sentence, Words("相同的文字", "what stands in both")),
                )
                if place is not None
            ),
            {"shared": pair.shared},
            check=Words(
                "核对：是重复粘贴，还是应合并为一项？",
                "Check: was it pasted twice, or are the two one item?",
            ),
        )


RULE = Rule(
    name="duplicate-item",
    severity=Severity.WARNING,
    summary=Words("有无两项标题相同或内容雷同", "two items with the same title, or one text under two items"),
    matters=Words(
        "同一问题列两次，总数就虚增一项；同一措施答两个问题，至少有一个没有答到。",
        "An item that stands twice swells the total; one text for two problems leaves one of them unanswered.",
    ),
    silent=Words(
        "状态行、责任单位、短句、多处通用的套话不算；不同部分之下标题相同而内容不同的，只有全文仅此一对、标题有具体所指、两部分又同属一个单位和一次检查时才报。",
        "Status lines, who is responsible, short sentences and stock phrases do not count; one title under two parts with "
        "different texts counts only where it is the only one, says what it is about, and both parts are of one body and one inspection.",
    ),
    check=check,
    examples=(
        Example(
            "一、队伍方面\n1.关于“老党员作用发挥不充分”的问题。组建银发议事团,吸纳退休教师、老村干部11名参与矛盾调解。(已完成)\n"
            "2.关于“后备干部储备不足”的问题。储备返乡大学生6名。(已完成)\n"
            "⟦3.关于“老党员作用发挥不充分”的问题⟧。组建银发议事团,吸纳退休教师、老村干部11名参与矛盾调解。(已完成)",
            ("两项标题相同，整改内容也基本相同：相同文字26字",),
        ),
        Example(
            "一、队伍方面\n1.关于“党费收缴不及时”的问题。对3名党员补收党费1284元,实行按月提醒、按季公示制度。\n"
            "⟦2.关于“组织生活不严肃”的问题⟧。对3名党员补收党费1284元,实行按月提醒、按季公示制度。",
            ("两项的整改内容基本相同：相同文字26字",),
        ),
        Example(
            "一、队伍方面\n1.关于“学习不深入”的问题。集中学习3次。\n⟦2.关于“学习不深入”的问题⟧。开展研讨5场。",
            ("两项标题相同",),
        ),
        Example(
            "一、学习方面\n1.关于“学用脱节”的问题(已完成)\n研讨4次。\n2.关于“河湖管护不严格”的问题(已完成)\n巡河9次。\n二、作风方面\n1.关于“会风不实”的问题(已完成)\n通报2人。\n⟦2.关于“河湖管护不严格”的问题(正在整改)⟧\n压减会议6次。",
            ("两项标题相同",),
            "the only title that stands twice, and two statuses of one problem",
        ),
        Example(
            "一、工程方面\n1.关于“招标不规范”的问题\n责任单位:招标办\n一是开展专项检查8次,通报问题3起。二是修订招标文件范本2个。三是约谈代理机构4家。\n"
            "⟦2.关于“变更未报批”的问题⟧\n责任单位:工程科\n一是开展专项检查8次,通报问题3起。二是修订招标文件范本2个。三是约谈代理机构4家。",
            ("两项的整改内容基本相同：相同文字36字",),
            "no sentence is long, but all are the same",
        ),
        Example(
            "一、学习方面\n1.关于“制度执行不到位”的问题。学习3次。\n2.关于“账目不清”的问题。清理3本。\n二、工程方面\n1.关于“制度执行不到位”的问题。开展检查5场。\n2.关于“变更未报批”的问题。补办9项。",
            why="a title that says nothing by itself is of its own part",
        ),
        Example(
            "一、巡察反馈问题整改情况\n1.关于“干部档案不全”的问题。补正21份。\n2.关于“账目不清”的问题。清理3本。\n二、选人用人专项检查反馈问题整改情况\n1.关于“干部档案不全”的问题。重审干部任免表9张。\n2.关于“轮岗不及时”的问题。轮岗4人。",
            why="one problem, found by two inspections",
        ),
        Example(
            "一、存在的突出问题\n1.关于“河湖管护不严”的问题。\n2.关于“渣土处置不当”的问题。\n3.关于“噪声投诉多”的问题。\n二、整改落实情况\n1.关于“河湖管护不严”的问题。巡河9次。\n2.关于“渣土处置不当”的问题。查扣3车。\n3.关于“噪声投诉多”的问题。夜查6次。",
            why="listed first, then answered",
        ),
        Example(
            "一、队伍方面\n1.关于“轮岗不及时”的问题\n责任单位:区委组织部、区直机关工委\n整改时限:2024年12月底前完成整改\n轮岗4人。\n2.关于“档案不全”的问题\n责任单位:区委组织部、区直机关工委\n整改时限:2024年12月底前完成整改\n补正21份。",
            why="who answers and until when",
        ),
        Example(
            "一、队伍方面\n1.关于“轮岗不及时”的问题。召开专题会议研究部署。轮岗4人,交流2人,充实窗口9人。\n2.关于“档案不全”的问题。召开专题会议研究部署。补正材料21份,重审任免表9张。",
            why="one short sentence in both",
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
        Example(
            "1.关于“村级债务化解不力”的问题。\n整改情况：化解126万元。\n2.关于“村级债务化解不力”的问题（石桥村）。\n整改情况：化解32万元。",
            why="one of them is of one village",
        ),
    ),
    options=DuplicateItemOptions(),
)  # fmt: skip
