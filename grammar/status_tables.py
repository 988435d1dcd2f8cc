"""Rows of a table that have no status where the others have one."""

from __future__ import annotations

from collections.abc import Iterator

from grammar import statuses
from grammar.model import Block, BlockKind, Notice
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled
from grammar.source import Span
from grammar.told_elsewhere import needs_no_state

_SUMMED = compiled(r"合\s*计|小\s*计|总\s*计|备注|说明|[-:\s]*$")
_MOST = 10  # one row of so many may lack its status; more are cells that span rows
_LEAST = 3  # rows with a status from which this can be told


class Blank(NamedTuple):
    """A row without a status.

    Attributes:
        row: what the row is about: its first cell that is no number.
        model: the status of another row.
        rows: how many rows there are, this one included.
        told: how many of them have a status.
    """

    row: Span
    model: Span
    rows: int
    told: int


def blanks(notice: Notice) -> Iterator[Blank]:
    """The rows of all tables whose cell under the heading of statuses alone is empty."""
    table: list[Block] = []
    for block in (*notice.blocks, None):
        if block is not None and block.kind is BlockKind.ROW:
            table.append(block)
        elif table and (block is None or block.kind is not BlockKind.BLANK):
            yield from _of_table(notice, table)
            table = []


def _of_table(notice: Notice, table: list[Block]) -> Iterator[Blank]:
    text = notice.text
    number = statuses.column(table[0], text)
    if number is None:
        return
    width = len(table[0].cells)
    rows = [row for row in table[1:] if not _SUMMED.match(_words(text, row.cells[0]))]
    rows = [row for row in rows if len(row.cells) in (width, number)]  # a last cell may be cut off
    told = [row.cells[number] for row in rows if len(row.cells) > number]
    told = [
        cell for cell in told if statuses.read(_words(text, cell), notice.vocabulary) is not None
    ]
    empty = [row for row in rows if len(row.cells) <= number or not _words(text, row.cells[number])]
    if len(told) < _LEAST or len(empty) > max(1, len(rows) // _MOST):
        return
    for row in empty:
        others = [cell for at, cell in enumerate(row.cells) if at != number]
        if all(_words(text, cell) for cell in others) and not any(
            needs_no_state(_words(text, cell)) for cell in others
        ):  # 不属实, 已撤并: such a row has no state to tell
            named = next((c for c in others if not _words(text, c).isdecimal()), others[0])
            yield Blank(named, told[0], len(rows), len(told))


def _words(text: str, cell: Span) -> str:
    return text[cell.start : cell.end].strip()
