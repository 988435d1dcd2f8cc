"""The figures as a table for the screen, and as docs/performance.md."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from benchmarks.figures import Pair, Point, Spent, exponent
from benchmarks.measure import Cold
from benchmarks.texts import Measured


class Figures(NamedTuple):
    """All that one run measured; a peer that could not be measured is a sentence that says why."""

    notice: Measured
    rounds: int
    warm: Pair | str
    cold: Cold
    zhlint: Cold | str
    growth: Sequence[Point]
    spent_cold: Sequence[Spent] = ()
    spent_warm: Sequence[Spent] = ()
    edits: Pair | None = None


def rows(figures: Figures) -> Iterator[tuple[str, str, str, str]]:
    """What is measured, the auditor's figure, the peer's, and the ratio."""
    match figures.warm:
        case str(why):
            yield "warm audit / autocorrect-py lint", "", f"left out: {why}", ""
        case pair:
            both = _ms(median(pair.ours)), _ms(median(pair.theirs))
            yield "warm audit / autocorrect-py lint", *both, f"{pair.ratio:.1f}"
    ours = _ms(median(figures.cold.seconds))
    match figures.zhlint:
        case str(why):
            yield "cold command / zhlint command", ours, f"left out: {why}", ""
        case other:
            ratio = Pair(figures.cold.seconds, other.seconds).ratio
            theirs = _ms(median(other.seconds))
            yield "cold command / zhlint command", ours, theirs, f"{ratio:.2f}"
    if (edits := figures.edits) is not None:
        both = _ms(median(edits.ours)), _ms(median(edits.theirs))
        yield "edit of 100 kB / warm audit of it", *both, f"{edits.ratio:.2f}"
        worst = _ms(max(edits.ours)), _ms(max(edits.theirs))
        yield "the slowest of these", *worst, f"{max(edits.ours) / max(edits.theirs):.2f}"
    peak, other_peak = f"{figures.cold.peak / 1024:.0f} MiB", ""
    if isinstance(figures.zhlint, Cold):
        other_peak = f"{figures.zhlint.peak / 1024:.0f} MiB"
    yield "peak memory of the cold command", peak, other_peak, ""


def growth_rows(points: Sequence[Point]) -> Iterator[tuple[str, str, str]]:
    """Size, time, and the time per byte against that of the smallest text."""
    first = points[0].seconds / points[0].size
    for point in points:
        per_byte = point.seconds / point.size / first
        yield f"{point.size / 1000:,.0f} kB", f"{point.seconds:.3f} s", f"{per_byte:.2f}"


def slope(points: Sequence[Point]) -> str:
    """The exponent of growth in words."""
    if len(points) < 2:
        return "not measured: one size alone has no growth"
    return f"{exponent(points):.2f}"


def screen(figures: Figures) -> str:
    """The figures for a terminal."""
    lines = [f"text: {figures.notice.size:,} bytes, {figures.notice.origin}", ""]
    table = [("", "auditor", "peer", "ratio"), *rows(figures)]
    lines += [
        f"{what:<34}{ours:>10}  {theirs:>10}  {ratio:>6}" for what, ours, theirs, ratio in table
    ]
    lines += ["", f"{'size':>10}{'time':>12}{'per byte':>10}"]
    lines += [f"{size:>10}{time:>12}{cost:>10}" for size, time, cost in growth_rows(figures.growth)]
    return "\n".join([*lines, f"exponent of growth: {slope(figures.growth)}"]) + "\n"


def page(figures: Figures) -> str:
    """docs/performance.md: ratios, which carry over to other machines, and how they were taken."""
    return "\n".join(_lines(figures)).rstrip("\n") + "\n"


def _lines(figures: Figures) -> Iterator[str]:
    yield from (
        "# Performance",
        "",
        "<!-- made by `make bench ARGS=--write`; measure, do not edit -->",
        "",
    )
    yield (
        f"Measured on a text of {figures.notice.size:,} bytes ({figures.notice.origin}) with "
        f"{platform.python_implementation()} {'.'.join(platform.python_version_tuple()[:2])}. "
        "Ratios carry over to other machines; times do not, so they are left out."
    )
    yield from ("", "| what | ratio |", "|---|---|")
    for what, _, theirs, ratio in rows(figures):
        if what.startswith("peak"):
            continue
        yield f"| {what} | {ratio or theirs} |"
    yield f"| exponent of growth, {_span(figures.growth)} | {slope(figures.growth)} |"
    first = figures.growth[0].seconds / figures.growth[0].size
    last = figures.growth[-1]
    yield f"| time per byte, largest text / smallest | {last.seconds / last.size / first:.2f} |"
    yield ""
    yield f"Peak memory of the cold command: {figures.cold.peak / 1024:.0f} MiB."
    if isinstance(figures.zhlint, Cold):
        yield f"That of `zhlint`: {figures.zhlint.peak / 1024:.0f} MiB."
    yield from _spent("What a cold command goes to", figures.spent_cold)
    yield from _spent("What a warm audit goes to", figures.spent_warm)
    yield from ("", "## What is measured", "")
    yield from _METHOD.format(rounds=figures.rounds).splitlines()


def _spent(heading: str, parts: Sequence[Spent]) -> Iterator[str]:
    """A table of the parts of the work, with the share of the time that each takes."""
    if not parts:
        return
    yield from ("", f"## {heading}", "", "| part | share of the time |", "|---|---|")
    for part in parts:
        yield f"| {part.what} | {part.share:.0%} |"


_METHOD = """\
- **Warm audit**: text to report in a process that has audited before, all rules at their
  defaults, against `autocorrect-py` linting the same text. The two take turns, {rounds} rounds
  after two to warm up; the ratio is the median of the ratios of each round. What they do
  differs: autocorrect looks at spacing and punctuation, the auditor reads and recomputes. It is
  there as a yardstick of native speed.
- **Cold command**: `auditor check` as a process of its own on the file, against the `zhlint`
  command of npm on the same file, in turn, bytecode compiled beforehand. It contains the start
  of Python or Node.
- **Edit**: a client of `auditor lsp`, over its pipes, types a character at a place drawn by lot in
  the notice repeated to 100 kB, and waits for the diagnostics of the changed text; in turn with
  whole audits of that text in this process.
- **Growth**: the notice repeated, four times as often at each step; processor time, the least of
  several runs where the text is not too large for them. The exponent is the slope of time over
  size on logarithmic scales, fitted over all sizes. 1 is linear.
- **Peak memory**: the largest resident size of the command's process over all rounds, asked of
  the operating system when it ends, by a small process that started it.

A busy machine widens the spread of the times; taking turns keeps it out of the ratios. No test
has a time in it: `make bench` measures, and this page is written by `make bench ARGS=--write`."""


def _span(points: Sequence[Point]) -> str:
    return f"{points[0].size / 1000:,.0f} kB to {points[-1].size / 1000:,.0f} kB"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"
