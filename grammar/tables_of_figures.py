"""Tables: a row that adds up the rows above it, columns that add up, and a column of rates.

A table says by its figures what its columns are to each other: where a column is the sum of those
beside it in nearly all rows, it is meant to be in all of them, and so with a rate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from grammar import amounts, numerals
from grammar.claims import Binding, Quantity, Rate, Share, Sum
from grammar.model import Block, BlockKind
from grammar.named_tuples import NamedTuple
from grammar.parts import FAR, fits
from grammar.patterns import compiled
from grammar.source import Span

_TOTAL_ROW = compiled(r"(?:合\s*计|总\s*计|共\s*计|小\s*计|总\s*数|全[县市区省]$)$")
_FIGURE = compiled(r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)[件个项人户条起家处次份名宗笔所]?")
_RULE = compiled(r":?-{2,}:?")  # the line under the heads of a Markdown table
_NO_QUANTITY = compiled(r"率|比|均|序号|编号|%|年份|年度|时间")
_LEAST_ROWS = 3  # rows in which columns must add up before one in which they do not is a slip
_NEARLY_ALL = Decimal("0.75")  # the share of rows
_MOST_COLUMNS = 12


class _Table(NamedTuple):
    """The head and the rows of a table, with the figures in them.

    Attributes:
        head: the row of the heads, or the first row where there is none.
        body: the other rows, the total row included.
        total: the number of the total row, or None.
        figures: for each row the figures of its columns; None where a cell holds none.
    """

    head: Block
    body: tuple[Block, ...]
    total: int | None
    figures: tuple[tuple[Quantity | None, ...], ...]


def sums(text: str, blocks: Sequence[Block]) -> Iterator[Sum]:
    """The sums that the tables of a notice state, down their columns and across their rows."""
    for table in _tables(text, blocks):
        yield from _down(table)
        yield from _across(table)


def shares(text: str, blocks: Sequence[Block], rates: Sequence[Rate]) -> Iterator[Share]:
    """The rates in the rows of tables, where a column of rates belongs to two columns of figures."""
    by_start = {rate.span.start: rate for rate in rates}
    for table in _tables(text, blocks):
        for column in range(1, len(table.head.cells)):
            told = [_in(row.cells[column], by_start) for row in table.body]
            if sum(1 for rate in told if rate is not None) >= _LEAST_ROWS:
                yield from _of_rates(table, told)


def _in(cell: Span, rates: dict[int, Rate]) -> Rate | None:
    rate = rates.get(cell.start)
    return rate if rate is not None and rate.span.end == cell.end else None


def _tables(text: str, blocks: Sequence[Block]) -> Iterator[_Table]:
    rows: list[Block] = []
    for block in (*blocks, None):
        if block is not None and block.kind is BlockKind.ROW:
            if not all(_RULE.fullmatch(text, *cell) for cell in block.cells):
                rows.append(block)
            continue
        if block is not None and block.kind is BlockKind.BLANK and rows:
            continue
        if len(rows) > _LEAST_ROWS:
            yield from _table(text, rows)
        rows = []


def _table(text: str, rows: Sequence[Block]) -> Iterator[_Table]:
    # without a row of heads the first row is one like the others, and no column has a name
    headed = not any(_FIGURE.fullmatch(text, *cell) for cell in rows[0].cells[1:])
    head, body = rows[0], list(rows[1:] if headed else rows)
    names = [_words(text, cell) if headed else "" for cell in head.cells]
    width = len(head.cells)
    if not 1 < width <= _MOST_COLUMNS or any(len(row.cells) != width for row in body):
        return
    totals = [n for n, row in enumerate(body) if _is_total(text, row)]
    figures = tuple(
        tuple(
            None if column == 0 else _figure(text, row.cells[column], names[column])
            for column in range(width)
        )
        for row in body
    )
    yield _Table(head, tuple(body), totals[0] if len(totals) == 1 else None, figures)


def _is_total(text: str, row: Block) -> bool:
    """Whether a row says that it sums up: in its first cell, or in its second behind a number."""
    return any(_TOTAL_ROW.match(_words(text, cell)) for cell in row.cells[:2])


def _down(table: _Table) -> Iterator[Sum]:
    """For each column of figures with a total row, the total and the figures above it."""
    at, last = table.total, len(table.body) - 1
    if at is None or at not in (0, last):
        return
    rows = table.figures[:at] if at else table.figures[1:]
    if len(rows) < 2:
        return
    for column, total in enumerate(table.figures[at]):
        parts = [row[column] for row in rows]
        if total is not None and all(parts):
            stated = Sum(total, tuple(part for part in parts if part), Binding.PARTITION)
            # rows that make up much less, or much more, are not all of them
            if abs(total.value - sum(p.value for p in stated.parts)) <= total.value * FAR:
                yield stated


def _across(table: _Table) -> Iterator[Sum]:
    """Columns that are the sum of the neighbours behind them, in this row as in nearly all."""
    width = len(table.head.cells)
    for whole in range(1, width - 2):
        for first in range(whole + 1, width - 1):
            for end in range(first + 2, width + 1):
                stated = [_of_row(row, whole, first, end) for row in table.figures]
                found = [s for s in stated if s is not None]
                right = sum(1 for s in found if fits(s))
                if right >= _LEAST_ROWS and right >= _NEARLY_ALL * len(stated):
                    yield from found


def _of_row(row: Sequence[Quantity | None], whole: int, first: int, end: int) -> Sum | None:
    total, parts = row[whole], row[first:end]
    if total is None or not all(parts):
        return None
    return Sum(total, tuple(part for part in parts if part), Binding.PARTITION)


def _of_rates(table: _Table, rates: Sequence[Rate | None]) -> Iterator[Share]:
    """The two columns of which a column of rates gives the share, if there are such."""
    width = len(table.head.cells)
    for whole in range(1, width):
        for part in range(1, width):
            if part == whole:
                continue
            stated = [
                Share(rate, (one,), (all_,), Binding.PARTITION)
                for rate, row in zip(rates, table.figures, strict=True)
                if rate is not None
                and (one := row[part]) is not None
                and (all_ := row[whole]) is not None
                and all_.value
            ]
            right = sum(1 for share in stated if _holds(share))
            if right >= _LEAST_ROWS and right >= _NEARLY_ALL * len(stated):
                yield from stated
                return


def _holds(share: Share) -> bool:
    real = amounts.share(amounts.total(share.part), amounts.total(share.whole))
    return real is not None and amounts.of_rate(share.rate).meets(real)


def _words(text: str, span: Span) -> str:
    return text[span.start : span.end].strip()


def _figure(text: str, cell: Span, name: str) -> Quantity | None:
    found = _FIGURE.fullmatch(text, cell.start, cell.end)
    numeral = numerals.read(found[1]) if found else None
    if numeral is None or _NO_QUANTITY.search(name):
        return None
    measure = "money" if re.search(r"金额|资金|元", name) else "count"
    quantum = Decimal(1) if measure == "count" and numeral.quantum == 1 else numeral.quantum
    return Quantity(cell, cell, "", measure, numeral.value, quantum, numeral.approximation, name)
