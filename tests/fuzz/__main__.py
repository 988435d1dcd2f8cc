"""`python -m tests.fuzz`: hostile texts of 1 MB, then coverage-guided fuzzing for a while."""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
from collections.abc import Sequence

from tests.fuzz.guided import FOLDER
from tests.fuzz.patterns import PATTERNS
from tests.fuzz.sizes import Cost, costs
from tests.fuzz.targets import TARGETS


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and fuzz.

    Returns:
        0; 1 where something broke down or did not come back in time.
    """
    options = _options().parse_args(arguments)
    failed = False
    names = [name for name in PATTERNS if not options.only or name in options.only]
    if options.size:
        sys.stdout.write(f"{'text':28}{'characters':>12}{'seconds':>9}{'growth':>8}{'MiB':>6}\n")
        for cost in costs(names, options.size, options.limit):
            sys.stdout.write(_row(cost) + "\n")
            sys.stdout.flush()
            failed |= cost.seconds is None or bool(cost.trouble)
    if options.seconds:
        failed |= _guided(options.seconds)
    return int(failed)


def _row(cost: Cost) -> str:
    seconds = "stopped" if cost.seconds is None else f"{cost.seconds:.2f}"
    growth = "" if cost.growth is None else f"{cost.growth:.1f}"
    row = f"{cost.name:28}{cost.characters:12,}{seconds:>9}{growth:>8}{cost.memory:>6}"
    return f"{row}  {cost.trouble}".rstrip()


def _guided(seconds: int) -> bool:
    """Whether fuzzing some target found an input that breaks it."""
    if importlib.util.find_spec("atheris") is None:
        sys.stdout.write("atheris is not installed here: no coverage-guided fuzzing\n")
        return False
    failed = False
    for name in TARGETS:
        command = [sys.executable, "-m", "tests.fuzz.guided", name, str(seconds)]
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
        lines = done.stdout.decode(errors="replace").splitlines()
        runs = [line for line in lines if "number_of_executed_units" in line]
        runs = [line.split()[-1] for line in runs]
        sys.stdout.write(f"{name}: {runs[0] if runs else '?'} inputs in {seconds} s\n")
        if done.returncode:
            failed = True
            sys.stdout.write("\n".join(lines[-40:]) + f"\nthe input is kept in {FOLDER}\n")
        sys.stdout.flush()
    return failed


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    add = options.add_argument
    add("--size", type=int, default=1_000_000, help="of the hostile texts, in bytes; 0 for none")
    add("--limit", type=float, default=60, help="seconds after which a text is given up (60)")
    add("--only", action="append", choices=list(PATTERNS), help="only this text; may be repeated")
    add("--seconds", type=int, default=60, help="of fuzzing, each target; 0 for none (60)")
    return options


if __name__ == "__main__":
    sys.exit(main())
