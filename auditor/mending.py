"""Writes the certain changes into a text file, or shows what would be written."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path

from auditor.errors import AuditError, system_reason
from auditor.fixes import Fix, fixed, fixes
from auditor.output import rewrite
from auditor.readers.files import STANDARD_INPUT, TEXT
from auditor.report import Report
from auditor.reports.machine import posix
from grammar.source import Source
from rules._rule import Words

# as the reader tells them: the mark, and what the bytes behind it are
_ENCODINGS = (
    (b"", "utf-8"),
    (codecs.BOM_UTF8, "utf-8"),
    (b"", "gb18030"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_MOST_TOLD = 5


def mend(report: Report) -> Source:
    """Write the certain changes into the document's file.

    Args:
        report: the audit of the file.

    Returns:
        The text as it is now.

    Raises:
        AuditError: there are changes, and the file is no text file, was changed meanwhile, or
            cannot be written.
    """
    source = report.source
    certain = fixes(report)
    if not certain:
        return source
    path = Path(source.name)
    if source.name == STANDARD_INPUT or path.suffix.lower() not in TEXT:
        raise _not_text(source.name, len(certain))
    text = fixed(source.text, certain)
    try:
        data = path.read_bytes()
    except OSError as error:
        why = system_reason(error)
        raise AuditError(
            Words(f"{path}：无法读取：{why.zh}", f"{path}: cannot be read: {why.en}")
        ) from None
    rewrite(source.name, _encoded(data, source.text, text, source.name))
    return Source(text, source.name)


def made(report: Report) -> Words:
    """What `mend` has changed in a document, line by line, for a person.

    Args:
        report: the audit of the document before it was mended.
    """
    certain = fixes(report)
    place = report.source.position
    lines = [(place(fix.edits[0].start).line, fix.title) for fix in certain[:_MOST_TOLD]]
    zh = "；".join(f"第 {line} 行{title.zh}" for line, title in lines)
    en = "; ".join(f"line {line}: {title.en}" for line, title in lines)
    if len(certain) > _MOST_TOLD:
        zh, en = f"{zh}；……", f"{en}; ..."
    many = "change" if len(certain) == 1 else "changes"
    name = report.source.name
    return Words(
        f"{name}：已改 {len(certain)} 处（{zh}）", f"{name}: {len(certain)} {many} made ({en})"
    )


def difference(report: Report) -> Iterator[str]:
    """The certain changes as a unified diff, which `patch` and `git apply` take.

    Args:
        report: the audit of the document.

    Yields:
        Lines.
    """
    import difflib

    certain: tuple[Fix, ...] = fixes(report)
    if not certain:
        return
    before = _lines(report.source.text)
    after = _lines(fixed(report.source.text, certain))
    name = posix(report.source.name)
    for line in difflib.unified_diff(before, after, f"a/{name}", f"b/{name}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Lines as patches count them: each ends at LF."""
    lines = text.split("\n")
    last = lines.pop()
    return [f"{line}\n" for line in lines] + ([last] if last else [])


def _encoded(data: bytes, before: str, after: str, name: str) -> bytes:
    """The new text in the encoding of the old one, byte order mark included."""
    for mark, encoding in _ENCODINGS:
        try:
            if data == mark + before.encode(encoding):
                return mark + after.encode(encoding)
        except UnicodeEncodeError:
            continue
    raise AuditError(
        Words(
            f"{name}：文件在核对时已被改动，未作修改；请重新运行",
            f"{name}: the file was changed while it was audited, and was left alone; run again",
        )
    )


def _not_text(name: str, count: int) -> AuditError:
    return AuditError(
        Words(
            f"{name}：有 {count} 处可以确定的改动，但 --fix 只改文本文件；请在原文中修改",
            f"{name}: {count} changes are certain, but --fix writes text files alone; "
            "make them in the original",
        )
    )
