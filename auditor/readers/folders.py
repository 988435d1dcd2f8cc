"""Which documents the paths of a command line mean."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from auditor.errors import AuditError
from auditor.readers.files import FORMED, SAVE_AS, STANDARD_INPUT, TEXT, is_folder, unreadable_path
from grammar.named_tuples import NamedTuple
from rules._rule import Words


class Input(NamedTuple):
    """A document to read, or why there is none under a path.

    Attributes:
        path: as it was given, or below the folder that was given.
        trouble: why it cannot be read, where that shows before it is opened.
    """

    path: str
    trouble: AuditError | None = None


def inputs(paths: Iterable[str]) -> list[Input]:
    """The documents under the paths, each once, folders walked in order.

    In a folder the extensions decide: the formats that are read are listed, and others in
    which notices come (reading them tells what to do), all else and hidden files are passed over,
    and so are pipes, on which reading would wait without end. Such are read where they are named.

    Args:
        paths: files, folders, or `-`.

    Returns:
        The documents, in the order of the paths.
    """
    found: dict[str, Input] = {}
    for path in paths:
        listed = _walk(path) if path != STANDARD_INPUT and is_folder(path) else [Input(path)]
        for one in listed:
            known = one.path if one.path == STANDARD_INPUT else os.path.realpath(one.path)
            found.setdefault(known, one)
    return list(found.values())


def _walk(folder: str) -> Iterator[Input]:
    refused: list[OSError] = []
    any_file = False
    for where, folders, files in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(where, name)
            known = path.suffix.lower() in (TEXT | FORMED | SAVE_AS.keys())
            if known and not name.startswith(".") and not _waits(path):
                any_file = True
                yield Input(str(path))
        while refused:
            yield _refused(refused.pop(0))
            any_file = True
    for error in refused:
        yield _refused(error)
        any_file = True
    if not any_file:
        yield Input(folder, _no_notices(folder))


def _waits(path: Path) -> bool:
    """Whether this is a pipe, a socket or a device; what may not be looked at is told later."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _refused(error: OSError) -> Input:
    path = str(error.filename)
    return Input(path, unreadable_path(path, error))


def _no_notices(folder: str) -> AuditError:
    known = " ".join(sorted(TEXT | FORMED))
    return AuditError(
        Words(
            f"{folder}：文件夹里没有可核对的文件（{known}）",
            f"{folder}: this folder holds no file to audit ({known})",
        )
    )
