"""Tells when one of the documents of a run has changed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence

from auditor.readers.folders import inputs

_PAUSE = 0.5  # seconds between two looks: soon enough for a person, and no load


def changes(
    paths: Sequence[str], wait: Callable[[], None] = lambda: time.sleep(_PAUSE)
) -> Iterator[None]:
    """Yields each time a document has changed, come, or gone; never ends by itself.

    Args:
        paths: as on the command line; folders are looked through anew each time.
        wait: passes the time between two looks.
    """
    before = _seen(paths)
    while True:
        wait()
        now = _seen(paths)
        if now != before:
            before = now
            yield


def _seen(paths: Sequence[str]) -> dict[str, tuple[int, int] | None]:
    """Each document with its time and size; None where it is not there."""
    seen: dict[str, tuple[int, int] | None] = {}
    for one in inputs(paths):
        for path in (one.path, f"{one.path}.suppress.toml"):
            try:
                status = os.stat(path)  # noqa: PTH116
            except (OSError, ValueError):
                seen[path] = None
            else:
                seen[path] = (status.st_mtime_ns, status.st_size)
    return seen
