"""Slips in dates: days that do not exist, out of order, told twice, or too late."""

from __future__ import annotations

import datetime as dt
import re
from random import Random

from tests.synthesis.draft import Draft, Piece, Where, fill
from tests.synthesis.mutants.figures import changed
from tests.synthesis.mutants.slip import (
    Operator,
    Slip,
    Slipped,
    last_row,
    pick,
    rows_of,
    rows_where,
    slipped,
    with_sentence,
)
from tests.synthesis.numerals import WEEKDAYS, redated
from tests.synthesis.pen import Pen
from tests.synthesis.world import State


def _when(piece: Piece) -> dt.date:
    assert isinstance(piece.value, dt.date)
    return piece.value


def _moved(piece: Piece, when: dt.date) -> Piece:
    return piece._replace(text=redated(piece.text, when), value=when)


def _full(pen: Pen, piece: Piece, when: dt.date) -> Piece:
    """The date with its year, so that no reader can mistake it."""
    return pen.day(when)._replace(tag=piece.tag)


BODY_DAYS = r"date:(study|action:.*|doc:.*|feedback)"


def _no_such_day(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    found = pick(draft, random, BODY_DAYS)
    if not found:
        return None
    where, piece = found
    month = _when(piece).month
    day = {2: "30"}.get(month, "31" if month in {4, 6, 9, 11} else "32")
    return slipped(draft, where, piece._replace(text=re.sub(r"\d+日", f"{day}日", piece.text)))


def _thirteenth_month(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    found = pick(draft, random, BODY_DAYS)
    if not found:
        return None
    where, piece = found
    return slipped(draft, where, piece._replace(text=re.sub(r"\d+月", "13月", piece.text)))


def _weekday(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    found = pick(draft, random, "weekday")
    if not found:
        return None
    where, piece = found
    wrong = random.choice([name for name in WEEKDAYS if name != piece.text])
    return slipped(draft, where, piece._replace(text=wrong))


def _swapped(first: str, second: str) -> Slip:
    """The two ends of a stretch change places."""

    def make(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
        found = pick(draft, random, first)
        if not found:
            return None
        where, start = found
        tag = start.tag.removesuffix(":a") + ":b" if second == ":b" else second
        place, end = draft.tagged(re.escape(tag))[0]
        turned = draft.put(where, _moved(start, _when(end))).put(place, _moved(end, _when(start)))
        return Slipped(turned, (where.line,))

    return make


def _feedback_early(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    """The feedback is dated into the inspection."""
    dates = pen.world.dates
    if pen.form["period"] == "months":
        return None
    where, piece = draft.tagged("date:feedback")[0]
    day = dates.start + dt.timedelta(random.randint(5, (dates.end - dates.start).days - 3))
    return slipped(draft, where, _full(pen, piece, day))


def _year(tag: str, by: int) -> Slip:
    """A year is copied from an old file."""

    def make(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
        found = pick(draft, random, tag)
        if not found or "年" not in found[1].text:
            return None
        where, piece = found
        when = _when(piece)
        if when.month == 2 and when.day == 29:
            return None
        return slipped(draft, where, _moved(piece, when.replace(year=when.year + by)))

    return make


def _year_of_report(by: int) -> Slip:
    def make(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
        if by > 0 and pen.form["signature"] == "none":
            return None
        return _year("(date|month):as_of", by)(draft, pen, random)

    return make


def _signed_early(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    found = pick(draft, random, "date:signed")
    if not found or not draft.tagged("(date|month):as_of"):
        return None
    where, piece = found
    as_of = pen.world.dates.as_of
    if draft.tagged("month:as_of"):  # 6月底 is read as the last ten days of June
        as_of = as_of.replace(day=21)
    day = as_of - dt.timedelta(random.randint(1, 20))
    return slipped(draft, where, _moved(piece, day))


def _issued(draft: Draft, pen: Pen, random: Random) -> tuple[Where, Piece] | None:
    """The date of a new document; one that was revised may have two."""
    new = {f"date:doc:{one.serial}" for one in pen.world.documents() if not one.revised}
    found = [(where, piece) for where, piece in draft.pieces() if piece.tag in new]
    return random.choice(found) if found else None


def _document_again(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    """A document is dated, and dated otherwise further down."""
    found = _issued(draft, pen, random)
    if not found:
        return None
    where, piece = found
    key = piece.tag.removeprefix("date:")
    title = draft.tagged(re.escape(f"{key}:title"))[0][1].text
    number = draft.tagged(re.escape(f"{key}:number"))[0][1].text
    wrong = _when(piece) + dt.timedelta(random.choice((1, 2, 10)))
    if wrong.year != _when(piece).year:
        return None
    said = fill("持续抓好{d}印发的《{t}》（{n}）的落实。", d=pen.day(wrong), t=title, n=number)
    row = last_row(draft, "next")
    return Slipped(with_sentence(draft, row, said), (row, where.line))


def _feedback_again(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    wrong = pen.world.dates.feedback + dt.timedelta(random.choice((-2, -1, 1, 3)))
    row = rows_where(draft, lambda line: line.role == "organising")[0]
    work = pen.world.body.work
    said = fill("{d}{w}组反馈意见后，第一时间部署整改。", d=pen.day(wrong), w=work)
    return Slipped(with_sentence(draft, row, said), (row, rows_of(draft, "date:feedback")[0]))


def _done_action(draft: Draft, pen: Pen, random: Random) -> tuple[Where, Piece] | None:
    open_ = {leaf.path for leaf in pen.world.leaves() if leaf.state is State.PENDING}
    found = draft.tagged(r"date:(action:.*|doc:\d+)")
    found = [(w, p) for w, p in found if draft.lines[w.line].path not in open_]
    return random.choice(found) if found else None


def _early(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    found = _done_action(draft, pen, random)
    if not found or found[1].tag.startswith("date:doc"):
        return None
    day = pen.world.dates.feedback - dt.timedelta(random.randint(3, 14))
    return slipped(draft, found[0], _full(pen, found[1], day))


def _late(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    found = _done_action(draft, pen, random)
    dates = pen.world.dates
    if not found or not draft.tagged("(date|month):as_of"):
        return None
    day = dates.signed + dt.timedelta(random.randint(4, 40))
    if found[1].tag.startswith("date:doc") and day.year != _when(found[1]).year:
        return None
    return slipped(draft, found[0], _full(pen, found[1], day))


def _between(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    """After the day as of which the notice reports, before its signature."""
    found = _done_action(draft, pen, random)
    dates = pen.world.dates
    if not found or not draft.tagged("(date|month):as_of"):
        return None
    day = dates.as_of + dt.timedelta(random.randint(1, (dates.signed - dates.as_of).days))
    if found[1].tag.startswith("date:doc") and day.year != _when(found[1]).year:
        return None
    return slipped(draft, found[0], _full(pen, found[1], day))


def _collective_months(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    found = pick(draft, random, "n:collective")
    if not found:
        return None
    where, piece = found
    number = random.choice((2, 4, 6))
    text = str(number) if piece.text.isascii() else {2: "两", 4: "四", 6: "六"}[number]
    return slipped(draft, where, piece._replace(text=text, value=number))


def _year_of_number(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    """A document dated this year carries a number of another."""
    found = _issued(draft, pen, random)
    if not found or _when(found[1]).month < 4:  # a number of the old year is usual until spring
        return None
    key = found[1].tag.removeprefix("date:")
    where, piece = draft.tagged(re.escape(f"{key}:number"))[0]
    year = _when(found[1]).year
    wrong = piece.text.replace(str(year), str(year + random.choice((-1, 1))))
    return slipped(draft, where, piece._replace(text=wrong))


ORDER = (
    "impossible-date",
    "date-order",
    "duration-mismatch",
    "late-action",
    "early-action",
    "date-conflict",
)

OPERATORS: tuple[Operator, ...] = (
    Operator("day that does not exist", "impossible-date", _no_such_day, (), ORDER),
    Operator("month that does not exist", "impossible-date", _thirteenth_month, (), ORDER),
    Operator("weekday", "impossible-date", _weekday),
    Operator(
        "inspection ends before it starts",
        "date-order",
        _swapped("date:start", "date:end"),
        (),
        ORDER,
    ),
    Operator(
        "stretch reversed",
        "date-order",
        _swapped(r"date:(range:.*|collective|public):a", ":b"),
        (),
        ORDER,
    ),
    Operator("feedback during the inspection", "date-order", _feedback_early, (), ORDER),
    Operator("year of the report, one back", "date-order", _year_of_report(-1), (), ORDER),
    Operator("year of the report, one on", "date-order", _year_of_report(1), (), ORDER),
    Operator("signed before the report", "date-order", _signed_early, (), ORDER),
    Operator("year of the signature", "date-order", _year("date:signed", -1), (), ORDER),
    Operator("feedback of another year", "date-order", _year("date:feedback", -1), (), ORDER),
    Operator("one document, two days", "date-conflict", _document_again, (), ("late-action",)),
    Operator("feedback on two days", "date-conflict", _feedback_again, (), ORDER),
    Operator(
        "length of the inspection", "duration-mismatch", changed("n:length", least=10, spare=-1)
    ),
    Operator("months of the rectification", "duration-mismatch", _collective_months),
    Operator("days of the publication", "duration-mismatch", changed("n:public", spare=-1)),
    Operator("measure before the feedback", "early-action", _early),
    Operator("measure after the signature", "late-action", _late, (), ORDER),
    Operator("measure after the report", "late-action", _between, (), ORDER),
    Operator("year of a number", "reference-conflict", _year_of_number),
)
