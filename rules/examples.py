"""Reads the examples of a rule: where ⟦…⟧ marks a place, and what the rule makes of the text."""

from __future__ import annotations

from typing import Any

from grammar.named_tuples import NamedTuple
from grammar.parse import parse
from grammar.source import Source, Span
from rules._rule import Example, Finding, Rule


class Marked(NamedTuple):
    """An example's text without its marks, and the spans they stood around."""

    text: str
    places: tuple[Span, ...]


def unmarked(example: Example) -> Marked:
    """The text of an example as a notice would have it, with the marked places.

    Raises:
        ValueError: where a mark is not closed.
    """
    pieces: list[str] = []
    places: list[Span] = []
    length = 0
    for number, piece in enumerate(example.text.split("⟦")):
        inside, mark, after = piece.partition("⟧")
        if bool(mark) is (number == 0):
            raise ValueError(f"a mark is not closed: {example.text}")
        if number:
            places.append(Span(length, length + len(inside)))
        pieces += (inside, after)
        length += len(inside) + len(after)
    return Marked("".join(pieces), tuple(places))


def findings(rule: Rule[Any], text: str) -> list[tuple[Span, Finding]]:
    """What a rule finds in a text, each with its primary place in it, in the order of the text."""
    notice = parse(Source(text))
    said = rule.check(notice, rule.options)
    found = [(notice.reading.place(f.primary), f) for f in said if isinstance(f, Finding)]
    return sorted(found, key=lambda pair: pair[0])
