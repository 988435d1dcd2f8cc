"""What is compared: one module a rule, and the tuple that names them all."""

from __future__ import annotations

from typing import Any

from rules import (
    claim_conflict,
    completion_overclaim,
    contact_invalid,
    count_mismatch,
    date_conflict,
    date_order,
    duplicate_item,
    duration_mismatch,
    early_action,
    empty_item,
    enumeration_mismatch,
    evidence_exceeds_claim,
    heading_pattern,
    impossible_date,
    late_action,
    missing_status,
    missing_terminal_mark,
    numbering_gap,
    numbering_style,
    ratio_mismatch,
    reference_conflict,
    repeated_word,
    status_contradiction,
    sum_mismatch,
    term_drift,
    unbalanced_mark,
    word_choice,
)
from rules._rule import Rule

# in the order in which they are documented
RULES: tuple[Rule[Any], ...] = (
    count_mismatch.RULE,
    claim_conflict.RULE,
    sum_mismatch.RULE,
    ratio_mismatch.RULE,
    enumeration_mismatch.RULE,
    evidence_exceeds_claim.RULE,
    impossible_date.RULE,
    date_order.RULE,
    date_conflict.RULE,
    duration_mismatch.RULE,
    early_action.RULE,
    late_action.RULE,
    missing_status.RULE,
    status_contradiction.RULE,
    completion_overclaim.RULE,
    numbering_gap.RULE,
    numbering_style.RULE,
    empty_item.RULE,
    duplicate_item.RULE,
    heading_pattern.RULE,
    reference_conflict.RULE,
    term_drift.RULE,
    unbalanced_mark.RULE,
    missing_terminal_mark.RULE,
    repeated_word.RULE,
    word_choice.RULE,
    contact_invalid.RULE,
)
