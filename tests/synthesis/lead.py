"""The head of a notice: furniture, title, lead."""

from __future__ import annotations

from collections.abc import Iterator

from tests.synthesis.draft import Line, Piece, Sentence, fill, plain
from tests.synthesis.pen import Pen
from tests.synthesis.summary import chain, state_of_things
from tests.synthesis.words import matters, wordings

STOP = plain("。")
COMMA = plain("，")


def head(pen: Pen) -> Iterator[Line]:
    """Furniture and title."""
    form, body = pen.form, pen.world.body
    published = pen.world.dates.published
    shape = form["head"]
    if shape in {"crumbs", "both"}:
        yield Line("furniture", (pen.words("furniture.crumbs"),))
    title = form["title"]
    if title != "none":
        words = fill(
            wordings(f"title.{title}")[0],
            org=body.org,
            round=body.round,
            work=body.work,
            auth=body.auth,
        )
        yield Line("title", (words,))
        if form["title_twice"] == "yes":
            yield Line("title", (words,))
    if shape in {"date", "both"}:
        stamp = Piece(published.isoformat(), "date:published", published)
        clock = f" {8 + pen.world.seed % 9:02}:{pen.world.seed % 60:02}"
        yield Line(
            "furniture",
            (
                pen.words(
                    "furniture.head_date",
                    stamp=(stamp, Piece(clock)),
                    iso=stamp,
                    source=body.name.removesuffix(body.name[-2:]),
                ),
            ),
        )


def lead(pen: Pen) -> Line:
    """The opening paragraph."""
    form = pen.form
    sentences: list[Sentence] = []
    opening = (*pen.words("lead.basis"), *COMMA, *_inspection(pen), *_length(pen))
    day = _feedback_day(pen)
    if form["feedback"] == "joined":
        opening += (*COMMA, *pen.words("lead.feedback_joined", day=day))
        sentences.append((*opening, *STOP))
    else:
        sentences += [(*opening, *STOP), (*pen.words("lead.feedback", day=day), *STOP)]
    if form["chain_at"] == "lead":
        sentences += chain(pen)
    if form["summary_at"] == "lead" and form["as_of"] != "now":
        sentences += state_of_things(pen)
    closing = (*pen.words("lead.cited"), *COMMA, *pen.words("lead.closing"))
    sentences.append((*closing, Piece(form["lead_stop"], "stop")))
    return Line("lead", tuple(sentences))


def _feedback_day(pen: Pen) -> Piece:
    dates = pen.world.dates
    known = pen.form["feedback"] == "yearless" and dates.feedback.year == dates.end.year
    return pen.day(dates.feedback, "feedback", year=not known)


def _inspection(pen: Pen) -> Sentence:
    form, dates, body = pen.form, pen.world.dates, pen.world.body
    named = f"{body.name}（以下简称{body.short}）" if form["short_named"] == "yes" else body.name
    verb = pen.words("lead.verb", body=named, sort=_sort(pen))
    period: Sentence
    if form["period"] == "months":
        later = f"{dates.end.year}年" if dates.end.year != dates.start.year else ""
        period = plain(
            f"{dates.start.year}年{dates.start.month}月{form['range']}{later}{dates.end.month}月"
        )
    else:
        twice = form["period"] == "twice" or dates.start.year != dates.end.year
        period = (
            pen.day(dates.start, "start"),
            Piece(form["range"]),
            pen.day(dates.end, "end", year=twice),
        )
    if form["team_at"] == "before":
        return (Piece(f"{body.group}于"), *period, *verb)
    return (*period, Piece(f"，{body.group}"), *verb)


def _sort(pen: Pen) -> str:
    """Only inspections of the party are routine."""
    sort = pen.form["sort"]
    return sort if pen.world.body.work in {"巡察", "巡视"} or sort != "常规" else ""


def _length(pen: Pen) -> Sentence:
    form, dates = pen.form, pen.world.dates
    if form["length"] == "none" or form["period"] == "months":
        return ()
    days = (dates.end - dates.start).days + 1
    return (Piece(f"，{form['length']}"), Piece(str(days), "n:length", days), Piece("天"))


def tail(pen: Pen) -> Iterator[Line]:
    """Furniture under the notice."""
    random = pen.random("tail")
    wanted = {"none": 0, "one": 1, "two": 2}[pen.form["tail"]]
    first, second = random.sample(matters("editors"), 2)
    for wording in random.sample(wordings("furniture.tail"), wanted):
        yield Line("furniture", (fill(wording, editor=first, editor2=second),))
