"""No word is written twice in a row."""

from __future__ import annotations

from collections.abc import Iterator

from grammar.model import Notice
from grammar.repeats import repeats
from rules._rule import Example, Finding, Options, Rule, Severity, Verdict, Words


def check(notice: Notice, options: Options) -> Iterator[Verdict | Finding]:
    """Every word that stands twice in a row is a finding."""
    del options
    for span in repeats(notice):
        written = notice.quote(span)
        word = written[: len(written) // 2]
        yield Finding(
            Words(f"“{word}”连写了两遍", f"{word} is written twice"), span, facts={"word": word}
        )


RULE = Rule(
    name="repeated-word",
    severity=Severity.NOTE,
    summary=Words("词语或整句是否连写两遍", "a word, or a whole clause, written twice in a row"),
    matters=Words("连写多为改稿或粘贴所致，读者一眼就能看见。", "It comes from editing or pasting, and every reader sees it."),
    silent=Words(
        "叠词（常常、逐条逐项、讨论讨论）、数量词（一步一步）、前后是两个词（研究研究院、党组党组书记）的，不报。",
        "Doubled forms (常常, 逐条逐项, 讨论讨论), counted forms (一步一步), and two different words that "
        "happen to begin alike (研究研究院, 党组党组书记).",
    ),
    check=check,
    examples=(
        Example("局党组⟦进一步进一步⟧压实责任。", ("“进一步”连写了两遍",)),
        Example("建立党员干部⟦联系联系⟧“两新”支部责任制。", ("“联系”连写了两遍",)),
        Example("对已完成的事项⟦开展开展⟧“回头看”,严肃处理违规⟦的的⟧行为。", ("“开展”连写了两遍", "“的”连写了两遍")),
        Example("报⟦相关相关⟧部门核准,⟦完善完善⟧制度3项,⟦建立建立⟧台账。", ("“相关”连写了两遍", "“完善”连写了两遍", "“建立”连写了两遍"), "部门, 制度, 台账 make no compound with them"),
        Example("逐项明确⟦责任责任⟧科室,提醒5名⟦责任责任⟧人,制定⟦整改整改⟧措施62项。", ("“责任”连写了两遍", "“责任”连写了两遍", "“整改”连写了两遍")),
        Example("(一)严格督促⟦检查检查⟧。加强对制度执行情况的监督⟦检查检查⟧。专项⟦检查检查⟧8次。", ("“检查”连写了两遍",) * 3, "nothing softens them"),
        Example("责令限期改正,⟦逐笔核对清退到位,逐笔核对清退到位⟧。", ("“逐笔核对清退到位”连写了两遍",), "a clause pasted twice"),
        Example("向⟦一线一线⟧教师倾斜,⟦对对⟧近三年经费复核,⟦在在⟧整改中提高,⟦向向⟧群众公开。", ("“一线”连写了两遍", "“对”连写了两遍", "“在”连写了两遍", "“向”连写了两遍"), "no word that counts, none that begins with it"),
        Example("对对口部门、在在职人员中、和和田地区、与与会人员交流,向向阳村、被被巡察单位采纳。", why="a word begins with the second"),
        Example("压紧压实责任,逐条逐项对照,件件有着落,常常议、人人讲,认认真真整改。"),
        Example("对94户欠费用户一户一策,46名重点学生一生一策,对18个贫困村一村一策,逐企业一企一档,问题案件一件一档。", why="one plan for each"),
        Example("⟦逐一逐一⟧核对材料34份。", ("“逐一”连写了两遍",)),
        Example("点点滴滴积累,研究研究再落笔。"),
        Example("专题研究研究院改制方案,由县水利局党组党组书记牵头。", why="研究 + 研究院, 党组 + 党组书记"),
        Example("坚持一项一项改、一步一步走,请大家再讨论讨论。"),
        Example("坚持整改,整改到位;开展检查、检查到人。", why="a mark stands between"),
        Example("为了了解情况,走访群众80户,的确查清了底数。", why="为了 + 了解"),
        Example("印发《区委巡察整改整改方案》,建立主体责任责任清单、整改工作工作台账。", why="整改 and 责任 end one noun and begin the next"),
        Example("规范规范性文件12件,由检查检查站、培训培训机构、转接组织组织关系入手。", why="a verb and a noun that begins with it"),
        Example("领导小组会议审议审计报告,组织抽查核查核实,开展检查督查督办。", why="会议 + 审议 + 审计"),
        Example("到田间再检查检查,请老同志给我们总结总结。", why="softened"),
        Example("一级抓一级、层层抓落实,一级抓一级、层层抓落实的格局初步形成。", why="short clauses are said twice for their sound"),
        Example("牵头单位:区住房和城乡建设局;配合单位:区住房和城乡建设局。"),
        Example("帮助服务服务对象120人,管理管理对象33人,培养发展发展对象2名。"),
    ),
    options=Options(),
)  # fmt: skip
