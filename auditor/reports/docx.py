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

_COMPARE = Words("对照批注：", "compare with:")
_MOST_PLACES = 6  # that the comment on the first place names
_LONGEST_QUOTE = 20  # characters


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
        primary = finding.primary
        lines = tuple(_primary(finding, number, language))
        yield Remark(primary.start, primary.end, lines, finding.rule)
        message = _said(finding.message, language)
        for index, (place, label) in enumerate(finding.related, 2):
            # readable by itself: who comes upon it need not look for the other first
            compare = Words(f"对照批注 [{number}-1]：{message}", f"compare [{number}-1]: {message}")
            here = f"[{number}-{index}] {_said(label, language)}"
            yield Remark(place.start, place.end, (here, say(compare, language)))


def _primary(finding: ReportedFinding, number: int, language: Language) -> Iterator[str]:
    severity = say(SEVERITIES[finding.severity], language)
    mark = f"[{number}-1]" if finding.related else f"[{number}]"
    colon = "：" if language == "zh" else ": "
    yield f"{mark} {severity}{colon}{_said(finding.message, language)}"
    if finding.check is not None:
        yield wording(language).check(_said(finding.check, language))
    if not finding.related:
        return
    yield say(_COMPARE, language)
    for index, (place, label) in enumerate(finding.related[:_MOST_PLACES], 2):
        quote = say(Words(f"“{_short(place.quote)}”", f'"{_short(place.quote)}"'), language)
        yield f"[{number}-{index}] {quote} {_said(label, language)}"
    if len(finding.related) > _MOST_PLACES:
        yield f"… [{number}-{len(finding.related) + 1}]"


def _short(quote: str) -> str:
    words = safe(" ".join(quote.split()))
    return words if len(words) <= _LONGEST_QUOTE else f"{words[: _LONGEST_QUOTE - 1]}…"


def _said(words: Words, language: Language) -> str:
    return safe(" ".join(say(words, language).splitlines()))
