"""With which characters the matches of a regular expression can begin.

A search tries the expression at every character of a text. Where Python knows what a match can
begin with it passes over all else at once, but it looks no further than at expressions that begin
with a plain character. Here every expression is looked into: optional parts, groups, choices.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from typing import Any

_names: Any = importlib.import_module("re._constants")
_compiler: Any = importlib.import_module("re._compiler")

_Set = list[tuple[Any, Any]]
_REPEATED = (_names.MAX_REPEAT, _names.MIN_REPEAT, _names.POSSESSIVE_REPEAT)
_ZERO_WIDTH = (_names.AT, _names.ASSERT, _names.ASSERT_NOT)
_FOLDING = _names.SRE_FLAG_IGNORECASE | _names.SRE_FLAG_LOCALE
_PLAIN = [_names.INFO, 4, 0]  # what a program begins with where Python knows nothing


class _UnknownError(Exception):
    """A match can begin with anything, for all that can be said."""


def told(code: list[int], parsed: Any, flags: int) -> list[int]:
    """A program that says with what its matches begin, which is otherwise the same.

    Args:
        code: what Python made of the expression.
        parsed: the expression, parsed.
        flags: those it is compiled with.
    """
    shortest, longest = code[3:5]
    if code[:3] != _PLAIN or shortest == 0 or flags & _FOLDING:
        return code
    try:
        first, empty = _of_all(parsed)
    except _UnknownError:
        return code
    if empty or not first:
        return code
    listed: list[int] = []
    _compiler._compile_charset(_compiler._optimize_charset(first)[0], flags, listed)
    head = [_names.INFO, 4 + len(listed), _names.SRE_INFO_CHARSET, shortest, longest]
    return [*head, *listed, *code[5:]]


def _of_all(parts: Iterable[tuple[Any, Any]]) -> tuple[_Set, bool]:
    """What a sequence can begin with, and whether it may be empty."""
    found: _Set = []
    for name, value in parts:
        first, empty = _of_one(name, value)
        found = _together(found, first)
        if not empty:
            return found, False
    return found, True


def _of_one(name: Any, value: Any) -> tuple[_Set, bool]:
    if name is _names.LITERAL:
        return [(name, value)], False
    if name is _names.IN:
        return list(value), False
    if name in _ZERO_WIDTH:
        return [], True
    if name is _names.SUBPATTERN and not value[1] | value[2]:
        return _of_all(value[3])
    if name is _names.ATOMIC_GROUP:
        return _of_all(value)
    if name in _REPEATED:
        least, _, repeated = value
        first, empty = _of_all(repeated)
        return first, empty or least == 0
    if name is _names.BRANCH:
        found: _Set = []
        empties = False
        for choice in value[1]:
            first, empty = _of_all(choice)
            found = _together(found, first)
            empties |= empty
        return found, empties
    raise _UnknownError


def _together(one: _Set, other: _Set) -> _Set:
    """Both sets as one, which Python has no way to write where one is told by what is not in it."""
    excluding = any(name is _names.NEGATE for name, _ in (*one, *other))
    if one and other and excluding:
        raise _UnknownError
    return [*one, *other]
