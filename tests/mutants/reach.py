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
        files: the files of the tests, each with a digest of what it was.
    """

    early: Mapping[str, frozenset[int]]
    tests: Mapping[str, Mapping[int, Sequence[int]]]
    names: Sequence[str]
    seconds: Sequence[float]
    files: Mapping[str, str]

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

    def all(self) -> list[int]:
        """All tests, the quickest first."""
        return sorted(range(len(self.names)), key=lambda test: (self.seconds[test], test))

    def outdated(self, names: Sequence[str], files: Mapping[str, str]) -> list[int]:
        """The numbers of the tests of which nothing is known, or of a file that has changed."""
        known = {name for name in self.names if self.files[file_of(name)] == files[file_of(name)]}
        return [number for number, name in enumerate(names) if name not in known]

    def brought_up_to(self, names: Sequence[str], files: Mapping[str, str], newer: Reach) -> Reach:
        """What is known of these tests, from here and from a newer run of some of them."""
        places = {name: place for place, name in enumerate(names)}
        seconds = [0.0] * len(names)
        tests: dict[str, dict[int, list[int]]] = {}
        again = set(newer.names)
        for one in (self, newer):
            moved = {
                number: places[name]
                for number, name in enumerate(one.names)
                if name in places and (one is newer or name not in again)
            }
            for number, place in moved.items():
                seconds[place] = one.seconds[number]
            for module, lines in one.tests.items():
                for line, numbers in lines.items():
                    found = [moved[number] for number in numbers if number in moved]
                    tests.setdefault(module, {}).setdefault(line, []).extend(found)
        return Reach(newer.early, tests, names, seconds, files)


def file_of(name: str) -> str:
    """The file of a test, by pytest's name for it."""
    return name.partition("::")[0]
