"""What the tests of written dates share: the patterns, two contexts, and ways to read a text."""

from __future__ import annotations

import re
from datetime import date

from grammar.claims import DateRange, WrittenDate
from grammar.dates import DAMAGED_PATTERN, DATE_PATTERN, DateContext, read, read_range
from grammar.source import Span

DATE = re.compile(DATE_PATTERN)
DAMAGED = re.compile(DAMAGED_PATTERN)
# the last date before is of May 2021, the notice was signed in July 2024
CONTEXT = DateContext(year=2021, month=5, notice_year=2024, notice_month=7)
NOWHERE = DateContext()


def value(text: str, context: DateContext = CONTEXT) -> WrittenDate:
    """The value of a text that is a date token as a whole."""
    match = DATE.fullmatch(text)
    assert match is not None, text
    return read(text, Span(0, len(text)), context)


def found(text: str) -> list[str]:
    """The dates of a text, as they are written."""
    return [match[0] for match in DATE.finditer(text)]


def ranged(text: str, context: DateContext = CONTEXT) -> DateRange:
    """The value of a text that is two date tokens and a mark between them."""
    start, end = DATE.finditer(text)
    return read_range(start[0], Span(*start.span()), end[0], Span(*end.span()), context)


def days(first: str, last: str = "") -> tuple[date, date]:
    """The days from first to last, or the one day."""
    return date.fromisoformat(first), date.fromisoformat(last or first)
