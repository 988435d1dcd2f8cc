"""Regular expressions, from tables made beforehand where they fit, else compiled from their text.

Python compiles an expression to a short program, which takes most of the time in which the command
starts: some 190 ms for all of them, against 5 to load the programs. They are made when the package
is built (`write`), each under its own text and flags, and all under the version of Python, so they
are never stale: an expression that is not in the table is compiled as always.
"""

from __future__ import annotations

import gc
import importlib
import marshal
import re
import sys
from array import array
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

_sre: Any = None
with suppress(ImportError):  # another Python than CPython
    _sre = importlib.import_module("_sre")

_TABLE = Path(__file__).parent / "_patterns.bin"


@cache
def compiled(text: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern that `re.compile` gives for a text and flags.

    Raises:
        re.error: the text is no regular expression.
    """
    program = _stored().get((text, flags | re.UNICODE))
    if program is None:
        return re.compile(text, flags)
    every, code, groups, names, numbers = program
    steps = array("I", code).tolist()
    made: re.Pattern[str] = _sre.compile(text, every, steps, groups, names, numbers)
    return made


def write() -> Path:
    """Store the programs of all patterns there are in this process.

    Whoever calls it has imported the modules whose patterns shall be stored.
    """
    alive = {
        (one.pattern, one.flags)
        for one in gc.get_objects()
        if isinstance(one, re.Pattern) and isinstance(one.pattern, str)
    }
    programs = {key: _program(*key) for key in sorted(alive)}
    _TABLE.write_bytes(marshal.dumps((_version(), programs if _sre else {})))
    return _TABLE


def _program(text: str, flags: int) -> tuple[Any, ...]:
    """What `re.compile` hands over to `_sre.compile`, in its order, and what matches begin with."""
    from grammar.first_characters import told

    read = importlib.import_module("re._parser").parse(text, flags)
    numbers: list[str | None] = [None] * read.state.groups
    for name, number in read.state.groupdict.items():
        numbers[number] = name
    every = flags | read.state.flags
    steps = told(importlib.import_module("re._compiler")._code(read, flags), read, every)
    code = array("I", steps).tobytes()
    return every, code, read.state.groups - 1, dict(read.state.groupdict), tuple(numbers)


@cache
def _stored() -> dict[tuple[str, int], tuple[Any, ...]]:
    try:
        version, programs = marshal.loads(_TABLE.read_bytes())
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return programs if version == _version() and _sre is not None else {}


def _version() -> tuple[Any, ...]:
    """What a program depends on besides its text."""
    magic = getattr(_sre, "MAGIC", 0)
    return sys.implementation.cache_tag, sys.hexversion, magic, sys.byteorder, array("I").itemsize
