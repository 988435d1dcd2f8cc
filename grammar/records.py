"""Items that stand outside the outline: rows of a table, and groups of fields.

A row is an item where its table has a column of problems and one of statuses. Fields are one where
they begin with the problem (反馈问题:…) and go on to say how far it has come (整改状态:…).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from grammar import statuses
from grammar.model import Block, BlockKind, Notice, Status
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled
from grammar.source import Span

_PROBLEM_COLUMN = compiled(r"(?:问题|任务|事项|内容|清单|表现|不足)(?:描述|名称|表现)?$")
_PROBLEM_LABEL = compiled(
    r"(?:反馈|存在|具体|整改|主要|突出)?(?:的)?(?:问题|任务|事项)(?:描述|内容|名称)?"
)


class Record(NamedTuple):
    """An item outside the outline.

    Attributes:
        problem: the words that name it.
        status: what the notice says of it, or None.
        extent: the lines it takes.
    """

    problem: Span
    status: Status | None
    extent: Span


def records(notice: Notice) -> tuple[Record, ...]:
    """All of them, in the order of the text."""
    found = [*_rows(notice), *_groups(notice)]
    return tuple(sorted(found, key=lambda record: record.extent))


def _rows(notice: Notice) -> Iterator[Record]:
    header: Block | None = None
    for block in notice.blocks:
        if block.kind is not BlockKind.ROW:
            header = None if block.kind is not BlockKind.BLANK else header
            continue
        if header is None:
            header = block
            continue
        problem, state = _problem_column(header, notice.text), statuses.column(header, notice.text)
        if problem is None or state is None or max(problem, state) >= len(block.cells):
            continue
        named, said = block.cells[problem], block.cells[state]
        if not re.search(r"\w", notice.text[slice(*named)]):
            continue  # the rule under a Markdown header
        meaning = statuses.read(notice.text[slice(*said)], notice.vocabulary)
        yield Record(named, Status(said, meaning) if meaning else None, block.extent)


def _problem_column(header: Block, text: str) -> int | None:
    words = (text[slice(*cell)].replace(" ", "") for cell in header.cells)
    return next((n for n, cell in enumerate(words) if _PROBLEM_COLUMN.search(cell)), None)


def _groups(notice: Notice) -> Iterator[Record]:
    """Fields outside the items; a group ends where the next problem begins or a heading stands."""
    taken = {line.extent for item in notice.items for s in item.section.walk() for line in s.body}
    problem: Block | None = None
    status: Status | None = None
    end = 0
    for block in notice.blocks:
        outside = block.kind is BlockKind.FIELD and block.extent not in taken
        named = outside and _PROBLEM_LABEL.fullmatch(block.label) is not None
        if named or block.kind is BlockKind.HEADING:
            if problem is not None and status is not None:
                yield Record(problem.content, status, Span(problem.extent.start, end))
            problem, status = (block if named else None), None
        elif outside and problem is not None and status is None:
            status = statuses.of_field(block, notice.text, notice.vocabulary)
        end = block.extent.end
    if problem is not None and status is not None:
        yield Record(problem.content, status, Span(problem.extent.start, end))
