"""Tables whose last row adds up the rows above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from grammar import numerals
from grammar.claims import Binding, Quantity, Sum
from grammar.model import Block, BlockKind
from grammar.patterns import compiled
from grammar.source import Span

_TOTAL_ROW = compiled(r"(?:合\s*计|总\s*计|共\s*计|小\s*计)$")
_FIGURE = compiled(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def columns(text: str, blocks: Sequence[Block]) -> Iterator[Sum]:
    """For each column of figures with a total row, the total and the figures above it."""
    rows: list[Block] = []
    for block in (*blocks, None):
        if block is not None and block.kind is BlockKind.ROW:
            rows.append(block)
            continue
        if block is not None and block.kind is BlockKind.BLANK and rows:
            continue
        if len(rows) >= 4:
            yield from _of_table(text, rows)
        rows = []


def _of_table(text: str, rows: Sequence[Block]) -> Iterator[Sum]:
    header, *body = rows
    totals = [
        n
        for n, row in enumerate(body)
        if row.cells and _TOTAL_ROW.match(_words(text, row.cells[0]))
    ]
    if len(totals) != 1:
        return
    at = totals[0]
    parts = body[:at] if at == len(body) - 1 else body[1:] if at == 0 else []
    width = len(header.cells)
    if len(parts) < 2 or any(len(row.cells) != width for row in (*parts, body[at])):
        return
    for column in range(1, width):
        figures = [_figure(text, row.cells[column], header.cells[column]) for row in parts]
        total = _figure(text, body[at].cells[column], header.cells[column])
        if total is not None and all(figures) and not _is_rate(text, header.cells[column]):
            yield Sum(total, tuple(f for f in figures if f), Binding.PARTITION)


def _words(text: str, span: Span) -> str:
    return text[span.start : span.end].strip()


def _is_rate(text: str, header: Span) -> bool:
    return re.search(r"率|比|均|序号|%", _words(text, header)) is not None


def _figure(text: str, cell: Span, header: Span) -> Quantity | None:
    found = _FIGURE.fullmatch(text, cell.start, cell.end)
    numeral = numerals.read(found[0]) if found else None
    if numeral is None:
        return None
    measure = "money" if re.search(r"金额|资金|元", _words(text, header)) else "count"
    quantum = Decimal(1) if measure == "count" and numeral.quantum == 1 else numeral.quantum
    return Quantity(
        cell, cell, "", measure, numeral.value, quantum, numeral.approximation, _words(text, header)
    )
