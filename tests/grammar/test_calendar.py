"""Lengths of time, counted as a careful reader would."""

from datetime import date, timedelta
from decimal import Decimal

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.calendar import Interval, days_inclusive, lengths, month_distance, working_days
from grammar.claims import DurationUnit

DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))
# the years that chinesecalendar and the second library both know from announcements
KNOWN = st.dates(date(2004, 1, 1), date(2026, 12, 31))
# 31 December 2005 was worked in exchange for the New Year's holiday (announced 2005-12-22):
# chinesecalendar counts it as free, holidays as worked
DISPUTED = date(2005, 12, 31)


def on(day: str) -> Interval:
    return Interval(date.fromisoformat(day), date.fromisoformat(day))


def within(first: str, last: str) -> Interval:
    return Interval(date.fromisoformat(first), date.fromisoformat(last))


def accepts(first: str, last: str, unit: DurationUnit, value: str) -> bool:
    bounds = lengths(on(first), on(last), unit)
    assert bounds is not None
    return bounds[0] <= Decimal(value) <= bounds[1]


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2019-03-11", "2019-04-22", 43),
        ("2024-02-28", "2024-03-01", 3),
        ("2024-05-01", "2024-05-01", 1),
        ("2024-05-02", "2024-05-01", 0),
    ],
)
def test_both_ends_are_counted(first: str, last: str, days: int) -> None:
    assert days_inclusive(date.fromisoformat(first), date.fromisoformat(last)) == days


@pytest.mark.parametrize(
    ("first", "last", "distance"),
    [
        ("2017-05-09", "2017-06-09", (1, 0)),
        ("2022-06-07", "2022-10-25", (4, 18)),
        ("2023-01-31", "2023-02-28", (1, 0)),
        ("2021-03-01", "2023-05-04", (26, 3)),
    ],
)
def test_month_distance(first: str, last: str, distance: tuple[int, int]) -> None:
    assert month_distance(date.fromisoformat(first), date.fromisoformat(last)) == distance


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2023-05-15", "2023-05-19", 5),
        ("2024-03-04", "2024-03-15", 10),
        ("2025-04-21", "2025-05-13", 15),  # over 1 May, with a Sunday worked in exchange
        ("2024-10-01", "2024-10-07", 0),
        ("2024-10-12", "2024-10-12", 1),  # a Saturday that was worked
        ("2024-03-05", "2024-03-04", 0),
    ],
)
def test_working_days(first: str, last: str, days: int) -> None:
    assert working_days(date.fromisoformat(first), date.fromisoformat(last)) == days


def test_working_days_beyond_the_known_years_are_unknown() -> None:
    assert working_days(date(1990, 1, 1), date(1990, 1, 9)) is None
    assert working_days(date(2090, 1, 1), date(2090, 1, 9)) is None
    assert lengths(on("2090-01-01"), on("2090-01-09"), DurationUnit.WORKING_DAY) is None


@given(KNOWN, st.integers(0, 400))
def test_working_days_agree_with_a_second_library(first: date, more: int) -> None:
    """`holidays` knows the days worked in exchange too, so the counts must be equal."""
    last = min(first + timedelta(days=more), date(2026, 12, 31))
    # a span of years: left to itself the library adds years in the middle of a look-up
    china = holidays.country_holidays("CN", years=range(2003, 2028))
    worked = sum(
        china.is_working_day(day)
        for day in (first + timedelta(days=n) for n in range((last - first).days + 1))
        if day != DISPUTED
    )
    assert working_days(first, last) == worked


