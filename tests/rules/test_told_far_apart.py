"""What long notices tell in two places and in other words: told right, and told wrong."""

from __future__ import annotations

import pytest

from auditor.engine import audit
from auditor.settings import defaults
from grammar.source import Source
from rules._rule import Severity

# fmt: off
SOUND = [
    "审计涉及金额918.40万元。目前已追回902.15万元，其中从医疗机构追回700.00万元、从参保人员追回202.15万元，追回率98.2%。",
    "引进博士两名、讲师一名，完成引进计划五名的六成，其余两名正在考察。",
    "问题共120项。\n已完成整改108项，正在推进12项。其中采购类完成40项，财务类完成38项，投资类完成30项。",
    "给予处分6人、诫勉4人、提醒谈话20人，以上合计30人；其中村“两委”成员21人，党员干部28人。",
    "排查未结算项目52个，已出具审计报告36个，完成结算25个，另外16个正在审核。",
    "抽查检察建议64份，其中33份修改后再次送达，书面回复33份。",
    "25个问题已整改22个。其中违法占地图斑17个、132.6亩，复垦14个、110.3亩，补办手续3个、22.3亩。",
    "刊播差错率由万分之2.8降到万分之0.7，8月审核稿件4120条，拦截差错96条。",
    "未整改到位问题（共3项，第6项涉密，按规定不予公开）",
    "交办涉河问题70个，按类型看，岸线垃圾42个、违规搭建18个、排口异常16个，不少点位几类问题并存。",
    "会议明确，第三、八、十四项属长期坚持，此后每年年底书面报告一次。",
    "移交线索6件，立案3件，函询了结2件，剩余1件暂存待查，均已办结。",
    "三点教训：其一，看管松；其二，记录少；其三，查得晚。",
    "共追回资金86.5万元，其中甲局追回50.5万元、乙局追回36万元。\n对已追回的86.5万元逐笔复核；对已追回的36万元另行入账。",
    "共拆除违建58处，其中甲镇30处、乙镇28处。\n经抽查，已拆除的50处现场清理到位。",
    "反馈问题40个，完成整改38个，正在整改2个。\n对已完成的35个开展抽查，对基本完成的3个加快收尾。",
    "2021年4月12日至6月18日，县委巡察二组巡察港口公司党委。\n2021年6月28日，巡察二组向公司党委反馈了意见。",
    "巡察情况反馈会于3月14日召开，到会43人。\n3月14日反馈会上，组长提出三点要求。",
    "共反馈问题96个。\n（一）上坪村：反馈12个，已完成12个。12个问题全部销号。\n（二）下坪村：反馈84个，已完成80个。\n下一步，对剩余4个未销号的问题每周调度。",
]
WRONG = [
    ("隐患92项。\n已完成整改78项，正在推进14项。\n总的看，92项问题整改完成率为81.5%。", "ratio-mismatch", "81.5%"),
    ("教训有三点。其一，看管松。其二，记录少。", "enumeration-mismatch", "三点"),
    ("共追回资金86.5万元，其中甲局追回50.5万元、乙局追回36万元。\n对已追回的68.5万元逐笔复核。", "claim-conflict", "68.5万元"),
    ("8月14日，巡察组向局党组反馈了意见。\n从8月24日巡察组反馈意见到10月底，局党组坚持高位推动。", "date-conflict", "8月24日"),
    ("巡察情况反馈会于3月14日召开，到会43人。\n3月24日反馈会上，组长提出三点要求。", "date-conflict", "3月24日"),
    ("2021年4月12日至6月18日，县委巡察二组巡察港口公司党委。\n2021年6月8日，巡察二组向公司党委反馈了意见。", "date-order", "2021年4月12日至6月18日"),
    ("与公安局、妇联、民政局、教育局、团委建立五项机制，分别为信息通报、家庭指导、强制报告、入职查询；共通报17件次。", "enumeration-mismatch", "五项机制"),
    ("对暂时不能整改的以下四项，村里作了说明：砖厂租金追缴，已申请公告送达；机动地发包，须待合同届满；老村部登记，资料缺失。", "enumeration-mismatch", "四项"),
    ("整改期间累计问责67人次，其中党纪处分9人次、政务处分5人次、诫勉6人次、组织处理4人次、经济处罚29人次、批评教育13人次。", "sum-mismatch", "67人次"),
    ("需要整改的隐患有四处，请逐条回复。\n第一，灯罩破裂；\n第二，护罩缺失；\n第三，台账漏记。", "enumeration-mismatch", "四处"),
]
# fmt: on


@pytest.mark.parametrize("text", SOUND)
def test_nothing_is_said_of_what_is_sound(text: str) -> None:
    report = audit(Source(text), defaults())
    assert [f.rule for f in report.findings if f.severity is not Severity.NOTE] == []


@pytest.mark.parametrize(("text", "rule", "quote"), WRONG)
def test_the_slip_is_found_and_nothing_else(text: str, rule: str, quote: str) -> None:
    report = audit(Source(text), defaults())
    found = [(f.rule, f.primary.quote) for f in report.findings if f.severity is not Severity.NOTE]
    assert found == [(rule, quote)]
