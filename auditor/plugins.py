"""Rules of other packages: entry points of the group `auditor.rules`, loaded by name.

    [project.entry-points."auditor.rules"]
    our-office = "our_office.rules:RULES"

A package's rules are run only where a configuration names the entry point under `plugins`: what is
installed beside the checker changes no result by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from auditor.errors import AuditError, failure, suggestion
from rules._rule import Rule, Words

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "auditor.rules"
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def load(names: Iterable[str], known: Sequence[Rule[Any]]) -> tuple[Rule[Any], ...]:
    """The rules of some entry points.

    Args:
        names: of the entry points.
        known: the rules there are already, whose names are taken.

    Raises:
        AuditError: there is no such entry point, it cannot be loaded, or does not hold rules with
            names of their own.
    """
    names = list(names)
    if not names:
        return ()
    from importlib.metadata import entry_points

    points = {point.name: point for point in entry_points(group=GROUP)}
    taken = {rule.name for rule in known}
    found: list[Rule[Any]] = []
    for name in names:
        if name not in points:
            raise _missing(name, points)
        for rule in _rules(points[name]):
            if rule.name in taken or not _NAME.fullmatch(rule.name):
                raise AuditError(
                    Words(
                        f"插件 {name}：规则名 {rule.name} 已被占用，或写法不合（如 our-rule）",
                        f"plugin {name}: the rule name {rule.name} is taken, or not of the form "
                        "our-rule",
                    )
                )
            taken.add(rule.name)
            found.append(rule)
    return tuple(found)


def _rules(point: EntryPoint) -> tuple[Rule[Any], ...]:
    try:
        rules = tuple(point.load())
    except Exception as error:  # noqa: BLE001 - another package's code may fail in any way
        why = failure(error)
        raise AuditError(
            Words(
                f"插件 {point.name}（{point.value}）无法载入：{why}",
                f"plugin {point.name} ({point.value}) cannot be loaded: {why}",
            )
        ) from None
    if not all(isinstance(rule, Rule) for rule in rules):
        raise AuditError(
            Words(
                f"插件 {point.name}（{point.value}）应是一组 rules._rule.Rule",
                f"plugin {point.name} ({point.value}) has to be a tuple of rules._rule.Rule",
            )
        )
    return rules


def _missing(name: str, points: Iterable[str]) -> AuditError:
    near = suggestion(name, points)
    return AuditError(
        Words(
            f"没有安装名为 {name} 的插件（入口点组 {GROUP}）{near.zh}",
            f"no installed package has an entry point {name} of the group {GROUP}{near.en}",
        )
    )
