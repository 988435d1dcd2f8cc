"""The dates of a notice on a line of time: a lane for each kind of event, drawn as SVG."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import groupby

from auditor.dates import EVENTS, Entry, entries
from auditor.report import Report
from auditor.reports.markup import Html, both, el, join
from auditor.reports.wording import VERDICTS
from grammar.model import EventKind
from rules._rule import Words

_NO_DATES = Words("没有读到日期。", "No date was found.")
_WIDTH, _LEFT, _RIGHT = 1000, 130, 24  # units of the drawing
_LANE, _TOP, _BOTTOM = 34, 14, 34
_RADIUS = 6
_MOST_TICKS = 10
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 24000)


def timeline(report: Report, page: str) -> Html:
    """The dates as a drawing, and as a list that can be read aloud."""
    listed = [] if report.notice is None else entries(report.notice, report)
    if not listed:
        return el("p", both(_NO_DATES))
    places = {
        (claim.place.start, claim.place.end): number
        for number, claim in enumerate(report.claims, 1)
        if claim.kind == "date"
    }

    def link(entry: Entry) -> str:
        where = entry.claim.place
        return f"#{page}-c{places.get((where.start, where.end), 0)}"

    drawn = [entry for entry in listed if entry.first is not None]
    picture = _drawing(drawn, link) if drawn else Html("")
    rows = [
        el(
            "li",
            el("a", entry.when, href=link(entry)),
            el("sup", "*") if entry.supplied else "",
            " ",
            el("b", both(EVENTS[entry.event])),
            f" {entry.claim.place.quote} {entry.subject} ",
            el(
                "span",
                both(VERDICTS[entry.claim.verdict]),
                class_=f"verdict {entry.claim.verdict.value}",
            ),
        )
        for entry in listed
    ]
    supplied = Words("* 年份或月份由前文推得", "* year or month supplied from the text before")
    return join(
        el("div", picture, class_="scroll", tabindex="0"),
        el(
            "details",
            el("summary", both(Words(f"逐日列出（{len(rows)}）", f"day by day ({len(rows)})"))),
            el("ol", *rows, class_="days"),
            el("p", both(supplied), class_="small") if any(e.supplied for e in listed) else "",
        ),
    )


def _drawing(drawn: list[Entry], link: Callable[[Entry], str]) -> Html:
    lanes = [kind for kind in EventKind if any(entry.event is kind for entry in drawn)]
    days = [day.toordinal() for entry in drawn for day in (entry.first, entry.last) if day]
    first, last = min(days), max(days)
    span = max(1, last - first)
    height = _TOP + _LANE * len(lanes) + _BOTTOM

    def x(day: int) -> float:
        return round(_LEFT + _RADIUS + (day - first) * (_WIDTH - _LEFT - _RIGHT) / span, 1)

    def y(kind: EventKind) -> float:
        return _TOP + _LANE * (lanes.index(kind) + 0.5)

    shapes = [_tick(label, x(day), height) for day, label in _ticks(first, last)]
    for kind in lanes:
        shapes.append(
            el("line", x1=_LEFT, x2=_WIDTH - 8, y1=str(y(kind)), y2=str(y(kind)), class_="lane")
        )
        for language, words in (("zh", EVENTS[kind].zh), ("en", EVENTS[kind].en)):
            shapes.append(
                el(
                    "text",
                    words,
                    x=_LEFT - 10,
                    y=str(y(kind) + 5),
                    lang=language,
                    text_anchor="end",
                )
            )
    for (kind, day), group in groupby(
        sorted(drawn, key=lambda entry: (lanes.index(entry.event), entry.first or date.min)),
        key=lambda entry: (entry.event, entry.first),
    ):
        if day is not None:
            same = list(group)
            shapes += [
                _stretch(entry, x(day.toordinal()), x(entry.last.toordinal()), y(kind))
                for entry in same
                if entry.last is not None and entry.last > day
            ]
            shapes.append(_dots(same, x(day.toordinal()), y(kind), link))
    return el(
        "svg",
        *shapes,
        viewBox=f"0 0 {_WIDTH} {height}",
        role="group",
        class_="timeline",
        xmlns="http://www.w3.org/2000/svg",
    )


def _stretch(entry: Entry, first: float, last: float, y: float) -> Html:
    """A range of days, or all days that a date without one may mean."""
    verdict = entry.claim.verdict.value
    return el("line", x1=str(first), x2=str(last), y1=str(y), y2=str(y), class_=f"range {verdict}")


def _dots(group: list[Entry], x: float, y: float, link: Callable[[Entry], str]) -> Html:
    """The dates of one day and kind: one dot, as large as there are dates, to the gravest."""
    order = ["contradicted", "uncertain", "verified", "agrees", "unassessed"]
    worst = min(group, key=lambda entry: order.index(entry.claim.verdict.value))
    words = f"{worst.when} {worst.claim.place.quote}"
    more = f" ×{len(group)}" if len(group) > 1 else ""
    return el(
        "a",
        el(
            "circle",
            cx=str(x),
            cy=str(y),
            r=str(_RADIUS + min(len(group) - 1, 4)),
            class_=worst.claim.verdict.value,
        ),
        el("title", f"{words}{more}"),
        href=link(worst),
    )


def _tick(label: str, x: float, height: int) -> Html:
    return join(
        el("line", x1=str(x), x2=str(x), y1=_TOP, y2=height - _BOTTOM, class_="tick"),
        el("text", label, x=str(x), y=height - 12, text_anchor="middle", class_="when"),
    )


def _ticks(first: int, last: int) -> list[tuple[int, str]]:
    """The beginnings of months, as many as there is room for; the ends where there are none."""
    start, end = date.fromordinal(first), date.fromordinal(last)
    months = (end.year - start.year) * 12 + end.month - start.month
    step = next((one for one in _MONTHS if months / one <= _MOST_TICKS), _MONTHS[-1])
    at = start.year * 12 + start.month - 1
    at += -at % step
    found = []
    while at <= end.year * 12 + end.month - 1:
        day = date(at // 12, at % 12 + 1, 1)
        if first <= day.toordinal() <= last:
            label = str(day.year) if step % 12 == 0 else f"{day.year}-{day.month:02d}"
            found.append((day.toordinal(), label))
        at += step
        if at // 12 > date.max.year:
            break
    if len(found) < 2:
        found = [(first, start.isoformat())] + ([(last, end.isoformat())] if last > first else [])
    return found
