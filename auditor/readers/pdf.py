"""A PDF file with a text layer to the paragraphs a person reads in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from auditor.errors import AuditError
from auditor.readers.formed import MOST_TEXT, FormedSource
from auditor.readers.pdf_lines import Char, Line, lines, paragraphs, without_furniture, write
from rules._rule import Words

MOST_PAGES = 500
_INSTALL = 'pip install "notice-auditor[pdf]"'


def read(data: bytes, name: str) -> FormedSource:
    """Read a PDF file.

    Args:
        data: the file.
        name: its name.

    Returns:
        The text: lines joined into paragraphs, without what the pages repeat at top and bottom.

    Raises:
        AuditError: pypdfium2 is not installed, the file cannot be read, or a page of it is a
            picture.
    """
    pages = list(_pages(data, name))
    kept = without_furniture(pages)
    writer = write(paragraphs(kept), name)
    return FormedSource(writer.text, name, form="pdf", stretches=writer.stretches, data=data)


def _pages(data: bytes, name: str) -> Iterator[list[Line]]:
    """The lines of each page."""
    try:
        import pypdfium2
    except ImportError:
        raise AuditError(
            Words(
                f"{name}：读 PDF 需要 pypdfium2，请运行 {_INSTALL}",
                f"{name}: reading PDF needs pypdfium2; install it with {_INSTALL}",
            )
        ) from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unopened(name, str(error)) from None
    pictures: list[int] = []
    total = 0
    try:
        if len(document) > MOST_PAGES:
            raise _trouble(
                name, Words(f"超过 {MOST_PAGES} 页", f"it has more than {MOST_PAGES} pages")
            )
        for number in range(len(document)):
            chars, is_picture = _page(document, number, name)
            total += len(chars)
            if total > MOST_TEXT:
                raise _trouble(
                    name,
                    Words(f"正文超过 {MOST_TEXT} 字", f"it has more than {MOST_TEXT} characters"),
                )
            if is_picture:
                pictures.append(number + 1)
            yield lines(chars)
    finally:
        document.close()
    if pictures:
        raise _scanned(name, pictures)


def _page(document: Any, number: int, name: str) -> tuple[list[Char], bool]:
    """The characters of a page, and whether it is a picture of text instead."""
    import ctypes

    import pypdfium2
    from pypdfium2 import raw

    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        raise _unopened(name, "") from None
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    box = raw.FS_RECTF()
    found = []
    height = page.get_height()
    for index in range(min(text.count_chars(), MOST_TEXT + 1)):
        code = raw.FPDFText_GetUnicode(text, index)
        if raw.FPDFText_IsGenerated(text, index) == 1 or not 0x20 <= code <= 0x10FFFF:
            continue
        # the loose box is as high as the type: the same for 一 and 口
        if not raw.FPDFText_GetLooseCharBox(text, index, box):
            continue
        raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        char = "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)
        found.append(
            Char(
                char, number + 1, index, box.left, box.right, height - box.top, height - box.bottom
            )
        )
    is_picture = False
    if not any(not one.char.isspace() for one in found):
        kinds = (raw.FPDF_PAGEOBJ_IMAGE,)
        is_picture = any(True for _ in page.get_objects(filter=kinds, max_depth=4))
    text.close()
    page.close()
    return found, is_picture


def _unopened(name: str, reason: str) -> AuditError:
    if "password" in reason.lower() or "security" in reason.lower():
        return _trouble(
            name,
            Words("它被加密。请去掉密码", "it is encrypted; remove the password"),
        )
    return _trouble(
        name,
        Words(
            "文件已损坏、不完整，或不是 PDF。请从原件重新导出",
            "the file is damaged, cut off, or no PDF; export it anew from the original",
        ),
    )


def _scanned(name: str, pages: list[int]) -> AuditError:
    shown = ", ".join(map(str, pages[:8])) + (" …" if len(pages) > 8 else "")
    return _trouble(
        name,
        Words(
            f"第 {shown} 页是扫描图片，没有文字。请先做文字识别，或用 Word 原件核对",
            f"page {shown} is a scanned picture without text; recognise its text first, or audit "
            "the Word document it was made from",
        ),
    )


def _trouble(name: str, why: Words) -> AuditError:
    return AuditError(Words(f"{name}：无法读取：{why.zh}", f"{name}: cannot be read: {why.en}"))
