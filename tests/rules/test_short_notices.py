"""Short notices of which one thing matters: what is found in them, and what is not."""

from __future__ import annotations

import pytest

from auditor.engine import audit
from auditor.report import ReportedClaim
from auditor.settings import defaults
from grammar.source import Source

HEAD = "关于巡察整改情况的通报\n"


def found(text: str) -> list[tuple[str, str, str]]:
    report = audit(Source(text), defaults())
    return [(f.rule, f.primary.quote, f.message.zh) for f in report.findings]


def test_the_tenth_is_written_without_a_nought() -> None:
    numbers = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十一", "十二")
    matters = (
        "学习",
        "宣传",
        "调研",
        "监督",
        "培训",
        "考核",
        "巡查",
        "走访",
        "督办",
        "审计",
        "公开",
    )
    items = [
        f"{number}、关于{matter}不够的问题。已召开会议{count}次。\n"
        for count, (number, matter) in enumerate(zip(numbers, matters, strict=True), 1)
    ]
    text = f"{HEAD}{''.join(items)}"
    assert found(text) == [("numbering-gap", "十一、", "九、之后是十一、，缺十")]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("学习", []),
        (
            "关于理论学习不够深入的问题",
            [("duplicate-item", "2.关于理论学习不够深入的问题", "两项标题相同")],
        ),
    ],
)
def test_titles_of_a_word_or_two_may_be_alike(title: str, expected: list[object]) -> None:
    text = (
        f"{HEAD}（一）学习问题\n"
        f"1.{title}。已召开会议2次，印发通知。已完成整改。\n"
        f"2.{title}。已约谈3人，清退款项。已完成整改。\n"
    )
    assert found(text) == expected


@pytest.mark.parametrize(
    ("day", "value"),
    [("每月10日", "---10"), ("每年5月10日", "--05-10"), ("10月10日", "2024-10-10")],
)
def test_every_month_is_not_the_one_before(day: str, value: str) -> None:
    text = f"2024年3月5日召开会议，明确{day}报送进度。\n"
    report = audit(Source(text), defaults())
    assert [claim.value for claim in report.claims] == ["2024-03-05", value]


@pytest.mark.parametrize(
    "titles",
    [
        ("《经费管理和使用办法》", "《经费管理与使用办法》"),
        ("《经费管理办法》", "《关于印发〈经费管理办法〉的通知》"),
        ("《经费管理办法（试行）》", "《经费管理暂行办法》"),
        ("《经费管理办法（试行）》", "《经费管理办法》"),
    ],
)
def test_one_document_has_titles_that_vary(titles: tuple[str, str]) -> None:
    lines = "".join(f"{number}.印发{title}。\n" for number, title in enumerate(titles, 1))
    text = f"{HEAD}一、整改情况\n共制定制度1项。\n{lines}"
    assert "evidence-exceeds-claim" not in [rule for rule, _, _ in found(text)]


def test_two_documents_are_more_than_one() -> None:
    lines = "1.印发《经费管理办法》。\n2.印发《采购使用办法》。\n"
    text = f"{HEAD}一、整改情况\n共制定制度1项。\n{lines}"
    assert found(text) == [("evidence-exceeds-claim", "1项", "写明1项，文中点名的已有2个")]


def test_names_of_places_are_no_numbers() -> None:
    report = audit(Source("在古二村、古三村等地走访12户。\n"), defaults())
    assert [claim.place.quote for claim in report.claims] == ["12户"]


def test_all_that_is_still_open_is_shown() -> None:
    text = f"{HEAD}一、整改情况\n1.关于设备陈旧的问题。已完成整改。待资金到位后采购设备。机房尚未安装。\n"
    (finding,) = audit(Source(text), defaults()).findings
    assert finding.rule == "status-contradiction"
    assert finding.primary.quote == "待资金到位后采购设备"
    assert [(one.place.quote, one.label.zh, one.label.en) for one in finding.related] == [
        ("已完成整改", "此处写已完成", "said to be done here"),
        ("机房尚未安装", "此处也未办完", "this is still open, too"),
    ]


@pytest.mark.parametrize(
    ("text", "form"),
    [("县委第三巡查组反馈意见。\n", "巡查"), ("群众强烈反应的问题已解决。\n", "反应")],
)
def test_the_form_alone_is_shown_without_what_stands_before_it(text: str, form: str) -> None:
    assert [(rule, quote) for rule, quote, _ in found(text)] == [("word-choice", form)]


def test_what_is_missing_for_a_length_is_told() -> None:
    text = "2024年1月5日，县委巡察组向局党组反馈了巡察意见。三个月来，局党组全力整改。\n"
    told = {claim.place.quote: (claim.by, claim.why.zh) for claim in _claims(text)}
    assert told["三个月"] == (("duration-mismatch",), "没有写明反馈或截至的日期，无从推算")


def _claims(text: str) -> tuple[ReportedClaim, ...]:
    return audit(Source(text), defaults()).claims


@pytest.mark.parametrize(
    ("days", "values"),
    [
        ("3月5日、8日", ["2024-03-05", "2024-03-08"]),
        ("3月15日、18日", ["2024-03-15", "2024-03-18"]),
    ],
)
def test_days_in_a_row_are_of_one_month(days: str, values: list[str]) -> None:
    assert [claim.value for claim in _claims(f"2024年{days}召开会议。\n")] == values
