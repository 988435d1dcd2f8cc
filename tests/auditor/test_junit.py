"""JUnit XML: a case for each document and rule, valid for the plugin that reads it."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import xmlschema

from auditor.engine import audit
from auditor.readers.files import read
from auditor.reports.junit import COMPARING
from grammar.source import Source
from rules import RULES
from rules._rule import Outcome, Severity, Verdict
from rules.examples import unmarked
from tests.auditor.fakes import only, saying, settings
from tests.auditor.machine import every, flawed, missing, of_shared, wanted, written
from tests.shared import ROOT

SCHEMA = xmlschema.XMLSchema(str(ROOT / "tests" / "data" / "schemas" / "junit-10.xsd"))


def suites(text: str) -> list[ElementTree.Element]:
    """The suites, after the schema has accepted them."""
    SCHEMA.validate(text)
    return ElementTree.fromstring(text).findall("testsuite")


def test_a_case_for_each_rule() -> None:
    """One fails, one passes; the suite counts them."""
    suite = only(suites(written("junit", flawed())))
    counts = {name: suite.get(name) for name in ("name", "tests", "failures", "errors", "skipped")}
    assert counts == {
        "name": "drafts/a.txt",
        "tests": "2",
        "failures": "1",
        "errors": "0",
        "skipped": "0",
    }
    bad, good = suite
    failure = only(bad)
    assert (bad.get("name"), failure.tag, failure.get("type")) == (
        "count-mismatch",
        "failure",
        "error",
    )
    assert failure.text == (
        "drafts/a.txt:2:15: error: en differs\n  中 differs\n  drafts/a.txt:2:6: en here / 中 here"
    )
    assert (good.get("name"), len(good)) == ("date-order", 0)


def test_what_does_not_decide_the_status_does_not_fail() -> None:
    """It stands in the output of its case."""
    report = flawed(text="三月")
    case = suites(written("junit", report))[0][1]
    assert [part.tag for part in case] == ["system-out"]
    case = suites(written("junit", report, look=wanted(*Severity)))[0][1]
    assert [part.tag for part in case] == ["failure"]


def test_what_was_not_assessed_is_skipped() -> None:
    """A rule that was left out, and one that compares and had nothing to compare."""
    suite = only(suites(written("junit", flawed(text="无"))))
    assert suite.get("skipped") == "1"
    assert only(suite[0]).get("message") == "there was nothing for this rule to compare"
    report = audit(Source("无", "a.txt"), settings(saying("count-mismatch")))
    assert only(suites(written("junit", report))[0][1]).get("message") == "this rule was not run"


def test_a_document_that_could_not_be_read_is_an_error() -> None:
    """With no cases of rules that were never asked."""
    suite = only(suites(written("junit", missing())))
    assert (suite.get("errors"), suite.get("tests")) == ("1", "1")
    assert only(only(suite)).get("message") == "cannot be read / 读不了"


def test_characters_that_xml_does_not_know() -> None:
    """A text may hold them, and a name."""
    report = audit(
        Source("41\x0b项", "a\udcff.txt"),
        settings(saying("count-mismatch")),
    )
    assert only(suites(written("junit", report))).get("name") == "a\ufffd.txt"


def test_the_rules_that_compare(shared: Path) -> None:
    """Those that ever say that a figure holds, and no others."""
    texts = [unmarked(example) for rule in RULES for example in rule.examples]
    sources = [Source(one.text) for one in texts]
    sources += [read(str(path)) for path in sorted(shared.glob("*.txt"))]
    from grammar.parse import parse

    telling = set()
    for source in sources:
        notice = parse(source)
        for rule in RULES:
            if rule.name not in telling and any(
                isinstance(news, Verdict) and news.outcome is not Outcome.UNASSESSED
                for news in rule.check(notice, rule.options)
            ):
                telling.add(rule.name)
    # date-order compares stretches and deadlines, too, and tells of none that is in order
    assert telling == COMPARING | {"date-order"}


def test_every_labelled_notice(shared: Path) -> None:
    """All texts at once: a case for each and every rule."""
    notices = every(shared)
    text = of_shared("junit", notices)
    found = suites(text)
    assert [len(suite) for suite in found] == [len(RULES)] * len(notices)
    told = {part.tag for suite in found for case in suite for part in case}
    assert told == {"failure", "skipped", "system-out"}
    assert any(len(case) == 0 for suite in found for case in suite)  # and some have passed
    assert text == of_shared("junit", notices)
    assert text.isascii()
