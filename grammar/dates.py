"""Written dates: what is one, and which days it can mean.

`DATE_PATTERN` cuts a date out of the reading text, `read` gives its value. A date rarely says
everything: the year or the month that it leaves out is supplied as a reader would, from the dates
before it and from the day the notice was signed, and marked as supplied.

Words for a part of a year or month are read as these days, both ends included:

- 上旬 1–10, 中旬 11–20, 下旬 21–end, 上中旬 1–20, 中下旬 11–end;
- 月初 1–10, 月底 and 月末 21–end: the widest that is said, so that 10月底 agrees with 10月25日;
- 年初 January–March, 年底 and 年末 December;
- 上半年, 下半年, the quarters and 前三季度 as they say; 一季度末 its last month.

每年3月1日 and 每月10日 are matched, so that their digits are accounted for, but mean no day.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from grammar.claims import DateRange, WrittenDate
from grammar.named_tuples import NamedTuple
from grammar.numerals import han_value
from grammar.patterns import compiled
from grammar.source import Span

# --- how dates are written ---------------------------------------------------------------------

_ROUNDS = "〇○◯零OoＯ0"  # what is typed for 〇
_ROUND = compiled(f"[{_ROUNDS}]")
_HAN = "一二三四五六七八九"
_MARKS = "至到~～—–－-"
_GAP = " {0,2}"
_HAN_DAY = rf"(?:[一二三]?十[{_HAN}]?|廿[{_HAN}]?|卅一?|[{_HAN}])"
_EDGE = "底(?![数线册层子单稿价盘])|初(?![步审核心始次中级稿])|末(?![端位尾])"  # 月底, not 底数
_TENTHS = "(?:上中|中下|[上中下])旬"

# possible times only: 25:61 is no clock time
_HOUR = r"(?:[01]?\d|2[0-4])"
_MINUTES = r"(?:整|半|[0-5]?\d分)"
CLOCK_PATTERN = (
    r"(?<![\d:])(?:(?:(?:上午|下午|中午|晚上|晚|凌晨|早上) ?)?"
    rf"{_HOUR}(?:[:：][0-5]\d(?:[:：][0-5]\d)?(?!\d)|时{_MINUTES}?|点{_MINUTES})"
    rf"|(?:上午|下午|中午|晚上|凌晨|早上) ?{_HOUR}点)"  # 3点 alone is mostly three points
)
"""A clock time, also where it stands without a date: 上午8:30, 10:32:00, 9时30分."""

_BOUND = (
    r"之前|以前|前(?!后|[一二两三四\d]个?季度|期|身|述|款|置|任|往)"
    r"|之后|以后|后(?!续|期|勤|备|台|面)|以来|起(?![草诉底步点源止])"
)

# relative to the year of the notice; to the year and the month of the date before
_NOTICE_YEARS = {"今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2}
_TEXT_YEARS = {"当年": 0, "同年": 0, "次年": 1, "翌年": 1, "上年": -1, "上一年": -1}
_TEXT_MONTHS = {"当月": 0, "本月": 0, "同月": 0, "上月": -1, "次月": 1, "下月": 1}

_Guard: TypeAlias = Callable[[str], str]


def _suffix(key: str) -> str:
    """A weekday and a clock time after a day: (星期三), 周五, 上午8:30."""
    name = f"(?:星期|礼拜|周)(?P<weekday_{{}}>[{_HAN[:6]}日天])"
    bracketed = rf"[(（]{name.format(key)}(?:[上下]午)?[)）]"
    return f"(?:{_GAP}(?:{bracketed}|{name.format(key + '2')}))?(?:[ T]{{0,2}}{CLOCK_PATTERN})?"


def _day(key: str) -> str:
    return rf"{_GAP}(?P<day_{key}>\d{{1,2}}|{_HAN_DAY}){_GAP}[日号]{_suffix(key)}"


def _month(key: str, guard: _Guard) -> str:
    """3月, 3月1日, 3月底, 3月上旬, 3月份; 3 before -5月, and 3月1 before -5日."""
    dash = rf"(?= ?[{_MARKS}]{{1,2}} ?\d{{1,2}}"
    # 一月一调度: once a month
    month = rf"\d{{1,2}}|十[{_HAN}]?|[{_HAN}](?!{_GAP}月[一两](?![日号十]))|元"
    return (
        rf"(?:(?P<month_{key}>{month}){_GAP}月"
        rf"(?:{_day(key)}|(?P<day_{key}2>\d{{1,2}}){guard(dash + '[日号])')}"
        rf"|份?(?:(?P<edge_{key}>{_EDGE})|(?P<tenths_{key}>{_TENTHS}))|份|(?![龄嫂]))"
        rf"|(?P<month_{key}2>\d{{1,2}}){guard(dash + '月(?!龄))')})"
    )


def _part(key: str) -> str:
    """上半年, 四季度, 前三季度, 一季度末."""
    return (
        rf"(?:(?P<half_{key}>[上下])半年|(?:第?(?P<quarter_{key}>[一二三四1-4])"
        rf"|前(?P<upto_{key}>[一二两三])个?)季度(?!一)(?P<edge_{key}3>{_EDGE})?)"
    )


def _year(guard: _Guard) -> str:
    """2022年, 二〇二二年, 今年, 2021 before -2023年."""
    full = r"年 {0,2}\d{1,2} {0,2}月 {0,2}\d{1,2} {0,2}[日号]"
    relative = "|".join(
        (
            guard("(?<!如)") + "今年(?!轻)",
            guard("(?<![日基])") + "本年(?![级轮])",
            guard("(?<!过)") + "去年",
            guard("(?<![以之目当此])") + "前年(?![度均])",
            guard("(?<![证说])") + "明年",
            guard("(?<![以之今此先])") + "后年(?!度)",
            guard("(?<!正)") + "当年",
            guard("(?<![相不共])") + "同年(?![级龄代期])",
            guard(rf"(?<![\d{_HAN}十几多每首本此该])") + "次年(?![均会检审])",
            "翌年",
            guard("(?<!以)") + "上年(?![龄纪])",
            "上一年",
        )
    )
    return (
        # a year beyond 19xx and 20xx (2202年3月1日), or of two digits, only in a full date
        rf"(?:(?P<year_y>(?:19|20)\d\d|[1-9]\d{{3}}(?={full})|\d\d(?={full})"
        rf"|(?:一九|二[{_ROUNDS}])[{_HAN}{_ROUNDS}]{{2}}){_GAP}年"
        r"|(?P<year_y2>(?:19|20)\d\d)"
        + guard(rf"(?= ?[{_MARKS}]{{1,2}} ?(?:19|20)\d\d年)")
        + f"|(?P<relative_y>{relative}))"
    )


def _after_a_day() -> str:
    """What stands before a day alone, as the end of a range or second in a list; not 压缩至7日."""
    before = (
        *(rf"[日号]{after}[{_MARKS}]" for after in ("", "起", "[)）]")),
        rf"[一二三四五六天][)）][{_MARKS}]",
        rf"[日号] [{_MARKS}] ",
        rf"[日号][{_MARKS}]{{2}}",
        *(rf"月{digits}[{_MARKS}]" for digits in (r"\d", r"\d\d")),
        *(rf"月{digits}日、" for digits in (r"\d", r"\d\d")),
    )
    return "(?:" + "|".join(f"(?<={each})" for each in before) + ")"


def _build(guard: _Guard) -> str:
    """The pattern of a date, with groups named by what they hold and where they stand.

    Args:
        guard: keeps or drops the looks around that tell a date from what only resembles one
            (3个月, 每季度), which a token cut out of its text can no longer pass.
    """
    numeric = "|".join(
        rf"{mark}(?P<month_{key}>\d{{1,2}}){mark}(?P<day_{key}>\d{{1,2}})(?![.．]?\d)"
        for key, mark in (("p", "-"), ("q", "/"), ("r", "[.．]"))
    )
    forms = (
        guard("(?<![./])") + rf"(?P<year_p>(?:19|20)\d\d)(?:{numeric}){_suffix('p')}",
        _year(guard)
        + f"(?:度?{_GAP}(?:{_month('y', guard)}|{_part('y')})|年?(?P<edge_x>{_EDGE})|度)?",
        rf"(?P<every_v>每年){_GAP}(?:{_month('v', guard)}|{_part('v')})",
        f"(?P<every_w>每月){_day('w')}",
        guard("(?<![以基])") + f"(?P<sibling_s>{'|'.join(_TEXT_MONTHS)})(?![均薪租嫂])"
        f"(?:{_day('s')}|(?P<edge_s>{_EDGE})|(?P<tenths_s>{_TENTHS}))?",
        guard(rf"(?<![.．{_HAN}十百千万亿几〇第每近满逾隔单美])(?<!\d年)") + _month("n", guard),
        guard(rf"(?<![{_HAN}十百以每各个前第])") + _part("n"),
        guard(rf"(?<![{_HAN}十〇几多每])(?<!每年)") + f"年(?P<edge_a>{_EDGE})",
        guard(_after_a_day()) + _day("d"),
    )  # fmt: skip
    return guard(r"(?<!\d)") + f"(?:{'|'.join(forms)})(?:{_GAP}(?P<bound_>{_BOUND}))?"


_NAMED_GROUP = compiled(r"\(\?P<\w+>")

DATE_PATTERN = _NAMED_GROUP.sub("(?:", _build(lambda look: look))
"""A written date in the reading text, with its weekday, clock time and 前, 起, 以来 …"""

_MONTH_AND_DAY = r"(?:1[0-2]|[1-9])(?:3[01]|[12]\d|0[1-9])|1[0-2][1-9]"
DAMAGED_PATTERN = (
    r"(?<![\d.])(?<!为期)(?<!历时)"
    r"(?:(?:19|20)\d{3,6} ?日|(?:19|20)\d{3,4} ?月(?: ?\d{1,2} ?日)?|(?:19|20)\d\d年\d{1,4}日"
    rf"|(?:{_MONTH_AND_DAY})日(?![内以]))"
)
"""A date that lost its 年 or 月: 202442日, 620日, 2024年731日. To be tried before DATE_PATTERN."""

_DATE = compiled(_build(lambda _: ""))


# --- what a reader supplies --------------------------------------------------------------------


class DateContext(NamedTuple):
    """What the text before a date, and the signature, tell a reader.

    Attributes:
        year: the year of the last date before that named one together with a month.
        month: the month of the last date before.
        notice_year: the year in which the notice was signed.
        notice_month: the month in which it was signed.
    """

    year: int | None = None
    month: int | None = None
    notice_year: int | None = None
    notice_month: int | None = None


def advance(context: DateContext, when: WrittenDate | DateRange) -> DateContext:
    """The context for the text after a date.

    A year without a month (较2022年, 2020年以来) is mostly a look back, not where the story has
    arrived: it counts only as long as there is nothing better.
    """
    if isinstance(when, DateRange):
        return advance(advance(context, when.start), when.end)
    if when.month is not None and when.fault != "month":
        year = context.year if when.year is None else when.year
        return context._replace(year=year, month=when.month)
    if context.year is None and not when.bound and "year" not in when.supplied:
        return context._replace(year=when.year)
    return context


def read(text: str, span: Span, context: DateContext) -> WrittenDate:
    """The value of a written date.

    今年, 去年, 明年 … count from the year of the notice and are no guess, so they are not marked as
    supplied; 当年, 次年, 上年, 当月 … count from the date before and are. A date without a year and
    without one before it takes the year of the notice, or the year before where it would
    otherwise lie more than half a year after the signature.

    A fault is told even where the year was supplied; a rule may want to be milder then.

    Args:
        text: the token alone, as `DATE_PATTERN` matched it.
        span: where the token stands; the result's span leaves out 前, 起, 以来 … at its end.
        context: what the text before it tells.

    Raises:
        ValueError: for a text that is no date token.
    """
    return _read(text, span, context, from_notice=True)


def read_range(
    start_text: str, start_span: Span, end_text: str, end_span: Span, context: DateContext
) -> DateRange:
    """The value of two dates joined by 至, 到 or a dash.

    The end takes from the start what it does not say, and so does a start with no date before it
    from its end. An end that then lies before its start stays so: a rule reports it. 次年 at the
    end counts from the start.
    """
    start = read(start_text, start_span, context)
    inner = context._replace(year=start.year, month=start.month)
    end = _read(end_text, end_span, inner, from_notice=False)
    unsure = start.year is None or "year" in start.supplied
    if context.year is None and unsure and end.year is not None and "year" not in end.supplied:
        later = start.month is not None and end.month is not None and start.month > end.month
        start = read(start_text, start_span, context._replace(year=end.year - later))
    return DateRange(Span(start.span.start, end.span.end), start, end)


# --- from the words to the days ----------------------------------------------------------------


def _read(text: str, span: Span, context: DateContext, *, from_notice: bool) -> WrittenDate:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"not a date: {text!r}")
    words = {
        group.split("_")[0]: word for group, word in match.groupdict().items() if word is not None
    }
    month, carry = _read_month(words, context)
    year = _read_year(words, month, context, from_notice=from_notice)
    if year is not None:
        year = year + carry if 1 <= year + carry <= date.max.year else None
    day = _number(words.get("day"))
    supplied = set()
    if year is not None and "year" not in words and words.get("relative") not in _NOTICE_YEARS:
        supplied.add("year")
    if month is not None and "month" not in words:
        supplied.add("month")
    fault = _fault(year, month, day)
    first = last = weekday = None
    if year is not None and not fault:
        first, last = _days(words, year, month, day)
    if "weekday" in words:
        weekday = min("一二三四五六日天".index(words["weekday"]), 6)
        if first is not None and first == last and first.weekday() != weekday:
            fault = "weekday"
    bound = words.get("bound", "")
    end = len(text.removesuffix(bound).rstrip())
    return WrittenDate(
        span=Span(span.start, span.start + end),
        year=year,
        month=month,
        day=day,
        supplied=frozenset(supplied),
        first=first,
        last=last,
        weekday=weekday,
        fault=fault,
        bound="" if not bound else "before" if bound.endswith("前") else "after",
    )


def _read_year(
    words: dict[str, str], month: int | None, context: DateContext, *, from_notice: bool
) -> int | None:
    if "every" in words:
        return None
    if "year" in words:
        year = _number(words["year"])
        assert year is not None
        return year if year > 99 else year + (2000 if year < 70 else 1900)
    relative = words.get("relative")
    if relative is not None:
        base = context.notice_year if relative in _NOTICE_YEARS else context.year
        return None if base is None else base + (_NOTICE_YEARS | _TEXT_YEARS)[relative]
    if context.year is not None or context.notice_year is None or not from_notice:
        return context.year
    ahead = 0 if month is None else month - (context.notice_month or month)
    return context.notice_year - (ahead > 6)


def _read_month(words: dict[str, str], context: DateContext) -> tuple[int | None, int]:
    """The month, and by how many years 上月 or 次月 leaves the year."""
    if "month" in words:
        return _number(words["month"]), 0
    if context.month is None or "every" in words:
        return None, 0
    if "sibling" in words:
        carry, month = divmod(context.month - 1 + _TEXT_MONTHS[words["sibling"]], 12)
        return month + 1, carry
    return (context.month if "day" in words else None), 0


def _number(text: str | None) -> int | None:
    if text is None or text.isdecimal():
        return None if text is None else int(text)
    if text == "元":
        return 1
    return han_value(_ROUND.sub("〇", text))


def _fault(year: int | None, month: int | None, day: int | None) -> str:
    """Why there is no such day. Without a year 2月29日 is possible."""
    if month is not None and not 1 <= month <= 12:
        return "month"
    # 2000 was a leap year, January is a longest month
    longest = monthrange(2000 if year is None else year, 1 if month is None else month)[1]
    return "day" if day is not None and not 1 <= day <= longest else ""


def _days(
    words: dict[str, str], year: int, month: int | None, day: int | None
) -> tuple[date | None, date | None]:
    """The first and the last day that a possible date of a known year can mean."""
    if month is None:
        if day is not None or "sibling" in words:
            return None, None
        first_month, last_month = _months(words)
        return date(year, first_month, 1), date(year, last_month, monthrange(year, last_month)[1])
    length = monthrange(year, month)[1]
    if day is not None:
        first_day, last_day = day, day
    else:
        part = words.get("tenths") or words.get("edge") or ""
        first_day, last_day = {
            "上旬": (1, 10),
            "初": (1, 10),
            "中旬": (11, 20),
            "下旬": (21, length),
            "底": (21, length),
            "末": (21, length),
            "上中旬": (1, 20),
            "中下旬": (11, length),
        }.get(part, (1, length))
    return date(year, month, first_day), date(year, month, last_day)


def _months(words: dict[str, str]) -> tuple[int, int]:
    """The first and the last month of a part of a year, or of the whole."""
    edge = words.get("edge")
    if "half" in words:
        return (1, 6) if words["half"] == "上" else (7, 12)
    if "upto" in words or "quarter" in words:
        last = 3 * (_number(words.get("quarter") or words["upto"]) or 0)
        first = last - 2 if "quarter" in words else 1
        if edge:
            return (first, first) if edge == "初" else (last, last)
        return first, last
    if edge:
        return (1, 3) if edge == "初" else (12, 12)
    return 1, 12
