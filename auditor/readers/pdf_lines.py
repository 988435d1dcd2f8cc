"""From characters with their places on a page to lines, and from lines to paragraphs.

A PDF knows neither: it knows where each character stands. What stands on one height is a line. A
line goes on with the next one where it reaches the right margin and the next begins at the left.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median

from auditor.readers.formed import Piece, Writer
from grammar.named_tuples import NamedTuple

_PAGE_NUMBER = re.compile(
    r"[-—–·.\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/／]\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–·.\s]*"
)
_HEADER_LINES = 2  # at the top or the bottom of a page, at most
_SAME = 0.8  # of the lines at one height: so many are the same where it is that of furniture
_APART = 1.3  # pitches of the lines: what stands further from the text may be furniture
_CELL_GAP = 0.5  # sizes of a character: a wider gap parts two cells
_WORD_GAP = 0.2  # sizes: a wider gap parts two words
_PITCH = 2.2  # sizes: lines of one cell stand no further below each other
_NEAR = 4  # lines between two rows of a table, at most
_FAR = 4.0  # sizes: a line that begins so much further right is set there: a title, a signature
_INDENT = 1.2  # sizes: a line that begins so much further right begins a paragraph
_SLACK = 1.1  # sizes: how much more than needed may be free at the end of a line that goes on
_OPEN_SLACK = 2.5  # sizes: the same for a line that breaks off within a sentence
_OTHER_SIZE = 0.12  # of the size: type that differs more is of another paragraph
_MARKER = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．](?!\d)|[①-⑳]"
)
_STOP = tuple("。！？；：:;")
_OPENING, _CLOSING = "“‘（〔《〈「『【([", "，。、；：！？”’）〕》〉」』】)],.;:!?"
SQUARE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff01-\uff60]")  # as wide as their type is high
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f“”‘’—…]")


class Char(NamedTuple):
    """A character on a page; lengths in points, from the upper left corner.

    Attributes:
        char: the character.
        page: the page, from 1.
        number: which character of the page, from 0.
        left, right, top, bottom: where its type stands, which is as high as its size.
        spaced: whether the file has a blank before it.
    """

    char: str
    page: int
    number: int
    left: float
    right: float
    top: float
    bottom: float
    spaced: bool = False

    @property
    def size(self) -> float:
        """The height of the type."""
        return max(1.0, self.bottom - self.top)


class Line(NamedTuple):
    """What stands on one height, from left to right."""

    chars: tuple[Char, ...]

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.chars[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.chars[-1].right

    @property
    def top(self) -> float:
        """How far down the page it stands."""
        return min(char.top for char in self.chars)

    @property
    def size(self) -> float:
        """The size of its type."""
        return median(char.size for char in self.chars)

    @property
    def words(self) -> str:
        """Its characters."""
        return "".join(char.char for char in self.chars)

    def cells(self) -> list[tuple[Char, ...]]:
        """Its parts, where wide gaps part it."""
        size = self.size
        found: list[list[Char]] = [[self.chars[0]]]
        for before, after in pairwise(self.chars):
            if after.left - before.right > _CELL_GAP * size:
                found.append([])
            found[-1].append(after)
        return [tuple(cell) for cell in found]


def lines(chars: Iterable[Char]) -> list[Line]:
    """The lines of a page, from top to bottom."""
    filled = sorted(
        (char for char in chars if not char.char.isspace()),
        key=lambda char: (char.top + char.bottom) / 2,
    )
    groups: list[list[Char]] = []
    middle = 0.0
    for char in filled:
        here = (char.top + char.bottom) / 2
        if groups and here - middle <= 0.45 * char.size:
            groups[-1].append(char)
        else:
            groups.append([char])
            middle = here
    return [Line(tuple(sorted(group, key=lambda char: char.left))) for group in groups]


def without_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without page numbers and what they repeat at the top and the bottom."""
    kept = pages
    for _ in range(_HEADER_LINES):
        kept = _trimmed(kept)
    return kept


