"""The same notice as text, page, Word document and PDF gives the same findings."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest

import auditor
from auditor.schema import Document
from tests.auditor.readers.word import document, paragraph, table
from tests.auditor.reports.programs import converted, needs_office
from tests.shared import shared_notices


def found(of: Document) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return rule and quotes, white space aside."""
    return [
        (
            one.rule,
            "".join(one.primary.quote.split()),
            tuple("".join(other.quote.split()) for other in one.related),
        )
        for one in of.findings
    ]


def verdicts(of: Document) -> list[tuple[str, str]]:
    return [("".join(one.quote.split()), one.verdict) for one in of.claims]


def as_page(lines: list[str], title: str) -> str:
    """A government page with these lines, menus and footers around them."""
    body, rows = [], []
    for line in [*lines, ""]:
        if "\t" in line:
            rows.append("".join(f"<td>{escape(cell)}</td>" for cell in line.split("\t")))
            continue
        if rows:
            body.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
            rows = []
        if line:
            body.append(f"<p>&emsp;&emsp;{escape(line)}</p>")
    return (
        f"<html><head><meta charset='utf-8'><title>{escape(title)}</title></head><body>"
        "<div class='nav'><a href='/'>首页</a><a>99个问题</a></div>"
        f"<div id='zoom'>{''.join(body)}</div><div class='footer'>主办：某某 电话0749-3301100</div></body></html>"
    )


def as_word(lines: list[str]) -> bytes:
    """A Word document with these lines, in two runs each, rows in tables."""
    blocks: list[str] = []
    rows: list[tuple[str, ...]] = []
    for line in [*lines, ""]:
        if "\t" in line:
            rows.append(tuple(line.split("\t")))
            continue
        if rows:
            blocks.append(table(*rows))
            rows = []
        if line:
            cut = len(line) // 2
            indented = '<w:ind w:firstLine="480"/>'
            blocks.append(paragraph(*filter(None, (line[:cut], line[cut:])), properties=indented))
    return document(*blocks)


@pytest.fixture(params=[path.name for path in shared_notices("open-0*.txt")])
def lines(request: pytest.FixtureRequest, shared: Path) -> list[str]:
    """The lines of a labelled notice that has no Markdown and no hard wraps in it."""
    text = (shared / request.param).read_text(encoding="utf-8")
    return [line.strip(" \u3000\r") for line in text.split("\n") if line.strip()]


def test_page_and_word_document_agree_with_the_text(lines: list[str], tmp_path: Path) -> None:
    """Rule, quotes and verdicts."""
    whole = auditor.audit("\n".join(lines) + "\n")
    (tmp_path / "a.html").write_text(as_page(lines, lines[0]), encoding="utf-8")
    (tmp_path / "a.docx").write_bytes(as_word(lines))
    for name in ("a.html", "a.docx"):
        of = auditor.audit_file(tmp_path / name)
        assert (name, found(of)) == (name, found(whole))
        assert (name, verdicts(of)) == (name, verdicts(whole))


@needs_office
def test_a_pdf_agrees_with_the_text(lines: list[str], tmp_path: Path) -> None:
    """Though it knows no paragraphs."""
    whole = auditor.audit("\n".join(lines) + "\n")
    (tmp_path / "a.docx").write_bytes(as_word(lines))
    of = auditor.audit_file(converted(tmp_path / "a.docx", "pdf"))
    assert found(of) == found(whole)
    assert verdicts(of) == verdicts(whole)
