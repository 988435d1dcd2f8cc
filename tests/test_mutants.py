"""The parts of `make mutants` that do their work without mutmut."""

from __future__ import annotations

import importlib
import sys
from functools import lru_cache
from pathlib import Path
from textwrap import dedent
from types import ModuleType

import pytest

from tests.mutants.code import Changed, NotInPlaceError, forget, replace, statement
from tests.mutants.mutant import LEAST, differing, sampled, shares
from tests.mutants.page import Explained, Outcome, Size, explained, noticed, page, weighted
from tests.mutants.reach import Reach

TEXT = dedent(
    """\
    class Box:
        @staticmethod
        def half(n):
            return n // 2

        def twice(self, n, by=2):
            if n > 0:
                return n * by
            return 0

    def add(a, b):
        return a + b
    """
)


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    (tmp_path / "boxes_of_mutants.py").write_text(TEXT, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "boxes_of_mutants", raising=False)
    return importlib.import_module("boxes_of_mutants")


def test_a_function_gets_its_new_code_wherever_it_is_held(module: ModuleType) -> None:
    held = module.add
    replace(module.__name__, "add", TEXT.replace("a + b", "a - b"))
    assert held(5, 3) == 2


def test_a_method_gets_its_new_code(module: ModuleType) -> None:
    box = module.Box()
    replace(module.__name__, "Box.twice", TEXT.replace("n > 0", "n >= 9"))
    assert (box.twice(8), box.twice(9)) == (0, 18)
    replace(module.__name__, "Box.half", TEXT.replace("n // 2", "n // 4"))
    assert box.half(8) == 2


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("by=2", "by=3"), f"\n\n{TEXT}"])
def test_what_is_not_in_the_code_is_refused(module: ModuleType, text: str) -> None:
    """A default value is made when the module is imported; moved code is the same code."""
    with pytest.raises(NotInPlaceError):
        replace(module.__name__, "Box.twice", text)


def test_a_constant_of_another_type_is_another_code(module: ModuleType) -> None:
    replace(module.__name__, "Box.twice", TEXT.replace("return 0", "return 0.0"))
    assert repr(module.Box().twice(0)) == "0.0"


def test_a_module_is_imported_from_another_text(
    module: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, module.__name__)
    finder = Changed(module.__name__, TEXT.replace("by=2", "by=3"))
    monkeypatch.setattr(sys, "meta_path", [finder, *sys.meta_path])
    again = importlib.import_module(module.__name__)
    assert again.Box().twice(5) == 15
    assert module.Box().twice(5) == 10


def test_caches_are_emptied() -> None:
    @lru_cache
    def kept() -> list[int]:
        return []

    kept().append(1)
    forget(("grammar",))
    assert kept() == [1]
    forget(("tests",))
    assert kept() == []


@pytest.mark.parametrize(
    ("old", "new", "differ"),
    [
        ("a\nb\nc\n", "a\nx\nc\n", (2, 2, "b", "x")),
        ("a\nb\nc\nd\n", "a\nd\n", (2, 3, "b c", "")),
        ("a\na\n", "a\na\na\n", (3, 3, "", "a")),
        ("a\n  b\n  c\n", "a\n  b c\n", (2, 3, "b c", "b c")),
    ],
)
def test_where_two_texts_differ(old: str, new: str, differ: tuple[int, int, str, str]) -> None:
    assert differing(old, new) == differ


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        ((4, 4), range(4, 5)),  # a return alone
        ((7, 7), range(7, 8)),  # the head of an if, without its body
        ((8, 8), range(8, 9)),
        ((6, 6), range(6, 7)),  # the head of a function
    ],
)
def test_the_statement_that_lines_belong_to(lines: tuple[int, int], whole: range) -> None:
    assert statement(TEXT, *lines) == whole


def test_a_statement_over_several_lines_is_one() -> None:
    text = "def f(a):\n    if (\n        a\n        > 1\n    ):\n        return [\n            1,\n        ]\n"
    assert statement(text, 4, 4) == range(2, 6)
    assert statement(text, 7, 7) == range(6, 9)


def test_a_case_of_a_match_is_looked_into() -> None:
    text = "match 1:\n    case 1:\n        a = 1\n        b = (\n            2)\n"
    assert statement(text, 5, 5) == range(4, 6)


def test_every_module_has_its_share() -> None:
    assert shares({"a": 980, "b": 18, "c": 2, "d": 0}, 100) == {"a": 98, "b": LEAST, "c": 2, "d": 0}


