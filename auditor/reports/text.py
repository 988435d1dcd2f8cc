"""The report for a person at a terminal: findings with their excerpts, then what it comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from auditor.language import Language, say
from auditor.report import Report, ReportedFinding
from auditor.reports.columns import safe
from auditor.reports.excerpt import Frame, Mark, excerpts
from auditor.reports.findable import placed
from auditor.reports.paint import Paint, Role
from auditor.reports.wording import wording
from rules._rule import Outcome, Severity, Words

_MOST_RELATED = 8  # places shown of one finding; the JSON report holds all
_ROLES = {
    Severity.ERROR: Role.ERROR,
    Severity.WARNING: Role.WARNING,
    Severity.NOTE: Role.NOTE,
}


class TextReport:
    """How the report is written."""

    def __init__(self, language: Language, columns: int, paint: Paint) -> None:
        """Take the form of the report.

        Args:
            language: of the messages.
            columns: the width of the page.
            paint: the colours.
        """
        self.language: Final = language
        self.columns: Final = columns
        self.paint: Final = paint
        self._wording: Final = wording(language)

    def render(self, reports: Iterable[Report]) -> Iterator[str]:
        """Write one block a document and, for several documents, what they come to.

        Args:
            reports: the documents' reports; each is taken when its turn comes.

        Yields:
            Pieces of text, each ending with a line end.
        """
        severities: Counter[Severity] = Counter()
        documents = unread = 0
        for report in reports:
            lines = list(self._document(report))
            if documents and lines:
                yield "\n"
            if lines:
                yield "\n".join(lines) + "\n"
            documents += 1
            unread += report.error is not None
            severities.update(one.severity for one in report.findings)
        if documents > 1:
            total = self._wording.total(documents, unread, severities)
            yield f"\n{self.paint(Role.STRONG, total)}\n"

    def _document(self, report: Report) -> Iterator[str]:
        if report.error is not None and not report.source.text:
            return  # the error has been told; there is nothing else to say
        for finding in report.findings:
            yield from self._finding(report, finding)
            yield ""
        yield from self._summary(report)

    def _finding(self, report: Report, finding: ReportedFinding) -> Iterator[str]:
        role = _ROLES[finding.severity]
        primary = finding.primary
        place = f"{safe(report.source.name)}:{primary.at.line}:{primary.at.column}"
        yield "  ".join(
            (
                self.paint(Role.PLACE, place),
                self.paint(role, finding.severity.value),
                self.paint(Role.RULE, finding.rule),
                self._said(placed(finding.message, primary)),
            )
        )
        marks = [Mark(primary, "", role)]
        marks += [
            Mark(place, self._said(placed(label, place, primary)), Role.RELATED)
            for place, label in finding.related[:_MOST_RELATED]
        ]
        gutter = max(len(str(mark.place.line)) for mark in marks)
        frame = Frame(max(3, gutter), self.columns, self.paint)
        yield from excerpts(report.source, marks, frame)
        hints = []
        if (more := len(finding.related) - _MOST_RELATED) > 0:
            hints.append(self._wording.more_places(more))
        if finding.check is not None:
            hints.append(self._wording.check(self._said(finding.check)))
        for hint in hints:
            yield frame.head("", "└") + hint

    def _said(self, words: Words) -> str:
        """A rule's words in one line; they may hold words of the document."""
        return safe(" ".join(say(words, self.language).splitlines()))

    def _summary(self, report: Report) -> Iterator[str]:
        words = self._wording
        name = safe(report.source.name)
        if report.empty:
            yield words.empty(name)
            return
        if not report.recognised:
            yield self.paint(Role.WARNING, words.no_notice(name))
        severities = Counter(finding.severity for finding in report.findings)
        role = next((_ROLES[one] for one in Severity if severities[one]), Role.GOOD)
        yield self.paint(role, words.findings(name, severities))
        if report.claims:
            verdicts = Counter(claim.verdict for claim in report.claims)
            yield words.claims(len(report.claims), verdicts)
            kinds = Counter(c.kind for c in report.claims if c.verdict is Outcome.UNASSESSED)
            if kinds:
                yield words.unassessed(name, len(report.claims), kinds)
        if report.gaps:
            yield words.gaps([gap.line for gap in report.gaps])
