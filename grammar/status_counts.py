"""How many items carry each class of status: what claims about the statuses are checked against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from grammar import roles
from grammar.model import BlockKind, Notice, Status, StatusClass
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
    rows = roles.table_statuses(notice)
    return StatusCounts(tuple(status for _, status in rows))


def of(notice: Notice) -> StatusCounts:
    """The statuses of the notice: those of its items, or of its tables where the items have none.

    A notice that answers its findings in prose and lists the statuses in a table behind is
    counted by the table.
    """
    items = of_items(notice)
    table = of_table(notice)
    return items if items.statuses or not table.statuses else table


def every(notice: Notice) -> Iterator[Status]:
    """Every status, of items and of rows, in the order of the text."""
    found = {status.span: status for status in _both(notice)}
    return iter(sorted(found.values(), key=lambda status: status.span))


def _both(notice: Notice) -> Iterable[Status]:
    yield from of_items(notice).statuses
    if any(block.kind is BlockKind.ROW for block in notice.blocks):
        yield from of_table(notice).statuses
