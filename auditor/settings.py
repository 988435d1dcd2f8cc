"""What an audit is run with: which rules, at which severity, with which options."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from auditor.errors import AuditError, suggestion
from grammar.named_tuples import NamedTuple
from grammar.vocabulary import USUAL, Vocabulary
from rules._rule import AnyOptions, Rule, Severity, Words


class Settings(NamedTuple):
    """What an audit is run with.

    Attributes:
        rules: the rules to run, in the order in which they are documented.
        left_out: whether some of all the rules are not run; the ledger then says so.
        severities: severities by rule name where they differ from the defaults.
        options: options by rule name where they differ from the defaults.
        vocabulary: the words that notices are read with, besides those that are known.
    """

    rules: tuple[Rule[Any], ...]
    left_out: bool = False
    severities: Mapping[str, Severity] = MappingProxyType({})
    options: Mapping[str, AnyOptions] = MappingProxyType({})
    vocabulary: Vocabulary = USUAL

    def severity(self, rule: Rule[Any]) -> Severity:
        """The severity with which the rule's findings are reported."""
        return self.severities.get(rule.name, rule.severity)


def defaults() -> Settings:
    """All rules, as they come."""
    from rules import RULES

    return Settings(RULES)


def nothing() -> Settings:
    """No rules at all: the notice is only read."""
    return Settings((), left_out=True)


def choose(
    rules: Sequence[Rule[Any]], select: Iterable[str] | None, ignore: Iterable[str]
) -> tuple[Rule[Any], ...]:
    """The rules that are selected and not ignored, in their own order.

    Args:
        rules: all rules.
        select: names, `*` allowed at the end; None selects all.
        ignore: names of the same form.

    Raises:
        AuditError: a name that no rule has, or no rule that is left.
    """
    names = [rule.name for rule in rules]
    wanted = set(names) if select is None else matching(select, names)
    unwanted = matching(ignore, names)
    chosen = tuple(rule for rule in rules if rule.name in wanted and rule.name not in unwanted)
    if not chosen:  # a run that compares nothing would look like a sound notice
        raise AuditError(
            Words(
                "按 select 和 ignore 没有剩下任何规则，无从核对",
                "select and ignore leave no rule to run",
            )
        )
    return chosen


def matching(patterns: Iterable[str], names: Sequence[str]) -> set[str]:
    """The names that the patterns mean.

    Raises:
        AuditError: a pattern that means none of them.
    """
    found: set[str] = set()
    for pattern in patterns:
        if pattern.endswith("*"):
            hits = {name for name in names if name.startswith(pattern[:-1])}
        else:
            hits = {pattern} & set(names)
        if not hits:
            raise unknown_rule(pattern, names)
        found |= hits
    return found


def unknown_rule(name: str, names: Sequence[str]) -> AuditError:
    """The trouble of a rule name that does not exist, with the nearest one that does."""
    near = suggestion(name, names)
    return AuditError(
        Words(
            f"没有名为 {name} 的规则{near.zh or '；auditor rules 列出全部规则'}",
            f"there is no rule {name}{near.en or '; `auditor rules` lists them all'}",
        )
    )
