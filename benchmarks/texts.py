"""The notice that is measured on, and larger texts made of it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "notices" / "zhuzhou-2022.txt"
EXAMPLE = ROOT / "examples" / "flawed.txt"
BYTES = 21_000  # a long notice of a county


class Measured(NamedTuple):
    """The notice that is measured on.

    Attributes:
        text: the notice.
        origin: where it comes from, for the reader of the figures.
    """

    text: str
    origin: str

    @property
    def size(self) -> int:
        """Its bytes in UTF-8."""
        return len(self.text.encode())


def notice() -> Measured:
    """The real notice where the checkout has it beside it, else the example repeated."""
    if REAL.is_file():
        return Measured(REAL.read_text(encoding="utf-8"), "a real published notice")
    text = EXAMPLE.read_text(encoding="utf-8")
    copies = max(1, round(BYTES / len(text.encode())))
    return Measured(
        repeated(text, copies), f"`examples/flawed.txt` {copies} times, for want of a real notice"
    )


def repeated(text: str, copies: int) -> str:
    """A text so many times, each copy on lines of its own."""
    return "\n".join([text.rstrip("\n")] * copies) + "\n"


def sizes(text: str, most_mb: float) -> list[int]:
    """How many copies are measured: four times as many each time, up to a size in MB."""
    size = len(text.encode())
    most = max(1, round(most_mb * 1_000_000 / size))
    copies = [1]
    while copies[-1] * 4 <= most:
        copies.append(copies[-1] * 4)
    return copies if copies[-1] == most else [*copies, most]
