"""Text that was taken out of a file with a form of its own, and the way back into that file.

The grammar needs text alone; a report that writes into the reader's own document needs to know
where each character came from. Both are kept here, side by side.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, Self

from auditor.errors import AuditError
from auditor.limits import MOST_LINES, MOST_TEXT
from grammar.named_tuples import NamedTuple
from grammar.source import Source
from rules._rule import Words


def names(listed: str) -> frozenset[str]:
    """A set of names, written as a sentence of them."""
    return frozenset(listed.split())


class Stretch(NamedTuple):
    """Characters that stand together in the text and stood together in one node of the file.

    Attributes:
        start, end: offsets in the text, end exclusive.
        part: the part of the file: a name in a Word package, `page 3` of a PDF, else empty.
        node: which node of the part, counted from 0 in document order. For Word the n-th element;
            for HTML twice the n-th element, and one more for the text behind it; for PDF 0.
        offset: of the first character within the text of the node, in code points.
    """

    start: int
    end: int
    part: str
    node: int
    offset: int


class FormedSource(Source):
    """A source with its way back.

    A character in no stretch stands in the file as form: a line end, a tab between two cells, an
    automatic number.

    Attributes:
        form: `html`, `docx` or `pdf`.
        stretches: in the order of the text, without overlap.
        data: the file, byte for byte.
        published: when the page says it was published, as written; or empty.
        publisher: where the page says it comes from, as written; or empty.
    """

    def __init__(
        self,
        text: str,
        name: str = "-",
        form: str = "",
        stretches: tuple[Stretch, ...] = (),
        data: bytes = b"",
        published: str = "",
        publisher: str = "",
    ) -> None:
        """Take the text with all that its reader knows."""
        super().__init__(text, name)
        self.form: Final = form
        self.stretches: Final = stretches
        self.data: Final = data
        self.published: Final = published
        self.publisher: Final = publisher

    def named(self, name: str) -> Self:
        """The same source under another name."""
        return type(self)(
            self.text,
            name,
            self.form,
            self.stretches,
            self.data,
            self.published,
            self.publisher,
        )

    def origins(self, start: int, end: int) -> Iterator[Stretch]:
        """The stretches within two offsets, each cut to what lies between them."""
        at = bisect_right(self.stretches, start, key=lambda one: one.end)
        for one in self.stretches[at:]:
            if one.start >= end:
                return
            first, last = max(one.start, start), min(one.end, end)
            offset = one.offset + first - one.start
            yield one._replace(start=first, end=last, offset=offset)


class Piece(NamedTuple):
    """Characters to add: from a node, or supplied by the form where `node` is None."""

    text: str
    part: str = ""
    node: int | None = None
    offset: int = 0


class Writer:
    """Puts a text together, piece by piece, and remembers where each piece came from.

    Args:
        name: the file's name, for the message.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._pieces: list[str] = []
        self._stretches: list[Stretch] = []
        self._length = 0
        self._lines = 0

    def add(self, piece: Piece) -> None:
        """Add characters at the end.

        Raises:
            AuditError: the text grows beyond what a notice may have; a small file can hold much.
        """
        if not piece.text:
            return
        start, end = self._length, self._length + len(piece.text)
        self._lines += piece.text == "\n"
        if end > MOST_TEXT or self._lines > MOST_LINES:
            raise self._too_long()
        self._pieces.append(piece.text)
        self._length = end
        if piece.node is None:
            return
        last = self._stretches[-1] if self._stretches else None
        if last is not None and _continues(last, start, piece):
            self._stretches[-1] = last._replace(end=end)
        else:
            self._stretches.append(Stretch(start, end, piece.part, piece.node, piece.offset))

    def _too_long(self) -> AuditError:
        return AuditError(
            Words(
                f"{self._name}：正文超过 {MOST_TEXT} 字或 {MOST_LINES} 行，不像一份通报。"
                "请拆成单篇后再核对",
                f"{self._name}: its text is longer than {MOST_TEXT} characters or {MOST_LINES} "
                "lines; split it into single notices",
            )
        )

    @property
    def text(self) -> str:
        """What was added so far."""
        return "".join(self._pieces)

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """Where it came from."""
        return tuple(self._stretches)


def _continues(last: Stretch, start: int, piece: Piece) -> bool:
    together = last.end == start and last.offset + last.end - last.start == piece.offset
    return together and (last.part, last.node) == (piece.part, piece.node)
