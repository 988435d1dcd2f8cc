"""The score on notices whose contradictions somebody marked by hand, where a checkout has some."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import auditor.api
from auditor.errors import AuditError
from auditor.schema import Document, Finding
from tests.synthesis.tally import Share


class Score(NamedTuple):
    """What the checker found of what is marked.

    Attributes:
        notices, unread: the notices read, and those of formats that cannot be read.
        recall: the marked contradictions that were found.
        precision: the errors and warnings that a mark explains.
    """

    notices: int
    unread: int
    recall: Share
    precision: Share


def score(folder: Path) -> Score:
    """Audit every notice in a folder that stands beside its `.truth.json`."""
    found = must = right = reported = notices = unread = 0
    for path in sorted(folder.rglob("*.truth.json")):
        truth: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        try:
            document = auditor.api.audit_path(path.parent / truth["notice"])
        except AuditError:
            unread += 1
            continue
        notices += 1
        found_here, reported_here, right_here = _scored(document, truth)
        must += len(truth["must"])
        found, reported, right = found + found_here, reported + reported_here, right + right_here
    return Score(notices, unread, Share(found, must), Share(right, reported))


def _scored(document: Document, truth: dict[str, Any]) -> tuple[int, int, int]:
    entries = [*truth["must"], *truth.get("may", [])]
    found = sum(any(_explains(entry, one) for one in document.findings) for entry in truth["must"])
    loud = [one for one in document.findings if one.severity != "note"]
    right = sum(any(_explains(entry, one) for entry in entries) for one in loud)
    return found, len(loud), right


def _explains(entry: dict[str, Any], finding: Finding) -> bool:
    names = {entry["rule"], *entry.get("or", ())}
    if "*" not in names and finding.rule not in names:
        return False
    places = (finding.primary, *finding.related)
    if not entry.get("lines"):
        quote = entry.get("quote", "")
        return not quote or any(quote in one.quote or one.quote in quote for one in places)
    lines = {n for one in places for n in range(one.line, one.end_line + 1)}
    return bool(lines & set(entry["lines"]))
