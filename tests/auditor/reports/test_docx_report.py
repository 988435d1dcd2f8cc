"""The reader's own document comes back with every comment on the exact characters."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx as python_docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from auditor.cli import main
from auditor.engine import audit
from auditor.readers.docx import read
from auditor.readers.files import read as read_path
from auditor.readers.formed import FormedSource
from auditor.report import Report
from auditor.reports.docx import document
from auditor.settings import defaults
from grammar.source import Source
from tests.auditor.fakes import finder, settings
from tests.auditor.readers.word import W, level, listed, paragraph, run, table
from tests.auditor.readers.word import document as word_document
from tests.auditor.reports.programs import converted, needs_office
from tests.shared import ROOT, shared_notices

FLAWED = ROOT / "examples" / "flawed.txt"
PICTURES = ROOT / "docs" / "pictures"
OURS = {f"{{{W}}}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference")}
T, R = f"{{{W}}}t", f"{{{W}}}r"


def main_part(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def covered(data: bytes) -> dict[str, str]:
    """Return by number the characters that each comment covers: those that are not taken out."""
    found: dict[str, str] = {}
    open_now: set[str] = set()
    for node in main_part(data).iter():
        number = str(node.get(f"{{{W}}}id"))
        if node.tag == f"{{{W}}}commentRangeStart":
            found[number] = ""
            open_now.add(number)
        elif node.tag == f"{{{W}}}commentRangeEnd":
            open_now.remove(number)
        elif node.tag == T and node.getparent().find(f"{{{W}}}rPr/{{{W}}}vanish") is None:  # type: ignore[union-attr]
            for one in open_now:
                found[one] += node.text or ""
    assert not open_now
    return found


def characters(data: bytes) -> list[tuple[str, ...]]:
    """Return each character with its formatting and all that it stands in, save the comments."""
    root = main_part(data)
    formats = f"{{{W}}}rPr"
    found: list[tuple[str, ...]] = []
    for node in root.iter():
        of_a_run = any(one.tag == formats for one in (node, *node.iterancestors()))
        if node.tag not in OURS and node.tag not in (R, T) and not of_a_run:
            found.append(("element", str(node.tag), str(sorted(node.attrib.items()))))
    for node in root.iter(T, f"{{{W}}}delText"):
        around = [one.tag for one in node.iterancestors()]
        formatting = node.getparent().find(f"{{{W}}}rPr")  # type: ignore[union-attr]
        shown = b"" if formatting is None else etree.tostring(formatting)
        found += [(char, str(around), shown.decode()) for char in node.text or ""]
    return found


def comments(data: bytes) -> dict[str, list[str]]:
    """Return what each comment says, as an independent program reads it."""
    opened = python_docx.Document(io.BytesIO(data))
    assert all(one.author == "auditor" for one in opened.comments)
    return {str(one.comment_id): one.text.split("\n") for one in opened.comments}


def audited(data: bytes, *words: str) -> Report:
    rules = (finder(f"rule-{n}", word) for n, word in enumerate(words))
    return audit(read(data, "a.docx"), settings(*rules))


BOLD, RED, HIDDEN = "<w:b/>", '<w:color w:val="FF0000"/>', "<w:vanish/>"
NUMBERS = (
    "<w:abstractNum w:abstractNumId='0'>"
    + level(0, "chineseCounting", "（%1）")
    + "</w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
)
ALPHABET = "一二三12个，。 "
WORDS = st.text(ALPHABET, min_size=1, max_size=6)
RUNS = st.builds(run, WORDS, st.sampled_from(["", BOLD, RED, HIDDEN]))
CHANGES = st.builds(
    lambda kind, words: (
        f"<w:ins w:id='7' w:author='甲'>{run(words)}</w:ins>"
        if kind == "ins"
        else f"<w:del w:id='8' w:author='甲'><w:r><w:delText>{words}</w:delText></w:r></w:del>"
    ),
    st.sampled_from(["ins", "del"]),
    WORDS,
)
MORE = st.sampled_from(
    [
        "<w:r><w:rPr><w:b/></w:rPr><w:t>三个</w:t><w:tab/><w:t>12个</w:t><w:br/><w:t>一</w:t></w:r>",
        f"<w:hyperlink w:anchor='x'>{run('二12')}</w:hyperlink>",
        "<w:bookmarkStart w:id='3' w:name='x'/><w:bookmarkEnd w:id='3'/>",
    ]
)
PARAGRAPHS = st.builds(
    lambda runs, numbered: paragraph(*runs, properties=listed(1) if numbered else ""),
    st.lists(RUNS | CHANGES | MORE, min_size=1, max_size=6),
    st.booleans(),
)
CELLS = PARAGRAPHS | st.builds(
    lambda merged, inside: f"<w:tcPr><w:{merged}/></w:tcPr>{inside}",
    st.sampled_from(["gridSpan w:val='2'", "vMerge w:val='restart'"]),
    PARAGRAPHS,
)
TABLES = st.builds(
    lambda rows: table(*map(tuple, rows)),
    st.lists(
        st.lists(
            CELLS | st.just(f"<w:tcPr><w:vMerge/></w:tcPr>{paragraph()}"), min_size=2, max_size=2
        ),
        min_size=1,
        max_size=3,
    ),
)
DOCUMENTS = st.lists(PARAGRAPHS | TABLES, min_size=1, max_size=6).map(
    lambda blocks: word_document(*blocks, parts={"numbering": NUMBERS})
)


@given(
    DOCUMENTS, st.lists(st.text(ALPHABET.strip(), min_size=1, max_size=3), min_size=1, max_size=3)
)
def test_every_comment_covers_its_characters_and_nothing_else_changes(
    data: bytes, words: list[str]
) -> None:
    """However the document is made: runs, changes, merged cells, numbers, links, hidden text."""
    report = audited(data, *words)
    result = document(report, "zh")
    assert read(result, "a.docx").text == report.source.text
    assert characters(result) == characters(data)
    quotes = [one.primary.quote.replace("\t", "").replace("\n", "") for one in report.findings]
    found = covered(result)
    assert len(found) == len(quotes)
    own = [
        (found[str(n)], quote)
        for n, (quote, one) in enumerate(zip(quotes, report.findings, strict=True))
        if not touches_number(report, one.primary.start, one.primary.end)
    ]
    assert [there for there, _ in own] == [quote for _, quote in own]
    assert [lines[0].split("]")[0] for lines in comments(result).values()] == [
        f"[{n}" for n in range(1, len(quotes) + 1)
    ]


def touches_number(report: Report, start: int, end: int) -> bool:
    """Whether a place lies, in part, on what the document shows but does not hold."""
    source = report.source
    assert isinstance(source, FormedSource)
    held = sum(one.end - one.start for one in source.origins(start, end))
    return held < end - start


def test_a_comment_on_an_automatic_number_stands_at_its_paragraph() -> None:
    """For the number itself is nowhere in the file."""
    data = word_document(
        paragraph("前文"),
        paragraph("学习", "不深入", properties=listed(1)),
        parts={"numbering": NUMBERS},
    )
    assert covered(document(audited(data, "(一)"), "zh")) == {"0": "学习"}


def test_a_comment_where_there_are_no_characters_is_not_lost() -> None:
    """A document of numbers alone."""
    data = word_document(paragraph(properties=listed(1)), parts={"numbering": NUMBERS})
    result = document(audited(data, "(一)"), "zh")
    assert covered(result) == {"0": ""}
    assert comments(result)["0"][0].startswith("[1]")


def test_a_comment_on_a_footnote_stands_at_the_text_before_it() -> None:
    """Word has no comments in footnotes."""
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    footnotes = f'<w:footnote w:id="2">{paragraph("共12项")}</w:footnote>'
    data = word_document(paragraph("正文", note), parts={"footnotes": footnotes})
    result = document(audited(data, "12项"), "zh")
    assert covered(result) == {"0": "正文"}
    assert comments(result)["0"][0].startswith("[1]")


def test_a_comment_in_a_text_box_stands_at_the_box() -> None:
    """The box is one whole, written twice for old and new programs."""
    box = f"<w:txbxContent>{paragraph('框12项')}</w:txbxContent>"
    data = word_document(
        paragraph("正文", f"<w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r>")
    )
    assert covered(document(audited(data, "12项"), "zh")) == {"0": "框12项"}


def test_comments_that_are_there_stay() -> None:
    """New ones go on counting behind them."""
    old = '<w:comment w:id="4" w:author="乙"><w:p><w:r><w:t>旧批注</w:t></w:r></w:p></w:comment>'
    data = word_document(
        paragraph(
            '<w:commentRangeStart w:id="4"/>',
            "12项",
            '<w:commentRangeEnd w:id="4"/>',
            '<w:r><w:commentReference w:id="4"/></w:r>',
        ),
        parts={"comments": old},
    )
    result = document(audited(data, "2项"), "zh")
    assert covered(result) == {"4": "12项", "5": "2项"}
    opened = python_docx.Document(io.BytesIO(result))
    assert [(one.comment_id, one.author) for one in opened.comments] == [(4, "乙"), (5, "auditor")]


def rich() -> bytes:
    """A document with what drafts have, written by a program that knows nothing of ours."""
    made = python_docx.Document()
    section = made.sections[0]
    section.header.paragraphs[0].text = "青岩县委　内部资料"
    section.footer.paragraphs[0].text = "第1页"
    made.add_heading("关于整改情况的通报", 0)
    body = made.add_paragraph("针对反馈的", style="Body Text")
    body.add_run("12项").bold = True
    body.add_run("问题，会议于2022年9月31日召开。").italic = True
    made.add_picture(io.BytesIO((PICTURES / "word.png").read_bytes()), 914_400)
    cells = made.add_table(rows=1, cols=2, style="Table Grid").rows[0].cells
    cells[0].text, cells[1].text = "合计", "12项"
    added = f"<w:ins xmlns:w='{W}' w:id='90' w:author='乙'>{run('另有3项。')}</w:ins>"
    holder: etree._Element = body._p
    holder.append(parse_xml(added))
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def test_all_other_parts_are_the_same_bytes() -> None:
    """Styles, numbering, headers, images, settings; and in the body nothing is lost."""
    data = rich()
    result = document(audited(data, "12项", "3项"), "zh")
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(result)) as new:
        changed = {
            name
            for name in new.namelist()
            if name not in old.namelist() or old.read(name) != new.read(name)
        }
        assert set(old.namelist()) <= set(new.namelist())
        assert any("/media/" in name for name in old.namelist())
        assert "word/header1.xml" in old.namelist()
    assert changed <= {
        "[Content_Types].xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/comments.xml",
    }
    assert characters(result) == characters(data)
    assert sorted(covered(result).values()) == ["12项", "12项", "3项"]
    before, after = (python_docx.Document(io.BytesIO(one)) for one in (data, result))
    assert [p.style.name for p in after.paragraphs if p.style] == [
        p.style.name for p in before.paragraphs if p.style
    ]
    assert len(after.inline_shapes) == len(before.inline_shapes) == 1
    assert after.sections[0].header.paragraphs[0].text == "青岩县委　内部资料"
    assert after.element.xml.count('w:author="乙"') == 1


def test_a_comment_can_be_read_by_itself() -> None:
    """The first names the others, each other one says what is wrong; type and indents are its own."""
    report = audit(read_path(str(FLAWED)), defaults())
    said = list(comments(document(report, "zh")).values())
    (first,) = [lines for lines in said if lines[0].startswith("[3-1]")]
    assert first == [
        "[3-1] 错误：写明86.4万元，各部分相加为85.4万元（38.2 + 27.5 + 19.7 = 85.4）",
        "核对：是总数未改，还是漏列、误写了某一部分？",
        "对照批注：",
        "[3-2] “38.2万元” 其中一部分",
        "[3-3] “27.5万元” 其中一部分",
        "[3-4] “19.7万元” 其中一部分",
        "sum-mismatch",
    ]
    (other,) = [lines for lines in said if lines[0].startswith("[3-3]")]
    assert other == [
        "[3-3] 其中一部分",
        "对照批注 [3-1]：写明86.4万元，各部分相加为85.4万元（38.2 + 27.5 + 19.7 = 85.4）",
    ]
    with zipfile.ZipFile(io.BytesIO(document(report, "en"))) as archive:
        root = etree.fromstring(archive.read("word/comments.xml"))
    assert all(one.find(f"{{{W}}}rPr/{{{W}}}sz") is not None for one in root.iter(R))
    indents = {one.get(f"{{{W}}}firstLine") for one in root.iter(f"{{{W}}}ind")}
    assert indents == {"0"}


def test_macros_stay_under_a_name_that_opens(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Word refuses to open a document with macros that is called .docx."""
    path = tmp_path / "a.docm"
    path.write_bytes(word_document(paragraph("会议于2022年9月31日召开。")))
    check = ["check", "--lang", "en", "--format", "docx", "--select", "impossible-date"]
    assert main([*check, "--output", str(tmp_path / "b.docx"), str(path)]) == 2
    assert "name the new one .docm, too" in capsys.readouterr().err
    assert not (tmp_path / "b.docx").exists()
    assert main([*check, "--output", str(tmp_path / "b.docm"), str(path)]) == 1


