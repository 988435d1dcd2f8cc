"""What is said of the rules' examples, word for word; after a change: `make docs`."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from rules import RULES
from rules._rule import Rule
from tests.told import FOLDER, kept, of_example

CASES = [
    pytest.param(rule, number, id=f"{rule.name}-{number}")
    for rule in RULES
    for number in range(1, len(rule.examples) + 1)
]
BY_NAME = {rule.name: rule for rule in RULES}


@cache
def file(name: str) -> dict[int, str]:
    return kept(BY_NAME[name])


@pytest.mark.parametrize(("rule", "number"), CASES)
def test_it_says_what_it_said(rule: Rule[Any], number: int) -> None:
    assert of_example(rule, number) == file(rule.name)[number]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_no_other_example_is_kept(rule: Rule[Any]) -> None:
    assert list(file(rule.name)) == list(range(1, len(rule.examples) + 1))


def test_no_other_rule_is_kept() -> None:
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(rule.name for rule in RULES)
