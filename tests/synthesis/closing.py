"""The end of a notice: what comes next, how to reach the body, annexes, signature."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import chinese_calendar

from tests.synthesis.draft import Line, Piece, Sentence, fill, plain
from tests.synthesis.numerals import chinese, formal
from tests.synthesis.organising import meetings_again
from tests.synthesis.pen import Pen
from tests.synthesis.words import wordings
from tests.synthesis.world import State

STOP = plain("。")


def following(pen: Pen) -> Iterator[Line]:
    """The last part, without its heading."""
    form, random = pen.form, pen.random("next")
    work = pen.world.body.work
    sentences = [fill(one, work=work) for one in random.sample(wordings("next.sentence"), 3)]
    names = random.sample(wordings("next.runin"), 3)
    restated = _restated(pen)
    shape = form["next"]
    if shape == "run":
        intro = pen.words("next.verbs")
        marked = [
            (Piece(f"{chinese(n)}是", "inline", n), *one) for n, one in enumerate(sentences, 1)
        ]
        yield Line("next", (intro, *marked))
    elif shape == "paragraphs":
        yield Line("next", (pen.words("next.verbs"), *sentences), free=True)
    else:
        for number, (name, one) in enumerate(zip(names, sentences, strict=True), 1):
            if shape == "bracket":
                head: Sentence = (pen.heading(1, number), Piece(f"{name}。"))
            else:
                head = (Piece(f"{chinese(number)}是", "inline", number), Piece(f"{name}。"))
            yield Line("next", (head, one))
    for one in (*restated, *meetings_again(pen)):
        yield Line("next", (one,))


def _restated(pen: Pen) -> list[Sentence]:
    world = pen.world
    done, pending = world.count(State.DONE, State.LASTING), world.count(State.PENDING)
    if pen.form["restated"] == "no" or not pending:
        return []
    noun = pen.leaf_name
    first = pen.words("next.remain_done", n=(*pen.leaves(done, "done"), Piece(noun)))
    second = pen.words("next.remain_pending", n=(*pen.leaves(pending, "pending"), Piece(noun)))
    return [(*first, Piece("；"), *second, *STOP)]


def contact(pen: Pen) -> Iterator[Line]:
    """The feedback block."""
    form, world = pen.form, pen.world
    if form["contact"] == "none":
        return
    random = pen.random("contact")
    opening = [pen.words("contact.open")]
    if form["public"] != "none":
        opening.append(_period(pen))
    area, number = f"07{random.randint(10, 99)}", random.randint(2_100_000, 8_900_000)
    fields: list[Sentence] = [
        (*pen.words("contact.phone"), Piece("："), Piece(f"{area}-{number}", "phone")),
        (*pen.words("contact.post"), Piece(f"：{world.body.place}杏林路{random.randint(2, 90)}号")),
        (*pen.words("contact.code"), Piece("："), Piece(str(random.randint(410_000, 439_999)), "postcode")),
        (*pen.words("contact.mail"), Piece("："), Piece(f"xczg{random.randint(1, 99)}@gov.example.cn", "email")),
    ]  # fmt: skip
    if form["contact"] == "lines":
        yield Line("contact", tuple(opening))
        for field in fields:
            yield Line("contact", (field,))
    else:
        run = fields[0]
        for field in fields[1:]:
            run = (*run, Piece("；"), *field)
        yield Line("contact", (*opening, (*run, *STOP)))


def _period(pen: Pen) -> Sentence:
    start = pen.world.dates.published
    while not chinese_calendar.is_workday(start):
        start += dt.timedelta(1)
    length = pen.random("period").choice((7, 10, 15))
    days = [start]
    while len(days) < length:
        day = (days[-1]) + dt.timedelta(1)
        while pen.form["public"] == "workdays" and not chinese_calendar.is_workday(day):
            day += dt.timedelta(1)
        days.append(day)
    unit = "个工作日" if pen.form["public"] == "workdays" else "天"
    return pen.words(
        "contact.period",
        length=(Piece(str(length), "n:public", length), Piece(unit)),
        a=pen.day(start, "public:a"),
        b=pen.day(days[-1], "public:b"),
    )


def annex(pen: Pen) -> Iterator[Line]:
    """Two annexes, and a line that points at them."""
    if pen.form["annex"] == "none":
        return
    yield Line("next", ((Piece("各项任务的完成时限见附件"), Piece("1", "annex", 1), Piece("，责任分工见附件"), Piece("2", "annex", 2), Piece("。")),))  # fmt: skip
    yield Line("annex", (plain("附件：1.整改任务时限表"),))
    yield Line("annex", (plain("2.责任单位分工表"),))


def signature(pen: Pen) -> Iterator[Line]:
    """Who signs, and when."""
    form, dates = pen.form, pen.world.dates
    if form["signature"] == "none":
        return
    if form["signature"] == "both":
        yield Line("signature", (plain(pen.world.body.org),))
    if form["signature_date"] == "formal":
        day = Piece(formal(dates.signed), "date:signed", dates.signed)
    else:
        day = pen.day(dates.signed, "signed")
    yield Line("signature", ((day,),))
