"""Where in a Word file, a PDF or a page a person finds a place: lines are a matter of texts."""

from __future__ import annotations

from auditor.readers.formed import FormedSource
from auditor.report import Place
from rules._rule import Words


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
    number = str(sum(1 for line in range(1, place.line + 1) if source.line(line).strip()))
    return Words(f"第{number}段", f"paragraph {number}")
