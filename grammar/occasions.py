"""Meetings and circulars that the notice names one by one, against how many it says there were.

A meeting counts by its day (7月5日召开专题会), a circular by its number (督查通报（某党督〔2025〕1号）). Only
totals are looked at: 共召开专题会2次, 累计; and only under the name that the total uses.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from grammar.claims import DocumentNumber, WrittenDate
from grammar.mentions import Cue, Mention, Occasions, Sentence
from grammar.model import Level, Phrases
from grammar.patterns import compiled
from grammar.source import Span, Spans

_TIMES = frozenset(("次", "场", "场次"))
_PIECES = frozenset(("期", "份", "件", "个"))
_HELD = compiled(
    r"(?:召开|举行)(?:了)?([\u4e00-\u9fff]{2,12}?会议?)$|([\u4e00-\u9fff]{2,12}?会议?)(?:已|共|累计|总共|先后|一共)*(?:召开|举行)(?:了)?$"
)
# 召开党委会议专题研究整改3次: what the meetings were for stands between
_HELD_FOR = compiled(
    r"(?:召开|举行)(?:了)?([\u4e00-\u9fff]{2,12}?会议?)(?:专题|专门|集中|集体)?(?:研究|听取|部署|审议|调度|推进|讨论|研判)[\u4e00-\u9fff“”]{0,12}$"
)
_DURING = compiled(r"期间|以来|至今")
_ALL = compiled(r"总共|累计|一共|共(?:召开|举行)|先后")
_MEETING = compiled(
    r"(?:[上下]午|晚上?|当天)?[，,]?[\u4e00-\u9fff]{0,12}?(?:召开|举行)(?:了|的)?([\u4e00-\u9fff]{0,12}?会)(?!后|前|上)"
)
_MEETING_ACTS = compiled(
    r"(?:[上下]午|晚上?|当天)?[，,]?的?([\u4e00-\u9fff]{2,12}?会)议?(?=专题|通报|听取|审议|研究|审定|传达|部署|讨论|通过)"
)
_WHOSE = compiled(r"(党[委组]|党工委|班子|支委)(?:召开|举行)(?:了)?会")  # 局党组召开会议
_PLANNED = compiled(r"拟|将|计划|准备|择期|预计|[前底]召开|建议|要求")
_SENIOR = compiled(r"中央|省委|市委|县委|区委|上级|国务院|省政府|市政府|县政府|区政府")
_CIRCULAR = compiled(
    r"(?:印发|编发|下发|制发|发出|发)?([\u4e00-\u9fff]{0,4}(?:通报|简报|专报|督办函|督办单|提示函|建议书|通知书))$"
)
# 会议3次：5月23日…，6月13日…; each day with what was done at the meeting
_OF_MEETINGS = compiled(r"会")
_OPENS_DAYS = compiled(
    r"[^。;；：:，,\d]{0,16}[：:。，,;；(（](?:其中|分别(?:于|是|为)?|即)?[，,]?"
)
_NEXT_DAY = compiled(r"[，,;；。、]$")
_CLAUSE_OF_DAY = compiled(r"[^。;；\n]{0,20}")
_MET = compiled(r"会|召开|听取|审议|审定|研究|讨论|传达|部署|调度|督办|通报|学习")
_SINGLE = compiled(r"印发|起|截至|修订|反馈|另")
_NAME = 2  # characters that a name has in common with another, at its end
_AHEAD = 60  # code points behind a date in which its meeting is named


def find(
    text: str, sentences: Sequence[Sentence], phrases: Phrases, levels: Sequence[Level]
) -> tuple[Occasions, ...]:
    """The stated numbers of meetings and circulars, with those the notice names.

    Args:
        text: the reading text.
        sentences: its sentences that have figures.
        phrases: its dates and document numbers.
        levels: the levels of the part that answers the findings; a number told in one answer is
            that answer's own.
    """
    answers = Spans(section.span for section in levels[0].sections) if levels else Spans(())
    named = _Named(text, phrases)
    found: list[Occasions] = []
    for sentence in sentences:
        if answers.hold(sentence.span.start):
            continue
        for mention in sentence.quantities():
            if not mention.quantity.exact or mention.quantity.measure != "count":
                continue
            before = text[sentence.span.start : mention.quantity.span.start]
            if (told := _told_behind(text, mention, phrases.dates)) and len(told) > 1:
                found.append(Occasions(mention.quantity, told))
                continue
            if name := _meeting(mention, during=_DURING.search(before) is not None):
                places = named.days(name)
            elif name := _circular(mention):
                places = named.serials(name)
            else:
                continue
            if places:
                found.append(Occasions(mention.quantity, places))
    return tuple(found)


def _held_behind(mention: Mention) -> str:
    """What is held so many times: 3次召开会议."""
    return mention.tail if mention.tail.startswith(("召开", "举行")) else ""


def _told_behind(text: str, mention: Mention, dates: Sequence[WrittenDate]) -> tuple[Span, ...]:
    """The days of meetings that follow their number: 会议3次，其中1月9日会议审定计划，2月13日会议确定名单."""
    if (
        mention.quantity.unit not in _TIMES
        or mention.quantity.value < 2
        or not _OF_MEETINGS.search(mention.lead + mention.noun + _held_behind(mention))
    ):
        return ()
    end = text.find("\n", mention.span.end)
    end = end if end >= 0 else len(text)
    days: list[WrittenDate] = []
    at = mention.span.end
    for when in dates[bisect_left(dates, at, key=lambda d: d.span.start) :]:
        far = when.span.end > end or when.span.start - at > _AHEAD
        if far or when.day is None or when.fault:
            break
        between = text[at : when.span.start]
        opens = _OPENS_DAYS.fullmatch(between) if not days else _NEXT_DAY.search(between)
        clause = _CLAUSE_OF_DAY.match(text, when.span.end, end)
        if opens is None or clause is None or not _MET.search(clause[0]) or _SINGLE.search(between):
            break
        told_before = any(d.month == when.month and d.day == when.day for d in days)
        if told_before or _PLANNED.search(clause[0][:4]) or _SENIOR.search(clause[0]):
            break
        days.append(when)
        at = when.span.end
    return tuple(day.span for day in days)


class _Named:
    """What the notice names one by one, looked up once for each name."""

    def __init__(self, text: str, phrases: Phrases) -> None:
        self._text = text
        self._phrases = phrases
        self._meetings: list[tuple[str, WrittenDate]] | None = None
        self._known: dict[str, tuple[Span, ...]] = {}

    def days(self, name: str) -> tuple[Span, ...]:
        """The days on which meetings of a name were held."""
        if self._meetings is None:
            self._meetings = list(_meetings(self._text, self._phrases.dates))
        if name not in self._known:
            self._known[name] = tuple(_days(name, self._meetings))
        return self._known[name]

    def serials(self, name: str) -> tuple[Span, ...]:
        """The numbers of the circulars of a name."""
        if name not in self._known:
            self._known[name] = tuple(_numbers(self._text, name, self._phrases.numbers))
        return self._known[name]


_HELD_AS = compiled(r"会议?$")


def _meeting(mention: Mention, *, during: bool) -> str:
    """The name of the meetings that a total counts, without 会; empty where it is none."""
    if mention.quantity.unit not in _TIMES:
        return ""
    total = mention.cue in (Cue.TOTAL, Cue.CUMULATIVE) or _ALL.search(mention.lead)
    name = mention.quantity.noun
    held = _HELD.search(mention.lead)
    if not name and not held and (held_for := _HELD_FOR.search(mention.lead)):
        return _stem(held_for[1]) if total or during else ""
    if not name and held:
        name = held[1] or held[2]
    elif not mention.lead.endswith(("召开", "举行", "召开了", "举行了")):
        return ""
    return _stem(_ALL.sub("", name)) if total and name.endswith(("会", "会议")) else ""


def _stem(name: str) -> str:
    return _HELD_AS.sub("", name)


def _meetings(text: str, dates: Sequence[WrittenDate]) -> Iterator[tuple[str, WrittenDate]]:
    """The meetings that are named with their day, as something that was held."""
    listed: list[WrittenDate] = []  # 3月8日、4月12日、5月10日先后召开: one meeting each
    for when in dates:
        if listed and text[listed[-1].span.end : when.span.start] not in ("、", "和", "及"):
            listed = []
        if when.day is None or when.month is None or when.fault or when.bound:
            listed = []
            continue
        listed.append(when)
        found = _MEETING.match(text, when.span.end, when.span.end + _AHEAD)
        found = found or _MEETING_ACTS.match(text, when.span.end, when.span.end + _AHEAD)
        if found is not None and not _PLANNED.search(found[0]):
            stem = _stem(found[1]) or (_WHOSE.search(found[0]) or ["", ""])[1]
            name = (_SENIOR.search(found[0]) or [""])[0] + stem
            yield from ((name, day) for day in listed)
            listed = []


def _days(name: str, meetings: Sequence[tuple[str, WrittenDate]]) -> Iterator[Span]:
    """The first places of all days on which a meeting of a name was held."""
    days = set()  # without the year, which one place may name and another not
    for held, when in meetings:
        same = len(held) >= _NAME and len(name) >= _NAME and _is_one(held, name)
        if same and (when.month, when.day) not in days:
            days.add((when.month, when.day))
            yield when.span


def _is_one(held: str, name: str) -> bool:
    """Whether two names are one: 整改工作领导小组 and 领导小组; another body's meeting is not."""
    senior = _SENIOR.search(held)
    if senior and senior[0] not in name:
        return False
    return held.endswith(name) or name.endswith(held)


def _circular(mention: Mention) -> str:
    if mention.quantity.unit not in _PIECES or mention.cue is Cue.AMONG:
        return ""
    found = _CIRCULAR.search(mention.lead)
    return found[1] if found else ""


def _numbers(text: str, name: str, numbers: Sequence[DocumentNumber]) -> Iterator[Span]:
    """The numbers of circulars of a name, each once."""
    seen = set()
    for number in numbers:
        before = text[max(0, number.span.start - 20) : number.span.start].rstrip("(（ ")
        if before.endswith(name) and number.key not in seen:
            seen.add(number.key)
            yield number.span
