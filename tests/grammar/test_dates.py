"""Written dates: which words are one, and which days they mean."""

import re
from datetime import date

import pytest

from grammar.dates import (
    CLOCK_PATTERN,
    DateContext,
    read,
)
from grammar.source import Span
from tests.grammar.date_texts import (
    CONTEXT,
    DAMAGED,
    DATE,
    NOWHERE,
    days,
    found,
    value,
)

# --- what is a date ------------------------------------------------------------------------------

WRITTEN = {
    "2022年3月1日": days("2022-03-01"),
    "2022年03月01日": days("2022-03-01"),
    "2022 年 3 月 1 日": days("2022-03-01"),
    "二〇二二年三月一日": days("2022-03-01"),
    "二○二二年十二月三十一日": days("2022-12-31"),
    "二O二二年十月二十日": days("2022-10-20"),
    "二0二二年十一月廿五日": days("2022-11-25"),
    "一九九八年十月十日": days("1998-10-10"),
    "2022-03-01": days("2022-03-01"),
    "2022/3/1": days("2022-03-01"),
    "2022.3.1": days("2022-03-01"),
    "2022．3．1": days("2022-03-01"),
    "22年3月1日": days("2022-03-01"),
    "2202年3月1日": days("2202-03-01"),
    "2022年3月": days("2022-03-01", "2022-03-31"),
    "二〇二四年二月": days("2024-02-01", "2024-02-29"),
    "2022年8月份": days("2022-08-01", "2022-08-31"),
    "2022年12月底": days("2022-12-21", "2022-12-31"),
    "2022年2月末": days("2022-02-21", "2022-02-28"),
    "2022年9月初": days("2022-09-01", "2022-09-10"),
    "2022年1月上旬": days("2022-01-01", "2022-01-10"),
    "2022年1月中旬": days("2022-01-11", "2022-01-20"),
    "2022年1月下旬": days("2022-01-21", "2022-01-31"),
    "2022年1月上中旬": days("2022-01-01", "2022-01-20"),
    "2022年1月中下旬": days("2022-01-11", "2022-01-31"),
    "2022年": days("2022-01-01", "2022-12-31"),
    "二○二三年": days("2023-01-01", "2023-12-31"),
    "2022年度": days("2022-01-01", "2022-12-31"),
    "2022年底": days("2022-12-01", "2022-12-31"),
    "2022年年底": days("2022-12-01", "2022-12-31"),
    "2022年末": days("2022-12-01", "2022-12-31"),
    "2022年初": days("2022-01-01", "2022-03-31"),
    "2022年上半年": days("2022-01-01", "2022-06-30"),
    "2022年下半年": days("2022-07-01", "2022-12-31"),
    "2022年一季度": days("2022-01-01", "2022-03-31"),
    "2022年第二季度": days("2022-04-01", "2022-06-30"),
    "2022年第3季度": days("2022-07-01", "2022-09-30"),
    "2020年四季度": days("2020-10-01", "2020-12-31"),
    "2022年前三季度": days("2022-01-01", "2022-09-30"),
    "2022年一季度末": days("2022-03-01", "2022-03-31"),
    # from the year of the notice
    "今年": days("2024-01-01", "2024-12-31"),
    "今年6月18日": days("2024-06-18"),
    "今年1月底": days("2024-01-21", "2024-01-31"),
    "去年10月": days("2023-10-01", "2023-10-31"),
    "前年": days("2022-01-01", "2022-12-31"),
    "明年上半年": days("2025-01-01", "2025-06-30"),
    "本年度": days("2024-01-01", "2024-12-31"),
}
SUPPLIED = {
    "3月1日": ("year", days("2021-03-01")),
    "3月1号": ("year", days("2021-03-01")),
    "三月一日": ("year", days("2021-03-01")),
    "元月5日": ("year", days("2021-01-05")),
    "9月": ("year", days("2021-09-01", "2021-09-30")),
    "4月份": ("year", days("2021-04-01", "2021-04-30")),
    "12月底": ("year", days("2021-12-21", "2021-12-31")),
    "10月末": ("year", days("2021-10-21", "2021-10-31")),
    "1月上旬": ("year", days("2021-01-01", "2021-01-10")),
    "上半年": ("year", days("2021-01-01", "2021-06-30")),
    "第二季度": ("year", days("2021-04-01", "2021-06-30")),
    "年底": ("year", days("2021-12-01", "2021-12-31")),
    # from the date before
    "次年": ("year", days("2022-01-01", "2022-12-31")),
    "次年1月底": ("year", days("2022-01-21", "2022-01-31")),
    "当年12月31日": ("year", days("2021-12-31")),
    "同年8月": ("year", days("2021-08-01", "2021-08-31")),
    "上年": ("year", days("2020-01-01", "2020-12-31")),
    "上一年度": ("year", days("2020-01-01", "2020-12-31")),
    "当月": ("month year", days("2021-05-01", "2021-05-31")),
    "当月底": ("month year", days("2021-05-21", "2021-05-31")),
    "上月20日": ("month year", days("2021-04-20")),
    "次月": ("month year", days("2021-06-01", "2021-06-30")),
}


