"""Counts of right and wrong, and how sure they make us."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import sqrt
from typing import NamedTuple


class Share(NamedTuple):
    """So many of so many."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        """The share; 1 where there is nothing to share."""
        return self.part / self.whole if self.whole else 1.0

    def interval(self, z: float = 1.96) -> tuple[float, float]:
        """Wilson's interval for the share, at 95% unless told otherwise."""
        if not self.whole:
            return 0.0, 1.0
        n, p = self.whole, self.value
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(slots=True)
class Tally:
    """What the notices of some seeds came to.

    Attributes:
        notices: how many sound notices.
        clean: how many of them are without an error or a warning.
        sound: findings on them, by rule and severity.
        tried, hit: mutants and those found, by operator.
        true: mutants on which a rule has findings that the slip explains, by rule.
        stray: findings on mutants that their slip does not explain, by rule.
        changed, moved: texts changed without consequence, and those whose findings moved.
        remarks: what went wrong, in words, for those who mend it.
    """

    notices: int = 0
    clean: int = 0
    sound: Counter[tuple[str, str]] = field(default_factory=Counter)
    tried: Counter[str] = field(default_factory=Counter)
    hit: Counter[str] = field(default_factory=Counter)
    true: Counter[str] = field(default_factory=Counter)
    stray: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    moved: Counter[str] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Take in the counts of other seeds."""
        self.notices += other.notices
        self.clean += other.clean
        for name in ("sound", "tried", "hit", "true", "stray", "changed", "moved"):
            getattr(self, name).update(getattr(other, name))
        self.remarks += other.remarks

    def false_errors(self) -> int:
        """The errors on sound notices."""
        return sum(n for (_, severity), n in self.sound.items() if severity == "error")
