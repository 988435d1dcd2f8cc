"""`python -m benchmarks`: measure, print a table, write docs/performance.md if asked to."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from benchmarks import editing, measure
from benchmarks.figures import Pair
from benchmarks.page import Figures, page, screen
from benchmarks.texts import ROOT, notice


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure everything once.

    Returns:
        0; argparse ends the process with 2 where an option is wrong.
    """
    options = _options().parse_args(arguments)
    text = notice()
    # the cold commands first, while this process is small: see child.py
    _say(f"cold commands, {options.rounds} rounds ...")
    cold, zhlint, why = measure.cold(text.text, options.rounds)
    _say(f"warm audits, {options.rounds} rounds ...")
    try:
        warm: Pair | str = measure.warm(text.text, options.rounds)
    except measure.UnavailableError as error:
        warm = str(error)
    _say(f"edits in an editor, {options.rounds} rounds ...")
    edits = editing.edits(text.text, options.rounds)
    _say("what the time goes to ...")
    spent = (
        measure.spent_cold(text.text, options.rounds),
        measure.spent_warm(text.text, options.rounds),
    )
    _say(f"growth up to {options.max_mb:g} MB ...")
    points = measure.growth(
        text.text, options.max_mb, lambda p: _say(f"  {p.size:,} bytes: {p.seconds:.2f} s")
    )
    figures = Figures(text, options.rounds, warm, cold, zhlint or why, points, *spent, edits)
    sys.stdout.write(screen(figures))
    if options.write:
        path = ROOT / "docs" / "performance.md"
        path.write_text(page(figures), encoding="utf-8", newline="\n")
        _say(f"written: {path.relative_to(ROOT)}")
    return 0


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    options.add_argument("--rounds", type=_count, default=15, help="rounds of each comparison (15)")
    options.add_argument(
        "--max-mb", type=_size, default=10, help="the largest text of the growth, in MB (10)"
    )
    options.add_argument("--write", action="store_true", help="write docs/performance.md")
    return options


def _count(words: str) -> int:
    if (number := int(words)) < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def _size(words: str) -> float:
    if not 0 < (number := float(words)) <= 1000:
        raise argparse.ArgumentTypeError("more than 0, at most 1000")
    return number


def _say(words: str) -> None:
    sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    sys.exit(main())
