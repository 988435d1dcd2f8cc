"""Written dates: which words are one, and which days they mean."""

import re
import time
from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lark import Lark, Token

from grammar.claims import DateRange, WrittenDate
from grammar.dates import (
    CLOCK_PATTERN,
    DAMAGED_PATTERN,
    DATE_PATTERN,
    DateContext,
    advance,
    read,
    read_range,
)
from grammar.source import Span

DATE = re.compile(DATE_PATTERN)
DAMAGED = re.compile(DAMAGED_PATTERN)
# the last date before is of May 2021, the notice was signed in July 2024
CONTEXT = DateContext(year=2021, month=5, notice_year=2024, notice_month=7)
NOWHERE = DateContext()


def value(text: str, context: DateContext = CONTEXT) -> WrittenDate:
    """The value of a text that is a date token as a whole."""
    match = DATE.fullmatch(text)
    assert match is not None, text
    return read(text, Span(0, len(text)), context)


def found(text: str) -> list[str]:
    return [match[0] for match in DATE.finditer(text)]


def ranged(text: str, context: DateContext = CONTEXT) -> DateRange:
    """The value of a text that is two date tokens and a mark between them."""
    start, end = DATE.finditer(text)
    return read_range(start[0], Span(*start.span()), end[0], Span(*end.span()), context)


def days(first: str, last: str = "") -> tuple[date, date]:
    return date.fromisoformat(first), date.fromisoformat(last or first)


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


# --- any date ------------------------------------------------------------------------------------

HAN = "〇一二三四五六七八九"


def han(number: int) -> str:
    tens, ones = divmod(number, 10)
    ten = "" if tens == 0 else "十" if tens == 1 else HAN[tens] + "十"
    return ten + (HAN[ones] if ones else "")


def han_year(year: int, zero: str) -> str:
    return "".join(zero if digit == "0" else HAN[int(digit)] for digit in str(year))


@st.composite
def dates(draw: st.DrawFn) -> tuple[str, date, date]:
    """A date expression that says its year, with its first and last day."""
    year = draw(st.integers(1950, 2049))
    month = draw(st.integers(1, 12))
    last = monthrange(year, month)[1]
    day = draw(st.integers(1, last))
    gap = draw(st.sampled_from(["", "", "", " "]))
    if draw(st.booleans()):
        width = draw(st.sampled_from(["d", "02d"]))
        y, m, d = str(year), format(month, width), format(day, width)
    else:
        y, m, d = han_year(year, draw(st.sampled_from("〇○零0O"))), han(month), han(day)
    y = f"{y}{gap}年"
    form = draw(st.integers(0, 6))
    if form == 0:
        mark = draw(st.sampled_from("-/.．"))
        width = draw(st.sampled_from(["d", "02d"]))
        text = f"{year}{mark}{month:{width}}{mark}{day:{width}}"
        return text, date(year, month, day), date(year, month, day)
    if form == 1:
        weekday = "一二三四五六日"[date(year, month, day).weekday()]
        beside = draw(st.sampled_from(["", "(星期{})", "（周{}）", "星期{}", "(礼拜{})"]))
        clock = draw(st.sampled_from(["", "上午8:30", " 10:32:00", "9时"]))
        text = f"{y}{gap}{m}{gap}月{gap}{d}{gap}{draw(st.sampled_from('日号'))}"
        return text + beside.format(weekday) + clock, date(year, month, day), date(year, month, day)
    if form == 2:
        part, first, end = draw(
            st.sampled_from(
                [
                    ("", 1, last),
                    ("份", 1, last),
                    ("上旬", 1, 10),
                    ("中旬", 11, 20),
                    ("下旬", 21, last),
                    ("初", 1, 10),
                    ("底", 21, last),
                    ("末", 21, last),
                ]
            )
        )
        return f"{y}{gap}{m}{gap}月{part}", date(year, month, first), date(year, month, end)
    if form == 3:
        part, first, end = draw(
            st.sampled_from(
                [("", 1, 12), ("度", 1, 12), ("底", 12, 12), ("末", 12, 12), ("初", 1, 3)]
            )
        )
    elif form == 4:
        part, first, end = draw(st.sampled_from([("上半年", 1, 6), ("下半年", 7, 12)]))
    else:
        quarter = draw(st.integers(1, 4))
        name = draw(st.sampled_from([str(quarter), HAN[quarter]]))
        part = draw(st.sampled_from(["", "第"])) + name + "季度"
        first, end = quarter * 3 - 2, quarter * 3
    return y + part, date(year, first, 1), date(year, end, monthrange(year, end)[1])


