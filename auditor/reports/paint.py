"""Colour, on a terminal that has it and for a person who wants it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TextIO, TypeAlias


class Role(StrEnum):
    """What a piece of text is, which decides its colour."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    PLACE = "place"
    RULE = "rule"
    GUTTER = "gutter"
    RELATED = "related"
    GOOD = "good"
    STRONG = "strong"


Paint: TypeAlias = Callable[[Role, str], str]

_STYLES = {
    Role.ERROR: "bold red",
    Role.WARNING: "bold yellow",
    Role.NOTE: "bold cyan",
    Role.PLACE: "bold",
    Role.RULE: "magenta",
    Role.GUTTER: "blue",
    Role.RELATED: "cyan",
    Role.GOOD: "green",
    Role.STRONG: "bold",
}


def plain(role: Role, text: str) -> str:  # noqa: ARG001 - the form of a Paint
    """The text as it is."""
    return text


def paint_for(stream: TextIO | None, environment: Mapping[str, str] | None = None) -> Paint:
    """Colours for a stream: none unless it is a terminal that has them and nobody objects.

    Args:
        stream: where the text goes.
        environment: NO_COLOR and TERM are looked at; the process's own by default.
    """
    environment = os.environ if environment is None else environment
    unwanted = environment.get("NO_COLOR") or environment.get("TERM") == "dumb"
    if unwanted or stream is None or not stream.isatty():
        return plain
    return _rich_paint()


def _rich_paint() -> Paint:
    from rich.color import ColorSystem
    from rich.style import Style

    styles = {role: Style.parse(style) for role, style in _STYLES.items()}

    def paint(role: Role, text: str) -> str:
        return styles[role].render(text, color_system=ColorSystem.STANDARD) if text else text

    return paint
