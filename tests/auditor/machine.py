"""What the tests of the reports for other programs share."""

from __future__ import annotations

from pathlib import Path

from auditor.engine import audit
from auditor.readers.files import read
from auditor.report import Report, unreadable
from auditor.reports.formats import renderer
from auditor.reports.wanted import Wanted
from auditor.settings import Settings
from grammar.model import Notice
from grammar.source import Source
from rules import RULES
from rules._rule import Finding, Label, Options, Severity, Words
from tests.auditor.fakes import both, finder, rule, settings, spans
from tests.shared import ROOT

# a character outside the basic plane before the place: bytes, code points and UTF-16 units differ
TEXT = "关于整改情况的通报\n𠮷水县针对12个问题，细化成41项具体问题。\n一、情况\n"
RULE_NAMES = ("count-mismatch", "date-order")


def rules() -> Settings:
    """A rule with two places, and one that keeps silent."""

    def check(notice: Notice, options: Options):  # type: ignore[no-untyped-def]
        for primary in spans(notice, "41项具体问题"):
            other = [Label(span, both("here")) for span in spans(notice, "12个问题")]
            yield Finding(both("differs"), primary, tuple(other), {"claimed": 41, "found": 39})

    return settings(rule("count-mismatch", check), finder("date-order", "三月", Severity.NOTE))


def flawed(name: str = "drafts/a.txt", text: str = TEXT) -> Report:
    """The audit of a text with one contradiction on line 2."""
    return audit(Source(text, name), rules())


def missing(name: str = "b.txt") -> Report:
    """A document that could not be read."""
    return unreadable(name, Words("读不了", "cannot be read"))


def wanted(*failing: Severity) -> Wanted:
    """In English, with the two rules."""
    return Wanted("en", rules().rules, frozenset(failing or (Severity.ERROR,)))


def written(form: str, *reports: Report, look: Wanted | None = None) -> str:
    """The reports in a format."""
    render = renderer(form)
    assert render is not None
    return "".join(render(iter(reports), look or wanted()))


def every(folder: Path) -> list[Path]:
    """The examples, and every notice in a folder of labelled ones and below it, in all formats."""
    kinds = {".txt", ".md", ".html", ".docx"}
    there = [path for place in (ROOT / "examples", folder) for path in sorted(place.rglob("*"))]
    found = [path for path in there if path.suffix in kinds and path.name != "README.md"]
    assert {path.suffix for path in found} == kinds
    assert len(found) > 50
    return found


def of_shared(form: str, notices: list[Path]) -> str:
    """The audit of real notices by all rules, in a format."""
    reports = [audit(read(str(path)), Settings(RULES)) for path in notices]
    return written(form, *reports, look=Wanted("zh", RULES, frozenset({Severity.ERROR})))
