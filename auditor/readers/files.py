"""A path to a source: what is read by extension, and what is told about the rest."""

from __future__ import annotations

import os
import re
import shutil
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
FORMED = frozenset({".docx", ".docm", ".html", ".htm", ".pdf"})
# formats in which notices come, with what a person can do, as this program does not read them
SAVE_AS: dict[str, Words] = {
    ".doc": Words("请在 Word 或 WPS 中另存为 .docx", "save it as .docx from Word or WPS"),
    ".wps": Words("请在 WPS 中另存为 .docx", "save it as .docx from WPS"),
    ".odt": Words("请在 LibreOffice 中另存为 .docx", "save it as .docx from LibreOffice"),
    ".rtf": Words("请在 Word 或 WPS 中另存为 .docx", "save it as .docx from Word or WPS"),
    ".ofd": Words("请用源文件另存为 .docx", "save it as .docx from the program it was made with"),
}
_OFFICE = ("soffice", "libreoffice")
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+)?html\b", re.IGNORECASE
)
_LOOKED_AT = 1024  # bytes in which a page says that it is one
_KIND = {".htm": ".html", ".docm": ".docx", ".markdown": ".txt", ".md": ".txt"}


def read(path: str) -> Source:
    """Read a document.

    Args:
        path: a file, or `-` for standard input. Where the extension does not tell
            what it is, the content does.

    Returns:
        Its text, under the name that was given; for a file with a form of its own a
        `FormedSource`, which knows where each character came from.

    Raises:
        AuditError: it cannot be read, is no text, is too large, or is of a format not read here.
    """
    if path == STANDARD_INPUT:
        return parse(_from_standard_input(), path, "")
    extension = Path(path).suffix.lower()
    data = _bytes(path)
    if extension in SAVE_AS:
        _same_kind(data, path, extension)
        raise _to_save(path, extension)
    return parse(data, path, extension)


def parse(data: bytes, name: str, extension: str) -> Source:
    """Read a document whose bytes are there.

    Args:
        data: the bytes of the file.
        name: its name.
        extension: `.docx`, `.html` …; where it is another or empty, the content tells.

    Raises:
        AuditError: the bytes are not what the extension says, or cannot be read.
    """
    if extension in TEXT | FORMED:
        _same_kind(data, name, extension)
    else:
        extension = _told_by(data)
    if extension in SAVE_AS:
        raise _to_save(name, extension)
    if extension in (".html", ".htm"):
        from auditor.readers import html

        return html.read(data, name)
    if extension in (".docx", ".docm"):
        from auditor.readers import docx

        return docx.read(data, name)
    if extension == ".pdf":
        from auditor.readers import pdf

        return pdf.read(data, name)
    return Source(decode(data, name), name)


def _told_by(data: bytes) -> str:
    """The extension that a file's content asks for; empty for text, and for what is not known."""
    if data.startswith(b"%PDF-"):
        return ".pdf"
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(b"PK\x03\x04"):  # the names of its parts stand in a package as they are
        if b"application/vnd.oasis.opendocument.text" in data[:100]:
            return ".odt"
        return ".docx" if b"[Content_Types].xml" in data and b"word/" in data else ""
    return ".html" if _PAGE.match(data, 0, _LOOKED_AT) else ""


def _same_kind(data: bytes, name: str, extension: str) -> None:
    """Stand in the way of content that is of another kind than its extension says.

    Raises:
        AuditError: it is.
    """
    found = _told_by(data)
    if found in ("", _KIND.get(extension, extension)):
        return
    raise AuditError(
        Words(
            f"{name}：内容其实是 {found} 文件，扩展名不符。请把扩展名改为 {found} 后再核对",
            f"{name}: its content is that of a {found} file, whatever its name says; rename it to "
            f"end in {found}",
        )
    )


def _to_save(path: str, extension: str) -> AuditError:
    how = SAVE_AS[extension]
    words = Words(
        f"{path}：不读 {extension} 文件；{how.zh} 后再核对",
        f"{path}: {extension} files are not read; {how.en}",
    )
    office = next((name for name in _OFFICE if shutil.which(name)), None)
    if office is None or extension == ".ofd" or path == STANDARD_INPUT:
        return AuditError(words)
    import shlex

    folder = shlex.quote(str(Path(path).parent))
    command = f"{office} --headless --convert-to docx --outdir {folder} {shlex.quote(path)}"
    return AuditError(Words(f"{words.zh}，或运行：{command}", f"{words.en}, or run: {command}"))


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
    name = path or "''"
    return AuditError(Words(f"{name}：无法读取：{why.zh}", f"{name}: cannot be read: {why.en}"))


def _too_large(path: str) -> AuditError:
    size = LIMIT // (1024 * 1024)
    return AuditError(
        Words(
            f"{path}：超过 {size} MiB，不予核对；一份通报通常不足 1 MiB。请拆成单篇后再核对",
            f"{path}: larger than {size} MiB, not audited; a notice is rarely larger than 1 MiB: "
            "split it into single notices",
        )
    )
