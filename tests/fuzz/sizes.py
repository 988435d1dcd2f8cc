"""Measures what large, hostile texts cost: each in a process of its own, with a limit."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor.engine import audit
from auditor.settings import defaults
from grammar.source import Source
from tests.fuzz.patterns import PATTERNS


class Cost(NamedTuple):
    """What one text cost.

    Attributes:
        name: the pattern.
        characters: the size of the text in code points; of 1 MB in UTF-8 where it is the large one.
        seconds: of processor time; None where the limit was reached.
        growth: how the time grew from a quarter of the size; 4 is linear, 16 quadratic.
        memory: the peak in MiB.
        trouble: what broke down, or nothing.
    """

    name: str
    characters: int
    seconds: float | None
    growth: float | None
    memory: int
    trouble: str


def length(name: str, size: int) -> int:
    """How many code points of a pattern make so many bytes."""
    sample = PATTERNS[name](3_000)
    return size * len(sample) // max(len(sample.encode("utf-8", "surrogatepass")), 1)


def costs(names: Sequence[str], size: int, limit: float) -> Iterator[Cost]:
    """The cost of each pattern at a size in bytes; what takes longer than the limit is stopped."""
    for name in names:
        characters = length(name, size)
        quarter = _one(name, characters // 4, limit)
        whole = _one(name, characters, limit)
        growth = whole[0] / max(quarter[0], 0.01) if whole[0] and quarter[0] else None
        yield Cost(name, characters, whole[0], growth, whole[1], whole[2] or quarter[2])


def _one(name: str, characters: int, limit: float) -> tuple[float | None, int, str]:
    command = [sys.executable, "-m", "tests.fuzz.sizes", name, str(characters)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return None, 0, ""
    if done.returncode:
        return None, 0, done.stderr.strip().splitlines()[-1]
    seconds, memory, trouble = done.stdout.split("\t")
    return float(seconds), int(memory), trouble.strip()


def main(arguments: Sequence[str]) -> None:
    """Audit one pattern and print processor seconds, peak MiB and what broke down."""
    name, characters = arguments
    settings = defaults()
    audit(Source("预热"), settings)
    text = PATTERNS[name](int(characters))
    start = time.process_time()
    report = audit(Source(text), settings)
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    trouble = report.error.en if report.error else ""
    sys.stdout.write(f"{seconds:.3f}\t{memory}\t{trouble}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
