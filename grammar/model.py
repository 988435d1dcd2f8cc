"""What a notice is, once it has been understood.

Everything here is frozen. Spans point into `Notice.text`, the reading text: the source with widths
made equal and hard line wraps taken out. `Notice.reading` leads from there back to the source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from grammar.claims import (
    Average,
    BareNumber,
    Change,
    Contact,
    DateRange,
    DocumentNumber,
    DocumentTitle,
    Duration,
    Enumeration,
    Growth,
    Multiple,
    Pointer,
    Quantity,
    Rate,
    SetAside,
    Share,
    Sum,
    WrittenDate,
)
from grammar.mentions import DocumentsMade, Occasions, Restated, Sentence
from grammar.named_tuples import NamedTuple
from grammar.source import Span

if TYPE_CHECKING:
    from grammar.reading import Reading
    from grammar.vocabulary import Vocabulary


_NOWHERE = Span(0, 0)

# --- the outline -------------------------------------------------------------------------------


class Style(StrEnum):
    """The marker styles, named by how the first of each looks."""

    PART = "第一部分"
    HAN_COMMA = "一、"
    HAN_BRACKET = "（一）"
    HAN_DOT = "一."
    FINANCIAL = "壹、"
    ORDINAL = "第一，"
    DECIMAL = "1.1"
    DECIMAL_DEEP = "1.1.1"
    ARABIC_BARE = "1"
    ARABIC_DOT = "1."
    ARABIC_COMMA = "1、"
    ARABIC_BRACKET = "（1）"
    ARABIC_HALF_BRACKET = "1）"
    CIRCLED = "①"
    INLINE = "一是"
    LABELLED = "问题1"


class Marker(NamedTuple):
    """An outline number.

    Attributes:
        style: how it is written.
        number: its value.
        span: where it stands, its mark included.
        label: the word of a labelled marker (任务 in 任务1), the numbers above it in a decimal one
            (2. in 2.4), else empty.
    """

    style: Style
    number: int
    span: Span
    label: str = ""


class BlockKind(StrEnum):
    """What a line of the notice is."""

    BLANK = "blank"
    FURNITURE = "furniture"
    TITLE = "title"
    HEADING = "heading"
    FIELD = "field"
    PARAGRAPH = "paragraph"
    ROW = "row"
    ANNEX = "annex"
    CONTACT = "contact"
    SIGNATURE = "signature"
    SIGNING_DATE = "signing-date"


class Block(NamedTuple):
    """A line of the notice; the extents of all blocks cover the text without hole or overlap.

    Attributes:
        kind: what the line is.
        extent: with its line end and the blanks around it.
        span: without them; empty for a blank line.
        marker: its outline number, if it has one.
        label: the label of a field (整改状态), else empty.
        content: what follows marker and label.
        cells: the cells of a table row.
    """

    kind: BlockKind
    extent: Span
    span: Span
    marker: Marker | None = None
    label: str = ""
    content: Span = _NOWHERE
    cells: tuple[Span, ...] = ()


class Section(NamedTuple):
    """A heading with what stands under it.

    Attributes:
        block: the line of the heading.
        heading: the heading's own words, without marker and without the text that follows it.
        body: the lines under it that belong to no section below.
        children: the sections below.
    """

    block: Block
    heading: Span
    body: tuple[Block, ...]
    children: tuple[Section, ...]

    @property
    def marker(self) -> Marker:
        """The outline number of the heading."""
        assert self.block.marker is not None
        return self.block.marker

    @property
    def end(self) -> int:
        """Where the last line of this section ends."""
        if self.children:
            return self.children[-1].end
        return (self.body[-1] if self.body else self.block).extent.end

    @property
    def span(self) -> Span:
        """The heading and everything under it."""
        return Span(self.block.extent.start, self.end)

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in the order of the text."""
        return _walk((self,))


def _walk(sections: Sequence[Section]) -> Iterator[Section]:
    waiting = [*reversed(sections)]
    while waiting:
        section = waiting.pop()
        yield section
        if section.children:
            waiting += reversed(section.children)


# --- what the outline means --------------------------------------------------------------------


class StatusClass(StrEnum):
    """What a written status says, in one of eight classes."""

    COMPLETED = "completed"
    COMPLETED_AND_KEPT_UP = "completed-and-kept-up"
    BASICALLY_COMPLETED = "basically-completed"
    STAGE_COMPLETED = "stage-completed"
    IN_PROGRESS = "in-progress"
    NOT_STARTED = "not-started"
    LONG_TERM = "long-term"
    NOT_APPLICABLE = "not-applicable"


class Status(NamedTuple):
    """A status as it was written.

    Attributes:
        span: the words that say it.
        meaning: its class.
    """

    span: Span
    meaning: StatusClass


class Item(NamedTuple):
    """One entry of the list that the notice answers: a problem, or a part of one.

    Attributes:
        section: its place in the outline.
        status: what the notice says of it, or None.
        text: the lines told under it, heading line included, status line left out.
    """

    section: Section
    status: Status | None
    text: tuple[Span, ...]


class Level(NamedTuple):
    """One level of the part of the notice that answers the findings.

    Attributes:
        depth: 0 for the coarsest.
        sections: all sections of this level, in the order of the text.
    """

    depth: int
    sections: tuple[Section, ...]


class Bound(NamedTuple):
    """A stated number bound to what it counts in the outline.

    Attributes:
        count: the number.
        level: its place among the levels, or -1 for the rows of a table.
        entries: the things counted: outline numbers or rows.
        groups: how many of them each coarsest part holds, by that part's marker; may be empty.
        certain: whether a difference is a contradiction; where it is not, an equal count still
            verifies.
    """

    count: Quantity  # type: ignore[assignment]  # in place of the method of tuples
    level: int
    entries: tuple[Span, ...]
    groups: tuple[tuple[Span, int], ...]
    certain: bool


