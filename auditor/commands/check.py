"""`auditor check`: audit the documents, write the report, answer with the exit status."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import suppress

from auditor import baseline
from auditor.arguments import FAIL_ON, REPORTS, names, one_of, output_format
from auditor.chosen import Chosen, chosen
from auditor.configuration import load_for
from auditor.engine import audit
from auditor.errors import AuditError, failure
from auditor.language import Language, tell
from auditor.output import opened, opened_bytes
from auditor.progress import Progress
from auditor.readers.files import STANDARD_INPUT, read
from auditor.readers.folders import Input, inputs
from auditor.report import Report, unreadable
from auditor.reports.formats import renderer
from auditor.reports.page import page_columns
from auditor.reports.wanted import Wanted
from auditor.sifting import Sifter
from grammar.source import Source
from rules import RULES
from rules._rule import Severity, Words


def run(options: Namespace, language: Language) -> int:
    """Audit, report, and say how it went; with `--watch` again after each change.

    Returns:
        0, 1 where findings reach `--fail-on`, 2 where a document could not be audited.

    Raises:
        AuditError: an option or the configuration is not as it should be.
    """
    status = _once(options, language)
    if not options.watch:
        return status
    from auditor.watching import changes

    if STANDARD_INPUT in options.paths or options.output is not None:
        raise AuditError(
            Words(
                "--watch 只用于文件和文件夹，且不与 --output 同用",
                "--watch is for files and folders, and not together with --output",
            )
        )
    with suppress(KeyboardInterrupt):
        for _ in changes(options.paths):
            if sys.stdout is not None and sys.stdout.isatty():
                sys.stdout.write("\x1b[2J\x1b[H")  # an empty screen, from its first line
            status = _once(options, language)
    return status


def _once(options: Namespace, language: Language) -> int:
    form = output_format(options.format, REPORTS)
    configuration = load_for(options.config, options.paths)
    language = configuration.language(options.lang, language)
    fail_on = one_of("--fail-on", options.fail_on or configuration.fail_on, FAIL_ON)
    run_with = chosen(RULES, configuration, names(options.select), names(options.ignore))
    known = options.baseline or configuration.baseline
    beside: dict[str, str] = {}
    recorded = None if known is None else baseline.load(known)
    sifter = Sifter(run_with.rules, recorded, beside=beside)
    documents = inputs(options.paths)
    outcome = _Outcome(fail_on, language)
    if options.fix and not options.diff:
        audited = _mended(documents, run_with, language)
    else:
        audited = _audited(documents, run_with, beside if options.text_beside else None)
    sifted = (sifter(report) for report in audited)
    if form == "docx" and not options.diff:
        _write_comments(options.output, documents, outcome.watched(sifted), language)
    else:
        wanted = Wanted(language, run_with.rules, outcome.levels)
        with (
            opened(options.output, (one.path for one in documents)) as sink,
            Progress(len(documents), language) as progress,
        ):
            reports = outcome.watched(progress.followed(sifted))
            to_file = options.output is not None
            pieces = (
                _differences(progress.followed(audited), sifter, run_with, outcome)
                if options.diff
                else _rendered(form, reports, wanted, to_file=to_file)
            )
            for piece in pieces:
                with progress.aside():
                    sink.write(piece)
    for remark in sifter.remarks(options.paths):
        tell(remark, language)
    return outcome.status


def _audited(
    documents: Iterable[Input], run_with: Chosen, beside: dict[str, str] | None = None
) -> Iterator[Report]:
    """The report on each document; one that cannot be read does not stop the others.

    Args:
        documents: what to audit.
        run_with: the settings.
        beside: takes up the texts that are written beside formed documents; None writes none.
    """
    for path, trouble in documents:
        try:
            if trouble is not None:
                raise trouble
            source = read(path)
            if beside is not None:
                source = _text_beside(source, beside)
        except AuditError as why:
            yield unreadable(path, why.words)
        except Exception as bug:  # noqa: BLE001  a bug in a reader: the others are read by another
            yield unreadable(path, _broken_down(path, bug))
        else:
            yield audit(source, run_with.settings(path))


def _broken_down(path: str, bug: Exception) -> Words:
    told = failure(bug)
    return Words(
        f"{path}：无法读取：{told}；这是程序的缺陷，请反馈",
        f"{path}: cannot be read: {told}; this is a bug, please report it",
    )


def _text_beside(source: Source, beside: dict[str, str]) -> Source:
    """The source under the name of its text, which is written where there is none but a form."""
    from auditor.readers.formed import FormedSource

    if not isinstance(source, FormedSource):
        return source
    name = f"{source.name}.text"
    with opened(name, [source.name]) as sink:
        sink.write(source.text)
    beside[name] = source.name
    return source.named(name)


def _mended(documents: Iterable[Input], run_with: Chosen, language: Language) -> Iterator[Report]:
    """The report on each document after the certain changes were written into it, and told."""
    from auditor.mending import made, mend

    for report in _audited(documents, run_with):
        # what is let stand is not mended either
        before = Sifter(run_with.rules, None)(report)
        try:
            source = mend(before)
        except AuditError as why:
            yield report._replace(error=report.error or why.words)
            continue
        if source is report.source:
            yield report
            continue
        tell(made(before), language)
        yield audit(source, run_with.settings(source.name))


def _differences(
    audited: Iterable[Report], sifter: Sifter, run_with: Chosen, outcome: _Outcome
) -> Iterator[str]:
    """What `--fix` would change: all that is certain, known or not, but for what is let stand."""
    from auditor.mending import difference

    for report in audited:
        for _ in outcome.watched([sifter(report)]):
            yield from difference(Sifter(run_with.rules, None)(report))


def _write_comments(
    output: str | None, documents: list[Input], reports: Iterable[Report], language: Language
) -> None:
    """Write the document with its comments; where it cannot be read, nothing is written.

    Raises:
        AuditError: there are several documents, or the new one cannot be written.
    """
    from auditor.reports.docx import document

    if len(documents) != 1:
        raise AuditError(
            Words(
                f"--format docx 一次只处理一份文件，这里有 {len(documents)} 份；请逐份运行",
                f"--format docx takes one document at a time, and there are {len(documents)}; "
                "run it for each",
            )
        )
    path = documents[0].path.lower()
    if path.endswith(".docm") and output is not None and not output.lower().endswith(".docm"):
        raise AuditError(
            Words(
                f"{output}：原文件带有宏，Word 只打开名为 .docm 的；请把新文件也命名为 .docm",
                f"{output}: the document has macros, and Word opens such only as .docm; name the "
                "new one .docm, too",
            )
        )
    for report in reports:
        if report.error is None or report.source.text:
            data = document(report, language)
            with opened_bytes(output, [documents[0].path]) as file:
                file.write(data)


def _rendered(
    form: str, reports: Iterable[Report], wanted: Wanted, *, to_file: bool
) -> Iterator[str]:
    if form == "json":
        from auditor.reports.json import render

        return render(reports)
    if (write := renderer(form)) is not None:
        return write(reports, wanted)
    from auditor.reports.paint import paint_for, plain
    from auditor.reports.text import TextReport

    paint = plain if to_file else paint_for(sys.stdout)
    return TextReport(wanted.language, page_columns(), paint).render(reports)


class _Outcome:
    """Watches the reports go by, tells their errors, and keeps the exit status."""

    def __init__(self, fail_on: str, language: Language) -> None:
        order = list(Severity)
        last = -1 if fail_on == "never" else order.index(Severity(fail_on))
        self.levels = frozenset(order[: last + 1])
        self.language = language
        self.failed = False
        self.reached = False

    def watched(self, reports: Iterable[Report]) -> Iterator[Report]:
        for report in reports:
            if report.error is not None:
                self.failed = True
                tell(report.error, self.language)
            self.reached |= any(one.severity in self.levels for one in report.findings)
            yield report

    @property
    def status(self) -> int:
        return 2 if self.failed else int(self.reached)
