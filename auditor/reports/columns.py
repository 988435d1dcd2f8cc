"""How wide text is on a terminal, and how it is cut and wrapped to a width.

A Chinese character takes two columns, a combining mark none. Characters of ambiguous width, such
as “ and ①, are counted as one, as terminals do unless they are told otherwise.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

ELLIPSIS = "…"
TAB = 4  # columns between tab stops
_BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_PICTURES = 0x2400  # ␀, the first of the pictures of control characters
_CLOSING = frozenset("，。、；：！？”’）》〉」』】〕…,.;:!?)]}")


def width(text: str) -> int:
    """The columns that a text takes, once it is made `safe`."""
    if text.isascii():
        return len(text)
    return sum(map(char_width, text))


@lru_cache(maxsize=8192)
def char_width(char: str) -> int:
    """The columns that one character takes: 0, 1 or 2."""
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    return 0 if unicodedata.category(char) in ("Mn", "Me", "Cf") else 1


def safe(text: str, column: int = 0) -> str:
    """The text as a terminal may show it: tabs expanded, control characters made visible.

    A document must not be able to move the cursor, change colours or turn the order of writing.

    Args:
        text: a stretch of one line.
        column: the column at which it starts, for the tab stops.
    """
    if text.isprintable():
        return text
    shown: list[str] = []
    for char in text:
        piece = _safe_char(char, column)
        column += width(piece)
        shown.append(piece)
    return "".join(shown)


def _safe_char(char: str, column: int) -> str:
    if char == "\t":
        return " " * (TAB - column % TAB)
    code = ord(char)
    if code < 0x20:
        return chr(_PICTURES + code)
    if code == 0x7F:
        return "␡"
    if char in _BIDI or unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp"):
        return "\ufffd"
    return char


def cut(text: str, columns: int) -> str:
    """The text, its end replaced by … where it is wider than the columns."""
    if width(text) <= columns:
        return text
    return take(text, columns - 1) + ELLIPSIS


def take(text: str, columns: int) -> str:
    """As many characters from the front as fit into the columns."""
    used = 0
    for index, char in enumerate(text):
        used += char_width(char)
        if used > columns:
            return text[:index]
    return text


def pad(text: str, columns: int) -> str:
    """The text, filled up with spaces to the columns."""
    return text + " " * max(0, columns - width(text))


def wrap(text: str, columns: int) -> list[str]:
    """The text in lines of at most so many columns; at least one line.

    Words of letters and digits stay whole where they fit, and no line starts with a closing mark
    where what stands before it can come along.
    """
    lines: list[str] = []
    line: list[str] = []
    for word in _words(text, columns):
        if sum(map(width, line)) + width(word) > columns:
            carried = _carried(line, word)
            lines.append("".join(line).rstrip())
            line = carried
        if line or word != " ":
            line.append(word)
    if line or not lines:
        lines.append("".join(line).rstrip())
    return lines


def _carried(line: list[str], word: str) -> list[str]:
    """Take from the end of a line what a closing mark must not be parted from."""
    if word not in _CLOSING:
        return []
    at = len(line) - 1
    while at > 0 and line[at] in _CLOSING:
        at -= 1
    if at <= 0:
        return []
    carried = line[at:]
    del line[at:]
    return carried


def _words(text: str, columns: int) -> Iterator[str]:
    """Single wide characters and blanks, and runs of all else cut to the columns."""
    word, used = "", 0
    for char in text:
        size = char_width(char)
        if size == 2 or char == " " or used + size > columns:
            if word:
                yield word
            word, used = "", 0
        if size == 2 or char == " ":
            yield char
        else:
            word += char
            used += size
    if word:
        yield word
