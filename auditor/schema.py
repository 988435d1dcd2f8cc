"""The public models of what an audit answers: `schema_version` 1 of the JSON report.

They are loaded only where they are used, by the Python interface and by tests of the JSON report:
the command line writes the same form from light values.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypeAliasType

SCHEMA_VERSION: Literal[1] = 1

Fact = TypeAliasType("Fact", "int | float | str | tuple[Fact, ...]")
Value: TypeAlias = int | float | str | None
Severity: TypeAlias = Literal["error", "warning", "note"]
Verdict: TypeAlias = Literal["verified", "agrees", "contradicted", "uncertain", "unassessed"]
ClaimKind: TypeAlias = Literal[
    "count",
    "money",
    "measure",
    "rate",
    "date",
    "duration",
    "document",
    "document-number",
    "reference",
    "number",
]
Event: TypeAlias = Literal[
    "inspection",
    "feedback",
    "leading-group",
    "plan",
    "work-period",
    "as-of",
    "signature",
    "publication",
    "feedback-window",
    "issue",
    "meeting",
    "deadline",
    "action",
    "other",
]


class Model(BaseModel):
    """What all public models share: frozen, and no field that is not listed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Message(Model):
    """One message in both languages."""

    zh: str
    en: str


class Spot(Model):
    """Where something starts, with its offsets and its text.

    Lines and columns count from 1; columns and offsets count code points; `end` is exclusive.
    """

    line: int = Field(ge=1)
    column: int = Field(ge=1)
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str


class Place(Spot):
    """A stretch of the text."""

    end_line: int = Field(ge=1)
    end_column: int = Field(ge=1)


class Related(Place):
    """Another place that takes part, with what it is there for."""

    label: Message


class Finding(Model):
    """A place where the notice contradicts itself, or a slip of form."""

    rule: str
    severity: Severity
    message: Message
    primary: Place
    related: tuple[Related, ...]
    facts: dict[str, Fact]
    fingerprint: str


class Claim(Spot):
    """A claim of the notice, with its verdict."""

    kind: ClaimKind
    value: Value
    verdict: Verdict
    by: tuple[str, ...]
    evidence: tuple[Place, ...]
    why: Message


class Dated(Spot):
    """A date of the notice, or a range of dates, with what happened then.

    Attributes:
        when: in ISO 8601, with the parts that are known; a range as 2022-03-01/2022-04-30.
        known: whether it can be placed in the calendar.
        supplied: whether a year or a month of it was supplied from the text before.
        event: what it is the date of.
        subject: what tells the event from others of its kind, or empty.
        verdict: what is known of it; of a range, the graver of its two ends.
        by: the rules that say so.
    """

    when: str
    known: bool
    supplied: bool
    event: Event
    subject: str
    verdict: Verdict
    by: tuple[str, ...]


class SetAside(Spot):
    """A number that is no claim, named as what it is."""

    kind: str


class Document(Model):
    """The audit of one document.

    Attributes:
        path: as it was given; `-` for a text without a file.
        title: the title of the notice, or empty.
        recognised: whether the text reads as a notice at all.
        error: why it was not audited, or not in full; null where it was.
        findings: in the order of their places.
        claims: the ledger, in the order of the text.
        timeline: the dates in the order of the calendar; those it cannot hold come last.
        set_aside: the numbers that are no claims.
        gaps: the lines that could not be understood.
    """

    path: str
    title: str
    recognised: bool
    error: Message | None
    findings: tuple[Finding, ...]
    claims: tuple[Claim, ...]
    timeline: tuple[Dated, ...]
    set_aside: tuple[SetAside, ...]
    gaps: tuple[Place, ...]


class Tool(Model):
    """What wrote the report."""

    name: str
    version: str


class Answer(Model):
    """The whole JSON report of `auditor check`."""

    schema_version: Literal[1]
    tool: Tool
    documents: tuple[Document, ...]
