"""What was measured, and what follows from it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple


class Pair(NamedTuple):
    """The times of two peers, taken in turn, in seconds.

    Attributes:
        ours: of the auditor, one a round.
        theirs: of the other, in the same rounds.
    """

    ours: Sequence[float]
    theirs: Sequence[float]

    @property
    def ratio(self) -> float:
        """The median of the ratios of each round, which noise that lasts a round leaves alone."""
        return median(one / other for one, other in zip(self.ours, self.theirs, strict=True))


class Spent(NamedTuple):
    """A part of the work and the share of the whole time that it takes."""

    what: str
    share: float


class Point(NamedTuple):
    """How much processor time the audit of a text of some size took."""

    size: int  # bytes
    seconds: float


def exponent(points: Sequence[Point]) -> float:
    """The slope of time over size on logarithmic scales: 1 is linear, 2 is quadratic."""
    across = [math.log(point.size) for point in points]
    up = [math.log(point.seconds) for point in points]
    middle, height = sum(across) / len(across), sum(up) / len(up)
    covariance = sum((x - middle) * (y - height) for x, y in zip(across, up, strict=True))
    return covariance / sum((x - middle) ** 2 for x in across)
