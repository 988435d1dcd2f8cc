"""The vocabulary: wordings of every place in a notice, and what notices are about."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@cache
def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def wordings(place: str) -> tuple[str, ...]:
    """The wordings of one place, named as `table.key`; one string counts as a single wording.

    Raises:
        KeyError: there is no such place.
    """
    table, key = place.split(".")
    found = _table("words.toml")[table][key]
    return (found,) if isinstance(found, str) else tuple(found)


def lists(place: str) -> tuple[tuple[str, ...], ...]:
    """A place whose wordings are lists, such as the members of an enumeration."""
    table, key = place.split(".")
    return tuple(tuple(one) for one in _table("words.toml")[table][key])


def matters(key: str) -> tuple[str, ...]:
    """One list of what notices are about."""
    return tuple(_table("matters.toml")[key])


def sectors() -> tuple[tuple[str, str, str, str], ...]:
    """The bodies: name, kind of party organ, short name, sign in document numbers."""
    found: Sequence[Sequence[str]] = _table("matters.toml")["sectors"]
    return tuple((one[0], one[1], one[2], one[3]) for one in found)


def wording_places() -> tuple[str, ...]:
    """Every place that has more than one wording."""
    return tuple(
        f"{table}.{key}"
        for table, places in _table("words.toml").items()
        for key, found in places.items()
        if isinstance(found, list) and len(found) > 1
    )
