"""Invented notices, written by seed: sound ones are silent, each kind of slip is found where it is.

`make accuracy` measures how often, over thousands; these are some where it always does.
"""

from __future__ import annotations

from functools import cache
from random import Random

import pytest

from tests.synthesis.draft import Draft, printed
from tests.synthesis.judge import Found, Judged, findings, judged
from tests.synthesis.mutants import OPERATORS, Operator
from tests.synthesis.neutral import CHANGES, Neutral
from tests.synthesis.pen import Pen
from tests.synthesis.write import pen_of, written

SEEDS = range(1, 13)
# where a kind of slip has no place in those
MORE = range(13, 250)


@cache
def notice(seed: int) -> tuple[Pen, Draft, list[Found]]:
    pen = pen_of(seed)
    draft = written(pen)
    return pen, draft, findings(printed(draft).text)


def results(operator: Operator) -> list[Judged]:
    found: list[Judged] = []
    for seed in (*SEEDS, *MORE):
        pen, draft, base = notice(seed)
        mutant = operator.make(draft, pen, Random(f"{seed}/{operator.name}"))
        if mutant is not None:
            found.append(judged(operator, mutant, base))
        if len(found) == 3:
            break
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sound_notice_is_silent(seed: int) -> None:
    assert notice(seed)[2] == []


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda one: one.name)
def test_a_slip_is_found_and_nothing_besides(operator: Operator) -> None:
    """In two of the first three notices that have a place for it: some are told too cleverly."""
    hits = [result.hit for result in results(operator) if result.stray == ()]
    assert len(hits) == 3
    assert sum(hits) >= 2


@pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.name)
def test_what_has_no_meaning_moves_nothing(change: Neutral) -> None:
    """Neither the silence of a sound notice, nor what is found in one with a slip."""
    for seed in SEEDS[:4]:
        pen, draft, _ = notice(seed)
        random = Random(f"{seed}/{change.name}")
        assert findings(change.make(draft, random)) == []
        slips = (operator.make(draft, pen, random) for operator in random.sample(OPERATORS, 9))
        for mutant in [slip for slip in slips if slip is not None][:2]:
            before = findings(printed(mutant.draft).text)
            after = findings(change.make(mutant.draft, random))
            assert sorted((f.rule, f.quote) for f in after) == sorted(
                (f.rule, f.quote) for f in before
            )
