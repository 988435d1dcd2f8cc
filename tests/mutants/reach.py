"""Which tests come by which line, and how long each of them takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Reach(NamedTuple):
    """What a run of all tests without a change has shown.

    Attributes:
        early: by module, the lines that run when modules are imported and tests collected.
        tests: by module and line, the numbers of the tests that come by it.
        names: the tests.
        seconds: how long each of them keeps the processor busy.
    """

    early: Mapping[str, frozenset[int]]
    tests: Mapping[str, Mapping[int, Sequence[int]]]
    names: Sequence[str]
    seconds: Sequence[float]

    def before(self, module: str, lines: Iterable[int]) -> bool:
        """Whether some of the lines run before any test does."""
        return not self.early.get(module, frozenset()).isdisjoint(lines)

    def over(self, module: str, lines: Iterable[int]) -> list[int]:
        """The tests that come by some of the lines, the quickest first."""
        by_line = self.tests.get(module, {})
        found = {test for line in lines for test in by_line.get(line, ())}
        return sorted(found, key=lambda test: (self.seconds[test], test))

    def any(self, module: str) -> list[int]:
        """The tests that come by any line of a module, the quickest first."""
        return self.over(module, self.tests.get(module, {}))
