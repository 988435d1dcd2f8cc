"""Stated numbers and the lists beside them: 分别, 以下N项, a、b、c等N家, 一是…二是…."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.grammar.figures import bad_news, found_by, han, verdict_at

_TOWNS = ("青岩镇", "石亭镇", "柳浔镇", "上岙乡", "桐柯乡", "渡口镇", "洪埠镇", "槐市镇")
_MEASURES = (
    "严格准入",
    "健全台账",
    "加强培训",
    "开展督查",
    "推行公示",
    "完善考核",
    "压实责任",
    "公开结果",
)
_ISSUES = (
    "台账不全",
    "车辆超标",
    "公示滞后",
    "程序缺失",
    "合同漏签",
    "资产闲置",
    "学习不实",
    "会议过多",
)
_MECHANISMS = tuple(
    f"{word}机制" for word in ("会商", "督办", "通报", "回访", "预警", "容错", "销号", "问责")
)
_ORDER = "一二三四五六七八"


def _number(value: int, *, in_han: bool) -> str:
    return (han(value) if value != 2 else "两") if in_han else str(value)


def _towns(n: str, count: int) -> str:
    return f"抽查了{'、'.join(_TOWNS[:count])}{n}个乡镇的台账。"


def _towns_in_all(n: str, count: int) -> str:
    return f"对{'、'.join(_TOWNS[:count])}等{n}个乡镇开展督查。"


def _mechanisms(n: str, count: int) -> str:
    return f"建立{n}项机制，分别为{'、'.join(_MECHANISMS[:count])}。"


def _measures(n: str, count: int) -> str:
    told = "，".join(f"{_ORDER[k]}是{_MEASURES[k]}" for k in range(count))
    return f"重点抓好以下{n}项措施：{told}。"


def _issues_in_lines(n: str, count: int) -> str:
    told = "\n".join(f"（{k + 1}）{_ISSUES[k]}；" for k in range(count))
    return f"须整改的有以下{n}个问题：\n{told}"


def _issues_between_semicolons(n: str, count: int) -> str:
    return f"还存在以下{n}个问题：{'；'.join(_ISSUES[:count])}。"


def _respectively(n: str, count: int) -> str:
    values = "、".join(f"{k + 11}件" for k in range(count))
    return f"东城、西城、南城等{n}个派出所分别查处线索{values}。"


def _mechanisms_behind_a_colon(n: str, count: int) -> str:
    return f"健全{n}项机制：{'、'.join(_MECHANISMS[:count])}，已开展联合检查。"


def _towns_told_before(n: str, count: int) -> str:
    return f"排名靠后的依次为{'、'.join(_TOWNS[:count])}，县委对这{n}个乡镇作了约谈。"


def _in_steps(n: str, count: int) -> str:
    return (
        f"整治分{n}个阶段："
        + "；".join(f"第{_ORDER[k]}阶段，{_MEASURES[k]}" for k in range(count))
        + "。"
    )


def _in_quotation_marks(n: str, count: int) -> str:
    return f"建立“{n}项机制”（{'、'.join(_MECHANISMS[:count])}），每月会商。"


def _cadres(n: str, count: int) -> str:
    names = ("黎仲安", "费晓棠", "骆知远", "温启明", "沈砚秋", "陶然", "宋以宁", "鲍青")
    return f"对失职的{n}名干部{'、'.join(names[:count])}作出处理。"


def _behind_those_who_lead(n: str, count: int) -> str:
    return f"由县委书记、县长分别牵头{'、'.join(_MECHANISMS[:count])}{n}项机制。"


def _behind_those_who_go(n: str, count: int) -> str:
    return f"局党组书记、局长带队走访{'、'.join(_TOWNS[:count])}{n}个乡镇，解决问题12件。"


def _with_a_noun_of_their_own(n: str, count: int) -> str:
    names = ("德馨堂", "济仁堂", "百草轩", "同春堂", "永安堂", "春回堂", "万年青", "杏林居")
    return f"对{'、'.join(names[:count])}{n}家药铺开展检查，发现隐患26处。"


def _behind_another_list(n: str, count: int) -> str:
    return f"走访石门港、柳树港、白沙港3处码头和{'、'.join(_TOWNS[:count])}{n}个乡镇。"


WAYS: dict[str, Callable[[str, int], str]] = {
    "towns": _towns,
    "mechanisms": _mechanisms,
    "measures": _measures,
    "issues in lines": _issues_in_lines,
    "issues between semicolons": _issues_between_semicolons,
    "respectively": _respectively,
    "mechanisms behind a colon": _mechanisms_behind_a_colon,
    "towns told before": _towns_told_before,
    "steps": _in_steps,
    "in quotation marks": _in_quotation_marks,
    "cadres": _cadres,
    "behind those who lead": _behind_those_who_lead,
    "behind those who go": _behind_those_who_go,
    "with a noun of their own": _with_a_noun_of_their_own,
    "behind another list": _behind_another_list,
}
_WAYS = st.sampled_from(sorted(WAYS))


def place_of(text: str, number: str) -> tuple[int, int]:
    at = min(text.index(number + unit) for unit in "个项名家" if number + unit in text)
    return at, at + len(number)


@given(_WAYS, st.integers(3, 8), st.booleans())
def test_as_many_as_stated(way: str, count: int, in_han: bool) -> None:
    """Nothing is found, and the number is verified."""
    number = _number(count, in_han=in_han)
    text = WAYS[way](number, count)
    assert bad_news(text) == []
    assert verdict_at(text, place_of(text, number)) == "verified"


@given(_WAYS, st.integers(3, 8), st.sampled_from([-2, -1, 1, 2]), st.booleans())
def test_fewer_or_more_than_stated(way: str, count: int, slip: int, in_han: bool) -> None:
    """It is found, with every member among the places."""
    if count + slip < 2:
        slip = 1
    number = _number(count + slip, in_han=in_han)
    text = WAYS[way](number, count)
    (finding,) = found_by(text, "enumeration-mismatch")
    assert finding["facts"] == {"claimed": count + slip, "found": count}
    assert len(finding["related"]) == (1 if way == "respectively" else count)


@given(st.integers(3, 8), st.integers(0, 40), st.booleans())
def test_a_list_that_says_etc(count: int, more: int, in_han: bool) -> None:
    """等 may leave out as many as it likes."""
    text = _towns_in_all(_number(count + more, in_han=in_han), count)
    assert bad_news(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "召开党委会、推进会、调度会12次。",
        "青岩镇一百二十一条、石亭镇五条，均已办理。",
        "对市粮食和物资储备局、市水务局、市档案馆等3家单位开展巡察。",
        "采取三项措施，推动问题整改：建台账、严督办。",
        "对3名责任人分别给予诫勉、批评教育。",
        "全年分四个阶段推进，目前第一阶段已完成，第二阶段正在推进。",
        "全年分四个阶段推进：目前第二阶段正在推进。",
        "走访5个村：了解产业、就业、养老情况。",
        "走访5个村，了解产业、就业、养老情况，并对这5个村的干部作了谈话。",
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
        "落实“一岗双责”，推行“四个一”工作法，推动任务、责任落地。",
        "免去3名干部职工、群众代表的职务。",
        "给予党内警告、严重警告5人，诫勉、批评教育3名同志。",
        "约谈3名党员高度重视、积极整改。",
        "新建制度3项，包括《采购办法》《考勤规定》。",
        "“三项机制”（以下简称机制）运行良好。",
        "建立“四项制度”（包括请假制度、值班制度），做到有章可循。",
        "抽查青岩镇、石亭镇等单位，对上述5家单位发函。",
        "指出2个方面3个问题，均已整改。",
        "三件信访件分别是上年、今年转来，均已办结。",
        "开展“三项行动”：打击、整治、宣传，形成声势。",
        "推进“三清三改”，清垃圾、清污水、清杂物，改厕、改厨、改圈。",
        "健全“党委统一领导、部门齐抓共管、社会广泛参与”三位一体格局。",
        "分三步走，第一步已完成，第二步正在实施。",
        "对张某、李某2名责任人立案审查，对王某等5人批评教育。",
        "走访杨家湾、石板坡2个村，召开座谈会3场。",
        "建立5项制度：首问负责、限时办结等制度，已上墙。",
        "三个派出所分别由张某、李某、王某负责，共查处线索12件、立案9件。",
        "形成调研建议23条，其中被县委、县政府采纳4条。",
        "先后得到省委、市委、县委批示肯定5条。",
        "局党组书记、局长先后到局属4个单位、7个县区分局蹲点。",
        "县纪委、县委组织部、县委巡察办牵头对2个乡镇开展督导。",
        "党委书记、镇长深入12个村开展走访。",
        "对餐饮、娱乐、住宿5家门店开展检查。",
        "走访石亭镇、柳浔镇2个乡镇和东岭村、西岭村2个村，共召开座谈会5场。",
    ],
)
def test_lists_of_other_things(text: str) -> None:
    """Occasions, figures in words, names with 和 in them."""
    assert bad_news(text) == []


@pytest.mark.parametrize(("stated", "verdict"), [("五家", "verified"), ("六家", "contradicted")])
def test_two_lists_and_their_total(stated: str, verdict: str) -> None:
    """What both lists name together is what the number behind them says."""
    text = f"走访玉屏、乌石、白茅三家林场和市林科所、市种苗站两家单位，共{stated}单位，谈话12人。"
    assert verdict_at(text, (text.index(stated), text.index(stated) + 2)) == verdict


def test_the_members_are_shown() -> None:
    """Each as it stands in the text."""
    text = "建立三项机制，分别为首诊负责机制、投诉回访机制。"
    (finding,) = found_by(text, "enumeration-mismatch")
    assert [place["quote"] for place in finding["related"]] == ["首诊负责机制", "投诉回访机制"]
    assert [place["label"]["zh"] for place in finding["related"]] == ["第1个", "第2个"]
