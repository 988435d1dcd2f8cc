"""`make docs`: write down all that the rules say of their examples.

An example states the place and the Chinese message of each finding. A report shows more of it: the
other language, the question for the clerk, the labels, the figures, and of what holds, why. That is
kept in `tests/rules/told`, a file for each rule, and read there when a change of it is reviewed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from grammar.model import Notice
from grammar.parse import parse
from grammar.source import Source, Span
from rules import RULES
from rules._rule import Example, Finding, Rule, Verdict, Words
from rules.examples import unmarked

FOLDER = Path(__file__).parent / "rules" / "told"


def told(rule: Rule[Any]) -> str:
    """All that a rule says of its examples."""
    lines: list[str] = []
    for number, example in enumerate(rule.examples, 1):
        said = list(_of(rule, example))
        if said:
            lines += [f"example {number}", *said, ""]
    return "\n".join(lines)


def _of(rule: Rule[Any], example: Example) -> Iterator[str]:
    notice = parse(Source(unmarked(example).text))
    for one in rule.check(notice, rule.options):
        if isinstance(one, Finding):
            yield from _finding(notice, one)
        else:
            yield from _verdict(notice, one)


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