@given(dates(), st.sampled_from(["", "前", "之前", "起", "以来", "以后"]))
def test_any_date_comes_back_as_the_days_it_means(
    expression: tuple[str, date, date], bound: str
) -> None:
    text, first, last = expression
    inside = f"我们于{text}{bound}，召开"
    (match,) = DATE.finditer(inside)
    assert match[0] == text + bound
    when = read(match[0], Span(*match.span()), NOWHERE)
    assert (when.first, when.last, when.fault) == (first, last, "")
    assert inside[slice(*when.span)] == text


@given(dates(), dates(), st.sampled_from(["至", "到", "-", "—", "～", "——", " 至 "]))
def test_any_range_comes_back_as_its_ends(
    start: tuple[str, date, date], end: tuple[str, date, date], mark: str
) -> None:
    both = ranged(f"{start[0]}{mark}{end[0]}")
    assert (both.start.first, both.start.last) == start[1:]
    assert (both.end.first, both.end.last) == end[1:]


@given(
    st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.integers(0, 400), st.sampled_from("至到-—～")
)
def test_any_range_written_short_comes_back_as_its_ends(first: date, more: int, mark: str) -> None:
    """The end leaves out what it shares with the start."""
    last = first + timedelta(days=more)
    end = f"{last.year}年{last.month}月{last.day}日"
    if last.year == first.year:
        end = f"{last.month}月{last.day}日"
        if last.month == first.month:
            end = f"{last.day}日"
    both = ranged(f"{first.year}年{first.month}月{first.day}日{mark}{end}", NOWHERE)
    assert (both.start.first, both.end.first) == (first, last)


@given(
    st.text(
        "0123年月日号至-—、底初末前后起以来上下中旬半季度一二十今去次当每第元周星期()（） :.",
        max_size=40,
    )
)
@example("2022年3月1日至29日(周日)前")
def test_any_match_can_be_read(text: str) -> None:
    """Whatever the pattern matches in whatever text has a value, and its place lies in the token."""
    context = CONTEXT
    for match in DATE.finditer(text):
        when = read(match[0], Span(*match.span()), context)
        assert Span(*match.span()).covers(when.span)
        assert when.span.start < when.span.end
        if when.known:
            assert when.first is not None
            assert when.last is not None
            assert when.first <= when.last
        context = advance(context, when)


# --- the patterns as terminals -------------------------------------------------------------------


def test_the_patterns_are_lark_terminals() -> None:
    terminals = {"DAMAGED.3": DAMAGED_PATTERN, "DATE.2": DATE_PATTERN, "CLOCK.1": CLOCK_PATTERN}
    rules = "\n".join(
        f"{name}: /{each.replace('/', chr(92) + '/')}/" for name, each in terminals.items()
    )
    parser = Lark(
        f"start: (DAMAGED | DATE | CLOCK | OTHER)*\n{rules}\nOTHER: /[\\s\\S]/", parser="lalr"
    )
    tree = parser.parse("于2022年3月1日至4日、202442日8:30开3个月")
    tokens = [token for token in tree.children if isinstance(token, Token)]
    assert [(token.type, str(token)) for token in tokens if token.type != "OTHER"] == [
        ("DATE", "2022年3月1日"),
        ("DATE", "4日"),
        ("DAMAGED", "202442日"),
        ("CLOCK", "8:30"),
    ]


@pytest.mark.parametrize("pattern", [DATE_PATTERN, DAMAGED_PATTERN, CLOCK_PATTERN])
def test_the_patterns_capture_nothing(pattern: str) -> None:
    assert re.compile(pattern).groups == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "0",
        "年",
        "月",
        "日",
        "一",
        "二",
        " ",
        "至",
        "2022年",
        "3月1",
        "2022.",
        "月1日、",
        "一九二二",
    ],
)
def test_the_patterns_take_time_in_proportion_to_the_text(unit: str) -> None:
    """A megabyte takes some tenths of a second; a pattern that backtracks would take minutes."""
    text = unit * (1_000_000 // len(unit))
    began = time.perf_counter()
    for pattern in (DATE_PATTERN, DAMAGED_PATTERN, CLOCK_PATTERN):
        for _ in re.finditer(pattern, text):
            pass
    assert time.perf_counter() - began < 20
