"""Findings that are known already: recorded once, not reported again, told when they are gone.

An entry names a finding by its document and its fingerprint, which is made of the words around it:
edits elsewhere disturb nothing. Line and quote are there for the person who reads the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from auditor.chosen import relative
from auditor.errors import AuditError, system_reason
from auditor.report import Report, ReportedFinding
from grammar.named_tuples import NamedTuple
from rules._rule import Words

VERSION = 1
_LONGEST_QUOTE = 80


class Entry(NamedTuple):
    """A finding that is known.

    Attributes:
        path: of the document, from the baseline's folder, with forward slashes.
        rule: which found it.
        fingerprint: the finding's.
        quote: its words, for people.
    """

    path: str
    rule: str
    fingerprint: str
    quote: str


class Baseline(NamedTuple):
    """A file of known findings.

    Attributes:
        name: the file.
        entries: what it records.
    """

    name: str
    entries: tuple[Entry, ...]

    def known(self, path: str, findings: Iterable[ReportedFinding]) -> set[Entry]:
        """The entries that are for findings of a document.

        Args:
            path: the document's, as it was given on the command line.
            findings: what was found in it.
        """
        below = relative(path, self.name)
        found = {(finding.rule, finding.fingerprint) for finding in findings}
        return {
            entry
            for entry in self.entries
            if entry.path == below and (entry.rule, entry.fingerprint) in found
        }

    def stale(
        self, audited: Iterable[Report], matched: set[Entry], folders: Sequence[str]
    ) -> list[Words]:
        """What is to be told of entries that match nothing.

        Args:
            audited: the reports of the run, without their findings.
            matched: the entries that are for findings of the run.
            folders: folders that were audited as a whole: an entry for a file that is not in one
                of them any more is stale, too.
        """
        ran = {relative(one.source.name, self.name): one for one in audited}
        below = [relative(folder, self.name) for folder in folders]
        told = []
        for entry in self.entries:
            report = ran.get(entry.path)
            if report is None:
                gone = any(f == "." or entry.path.startswith(f"{f}/") for f in below)
            else:
                gone = report.error is None and entry.rule in report.ran and entry not in matched
            if gone:
                told.append(_stale(self.name, entry))
        return told


def load(path: str) -> Baseline:
    """Read a baseline.

    Args:
        path: the file.

    Raises:
        AuditError: it cannot be read, or is not what `auditor baseline` writes.
    """
    import json  # a check without a baseline does not wait for it

    try:
        content = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as error:
        why = system_reason(error)
        raise AuditError(
            Words(
                f"基线 {path}：无法读取：{why.zh}；可先用 auditor baseline … --output {path} 生成",
                f"baseline {path}: cannot be read: {why.en}; "
                f"`auditor baseline ... --output {path}` writes one",
            )
        ) from None
    except (ValueError, RecursionError):
        raise _damaged(path) from None
    if not isinstance(content, dict) or content.get("schema_version") != VERSION:
        raise _damaged(path)
    found = content.get("findings")
    if not isinstance(found, list):
        raise _damaged(path)
    return Baseline(path, tuple(_entry(one, path) for one in found))


def render(reports: Iterable[Report], name: str) -> str:
    """The text of a baseline.

    Args:
        reports: the documents' reports.
        name: the file that it is written to.
    """
    import json

    entries = sorted(
        (
            (relative(report.source.name, name), finding)
            for report in reports
            for finding in report.findings
        ),
        key=lambda one: (one[0], one[1].primary.start, one[1].rule, one[1].fingerprint),
    )
    lines = ",\n".join(
        "  " + json.dumps(_content(path, finding), ensure_ascii=False) for path, finding in entries
    )
    head = f'{{\n "schema_version": {VERSION},\n "findings": ['
    return f"{head}\n{lines}\n ]\n}}\n" if lines else f"{head}]\n}}\n"


def _content(path: str, finding: ReportedFinding) -> dict[str, Any]:
    quote = " ".join(finding.primary.quote.split())
    return {
        "path": path,
        "rule": finding.rule,
        "fingerprint": finding.fingerprint,
        "line": finding.primary.line,
        "quote": quote[:_LONGEST_QUOTE],
    }


def _entry(one: Any, path: str) -> Entry:
    keys = ("path", "rule", "fingerprint", "quote")
    values = [one.get(key) if isinstance(one, dict) else None for key in keys]
    said = [value for value in values if isinstance(value, str)]
    if len(said) < len(keys):
        raise _damaged(path)
    return Entry(*said)


def _damaged(path: str) -> AuditError:
    return AuditError(
        Words(
            f"基线 {path}：不是 auditor baseline 写出的文件，或已损坏；请重新生成",
            f"baseline {path}: this is not what `auditor baseline` writes, or it is damaged; "
            "write it anew",
        )
    )


def _stale(name: str, entry: Entry) -> Words:
    return Words(
        f"基线 {name}：{entry.path} 的 {entry.rule}（“{entry.quote}”）已不存在，可删去此条",
        f"baseline {name}: {entry.path}: {entry.rule} (“{entry.quote}”) is no longer there; "
        "the entry can go",
    )
