"""What the rules say of their examples, word for word; after a change: `make docs`."""

from __future__ import annotations

from typing import Any

import pytest

from rules import RULES
from rules._rule import Rule
from tests.told import FOLDER, told


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_it_says_what_it_said(rule: Rule[Any]) -> None:
    assert told(rule) == (FOLDER / f"{rule.name}.txt").read_text(encoding="utf-8")


def test_no_other_rule_is_written_down() -> None:
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(rule.name for rule in RULES)
