"""Files made to do harm: a clear error, and the other files are audited all the same."""

from __future__ import annotations

import resource
import subprocess
import sys
import zipfile
import zlib
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
from auditor.readers.pdf_pages import read_pages
from grammar.source import Source
from tests.auditor.readers.pdf import pdf_of
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


FAR_MORE = "far more time or memory"


def packed(content: bytes, times: int) -> bytes:
    """A part, packed as often as is said, in the time it takes to pack it twice."""
    packer = zlib.compressobj(9)
    first, second = (packer.compress(content) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    return first + second * (times - 1) + packer.flush()


def stream(content: bytes, times: int) -> bytes:
    """A PDF of one page, whose content repeats a part."""
    return pdf_of(packed(content, times), b"/Filter/FlateDecode")


def twice_packed() -> bytes:
    inner = packed(bytes(1_000_000), 2000)
    return pdf_of(zlib.compress(inner), b"/Filter[/FlateDecode/FlateDecode]")


def forms() -> bytes:
    """A PDF whose page draws a form ten times, which draws another ten times, and so on."""
    form = (
        b"%d 0 obj<</Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</I %d 0 R>>>>/Length 60>>"
        b"stream\n" + b"/I Do " * 10 + b"\nendstream endobj\n"
    )
    return pdf_of(b"/I Do", more=b"".join(form % (5 + n, 6 + n) for n in range(12)))


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
    "a package without its head": (".docx", lambda: b"PK" + GOOD[300:], "damaged or cut off"),
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
    "a workbook named .docx": (".docx", lambda: package({MAIN: "<x/>"}), "holds no Word document"),
    "a page named .docx": (".docx", lambda: b"<html></html>", "rename it to end in .html"),
    "a page named .txt": (".txt", lambda: b"\n<!DOCTYPE html><p>x", "rename it to end in .html"),
    "a text named .docx": (".docx", "通报".encode, "whatever its extension says"),
    "a document named .html": (".html", lambda: GOOD, "rename it to end in .docx"),
    "a document named .txt": (".txt", lambda: GOOD, "rename it to end in .docx"),
    "a document named .pdf": (".pdf", lambda: GOOD, "rename it to end in .docx"),
    "a document without a name": ("", lambda: GOOD[:-30], "damaged or cut off"),
    "rich text named .txt": (".txt", lambda: b"{\\rtf1 x}", "rename it to end in .rtf"),
    "rich text without a name": ("", lambda: b"{\\rtf1 x}", "save it as .docx"),
    "a PDF file named .md": (".md", lambda: b"%PDF-1.4\n", "rename it to end in .pdf"),
    "another package named .txt": (".txt", lambda: b"PK\x03\x04\0\0\0\0", "binary"),
    "pictures alone": (
        ".docx",
        lambda: package({MAIN: part("document", "<w:body/>"), "word/media/1.png": b"x"}),
        "pictures alone",
    ),
    "text from elsewhere": (".docx", lambda: body("<w:altChunk/>"), "embedded from another file"),
    "parts without end": (
        ".docx",
        lambda: package({f"word/media/{n}": bytes(40_000_000) for n in range(14)}),
        "far larger or deeper",
    ),
    "a million tags": (".html", lambda: b"<p>a" * 1_000_000, "more than 400000 tags"),
    "deep tags": (".html", lambda: b"<div>" * 300_000, "nested too deeply"),
    "cells without end": (
        ".html",
        lambda: b"<table><tr>" + b"<td colspan=100>a" * 60_000,
        "longer than 2000000 characters",
    ),
    "lines without end": (".html", lambda: b"<p>" + b"a<br>" * 70_000, "or 60000 lines"),
    "attributes without end": (
        ".html",
        lambda: b"<p " + b" ".join(b"a%d" % n for n in range(200_000)) + b">x",
        "more than 300 attributes",
    ),
    "attributes behind quotes": (
        ".html",
        lambda: b'<!--><p a=x" ' + b"/".join(b"a%d" % n for n in range(200_000)) + b' b=y">x',
        "more than 300 attributes",
    ),
    "a text named .pdf": (".pdf", lambda: b"text", "no PDF"),
    "a stream without end": (".pdf", lambda: stream(b" " * 1_000_000, 1000), FAR_MORE),
    "a stream within a stream": (".pdf", twice_packed, FAR_MORE),
    "forms within forms": (".pdf", forms, FAR_MORE),
    "graphics without end": (".pdf", lambda: stream(b"q " * 500_000, 100), FAR_MORE),
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
        (".html", lambda: b"<div class=nav>" * 1500 + b"<b></b>x" * 150_000),
        (".html", lambda: b"<h1>abcdefgh</h1>" * 45_000),
        (".html", lambda: b"<!--" * 300_000),
        (".html", lambda: b'<a x="y" z>' * 390_000),
        (".html", lambda: b"<table><tr><td>" * 600 + b"<td>" * 200_000),
        (".docx", lambda: body(paragraph("一") * 45_000)),
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


def test_a_chain_of_notes_is_read_to_its_end() -> None:
    """Each note leads to the next, more often than a program calls itself."""
    note = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    chain = "".join(
        f'<w:footnote w:id="{n}">{paragraph(str(n), note.format(n + 1))}</w:footnote>'
        for n in range(5_000)
    )
    data = document(paragraph("一", note.format(0)), parts={"footnotes": chain})
    lines = parse(data, "a.docx", ".docx").text.splitlines()
    assert lines == ["一", *map(str, range(5_000))]


def test_macros_are_not_looked_at() -> None:
    """A document that has some is read as any other."""
    macros = OLE + b"Sub AutoOpen()"
    text = part("document", f"<w:body>{paragraph('一')}</w:body>")
    data = package({MAIN: text, "word/vbaProject.bin": macros})
    for extension in (".docm", ".docx"):
        assert parse(data, f"a{extension}", extension).text == "一\n"


def test_what_has_no_extension_is_known_by_its_content() -> None:
    """Standard input has none, and pages of some sites have one of their own."""
    assert parse(GOOD, "-", "").text == "会议于2022年9月31日召开。\n"
    page = "<!doctype html><title>通报</title><p>通报</p>".encode()
    assert parse(page, "a.shtml", ".shtml").text == "通报\n"
    assert parse(b"<p>x</p>", "a.shtml", ".shtml").text == "<p>x</p>"


def test_the_others_are_audited(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line for each that cannot be, in either language, and status 2."""
    bad = {
        name: entry
        for name, entry in HOSTILE.items()
        if entry[0] and (entry[2] != FAR_MORE or name == "forms within forms")
    }
    for number, (extension, make, _) in enumerate(bad.values()):
        (tmp_path / f"bad-{number}{extension}").write_bytes(make())
    (tmp_path / "good.docx").write_bytes(GOOD)
    assert main(["check", "--lang", "en", "--select", "impossible-date", str(tmp_path)]) == 2
    out, err = capsys.readouterr()
    assert "good.docx:1:4  error  impossible-date" in out
    assert err.count("\n") == len(bad)
    for number, (extension, _, words) in enumerate(bad.values()):
        (line,) = [one for one in err.splitlines() if f"bad-{number}{extension}:" in one]
        assert words in line
    assert "Traceback" not in err
    assert "internal error" not in err


def test_a_reader_that_breaks_down_stops_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told as a bug, the rest is audited."""

    def broken(data: bytes, name: str) -> Source:
        raise KeyError("node")

    monkeypatch.setattr("auditor.readers.html.read", broken)
    (tmp_path / "a.html").write_text("<p>x", encoding="utf-8")
    (tmp_path / "b.docx").write_bytes(GOOD)
    assert main(["check", "--lang", "en", "--select", "impossible-date", str(tmp_path)]) == 2
    out, err = capsys.readouterr()
    assert "b.docx:1:4  error  impossible-date" in out
    assert "a.html: cannot be read: KeyError: 'node'; this is a bug" in err


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory is Linux's")
@pytest.mark.parametrize(
    "name",
    [
        "a bomb",
        "a million elements",
        "cells without end",
        "parts without end",
        "forms within forms",
    ],
)
def test_memory_is_bounded(tmp_path: Path, name: str) -> None:
    """A gigabyte of addresses is enough to say no, for the process and each that it starts."""
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
    st.sampled_from([(RICH, ".docx"), (PAGE, ".html"), (pdf_of(b"BT /F 9 Tf (12) Tj ET"), ".pdf")]),
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
        if extension == ".pdf":
            text = read_pages(bytes(damaged), "a.pdf").text
        else:
            text = parse(bytes(damaged), f"a{extension}", extension).text
    except AuditError:
        return
    assert isinstance(text, str)


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
