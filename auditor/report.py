"""What an audit found, as light frozen values; the public models stand in `auditor.schema`.

Places point into the source as it was read, not into the reading text of the notice.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from grammar.model import Notice
from grammar.named_tuples import NamedTuple
from grammar.source import Position, Source
from rules._rule import Figure, Outcome, Severity, Words

Value: TypeAlias = "int | float | str | None"


class Place(NamedTuple):
    """A stretch of the source; lines and columns are worked out when they are asked for.

    Attributes:
        source: the source.
        start, end: offsets in code points, end exclusive.
    """

    source: Source
    start: int
    end: int

    @property
    def at(self) -> Position:
        """The line and column of the first character, both from 1."""
        return self.source.position(self.start)

    @property
    def until(self) -> Position:
        """The line and column behind the last character."""
        return self.source.position(self.end)

    @property
    def line(self) -> int:
        """The line on which it starts."""
        return self.at.line

    @property
    def quote(self) -> str:
        """The text, exactly as it stands."""
        return self.source.text[self.start : self.end]


class LabelledPlace(NamedTuple):
    """A place with what it is there for."""

    place: Place
    label: Words


class ReportedFinding(NamedTuple):
    """A finding with its rule, its severity and its places in the source."""

    rule: str
    severity: Severity
    message: Words
    primary: Place
    related: tuple[LabelledPlace, ...]
    facts: Mapping[str, Figure]
    check: Words | None
    fingerprint: str


class ReportedClaim(NamedTuple):
    """A claim of the notice with what is known of it.

    Attributes:
        kind: count, money, measure, rate, date, duration, document, document-number,
            reference or number.
        place: where it stands.
        value: what it says, in the measure's base unit; dates as in ISO 8601.
        verdict: what is known of it.
        by: the rules that say so.
        evidence: the places they say it from.
        why: how they know, or what was missing.
    """

    kind: str
    place: Place
    value: Value
    verdict: Outcome
    by: tuple[str, ...]
    evidence: tuple[Place, ...]
    why: Words


class Aside(NamedTuple):
    """A number that is no claim, with what it is instead."""

    kind: str
    place: Place


class Report(NamedTuple):
    """The audit of one document.

    Attributes:
        source: the text and its name.
        title: the title of the notice, or empty.
        error: why it could not be audited, or not in full; None where it was.
        recognised: whether the text reads as a notice at all.
        findings: in the order of their places.
        claims: in the order of the text.
        set_aside: the numbers that are no claims.
        gaps: the lines that could not be understood.
        notice: the notice as it was understood; None where it could not be parsed.
        ran: the rules that were run, each with how often it gave an account of what it compared.
    """

    source: Source
    title: str = ""
    error: Words | None = None
    recognised: bool = True
    findings: tuple[ReportedFinding, ...] = ()
    claims: tuple[ReportedClaim, ...] = ()
    set_aside: tuple[Aside, ...] = ()
    gaps: tuple[Place, ...] = ()
    notice: Notice | None = None
    ran: Mapping[str, int] = MappingProxyType({})

    @property
    def empty(self) -> bool:
        """Whether there is nothing in the document but white space."""
        return self.error is None and not self.source.text.strip("\ufeff \t\r\n\f\v\u3000")


def unreadable(name: str, why: Words) -> Report:
    """The report on a document that could not be read."""
    return Report(Source("", name), error=why, recognised=False)
