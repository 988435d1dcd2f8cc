"""Any date of a generator comes back as it was made; the patterns hold whatever the text."""

import re
import time
from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lark import Lark, Token

from grammar.dates import (
    CLOCK_PATTERN,
    DAMAGED_PATTERN,
    DATE_PATTERN,
    advance,
    read,
)
from grammar.source import Span
from tests.grammar.date_texts import (
    CONTEXT,
    DATE,
    NOWHERE,
    ranged,
)

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
