"""`auditor claims`: the ledger, grouped by verdict, bad news first."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from auditor.arguments import output_format
from auditor.commands.page import Page, in_force, written
from auditor.engine import audit
from auditor.language import Language, say, tell
from auditor.readers.files import read
from auditor.report import Report, ReportedClaim
from auditor.reports.columns import cut, pad, safe, wrap
from auditor.reports.paint import Role
from auditor.reports.wording import VERDICTS, wording
from rules._rule import Outcome, Words

_QUOTE = 24  # columns for the words of a claim

ROLES = {
    Outcome.CONTRADICTED: Role.ERROR,
    Outcome.UNCERTAIN: Role.WARNING,
    Outcome.VERIFIED: Role.GOOD,
    Outcome.AGREES: Role.GOOD,
    Outcome.UNASSESSED: Role.NOTE,
}
_NOTHING = Words("没有读到数字、日期或文件", "no number, date or document was found")


def run(options: Namespace, language: Language) -> int:
    """Show the ledger.

    Returns:
        0; 2 where the document could not be audited in full.

    Raises:
        AuditError: the document or the configuration cannot be read.
    """
    form = output_format(options.format)
    settings, language = in_force(options, language)
    report = audit(read(options.path), settings)
    if report.error is not None:
        tell(report.error, language)
    if form == "json":
        written(_json(report))
    else:
        page = Page.of_terminal(language)
        lines = [*page.remarks(report), *_text(report, page)]
        written("".join(f"{line}\n" for line in lines))
    return 2 if report.error is not None else 0


def _text(report: Report, page: Page) -> Iterator[str]:
    if not report.claims:
        if not report.empty and report.error is None:
            yield say(_NOTHING, page.language)
        return
    gutter = max(len(str(claim.place.line)) for claim in report.claims)
    by_verdict: dict[Outcome, list[ReportedClaim]] = {outcome: [] for outcome in Outcome}
    for claim in report.claims:
        by_verdict[claim.verdict].append(claim)
    for outcome, claims in by_verdict.items():
        if claims:
            head = f"{say(VERDICTS[outcome], page.language)} ({len(claims)})"
            yield page.paint(ROLES[outcome], head)
            for claim in claims:
                yield from _claim(claim, gutter, page)
            yield ""
    verdicts = {outcome: len(claims) for outcome, claims in by_verdict.items()}
    yield wording(page.language).claims(len(report.claims), verdicts)


def _claim(claim: ReportedClaim, gutter: int, page: Page) -> Iterator[str]:
    why = safe(say(claim.why, page.language).replace("\n", " "))
    if claim.by:
        why += f" [{', '.join(claim.by)}]"
    quote = pad(cut(safe(" ".join(claim.place.quote.split())), _QUOTE), _QUOTE)
    line = page.paint(Role.GUTTER, str(claim.place.line).rjust(gutter + 1))
    indent = gutter + 1 + 2 + _QUOTE + 2
    first, *rest = wrap(why, max(20, page.columns - indent))
    yield f"{line}  {quote}  {first}"
    for part in rest:
        yield " " * indent + part


def _json(report: Report) -> str:
    from auditor.reports.json import document, envelope

    content: dict[str, Any] = document(report)
    del content["findings"]
    return envelope(**content)