@pytest.mark.parametrize(
    "text", ["关于整改的通报\n共12项\n\n序号\t项\n1\t12项\n", "\x0c\x01共12项\r\n", "12项"]
)
def test_a_notice_that_is_no_word_document_gets_a_new_one(text: str) -> None:
    """With its lines, its tables, and the same comments."""
    report = audit(Source(text, "a.txt"), settings(finder("a", "12项")))
    result = document(report, "en")
    assert set(covered(result).values()) == {"12项"}
    assert len(comments(result)) == len(report.findings)
    lines = [line.strip() for line in read(result, "a.docx").text.splitlines()]
    shown = (line.strip("\r").translate({1: 0xFFFD, 12: 0xFFFD}) for line in text.split("\n"))
    assert lines == [line for line in shown if line]


@pytest.mark.parametrize("path", [FLAWED, *shared_notices("*.txt")], ids=lambda one: one.stem)
def test_the_places_of_a_finding_point_at_each_other(path: Path) -> None:
    """By number; each covers the words that the report quotes."""
    report = audit(read_path(str(path)), defaults())
    result = document(report, "zh")
    found, said = covered(result), comments(result)
    places = [
        (number, index, place)
        for number, one in enumerate(report.findings, 1)
        for index, place in enumerate([one.primary, *(p for p, _ in one.related)], 1)
    ]
    assert len(found) == len(said) == len(places)
    for key, (number, index, place) in zip(said, places, strict=True):
        assert found[key] == place.quote.replace("\n", "").replace("\t", "")
        several = len(report.findings[number - 1].related) > 0
        assert said[key][0].startswith(f"[{number}-{index}]" if several else f"[{number}]")
        assert any("对照批注" in line for line in said[key]) is several


