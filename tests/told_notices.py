"""How whole notices are understood, line by line: what `make docs` keeps in `tests/data/told`.

The two example notices and some invented ones: their outline, every number, date and document with
its verdict and why, what is no claim, and their dates in order. Of more of them,
how much of what; and what is found where they have a slip.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from auditor.dates import entries as dates
from auditor.engine import examine
from auditor.headings import entries as headings
from auditor.report import Report, ReportedFinding
from auditor.settings import defaults
from grammar.source import Source
from tests.shared import ROOT
from tests.synthesis.draft import printed
from tests.synthesis.mutants import OPERATORS, Operator
from tests.synthesis.write import pen_of, written

FOLDER = ROOT / "tests" / "data" / "told"
SEEDS = range(1, 5)
COUNTED = range(5, 45)  # seeds of notices of which only the counts are kept
COUNTS = FOLDER / "counts.txt"
SLIPS = FOLDER / "slips.txt"


def names() -> list[str]:
    """Of the notices: those of `examples`, and invented ones by their seed."""
    return ["flawed", "sound", *(f"invented-{seed}" for seed in SEEDS)]


def told(name: str) -> str:
    """All that is understood of a notice, and in an invented one its text."""
    kind, _, seed = name.partition("-")
    if seed:
        text = printed(written(pen_of(int(seed)))).text
        return "\n".join((*text.splitlines(), *_lines(text)))
    text = (ROOT / "examples" / f"{kind}.txt").read_text(encoding="utf-8")
    return "\n".join(_lines(text))


def counted(seed: int) -> str:
    """How many claims of which kind an invented notice makes, by verdict, and what else it has."""
    notice, report = examine(Source(printed(written(pen_of(seed))).text), defaults())
    assert notice is not None
    kinds = Counter(f"{claim.kind} {claim.verdict.value}" for claim in report.claims)
    kinds.update(f"{aside.kind} aside" for aside in report.set_aside)
    kinds.update(f"by {rule}" for claim in report.claims for rule in claim.by)
    kinds.update(f"{date.event.value} date" for date in dates(notice, report))
    kinds.update(f"{one.role or 'other'} heading" for one in headings(notice, report.source))
    return ", ".join(f"{kind} {number}" for kind, number in sorted(kinds.items()))


def slipped(operator: Operator) -> list[str]:
    """What is found in the first two invented notices that have a place for a slip."""
    found: list[str] = []
    for seed in range(1, 250):
        pen = pen_of(seed)
        made = operator.make(written(pen), pen, Random(f"{seed}/{operator.name}"))
        if made is not None:
            _, report = examine(Source(printed(made.draft).text), defaults())
            said = "; ".join(_finding(finding) for finding in report.findings)
            found.append(f"{operator.name}, {seed}: {said}")
        if len(found) == 2:
            break
    return found


def _finding(finding: ReportedFinding) -> str:
    places = (finding.primary, *(label.place for label in finding.related))
    at = " ".join(f"{place.at.line}:{place.at.column}" for place in places)
    return f"{finding.rule} {at} {finding.message.zh}"


def file(name: str) -> Path:
    """Where it is kept."""
    return FOLDER / f"{name}.txt"


def _lines(text: str) -> Iterator[str]:
    notice, report = examine(Source(text), defaults())
    assert notice is not None
    yield "== outline"
    for one in headings(notice, report.source):
        known = f"{one.role} {one.status} {one.meaning} {one.measures or ''}".split()
        yield f"{one.line} {'  ' * one.depth}{one.marker}{one.heading} | {' '.join(known)}"
    yield from _ledger(report)
    yield "== dates"
    for date in dates(notice, report):
        yield f"{date.place.line} {date.when} {date.event.value} {date.subject} {date.place.quote}"


def _ledger(report: Report) -> Iterator[str]:
    yield "== claims"
    for claim in report.claims:
        evidence = " ".join(f"{one.at.line}:{one.at.column}" for one in claim.evidence)
        at = f"{claim.place.at.line}:{claim.place.at.column}"
        yield f"{at} {claim.kind} {claim.place.quote} = {claim.value}"
        yield f"    {claim.verdict.value} {' '.join(claim.by)} {evidence} {claim.why.zh}"
    yield "== no claims"
    for aside in report.set_aside:
        yield f"{aside.place.at.line}:{aside.place.at.column} {aside.kind} {aside.place.quote}"


def write() -> None:
    """Write all files anew."""
    FOLDER.mkdir(exist_ok=True)
    for name in names():
        file(name).write_text(told(name), encoding="utf-8", newline="\n")
    counts = "".join(f"{seed}: {counted(seed)}\n" for seed in COUNTED)
    COUNTS.write_text(counts, encoding="utf-8", newline="\n")
    slips = "".join(f"{line}\n" for operator in OPERATORS for line in slipped(operator))
    SLIPS.write_text(slips, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
