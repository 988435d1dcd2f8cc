"""The slips of a tired clerk: every operator, in the order in which they are reported."""

from __future__ import annotations

from tests.synthesis.mutants import dates, documents, figures, marks, outline
from tests.synthesis.mutants.slip import Operator, Slipped

__all__ = ["OPERATORS", "Operator", "Slipped"]

OPERATORS: tuple[Operator, ...] = (
    *figures.OPERATORS,
    *outline.OPERATORS,
    *dates.OPERATORS,
    *documents.OPERATORS,
    *marks.OPERATORS,
)
