"""Tables that are told by blanks or bars alone: their columns get the tab by which a row is known.

A table copied out of a typewritten draft keeps its columns apart by two blanks or more; some copies
put a bar between them and none at the ends. One character is replaced by one, so that every place
stays where it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from grammar.patterns import compiled

_LEAST_ROWS = 4  # lines, the head among them
_LEAST_COLUMNS = 3
_GAP = compiled(r"(?<=\S) +( )(?=\S)")  # two blanks or more, of which the last becomes the tab
_BARS = "|｜│"
_BAR = compiled(r"(?<=\S) *([|｜│]) *(?=\S)")
_FIGURE = compiled(r"\d[\d,]*(?:\.\d+)?(?:%|[\u4e00-\u9fff]{1,2})?")  # 12件
_LINE = compiled(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")


def ruled(text: str) -> str:
    """The text with a tab between the columns of such tables; of the same length."""
    if "  " not in text and not any(bar in text for bar in _BARS):
        return text
    return "".join(_with_tabs(line, where) if where else line for line, where in _rows(text))


def _rows(text: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Each line, with the places of its gaps where it belongs to a table."""
    lines = _LINE.findall(text)
    gaps = [_gaps(line) for line in lines]
    for width, group in groupby(range(len(lines)), key=lambda n: len(gaps[n])):
        numbers = list(group)
        figures = sum(1 for n in numbers if _has_figure(lines[n], gaps[n]))
        is_table = (
            width + 1 >= _LEAST_COLUMNS
            and len(numbers) >= _LEAST_ROWS
            and figures >= len(numbers) - 1 - len(numbers) // 3
        )
        for n in numbers:
            yield lines[n], gaps[n] if is_table else ()


def _gaps(line: str) -> tuple[int, ...]:
    words = line.strip()
    if not words or words.startswith(tuple(_BARS)) or "\t" in words:
        return ()
    offset = len(line) - len(line.lstrip())
    found = _BAR.finditer(words) if _BAR.search(words) else _GAP.finditer(words)
    return tuple(offset + one.start(1) for one in found)


def _has_figure(line: str, gaps: tuple[int, ...]) -> bool:
    bounds = (-1, *gaps, len(line))
    cells = (line[a + 1 : b].strip(f" {_BARS}\r\n") for a, b in pairwise(bounds))
    return any(_FIGURE.fullmatch(cell) for cell in cells)


def _with_tabs(line: str, where: tuple[int, ...]) -> str:
    marks = list(line)
    for place in where:
        marks[place] = "\t"
    return "".join(marks)
