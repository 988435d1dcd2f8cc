"""The headings of a notice, in the order of the text, with what each was understood to be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from grammar.model import Notice, Section, StatusClass
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
    """

    depth: int
    line: int
    marker: str
    heading: str
    level: int | None
    item: bool
    status: str | None
    meaning: StatusClass | None


def entries(notice: Notice, source: Source) -> Iterator[Entry]:
    """The headings of a notice, in the order of the text."""
    levels = {
        section.block.extent: level.depth for level in notice.levels for section in level.sections
    }
    items = {item.section.block.extent: item for item in notice.items}
    waiting = [(section, 0) for section in reversed(notice.sections)]
    while waiting:
        section, depth = waiting.pop()
        waiting += [(child, depth + 1) for child in reversed(section.children)]
        item = items.get(section.block.extent)
        status = item.status if item is not None else None
        yield Entry(
            depth,
            source.position(notice.reading.place(section.block.span).start).line,
            notice.quote(section.marker.span),
            _heading(notice, section),
            levels.get(section.block.extent),
            item is not None,
            notice.quote(status.span) if status is not None else None,
            status.meaning if status is not None else None,
        )


def _heading(notice: Notice, section: Section) -> str:
    """The heading's words, without its marker."""
    start = max(section.heading.start, section.marker.span.end)
    return notice.quote(section.heading._replace(start=min(start, section.heading.end)))
