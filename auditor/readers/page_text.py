"""The chosen elements of a web page as lines of text.

A block, a row of a table and a line break end a line; cells are separated by a tab; white space
that a browser would not show is not there. No line is empty.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.readers.formed import Piece, Writer, names
from auditor.readers.numbers import written
from auditor.readers.page_main import Chosen

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCKS = names(
    "address article blockquote body center caption dd details div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody "
    "td tfoot th thead tr ul"
)
_CELLS = frozenset({"td", "th"})
_RUNS = re.compile(r"[ \t\r\n\f]+|[^ \t\r\n\f]+")
_LINES = re.compile(r"\r\n|\r|\n|[^\r\n]+")
_CELL_LENGTH = 1000  # characters: a longer cell holds text, and its table only the layout
_WIDEST = 100  # columns that a cell may be said to span
_LIST_FORMS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_CHINESE_LIST = re.compile(r"list-style(?:-type)?\s*:[^;]*(?:cjk-ideographic|simp-chinese)")


def write(chosen: Chosen, name: str) -> Writer:
    """Write the chosen elements.

    Args:
        chosen: the page and what of it is the notice.
        name: the file's name.

    Raises:
        AuditError: the text is far longer than a notice.
    """
    lines = _Lines(chosen, Writer(name))
    for root in chosen.roots:
        lines.element(root)
    return lines.writer


class _Lines:
    """Walks through elements and writes lines."""

    def __init__(self, chosen: Chosen, writer: Writer) -> None:
        self.writer = writer
        self._chosen = chosen
        self._number = {node: number for number, node in enumerate(chosen.nodes)}
        self._line: list[Piece] = []
        self._space: Piece | None = None
        self._cells = 0  # data cells that are open
        self._tables: list[_Table] = []
        self._counters: list[list[int]] = []

    def element(self, root: int) -> None:
        """Write one element as lines of its own."""
        self._break()
        # a stack of the elements that are open: a page may be nested deeper than Python calls may
        waiting: list[tuple[_Element, bool]] = [(self._chosen.nodes[root], True)]
        while waiting:
            node, opening = waiting.pop()
            number = self._number[node]
            if opening and number not in self._chosen.left_out:
                self._open(node)
                self._text(node.text or "", number * 2, node)
                waiting.append((node, False))
                waiting.extend((child, True) for child in reversed(node))
                continue
            if not opening:
                self._close(node)
            if number != root:
                self._text(node.tail or "", number * 2 + 1, node.getparent())
        self._break()

    def _open(self, node: _Element) -> None:
        tag = node.tag
        if tag == "br":
            self._break_in_block()
        elif tag == "table":
            self._break()
            self._tables.append(_Table(node))
        elif tag == "tr" and self._in_data():
            self._break()
            self._tables[-1].next_row()
        elif tag in _CELLS and self._in_data():
            self._space = None
            self._line.append(Piece("\t" * self._tables[-1].next_cell(node)))
            self._cells += 1
        elif tag in _BLOCKS:
            if not self._only_numbered():
                self._break_in_block()
            self._open_list(node)

    def _open_list(self, node: _Element) -> None:
        if node.tag == "ol":
            self._counters.append([_whole(node.get("start"), 1)])
        elif node.tag == "ul":
            self._counters.append([])
        elif node.tag == "li" and self._counters and self._counters[-1]:
            counter = self._counters[-1]
            counter[0] = _whole(node.get("value"), counter[0])
            parent = node.getparent()
            form = "decimal"
            if parent is not None:
                form = _LIST_FORMS.get(parent.get("type") or "", form)
                chinese = _CHINESE_LIST.search(parent.get("style") or "")
                form = "chineseCounting" if chinese else form
            mark = "、" if form == "chineseCounting" else "."
            self._line.append(Piece(written(counter[0], form) + mark))
            counter[0] += 1

    def _close(self, node: _Element) -> None:
        tag = node.tag
        if tag == "table":
            self._break()
            self._tables.pop()
        elif tag in _CELLS and self._in_data():
            self._space = None
            self._cells -= 1
        elif tag == "tr" and self._in_data():
            self._line.append(Piece("\t" * self._tables[-1].rest_of_row()))
            self._break()
        elif tag in _BLOCKS:
            self._break_in_block()
            if tag in ("ol", "ul") and self._counters:
                self._counters.pop()

    def _in_data(self) -> bool:
        return bool(self._tables) and self._tables[-1].data

    def _text(self, text: str, node: int, parent: _Element | None) -> None:
        if self._in_data() and not self._cells:
            return  # between two cells a browser shows nothing
        if parent is not None and parent.tag == "pre":
            for line in _LINES.finditer(text):
                if line[0][0] in "\r\n":
                    self._break_in_block()
                else:
                    self._line.append(Piece(line[0], "", node, line.start()))
            return
        for run in _RUNS.finditer(text):
            if run[0][0] in " \t\r\n\f":
                self._space = self._space or Piece(" ", "", node, run.start())
                continue
            if self._space is not None and self._line and not self._at_cell():
                self._line.append(self._space)
            self._space = None
            self._line.append(Piece(run[0], "", node, run.start()))

    def _at_cell(self) -> bool:
        """Whether the words of a cell begin here."""
        return self._line[-1].node is None and not self._line[-1].text.strip("\t")

    def _only_numbered(self) -> bool:
        """Whether nothing but the number of a list item stands on the line yet."""
        return bool(self._line) and not self._cells and all(p.node is None for p in self._line)

    def _break_in_block(self) -> None:
        """End the line; inside a cell that is a space."""
        if self._cells:
            self._space = Piece(" ")
        else:
            self._break()

    def _break(self) -> None:
        self._space = None
        if any(piece.text.strip() for piece in self._line):
            for piece in self._line:
                self.writer.add(piece)
            self.writer.add(Piece("\n"))
        self._line.clear()


class _Table:
    """Where the cells of a table stand.

    Attributes:
        data: whether it holds data; a table for the layout of the page is read as blocks.
    """

    def __init__(self, node: _Element) -> None:
        self.data = _holds_data(node)
        self._written = 0  # the column up to which the row is written
        self._column = 0  # the next column that is free
        self._spans: dict[int, int] = {}  # rows for which a cell from above fills a column

    def next_row(self) -> None:
        """Go to the next row."""
        self._written = self._column = 0

    def next_cell(self, node: _Element) -> int:
        """Go to the next cell; return how many tabs lead to it."""
        self._skip_spanned()
        tabs = self._column - self._written
        self._written = self._column
        wide = min(max(1, _whole(node.get("colspan"), 1)), _WIDEST)
        high = _whole(node.get("rowspan"), 1)
        for column in range(self._column, self._column + wide):
            if high > 1:
                self._spans[column] = high - 1
        self._column += wide
        return tabs

    def rest_of_row(self) -> int:
        """How many tabs lead to the last column, where no cell of this row fills it."""
        self._skip_spanned()
        return max(0, self._column - 1 - self._written)

    def _skip_spanned(self) -> None:
        while self._spans.get(self._column, 0) > 0:
            self._spans[self._column] -= 1
            self._column += 1


def _holds_data(table: _Element) -> bool:
    """Whether a table holds data: short cells side by side, and no table within it."""
    cells = 0
    for node in table.iterdescendants("table", "tr", "td", "th"):
        if node.tag == "table":
            return False
        if node.tag == "tr":
            cells = max(cells, sum(child.tag in _CELLS for child in node))
        elif len("".join(node.itertext())) > _CELL_LENGTH:
            return False
    return cells > 1


def _whole(text: str | None, otherwise: int) -> int:
    """The whole number that an attribute holds."""
    stripped = (text or "").strip()
    return (
        int(stripped)
        if stripped.isascii() and stripped.isdigit() and len(stripped) < 7
        else otherwise
    )
