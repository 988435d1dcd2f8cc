"""Puts a heading back under the one before it, where a slip in its marker has lifted it out.

2.  (1)  (2)  3、  3.  —  3、 goes on from 2. and from (2) alike, and while reading nothing tells which
is meant. That its level goes on with 3. tells it: 3、 was to be (3).
"""

from __future__ import annotations

from grammar.model import Section


def resettled(row: tuple[Section, ...]) -> tuple[Section, ...]:
    """The headings of one list, those that belong below others taken there."""
    settled: list[Section] = []
    for at, section in enumerate(row):
        before = settled[-1] if settled else None
        following = row[at + 1] if at + 1 < len(row) else None
        if before and following and _belongs_below(before, section, following):
            settled[-1] = before._replace(children=(*before.children, section))
        else:
            settled.append(section)
    return tuple(settled)


def _belongs_below(before: Section, section: Section, following: Section) -> bool:
    number = section.marker.number
    return (
        section.marker.style is not before.marker.style
        and before.marker.style is following.marker.style
        and following.marker.number == number == before.marker.number + 1
        and bool(before.children)
        and before.children[-1].marker.number == number - 1
    )
