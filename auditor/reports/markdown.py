"""A comment for a pull request: what was found, with both places, in Markdown.

Words of the document are written as character references where Markdown, HTML or a forge would
read more into them than the characters: no mention, no link, no markup comes from a notice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from auditor.language import Language, say
from auditor.report import Place, Report, ReportedFinding
from auditor.reports.columns import safe
from auditor.reports.findable import findable
from auditor.reports.wanted import Wanted
from auditor.reports.wording import SEVERITIES, VERDICTS, wording
from grammar.source import Source
from rules._rule import Outcome, Severity, Words

LONGEST = 60_000  # characters: forges refuse a comment of more than 65,536
_AROUND = 24  # characters of the line shown on either side of a place
_QUOTE = 160  # characters of a place that are shown
_MOST_RELATED = 8
_SPECIAL = re.compile(
    r"[\\`*_{}\[\]<>()#+!|~@&$^=\"']|(?<=\w):(?=//)|(?<=www)\.|^[-+]|^\d+(?=[.)])"
)
_SIGNS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.NOTE: "ℹ️"}
_NONE = Words("没有发现前后不一之处。", "No contradictions were found.")
_FAILED = Words("未能核对：", "Not audited: ")
_PARTLY = Words("未能完整核对：", "Not audited in full: ")
_NO_NOTICE = Words(
    "不像整改通报；能核对的仍已核对。",
    "This does not read as a notice; what could be checked was checked all the same.",
)


def render(reports: Iterable[Report], wanted: Wanted) -> Iterator[str]:
    """Write the comment.

    Args:
        reports: the documents' reports.
        wanted: the language.

    Yields:
        Pieces of Markdown; findings beyond what a comment may hold are counted, not shown.
    """
    language = wanted.language
    length, hidden = 0, 0
    for report in reports:
        for piece, counts in _document(report, language):
            if hidden or length + len(piece) > LONGEST:
                hidden += counts
                continue
            length += len(piece)
            yield piece
    if hidden:
        yield say(
            Words(
                f"\n另有 {hidden} 处发现，此处容纳不下；全部结果见 `auditor check`。\n",
                f"\n{hidden} more findings do not fit in here; `auditor check` shows them all.\n",
            ),
            language,
        )


def _document(report: Report, language: Language) -> Iterator[tuple[str, int]]:
    """The pieces of a document, each with the number of findings in it."""
    yield f"### {escaped(report.source.name)}\n\n", 0
    if report.error is not None:
        told = _FAILED if not report.source.text else _PARTLY
        yield f"{say(told, language)}{_said(report.error, language)}\n\n", 0
        if not report.source.text:
            return
    if not report.recognised:
        yield f"{say(_NO_NOTICE, language)}\n\n", 0
    yield f"{_summary(report, language)}\n\n", 0
    for finding in report.findings:
        yield _finding(report.source, finding, language), 1


def _summary(report: Report, language: Language) -> str:
    severities = Counter(finding.severity for finding in report.findings)
    if not report.findings:
        found = say(_NONE, language)
    else:
        found = " · ".join(
            f"{_SIGNS[one]} **{severities[one]}** {say(SEVERITIES[one], language)}"
            for one in Severity
            if severities[one]
        )
    verdicts = Counter(claim.verdict for claim in report.claims)
    ledger = " · ".join(
        f"{say(VERDICTS[one], language)} {verdicts[one]}" for one in Outcome if verdicts[one]
    )
    return f"{found}\n\n<sub>{ledger}</sub>" if ledger else found


def _finding(source: Source, finding: ReportedFinding, language: Language) -> str:
    sign = _SIGNS[finding.severity]
    lines = [f"- {sign} **{_said(finding.message, language)}** `{finding.rule}`"]
    lines.append(f"  - {_place(source, finding.primary, language)}")
    for place, label in finding.related[:_MOST_RELATED]:
        shown = _place(source, place, language)
        lines.append(f"  - {shown} — {_said(label, language)}")
    if (more := len(finding.related) - _MOST_RELATED) > 0:
        lines.append("  - " + say(Words(f"另有 {more} 处", f"and {more} more places"), language))
    if finding.check is not None:
        question = wording(language).check(say(finding.check, language))
        lines.append(f"  - {escaped(question)}")
    return "\n".join(lines) + "\n"


def _place(source: Source, place: Place, language: Language) -> str:
    """The line, and the words among those around them."""
    line, _ = place.at
    start = source.line_starts[line - 1]
    end = start + len(source.line(line))
    until = min(place.end, place.start + _QUOTE)
    before = source.text[max(start, place.start - _AROUND) : place.start].lstrip()
    after = source.text[until : max(until, min(end, until + _AROUND))].rstrip()
    cut = "…" if until < place.end else ""
    quote = escaped(source.text[place.start : until].strip())
    lead = "…" if place.start - _AROUND > start else ""
    tail = "…" if until + _AROUND < end else ""
    where = say(findable(place) or Words(f"第 {line} 行", f"line {line}"), language)
    shown = f"<b>{quote}</b>" if quote else ""
    return f"{where}: {lead}{escaped(before)}{shown}{cut}{escaped(after)}{tail}"


def _said(words: Words, language: Language) -> str:
    return escaped(say(words, language))


def escaped(text: str) -> str:
    """The text in one line, as the characters it is made of and nothing else."""
    line = safe(" ".join(text.split()))
    return _SPECIAL.sub(lambda found: "".join(f"&#{ord(char)};" for char in found[0]), line)
