"""Parsers made from the grammar's text are those of the stored tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from grammar import tables
from grammar.parse import parse
from grammar.source import Source

TEXT = (
    "关于巡察整改情况的通报\n一、整改情况\n（一）关于学习的问题\n"
    "2024年3月5日至4月6日，召开会议3次，办结率达75%，印发《学习办法》（澄水发〔2024〕3号）。\n"
)


@pytest.fixture(autouse=True)
def emptied() -> Iterator[None]:
    yield
    tables.parser.cache_clear()
    tables._stored.cache_clear()


def empty() -> None:
    tables.parser.cache_clear()
    tables._stored.cache_clear()


@pytest.mark.parametrize("stored", [b"", b"no table", b"\x80\x04]\x94.", b"\x80\x04}\x94."])
def test_without_tables_a_text_is_read_alike(
    stored: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Empty, broken, a list, a table of nothing."""
    expected = parse(Source(TEXT))
    path = tmp_path / "tables.bin"
    path.write_bytes(stored)
    monkeypatch.setattr(tables, "_TABLES", path)
    empty()
    assert parse(Source(TEXT)) == expected


def test_tables_that_were_written_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = parse(Source(TEXT))
    monkeypatch.setattr(tables, "_TABLES", tmp_path / "tables.bin")
    assert tables.write() == tmp_path / "tables.bin"
    empty()
    monkeypatch.setattr(tables, "_build", None)  # nothing is built
    assert parse(Source(TEXT)) == expected


def test_tables_of_another_grammar_are_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_TABLES", tmp_path / "tables.bin")
    monkeypatch.setattr(tables, "_FRAGMENTS", tables._FRAGMENTS | {"DAMAGED": "x"})
    tables.write()
    monkeypatch.undo()
    expected = parse(Source(TEXT))
    monkeypatch.setattr(tables, "_TABLES", tmp_path / "tables.bin")
    empty()
    assert parse(Source(TEXT)) == expected
