"""The sentences of the text reports, in both languages."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from typing import Protocol

from auditor.language import Language, say
from rules._rule import Outcome, Severity, Words

_MOST_LINES = 8  # line numbers named in a sentence

SEVERITIES = {
    Severity.ERROR: Words("错误", "error"),
    Severity.WARNING: Words("警告", "warning"),
    Severity.NOTE: Words("提示", "note"),
}
VERDICTS = {
    Outcome.CONTRADICTED: Words("有矛盾", "contradicted"),
    Outcome.UNCERTAIN: Words("存疑", "uncertain"),
    Outcome.VERIFIED: Words("已核实", "verified"),
    Outcome.AGREES: Words("前后一致", "consistent"),
    Outcome.UNASSESSED: Words("未核", "unassessed"),
}
KINDS = {
    "count": Words("计数", "count"),
    "money": Words("金额", "sum of money"),
    "measure": Words("数量", "measure"),
    "rate": Words("比率", "rate"),
    "date": Words("日期", "date"),
    "duration": Words("时长", "duration"),
    "document": Words("文件", "document"),
    "document-number": Words("文号", "document number"),
    "reference": Words("指称", "reference"),
    "number": Words("数字", "bare number"),
}
_PLURALS = {"sum of money": "sums of money"}


class Wording(Protocol):
    """The sentences of the text report."""

    def total(self, documents: int, unread: int, found: Mapping[Severity, int]) -> str:
        """What several documents come to."""

    def findings(self, name: str, found: Mapping[Severity, int]) -> str:
        """How many findings a document has."""

    def claims(self, count: int, verdicts: Mapping[Outcome, int]) -> str:
        """How many claims carry which verdict."""

    def unassessed(self, name: str, count: int, kinds: Mapping[str, int]) -> str:
        """How many claims, of which kinds, could not be assessed, and where to read why."""

    def gaps(self, lines: list[int]) -> str:
        """Which lines could not be understood."""

    def empty(self, name: str) -> str:
        """That a document has nothing in it."""

    def no_notice(self, name: str) -> str:
        """That a document does not read as a notice."""

    def more_places(self, count: int) -> str:
        """How many places of a finding are not shown."""

    def check(self, question: str) -> str:
        """What to look at next."""


def wording(language: Language) -> Wording:
    """The sentences in one language."""
    return _Chinese() if language == "zh" else _English()


class _English:
    def total(self, documents: int, unread: int, found: Mapping[Severity, int]) -> str:
        failed = f" ({unread} not audited in full)" if unread else ""
        return f"total: {plural(documents, 'file')}{failed}: {self._found(found)}"

    def findings(self, name: str, found: Mapping[Severity, int]) -> str:
        return f"{name}: {self._found(found)}"

    def claims(self, count: int, verdicts: Mapping[Outcome, int]) -> str:
        parts = (f"{verdicts.get(o, 0)} {say(VERDICTS[o], 'en')}" for o in _VERDICT_ORDER)
        return f"{plural(count, 'claim')}: {', '.join(parts)}"

    def unassessed(self, name: str, count: int, kinds: Mapping[str, int]) -> str:
        parts = (plural(n, KINDS[kind].en) for kind, n in _most_first(kinds))
        return (
            f"not assessed: {sum(kinds.values())} of {plural(count, 'claim')} "
            f"({', '.join(parts)}) — see `auditor claims {shlex.quote(name)}`"
        )

    def gaps(self, lines: list[int]) -> str:
        return f"not understood: {plural(len(lines), 'line')} ({_numbers(lines, ', ')})"

    def empty(self, name: str) -> str:
        return f"{name}: the file is empty; there was nothing to audit"

    def no_notice(self, name: str) -> str:
        return (
            f"{name}: this does not read as a notice: no account of problems found and put right; "
            "what could be checked was checked all the same"
        )

    def more_places(self, count: int) -> str:
        return f"and {plural(count, 'more place')}: see --format json"

    def check(self, question: str) -> str:
        words = question.removeprefix("Check: ")
        return words if words.lower().startswith("check") else f"check: {words}"

    def _found(self, found: Mapping[Severity, int]) -> str:
        return ", ".join(plural(found.get(one, 0), SEVERITIES[one].en) for one in Severity)


class _Chinese:
    def total(self, documents: int, unread: int, found: Mapping[Severity, int]) -> str:
        failed = f"（其中 {unread} 个未能完整核对）" if unread else ""
        return f"合计：{documents} 个文件{failed}，{self._found(found)}"

    def findings(self, name: str, found: Mapping[Severity, int]) -> str:
        return f"{name}：{self._found(found)}"

    def claims(self, count: int, verdicts: Mapping[Outcome, int]) -> str:
        parts = (f"{VERDICTS[o].zh} {verdicts.get(o, 0)}" for o in _VERDICT_ORDER)
        return f"数字、日期、文件共 {count} 处：{'，'.join(parts)}"

    def unassessed(self, name: str, count: int, kinds: Mapping[str, int]) -> str:
        parts = (f"{KINDS[kind].zh} {n}" for kind, n in _most_first(kinds))
        return (
            f"未核：{count} 处中有 {sum(kinds.values())} 处（{'，'.join(parts)}），"
            f"缘由见 auditor claims {shlex.quote(name)}"
        )

    def gaps(self, lines: list[int]) -> str:
        return f"未能读懂 {len(lines)} 行：第 {_numbers(lines, '、')} 行"

    def empty(self, name: str) -> str:
        return f"{name}：文件是空的，没有可核对的内容"

    def no_notice(self, name: str) -> str:
        return f"{name}：不像整改通报：没有读到问题及其整改情况；能核对的仍已核对"

    def more_places(self, count: int) -> str:
        return f"另有 {count} 处，见 --format json"

    def check(self, question: str) -> str:
        return question if question.startswith("核对") else f"核对：{question}"

    def _found(self, found: Mapping[Severity, int]) -> str:
        return "，".join(f"{SEVERITIES[one].zh} {found.get(one, 0)} 处" for one in Severity)


_VERDICT_ORDER = (
    Outcome.VERIFIED,
    Outcome.AGREES,
    Outcome.CONTRADICTED,
    Outcome.UNCERTAIN,
    Outcome.UNASSESSED,
)


def plural(count: int, noun: str) -> str:
    """A number with its English noun: 1 file, 2 files."""
    return f"{count} {noun if count == 1 else _PLURALS.get(noun, noun + 's')}"


def _most_first(kinds: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(kinds.items(), key=lambda one: (-one[1], list(KINDS).index(one[0])))


def _numbers(lines: list[int], comma: str) -> str:
    shown = comma.join(str(line) for line in lines[:_MOST_LINES])
    return shown + (" …" if len(lines) > _MOST_LINES else "")
