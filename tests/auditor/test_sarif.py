"""SARIF: what the official schema asks for, and what GitHub adds to it."""

from __future__ import annotations

import json
from pathlib import Path, PureWindowsPath
from typing import Any

import jsonschema
import pytest

from auditor.engine import audit
from auditor.reports import sarif
from auditor.reports.machine import posix, uri
from auditor.reports.wanted import Wanted
from grammar.source import Source
from rules._rule import Severity
from tests.auditor.fakes import finder, only, settings
from tests.auditor.machine import every, flawed, missing, of_shared, written
from tests.shared import ROOT

SCHEMA = json.loads((ROOT / "tests/data/schemas/sarif-2.1.0.json").read_bytes())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def run(text: str) -> dict[str, Any]:
    """The one run, after the official schema has accepted it, and within GitHub's limits."""
    answer = json.loads(text)
    VALIDATOR.validate(answer)
    found: dict[str, Any] = only(answer["runs"])
    # "About code scanning limits on SARIF results": beyond these GitHub warns or refuses
    assert len(found["results"]) <= 5_000
    assert len(found["tool"]["driver"]["rules"]) <= 25_000
    assert all(len(rule["properties"]["tags"]) <= 10 for rule in found["tool"]["driver"]["rules"])
    for result in found["results"]:
        places = [*result["locations"], *result["relatedLocations"]]
        assert len(places) <= 100
        for place in places:
            region = place["physicalLocation"]["region"]
            start = (region["startLine"], region["startColumn"])
            assert (1, 1) <= start <= (region["endLine"], region["endColumn"])
    return found


def test_the_schema_refuses() -> None:
    """It is a schema of SARIF, and not one that takes anything."""
    VALIDATOR.check_schema(SCHEMA)
    answer = json.loads(written("sarif", flawed()))
    changes: list[dict[str, Any]] = [{"version": "2.0.0"}, {"runs": [{}]}, {"extra": 1}]
    for wrong in changes:
        assert not VALIDATOR.is_valid({**answer, **wrong})
    answer["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert not VALIDATOR.is_valid(answer)


def test_a_result_has_all_its_places() -> None:
    """Code points from 1, ends exclusive, and the text itself."""
    found = run(written("sarif", flawed()))
    assert found["columnKind"] == "unicodeCodePoints"
    result = only(found["results"])
    assert result["ruleId"] == "count-mismatch"
    assert found["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "count-mismatch"
    assert result["level"] == "error"
    assert result["message"]["text"] == "en differs\n中 differs"
    place = only(result["locations"])["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "drafts/a.txt", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {
        "startLine": 2,
        "startColumn": 15,
        "endLine": 2,
        "endColumn": 22,
        "charOffset": 24,
        "charLength": 7,
        "snippet": {"text": "41项具体问题"},
    }
    related = only(result["relatedLocations"])
    assert related["message"]["text"] == "en here\n中 here"
    assert related["physicalLocation"]["region"]["startColumn"] == 6
    assert result["partialFingerprints"] == {"auditor/v1": flawed().findings[0].fingerprint}


def test_every_rule_has_its_help() -> None:
    """What it compares, why, and when it keeps silent."""
    for rule in run(written("sarif", flawed()))["tool"]["driver"]["rules"]:
        assert "en matters" in rule["help"]["text"]
        assert "**When it keeps silent**\n\nen silent\n\n中 silent" in rule["help"]["markdown"]
        assert rule["shortDescription"]["text"].startswith("en ")
        assert rule["defaultConfiguration"]["level"] in {"error", "note"}


def test_a_document_that_could_not_be_read_is_a_notification() -> None:
    """The run says that it did not succeed."""
    invocation = only(run(written("sarif", missing(), flawed()))["invocations"])
    assert invocation["executionSuccessful"] is False
    notification = only(invocation["toolExecutionNotifications"])
    assert notification["message"]["text"] == "cannot be read\n读不了"
    assert only(run(written("sarif", flawed()))["invocations"])["executionSuccessful"] is True


def test_the_gravest_stay_where_a_file_would_be_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the order of the text, and with a word on what is left out."""
    monkeypatch.setattr(sarif, "_MOST_RESULTS", 3)
    rules = settings(finder("term-drift", "甲", Severity.NOTE), finder("count-mismatch", "乙"))
    report = audit(Source("甲乙甲乙甲", "a.txt"), rules)
    look = Wanted("en", rules.rules, frozenset())
    found = run(written("sarif", report, look=look))
    assert [one["ruleId"] for one in found["results"]] == [
        "term-drift",
        "count-mismatch",
        "count-mismatch",
    ]
    notification = only(only(found["invocations"])["toolExecutionNotifications"])
    assert notification["message"]["text"].startswith("5 findings, of which the gravest 3")


def test_more_places_than_are_shown_are_counted() -> None:
    """Of a hundred one is the finding's own."""
    report = flawed(text="12个问题" * 150 + "41项具体问题")
    result = only(run(written("sarif", report))["results"])
    assert len(result["relatedLocations"]) == 99
    assert result["message"]["text"].endswith(
        "\n51 more places take part and are not listed\n另有 51 处有关之处未列"
    )


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("drafts/a b.txt", "drafts/a%20b.txt"),
        ("通报.txt", "%E9%80%9A%E6%8A%A5.txt"),
        ("/srv/a.txt", "file:///srv/a.txt"),
        ("C:/drafts/a.txt", "file:///C:/drafts/a.txt"),
        ("-", "-"),
    ],
)
def test_paths_as_references(path: str, expected: str) -> None:
    """Percent-encoded; whole where the path is."""
    assert uri(path) == expected


def test_windows_paths_read_as_linux_paths() -> None:
    """What stands in a repository has one name."""
    assert posix("drafts\\2022\\a.txt", PureWindowsPath) == posix("./drafts/2022/a.txt")
    assert posix("C:\\work\\drafts\\a.txt", PureWindowsPath, "C:\\work") == "drafts/a.txt"
    assert posix("D:\\a.txt", PureWindowsPath, "C:\\work") == "D:/a.txt"
    assert posix("/work/drafts/a.txt", folder="/work") == "drafts/a.txt"


def test_every_labelled_notice(shared: Path) -> None:
    """All texts at once: valid, and the same twice over."""
    notices = every(shared)
    text = of_shared("sarif", notices)
    found = run(text)
    assert len(found["artifacts"]) == len(notices)
    assert len(found["results"]) > 50
    assert text == of_shared("sarif", notices)
    assert text.isascii()
