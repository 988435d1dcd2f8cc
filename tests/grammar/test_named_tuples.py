"""The classes are those that typing makes of the same bodies."""

from __future__ import annotations

import pickle
import typing
from typing import Any, get_type_hints

import pytest

from grammar.named_tuples import NamedTuple
from grammar.source import Span


class Light(NamedTuple):
    """A stretch, and how often."""

    span: Span
    count: int = 1  # type: ignore[assignment]  # in place of the method of tuples

    @property
    def twice(self) -> int:
        """Both times."""
        return 2 * self.count


class Usual(typing.NamedTuple):
    """A stretch, and how often."""

    span: Span
    count: int = 1  # type: ignore[assignment]  # in place of the method of tuples

    @property
    def twice(self) -> int:
        """Both times."""
        return 2 * self.count


@pytest.mark.parametrize(
    "name", ["_fields", "_field_defaults", "__doc__", "__module__", "__match_args__", "__bases__"]
)
def test_they_are_described_alike(name: str) -> None:
    """By all that says what the class is."""
    assert getattr(Light, name) == getattr(Usual, name)


def test_their_annotations_are_found() -> None:
    """As options are read by their types."""
    assert get_type_hints(Light) == get_type_hints(Usual) == {"span": Span, "count": int}


def test_their_values_are_alike() -> None:
    """In what they equal, show, keep and refuse."""
    light: Any = Light
    usual: Any = Usual
    one, other = light(Span(1, 2)), usual(Span(1, 2))
    assert one == other
    assert repr(one) == repr(other).replace("Usual", "Light")
    assert one._replace(count=3).twice == other._replace(count=3).twice == 6
    assert pickle.loads(pickle.dumps(one)) == one
    with pytest.raises(TypeError):
        light()
    with pytest.raises(AttributeError):
        one.count = 2