@pytest.mark.parametrize(
    ("first", "last", "unit", "value"),
    [
        # both ways of counting days
        ("2019-03-11", "2019-04-22", DurationUnit.DAY, "43"),
        ("2019-03-11", "2019-04-22", DurationUnit.DAY, "42"),
        ("2024-09-02", "2024-10-31", DurationUnit.DAY, "60"),
        # to the same day of a month, to the day before it, and as 30 days
        ("2017-05-09", "2017-06-09", DurationUnit.MONTH, "1"),
        ("2017-07-10", "2017-10-09", DurationUnit.MONTH, "3"),
        ("2023-07-12", "2023-10-11", DurationUnit.MONTH, "3"),
        ("2024-12-06", "2025-03-05", DurationUnit.MONTH, "3"),
        ("2023-09-12", "2023-11-10", DurationUnit.MONTH, "2"),
        ("2023-01-31", "2023-02-28", DurationUnit.MONTH, "1"),
        ("2024-03-04", "2024-03-15", DurationUnit.WEEK, "2"),  # Monday to Friday
        ("2024-03-04", "2024-03-10", DurationUnit.WEEK, "1"),
        ("2019-03-11", "2022-03-10", DurationUnit.YEAR, "3"),
        ("2023-05-15", "2023-05-19", DurationUnit.WORKING_DAY, "5"),
        ("2023-05-15", "2023-05-19", DurationUnit.WORKING_DAY, "4"),
    ],
)
def test_accepted(first: str, last: str, unit: DurationUnit, value: str) -> None:
    assert accepts(first, last, unit, value)


@pytest.mark.parametrize(
    ("first", "last", "unit", "value"),
    [
        ("2020-08-20", "2020-10-20", DurationUnit.DAY, "45"),
        ("2022-06-07", "2022-10-25", DurationUnit.MONTH, "3"),
        ("2024-03-04", "2024-03-15", DurationUnit.WEEK, "3"),
        ("2024-03-04", "2024-03-15", DurationUnit.WORKING_DAY, "15"),
        ("2019-03-11", "2022-03-10", DurationUnit.YEAR, "2"),
    ],
)
def test_not_accepted(first: str, last: str, unit: DurationUnit, value: str) -> None:
    assert not accepts(first, last, unit, value)


def test_months_without_a_day_widen() -> None:
    bounds = lengths(
        within("2022-09-01", "2022-09-30"), within("2022-11-01", "2022-11-30"), DurationUnit.MONTH
    )
    assert bounds is not None
    assert bounds[0] <= 2 < 3 <= bounds[1] < 4


@pytest.mark.parametrize("unit", list(DurationUnit))
def test_no_length_backwards(unit: DurationUnit) -> None:
    assert lengths(on("2022-11-22"), on("2022-11-08"), unit) is None


@pytest.mark.parametrize("unit", list(DurationUnit))
def test_one_day_within_a_month(unit: DurationUnit) -> None:
    bounds = lengths(within("2022-09-01", "2022-09-30"), on("2022-09-15"), unit)
    assert bounds is not None
    assert bounds[0] == 0 < bounds[1]


@pytest.mark.parametrize("unit", [unit for unit in DurationUnit if unit != "working-day"])
def test_the_ends_of_the_calendar_are_no_trouble(unit: DurationUnit) -> None:
    bounds = lengths(Interval(date.min, date.min), Interval(date.max, date.max), unit)
    assert bounds is not None
    assert bounds[0] <= bounds[1]


@given(DAYS, st.integers(0, 3000), st.integers(0, 60), st.integers(0, 60))
def test_wider_dates_give_wider_lengths(first: date, apart: int, before: int, after: int) -> None:
    """What one reader accepts for the exact days is accepted for the intervals around them."""
    last = first + timedelta(days=apart)
    for unit in DurationUnit:
        exact = lengths(Interval(first, first), Interval(last, last), unit)
        wide = lengths(
            Interval(first - timedelta(days=before), first),
            Interval(last, last + timedelta(days=after)),
            unit,
        )
        if exact is not None and wide is not None:
            assert exact[0] <= exact[1]
            # to the end of the week: a Friday reaches as far as the Sunday after it
            assert wide[0] <= exact[0]
            assert exact[1] <= wide[1]


@given(DAYS, st.integers(1, 60))
def test_whole_months_are_accepted(first: date, months: int) -> None:
    """To the same day of a later month, and to the day before it, is that many months."""
    from dateutil.relativedelta import relativedelta

    same_day = first + relativedelta(months=months)
    for last in (same_day, same_day - timedelta(days=1)):
        bounds = lengths(Interval(first, first), Interval(last, last), DurationUnit.MONTH)
        assert bounds is not None
        if same_day.day == first.day:  # 31 January has no counterpart in February
            assert bounds[0] <= months <= bounds[1]
