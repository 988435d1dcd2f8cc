"""The pages of a PDF file to a text, by PDFium: what `pdf` has done in a process of its own.

Run as a module it takes the file from standard input and answers with JSON: the text and where it
came from, or why it cannot be read.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from auditor.errors import AuditError
from auditor.limits import MOST_TEXT
from auditor.readers.formed import Writer
from auditor.readers.pdf_lines import (
    SQUARE,
    Char,
    Line,
    lines,
    paragraphs,
    without_furniture,
    write,
)
from grammar.named_tuples import NamedTuple
from rules._rule import Words

MOST_PAGES = 500
MOST_MEMORY = 1024**3  # bytes of addresses; a notice needs a tenth
MOST_SECONDS = 15  # of the processor; a notice needs one
GIVEN_UP = 3  # exit status: it would need more than that
_BELOW = 0.12  # of the size of a type: what of it stands below the line on which it is set
_HYPHEN = 2  # what PDFium has for a hyphen at the end of a line
_FEW = 60  # characters: a page of text has more, what a scanner stamps on its pages fewer
_COVERED, _MOSTLY_COVERED = 0.3, 0.6  # of a page: a picture of text is no smaller
_DRAWN = 100  # shapes: a page without a character that has more shows text drawn as shapes
_UNKNOWN = 0.02  # of the characters: a text with more gaps than these is no text to audit


class _Page(NamedTuple):
    """A page as it was read.

    Attributes:
        chars: its characters.
        is_picture: whether what a person reads on it is a picture.
        unknown: how many characters the file shows, but does not tell.
    """

    chars: list[Char]
    is_picture: bool
    unknown: int


def read_pages(data: bytes, name: str) -> Writer:
    """Read a PDF file in this process: only PDFium's own bounds hold.

    Args:
        data: the file.
        name: its name.

    Raises:
        AuditError: it cannot be read, or a page of it is a picture.
        MemoryError: there is too little memory for it.
    """
    kept = without_furniture(list(_pages(data, name)))
    return write(paragraphs(kept), name)


def _pages(data: bytes, name: str) -> Iterator[list[Line]]:
    """The lines of each page."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unopened(name, str(error)) from None
    pictures: list[int] = []
    total = unknown = 0
    try:
        if len(document) > MOST_PAGES:
            raise trouble(
                name, Words(f"超过 {MOST_PAGES} 页", f"it has more than {MOST_PAGES} pages")
            )
        for number in range(len(document)):
            page = _page(document, number, name)
            total += len(page.chars)
            unknown += page.unknown
            if total > MOST_TEXT:
                raise trouble(
                    name,
                    Words(f"正文超过 {MOST_TEXT} 字", f"it has more than {MOST_TEXT} characters"),
                )
            if page.is_picture:
                pictures.append(number + 1)
            yield lines(page.chars)
    finally:
        document.close()
    if pictures:
        raise _scanned(name, pictures)
    if unknown > _UNKNOWN * total:
        raise trouble(
            name,
            Words(
                "文字层残缺，许多字只有字形，不知是什么字。请用 Word 原件核对",
                "its text layer is broken: many characters are shapes without a meaning; audit "
                "the Word document it was made from",
            ),
        )


def _page(document: Any, number: int, name: str) -> _Page:
    """The characters of a page, and whether it is a picture of text instead."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        raise _unopened(name, "") from None
    found: list[Char] = []
    unknown = 0
    spaced = False
    for index in range(min(text.count_chars(), MOST_TEXT + 1)):
        code = raw.FPDFText_GetUnicode(text, index)
        if raw.FPDFText_IsGenerated(text, index) == 1 or code in (10, 13):
            continue
        char = _char(code)
        if char.isspace():
            spaced = True
            continue
        unknown += char == "\ufffd"
        found.append(_placed(text, index, char, number + 1, page.get_height(), spaced=spaced))
        spaced = False
    is_picture = len(found) < _FEW and _is_picture(page, len(found))
    text.close()
    page.close()
    return _Page(found, is_picture, unknown)


def _placed(text: Any, index: int, char: str, page: int, height: float, *, spaced: bool) -> Char:
    """A character with the place of its type.

    The boxes that PDFium has are those of the type for some fonts, and those of the ink for
    others, so what counts is where the character is set, and in which size.
    """
    from pypdfium2 import raw

    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetLooseCharBox(text, index, box)
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    raw.FPDFText_GetMatrix(text, index, matrix)
    scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
    size = raw.FPDFText_GetFontSize(text, index) * scale or box.top - box.bottom
    right = x.value + size if SQUARE.match(char) else max(x.value, box.right)
    bottom = height - y.value + _BELOW * size
    return Char(char, page, index, x.value, right, bottom - size, bottom, spaced)


def _char(code: int) -> str:
    if code == _HYPHEN:
        return "-"
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF else "\ufffd"


def _is_picture(page: Any, written: int) -> bool:
    """Whether a page with hardly a character on it is a picture of text."""
    from pypdfium2 import raw

    whole = max(1.0, page.get_width() * page.get_height())
    covered = 0.0
    shapes = 0
    for one in page.get_objects(max_depth=4):
        if one.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = one.get_bounds()
            # within a form it has a scale of its own: it may cover anything
            covered += whole if one.level else abs((right - left) * (top - bottom))
        shapes += one.type == raw.FPDF_PAGEOBJ_PATH
    if written:
        return bool(covered > _MOSTLY_COVERED * whole)
    return bool(covered > _COVERED * whole or shapes > _DRAWN)


def _unopened(name: str, reason: str) -> AuditError:
    if "password" in reason.lower() or "security" in reason.lower():
        return trouble(
            name,
            Words("它被加密。请去掉密码", "it is encrypted; remove the password"),
        )
    return trouble(
        name,
        Words(
            "文件已损坏、不完整，或不是 PDF。请从原件重新导出",
            "the file is damaged, cut off, or no PDF; export it anew from the original",
        ),
    )


def _scanned(name: str, pages: list[int]) -> AuditError:
    shown = ", ".join(map(str, pages[:8])) + (" …" if len(pages) > 8 else "")
    return trouble(
        name,
        Words(
            f"第 {shown} 页是扫描图片，没有文字。请先做文字识别，或用 Word 原件核对",
            f"page {shown} is a picture of text, as a scanner makes it; recognise its text first, "
            "or audit the Word document it was made from",
        ),
    )


def trouble(name: str, why: Words) -> AuditError:
    """Why a file cannot be read, as an error to raise."""
    return AuditError(Words(f"{name}：无法读取：{why.zh}", f"{name}: cannot be read: {why.en}"))


def main() -> None:
    """Read the file on standard input, within bounds, and answer on standard output."""
    _bound()
    data = sys.stdin.buffer.read()
    answer: dict[str, object]
    try:
        writer = read_pages(data, sys.argv[1])
        answer = {"text": writer.text, "stretches": writer.stretches}
    except AuditError as error:
        answer = {"why": error.words}
    except MemoryError:
        sys.exit(GIVEN_UP)
    json.dump(answer, sys.stdout)


def _bound() -> None:
    """Let the system end this process before it takes all memory, or all day."""
    try:
        import resource
    except ImportError:  # Windows: the parent looks at the clock
        return
    for kind, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # a system that knows no such limit
            resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    main()
