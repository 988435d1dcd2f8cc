"""Stretches of time that are called by a name further on: 公示期为9月8日至9月12日 … 在为期5天的公示期内."""

from __future__ import annotations

from grammar.claims import DateRange, Duration
from grammar.model import EventKind, Notice
from grammar.patterns import compiled
from grammar.source import Span

_CALLED = compiled(r"的?(?P<name>公示期|公告期|公开期|集中整改期|整改期|整治期|驻点期|进驻期)")
_LASTS = compiled(r"(?:为期|历时|共|这)$")
_NAMED = compiled(
    r"(?P<name>公示期|公告期|公开期|集中整改期|整改期|整治期|驻点期|进驻期)(?:限|间)?(?:为|是|自|从|:|：)*$"
)
_LASTED_IN_ALL = compiled(
    r"(?:^|[。\n])[ ]*(?:这次|此次|本次|整个)?(巡[察视]|督[察查]|进驻|驻点|检查|审计)(?:工作)?(?:前后|总共|一共|共|先后)?历时(?:了)?$"
)
_DAYS_OF_IT = compiled(r"(巡[察视]|督察|进驻|驻点|专项检查|检查|审计)(?:工作)?的(?:这)?$")
_SHOWN = compiled(r"(?:公示|公开|张贴)(?:了|共|满)?$")
_HERE = compiled(r"\s*(?:[^，,。\n]{0,20}[，,])?(?:现|特|兹)(?:对|将|就|予以)")
_SHOWN_FROM = compiled(r"(?:公示|公开|张贴)(?:时间|期限|期)(?:为|是|自|从|:)*$")
_BEFORE = 12  # code points before a stretch in which its name may stand


def find(notice: Notice, duration: Duration) -> DateRange | None:
    """The one stretch of a notice that has the name a length is told with; None where there is none.

    Args:
        notice: the notice.
        duration: a stated length.
    """
    text, (start, end) = notice.text, duration.span
    stretch = _of_inspection(notice, duration) or _shown(notice, duration)
    if stretch is not None:
        return stretch
    called = _CALLED.match(text, end)
    if called is None or not _LASTS.search(text, max(0, start - 2), start):
        return None
    named = [
        period
        for period in notice.periods
        if (told := _NAMED.search(text, max(0, period.span.start - _BEFORE), period.span.start))
        and told["name"] == called["name"]
    ]
    return named[0] if len(named) == 1 else None


def _shown(notice: Notice, duration: Duration) -> DateRange | None:
    """现对拟任人选公示5个工作日 … 公示时间自5月8日起至5月11日止: told in another line."""
    text, (start, end) = notice.text, duration.span
    if not _SHOWN.search(text, max(0, start - 4), start):
        return None
    opens = max(text.rfind(mark, 0, start) for mark in "。\n") + 1
    if not _HERE.match(text, opens):
        return None  # 任前公示5个工作日, of somebody else
    closes = min((at for mark in "。\n" if (at := text.find(mark, end)) >= 0), default=len(text))
    here = any(opens <= date.span.start < closes for date in notice.phrases.dates)
    windows = [
        period
        for period in notice.periods
        if _SHOWN_FROM.search(text, max(0, period.span.start - _BEFORE), period.span.start)
    ]
    return windows[0] if len(windows) == 1 and not here else None


def _of_inspection(notice: Notice, duration: Duration) -> DateRange | None:
    """巡视组现场巡视的46天里: the length of the inspection, told away from its dates."""
    text, span = notice.text, duration.span
    told = _DAYS_OF_IT.search(text, max(0, span.start - 16), span.start)
    if told is None or not text.startswith(("里", "中", "间", "时间", "期间"), span.end):
        told = _LASTED_IN_ALL.search(text, max(0, span.start - 16), span.start)
    if told is None:
        return None
    stretches = [
        e.when
        for e in notice.events
        if e.kind is EventKind.INSPECTION and isinstance(e.when, DateRange)
    ]
    named = [e.sentence for e in notice.events if e.when in stretches]
    if len(stretches) != 1 or not any(_told_in(text, told[1], place) for place in named):
        return None
    return stretches[0]


def _told_in(text: str, doing: str, place: Span) -> bool:
    """Whether a doing is that of the sentence: 专项检查的12天 are not those of the 巡察."""
    return doing in ("进驻", "驻点") or text.find(doing[:1], *place) >= 0
