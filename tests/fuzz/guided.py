"""`python -m tests.fuzz.guided TARGET`: lets atheris look for inputs that reach new code.

A process of its own for each target: libFuzzer takes the process over, and never gives it back.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

FOLDER = Path("build") / "fuzz"
# what each target is about: the rest runs without its branches being counted, and faster for it
LOOKED_AT = {
    "grammar": ["grammar"],
    "rules": ["grammar", "rules", "auditor"],
}
MOST = {"grammar": 2_400, "rules": 2_400, "package": 20_000, "pdf": 20_000}  # bytes of an input


def main(arguments: Sequence[str]) -> None:
    """Fuzz one target.

    Args:
        arguments: the target's name and how many seconds to go on.
    """
    name, seconds = arguments
    atheris: Any = importlib.import_module("atheris")
    with atheris.instrument_imports(include=LOOKED_AT.get(name, ["auditor"])):
        targets = importlib.import_module("tests.fuzz.targets")
        readers = importlib.import_module("auditor.readers")
        for module in pkgutil.iter_modules(readers.__path__, "auditor.readers."):
            importlib.import_module(module.name)  # the command imports them when one is needed
    seeds = importlib.import_module("tests.fuzz.seeds")
    corpus = FOLDER / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds.seeds(name)):
        (corpus / f"seed-{number}").write_bytes(seed)
    limits = [f"-max_total_time={seconds}", "-timeout=30", "-rss_limit_mb=2048"]
    limits.append(f"-max_len={MOST.get(name, 4_000)}")
    kept = f"-artifact_prefix={FOLDER}/{name}-"
    splicer = seeds.splicer(name)
    how = {} if splicer is None else {"custom_mutator": splicer}
    atheris.Setup(
        ["guided", *limits, kept, "-print_final_stats=1", str(corpus)], targets.TARGETS[name], **how
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
