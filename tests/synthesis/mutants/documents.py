"""Slips in references: documents, annexes, numbers of problems."""

from __future__ import annotations

import re
from random import Random

from tests.synthesis.draft import Draft, Piece, fill, plain
from tests.synthesis.mutants.slip import (
    Operator,
    Slipped,
    last_row,
    pick,
    slipped,
    with_sentence,
)
from tests.synthesis.pen import Pen


def _same_number(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    """A number is copied together with its line."""
    found = draft.tagged(r"doc:\d+:number")
    if len(found) < 2:
        return None
    (place, one), (where, other) = random.sample(found, 2)
    return Slipped(draft.put(where, other._replace(text=one.text)), (where.line, place.line))


def _two_numbers(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    found = pick(draft, random, r"doc:\d+:number")
    if not found:
        return None
    where, piece = found
    key = piece.tag.removesuffix(":number")
    title = draft.tagged(re.escape(f"{key}:title"))[0][1].text
    wrong = re.sub(r"\d+号", f"{int(str(piece.value)) + 40}号", piece.text)
    row = last_row(draft, "next")
    said = fill("严格执行《{t}》（{n}）。", t=title, n=wrong)
    return Slipped(with_sentence(draft, row, said), (row, where.line))


def _variant(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    """A title is written again from memory."""
    found = pick(draft, random, r"doc:\d+:title")
    if not found:
        return None
    where, piece = found
    wrong = piece.text.replace("管理办法", "管理方法").replace("实施细则", "实施细责")
    wrong = wrong.replace("工作制度", "工作制").replace("考核办法", "考核方法")
    wrong = wrong.replace("操作指引", "操作指南").replace("工作规程", "工作规章")
    if wrong == piece.text:
        return None
    row = last_row(draft, "next")
    said = fill("严格执行《{t}》，以制度管人管事。", t=wrong)
    return Slipped(with_sentence(draft, row, said), (row, where.line))


def _annex(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    found = pick(draft, random, "annex")
    if not found:
        return None
    where, piece = found
    return slipped(draft, where, piece._replace(text=str(random.randint(3, 5))))


def _beyond(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    """The text points at a problem behind the last, whichever level is meant by the word."""
    count = max(len(pen.world.problems()), len(pen.world.leaves()))
    row = last_row(draft, "next")
    number = Piece(str(count + random.randint(1, 5)))
    said = (Piece("对第"), number, *plain("个问题明确专人跟踪问效。"))
    return Slipped(with_sentence(draft, row, said), (row,))


OPERATORS: tuple[Operator, ...] = (
    Operator(
        "one number for two documents", "reference-conflict", _same_number, (), ("date-conflict",)
    ),
    Operator("two numbers for one document", "reference-conflict", _two_numbers),
    Operator("title from memory", "title-variant", _variant),
    Operator("annex that is not there", "dangling-reference", _annex),
    Operator("problem behind the last", "dangling-reference", _beyond),
)
