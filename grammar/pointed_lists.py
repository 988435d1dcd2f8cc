"""The lists that pointers speak of: 第3项 below a line that announces a list, or right behind one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from grammar.claims import Pointer
from grammar.lists import WITHHELD
from grammar.model import Notice
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled
from grammar.source import Span

_ANNOUNCES = compiled(r"如下|以下|下列|[:：]$")
_AMONG = compiled(r"(?:其中的?|上述|前述|上列|以上)$")


class Listed(NamedTuple):
    """The list that a pointer speaks of.

    Attributes:
        entries: the numbers of its entries, from the first on.
        certain: whether nothing else can be meant.
    """

    entries: tuple[Span, ...]
    certain: bool


def lists(notice: Notice) -> tuple[tuple[Span, Listed], ...]:
    """The lists that end with words of their own behind them, each with where these stand.

    1.… 2.… 3.… 其中第3项…: what follows the last entry in lines of its own speaks of the whole
    list, if a line that announces it (以下事项:) stands before.
    """
    found: list[tuple[Span, Listed]] = []
    for group in (notice.sections, *(section.children for section in notice.walk())):
        numbers = [section.marker.number for section in group]
        if len(group) < 2 or not group[-1].body or numbers != list(range(1, len(group) + 1)):
            continue
        start = group[0].block.extent.start
        announced = notice.text[max(0, start - 8) : start].rstrip().endswith((":", "："))
        body = group[-1].body
        entries = tuple(section.marker.span for section in group)
        found.append((Span(body[0].extent.start, body[-1].extent.end), Listed(entries, announced)))
    return tuple(sorted(found, key=lambda pair: pair[0]))


def announced(notice: Notice) -> tuple[tuple[Span, Listed | None], ...]:
    """The lines that announce a list, with the list below: 如下,其中第4项建议…, and four entries.

    None stands for a list whose numbers do not run through.
    """
    text = notice.text
    if WITHHELD.search(text):
        return ()
    found: dict[Span, Listed | None] = {}
    for group in (notice.sections, *(section.children for section in notice.walk())):
        if len(group) < 2:
            continue
        last = group[0].block.extent.start - 1
        while last >= 0 and text[last].isspace():
            last -= 1
        line = Span(text.rfind("\n", 0, last + 1) + 1, text.find("\n", last + 1))
        if last < 0 or line.end < 0 or not _ANNOUNCES.search(text, *line):
            continue
        numbers = [section.marker.number for section in group]
        whole = numbers == list(range(1, len(group) + 1))
        entries = tuple(section.marker.span for section in group)
        found.setdefault(line, Listed(entries, certain=True) if whole else None)
    return tuple(sorted(found.items(), key=lambda pair: pair[0]))


def announced_list(pointer: Pointer, lines: Sequence[tuple[Span, Listed | None]]) -> Listed | None:
    """The list that the line of a pointer announces."""
    start = pointer.span.start
    at = bisect_right(lines, start, key=lambda pair: pair[0].start) - 1
    return lines[at][1] if at >= 0 and start < lines[at][0].end else None


def listed_above(
    notice: Notice, pointer: Pointer, known: Sequence[tuple[Span, Listed]]
) -> Listed | None:
    """The list right above a pointer: 其中第3项 behind three entries of lines or of words."""
    start = pointer.span.start
    among = _AMONG.search(notice.text, max(0, start - 6), start) is not None
    at = bisect_right(known, start, key=lambda pair: pair[0].start) - 1
    if at >= 0 and start < known[at][0].end:
        listed = known[at][1]
        return listed if among or listed.certain else None
    if not among:
        return None
    return _inline_list(notice, start)


def _inline_list(notice: Notice, start: int) -> Listed | None:
    """一是…二是…三是…。其中第3项: the entries in the line of the pointer."""
    markers = notice.phrases.inline
    stop = bisect_left(markers, start, key=lambda m: m.span.start)
    entries: list[Span] = []
    for marker in reversed(markers[max(0, stop - 30) : stop]):
        if "\n" in notice.text[marker.span.end : start] or start - marker.span.end > 2000:
            break
        entries.insert(0, marker.span)
        if marker.number == 1:
            right = [m.number for m in markers[stop - len(entries) : stop]]
            certain = len(entries) > 1 and right == list(range(1, len(entries) + 1))
            return Listed(tuple(entries), certain=True) if certain else None
    return None


def listed_as(notice: Notice, noun: str) -> Listed | None:
    """The tasks of a notice that lists them and says how many there are: 10项任务."""
    sizes = {len(level.sections): level for level in notice.levels if len(level.sections) > 2}
    for quantity in notice.phrases.quantities:
        level = sizes.get(int(quantity.value)) if quantity.exact else None
        if level is not None and quantity.measure == "count" and quantity.noun.endswith(noun):
            entries = tuple(section.marker.span for section in level.sections)
            if [s.marker.number for s in level.sections] == list(range(1, len(entries) + 1)):
                return Listed(entries, certain=True)
    return None
