"""Patterns from the table are those that Python would compile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from grammar import dates, patterns


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
