"""A stated length of time fits the dates that bound it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from grammar import periods
from grammar.calendar import Lengths
from grammar.claims import DateRange, Duration, DurationUnit
from grammar.model import Notice
from grammar.source import Span
from rules._rule import Example, Finding, Label, Options, Outcome, Rule, Severity, Verdict, Words

_UNITS = {
    DurationUnit.WORKING_DAY: ("个工作日", "working days"),
    DurationUnit.DAY: ("天", "days"),
    DurationUnit.WEEK: ("周", "weeks"),
    DurationUnit.MONTH: ("个月", "months"),
    DurationUnit.YEAR: ("年", "years"),
}


def check(notice: Notice, options: Options) -> Iterator[Verdict | Finding]:
    """为期54天 against the stretch of its sentence; 三个月来 against feedback and as-of."""
    del options
    for stated in periods.stated(notice):
        yield from _compare(notice, stated.duration, (stated.period,), fills=stated.fills)
    for duration, stretch in periods.limits(notice):
        yield from _limit(notice, duration, stretch)
    for duration, stretches in periods.since_told(notice):
        yield from _compare(notice, duration, stretches, fills=False)
    work = tuple(periods.of_the_work(notice))
    for duration in periods.since_feedback(notice):
        if work:
            yield from _compare(notice, duration, work, fills=True)
        else:
            yield Verdict(
                duration.span,
                Outcome.UNASSESSED,
                (),
                Words(
                    "没有写明反馈或截至的日期，无从推算",
                    "no day of feedback, or no as-of day, to count between",
                ),
            )


def _compare(
    notice: Notice, duration: Duration, stretches: tuple[DateRange, ...], *, fills: bool
) -> Iterator[Verdict | Finding]:
    """Good if it fits any stretch; where it need not fill one, only too long is wrong."""
    lengths: list[tuple[DateRange, Lengths]] = []
    for stretch in stretches:
        found = periods.length(stretch.start, stretch.end, duration.unit)
        if found is None:
            yield from _open(duration, stretch)
            return
        words = Words(
            _told(notice, stretch, duration, found, 0), _told(notice, stretch, duration, found, 1)
        )
        outcome = periods.compare(duration, found)
        if outcome == 0:
            yield Verdict(duration.span, Outcome.VERIFIED, _ends(stretch), words)
            return
        if outcome < 0 and not fills:
            return
        lengths.append((stretch, found))
    yield _mismatch(notice, duration, *lengths[0])


def _limit(notice: Notice, duration: Duration, stretch: DateRange) -> Iterator[Verdict | Finding]:
    """A limit may end earlier than it is long, but not later."""
    found = periods.length(stretch.start, stretch.end, duration.unit)
    if found is None:
        yield from _open(duration, stretch)
    elif periods.compare(duration, found) < 0:
        yield _mismatch(notice, duration, stretch, found)
    else:
        words = (_told(notice, stretch, duration, found, lang) for lang in (0, 1))
        yield Verdict(duration.span, Outcome.VERIFIED, _ends(stretch), Words(*words))


def _mismatch(notice: Notice, duration: Duration, stretch: DateRange, found: Lengths) -> Finding:
    """A stated length beside the one that its dates give."""
    stated = notice.quote(duration.span)
    return Finding(
        Words(
            f"写明{stated}，{_told(notice, stretch, duration, found, 0)}",
            f"says {stated}; {_told(notice, stretch, duration, found, 1)}",
        ),
        duration.span,
        tuple(
            Label(
                end.span,
                Words(f"{zh}：{notice.quote(end.span)}", f"{en}: {notice.quote(end.span)}"),
            )
            for end, zh, en in ((stretch.start, "起", "from"), (stretch.end, "止", "to"))
        ),
        facts={"claimed": duration.value, "found": tuple(round(n, 2) for n in found)},
        check=Words(
            "核对：是起止日期写错，还是时长未改？",
            "Check: are the dates wrong, or was the length not updated?",
        ),
    )


def _open(duration: Duration, stretch: DateRange) -> Iterator[Verdict]:
    """A length that cannot be computed: a date is missing its year, or the holidays are unknown."""
    if stretch.start.known and stretch.end.known and duration.unit is DurationUnit.WORKING_DAY:
        reason = Words(
            "这一年的法定节假日安排尚不掌握", "the public holidays of these years are not known"
        )
    elif not stretch.start.known or not stretch.end.known:
        reason = Words("起止日期不完整", "the dates are not complete")
    else:
        return  # an end before its start is told by another rule
    yield Verdict(duration.span, Outcome.UNASSESSED, _ends(stretch), reason)


def _ends(stretch: DateRange) -> tuple[Span, Span]:
    return (stretch.start.span, stretch.end.span)


def _told(notice: Notice, stretch: DateRange, duration: Duration, found: Lengths, lang: int) -> str:
    """The arithmetic in words: 2020年8月20日至10月20日为61—62天."""
    start, end = notice.quote(stretch.start.span), notice.quote(stretch.end.span)
    unit = duration.unit
    if unit is DurationUnit.YEAR and found[1] < 2:  # 0.4年 says little
        unit = DurationUnit.MONTH
        found = periods.length(stretch.start, stretch.end, unit) or found
    least, most = (_figure(n) for n in found)
    figure = least if least == most else f"{least}—{most}"
    words = _UNITS[unit]
    return (
        f"{start} to {end}: {figure} {words[1]}" if lang else f"{start}至{end}为{figure}{words[0]}"
    )


def _figure(value: Decimal) -> str:
    rounded = round(value, 1)
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)


RULE = Rule(
    name="duration-mismatch",
    severity=Severity.WARNING,
    summary=Words(
        "所写时长（为期60天、三个月来、15个工作日）与起止日期是否相符",
        "a stated length of time (为期60天, 三个月来, 15个工作日) against the dates that bound it",
    ),
    matters=Words(
        "时长多半是从日期数出来的；对不上，说明日期或时长有一处没有随改稿更新。",
        "A length is counted from dates; where they differ, one of them was not updated with the draft.",
    ),
    silent=Words(
        "首尾两天都算或只算一天、按月历或按30天计月都可以；月、年相差不足一周不报；余、近、左右放宽；起止之间举办的为期几天的培训不必占满；法定节假日未公布的年份不核对工作日。",
        "Both end days or one may be counted, months by the calendar or as 30 days; a week more or less in months "
        "is no matter, and 余, 近, 左右 loosen the figure. A training of three days need not fill the stretch. "
        "Working days are not compared in years whose holidays are not known.",
    ),
    check=check,
    examples=(
        Example(
            "巡察组自2024年2月26日起,对县供销社党组开展为期⟦60天⟧的常规巡察,至4月15日结束。",
            ("写明60天，2024年2月26日至4月15日为49—50天",),
        ),
        Example(
            "巡察组自2024年2月26日起,对县供销社党组开展为期50天的常规巡察,至4月15日结束。",
        ),
        Example(
            "巡察组于2020年8月20日至10月20日对市城管局开展巡察,为期⟦45天⟧。",
            ("写明45天，2020年8月20日至10月20日为61—62天",),
        ),
        Example(
            "整改结果张贴⟦15个工作日⟧(2024年3月4日至3月15日),接受监督。",
            ("写明15个工作日，2024年3月4日至3月15日为9—10个工作日",),
        ),
        Example(
            "6月7日,巡察组向局党组反馈了巡察意见。⟦三个月⟧来,局党组11次研究整改。截至10月25日,已完成整改。\n"
            "中共双溆县水利局党组\n2022年11月1日\n",
            ("写明三个月，6月7日至10月25日为4.5—4.7个月",),
        ),
        Example(
            "2023年8月3日,巡视组向集团党委反馈了意见。从反馈当日到2023年12月31日的⟦半年⟧时间里,带队督导46次。",
            ("写明半年，2023年8月3日至2023年12月31日为4.8—5个月",),
            why="counted from the feedback",
        ),
        Example(
            "2019年3月11日至4月22日,巡察组开展了为期43天的“回头看”。", why="both end days counted"
        ),
        Example("集中整改从2017年7月10日开始,到10月9日结束,用时3个月。"),
        Example("公示时间为2023年5月15日至5月19日,共5个工作日。"),
        Example("2023年9月1日至9月30日,举办为期3天的培训班2期。", why="a course within the month"),
        Example(
            "2021年3月接到反馈,2022年3月申请销号,⟦三年⟧来局党组始终紧盯不放。",
            ("写明三年，2021年3月至2022年3月为10.8—13.2个月",),
            why="counted from a date of the sentence",
        ),
        Example(
            "评议结果公示⟦7个工作日⟧,即2023年7月3日至7月7日,未收到异议。",
            ("写明7个工作日，2023年7月3日至7月7日为4—5个工作日",),
            why="the length before its dates",
        ),
        Example(
            "2023年9月4日至10月13日,专班驻村蹲点⟦60余天⟧,走访农户900户。",
            ("写明60余天，2023年9月4日至10月13日为39—40天",),
        ),
        Example(
            "2023年3月1日至6月30日,全县开展为期⟦3个月⟧的村级集体资金使用突出问题专项整治。",
            ("写明3个月，2023年3月1日至6月30日为3.9—4.1个月",),
        ),
        Example(
            "2023年7月20日,巡察组向局党组反馈了意见。反馈后⟦2个月内⟧(10月31日前)完成即改问题。",
            ("写明2个月内，2023年7月20日至10月31日为3.3—3.5个月",),
            why="a limit that ends too late",
        ),
        Example(
            "2023年7月20日,巡察组向局党组反馈了意见。反馈后2个月内(9月20日前)完成即改问题,反馈之日起3个月内(即9月底前)报送报告。",
            why="limits that end in time",
        ),
        Example(
            "2021年5月接到反馈,2022年5月申请销号,三年来局党组始终紧盯不放。\n中共双溆县水利局党组\n2024年5月8日\n",
            why="three years up to the day of signing",
        ),
        Example(
            "2023年3月1日至6月30日,专班驻村蹲点40天。每批公示5个工作日,自2023年4月1日至6月30日共公示12批。2023年4月1日至6月30日,每批公示5个工作日。",
            why="some days within the stretch",
        ),
        Example("公示自2023年4月28日起,至5月9日止,共6个工作日。", why="with the holiday in May"),
        Example("2023年3月20日至5月26日开展巡视,历时近70天。", why="nearly seventy"),
        Example("2021年11月至次年2月,开展为期4个月的攻坚。", why="whole months, both counted"),
        Example("2024年3月1日至6月30日受理,5个工作日内办结。", why="a limit for each case"),
        Example(
            "2023年1月1日至6月30日,巡察组进驻期间连续3天约谈。", why="says nothing of the whole"
        ),
        Example(
            "要求自2023年9月1日起至11月15日止，用⟦一个月⟧时间集中攻坚。",
            ("写明一个月，2023年9月1日至11月15日为2.4—2.5个月",),
        ),
        Example("2023年7月4日至7月17日，用两周时间走访困难职工。"),
        Example(
            "2023年9月至12月，组织村干部分批参加为期5天的集中培训。",
            why="it lies somewhere in the stretch",
        ),
        Example(
            "巡察组于2023年3月6日至4月28日对局党组开展巡察。\n选人用人专项检查的12天时间里，调阅档案96份。",
            why="the days of something else",
        ),
    ),
    options=Options(),
)
