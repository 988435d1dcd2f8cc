"""GitLab Code Quality: the fields that GitLab's documentation asks for, fingerprints unique."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from tests.auditor.fakes import only
from tests.auditor.machine import every, flawed, missing, of_shared, written


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Lines(Strict):
    begin: Annotated[int, Field(ge=1)]
    end: Annotated[int, Field(ge=1)] | None = None


class Location(Strict):
    # relative to the repository, and without ./
    path: Annotated[str, Field(min_length=1, pattern=r"^[^.]")]
    lines: Lines


class Issue(Strict):
    """As the table in "Code Quality report format" has it, and Code Climate's other places."""

    description: Annotated[str, Field(min_length=1)]
    check_name: Annotated[str, Field(min_length=1)]
    fingerprint: Annotated[str, Field(min_length=1)]
    severity: Literal["info", "minor", "major", "critical", "blocker"]
    location: Location
    other_locations: list[Location] = []


def issues(text: str) -> list[Issue]:
    """The issues, all of the form that is asked for, no two with one fingerprint."""
    found = TypeAdapter(list[Issue]).validate_json(text)
    assert len({one.fingerprint for one in found}) == len(found)
    return found


def test_an_issue() -> None:
    """One contradiction with both of its places."""
    issue = only(issues(written("gitlab", flawed())))
    assert issue.model_dump(exclude={"fingerprint"}) == {
        "description": "en differs / 中 differs",
        "check_name": "count-mismatch",
        "severity": "critical",
        "location": {"path": "drafts/a.txt", "lines": {"begin": 2, "end": 2}},
        "other_locations": [{"path": "drafts/a.txt", "lines": {"begin": 2, "end": 2}}],
    }


def test_two_drafts_with_one_sentence_are_two_issues() -> None:
    """And each keeps its fingerprint when the other goes."""
    first, second = issues(written("gitlab", flawed("a.txt"), flawed("b.txt")))
    assert only(issues(written("gitlab", flawed("./a.txt")))).fingerprint == first.fingerprint
    assert only(issues(written("gitlab", flawed("b.txt")))).fingerprint == second.fingerprint


def test_a_document_that_could_not_be_read() -> None:
    """It must not look like one without findings."""
    issue = only(issues(written("gitlab", missing())))
    assert (issue.severity, issue.location.lines.begin) == ("blocker", 1)


def test_nothing_found_is_an_empty_list() -> None:
    """Which GitLab reads as: all mended."""
    assert json.loads(written("gitlab", flawed(text="无"))) == []


def test_every_labelled_notice(shared: Path) -> None:
    """All texts at once: valid, unique, and the same twice over."""
    notices = every(shared)
    text = of_shared("gitlab", notices)
    assert len(issues(text)) > 50
    assert text == of_shared("gitlab", notices)
    assert text.isascii()
