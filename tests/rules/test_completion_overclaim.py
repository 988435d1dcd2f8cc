"""What says that all is done, and what only says so of a part."""

from __future__ import annotations

import pytest

from grammar import modality_all_done
from grammar.parse import parse
from grammar.source import Source
from rules.completion_overclaim import RULE
from rules.examples import findings

NOTICE = (
    "中共梧川区水务局党组关于巡察整改情况的通报\n现将巡察整改情况通报如下。\n一、整改工作开展情况\n{lead}\n"
    "二、反馈问题整改情况\n1.关于“学习不深”的问题。组织学习12次。\n整改状态：已完成。\n"
    "2.关于“作风不实”的问题。走访企业36家，{told}\n整改状态：{status}。\n"
    "3.关于“台账不清”的问题。清理台账14本。\n整改状态：已完成。\n三、下一步工作\n{ahead}\n"
)
ALL = (
    "截至2024年12月20日，反馈的3个问题已全部完成整改。",
    "截至12月底，3个问题均已整改到位。",
    "目前，巡察反馈问题全部整改到位。",
    "截至目前，各项整改任务均已完成。",
    "局党组完成全部3项整改任务，新建制度5项。",
    "已完成了巡察反馈的3个问题的全部整改并长期坚持。",
    "所有反馈问题已完成整改，群众满意度明显提升。",
    "共反馈问题3个，整改完成率100%。",
    "3个具体问题100%完成整改。",
    "反馈意见指出的问题已经全部解决。",
    "巡察反馈的三个方面问题都已得到整改。",
    "问题整改率达到100%，建立制度4项。",
)
PART = (
    "3个问题中，除1项需持续推进外，其余均已完成整改。",
    "立行立改的2个问题已全部办结。",
    "其中，2024年底前完成的2项任务全部销号。",
    "督察转办的428件信访件全部办结，办结率100%。",
    "上一轮巡察反馈的22个问题已全部完成整改。",
    "督查组发现问题47个，均已督促整改到位。",
    "违规发放的津贴12万元已全部退还。",
    "全体党员均已完成学习任务。",
    "参训率100%，测试合格率100%。",
    "干部个人有关事项申报率100%。",
    "局党组要求，确保反馈问题全部整改到位。",
    "压实责任，推动所有问题按期完成整改。",
    "反馈问题基本完成整改。",
    "大部分问题已整改到位。",
    "移交的问题线索全部办结。",
    "自查发现的18个问题全部整改。",
    "3个问题中已完成2个，正在推进1个。",
    "把全部精力用在问题整改上。",
    "对问题全面梳理，任务全部分解到人。",
    "反馈问题整改方案全部印发到支部。",
    "反馈问题全部认领，建立台账。",
    "会议纪要指出，3个问题都是长期积累形成的。",
)
REMARK = (
    "对还没有完全彻底解决的问题，严格按照整改方案抓好落实。",
    "对尚未完成的整改任务，明确时限。",
    "对正在推进的1个问题，倒排工期。",
    "紧盯未完成的1个问题，挂牌督办。",
    "对还没有整改到位的问题，加强督促检查。",
    "目前仍有1个问题正在整改，将加快进度。",
)
NO_REMARK = (
    "对已完成的整改任务，适时组织“回头看”，防止问题反弹。",
    "对整改不力、未按期完成整改的问题，严肃追责问责。",
    "凡未整改到位的问题，决不销号。",
    "对长期坚持的1个问题，常抓不懈。",
    "持续推进全面从严治党，巩固整改成果。",
    "对未发现的问题举一反三。",
    "对尚未办结的信访件加快办理。",
    "将继续抓好3项制度的落实。",
)


def _found(
    lead: str, status: str = "已完成", ahead: str = "巩固成果。", told: str = "解决难题9个。"
) -> int:
    text = NOTICE.format(lead=lead, status=status, ahead=ahead, told=told)
    return len(findings(RULE, text))


@pytest.mark.parametrize("lead", ALL)
def test_all_done_against_a_status(lead: str) -> None:
    assert _found(lead, status="正在推进") == 1


@pytest.mark.parametrize("lead", ALL)
def test_all_done_where_all_is_done(lead: str) -> None:
    assert _found(lead) == 0
    assert _found(lead, status="长期坚持") == 0
    assert _found(lead, status="已完成，长期坚持") == 0


@pytest.mark.parametrize("lead", PART)
def test_a_part_is_not_all(lead: str) -> None:
    assert _found(lead, status="正在推进") == 0


@pytest.mark.parametrize("ahead", REMARK)
def test_all_done_against_a_remark(ahead: str) -> None:
    assert _found(ALL[0], ahead=ahead) == 1


@pytest.mark.parametrize("ahead", NO_REMARK)
def test_no_remark(ahead: str) -> None:
    assert _found(ALL[0], ahead=ahead) == 0


@pytest.mark.parametrize("remark", REMARK)
def test_a_remark_within_an_item_is_about_that_item(remark: str) -> None:
    assert _found(ALL[0], told=remark) == 0


def test_units_that_report_each_for_itself_claim_nothing_of_all() -> None:
    units = "".join(
        f"{n}.{name}党委。反馈问题{n + 20}个，完成整改{n + 20}个，整改完成率100%。\n"
        for n, name in enumerate(("石亭镇", "柳浔镇", "上岙乡", "云渚镇"), 1)
    )
    text = f"一、总体情况\n反馈问题90个，未完成1个。\n三、被巡察单位整改进展\n{units}四、下一步工作\n盯住未完成的1个问题。\n"
    assert not list(modality_all_done.all_done(parse(Source(text))))
