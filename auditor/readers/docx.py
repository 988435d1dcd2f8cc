"""A Word document to the text a person reads in it.

Paragraphs are lines; rows of a table are lines with a tab between two cells; text boxes and
footnotes follow the paragraph in which they are anchored. Automatic numbers are written out,
tracked changes are read as accepted, hidden text is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from auditor.readers.formed import FormedSource, Piece, Writer, names
from auditor.readers.package import Package
from auditor.readers.word_styles import Numbering, Styles, child, switch, tag, value, whole
from rules._rule import Words

if TYPE_CHECKING:
    from lxml.etree import _Element

# what may stand between a body and its paragraphs, or between a paragraph and its runs
_WRAPPERS = names(
    "ins moveTo hyperlink smartTag sdt sdtContent customXml fldSimple dir bdo ruby rubyBase "
    "oMath oMathPara AlternateContent Choice"
)
_ELSEWHERE = frozenset({"altChunk", "subDoc"})
_LINE_BREAKS = frozenset({"br", "cr"})
_MARKS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_WIDEST = 100  # columns that a cell may be said to span
_PRIVATE = range(0xE000, 0xF900)  # characters that only one font knows


def read(data: bytes, name: str) -> FormedSource:
    """Read a Word document.

    Args:
        data: the file.
        name: its name.

    Returns:
        The text, with the way back to the elements of its parts.

    Raises:
        AuditError: it is no Word document, or one that cannot be read.
    """
    package = Package(data, name)
    writer = write(package)
    if not writer.text.strip() and any("/media/" in part for part in package.names()):
        raise package.trouble(
            Words(
                "文档里只有图片，没有文字。请先做文字识别",
                "it holds pictures alone, and no text; recognise their text first",
            )
        )
    return FormedSource(writer.text, name, form="docx", stretches=writer.stretches, data=data)


def write(package: Package) -> Writer:
    """Write the text of a document.

    Raises:
        AuditError: a part that is needed cannot be read.
    """
    related = package.related(package.main)

    def part(kind: str) -> _Element | None:
        found = related.get(kind)
        return package.tree(found) if found is not None and found in package else None

    styles = Styles(part("/styles"))
    numbering = Numbering(part("/numbering"), styles)
    notes = {
        kind: _Notes(related[f"/{kind}s"], root)
        for kind in ("footnote", "endnote")
        if (root := part(f"/{kind}s")) is not None
    }
    writer = Writer(package.name)
    text = _Text(writer, styles, numbering, notes)
    root = package.tree(package.main)
    body = child(root, "body")
    if body is None:  # a workbook or slides: packages, too
        raise package.no_word_document()
    if any(tag(node) in _ELSEWHERE for node in body):
        raise package.trouble(
            Words(
                "正文的一部分嵌自别的文件。请在 Word 中打开并另存，使其并入正文",
                "a part of its text is embedded from another file; open it in Word and save it, "
                "which makes that part its own",
            )
        )
    text.story(package.main, root, body)
    return writer


class _Notes:
    """The footnotes or endnotes of a document."""

    def __init__(self, part: str, root: _Element) -> None:
        self.part = part
        self.root = root
        self.by_id = {
            value(note, "id"): note for note in root if value(note, "type") in (None, "normal")
        }


class _Text:
    """Walks through a document and writes its lines."""

    def __init__(
        self, writer: Writer, styles: Styles, numbering: Numbering, notes: dict[str, _Notes]
    ) -> None:
        self._writer = writer
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._parts: dict[str, dict[_Element, int]] = {}
        self._part = ""
        self._waiting: list[tuple[str, _Element, _Element]] = []  # notes and boxes to write
        self._fields: list[bool] = []  # of each open field, whether its result has begun

    def story(self, part: str, root: _Element, holder: _Element) -> None:
        """Write the paragraphs and tables of a body, with the notes and boxes anchored in them."""
        # a stack: one note may lead to the next, more often than Python calls may
        stories = [(part, root, _blocks(holder))]
        while stories:
            part, root, blocks = stories[-1]
            block = next(blocks, None)
            if block is None:
                stories.pop()
                continue
            if part not in self._parts:
                self._parts[part] = {node: number for number, node in enumerate(root.iter())}
            self._part = part
            if isinstance(block, list):
                self._paragraph(block)
            else:
                self._table(block)
            waiting, self._waiting = self._waiting, []
            stories += [(name, top, _blocks(inside)) for name, top, inside in reversed(waiting)]

    def _paragraph(self, paragraphs: list[_Element]) -> None:
        pieces = list(self._pieces(paragraphs))
        if any(piece.text.strip() for piece in pieces):
            for piece in _without_leading_tabs(pieces):
                self._writer.add(piece)
            self._writer.add(Piece("\n"))

    def _pieces(self, paragraphs: list[_Element]) -> Iterator[Piece]:
        """What stands in paragraphs that are one once the changes are accepted."""
        properties = child(paragraphs[-1], "pPr")
        pieces = [piece for one in paragraphs for piece in self._runs(one, properties)]
        hidden = not pieces and self._styles.hidden(child(properties, "rPr"), properties)
        marker = "" if hidden else self._numbering.marker(properties)
        if marker:
            first = next((piece.text for piece in pieces if piece.text), "")
            # 1. and 2022年 are not 1.2022年
            yield Piece(marker + (" " if first[:1].isdigit() and marker[-1] in ".．)" else ""))
        yield from pieces

    def _runs(self, paragraph: _Element, properties: _Element | None) -> Iterator[Piece]:
        waiting = list(reversed(paragraph))
        while waiting:
            node = waiting.pop()
            name = tag(node)
            if name == "r":
                yield from self._run(node, properties)
            elif name == "AlternateContent":
                waiting.extend(list(node)[:1])
            elif name in _WRAPPERS:
                waiting.extend(reversed(node))

    def _run(self, run: _Element, properties: _Element | None) -> Iterator[Piece]:
        if self._styles.hidden(child(run, "rPr"), properties):
            return
        numbers = self._parts[self._part]
        waiting = list(reversed(run))
        while waiting:
            node = waiting.pop()
            name = tag(node)
            if name == "fldChar":
                self._field(value(node, "fldCharType"))
            elif not all(self._fields):
                continue  # the instruction of a field, not what it shows
            elif (shown := _shown(node, name)) is not None:
                yield Piece(shown, self._part, numbers[node], 0)
            elif name in ("footnoteReference", "endnoteReference"):
                self._note(name.removesuffix("Reference"), value(node, "id"))
            elif name == "AlternateContent":
                waiting.extend(list(node)[:1])
            elif name in ("Choice", "ruby", "rubyBase", "r"):
                waiting.extend(reversed(node))
            elif name in ("drawing", "pict", "object"):
                self._boxes(node)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _note(self, kind: str, number: str | None) -> None:
        notes = self._notes.get(kind)
        # each note once, where it is first referred to: a note may refer to itself
        note = notes.by_id.pop(number, None) if notes is not None else None
        if notes is not None and note is not None:
            self._waiting.append((notes.part, notes.root, note))

    def _boxes(self, drawing: _Element) -> None:
        """The text boxes of a drawing, none twice: a box within a box belongs to its story."""
        waiting = list(reversed(drawing))
        while waiting:
            node = waiting.pop()
            name = tag(node)
            if name == "txbxContent":
                root = node.getroottree().getroot()
                self._waiting.append((self._part, root, node))
            elif name == "AlternateContent":
                waiting.extend(list(node)[:1])
            else:
                waiting.extend(reversed(node))

    def _table(self, table: _Element) -> None:
        for row in _rows(table):
            before = whole(value(child(row, "trPr", "gridBefore"))) or 0
            pieces = [Piece("\t")] * min(before, _WIDEST)
            filled = False
            for number, cell in enumerate(_inside(row, "tc")):
                pieces += [Piece("\t")] * (number > 0)
                words = [piece for piece in self._cell(cell) if piece.text]
                filled |= any(piece.text.strip() for piece in words)
                pieces += words
                properties = child(cell, "tcPr")
                wide = min(whole(value(child(properties, "gridSpan"))) or 1, _WIDEST)
                pieces += [Piece("\t")] * (wide - 1)
            if filled:
                for piece in pieces:
                    self._writer.add(piece)
                self._writer.add(Piece("\n"))

    def _cell(self, cell: _Element) -> Iterator[Piece]:
        """The words of a cell, its paragraphs and the cells of a table within it side by side."""
        merged = child(cell, "tcPr", "vMerge")
        if merged is not None and value(merged) in (None, "continue"):
            return
        begun = False
        for block in _blocks(cell):
            if isinstance(block, list):
                stories = [self._pieces(block)]
            else:
                stories = [self._cell(one) for row in _rows(block) for one in _inside(row, "tc")]
            for story in stories:
                pieces = [_flat(piece) for piece in story if piece.text]
                if begun and pieces:
                    yield Piece(" ")
                begun |= bool(pieces)
                yield from pieces


def _blocks(holder: _Element) -> Iterator[list[_Element] | _Element]:
    """The tables, and the paragraphs in groups that are one once the changes are accepted."""
    joined: list[_Element] = []
    for block in _inside(holder, "p", "tbl"):
        if tag(block) == "tbl":
            if joined:
                yield joined
                joined = []
            yield block
            continue
        joined.append(block)
        mark = child(block, "pPr", "rPr")
        removed = child(mark, "del") is not None or child(mark, "moveFrom") is not None
        if not removed and not switch(mark, "vanish"):
            yield joined
            joined = []
    if joined:
        yield joined


def _rows(table: _Element) -> Iterator[_Element]:
    for row in _inside(table, "tr"):
        properties = child(row, "trPr")
        if child(properties, "del") is None and not switch(properties, "hidden"):
            yield row


def _inside(holder: _Element, *names: str) -> Iterator[_Element]:
    """The elements of some names in a holder, those in wrappers too, in their order."""
    waiting: list[_Element] = list(reversed(holder))
    while waiting:
        node = waiting.pop()
        name = tag(node)
        if name in names:
            yield node
        elif name == "AlternateContent":
            waiting.extend(list(node)[:1])
        elif name in _WRAPPERS:
            waiting.extend(reversed(node))


def _one_line(text: str) -> str:
    """Text without line ends of its own: Word shows those in the file as blanks."""
    return text.translate({10: " ", 13: " ", 9: " "})


def _flat(piece: Piece) -> Piece:
    return piece._replace(text=piece.text.translate({10: " ", 9: " "}))


def _without_leading_tabs(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, tabs for indentation as blanks: a tab within a line parts two cells."""
    leading = True
    for piece in pieces:
        if leading and piece.text.strip():
            leading = False
        yield piece._replace(text=" ") if leading and piece.text == "\t" else piece


def _shown(node: _Element, name: str) -> str | None:
    """The characters that an element of a run shows; None where it is no such element."""
    if name == "t":
        return _one_line(node.text or "")
    if name == "sym":
        return _symbol(node)
    return "\n" if name in _LINE_BREAKS else _MARKS.get(name)


def _symbol(node: _Element) -> str:
    """The character of a symbol; what only its font knows is a blank."""
    try:
        code = int(value(node, "char") or "", 16)
    except ValueError:
        return ""
    return " " if code in _PRIVATE or not 0x20 <= code < 0xD800 else chr(code)
