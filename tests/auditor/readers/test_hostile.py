"""Files made to do harm: a clear error, and the other files are audited all the same."""

from __future__ import annotations

import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.cli import main
from auditor.errors import AuditError
from auditor.readers.files import parse
from auditor.readers.formed import names
from grammar.source import Source
from tests.auditor.readers.word import document, package, paragraph, part, table
from tests.shared import ROOT

MAIN = "word/document.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GOOD = document(paragraph("会议于2022年9月31日召开。"))


def body(content: str, before: str = "") -> bytes:
    return package({MAIN: before + part("document", f"<w:body>{content}</w:body>")})


def encrypted() -> bytes:
    """A package whose entries say that they are encrypted."""
    data = bytearray(GOOD)
    with zipfile.ZipFile(BytesIO(GOOD)) as archive:
        for info in archive.infolist():
            data[info.header_offset + 6] |= 1
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    return bytes(data)


ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a bomb": (".docx", lambda: package({MAIN: b" " * 300_000_000}), "far larger or deeper"),
    "a million elements": (".docx", lambda: body("<w:p/>" * 1_100_000), "far larger or deeper"),
    "deep nesting": (".docx", lambda: body("<w:ins>" * 100_000), "far larger or deeper"),
    "entities": (
        ".docx",
        lambda: body(paragraph("<w:r><w:t>&b;</w:t></w:r>"), ENTITIES),
        "entities",
    ),
    "an external entity": (
        ".docx",
        lambda: body("", '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
        "entities",
    ),
    "a cut-off package": (".docx", lambda: GOOD[: len(GOOD) // 2], "damaged or cut off"),
    "a cut-off part": (
        ".docx",
        lambda: package({MAIN: part("document", "<w:body>")[:-9]}),
        "damaged",
    ),
    "an encrypted package": (".docx", encrypted, "encrypted"),
    "an encrypted file of Office": (".docx", lambda: OLE + bytes(2000), "encrypted"),
    "another package": (
        ".docx",
        lambda: package({"_rels/.rels": "<R/>"}),
        "holds no Word document",
    ),
    "a page named .docx": (".docx", lambda: b"<html></html>", "whatever its extension says"),
    "a text named .docx": (".docx", "通报".encode, "whatever its extension says"),
    "a package named .html": (".html", lambda: GOOD, "binary"),
    "a package named .txt": (".txt", lambda: GOOD, "binary"),
    "a million tags": (".html", lambda: b"<p>a" * 1_000_000, "more than 400000 tags"),
    "deep tags": (".html", lambda: b"<div>" * 300_000, "nested too deeply"),
    "cells without end": (
        ".html",
        lambda: b"<table><tr>" + b"<td colspan=100>a" * 60_000,
        "longer than 4000000 characters",
    ),
    "a page named .pdf": (".pdf", lambda: b"<html>", "no PDF"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_told(name: str) -> None:
    """What it is and what to do, in both languages."""
    extension, make, words = HOSTILE[name]
    with pytest.raises(AuditError) as error:
        parse(make(), f"a{extension}", extension)
    assert words in error.value.words.en
    assert error.value.words.zh.startswith(f"a{extension}：")


@pytest.mark.parametrize(
    ("extension", "make"),
    [
        (".html", lambda: b"<div>" * 1500 + b"<br>" * 300_000),
        (".html", lambda: b"<div class=nav>" * 1500 + b"<br>x" * 300_000),
        (".html", lambda: b"<h1>abcdefgh</h1>" * 150_000),
        (".html", lambda: b"<!--" * 300_000),
        (".html", lambda: b'<a x="' * 300_000),
        (".html", lambda: b"<table><tr><td>" * 600 + b"<td>" * 200_000),
        (".docx", lambda: body(paragraph("一") * 50_000)),
        (
            ".docx",
            lambda: body(
                "<w:tbl><w:tr><w:tc>" * 80 + paragraph("x") + "</w:tc></w:tr></w:tbl>" * 80
            ),
        ),
    ],
    ids=[
        "breaks",
        "menus",
        "headings",
        "comments",
        "attributes",
        "cells",
        "paragraphs",
        "tables in tables",
    ],
)
def test_what_is_only_large_is_read(extension: str, make: Callable[[], bytes]) -> None:
    """It takes time that grows with its size and no faster; a test run would not end otherwise."""
    assert isinstance(parse(make(), f"a{extension}", extension), Source)


def test_a_note_that_refers_to_itself_ends() -> None:
    """It is written once."""
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    footnotes = f'<w:footnote w:id="2">{paragraph("注", note)}</w:footnote>'
    data = document(paragraph("一", note, note), parts={"footnotes": footnotes})
    assert parse(data, "a.docx", ".docx").text == "一\n注\n"


def test_nothing_outside_of_the_file_is_read(tmp_path: Path) -> None:
    """Neither a template from the network nor a picture from the disk."""
    secret = tmp_path / "secret.xml"
    secret.write_text(part("styles", ""), encoding="utf-8")
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="x/styles" Target="{secret.as_uri()}" TargetMode="External"/>'
        '<Relationship Id="b" Type="x/footnotes" Target="../../../../etc/passwd"/></Relationships>'
    )
    data = package(
        {
            MAIN: part("document", f"<w:body>{paragraph('一')}</w:body>"),
            "word/_rels/document.xml.rels": relations,
        }
    )
    assert parse(data, "a.docx", ".docx").text == "一\n"


def test_the_others_are_audited(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line for each that cannot be, status 2."""
    for number, (extension, make, _) in enumerate(HOSTILE.values()):
        if number in (3, 5, 7, 8, 9, 10, 12):
            (tmp_path / f"bad-{number}{extension}").write_bytes(make())
    (tmp_path / "good.docx").write_bytes(GOOD)
    assert main(["check", "--lang", "en", "--select", "impossible-date", str(tmp_path)]) == 2
    out, err = capsys.readouterr()
    assert "good.docx:1:4  error  impossible-date" in out
    assert err.count("\n") == 7
    assert "Traceback" not in err
    assert "internal error" not in err


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory is Linux's")
@pytest.mark.parametrize("name", ["a bomb", "a million elements", "cells without end"])
def test_memory_is_bounded(tmp_path: Path, name: str) -> None:
    """A gigabyte of addresses is enough to say no."""
    extension, make, words = HOSTILE[name]
    path = tmp_path / f"a{extension}"
    path.write_bytes(make())
    limit = 1024**3
    ran = subprocess.run(
        [sys.executable, "-m", "auditor", "check", "--lang", "en", str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
    )
    assert words in ran.stderr
    assert ran.returncode == 2


RICH = document(
    paragraph("关于整改的通报"),
    table(("1", "2"), ("3", "4")),
    paragraph("一", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
    parts={"numbering": "<w:num w:numId='1'/>", "styles": "<w:style/>"},
)
PAGE = "<html><title>通报</title><body><h1>通报</h1><ol><li>一<table><tr><td>1<td>2</table></body>".encode()


@given(
    st.sampled_from([(RICH, ".docx"), (PAGE, ".html"), (b"%PDF-1.4\n1 0 obj<<>>endobj", ".pdf")]),
    st.data(),
)
def test_damage_anywhere_is_told_or_read(case: tuple[bytes, str], data: st.DataObject) -> None:
    """Bytes changed, taken out or put in: an error of ours or a text, and nothing else."""
    whole, extension = case
    damaged = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        damaged[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
    try:
        source = parse(bytes(damaged), f"a{extension}", extension)
    except AuditError:
        return
    assert isinstance(source.text, str)


XML = st.recursive(
    st.sampled_from(
        [
            "<w:t>一</w:t>",
            "<w:br/>",
            "<w:tab/>",
            "<w:fldChar w:fldCharType='begin'/>",
            "<w:fldChar/>",
            "",
        ]
    ),
    lambda inner: st.builds(
        lambda name, parts: f"<w:{name} w:val='1' w:id='1'>{''.join(parts)}</w:{name}>",
        st.sampled_from(
            sorted(
                names(
                    "p r tbl tr tc ins del sdt sdtContent hyperlink pPr rPr numPr ilvl numId vanish txbxContent "
                    "drawing ruby rubyBase trPr tcPr gridSpan vMerge footnoteReference body"
                )
            )
        ),
        st.lists(inner, max_size=4),
    ),
    max_leaves=30,
)


@given(XML, XML, XML)
def test_any_elements_anywhere_are_read(main_part: str, numbering: str, footnotes: str) -> None:
    """Word would not write them so; nothing breaks down over them."""
    data = package(
        {MAIN: part("document", f"<w:body>{main_part}</w:body>")},
        {"numbering": numbering, "styles": numbering, "footnotes": footnotes},
    )
    assert isinstance(parse(data, "a.docx", ".docx").text, str)
