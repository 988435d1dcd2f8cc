"""Formats that are not read: what is said of them is true, and works."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest

import auditor
from auditor.errors import AuditError
from auditor.readers.files import SAVE_AS, read
from tests.auditor.readers.word import document, paragraph, table
from tests.auditor.reports.programs import converted, needs_office, office

LINES = ("关于整改情况的通报", "共3项，推进1项。", "会议于2022年9月31日召开。")
RICH = document(*map(paragraph, LINES), table(("项目", "数"), ("完成", "1")))


def told(path: Path) -> AuditError:
    with pytest.raises(AuditError) as error:
        read(str(path))
    return error.value


@pytest.mark.parametrize("extension", SAVE_AS)
@pytest.mark.parametrize("programs", [False, True])
def test_how_to_save_it_is_told(
    extension: str, programs: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In both languages; with the command, quoted, where LibreOffice is there."""
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if programs else None)
    path = tmp_path / f"a b{extension}"
    path.write_bytes(b"x")
    words = told(path).words
    assert words.zh.startswith(f"{path}：不读 {extension} 文件；请")
    assert "另存为 .docx" in words.zh
    assert "save it as .docx" in words.en
    command = f"soffice --headless --convert-to docx --outdir {tmp_path} '{path}'"
    expected = programs and extension != ".ofd"
    assert (command in words.zh, command in words.en) == (expected, expected)


def test_a_file_that_is_not_there_is_told_as_that(tmp_path: Path) -> None:
    """And not how to save it."""
    assert "there is no such file" in told(tmp_path / "a.doc").words.en


def test_a_document_under_a_wrong_name_is_told(tmp_path: Path) -> None:
    """Then renaming is enough."""
    path = tmp_path / "a.wps"
    path.write_bytes(RICH)
    assert "rename it to end in .docx" in told(path).words.en


@needs_office
@pytest.mark.parametrize("extension", [".doc", ".odt", ".rtf", ".wps"])
def test_the_command_does_what_it_says(extension: str, tmp_path: Path) -> None:
    """The document that it makes has the findings of the original. What WPS writes is a .doc."""
    original = tmp_path / "original.docx"
    original.write_bytes(RICH)
    old = converted(original, "doc" if extension == ".wps" else extension[1:])
    folder = tmp_path / "a b"
    folder.mkdir()
    path = old.rename(folder / f"draft{extension}")
    _, _, command = told(path).words.en.partition(", or run: ")
    program, *arguments = shlex.split(command)
    assert program in ("soffice", "libreoffice")
    office(*arguments, home=tmp_path)
    for one in (original, path.with_suffix(".docx")):
        assert [f.primary.quote for f in auditor.audit_file(one).findings] == ["2022年9月31日"]