class EventKind(StrEnum):
    """What happened on a date."""

    INSPECTION = "inspection"
    FEEDBACK = "feedback"
    LEADING_GROUP = "leading-group"
    PLAN = "plan"
    WORK_PERIOD = "work-period"
    AS_OF = "as-of"
    SIGNATURE = "signature"
    PUBLICATION = "publication"
    FEEDBACK_WINDOW = "feedback-window"
    ISSUE = "issue"
    MEETING = "meeting"
    DEADLINE = "deadline"
    ACTION = "action"
    OTHER = "other"


class Telling(StrEnum):
    """How the words around a date speak of it."""

    DONE = "done"  # as something that happened: 印发了, 已完成
    PLANNED = "planned"  # as something to come: 拟, 将, 预计, 8月底前
    BEFORE = "before"  # as the past of this round: 上轮巡察, 巡察期间, the problem described
    OPEN = "open"  # none of these can be said


class Event(NamedTuple):
    """A date with what it is the date of.

    Attributes:
        kind: what happened.
        when: the date or range.
        subject: words that tell one event from another of its kind (第二十一次会议), else empty.
        telling: how the words around it speak of it.
        again: whether it refers back to an event told elsewhere (反馈会后, 召开的…会议).
        sentence: the sentence in which it stands.
    """

    kind: EventKind
    when: WrittenDate | DateRange
    subject: str = ""
    telling: Telling = Telling.OPEN
    again: bool = False
    sentence: Span = _NOWHERE

    @property
    def start(self) -> WrittenDate:
        """The date, or the first of the range."""
        return self.when.start if isinstance(self.when, DateRange) else self.when

    @property
    def end(self) -> WrittenDate:
        """The date, or the last of the range."""
        return self.when.end if isinstance(self.when, DateRange) else self.when


# --- the notice --------------------------------------------------------------------------------


class Phrases(NamedTuple):
    """Everything found inside the lines, each kind in the order of the text."""

    quantities: tuple[Quantity, ...] = ()
    rates: tuple[Rate, ...] = ()
    dates: tuple[WrittenDate, ...] = ()
    ranges: tuple[DateRange, ...] = ()
    durations: tuple[Duration, ...] = ()
    titles: tuple[DocumentTitle, ...] = ()
    numbers: tuple[DocumentNumber, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    contacts: tuple[Contact, ...] = ()
    bare: tuple[BareNumber, ...] = ()
    inline: tuple[Marker, ...] = ()
    named_counts: tuple[
        Quantity, ...
    ] = ()  # “三张清单”: claims where their list stands beside them
    set_aside: tuple[SetAside, ...] = ()


class Relations(NamedTuple):
    """How the quantities of a notice hang together."""

    sums: tuple[Sum, ...] = ()
    shares: tuple[Share, ...] = ()
    whole_shares: tuple[tuple[Rate, ...], ...] = ()
    changes: tuple[Change, ...] = ()
    growths: tuple[Growth, ...] = ()
    multiples: tuple[Multiple, ...] = ()
    averages: tuple[Average, ...] = ()
    enumerations: tuple[Enumeration, ...] = ()


class Notice(NamedTuple):
    """A notice, read and understood.

    Attributes:
        reading: the reading text and its way back to the source.
        vocabulary: the words it was read with, besides those of the lexicon.
        blocks: every line, in order.
        title: the line or lines of the title.
        lead: the lines between the title and the first section.
        sections: the outline.
        phrases: the claims inside the lines.
        sentences: the sentences that have figures, each figure with the words around it.
        restated: figures that speak of one thing in two places.
        occasions: stated numbers of meetings and circulars, with those that are named.
        documents_made: stated numbers of documents made, with those that are named.
        relations: how the quantities hang together.
        levels: the levels of the part that answers the findings, coarsest first.
        bound: the stated numbers that count a level of the outline.
        level_claims: the stated numbers that name a level, bound or not.
        items: the entries that carry, or should carry, a status.
        events: the dates with what they are the dates of.
        periods: ranges, and dates of which one opens and the next closes a stretch of time.
        gaps: lines that could not be understood.
        recognised: whether this reads as a notice at all.
    """

    reading: Reading
    vocabulary: Vocabulary
    blocks: tuple[Block, ...]
    title: Span | None
    lead: tuple[Block, ...]
    sections: tuple[Section, ...]
    phrases: Phrases = Phrases()
    sentences: tuple[Sentence, ...] = ()
    restated: tuple[Restated, ...] = ()
    documents_made: tuple[DocumentsMade, ...] = ()
    occasions: tuple[Occasions, ...] = ()
    relations: Relations = Relations()
    levels: tuple[Level, ...] = ()
    bound: tuple[Bound, ...] = ()
    level_claims: tuple[Quantity, ...] = ()
    items: tuple[Item, ...] = ()
    events: tuple[Event, ...] = ()
    periods: tuple[DateRange, ...] = ()
    gaps: tuple[Span, ...] = ()
    recognised: bool = True

    @property
    def text(self) -> str:
        """The reading text, into which every span points."""
        return self.reading.text

    def quote(self, span: Span) -> str:
        """The words of a span as the source has them, widths and all."""
        return self.reading.quote(span)

    def walk(self) -> Iterator[Section]:
        """Every section, in the order of the text."""
        return _walk(self.sections)
