"""Names that end with the word for what they name: …有限公司, …中心, …村.

Where such a name begins nothing says. So the words for the kinds are looked for, which are few, and
then what stands before each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled

_LETTERS = compiled(r"[\u4e00-\u9fff]+\Z")


class Named(NamedTuple):
    """Where a name begins, where the word for its kind does, and where both end."""

    start: int
    kind: int
    end: int


def named(text: str, kinds: re.Pattern[str], fewest: int, most: int) -> Iterator[Named]:
    """The names in a text, in order; none begins before the one before it ends.

    Args:
        text: any text.
        kinds: the words for the kinds.
        fewest: letters that have to stand before the kind.
        most: letters before the kind that are taken, where so many stand there.
    """
    at = done = 0
    while found := kinds.search(text, at):
        kind, at = found.start(), found.start() + 1
        letters = _LETTERS.search(text, max(done, kind - most), kind)
        if letters and kind - letters.start() >= fewest:
            at = done = found.end()
            yield Named(letters.start(), kind, done)
