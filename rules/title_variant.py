"""One document and one body are written in one way throughout."""

from __future__ import annotations

from collections.abc import Iterator

from grammar import company_names, name_variants, variants
from grammar.model import Notice
from grammar.source import Span
from rules._rule import Example, Finding, Label, Options, Outcome, Rule, Severity, Verdict, Words


def check(notice: Notice, options: Options) -> Iterator[Verdict | Finding]:
    """Titles a letter or a filler word apart, or that differ in 细则 and 办法 alone; bodies, persons."""
    del options
    same: dict[str, list[Span]] = {}
    for title in notice.phrases.titles:
        same.setdefault(title.name, []).append(title.span)
    for spans in same.values():
        for span in spans if len(spans) > 1 else ():
            others = tuple(s for s in spans[:8] if s != span)
            words = Words(
                f"文件名出现{len(spans)}次，写法一致",
                f"the title is written {len(spans)} times alike",
            )
            yield Verdict(span, Outcome.AGREES, others, words)
    for found in (
        *variants.of_titles(notice),
        *variants.of_numbers(notice),
        *variants.of_signature(notice),
        *name_variants.of_bodies(notice),
        *company_names.of_companies(notice),
        *name_variants.of_persons(notice),
    ):
        first, second = notice.quote(found.first), notice.quote(found.second)
        kind = (
            ("文种不同", "differ in the kind of document")
            if found.loose
            else ("文号相同，写法不同", "have one number and are written in two ways")
            if found.numbered
            else ("词序不同", "differ in the order of their words")
            if len(first) == len(second) and sorted(first) == sorted(second)
            else ("只差一词", "differ by one word")
            if abs(len(first) - len(second)) > 1
            else ("只差一字", "differ by one letter")
        )
        yield Finding(
            Words(f"{first}与{second}{kind[0]}", f"{first} and {second} {kind[1]}"),
            found.second,
            (Label(found.first, Words(f"此处写作{first}", f"written {first} here")),),
            facts={"names": (first, second)},
            check=Words(
                "核对：是同一个名称的两种写法吗？", "Check: is it one name, written in two ways?"
            ),
        )


