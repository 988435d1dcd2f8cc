"""JUnit XML: a suite for each document, a case for each rule.

A case fails where its rule found something that decides the exit status; what weighs less stands in
its output. A rule that was not run, or that compares figures and met none to compare, is skipped:
"not checked" is never "fine".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from auditor.report import Report, ReportedFinding
from auditor.reports.machine import one_line, others, posix, printable, said, told, where
from auditor.reports.wanted import Wanted
from rules._rule import Words

# the rules that give an account of what they compared; all others look at form, where silence is
# good news
COMPARING = frozenset(
    {
        "count-mismatch",
        "claim-conflict",
        "sum-mismatch",
        "ratio-mismatch",
        "enumeration-mismatch",
        "evidence-exceeds-claim",
        "impossible-date",
        "date-conflict",
        "duration-mismatch",
        "reference-conflict",
        "title-variant",
        "dangling-reference",
    }
)
_OPENING = "<?xml version='1.0' encoding='us-ascii'?>\n<testsuites name=\"auditor\">\n"
_CLOSING = "</testsuites>\n"
_NOT_RUN = Words("本次未运行这条规则", "this rule was not run")
_NOTHING = Words("文中没有这条规则可以核对的内容", "there was nothing for this rule to compare")


def render(reports: Iterable[Report], wanted: Wanted) -> Iterator[str]:
    """Write the suites, one document after the other.

    Args:
        reports: the documents' reports; each is taken when its turn comes.
        wanted: language, rules, and which findings fail.

    Yields:
        Pieces of one text, in ASCII alone.
    """
    yield _OPENING
    for report in reports:
        suite = _suite(report, wanted)
        indent(suite)
        yield tostring(suite, "us-ascii", xml_declaration=False).decode("ascii") + "\n"
    yield _CLOSING


def _suite(report: Report, wanted: Wanted) -> Element:
    path = printable(posix(report.source.name))
    suite = Element("testsuite", name=path)
    if report.error is not None:
        case = SubElement(suite, "testcase", name="audit", classname=path)
        message = printable(one_line(report.error, wanted.language))
        SubElement(case, "error", type="error", message=message)
    if report.ran or report.error is None:
        by_rule: dict[str, list[ReportedFinding]] = {}
        for finding in report.findings:
            by_rule.setdefault(finding.rule, []).append(finding)
        for rule in wanted.rules:
            case = SubElement(suite, "testcase", name=rule.name, classname=path)
            _judge(case, rule.name, by_rule.get(rule.name, []), report, wanted)
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(len(suite.findall(f"testcase/{tag}"))))
    suite.set("tests", str(len(suite)))
    return suite


def _judge(
    case: Element, rule: str, found: list[ReportedFinding], report: Report, wanted: Wanted
) -> None:
    failing = [one for one in found if one.severity in wanted.failing]
    lesser = [one for one in found if one.severity not in wanted.failing]
    if failing:
        text = "\n".join(_told(one, report, wanted) for one in failing)
        first = printable(one_line(failing[0].message, wanted.language))
        message = first if len(failing) == 1 else f"{len(failing)}: {first} ..."
        failure = SubElement(case, "failure", type=failing[0].severity.value, message=message)
        failure.text = printable(text)
    elif not found and (why := _skipped(rule, report)) is not None:
        SubElement(case, "skipped", message=said(why, wanted.language))
    if lesser:
        text = "\n".join(_told(one, report, wanted) for one in lesser)
        SubElement(case, "system-out").text = printable(text)


def _skipped(rule: str, report: Report) -> Words | None:
    if rule not in report.ran:
        return _NOT_RUN
    return _NOTHING if rule in COMPARING and not report.ran[rule] else None


def _told(finding: ReportedFinding, report: Report, wanted: Wanted) -> str:
    path = posix(report.source.name)
    message = told(finding, wanted.language).replace("\n", "\n  ")
    lines = [f"{path}:{where(finding.primary)}: {finding.severity.value}: {message}"]
    lines += [
        f"  {path}:{where(place)}: {label}" for place, label in others(finding, wanted.language)
    ]
    return "\n".join(lines)
