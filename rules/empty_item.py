"""A heading, an item or a field has something under it, as those beside it have."""

from __future__ import annotations

from collections.abc import Iterator

from grammar.emptiness import empties
from grammar.model import Notice
from rules._rule import Example, Finding, Label, Options, Rule, Severity, Verdict, Words


def check(notice: Notice, options: Options) -> Iterator[Verdict | Finding]:
    """Among siblings that have something under them, one that has nothing is a finding."""
    del options
    for empty in empties(notice):
        yield Finding(
            Words(
                f"此处只有标题，没有内容；同级{empty.siblings}处中{empty.filled}处有内容",
                f"nothing stands under this; {empty.filled} of {empty.siblings} beside it have something",
            ),
            empty.span,
            (Label(empty.model, Words("同级有内容的一处", "one beside it that has something")),),
            {"siblings": empty.siblings, "filled": empty.filled},
            check=Words(
                "核对：是内容漏贴，还是标题多余？",
                "Check: was the text lost, or is the heading one too many?",
            ),
        )


RULE = Rule(
    name="empty-item",
    severity=Severity.WARNING,
    summary=Words("标题或栏目之下是否有内容", "a heading or an item with nothing under it"),
    matters=Words("有题无文，多为粘贴时漏了一段。", "A heading without text mostly means that a paragraph was lost in pasting."),
    silent=Words(
        "清单式短条目、标题之后同行有文字、多处都只有标题、尚未启动、另行公布、与下一项合并整改、文末中断的，不报；只有状态和责任单位的，算没有内容；状态栏空着的，由 missing-status 报。",
        "Lists of short entries, headings whose own line goes on, lists in which several have nothing, items not begun, "
        "answered elsewhere or together with the next, a text that breaks off; a status and an office alone are nothing; "
        "an empty status field is missing-status's affair.",
    ),
    check=check,
    examples=(
        Example(
            "二、审计查出问题整改情况\n(一)财政管理审计查出问题整改情况\n上缴资金3亿元。\n(二)金融审计查出问题整改情况\n收回贷款2亿元。\n"
            "⟦(三)国有资产管理审计查出问题整改情况⟧\n三、下一步工作\n抓好后续整改。",
            ("此处只有标题，没有内容；同级3处中2处有内容",),
        ),
        Example(
            "1.关于学习不深的问题。\n集中学习3次。\n⟦2.关于宣讲不够的问题⟧。\n3.关于调研不实的问题。\n调研4次。\n中共甲县委员会\n2024年3月5日",
            ("此处只有标题，没有内容；同级3处中2处有内容",),
        ),
        Example(
            "问题一:学习不紧\n整改措施:修订制度。\n整改成效:学习6次。\n问题二:宣讲不够\n整改措施:调整网格。\n⟦整改成效:⟧\n"
            "问题三:把关不严\n整改措施:审核档案。\n整改成效:补正21份。",
            ("此处只有标题，没有内容；同级3处中2处有内容",),
        ),
        Example(
            "一、加强组织领导\n成立专班,抽调骨干8人。\n⟦二、细化整改清单⟧\n三、从严督导考核\n对排名靠后的2个科室挂黄牌。",
            ("此处只有标题，没有内容；同级3处中2处有内容",),
        ),
        Example(
            "三、下一步安排\n1.巩固整改成果。对已完成的问题开展“回头看”。\n⟦2.强化师德建设⟧。\n3.完善长效机制。把制度执行情况列入年度考核。",
            ("此处只有标题，没有内容；同级3处中2处有内容",),
        ),
        Example(
            "一、学习方面\n1.关于“学习不深”的问题(已完成)\n责任单位:办公室\n集中学习3次,研讨2次。\n⟦2.关于“宣讲不够”的问题(已完成)⟧\n责任单位:宣教科\n"
            "二、作风方面\n1.关于“调研不实”的问题(已完成)\n责任单位:办公室\n蹲点调研4次,形成报告1篇。\n2.关于“会议过多”的问题(正在整改)\n责任单位:办公室\n压减会议6次,合并发文9件。",
            ("此处只有标题，没有内容；同级4处中3处有内容",),
            "a status and an office are no answer",
        ),
        Example(
            "一、学习方面\n1.反馈指出“学习不深”\n整改状态:已完成。\n集中学习3次,研讨2次,测试1次。\n2.反馈指出“宣讲不够”\n整改状态:已完成。\n宣讲5场,听众200余人次。\n⟦3.反馈指出“调研不实”⟧\n整改状态:已完成。\n"
            "二、作风方面\n1.反馈指出“会议过多”\n整改状态:已完成。\n压减会议6次,合并发文9件。",
            ("此处只有标题，没有内容；同级4处中3处有内容",),
        ),
        Example(
            "1.关于学习不深的问题\n⟦责任单位:⟧\n一是集中学习3次,研讨2次;二是测试1次,人人过关。\n2.关于宣讲不够的问题\n责任单位:宣教科\n宣讲5场,听众200余人次。\n3.关于调研不实的问题\n责任单位:办公室\n蹲点调研4次,形成报告1篇。",
            ("此处只有标题，没有内容；同级3处中2处有内容",),
            "measures are no name of an office",
        ),
        Example("1.关于学习不深的问题\n责任单位:\n区委宣传部、区委党校\n集中学习3次,研讨2次。\n2.关于宣讲不够的问题\n责任单位:宣教科\n宣讲5场,听众200余人次。\n3.关于调研不实的问题\n责任单位:办公室\n蹲点调研4次,形成报告1篇。", why="the offices stand on the next line"),
        Example(
            "1.关于“学习不深”的问题(已完成)\n集中学习3次,研讨2次。\n2.关于“管网老化”的问题(尚未启动)\n3.关于“宣讲不够”的问题(已完成)\n宣讲5场,听众200余人次。\n4.关于“调研不实”的问题(已完成)\n蹲点调研4次,形成报告1篇。",
            why="nothing was done yet, and the status says so",
        ),
        Example(
            "1.关于“学习不深”的问题(已完成)\n2.关于“研讨不够”的问题(已完成)\n上述两个问题一并整改,集中学习3次。\n3.关于“宣讲不够”的问题(已完成)\n宣讲5场,听众200余人次。\n4.关于“调研不实”的问题(已完成)\n蹲点调研4次,形成报告1篇。",
            why="one answer to two, each with a status",
        ),
        Example(
            "1.关于“学习不深”的问题(已完成)\n集中学习3次,研讨2次。\n2.清退违规发放的津补贴2.4万元(已完成)\n3.关于“宣讲不够”的问题(已完成)\n宣讲5场,听众200余人次。\n4.关于“调研不实”的问题(已完成)\n蹲点调研4次,形成报告1篇。",
            why="its heading says what was done",
        ),
        Example(
            "1.关于“学习不深”的问题(已完成)\n集中学习3次,研讨2次。\n2.关于“定密不准”的问题(涉密,另行报告)\n3.关于“宣讲不够”的问题(已完成)\n宣讲5场,听众200余人次。\n4.关于“调研不实”的问题(已完成)\n蹲点调研4次,形成报告1篇。",
            why="answered elsewhere",
        ),
        Example("三、下一步安排\n1.巩固整改成果。对已完成的问题开展“回头看”。\n2.修订考核办法。\n3.完善长效机制。把制度执行情况列入年度考核。", why="a measure of one sentence"),
        Example("1.关于学习不深的问题\n2.关于研讨不够的问题\n以上两个问题合并整改,集中学习3次。\n3.关于宣讲不够的问题\n宣讲5场。\n4.关于调研不实的问题\n调研4次。", why="one answer to two"),
        Example("一、总体情况\n集中学习3次。\n二、问题整改情况\n一、学习方面\n学习2次。\n二、作风方面\n通报1次。", why="the numbers begin anew below 二、"),
        Example("(一)关于学习不深的问题。集中学习3次。\n(二)修订制度3项。\n(三)关于宣讲不够的问题。宣讲5场。", why="an item of one sentence"),
        Example("附问题清单:\n1.学习不深的问题\n2.宣讲不够的问题\n3.调研不实的问题", why="a list of headings"),
        Example("一、总体情况\n集中学习3次。\n二、主要做法\n通报2起。\n三、整改落实情况", why="the text breaks off"),
        Example("一、学习方面\n整改情况:\n一是集中学习3次。\n二是开展研讨。\n二、作风方面\n整改情况:通报2人。\n三、队伍方面\n整改情况:轮岗3人。", why="a list follows the field"),
        Example("一、总体情况\n集中学习3次。\n二、问题整改情况\n(一)学习方面\n学习2次。\n三、下一步工作\n抓好巩固。", why="sections stand under it"),
    ),
    options=Options(),
)  # fmt: skip
