"""How a report for another program is wanted."""

from __future__ import annotations

from typing import Any

from auditor.language import Language
from grammar.named_tuples import NamedTuple
from rules._rule import Rule, Severity


class Wanted(NamedTuple):
    """How a report is wanted.

    Attributes:
        language: the one that comes first in messages.
        rules: all rules there are, those that were left out included.
        failing: the severities that decide the exit status.
    """

    language: Language
    rules: tuple[Rule[Any], ...]
    failing: frozenset[Severity]
