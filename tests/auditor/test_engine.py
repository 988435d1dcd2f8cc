"""An audit asks every rule once and leads every place back to the source."""

import pytest

from auditor import engine
from auditor.engine import audit
from auditor.limits import MOST_LINES
from grammar.source import Source, Span
from grammar.vocabulary import Vocabulary
from rules._rule import Finding, Label, Severity
from tests.auditor.fakes import both, broken, finder, only, saying, settings

NOTICE = "关于整改情况的通报\n针对反馈的12个问题，已整改11个问题。\n"


def test_findings_come_in_the_order_of_their_places() -> None:
    """Whatever the order of the rules, a reader goes through the text once."""
    rules = (finder("late", "11个"), finder("early", "12个", Severity.NOTE))
    report = audit(Source(NOTICE, "a.txt"), settings(*rules))
    assert [(f.rule, f.primary.quote) for f in report.findings] == [
        ("early", "12个"),
        ("late", "11个"),
    ]


def test_places_point_into_the_source_as_it_was_read() -> None:
    """Widths, line ends and joined lines of the reading text do not move a place."""
    text = "关于整改情况的通报\r\n\r\n针对反馈的１２个问题，已整改。\r\n"
    report = audit(Source(text), settings(finder("r", "12个")))
    place = only(report.findings).primary
    assert (place.quote, tuple(place.at), tuple(place.until)) == ("１２个", (3, 6), (3, 9))
    assert text[place.start : place.end] == "１２个"


def test_related_places_keep_their_labels() -> None:
    """What the other place is there for is told with it."""
    news = Finding(both("x"), Span(0, 2), (Label(Span(2, 4), both("other")),), {"claimed": 1})
    finding = only(audit(Source(NOTICE), settings(saying("r", news))).findings)
    place, label = only(finding.related)
    assert (place.quote, label.en, finding.facts) == ("整改", "en other", {"claimed": 1})


def test_a_rule_that_breaks_down_does_not_hide_the_others() -> None:
    """The report names the rule, and says what the others found."""
    report = audit(Source(NOTICE), settings(broken("bad-rule"), finder("good", "12个")))
    assert report.error is not None
    assert "bad-rule" in report.error.zh
    assert "the rule bad-rule broke down (KeyError: 'a bug')" in report.error.en
    assert [f.rule for f in report.findings] == ["good"]


def test_a_parser_that_breaks_down_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug below is a line in the report on this document, and no exception."""

    def parse(source: Source, known: Vocabulary) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(engine, "parse", parse)
    report = audit(Source(NOTICE), settings(finder("good", "12个")))
    assert report.error is not None
    assert "RecursionError: too deep" in report.error.en
    assert report.findings == ()


def test_numbers_that_are_no_claims_are_set_aside_once() -> None:
    """An outline number is in the report as a marker, and nothing is in it twice."""
    report = audit(Source("关于整改情况的通报\n一、关于整改\n（一）反馈问题\n"), settings())
    places = [(aside.place.start, aside.place.end) for aside in report.set_aside]
    assert "marker" in {aside.kind for aside in report.set_aside}
    assert len(set(places)) == len(places)


@pytest.mark.parametrize(("text", "empty"), [("", True), (" \n\u3000\r\n", True), ("字", False)])
def test_an_empty_document_is_known_as_such(text: str, empty: bool) -> None:
    """White space is nothing to audit."""
    assert audit(Source(text), settings()).empty is empty


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_a_text_of_too_many_lines_is_refused(end: str) -> None:
    """It is told as not audited; nothing of it is, and it is not recognised as a notice."""
    report = audit(Source("共3项" + end * (MOST_LINES + 1), "a.txt"), settings())
    assert report.error is not None
    assert report.error.en.startswith("a.txt: longer than 60000 lines, not audited")
    assert report.error.zh.startswith("a.txt：超过 60000 行，不予核对")
    assert not report.claims
    assert not report.recognised


def test_a_text_of_just_so_many_lines_is_read() -> None:
    report = audit(Source("共3项" + "\n" * MOST_LINES), settings())
    assert report.error is None
    assert [claim.value for claim in report.claims] == [3]
