"""A PDF with a text layer is read as paragraphs; one without is told as a picture."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from auditor.errors import AuditError
from auditor.readers.files import read
from auditor.readers.formed import FormedSource
from auditor.readers.pdf import read as read_pdf
from auditor.readers.pdf_lines import Char, Line, lines, paragraphs, without_furniture, write
from tests.auditor.readers.pdf import pdf_of
from tests.auditor.reports.programs import converted, needs_office


def typed(text: str, page: int = 1, top: float = 100, left: float = 70, size: float = 10) -> Line:
    """A line of characters as wide as high; a tab leaves the room of three."""
    chars = []
    for number, char in enumerate(text):
        if char not in " \t":
            chars.append(Char(char, page, number, left, left + size, top, top + size))
        left += 3 * size if char == "\t" else size
    return Line(tuple(chars))


def joined(*pages: list[Line]) -> list[str]:
    return write(paragraphs(without_furniture(list(pages))), "a.pdf").text.splitlines()


def page_of(*texts: str, page: int = 1) -> list[Line]:
    """A page whose lines begin at the margin, two further right after a leading blank."""
    return [typed(text, page, 100 + 20 * n) for n, text in enumerate(texts)]


def test_characters_become_lines() -> None:
    """By their height, from left to right, in whatever order they come."""
    chars = [c for line in page_of("一二三", "四五六") for c in line.chars]
    assert [line.words for line in lines(reversed(chars))] == ["一二三", "四五六"]


def test_lines_become_paragraphs() -> None:
    """A full line goes on with the next; a short one and an indented next one end it."""
    assert joined(
        page_of(
            "关于整改的通报",
            "  一二三四五六七八九十",
            "甲乙丙丁戊己庚辛壬癸一二",
            "三四五。",
            "  又一段从这里开始写起",
            "写到这里。",
        )
    ) == [
        "关于整改的通报",
        "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸一二三四五。",
        "又一段从这里开始写起写到这里。",
    ]


def test_a_line_that_ends_early_for_a_long_number_goes_on() -> None:
    """For the number would not have fitted."""
    assert joined(
        page_of(
            "  一二三四五六七八九十", "一二三四五六七八九十一二", "甲乙丙丁戊己庚", "38642.75万元。"
        )
    ) == ["一二三四五六七八九十一二三四五六七八九十一二甲乙丙丁戊己庚38642.75万元。"]


def test_a_line_that_pages_happen_to_begin_with_is_no_furniture() -> None:
    """A status stands where other pages have other words: there the text itself begins."""

    def page(number: int, first: str) -> list[Line]:
        texts = (first, "  一二三四五六七八九十。", "  甲乙丙丁戊己庚。")
        return [typed(text, number, 100 + 20 * n + 20 * (n > 0)) for n, text in enumerate(texts)]

    firsts = ["整改状态：完成。", "整改状态：完成。", "又一段。", "整改状态：完成。"]
    text = joined(*(page(number, first) for number, first in enumerate(firsts, 1)))
    assert text.count("整改状态：完成。") == 3


def test_a_header_in_smaller_type_is_furniture() -> None:
    """However near it stands to the text; so are two lines of it."""

    def page(number: int) -> list[Line]:
        return [
            typed("青岩县委", number, 80, size=7),
            typed("二〇二二", number, 89, size=7),
            *page_of(*(f"  第{'一二三'[number - 1]}页。" for _ in range(3)), page=number),
        ]

    text = "".join(joined(page(1), page(2), page(3)))
    assert text == "".join(f"第{number}页。" * 3 for number in "一二三")


def test_furniture_is_left_out() -> None:
    """Page numbers, and what the pages repeat; a paragraph goes on over the page."""

    def page(number: int, *texts: str) -> list[Line]:
        return [
            typed("青岩县委", number, 20),
            *page_of(*texts, page=number),
            typed(f"- {number} -", number, 800),
        ]

    assert joined(
        page(1, "  一二三四五六七八九十", "一二三四五六七八九十一二"),
        page(2, "三四五。", "  又一段。"),
    ) == ["一二三四五六七八九十一二三四五六七八九十一二三四五。", "又一段。"]


def test_rows_are_cells_with_tabs() -> None:
    """What goes on under a cell belongs to it."""
    rows = page_of("1\t学习不深\t已完成", " \t入的问题", "2\t其他\t推进中")
    assert joined(rows) == ["1\t学习不深入的问题\t已完成", "2\t其他\t推进中"]


SCAN = b"q 500 0 0 700 0 0 cm /I Do Q "
STRIP = b"q 500 0 0 60 0 0 cm /I Do Q "
STAMP = b"BT /F 12 Tf 70 20 Td (scanned by a telephone) Tj ET"
MEANINGLESS = (
    b"9 0 obj<</Length 113>>stream\nbegincmap 1 begincodespacerange <00> <ff> endcodespacerange "
    b"1 beginbfrange <20> <7e> <0000> endbfrange endcmap\nendstream endobj\n"
)


def test_a_text_layer_is_read() -> None:
    """Every character leads back to its number on its page."""
    source = read_pdf(pdf_of(b"BT /F 12 Tf 70 700 Td (12 of 41 done) Tj ET"), "a.pdf")
    assert source.text == "12 of 41 done\n"
    assert {one.part for one in source.stretches} == {"page 1"}
    assert [one.offset for one in source.origins(0, 4)] == [0, 3]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (pdf_of(SCAN), "page 1 is a picture of text"),
        (pdf_of(SCAN + STAMP), "page 1 is a picture of text"),
        (pdf_of(STRIP * 9), "page 1 is a picture of text"),
        (pdf_of(b"0 0 m 9 9 l S\n" * 200), "page 1 is a picture of text"),
        (pdf_of(STAMP, font=b"/ToUnicode 9 0 R", more=MEANINGLESS), "text layer is broken"),
        (b"", "damaged, cut off, or no PDF"),
        (b"%PDF-1.7\n", "damaged, cut off, or no PDF"),
        (b"PK\x03\x04", "damaged, cut off, or no PDF"),
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>"
            b"endobj\n3 0 obj<</Filter/Standard/V 1/R 2/Length 40/P -1/O<"
            + b"00" * 32
            + b">/U<"
            + b"11" * 32
            + b">>>endobj\ntrailer<</Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]>>\n%%EOF",
            "it is encrypted",
        ),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, words: str) -> None:
    """A picture of a page is no empty page."""
    with pytest.raises(AuditError, match=words):
        read_pdf(data, "a.pdf")


@pytest.mark.parametrize("content", [b"", STRIP, b"0 0 9 9 re f"])
def test_an_empty_page_is_empty(content: bytes) -> None:
    """And no picture, if all there is on it is an emblem or a line."""
    assert read_pdf(pdf_of(content), "a.pdf").text == ""


def test_a_page_with_a_picture_behind_its_text_is_read() -> None:
    """A scan whose text was recognised, or a watermark."""
    words = b"BT /F 12 Tf 70 700 Td (12 of 41 done, 29 of 41 still to be done by the end) Tj "
    source = read_pdf(pdf_of(SCAN + words + b"0 -20 Td (of the year, said the notice) Tj ET"), "a")
    assert "29 of 41" in source.text


def test_the_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that installs it."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(AuditError, match=r'pip install "notice-auditor\[pdf\]"'):
        read_pdf(pdf_of(b""), "a.pdf")


@needs_office
def test_a_word_document_made_a_pdf_reads_the_same(shared: Path, tmp_path: Path) -> None:
    """Paragraph by paragraph, its table too, though lines are broken and cells wrapped."""
    path = tmp_path / "a.docx"
    shutil.copyfile(shared / "open-08-ningyuan-court.docx", path)
    source = read(str(converted(path, "pdf")))
    assert isinstance(source, FormedSource)
    expected = (shared / "open-08-ningyuan-court-text.txt").read_text(encoding="utf-8").splitlines()
    assert source.text.splitlines() == expected
