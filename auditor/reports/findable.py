"""Where in a Word file, a PDF or a page a person finds a place: lines are a matter of texts."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from auditor.readers.formed import FormedSource
from auditor.report import Place
from grammar.patterns import compiled
from rules._rule import Words

_FILLED = compiled(r"^.*\S", re.MULTILINE)


def findable(place: Place) -> Words | None:
    """The paragraph or the page of a place; None in a text, where lines are enough.

    Args:
        place: where something stands. Each paragraph of a formed source is a line of its text.
    """
    source = place.source
    if not isinstance(source, FormedSource):
        return None
    if source.form == "pdf":
        part = next((one.part for one in source.origins(place.start, place.end)), "")
        number = part.removeprefix("page ")
        return Words(f"第{number}页", part) if number else None
    number = str(bisect_right(_paragraphs(source.text), place.start))
    return Words(f"第{number}段", f"paragraph {number}")


def placed(words: Words, place: Place, told: Place | None = None) -> Words:
    """Words with the paragraph or the page of a place behind them; in a text as they are.

    Args:
        words: what is said of the place.
        place: where that is.
        told: a place that is named already: what is on its page need not be told again.
    """
    where = findable(place)
    if where is None or (told is not None and where == findable(told)):
        return words
    return Words(f"{words.zh}（{where.zh}）", f"{words.en} ({where.en})")


@lru_cache(maxsize=4)
def _paragraphs(text: str) -> tuple[int, ...]:
    """Where the lines start that are not blank."""
    return tuple(found.start() for found in _FILLED.finditer(text))
