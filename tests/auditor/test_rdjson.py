"""rdjson: reviewdog's messages, with columns in bytes of UTF-8."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from auditor.engine import audit
from auditor.reports.wanted import Wanted
from auditor.settings import Settings
from grammar.source import Source
from rules import RULES
from tests.auditor.fakes import only
from tests.auditor.machine import every, flawed, missing, of_shared, written


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Position(Strict):
    line: Annotated[int, Field(ge=1)]
    column: Annotated[int, Field(ge=1)]


class Range(Strict):
    start: Position
    end: Position


class Location(Strict):
    path: str
    range: Range | None = None


class Code(Strict):
    value: str
    url: str = ""


class Suggestion(Strict):
    range: Range
    text: str


class Related(Strict):
    message: str
    location: Location


class Diagnostic(Strict):
    """The fields of reviewdog's Diagnostic message; its own schema forbids no other."""

    message: str
    location: Location
    severity: Literal["ERROR", "WARNING", "INFO"]
    code: Code
    suggestions: list[Suggestion] = []
    related_locations: list[Related] = []


class Tool(Strict):
    name: str


class Answer(Strict):
    source: Tool
    diagnostics: list[Diagnostic]


def diagnostics(text: str) -> list[dict[str, Any]]:
    """The diagnostics, all of reviewdog's form."""
    Answer.model_validate_json(text)
    found: list[dict[str, Any]] = json.loads(text)["diagnostics"]
    return found


def test_columns_count_bytes() -> None:
    """𠮷 has four, a Chinese character three, a digit one."""
    found = only(diagnostics(written("rdjson", flawed())))
    line = "𠮷水县针对12个问题，细化成41项具体问题。".encode()
    start = line.index("41项".encode()) + 1
    assert found["location"] == {
        "path": "drafts/a.txt",
        "range": {
            "start": {"line": 2, "column": start},
            "end": {"line": 2, "column": start + len("41项具体问题".encode())},
        },
    }
    assert start == 40
    assert only(found["related_locations"])["location"]["range"]["start"]["column"] == 17


def test_a_certain_change_is_a_suggestion() -> None:
    """A doubled word goes; a figure never does."""
    report = audit(Source("局党组进一步进一步压实责任。", "a.txt"), Settings(RULES))
    text = written("rdjson", report, look=Wanted("zh", RULES, frozenset()))
    suggested = [one["suggestions"] for one in diagnostics(text) if one["suggestions"]]
    assert only(only(suggested)) == {
        "range": {"start": {"line": 1, "column": 19}, "end": {"line": 1, "column": 28}},
        "text": "",
    }


def test_a_document_that_could_not_be_read() -> None:
    """An error of the whole file."""
    found = only(diagnostics(written("rdjson", missing())))
    assert (found["severity"], found["location"]) == ("ERROR", {"path": "b.txt"})


def test_every_labelled_notice(shared: Path) -> None:
    """All texts at once: valid, the bytes at every range are the quoted ones, same twice over."""
    notices = every(shared)
    text = of_shared("rdjson", notices)
    seen = 0
    for one in diagnostics(text):
        path = Path(one["location"]["path"])
        start, end = (one["location"]["range"][side] for side in ("start", "end"))
        if start["line"] == end["line"] and path.suffix in {".txt", ".md"}:
            line = path.read_bytes().split(b"\n")[start["line"] - 1]
            assert line[start["column"] - 1 : end["column"] - 1].decode("utf-8")
            seen += 1
    assert seen > 50
    assert text == of_shared("rdjson", notices)
    assert text.isascii()
