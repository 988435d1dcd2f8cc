"""Files become text, or a sentence that says why not and what to do."""

import os
from pathlib import Path

import pytest

from auditor.errors import AuditError
from auditor.limits import MOST_LINES
from auditor.readers.files import LIMIT, SAVE_AS, read
from auditor.readers.folders import inputs
from auditor.readers.text import decode

TEXT = "关于整改情况的通报\r\n一、针对反馈的12个问题，“已整改”①——完成率98%。\r\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030", "gbk", "gb2312"]
)
def test_the_encodings_of_chinese_text(encoding: str) -> None:
    """All of them give the same text, line ends kept, byte order mark left out."""
    text = TEXT.replace("——", "") if encoding == "gb2312" else TEXT
    assert decode(text.encode(encoding), "a.txt") == text


def test_utf_16_of_both_orders() -> None:
    """The byte order mark says which."""
    assert decode(b"\xff\xfe" + TEXT.encode("utf-16-le"), "a") == TEXT
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be"), "a") == TEXT


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x7fELF\x02\x01\x01\x00\x00", "binary"),
        (bytes(range(1, 32)) * 20, "binary"),
        (TEXT.encode("utf-16-le"), "binary"),
        (bytes(range(128, 256)) * 20, "no known encoding"),
        ("Données générales, café, déjà".encode("latin-1"), "no known encoding"),
        (TEXT.encode() * 3 + b"\xe6\x95\n" + TEXT.encode(), "damaged UTF-8: byte 316, on line 7"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le") + b"\x00", "damaged UTF-16"),
    ],
)
def test_what_is_no_text_is_told(data: bytes, words: str) -> None:
    """Binary, undecodable, damaged: each with what to do about it."""
    with pytest.raises(AuditError) as error:
        decode(data, "a.txt")
    assert words in error.value.words.en
    assert "save it" in error.value.words.en
    assert error.value.words.zh.startswith("a.txt：")


@pytest.mark.parametrize("extension", sorted(SAVE_AS))
def test_formats_that_are_not_read_are_told(tmp_path: Path, extension: str) -> None:
    """With a way out, whatever is in the file."""
    path = tmp_path / f"a{extension.upper()}"
    path.write_bytes(b"\x00")
    with pytest.raises(AuditError, match="files are not read"):
        read(str(path))


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.markdown", "a", "a.text"])
def test_texts_are_read(tmp_path: Path, name: str) -> None:
    """Known extensions, none, and unknown ones."""
    (tmp_path / name).write_bytes(TEXT.encode())
    source = read(str(tmp_path / name))
    assert (source.text, source.name) == (TEXT, str(tmp_path / name))


def test_a_file_beyond_the_limit_is_told(tmp_path: Path) -> None:
    """50 MB are more than any notice has; nothing of them is read."""
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(AuditError, match="larger than 16 MiB"):
        read(str(path))
    assert LIMIT == 16 * 1024 * 1024


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero here")
def test_an_endless_device_ends() -> None:
    """The limit holds where no size is known beforehand."""
    with pytest.raises(AuditError, match="larger than"):
        read("/dev/zero")


def names(*paths: Path) -> list[str]:
    return [Path(one.path).name for one in inputs(map(str, paths))]


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    """Notices by extension, in the order of their names; hidden and foreign files passed over."""
    for name in ("b.txt", "a.md", "sub/c.markdown", ".hidden.txt", ".git/d.txt", "x.truth.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "e.docx").touch()
    assert names(tmp_path) == ["a.md", "b.txt", "e.docx", "c.markdown"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    """Nobody may ever write into it; a link to a document, or to nothing, is none."""
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").touch()
    (tmp_path / "c.txt").symlink_to("b.txt")
    (tmp_path / "d.txt").symlink_to("nowhere")
    assert names(tmp_path) == ["b.txt", "d.txt"]
    assert names(tmp_path / "a.txt") == ["a.txt"]


def test_a_document_is_audited_once(tmp_path: Path) -> None:
    """However often it is named."""
    (tmp_path / "a.txt").touch()
    assert names(tmp_path / "a.txt", tmp_path, tmp_path / ".." / tmp_path.name) == ["a.txt"]


def test_a_folder_without_notices_is_told(tmp_path: Path) -> None:
    """It is no sound result."""
    (tmp_path / "x.json").touch()
    (one,) = inputs([str(tmp_path)])
    assert one.trouble is not None
    assert "holds no file to audit" in one.trouble.words.en


def test_a_folder_that_cannot_be_listed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The permission of one folder does not hide the files of the others."""
    (tmp_path / "closed").mkdir()
    (tmp_path / "z.txt").touch()
    real = os.scandir

    def scandir(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = inputs([str(tmp_path)])
    assert {Path(one.path).name: one.trouble is None for one in found} == {
        "z.txt": True,
        "closed": False,
    }


def test_a_file_of_too_many_lines_is_refused() -> None:
    """A line end of two characters counts once."""
    with pytest.raises(AuditError, match="longer than 60000 lines"):
        decode(b"a\n" * (MOST_LINES + 1), "a.txt")
    assert decode(b"a\r\n" * MOST_LINES, "a.txt").count("\n") == MOST_LINES
