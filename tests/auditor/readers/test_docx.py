"""A Word document is read as a person reads it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from auditor.readers.docx import read
from auditor.readers.formed import FormedSource
from auditor.readers.package import Package
from tests.auditor.readers.word import document, level, listed, paragraph, run, table

INS = '<w:ins w:id="1" w:author="甲">'
DEL = '<w:del w:id="2" w:author="甲">'


def text(*blocks: str, **parts: str) -> str:
    source = read(document(*blocks, parts=parts), "a.docx")
    holds(source)
    return source.text


def holds(source: FormedSource) -> None:
    """Assert that every stretch leads to the characters from which it came."""
    package = Package(source.data, source.name)
    nodes: dict[str, list[etree._Element]] = {}
    for one in source.stretches:
        if one.part not in nodes:
            nodes[one.part] = list(package.tree(one.part).iter())
        node = nodes[one.part][one.node]
        written = source.text[one.start : one.end]
        name = etree.QName(node).localname
        if name == "t":
            assert written == (node.text or "")[one.offset : one.offset + len(written)]
        else:
            assert name in {"br", "cr", "tab", "sym", "noBreakHyphen"}
            assert len(written) == 1


def test_paragraphs_are_lines_and_tables_rows() -> None:
    """Cells are separated by a tab; what stands in a cell stands on one line."""
    assert (
        text(
            paragraph("关于整改", "情况的通报"),
            table(("序号", "问题"), ("1", paragraph("学习") + paragraph("不深"))),
            paragraph("甲", "<w:r><w:br/></w:r>", "乙"),
        )
        == "关于整改情况的通报\n序号\t问题\n1\t学习 不深\n甲\n乙\n"
    )


def test_cells_keep_their_columns() -> None:
    """A cell over two columns leaves one empty, one over two rows too."""
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + paragraph("合计")
    merged = "<w:tcPr><w:vMerge/></w:tcPr>" + paragraph("")
    assert (
        text(table(("a", "b", "c"), (wide, "3"), (merged, "d", "e")))
        == "a\tb\tc\n合计\t\t3\n\td\te\n"
    )


def test_a_row_that_begins_further_right_leaves_columns_empty() -> None:
    """As many as it says."""
    row = (
        "<w:tr><w:trPr><w:gridBefore w:val='2'/></w:trPr><w:tc>" + paragraph("3") + "</w:tc></w:tr>"
    )
    rows = table(("a", "b", "c")).replace("</w:tbl>", row + "</w:tbl>")
    assert text(rows) == "a\tb\tc\n\t\t3\n"


def test_empty_paragraphs_are_no_lines() -> None:
    """They are space between paragraphs."""
    assert text(paragraph(), paragraph("甲"), paragraph(" "), paragraph("乙")) == "甲\n乙\n"


def test_tracked_changes_are_read_as_accepted() -> None:
    """What was put in is there, what was taken out is not; so with whole paragraphs and rows."""
    gone = "<w:r><w:delText>39</w:delText></w:r>"
    mark = '<w:rPr><w:del w:id="3" w:author="甲"/></w:rPr>'
    row = "<w:tr><w:trPr><w:del w:id='4'/></w:trPr><w:tc>" + paragraph("旧") + "</w:tc></w:tr>"
    assert (
        text(
            paragraph("共", f"{DEL}{gone}</w:del>", f"{INS}{run('41')}</w:ins>", "项"),
            paragraph("前半", properties=mark),
            paragraph("后半"),
            table(("新", "行")).replace("</w:tbl>", row + "</w:tbl>"),
        )
        == "共41项\n前半后半\n新\t行\n"
    )


def test_moved_text_stands_where_it_was_moved_to() -> None:
    """And not where it stood."""
    assert (
        text(
            paragraph(f"<w:moveFrom>{run('甲')}</w:moveFrom>", "一"),
            paragraph(f"<w:moveTo>{run('甲')}</w:moveTo>", "二"),
        )
        == "一\n甲二\n"
    )


def test_hidden_text_is_left_out() -> None:
    """Hidden by itself, by its style, or by the style its style builds on."""
    styles = (
        '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="P"><w:basedOn w:val="Q"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Q"><w:basedOn w:val="P"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    assert (
        text(
            paragraph("见", run("一", "<w:vanish/>"), run("二", '<w:rStyle w:val="H"/>')),
            paragraph("三", run("四", '<w:vanish w:val="0"/>'), properties='<w:pStyle w:val="P"/>'),
            styles=styles,
        )
        == "见\n四\n"
    )


def test_a_field_shows_its_result() -> None:
    """Not its instruction, whatever stands in that."""
    field = [
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    ]
    instruction = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    assert (
        text(
            paragraph("第", field[0], instruction, run("不见"), field[1], run("3"), field[2], "页")
        )
        == "第3页\n"
    )


def test_text_boxes_and_notes_follow_their_paragraph() -> None:
    """A box that is written twice, for new and for old programs, is read once."""
    box = f"<w:txbxContent>{paragraph('框内')}</w:txbxContent>"
    both = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    assert (
        text(
            paragraph("正文", both, note),
            paragraph("下段", note),
            footnotes=f'<w:footnote w:id="2">{paragraph("注：12项", note)}</w:footnote>',
        )
        == "正文\n框内\n注：12项\n下段\n"
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimalEnclosedCircle", "%4")
    + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1">'
    + level(0, "upperRoman", "第%1条", more='<w:pStyle w:val="T"/>')
    + level(1, "decimal", "%1.%2", start=3, more="<w:isLgl/>")
    + level(2, "bullet", "•")
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="7"/></w:lvlOverride></w:num>'
)


def test_automatic_numbers_are_written_out() -> None:
    """As the reader sees them: counted on, and from the start below a new heading."""
    written = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 3), (1, 2), (1, 0), (1, 1), (3, 0), (3, 0)]
    lines = text(
        *(paragraph("项", properties=listed(*one)) for one in written), numbering=NUMBERING
    )
    assert lines.split() == [
        "一、项",
        "（一）项",
        "（二）项",
        "1.项",
        "①项",
        "2.项",
        "二、项",
        "（一）项",
        "七、项",
        "八、项",
    ]


def test_a_style_numbers_its_paragraphs() -> None:
    """With its own level; legal numbering shows figures alone; bullets are no numbers."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="T"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    assert (
        text(
            paragraph("甲", properties='<w:pStyle w:val="T"/>'),
            paragraph("2022年", properties=listed(2, 1)),
            paragraph("乙", properties='<w:pStyle w:val="T"/>'),
            paragraph("丙", properties=listed(2, 2)),
            paragraph("丁", properties='<w:pStyle w:val="T"/>' + listed(0)),
            styles=styles,
            numbering=NUMBERING,
        )
        == "第I条甲\n1.32022年\n第II条乙\n丙\n丁\n"
    )


