"""How many items carry each class of status: what claims about the statuses are checked against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from grammar import entry_statuses, statuses
from grammar.model import BlockKind, Notice, Section, Status, StatusClass
from grammar.named_tuples import NamedTuple
from grammar.source import Span

DONE = frozenset({StatusClass.COMPLETED, StatusClass.COMPLETED_AND_KEPT_UP})


class StatusCounts(NamedTuple):
    """The statuses of a notice, by class.

    Attributes:
        statuses: every status, in the order of the text.
        missing: where an item stands that carries none.
    """

    statuses: tuple[Status, ...]
    missing: tuple[Span, ...] = ()

    @property
    def total(self) -> int:
        """The number of items, with or without a status."""
        return len(self.statuses) + len(self.missing)

    @property
    def stated(self) -> bool:
        """Whether most items carry a status, so that counting them means something."""
        return len(self.statuses) > len(self.missing)

    def of(self, *classes: StatusClass) -> tuple[Status, ...]:
        """The statuses of these classes."""
        return tuple(s for s in self.statuses if s.meaning in classes)

    def count(self, *classes: StatusClass) -> int:
        """The number of statuses of these classes."""
        return len(self.of(*classes))

    @property
    def by_class(self) -> dict[StatusClass, int]:
        """The number of statuses of each class that occurs, in the order of the classes."""
        counts = {meaning: self.count(meaning) for meaning in StatusClass}
        return {meaning: number for meaning, number in counts.items() if number}


def of_items(notice: Notice) -> StatusCounts:
    """The statuses of the items."""
    return StatusCounts(
        tuple(item.status for item in notice.items if item.status),
        tuple(item.section.block.span for item in notice.items if not item.status),
    )


def of_table(notice: Notice) -> StatusCounts:
    """The statuses in the rows of the tables."""
    rows = entry_statuses.table_statuses(notice)
    return StatusCounts(tuple(status for _, status in rows))


def of(notice: Notice) -> StatusCounts:
    """The statuses of the notice: those of its items, or of its tables where the items have none.

    A notice that answers its findings in prose and lists the statuses in a table behind is
    counted by the table.
    """
    items = of_items(notice)
    table = of_table(notice)
    return items if items.statuses or not table.statuses else table


def of_openings(notice: Notice) -> tuple[StatusCounts, Span] | None:
    """The statuses with which the texts of a list open, all of them, and where the list stands.

    1.往来款挂账。正在整改，已发函。 2.资产未入账。已整改，补登14件。
    """
    rows = [notice.sections, *(section.children for section in notice.walk())]
    found: list[tuple[StatusCounts, Span]] = []
    for row in rows:
        told_in = [_told(section) for section in row]
        own = [statuses.opening(notice.text, span, notice.vocabulary) for span in told_in]
        told = tuple(status for status in own if status is not None)
        if len(told) == len(row) > 1:
            found.append((StatusCounts(told), Span(row[0].span.start, row[-1].end)))
    return found[0] if len(found) == 1 else None


def _told(section: Section) -> Span:
    """What stands behind a heading in its line, or in the first line under it."""
    if section.heading.end < section.block.content.end or not section.body:
        return Span(section.heading.end, section.block.content.end)
    return section.body[0].content


def every(notice: Notice) -> Iterator[Status]:
    """Every status, of items and of rows, in the order of the text."""
    found = {status.span: status for status in _both(notice)}
    return iter(sorted(found.values(), key=lambda status: status.span))


def _both(notice: Notice) -> Iterable[Status]:
    yield from of_items(notice).statuses
    if any(block.kind is BlockKind.ROW for block in notice.blocks):
        yield from of_table(notice).statuses
