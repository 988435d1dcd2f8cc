"""What of an outline is an entry, a measure or a field, as a reader would tell."""

from __future__ import annotations

import pytest

from grammar import entry_headings
from grammar.measures import Measures
from grammar.model import Notice, StatusClass
from grammar.parse import parse
from grammar.records import records
from grammar.source import Source

LEAD = "关于巡察整改情况的通报\n根据县委部署,现将整改情况公布如下。\n"


def headings(notice: Notice) -> list[str]:
    """The items' headings."""
    return [
        notice.text[slice(*item.section.heading)] + ("" if item.status else "?")
        for item in notice.items
    ]


def test_fields_written_as_headings_are_no_items() -> None:
    notice = parse(
        Source(
            LEAD
            + "一、重点任务进展\n(一)污水直排问题突出\n1、整改目标:消除直排口。\n2、整改措施:铺设管网。\n"
            "3、整改进展:已完成。铺设42公里。\n(二)粉尘治理不到位\n1、整改目标:深度治理。\n2、整改措施:密闭料仓。\n"
            "3、整改进展:正在推进。改造2家。\n二、下一步工作\n抓好巩固。\n"
        )
    )
    assert headings(notice) == ["污水直排问题突出", "粉尘治理不到位"]
    assert [level.depth for level in notice.levels] == [0]
    meanings = [item.status.meaning for item in notice.items if item.status]
    assert meanings == [StatusClass.COMPLETED, StatusClass.IN_PROGRESS]
    assert not any("整改目标" in notice.text[slice(*s)] for i in notice.items for s in i.text)


def test_headings_called_as_fields_may_hold_items() -> None:
    notice = parse(
        Source(
            LEAD
            + "一、整改情况\n1.关于学习不深的问题。学习3次。\n2.关于宣讲不够的问题。宣讲5场。\n"
            "二、下一步打算\n抓好巩固。\n"
        )
    )
    assert headings(notice) == ["关于学习不深的问题?", "关于宣讲不够的问题?"]


NAMED = "一是针对“学习不深”问题，集中学习3次。\n二是针对“宣讲不够”问题，宣讲5场。\n"


def test_measures_that_name_problems_are_items() -> None:
    notice = parse(
        Source(
            LEAD + f"一、重点问题整改情况\n(一)聚焦思想引领\n{NAMED}(二)聚焦队伍建设\n"
            "第一，针对“选人不严”问题，补正档案3份。\n第二，针对“储备不足”问题，储备6名。\n"
        )
    )
    assert headings(notice) == [
        "针对“学习不深”问题?",
        "针对“宣讲不够”问题?",
        "针对“选人不严”问题?",
        "针对“储备不足”问题?",
    ]
    assert [len(level.sections) for level in notice.levels] == [2, 4]


def test_where_some_are_told_in_paragraphs_their_number_says_nothing() -> None:
    notice = parse(
        Source(
            LEAD + f"一、重点问题整改情况\n(一)聚焦思想引领\n{NAMED}(二)聚焦队伍建设\n"
            "针对“选人不严”问题，补正档案3份。\n针对“储备不足”问题，储备6名。\n"
        )
    )
    assert [len(level.sections) for level in notice.levels] == [2]


def test_measures_that_quote_in_passing_are_measures() -> None:
    notice = parse(
        Source(
            LEAD
            + "一、问题整改情况\n1.关于学习不深的问题。\n一是开展“三会一课”。\n二是落实“一岗双责”。\n"
            "2.关于宣讲不够的问题。\n一是组建“红马甲”宣讲队。\n"
        )
    )
    assert headings(notice) == ["关于学习不深的问题?", "关于宣讲不够的问题?"]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("(1)渣土倾倒问题，查扣车辆9台。", "渣土倾倒问题"),
        ("(1)关于渣土倾倒的问题，查扣车辆9台。", "关于渣土倾倒的问题"),
        ("(1)聚焦突出问题，压实各方责任。", "聚焦突出问题，压实各方责任"),
        ("(1)渣土倾倒问题，采砂监管缺位", "渣土倾倒问题，采砂监管缺位"),
        ("(1)关于“渣土倾倒问题，长期存在”的问题。查扣9台。", "关于“渣土倾倒问题，长期存在”的问题"),
    ],
)
def test_a_comma_ends_a_problem_that_is_named(line: str, heading: str) -> None:
    notice = parse(Source(f"{LEAD}一、问题整改情况\n{line}\n(2)乱倒垃圾的问题。清运8车。\n"))
    section = notice.sections[0].children[0]
    assert notice.text[slice(*section.heading)] == heading


def test_a_marker_in_another_style_stands_at_its_level() -> None:
    notice = parse(Source("第一，抓学习。\n第二，抓宣讲。\n3、抓督查。\n第四，抓考核。\n"))
    assert [section.marker.number for section in notice.sections] == [1, 2, 3, 4]