RULE = Rule(
    name="title-variant",
    severity=Severity.NOTE,
    summary=Words(
        "同一文件或单位的名称是否前后一致",
        "one document, organisation or person written in two ways",
    ),
    matters=Words(
        "名称差一个字，读者无法确定是不是同一份文件。",
        "Where names differ by a letter, a reader cannot tell whether they are one document.",
    ),
    silent=Words(
        "“关于印发…的通知”与所印发的文件、有无“（试行）”不算两种写法；上半年与下半年、党委与党组、第一与第二、各年度等成对的名称，短名称（形近、音近的字除外），以及同一句里并列的文件不比较；单位、村镇和人名只在音近易混的字（建与健、鑫与新）上不同才提示。",
        "A document and the notice that issues it, with or without (试行), are one. Names that differ in letters of a "
        "pair (上 and 下, 党委 and 党组, numbers, years), short names unless the letters look or sound alike, and titles listed in one sentence are not compared. "
        "Names of bodies, villages and persons are told only where letters that are typed for one another (建, 健) differ.",
    ),
    check=check,
    examples=(
        Example(
            "对安泰市第一人民医院党委开展巡察。学院书记欧阳立新先后主持会议。\n安泰市⟦人民第一医院⟧党委将巩固成果。书记⟦欧阳利新⟧先后主持会议。",
            ("第一人民医院与人民第一医院词序不同", "欧阳立新与欧阳利新只差一字"),
        ),
        Example(
            "印发《中共双桥县交通运输局党组巡察整改方案》(双交党〔2023〕19号)。\n按照⟦《双桥县交通运输局党组巡察反馈问题整改工作方案》⟧(双交党〔2023〕19号)推进。",
            (
                "《中共双桥县交通运输局党组巡察整改方案》与《双桥县交通运输局党组巡察反馈问题整改工作方案》文号相同，写法不同",
            ),
        ),
        Example(
            "制定《医疗质量安全核心制度实施细则》,明确要点。\n将⟦《医疗质量与安全核心制度实施细则》⟧列为必修课。\n",
            ("《医疗质量安全核心制度实施细则》与《医疗质量与安全核心制度实施细则》只差一字",),
        ),
        Example(
            "制定《集团商务接待管理实施细则》,实行公函核验。\n推动⟦《集团商务接待管理实施办法》⟧与系统对接。\n",
            ("《集团商务接待管理实施细则》与《集团商务接待管理实施办法》文种不同",),
        ),
        Example(
            "制定《农村供水工程水质检测规程》。\n执行⟦《农村供水工程水质监测规程》⟧。\n",
            ("《农村供水工程水质检测规程》与《农村供水工程水质监测规程》只差一字",),
        ),
        Example(
            "鑫源建设有限公司已退回工程款12万元。\n对⟦新源建设有限公司⟧记入信用记录。\n",
            ("鑫源建设有限公司与新源建设有限公司只差一字",),
        ),
        Example(
            "王建国同志任组长。\n会后,⟦王健国⟧同志带队督办。\n",
            ("王建国与王健国只差一字",),
        ),
        Example(
            "印发《公务接待管理办法》。\n严格执行⟦《公务接侍管理办法》⟧。\n",
            ("《公务接待管理办法》与《公务接侍管理办法》只差一字",),
            "letters that look alike, in a short name",
        ),
        Example(
            "印发《公务用车管理办法》。\n严格执行⟦《公务用车使用管理办法》⟧。\n",
            ("《公务用车管理办法》与《公务用车使用管理办法》只差一词",),
        ),
        Example(
            "修订《差旅费报销制度》。\n严格执行⟦《差旅费报销办法》⟧。\n",
            ("《差旅费报销制度》与《差旅费报销办法》文种不同",),
        ),
        Example(
            "由党组书记王建国任组长。\n县水利局局长⟦王健国⟧带队督办。\n",
            ("王建国与王健国只差一字",),
            "without 同志",
        ),
        Example(
            "成立由县民政局党组书记、局长梁叙舟任组长的领导小组。\n局长⟦梁绪舟⟧3次带队暗访。\n",
            ("梁叙舟与梁绪舟只差一字",),
            "letters that sound alike",
        ),
        Example(
            "云岫水务集团有限公司党委清理预收款430万元。\n目前,⟦云岫水务集团有限责任公司⟧党委已全部整改。\n",
            ("云岫水务集团有限公司与云岫水务集团有限责任公司只差一词",),
        ),
        Example(
            "抽查岳澜港口物流有限公司等6家企业。\n把挂靠在⟦岳澜港物流有限公司⟧的支部单独设立。\n",
            ("岳澜港口物流有限公司与岳澜港物流有限公司只差一字",),
        ),
        Example(
            "取消县不动产登记交易服务中心收件窗口。\n县⟦不动产交易登记服务中心⟧党支部与社区共建。\n",
            ("不动产登记交易服务中心与不动产交易登记服务中心词序不同",),
        ),
        Example(
            "印发《柳岸街道社区工作者绩效考核实施办法》。\n执行⟦《柳岸街道社区工作者绩效考核办法》⟧。\n",
            ("《柳岸街道社区工作者绩效考核实施办法》与《柳岸街道社区工作者绩效考核办法》只差一词",),
        ),
        Example(
            "交办《对全县物业管理工作情况报告的审议意见》。\n研究⟦《对全县物业管理工作报告的审议意见》⟧。\n",
            (
                "《对全县物业管理工作情况报告的审议意见》与《对全县物业管理工作报告的审议意见》只差一词",
            ),
        ),
        Example(
            "出台《古村落保护三年行动方案》(以下简称《行动方案》)。\n对照⟦《行动计划》⟧逐村编制清单。\n",
            ("《行动方案》与《行动计划》文种不同",),
            "a short title that was never given",
        ),
        Example(
            "出台《古村落保护三年行动方案》(以下简称《行动方案》)和《乡村建设行动计划》。\n对照《行动计划》逐村编制清单。\n",
            why="the short title of another document",
        ),
        Example(
            "印发《整改实施方案》(以下简称《实施方案》)。\n落实省《实施办法》,出台《考核办法》。\n",
            why="a plan and a regulation",
        ),
        Example(
            "甲溪县城乡建设投资有限公司退款3万元。\n乙溪县城乡建设投资有限责任公司退款2万元。\n",
            why="companies of two counties",
        ),
        Example(
            "对云岫第一水务有限公司约谈。\n云岫第二水务有限公司、云岫水务有限公司已整改。\n",
            why="numbered companies",
        ),
        Example(
            "县政务服务中心已整改。\n镇便民服务中心、村便民服务中心已整改。\n局长梁叙舟任组长。\n副局长梁叙白带队。\n",
            why="other bodies, and letters that do not sound alike",
        ),
        Example(
            "对平安村入户核查。\n⟦萍安村⟧已清退补贴3万元。\n",
            ("平安村与萍安村只差一字",),
        ),
        Example(
            "印发《车辆管理办法》《车库管理办法》。\n执行《仓库管理办法》。\n",
            why="short names, three things",
        ),
        Example("印发《公务用车管理办法》《公务用车使用管理办法》。\n", why="listed side by side"),
        Example(
            "制定《党风廉政建设实施方案》。\n印发《党风廉政建设实施意见》。\n",
            why="a plan and an opinion are two documents",
        ),
        Example(
            "修订《工作办法》。\n执行《工作制度》。\n", why="too few letters to name one thing"
        ),
        Example(
            "副镇长李建军、李建华分别带队。\n平安村、长安村、新安村已整改。\n",
            why="other persons, other villages",
        ),
        Example(
            "鑫源建设有限公司、新源建设有限公司均已退款。\n王建国同志任组长。\n王建军同志任副组长。\n",
            why="two companies of one sentence, two persons",
        ),
        Example(
            "樟溪区人民医院(以下简称区医院)制定措施。\n区医院召开会议。\n樟溪建工有限公司、樟溪市政有限公司已整改。\n",
            why="a short form, and other companies",
        ),
        Example(
            "制定《局党委会议议事决策规则》。\n修订《局党组会议议事决策规则》。\n", why="two bodies"
        ),
        Example(
            "印发《上半年集中学习安排表》。\n印发《下半年集中学习安排表》。\n",
            why="two halves of a year",
        ),
        Example(
            "印发《2022年度重点工作任务清单》。\n印发《2023年度重点工作任务清单》。\n",
            why="two years",
        ),
        Example(
            "印发《公务接待管理办法(试行)》。\n执行《公务接待管理办法》。\n",
            why="on trial, and in force",
        ),
        Example(
            "下发《关于印发〈公务接待管理办法〉的通知》。\n执行《公务接待管理办法》。\n",
            why="the notice that issues it",
        ),
        Example(
            "制定《农村集体资产管理办法》《农村集体资源管理办法》。\n", why="listed side by side"
        ),
        Example("制定《考勤办法》。\n执行《考核办法》。\n", why="short names"),
        Example(
            "修订《机关公务用车使用管理办法》。\n列入⟦《机关公务用车管理使用办法》⟧。\n",
            ("《机关公务用车使用管理办法》与《机关公务用车管理使用办法》词序不同",),
        ),
        Example(
            "石桥镇青河村清淤2公里。\n河口镇清河村增设垃圾桶46个。\n县委书记李建军过问进展。\n石桥镇党委书记李剑军同志签订责任状。",
            why="two villages of two towns, two persons of two offices",
        ),
        Example(
            "印发《国有资产管理办法》。\n制定配套的《国有资产管理细则》。",
            why="a paper that goes with the other",
        ),
        Example(
            "机构改革前，市委巡察组曾对中共桐溪县水务局党组开展巡察。\n中共桐溪县水利局党组\n2024年3月8日\n",
            why="its name of then",
        ),
    ),
    options=Options(),
)
