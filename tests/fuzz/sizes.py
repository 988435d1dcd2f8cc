"""Measures what large, hostile texts cost: each in a process of its own, with a limit."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from auditor.engine import audit
from auditor.limits import too_many_lines
from auditor.report import Report
from auditor.settings import defaults
from grammar.source import Source
from tests.fuzz.patterns import PATTERNS
from tests.synthesis.draft import printed
from tests.synthesis.write import write

ORDINARY = "ordinary notices"
WHOLE = 4  # how many times as large the text is that growth is measured by


class Run(NamedTuple):
    """One audit of one text.

    Attributes:
        seconds: of processor time; None where the limit was reached, or it broke down.
        memory: the peak in MiB.
        read: how many figures, dates, names, markers and the like the report accounts for.
        refused: whether the text has more lines than are read.
        trouble: what broke down, or nothing.
    """

    seconds: float | None
    memory: int = 0
    read: int = 0
    refused: bool = False
    trouble: str = ""


class Cost(NamedTuple):
    """What one text cost.

    Attributes:
        name: the pattern.
        characters: its size in code points.
        whole: the audit of the text.
        growth: how the time grew from a quarter of the size; 4 is linear, 16 quadratic.
    """

    name: str
    characters: int
    whole: Run
    growth: float | None


def ordinary(size: int) -> str:
    """Invented notices, one behind the other, of about so many code points."""
    pieces: list[str] = []
    length = number = 0
    while length < size:
        pieces.append(printed(write(number)).text)
        length += len(pieces[-1])
        number += 1
    return "".join(pieces)[:size]


def text(name: str, characters: int) -> str:
    """The text of a name."""
    return ordinary(characters) if name == ORDINARY else PATTERNS[name](characters)


def length(name: str, size: int) -> int:
    """How many code points of a pattern make so many bytes."""
    sample = text(name, 3_000)
    return size * len(sample) // max(len(sample.encode("utf-8", "surrogatepass")), 1)


def costs(names: Sequence[str], size: int, limit: float, workers: int) -> Iterator[Cost]:
    """The cost of each text at a size in bytes.

    Args:
        names: the texts, in the order in which they are measured and told.
        size: in bytes.
        limit: seconds after which one is stopped.
        workers: how many are measured at a time.
    """
    with ThreadPoolExecutor(workers) as pool:
        yield from pool.map(lambda name: _cost(name, size, limit), names)


def _cost(name: str, size: int, limit: float) -> Cost:
    characters = length(name, size)
    quarter = _run(name, characters // WHOLE, limit)
    whole = _run(name, characters, limit)
    growth = None
    if whole.seconds and quarter.seconds and not whole.refused:
        growth = whole.seconds / max(quarter.seconds, 0.01)
    if quarter.trouble and not whole.trouble:
        whole = whole._replace(trouble=quarter.trouble)
    return Cost(name, characters, whole, growth)


def _run(name: str, characters: int, limit: float) -> Run:
    command = [sys.executable, "-m", "tests.fuzz.sizes", name, str(characters)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return Run(None, trouble=f"stopped after {limit:g} s")
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:]
        return Run(None, trouble=last[0] if last else f"ended with {done.returncode}")
    seconds, memory, read, refused, trouble = done.stdout.split("\t")
    return Run(float(seconds), int(memory), int(read), refused == "1", trouble.strip())


def _read(report: Report) -> int:
    markers = 0
    if report.notice is not None:
        markers = sum(block.marker is not None for block in report.notice.blocks)
    return max(markers, len(report.claims) + len(report.set_aside))


def main(arguments: Sequence[str]) -> None:
    """Audit one text and print what it cost, separated by tabs."""
    name, characters = arguments
    settings = defaults()
    audit(Source("预热"), settings)
    words = text(name, int(characters))
    start = time.process_time()
    report = audit(Source(words), settings)
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    refused = too_many_lines(words, "") is not None
    trouble = report.error.en if report.error and not refused else ""
    told = (f"{seconds:.3f}", str(memory), str(_read(report)), str(int(refused)), trouble)
    sys.stdout.write("\t".join(told) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
