"""GitHub workflow commands: annotations on the lines of a pull request.

GitHub keeps ten errors, ten warnings and ten notices of a step and drops the rest without a word,
and a message longer than 4,096 characters is cut. So the gravest are written as annotations, and
all the others as plain lines of the log, followed by how many there were.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from auditor.language import say
from auditor.report import Report
from auditor.reports.machine import Found, one_line, others, posix, said, told, where
from auditor.reports.wanted import Wanted
from rules._rule import Severity, Words

MOST_OF_A_KIND = 10
_LONGEST = 4_000
_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(reports: Iterable[Report], wanted: Wanted) -> Iterator[str]:
    """Write the commands, the gravest findings first.

    Args:
        reports: the documents' reports.
        wanted: the language.

    Yields:
        Lines.
    """
    used: Counter[str] = Counter()
    found: dict[Severity, list[Found]] = {severity: [] for severity in Severity}
    more: list[str] = []
    for report in reports:
        if report.error is not None:
            message = one_line(report.error, wanted.language)
            if used["error"] < MOST_OF_A_KIND:
                used["error"] += 1
                yield _command("error", {"file": posix(report.source.name)}, message)
            else:
                more.append(_plain(f"{posix(report.source.name)}: {message}"))
        for finding in report.findings:
            found[finding.severity].append(Found(report, finding))
    for severity, those in found.items():
        kind = _KINDS[severity]
        for one in those:
            if used[kind] < MOST_OF_A_KIND:
                used[kind] += 1
                yield _annotation(one, wanted)
            else:
                more.append(_line(one, wanted))
    if more:
        yield say(_beyond(len(more)), wanted.language) + "\n"
        yield from more


def _annotation(one: Found, wanted: Wanted) -> str:
    finding = one.finding
    start, end = finding.primary.at, finding.primary.until
    place: dict[str, str | int] = {"file": one.path, "line": start.line, "endLine": end.line}
    if start.line == end.line:  # columns are understood within one line alone
        place |= {"col": start.column, "endColumn": max(start.column, end.column - 1)}
    place["title"] = finding.rule
    lines = [told(finding, wanted.language)]
    lines += [
        f"{one.path}:{where(place)}: {label}" for place, label in others(finding, wanted.language)
    ]
    return _command(_KINDS[finding.severity], place, "\n".join(lines))


def _command(kind: str, place: dict[str, str | int], message: str) -> str:
    fields = ",".join(f"{name}={_escaped_field(str(value))}" for name, value in place.items())
    if len(message) > _LONGEST:
        message = message[:_LONGEST] + " ..."
    return f"::{kind} {fields}::{_escaped(message)}\n"


def _line(one: Found, wanted: Wanted) -> str:
    finding = one.finding
    place = f"{one.path}:{where(finding.primary)}"
    said_of = said(finding.message, wanted.language)
    return _plain(f"{place}  {finding.severity.value}  {finding.rule}  {said_of}")


def _plain(text: str) -> str:
    """A line that is no command, whatever a file is called."""
    return f"  {_escaped(text)}\n"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_field(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _beyond(count: int) -> Words:
    return Words(
        f"一步至多标注错误、警告、提示各 {MOST_OF_A_KIND} 处，其余 {count} 处列在这里：",
        f"a step shows at most {MOST_OF_A_KIND} annotations of a kind; "
        f"{count} more are listed here:",
    )
