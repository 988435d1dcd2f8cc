"""`python -m tests.mutants.anew`: run some tests in a Python that imports a changed module.

What is changed, and which tests run, comes on the standard input.
"""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import sys
from collections.abc import Sequence
from math import ceil

import pytest

from tests.mutants.code import import_changed
from tests.shared import ROOT

KILLED, SURVIVED, TIMEOUT = "killed", "survived", "timeout"
CLOCKS = (signal.SIGVTALRM, signal.SIGALRM, signal.SIGXCPU, signal.SIGKILL)
MEMORY = 1 << 30
EXAMPLES = 25
ARGUMENTS = ("-p", "no:cacheprovider", "-p", "no:xdist")


def tried(module: str, text: str, tests: Sequence[str], seconds: float) -> str:
    """What becomes of a mutant in a Python of its own.

    Args:
        module: the module that is changed.
        text: its changed text.
        tests: the tests, in the order in which they run.
        seconds: of the processor; after these it is given up.

    Raises:
        RuntimeError: pytest ran no test.
    """
    asked = json.dumps({"module": module, "text": text, "tests": list(tests), "limit": seconds})
    done = subprocess.run(
        [sys.executable, "-m", "tests.mutants.anew"],
        input=asked.encode(),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if -done.returncode in CLOCKS:
        return TIMEOUT
    if done.returncode == pytest.ExitCode.NO_TESTS_COLLECTED:
        raise RuntimeError(f"no test of {len(tests)} was found")
    return KILLED if done.returncode else SURVIVED


class Few:
    """The plugin that has hypothesis try the same few examples each time: they run for each mutant."""

    def pytest_configure(self) -> None:
        """Go on from the profile that conftest.py has loaded."""
        from hypothesis import settings

        few = settings(settings.get_profile("ci"), max_examples=EXAMPLES, print_blob=False)
        settings.register_profile("mutants", few)
        settings.load_profile("mutants")


def limit_memory(more: int) -> None:
    """Let this process take no more than so many bytes beyond what it has."""
    with open("/proc/self/statm", encoding="ascii") as status:  # noqa: PTH123
        now = int(status.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (now + more, now + more))


class _Only:
    """Runs the tests that are asked for, in the order in which they are."""

    def __init__(self, tests: Sequence[str]) -> None:
        self._places = {test: place for place, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if item.nodeid in self._places]
        items.sort(key=lambda item: self._places[item.nodeid])


def main() -> int:
    """Run the tests.

    Returns:
        pytest's exit status.
    """
    asked = json.load(sys.stdin)
    seconds = ceil(asked["limit"])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    limit_memory(MEMORY)
    try:
        import_changed(asked["module"], asked["text"])
    except Exception:  # noqa: BLE001  the change breaks the import
        return 1
    files = sorted({test.partition("::")[0] for test in asked["tests"]})
    return int(
        pytest.main(["-x", "-q", *ARGUMENTS, *files], plugins=[Few(), _Only(asked["tests"])])
    )


if __name__ == "__main__":
    sys.exit(main())
