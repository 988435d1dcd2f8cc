"""The plugin that makes pytest run the tests once for each mutant, instead of once.

All tests are collected once. Each mutant is tried in a process forked from there: the changed
function gets its new code, and the tests that come by the changed statement run, the quickest
first, until one fails. Nothing that a test computed outlives it, as the process that collected the
tests runs none. A change in what runs earlier than any test needs a Python of its own (`anew`).
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import signal
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from tests.mutants import anew
from tests.mutants.anew import KILLED, SURVIVED, TIMEOUT
from tests.mutants.code import NotInPlaceError, forget, replace, statement
from tests.mutants.mutant import PACKAGES, Mutant
from tests.mutants.reach import Reach, file_of
from tests.shared import ROOT

UNREACHED = "unreached"
HOMES = (*PACKAGES, "auditor", "tests")
# seconds of the processor for a test, beyond ten times what it takes on the unchanged code
GRACE = 2.0
# every so many tests, caches are emptied
OFTEN = 20
# seconds on the wall for a mutant: a net beneath the other limits
NET = 1200


class BrokenError(Exception):
    """The tests fail on the unchanged code, or pass on code that cannot work."""


class Trials:
    """The plugin; `pytest.main(..., plugins=[it])`."""

    def __init__(
        self,
        mutants: Iterable[Mutant],
        tell: Callable[[Mutant, str, float], None],
        tracer: Any,
        kept: Path,
        patience: float,
    ) -> None:
        """Take what is to be tried.

        Args:
            mutants: one after the other.
            tell: hears of each mutant what became of it, and after how many seconds.
            tracer: coverage's, started before the packages were imported.
            kept: the file where the reach of the tests is kept, or will be.
            patience: seconds that the tests of one mutant may take; the slowest are left out.
        """
        self._mutants = mutants
        self._tell = tell
        self._tracer = tracer
        self._kept = kept
        self._patience = patience
        self._reach = Reach({}, {}, (), (), {})
        self._failed = False
        self.trouble = ""

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """Leave out what another checkout may not have."""
        items[:] = [item for item in items if "shared" not in item.fixturenames]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember a failure."""
        self._failed |= report.failed

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try all mutants."""
        self._tracer.stop()
        early = _lines(self._tracer)
        forget(HOMES)
        self._reach = self._measured(session, early)
        gc.collect()
        gc.freeze()
        try:
            self._prove(session)
            for mutant in self._mutants:
                begun = time.monotonic()
                verdict = self._tried(session, mutant)
                self._tell(mutant, verdict, time.monotonic() - begun)
        except BrokenError as broken:
            self.trouble = str(broken)
        return True

    def _measured(self, session: pytest.Session, early: dict[str, frozenset[int]]) -> Reach:
        names = [item.nodeid for item in session.items]
        files = {name: _digest(ROOT / name) for name in {file_of(name) for name in names}}
        known = Reach(early, {}, (), (), {})
        if self._kept.is_file():
            known = pickle.loads(self._kept.read_bytes())
        wanted = known.outdated(names, files)
        if not wanted and known.names == names:
            return known
        child = os.fork()
        if not child:
            items = [session.items[number] for number in wanted]
            _alone(lambda: self._measure(session, items, early))
        if os.waitpid(child, 0)[1]:
            raise BrokenError("the tests fail before anything is changed")
        newer = pickle.loads(self._kept.with_suffix(".newer").read_bytes())
        reach = known.brought_up_to(names, files, newer)
        self._kept.write_bytes(pickle.dumps(reach))
        return reach

    def _measure(
        self,
        session: pytest.Session,
        items: Sequence[pytest.Item],
        early: dict[str, frozenset[int]],
    ) -> int:
        _mute(session)
        tracer = coverage_of()
        seconds: list[float] = []
        tracer.start()
        for number, item in enumerate(items):
            tracer.switch_context(str(number))
            if number % OFTEN == 0:
                forget(HOMES)  # else what is cached would seem to be reached by one test alone
            begun = time.process_time()
            self._run(item, None)
            seconds.append(time.process_time() - begun)
            if self._failed:
                _say(f"fails unchanged: {item.nodeid}")
                return 1
        tracer.stop()
        reach = Reach(early, _contexts(tracer), [item.nodeid for item in items], seconds, {})
        self._kept.with_suffix(".newer").write_bytes(pickle.dumps(reach))
        return 0

    def _prove(self, session: pytest.Session) -> None:
        """What cannot work must die, and the code as it is must live: on both ways."""
        home = ROOT / "grammar" / "parse.py"
        text = home.read_text(encoding="utf-8")
        head = '    """Read a notice'
        fatal = text.replace(head, f"    raise RuntimeError\n{head}", 1)
        if fatal == text:
            raise BrokenError("there is no grammar.parse.parse to break")
        number = next(i for i, line in enumerate(text.splitlines(), 1) if line.startswith(head))
        tests = self._reach.any("grammar.parse")[:20]
        made = Mutant("", "grammar.parse", "parse", "", number, number, "", "", fatal)
        if self._forked(session, made, tests) != KILLED or self._anew(made, tests) != KILLED:
            raise BrokenError("the tests do not run the changed code")
        if self._anew(made._replace(text=text), tests) != SURVIVED:
            raise BrokenError("the tests fail before anything is changed")

    def _tried(self, session: pytest.Session, mutant: Mutant) -> str:
        source = (ROOT / mutant.module.replace(".", "/")).with_suffix(".py")
        lines = statement(source.read_text(encoding="utf-8"), mutant.first, mutant.last)
        if self._reach.before(mutant.module, lines):
            reached = self._reach.any(mutant.module) or self._reach.all()
            return self._anew(mutant, self._quickest(reached))
        tests = self._quickest(self._reach.over(mutant.module, lines))
        return self._forked(session, mutant, tests) if tests else UNREACHED

    def _quickest(self, tests: Sequence[int]) -> Sequence[int]:
        spent = accumulate(self._reach.seconds[test] for test in tests)
        return [t for t, so_far in zip(tests, spent, strict=True) if so_far <= self._patience]

    def _anew(self, mutant: Mutant, tests: Sequence[int]) -> str:
        names = [self._reach.names[test] for test in tests]
        seconds = sum(self._reach.seconds[test] for test in tests)
        return anew.tried(mutant.module, mutant.text, names, 30 + 3 * seconds)

    def _forked(self, session: pytest.Session, mutant: Mutant, tests: Sequence[int]) -> str:
        child = os.fork()
        if not child:
            _alone(lambda: self._try(session, mutant, tests))
        status = os.waitpid(child, 0)[1]
        if os.WIFSIGNALED(status):
            return TIMEOUT if os.WTERMSIG(status) in anew.CLOCKS else KILLED
        code = os.WEXITSTATUS(status)
        if code == _ELSEWHERE:
            return self._anew(mutant, tests)
        return KILLED if code else SURVIVED

    def _try(self, session: pytest.Session, mutant: Mutant, tests: Sequence[int]) -> int:
        _mute(session)
        anew.limit_memory(anew.MEMORY)
        try:
            replace(mutant.module, mutant.function, mutant.text)
        except NotInPlaceError:
            return _ELSEWHERE
        signal.setitimer(signal.ITIMER_REAL, NET)
        items = [session.items[test] for test in tests]
        for test, item, after in zip(tests, items, [*items[1:], None], strict=True):
            signal.setitimer(signal.ITIMER_VIRTUAL, GRACE + 10 * self._reach.seconds[test])
            self._run(item, after)
            if self._failed:
                return 1
        return 0

    def _run(self, item: pytest.Item, after: pytest.Item | None) -> None:
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)


