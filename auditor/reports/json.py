"""The JSON report, in the form that `auditor.schema` describes, written without loading it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from auditor import __version__
from auditor.claims import number
from auditor.dates import Entry, entries
from auditor.report import Place, Report, ReportedClaim, ReportedFinding
from rules._rule import Figure, Words

SCHEMA_VERSION = 1
# one line an entry: short, quick to write, and a change shows as the line that changed
_LISTS = ("findings", "claims", "timeline", "set_aside", "gaps")


def render(reports: Iterable[Report]) -> Iterator[str]:
    """Write the report of `auditor check`, one document after the other.

    Args:
        reports: the documents' reports; each is taken when its turn comes.

    Yields:
        Pieces of one JSON text.
    """
    yield f'{{"schema_version": {SCHEMA_VERSION}, "tool": {dumps(tool())},\n"documents": ['
    comma = ""
    for report in reports:
        yield f"{comma}\n{_document_text(report)}"
        comma = ","
    yield "\n]}\n"


def envelope(**content: object) -> str:
    """The answer of one of the other commands: version, tool, and its own content."""
    head = {"schema_version": SCHEMA_VERSION, "tool": tool(), **content}
    return json.dumps(head, ensure_ascii=False, indent=1) + "\n"


def tool() -> dict[str, str]:
    """What wrote the report."""
    return {"name": "auditor", "version": __version__}


def dumps(value: object) -> str:
    """A value as one line of JSON."""
    return json.dumps(value, ensure_ascii=False)


def document(report: Report) -> dict[str, Any]:
    """One entry of `documents`."""
    timeline = [] if report.notice is None else entries(report.notice, report)
    return {
        "path": report.source.name,
        "title": report.title,
        "recognised": report.recognised,
        "error": None if report.error is None else words(report.error),
        "findings": [finding(one) for one in report.findings],
        "claims": [claim(one) for one in report.claims],
        "timeline": [dated(one) for one in timeline],
        "set_aside": [{"kind": one.kind, **_spot(one.place)} for one in report.set_aside],
        "gaps": [place(gap) for gap in report.gaps],
    }


def finding(one: ReportedFinding) -> dict[str, Any]:
    """One entry of `findings`."""
    return {
        "rule": one.rule,
        "severity": one.severity.value,
        "message": words(one.message),
        "primary": place(one.primary),
        "related": [{**place(other), "label": words(label)} for other, label in one.related],
        "facts": {name: figure(value) for name, value in one.facts.items()},
        "fingerprint": one.fingerprint,
    }


def claim(one: ReportedClaim) -> dict[str, Any]:
    """One entry of `claims`."""
    return {
        "kind": one.kind,
        **_spot(one.place),
        "value": one.value,
        "verdict": one.verdict.value,
        "by": list(one.by),
        "evidence": [place(other) for other in one.evidence],
        "why": words(one.why),
    }


def dated(one: Entry) -> dict[str, Any]:
    """One entry of `timeline`."""
    return {
        "when": one.when,
        "known": one.known,
        "supplied": one.supplied,
        "event": one.event.value,
        "subject": one.subject,
        **_spot(one.place),
        "verdict": one.claim.verdict.value,
        "by": list(one.claim.by),
    }


def place(where: Place) -> dict[str, Any]:
    """A place with both ends."""
    line, column = where.at
    end_line, end_column = where.until
    return {
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "start": where.start,
        "end": where.end,
        "quote": where.quote,
    }


def words(both: Words) -> dict[str, str]:
    """A message in both languages."""
    return {"zh": both.zh, "en": both.en}


def figure(value: Figure) -> Any:
    """A figure of `facts` as JSON can carry it."""
    if isinstance(value, tuple):
        return [figure(one) for one in value]
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, int):
        return number(Decimal(value))
    return value


def _spot(where: Place) -> dict[str, Any]:
    line, column = where.at
    return {
        "quote": where.quote,
        "line": line,
        "column": column,
        "start": where.start,
        "end": where.end,
    }


def _document_text(report: Report) -> str:
    content = document(report)
    fields = []
    for name, value in content.items():
        if name in _LISTS and value:
            lines = ",\n".join(f"  {dumps(one)}" for one in value)
            fields.append(f' "{name}": [\n{lines}\n ]')
        else:
            fields.append(f' "{name}": {dumps(value)}')
    return "{\n" + ",\n".join(fields) + "\n}"
