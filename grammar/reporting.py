"""What is told as done, ordered or reported, beside the days of the round.

From which day on a deed counts, which days a notice reports as of, and what it says of reporting.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from grammar import chain
from grammar.model import Event, EventKind, Notice, Telling
from grammar.patterns import compiled

_LIMIT = 24  # characters of a limit with what it limits
_SENTENCE = 120  # characters of a sentence that are looked at
_NAME = 16  # characters in which the name of a work stands
_WORK_AHEAD = compiled(r"(?:^|[，,。;、:])([\u4e00-\u9fff]{4,12})(?:自|于|从)$")
_BEGINS = compiled(r"(?:起)?(?:正式|全面)?(?:启动|开始|展开|开展|实施)")
_WORK_ENDS = compiled(
    r"[，,]?([\u4e00-\u9fff]{4,12}?)(?:工作)?(?:全面|正式|如期|圆满|顺利)?(?:结束|收官|收尾|告一段落)"
)
# words that tell one work of a name from another: 上一年度, 一期
_ANOTHER_WORK = compiled(
    r"(?<![较比与])(?:上一?年度?|去年|往年)|上一?轮|前一轮|[一二三四]期|第[一二三四][期批轮阶]|首[期批轮]"
)
_CAME = compiled(
    r"[，,]?[^。;，,\n]{0,16}(?:巡[察视]|督[察查]|检查|审计)[^。;，,\n]{0,4}组?(?:进驻|对)"
)
# 6月30日前购置的设备 tells which, not until when
_OF_WHICH = compiled(r"(?:之?前|以前)(?!完成|整改)[^。;，,\n]{1,8}的[\u4e00-\u9fff]")
_A_CAMPAIGN = timedelta(days=400)
_SHORTLY = timedelta(days=31)
_JUST_BEFORE = timedelta(days=92)
_REPORTING = compiled(
    r"(?:报告|报送|上报|汇报|审议|审定|听取|通报|公布|公开|公示)了?[^。;\n]{0,30}?(?:整改|落实)[^。;，\n]{0,12}(?:情况|报告|结果|成效|进展)"
    r"|研究[^。;，\n]{0,6}\d{4}年[^。;，\n]{0,8}(?:计划|安排|工作|打算)"
    r"|(?:发出|下发|发送|送达)[^。;，\n]{0,8}(?:督办|提醒|督促|问询|交办)(?:函|单|书|通知)"
    r"|整改[^。;，\n]{0,8}(?:评估|测评|考核|评议)"
    r"|整改(?:工作|任务|完成|落实)?(?:情况|成效|结果|质量)[^。;，\n]{0,6}(?:验收|核查|复核|审核|核验|检查)"
    r"|(?:审定|审议|研究|讨论|通过|印发|签发|形成)了?[^。;，\n]{0,8}(?:本|此|该)(?:通报|报告|公告|材料)|^补[记充报]|^(?:更新|续报|追记)"
    r"|(?:整改|落实)[^。;，\n]{0,12}(?:情况|报告|结果|成效|进展)[^。;\n]{0,10}(?:报告|报送|上报|汇报|审议|审定|听取|通报|公布|公开|公示)"
)
_IS_PLANNED = compiled(r"将|拟|预计|计划|力争|争取|确保|到期|期满|届满|目标|应|需")
_ORDERED = compiled(r"(?:要求|责令|限期?|明确|规定|通知|部署)[^。;]{0,60}$")


def begun(notice: Notice) -> date | None:
    """The day from which on what the notice reports was done: the feedback, else the first deed.

    A campaign answers no feedback; it begins with the first day told in full as one of doing.
    """
    answered = chain.feedback(notice)
    if answered is not None:
        return answered.start.first
    days = [
        e.start.first
        for e in notice.events
        if e.telling is Telling.DONE
        and e.kind in (EventKind.MEETING, EventKind.PLAN, EventKind.LEADING_GROUP, EventKind.ISSUE)
        and e.start.first is not None
        and not chain.is_guess(e.start)
    ]
    return min((*days, *_inspected(notice)), default=None) or _first_told(notice)


def _inspected(notice: Notice) -> Iterator[date]:
    """The days on which the lead says that the inspectors came: what they found was mended later."""
    for event in notice.events:
        if event.telling is Telling.BEFORE or chain.is_guess(event.start) or not event.start.month:
            continue
        if event.start.first is None or not _CAME.match(notice.text, event.when.span.end):
            continue
        if any(b.span.start <= event.when.span.start < b.span.end for b in notice.lead):
            yield event.start.first


def _first_told(notice: Notice) -> date | None:
    """The first day told in full, where nothing is told as done first, in the year before signing."""
    signed = chain.signature(notice)
    if signed is None or signed.start.first is None or chain.is_guess(signed.start):
        return None
    days = [
        e.start.first
        for e in notice.events
        if e.start.first is not None
        and e.start.month is not None
        and e.telling not in (Telling.BEFORE, Telling.PLANNED)
        and e.start.first <= signed.start.first
        and not chain.is_guess(e.start)
        and e is not signed
    ]
    first = min(days, default=None)
    return first if first and signed.start.first - first <= _A_CAMPAIGN else None


def begun_before(notice: Notice, event: Event) -> date | None:
    """The day from which on a day without a year counts, where the notice tells no beginning.

    Behind 截至2023年11月30日 in the same lines 12月8日 is hardly one of the year before.
    """
    last, at = chain.latest(notice), event.when.span.start
    near = any(
        e.kind is EventKind.AS_OF
        and 0 <= at - e.when.span.end <= chain.AROUND
        and not chain.is_guess(e.start)
        for e in notice.events
    )
    if last is None:
        return None
    return last - chain.NEAR if near or _are_of_these_months(notice, event, last) else None


def _are_of_these_months(notice: Notice, event: Event, last: date) -> bool:
    """Whether the days without a year are those of the months before: 9月1日, 9月19日, 10月8日, 11月6日.

    A day shortly behind the last one is then hardly that of the year before.
    """
    day = event.start.first
    if day is None or not last < day <= last + _SHORTLY:
        return False
    done = [
        e.start.first
        for e in notice.events
        if e.kind is EventKind.ACTION
        and e.telling is Telling.DONE
        and e is not event
        and chain.is_guess(e.start)
        and e.start.first is not None
    ]
    return bool(done) and all(last - chain.NEAR < d <= last + _SHORTLY for d in done)


def reported_after(notice: Notice, signed: Event) -> Iterator[Event]:
    """The further as-of days that lie behind the day of signing, what is planned for left out."""
    report = chain.report_day(notice)
    for event in notice.events:
        if event.kind is not EventKind.AS_OF or event is report or chain.is_guess(event.start):
            continue
        first, last = event.start.first, signed.end.last
        ahead = notice.text[event.when.span.end : event.sentence.end]
        if first and last and first > last and not _IS_PLANNED.search(ahead):
            yield event


def deadlines(notice: Notice) -> Iterator[tuple[Event, Event]]:
    """Deadlines with the day on which, in the same sentence, they were set; both years written.

    2022年9月20日下发通知，要求各学校于2022年9月10日前报送.
    """
    for told, deadline in pairwise(notice.events):
        between = notice.text[told.when.span.end : deadline.when.span.start]
        if (
            deadline.kind is EventKind.DEADLINE
            and told.telling in (Telling.DONE, Telling.BEFORE)
            and told.sentence == deadline.sentence
            and (_are_certain(told, deadline) or _lies_just_before(deadline, told))
            and _ORDERED.search(between)
            and not _OF_WHICH.search(_from(notice, deadline))
        ):
            yield told, deadline


def undertakings(notice: Notice) -> Iterator[tuple[Event, Event]]:
    """Where a work of one name is said to begin, and where to end; both years written.

    专项清理自2022年11月14日启动 … 2023年2月28日，专项清理结束.
    """
    text = notice.text
    begun: dict[str, Event] = {}
    for event in notice.events:
        if chain.is_guess(event.start) or event.start.first is None:
            continue
        before = text[
            max(event.sentence.start, event.when.span.start - _NAME) : event.when.span.start
        ]
        behind = text[event.when.span.end : event.when.span.end + 2 * _NAME]
        opens = event.sentence.start
        if _ANOTHER_WORK.search(text, opens, min(event.sentence.end, opens + _SENTENCE)):
            continue
        named = _WORK_AHEAD.search(before)
        if named and _BEGINS.match(behind):
            begun.setdefault(named[1], event)
        elif ended := _WORK_ENDS.match(behind):
            start = begun.get(ended[1])
            if start is not None:
                yield start, event


def _from(notice: Notice, deadline: Event) -> str:
    start = deadline.when.span.start
    return notice.text[start : start + _LIMIT]


def _are_certain(told: Event, deadline: Event) -> bool:
    return not chain.is_guess(told.start) and not chain.is_guess(deadline.end)


def _lies_just_before(deadline: Event, told: Event) -> bool:
    """7月22日下发通知，要求7月10日前修复: no year is written, but a deadline of the next is not meant."""
    set_on, due = told.start.first, deadline.end.last
    guessed = chain.is_guess(told.start) and chain.is_guess(deadline.end)
    return guessed and set_on is not None and due is not None and set_on - due <= _JUST_BEFORE


def tells_of_reporting(notice: Notice, event: Event, report: Event) -> bool:
    """Whether an event is the reporting itself, which may well lie behind the as-of day.

    市审计局于12月22日向市人大常委会报告了整改情况, 现将截至11月30日的整改情况公告如下: what the lead tells
    before it names the as-of day leads up to this notice, and a report on the rectification tells
    of what was done by an earlier day.
    """
    start = event.when.span.start
    if start < report.when.span.start and any(
        b.span.start <= start < b.span.end for b in notice.lead
    ):
        return True
    words = notice.text[event.when.span.end : min(event.sentence.end, event.when.span.end + 80)]
    return _REPORTING.search(words) is not None
