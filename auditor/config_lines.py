"""On which line of a TOML file a key stands.

The standard reader tells no lines. So the file is read as far as line 1, line 2 and so on, and a
key stands in the statement with which it appears first. That is slow for long files, and is done
only where somebody is told a line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

from grammar.named_tuples import NamedTuple

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
    while path:
        found = next((one for one in _statements(text) if _holds(one.content, path)), None)
        if found is not None:
            return _within(text.split("\n"), found, words or str(path[-1]))
        path, words = path[:-1], None
    return None


def holds(text: str, path: Path) -> bool:
    """Whether there is such a key in a file that is sound TOML."""
    return any(_holds(one.content, path) for one in _statements(text)[-1:])


class _Statement(NamedTuple):
    """The first and the last line of a statement, and what the file says up to there."""

    first: int
    last: int
    content: dict[str, Any]


@lru_cache(maxsize=1)  # the same file is asked for many keys
def _statements(text: str) -> tuple[_Statement, ...]:
    lines = text.split("\n")
    found: list[_Statement] = []
    first = 1
    for last in range(1, len(lines) + 1):
        try:
            content = tomllib.loads("\n".join(lines[:last]))
        except (tomllib.TOMLDecodeError, RecursionError):
            continue  # inside a list or a text of several lines
        found.append(_Statement(first, last, content))
        first = last + 1
    return tuple(found)


def _holds(content: Any, path: Path) -> bool:
    for step in path:
        if isinstance(step, int):
            if not isinstance(content, list) or step >= len(content):
                return False
        elif not isinstance(content, Mapping) or step not in content:
            return False
        content = content[step]
    return True


def _within(lines: list[str], statement: _Statement, words: str) -> int:
    start, end, _ = statement
    pattern = re.compile(rf"(?<![\w-]){re.escape(words)}(?![\w-])")
    for number in range(start, end + 1):
        if pattern.search(lines[number - 1]):
            return number
    for number in range(start, end + 1):  # blank lines and remarks before the statement
        if lines[number - 1].strip() and not lines[number - 1].lstrip().startswith("#"):
            return number
    return start
