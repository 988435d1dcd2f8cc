"""The number of findings told twice: a slip where nothing tells why, and in many scopes no slip."""

from __future__ import annotations

import pytest

from grammar.parse import parse
from grammar.source import Source

_SLIPS = [
    (
        "巡察组向县水务局党组反馈了4个方面52个问题。\n二、主要做法\n局党组对照反馈的4个方面54个问题,明确责任。",
        ("52个问题", "54个问题"),
    ),
    (
        (
            "巡视反馈意见指出问题36个,公司党委照单全收。\n公司党委把36个问题细化为72条措施。\n"
            "紧盯巡视反馈的38个问题,常抓不懈。"
        ),
        ("36个", "38个问题"),
    ),
    (
        "关于2024年度审计查出19个问题整改情况的报告\n县人大常委会:\n审计报告指出的17个问题,县政府逐一督促。",
        ("19个问题", "17个问题"),
    ),
    (
        (
            "2025年4月10日,市委第二巡察组向局党组反馈问题28个。\n一、整改工作总体情况\n"
            "(一)高度重视。局党组对照市委巡察反馈的29个问题,逐一分析。"
        ),
        ("28个", "29个问题"),
    ),
]

_SOUND = {
    "some can be mended at once": "巡察反馈问题32个。\n对反馈的30个能够马上整改的问题,立即整改。",
    "another body's": "反馈局党组问题32个,反馈局属学校党组织问题35个。\n对反馈的35个问题同步督改。",
    "the rest is another's": "巡察反馈问题32个。其中2个问题需上级协调。\n"
    "对可自行整改的30个问题限时销号。局党组对照巡察反馈的30个问题倒排工期。",
    "one was struck off": "市委巡察办反馈我单位问题27个。后经沟通确认,1个问题不属于我单位职责。\n"
    "我单位对照反馈的26个问题制定方案。",
    "two reports": "审计报告指出问题19个,审计专报指出问题21个。\n针对审计指出的21个问题,逐项落实责任。",
    "two rounds": "巡视反馈4个方面16个问题。巡视“回头看”反馈的18个问题也已纳入。",
    "two years": "2022年省委巡视反馈问题44个,2024年省委巡视反馈问题46个。",
    "a year for each chapter": "一、2023年巡察整改情况\n巡察反馈问题21个,均已完成。\n"
    "二、2024年巡察整改情况\n巡察反馈问题22个,均已完成。",
    "two bodies": "县委第二巡察组向县医院党委反馈问题24个。\n县委第五巡察组向县中医院党委反馈问题26个。",
    "found besides": "巡察反馈问题24个,日常监督发现问题2个。\n对照反馈的26个问题,建立清单。",
    "found by themselves": "反馈问题31个。\n在此基础上自查发现问题29个。对照发现的29个问题同步整改。",
    "found, and told": "巡察组进驻期间发现问题35个,正式反馈问题33个。\n对照反馈的33个问题全面整改。",
    "two teams": "市委巡察三组反馈问题40个;市委巡察五组开展专项检查,指出问题42个。",
    "the rest goes on": "收到巡察反馈问题52个。\n反馈的50个问题已完成整改,其他2个问题按计划推进。",
    "too far apart for a slip": "巡察反馈问题52个。\n局党组对反馈的14个问题作了专题研究。",
    "put together": "巡察反馈问题52个。\n合并同类问题后,对照反馈的50个问题逐项整改。",
}


def _told_twice(text: str) -> list[tuple[str, str]]:
    notice = parse(Source(text, "notice.txt"))
    pairs = (p for p in notice.restated if not p.agrees)
    return [(notice.quote(p.first.span), notice.quote(p.second.span)) for p in pairs]


@pytest.mark.parametrize(("text", "pair"), _SLIPS, ids=[pair[1] for _, pair in _SLIPS])
def test_two_numbers_of_all_findings_are_a_pair(text: str, pair: tuple[str, str]) -> None:
    assert _told_twice(text) == [pair]


@pytest.mark.parametrize("text", _SOUND.values(), ids=_SOUND)
def test_numbers_of_other_findings_are_none(text: str) -> None:
    assert _told_twice(text) == []


_MEASURES = [
    (
        "针对13个问题,制定整改措施52条。\n由督导检查组对51条整改措施逐条评估成效。",
        ("52条", "51条整改措施"),
    ),
    (
        "细化整改措施118条,明确责任。\n截至目前,108条整改措施已全部落实。",
        ("118条", "108条整改措施"),
    ),
    (
        "医院党委研究制定整改措施96条。\n医院党委对制定的98条整改措施实行清单管理。",
        ("96条", "98条整改措施"),
    ),
    (
        "细化整改措施31条。\n8个问题已完成整改6个,正在推进1个;32条整改措施已落实28条。",
        ("31条", "32条整改措施"),
    ),
]

_OTHER_MEASURES = {
    "some of them": "制定整改措施52条,立行立改的12条整改措施已落实。\n对40条整改措施逐条评估。",
    "those done": "制定整改措施52条。\n截至6月底,52条整改措施中已落实49条,剩余3条。\n"
    "对剩余的3条整改措施盯住不放,对49条整改措施逐条评估。",
    "a branch's own": "制定整改措施96条。\n支部制定整改措施90条。",
    "added since": "党委制定整改措施96条。\n后追加整改措施2条,共落实98条整改措施。",
}


@pytest.mark.parametrize(("text", "pair"), _MEASURES, ids=[pair[1] for _, pair in _MEASURES])
def test_two_numbers_of_all_measures_are_a_pair(text: str, pair: tuple[str, str]) -> None:
    assert _told_twice(text) == [pair]


@pytest.mark.parametrize("text", _OTHER_MEASURES.values(), ids=_OTHER_MEASURES)
def test_numbers_of_other_measures_are_none(text: str) -> None:
    assert _told_twice(text) == []
