"""SARIF 2.1.0, for code scanning and for editors that show its results.

Lines and columns count code points from 1 (`columnKind`). The limits are those that GitHub states
for uploads (docs.github.com, "About code scanning limits on SARIF results"): of more it warns, and
far beyond that a file is refused as a whole. So the least grave findings are left out here, and a
notification says how many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from auditor import __version__
from auditor.report import Place, Report
from auditor.reports.findable import findable
from auditor.reports.json import figure, words
from auditor.reports.machine import Found, both, dumps, posix, ranked, said, told, uri
from auditor.reports.wanted import Wanted
from rules._rule import Rule, Severity, Words

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_MOST_RESULTS = 5_000
_MOST_RELATED = 99  # of the hundred locations of a result one is its own
_LONGEST_SNIPPET = 2_000  # code points; a place may be a whole paragraph
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}


def render(reports: Iterable[Report], wanted: Wanted) -> Iterator[str]:
    """Write one run with the findings of all documents.

    Args:
        reports: the documents' reports.
        wanted: language and rules.

    Yields:
        The whole text.
    """
    found: list[Found] = []
    artifacts: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    failed = False
    for report in reports:
        artifacts.append({"location": _artifact(report.source.name)})
        found += (Found(report, one) for one in report.findings)
        if report.error is not None:
            failed = True
            notes.append(_notification(report.error, "error", report.source.name, wanted))
    kept = found
    if len(found) > _MOST_RESULTS:
        among = {id(one.finding) for one in ranked(found)[:_MOST_RESULTS]}
        kept = [one for one in found if id(one.finding) in among]
        notes.append(_notification(_left_out(len(found)), "warning", None, wanted))
    rules = {rule.name: index for index, rule in enumerate(wanted.rules)}
    yield dumps(
        {
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {
                        "driver": {
                            "name": "auditor",
                            "version": __version__,
                            "semanticVersion": __version__,
                            "language": "zh-CN" if wanted.language == "zh" else "en",
                            "rules": [_rule(rule, wanted) for rule in wanted.rules],
                        }
                    },
                    "columnKind": "unicodeCodePoints",
                    "invocations": [
                        {
                            "executionSuccessful": not failed,
                            "toolExecutionNotifications": notes,
                        }
                    ],
                    "artifacts": artifacts,
                    "results": [_result(one, rules[one.finding.rule], wanted) for one in kept],
                }
            ],
        }
    )
    yield "\n"


def _rule(rule: Rule[Any], wanted: Wanted) -> dict[str, Any]:
    language = wanted.language
    parts = (rule.summary, rule.matters, rule.silent)
    heads = (
        Words("为何要紧", "Why it matters"),
        Words("何时不报", "When it keeps silent"),
    )
    plain = "\n\n".join(both(part, language) for part in parts)
    markdown = both(rule.summary, language).replace("\n", "\n\n")
    for head, part in zip(heads, parts[1:], strict=True):
        text = both(part, language).replace("\n", "\n\n")
        markdown += f"\n\n**{said(head, language)}**\n\n{text}"
    return {
        "id": rule.name,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": said(rule.summary, language)[:1024]},
        "fullDescription": {"text": said(rule.matters, language)[:1024]},
        "help": {"text": plain, "markdown": markdown},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"problem.severity": _GITHUB[rule.severity], "tags": ["consistency"]},
    }


def _result(one: Found, index: int, wanted: Wanted) -> dict[str, Any]:
    finding = one.finding
    related = [
        {"id": number, **_location(place), "message": {"text": both(label, wanted.language)}}
        for number, (place, label) in enumerate(finding.related[:_MOST_RELATED], 1)
    ]
    message = told(finding, wanted.language)
    if finding.check is not None:
        message += "\n" + both(finding.check, wanted.language)
    if (more := len(finding.related) - len(related)) > 0:
        message += "\n" + both(_unlisted(more), wanted.language)
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [_location(finding.primary)],
        "relatedLocations": related,
        # not primaryLocationLineHash: that one is GitHub's own to compute, and it warns of others
        "partialFingerprints": {"auditor/v1": finding.fingerprint},
        "properties": {
            "message": words(finding.message),
            "facts": {name: figure(value) for name, value in finding.facts.items()},
        },
    }


def _location(place: Place) -> dict[str, Any]:
    paragraph = findable(place)
    named = {} if paragraph is None else {"logicalLocations": [{"name": paragraph.en}]}
    return {
        **named,
        "physicalLocation": {
            "artifactLocation": _artifact(place.source.name),
            "region": {
                "startLine": place.at.line,
                "startColumn": place.at.column,
                "endLine": place.until.line,
                "endColumn": place.until.column,
                "charOffset": place.start,
                "charLength": place.end - place.start,
                "snippet": {"text": place.quote[:_LONGEST_SNIPPET]},
            },
        },
    }


def _artifact(name: str) -> dict[str, Any]:
    path = posix(name)
    reference = uri(path)
    if reference.startswith("file:"):
        return {"uri": reference}
    return {"uri": reference, "uriBaseId": "%SRCROOT%"}


def _notification(message: Words, level: str, name: str | None, wanted: Wanted) -> dict[str, Any]:
    where = []
    if name is not None:
        where = [{"physicalLocation": {"artifactLocation": _artifact(name)}}]
    return {"level": level, "message": {"text": both(message, wanted.language)}, "locations": where}


def _left_out(count: int) -> Words:
    return Words(
        f"共 {count} 处，只列出最重的 {_MOST_RESULTS} 处：再多的不会显示",
        f"{count} findings, of which the gravest {_MOST_RESULTS} are listed: "
        "no more would be shown",
    )


def _unlisted(more: int) -> Words:
    return Words(f"另有 {more} 处有关之处未列", f"{more} more places take part and are not listed")