@pytest.mark.parametrize(("text", "expected"), WRITTEN.items())
def test_what_says_its_year_is_not_marked_as_supplied(
    text: str, expected: tuple[date, date]
) -> None:
    """今年 and 去年 say theirs too."""
    when = value(text)
    assert (when.first, when.last) == expected
    assert when.supplied == frozenset()
    assert when.fault == when.bound == ""


@pytest.mark.parametrize(("text", "expected"), SUPPLIED.items())
def test_what_is_left_out_is_supplied_and_marked(
    text: str, expected: tuple[str, tuple[date, date]]
) -> None:
    when = value(text)
    assert (when.first, when.last) == expected[1]
    assert when.supplied == frozenset(expected[0].split())


@pytest.mark.parametrize("text", SUPPLIED)
def test_nothing_is_supplied_from_nowhere(text: str) -> None:
    when = value(text, NOWHERE)
    assert when.year is None
    assert not when.known
    assert when.supplied == frozenset()


@pytest.mark.parametrize("text", ["每年3月1日", "每年三月", "每年一季度", "每月10日"])
def test_what_recurs_is_accounted_for_but_means_no_day(text: str) -> None:
    when = value(text)
    assert when.year is None
    assert not when.known
    assert when.fault == ""


@pytest.mark.parametrize(
    "text",
    [
        "3个月", "三个月来", "五年来", "2年", "近三年", "24小时", "1.5亿", "12月龄", "8.6天", "一二三",
        "十四五", "百日", "压缩至7日", "7日内", "每季度", "每年年底", "一月一学、一季一测", "一月一调度",
        "近3月", "以上年龄", "第57次", "3000万元月底", "二十九日", "万分之一", "三重一大", "12380",
        "8满8年", "2022", "13.5%", "1-3项", "再次年检", "相同年级", "过去年份", "说明年度", "半年",
    ],
)  # fmt: skip
def test_no_date(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2022年3月1日至4月30日,区委", ["2022年3月1日", "4月30日"]),
        ("4月27日至29日分组谈话", ["4月27日", "29日"]),
        ("6月2日-12日查阅", ["6月2日", "12日"]),
        ("4月27-29日", ["4月27", "29日"]),
        ("7月1日——5日", ["7月1日", "5日"]),
        ("5月6日(星期一)至10日", ["5月6日(星期一)", "10日"]),
        ("3月1日、5日召开", ["3月1日", "5日"]),
        ("9月至11月梳理", ["9月", "11月"]),
        ("2022年3-5月", ["2022年3", "5月"]),
        ("2021-2023年", ["2021", "2023年"]),
        ("2023年下半年至2024年上半年,横向", ["2023年下半年", "2024年上半年"]),
        ("2022年13个问题", ["2022年"]),
        ("2024年汛期以来", ["2024年"]),
        ("摸清2022年底数", ["2022年"]),
        ("2022年初步", ["2022年"]),
        ("2022年前期", ["2022年"]),
        ("2022年起草", ["2022年"]),
        ("6月支委会", ["6月"]),
        ("(2022年3月1日星期二)", ["2022年3月1日星期二"]),
        ("2024-04-26 10:32:00来源", ["2024-04-26 10:32:00"]),
        ("2025-01-08 09:16来源", ["2025-01-08 09:16"]),
        ("9月1日上午8时30分到会", ["9月1日上午8时30分"]),
        ("2022.3.15.6", []),
        ("0731/2022/3/1", []),
    ],
)
def test_where_a_date_begins_and_ends(text: str, dates: list[str]) -> None:
    assert found(text) == dates


