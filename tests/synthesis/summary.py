"""The figures of the whole: the chain of counts, how far things have come, documents made."""

from __future__ import annotations

from tests.synthesis.draft import Piece, Sentence, plain
from tests.synthesis.numerals import chinese, rate
from tests.synthesis.pen import Pen
from tests.synthesis.world import State

STOP = plain("。")
COMMA = plain("，")


def chain(pen: Pen) -> list[Sentence]:
    """Three aspects, twelve problems, forty-one items, and what was made of them."""
    form, world = pen.form, pen.world
    shape = form["chain"]
    if shape == "none":
        return []
    problems = pen.number_of(
        len(world.problems()),
        "problems",
        unit=form["problem_unit"],
        noun="问题",
        digits=form["problem_digits"],
    )
    said = problems
    if shape == "all":
        unit = form["aspect_unit"]
        count = len(world.aspects)
        aspects = pen.number_of(count, "aspects", unit=unit, noun="", digits=form["aspect_digits"])
        said = (*aspects, Piece(form["joint"]), *problems)
    if form["advice"] == "named":
        said = (*said, Piece(f"和{2 + world.seed % 5}条意见建议"))
    tails: list[Sentence] = []
    if world.deep:
        items = pen.number_of(
            len(world.leaves()), "items", unit=form["item_unit"], noun=form["items_name"]
        )
        tails.append(pen.words("chain.refine", items=items))
    if form["measures"] != "none":
        total = world.totals.measures
        number: Sentence = (Piece(str(total), "n:measures", total), Piece(form["measure_unit"]))
        tails.append(pen.words("chain.measures", n=number))
    if form["plan"] == "named":
        tails.append(pen.document(world.plan))
    if not tails:
        tails.append(pen.words("chain.plain_tail"))
    tail = tails[0]
    for one in tails[1:]:
        tail = (*tail, *COMMA, *one)
    return [pen.words("chain.said", chain=said, tail=tail)]


def as_of(pen: Pen) -> Sentence:
    """As of when: with its comma."""
    form, dates = pen.form, pen.world.dates
    if form["as_of"] == "now":
        return plain("目前，")
    word = form["as_of_word"]
    if form["as_of"] == "month_end":
        day = Piece(f"{dates.as_of.year}年{dates.as_of.month}月", "month:as_of", dates.as_of)
        return (Piece(word, "as-of-word"), day, Piece("底，"))
    known = form["as_of"] == "yearless" and dates.start.year == dates.as_of.year
    return (Piece(word, "as-of-word"), pen.day(dates.as_of, "as_of", year=not known), *COMMA)


def state_of_things(pen: Pen) -> list[Sentence]:
    """How many of the whole are done, with rates and measures."""
    world, form = pen.world, pen.form
    done = world.count(State.DONE, State.LASTING)
    pending = world.count(State.PENDING)
    whole = done + pending
    noun = Piece(f"{pen.unit}{pen.leaf_name}")
    total = (Piece(str(whole), "n:whole", whole), noun)
    if pending == 0:
        first: list[Sentence] = [
            (*as_of(pen), *total, Piece("已"), Piece("全部", "all-done"), Piece("完成整改"))
        ]
    else:
        first = _parted(pen, total, done, pending)
    sentences = _with_rate(pen, first, done, whole)
    if form["measures"] == "parts" and pending:
        sentences.append(_measures(pen))
    return [(*sentence, *STOP) for sentence in sentences]


def _parted(pen: Pen, total: Sentence, done: int, pending: int) -> list[Sentence]:
    world, shape = pen.world, pen.form["summary"]
    lasting = world.count(State.LASTING)
    finished = pen.leaves(done, "done")
    open_ = pen.leaves(pending, "pending")
    start = as_of(pen)
    if shape == "three" and 0 < lasting < done:
        return [
            (
                *start, *total, Piece("中，完成整改"), *pen.leaves(done - lasting, "done-once"),
                Piece("，完成整改并长期坚持"), *pen.leaves(lasting, "done-lasting"),
                Piece("，正在推进"), *open_,
            )
        ]  # fmt: skip
    if shape in {"named", "three"}:
        return [(*start, *total, Piece("已完成整改"), *finished, Piece("、正在推进"), *open_)]
    if shape == "except":
        return [(*start, *total, Piece("中，除"), *open_, Piece("需持续推进外，其余均已完成整改"))]
    if shape in {"apart", "paragraphs"}:
        return [
            (*start, *total, Piece("已完成整改"), *finished),
            (Piece("其余"), *open_, Piece("正在持续推进")),
        ]
    if shape == "done":
        return [(*start, *total, Piece("已完成整改"), *finished)]
    return [
        (
            *start,
            *total,
            Piece("中，已完成整改"),
            *finished,
            Piece("，其余"),
            *open_,
            Piece("正在推进"),
        )
    ]


def _with_rate(pen: Pen, sentences: list[Sentence], done: int, whole: int) -> list[Sentence]:
    form = pen.form
    if form["rate"] == "none" or form["summary"] == "except":
        return sentences
    said: Sentence
    if form["rate"] == "words":
        percent = rate(done, whole, 0)
        words = "百分之" + ("百" if percent == "100" else chinese(int(percent)))
        said = (Piece(form["rate_name"]), Piece("达到"), Piece(words, "rate:done", percent))
    else:
        places = {"whole": 0, "one": 1, "two": 2, "cut": 1}[form["rate"]]
        percent = rate(done, whole, places, cut=form["rate"] == "cut")
        said = (Piece(form["rate_name"]), Piece(f"{percent}%", "rate:done", percent))
    if form["rate_at"] == "same" or form["summary"] == "apart":
        return [(*sentences[0], *COMMA, *said), *sentences[1:]]
    return [*sentences, said]


def _measures(pen: Pen) -> Sentence:
    totals, unit = pen.world.totals, pen.form["measure_unit"]
    left = totals.measures - totals.measures_done
    return (
        Piece(str(totals.measures), "n:measures", totals.measures),
        Piece(f"{unit}整改措施已落实"),
        Piece(str(totals.measures_done), "n:measures-done", totals.measures_done),
        Piece(f"{unit}，其余"),
        Piece(str(left), "n:measures-left", left),
        Piece(f"{unit}按计划推进"),
    )


def documents(pen: Pen) -> list[Sentence]:
    """How many documents were made and revised."""
    form, totals = pen.form, pen.world.totals
    unit = form["document_unit"]

    def number(value: int, tag: str) -> Sentence:
        return (Piece(str(value), f"n:{tag}", value), Piece(unit))

    new, revised = number(totals.new, "docs-new"), number(totals.revised, "docs-revised")
    whole = number(totals.new + totals.revised, "docs")
    shapes: dict[str, Sentence] = {
        "none": (),
        "total": (Piece("制定完善制度"), *whole),
        "parts": (Piece("新建制度"), *new, Piece("、修订制度"), *revised, Piece("，共"), *whole),
        "of_which": (
            Piece("出台制度"),
            *whole,
            Piece("，其中新建"),
            *new,
            Piece("、修订"),
            *revised,
        ),
        "pair": (Piece("新建制度"), *new, Piece("，修订制度"), *revised),
    }
    said = shapes[form["documents"]]
    return [(*said, *STOP)] if said else []