@needs_office
@pytest.mark.parametrize(
    "given",
    [rich, FLAWED, *shared_notices("open-08*.docx"), *shared_notices("open-07*.html")],
    ids=lambda one: getattr(one, "name", "rich"),
)
def test_libreoffice_opens_the_result(given: Path | Callable[[], bytes], tmp_path: Path) -> None:
    """And reads the same text in it, with the comments beside."""
    source = read_path(str(given)) if isinstance(given, Path) else read(given(), "a.docx")
    report = audit(source, settings(finder("a", "整改情况")))
    path = tmp_path / "result.docx"
    path.write_bytes(document(report, "zh"))
    text = converted(path, "txt:Text (encoded):UTF8").read_text(encoding="utf-8-sig")
    squeezed = "".join(text.split())
    assert all(
        "".join(line.split()) in squeezed for line in source.text.replace("\t", "\n").splitlines()
    )
    again = converted(path, "odt")
    with zipfile.ZipFile(again) as archive:
        content = archive.read("content.xml").decode()
    assert content.count("<office:annotation ") == len(report.findings) > 0
    assert converted(path, "pdf").read_bytes().startswith(b"%PDF")


def test_it_is_written_by_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One document at a time; the document itself is never written over; half a file is never left."""
    path, new = tmp_path / "a.docx", tmp_path / "b.docx"
    path.write_bytes(word_document(paragraph("会议于2022年9月31日召开。")))
    check = ["check", "--format", "docx", "--select", "impossible-date"]
    assert main([*check, "--output", str(new), str(path)]) == 1
    assert covered(new.read_bytes()) == {"0": "2022年9月31日"}
    assert main([*check, "--output", str(path), str(path)]) == 2
    assert main([*check, "--output", str(new), str(path), str(new)]) == 2
    (tmp_path / "c.docx").write_bytes(b"PK")
    assert main([*check, "--output", str(tmp_path / "d.docx"), str(tmp_path / "c.docx")]) == 2
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.docx", "b.docx", "c.docx"]
    assert (
        "one document at a time" in capsys.readouterr().err
        or "一次只处理一份" in capsys.readouterr().err
    )
