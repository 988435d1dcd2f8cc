"""The reader's own Word document, with a comment at each place of each finding."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.language import Language, say
from auditor.readers.formed import FormedSource
from auditor.readers.package import Package
from auditor.report import Report, ReportedFinding
from auditor.reports.columns import safe
from auditor.reports.word_comments import Remark, commented
from auditor.reports.word_new import written
from auditor.reports.wording import SEVERITIES, wording
from rules._rule import Words


def document(report: Report, language: Language) -> bytes:
    """The document with its comments; a new one for a notice that is no Word document.

    Args:
        report: the audit.
        language: of the comments.

    Raises:
        AuditError: the document cannot be taken apart.
    """
    source = report.source
    remarks = list(_remarks(report, language))
    if isinstance(source, FormedSource) and source.form == "docx":
        package = Package(source.data, source.name)
        return commented(package, source.text, source.stretches, remarks)
    new = written(source, report.title)
    return commented(Package(new.data, source.name), source.text, new.stretches, remarks)


def _remarks(report: Report, language: Language) -> Iterator[Remark]:
    """The comments, finding by finding; those of one finding share its number."""
    for number, finding in enumerate(report.findings, 1):
        places = len(finding.related) + 1
        primary = finding.primary
        lines = tuple(_primary(finding, number, places, language))
        yield Remark(primary.start, primary.end, lines)
        for index, (place, label) in enumerate(finding.related, 2):
            here = f"[{number}-{index}] {_said(label, language)}"
            yield Remark(place.start, place.end, (here, _see(number, 1, language)))


def _primary(
    finding: ReportedFinding, number: int, places: int, language: Language
) -> Iterator[str]:
    severity = say(SEVERITIES[finding.severity], language)
    mark = f"[{number}-1]" if places > 1 else f"[{number}]"
    colon = "：" if language == "zh" else ": "
    yield f"{mark} {severity}{colon}{_said(finding.message, language)}"
    if finding.check is not None:
        yield wording(language).check(_said(finding.check, language))
    if places > 1:
        yield _see(number, 2, language, places)
    yield finding.rule


def _see(number: int, first: int, language: Language, last: int = 0) -> str:
    marks = f"[{number}-{first}]" + (f" … [{number}-{last}]" if last > first else "")
    return say(Words(f"对照批注 {marks}", f"compare with {marks}"), language)


def _said(words: Words, language: Language) -> str:
    return safe(" ".join(say(words, language).splitlines()))
