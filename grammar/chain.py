"""The chain of one round: inspection, feedback, as-of, signature, publication.

A date is an interval of possible days, and a year that was not written is a guess; so an order is
broken only if no days and no year that a reader might have supplied would mend it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import product

from dateutil.relativedelta import relativedelta

from grammar.calendar import Interval
from grammar.claims import DateRange, WrittenDate
from grammar.model import Event, EventKind, Notice, Telling
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled

_BUILDING = compiled("开工|动工|立项|招标|启动|进场")
# a guessed year is changed only where that brings the date this near to its neighbours
NEAR = timedelta(days=250)
# 12月4日至1月19日 runs into the next year; 9月25日至9月8日 does not
_LONGEST_RANGE = timedelta(days=210)
_FIRST_STAGE = compiled(r"(?:第一阶段|首次(?:公开|通报|公布|公示)|首轮|前期|中期)[^。;\n]{0,16}$")
_HANDED_OVER = compiled(
    r"[，,]?[^。;，,]{0,12}(?:交办|转办|移交|受理)[^。;，,]{0,16}(?:信访|举报|投诉|来信|来电|转办件|交办件)"
)
# 收入核对以6月30日为统计截止日: the day of one matter
_OF_ONE_MATTER = compiled(
    r"(?:^|[。;\n])(?![^。;\n]*(?:整改|数据|情况|进[展度]|通报|报告|本))[\u4e00-\u9fff]{2,8}以$"
)
_OF_THE_WORK = (
    "整改",
    "完成",
    "销号",
    "办结",
    "以上数据",
    "问题",
    "任务",
    "现将",
    "情况",
    "进度",
    "进展",
    "统计",
    "本材料",
    "隐患",
    "发现",
)


class Link(NamedTuple):
    """One day of the chain.

    Attributes:
        name: what it is the day of, in Chinese.
        english: the same in English.
        event: the event whose date it is.
        date: the date itself: for the inspection once its start, once its end.
    """

    name: str
    english: str
    event: Event
    date: WrittenDate


class Break(NamedTuple):
    """Two links in the wrong order: the earlier one of the chain is dated after the later."""

    earlier: Link
    later: Link


def interval(when: WrittenDate, years: int = 0) -> Interval | None:
    """The days a date can mean, moved by some years; None for a date that cannot be compared."""
    if when.first is None or when.last is None:
        return None
    if years == 0:
        return Interval(when.first, when.last)
    moved = relativedelta(years=years)
    try:
        return Interval(when.first + moved, when.last + moved)
    except ValueError:  # beyond the calendar
        return None


def is_guess(when: WrittenDate) -> bool:
    """Whether the year was supplied by the reader."""
    return "year" in when.supplied


def is_reversed(text: str, span: DateRange) -> bool:
    """Whether a range ends before it starts, whatever year a reader supplies for its end."""
    start, end = interval(span.start), interval(span.end)
    if start is None or end is None or end.last >= start.first:
        return False
    written = text[span.end.span.start : span.end.span.end].startswith(("同年", "当年", "当月"))
    if is_guess(span.start) and not is_guess(span.end):
        before = interval(span.start, -1)  # 从10月14日到2025年1月20日
        return before is None or end.last - before.first > _LONGEST_RANGE
    if not is_guess(span.end) or written:
        return True
    if _BUILDING.search(text, span.start.span.end, span.end.span.start):
        return False  # 2023年11月开工、8月竣工: of the next year, or of the one after
    later = interval(span.end, 1)
    return later is None or later.last - start.first > _LONGEST_RANGE


# --- the round ---------------------------------------------------------------------------------


def first_of(notice: Notice, kind: EventKind) -> Event | None:
    """The first event of a kind that belongs to this round and can be compared."""
    for event in notice.events:
        if event.kind is kind and event.telling is not Telling.BEFORE and event.start.known:
            return event
    return None


def feedback(notice: Notice) -> Event | None:
    """The feedback this notice answers: the first that is told as such."""
    return first_of(notice, EventKind.FEEDBACK)


def signature(notice: Notice) -> Event | None:
    """The day of signing: the last one, behind the text; else the one under the title."""
    signed = [e for e in notice.events if e.kind is EventKind.SIGNATURE and e.start.known]
    return signed[-1] if signed else None


def as_of(notice: Notice) -> Event | None:
    """The latest day as of which the notice reports.

    An item may tell its own state of affairs as of a day long past (截至2021年底,欠缴12户): that
    counts only beside the day told for the notice as a whole.
    """
    if report_day(notice) is None:
        return None
    told = [e for e in notice.events if e.kind is EventKind.AS_OF and e.end.last is not None]
    return max(told, key=lambda e: e.end.last or date.min)


def links(notice: Notice) -> tuple[Link, ...]:
    """The days of the chain that the notice tells, in the order in which they should lie.

    Several inspections, or several days of feedback, are rounds of their own whose order is not
    known; then the chain begins behind them. Without feedback an inspection may be to come.
    """
    found: list[Link] = []
    inspection = first_of(notice, EventKind.INSPECTION)
    answered = feedback(notice)
    if inspection and answered and _follows(notice, inspection, answered):
        found += _of_inspection(_stretched(notice, inspection))
    if answered:
        found.append(Link("反馈", "feedback", answered, answered.start))
    report = report_day(notice)
    if report:
        found.append(Link("数据截至", "as of", report, report.start))
    signed = signature(notice)
    if signed:
        found.append(Link("落款", "signature", signed, signed.start))
    published = first_of(notice, EventKind.PUBLICATION)
    if published and (signed or report):
        found.append(Link("发布", "publication", published, published.end))
    return tuple(found)


def _follows(notice: Notice, inspection: Event, answered: Event) -> bool:
    """Whether the first inspection is the one that this feedback ends."""
    between = [
        e
        for e in notice.events
        if e.kind is EventKind.INSPECTION
        and inspection.when.span.start < e.when.span.start < answered.when.span.start
    ]
    return not between and inspection.when.span.start < answered.when.span.start


def _stretched(notice: Notice, inspection: Event) -> Event:
    """The inspection with its end, where that is told apart: 自3月27日进驻，5月26日撤离."""
    period = next((p for p in notice.periods if p.start == inspection.when), None)
    return inspection if period is None else inspection._replace(when=period)


def _of_inspection(event: Event) -> Iterator[Link]:
    if isinstance(event.when, DateRange):
        yield Link("巡察开始", "start of the inspection", event, event.when.start)
        yield Link("巡察结束", "end of the inspection", event, event.when.end)
    else:
        yield Link("巡察", "inspection", event, event.when)


AROUND = 200  # code points on either side of a date that tell what it is the day of


def report_day(notice: Notice) -> Event | None:
    """The as-of day of the whole notice: the first one outside the items that speaks of it."""
    answered = feedback(notice)
    items = notice.items
    for event in notice.events:
        at = event.when.span.start
        if event.kind is not EventKind.AS_OF or not event.start.known:
            continue
        if answered is not None and at < answered.when.span.start:
            continue
        item = bisect_right(items, at, key=lambda i: i.section.block.extent.start) - 1
        if item >= 0 and at < items[item].section.end:
            continue
        if _FIRST_STAGE.search(notice.text, max(0, at - AROUND // 8), at):
            continue  # 第一阶段（截至2月25日）完成16个
        if _OF_ONE_MATTER.search(notice.text, max(0, at - AROUND // 8), at):
            continue
        if _HANDED_OVER.match(notice.text, event.when.span.end):
            continue  # while the inspectors were still there
        start, end = event.sentence
        words = notice.text[max(start, at - AROUND) : min(end, at + AROUND)]
        if any(word in words for word in _OF_THE_WORK):
            return event
    return None


def breaks(chain: Sequence[Link]) -> tuple[Break, ...]:
    """The links of a chain that are certainly in the wrong order.

    Every way to read the years that were not written is tried. If none puts the chain in order,
    the one that leaves least wrong is told, and of each link only what is wrong with its neighbour.
    """
    choices = [
        {n: interval(link.date, n) for n in ((0, 1, -1) if is_guess(link.date) else (0,))}
        for link in chain
    ]
    least: list[tuple[int, int]] | None = None
    for years in sorted(product(*choices), key=lambda shifts: sum(map(abs, shifts))):
        moved = [choice[n] for choice, n in zip(choices, years, strict=True)]
        broken = _broken(moved)
        wrong = [pair for pair in broken if not _one_range(chain, *pair)]
        backward = len(wrong) < len(broken)
        if not any(years) or (not backward and _plausible(moved, years)):
            if not wrong:
                return ()
            if least is None or len(wrong) < len(least):
                least = wrong
    found: list[Break] = []
    told: set[int] = set()
    for later, earlier in least or ():
        if told.isdisjoint((later, earlier)):
            told |= {later, earlier}
            found.append(Break(chain[earlier], chain[later]))
    return tuple(found)


def _one_range(chain: Sequence[Link], later: int, earlier: int) -> bool:
    """Whether two links are the ends of one range, whose order is looked at by itself."""
    return chain[earlier].event is chain[later].event


def _broken(days: Sequence[Interval | None]) -> list[tuple[int, int]]:
    """Pairs of places (later, earlier) whose days are in the wrong order, nearest pairs first."""
    found: list[tuple[int, int]] = []
    for later, after in enumerate(days):
        for earlier in range(later - 1, -1, -1):
            before = days[earlier]
            if after is not None and before is not None and after.last < before.first:
                found.append((later, earlier))
    return found


def _plausible(days: Sequence[Interval | None], years: Sequence[int]) -> bool:
    """Whether each day whose year was changed lies near those beside it."""
    for at, moved in enumerate(years):
        day = days[at]
        if not moved or day is None:
            continue
        beside = [d for d in (*days[max(0, at - 1) : at], *days[at + 1 : at + 2]) if d is not None]
        if any(_gap(day, other) > NEAR for other in beside):
            return False
    return True


def _gap(one: Interval, other: Interval) -> timedelta:
    return max(one.first - other.last, other.first - one.last, timedelta(0))


# --- one date against the round ----------------------------------------------------------------


def readings(when: WrittenDate) -> tuple[Interval, ...]:
    """The days a date can mean, for each year that a reader might have supplied."""
    shifts = (0, -1, 1) if is_guess(when) else (0,)
    return tuple(days for n in shifts if (days := interval(when, n)) is not None)


def may_be_of_one_year(one: Event, other: Event) -> bool:
    """Whether a day without a year may be of the year that the other tells."""
    years = [e.start.year for e in (one, other)]
    guessed = is_guess(one.start) or is_guess(other.start)
    return guessed and None not in years and abs((years[0] or 0) - (years[1] or 0)) <= 1


def may_agree(one: Event, other: Event) -> bool:
    """Whether some day, and some year where none is written, fits both."""
    if not one.start.known or not other.start.known:
        return (one.start.month, one.start.day) == (other.start.month, other.start.day)
    for left in stretches(one):
        for right in stretches(other):
            if left.last >= right.first and right.last >= left.first:
                return True
    return False


def stretches(event: Event) -> tuple[Interval, ...]:
    """The days from the first to the last of an event, for each year that a reader might supply."""
    if isinstance(event.when, WrittenDate):
        return readings(event.when)
    years = (0, -1, 1) if is_guess(event.when.start) else (0,)
    starts = [interval(event.when.start, year) for year in years]
    ends = [interval(event.when.end, year) for year in years]
    return tuple(
        Interval(start.first, end.last)
        for start, end in zip(starts, ends, strict=True)
        if start and end and start.first <= end.last
    )


def only_after(when: WrittenDate, start: date | None, end: date) -> int | None:
    """By how many days a date lies after the end of a stretch of time, if it does for certain.

    Args:
        when: the date.
        start: where the stretch begins, or None where that is not known.
        end: where it ends.

    Returns:
        The days in between; None where some reading of the date lies in the stretch, or nearer
        to its beginning than to its end.
    """
    return _outside(when, start, end, after=True)


def only_before(when: WrittenDate, start: date, end: date | None) -> int | None:
    """By how many days a date lies before the beginning of a stretch of time, if for certain."""
    return _outside(when, start, end, after=False)


def _outside(when: WrittenDate, start: date | None, end: date | None, *, after: bool) -> int | None:
    late: list[int] = []
    early: list[int] = []
    for days in readings(when):
        if end is not None and days.first > end:
            late.append((days.first - end).days)
        elif start is not None and days.last < start:
            early.append((start - days.last).days)
        elif start is None and is_guess(when):
            early.append(0)  # the year before would do
        else:
            return None
    mine, other = (late, early) if after else (early, late)
    if not mine or (other and min(other) <= min(mine)):
        return None
    return min(mine)


def certain_year(when: WrittenDate | DateRange) -> int | None:
    """The year of a date that says it itself; None where it is a guess or spans two years."""
    start, end = (when.start, when.end) if isinstance(when, DateRange) else (when, when)
    if is_guess(start) or start.first is None or end.last is None:
        return None
    return start.first.year if start.first.year == end.last.year else None


def last_day(notice: Notice, event: Event) -> date | None:
    """The last day an event can mean; a guessed year is the one nearest to the signature."""
    signed = signature(notice)
    if signed is None or signed.end.last is None or not is_guess(event.end):
        return event.end.last
    near = signed.end.last
    days = [days.last for days in readings(event.end)]
    return min(days, key=lambda day: abs(day - near), default=None)


def latest(notice: Notice) -> date | None:
    """The last day on which something told as done can have been done, where one is told."""
    told = [e for e in (as_of(notice), signature(notice)) if e is not None]
    days = [day for e in told if (day := last_day(notice, e)) is not None]
    return max(days, default=None)
