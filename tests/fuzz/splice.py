"""Changes inputs as a writer would: whole clauses, elements or keys, not single bytes.

What changes one byte of UTF-8 mostly makes rubbish of a character, and seldom a new sentence.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

Change = Callable[[list[str], random.Random], None]

CLAUSES = r"[^，。；：、\n]*[，。；：、\n]?"
ELEMENTS = r"<[^<>]*>?|[^<>]+"
LINES = r"[^\n=]*[\n=]?"
_BLIND = 6  # of so many changes one is of bytes, with no regard to what they mean
_NUMBER = re.compile(r"\d+|[一二三四五六七八九十百]+")
_NUMBERS = ("0", "1", "2", "3", "12", "41", "99", "100", "2022", "一", "二", "三", "十一", "四十一", "两", "1.2万", "九千九百九十九亿")  # fmt: skip


class Splicer:
    """Makes a new input out of one it is given and of pieces of others."""

    def __init__(self, texts: Sequence[str], piece: str, mark: bytes = b"") -> None:
        """Take the others.

        Args:
            texts: what pieces are taken from.
            piece: a pattern for one.
            mark: what stands before the text in an input.
        """
        self._piece = re.compile(piece)
        self._mark = mark
        self._pool = sorted({one for text in texts for one in self._pieces(text)})

    def __call__(self, data: bytes, most: int, seed: int) -> bytes:
        """The input changed.

        Args:
            data: the input.
            most: bytes that it may have at most.
            seed: decides what is changed.
        """
        chance = random.Random(seed)
        if chance.randrange(_BLIND) == 0:
            return _blind(data, chance)[:most]
        text = data.removeprefix(self._mark).decode("utf-8", "ignore")
        pieces = self._pieces(text)
        for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
            chance.choice(self._changes)(pieces, chance)
        room = most - len(self._mark)
        changed = "".join(pieces).encode("utf-8", "ignore")[: max(room, 0)]
        return self._mark + changed.decode("utf-8", "ignore").encode()

    def _pieces(self, text: str) -> list[str]:
        return [one for one in self._piece.findall(text) if one]

    @property
    def _changes(self) -> tuple[Change, ...]:
        return (self._insert, self._insert, self._replace, _number, _number, _drop, _repeat, _swap)

    def _insert(self, pieces: list[str], chance: random.Random) -> None:
        pieces.insert(chance.randint(0, len(pieces)), chance.choice(self._pool))

    def _replace(self, pieces: list[str], chance: random.Random) -> None:
        if pieces:
            pieces[chance.randrange(len(pieces))] = chance.choice(self._pool)


def _blind(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them lost, changed or put in."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 4))):
        at = chance.randint(0, len(changed))
        changed[at : at + chance.randint(0, 2)] = chance.randbytes(chance.randint(0, 2))
    return bytes(changed)


def _number(pieces: list[str], chance: random.Random) -> None:
    places = [at for at, one in enumerate(pieces) if _NUMBER.search(one)]
    if places:
        at = chance.choice(places)
        pieces[at] = _NUMBER.sub(chance.choice(_NUMBERS), pieces[at], count=1)


def _drop(pieces: list[str], chance: random.Random) -> None:
    if pieces:
        at = chance.randrange(len(pieces))
        del pieces[at : at + chance.choice((1, 1, 2, 5))]


def _repeat(pieces: list[str], chance: random.Random) -> None:
    if pieces:
        at = chance.randrange(len(pieces))
        some = pieces[at : at + chance.choice((1, 2, 4))]
        pieces[at:at] = some * chance.choice((1, 1, 2, 8))


def _swap(pieces: list[str], chance: random.Random) -> None:
    if pieces:
        one, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
        pieces[one], pieces[other] = pieces[other], pieces[one]
