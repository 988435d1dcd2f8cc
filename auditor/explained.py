"""What there is to tell of a rule: its options, and its examples with what it says of them."""

from __future__ import annotations

from typing import Any

from grammar.named_tuples import NamedTuple
from rules._rule import Example, Rule, Words
from rules.examples import findings, unmarked


class Option(NamedTuple):
    """An option of a rule."""

    name: str
    default: Any


class Shown(NamedTuple):
    """An example with what the rule says of it.

    Attributes:
        text: as it stands in the rule, ⟦…⟧ around the places to look at first.
        messages: what is reported; nothing of a sound text.
        why: why a sound text is sound, or what the example shows; may be empty.
    """

    text: str
    messages: tuple[Words, ...]
    why: str


def options_of(rule: Rule[Any]) -> list[Option]:
    """The options of a rule with their defaults."""
    return [Option(name, default) for name, default in rule.options._asdict().items()]


def failing(rule: Rule[Any]) -> list[Shown]:
    """The texts on which the rule reports something."""
    return [_shown(rule, example) for example in rule.examples if example.messages]


def passing(rule: Rule[Any]) -> list[Shown]:
    """The sound texts."""
    return [_shown(rule, example) for example in rule.examples if not example.messages]


def _shown(rule: Rule[Any], example: Example) -> Shown:
    said = findings(rule, unmarked(example).text) if example.messages else ()
    return Shown(example.text, tuple(finding.message for _, finding in said), example.why)