def test_a_status_may_stand_below_its_label() -> None:
    notice = parse(
        Source(
            LEAD + "一、问题整改情况\n1.关于学习不深的问题\n整改情况:学习3次。\n整改状态:\n已完成\n"
            "2.关于宣讲不够的问题\n整改情况:宣讲5场。\n整改状态:\n正在推进\n二、下一步打算\n抓好巩固。\n"
        )
    )
    assert headings(notice) == ["关于学习不深的问题", "关于宣讲不够的问题"]


def meanings(text: str) -> list[StatusClass | None]:
    """The items' statuses."""
    notice = parse(Source(text))
    return [item.status.meaning if item.status else None for item in notice.items]


DONE, UNDER_WAY = StatusClass.COMPLETED, StatusClass.IN_PROGRESS


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("(1)修订制度。\n(2)学习12次。\n(已完成)", "(1)宣讲5场。\n(2)下乡9次。\n(正在推进)"),
        ("一是修订制度。二是学习12次。\n完成情况:已完成。", "一是宣讲5场。\n完成情况:正在推进。"),
        ("学习12次。已整改。", "宣讲5场。正在整改。"),
        ("学习12次。已完成。", "宣讲5场。整改中。"),
        ("1)学习12次，整改完成。", "该问题正在整改。宣讲5场。"),
    ],
)
def test_statuses_are_read_in_other_places(first: str, second: str) -> None:
    text = f"{LEAD}一、思想方面\n1.关于学习不深的问题\n{first}\n2.关于宣讲不够的问题\n{second}\n"
    assert meanings(text) == [DONE, UNDER_WAY]


def test_numbered_measures_are_no_level() -> None:
    notice = parse(
        Source(
            LEAD
            + "一、思想方面\n1.关于学习不深的问题\n(1)完善学习制度。\n(2)开展集中学习12次。\n(已完成)\n"
            "2.关于宣讲不够的问题\n(1)组织宣讲5场。\n(2)加强考核。\n(已完成)\n二、作风方面\n1.关于调研不实的问题\n调研4次。(已完成)\n"
        )
    )
    assert [len(level.sections) for level in notice.levels] == [2, 3]


def test_problems_below_problems_are_a_level() -> None:
    notice = parse(
        Source(
            LEAD
            + "(一)决策不规范\n1.议题收集不充分。建立制度。\n2.会议记录不完整。统一记录本。\n整改状态:已完成。\n"
            "(二)监管不到位\n1.变更审批滞后。补办8项。\n2.质量抽检不足。抽检22次。\n整改状态:已完成。\n"
        )
    )
    assert [len(level.sections) for level in notice.levels] == [2, 4]
    assert [item.status is not None for item in notice.items] == [True, True]


def test_a_part_with_one_answer_stands_beside_those_with_several() -> None:
    notice = parse(
        Source(
            LEAD
            + "一、聚焦党建引领，压实责任\n(一)议事规则不完善。修订规则。\n(二)活动形式单一。开展18次。\n"
            "二、聚焦廉洁从业，堵塞漏洞\n(一)耗材采购监管不严。重新议价。\n三、下一步打算\n(一)巩固成果。\n"
        )
    )
    assert [len(level.sections) for level in notice.levels] == [2, 3]


@pytest.mark.parametrize(
    "heading",
    [
        "学习贯彻不够深入",
        "支部换届不及时",
        "党员发展程序不规范",
        "检验超期",
        "响应慢",
        "服务态度欠佳",
        "文山会海反弹",
        "盲区较多且监管存在盲区",
        "审批拖沓",
    ],
)
def test_wordings_of_problems(heading: str) -> None:
    assert entry_headings.PROBLEM_HEADING.search(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "持续发力不停步",
        "久久为功不松劲",
        "风险逐步降低",
        "排忧解难",
        "文件精简减少",
        "压紧压实责任",
        "加强学习教育",
        "强化制度建设",
    ],
)
def test_wordings_of_resolves(heading: str) -> None:
    assert not entry_headings.PROBLEM_HEADING.search(heading)


def test_rows_and_groups_of_fields_are_items_outside_the_outline() -> None:
    table = "|序号|存在问题|整改情况|是否完成|\n|---|---|---|---|\n|1|台账不全|补录36份|已完成|\n|2|标识缺失|新增48块|整改中|\n"
    groups = "反馈问题:财务管理不规范\n整改情况:清理9笔。\n整改状态:已完成\n反馈问题:招标把关不严\n整改状态:整改中\n"
    for text in (table, groups):
        found = records(parse(Source(LEAD + text)))
        assert [r.status.meaning for r in found if r.status] == [DONE, UNDER_WAY]


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ("一是学习。二是研讨。三是测试。", 3),
        ("一是学习，重点是两条:一是读原文;二是谈体会。二是测试。", 2),
        ("一是学习。\n二是研讨。", 2),
        ("采取措施:(1)学习;(2)研讨;(3)测试。", 3),
        ("\n①开展学习；\n②组织研讨。", 2),
        ("集中学习3次。", 0),
    ],
)
def test_measures_are_counted(told: str, count: int) -> None:
    notice = parse(
        Source(
            f"{LEAD}一、思想方面\n1.关于学习不深的问题。{told}\n2.关于宣讲不够的问题。宣讲5场。\n"
        )
    )
    assert Measures(notice).under(notice.items[0].section) == count
