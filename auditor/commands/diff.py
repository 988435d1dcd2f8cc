"""`auditor diff`: what a revision brings, mends and keeps."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from auditor.arguments import FAIL_ON, names, one_of, output_format
from auditor.chosen import chosen
from auditor.commands.page import Page, written
from auditor.comparison import Comparison, HalfChanged, compare
from auditor.configuration import load_for
from auditor.engine import audit
from auditor.language import Language, say, tell
from auditor.readers.files import read
from auditor.report import ReportedClaim, ReportedFinding
from auditor.reports.columns import safe
from auditor.reports.paint import Role
from auditor.sifting import Sifter
from rules import RULES
from rules._rule import Severity, Words

_HEADS = {
    "brought": Words("改稿新增", "new in the later draft"),
    "half": Words("只改了一处的数字", "figures changed in one place only"),
    "mended": Words("改稿已消除", "mended"),
    "kept": Words("仍在", "still there"),
}


def run(options: Namespace, language: Language) -> int:
    """Compare two drafts.

    Returns:
        0; 1 where the later draft brings a finding that reaches `--fail-on`, or a figure was
        changed in one place only; 2 where a draft could not be audited in full.

    Raises:
        AuditError: a draft cannot be read.
    """
    form = output_format(options.format)
    configuration = load_for(options.config, (options.old, options.new))
    language = configuration.language(options.lang, language)
    fail_on = one_of("--fail-on", options.fail_on or configuration.fail_on, FAIL_ON)
    run_with = chosen(RULES, configuration, names(options.select), names(options.ignore))
    sifter = Sifter(run_with.rules, None)
    old, new = (
        sifter(audit(read(path), run_with.settings(path))) for path in (options.old, options.new)
    )
    compared = compare(old, new)
    if form == "json":
        written(_json(options, compared))
    else:
        lines = _text(options, compared, Page.of_terminal(language))
        written("".join(f"{line}\n" for line in lines))
    errors = [report.error for report in (old, new) if report.error is not None]
    for error in errors:
        tell(error, language)
    if errors:
        return 2
    return int(_reached(compared, fail_on))


def _reached(compared: Comparison, fail_on: str) -> bool:
    if fail_on == "never":
        return False
    order = list(Severity)
    levels = order[: order.index(Severity(fail_on)) + 1]
    # a figure changed in one place only contradicts the other: it weighs as an error
    return bool(compared.half_changed) or any(one.severity in levels for one in compared.brought)


def _text(options: Namespace, compared: Comparison, page: Page) -> Iterator[str]:
    language = page.language
    for key, path, findings in (
        ("brought", options.new, compared.brought),
        ("mended", options.old, compared.mended),
        ("kept", options.new, compared.kept),
    ):
        if findings:
            yield page.paint(Role.STRONG, f"{say(_HEADS[key], language)} ({len(findings)})")
            for finding in findings:
                yield _finding(finding, path, page)
            yield ""
        if key == "brought" and compared.half_changed:
            head = f"{say(_HEADS['half'], language)} ({len(compared.half_changed)})"
            yield page.paint(Role.STRONG, head)
            for half in compared.half_changed:
                yield from _half(half, options.new, page)
            yield ""
    counts = (
        len(compared.brought),
        len(compared.half_changed),
        len(compared.mended),
        len(compared.kept),
    )
    yield say(_summary(*counts), language)


def _finding(finding: ReportedFinding, path: str, page: Page) -> str:
    at = finding.primary.at
    place = page.paint(Role.PLACE, f"{safe(path)}:{at.line}:{at.column}")
    severity = page.paint(Role(finding.severity.value), finding.severity.value)
    message = safe(" ".join(say(finding.message, page.language).split()))
    return f"  {place}  {severity}  {page.paint(Role.RULE, finding.rule)}  {message}"


def _half(half: HalfChanged, path: str, page: Page) -> Iterator[str]:
    language = page.language
    for claim in half.changed:
        words = Words(
            f"“{half.before}”改成了“{_quote(claim)}”", f"“{half.before}” became “{_quote(claim)}”"
        )
        yield _at(claim, path, page) + safe(say(words, language))
    for claim in half.kept:
        words = Words(f"此处仍是“{_quote(claim)}”", f"still “{_quote(claim)}” here")
        yield "  " + _at(claim, path, page) + safe(say(words, language))


def _at(claim: ReportedClaim, path: str, page: Page) -> str:
    place = f"{safe(path)}:{claim.place.at.line}:{claim.place.at.column}"
    return f"  {page.paint(Role.PLACE, place)}  "


def _quote(claim: ReportedClaim) -> str:
    return " ".join(claim.place.quote.split())


def _summary(brought: int, half: int, mended: int, kept: int) -> Words:
    return Words(
        f"新增 {brought} 处，只改了一处的数字 {half} 个，消除 {mended} 处，仍在 {kept} 处",
        f"{brought} new, {half} changed in one place only, {mended} mended, {kept} still there",
    )


def _json(options: Namespace, compared: Comparison) -> str:
    from auditor.reports.json import claim, envelope, finding

    return envelope(
        old=options.old,
        new=options.new,
        brought=[finding(one) for one in compared.brought],
        mended=[finding(one) for one in compared.mended],
        kept=[finding(one) for one in compared.kept],
        half_changed=[
            {
                "before": half.before,
                "changed": [claim(one) for one in half.changed],
                "kept": [claim(one) for one in half.kept],
            }
            for half in compared.half_changed
        ],
    )
