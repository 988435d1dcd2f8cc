"""What the checker makes of a notice, set against what was put into it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from auditor.engine import audit
from auditor.report import ReportedFinding
from auditor.settings import Settings, defaults
from grammar.source import Source
from tests.synthesis.draft import Printed, printed
from tests.synthesis.mutants.slip import Operator, Slipped


class Found(NamedTuple):
    """A finding, as far as it is compared.

    Attributes:
        rule, severity: of the finding.
        quote: its first place, all marks and digits half wide, no white space.
        lines: every line that takes part, from 1.
        message: what it says, in Chinese.
    """

    rule: str
    severity: str
    quote: str
    lines: frozenset[int]
    message: str


class Judged(NamedTuple):
    """A mutant's result.

    Attributes:
        hit: the slip was found on a line where it is.
        true: the rules with findings that the slip explains, once each.
        stray: the findings that neither the slip nor the sound notice explains.
    """

    hit: bool
    true: Counter[str]
    stray: tuple[Found, ...]


@cache
def _settings() -> Settings:
    return defaults()


def folded(quote: str) -> str:
    """A quote without what has no meaning: widths and white space."""
    return "".join(unicodedata.normalize("NFKC", quote).split())


def findings(text: str) -> list[Found]:
    """What the checker finds in a text; where it broke down that is a finding, too."""
    report = audit(Source(text), _settings())
    found = [_found(one) for one in report.findings]
    if report.error is not None:
        found.append(Found("internal-error", "error", "", frozenset({1}), report.error.zh))
    return found


def _found(one: ReportedFinding) -> Found:
    places = (one.primary, *(label.place for label in one.related))
    lines = frozenset(n for p in places for n in range(p.at.line, p.until.line + 1))
    return Found(one.rule, one.severity.value, folded(one.primary.quote), lines, one.message.zh)


def judged(operator: Operator, mutant: Slipped, sound: Iterable[Found]) -> Judged:
    """Set what is found in a mutant against its slip.

    Args:
        operator: the slip.
        mutant: the notice with the slip.
        sound: what is found in the same notice without it.
    """
    page: Printed = printed(mutant.draft)
    wanted = {page.rows[row] for row in mutant.rows if row < len(page.rows)}
    said = Counter((one.rule, one.message) for one in sound)
    places = {(one.rule, one.quote) for one in sound}
    names = {operator.rule, *operator.instead}
    hit = False
    true: Counter[str] = Counter()
    stray: list[Found] = []
    for one in findings(page.text):
        if said[one.rule, one.message]:
            said[one.rule, one.message] -= 1
            continue
        if one.rule in names and one.lines & wanted:
            hit = True
        if one.rule in operator.explained:
            true[one.rule] = 1  # one slip may set a rule off in twenty places: that is one
        elif (one.rule, one.quote) not in places:  # it stands there in the sound notice, too
            stray.append(one)
    return Judged(hit, true, tuple(stray))
