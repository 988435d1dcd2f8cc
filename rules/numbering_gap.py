"""The numbers of a list follow one another: none is left out, written twice or out of order."""

from __future__ import annotations

from collections.abc import Iterator

from grammar.lists import Break, BreakKind, breaks, written
from grammar.model import Notice
from rules._rule import Example, Finding, Label, Options, Rule, Severity, Verdict, Words

_CHECK = {
    BreakKind.SKIP: Words(
        "核对：是漏了内容，还是序号未改？",
        "Check: is a part missing, or was the number not changed?",
    ),
    BreakKind.START: Words(
        "核对：是漏了内容，还是序号未改？",
        "Check: is a part missing, or was the number not changed?",
    ),
    BreakKind.REPEAT: Words(
        "核对：后面的序号是否都要顺延？", "Check: do the numbers that follow have to move up?"
    ),
    BreakKind.BACK: Words(
        "核对：是顺序颠倒，还是序号未改？",
        "Check: is the order wrong, or was the number not changed?",
    ),
}


def check(notice: Notice, options: Options) -> Iterator[Verdict | Finding]:
    """Every marker that does not follow from the one before it is a finding."""
    del options
    for found in breaks(notice):
        related: tuple[Label, ...] = ()
        facts = {"found": found.after.number}
        if found.before is not None:
            related = (Label(found.before.span, Words("前一个序号在此", "the number before it")),)
            facts["before"] = found.before.number
        yield Finding(
            _words(notice, found), found.after.span, related, facts, check=_CHECK[found.kind]
        )


def _words(notice: Notice, found: Break) -> Words:
    after = notice.quote(found.after.span).strip(" :：")
    before = notice.quote(found.before.span).strip(" :：") if found.before else ""
    missing = _missing(found)
    match found.kind:
        case BreakKind.SKIP:
            return Words(
                f"{before}之后是{after}，缺{missing}",
                f"{before} is followed by {after}; {missing} is missing",
            )
        case BreakKind.START:
            return Words(
                f"{after}之前没有{missing}", f"nothing before {after} is numbered {missing}"
            )
        case BreakKind.REPEAT:
            return Words(f"序号{after}写了两次", f"the number {after} stands twice")
        case BreakKind.BACK:
            return Words(f"{before}之后又是{after}", f"{before} is followed by {after}")


def _missing(found: Break) -> str:
    ends = sorted({found.missing[0], found.missing[-1]}) if found.missing else []
    return "至".join(
        written(found.after.style, n, found.after.label).rstrip("、.,，") for n in ends
    )


