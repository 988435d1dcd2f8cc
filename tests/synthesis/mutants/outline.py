"""Slips in the outline: what is left out, put in, numbered wrongly, told twice or left empty."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from tests.synthesis.draft import Draft, Line, Piece, fill
from tests.synthesis.mutants.slip import (
    Operator,
    Slip,
    Slipped,
    lists_main_ones,
    pick,
    rows_of,
    rows_where,
    slipped,
)
from tests.synthesis.pen import Pen, marker_text
from tests.synthesis.words import matters
from tests.synthesis.world import Leaf

HEADINGS = ("aspect", "problem", "item")


def _owned(draft: Draft, path: tuple[int, ...]) -> tuple[int, int]:
    """Where the lines of a place in the outline start, and how many they are."""
    rows = rows_where(
        draft, lambda line: line.role != "table" and line.path[: len(path)] == path and bool(path)
    )
    return rows[0], len(rows)


def _siblings(draft: Draft, row: int) -> list[int]:
    """The later headings in the list that a heading stands in."""
    first = draft.lines[row]
    return [
        at
        for at in range(row + 1, len(draft.lines))
        if draft.lines[at].role == first.role and draft.lines[at].path[:-1] == first.path[:-1]
    ]


def _shifted(draft: Draft, rows: list[int], by: int) -> Draft:
    """Headings with other numbers."""
    for row in rows:
        piece = draft.lines[row].sentences[0][0]
        style, number = piece.tag.removeprefix("marker:"), int(str(piece.value)) + by
        mark = piece._replace(text=marker_text(style, number), value=number)
        line = draft.lines[row]
        sentence = (mark, *line.sentences[0][1:])
        draft = draft.with_line(row, replace(line, sentences=(sentence, *line.sentences[1:])))
    return draft


def _stated(pen: Pen, role: str) -> str:
    """The tags of the figures that say how many there are."""
    if role == "aspect":
        return "n:aspects"
    key = "items" if role == "item" else "problems"
    leaf = "item" if pen.world.deep else "problem"
    return f"n:({key}|whole)" if role == leaf else f"n:{key}"


def _dropped(role: str) -> Slip:
    """One of them falls away with all that belongs to it; the others are numbered anew."""

    def make(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
        if not rows_of(draft, _stated(pen, role)) or pen.form["status"] == "table":
            return None
        if lists_main_ones(pen):
            return None
        heads = rows_where(draft, lambda line: line.role == role)
        heads = [row for row in heads if len(_all(draft, row)) > 1]
        if not heads or (role == "aspect" and pen.form["aspects_at"] == "top"):
            return None
        row = random.choice(heads)
        later = _siblings(draft, row)
        start, count = _owned(draft, draft.lines[row].path)
        shorter = _shifted(draft, later, -1).with_lines(start, count)
        return Slipped(shorter, rows_of(shorter, _stated(pen, role)))

    return make


def _all(draft: Draft, row: int) -> list[int]:
    line = draft.lines[row]
    return rows_where(draft, lambda one: one.role == line.role and one.path[:-1] == line.path[:-1])


def _reworded(line: Line, old: str, new: str) -> Line:
    sentences = tuple(
        tuple(piece._replace(text=piece.text.replace(old, new)) for piece in sentence)
        for sentence in line.sentences
    )
    return replace(line, sentences=sentences)


def _leaf(draft: Draft, pen: Pen, random: Random) -> Leaf:
    return random.choice(pen.world.leaves())


def _added(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    """One more is put in at the end of a list, and the total is not brought up to date."""
    role = "item" if pen.world.deep else "problem"
    if not rows_of(draft, _stated(pen, role)) or pen.form["status"] == "table":
        return None
    leaf = _leaf(draft, pen, random)
    start, count = _owned(draft, leaf.path)
    if _siblings(draft, start) or leaf.document:
        return None
    fresh = next(
        one for one in matters("subjects") if all(one not in x.title for x in pen.world.leaves())
    )
    # dates and lists go with the old one; only what is plain comes along
    copies = [
        _reworded(draft.lines[row], leaf.subjects[0], fresh) for row in range(start, start + count)
    ]
    head = copies[0]
    path = (*leaf.path[:-1], leaf.path[-1] + 1)
    copies = [replace(one, path=path) for one in (head, *copies[1:])]
    longer = draft.with_lines(start + count, 0, *copies)
    longer = _shifted(longer, [start + count], 1)
    return Slipped(longer, rows_of(longer, _stated(pen, role)))


def _skipped(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    """From one heading on the numbers are one too high."""
    heads = rows_where(draft, lambda line: line.role in {"problem", "item"} and line.path[-1] > 1)
    if not heads:
        return None
    row = random.choice(heads)
    rows = [row, *_siblings(draft, row)]
    return Slipped(_shifted(draft, rows, 1), (row,))


def _repeated(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    heads = rows_where(draft, lambda line: line.role in {"problem", "item"} and line.path[-1] > 1)
    if not heads:
        return None
    row = random.choice(heads)
    rows = [row, *_siblings(draft, row)]
    return Slipped(_shifted(draft, rows, -1), (row,))


def _inline_skipped(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    found = [(w, p) for w, p in draft.tagged("inline") if draft.lines[w.line].path and p.value == 2]
    if not found:
        return None
    where, piece = random.choice(found)
    return slipped(draft, where, piece._replace(text="三是"))


def _restyled(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    """One marker of a list is written in another way: 2、 among 1. 3."""
    other = {"dot": "stop", "stop": "dot"}
    heads = rows_where(draft, lambda line: line.role in {"problem", "item"} and line.path[-1] > 1)
    heads = [
        r for r in heads if draft.lines[r].sentences[0][0].tag.removeprefix("marker:") in other
    ]
    if not heads:
        return None
    row = random.choice(heads)
    line = draft.lines[row]
    mark = line.sentences[0][0]
    style = other[mark.tag.removeprefix("marker:")]
    mark = mark._replace(text=marker_text(style, int(str(mark.value))))
    sentences = ((mark, *line.sentences[0][1:]), *line.sentences[1:])
    return Slipped(draft.with_line(row, replace(line, sentences=sentences)), (row,))


def _emptied(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    """The text under a heading is lost."""
    bodies = rows_where(draft, lambda line: line.role == "body" and bool(line.path))
    bodies = [row for row in bodies if not draft.lines[row - 1].text.endswith("：")]
    if len(bodies) < 4:
        return None
    row = random.choice(bodies)
    start, count = _owned(draft, draft.lines[row].path)
    return Slipped(draft.with_line(row), tuple(range(start, start + count - 1)))


def _field_emptied(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    found = pick(draft, random, "field")
    return Slipped(draft.put(found[0]), (found[0].line,)) if found else None


def _same_title(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    """A heading is copied and not changed.

    What other inspections have found may be the same problem, so their part is left alone.
    """
    role = "item" if pen.world.deep else "problem"
    found = [(w, p) for w, p in draft.tagged("title") if draft.lines[w.line].role == role]
    others = {a.path for a in pen.world.aspects if "监督发现" in a.name}
    found = [(w, p) for w, p in found if draft.lines[w.line].path[:1] not in others]
    if len(found) < 2:
        return None
    (place, one), (where, piece) = random.sample(found, 2)
    return Slipped(draft.put(where, piece._replace(text=one.text)), (where.line, place.line))


def _same_text(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    """A text is copied under another heading and not changed."""
    rows = rows_where(draft, lambda line: line.role == "body" and len(line.text) > 30)
    rows = [row for row in rows if draft.lines[row].path]
    rows = [
        row
        for row in rows
        if not any("doc:" in p.tag for s in draft.lines[row].sentences for p in s)
    ]
    if len(rows) < 2:
        return None
    source, target = random.sample(rows, 2)
    line = replace(draft.lines[target], sentences=draft.lines[source].sentences)
    # the two items are shown, by their headings or by the text
    heads = [_owned(draft, draft.lines[row].path)[0] for row in (source, target)]
    return Slipped(draft.with_line(target, line), (source, target, *heads))


def _heading_reworded(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    heads = rows_where(draft, lambda line: line.role == "problem")
    if len(heads) < 5:
        return None
    row = random.choice(heads)
    line = draft.lines[row]
    mark, *rest = line.sentences[0]
    at = next(n for n, piece in enumerate(rest) if piece.tag == "title")
    wording = pen.form.word("heading.problem")
    other = "反馈指出的{name}" if not wording.startswith("{name}") else "关于{name}方面的问题"
    after = len(fill(wording, name=rest[at])) - 1 - at  # pieces of the old wording behind the title
    new = fill(other, name=rest[at])
    sentence = (mark, *new, *rest[at + 1 + after :])
    changed = replace(line, sentences=(sentence, *line.sentences[1:]))
    return Slipped(draft.with_line(row, changed), (row,))


def _no_status(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    found = [(w, p) for w, p in draft.tagged("status") if draft.lines[w.line].role != "table"]
    if len(found) < 4:
        return None
    where, _ = random.choice(found)
    path = draft.lines[where.line].path
    line = draft.lines[where.line]
    if line.role == "status":
        gone = draft.with_line(where.line)
    elif pen.form["status"] == "sentence":
        gone = draft.put(where)
    else:
        gone = draft.put(where._replace(piece=where.piece + 1)).put(where)
        gone = gone.put(where._replace(piece=where.piece - 1))
    start, count = _owned(gone, path)
    return Slipped(gone, tuple(range(start, start + count)))


def _no_status_in_row(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    """The cell of a status is empty."""
    found = [(w, p) for w, p in draft.tagged("status") if draft.lines[w.line].role == "table"]
    if len(found) < 4:
        return None
    where, _ = random.choice(found)
    return Slipped(draft.put(where), (where.line,))


def _row_skipped(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    """From one row of a table on the numbers are one too high."""
    found = [(w, p) for w, p in draft.tagged("row") if int(str(p.value)) > 1]
    if not found:
        return None
    at = random.randrange(len(found))
    for where, piece in found[at:]:
        number = int(str(piece.value)) + 1
        draft = draft.put(where, piece._replace(text=str(number), value=number))
    return Slipped(draft, (found[at][0].line,))


def _still_open(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    """What the text says is not done yet, under a status of done."""
    if pen.form["status"] in {"none", "table"}:
        return None
    found = [(w, p) for w, p in draft.tagged("stop") if draft.lines[w.line].path]
    done = {leaf.path for leaf in pen.world.leaves() if leaf.state.value != "pending"}
    found = [(w, p) for w, p in found if draft.lines[w.line].path in done and p.text == "。"]
    if not found:
        return None
    where, piece = random.choice(found)
    words = f"。{random.choice(matters('still_open'))}。"
    start, count = _owned(draft, draft.lines[where.line].path)
    return Slipped(draft.put(where, piece._replace(text=words)), tuple(range(start, start + count)))


def _marked(draft: Draft, pen: Pen, random: Random, was: str, now: str) -> Slipped | None:
    found = [(w, p) for w, p in draft.tagged("status") if p.value == was]
    if not found:
        return None
    where, piece = random.choice(found)
    place = f"status.{now}_sentence" if pen.form["status"] == "sentence" else f"status.{now}"
    new = piece._replace(text=pen.form.word(place), value=now)
    changed = draft.put(where, new)
    start, count = _owned(draft, draft.lines[where.line].path)
    return Slipped(changed, tuple(range(start, start + count)))


def _pending_done(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    if pen.form["status"] == "table":
        return None
    return _marked(draft, pen, random, "pending", "done")


def _not_all_done(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    if not draft.tagged("all-done"):
        return None
    made = _marked(draft, pen, random, random.choice(("done", "lasting")), "pending")
    if not made:
        return None
    return Slipped(made.draft, (*made.rows, *rows_of(draft, "all-done")))


def _drifted(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    """The name of the items is used for the problems."""
    if not pen.world.deep or not draft.tagged("n:items"):
        return None
    name = pen.form["items_name"]
    found = [
        (w, p) for w, p in draft.pieces()
        if p.text in {"个问题", "项问题", "问题"} and draft.tagged("n:problems")[0][0].line == w.line
    ] if draft.tagged("n:problems") else []  # fmt: skip
    if not found or len(pen.world.leaves()) == len(pen.world.problems()):
        return None
    where, piece = found[0]
    line = draft.lines[where.line].text
    if "举一反三" in line and not re.search("细化|分解", line):
        return None  # what was gathered may be more than was found: no second level of one term
    new: Piece = piece._replace(text=piece.text.replace("问题", name))
    return slipped(draft, where, new)


COUNTS = (
    "count-mismatch", "claim-conflict", "sum-mismatch", "ratio-mismatch", "completion-overclaim",
    "evidence-exceeds-claim",
)  # fmt: skip

OPERATORS: tuple[Operator, ...] = (
    Operator("item dropped", "count-mismatch", _dropped("item"), (), COUNTS),
    Operator("problem dropped", "count-mismatch", _dropped("problem"), (), COUNTS),
    Operator("aspect dropped", "count-mismatch", _dropped("aspect"), (), COUNTS),
    Operator("one added", "count-mismatch", _added, (), (*COUNTS, "duplicate-item")),
    Operator("number skipped", "numbering-gap", _skipped, (), ("count-mismatch",)),
    Operator(
        "number written twice", "numbering-gap", _repeated, (), ("count-mismatch", "duplicate-item")
    ),
    Operator("三是 behind 一是", "numbering-gap", _inline_skipped),
    Operator(
        "marker in another style",
        "numbering-style",
        _restyled,
        (),
        (
            "count-mismatch",
            "heading-pattern",
            "numbering-gap",
            "missing-status",
            "status-contradiction",
        ),
    ),
    Operator("text lost", "empty-item", _emptied, (), ("missing-status",)),
    Operator("field left empty", "empty-item", _field_emptied),
    Operator("title copied", "duplicate-item", _same_title),
    Operator("text copied", "duplicate-item", _same_text, (), ("status-contradiction", *COUNTS)),
    Operator("heading reworded", "heading-pattern", _heading_reworded),
    Operator("status dropped", "missing-status", _no_status, (), COUNTS),
    Operator("status of a row dropped", "missing-status", _no_status_in_row, (), COUNTS),
    Operator("row number skipped", "numbering-gap", _row_skipped, (), COUNTS),
    Operator("open under done", "status-contradiction", _still_open, (), ("completion-overclaim",)),
    Operator("pending marked done", "status-contradiction", _pending_done, (), COUNTS),
    Operator(
        "one of all not done", "completion-overclaim", _not_all_done, ("count-mismatch",), COUNTS
    ),
    Operator(
        "name of another level", "term-drift", _drifted, (), ("claim-conflict", "count-mismatch")
    ),
)
