"""Thinks up a world: random, and sound in all that a notice may tell of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import count
from random import Random

from tests.synthesis.numerals import chinese
from tests.synthesis.words import matters, sectors
from tests.synthesis.world import (
    Aspect,
    Body,
    Dates,
    Document,
    Leaf,
    Problem,
    State,
    Totals,
    World,
)

FULL_ORGAN = {"党组": "党组", "党委": "委员会", "党工委": "工作委员会", "党支部": "支部委员会"}


def imagine(seed: int, *, deep: bool, month_end: bool) -> World:
    """A world from a seed.

    Args:
        seed: the same seed gives the same world.
        deep: whether problems have items.
        month_end: whether the state of things is that of the end of a month.
    """
    random = Random(f"{seed}/world")
    body = _body(random)
    dates = _dates(random, month_end=month_end)
    aspects = tuple(_aspects(random, body, dates, deep=deep))
    plan = Document(
        f"{body.short}关于{body.group}反馈意见的整改方案",
        random.randint(5, 30),
        dates.feedback.year,
        dates.feedback,
        revised=False,
    )
    documents = [
        leaf.document
        for aspect in aspects
        for problem in aspect.problems
        for leaf in problem.leaves
        if leaf.document
    ]
    revised = sum(document.revised for document in documents)
    measures = random.randint(60, 240)
    totals = Totals(
        measures=measures,
        measures_done=measures - random.randint(2, 25),
        meetings=random.randint(4, 19),
        new=len(documents) - revised + 1 + random.randint(1, 9),
        revised=revised + random.randint(2, 9),
    )
    return World(seed, body, dates, aspects, totals, plan, deep)


def _body(random: Random) -> Body:
    name, organ, short, sign = random.choice(sectors())
    first, last = random.choice(matters("place_first")), random.choice(matters("place_last"))
    level = random.choice("县区市")
    place = f"{first}{last}{level}"
    work = random.choices(("巡察", "巡视", "督察", "审计"), (6, 2, 1, 1))[0]
    number = chinese(random.randint(1, 9))
    session = chinese(random.randint(3, 14))
    wheel = chinese(random.randint(2, 12))
    auth, group, circle = {
        "巡察": (f"{level}委", f"{level}委第{number}巡察组", f"{session}届{level}委第{wheel}轮"),
        "巡视": ("省委", f"省委第{number}巡视组", f"{session}届省委第{wheel}轮"),
        "督察": ("省委、省政府", f"省第{number}生态环境保护督察组", "第二轮生态环境保护"),
        "审计": (
            f"{level}政府",
            f"{level}审计局审计组",
            f"{random.randint(2014, 2022)}年度财政收支",
        ),
    }[work]
    return Body(
        place=place,
        name=f"{place}{name}{organ}",
        org=f"中共{place}{name}{FULL_ORGAN[organ]}",
        short=short,
        sign=f"{first}{sign}",
        auth=auth,
        work=work,
        group=group,
        round=circle,
    )


def _dates(random: Random, *, month_end: bool) -> Dates:
    start = dt.date(random.randint(2015, 2023), random.randint(1, 12), random.randint(1, 28))
    end = start + dt.timedelta(random.randint(29, 70))
    feedback = end + dt.timedelta(random.randint(15, 60))
    as_of = feedback + dt.timedelta(random.randint(95, 170))
    if month_end:
        as_of = as_of.replace(day=1) - dt.timedelta(1)
    signed = as_of + dt.timedelta(random.randint(3, 30))
    return Dates(start, end, feedback, as_of, signed, signed + dt.timedelta(random.randint(0, 9)))


def _aspects(random: Random, body: Body, dates: Dates, *, deep: bool) -> Iterator[Aspect]:
    subjects = list(matters("subjects"))
    random.shuffle(subjects)
    names = random.sample(matters("aspects"), random.randint(2, 4))
    serials = count(random.randint(31, 60))
    finished = random.random() < 0.35
    for number, name in enumerate(names, 1):
        problems: list[Problem] = []
        for inner in range(1, random.randint(2, 4) + 1):
            path = (number, inner)
            title = _title(random, subjects)
            leaves = [(*path, k) for k in range(1, random.randint(1, 3) + 1)] if deep else [path]
            problems.append(
                Problem(
                    path,
                    title[0],
                    tuple(
                        _leaf(
                            random,
                            leaf,
                            _title(random, subjects) if deep else title,
                            (body, dates),
                            serials,
                            finished=finished,
                        )
                        for leaf in leaves
                    ),
                )
            )
        yield Aspect((number,), name, tuple(problems))


def _title(random: Random, subjects: list[str]) -> tuple[str, str]:
    subject = subjects.pop()
    return f"{subject}{random.choice(matters('flaws'))}", subject


def _leaf(
    random: Random,
    path: tuple[int, ...],
    title: tuple[str, str],
    where: tuple[Body, Dates],
    serials: Iterator[int],
    *,
    finished: bool,
) -> Leaf:
    body, dates = where
    state = random.choices(
        (State.DONE, State.LASTING, State.PENDING), (5, 4, 0 if finished else 2)
    )[0]
    document = None
    if state is not State.PENDING and random.random() < 0.25:
        span = (dates.as_of - dates.feedback).days
        issued = dates.feedback + dt.timedelta(random.randint(5, span - 5))
        kinds = [one for one in matters("document_kinds") if one[:2] != title[1][-2:]]
        kind = random.choice(kinds)
        document = Document(
            f"{body.place}{title[1]}{kind}",
            next(serials),
            issued.year,
            issued,
            revised=random.random() < 0.4,
        )
    return Leaf(path, title[0], (title[1],), state, document)
