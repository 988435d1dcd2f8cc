"""How whole notices are understood, word for word; after a change: `make docs`."""

from __future__ import annotations

import pytest

from tests.synthesis.mutants import OPERATORS, Operator
from tests.told_notices import (
    COUNTED,
    COUNTS,
    FOLDER,
    SLIPS,
    counted,
    file,
    names,
    slipped,
    told,
)


@pytest.mark.parametrize("name", names())
def test_it_is_understood_as_it_was(name: str) -> None:
    assert told(name) == file(name).read_text(encoding="utf-8")


@pytest.mark.parametrize("seed", COUNTED)
def test_it_has_as_many_of_each(seed: int) -> None:
    lines = COUNTS.read_text(encoding="utf-8").splitlines()
    assert f"{seed}: {counted(seed)}" == lines[seed - COUNTED.start]


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda one: one.name)
def test_a_slip_is_told_as_it_was(operator: Operator) -> None:
    lines = SLIPS.read_text(encoding="utf-8").splitlines()
    assert slipped(operator) == [one for one in lines if one.startswith(f"{operator.name}, ")]


def test_no_other_notice_is_kept() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {
        *names(),
        COUNTS.stem,
        SLIPS.stem,
        "sentences",
    }
