"""The Lark parsers, from tables made beforehand where they fit, else from the grammar's text.

Building a parser from text takes some 50 ms, loading its tables some 4. The tables are made when
the package is built (`write`) and tied by a digest to the text of the grammar, the version of Lark
and of Python, so they are never stale: where the digest differs, the parser is built from text.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import sys
from functools import cache
from pathlib import Path

import lark
from lark import Lark

from grammar import dates, lexicon, numerals
from grammar.levels import Levels
from grammar.lexing import OffsetLexer

_HERE = Path(__file__).parent
_TABLES = _HERE / "_tables.bin"
GRAMMARS = ("outline", "phrases")


_FRAGMENTS = {
    "DATE": dates.DATE_PATTERN,
    "DAMAGED": dates.DAMAGED_PATTERN,
    "NUMBER": f"{numerals.ARABIC}|{numerals.HAN}",
    "HAN": numerals.HAN,
    "HAN_CHARACTERS": numerals.HAN_CHARACTERS,
    "UNIT": lexicon.alternation((*lexicon.CLASSIFIERS, *lexicon.UNITS)),
    "DURATION": lexicon.alternation(lexicon.DURATIONS),
    "IDIOM": lexicon.alternation(w for w in lexicon.IDIOMS if w[0] in numerals.HAN_CHARACTERS),
}


def _grammar(name: str) -> str:
    """The text of a grammar, with the lexicon's fragments filled in."""
    text = (_HERE / f"{name}.lark").read_text(encoding="utf-8")
    for fragment, pattern in _FRAGMENTS.items():
        text = text.replace(f"<<{fragment}>>", pattern.replace("/", "\\/"))
    return text


def _digest(text: str) -> str:
    version = f"{lark.__version__} {sys.version_info[:2]}"
    return hashlib.sha256(f"{version}\n{text}".encode()).hexdigest()


def _build(name: str, text: str) -> Lark:
    return Lark(
        text,
        parser="lalr",
        lexer="contextual",
        postlex=Levels() if name == "outline" else None,
        maybe_placeholders=False,
        _plugins={"ContextualLexer": OffsetLexer},
    )


@cache
def _stored() -> dict[str, tuple[str, bytes]]:
    try:
        stored = pickle.loads(_TABLES.read_bytes())
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ValueError):
        return {}
    return stored if isinstance(stored, dict) else {}


@cache
def parser(name: str) -> Lark:
    """The parser of one of GRAMMARS."""
    text = _grammar(name)
    digest, tables = _stored().get(name, ("", b""))
    if digest == _digest(text):
        return Lark.load(io.BytesIO(tables))
    return _build(name, text)


def write() -> Path:
    """Make the tables of all grammars and store them beside this module."""
    stored: dict[str, tuple[str, bytes]] = {}
    for name in GRAMMARS:
        text = _grammar(name)
        buffer = io.BytesIO()
        _build(name, text).save(buffer)
        stored[name] = (_digest(text), buffer.getvalue())
    _TABLES.write_bytes(pickle.dumps(stored))
    return _TABLES