RULE = Rule(
    name="numbering-gap",
    severity=Severity.WARNING,
    summary=Words("序号是否连续：一、 （一） 1. ① 一是 和表格的序号有无跳号、重号、倒号", "numbers of the outline, of 一是, 二是 … and of the rows of a table that skip, repeat or go back"),
    matters=Words(
        "跳号往往是改稿时删掉或漏掉了一段；读者会以为少了内容。",
        "A skipped number often means that a part was cut or lost in editing; a reader will look for it.",
    ),
    silent=Words(
        "跨部分连续编号、另起一组、缺的序号写在行内、写明部分内容不公开，以及沿用另一文件原序号（多处不连续）的，不报。",
        "Numbers that run on across parts, lists that begin anew, numbers that stand inside a line, parts that "
        "are said not to be published, and lists that keep another document's numbers (many holes).",
    ),
    check=check,
    examples=(
        Example("三、整治方面\n(一)关于采购的问题。已纠正。\n⟦(三)⟧关于报销的问题。已清退。", ("(一)之后是(三)，缺（二）",)),
        Example("整改情况:一是修订章程。二是开展培训。⟦四是⟧通报案例。", ("二是之后是四是，缺三是",)),
        Example("完善制度2项,⟦三是⟧追缴租金3万元。", ("三是之前没有一是至二是",)),
        Example("一、组织领导\n1.开会。\n2.分工。\n⟦2.⟧督办。\n3.验收。", ("序号2.写了两次",)),
        Example("一、思想方面\n1.关于学习不深的问题。学习3次。\n⟦1.⟧关于宣讲不够的问题。宣讲5场。\n二、作风方面\n1.关于迟到的问题。约谈1人。\n2.关于会议过多的问题。压减6次。", ("序号1.写了两次",)),
        Example("序号\t问题\t整改状态\n1\t学习不深\t已完成\n2\t宣讲不够\t已完成\n⟦4⟧\t调研不实\t已完成\n5\t会议过多\t已完成", ("2之后是4，缺3",), "a row of a table was lost"),
        Example("序号\t问题\t整改状态\n1\t学习不深\t已完成\n3\t宣讲不够\t已完成\n7\t调研不实\t已完成\n9\t会议过多\t已完成", why="the numbers of another list"),
        Example("月份\t宣讲场次\n1\t5\n2\t7\n3\t4\n第二批\n序号\t问题\n1\t迟到\n2\t早退\n3\t脱岗", why="another table begins anew"),
        Example("一、学习方面\n整改措施:\n1.修订制度。\n整改成效:\n1.学习6次。\n二、作风方面\n通报2人。", why="a field stands before the second list"),
        Example("一、学习方面\n主要做法\n1.修订制度。\n取得成效\n1.学习6次。\n二、作风方面\n通报2人。", why="a heading without a number"),
        Example("一、学习方面\n整改措施:采取了以下措施。\n1.修订制度。\n整改成效:取得如下成效。\n1.学习6次。\n二、作风方面\n通报2人。", why="both lists are announced"),
        Example("一、学习方面\n1.修订制度。\n1.学习6次。\n1.研讨2次。\n二、作风方面\n1.通报2人。\n1.约谈1人。", why="a program numbered each paragraph anew"),
        Example("一、思想方面\n1.学习不深的问题。\n2.宣讲不够的问题。\n二、作风方面\n⟦4.⟧调研不实的问题。\n5.会议过多的问题。", ("2.之后是4.，缺3",)),
        Example("一、思想方面\n1.学习不深。\n2.宣讲不够。\n二、作风方面\n3.调研不实。\n4.会议过多。", why="the numbers run on"),
        Example("责任上,一是书记领办,二是委员包片;方法上,一是清单管,二是现场督,三是末尾评。", why="two lists in one line"),
        Example("一是抓学习,重点是两条:一是读原文;二是谈体会。二是抓落实。三是抓考核。", why="a list inside a list"),
        Example("(一)抓学习。集中学习3次。(二)抓宣讲。宣讲5场。\n(三)抓督查。", why="(二) stands inside a line"),
        Example("现将可以公开的部分通报如下,涉密内容不予公开。\n(一)党的建设方面。学习6次。\n(三)选人用人方面。规范程序。\n(四)巡视整改方面。建立台账。", why="a part is said not to be published"),
        Example("任务3:河道清淤\n任务7:管网改造\n任务12:矿山修复", why="numbers of another document's list"),
        Example("三、下一步打算\n1.巩固。\n2.提高。\n3.推广。\n四、联系方式\n附件:1.任务清单\n2.制度清单", why="1. stands behind 附件"),
        Example("三、下一步打算\n1.巩固。\n2.提高。\n3.推广。\n时限见附件1,分工见附件2。\n附件:1.整改任务时限表\n\n2.责任单位分工表\n上一篇:没有了", why="annexes without a signature before them"),
        Example("调研工作一要真,二要实,三是要深。", why="二 is told in other words"),
        Example("本轮最突出的问题之一是作风不实。十二是基数。"),
        Example("1.甲项。\n2、乙项。\n3.丙项。", why="a matter of style, and no hole"),
        Example(
            "下面通报3起典型问题。\n问题2:流转款未兑付。兑付28万元。\n问题5:厂房闲置。出租2处。\n问题9:公示不及时。更换公开栏6块。",
            why="the numbers of another list, of which three are told",
        ),
        Example(
            "问题1、2:学习不深、宣讲不够。学习3次,宣讲5场。\n问题3:账目不清。清账3本。",
            why="two under one heading",
        ),
        Example(
            "2.1 账目不清的问题。清账3本。\n2.3 合同不全的问题。补签6份。(2.2系个人问题,未列)",
            why="the text says why it is left out",
        ),
    ),
    options=Options(),
)  # fmt: skip
