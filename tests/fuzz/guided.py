"""`python -m tests.fuzz.guided TARGET`: lets atheris look for inputs that reach new code.

A process of its own for each target: libFuzzer takes the process over, and never gives it back.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

FOLDER = Path("build") / "fuzz"


def main(arguments: Sequence[str]) -> None:
    """Fuzz one target.

    Args:
        arguments: the target's name and how many seconds to go on.
    """
    name, seconds = arguments
    atheris: Any = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["auditor", "grammar", "rules"]):
        targets = importlib.import_module("tests.fuzz.targets")
    fragments = importlib.import_module("tests.fuzz.fragments")
    corpus = FOLDER / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(fragments.seeds(name)):
        (corpus / f"seed-{number}").write_bytes(seed)
    limits = [f"-max_total_time={seconds}", "-timeout=30", "-rss_limit_mb=2048", "-max_len=20000"]
    kept = f"-artifact_prefix={FOLDER}/{name}-"
    atheris.Setup(
        ["guided", *limits, kept, "-print_final_stats=1", str(corpus)], targets.TARGETS[name]
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
