"""What came and went between two ends: 停招6个，新增4个，总数由68个调减至66个."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from grammar.changes import TO
from grammar.claims import Binding, Sum
from grammar.mentions import Sentence
from grammar.parts import fits
from grammar.patterns import compiled

_CAME = compiled(r"新增|新建|新制定|新?招录|新招|补充|增设|引进|吸收|新设|新纳入|转入|制定")
_WENT = compiled(r"停|废止|撤|退出|注销|核减|关停|转出|清退|取消|淘汰")


def find(sentences: Sequence[Sentence]) -> Iterator[Sum]:
    """What came and went between two ends, if it adds up.

    停招6个，新增4个，总数由68个调减至66个; 由41个调减到36个（停招7个、新增2个）.
    """
    for sentence in sentences:
        mentions = sentence.quantities()
        for before, after in pairwise(mentions):
            if before.kind != after.kind or not TO.search(after.lead):
                continue
            others = [
                m
                for m in mentions
                if m.kind == after.kind
                and (
                    m.number < before.number or (m.number > after.number and m.depth > after.depth)
                )
            ]
            came = tuple(m.quantity for m in others if _CAME.search(m.label))
            went = tuple(m.quantity for m in others if _WENT.search(m.label))
            balance = Sum(after.quantity, (before.quantity, *came), Binding.LOOSE, went)
            if (came or went) and fits(balance):
                yield balance
