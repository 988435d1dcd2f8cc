"""What the text tells a reader of the year and month that a date leaves out, place by place.

The last date before counts, as long as it belongs to the round. A section may tell of a date years
back (2019年3月购置设备); the next section then begins again from where the lead had arrived. The day of
publication in the page furniture is read, but no story goes on from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from grammar import dates
from grammar.claims import DateRange, WrittenDate
from grammar.model import Block, BlockKind
from grammar.patterns import compiled
from grammar.source import Span

_PUBLISHED = compiled(
    r"(?:发布(?:时间|日期)|更新时间|发表时间|公布时间|(?<!成文)(?<!打印)(?:时间|日期))[ ]*[:为]?[ ]*"
    r"((?:19|20)\d\d(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2}|年\d{1,2}月\d{1,2}日)(?!\d))"
)
_OF_THE_ROUND = 1  # years from the lead's on either side


def published(text: str, blocks: Iterable[Block]) -> list[Span]:
    """The days of publication in the page furniture: the one claim that it makes."""
    return [
        Span(*found.span(1))
        for block in blocks
        if block.kind is BlockKind.FURNITURE
        and (found := _PUBLISHED.search(text, block.span.start, block.span.end))
    ]


class DateContexts:
    """Follows the dates of a text in their order."""

    def __init__(self, year: int | None, blocks: Iterable[Block], shown: Sequence[Span]) -> None:
        """Begin before the first date.

        Args:
            year: the year of the signature.
            blocks: the lines of the text.
            shown: the days of publication.
        """
        self._now = dates.DateContext(notice_year=year)
        self._lead: dates.DateContext | None = None
        self._headings = [b.extent.start for b in blocks if b.kind is BlockKind.HEADING]
        self._headings.reverse()
        self._shown = {span.start for span in shown}

    def at(self, span: Span) -> dates.DateContext:
        """What stands before a date."""
        entered = False
        while self._headings and self._headings[-1] <= span.start:
            self._headings.pop()
            entered = True
        if entered and self._lead is None:
            self._lead = self._now
        elif entered and self._lead is not None and self._is_background(self._lead):
            self._now = self._lead
        return self._now

    def advance(self, when: WrittenDate | DateRange) -> None:
        """Go on behind a date."""
        if when.span.start not in self._shown:
            self._now = dates.advance(self._now, when)

    def _is_background(self, lead: dates.DateContext) -> bool:
        if lead.year is None or self._now.year is None:
            return False
        return abs(self._now.year - lead.year) > _OF_THE_ROUND
