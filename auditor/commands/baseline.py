"""`auditor baseline`: record the findings there are, so that only new ones are reported."""

from __future__ import annotations

from argparse import Namespace

from auditor.arguments import names, output_format
from auditor.baseline import render
from auditor.chosen import chosen
from auditor.configuration import load_for
from auditor.engine import audit
from auditor.errors import AuditError
from auditor.language import Language, tell
from auditor.output import opened
from auditor.readers.files import read
from auditor.readers.folders import inputs
from auditor.report import Report
from auditor.sifting import Sifter
from rules import RULES


def run(options: Namespace, language: Language) -> int:
    """Write a baseline.

    Returns:
        0; 2 where a document could not be audited, whose findings are then not recorded.

    Raises:
        AuditError: the configuration or the output is not as it should be.
    """
    output_format(options.format)  # a baseline is JSON in either
    configuration = load_for(options.config, options.paths)
    language = configuration.language(options.lang, language)
    run_with = chosen(RULES, configuration, names(options.select), names(options.ignore))
    sifter = Sifter(run_with.rules, None)
    documents = inputs(options.paths)
    reports: list[Report] = []
    failed = False
    with opened(options.output, (one.path for one in documents)) as sink:
        for path, trouble in documents:
            try:
                if trouble is not None:
                    raise trouble
                report = sifter(audit(read(path), run_with.settings(path)))
                if report.error is not None:
                    raise AuditError(report.error)
            except AuditError as why:
                failed = True
                tell(why.words, language)
            else:
                reports.append(report)
        sink.write(render(reports, options.output or "-"))
    for remark in sifter.remarks(options.paths):
        tell(remark, language)
    return 2 if failed else 0
