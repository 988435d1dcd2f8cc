"""The examples of every rule hold: its failing texts fail at the marked place, the others pass."""

from __future__ import annotations

from typing import Any

import pytest

from rules import RULES
from rules._rule import Example, Rule
from rules.examples import findings, unmarked

CASES = [
    pytest.param(rule, example, id=f"{rule.name}-{number}")
    for rule in RULES
    for number, example in enumerate(rule.examples)
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(rule: Rule[Any], example: Example) -> None:
    text, places = unmarked(example)
    found = findings(rule, text)
    assert [place for place, _ in found] == list(places), [f.message.zh for _, f in found]
    assert tuple(finding.message.zh for _, finding in found) == example.messages


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_is_complete(rule: Rule[Any]) -> None:
    assert any(example.messages for example in rule.examples), "no failing example"
    assert any(not example.messages for example in rule.examples), "no passing example"
    for words in (rule.summary, rule.matters, rule.silent):
        assert words.zh.strip()
        assert words.en.strip()
        assert words.zh != words.en


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_module_is_named_as_the_rule(rule: Rule[Any]) -> None:
    assert rule.check.__module__ == f"rules.{rule.name.replace('-', '_')}"
    assert len(rule.name) < 30
