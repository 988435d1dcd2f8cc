"""Changes that are certain: a doubled word, 截止 for 截至, a mark whose place only one can be.

No change ever touches a figure. What has two possible remedies has none here: a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from auditor.report import Report, ReportedFinding
from grammar.named_tuples import NamedTuple
from rules._rule import Words


class Edit(NamedTuple):
    """A stretch of the source, in code points, and what takes its place."""

    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """What mends one finding.

    Attributes:
        rule: the rule that found it.
        fingerprint: the finding's.
        title: what is done, for a menu.
        edits: in the order of the text.
    """

    rule: str
    fingerprint: str
    title: Words
    edits: tuple[Edit, ...]


def fixes(report: Report) -> tuple[Fix, ...]:
    """The certain changes to a document, in the order of their places.

    Args:
        report: the audit of the text that is to be changed.

    Returns:
        Changes that do not overlap, at most one for each finding.
    """
    found: list[Fix] = []
    reached = 0
    figures = [(claim.place.start, claim.place.end) for claim in report.claims]
    for finding in report.findings:
        remedy = _REMEDIES.get(finding.rule)
        made = remedy(finding) if remedy else None
        if made is None:
            continue
        title, edits = made
        if edits[0].start < reached or not _harmless(report.source.text, edits, figures):
            continue
        reached = edits[-1].end
        found.append(Fix(finding.rule, finding.fingerprint, title, edits))
    return tuple(found)


def fixed(text: str, certain: Iterable[Fix]) -> str:
    """The text with the changes made.

    Args:
        text: the source's text.
        certain: what `fixes` answered for it.
    """
    pieces = []
    at = 0
    for edit in sorted(edit for fix in certain for edit in fix.edits):
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join(pieces) + text[at:]


_Made = tuple[Words, tuple[Edit, ...]] | None

_LIMIT = Words("改作“截至”", "write 截至")
_SHORT_NAME = re.compile(r"(?:简称|统称)(?:为|作)?[：:]?$")
_MARKS = re.compile(r"[“”‘’《》〈〉（）()【】〔〕「」『』\[\]\r\n]")
_YEAR = re.compile(r"[〔\[（(](\d{4})[〕\]）)](?=第?\d{1,5}号)")


def _repeated(finding: ReportedFinding) -> _Made:
    start, end = finding.primary.start, finding.primary.end
    written = finding.primary.quote
    half = len(written) // 2
    word = written[:half]
    if not word or written != word * 2:  # a line break between them: which to keep is a choice
        return None
    title = Words(f"删去重复的“{word}”", f"remove the second {word}")
    return title, (Edit(start + half, end, ""),)


def _word_choice(finding: ReportedFinding) -> _Made:
    if finding.primary.quote != "截止":
        return None
    return _LIMIT, (Edit(finding.primary.start, finding.primary.end, "截至"),)


def _mark(finding: ReportedFinding) -> _Made:
    text, start = finding.primary.source.text, finding.primary.start
    written = finding.primary.quote
    if finding.related:
        return _year_brackets(finding)
    if written == "“" and _SHORT_NAME.search(text, max(0, start - 8), start):
        end = _MARKS.search(text, start + 1)
        # （以下简称“整改办）: the short name ends where the aside ends
        if end is not None and end[0] in "）)" and end.start() > start + 1:
            title = Words("在括号前补上”", "put ” before the bracket")
            return title, (Edit(end.start(), end.start(), "”"),)
    return None


def _year_brackets(finding: ReportedFinding) -> _Made:
    """〔2023]12号: the year of a document number stands in 〔〕."""
    text, start = finding.primary.source.text, finding.primary.start
    found = _YEAR.match(text, start)
    if found is None or finding.related[0].place.start != found.end() - 1:
        return None
    edits = [
        Edit(at, at + 1, mark)
        for at, mark in ((start, "〔"), (found.end() - 1, "〕"))
        if text[at] != mark
    ]
    return (Words("年份改用〔〕", "write the year in 〔〕"), tuple(edits)) if edits else None


_REMEDIES: dict[str, Callable[[ReportedFinding], _Made]] = {
    "repeated-word": _repeated,
    "word-choice": _word_choice,
    "unbalanced-mark": _mark,
}


def _harmless(text: str, edits: tuple[Edit, ...], figures: list[tuple[int, int]]) -> bool:
    """Whether no figure is touched: no digit goes or comes, and no claim loses more than marks."""
    return not any(
        _has_figure(text[edit.start : edit.end] + edit.text)
        or (
            not _MARKS.fullmatch(text[edit.start : edit.end] or edit.text)
            and any(start < edit.end and edit.start < end for start, end in figures)
        )
        for edit in edits
    )


def _has_figure(text: str) -> bool:
    return any(char.isdecimal() for char in text)
