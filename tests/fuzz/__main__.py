"""`python -m tests.fuzz`: hostile texts of 1 MB, then coverage-guided fuzzing for a while."""

from __future__ import annotations

import argparse
import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from tests.fuzz.guided import FOLDER
from tests.fuzz.page import HEAD, Figures, Guided, failed, page, row, usual
from tests.fuzz.patterns import PATTERNS
from tests.fuzz.sizes import ORDINARY, Cost, costs
from tests.fuzz.targets import TARGETS
from tests.shared import ROOT

_SHORT_SIZE, _SHORT_SECONDS = 100_000, 6
_AGAIN = 30  # patterns between two looks at what ordinary notices cost


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and fuzz, print a table, write docs/sturdiness.md if asked to.

    Returns:
        0; 1 where something broke down or did not come back in time.
    """
    options = _options().parse_args(arguments)
    if options.short:
        options.size, options.seconds = _SHORT_SIZE, _SHORT_SECONDS
    names = [name for name in PATTERNS if not options.only or name in options.only]
    measured = list(_measured(names, options)) if options.size else []
    figures = Figures(options.size, measured, _guided(options.seconds, options.workers))
    if options.write:
        path = ROOT / "docs" / "sturdiness.md"
        path.write_text(page(figures), encoding="utf-8", newline="\n")
        sys.stdout.write(f"written: {path.relative_to(ROOT)}\n")
    return int(failed(figures))


def _measured(names: Sequence[str], options: argparse.Namespace) -> Iterator[Cost]:
    """The cost of each text, told as it comes; ordinary notices first, between and last."""
    batches = [names[at : at + _AGAIN] for at in range(0, len(names), _AGAIN)]
    order = [ORDINARY, *(name for batch in batches for name in (*batch, ORDINARY))]
    sys.stdout.write(HEAD + "\n")
    first: float | None = None
    for cost in costs(order, options.size, options.limit, options.workers):
        first = first or usual([cost])
        sys.stdout.write(row(cost, first) + "\n")
        sys.stdout.flush()
        yield cost


def _guided(seconds: int, workers: int) -> list[Guided] | str:
    """What fuzzing each target came to, told as it comes."""
    if not seconds:
        return "Left out."
    if importlib.util.find_spec("atheris") is None:
        why = "atheris is not installed here: no coverage-guided fuzzing."
        sys.stdout.write(f"{why}\n")
        return why
    done: list[Guided] = []
    with ThreadPoolExecutor(workers) as pool:
        for one in pool.map(lambda name: _fuzzed(name, seconds), TARGETS):
            inputs = "?" if one.inputs is None else f"{one.inputs:,}"
            sys.stdout.write(f"{one.target}: {inputs} inputs in {seconds} s\n")
            if one.broken:
                sys.stdout.write("\n".join(one.broken) + f"\nthe input is kept in {FOLDER}\n")
            sys.stdout.flush()
            done.append(one)
    return done


def _fuzzed(name: str, seconds: int) -> Guided:
    command = [sys.executable, "-m", "tests.fuzz.guided", name, str(seconds)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    lines = done.stdout.decode(errors="replace").splitlines()
    runs = [int(line.split()[-1]) for line in lines if "number_of_executed_units" in line]
    broken = tuple(lines[-40:]) or ("it printed nothing",)
    return Guided(name, runs[0] if runs else None, seconds, broken if done.returncode else ())


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    add = options.add_argument
    add("--size", type=int, default=1_000_000, help="of the hostile texts, in bytes; 0 for none")
    add("--limit", type=float, default=60, help="seconds after which a text is given up (60)")
    add("--only", action="append", choices=list(PATTERNS), help="only this text; may be repeated")
    add("--seconds", type=int, default=45, help="of fuzzing, each target; 0 for none (45)")
    add("--workers", type=int, default=min(os.cpu_count() or 1, 4), help="processes at a time")
    add("--short", action="store_true", help="smaller texts, and some seconds for each target")
    add("--write", action="store_true", help="write docs/sturdiness.md")
    return options


if __name__ == "__main__":
    sys.exit(main())
