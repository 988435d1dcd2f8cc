"""A path to a source: what is read by extension, and what is told about the rest."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from auditor.errors import AuditError, system_reason
from auditor.readers.text import decode
from grammar.source import Source
from rules._rule import Words

STANDARD_INPUT = "-"
LIMIT = 16 * 1024 * 1024  # bytes; the longest notices have some hundred thousand
TEXT = frozenset({".txt", ".md", ".markdown"})
# formats in which notices come, with what a person can do until this program reads them
SAVE_AS: dict[str, Words] = {
    ".docx": Words("请在 Word 或 WPS 中另存为纯文本", "save it as plain text from Word or WPS"),
    ".doc": Words("请在 Word 或 WPS 中另存为纯文本", "save it as plain text from Word or WPS"),
    ".wps": Words("请在 WPS 中另存为纯文本", "save it as plain text from WPS"),
    ".odt": Words("请在 LibreOffice 中另存为纯文本", "save it as plain text from LibreOffice"),
    ".pdf": Words("请把文字复制到文本文件", "copy its text into a text file"),
    ".html": Words(
        "请在浏览器中复制正文，存为文本文件", "copy the text from a browser into a text file"
    ),
    ".htm": Words(
        "请在浏览器中复制正文，存为文本文件", "copy the text from a browser into a text file"
    ),
}


def read(path: str) -> Source:
    """Read a document.

    Args:
        path: a file, or `-` for standard input. A file of an unknown extension is read as text.

    Returns:
        Its text, under the name that was given.

    Raises:
        AuditError: it cannot be read, is no text, is too large, or is of a format not read here.
    """
    if path == STANDARD_INPUT:
        return Source(decode(_from_standard_input(), path), path)
    extension = Path(path).suffix.lower()
    if extension in SAVE_AS and not is_folder(path):
        how = SAVE_AS[extension]
        raise AuditError(
            Words(
                f"{path}：本版本不读 {extension} 文件；{how.zh}（.txt，UTF-8）后再核对",
                f"{path}: {extension} files are not read in this version; {how.en} (.txt, UTF-8)",
            )
        )
    return Source(decode(_bytes(path), path), path)


def _bytes(path: str) -> bytes:
    try:
        with Path(path).open("rb") as file:
            status = os.fstat(file.fileno())
            if stat.S_ISREG(status.st_mode) and status.st_size > LIMIT:
                raise _too_large(path)
            data = file.read(LIMIT + 1)
    except OSError as error:
        raise unreadable_path(path, error) from None
    except ValueError:  # a NUL in the path
        raise unreadable_path(path, FileNotFoundError()) from None
    if len(data) > LIMIT:  # a device or a pipe, whose size nobody knows beforehand
        raise _too_large(path)
    return data


def _from_standard_input() -> bytes:
    try:
        data = sys.stdin.buffer.read(LIMIT + 1)
    except (OSError, AttributeError):  # closed, or replaced by something without bytes
        raise AuditError(Words("-：标准输入无法读取", "-: standard input cannot be read")) from None
    if len(data) > LIMIT:
        raise _too_large(STANDARD_INPUT)
    return data


def is_folder(path: str) -> bool:
    """Whether a path is a folder; what may not be looked at is none."""
    try:
        return Path(path).is_dir()
    except OSError:
        return False


def unreadable_path(path: str, error: OSError) -> AuditError:
    """The trouble of a path that the system does not let be read."""
    why = system_reason(error)
    return AuditError(Words(f"{path}：无法读取：{why.zh}", f"{path}: cannot be read: {why.en}"))


def _too_large(path: str) -> AuditError:
    size = LIMIT // (1024 * 1024)
    return AuditError(
        Words(
            f"{path}：超过 {size} MiB，不予核对；一份通报通常不足 1 MiB。请拆成单篇后再核对",
            f"{path}: larger than {size} MiB, not audited; a notice is rarely larger than 1 MiB: "
            "split it into single notices",
        )
    )
