"""How long a text may be: what no notice comes near, and a file of a few megabytes goes beyond."""

from __future__ import annotations

from rules._rule import Words

MOST_TEXT = 2_000_000  # code points of a formed document; the longest have some hundred thousand
MOST_LINES = 60_000  # of any text; the longest have some thousand


def too_many_lines(text: str, name: str) -> Words | None:
    """What to tell of a text of more lines than are read; each costs time and memory of its own.

    Args:
        text: any text.
        name: what it is called, for the message.
    """
    lines = text.count("\n") + text.count("\r") - text.count("\r\n")
    if lines <= MOST_LINES:
        return None
    return Words(
        f"{name}：超过 {MOST_LINES} 行，不予核对；再长的通报也不过数千行。请拆成单篇后再核对",
        f"{name}: longer than {MOST_LINES} lines, not audited; the longest notices have some "
        "thousand: split it into single notices",
    )
