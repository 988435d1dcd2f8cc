"""Clauses in letters: each word of the modality lexicon a letter, what lies between a dot.

What stands in quotes, titles and brackets is covered up first, so that a quoted problem tells
nothing of how the matter stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from grammar.modality_lexicon import WORDS, Part, Word
from grammar.patterns import compiled


class Token(NamedTuple):
    """A word of the lexicon where it stands, or a date."""

    start: int
    end: int
    form: str
    part: Part


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in letters.

    Attributes:
        words: its text, quotes covered up.
        letters: a letter for each word of the lexicon, a dot for what lies between.
        tokens: for each letter the word, None for a dot.
    """

    start: int
    words: str
    letters: str
    tokens: tuple[Token | None, ...]

    def has(self, parts: str) -> bool:
        """Whether a word of one of these parts stands in it."""
        return any(part in self.letters for part in parts)

    def forms(self, parts: str) -> Iterator[str]:
        """The words of these parts."""
        return (token.form for token in self.tokens if token and token.part in parts)


LONGEST_CLAUSE = 400  # code points: what is longer is no prose, and is not judged
_LONGEST_QUOTE = 300
_COVER = "\ue000"
_CLAUSE = compiled(r"[^，,:]+")
DATE = compiled(
    r"(?:\d{4}|明|后)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[上下]半年|第?[一二三四]季度|年?[底初末中]|[上中下]旬)?"
    r"|\d{1,2}月(?:份|底|初|\d{1,2}日|[上中下]旬)?"
)
_MARKS = compiled(r"[“”《》()\[\]【】「」\n]")
_PAIRS = {"“": "”", "《": "》", "(": ")", "[": "]", "【": "】", "「": "」"}


def _by_first() -> dict[str, tuple[Word, ...]]:
    table: dict[str, list[Word]] = {}
    for word in WORDS:
        table.setdefault(word.form[0], []).append(word)
    return {c: tuple(sorted(ws, key=lambda w: -len(w.form))) for c, ws in table.items()}


_WORDS = _by_first()
_START = compiled(f"[{''.join(re.escape(c) for c in _WORDS)}\\d]")


def covered(text: str) -> str:
    """The text with quotes, titles and brackets covered up, character for character.

    A mark that is not closed within its line, or not soon, covers nothing.
    """
    pieces: list[str] = []
    done = 0
    opened, closing, depth = -1, "", 0
    for found in _MARKS.finditer(text):
        mark, at = found[0], found.start()
        if opened >= 0 and (mark == "\n" or at - opened > _LONGEST_QUOTE):
            opened = -1
        if opened < 0:
            if mark in _PAIRS:
                opened, closing, depth = at, _PAIRS[mark], 1
        elif mark == text[opened]:
            depth += mark != "“"  # “ within “ is a slip, not a quote in a quote
        elif mark == closing:
            depth -= 1
            if depth == 0:
                pieces += (text[done:opened], _COVER * (at + 1 - opened))
                done, opened = at + 1, -1
    pieces.append(text[done:])
    return "".join(pieces)


def _tokens(words: str, start: int) -> Iterator[Token]:
    at = 0
    while found := _START.search(words, at):
        at = found.start()
        date = DATE.match(words, at)
        if date:
            yield Token(start + at, start + date.end(), date[0], Part.TIME)
            at = date.end()
            continue
        for word in _WORDS.get(words[at], ()):
            if words.startswith(word.form, at):
                yield Token(start + at, start + at + len(word.form), word.form, word.part)
                at += len(word.form)
                break
        else:
            at += 1


def _clause(words: str, start: int) -> Clause:
    letters: list[str] = []
    tokens: list[Token | None] = []
    at = start
    for token in _tokens(words, start):
        if token.start > at:
            letters.append(".")
            tokens.append(None)
        letters.append(token.part.value)
        tokens.append(token)
        at = token.end
    if at < start + len(words):
        letters.append(".")
        tokens.append(None)
    return Clause(start, words, "".join(letters), tuple(tokens))


def clauses(cover: str, span: tuple[int, int], start: int) -> tuple[Clause, ...]:
    """The clauses of a sentence of a covered text; `start` is where that text stands."""
    return tuple(_iter_clauses(cover, span, start))


def _iter_clauses(cover: str, span: tuple[int, int], start: int) -> Iterator[Clause]:
    for found in _CLAUSE.finditer(cover, *span):
        if len(found[0]) <= LONGEST_CLAUSE:
            yield _clause(found[0], start + found.start())
