"""Clauses in letters: each word of the modality lexicon a letter, what lies between a dot.

What stands in quotes, titles and brackets is covered up first, so that a quoted problem tells
nothing of how the matter stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from grammar.modality_lexicon import WORDS, Part, Word
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled


class Token(NamedTuple):
    """A word of the lexicon where it stands, or a date."""

    start: int
    end: int
    form: str
    part: Part


class Clause:
    """A clause, which is put into letters once somebody asks for them.

    Attributes:
        start: where it stands.
        words: its text, quotes covered up.
    """

    def __init__(self, start: int, words: str) -> None:
        """Take the words of a clause."""
        self.start: Final = start
        self.words: Final = words

    @cached_property
    def tokens(self) -> tuple[Token | None, ...]:
        """The words of the lexicon in it, None for what lies between."""
        return tuple(_tokens(self.words, self.start))

    @cached_property
    def letters(self) -> str:
        """A letter for each token, a dot for what lies between."""
        return "".join(token.part if token else "." for token in self.tokens)

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
_MARKS = compiled(r"[\"“”《》()\[\]【】「」\n]")
_STILL_TO_COME = frozenset({Part.TIME, Part.PACE, Part.WILL, Part.PLAN, Part.WAIT})
_PAIRS = {'"': '"', "“": "”", "《": "》", "(": ")", "[": "]", "【": "】", "「": "」"}


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
        elif mark == closing:
            depth -= 1
            if depth == 0 and mark == ")" and text[at - 1] == "。":
                opened = -1  # whole sentences in brackets tell as others do
            elif depth == 0:
                pieces += (text[done:opened], _COVER * (at + 1 - opened))
                done, opened = at + 1, -1
        elif mark == text[opened]:
            depth += mark != "“"  # “ within “ is a slip, not a quote in a quote
    pieces.append(text[done:])
    return "".join(pieces)


def _tokens(words: str, start: int) -> Iterator[Token | None]:
    at = told = 0
    while found := _START.search(words, at):
        at = found.start()
        word, part = _word(words, at)
        if part is None:
            at += 1
            continue
        if at > told:
            yield None
        told = at + len(word)
        yield Token(start + at, start + told, word, part)
        at = told
    if told < len(words):
        yield None


def _word(words: str, at: int) -> tuple[str, Part | None]:
    """The date or the longest word of the lexicon that begins at an offset, and what it does."""
    first = words[at]
    if (first.isdecimal() or first in "明后") and (date := DATE.match(words, at)):
        return date[0], Part.TIME
    for word in _WORDS.get(first, ()):
        if words.startswith(word.form, at):
            return word.form, word.part
    return "", None


def clauses(cover: str, span: tuple[int, int], start: int) -> Iterator[Clause]:
    """The clauses of a sentence of a covered text; `start` is where that text stands."""
    for found in _CLAUSE.finditer(cover, *span):
        if len(found[0]) <= LONGEST_CLAUSE:
            yield Clause(start + found.start(), found[0])


def governed(clause: Clause, at: int) -> bool:
    """Whether the cue at a place only describes a thing: 对尚未签约的2户."""
    before, after = clause.letters[:at], clause.letters[at + 1 :]
    of = after.find("b")
    if of < 0:
        return False
    return "v" in before or "r" not in after[of:] or _is_done_to(clause, at + 1 + of)


def _is_done_to(clause: Clause, of: int) -> bool:
    """Whether a deed behind 的 is told as done to the thing: 尚未启用的食堂也安装了监控."""
    behind = clause.tokens[of:]
    deed = next((t for t in behind if t and t.part is Part.DEED), None)
    if deed is None or any(t and t.part in _STILL_TO_COME for t in behind):
        return False
    return clause.words.startswith("了", deed.end - clause.start)
