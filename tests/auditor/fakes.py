"""Rules that say what a test wants said, so that no test here depends on what real rules find."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from auditor.settings import Settings
from grammar.model import Notice
from grammar.source import Span
from rules._rule import Finding, Options, Rule, Severity, Verdict, Words

Check = Callable[[Notice, Options], Iterator[Verdict | Finding]]


def both(words: str) -> Words:
    """The same words in both languages, told apart."""
    return Words(f"中 {words}", f"en {words}")


def spans(notice: Notice, words: str) -> list[Span]:
    """Where words stand in the reading text."""
    return [Span(m.start(), m.end()) for m in re.finditer(re.escape(words), notice.text)]


def rule(name: str, check: Check, severity: Severity = Severity.ERROR) -> Rule[Any]:
    """A rule made of its check alone."""
    return Rule(name, severity, both(name), both("matters"), both("silent"), check, (), Options())


def finder(name: str, words: str, severity: Severity = Severity.ERROR) -> Rule[Any]:
    """A rule that finds fault with every occurrence of some words."""

    def check(notice: Notice, options: Options) -> Iterator[Verdict | Finding]:
        for span in spans(notice, words):
            yield Finding(both(words), span)

    return rule(name, check, severity)


def saying(name: str, *news: Verdict | Finding, severity: Severity = Severity.ERROR) -> Rule[Any]:
    """A rule that says the same of every notice."""

    def check(notice: Notice, options: Options) -> Iterator[Verdict | Finding]:
        yield from news

    return rule(name, check, severity)


def broken(name: str) -> Rule[Any]:
    """A rule with a bug."""

    def check(notice: Notice, options: Options) -> Iterator[Verdict | Finding]:
        nothing: dict[str, str] = {}
        yield Finding(both(nothing["a bug"]), Span(0, 0))

    return rule(name, check)


def settings(*rules: Rule[Any]) -> Settings:
    """Settings with these rules and no others."""
    return Settings(tuple(rules))


def only(found: Iterable[Any]) -> Any:
    """The one thing there is."""
    (one,) = found
    return one
