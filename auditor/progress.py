"""A progress bar on standard error: for several documents, on a terminal, when it takes long."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Self

from auditor.language import Language

if TYPE_CHECKING:
    import rich.progress

    from auditor.report import Report

_PATIENCE = 1.0  # seconds before a bar appears


class Progress:
    """Counts documents, and shows it once that has taken longer than a second.

    Args:
        total: the number of documents.
        language: of the bar's words.
    """

    def __init__(self, total: int, language: Language) -> None:
        self._total = total
        self._words = "核对" if language == "zh" else "auditing"
        self._wanted = total > 1 and sys.stderr is not None and sys.stderr.isatty()
        self._started = time.monotonic()
        self._bar: rich.progress.Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def followed(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The same reports; each that comes moves the bar."""
        for done, report in enumerate(reports, 1):
            if self._wanted:
                self._show(done)
            yield report

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar away while something else is written to the terminal."""
        if self._bar is None:
            yield
            return
        self._bar.stop()
        try:
            yield
        finally:
            self._bar.start()

    def _show(self, done: int) -> None:
        if self._bar is None:
            if time.monotonic() - self._started < _PATIENCE or done == self._total:
                return
            self._bar = _bar()
            self._bar.add_task(self._words, total=self._total)
            self._bar.start()
        self._bar.update(self._bar.task_ids[0], completed=done)


def _bar() -> rich.progress.Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
    )
