"""Stretches of time with both ends told, and the lengths that are stated for them.

A stretch is a range (3月1日至4月30日) or two dates of one sentence of which one opens and the other
closes it (自9月1日开始,至11月底结束). A stated length (为期54天) belongs to the nearest stretch of its
sentence, if the words that tie it there are of a kind that can mean nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from grammar import chain, periods_named
from grammar.calendar import Interval, Lengths, lengths
from grammar.claims import Approximation, DateRange, Duration, DurationUnit, WrittenDate
from grammar.model import Event, EventKind, Notice, Telling
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled
from grammar.scenes import Scene
from grammar.source import Span

_OPENS = compiled(r"[，,]?.{0,12}?(?:开始|起|进驻|入驻|启动|进场)")
_CLOSES = compiled(
    r"(?:为)?(?:结束|止|撤离|截止|完成|收官|撤场|撤点|撤回|离开|离点)|(?:之?前|以前|底前)(?:全部|全面|基本)?(?:完成|完工|办结|到位|结束)"
)

# one work told from its beginning to its end: 2022年四季度开工、次年8月竣工
_BEGUN = compiled(
    r"(?:正式|全面|破土)?(?:开工|动工|立项|招标|启动|进场)(?:建设|施工)?[，,、并]{1,2}(?:计划|预计)?[于到在至]?"
)
_FINISHED = compiled(
    r"(?:全面|全部|正式|顺利|主体|整体)*(?:竣工|完工|建成|封顶|投用|投入使用|通车|通水|交付|通过(?:竣工)?验收)"
)

_BEGAN_TO = compiled(r"(?:开始|着手)([\u4e00-\u9fff])[\u4e00-\u9fff]{0,3}[，,]")
_STOP = compiled(r"[。;；!?！？\n]")
_REACH = 100  # how far a stated length may stand from its stretch

# a stated length that speaks of the whole stretch: 为期54天, 公示5个工作日
_TIED = compiled(
    r"(?:为期|历时|用时|耗时|历经|持续|长达|时长(?:为|共)?|(?:期限|时间|时限|(?<![同限])期)(?:为|是|:|共)?|工作|公示|张贴|公开|进驻|驻点)"
    r"(?:了|约|近|共|大约|将近)?$"
)
_LASTS = compiled(r"(?:为期|历时|用时|历经|持续)(?:了|约|近|共)?$")  # 自…起，为期60天，至…结束
_TOTAL = compiled(
    r"^(?:止|结束|截止)?[)）]?[，,(（]?(?:[\u4e00-\u9fff]{0,6}(?:公示|公开|张贴))?[，,]?(?:共计?|合计|总共|前后|全程|为|计|即)(?:为|约)?$"
)
# 要求自9月1日起至11月15日止，用一个月时间集中攻坚
_IN_ALL = compiled(r"[，,](?:整整|足足|前后|共)$")  # 开展集中整改，整整三个月里
_TAKES = compiled(r"^(?:止|结束)?[，,]?[\u4e00-\u9fff]{0,12}[，,]?(?:用|利用|花|以)(?:了|约|近)?$")
# what somebody does for some days within the stretch, but never for more than it holds
_LASTED = compiled(
    r"(?:蹲点|驻村|驻守|蹲守|坚守|值守|奋战|鏖战|攻坚|办公|办案|督导|督战|跟班|暗访|走访|调研|巡查|施工|作业|运行|使用|营业|值班|停工|停产|停运)"
    r"(?:了|约|近|共|达|大约|将近)?$"
)
# before a length with its stretch behind it: 公示7个工作日,即7月3日至7月7日
_NAMELY = compiled(
    r"[(（](?:即|自|从|时间为|具体为|[\u4e00-\u9fff]{0,4}:)?|[，,:]?(?:即|具体为|起止时间(?:为|是|:))[自从]?"
)
_FROM_BEHIND = compiled(r"[，,]?(?:[自从]|时间(?:为|是|从|自))")
# 为期3天的培训 may lie anywhere in the stretch; these fill it
_FILLS = compiled(
    r"的?(?:(?:开展|进行|实施)(?:了)?)?(?:巡[察视]|督[察查]|审计|检查|常规|专项|机动|提级|(?:集中|现场)(?!培训|学习|轮训|授课|督导|指导|帮扶|办公)|整改|整治|攻坚|公示|公开|行动|排查|驻|“|[，,。;)）]|$)"
)
# the work that takes up the whole of it, at the end of its name: 为期五个月的农村集体“三资”专项整治
_WHOLE_WORK = compiled(
    r"的[^。;，,\n]{2,40}(?:巡[察视]|督察|审计|专项检查|整改|整治|攻坚|行动|排查|治理)(?:工作|活动)?[。，,;\n]"
)
_DOINGS = ("工作", "公示", "张贴", "公开", "进驻", "驻点")  # said of the clause they stand in alone
_EACH = compiled("[每各逐均][^。;，,]{0,10}$")  # 每批公示5个工作日: several lengths, not the whole
_ENDS = compiled(r"(?:时间)?(?:[，,。;)）\n]|$)")
# 集中整改期限为六个月，至10月25日结束: a stretch with an end of its own
_ENDS_OTHERWISE = compiled(
    r"[，,(（]?(?:即)?[至到](?:\d{4}年)?\d{1,2}月\d{1,2}日(?:止|结束|截止|期满|届满)"
)
_SPENT = compiled(r"的?时间|的?期间|[里间来]|以来")


class Stated(NamedTuple):
    """A stated length with the stretch it is said of.

    Attributes:
        duration: the stated length.
        period: the stretch.
        fills: whether the words say that it takes up the whole of it.
    """

    duration: Duration
    period: DateRange
    fills: bool


def find(scenes: Sequence[Scene]) -> tuple[DateRange, ...]:
    """Every stretch of time of which both ends are told, in the order of the text."""
    ranges = [s.when for s in scenes if isinstance(s.when, DateRange)]
    pairs = [
        DateRange(Span(one.when.span.start, other.when.span.end), one.when, other.when)
        for one, other in pairwise(scenes)
        if isinstance(one.when, WrittenDate)
        and isinstance(other.when, WrittenDate)
        and other.number == one.number + 1
        and one.block == other.block
        and one.sentence == other.sentence
        and _make_a_pair(one, other)
    ]
    return tuple(sorted((*ranges, *pairs), key=lambda r: r.span))


def _make_a_pair(one: Scene, other: Scene) -> bool:
    starts = one.before.endswith(("自", "从"))
    opens = starts or one.end.bound == "after" or _OPENS.match(one.after) is not None
    opens = opens or _BEGUN.fullmatch(one.after) is not None
    if (begun := _BEGAN_TO.fullmatch(one.after)) and other.after.find(begun[1]) in range(6):
        return True  # 4月3日开始拆，3月28日全部拆完
    if not opens or "以来" in one.after[:6]:
        return False
    if _BEGUN.fullmatch(one.after):
        return any(closes.match(other.after) for closes in (_FINISHED, _CLOSES))
    if other.before.endswith(("至", "到")):
        return starts or _CLOSES.match(other.after) is not None
    return _CLOSES.match(other.after) is not None or (
        other.end.bound == "before" and one.end.bound == "after" and starts
    )


def stated(notice: Notice) -> Iterator[Stated]:
    """The lengths that are stated for a stretch of time of their sentence."""
    text, periods = notice.text, notice.periods
    starts = [p.span.start for p in periods]
    answered = chain.feedback(notice)
    for duration in notice.phrases.durations:
        words = text[duration.span.start : duration.span.end]
        behind = text[duration.span.end : duration.span.end + 2]
        if words.endswith("内") or behind.startswith(("内", "以内", "前", "后", "之前", "以前")):
            continue
        at = bisect_left(starts, duration.span.start)
        before = periods[at - 1] if at else None
        before = _from_feedback(notice, answered, duration) or before
        named = periods_named.find(notice, duration)
        if named is not None:
            yield Stated(duration, named, fills=True)
            continue
        after = periods[at] if at < len(periods) else None
        if after and _is_told_behind(text, duration.span, after.span.start):
            yield Stated(duration, after, fills=True)
        elif before and before.span.covers(duration.span):
            if _LASTS.search(text, before.span.start, duration.span.start):
                yield Stated(duration, before, fills=True)
        elif at > 1 and _are_stages(text, periods[at - 2], periods[at - 1], duration):
            continue
        elif before and _same_sentence(text, before.span.end, duration.span.start):
            tie = _tie(text, before.span.end, duration.span)
            if tie is not None:
                yield Stated(duration, before, fills=tie)


def _is_told_behind(text: str, span: Span, start: int) -> bool:
    """公示7个工作日,即7月3日至7月7日: whether the stretch right behind a length is the same."""
    before = text[max(0, span.start - 12) : span.start]
    if not 0 < start - span.end <= 12 or _EACH.search(before):
        return False
    between = text[span.end : start]
    if _NAMELY.fullmatch(between):
        return True
    return _TIED.search(before) is not None and _FROM_BEHIND.fullmatch(between) is not None


def _from_feedback(notice: Notice, answered: Event | None, duration: Duration) -> DateRange | None:
    """从反馈当日到2023年12月31日的半年: a stretch whose start is named, not dated."""
    dates = notice.phrases.dates
    at = bisect_left(dates, duration.span.start, key=lambda d: d.span.start) - 1
    if answered is None or at < 0 or duration.span.start - dates[at].span.end > 1:
        return None
    end = dates[at]
    if not _FROM_FEEDBACK.search(notice.text, max(0, end.span.start - 16), end.span.start):
        return None
    return DateRange(end.span, answered.start, end)


def _are_stages(text: str, one: DateRange, other: DateRange, whole: Duration) -> bool:
    """自查(1月至2月)、核查(3月至4月)两个阶段，历时四个月: a length of all, not of the last."""
    together = _same_sentence(text, one.span.end, other.span.start)
    together = together and _same_sentence(text, other.span.end, whole.span.start)
    return together and all(text.startswith((")", "）"), stage.span.end) for stage in (one, other))


def _same_sentence(text: str, start: int, end: int) -> bool:
    return 0 <= end - start <= _REACH and not _STOP.search(text, start, end)


def _tie(text: str, start: int, span: Span) -> bool | None:
    """Whether a length fills the stretch before it; None where it is not said of it at all."""
    between = text[start : span.start]
    behind = text[span.end : span.end + 60]
    if _ENDS_OTHERWISE.match(behind):
        return None
    if between in ("(", "（"):
        return True if behind.startswith((")", "）")) else None
    if _TOTAL.match(between):
        return True if between[-1] not in "为即计" or _ENDS.match(behind) else None
    whole = between in ("的", "") or _TAKES.match(between) or _IN_ALL.search(between)
    if _SPENT.match(behind) and whole:
        return True
    if _EACH.search(between):
        return None
    if _LASTED.search(between):
        return False if _ENDS.match(behind) else None
    tie = _TIED.search(between)
    if tie is None or (tie[0].startswith(_DOINGS) and re.search(r"\d.*[，,]", between)):
        return None
    return (_FILLS.match(behind[:6]) or _WHOLE_WORK.match(behind)) is not None


# --- lengths counted from the feedback ---------------------------------------------------------

_FROM_FEEDBACK = compiled(r"[从自](?:巡[察视]|意见)*反馈(?:当[日天]|之日|意见|会|后)*起?[至到]?$")
_LIMIT = compiled(r"(?:巡[察视]|意见)*反馈(?:意见|会)?(?:[以之]?后|之日起|当日起)$")
_THAT_IS = compiled(r"(?:以?内)?(?:[(（](?:即|也就是)?|[，,]?(?:即|也就是))")
_LONGEST_ROUND = Decimal(1)  # 近五年来 looks back further than a round of rectification


def limits(notice: Notice) -> Iterator[tuple[Duration, DateRange]]:
    """反馈后2个月内(9月20日前): limits counted from the feedback, with the day they are said to end."""
    answered = chain.feedback(notice)
    dates = notice.phrases.dates
    for duration in notice.phrases.durations if answered else ():
        span = duration.span
        at = bisect_left(dates, span.end, key=lambda d: d.span.start)
        if answered is None or at >= len(dates) or dates[at].span.start - span.end > 8:
            continue
        within = notice.text[span.start : span.end].endswith("内")
        between = notice.text[span.end : dates[at].span.start]
        if not (within or between.startswith(("内", "以内"))) or not _THAT_IS.fullmatch(between):
            continue
        if not _LIMIT.search(notice.text, max(0, span.start - 16), span.start):
            continue
        end = _next(answered.start, dates[at])
        if end is not None:
            yield duration, DateRange(end.span, answered.start, end)


def _next(start: WrittenDate, end: WrittenDate) -> WrittenDate | None:
    """The first day a date without a year can mean behind another; None where there is none."""
    days = [d for d in chain.readings(end) if start.last is not None and d.last >= start.last]
    if not days:
        return None
    first = min(days)
    return end._replace(first=first.first, last=first.last)


def since_feedback(notice: Notice) -> Iterator[Duration]:
    """Lengths that can only be counted from the feedback: 三个月来 where the work is told as a whole.

    Below the items 三个月来 may count from the day on which that measure began, and before the
    feedback is told it counts from something else.
    """
    answered = chain.feedback(notice)
    if answered is None:
        return
    start = answered.when.span.end
    end = notice.items[0].section.block.extent.start if notice.items else len(notice.text)
    for duration in notice.phrases.durations:
        at = duration.span
        if not start <= at.start < end or duration.unit is DurationUnit.WORKING_DAY:
            continue
        if duration.unit is DurationUnit.YEAR and duration.value > _LONGEST_ROUND:
            continue
        before = notice.text[max(0, at.start - 12) : at.start]
        behind = notice.text[at.end : at.end + 2]
        if _SINCE_ANOTHER.search(notice.text, max(0, at.start - 60), at.start):
            continue  # 对照第11期简报(截至11月25日)公布的数，一个月来新增…
        if behind.startswith(("来", "多来", "以来")) and _SINCE.search(before):
            yield duration


_SINCE_ANOTHER = compiled(r"(?:对照|对比|相比|较上|比上|上期|上月|上次|第\d+期)[^。;\n]*$")
_SINCE = compiled(
    r"(?:^|[。;，,\n:)）]|整改|反馈(?:意见|问题|情况|会|大会)?(?:之后|以后|后|以来|至今)?) *$"
)
_DATES_BACK = 8  # how many dates of its sentence a length looks back over


def since_told(notice: Notice) -> Iterator[tuple[Duration, tuple[DateRange, ...]]]:
    """2021年5月接到反馈,2022年5月申请销号,三年来…: lengths that count from a date of their sentence.

    Each comes with the stretches it can mean: up to the last date of the sentence, or up to any day
    on which the notice may be speaking. A length may look back less far, but not further.
    """
    events = notice.events
    ends = [e.end for e in events if e.end.last is not None and e.telling is not Telling.PLANNED]
    latest = max(ends, key=lambda end: end.last or date.min, default=None)
    for duration in notice.phrases.durations:
        span = duration.span
        behind = notice.text[span.end : span.end + 2]
        clause = notice.text[max(0, span.start - 1) : span.start] in ("，", ",", ";")
        if not clause or not behind.startswith(("来", "多来", "以来")) or latest is None:
            continue
        if duration.unit is DurationUnit.WORKING_DAY or not _is_plain(duration):
            continue
        at = bisect_left(events, span.start, key=lambda e: e.when.span.start)
        told = [
            e
            for e in events[max(0, at - _DATES_BACK) : at]
            if e.start.known and e.sentence.start <= span.start < e.sentence.end
        ]
        if len(told) < 2 or latest.last is None or told[0].start.first is None:
            continue
        years = latest.last.year - told[0].start.first.year + 1  # calendar years may be counted
        if duration.unit is DurationUnit.YEAR and duration.value <= years:
            continue
        first = told[0].start
        yield duration, (DateRange(span, first, told[-1].end), DateRange(span, first, latest))


def _is_plain(duration: Duration) -> bool:
    """近三年来 looks back from the day of writing, whatever else is told."""
    return duration.approximation in (Approximation.EXACT, Approximation.ODD, Approximation.OVER)


def of_the_work(notice: Notice) -> Iterator[DateRange]:
    """The stretches that 三个月来 can mean: from the feedback on, or the period of the work."""
    answered = chain.feedback(notice)
    if answered is None:
        return
    for event in (chain.as_of(notice), chain.signature(notice)):
        if event is not None and event.end.known:
            span = Span(answered.when.span.start, event.when.span.end)
            yield DateRange(span, answered.start, event.end)
    for event in notice.events:
        if event.kind is EventKind.WORK_PERIOD and isinstance(event.when, DateRange):
            yield event.when


# --- does it fit -------------------------------------------------------------------------------


def length(start: WrittenDate, end: WrittenDate, unit: DurationUnit) -> Lengths | None:
    """The least and the greatest length between two dates; None where it cannot be said."""
    if start.first is None or start.last is None or end.first is None or end.last is None:
        return None
    return lengths(Interval(start.first, start.last), Interval(end.first, end.last), unit)


_SLACK = {
    DurationUnit.DAY: Decimal(0),
    DurationUnit.WORKING_DAY: Decimal(0),
    DurationUnit.WEEK: Decimal("0.3"),
    DurationUnit.MONTH: Decimal("0.25"),
    DurationUnit.YEAR: Decimal("0.05"),
}


def compare(duration: Duration, found: Lengths) -> int:
    """Whether a stated length is too short (-1), fits (0) or is too long (1) for the found one.

    Months and years are told roughly, so a week more or less is no contradiction; 余, 近 and 约
    loosen the side they speak of.
    """
    least, most = found
    slack = _SLACK[duration.unit]
    below = above = duration.value
    match duration.approximation:
        case Approximation.OVER | Approximation.ODD:
            above = max(duration.value * Decimal("1.35"), duration.value + 1)
        case Approximation.UNDER:
            below = duration.value * Decimal("0.75")
        case Approximation.ABOUT:
            below, above = duration.value * Decimal("0.8"), duration.value * Decimal("1.2")
    if above + slack < least:
        return -1
    return 1 if below - slack > most else 0
