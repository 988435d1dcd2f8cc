"""What is compared: one module a rule, and the tuple that names them all."""

from __future__ import annotations

from typing import Any

from rules import (
    contact_invalid,
    enumeration_mismatch,
    impossible_date,
    missing_terminal_mark,
    numbering_gap,
    numbering_style,
    ratio_mismatch,
    repeated_word,
    status_contradiction,
    sum_mismatch,
    unbalanced_mark,
    word_choice,
)
from rules._rule import Rule

# in the order in which they are documented
RULES: tuple[Rule[Any], ...] = (
    sum_mismatch.RULE,
    ratio_mismatch.RULE,
    enumeration_mismatch.RULE,
    impossible_date.RULE,
    status_contradiction.RULE,
    numbering_gap.RULE,
    numbering_style.RULE,
    unbalanced_mark.RULE,
    missing_terminal_mark.RULE,
    repeated_word.RULE,
    word_choice.RULE,
    contact_invalid.RULE,
)
