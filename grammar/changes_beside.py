"""Rates of change that stand before their two ends, in a bracket, or beside the difference.

下降35.3%，由17起下降到11起; 比一季度增长7.2%（一季度80551件）; 由436万元增加到618万元，增加182万元、41.7%; 37条，上年同期为22条，
增长68.2%.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grammar.changes import BY, TO, YEAR_BEFORE
from grammar.claims import Change, Rate, RateForm
from grammar.mentions import Mention, Sentence
from grammar.patterns import compiled

_NO_RATES = (RateForm.POINTS, RateForm.DOUBLED)
_JOINS = ("", "约", "近", "达", "即", "增幅", "降幅", "幅度")
_FROM = ("由", "从")
_CHANGED = compiled(
    r"(?:增加|减少|增长|下降|提高|提升|上升|降低|缩短|压缩|压减|降幅|增幅|涨幅|减幅)(?:了|达|为|约)*$"
)
_THIS_YEAR = compiled(r"^(?:今年|本期|本年|当年|现)")


def find(sentences: Sequence[Sentence], known: Sequence[Change]) -> Iterator[Change]:
    """The changes of which the rate stands beside both ends in one of these ways.

    Args:
        sentences: the sentences of the notice that have figures.
        known: the changes found already; a rate is not told of two.
    """
    rates = {change.rate.span for change in known if change.rate is not None}
    for sentence in sentences:
        mentions = sentence.mentions
        for number, rate in enumerate(mentions):
            if not isinstance(rate.figure, Rate) or rate.figure.form in _NO_RATES:
                continue
            if rate.span in rates:
                continue
            told = (
                *_ahead_of_ends(mentions, number),
                *_with_bracket(mentions, number),
                *_beside_difference(mentions, number),
                *_against_last_year(mentions, number),
            )
            yield from told[:1]


def _change(before: Mention, after: Mention, rate: Mention) -> Iterator[Change]:
    assert isinstance(rate.figure, Rate)
    if before.kind == after.kind != "rate" and before.figure.value:
        yield Change(before.figure, after.figure, None, rate.figure)


def _ahead_of_ends(mentions: Sequence[Mention], number: int) -> Iterator[Change]:
    """较上年同期下降35.3%，由17起下降到11起."""
    ends = mentions[number + 1 : number + 3]
    if len(ends) == len(("before", "after")) and _CHANGED.search(mentions[number].lead):
        before, after = ends
        if before.lead in _FROM and before.before in tuple("，,(") and TO.search(after.lead):
            yield from _change(before, after, mentions[number])


def _with_bracket(mentions: Sequence[Mention], number: int) -> Iterator[Change]:
    """比一季度增长7.2%（一季度80551件）; 降幅25%（上年同期8人、今年6人）."""
    rate = mentions[number]
    inside = [m for m in mentions[number + 1 : number + 3] if m.depth > rate.depth]
    if rate.after != "(" or not inside or not _CHANGED.search(rate.lead):
        return
    if len(inside) > 1:
        before, after = inside
        if YEAR_BEFORE.search(before.lead) and _THIS_YEAR.match(after.lead):
            yield from _change(before, after, rate)
    elif number and len(inside[0].label) > 1 and inside[0].label.rstrip("为是") in rate.lead:
        yield from _change(inside[0], mentions[number - 1], rate)


def _beside_difference(mentions: Sequence[Mention], number: int) -> Iterator[Change]:
    """由436万元增加到618万元，增加182万元、41.7%."""
    rate = mentions[number]
    if number < len(("before", "after", "by")) or rate.label not in _JOINS:
        return
    before, after, by = mentions[number - 3 : number]
    if TO.search(after.lead) and BY.search(by.lead) and by.kind == after.kind:
        yield from _change(before, after, rate)


def _against_last_year(mentions: Sequence[Mention], number: int) -> Iterator[Change]:
    """有记录的37条，上年同期为22条，增长68.2%."""
    rate = mentions[number]
    if number < len(("now", "then")) or not BY.match(rate.lead):
        return
    now, then = mentions[number - 2 : number]
    told = YEAR_BEFORE.search(then.lead) is not None and not YEAR_BEFORE.search(now.lead)
    if told and now.segment == then.segment == rate.segment and not now.depth:
        yield from _change(then, now, rate)
