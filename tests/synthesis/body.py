"""The aspects, their problems and items: headings, measures, statuses."""

from __future__ import annotations

from collections.abc import Iterator

from tests.synthesis.draft import Line, Piece, Sentence, fill, plain
from tests.synthesis.measures import measures
from tests.synthesis.numerals import chinese
from tests.synthesis.pen import Pen
from tests.synthesis.words import matters
from tests.synthesis.world import Aspect, Leaf, Problem, State


def aspects(pen: Pen, *, first: int) -> Iterator[Line]:
    """Every aspect with what belongs to it.

    Args:
        pen: what to write with.
        first: the number of the first aspect in its list.
    """
    top = pen.form["aspects_at"] == "top"
    for offset, aspect in enumerate(pen.world.aspects):
        mark = pen.heading(0 if top else 1, first + offset)
        name = pen.words("heading.aspect", name=Piece(aspect.name, "aspect"))
        yield Line("aspect", ((mark, *name, *_stop(pen)),), aspect.path)
        yield from _problems(pen, aspect, 1 if top else 2)


def _stop(pen: Pen) -> Sentence:
    return plain(pen.form["heading_stop"]) if pen.form["heading_stop"] else ()


def _problems(pen: Pen, aspect: Aspect, level: int) -> Iterator[Line]:
    for problem in aspect.problems:
        mark = pen.heading(level, problem.path[-1])
        name = pen.words("heading.problem", name=Piece(problem.title, "title"))
        heading = (mark, *name)
        if pen.world.deep:
            yield Line("problem", ((*heading, *_stop(pen)),), problem.path)
            yield from _items(pen, problem, level + 1)
        else:
            yield from _leaf(pen, "problem", heading, problem.leaves[0], pen.form["problem_line"])


def _items(pen: Pen, problem: Problem, level: int) -> Iterator[Line]:
    for leaf in problem.leaves:
        name = pen.words("heading.item", name=Piece(leaf.title, "title"))
        heading = (pen.heading(level, leaf.path[-1]), *name)
        yield from _leaf(pen, "item", heading, leaf, pen.form["item_line"])


def _leaf(pen: Pen, role: str, heading: Sentence, leaf: Leaf, at: str) -> Iterator[Line]:
    form = pen.form
    before, after = _statuses(pen, leaf)
    joint = "：" if pen.world.deep else "。"
    fields = list(_owners(pen, leaf))
    body = [*_measured(pen, leaf), *after]
    if form["status"] in {"bracket", "square"}:
        heading = (*heading, *_bracketed(pen, leaf))
    if at == "runin" and not before and not fields:
        yield Line(role, ((*heading, Piece(joint)), *body), leaf.path)
    else:
        yield Line(role, ((*heading, *_stop(pen)),), leaf.path)
        yield from fields
        yield from before
        if form["account"] == "label":
            body[0] = (*pen.words("status.account"), Piece("："), *body[0])
        yield Line("body", tuple(body), leaf.path)
    if form["status"] == "line" and form["status_at"] == "after":
        yield _status_line(pen, leaf)


def _status_line(pen: Pen, leaf: Leaf) -> Line:
    label = pen.words("status.label")
    value = Piece(pen.form.word(f"status.{leaf.state.value}"), "status", leaf.state.value)
    return Line("status", ((*label, Piece("："), value, Piece("。")),), leaf.path)


def _bracketed(pen: Pen, leaf: Leaf) -> Sentence:
    open_, close = "（）" if pen.form["status"] == "bracket" else "【】"
    value = Piece(pen.form.word(f"status.{leaf.state.value}"), "status", leaf.state.value)
    return (Piece(open_, "status-open"), value, Piece(close, "status-close"))


def _statuses(pen: Pen, leaf: Leaf) -> tuple[list[Line], list[Sentence]]:
    """The lines before the text, and the sentences behind it."""
    form = pen.form
    before = (
        [_status_line(pen, leaf)]
        if form["status"] == "line" and form["status_at"] == "before"
        else []
    )
    said = form.word(f"status.{leaf.state.value}_sentence")
    after: list[Sentence] = (
        [(Piece(said, "status", leaf.state.value),)] if form["status"] == "sentence" else []
    )
    return before, after


def _owners(pen: Pen, leaf: Leaf) -> Iterator[Line]:
    shape = pen.form["owners"]
    random = pen.random(f"owner/{leaf.path}")
    if shape == "none":
        return
    place = "offices" if pen.form.word("owner.lead").endswith("单位") else "officials"
    who = random.choice(matters(place))
    yield Line("field", ((*pen.words("owner.lead"), Piece("："), Piece(who, "field")),), leaf.path)
    if shape == "both":
        when = f"{pen.world.dates.as_of.year}年{pen.world.dates.as_of.month}月底前"
        if leaf.state is State.PENDING:
            when = f"{pen.world.dates.signed.year + 1}年{random.randint(1, 12)}月底前"
        yield Line(
            "field", ((*pen.words("owner.deadline"), Piece("："), Piece(when, "field")),), leaf.path
        )


def _measured(pen: Pen, leaf: Leaf) -> list[Sentence]:
    """The measures as sentences: in a row, or as 一是, 二是."""
    form = pen.form
    said = measures(pen, leaf)
    shape = form["body"]
    if shape == "mixed":
        shape = "yishi" if sum(leaf.path) % 2 else "plain"
    if shape == "plain" or len(said) < 2:
        return [(*one, Piece("。", "stop")) for one in said]
    joint = form["yishi_stop"]
    sentences = []
    for number, one in enumerate(said, 1):
        mark = Piece(f"{chinese(number)}是", "inline", number)
        last = number == len(said)
        sentences.append((mark, *one, Piece("。" if last else joint, "stop")))
    return sentences


def table(pen: Pen) -> Iterator[Line]:
    """The statuses as a table."""
    yield Line("table", (plain("序号\t反馈问题\t整改状态"),))
    for number, leaf in enumerate(pen.world.leaves(), 1):
        state = Piece(pen.form.word(f"status.{leaf.state.value}"), "status", leaf.state.value)
        row = fill(
            "{n}\t{title}\t{state}",
            n=Piece(str(number), "row", number),
            title=leaf.title,
            state=state,
        )
        yield Line("table", (row,), leaf.path)
