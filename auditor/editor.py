"""What an editor is told of a draft, in the types of the language server protocol.

Positions in the protocol count from 0: lines as this program counts them, characters in UTF-16
units unless editor and server have agreed on another encoding.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TypeAlias

from lsprotocol import types

from auditor.fixes import Fix, fixes
from auditor.language import Language, say
from auditor.report import Place, Report, ReportedClaim, ReportedFinding
from auditor.reports.wording import VERDICTS
from grammar.model import Notice, Section
from grammar.named_tuples import NamedTuple
from grammar.source import Source
from rules._rule import Severity, Words

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
_BYTES = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
_EVIDENCE = Words("依据", "evidence")
_EVERYTHING = Words("改正全部可以确定之处", "make all changes that are certain")
_MOST_EVIDENCE = 8

_At: TypeAlias = Callable[[int], types.Position]


class Draft(NamedTuple):
    """A draft as it stands in an editor, audited.

    Attributes:
        uri: its name in the protocol.
        version: of its text, or None.
        report: the audit.
        notice: what was read; None where it could not be.
        language: of messages.
        encoding: what characters are counted in: utf-8, utf-16 or utf-32.
    """

    uri: str
    version: int | None
    report: Report
    notice: Notice | None
    language: Language
    encoding: str = "utf-16"

    @property
    def source(self) -> Source:
        """The text."""
        return self.report.source

    def position(self, offset: int) -> types.Position:
        """Where an offset in code points is."""
        line, column = self.source.position(offset)
        if self.encoding == "utf-32":
            return types.Position(line - 1, column - 1)
        before = self.source.text[self.source.line_starts[line - 1] : offset]
        codec, size = _BYTES[self.encoding]
        units = len(before.encode(codec, "surrogatepass")) // size
        return types.Position(line - 1, units)

    def offset(self, position: types.Position) -> int:
        """The offset in code points of a position; one behind the end of a line is its end."""
        number = min(position.line + 1, len(self.source.line_starts))
        line = self.source.line(number)
        codec, size = _BYTES[self.encoding]
        units = 0
        for index, char in enumerate(line):
            if units >= position.character:
                return self.source.line_starts[number - 1] + index
            units += len(char.encode(codec, "surrogatepass")) // size
        return self.source.line_starts[number - 1] + len(line)

    def range(self, start: int, end: int) -> types.Range:
        """A stretch of the text."""
        return types.Range(self.position(start), self.position(end))


def diagnostics(draft: Draft) -> list[types.Diagnostic]:
    """A diagnostic for each finding, with its other places."""
    at = cache(draft.position)  # one place takes part in many findings
    return [_diagnostic(draft, finding, at) for finding in draft.report.findings]


def hover(draft: Draft, position: types.Position) -> types.Hover | None:
    """The verdict of the claim at a place, with the arithmetic; None where there is no claim."""
    claim = _claim_at(draft, draft.offset(position))
    if claim is None:
        return None
    language = draft.language
    colon = "：" if language == "zh" else ": "
    lines = [say(VERDICTS[claim.verdict], language) + colon + say(claim.why, language)]
    if claim.by:
        lines.append(f"[{', '.join(claim.by)}]")
    for place in claim.evidence[:_MOST_EVIDENCE]:
        quote = " ".join(place.quote.split())
        lines.append(f"{say(_EVIDENCE, language)} {place.line}:{place.at.column}  {quote[:60]}")
    content = types.MarkupContent(types.MarkupKind.PlainText, "\n".join(lines))
    return types.Hover(content, draft.range(claim.place.start, claim.place.end))


def actions(draft: Draft, start: types.Position, end: types.Position) -> list[types.CodeAction]:
    """The certain changes that touch a stretch, and all of them at once."""
    certain = fixes(draft.report)
    first, last = draft.offset(start), draft.offset(end)
    by_name = {finding.fingerprint: finding for finding in draft.report.findings}
    found = []
    for fix in certain:
        finding = by_name[fix.fingerprint]
        if finding.primary.start <= last and first <= finding.primary.end:
            found.append(
                types.CodeAction(
                    title=say(fix.title, draft.language),
                    kind=types.CodeActionKind.QuickFix,
                    diagnostics=[_diagnostic(draft, finding, draft.position)],
                    is_preferred=True,
                    edit=_edit(draft, [fix]),
                )
            )
    if certain:
        found.append(
            types.CodeAction(
                title=say(_EVERYTHING, draft.language),
                kind=types.CodeActionKind.SourceFixAll,
                edit=_edit(draft, certain),
            )
        )
    return found


def symbols(draft: Draft) -> list[types.DocumentSymbol]:
    """The outline."""
    if draft.notice is None:
        return []
    return [_symbol(draft, draft.notice, section) for section in draft.notice.sections]


def _diagnostic(draft: Draft, finding: ReportedFinding, at: _At) -> types.Diagnostic:
    language = draft.language
    message = say(finding.message, language)
    if finding.check is not None:
        message += "\n" + say(finding.check, language)
    return types.Diagnostic(
        range=types.Range(at(finding.primary.start), at(finding.primary.end)),
        message=message,
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        source="auditor",
        related_information=list(_related(draft, finding, at)),
        data={"fingerprint": finding.fingerprint},
    )


def _related(
    draft: Draft, finding: ReportedFinding, at: _At
) -> Iterator[types.DiagnosticRelatedInformation]:
    for place, label in finding.related:
        location = types.Location(draft.uri, types.Range(at(place.start), at(place.end)))
        yield types.DiagnosticRelatedInformation(location, say(label, draft.language))


def _claim_at(draft: Draft, offset: int) -> ReportedClaim | None:
    """The claim that an offset lies in: the shortest, where one lies inside another."""
    claims = draft.report.claims
    end = bisect_right([claim.place.start for claim in claims], offset)
    around = [claim for claim in claims[:end] if offset <= claim.place.end]
    return min(around, key=lambda claim: _length(claim.place), default=None)


def _length(place: Place) -> int:
    return place.end - place.start


def _edit(draft: Draft, those: Iterable[Fix]) -> types.WorkspaceEdit:
    edits = [
        types.TextEdit(draft.range(edit.start, edit.end), edit.text)
        for fix in those
        for edit in fix.edits
    ]
    return types.WorkspaceEdit(changes={draft.uri: edits})


def _symbol(draft: Draft, notice: Notice, section: Section) -> types.DocumentSymbol:
    heading = notice.reading.place(section.block.span)
    extent = notice.reading.extent(section.span)
    end = extent.end
    while end > heading.end and draft.source.text[end - 1].isspace():
        end -= 1
    words = notice.quote(section.marker.span) + " ".join(notice.quote(section.heading).split())
    return types.DocumentSymbol(
        name=words[:80] or "…",
        kind=types.SymbolKind.Namespace if section.children else types.SymbolKind.String,
        range=draft.range(min(extent.start, heading.start), max(end, heading.end)),
        selection_range=draft.range(heading.start, heading.end),
        children=[_symbol(draft, notice, child) for child in section.children],
    )
