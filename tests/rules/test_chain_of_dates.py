"""A chain of dates is in order when it was written so, and every swap of two is found.

The chains are random: how long each step takes, in which of many wordings each event is told, and
whether a date repeats a year that stands before it.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grammar.parse import parse
from grammar.source import Source
from rules import date_order
from rules._rule import Finding

INSPECTION = (
    "根据县委统一部署,{0}至{1},县委第三巡察组对县水利局党组开展了常规巡察。",
    "按照市委部署,市委第一巡视组于{0}至{1}对县水利局党组进行了巡视。",
    "{0}到{1},省生态环境保护督察组对县水利局开展了专项督察。",
    "根据县委统一部署,县委第二巡察组自{0}至{1}对县水利局党组开展了巡察“回头看”。",
)
FEEDBACK = (
    "{0},巡察组向局党组反馈了巡察意见。",
    "{0},县委巡察组向县水利局党组进行了反馈。",
    "巡察组于{0}向局党组反馈了巡察情况。",
    "{0}召开巡察反馈会,巡察组向局党组反馈意见。",
)
AS_OF = (
    "截至{0},反馈的12个问题已完成整改10个。",
    "截止{0},12个问题均已完成整改。",
    "现将截至{0}的整改情况通报如下。",
    "以上整改数据统计至{0}。",
)
SIGNATURE = ("中共双溆县水利局党组\n{0}",)
PLACES = ("巡察起", "巡察止", "反馈", "截至", "落款")


def _full(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _write(days: list[date], wordings: tuple[str, str, str, str], *, short: bool) -> str:
    """The notice; with `short`, a date does not repeat the year of the one before it."""
    words = [_full(day) for day in days]
    if short and len({day.year for day in days}) == 1:
        words[1:4] = [f"{day.month}月{day.day}日" for day in days[1:4]]
    inspection, feedback, as_of, signature = wordings
    return "\n".join(
        (
            "中共双溆县水利局党组关于巡察整改进展情况的通报",
            inspection.format(words[0], words[1]) + feedback.format(words[2]),
            as_of.format(words[3]),
            signature.format(words[4]),
            "",
        )
    )


def _errors(text: str) -> list[Finding]:
    notice = parse(Source(text))
    said = date_order.check(notice, date_order.RULE.options)
    return [news for news in said if isinstance(news, Finding)]


WORDINGS = st.tuples(*(st.sampled_from(w) for w in (INSPECTION, FEEDBACK, AS_OF, SIGNATURE)))
STEPS = st.lists(st.integers(5, 75), min_size=4, max_size=4)
FIRST = st.dates(date(2015, 1, 1), date(2025, 1, 1))


def _days(first: date, steps: list[int]) -> list[date]:
    days = [first]
    for step in steps:
        days.append(days[-1] + timedelta(days=step))
    return days


@settings(max_examples=150, deadline=None)
@given(FIRST, STEPS, WORDINGS, st.booleans())
def test_a_chain_in_order_is_silent(
    first: date, steps: list[int], wordings: tuple[str, str, str, str], short: bool
) -> None:
    text = _write(_days(first, steps), wordings, short=short)
    assert not _errors(text), text


@settings(max_examples=200, deadline=None)
@given(
    FIRST,
    STEPS,
    WORDINGS,
    st.booleans(),
    st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(lambda pair: pair[0] < pair[1]),
)
def test_every_swap_is_found(
    first: date,
    steps: list[int],
    wordings: tuple[str, str, str, str],
    short: bool,
    swap: tuple[int, int],
) -> None:
    days = _days(first, steps)
    one, other = swap
    days[one], days[other] = days[other], days[one]
    text = _write(days, wordings, short=short)
    assert _errors(text), (PLACES[one], PLACES[other], text)


@pytest.mark.parametrize("wording", INSPECTION + FEEDBACK + AS_OF)
def test_each_wording_is_an_event(wording: str) -> None:
    days = ("2023年3月1日", "2023年4月30日")
    notice = parse(Source(wording.format(*days)))
    kinds = {event.kind.value for event in notice.events}
    assert kinds & {"inspection", "feedback", "as-of"}, wording
