"""A new Word document for a notice that is none: its lines as paragraphs, its rows as tables."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from auditor.readers.formed import Stretch
from auditor.reports.word_comments import legal
from grammar.named_tuples import NamedTuple
from grammar.source import Source

MAIN = "word/document.xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/{MAIN}" ContentType="{_MEDIA}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_MEDIA}.styles+xml"/></Types>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="rId1" Type="{kind}" Target="{target}"/></Relationships>'
)
_SONG = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{}"/>'


def _style(name: str, paragraph: str, run: str = "", more: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/>{more}<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


# as official documents are set: body in 仿宋 of 16 points on lines of 28, headings in 黑体, 楷体,
# the title in larger type, in the middle
_STYLES = (
    f'{_HEAD}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>{_SONG.format("仿宋")}'
    '<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr>'
    '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="560" w:lineRule="exact"/></w:pPr>'
    '</w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style>'
    + _style(
        "Title",
        '<w:spacing w:after="280" w:line="600" w:lineRule="exact"/><w:jc w:val="center"/>',
        f'{_SONG.format("方正小标宋简体")}<w:b/><w:sz w:val="40"/><w:szCs w:val="40"/>',
    )
    + _style(
        "Heading1",
        '<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="0"/>',
        _SONG.format("黑体"),
    ).replace('w:name w:val="Heading1"', 'w:name w:val="heading 1"')
    + _style(
        "Heading2",
        '<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="1"/>',
        f"{_SONG.format('楷体')}<w:b/>",
    ).replace('w:name w:val="Heading2"', 'w:name w:val="heading 2"')
    + _style(
        "Cell",
        '<w:spacing w:line="360" w:lineRule="exact"/>',
        '<w:sz w:val="24"/><w:szCs w:val="24"/>',
    )
    + "</w:styles>"
)
# A4, with the margins of official documents
_PAGE = {"w": "11906", "h": "16838"}
_MARGINS = {
    "top": "2098",
    "right": "1474",
    "bottom": "1984",
    "left": "1588",
    "header": "851",
    "footer": "992",
    "gutter": "0",
}
_HEADINGS = (
    ("Heading1", re.compile(r"[一二三四五六七八九十]{1,3}、[^。；]{1,40}")),
    ("Heading2", re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)][^。；]{1,40}")),
)
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


class Written(NamedTuple):
    """A new document.

    Attributes:
        data: its bytes.
        stretches: where each character of the source's text stands in it.
    """

    data: bytes
    stretches: tuple[Stretch, ...]


class _Line(NamedTuple):
    start: int
    text: str

    @property
    def is_row(self) -> bool:
        return "\t" in self.text.strip()


def written(source: Source, title: str) -> Written:
    """Write a document.

    Args:
        source: the text.
        title: the title of the notice, without white space; its lines are set in the middle.
    """
    maker = _Maker(title)
    for is_row, lines in groupby(_lines(source), key=lambda line: line.is_row):
        if is_row:
            maker.table(list(lines))
        else:
            for line in lines:
                maker.paragraph(line)
    return maker.finished()


def _lines(source: Source) -> Iterator[_Line]:
    for number, start in enumerate(source.line_starts, 1):
        text = source.line(number)
        if text.strip():
            yield _Line(start, text)


class _Maker:
    """Makes elements, and remembers which character stands in which."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._root = etree.Element(f"{{{_W}}}document", nsmap={"w": _W})
        self._body = etree.SubElement(self._root, f"{{{_W}}}body")
        self._made: dict[etree._Element, tuple[int, int]] = {}

    def paragraph(self, line: _Line) -> None:
        """A paragraph, or a part of the title."""
        paragraph = _sub(self._body, "p")
        words = "".join(line.text.split())
        heading = next((n for n, form in _HEADINGS if form.fullmatch(line.text.strip())), None)
        if len(words) > 3 and words in self._title:
            _sub(_sub(paragraph, "pPr"), "pStyle", val="Title")
        elif heading is not None and not line.text[:1].isspace():
            _sub(_sub(paragraph, "pPr"), "pStyle", val=heading)
        elif not line.text[:1].isspace():
            _sub(_sub(paragraph, "pPr"), "ind", firstLineChars="200", firstLine="640")
        self._run(paragraph, line.start, line.text)

    def table(self, lines: list[_Line]) -> None:
        """A table with a border, a row a line."""
        rows = [line.text.split("\t") for line in lines]
        width = max(map(len, rows))
        table = _sub(self._body, "tbl")
        properties = _sub(table, "tblPr")
        _sub(properties, "tblW", w="5000", type="pct")
        borders = _sub(properties, "tblBorders")
        for side in _BORDERS:
            _sub(borders, side, val="single", sz="4", space="0", color="808080")
        grid = _sub(table, "tblGrid")
        for _ in range(width):
            _sub(grid, "gridCol", w=str(9000 // width))
        for line, cells in zip(lines, rows, strict=True):
            row = _sub(table, "tr")
            at = line.start
            for cell in [*cells, *[""] * (width - len(cells))]:
                paragraph = _sub(_sub(row, "tc"), "p")
                _sub(_sub(paragraph, "pPr"), "pStyle", val="Cell")
                self._run(paragraph, at, cell)
                at += len(cell) + 1

    def finished(self) -> Written:
        """The document."""
        section = _sub(self._body, "sectPr")
        _sub(section, "pgSz", **_PAGE)
        _sub(section, "pgMar", **_MARGINS)
        numbers = {node: number for number, node in enumerate(self._root.iter())}
        stretches = tuple(
            Stretch(start, end, MAIN, numbers[node], 0) for node, (start, end) in self._made.items()
        )
        document = etree.tostring(
            self._root, encoding="UTF-8", xml_declaration=True, standalone=True
        )
        files: dict[str, str | bytes] = {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELATIONS.format(kind=f"{_OFFICE}/officeDocument", target=MAIN),
            "word/_rels/document.xml.rels": _RELATIONS.format(
                kind=f"{_OFFICE}/styles", target="styles.xml"
            ),
            "word/styles.xml": _STYLES,
            MAIN: document,
        }
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                info = zipfile.ZipInfo(name)  # of a fixed date: the same notice, the same bytes
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, content)
        return Written(data.getvalue(), stretches)

    def _run(self, paragraph: etree._Element, start: int, text: str) -> None:
        if text:
            node = _sub(_sub(paragraph, "r"), "t")
            node.set(_SPACE, "preserve")
            node.text = legal(text)
            self._made[node] = (start, start + len(text))


def _sub(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    named = {f"{{{_W}}}{key}": value for key, value in attributes.items()}
    return etree.SubElement(parent, f"{{{_W}}}{name}", named)
