"""How headings are worded that name problems, opinions, fields of the work, or deeds."""

from __future__ import annotations

from collections.abc import Sequence

from grammar.entries import names_problem
from grammar.model import Section, Style
from grammar.outline import RESOLVE
from grammar.patterns import compiled

PROBLEM_HEADING = compiled(
    r"^(?:关于|针对|对|就|围绕)?.{0,8}[“‘].{2,60}[”’]|^(?:关于|针对).{2,60}(?:问题|方面|情况|整改)|"
    r"^(?:关于|针对|对).{2,60}的(?:意见|建议)$|问题(?:的整改|整改)|反馈问题|"
    r"(?:不够|不[严深实强足力高符清畅细紧牢准快全]|薄弱|滞后|缺失|缺位|偏[差多少低高]|差距|短板|漏洞|盲区|弱化|虚化|淡化|"
    r"缺乏|松散|粗放|缓慢|突出|反弹|流于形式|走过场|走样|走马观花|宽松软|单一|拖沓|随意|欠佳|存在.{0,8}问题|问题$|弄虚作假|有待.{0,6}|"
    r"隐患|扰民|违规.{0,10}|积存|混乱|空转|不(?![停松放忘断变懈怠]|含糊|打折|手软|动摇|走样|偏离|缺位|落空|止步|留死角|走过场|遗余|过夜|漏|留|减|降|少于|回避|遮掩|推诿|折腾|搞(?:变通|选择)|误|打烊|退|掉队|脱节|走空|换频|落一)[^，,。]{1,6}|未[^，,。]{1,12}|缺少[^，,。]{0,6}|无[^，,。]{1,8}|"
    r"[超逾过]期|超标准?|老化|堵塞|拥堵|闲置|流失|浪费|亏损|脱节|断档|断层|敷衍|推诿|扯皮|时有发生|屡禁不止|矛盾|"
    r"积水|占道|破损|缺损|失修|渗漏|漏水|塌陷|坑洼|黑灯|异味|恶臭|噪[音声]|油烟|污染|乱象|挤占|挪用|拖欠|迟缓|迟发|迟报|漏报|漏发|错发|超发|欠缴|欠费|欠薪|重复(?:购置|建设|采购|报销|列支|发放)|空置|断供|停摆|失管|失序|失真|失实|冒领|虚报|套取|截留|侵占|超支|挂账|悬空|搁置|脱管|漏管|两张皮|"
    r"白条(?:入账|抵库|列支)|(?:公款|违规|大吃大)(?:吃喝|宴请|喝)|先建后[批征]|边批边建|以[租罚拨]代|过[多长频繁滥高杂泛粗简]|"
    r"[弱差慢乱散松软虚浅窄]|(?<!降)低|(?<!减)少|(?<![解纾排破攻])难)[;；]?$"
)
# what a body that was asked to act answers one by one: 关于加强监管的意见
OPINION_HEADING = compiled(
    r"(?:关于|针对|对).{2,60}的?(?:审议)?(?:意见|建议)(?:的?(?:研究)?(?:办理|落实|处理|采纳|整改)(?:情况)?)?"
)
ASPECT_HEADING = compiled(r"方面|聚焦|领域|贯彻落实|落实.{0,20}(?:情况|部署)")
QUOTED = compiled(r"[“‘][^”’]{0,80}[”’]")
BRACKET = compiled(r"\s*[【(\[][^【】()\[\]]{2,20}[】)\]]$")  # a status behind a heading
DEED = compiled(
    r"(?:一是|二是|已|并|认真|深入|及时|全面|扎实|进一步|立即|专题|逐[一项户条]|主动|积极)*"
    r"(?:修订|制定|完善|建立|健全|开展|组织|召开|印发|出台|加强|强化|落实|推进|推动|推行|实行|实施|清理|清退|追[缴回]|收回|退还|约谈|通报|问责|"
    r"查处|处理|培训|学习|研究|明确|规范|优化|压缩|压减|补[齐充办正录登缴发]|调整|更换|维修|改造|新[建增]|建成|购置|投入|安装|拆除|整治|"
    r"排查|检查|督查|督导|走访|宣讲|招录|招聘|选派|轮训|引进|发放|拨付|核查|核实|开通|设立|成立|配备|签订|与.{2,12}签|举办|编制|统一|严格|落细)"
)
FIELD_ENDS = ("方面", "领域", "类")


def may_be_finding(text: str, section: Section) -> bool:
    """Whether a heading may be that of a finding, and not only of something done for one."""
    return (
        section.marker.style is Style.LABELLED
        or is_problem(text, section)
        or names_problem(text, section.block)
        or "问题" in text[slice(*section.heading)]
        or bool(section.children)
    )


def are_opinions(text: str, row: Sequence[Section]) -> bool:
    """Whether the headings of a row all name what was advised, and no problems."""
    return len(row) > 1 and all(OPINION_HEADING.fullmatch(text, *s.heading) for s in row)


def is_problem(text: str, section: Section) -> bool:
    """Whether a heading, or its first clause, is worded as a problem is."""
    heading = BRACKET.sub("", text[section.heading.start : section.heading.end])
    opening = heading.partition("，")[0]  # 组织生活会质量不高，已重新召开
    return PROBLEM_HEADING.search(heading) is not None or (
        PROBLEM_HEADING.search(opening) is not None and not RESOLVE.match(opening)
    )


def is_deed(text: str, section: Section) -> bool:
    """Whether a heading tells what was done and names no problem: 修订学习制度."""
    if BRACKET.sub("", text[section.heading.start : section.heading.end]).endswith(FIELD_ENDS):
        return False  # 落实意识形态工作责任制方面(5条)
    return DEED.match(text, *section.heading) is not None and not is_problem(text, section)
