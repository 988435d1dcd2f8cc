"""Places in Word files, PDFs and pages: as a person finds them, and in the text written beside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditor.cli import main
from auditor.engine import audit
from auditor.readers.formed import FormedSource, Stretch
from auditor.reports.findable import findable
from auditor.reports.paint import plain
from auditor.reports.text import TextReport
from auditor.reports.wanted import Wanted
from tests.auditor.fakes import only
from tests.auditor.machine import flawed, rules, written

TEXT = "通报\n\n共12个问题。\n细化成41项具体问题。\n"
START = TEXT.index("41项")
CHINESE = Wanted("zh", rules().rules, frozenset())


def test_a_paragraph_of_a_word_file() -> None:
    """Blank lines are none."""
    report = audit(FormedSource(TEXT, "a.docx", "docx"), rules())
    finding = only(report.findings)
    assert findable(finding.primary) == ("第3段", "paragraph 3")
    result = only(json.loads(written("sarif", report))["runs"][0]["results"])
    assert result["message"]["text"].splitlines()[0] == "en differs (paragraph 3)"
    assert only(result["locations"])["logicalLocations"] == [{"name": "paragraph 3"}]
    assert only(result["relatedLocations"])["logicalLocations"] == [{"name": "paragraph 2"}]
    for form in ("junit", "github", "gitlab", "rdjson"):
        assert "en differs (paragraph 3)" in written(form, report)
    for form in ("junit", "github", "rdjson"):
        assert "en here (paragraph 2)" in written(form, report)


def test_what_people_read_names_it_too() -> None:
    """At the finding, and at each other place that is not on the same page."""
    stretches = (Stretch(0, START, "page 1", 0, 0), Stretch(START, len(TEXT), "page 2", 0, 0))
    report = audit(FormedSource(TEXT, "a.pdf", "pdf", stretches), rules())
    shown = "".join(TextReport("zh", 80, plain).render([report]))
    assert "a.pdf:4:4  error  count-mismatch  中 differs（第2页）\n" in shown
    assert "中 here（第1页）\n" in shown
    assert "- 第2页: 细化成<b>41项具体问题</b>。" in written("markdown", report, look=CHINESE)
    one_page = (Stretch(0, len(TEXT), "page 1", 0, 0),)
    report = audit(FormedSource(TEXT, "a.pdf", "pdf", one_page), rules())
    shown = "".join(TextReport("zh", 80, plain).render([report]))
    assert "中 differs（第1页）\n" in shown
    assert "中 here\n" in shown


def test_a_page_of_a_pdf() -> None:
    """As the reader names it."""
    stretches = (Stretch(0, 5, "page 1", 0, 0), Stretch(5, len(TEXT), "page 2", 0, 0))
    report = audit(FormedSource(TEXT, "a.pdf", "pdf", stretches), rules())
    assert findable(only(report.findings).primary) == ("第2页", "page 2")


def test_a_text_has_lines() -> None:
    """Nothing is added."""
    assert findable(only(flawed().findings).primary) is None


PAGE = "<html><body><p>关于整改情况的通报</p><p>会议于2022年9月31日召开。</p></body></html>"


def test_the_text_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Reports point to its lines; baseline and suppressions go by the document's own name."""
    monkeypatch.chdir(tmp_path)
    Path("a.html").write_text(PAGE, encoding="utf-8")
    words = ["check", ".", "--format", "json", "--select", "impossible-date"]
    for _ in range(2):  # the text is no notice of its own
        assert main([*words, "--text-beside"]) == 1
        document = only(json.loads(capsys.readouterr().out)["documents"])
        assert document["path"] == "a.html.text"
        place = only(document["findings"])["primary"]
        text = Path("a.html.text").read_bytes().decode()
        assert text[place["start"] : place["end"]] == place["quote"] == "2022年9月31日"
        assert text.split("\n")[place["line"] - 1].index(place["quote"]) == place["column"] - 1
    main(["baseline", "a.html", "--output", "b.json"])
    assert main([*words, "--text-beside", "--baseline", "b.json"]) == 0
    Path("a.html.suppress.toml").write_text(
        '[[suppress]]\nrule = "impossible-date"\nreason = "原文如此"\n', encoding="utf-8"
    )
    assert main([*words, "--text-beside"]) == 0
