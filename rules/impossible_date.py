"""A date exists, and a weekday written beside it is that day's."""

from __future__ import annotations

from bisect import bisect_left
from calendar import isleap
from collections.abc import Iterator, Sequence

from dateutil.relativedelta import relativedelta

from grammar import chain
from grammar.claims import WrittenDate
from grammar.model import Notice, Telling
from grammar.patterns import compiled
from grammar.source import Span
from rules._rule import Example, Finding, Options, Outcome, Rule, Severity, Verdict, Words

_CLOCK = compiled(r"(\d{1,2})[:：](\d\d)")
_SLIP = compiled(r"笔误|误[写植录]|更正为|勘误|应为")
# what a paper bears (落款日期为2月30日), and words that tell it as the fault that was found
_BORNE = compiled(
    r"(?:日期|时间|落款|签到表?|记录|纪要|台账|凭证|发票|[签填登标]|显示|注明)[^，,。;]{0,6}(?:为|是|作|成|:)$"
)
_FAULT = compiled(
    r"不符|不一致|不存在|矛盾|[补编伪]造|造假|虚假|弄虚作假|倒签|补签|补记|后补|失实|不实|随意|错误|有误"
)
_PAY = compiled(r"(?:份)?(?:的)?(?:工资|薪|奖|补贴|津贴|福利|绩效)")  # 13月工资: one month's more
_RATIO = compiled(r"(?:比例?|占比|构成|分成)[^，,。;]{0,14}$")
_RATIO_BEHIND = compiled(r"的?(?:比例|股比|配比|占比|比分|分成|股份|持股|配置)")
_NEAR = 120  # days
_WEEKDAYS = (
    ("一", "Monday"),
    ("二", "Tuesday"),
    ("三", "Wednesday"),
    ("四", "Thursday"),
    ("五", "Friday"),
    ("六", "Saturday"),
    ("日", "Sunday"),
)


def check(notice: Notice, options: Options) -> Iterator[Verdict | Finding]:
    """Every date with a fault is a finding; a weekday that fits verifies its date."""
    del options
    yield from _times(notice)
    right = (d.first for d in notice.phrases.dates if d.weekday is not None and not d.fault)
    told = sorted(first.toordinal() for first in right if first)
    for date in notice.phrases.dates:
        if date.fault == "day" and _may_be_leap_day(notice, date):
            continue
        if date.fault and (_is_quoted_as_wrong(notice, date) or _is_a_finding(notice, date)):
            continue
        words = notice.quote(date.span)
        if date.fault == "month" and not _is_of_pay(notice, date):
            yield Finding(
                Words(f"{words}不存在：一年只有12个月", f"{words}: there is no month {date.month}"),
                date.span,
                facts={"month": date.month or 0},
            )
        elif date.fault == "day":
            yield Finding(
                Words(
                    f"{words}不存在：{date.month}月没有{date.day}日",
                    f"{words}: month {date.month} has no day {date.day}",
                ),
                date.span,
                facts={"month": date.month or 0, "day": date.day or 0},
            )
        elif date.fault == "weekday" and _is_of_another_year(date, told):
            continue
        elif date.fault == "weekday" and date.first and date.weekday is not None:
            han, english = _WEEKDAYS[date.first.weekday()]
            yield Finding(
                Words(
                    f"{words}：{date.first.day}日是星期{han}", f"{words}: that day is a {english}"
                ),
                date.span,
                facts={"date": date.first.isoformat(), "weekday": f"星期{han}"},
                check=Words("是日期写错，还是星期写错？", "is it the date or the weekday?"),
            )
        elif date.weekday is not None and date.first:
            yield Verdict(
                date.span,
                Outcome.VERIFIED,
                (date.span,),
                Words("星期与日期相符", "the weekday is that date's"),
            )


def _is_of_another_year(date: WrittenDate, told: Sequence[int]) -> bool:
    """Whether a weekday is that of the day a year before or after the one that a reader supplies.

    Not where another day of that year has its weekday: 6月20日(星期五) tells that the year is meant.
    """
    if "year" not in date.supplied or date.first is None:
        return False
    own = date.first.toordinal()
    at = bisect_left(told, own - _NEAR)
    if at < len(told) and told[at] <= own + _NEAR:
        return False
    beside = (date.first + relativedelta(years=years) for years in (-1, 1))
    return any(day.weekday() == date.weekday for day in beside)


def _times(notice: Notice) -> Iterator[Finding]:
    """A clock shows no hour beyond 24."""
    for aside in notice.phrases.set_aside:
        words = notice.quote(aside.span)
        time = _CLOCK.fullmatch(words) if aside.kind == "contact" else None
        if time and (int(time[1]), int(time[2])) > (24, 0) and not _is_ratio(notice, aside.span):
            yield Finding(
                Words(f"{words}不存在：一天只有24小时", f"{words}: a day has 24 hours"),
                aside.span,
                facts={"hour": int(time[1])},
            )


