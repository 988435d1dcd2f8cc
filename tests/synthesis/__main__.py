"""`python -m tests.synthesis`: measure how often the checker is right, write docs/accuracy.md."""

from __future__ import annotations

import argparse
import functools
import multiprocessing
import os
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from tests.shared import NOTICES, ROOT
from tests.synthesis.labelled import score
from tests.synthesis.measure import measured
from tests.synthesis.page import Judged, Look, Published, Strangers, page, recall
from tests.synthesis.tally import Share, Tally

PUBLISHED = Path(__file__).with_name("published.toml")
STRANGERS = Path(__file__).with_name("strangers.toml")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print a summary, write the page.

    Returns:
        0; argparse ends the process with 2 where an option is wrong.
    """
    options = _options().parse_args(arguments)
    if options.quick:
        options.notices, options.mutants = 20, 400
    tally = run(options.first, options.notices, options.mutants, options.changes, options.workers)
    if options.remarks:
        options.remarks.write_text("\n".join(tally.remarks) + "\n", encoding="utf-8")
    marked = score(NOTICES) if NOTICES.is_dir() else None
    text = page(tally, marked, _published(), _strangers())
    _summary(tally)
    if options.quick and options.output is None:
        return 0  # a quick run is no measurement
    output = options.output or ROOT / "docs" / "accuracy.md"
    waiting = output.with_suffix(".part")
    waiting.write_text(text, encoding="utf-8", newline="\n")
    waiting.replace(output)
    return 0


def run(first: int, notices: int, mutants: int, changes: int, workers: int) -> Tally:
    """Measure some seeds, spread over processes; the counts do not depend on how many.

    Args:
        first: the first seed.
        notices: how many seeds.
        mutants: how many copies with slips in all.
        changes: how many changes without consequence for each notice.
        workers: how many processes.
    """
    each = -(-mutants // notices)
    work = functools.partial(measured, mutants=each, changes=changes)
    seeds = range(first, first + notices)
    tally = Tally()
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        for done, one in enumerate(pool.imap(work, seeds, chunksize=2), 1):
            tally.add(one)
            if done % 25 == 0 or done == notices:
                sys.stderr.write(f"{done} of {notices} notices\n")
    return tally


def _summary(tally: Tally) -> None:
    found = Share(sum(tally.hit.values()), sum(tally.tried.values()))
    lines = [f"{rule:26}{one.part:6} of {one.whole:6}" for rule, one in recall(tally).items()]
    lines.append(f"recall {found.value:.4f} of {found.whole} slips")
    lines.append(f"false errors {tally.false_errors()} on {tally.notices} sound notices")
    moved, changed = sum(tally.moved.values()), sum(tally.changed.values())
    lines.append(f"moved by changes without consequence {moved} of {changed}")
    sys.stdout.write("\n".join(lines) + "\n")


def _strangers() -> tuple[Strangers, ...]:
    if not STRANGERS.is_file():
        return ()
    sets = tomllib.loads(STRANGERS.read_text(encoding="utf-8"))["set"]
    return tuple(
        Strangers(**one | {when: Look(**one[when]) for when in ("first", "mended")}) for one in sets
    )


def _published() -> tuple[Published, ...]:
    if not PUBLISHED.is_file():
        return ()
    rounds = tomllib.loads(PUBLISHED.read_text(encoding="utf-8"))["round"]
    looks = ("first", "mended")
    return tuple(Published(**(one | {at: Judged(**one[at]) for at in looks})) for one in rounds)


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m tests.synthesis", description=__doc__)
    add = options.add_argument
    add("--notices", type=int, default=500, help="sound notices (500)")
    add("--mutants", type=int, default=20_000, help="copies with a slip, in all (20000)")
    add("--changes", type=int, default=3, help="changes without consequence, each notice (3)")
    add("--first", type=int, default=10_000, help="the first seed (10000)")
    add("--workers", type=int, default=os.cpu_count() or 1, help="processes (all processors)")
    add("--quick", action="store_true", help="20 notices, 400 copies, and no page")
    add("--output", type=Path, help="the page (docs/accuracy.md)")
    add("--remarks", type=Path, help="write down what went wrong, one line each")
    return options


if __name__ == "__main__":
    sys.exit(main())
