"""The JSON report is what the contract says and what the models describe."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.engine import audit
from auditor.report import unreadable
from auditor.reports.json import document, figure, render
from auditor.schema import Answer, Document
from grammar.model import Notice
from grammar.source import Source
from rules._rule import Figure, Finding, Label, Options, Outcome, Verdict, Words
from tests.auditor.fakes import both, broken, only, rule, settings, spans

TEXT = "关于整改情况的通报\r\n一、针对反馈的12个问题，细化成41项具体问题（董管发〔2019〕3号）。\r\n"


def answer(*reports: Any) -> dict[str, Any]:
    text = "".join(render(reports))
    Answer.model_validate_json(text, strict=False)
    parsed: dict[str, Any] = json.loads(text)
    return parsed


def flawed() -> dict[str, Any]:
    def check(notice: Notice, options: Options):  # type: ignore[no-untyped-def]
        (primary,) = spans(notice, "41项具体问题")
        (other,) = spans(notice, "12个问题")
        facts: dict[str, Figure] = {
            "claimed": 41,
            "rate": Decimal("98.03"),
            "parts": (13, Decimal(13)),
            "label": "项",
        }
        yield Finding(both("differs"), primary, (Label(other, both("here")),), facts)
        yield Verdict(other, Outcome.VERIFIED, (primary,), both("holds"))

    report = audit(Source(TEXT, "draft.txt"), settings(rule("count-mismatch", check)))
    documents: dict[str, Any] = only(answer(report)["documents"])
    return documents


PLACE = {"line", "column", "end_line", "end_column", "start", "end", "quote"}
SPOT = {"line", "column", "start", "end", "quote"}


def test_the_envelope_names_version_and_tool() -> None:
    """A program sees first what it reads."""
    empty = answer()
    assert empty["schema_version"] == 1
    assert empty["tool"]["name"] == "auditor"
    assert empty["documents"] == []


def test_the_fields_are_those_of_the_contract() -> None:
    """Field by field; `recognised` and `timeline` are additions."""
    found = flawed()
    lists = {"findings", "claims", "timeline", "set_aside", "gaps"}
    assert set(found) == {"path", "title", "error", "recognised"} | lists
    finding = only(found["findings"])
    assert set(finding) == {
        "rule",
        "severity",
        "message",
        "primary",
        "related",
        "facts",
        "fingerprint",
    }
    assert set(finding["primary"]) == PLACE
    assert set(only(finding["related"])) == PLACE | {"label"}
    assert set(found["claims"][0]) == SPOT | {
        "kind",
        "value",
        "verdict",
        "by",
        "evidence",
        "why",
    }
    assert set(found["set_aside"][0]) == SPOT | {"kind"}


def test_the_values_are_exact() -> None:
    """Lines, columns, offsets and quotes agree with the text as it was read."""
    finding = only(flawed()["findings"])
    place = finding["primary"]
    assert place["quote"] == TEXT[place["start"] : place["end"]] == "41项具体问题"
    assert (place["line"], place["column"]) == (2, 17)
    assert (place["end_line"], place["end_column"]) == (2, 24)
    assert finding["message"] == {"zh": "中 differs", "en": "en differs"}
    assert finding["facts"] == {"claimed": 41, "rate": 98.03, "parts": [13, 13], "label": "项"}


def test_the_ledger_is_in_it() -> None:
    """Verdict, reason, rules and evidence of a claim."""
    claims = {claim["quote"]: claim for claim in flawed()["claims"]}
    assert claims["12个问题"]["verdict"] == "verified"
    assert claims["12个问题"]["by"] == ["count-mismatch"]
    assert only(claims["12个问题"]["evidence"])["quote"] == "41项具体问题"
    assert claims["41项具体问题"]["verdict"] == "contradicted"
    assert claims["41项具体问题"]["value"] == 41


def test_errors_are_told_in_both_languages() -> None:
    """Of a document that could not be read, and of one that could not be audited in full."""
    unread, half = answer(
        unreadable("b.txt", Words("没有", "gone")), audit(Source(TEXT), settings(broken("bad")))
    )["documents"]
    assert unread["error"] == {"zh": "没有", "en": "gone"}
    assert unread["recognised"] is False
    assert "bad" in half["error"]["en"]
    assert half["claims"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal(12), 12),
        (Decimal("1.20E+4"), 12000),
        (Decimal("0.5"), 0.5),
        (Decimal("1E+5000"), "1E+5000"),
        ((10**40,), "['10000"),
        (Decimal("NaN"), "NaN"),
    ],
)
def test_any_figure_can_be_written(value: Figure, shown: object) -> None:
    """A number of thousands of digits is no reason to fail."""
    assert str(figure(value)).startswith(str(shown))
    json.dumps(figure(value), allow_nan=False)


def test_a_number_of_thousands_of_digits_can_be_written() -> None:
    """Python itself refuses to turn it into text."""
    assert figure(10**5000) == "1" + "0" * 5000


@given(st.text())
def test_any_text_has_a_report_that_the_models_accept(text: str) -> None:
    """Whatever a file holds."""
    report = audit(Source(text), settings())
    Document.model_validate(document(report))
    json.loads("".join(render([report])))
