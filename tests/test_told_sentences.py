"""What is made of single sentences, word for word; after a change: `make docs`."""

from __future__ import annotations

import pytest

from tests.told_sentences import kept, told

KEPT = kept()


def test_there_are_sentences() -> None:
    assert len(KEPT) > 900


@pytest.mark.parametrize("text", KEPT)
def test_it_is_told_as_it_was(text: str) -> None:
    assert told(text) == KEPT[text]
