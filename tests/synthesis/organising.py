"""The first part of a notice: how the work was organised, with the figures of the whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dateutil.relativedelta import relativedelta

from tests.synthesis.draft import Line, Piece, Sentence, fill, plain
from tests.synthesis.numerals import WEEKDAYS, chinese
from tests.synthesis.pen import Pen, marker
from tests.synthesis.summary import chain, documents, state_of_things
from tests.synthesis.words import lists, matters, wordings

STOP = plain("。")


def organising(pen: Pen) -> Iterator[Line]:
    """The paragraphs of the first part, without its heading."""
    form = pen.form
    paragraphs = [_understanding(pen), _dividing(pen), _following(pen)]
    if form["three"] == "yes":
        paragraphs.append((_three(pen),))
    names = pen.random("runin").sample(wordings("study.runin"), len(paragraphs))
    for number, (name, sentences) in enumerate(zip(names, paragraphs, strict=True), 1):
        yield Line("organising", (*_head(pen, number, name), *sentences), free=True)
    if form["documents"] != "none" and form["summary_at"] == "section":
        yield Line("body", tuple(documents(pen)))
    if form["summary_at"] == "organising" or (
        form["summary_at"] == "lead" and form["as_of"] == "now"
    ):
        yield from summary_lines(pen)


def summary_lines(pen: Pen) -> Iterator[Line]:
    """The paragraphs that say how far things have come."""
    sentences = state_of_things(pen)
    if pen.form["summary"] == "paragraphs" and len(sentences) > 1:
        yield Line("summary", (sentences[0],))
        yield Line("summary", tuple(sentences[1:]))
    else:
        yield Line("summary", tuple(sentences))


def _head(pen: Pen, number: int, name: str) -> tuple[Sentence, ...]:
    shape = pen.form["organising_heads"]
    if shape == "yishi" and pen.form["three"] == "yes":
        shape = "bracket"  # 一是 inside 一是 would be a riddle
    if shape == "none":
        return ()
    if shape == "yishi":
        return ((Piece(f"{chinese(number)}是", "inline", number), Piece(f"{name}。")),)
    return ((pen.heading(1, number), Piece(f"{name}。")),)


def _understanding(pen: Pen) -> tuple[Sentence, ...]:
    random = pen.random("understanding")
    dates = pen.world.dates
    day = dates.feedback + dt.timedelta(random.randint(1, 6))
    written: Sentence = (pen.body_day(day, "study"),)
    if pen.form["weekday"] == "paren":
        name = WEEKDAYS[day.weekday()]
        written = (*written, Piece("（星期"), Piece(name, "weekday", day), Piece("）"))
    group = fill(random.choice(wordings("study.group")), n=random.randint(3, 7))
    extra = random.sample(wordings("study.extra"), 2)
    known = {"work": pen.world.body.work}
    return (
        pen.words("study.sentence", day=written),
        fill(extra[0], **known),
        group,
        fill(extra[1], **known),
    )


def _dividing(pen: Pen) -> tuple[Sentence, ...]:
    form = pen.form
    said: list[Sentence] = []
    if form["chain_at"] == "organising":
        said += chain(pen)
    if form["documents"] != "none" and form["summary_at"] != "section":
        said += documents(pen)
    if not said:
        said.append(_supervision(pen, 0))
    return tuple(said)


def _supervision(pen: Pen, which: int) -> Sentence:
    """One of two sentences on how the work was watched over, never the same."""
    random = pen.random("supervision")
    chosen = random.sample(wordings("study.supervise"), 2)
    return fill(chosen[which], n=random.randint(2, 6))


def _following(pen: Pen) -> tuple[Sentence, ...]:
    form, random, world = pen.form, pen.random("following"), pen.world
    said: list[Sentence] = []
    if form["collective"] != "none":
        start = world.dates.feedback + dt.timedelta(1)
        end = start + relativedelta(months=3) - dt.timedelta(1)
        stretch = pen.stretch(start, end, "collective")
        if form["collective"] == "length":
            months = Piece("3" if random.random() < 0.5 else "三", "n:collective", 3)
            said.append((*stretch, Piece("开展为期"), months, Piece("个月的集中整改。")))
        else:
            said.append((*stretch, Piece("开展集中整改。")))
    if form["meetings"] != "none":
        kind = pen.form.random("meeting_kind").choice(matters("meeting_kinds"))
        times: Sentence = (
            Piece(str(world.totals.meetings), "n:meetings", world.totals.meetings),
            Piece("次"),
        )
        said.append(pen.words("meetings.first", n=times, kind=kind))
    if form["earlier"] == "settled":
        said.append(pen.words("study.earlier", n=random.randint(9, 40)))
    said.append(_supervision(pen, 1))
    return tuple(said)


def meetings_again(pen: Pen) -> list[Sentence]:
    """The number of meetings a second time, where the notice repeats it."""
    if pen.form["meetings"] != "twice":
        return []
    kind = pen.form.random("meeting_kind").choice(matters("meeting_kinds"))
    number = pen.world.totals.meetings
    return [
        pen.words(
            "meetings.again", kind=kind, n=(Piece(str(number), "n:meetings", number), Piece("次"))
        )
    ]


def _three(pen: Pen) -> Sentence:
    random = pen.random("three")
    members = random.choice(lists("study.three"))
    chosen = random.sample(members, random.randint(3, len(members)))
    count = len(chosen)
    written = chinese(count) if random.random() < 0.6 else str(count)
    said: Sentence = fill(
        random.choice(wordings("study.three_intro")), n=Piece(written, "n:three", count)
    )
    for number, member in enumerate(chosen, 1):
        stop = "。" if number == count else "；"
        text = member.format(n=random.randint(20, 400))
        said = (*said, marker("yishi", number)._replace(tag="listed:three"), Piece(text + stop))
    return said
