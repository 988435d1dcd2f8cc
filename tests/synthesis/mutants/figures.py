"""Slips in figures: counts, parts, totals, rates, lists."""

from __future__ import annotations

import re
from decimal import Decimal
from random import Random

from tests.synthesis.draft import Draft, Piece, Where
from tests.synthesis.mutants.slip import (
    Operator,
    Slip,
    Slipped,
    lists_main_ones,
    other,
    pick,
    renumbered,
    slipped,
)
from tests.synthesis.numerals import chinese, rate
from tests.synthesis.pen import Pen
from tests.synthesis.world import State

_LEVELS = {"n:aspects", "n:problems", "n:items", "n:whole"}


def changed(pattern: str, *, least: int = 1, spare: int | None = None) -> Slip:
    """Another number in one of the places with a tag.

    Args:
        pattern: of the tag.
        least: the smallest number that would be written there.
        spare: a difference that is no contradiction.
    """

    def make(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
        found = pick(draft, random, pattern)
        if not found or not isinstance(found[1].value, int):
            return None
        where, piece = found
        number = other(random, int(found[1].value), least=least)
        if spare is not None and number == int(found[1].value) + spare:
            return None
        if piece.tag in _LEVELS and number > int(found[1].value) and lists_main_ones(pen):
            return None  # more than are listed, where the heading says that not all are
        return slipped(draft, where, renumbered(piece, number))

    return make


def _transposed(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    found = pick(draft, random, "n:(problems|items)")
    if not found:
        return None
    where, piece = found
    turned = piece.text[::-1]
    if not piece.text.isascii() or turned == piece.text or turned[0] == "0":
        return None
    return slipped(draft, where, piece._replace(text=turned, value=int(turned)))


def _one_of_two(key: str) -> Slip:
    """The first of two equal figures changes."""

    def make(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
        found = draft.tagged(f"n:{key}")
        if len(found) < 2:
            return None
        where, piece = found[0]
        number = other(random, int(str(piece.value)))
        narrow = ["集中整改" in draft.lines[place.line].text for place, _ in found[:2]]
        if narrow == [True, False] and number < int(str(piece.value)):
            return None  # fewer within the first three months than in all
        new = renumbered(piece, number)
        rows = tuple(place.line for place, _ in found)
        return Slipped(draft.put(where, new), rows)

    return make


def _done_again(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    found = draft.tagged("n:(done|pending)")
    later = [(w, p) for w, p in found if draft.lines[w.line].role == "next"]
    stated = {p.tag for w, p in found if draft.lines[w.line].role != "next"}
    later = [(w, p) for w, p in later if p.tag in stated]
    if not later:
        return None
    where, piece = random.choice(later)
    return slipped(draft, where, renumbered(piece, other(random, int(str(piece.value)))))


def _part_of_whole(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    if pen.form["summary"] in {"except", "done"}:
        return None
    parts = draft.tagged("n:(done|pending|done-once|done-lasting)")
    parts = [(w, p) for w, p in parts if draft.lines[w.line].role != "next"]
    if not parts:
        return None
    where, piece = random.choice(parts)
    new = renumbered(piece, other(random, int(str(piece.value))))
    rows = tuple({w.line for w, _ in parts} | {w.line for w, _ in draft.tagged("n:whole")})
    return Slipped(draft.put(where, new), rows)


def _done_alone(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    if pen.form["summary"] != "done" or pen.form["status"] == "none":
        return None
    return changed("n:done")(draft, pen, random)


def _shown(draft: Draft, where: Where, piece: Piece, wrong: Decimal) -> bool:
    """Whether a wrong part or total contradicts the others of its sum.

    What is told under 其中 or 包括 may leave some of the whole out: only too much is a contradiction.
    """
    words = "".join(p.text for p in draft.lines[where.line].sentences[where.sentence])
    if "其中" not in words and "包括" not in words:
        return True
    right = Decimal(piece.text)
    return wrong < right if piece.tag.endswith(":total") else wrong > right


def _in_sum(role: str, *, least: int = 1) -> Slip:
    """Another number for a part or the total of a sum."""

    def make(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
        found = pick(draft, random, f"sum:.*:{role}")
        if not found or not isinstance(found[1].value, int):
            return None
        where, piece = found
        number = other(random, int(found[1].value), least=least)
        if not _shown(draft, where, piece, Decimal(number)):
            return None
        return slipped(draft, where, renumbered(piece, number))

    return make


def _decimal_part(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    """Two digits of a sum of money change places."""
    found = [(w, p) for w, p in draft.tagged("sum:.*:(part|total)") if "." in p.text]
    if not found:
        return None
    where, piece = random.choice(found)
    head, tail = piece.text.split(".")
    turned = f"{head[::-1]}.{tail}"
    if turned == piece.text or turned[0] == "0":
        turned = f"{head}.{tail[::-1]}"
    if Decimal(turned) == Decimal(piece.text):
        return None
    figures = [
        p for _, p in draft.tagged(f"{re.escape(piece.tag.rpartition(':')[0])}:(part|total)")
    ]
    loose = sum(Decimal(1).scaleb(-len(p.text.partition(".")[2])) / 2 for p in figures)
    if abs(Decimal(turned) - Decimal(piece.text)) <= loose:
        return None  # as precisely as the figures are written, they may still fit
    if not _shown(draft, where, piece, Decimal(turned)):
        return None
    return slipped(draft, where, piece._replace(text=turned))


def _difference(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    found = pick(draft, random, "change:.*:by")
    if not found:
        return None
    where, piece = found
    value = Decimal(piece.text)
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    return slipped(draft, where, piece._replace(text=str(value + step * random.choice((3, 5, 10)))))


def _percent(text: str, like: str) -> str:
    if like.startswith("百分之"):
        return "百分之" + ("百" if text == "100" else chinese(int(text)))
    return f"{text}%"


def _places(piece: Piece) -> int:
    return len(str(piece.value).partition(".")[2])


def _rate_of_whole(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    found = pick(draft, random, "rate:done")
    if not found:
        return None
    where, piece = found
    done = pen.world.count(State.DONE, State.LASTING)
    whole = len(pen.world.leaves())
    places = (
        0 if piece.text.startswith("百分之") else max(_places(piece), 1 if done == whole else 0)
    )
    wrong = rate(max(done - 1, 1), whole, places)
    if wrong == piece.value or whole < 3:
        return None
    return slipped(draft, where, piece._replace(text=_percent(wrong, piece.text), value=wrong))


def _rate_in_item(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    """A rate is worked out from the figures of last month."""
    found = pick(draft, random, r"rate:\d[\d.]*")
    if not found:
        return None
    where, piece = found
    part = draft.tagged(re.escape(f"{piece.tag}:part"))[0][1].value
    whole = draft.tagged(re.escape(f"{piece.tag}:whole"))[0][1].value
    wrong = rate(int(str(part)) - random.randint(8, 14), int(str(whole)), _places(piece))
    if abs(Decimal(wrong) - Decimal(str(piece.value))) < 2 * Decimal(1).scaleb(-_places(piece)):
        return None
    return slipped(draft, where, piece._replace(text=f"{wrong}%", value=wrong))


def _rate_digits(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    found = pick(draft, random, r"rate:\d[\d.]*")
    if not found:
        return None
    where, piece = found
    value = str(piece.value)
    if len(value) < 2 or value[0] == value[1] or value[1] == "0":
        return None
    turned = value[1] + value[0] + value[2:]
    return slipped(draft, where, piece._replace(text=f"{turned}%", value=turned))


def _part_of_rate(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    """The number behind a rate was brought up to date, the rate was not."""
    found = pick(draft, random, "rate:.*:part")
    if not found:
        return None
    where, piece = found
    tag = piece.tag.removesuffix(":part")
    percent = draft.tagged(re.escape(tag))[0][1]
    whole = int(str(draft.tagged(re.escape(f"{tag}:whole"))[0][1].value))
    number = int(str(piece.value)) - random.randint(5, 12)
    now = Decimal(number * 100) / whole
    if abs(now - Decimal(str(percent.value))) < 2 * Decimal(1).scaleb(-_places(percent)):
        return None
    return slipped(draft, where, renumbered(piece, number))


def _drop_listed(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    """The last of three points falls away, 三个方面 stays."""
    marks = draft.tagged("listed:three")
    if len(marks) < 3:
        return None
    where, _ = marks[-1]
    line = draft.lines[where.line]
    sentence = line.sentences[where.sentence]
    kept = sentence[: where.piece]
    last = kept[-1]
    kept = (*kept[:-1], last._replace(text=f"{last.text[:-1]}。"))
    first = draft
    for at in range(len(sentence) - 1, len(kept) - 1, -1):
        first = first.put(where._replace(piece=at))
    return Slipped(first.put(where._replace(piece=len(kept) - 1), kept[-1]), (where.line,))


def _closed_list(draft: Draft, random: Random) -> tuple[str, int] | None:
    """The key of a list that is complete, and the line it is on."""
    keys = [
        (piece.tag.partition(":")[2], where.line)
        for where, piece in draft.tagged("members:.*")
        if "等" not in draft.lines[where.line].sentences[where.sentence][where.piece + 1].text[:1]
    ]
    return random.choice(keys) if keys else None


def _list_number(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    key = _closed_list(draft, random)
    return changed(re.escape(f"list:{key[0]}"), least=2)(draft, pen, random) if key else None


def _list_member(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    key = _closed_list(draft, random)
    if not key:
        return None
    where, piece = draft.tagged(re.escape(f"members:{key[0]}"))[0]
    names = piece.text.split("、")
    names.pop(random.randrange(len(names)))
    return slipped(draft, where, piece._replace(text="、".join(names)))


def _documents_too_few(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    # 责任清单 and 若干措施 need not count among the 制度
    named = sum(not one.title.endswith(("清单", "措施")) for one in pen.world.documents())
    found = pick(draft, random, "n:docs")
    if not found or pen.form["documents"] != "total" or named < 3:
        return None
    where, piece = found
    return slipped(draft, where, renumbered(piece, named - 1))


def _part_of_documents(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    if pen.form["documents"] not in {"parts", "of_which"}:
        return None
    return changed("n:docs-(new|revised)")(draft, pen, random)


COUNTS = ("count-mismatch", "claim-conflict", "sum-mismatch", "ratio-mismatch", "term-drift")

OPERATORS: tuple[Operator, ...] = (
    Operator("total of problems", "count-mismatch", changed("n:problems"), (), COUNTS),
    Operator("total of items", "count-mismatch", changed("n:items"), (), COUNTS),
    Operator("total of aspects", "count-mismatch", changed("n:aspects"), (), COUNTS),
    Operator("two digits of a total", "count-mismatch", _transposed, (), COUNTS),
    Operator(
        "total repeated",
        "claim-conflict",
        changed("n:whole"),
        ("count-mismatch", "sum-mismatch"),
        COUNTS,
    ),
    Operator(
        "number of those done",
        "count-mismatch",
        _done_alone,
        ("ratio-mismatch", "claim-conflict"),
        COUNTS,
    ),
    Operator("number of meetings, once of twice", "claim-conflict", _one_of_two("meetings")),
    Operator(
        "number of measures, once of twice",
        "claim-conflict",
        _one_of_two("measures"),
        ("sum-mismatch",),
    ),
    Operator(
        "number done, said again",
        "claim-conflict",
        _done_again,
        ("count-mismatch", "sum-mismatch"),
        COUNTS,
    ),
    Operator(
        "part of the whole",
        "sum-mismatch",
        _part_of_whole,
        ("count-mismatch", "claim-conflict"),
        COUNTS,
    ),
    Operator(
        "part of the documents", "sum-mismatch", _part_of_documents, (), ("evidence-exceeds-claim",)
    ),
    Operator("measures left", "sum-mismatch", changed("n:measures-(done|left)")),
    Operator("part in an item", "sum-mismatch", _in_sum("part")),
    Operator("total in an item", "sum-mismatch", _in_sum("total", least=3)),
    Operator("two digits of a sum of money", "sum-mismatch", _decimal_part),
    Operator("difference", "sum-mismatch", _difference, ("ratio-mismatch",)),
    Operator("rate of the whole", "ratio-mismatch", _rate_of_whole),
    Operator("rate in an item", "ratio-mismatch", _rate_in_item),
    Operator("two digits of a rate", "ratio-mismatch", _rate_digits),
    Operator("number behind a rate", "ratio-mismatch", _part_of_rate),
    Operator("number of points", "enumeration-mismatch", changed("n:three", least=2)),
    Operator("last point dropped", "enumeration-mismatch", _drop_listed),
    Operator("number of names", "enumeration-mismatch", _list_number),
    Operator("name dropped", "enumeration-mismatch", _list_member),
    Operator("fewer documents than are named", "evidence-exceeds-claim", _documents_too_few),
)
