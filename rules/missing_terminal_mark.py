"""A paragraph ends with a mark, as the paragraphs beside it do."""

from __future__ import annotations

from collections.abc import Iterator

from grammar.model import Notice
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled
from grammar.prose import prose, unlike
from grammar.source import Span
from rules._rule import Example, Finding, Rule, Severity, Verdict, Words


class TerminalMarkOptions(NamedTuple):
    """Options of missing-terminal-mark.

    Attributes:
        ended: the share of paragraphs that have to end with a mark before one without is a slip.
        paragraphs: the fewest paragraphs from which this can be told.
    """

    ended: float = 0.8
    paragraphs: int = 3


_LABELLED = compiled(
    r"\s*(?:整改|完成)?(?:方案|依据|目标|时限|期限|状态|来源|文号|日期|责任[\u4e00-\u9fff]{1,3})[:：][^。]*"
)  # 整改方案：…号，2024年1月22日印发


def _is_labelled(notice: Notice, span: Span) -> bool:
    """Whether a line is a label with what it says, in one sentence at the most."""
    start = notice.text.rfind("\n", 0, span.start) + 1
    return _LABELLED.fullmatch(notice.text, start, span.end) is not None


def check(notice: Notice, options: TerminalMarkOptions) -> Iterator[Verdict | Finding]:
    """Where nearly all paragraphs end with a mark, one that does not is a finding."""
    paragraphs = list(prose(notice))
    without = [paragraph.text for paragraph in paragraphs if not paragraph.ended]
    ended = len(paragraphs) - len(without)
    if len(paragraphs) < options.paragraphs or ended < options.ended * len(paragraphs):
        without = []
    told = {span.end for span in without}
    without += [span for span in unlike(notice) if span.end not in told]
    for span in sorted(without):
        if _is_labelled(notice, span):
            continue
        yield Finding(
            Words("段末没有句号", "this paragraph ends without a mark"),
            Span(max(span.start, span.end - 6), span.end),
            facts={"paragraphs": len(paragraphs), "ended": ended},
            check=Words(
                "核对：是漏了句号，还是段落没有写完？",
                "Check: is the mark missing, or the end of the paragraph?",
            ),
        )


