"""GitLab Code Quality: the subset of Code Climate's issues that merge requests show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any

from auditor.report import Report, ReportedFinding
from auditor.reports.machine import array, in_one_line, one_line, posix, told
from auditor.reports.wanted import Wanted
from rules._rule import Severity

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "info"}
_DIGEST = 16  # bytes


def render(reports: Iterable[Report], wanted: Wanted) -> Iterator[str]:
    """Write one list of issues, one document after the other.

    Args:
        reports: the documents' reports; each is taken when its turn comes.
        wanted: the language.

    Returns:
        Pieces of one JSON text.
    """
    issues = (issue for report in reports for issue in _issues(report, wanted))
    return array("[", issues, "]")


def _issues(report: Report, wanted: Wanted) -> Iterator[dict[str, Any]]:
    path = posix(report.source.name)
    if report.error is not None:
        yield {
            "description": one_line(report.error, wanted.language),
            "check_name": "audit",
            "fingerprint": _fingerprint(path, "audit"),
            "severity": "blocker",
            "location": {"path": path, "lines": {"begin": 1}},
        }
    for finding in report.findings:
        yield _issue(finding, path, wanted)


def _issue(finding: ReportedFinding, path: str, wanted: Wanted) -> dict[str, Any]:
    start, end = finding.primary.at, finding.primary.until
    return {
        "description": in_one_line(told(finding, wanted.language)),
        "check_name": finding.rule,
        "fingerprint": _fingerprint(path, finding.fingerprint),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": path, "lines": {"begin": start.line, "end": end.line}},
        "other_locations": [
            {"path": path, "lines": {"begin": place.line, "end": place.until.line}}
            for place, _ in finding.related
        ],
    }


def _fingerprint(path: str, fingerprint: str) -> str:
    """Unique over all documents: two drafts may have the same sentence."""
    content = f"{path}\x1f{fingerprint}".encode("utf-8", "surrogatepass")
    return blake2b(content, digest_size=_DIGEST).hexdigest()
