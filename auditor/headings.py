"""The headings of a notice, in the order of the text, with what each was understood to be."""

from __future__ import annotations

from collections.abc import Iterator

from grammar.entries import is_field, is_measure
from grammar.entry_headings import PROBLEM_HEADING
from grammar.measures import Measures
from grammar.model import Notice, Section, StatusClass
from grammar.named_tuples import NamedTuple
from grammar.records import Record, records
from grammar.source import Source
from rules._rule import Words

STATUSES = {
    StatusClass.COMPLETED: Words("完成", "completed"),
    StatusClass.COMPLETED_AND_KEPT_UP: Words("完成并长期坚持", "completed and kept up"),
    StatusClass.BASICALLY_COMPLETED: Words("基本完成", "basically completed"),
    StatusClass.STAGE_COMPLETED: Words("阶段性完成", "stage completed"),
    StatusClass.IN_PROGRESS: Words("正在整改", "in progress"),
    StatusClass.NOT_STARTED: Words("尚未开始", "not started"),
    StatusClass.LONG_TERM: Words("长期坚持", "long-term"),
    StatusClass.NOT_APPLICABLE: Words("不涉及", "not applicable"),
}
NO_STATUS = Words("未写状态", "no status")


class Entry(NamedTuple):
    """A heading of the outline.

    Attributes:
        depth: 0 for the outermost.
        line: where it stands in the source.
        marker: its number as written.
        heading: its words.
        level: its level among those that answer the findings, 0 for the coarsest, or None.
        item: whether it is an entry that should carry a status.
        status: what the notice says of it, as written.
        meaning: what that comes to.
        role: aspect, problem, item, measure or field; empty where it is none of these.
        measures: how many measures are told under it, where they are counted.
        start, end: the offsets in the source between which it and all below it stand.
    """

    depth: int
    line: int
    marker: str
    heading: str
    level: int | None
    item: bool
    status: str | None
    meaning: StatusClass | None
    role: str = ""
    measures: int = 0
    start: int = 0
    end: int = 0


def entries(notice: Notice, source: Source) -> Iterator[Entry]:
    """The headings of a notice, and its items outside them, in the order of the text."""
    outside = iter(records(notice))
    record = next(outside, None)
    depth = 0
    for entry in _headings(notice, source):
        while record is not None and notice.reading.place(record.extent).start < entry.start:
            yield _recorded(notice, source, record, depth)
            record = next(outside, None)
        depth = entry.depth + 1
        yield entry
    while record is not None:
        yield _recorded(notice, source, record, depth)
        record = next(outside, None)


def _headings(notice: Notice, source: Source) -> Iterator[Entry]:
    levels = {
        section.block.extent: level.depth for level in notice.levels for section in level.sections
    }
    items = {item.section.block.extent: item for item in notice.items}
    roles = _roles(notice)
    measures = Measures(notice)
    told = -1  # where the latest item ends: what stands before is told under it
    waiting = [(section, 0) for section in reversed(notice.sections)]
    while waiting:
        section, depth = waiting.pop()
        waiting += [(child, depth + 1) for child in reversed(section.children)]
        item = items.get(section.block.extent)
        inside = section.span.start < told
        told = section.end if item is not None else told
        status = item.status if item is not None else None
        level = levels.get(section.block.extent)
        start, end = notice.reading.place(section.span)
        yield Entry(
            depth,
            source.position(notice.reading.place(section.block.span).start).line,
            notice.quote(section.marker.span),
            _heading(notice, section),
            level,
            item is not None,
            notice.quote(status.span) if status is not None else None,
            status.meaning if status is not None else None,
            _named(roles, level)
            if level is not None
            else _role(notice, section, item=item is not None, inside=inside),
            measures.under(section) if item is not None else 0,
            start,
            end,
        )


def _roles(notice: Notice) -> tuple[str, ...]:
    """What the levels hold, coarsest first: 方面, 问题, 具体问题, as many of these as there are."""
    depth = len(notice.levels)
    if depth == 2:
        words = [notice.text[slice(*s.heading)] for s in notice.levels[0].sections]
        problems = sum(1 for w in words if PROBLEM_HEADING.search(w) and not w.endswith("方面"))
        return ("problem", "item") if 2 * problems > len(words) else ("aspect", "problem")
    if depth == 1:
        tops = {id(section) for section in notice.levels[0].sections}
        return ("problem",) if any(id(i.section) in tops for i in notice.items[:1]) else ("aspect",)
    return ("aspect", "problem", "item")


def _named(roles: tuple[str, ...], level: int) -> str:
    return roles[min(level, len(roles) - 1)]


def _role(notice: Notice, section: Section, *, item: bool, inside: bool) -> str:
    if item:  # a problem that is told as a measure: 一是针对“…”问题
        return "problem"
    if is_measure(section):
        return "measure"
    if not inside:
        return ""
    return "field" if is_field(notice.text, section) else "measure"


def _recorded(notice: Notice, source: Source, record: Record, depth: int) -> Entry:
    start, end = notice.reading.place(record.extent)
    status = record.status
    return Entry(
        depth,
        source.position(start).line,
        "",
        " ".join(notice.quote(record.problem).split()),
        None,
        True,
        notice.quote(status.span) if status is not None else None,
        status.meaning if status is not None else None,
        "problem",
        start=start,
        end=end,
    )


def _heading(notice: Notice, section: Section) -> str:
    """The heading's words, without its marker."""
    start = max(section.heading.start, section.marker.span.end)
    return notice.quote(section.heading._replace(start=min(start, section.heading.end)))
