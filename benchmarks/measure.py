"""The measurements themselves; each is independent of the others."""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.figures import Pair, Point, Spent
from benchmarks.texts import ROOT, repeated, sizes

HERE = Path(__file__).resolve().parent
_ZHLINT = HERE / "node_modules" / ".bin" / "zhlint"
_AUDITOR = Path(sys.executable).parent / "auditor"


class UnavailableError(Exception):
    """A peer that cannot be measured here, with the reason."""


class Cold(NamedTuple):
    """One command run as a process of its own, several times.

    Attributes:
        seconds: of each run.
        peak: the largest resident memory of a run, in KiB.
    """

    seconds: list[float]
    peak: float


def warm(text: str, rounds: int) -> Pair:
    """Whole audits against autocorrect's lint of the same text, in turn, in this process.

    Raises:
        UnavailableError: autocorrect-py is not installed.
    """
    try:
        import autocorrect_py
    except ImportError as error:
        raise UnavailableError("autocorrect-py is not installed") from error
    from auditor.engine import audit
    from auditor.settings import defaults
    from grammar.source import Source

    settings = defaults()
    ours: list[float] = []
    theirs: list[float] = []
    for turn in range(rounds + 2):
        one = _timed(lambda: audit(Source(text, "notice.txt"), settings))
        other = _timed(lambda: [autocorrect_py.lint_for(text, "notice.txt") for _ in range(10)])
        if turn >= 2:  # the first two warm up
            ours.append(one)
            theirs.append(other / 10)
    return Pair(ours, theirs)


def cold(text: str, rounds: int) -> tuple[Cold, Cold | None, str]:
    """The commands as processes of their own, in turn.

    Returns:
        The auditor; zhlint, or None; why there is no zhlint, or nothing.
    """
    # bytecode beforehand, as an installation makes it
    for package in ("auditor", "grammar", "rules"):
        compileall.compile_dir(ROOT / package, quiet=2)
    why = ""
    try:
        install_zhlint()
    except UnavailableError as error:
        why = str(error)
    ours: list[tuple[float, float]] = []
    theirs: list[tuple[float, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notice.txt"
        path.write_text(text, encoding="utf-8")
        for turn in range(rounds + 1):
            one = _child([str(_AUDITOR), "check", "--fail-on", "never", str(path)], folder, {0})
            other = None if why else _child([str(_ZHLINT), path.name], folder, {0, 1})
            if turn:  # the first reads the files into the cache
                ours.append(one)
                if other is not None:
                    theirs.append(other)
    return _cold(ours), _cold(theirs) if theirs else None, why


def spent_warm(text: str, rounds: int) -> list[Spent]:
    """What the time of a warm audit goes to: reading, each floor's work, and the report."""
    from auditor.engine import audit
    from auditor.settings import defaults
    from grammar.parse import parse
    from grammar.source import Source

    settings = defaults()
    source = Source(text, "notice.txt")
    notice = parse(source, settings.vocabulary)

    def rules() -> None:
        for rule in settings.rules:
            list(rule.check(notice, rule.options))

    whole = _least(lambda: audit(source, settings), rounds)
    reading = _least(lambda: parse(source, settings.vocabulary), rounds) / whole
    asking = _least(rules, rounds) / whole
    return [
        Spent("grammar: from the text to the notice", reading),
        Spent(f"{len(settings.rules)} rules", asking),
        Spent("ledger and report", max(0.0, 1 - reading - asking)),
    ]


def spent_cold(text: str, rounds: int) -> list[Spent]:
    """What the time of a cold command goes to, by commands that do ever more of it."""
    steps = [
        ("starting Python", "pass"),
        ("importing Lark", "import lark"),
        ("importing python-dateutil", "import lark, dateutil.relativedelta"),
        ("importing grammar and rules", "import grammar.parse, rules"),
        ("importing the command", "import grammar.parse, rules, auditor.commands.check"),
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notice.txt"
        path.write_text(text, encoding="utf-8")
        commands = [[sys.executable, "-c", code] for _, code in steps]
        commands.append([str(_AUDITOR), "check", "--fail-on", "never", str(path)])
        times = [
            min(_child(command, folder, {0})[0] for _ in range(rounds)) for command in commands
        ]
    names = [*(name for name, _ in steps), "the audit and its report, for the first time"]
    before = [0.0, *times[:-1]]
    return [
        Spent(name, max(0.0, here - there) / times[-1])
        for name, here, there in zip(names, times, before, strict=True)
    ]


def growth(text: str, most_mb: float, each: Callable[[Point], None]) -> list[Point]:
    """Whole audits of the notice repeated, up to a size in MB; `each` hears of every one.

    Returns:
        For each size the least processor time of its runs: noise only ever adds.
    """
    from auditor.engine import audit
    from auditor.settings import defaults
    from grammar.source import Source

    settings = defaults()
    audit(Source(text), settings)
    points = []
    for copies in sizes(text, most_mb):
        larger = repeated(text, copies)
        runs = max(1, min(9, 256 // copies))
        seconds = min([_busy(lambda: audit(Source(larger), settings)) for _ in range(runs)])  # noqa: B023
        points.append(Point(len(larger.encode()), seconds))
        each(points[-1])
    return points


def install_zhlint() -> None:
    """Install zhlint as benchmarks/package-lock.json has it, below this folder.

    Raises:
        UnavailableError: npm or node is missing, or the installation failed.
    """
    if _ZHLINT.exists():
        return
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise UnavailableError("npm and node are not installed")
    command = [npm, "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    if done.returncode:
        words = (done.stderr or done.stdout).strip().splitlines()
        raise UnavailableError(
            f"npm could not install it: {words[-1] if words else 'no reason given'}"
        )


def _cold(runs: Sequence[tuple[float, float]]) -> Cold:
    return Cold([seconds for seconds, _ in runs], max(peak for _, peak in runs))


def _child(command: list[str], folder: str, expected: set[int]) -> tuple[float, float]:
    """Seconds and peak KiB of a command that is run in a folder."""
    told = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(HERE / "child.py"), *command],
        cwd=folder, env=told, capture_output=True, text=True, check=True,
    )  # fmt: skip
    seconds, peak, status = done.stdout.split()
    if int(status) not in expected:
        raise RuntimeError(f"{command[0]} ended with status {status}; run it by hand to see why")
    return float(seconds), float(peak)


def _busy(work: Callable[[], object]) -> float:
    """Seconds of processor time, which other processes add little to."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _least(work: Callable[[], object], rounds: int) -> float:
    """The least time of several runs, after one to warm up."""
    work()
    return min(_timed(work) for _ in range(rounds))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
