"""Findings that somebody has looked at and lets stand, each with the reason.

They are kept beside the notice, in `NAME.suppress.toml`, as a published text carries no comments:

    [[suppress]]
    rule = "count-mismatch"
    quote = "41项具体问题"           # the words of the place; without it, the whole document
    reason = "两项不公开，另行通报"
    by = "王岚"                      # may be left out
    until = 2026-12-31               # may be left out

In a Markdown or HTML draft the same may stand in a comment:

    <!-- auditor: rule = "count-mismatch", reason = "两项不公开" -->

In Markdown a comment without `quote` is for its own line and the next one that is not blank.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from auditor.errors import AuditError, system_reason
from auditor.readers.files import STANDARD_INPUT
from auditor.report import Report, ReportedFinding
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled
from grammar.source import Source
from rules._rule import Words

SUFFIX = ".suppress.toml"
_COMMENT = compiled(r"<!--\s*auditor:(.*?)-->", re.DOTALL)
_MARKDOWN = frozenset({".md", ".markdown"})
_HTML = frozenset({".html", ".htm"})


class Suppression(NamedTuple):
    """What is let stand.

    Attributes:
        rule: whose findings.
        reason: why.
        place: file and line where it says so.
        quote: words of the finding's place, or None.
        fingerprint: the finding's, or None.
        by: who says so; may be empty.
        until: the last day on which it holds, or None.
        lines: the lines it is for, or None.
    """

    rule: str
    reason: str
    place: str
    quote: str | None = None
    fingerprint: str | None = None
    by: str = ""
    until: datetime.date | None = None
    lines: frozenset[int] | None = None

    def holds_for(self, finding: ReportedFinding) -> bool:
        """Whether it is for a finding; the date is not looked at."""
        if finding.rule != self.rule:
            return False
        if self.fingerprint is not None and finding.fingerprint != self.fingerprint:
            return False
        if self.lines is not None and finding.primary.line not in self.lines:
            return False
        return self.quote is None or _meets(self.quote, finding)


class Sifted(NamedTuple):
    """A report without what is let stand.

    Attributes:
        report: the report.
        let_stand: how many findings are.
        remarks: what is to be told of suppressions that are unused or have ended.
    """

    report: Report
    let_stand: int
    remarks: tuple[Words, ...]


def suppressions(source: Source, rules: Iterable[str]) -> tuple[Suppression, ...]:
    """What is let stand in a document.

    Args:
        source: the document; its name is the path beside which the file is.
        rules: the names of all rules there are.

    Raises:
        AuditError: the file cannot be read, or says what is not known.
    """
    if source.name == STANDARD_INPUT:
        return ()
    found: list[Suppression] = []
    beside = source.name + SUFFIX
    if _is_file(beside):
        from auditor.suppression_model import of_file

        found += of_file(_text(beside), beside, rules)
    extension = Path(source.name).suffix.lower()
    if extension in _MARKDOWN:
        found += _of_comments(source.text, source, rules)
    elif extension in _HTML:
        found += _of_comments(_text(source.name), None, rules, source.name)
    return tuple(found)


def sift(report: Report, those: Sequence[Suppression], today: datetime.date) -> Sifted:
    """Take out of a report what is let stand.

    Args:
        report: the audit of the document.
        those: what is let stand in it.
        today: the day on which that is asked.
    """
    if not those:
        return Sifted(report, 0, ())
    remarks = []
    gone: set[int] = set()
    for one in those:
        meant = {n for n, finding in enumerate(report.findings) if one.holds_for(finding)}
        if one.until is not None and one.until < today:
            remarks.append(_ended(one, len(meant)))
        elif meant:
            gone |= meant
        elif one.rule in report.ran and report.error is None:
            remarks.append(_unused(one))
    kept = tuple(finding for n, finding in enumerate(report.findings) if n not in gone)
    return Sifted(report._replace(findings=kept), len(gone), tuple(remarks))


def _of_comments(
    text: str, source: Source | None, rules: Iterable[str], name: str = ""
) -> Iterator[Suppression]:
    """What the comments of a draft let stand; those of HTML have to quote what they mean."""
    for found in _COMMENT.finditer(text):
        from auditor.suppression_model import of_comment

        if source is None:
            line = text.count("\n", 0, found.start()) + 1
            yield of_comment(found[1], f"{name}:{line}", rules, None)
        else:
            line = source.position(found.start()).line
            after = source.position(found.end()).line
            lines = frozenset({*range(line, after + 1), _next_line(source, after)})
            yield of_comment(found[1], f"{source.name}:{line}", rules, lines)


def _next_line(source: Source, line: int) -> int:
    """The next line that is not blank."""
    for number in range(line + 1, len(source.line_starts) + 1):
        if source.line(number).strip():
            return number
    return line


def _meets(quote: str, finding: ReportedFinding) -> bool:
    """Whether some words and one of the finding's places hold each other."""
    words = "".join(quote.split())
    places = (finding.primary, *(label.place for label in finding.related))
    quotes = ("".join(place.quote.split()) for place in places)
    return any(words in one or (one and one in words) for one in quotes)


def _is_file(path: str) -> bool:
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False


def _text(path: str) -> str:
    from auditor.readers.text import decode

    try:
        return decode(Path(path).read_bytes(), path)
    except OSError as error:
        why = system_reason(error)
        raise AuditError(
            Words(f"{path}：无法读取：{why.zh}", f"{path}: cannot be read: {why.en}")
        ) from None


def _unused(one: Suppression) -> Words:
    quoted = f"（“{one.quote}”）" if one.quote else ""
    quoted_en = f" (“{one.quote}”)" if one.quote else ""
    return Words(
        f"{one.place}：{one.rule}{quoted} 已无可放行的发现，可删去此条",
        f"{one.place}: there is no finding of {one.rule}{quoted_en} to suppress; the entry can go",
    )


def _ended(one: Suppression, count: int) -> Words:
    return Words(
        f"{one.place}：对 {one.rule} 的放行已于 {one.until} 到期，"
        f"{f'{count} 处重新报出' if count else '可删去此条'}",
        f"{one.place}: the suppression of {one.rule} ended on {one.until}; "
        f"{f'{count} of its findings reported again' if count else 'the entry can go'}",
    )
