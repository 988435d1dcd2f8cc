"""Measures one seed: its sound notice, its mutants, and changes without consequence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random

from tests.synthesis.draft import Draft, printed
from tests.synthesis.judge import Found, findings, judged
from tests.synthesis.mutants import OPERATORS, Operator, Slipped
from tests.synthesis.neutral import CHANGES
from tests.synthesis.pen import Pen
from tests.synthesis.tally import Tally
from tests.synthesis.write import pen_of, written

ROUNDS = 4  # how often a notice is searched for places where an operator has not slipped yet


def measured(seed: int, mutants: int, changes: int) -> Tally:
    """Audit everything that one seed gives.

    Args:
        seed: of the notice.
        mutants: how many slips to make, each in a copy of its own.
        changes: how many changes without consequence to try.
    """
    tally = Tally(notices=1)
    pen = pen_of(seed)
    draft = written(pen)
    base = findings(printed(draft).text)
    tally.clean += not any(one.severity in {"error", "warning"} for one in base)
    for one in base:
        tally.sound[one.rule, one.severity] += 1
        tally.remarks.append(f"{seed}: sound: {one.rule}: {one.message} (line {min(one.lines)})")
    for operator, mutant in slips(seed, pen, draft, mutants):
        _judge(tally, seed, operator, mutant, base)
    _change(tally, seed, draft, base, changes)
    return tally


def slips(seed: int, pen: Pen, draft: Draft, wanted: int) -> Iterator[tuple[Operator, Slipped]]:
    """Slips in a notice, no two alike; fewer than wanted where it has no more places for them."""
    random = Random(f"{seed}/slips")
    seen: set[str] = set()
    for _ in range(ROUNDS):
        for operator in random.sample(OPERATORS, len(OPERATORS)):
            if len(seen) == wanted:
                return
            mutant = operator.make(draft, pen, random)
            if mutant is None:
                continue
            text = printed(mutant.draft).text
            if text not in seen:
                seen.add(text)
                yield operator, mutant


def _judge(tally: Tally, seed: int, operator: Operator, mutant: Slipped, base: list[Found]) -> None:
    result = judged(operator, mutant, base)
    tally.tried[operator.name] += 1
    tally.hit[operator.name] += result.hit
    tally.true.update(result.true)
    tally.stray.update(one.rule for one in result.stray)
    if not result.hit:
        tally.remarks.append(f"{seed}: missed: {operator.rule}: {operator.name}")
    for one in result.stray:
        tally.remarks.append(f"{seed}: stray at {operator.name}: {one.rule}: {one.message}")


def _change(tally: Tally, seed: int, draft: Draft, base: list[Found], changes: int) -> None:
    random = Random(f"{seed}/changes")
    before = _compared(base)
    for change in random.sample(CHANGES, changes):
        after = _compared(findings(change.make(draft, random)))
        tally.changed[change.name] += 1
        if after != before:
            tally.moved[change.name] += 1
            new, gone = dict(after - before), dict(before - after)
            tally.remarks.append(f"{seed}: moved by {change.name}: new {new}, gone {gone}")


def _compared(found: list[Found]) -> Counter[tuple[str, str]]:
    return Counter((one.rule, one.quote) for one in found)
