"""On which line of a TOML file a key stands.

The standard reader tells no lines. So the file is read as far as line 1, line 2 and so on, and a
key stands in the statement with which it appears first. That is slow for long files, and is done
only where somebody is told a line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

Path: TypeAlias = "Sequence[str | int]"


def line_of(text: str, path: Path, words: str | None = None) -> int | None:
    """The line (from 1) of a key, or of some words in its value.

    Args:
        text: a file that is sound TOML.
        path: the keys that lead there, and numbers for the elements of a list.
        words: what to look for in the statement; its last key by default.

    Returns:
        The line; that of the nearest table around it where the key itself is not there; None for
        an empty path.
    """
    lines = text.split("\n")
    while path:
        found = _statement(lines, path)
        if found is not None:
            return _within(lines, found, words or str(path[-1]))
        path, words = path[:-1], None
    return None


def holds(text: str, path: Path) -> bool:
    """Whether there is such a key in a file that is sound TOML."""
    return _holds(tomllib.loads(text), path)


def _statement(lines: list[str], path: Path) -> tuple[int, int] | None:
    """The first and the last line of the statement that brings a key."""
    start = 1
    for end in range(1, len(lines) + 1):
        try:
            content = tomllib.loads("\n".join(lines[:end]))
        except (tomllib.TOMLDecodeError, RecursionError):
            continue  # inside a list or a text of several lines
        if _holds(content, path):
            return start, end
        start = end + 1
    return None


def _holds(content: Any, path: Path) -> bool:
    for step in path:
        if isinstance(step, int):
            if not isinstance(content, list) or step >= len(content):
                return False
        elif not isinstance(content, Mapping) or step not in content:
            return False
        content = content[step]
    return True


def _within(lines: list[str], statement: tuple[int, int], words: str) -> int:
    start, end = statement
    pattern = re.compile(rf"(?<![\w-]){re.escape(words)}(?![\w-])")
    for number in range(start, end + 1):
        if pattern.search(lines[number - 1]):
            return number
    for number in range(start, end + 1):  # blank lines and remarks before the statement
        if lines[number - 1].strip() and not lines[number - 1].lstrip().startswith("#"):
            return number
    return start
