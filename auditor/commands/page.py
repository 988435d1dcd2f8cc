"""What the commands that write a page of text share."""

from __future__ import annotations

import sys
from argparse import Namespace

from auditor.chosen import chosen
from auditor.configuration import load_for
from auditor.language import Language
from auditor.output import StandardOutput
from auditor.report import Report
from auditor.reports.columns import safe, wrap
from auditor.reports.page import page_columns
from auditor.reports.paint import Paint, Role, paint_for
from auditor.reports.wording import wording
from auditor.settings import Settings
from grammar.named_tuples import NamedTuple
from rules import RULES


class Page(NamedTuple):
    """How a page is written.

    Attributes:
        language: of its words.
        columns: its width.
        paint: its colours.
    """

    language: Language
    columns: int
    paint: Paint

    @classmethod
    def of_terminal(cls, language: Language) -> Page:
        """The page that standard output is."""
        return cls(language, page_columns(), paint_for(sys.stdout))

    def remarks(self, report: Report) -> list[str]:
        """What has to be said of a document before anything else: that it is empty, or none."""
        words = wording(self.language)
        if report.empty:
            return [words.empty(safe(report.source.name))]
        if not report.recognised:
            return [self.paint(Role.WARNING, words.no_notice(safe(report.source.name)))]
        return []

    def paragraph(self, text: str, indent: int = 0) -> list[str]:
        """A text of one or more lines, wrapped to the page."""
        return [
            " " * indent + part
            for line in text.splitlines()
            for part in wrap(line, self.columns - indent)
        ]


def in_force(options: Namespace, language: Language) -> tuple[Settings, Language]:
    """What one document is audited with, and the language of the page: as `check` would.

    Args:
        options: of the command line, `path`, `config` and `lang` among them.
        language: of the command line or the locale.

    Raises:
        AuditError: the configuration cannot be read, or says what is not known.
    """
    configuration = load_for(options.config, (options.path,))
    language = configuration.language(options.lang, language)
    return chosen(RULES, configuration).settings(options.path), language


def written(text: str) -> None:
    """Write to standard output; a reader that has gone away is no error."""
    StandardOutput(sys.stdout).write(text)
