"""The invented notices: the same from the same seed, told in many forms, and sound."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest

from tests.synthesis.draft import Draft, Line, printed
from tests.synthesis.form import CHOICES, Form
from tests.synthesis.imagine import imagine
from tests.synthesis.numerals import chinese, day, formal, rate
from tests.synthesis.pen import Pen
from tests.synthesis.words import wording_places, wordings
from tests.synthesis.world import State
from tests.synthesis.write import pen_of, write, written

SEEDS = range(40)


def text(seed: int, **fixed: str) -> str:
    return printed(write(seed, fixed)).text


def told(form: int) -> Draft:
    """One and the same world in some form."""
    chosen = Form(form)
    month_end = chosen["as_of"] == "month_end"
    world = imagine(7, deep=chosen["depth"] == "items", month_end=month_end)
    return written(Pen(world, chosen))


def test_the_same_seed_gives_the_same_text() -> None:
    assert [text(seed) for seed in SEEDS] == [text(seed) for seed in SEEDS]


def test_another_seed_gives_another_text() -> None:
    assert len({text(seed) for seed in SEEDS}) == len(SEEDS)


def test_there_are_enough_choices() -> None:
    assert len(CHOICES) >= 40
    assert all(len(set(options)) > 1 for options in CHOICES.values())


@pytest.mark.parametrize("name", CHOICES)
def test_every_option_of_a_choice_makes_a_difference_by_itself(name: str) -> None:
    """Some notice changes when this choice alone is made otherwise, for each of its options."""
    options = sorted(set(CHOICES[name]))
    different = set()
    for seed in range(120):
        made = {option: text(seed, **{name: option}) for option in options}
        different |= {one for one in options for other in options if made[one] != made[other]}
        if len(different) == len(options):
            return
    pytest.fail(f"{name}: no notice shows {set(options) - different}")


# The others are chosen by the world, so that the seeds go through them.
CHOSEN_BY_FORM = [
    place for place in wording_places() if place.split(".")[0] not in {"study", "furniture"}
]


@pytest.mark.parametrize("place", CHOSEN_BY_FORM)
def test_every_wording_can_be_written(place: str) -> None:
    """No wording asks for a part that its place does not have."""
    for wording in wordings(place):
        for seed in range(6):
            assert "{" not in text(seed, **{place: wording})


def test_no_place_is_left_open() -> None:
    assert not [
        seed for seed in range(200) if re.search(r"[{}]|。。|，，|，。|、。|None", text(seed))
    ]


def lines(role: str) -> Callable[[Draft], tuple[str, ...]]:
    def take(draft: Draft) -> tuple[str, ...]:
        return tuple(line.text for line in draft.lines if line.role == role)

    return take


def headings(draft: Draft) -> tuple[str, ...]:
    """The first heading of each level, and how it goes on behind the name."""
    found: dict[str, Line] = {}
    for line in draft.lines:
        if line.role in {"aspect", "problem", "item"}:
            found.setdefault(line.role, line)
    return tuple(line.text[:30] for line in found.values())


def page(draft: Draft) -> tuple[object, ...]:
    return (draft.layout, *(line.role for line in draft.lines))


@pytest.mark.parametrize(
    ("part", "least"),
    [
        pytest.param(lines("lead"), 280, id="lead"),
        pytest.param(lines("summary"), 80, id="summary"),
        pytest.param(lines("organising"), 200, id="organising"),
        pytest.param(lines("status"), 40, id="status"),
        pytest.param(lines("next"), 120, id="next"),
        pytest.param(lines("contact"), 100, id="contact"),
        pytest.param(headings, 200, id="headings"),
        pytest.param(page, 290, id="page"),
    ],
)
def test_one_world_has_many_skeletons(part: Callable[[Draft], object], least: int) -> None:
    """What differs between these notices is form alone: they tell of one world."""
    assert len({part(told(form)) for form in range(300)}) >= least


@pytest.mark.parametrize("seed", SEEDS)
def test_the_world_is_sound(seed: int) -> None:
    """What is stated is what is listed, and the days are in their order."""
    pen = pen_of(seed)
    world, draft = pen.world, written(pen)
    listed = {
        "aspects": sum(line.role == "aspect" for line in draft.lines),
        "problems": sum(line.role == "problem" for line in draft.lines),
        "items": sum(line.role == "item" for line in draft.lines),
        "whole": len(world.leaves()),
        "done": world.count(State.DONE, State.LASTING),
        "pending": world.count(State.PENDING),
        "docs": world.totals.new + world.totals.revised,
    }
    for key, number in listed.items():
        assert {piece.value for _, piece in draft.tagged(f"n:{key}")} <= {number}
    assert list(world.dates) == sorted(world.dates)
    made = [one for one in world.documents() if not one.revised]
    assert world.totals.new > len(made)
    for one in world.documents():
        assert world.dates.feedback < one.issued < world.dates.as_of


@pytest.mark.parametrize("seed", SEEDS)
def test_sums_in_items_hold(seed: int) -> None:
    draft = write(seed)
    totals = {piece.tag: piece for _, piece in draft.tagged("sum:.*:total")}
    for tag, total in totals.items():
        parts = [p for _, p in draft.tagged(re.escape(tag.replace(":total", ":part")))]
        hundredths = [round(float(str(one.value)) * 100) for one in (total, *parts)]
        assert hundredths[0] == sum(hundredths[1:])


@pytest.mark.parametrize(
    ("number", "written_as"),
    [(2, "二"), (10, "十"), (12, "十二"), (20, "二十"), (41, "四十一"), (105, "一百零五"), (110, "一百一十"), (2003, "二千零三")],
)  # fmt: skip
def test_chinese_numerals(number: int, written_as: str) -> None:
    assert chinese(number) == written_as


def test_dates_and_rates() -> None:
    when = dt.date(2024, 3, 5)
    assert (day(when), day(when, year=False, padded=True)) == ("2024年3月5日", "03月05日")
    assert formal(when) == "二〇二四年三月五日"
    assert (rate(2, 3, 1), rate(2, 3, 1, cut=True), rate(3, 3, 2)) == ("66.7", "66.6", "100")
