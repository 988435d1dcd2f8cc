"""The claims a notice makes inside its lines, and how its quantities hang together.

Everything here is frozen; spans point into the reading text of the notice.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from grammar.named_tuples import NamedTuple
from grammar.source import Span

# --- numbers -----------------------------------------------------------------------------------


class Approximation(StrEnum):
    """How far from the written figure the true one may lie."""

    EXACT = "exact"
    ABOUT = "about"  # 约、左右、上下: either side
    ODD = "odd"  # 余、多: somewhat more, but not as far as the next step
    OVER = "over"  # 超、以上、不少于: the figure or more
    UNDER = "under"  # 近、不足、将近、以下: the figure or less


class Numeral(NamedTuple):
    """A number as it was written.

    Attributes:
        value: its value; 1.2万 is 12000.
        quantum: the smallest step its writing can show: 1 for 41, 0.01 for 98.03, 1000 for 1.2万.
        approximation: what 余, 近, 约 … say of it.
    """

    value: Decimal
    quantum: Decimal
    approximation: Approximation


# --- phrases: the claims inside a line ---------------------------------------------------------


class Quantity(NamedTuple):
    """A number with its classifier or unit, and what it counts: 41项具体问题, 1.2万元.

    Attributes:
        span: from the number to the end of the noun that follows it.
        number: the span of the number with its words of approximation.
        unit: the classifier or unit as written: 项, 万元.
        measure: what kind of unit it is; quantities of different measures are never compared.
        value: in the measure's base unit (元, 米, 克 …); for counts the number itself.
        quantum: the smallest step of the writing, in the base unit.
        approximation: what 余, 近, 约 … say of it.
        noun: what is counted, as it follows the unit (具体问题); empty when it stands elsewhere.
    """

    span: Span
    number: Span
    unit: str
    measure: str
    value: Decimal
    quantum: Decimal
    approximation: Approximation
    noun: str

    @property
    def exact(self) -> bool:
        """Whether no word loosens the figure."""
        return self.approximation is Approximation.EXACT


class RateForm(StrEnum):
    """How a rate was written, which decides how closely it can be compared."""

    PERCENT = "percent"  # 98.03%, 百分之七十六
    FRACTION = "fraction"  # 三分之二
    TENTHS = "tenths"  # 六成, 近八成
    WORDS = "words"  # 过半, 半数以上, 全部 where it is a rate
    POINTS = "points"  # 1.6个百分点: a difference of rates
    DOUBLED = "doubled"  # 翻一番, 翻两番: so many times as much, in per cent


class Rate(NamedTuple):
    """A share or a rate.

    Attributes:
        span: the whole of it, words of approximation included.
        form: how it was written.
        value: in per cent.
        quantum: the smallest step of the writing, in per cent.
        approximation: what 约, 近, 以上 … say of it.
    """

    span: Span
    form: RateForm
    value: Decimal
    quantum: Decimal
    approximation: Approximation


class WrittenDate(NamedTuple):
    """A date as it was written, with the days it can mean.

    Attributes:
        span: where it stands, a weekday in brackets included.
        year, month, day: what it says; None where it says nothing and nothing could be supplied.
        supplied: the parts (`year`, `month`) that a reader supplies from the text before.
        first, last: the earliest and the latest day it can mean; None for a date that does not
            exist or whose year is unknown.
        weekday: 0 for Monday … 6 for Sunday where one is written beside it.
        fault: why it is no date (`month`, `day`, `weekday`), or empty.
        bound: `before` where a deadline word follows it (前, 底前, 之前), `after` for 后, 起;
            else empty.
    """

    span: Span
    year: int | None
    month: int | None
    day: int | None
    supplied: frozenset[str]
    first: date | None
    last: date | None
    weekday: int | None = None
    fault: str = ""
    bound: str = ""

    @property
    def known(self) -> bool:
        """Whether it can be compared with other dates."""
        return self.first is not None and self.last is not None


class DateRange(NamedTuple):
    """Two dates joined by 至, 到 or a dash."""

    span: Span
    start: WrittenDate
    end: WrittenDate


class DurationUnit(StrEnum):
    """The units in which a length of time is told."""

    WORKING_DAY = "working-day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Duration(NamedTuple):
    """A length of time: 为期54天, 三个月来, 15个工作日.

    Attributes:
        span: the number and the unit, with 来 where it follows.
        value: in the unit.
        unit: days, working days, weeks, months or years.
        approximation: what 余, 近, 约 … say of it.
    """

    span: Span
    value: Decimal
    unit: DurationUnit
    approximation: Approximation


class DocumentTitle(NamedTuple):
    """A title in book-title marks.

    Attributes:
        span: with its marks.
        name: the text between the outer marks.
        inner: the titles nested in it, outermost first.
    """

    span: Span
    name: str
    inner: tuple[str, ...] = ()


class DocumentNumber(NamedTuple):
    """A document's number: 董管发〔2019〕3号.

    Attributes:
        span: where it stands.
        issuer: the characters before the year; supplied from the number before in 61号、66号.
        year: the year in brackets.
        serial: the running number.
        title: the title it belongs to, where one stands beside it.
    """

    span: Span
    issuer: str
    year: int
    serial: int
    title: DocumentTitle | None = None

    @property
    def key(self) -> str:
        """The number in one spelling, for comparison."""
        return f"{self.issuer}〔{self.year}〕{self.serial}号"


class Pointer(NamedTuple):
    """A reference to a part of the notice or to an annex: 附件3, 第4项, 上述5个.

    Attributes:
        span: where it stands.
        target: `annex`, `item` or `above`.
        number: the number it names.
    """

    span: Span
    target: str
    number: int


class Contact(NamedTuple):
    """One entry of a feedback block.

    Attributes:
        span: the value without its label.
        kind: `telephone`, `postcode`, `email`, `address`.
        text: the value as written.
    """

    span: Span
    kind: str
    text: str


class BareNumber(NamedTuple):
    """A number that no unit follows and that nothing explains."""

    span: Span
    value: Decimal


class SetAside(NamedTuple):
    """A number that is no claim, named as what it is.

    Attributes:
        kind: `marker`, `ordinal`, `name`, `idiom`, `contact`, `furniture` or `damaged`.
    """

    span: Span
    kind: str


Claim: TypeAlias = (
    Quantity
    | Rate
    | WrittenDate
    | DateRange
    | Duration
    | DocumentTitle
    | DocumentNumber
    | Pointer
    | BareNumber
)


# --- how quantities hang together --------------------------------------------------------------


class Binding(StrEnum):
    """How firmly the text says that the parts make up the whole."""

    PARTITION = "partition"  # the text says the parts are all there is
    SUBSET = "subset"  # 其中: parts may leave something out, but cannot exceed
    LOOSE = "loose"  # may hold; a difference proves nothing


class Sum(NamedTuple):
    """A total and the parts it is made of.

    Attributes:
        total: the stated whole.
        parts: the stated parts, in the order of the text.
        binding: how firmly the text says so.
        minus: parts that are taken off (扣除重复 61 件).
    """

    total: Quantity
    parts: tuple[Quantity, ...]
    binding: Binding
    minus: tuple[Quantity, ...] = ()


class Share(NamedTuple):
    """A rate with the two quantities it is made of.

    Attributes:
        rate: the stated rate.
        part, whole: numerator and denominator; the parts are added up first.
        binding: PARTITION where the text binds them, LOOSE where it only may.
        minus: what is taken off the parts (不合格61批次, where 合格率 is told).
    """

    rate: Rate
    part: tuple[Quantity, ...]
    whole: tuple[Quantity, ...]
    binding: Binding
    minus: tuple[Quantity, ...] = ()


class Change(NamedTuple):
    """A figure told before and after, with the difference or the rate of change.

    Attributes:
        before, after: the two ends.
        difference: the stated difference, if any.
        rate: the stated rate of change in per cent, if any.
    """

    before: Quantity | Rate | Duration
    after: Quantity | Rate | Duration
    difference: Quantity | Rate | Duration | None
    rate: Rate | None


class Growth(NamedTuple):
    """A rate of change with the figure of today and the difference: 267家，增加31家，增长13.1%.

    Attributes:
        after: the figure of today.
        gap: by how much it has changed.
        rate: the stated rate of change in per cent.
        risen: whether it was less before.
    """

    after: Quantity
    gap: Quantity
    rate: Rate
    risen: bool


class Average(NamedTuple):
    """A figure told of each of a number, with the total it is made of: 户均1.2万元.

    Attributes:
        stated: the average.
        total: what it is the average of.
        number: over how many, or over how many stretches of time (月均 over a quarter: three).
        basis: where the text says so.
        over: the number as it is written; None where a stretch of time says it.
        multiplied: whether the total is told as the product: 每个问题对应3条措施，共计126条.
    """

    stated: Quantity
    total: Quantity
    number: Decimal
    basis: Span
    over: Quantity | None
    multiplied: bool = False


class Multiple(NamedTuple):
    """How many times one figure another is: 由1.5万件增加到3.1万件，翻了一番.

    Attributes:
        before, after: the two ends.
        stated: the words that say so: a quantity in 倍, or a rate (翻一番 is 200%).
        times: what they say, 增长两倍 being three times.
        least, most: what the true multiple may be, as it is written.
    """

    before: Quantity
    after: Quantity
    stated: Quantity | Rate
    times: Decimal
    least: Decimal
    most: Decimal


class Enumeration(NamedTuple):
    """A stated number of things and the list of them beside it.

    Attributes:
        count: the stated number.
        members: where each listed thing stands.
        open: whether 等 or 包括 leaves the list unfinished: it may be shorter than the number.
        fewest, most: how many members a reader may count, where 和 may join two or stand in one.
        values: whether the members are figures told 分别 of the things counted, which they follow.
    """

    count: Quantity  # type: ignore[assignment]  # in place of the method of tuples
    members: tuple[Span, ...]
    open: bool
    fewest: int
    most: int
    values: bool = False
