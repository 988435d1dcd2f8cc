"""Patterns from the table are those that Python would compile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from grammar import dates, patterns
from grammar.first_characters import told
from rules import RULES
from tests.fuzz.fragments import PIECES
from tests.shared import ROOT

_constants: Any = import_module("re._constants")
_parser: Any = import_module("re._parser")
_compiler: Any = import_module("re._compiler")


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A table of its own, not yet written, and nothing remembered."""
    path = tmp_path / "patterns.bin"
    monkeypatch.setattr(patterns, "_TABLE", path)
    patterns._stored.cache_clear()
    patterns.compiled.cache_clear()
    yield path
    patterns._stored.cache_clear()
    patterns.compiled.cache_clear()


TEXT = rf"(?P<day>{dates.DATE_PATTERN})(?P<rest>起|止)?"


def test_a_stored_pattern_is_the_compiled_one(table: Path) -> None:
    """Groups, flags and matches are the same, and it does come from the table."""
    asked = re.compile(TEXT, re.DOTALL)
    patterns.write()
    assert (TEXT, (re.DOTALL | re.UNICODE).value) in patterns._stored()
    stored = patterns.compiled(TEXT, re.DOTALL)
    assert (stored.groups, stored.groupindex, stored.flags) == (
        asked.groups, asked.groupindex, asked.flags,
    )  # fmt: skip
    for string in ("自2024年3月1日起", "三月", "2024.3.1止", ""):
        ours, theirs = stored.search(string), asked.search(string)
        assert (ours and (ours.span(), ours.groupdict())) == (
            theirs and (theirs.span(), theirs.groupdict())
        )


@pytest.mark.parametrize("content", [None, b"", b"\x00", b"not a table", b"(\x02\x00\x00\x00NN"])
def test_without_a_table_that_fits_patterns_are_compiled(
    table: Path, content: bytes | None
) -> None:
    """A table that is missing, damaged or of another kind costs time, nothing else."""
    if content is not None:
        table.write_bytes(content)
    assert patterns.compiled("[甲乙]+").findall("甲乙丙甲") == ["甲乙", "甲"]


def test_a_table_of_another_python_is_left_alone(
    table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Programs are those of one version of Python."""
    kept = re.compile("甲{2,3}乙")
    patterns.write()
    monkeypatch.setattr(patterns, "_version", lambda: ("another",))
    assert patterns._stored() == {}
    assert patterns.compiled(kept.pattern).fullmatch("甲甲乙")


def test_the_patterns_of_the_lexers_are_stored() -> None:
    """They are made when a lexer first reads something, not when a module is imported."""
    assert any("?P<PERCENT>" in text for text, _ in patterns._stored())


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("(?:联系|监督)?(?:电话|热线):", "联监电热"),
        ("(?<!自)己(?=经)", "己"),
        ("(?P<number>[0-9]+)|(?:第|(?=共)共)?[一二]", "0123456789第共一二"),
        ("(?>甲|乙)++丙|丁{2}?", "甲乙丁"),
    ],
)
def test_a_search_tries_what_a_match_can_begin_with(text: str, first: str) -> None:
    """Groups, choices and optional parts are looked into."""
    read = _parser.parse(text)
    program = told(_compiler._code(read, 0), read, 0)
    own, shortest = program[:4], read.getwidth()[0]
    listed: list[int] = []
    wanted = [(_constants.LITERAL, ord(letter)) for letter in first]
    _compiler._compile_charset(_compiler._optimize_charset(wanted)[0], 0, listed)
    assert own == [_constants.INFO, 4 + len(listed), _constants.SRE_INFO_CHARSET, shortest]
    assert program[5 : 5 + len(listed)] == listed


@pytest.mark.parametrize(
    "text", ["甲?", "(?=甲)", ".甲", "[^甲]|乙", r"(甲)?\1乙", "(?i:a)b", "(?i)ab|c"]
)
def test_what_may_begin_with_anything_is_left_as_it_is(text: str) -> None:
    """So is what may be empty, and what is read without regard to case."""
    read = _parser.parse(text)
    code = _compiler._code(read, 0)
    assert told(code, read, read.state.flags) == code


def test_all_stored_patterns_find_what_compiled_ones_find() -> None:
    """Matches and groups are the same in texts full of what the patterns look for."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").iterdir())]
    texts += ["".join(PIECES), *("\n".join(one.text for one in rule.examples) for rule in RULES)]
    assert len(patterns._stored()) > 300
    for pattern, flags in patterns._stored():
        ours, theirs = patterns.compiled(pattern, flags), re.compile(pattern, flags)
        for text in (*texts, pattern):
            found = [(one.span(), one.groups()) for one in ours.finditer(text)]
            assert found == [(one.span(), one.groups()) for one in theirs.finditer(text)], pattern
