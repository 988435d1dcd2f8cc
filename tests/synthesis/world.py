"""What a notice tells of: a sound state of things, apart from how it is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple


class State(Enum):
    """How far a matter has come."""

    DONE = "done"
    LASTING = "lasting"  # done, and kept up
    PENDING = "pending"


class Document(NamedTuple):
    """A document made in the course of the rectification."""

    title: str
    serial: int
    year: int
    issued: dt.date
    revised: bool


class Leaf(NamedTuple):
    """What has a status: an item, or a problem that has no items."""

    path: tuple[int, ...]
    title: str
    subjects: tuple[str, ...]
    state: State
    document: Document | None


class Problem(NamedTuple):
    """A problem; its own leaf where the notice goes no deeper."""

    path: tuple[int, ...]
    title: str
    leaves: tuple[Leaf, ...]


class Aspect(NamedTuple):
    """A group of problems."""

    path: tuple[int, ...]
    name: str
    problems: tuple[Problem, ...]


class Body(NamedTuple):
    """The body that was inspected, and who inspected it."""

    place: str
    name: str  # 苕陂县水利局党组
    org: str  # 中共苕陂县水利局党组
    short: str  # 局党组
    sign: str  # in document numbers
    auth: str  # 县委
    work: str  # 巡察, 巡视, 督察 or 审计
    group: str  # 县委第三巡察组
    round: str  # 八届县委第五轮


class Dates(NamedTuple):
    """The days of the round, in their order."""

    start: dt.date
    end: dt.date
    feedback: dt.date
    as_of: dt.date
    signed: dt.date
    published: dt.date


class Totals(NamedTuple):
    """Figures that the notice states and does not list."""

    measures: int
    measures_done: int
    meetings: int
    new: int
    revised: int


@dataclass(frozen=True, slots=True)
class World:
    """All that a notice tells.

    Attributes:
        seed: where it comes from.
        plan: the plan of the rectification, a document of its own.
    """

    seed: int
    body: Body
    dates: Dates
    aspects: tuple[Aspect, ...]
    totals: Totals
    plan: Document
    deep: bool

    def problems(self) -> list[Problem]:
        """All problems in their order."""
        return [problem for aspect in self.aspects for problem in aspect.problems]

    def leaves(self) -> list[Leaf]:
        """All that has a status, in order."""
        return [leaf for problem in self.problems() for leaf in problem.leaves]

    def count(self, *states: State) -> int:
        """How many leaves are in one of the states."""
        return sum(leaf.state in states for leaf in self.leaves())

    def documents(self) -> Iterator[Document]:
        """The documents that are named, the plan apart."""
        return (leaf.document for leaf in self.leaves() if leaf.document is not None)
