"""Arithmetic on days: how long it is from one date to another, as a careful reader would count.

Nothing here knows about text. A date may be an interval of possible days (10月底), so a length is a
pair: the smallest and the largest that somebody who counts honestly can arrive at.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TypeAlias

from dateutil.relativedelta import relativedelta

from grammar.claims import DurationUnit
from grammar.named_tuples import NamedTuple

_ONE_DAY = timedelta(days=1)
_FRIDAY = 4
_SUNDAY = 6


class Interval(NamedTuple):
    """The days that a date can mean, both ends included."""

    first: date
    last: date


Lengths: TypeAlias = tuple[Decimal, Decimal]
"""The smallest and the largest length, in the unit that was asked for."""


def days_inclusive(first: date, last: date) -> int:
    """The days from first to last, both counted; zero or less when last lies before first."""
    return (last - first).days + 1


def month_distance(first: date, last: date) -> tuple[int, int]:
    """The whole months from first to last, and the days that remain; last itself not counted."""
    distance = relativedelta(last, first)
    return distance.years * 12 + distance.months, distance.days


def working_days(first: date, last: date) -> int | None:
    """The working days of mainland China from first to last, both counted.

    Public holidays and the Saturdays and Sundays worked in exchange are those announced by the
    General Office of the State Council, as `chinesecalendar` lists them.

    Returns:
        Their number, 0 when last lies before first; None where the library's years end.
    """
    if last < first:
        return 0
    # Few notices speak of working days, and the tables take longer to load than all of the rest.
    import chinese_calendar

    try:
        return len(chinese_calendar.get_workdays(first, last))
    except NotImplementedError:  # what chinesecalendar raises outside its years
        return None


def lengths(start: Interval, end: Interval, unit: DurationUnit) -> Lengths | None:
    """The lengths of time that a careful reader would accept between two dates.

    One reader counts both end days, another does not count the first: both are right. Months are
    counted by the calendar (5月9日–6月9日 and 7月10日–8月9日 are one month each) or as 30 days
    (9月12日–11月10日 are 60 days, which people call two months). A week that is worked from
    Monday to Friday is a week. Dates that are intervals widen the result.

    Args:
        start: the days on which it can have begun.
        end: the days on which it can have ended.
        unit: the unit of the result.

    Returns:
        The smallest and the largest length, fractions included; None when the end lies wholly
        before the start, and for working days beyond the years that are known.
    """
    if end.last < start.first:
        return None
    nearest = max(start.last, end.first)  # where the two overlap they can be one day
    match unit:
        case DurationUnit.WORKING_DAY:
            return _in_working_days(start, Interval(nearest, end.last))
        case DurationUnit.DAY:
            return (
                Decimal((nearest - start.last).days),
                Decimal(days_inclusive(start.first, end.last)),
            )
        case DurationUnit.WEEK:
            return (
                Decimal((nearest - start.last).days) / 7,
                Decimal(days_inclusive(start.first, _end_of_week(end.last))) / 7,
            )
        case DurationUnit.MONTH:
            return _least_months(start.last, nearest), _most_months(start.first, end.last)
        case DurationUnit.YEAR:
            # Years are told roughly; leap days must not decide.
            return (
                min(
                    _least_months(start.last, nearest) / 12,
                    Decimal((nearest - start.last).days) / 366,
                ),
                max(
                    _calendar_months(start.first, _after(end.last), 30) / 12,
                    Decimal(days_inclusive(start.first, end.last)) / 365,
                ),
            )


def _in_working_days(start: Interval, end: Interval) -> Lengths | None:
    least = working_days(_after(start.last), end.first) if start.last < end.first else 0
    most = working_days(start.first, end.last)
    if least is None or most is None:
        return None
    return Decimal(least), Decimal(most)


def _least_months(first: date, last: date) -> Decimal:
    return min(_calendar_months(first, last, 31), Decimal((last - first).days) / 31)


def _most_months(first: date, last: date) -> Decimal:
    return max(_calendar_months(first, _after(last), 30), Decimal(days_inclusive(first, last)) / 30)


def _calendar_months(first: date, last: date, month: int) -> Decimal:
    """Whole months, and the remaining days as a part of a month of so many days."""
    months, days = month_distance(first, last)
    return months + Decimal(days) / month


def _end_of_week(day: date) -> date:
    """The Sunday after a Friday or Saturday, on which a week's work ends; else the day itself."""
    if day.weekday() < _FRIDAY or date.max - day < timedelta(days=2):
        return day
    return day + (_SUNDAY - day.weekday()) * _ONE_DAY


def _after(day: date) -> date:
    return day if day == date.max else day + _ONE_DAY
