"""How whole notices are understood, word for word; after a change: `make docs`."""

from __future__ import annotations

import pytest

from tests.told_notices import FOLDER, file, names, told


@pytest.mark.parametrize("name", names())
def test_it_is_understood_as_it_was(name: str) -> None:
    assert told(name) == file(name).read_text(encoding="utf-8")


def test_no_other_notice_is_kept() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(names())