RULE = Rule(
    name="missing-terminal-mark",
    severity=Severity.NOTE,
    summary=Words("段末是否与其他段一样有标点", "a paragraph that ends without the mark its siblings end with"),
    matters=Words("段末无标点，可能是漏了标点，也可能是后半段在复制时丢了。", "The mark may be missing, or the rest of the paragraph with it."),
    silent=Words(
        "标题、表格、署名、联系方式、短语不要求句号；多数段落都不加标点的，几段都以括号收尾的，不报；文末在半句话处中断的，不报。",
        "Headings, tables, signatures, contacts and short phrases need no mark; nor does anything where many "
        "paragraphs have none, where several end with a bracket, or where the text breaks off.",
    ),
    check=check,
    examples=(
        Example(
            "一、学习方面\n1.关于学习不深的问题。集中学习3次,研讨2次。\n2.关于宣讲不够的问题。宣讲5场,听众200余⟦人次,反响好⟧\n"
            "3.关于调研不实的问题。调研4次,形成报告1篇。\n4.关于会议过多的问题。压减会议6次,降幅过半。\n二、作风方面\n1.关于迟到的问题。通报2人,约谈1人。",
            ("段末没有句号",),
        ),
        Example(
            "一、学习方面\n1.关于学习不深的问题\n整改情况:集中学习3次,研讨2次。\n2.关于宣讲不够的问题\n整改情况:对28个村的宣讲情况⟦逐一回访督导⟧\n3.关于调研不实的问题\n整改情况:蹲点调研4次,形成报告1篇。\n"
            "4.关于会议过多的问题\n整改情况:压减会议6次,降幅过半。\n5.关于迟到的问题\n整改情况:通报2人,约谈1人。",
            ("段末没有句号",),
            "no comma in it, but all others of this label end with a mark",
        ),
        Example(
            "一、学习方面\n1.关于学习不深的问题。集中学习3次,研讨2次。\n2.关于制度不全的问题。清理文件12件,修订《学习制度》(甲水发〔202⟦4〕17号)⟧\n3.关于调研不实的问题。调研4次,形成报告1篇。\n4.关于会议过多的问题。压减会议6次,降幅过半。\n5.关于迟到的问题。通报2人,开展“回头看”。",
            ("段末没有句号",),
            "a bracket ends no sentence",
        ),
        Example("一是抓实学习教育。组织党课6场,参观基地2批次。\n二是抓严日常监督。开展突击检查,发现并⟦纠正问题3起⟧\n三是抓细制度执行。梳理风险点88个,逐点制定措施。", ("段末没有句号",), "one of three"),
        Example("1.关于“审批超期”的问题。办理积压申请143宗,缩短至18天。整改结果:已完成。\n2.关于“清理缓慢”的问题。腾退宅院26处,复垦31亩。整改结果:已完成。\n3.关于“监管缺位”的问题。配备助理员9名,每月巡查2次。整改⟦结果:已完成⟧", ("段末没有句号",), "the last line, ended as the others"),
        Example("关于“河长巡河流于形式”的问题,启用轨迹系统,与奖惩挂钩。\n关于“打捞不及时”的问题,购置打捞船4艘,增聘⟦保洁员28名⟧\n关于“底数不清”的问题,排查排污口137个,逐个竖牌编号。\n关于“水质波动”的问题,关闭散养户9家,水质达标。", ("段末没有句号",)),
        Example("1.学习不深\n整改成效:已完成。\n2.宣讲不够\n整改成效:已完成。\n3.调研不实\n整改⟦成效:已完成⟧\n4.会议过多\n整改成效:已完成。\n5.迟到突出\n整改成效:已完成。", ("段末没有句号",), "a field that all others end with a mark"),
        Example("1.关于“审批超期”的问题。办理申请143宗,缩短至18天。\n2.关于“清理缓慢”的问题。腾退宅院26处,复垦31亩。\n3.关于“监管缺位”的问题。配备助理员9名,每月巡查", why="the text breaks off"),
        Example("1.修订制度3项,印发各科室。\n2.组织宣讲5场,听众过百。\n3.存在的主要问题及整改情况\n4.查处2人,通报1次。", why="a heading"),
        Example("一、关于“办理司法救助案件中意识淡薄,存在作风不实,办事拖拉”问题\n学习3次,研讨2次。\n二、关于“执行不力,监督不严,追责不够”问题\n约谈2人,通报1次。\n三、关于“宣讲不够”问题\n宣讲5场,听众过百。\n标签:党组织;整改;重大战略", why="problems told with commas, and tags of a site"),
        Example(
            "一、学习方面\n1.关于学习不深的问题。学习3次,研讨2次(已完成)\n2.关于宣讲不够的问题。宣讲5场,听众过百(已完成)\n3.关于调研不实的问题。调研4次,报告1篇(已完成)\n"
            "二、作风方面\n开会3次。印发方案,明确分工。\n查处2人。通报1次,以案促改。\n清退3人。整改到位,巩固成效。\n约谈3人。提醒2次,立行立改。\n走访3村。入户8次,摸清底数。\n培训3期。参训9人,全部合格。\n修缮2处。投入3万,按期完工。\n补办3证。移交2件,全部办结。\n回访3户。满意3户,销号归档。\n检查3次。整改2处,消除隐患。\n调解3起。签约2份,化解矛盾。\n公示3次。答复2人,接受监督。",
            why="the writer ends with brackets",
        ),
        Example(
            "一、学习方面\n1.关于学习不深的问题。\n集中学习3次,研讨2次。\n2.关于宣讲不够的问题。\n宣讲5场,听众过百。\n意识形态阵地管理薄弱环节\n1.关于审核不严的问题。\n三审三校,责任到人。\n2.关于值守不严的问题。\n通报2人,约谈1人。\n3.关于台账不全的问题。\n补登6本,专人管理。",
            why="a heading that has no number",
        ),
        Example(
            "一、学习方面\n1.关于学习不深的问题。(已完成)\n集中学习3次,研讨2次。(责任单位:办公室)\n2.关于宣讲不够的问题。(已完成)\n宣讲5场,听众过百。(责任单位:宣教科)\n3.关于调研不实的问题。(已完成)\n会议要求:“要沉下去,摸实情。”\n4.关于会议过多的问题。(已完成)\n压减会议6次,降幅过半。(责任单位:办公室)",
            why="the mark stands before the bracket or the quote",
        ),
        Example(
            "一、学习方面\n1.关于学习不深的问题\n责任单位:区委宣传部、区委党校、区教育局、区委组织部\n集中学习3次,研讨2次。\n2.关于宣讲不够的问题\n责任单位:宣教科、办公室、机关党委、团区委\n宣讲5场,听众过百。\n3.关于调研不实的问题\n责任单位:办公室\n调研4次,形成报告1篇。\n4.关于迟到的问题\n责任单位:办公室\n通报2人,约谈1人。",
            why="names need no mark",
        ),
        Example("局党组召开会议3次。印发方案。\n一、学习方面\n二、作风方面\n查处2人。通报1次。\n清退3人。整改到位。", why="headings"),
        Example("现将情况通报如下:\n修订制度3项,开展培训2期,通报典型案例5起,成效明显。推进有力:\n(一)学习\n(二)宣讲\n查处2人,通报1次。全部整改到位。"),
        Example("一是抓学习,学原文;\n二是抓宣讲,进支部;\n三是抓考核,严奖惩。\n党组高度重视,召开会议3次。"),
        Example("开会3次。印发方案,明确分工\n查处2人。通报1次,以案促改\n清退3人。整改到位,巩固成效", why="a matter of style"),
        Example("党组召开会议3次。\n查处2人,通报1次。\n清退3人。\n整改工作取得成效。下一步将", why="the text breaks off"),
    ),
    options=TerminalMarkOptions(),
)  # fmt: skip
