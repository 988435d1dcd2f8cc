"""Multiples and averages against the figures they are made of: 翻一番, 3倍, 户均, 月均."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from grammar.averages import holds as average_holds
from grammar.claims import Average, Multiple, Quantity
from grammar.model import Notice
from rules._figures import decimals, in_unit_of, plain, rounded, scale
from rules._rule import Finding, Label, Outcome, Verdict, Words

BEFORE, AFTER = Words("原来", "before"), Words("现在", "after")
CHECK = Words("是比率未重算，还是两个数有一个写错？", "is it the rate, or one of the figures?")
_EACH = Words("每个的数", "of each")
_TOTAL, _NUMBER = Words("总数", "total"), Words("个数", "number")


def of_multiple(notice: Notice, multiple: Multiple) -> Iterator[Verdict | Finding]:
    """翻一番, 3倍: how many times the figure before the figure after is."""
    before, after, stated = multiple.before, multiple.after, multiple.stated
    ends = [plain(in_unit_of(notice, before, end.value)) for end in (after, before)]
    found = rounded(after.value / before.value, 2)
    arithmetic = f"{ends[0]} ÷ {ends[1]} = {plain(found)}"
    if multiple.least <= after.value / before.value <= multiple.most:
        why = Words(f"{arithmetic}倍", f"{arithmetic} times")
        for claim in (stated, before, after):
            yield Verdict(claim.span, Outcome.VERIFIED, (before.span, after.span), why)
        return
    written, times = notice.quote(stated.span), plain(multiple.times)
    yield Finding(
        Words(
            f"写明{written}，应为原来的{times}倍，按前后两数为{arithmetic}倍",
            f"states {written}, which is {times} times as much, but {arithmetic} times",
        ),
        stated.span,
        (Label(before.span, BEFORE), Label(after.span, AFTER)),
        {
            "claimed": multiple.times,
            "found": found,
            "before": in_unit_of(notice, before, before.value),
            "after": in_unit_of(notice, before, after.value),
        },
        check=CHECK,
    )


def of_average(notice: Notice, average: Average) -> Iterator[Verdict | Finding]:
    """户均, 月均: the total over the number of those it is told of each of."""
    stated = average.stated
    total, number = in_unit_of(notice, stated, average.total.value), average.number
    found = rounded(total / number, decimals(_step(notice, stated)) + 1)
    arithmetic = f"{plain(total)} ÷ {plain(number)} = {plain(found)}"
    if average.multiplied:
        each = in_unit_of(notice, stated, stated.value)
        found = each * number
        arithmetic = f"{plain(number)} × {plain(each)} = {plain(found)}"
    if average_holds(average):
        why = Words(arithmetic, arithmetic)
        evidence = (average.total.span, average.basis)
        for claim in (stated, average.total, *filter(None, (average.over,))):
            yield Verdict(claim.span, Outcome.VERIFIED, evidence, why)
        return
    if average.multiplied:
        yield _product(notice, average, found, arithmetic)
        return
    written = notice.quote(stated.span)
    yield Finding(
        Words(
            f"写明平均{written}，按所列数为{arithmetic}",
            f"states an average of {written}, but {arithmetic}",
        ),
        stated.span,
        (Label(average.total.span, _TOTAL), Label(average.basis, _NUMBER)),
        {
            "claimed": in_unit_of(notice, stated, stated.value),
            "found": found,
            "total": total,
            "number": number,
        },
        check=Words(
            "是平均数未重算，还是总数、个数有误？", "is it the average, the total, or the number?"
        ),
    )


def _product(notice: Notice, average: Average, found: Decimal, arithmetic: str) -> Finding:
    """每个问题对应3条措施，共计136条: the total is not what so many of each make."""
    written = notice.quote(average.total.span)
    return Finding(
        Words(
            f"写明共{written}，按每个的数为{arithmetic}",
            f"states {written} in all, but {arithmetic}",
        ),
        average.total.span,
        (Label(average.stated.span, _EACH), Label(average.basis, _NUMBER)),
        {
            "claimed": in_unit_of(notice, average.total, average.total.value),
            "found": found,
            "each": in_unit_of(notice, average.stated, average.stated.value),
            "number": average.number,
        },
        check=Words(
            "是总数未重算，还是每个的数、个数有误？",
            "is it the total, the number of each, or the number?",
        ),
    )


def _step(notice: Notice, stated: Quantity) -> Decimal:
    """The smallest step of a figure's writing, in the unit in which it is written."""
    return stated.quantum / scale(notice, stated)
