"""Takes out of the reports of a run what is known or let stand, and says what has become of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from auditor.baseline import Baseline, Entry
from auditor.errors import AuditError
from auditor.report import Report
from auditor.suppressions import sift, suppressions
from grammar.source import Source
from rules._rule import Rule, Words


def today() -> datetime.date:
    """The day, where this machine stands."""
    return datetime.datetime.now().astimezone().date()


class Sifter:
    """Takes findings out of reports, one document after the other, and keeps count.

    Args:
        rules: all rules there are.
        baseline: the findings that are known, or None.
        clock: tells the day; asked only where something is let stand.
        beside: the documents by the names of the texts that were written beside them.
    """

    def __init__(
        self,
        rules: Sequence[Rule[Any]],
        baseline: Baseline | None,
        clock: Callable[[], datetime.date] = today,
        beside: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._beside = beside
        self._names = [rule.name for rule in rules]
        self._baseline = baseline
        self._clock = clock
        self._audited: list[Report] = []
        self._matched: set[Entry] = set()
        self._let_stand = 0
        self._left_out = 0
        self._remarks: list[Words] = []

    def __call__(self, report: Report) -> Report:
        """The report without what is known or let stand."""
        try:
            those = suppressions(self._source(report), self._names)
        except AuditError as trouble:
            return report._replace(error=report.error or trouble.words)
        known = self._known(report)
        if those:
            report, count, remarks = sift(report, those, self._clock())
            self._let_stand += count
            self._remarks += remarks
        names = {(entry.rule, entry.fingerprint) for entry in known}
        kept = tuple(one for one in report.findings if (one.rule, one.fingerprint) not in names)
        self._left_out += len(report.findings) - len(kept)
        return report._replace(findings=kept)

    def _source(self, report: Report) -> Source:
        """The document under its own name."""
        name = report.source.name
        return report.source.named(self._beside.get(name, name))

    def _known(self, report: Report) -> set[Entry]:
        """The baseline's entries for a document; also those for what is let stand are not stale."""
        if self._baseline is None:
            return set()
        name = self._source(report).name
        known = self._baseline.known(name, report.findings)
        self._matched |= known
        self._audited.append(Report(Source("", name), error=report.error, ran=report.ran))
        return known

    def remarks(self, folders: Sequence[str]) -> Iterator[Words]:
        """What is to be told at the end of the run.

        Args:
            folders: the folders that were audited as a whole.
        """
        yield from self._remarks
        if self._baseline is not None:
            yield from self._baseline.stale(self._audited, self._matched, folders)
        if self._left_out or self._let_stand:
            yield _count(self._left_out, self._let_stand)


def _count(known: int, let_stand: int) -> Words:
    zh, en = [], []
    if known:
        zh.append(f"基线中已有 {known} 处")
        en.append(f"{known} in the baseline")
    if let_stand:
        zh.append(f"注明理由放行 {let_stand} 处")
        en.append(f"{let_stand} suppressed with a reason")
    return Words(f"未报出：{'，'.join(zh)}", f"not reported: {', '.join(en)}")
