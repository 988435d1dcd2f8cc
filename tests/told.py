"""`make docs`: write down all that the rules say of their examples.

An example states the place and the Chinese message of each finding. A report shows more of it: the
other language, the question for the clerk, the labels, the figures, and of what holds, why; and
what all rules together make of the text. That is
kept in `tests/rules/told`, a file for each rule, and read there when a change of it is reviewed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from auditor.engine import audit
from auditor.settings import defaults
from grammar.model import Notice
from grammar.parse import parse
from grammar.source import Source, Span
from rules import RULES
from rules._rule import Finding, Rule, Verdict, Words
from rules.examples import unmarked

FOLDER = Path(__file__).parent / "rules" / "told"
HEAD = "example "


def told(rule: Rule[Any]) -> str:
    """All that is said of a rule's examples."""
    numbers = range(1, len(rule.examples) + 1)
    return "\n".join(f"{HEAD}{number}\n{of_example(rule, number)}" for number in numbers)


def kept(rule: Rule[Any]) -> dict[int, str]:
    """What the file of a rule says of its examples, by their number from 1."""
    text = (FOLDER / f"{rule.name}.txt").read_text(encoding="utf-8")
    parts = (part.partition("\n") for part in f"\n{text}".split(f"\n{HEAD}")[1:])
    return {int(number): f"{words}\n".removesuffix("\n") for number, _, words in parts}


def of_example(rule: Rule[Any], number: int) -> str:
    """All that is said of one example, by its number from 1: by the rule, and in the ledger."""
    text = unmarked(rule.examples[number - 1]).text
    return "\n".join((*_of(rule, text), *_ledger(text), ""))


def _of(rule: Rule[Any], text: str) -> Iterator[str]:
    notice = parse(Source(text))
    for one in rule.check(notice, rule.options):
        if isinstance(one, Finding):
            yield from _finding(notice, one)
        else:
            yield from _verdict(notice, one)


def _ledger(text: str) -> Iterator[str]:
    report = audit(Source(text), defaults())
    for finding in report.findings:
        yield f"  {finding.rule} ⟦{finding.primary.quote}⟧{finding.primary.at.line}"
    for claim in report.claims:
        by = " ".join((claim.verdict.value, *claim.by))
        yield f"  {claim.kind} {claim.place.quote} = {claim.value} {by}"
    for aside in report.set_aside:
        yield f"  {aside.kind} {aside.place.quote}"


def _finding(notice: Notice, finding: Finding) -> Iterator[str]:
    yield f"  {_place(notice, finding.primary)}"
    yield from _words("", finding.message)
    if finding.check is not None:
        yield from _words("? ", finding.check)
    for label in finding.related:
        yield f"    + {_place(notice, label.span)} {label.words.zh} / {label.words.en}"
    for name, figure in finding.facts.items():
        yield f"    {name} = {figure!r}"
    for span in finding.disputed:
        yield f"    doubts {_place(notice, span)}"


def _verdict(notice: Notice, verdict: Verdict) -> Iterator[str]:
    evidence = " ".join(_place(notice, span) for span in verdict.evidence)
    yield f"  {_place(notice, verdict.claim)} {verdict.outcome.value} {evidence}".rstrip()
    yield from _words("", verdict.why)


def _words(sign: str, words: Words) -> Iterator[str]:
    yield f"    {sign}{words.zh}"
    yield f"    {sign}{words.en}"


def _place(notice: Notice, span: Span) -> str:
    start = notice.reading.place(span).start
    return f"⟦{notice.quote(span)}⟧{start}"


def write() -> None:
    """Write all files anew, and remove those of rules that are gone."""
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.txt"):
        path.unlink()
    for rule in RULES:
        path = FOLDER / f"{rule.name}.txt"
        path.write_text(told(rule), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
