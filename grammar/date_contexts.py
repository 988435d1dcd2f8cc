"""What the text tells a reader of the year and month that a date leaves out, place by place.

The last date before counts, as long as it belongs to the round. A section may tell of a date years
back (2019年3月购置设备); the next section then begins again from where the lead had arrived. A limit in
a year to come (完成时限:2026年8月底) is no place that the story has reached: the next line or field goes
on from what stood before it. The day of publication in the page furniture is read, but no story goes on from it.
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
_FIELD = compiled(r"[。;]\s*[\u4e00-\u9fff]{2,8}:")
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

    def __init__(
        self, text: str, year: int | None, blocks: Sequence[Block], shown: Sequence[Span]
    ) -> None:
        """Begin before the first date.

        Args:
            text: the reading text.
            year: the year of the signature.
            blocks: the lines of the text.
            shown: the days of publication.
        """
        self._now = dates.DateContext(notice_year=year)
        self._lead: dates.DateContext | None = None
        self._headings = [b.extent.start for b in blocks if b.kind is BlockKind.HEADING]
        self._headings.reverse()
        self._fields = sorted(
            {b.extent.start for b in blocks} | {m.start() for m in _FIELD.finditer(text)},
            reverse=True,
        )
        self._reached = self._now
        self._shown = {span.start for span in shown}

    def at(self, span: Span) -> dates.DateContext:
        """What stands before a date."""
        passed = False
        while self._fields and self._fields[-1] <= span.start:
            self._fields.pop()
            passed = True
        if passed and self._is_to_come() and self._reached.year is not None:
            self._now = self._reached
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
            if not self._is_to_come():
                self._reached = self._now

    def _is_to_come(self) -> bool:
        year, signed = self._now.year, self._now.notice_year
        return year is not None and signed is not None and year > signed

    def _is_background(self, lead: dates.DateContext) -> bool:
        if lead.year is None or self._now.year is None:
            return False
        return abs(self._now.year - lead.year) > _OF_THE_ROUND
