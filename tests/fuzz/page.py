"""What was measured as a table for the screen, and as docs/sturdiness.md."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from auditor.limits import MOST_LINES
from tests.fuzz.sizes import ORDINARY, Cost

AIM = 2.0  # seconds for a text of a megabyte
_LINEAR = 6.0  # growth from a quarter of the size up to which no more than noise is seen


class Guided(NamedTuple):
    """What coverage-guided fuzzing of one target came to.

    Attributes:
        target: its name.
        inputs: how many were tried; None where it could not be told.
        seconds: how long it went on.
        broken: the last lines that the fuzzer printed, where an input broke the target.
    """

    target: str
    inputs: int | None
    seconds: int
    broken: tuple[str, ...] = ()


class Figures(NamedTuple):
    """All that one run measured.

    Attributes:
        size: of the texts, in bytes.
        costs: what each cost, the ordinary ones among them.
        guided: what fuzzing came to; or a sentence on why there was none.
    """

    size: int
    costs: Sequence[Cost]
    guided: Sequence[Guided] | str


def usual(costs: Sequence[Cost]) -> float | None:
    """The seconds that ordinary notices of the size took: the median of their runs."""
    found = [cost.whole.seconds for cost in costs if cost.name == ORDINARY and cost.whole.seconds]
    return median(found) if found else None


def row(cost: Cost, ordinary: float | None) -> str:
    """One line for the screen."""
    seconds = "-" if cost.whole.seconds is None else f"{cost.whole.seconds:.2f}"
    cells = f"{cost.name:28}{cost.characters:12,}{seconds:>9}{_ratio(cost, ordinary):>9}"
    cells += f"{_growth(cost):>8}{cost.whole.memory:>6}{cost.whole.read:>10,}"
    return f"{cells}  {_remark(cost)}".rstrip()


HEAD = (
    f"{'text':28}{'characters':>12}{'seconds':>9}{'ordinary':>9}{'growth':>8}{'MiB':>6}{'read':>10}"
)


def failed(figures: Figures) -> bool:
    """Whether something broke down or did not come back."""
    guided = () if isinstance(figures.guided, str) else figures.guided
    return any(cost.whole.trouble for cost in figures.costs) or any(one.broken for one in guided)


def page(figures: Figures) -> str:
    """docs/sturdiness.md."""
    return "\n".join(_lines(figures)).rstrip("\n") + "\n"


def _lines(figures: Figures) -> Iterator[str]:
    ordinary = usual(figures.costs)
    hostile = [cost for cost in figures.costs if cost.name != ORDINARY]
    version = ".".join(platform.python_version_tuple()[:2])
    yield from ("# Sturdiness", "", "<!-- made by `make fuzz ARGS=--write`; measure, do not edit -->", "")  # fmt: skip
    yield (
        "Whatever is fed to the checker, it answers: no exception, no hang, bounded memory. "
        f"Measured with {platform.python_implementation()} {version}."
    )
    yield from ("", f"## Hostile texts of {figures.size:,} bytes", "")
    if ordinary is not None:
        yield from _aim(hostile, ordinary)
    yield from ("", "| text | characters | time / ordinary | growth | MiB | read | |", "|---|--:|--:|--:|--:|--:|---|")  # fmt: skip
    hostile.sort(key=lambda cost: -(cost.whole.seconds or 0) if not cost.whole.trouble else -1e9)
    for cost in (*_one_ordinary(figures.costs), *hostile):
        yield (
            f"| {cost.name} | {cost.characters:,} | {_ratio(cost, ordinary)} | {_growth(cost)} | "
            f"{cost.whole.memory} | {cost.whole.read:,} | {_remark(cost)} |"
        )
    yield ""
    yield from _METHOD.splitlines()
    yield from ("", "## Coverage-guided fuzzing", "")
    if isinstance(figures.guided, str):
        yield figures.guided
        return
    yield from ("| what is fed | inputs | seconds | broken |", "|---|--:|--:|--:|")
    for one in figures.guided:
        inputs = "?" if one.inputs is None else f"{one.inputs:,}"
        yield f"| {one.target} | {inputs} | {one.seconds} | {'yes' if one.broken else 'no'} |"
    yield ""
    yield from _GUIDED.splitlines()


def _aim(hostile: Sequence[Cost], ordinary: float) -> Iterator[str]:
    read = [cost for cost in hostile if not cost.whole.refused and not cost.whole.trouble]
    within = [cost for cost in read if (cost.whole.seconds or 0) <= AIM]
    refused = sum(cost.whole.refused for cost in hostile)
    peak = max((cost.whole.memory for cost in hostile), default=0)
    yield (
        f"The aim is {AIM:g} seconds for a megabyte. On the machine that made this page ordinary "
        f"notices of that size took {ordinary:.1f} seconds of processor time. Of {len(hostile)} "
        f"hostile texts {len(within)} kept to the aim, {refused} were refused at once because they "
        f"have more than {MOST_LINES:,} lines, and {len(read) - len(within)} took longer. "
        f"The peak was {peak} MiB."
    )
    over = sorted(set(read) - set(within), key=lambda cost: -(cost.whole.seconds or 0))
    if over:
        worst, grown = over[0], max((cost.growth or 0 for cost in over), default=0)
        yield ""
        yield (
            f"Those that miss it hold nothing but what has to be read: a figure, a date or a marker "
            f"every few characters, many times as dense as in a notice (the column “read”). Each "
            f"costs its share, so such a text takes up to {(worst.whole.seconds or 0) / ordinary:.1f} "
            f"times as long as notices do. No text takes more than its size accounts for: from a "
            f"quarter of the size to the whole the time grew at most {grown:.1f}-fold, where 4 is "
            f"linear and 16 quadratic."
            if grown <= _LINEAR
            else f"Some of those that miss it take more than their size accounts for: from a quarter "
            f"of the size to the whole the time grew up to {grown:.1f}-fold, where 4 is linear and "
            f"16 quadratic."
        )


def _one_ordinary(costs: Sequence[Cost]) -> Iterator[Cost]:
    found = sorted((c for c in costs if c.name == ORDINARY), key=lambda c: c.whole.seconds or 0)
    if found:
        yield found[len(found) // 2]


def _ratio(cost: Cost, ordinary: float | None) -> str:
    if cost.whole.seconds is None or not ordinary:
        return ""
    return f"{cost.whole.seconds / ordinary:.2f}"


def _growth(cost: Cost) -> str:
    return "" if cost.growth is None else f"{cost.growth:.1f}"


def _remark(cost: Cost) -> str:
    return "refused" if cost.whole.refused else cost.whole.trouble


_METHOD = f"""\
- **time / ordinary**: processor time of one audit with all rules, against that of invented
  notices of the same size in bytes. The ratio carries over to other machines, seconds do not.
- **growth**: how the time grew from a quarter of the size.
- **MiB**: the peak of the process, Python and the text included.
- **read**: the claims of the ledger and what is set aside, or the headings where these are more.
- **refused**: no notice has more than some thousand lines. What has more than {MOST_LINES:,} is not audited,
  and the report says so in its `error`; the exit status is 2. Files are read up to 16 MiB.

A sentence with more than forty figures is read in pieces, and one with more than four hundred not
for what its figures are to each other: see “Sentences without end are cut” in
[decisions.md](decisions.md). What is not read for that is `unassessed` in the ledger."""

_GUIDED = """\
Inputs start from the examples of all rules, pages of invented notices and small documents, and are
changed by whole clauses, elements or drawing operations; what reaches new code is kept and changed
further. A target breaks where an exception leaves it, a place lies outside the text, an answer
takes thirty seconds or memory two gigabytes. An input that breaks one becomes a test.

`make fuzz` runs the property tests of `tests/fuzz` with two thousand examples each, then what this
page tells. `make fuzz-short` does so in some minutes, with smaller texts; CI runs that."""
