"""reviewdog's rdjson: columns count bytes of UTF-8 from 1, ends are exclusive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from auditor.fixes import Edit, fixes
from auditor.report import Place, Report, ReportedFinding
from auditor.reports.machine import array, both, others, posix, told
from auditor.reports.wanted import Wanted
from grammar.source import Source
from rules._rule import Severity

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def render(reports: Iterable[Report], wanted: Wanted) -> Iterator[str]:
    """Write one result, one document after the other.

    Args:
        reports: the documents' reports; each is taken when its turn comes.
        wanted: the language.

    Returns:
        Pieces of one JSON text.
    """
    diagnostics = (one for report in reports for one in _diagnostics(report, wanted))
    return array('{"source": {"name": "auditor"}, "diagnostics": [', diagnostics, "]}")


def _diagnostics(report: Report, wanted: Wanted) -> Iterator[dict[str, Any]]:
    path = posix(report.source.name)
    if report.error is not None:
        yield {
            "message": both(report.error, wanted.language),
            "location": {"path": path},
            "severity": "ERROR",
            "code": {"value": "audit"},
        }
    certain = {fix.fingerprint: fix.edits for fix in fixes(report)}
    for finding in report.findings:
        yield _diagnostic(finding, path, certain.get(finding.fingerprint, ()), wanted)


def _diagnostic(
    finding: ReportedFinding, path: str, edits: Iterable[Edit], wanted: Wanted
) -> dict[str, Any]:
    source = finding.primary.source
    return {
        "message": told(finding, wanted.language),
        "location": {"path": path, "range": _range(finding.primary)},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
        "related_locations": [
            {
                "message": label,
                "location": {"path": path, "range": _range(place)},
            }
            for place, label in others(finding, wanted.language)
        ],
        "suggestions": [
            {"range": _range(Place(source, edit.start, edit.end)), "text": edit.text}
            for edit in edits
        ],
    }


def _range(place: Place) -> dict[str, Any]:
    return {
        "start": _position(place.source, place.start),
        "end": _position(place.source, place.end),
    }


def _position(source: Source, offset: int) -> dict[str, int]:
    line = source.position(offset).line
    before = source.text[source.line_starts[line - 1] : offset]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