def _trimmed(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without the outermost lines that are furniture."""
    pitches = sorted(below.top - above.top for page in pages for above, below in pairwise(page))
    # most lines stand in paragraphs: the smaller distances are those of their lines
    apart = _APART * pitches[len(pitches) // 4] if pitches else 0.0
    size = median(line.size for page in pages for line in page) if any(pages) else 0.0
    told = Counter(
        alike for page in pages for alike in {_alike(line) for line in (*page[:1], *page[-1:])}
    )
    often = max(2, len(pages) // 2)
    held: Counter[int] = Counter()
    repeated: Counter[int] = Counter()
    for (_, height), count in told.items():
        held[height] += count
        repeated[height] += count if count >= often else 0
    kept = []
    for page in pages:
        out = {
            line
            for line in _set_apart(page, apart, size)
            if told[alike := _alike(line)] >= often
            # where other pages have other words, the text itself begins or ends
            and repeated[alike[1]] > _SAME * held[alike[1]]
        }
        if len(page) > 1:
            out |= {one for one in (page[0], page[-1]) if _PAGE_NUMBER.fullmatch(one.words)}
        kept.append([line for line in page if line not in out])
    return kept


def _set_apart(page: list[Line], apart: float, size: float) -> set[Line]:
    """The outermost lines that stand far from the text, or are set in smaller type."""
    found: set[Line] = set()
    if len(page) > 1:
        for line, distance in (
            (page[0], page[1].top - page[0].top),
            (page[-1], page[-1].top - page[-2].top),
        ):
            if distance > apart or line.size < (1 - _OTHER_SIZE) * size:
                found.add(line)
    return found


def _alike(line: Line) -> tuple[str, int]:
    """The words without their figures, and the height at which they stand."""
    return re.sub(r"\d+", "0", line.words), round(line.top / 4)


def paragraphs(pages: list[list[Line]]) -> Iterator[list[Line]]:
    """Lines in groups that are one paragraph, a row of a table being one by itself."""
    every = [line for page in pages for line in page]
    rows = _rows(pages)
    texts = [line for line in every if line not in rows]
    right = max((line.right for line in texts), default=0.0)
    left = min((line.left for line in texts), default=0.0)
    group: list[Line] = []
    for line in every:
        if group and not (
            _fills(group[0], group[-1], line)
            if group[0] in rows
            else line not in rows and _goes_on(group[-1], line, left, right)
        ):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _fills(row: Line, above: Line, line: Line) -> bool:
    """Whether a line goes on with cells of the row above it: not with the first one."""
    cells = row.cells()
    columns = [cell[0].left for cell in cells]
    one_page = line.chars[0].page == above.chars[0].page
    if one_page and line.top - above.top > _PITCH * row.size:
        return False
    if line.left < columns[0] + row.size:
        return False
    for cell in line.cells():
        nearest = min(range(len(columns)), key=lambda n: abs(columns[n] - cell[0].left))
        ends = columns[nearest + 1] if nearest + 1 < len(columns) else row.right + row.size
        if abs(columns[nearest] - cell[0].left) > row.size or cell[-1].right > ends:
            return False
    return True


def _rows(pages: list[list[Line]]) -> set[Line]:
    """The lines in cells that have another such line near, with cells under each other."""
    found: set[Line] = set()
    for page in pages:
        wide = [(n, line) for n, line in enumerate(page) if len(line.cells()) > 1]
        for (above, upper), (below, lower) in pairwise(wide):
            if below - above <= _NEAR and _same_column(upper, lower):
                found |= {upper, lower}
    return found


def _same_column(upper: Line, lower: Line) -> bool:
    columns = [cell[0].left for cell in upper.cells()[1:]]
    return any(
        abs(cell[0].left - column) < upper.size for cell in lower.cells()[1:] for column in columns
    )


def _goes_on(line: Line, following: Line, left: float, right: float) -> bool:
    """Whether a paragraph goes on: what begins the next line would not have fitted here."""
    size = line.size
    if abs(following.size - size) > _OTHER_SIZE * size:
        return False
    if following.left > left + _INDENT * size or line.left > left + _FAR * size:
        return False
    if line.words.endswith(_STOP) and _MARKER.match(following.words):
        return False
    slack = _SLACK if line.words.endswith(_STOP) else _OPEN_SLACK
    return right - line.right < _unbroken(following) + slack * size


def _unbroken(line: Line) -> float:
    """The width of what cannot be torn apart at the front of a line: 〔2023〕14号, 38642.75万."""
    chars = line.chars
    at = 0
    while at + 1 < len(chars) and _sticks(chars[at], chars[at + 1]):
        at += 1
    return chars[at].right - line.left


def _sticks(before: Char, char: Char) -> bool:
    """Whether no line ends between two characters."""
    if before.char in _OPENING or char.char in _CLOSING:
        return True
    if before.char in "〕）)]】" and char.char.isascii() and char.char.isalnum():
        return True
    wide = _WIDE.match(before.char) or _WIDE.match(char.char)
    return not wide and not _is_parted(before, char)


def write(groups: Iterable[list[Line]], name: str) -> Writer:
    """The text of the paragraphs, each on a line of its own.

    Args:
        groups: the lines of each.
        name: the file's name.

    Raises:
        AuditError: the text is far longer than a notice.
    """
    writer = Writer(name)
    for group in groups:
        for number, cell in enumerate(_cells(group)):
            writer.add(Piece("\t" if number else ""))
            before: Char | None = None
            for char in cell:
                if before is not None and _is_parted(before, char):
                    writer.add(Piece(" "))
                writer.add(Piece(char.char, f"page {char.page}", 0, char.number))
                before = char
        writer.add(Piece("\n"))
    return writer


def _cells(group: list[Line]) -> list[list[Char]]:
    """The characters of a paragraph, or of each cell of a row."""
    row = group[0].cells()
    is_row = len(row) > 1 and all(_fills(group[0], *two) for two in pairwise(group))
    if not is_row:
        return [[char for line in group for char in line.chars]]
    found = [list(cell) for cell in row]
    columns = [cell[0].left for cell in row]
    for line in group[1:]:
        for cell in line.cells():
            nearest = min(range(len(row)), key=lambda n: abs(columns[n] - cell[0].left))
            found[nearest] += cell
    return found


def _is_parted(before: Char, char: Char) -> bool:
    """Whether a blank stands between two characters; Chinese is written without."""
    if _WIDE.match(before.char) or _WIDE.match(char.char):
        return False
    if abs(char.top - before.top) > char.size:  # at the end of a line
        return before.char.isascii() and before.char.isalpha() and char.char.isalpha()
    return char.spaced or char.left - before.right > _WORD_GAP * char.size
