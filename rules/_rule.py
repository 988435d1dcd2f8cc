"""The shape of a rule, and what a rule says.

A rule is a pure function from a notice to verdicts and findings. It never names its own rule,
severity or path: the engine stamps those on. Everything here is frozen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from grammar.model import Notice
from grammar.source import Span

Figure: TypeAlias = "int | Decimal | str | tuple[Figure, ...]"


class Severity(StrEnum):
    """How sure a rule is that something is wrong, most sure first."""

    ERROR = "error"  # the notice contradicts itself, and both places are shown
    WARNING = "warning"  # it very likely does; a person must look
    NOTE = "note"  # a slip of form, or something worth a glance


class Outcome(StrEnum):
    """What is known of a claim, in the contract's words."""

    CONTRADICTED = "contradicted"
    UNCERTAIN = "uncertain"
    VERIFIED = "verified"
    AGREES = "agrees"
    UNASSESSED = "unassessed"


class Words(NamedTuple):
    """One message in the two languages of the report."""

    zh: str
    en: str


class Label(NamedTuple):
    """Another place that takes part, and what it is there for."""

    span: Span
    words: Words


class Finding(NamedTuple):
    """A place where the notice contradicts itself, or a slip of form.

    Attributes:
        message: what disagrees, with the figures in it.
        primary: the one place to look first.
        related: every other place that takes part.
        facts: the figures by name, so that a program can redo the arithmetic.
        disputed: claims, besides those at `primary`, that this puts in doubt.
        check: a question that tells a clerk what to look at next, or None.
    """

    message: Words
    primary: Span
    related: tuple[Label, ...] = ()
    facts: Mapping[str, Figure] = MappingProxyType({})
    disputed: tuple[Span, ...] = ()
    check: Words | None = None


class Verdict(NamedTuple):
    """Good or open news of one claim; bad news comes as a Finding.

    Attributes:
        claim: the span of the claim.
        outcome: verified, agrees or unassessed.
        evidence: the places it was recomputed from.
        why: how, with the arithmetic written out.
        operand: whether the claim only takes part in what holds; bad news of it weighs more.
    """

    claim: Span
    outcome: Outcome
    evidence: tuple[Span, ...]
    why: Words
    operand: bool = False


class Example(NamedTuple):
    """A text that shows the rule at work, as its test and in its documentation.

    Attributes:
        text: a notice or a part of one; ⟦…⟧ marks the primary place of each finding.
            A text without marks is a sound one, on which the rule is silent.
        messages: the Chinese message of each finding, in the order of the text.
        why: why a sound text is sound, or what the example shows; may be empty.
    """

    text: str
    messages: tuple[str, ...] = ()
    why: str = ""


class Options(NamedTuple):
    """The options of a rule that has none; one that has some brings a named tuple of its own."""


AnyOptions: TypeAlias = tuple[Any, ...]
OptionsT = TypeVar("OptionsT", bound=AnyOptions)


class Rule(NamedTuple, Generic[OptionsT]):
    """A rule with all that is known of it.

    Attributes:
        name: the defect it finds, as in the contract; stable.
        severity: its default severity.
        summary: what it compares, in one line.
        matters: why a reader cares.
        silent: when it keeps silent, and why.
        check: the rule itself.
        examples: failing and passing texts.
        options: its options with their defaults.
    """

    name: str
    severity: Severity
    summary: Words
    matters: Words
    silent: Words
    check: Callable[[Notice, OptionsT], Iterator[Verdict | Finding]]
    examples: tuple[Example, ...]
    options: OptionsT
