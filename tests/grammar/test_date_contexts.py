"""What a date leaves out, from the dates before it and from the other end of its range."""

from datetime import date

import pytest

from grammar.dates import (
    DateContext,
    advance,
)
from grammar.parse import parse
from grammar.source import Source, Span
from tests.grammar.date_texts import (
    CONTEXT,
    NOWHERE,
    days,
    ranged,
    value,
)

# --- the context ---------------------------------------------------------------------------------


def test_the_notice_gives_the_year_where_no_date_came_before() -> None:
    context = DateContext(notice_year=2022, notice_month=1)
    assert value("1月20日", context).first == date(2022, 1, 20)
    assert value("12月20日", context).first == date(2021, 12, 20)
    assert value("12月20日", DateContext(notice_year=2022)).first == date(2022, 12, 20)
    assert value("12月20日", context).supplied == {"year"}


def test_the_context_is_the_last_date_that_named_year_and_month() -> None:
    context = DateContext(notice_year=2024)
    for text, expected in [
        ("2022年", (2022, None)),  # better than nothing
        ("2023年3月1日", (2023, 3)),
        ("2020年以来", (2023, 3)),
        ("2022年", (2023, 3)),
        ("6月", (2023, 6)),
        ("次年1月", (2024, 1)),
        ("每月10日", (2024, 1)),
        ("2024年13月1日", (2024, 1)),
        ("去年10月", (2023, 10)),
        ("上年", (2023, 10)),
    ]:
        context = advance(context, value(text, context))
        assert (context.year, context.month) == expected, text
    assert context.notice_year == 2024


def test_years_are_not_supplied_from_a_look_back() -> None:
    assert advance(NOWHERE, value("2020年以来", NOWHERE)) == NOWHERE


def test_a_month_is_remembered_without_its_year() -> None:
    context = advance(NOWHERE, value("3月1日", NOWHERE))
    assert context == DateContext(month=3)


def test_months_step_over_the_turn_of_the_year() -> None:
    assert value("次月", DateContext(2021, 12)).first == date(2022, 1, 1)
    assert value("上月", DateContext(2021, 1)).first == date(2020, 12, 1)


def test_a_range_moves_the_context_to_its_end() -> None:
    context = advance(NOWHERE, ranged("2022年11月至2023年1月", NOWHERE))
    assert context == DateContext(2023, 1)


@pytest.mark.parametrize("text", ["翌年", "明年", "后年12月"])
def test_the_end_of_the_calendar_is_no_trouble(text: str) -> None:
    assert value(text, DateContext(9999, 12, 9999, 12)).year is None


# --- ranges --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022年3月1日至4月30日", "2022-03-01", "2022-04-30"),
        ("2022年3月1日到2023年4月30日", "2022-03-01", "2023-04-30"),
        ("4月27日至29日", "2021-04-27", "2021-04-29"),
        ("6月2日-12日", "2021-06-02", "2021-06-12"),
        ("2022年4月27—29日", "2022-04-27", "2022-04-29"),
        ("9月至11月", "2021-09-01", "2021-11-30"),
        ("2022年3～5月", "2022-03-01", "2022-05-31"),
        ("2023年下半年至2024年上半年", "2023-07-01", "2024-06-30"),
        ("2024年1月至12月", "2024-01-01", "2024-12-31"),
        ("2021-2023年", "2021-01-01", "2023-12-31"),
        ("2022年10月至次年1月底", "2022-10-01", "2023-01-31"),
        ("去年10月至今年1月", "2023-10-01", "2024-01-31"),
        ("2022.3.1-2022.4.30", "2022-03-01", "2022-04-30"),
        ("二〇二二年三月一日至十五日", "2022-03-01", "2022-03-15"),
    ],
)
def test_ranges(text: str, first: str, last: str) -> None:
    both = ranged(text)
    assert (both.start.first, both.end.last) == days(first, last)
    assert both.span == Span(0, len(text))


@pytest.mark.parametrize(
    "text", ["2022年11月22日至11月8日", "2022年11月至1月", "9月25日至9月8日", "3月15日至1日"]
)
def test_an_end_before_its_start_stays_so(text: str) -> None:
    both = ranged(text)
    assert both.start.last is not None
    assert both.end.last is not None
    assert both.end.last < both.start.last
    assert "year" in both.end.supplied


@pytest.mark.parametrize(
    ("text", "first"),
    [("3月1日至2022年4月30日", "2022-03-01"), ("11月1日至2022年1月30日", "2021-11-01")],
)
def test_a_start_takes_its_year_from_the_end(text: str, first: str) -> None:
    for context in (NOWHERE, DateContext(notice_year=2024)):
        assert ranged(text, context).start.first == date.fromisoformat(first)
    assert ranged(text, NOWHERE).start.supplied == {"year"}


def test_the_end_of_a_range_that_recurs_recurs() -> None:
    both = ranged("每年3月1日至5日", CONTEXT)
    assert not both.start.known
    assert not both.end.known


def test_the_end_of_a_range_may_not_exist() -> None:
    assert ranged("2023年1月5日至2月29日").end.fault == "day"
    assert ranged("2023年4月5日至31日").end.fault == "day"


# --- the context in a notice ---------------------------------------------------------------------

HEAD = "2023年4月12日，巡察组向局党组反馈了意见。截至2023年11月1日，整改情况如下。\n"


def days_of(text: str) -> list[str]:
    return [str(when.first) for when in parse(Source(text)).phrases.dates]


def test_a_section_begins_where_the_lead_had_arrived() -> None:
    """A date years back in the section before is background."""
    text = (
        HEAD
        + "一、资产管理不严\n2019年3月购置设备，7月1日仍未入账。\n二、制度不健全\n6月12日完成清理。\n"
    )
    assert days_of(text)[2:] == ["2019-03-01", "2019-07-01", "2023-06-12"]


def test_a_section_goes_on_with_the_years_of_the_round() -> None:
    """The next year is not background."""
    text = HEAD + "一、资产管理不严\n2024年1月8日完成清理。\n二、制度不健全\n2月5日印发制度。\n"
    assert days_of(text)[2:] == ["2024-01-08", "2024-02-05"]


def test_a_date_in_a_title_or_in_the_furniture_moves_nothing() -> None:
    """Nobody goes on from them."""
    text = "发布时间：2025-06-01\n关于巡察整改的通报\n" + HEAD
    text += "对照《关于2018年3月5日会议的通知》，8月4日完成清理。\n"
    assert days_of(text) == ["2025-06-01", "2023-04-12", "2023-11-01", "2023-08-04"]