_ELSEWHERE = 77


def coverage_of() -> Any:
    """A tracer for the two packages that keeps what it finds in memory."""
    import coverage

    return coverage.Coverage(
        data_file=None, config_file=False, include=[str(ROOT / name / "*") for name in PACKAGES]
    )


def _alone(work: Callable[[], int]) -> None:
    """Do something in a forked process, and end it."""
    code = 1
    try:
        code = work()
    except BaseException as error:  # noqa: BLE001  whatever the change has broken
        if os.environ.get("MUTANTS_DEBUG"):
            _say(repr(error))
    finally:
        os._exit(code)


def _say(words: str) -> None:
    """Say something on the console, whatever pytest has done to it."""
    os.write(2, f"{words}\n".encode())


def _mute(session: pytest.Session) -> None:
    session.config.pluginmanager.unregister(name="terminalreporter")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _module(path: str) -> str:
    return ".".join(Path(path).relative_to(ROOT).with_suffix("").parts)


def _lines(tracer: Any) -> dict[str, frozenset[int]]:
    data = tracer.get_data()
    return {_module(path): frozenset(data.lines(path)) for path in data.measured_files()}


def _contexts(tracer: Any) -> dict[str, dict[int, list[int]]]:
    data = tracer.get_data()
    return {
        _module(path): {
            line: [int(name) for name in names if name]
            for line, names in data.contexts_by_lineno(path).items()
        }
        for path in data.measured_files()
    }