def _is_quoted_as_wrong(notice: Notice, date: WrittenDate) -> bool:
    """Whether the sentence itself says that the date was a slip: 11月31日系笔误，更正为11月30日."""
    end = notice.text.find("。", date.span.end)
    behind = notice.text[
        date.span.end : min(end if end >= 0 else len(notice.text), date.span.end + 30)
    ]
    return _SLIP.search(behind) is not None


def _is_a_finding(notice: Notice, date: WrittenDate) -> bool:
    """Whether it is the date on a paper that was looked into: 落款日期为2月30日，系事后补造."""
    start, end = date.span
    ahead = notice.text[max(0, start - 60) : start].replace("\n", "。").rpartition("。")[2]
    behind = notice.text[end : end + 40].replace("\n", "。").partition("。")[0]
    return _BORNE.search(ahead) is not None and _FAULT.search(ahead + "，" + behind) is not None


def _is_of_pay(notice: Notice, date: WrittenDate) -> bool:
    """13月工资 is what is paid beyond the twelve months."""
    words = notice.quote(date.span)
    return words.endswith("月") and _PAY.match(notice.text, date.span.end) is not None


def _is_ratio(notice: Notice, span: Span) -> bool:
    """男女比例由28:32…, 以25:30的股比: no clock, as its words tell."""
    ahead = notice.text[max(0, span.start - 24) : span.start].rpartition("\n")[2]
    behind = _RATIO_BEHIND.match(notice.text, span.end)
    return behind is not None or _RATIO.search(ahead) is not None


def _may_be_leap_day(notice: Notice, date: WrittenDate) -> bool:
    """29 February of a year that was not written: the year before or after may be meant.

    Not a year behind the signature for what is told as done.
    """
    guess, year = "year" in date.supplied, date.year or 0
    signed = chain.signature(notice)
    last = signed.end.year if signed and not chain.is_guess(signed.end) else None
    told = next((e for e in notice.events if e.start.span == date.span), None)
    done = told is not None and told.telling is Telling.DONE
    others = (-1,) if done and last is not None and last <= year else (-1, 1)
    return guess and (date.month, date.day) == (2, 29) and any(isleap(year + n) for n in others)


RULE = Rule(
    name="impossible-date",
    severity=Severity.ERROR,
    summary=Words(
        "日期是否存在，所写星期是否相符",
        "a date that does not exist; a weekday that is not that date's",
    ),
    matters=Words(
        "不存在的日期说明文字未经核对；读者无从知道究竟是哪一天。",
        "A date that does not exist shows that nobody checked, and leaves the reader without the day.",
    ),
    silent=Words(
        "缺年份而无从补出的星期不核对；复制中丢了“年”“月”的数字不当作日期。",
        "A weekday is not compared where the year is unknown; digits that lost 年 and 月 in copying "
        "are not read as dates.",
    ),
    check=check,
    examples=(
        Example("原文2024年11月31日系笔误，更正为2024年11月30日。", why="the text says so itself"),
        Example(
            "2022年6月7日反馈。至⟦9月31日⟧,库存煤炭42万吨。",
            ("9月31日不存在：9月没有31日",),
        ),
        Example("局党组于⟦2020年13月6日⟧印发方案。", ("2020年13月6日不存在：一年只有12个月",)),
        Example(
            "大会于⟦2022年9月20日(星期四)⟧召开。",
            ("2022年9月20日(星期四)：20日是星期二",),
        ),
        Example("大会于2022年9月20日(星期二)召开。"),
        Example("2024年2月29日召开会议。", why="2024 is a leap year"),
        Example(
            "2023年11月6日反馈。2月29日召开会议。", why="of the next year, which is a leap year"
        ),
        Example("巡察组于202442日至620日开展巡察。", why="damaged in copying, and no date at all"),
        Example(
            "夜间应急窗口开放时间为每日18:00至⟦25:30⟧。",
            ("25:30不存在：一天只有24小时",),
        ),
        Example("夜间应急窗口开放时间为每日18:00至24:00。"),
        Example(
            "抽查发现，谈话记录的落款日期为2022年2月30日，系事后补造。",
            why="the fault that was found on a paper",
        ),
        Example(
            "清退违规发放的13月工资12.6万元。",
            why="what is paid beyond twelve months",
        ),
        Example(
            "男女干部比例由28:32调整为30:30。",
            why="a ratio",
        ),
    ),
    options=Options(),
)
