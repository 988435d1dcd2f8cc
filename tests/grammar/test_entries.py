"""What of an outline is an entry, a measure or a field, as a reader would tell."""

from __future__ import annotations

import pytest

from grammar.model import Notice, StatusClass
from grammar.parse import parse
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