def test_a_list_may_be_numbered_as_the_list_of_a_style() -> None:
    """It refers to the style, the style to the list that says how."""
    numbering = (
        "<w:abstractNum w:abstractNumId='0'><w:styleLink w:val='L'/>"
        + level(0, "chineseCounting", "%1、")
        + "</w:abstractNum><w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='L'/></w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
        "<w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>"
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    numbered = (paragraph("项", properties=listed(2)) for _ in range(2))
    assert text(*numbered, numbering=numbering, styles=styles) == "一、项\n二、项\n"


def test_a_figure_behind_a_number_stays_apart() -> None:
    """1. and 2022年 are not 1.2022年."""
    one = "<w:abstractNum w:abstractNumId='0'>" + level(0, "decimal", "%1.") + "</w:abstractNum>"
    one += "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    assert text(paragraph("2022年", properties=listed(1)), numbering=one) == "1. 2022年\n"


def test_an_indent_is_no_cell() -> None:
    """A tab at the front is a blank; one within the line parts two cells."""
    tab = "<w:r><w:tab/></w:r>"
    assert text(paragraph(tab, "一", tab, "二")) == " 一\t二\n"


WORDS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=12
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=5))
def test_every_character_leads_back(paragraphs: list[list[str]]) -> None:
    """However the text is split into runs."""
    whole = ["".join(runs) for runs in paragraphs]
    expected = "".join(f"{line}\n" for line in whole if line.strip())
    assert text(*(paragraph(*map(run, runs)) for runs in paragraphs)) == expected


@pytest.mark.parametrize("cut", [(0, 3), (4, 9)])
def test_origins_are_cut_to_what_is_asked_for(cut: tuple[int, int]) -> None:
    """A stretch of the text leads to the parts of the runs that it covers."""
    source = read(document(paragraph("一二三", "四五六", "七八九")), "a.docx")
    words = [source.text[one.start : one.end] for one in source.origins(*cut)]
    assert "".join(words) == source.text[slice(*cut)]
    assert [one.offset for one in source.origins(4, 9)] == [1, 0]


def test_the_labelled_document_reads_as_its_text(shared: Path) -> None:
    """Character by character."""
    source = read((shared / "open-08-ningyuan-court.docx").read_bytes(), "a.docx")
    expected = (shared / "open-08-ningyuan-court-text.txt").read_text(encoding="utf-8")
    assert source.text == expected
    holds(source)
