"""The ledger: every claim of a notice, with what the rules found out about it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import accumulate
from operator import attrgetter

from auditor.claims import Entry, entries, missing
from grammar.model import Notice
from grammar.named_tuples import NamedTuple
from grammar.source import Span
from rules._rule import Finding, Outcome, Severity, Verdict, Words


class Weight(IntEnum):
    """What decides about a claim, strongest first."""

    ERROR = 0
    WARNING = 1
    VERIFIED = 2
    NOTE = 3
    AGREES = 4
    OPERAND = 5
    TAKES_PART = 6
    NO_EVIDENCE = 7


_OUTCOMES = {
    Weight.ERROR: Outcome.CONTRADICTED,
    Weight.WARNING: Outcome.UNCERTAIN,
    Weight.VERIFIED: Outcome.VERIFIED,
    Weight.NOTE: Outcome.UNCERTAIN,
    Weight.AGREES: Outcome.AGREES,
    Weight.OPERAND: Outcome.CONTRADICTED,
    Weight.TAKES_PART: Outcome.VERIFIED,
    Weight.NO_EVIDENCE: Outcome.UNASSESSED,
}
_OF_SEVERITY = {
    Severity.ERROR: Weight.ERROR,
    Severity.WARNING: Weight.WARNING,
    Severity.NOTE: Weight.NOTE,
}
_OF_OUTCOME = {
    Outcome.VERIFIED: Weight.VERIFIED,
    Outcome.AGREES: Weight.AGREES,
    Outcome.UNASSESSED: Weight.NO_EVIDENCE,
}


class Said(NamedTuple):
    """What one rule said, stamped with the rule's name and default severity."""

    rule: str
    severity: Severity
    news: Verdict | Finding


class Judged(NamedTuple):
    """A claim with its verdict; the spans are in the reading text."""

    entry: Entry
    verdict: Outcome
    by: tuple[str, ...]
    evidence: tuple[Span, ...]
    why: Words


class Touch(NamedTuple):
    """A stretch of the text about which a rule said something."""

    span: Span
    evidence: tuple[Span, ...]
    why: Words


def ledger(notice: Notice, said: Iterable[Said], *, left_out: bool) -> tuple[Judged, ...]:
    """Every claim of the notice, judged by what the rules said.

    Args:
        notice: the notice.
        said: the news of all rules that were run.
        left_out: whether some rules were not run; a claim left open then says so.

    Returns:
        The claims in the order of the text.
    """
    claims = entries(notice)
    row = Row(claims)
    decided: list[tuple[Weight, list[tuple[str, Touch]]] | None] = [None] * len(claims)
    for (weight, rule), touches in sorted(_by_weight(said).items()):
        for index, touch in row.touched(touches):
            before = decided[index]
            if before is None:
                decided[index] = (weight, [(rule, touch)])
            elif before[0] is weight:
                before[1].append((rule, touch))
    return tuple(
        _judged(notice, entry, decision, left_out=left_out)
        for entry, decision in zip(claims, decided, strict=True)
    )


def _by_weight(said: Iterable[Said]) -> dict[tuple[Weight, str], list[Touch]]:
    """The stretches the rules spoke of, by how much their word weighs."""
    found: dict[tuple[Weight, str], list[Touch]] = {}
    for rule, severity, news in said:
        for weight, touch in _touches(severity, news):
            found.setdefault((weight, rule), []).append(touch)
    return found


def _touches(severity: Severity, news: Verdict | Finding) -> Iterator[tuple[Weight, Touch]]:
    if isinstance(news, Verdict):
        if (weight := _OF_OUTCOME.get(news.outcome)) is not None:
            weight = Weight.TAKES_PART if news.operand else weight
            yield weight, Touch(news.claim, news.evidence, news.why)
        return
    places = (news.primary, *(label.span for label in news.related))
    for span in (news.primary, *news.disputed):
        yield _OF_SEVERITY[severity], Touch(span, places, news.message)
    if severity is Severity.ERROR:
        for label in news.related:
            yield Weight.OPERAND, Touch(label.span, places, news.message)


_where = attrgetter("span")


class Row:
    """Claims in the order of the text, which can be asked for those that a touch overlaps."""

    def __init__(self, claims: Sequence[Entry]) -> None:
        """Note where they start, and how far those up to each of them reach."""
        self._spans = [entry.span for entry in claims]
        self._starts = [span.start for span in self._spans]
        self._ends = list(accumulate([span.end for span in self._spans], max))

    def touched(self, touches: list[Touch]) -> Iterator[tuple[int, Touch]]:
        """Each claim that one of the touches overlaps, once, with the first touch that does.

        A claim that starts before some touch ends and was passed over ended before that touch
        began, and so before every later one: no claim is looked at twice.
        """
        done = 0
        for touch in sorted(touches, key=_where):
            low = max(done, bisect_right(self._ends, touch.span.start))
            high = bisect_left(self._starts, touch.span.end)
            for index in range(low, high):
                if self._spans[index].overlaps(touch.span):
                    yield index, touch
            done = max(done, high)


def _judged(
    notice: Notice,
    entry: Entry,
    decision: tuple[Weight, list[tuple[str, Touch]]] | None,
    *,
    left_out: bool,
) -> Judged:
    if decision is None:
        return Judged(entry, Outcome.UNASSESSED, (), (), missing(notice, entry, left_out=left_out))
    weight, news = decision
    evidence = dict.fromkeys(
        span for _, touch in news for span in touch.evidence if span != entry.span
    )
    by = tuple(rule for rule, _ in news)
    return Judged(entry, _OUTCOMES[weight], by, tuple(evidence), news[0][1].why)
