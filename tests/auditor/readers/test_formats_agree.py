"""The same notice as text, page, Word document and PDF gives the same findings."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest

import auditor
from auditor.schema import Document
from tests.auditor.readers.word import document, paragraph, table
from tests.auditor.reports.browser import chromium, needs_chromium
from tests.auditor.reports.programs import all_converted, needs_office
from tests.shared import ROOT, shared_notices
from tests.synthesis.draft import printed
from tests.synthesis.measure import slips
from tests.synthesis.write import pen_of, written

EXAMPLES = ROOT / "examples"


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


def invented(seed: int) -> str:
    """A notice of invented bodies, with slips in it."""
    pen = pen_of(seed)
    *_, (_, mutant) = slips(seed, pen, written(pen), 2)
    return printed(mutant.draft).text


# no Markdown and no hard wraps: a paragraph is a line
TEXTS = {
    **{path.stem: path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))},
    **{f"invented-{seed}": invented(seed) for seed in (100, 105, 113, 115)},
    **{path.stem: path.read_text(encoding="utf-8") for path in shared_notices("open-0*.txt")},
}


def lines_of(name: str) -> list[str]:
    return [line.strip(" \u3000\r") for line in TEXTS[name].split("\n") if line.strip()]


@pytest.fixture(scope="module")
def pdf_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The notices as PDF files, from LibreOffice: each is NAME.pdf in a folder."""
    folder = tmp_path_factory.mktemp("pdf")
    for name in TEXTS:
        (folder / f"{name}.docx").write_bytes(as_word(lines_of(name)))
    all_converted(sorted(folder.glob("*.docx")), "pdf")
    return folder


@pytest.fixture(scope="module")
def printed_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The notices as PDF files, printed from a page by Chromium with its header and footer."""
    folder = tmp_path_factory.mktemp("printed")
    with chromium(folder / "profile") as browser:
        for name in TEXTS:
            paragraphs = "".join(
                f"<p style='margin: .3em 0'>&emsp;&emsp;{escape(line)}</p>"
                for line in lines_of(name)
                if "\t" not in line
            )
            path = folder / f"{name}.html"
            path.write_text(f"<meta charset='utf-8'><body>{paragraphs}", encoding="utf-8")
            browser.open(path)
            browser.printed(folder / f"{name}.pdf", displayHeaderFooter=True)
    return folder


def agree(path: Path, lines: list[str]) -> None:
    """Assert that a file has the findings and verdicts of its text."""
    whole, of = auditor.audit("\n".join(lines) + "\n"), auditor.audit_file(path)
    assert found(of) == found(whole)
    assert verdicts(of) == verdicts(whole)


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("extension", [".html", ".docx", ".md"])
def test_a_file_agrees_with_its_text(name: str, extension: str, tmp_path: Path) -> None:
    """Rule, quotes and verdicts."""
    lines = lines_of(name)
    path = tmp_path / f"a{extension}"
    match extension:
        case ".docx":
            path.write_bytes(as_word(lines))
        case ".html":
            path.write_text(as_page(lines, lines[0]), encoding="utf-8")
        case _:
            path.write_text("\n\n".join(lines), encoding="utf-8")
    agree(path, lines)


@needs_office
@pytest.mark.parametrize("name", TEXTS)
def test_a_pdf_file_agrees_with_its_text(name: str, pdf_files: Path) -> None:
    """Though it knows no paragraphs and no cells."""
    agree(pdf_files / f"{name}.pdf", lines_of(name))


@needs_chromium
@pytest.mark.parametrize("name", TEXTS)
def test_a_printed_page_agrees_with_its_text(name: str, printed_files: Path) -> None:
    """Ragged lines, other fonts, other boxes, and what the browser puts around the page."""
    lines = [line for line in lines_of(name) if "\t" not in line]
    agree(printed_files / f"{name}.pdf", lines)


def test_the_notices_have_what_is_to_be_found() -> None:
    """Agreement on nothing would prove nothing."""
    assert sum(len(auditor.audit(text).findings) for text in TEXTS.values()) > 10
    assert any("\t" in text for text in TEXTS.values())