@pytest.mark.parametrize(
    ("text", "damaged"),
    [
        ("于202442日至620日对", ["202442日", "620日"]),
        ("2024731日反馈", ["2024731日"]),
        ("20241231日", ["20241231日"]),
        ("2024年731日", ["2024年731日"]),
        ("20244月2日", ["20244月2日"]),
        ("1231日", ["1231日"]),
        ("2024年7月31日", []),
        ("7月31日", []),
        ("365日", []),
        ("为期120日", []),
        ("120日内", []),
        ("41项", []),
        ("12.5日", []),
    ],
)
def test_damaged_dates(text: str, damaged: list[str]) -> None:
    assert [match[0] for match in DAMAGED.finditer(text)] == damaged
    for part in damaged:
        assert not (found(part) and found(part)[0] == part)


@pytest.mark.parametrize(
    "text",
    ["8:30", "上午8:30", "下午 2:30", "10:32:00", "9时", "9时30分", "24:00", "8点半", "下午3点"],
)
def test_clock_times(text: str) -> None:
    assert re.fullmatch(CLOCK_PATTERN, text)


@pytest.mark.parametrize("text", ["25:00", "10:61", "3:1", "上午", "8", "3点"])
def test_no_clock_times(text: str) -> None:
    assert not re.fullmatch(CLOCK_PATTERN, text)


# --- faults, bounds, weekdays --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "context", "fault"),
    [
        ("2020年13月6日", NOWHERE, "month"),
        ("2020年0月6日", NOWHERE, "month"),
        ("2020年13月", NOWHERE, "month"),
        ("2020-13-06", NOWHERE, "month"),
        ("二〇二〇年十三月六日", NOWHERE, "month"),
        ("2021年2月30日", NOWHERE, "day"),
        ("2021年2月29日", NOWHERE, "day"),
        ("2024年2月29日", NOWHERE, ""),
        ("2月29日", NOWHERE, ""),
        ("2月29日", CONTEXT, "day"),
        ("2月30日", NOWHERE, "day"),
        ("9月31日", NOWHERE, "day"),
        ("3月0日", NOWHERE, "day"),
        ("3月45日", CONTEXT, "day"),
        ("每年2月30日", CONTEXT, "day"),
        ("2023年6月14日(星期三)", NOWHERE, ""),
        ("2023年6月14日（周三）", NOWHERE, ""),
        ("2023年6月18日(星期天)", NOWHERE, ""),
        ("2023年6月18日(礼拜日)", NOWHERE, ""),
        ("2022年9月20日(星期四)", NOWHERE, "weekday"),
        ("2022-09-20 周四", NOWHERE, "weekday"),
        ("9月20日(星期四)", NOWHERE, ""),
        ("9月20日(星期四)", DateContext(year=2022), "weekday"),
    ],
)
def test_faults(text: str, context: DateContext, fault: str) -> None:
    when = value(text, context)
    assert when.fault == fault
    if fault in ("month", "day"):
        assert not when.known


@pytest.mark.parametrize(
    ("text", "weekday"),
    [("3月1日(星期一)", 0), ("3月1日(周六)", 5), ("3月1日（礼拜天）", 6), ("3月1日星期日", 6)],
)
def test_weekdays(text: str, weekday: int) -> None:
    assert value(text, NOWHERE).weekday == weekday


@pytest.mark.parametrize(
    ("text", "core", "bound"),
    [
        ("2024年底前", "2024年底", "before"),
        ("12月底之前", "12月底", "before"),
        ("3月1日以前", "3月1日", "before"),
        ("6月16日(星期五)前", "6月16日(星期五)", "before"),
        ("2022年以来", "2022年", "after"),
        ("今年以来", "今年", "after"),
        ("8月起", "8月", "after"),
        ("3月1日后", "3月1日", "after"),
        ("3月1日 以后", "3月1日", "after"),
        ("3月1日", "3月1日", ""),
    ],
)
def test_bounds_are_read_and_left_out_of_the_span(text: str, core: str, bound: str) -> None:
    match = DATE.fullmatch(text)
    assert match is not None
    when = read(text, Span(100, 100 + len(text)), CONTEXT)
    assert when.bound == bound
    assert when.span == Span(100, 100 + len(core))


def test_no_date_is_an_error() -> None:
    with pytest.raises(ValueError, match="3个月"):
        read("3个月", Span(0, 3), CONTEXT)
