"""The slips and the changes: each one changes what it says, and nothing is asked of no rule."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from random import Random

import pytest

from rules import RULES
from tests.synthesis.draft import Draft, printed
from tests.synthesis.mutants import OPERATORS, Operator, Slipped
from tests.synthesis.neutral import CHANGES, Neutral
from tests.synthesis.pen import Pen
from tests.synthesis.write import pen_of, written

NAMES = {rule.name for rule in RULES}


@cache
def notice(seed: int) -> tuple[Pen, Draft]:
    pen = pen_of(seed)
    return pen, written(pen)


def made(operator: Operator, seeds: range) -> Iterator[tuple[Draft, Slipped]]:
    for seed in seeds:
        pen, draft = notice(seed)
        mutant = operator.make(draft, pen, Random(f"{seed}/{operator.name}"))
        if mutant is not None:
            yield draft, mutant


def test_there_are_enough_slips() -> None:
    assert len(OPERATORS) >= 40
    assert len({one.name for one in OPERATORS}) == len(OPERATORS)


def test_every_rule_has_a_slip() -> None:
    assert {one.rule for one in OPERATORS} == NAMES


def test_only_rules_are_named() -> None:
    assert {name for one in OPERATORS for name in one.explained} <= NAMES


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda one: one.name)
def test_a_slip_changes_the_text_at_its_place(operator: Operator) -> None:
    """It finds a place in some of the notices; the lines it names are lines of the notice."""
    mutants = list(made(operator, range(150)))
    assert len(mutants) >= 2
    for draft, mutant in mutants:
        assert printed(mutant.draft).text != printed(draft).text
        assert mutant.rows
        assert all(0 <= row < len(mutant.draft.lines) for row in mutant.rows)


@pytest.mark.parametrize("operator", OPERATORS[::6], ids=lambda one: one.name)
def test_the_same_chance_makes_the_same_slip(operator: Operator) -> None:
    first = [printed(mutant.draft) for _, mutant in made(operator, range(30))]
    assert first == [printed(mutant.draft) for _, mutant in made(operator, range(30))]


@pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.name)
def test_a_change_leaves_the_words(change: Neutral) -> None:
    """The changes change something in some notice, and keep every figure that is stated."""
    texts = [(notice(seed)[1], change.make(notice(seed)[1], Random(seed))) for seed in range(20)]
    if change.name != "composed characters":
        assert any(printed(draft).text != text for draft, text in texts)
    for draft, text in texts:
        flat = "".join(text.split()).translate({0xFF10 + n: ord("0") + n for n in range(10)})
        assert all(piece.text in flat for _, piece in draft.tagged("n:(items|problems|docs)"))
