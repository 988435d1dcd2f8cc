"""Figures in their sentences: each with the words around it and what they make of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from grammar import amounts, lexicon
from grammar.claims import DocumentTitle, Duration, Quantity, Rate
from grammar.named_tuples import NamedTuple
from grammar.source import Span

Figure: TypeAlias = Quantity | Rate | Duration


class Cue(StrEnum):
    """What the words before a figure make of it."""

    NONE = "none"
    TOTAL = "total"  # 共、合计、总计
    CUMULATIVE = "cumulative"  # 累计: the whole so far, of which the parts told may be some
    REST = "rest"  # 其余、剩余
    EXTRA = "extra"  # 另有、还有: part of the whole, or beside it
    AMONG = "among"  # 其中
    EXCEPT = "except"  # 除3项外
    MINUS = "minus"  # 扣除、剔除
    NET = "net"  # 实际、净: what is left after a subtraction


class LevelKind(StrEnum):
    """What a noun that a house adds counts: aspects, or the problems and items below them."""

    ASPECT = "aspect"
    PROBLEM = "problem"


class Mention(NamedTuple):
    """A figure with the words around it.

    Attributes:
        figure: the quantity, rate or length of time.
        cue: what the words before it make of it.
        label: the words before it, from the mark or figure before; cue left out.
        lead: the same, but reaching back over 、 to where the clause begins.
        opening: the words from the beginning of its segment up to it.
        tail: the words behind it, up to the next mark or figure.
        before: the mark that opens its clause; empty where another figure stands in between.
        after: the mark behind its tail; empty where another figure follows at once.
        depth: how many brackets are open around it.
        noun: what is counted: the noun behind it, or the one that ends the label.
        level: what a noun of the vocabulary counts; None for those of the lexicon.
        start: where the label begins.
        segment: how many semicolons stand before it in its sentence.
        number: its place among the mentions of the sentence.
    """

    figure: Figure
    cue: Cue
    label: str
    lead: str
    opening: str
    tail: str
    before: str
    after: str
    depth: int
    noun: str
    level: LevelKind | None
    start: int
    segment: int
    number: int

    @property
    def span(self) -> Span:
        """Where the figure stands."""
        return self.figure.span

    @property
    def around(self) -> str:
        """The words that tell of the figure; those before another figure are that one's."""
        return self.label + (self.tail if self.after else "")

    @property
    def kind(self) -> str:
        """Figures of one kind may be added up: the same measure, the same classifier."""
        figure = self.figure
        if isinstance(figure, Rate):
            return "rate"
        if isinstance(figure, Duration):
            return f"duration:{figure.unit}"
        if figure.measure != "count":
            return figure.measure
        group = lexicon.CLASSIFIERS.get(figure.unit.removeprefix("大"), figure.unit)
        return "person" if group == "person" else figure.unit

    @property
    def quantity(self) -> Quantity:
        """The figure, where it is a quantity."""
        assert isinstance(self.figure, Quantity)
        return self.figure


class Sentence(NamedTuple):
    """A sentence that has figures.

    Attributes:
        span: the sentence with the mark that ends it.
        block: the number of its line among the notice's blocks.
        words: its text.
        mentions: its figures, in order.
        behind: what its line goes on with, for some way.
        line: the words that open its line.
    """

    span: Span
    block: int
    words: str
    mentions: tuple[Mention, ...]
    behind: str = ""
    line: str = ""

    def quantities(self) -> list[Mention]:
        """The mentions that are quantities."""
        return [m for m in self.mentions if isinstance(m.figure, Quantity)]


class Restated(NamedTuple):
    """Two figures that speak of one thing, in the order of the text.

    Attributes:
        first: the figure that is told first.
        second: the figure that tells the same again.
        beside: whether the second stands right behind the first, as the same told again.
        along: figures that make up what is told again together with the first.
    """

    first: Quantity
    second: Quantity
    beside: bool = False
    along: tuple[Quantity, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether both can state the same value, as precisely as they are written."""
        return amounts.total((self.first, *self.along)).meets(amounts.of_quantity(self.second))

    @property
    def converts(self) -> bool:
        """Whether the two stand side by side in different units: one is worked out from the other."""
        return self.beside and (
            self.first.quantum != self.second.quantum or self.first.unit != self.second.unit
        )


class DocumentsMade(NamedTuple):
    """A stated number of documents made, and the titles named as such.

    Attributes:
        count: the stated number.
        titles: the distinct documents named, each where it is named first.
    """

    count: Quantity  # type: ignore[assignment]  # in place of the method of tuples
    titles: tuple[DocumentTitle, ...]


class Occasions(NamedTuple):
    """A stated number of meetings or circulars, and those named one by one.

    Attributes:
        count: the stated number.
        places: where the day of each meeting or the number of each circular stands first.
    """

    count: Quantity  # type: ignore[assignment]  # in place of the method of tuples
    places: tuple[Span, ...]