def test_a_seed_draws_the_same_again() -> None:
    names = [f"n{n}" for n in range(50)]
    one = sampled(names, 10, "1/a")
    assert one == sampled(names, 10, "1/a")
    assert one != sampled(names, 10, "2/a")
    assert len(set(one)) == 10
    assert [name for name in names if name in one] == one
    assert set(sampled(names, 4, "1/a")) < set(one)


def test_tests_are_found_by_line_the_quickest_first() -> None:
    reach = Reach(
        {"m": frozenset({1})}, {"m": {2: [0, 1], 3: [2], 9: [1]}}, "abc", (0.3, 0.1, 0.2), {}
    )
    assert reach.over("m", range(2, 4)) == [1, 2, 0]
    assert reach.over("m", (9,)) == [1]
    assert reach.over("other", (2,)) == []
    assert reach.any("m") == [1, 2, 0]
    assert reach.before("m", (1, 2))
    assert not reach.before("m", (2, 3))


def test_what_is_known_of_tests_is_brought_up_to_date() -> None:
    names = ["a.py::1", "b.py::1", "b.py::2"]
    old = Reach(
        {}, {"m": {1: [0, 1], 2: [2]}}, names, (0.1, 0.2, 0.3), {"a.py": "old", "b.py": "kept"}
    )
    files = {"a.py": "new", "b.py": "kept", "c.py": "new"}
    now = ["c.py::1", "b.py::2", "a.py::1"]
    assert old.outdated(now, files) == [0, 2]
    newer = Reach({"m": frozenset({9})}, {"m": {2: [0], 3: [1]}}, [now[0], now[2]], (1, 2), {})
    reach = old.brought_up_to(now, files, newer)
    assert reach.tests == {"m": {1: [], 2: [1, 0], 3: [2]}}
    assert reach.seconds == [1, 0.3, 2]
    assert (reach.early, reach.names, reach.files) == (newer.early, now, files)


def outcome(module: str, verdict: str, before: str = "a < b", after: str = "a <= b") -> Outcome:
    name = f"{module}.x_f__mutmut_1"
    return Outcome(name, module, "f", "ComparisonTarget", 1, before, after, verdict)


OUTCOMES = [
    outcome("grammar.a", "killed"),
    outcome("grammar.a", "timeout"),
    outcome("rules.b", "survived"),
    outcome("rules.b", "unreached", "x | y", ""),
]
SIZES = {"grammar.a": Size(90, 7), "rules.b": Size(10, 5), "rules.c": Size(0, 1)}


def test_the_shares() -> None:
    assert noticed(OUTCOMES) == (2, 4)
    assert weighted(SIZES, OUTCOMES) == pytest.approx(0.9)


def test_the_page_counts_and_explains() -> None:
    told = Explained(
        {"equal": "nothing changes"}, {("rules.b", "f", "a < b", "a <= b"): ("equal", "never so")}
    )
    text = page(SIZES, OUTCOMES, 3, told)
    assert "in 100 ways" in text
    assert "4 of them, drawn with seed 3. **Noticed: 50.0% (15.0%–85.0%)**" in text
    assert "so all 2 modules" in text
    assert "| `grammar` | 90 | 2 | 1 | 1 | 0 | 0 | 100.0% (34.2%–100.0%) |" in text
    assert "| both | 100 | 4 | 1 | 1 | 1 | 1 | 50.0% (15.0%–85.0%) |" in text
    assert "| a comparison | 4 | 50.0% (15.0%–85.0%) |" in text
    assert "| equal | 1 | nothing changes |" in text
    assert "| `rules.b.f` | `a < b` | `a <= b` | never so |" in text
    assert "### Not looked at" in text
    assert "| `rules.b.f` | `x \\| y` | nothing |  |" in text
    assert "| `rules.c` | 0 | 0 | 0 | 0 | 0 | 0 | none |" in text


def test_what_is_said_of_survivors_has_a_class() -> None:
    told = explained()
    assert {name for name, _ in told.survivors.values()} <= set(told.classes)


def test_a_class_that_is_not_described_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "told.toml"
    file.write_text(
        '[classes]\n[[survivor]]\nmodule="m"\nfunction="f"\nbefore="a"\nafter="b"\nclass="c"\n',
        encoding="utf-8",
    )
    with pytest.raises(KeyError, match="c"):
        explained(file)
