"""Names joined by 、 and 和, as lists of them stand in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled
from grammar.source import Span

_COMMA = compiled(r"、|(?<=”)(?=“)|(?<=》)(?=《)")
_TITLE = compiled(r"《[^》]+》(?:\([^()]*\))?")
_JOIN = compiled(r"(?<=[\u4e00-\u9fff)”》])(?:以及|及|和|与)(?=[\u4e00-\u9fff“《])")
_LISTED_TITLE = compiled(
    r"(《[^》]{1,120}》)(?:\([^()]{0,80}\))?((?:、|和|及|以及|与|[，,])?(?=《))?"
)
_ITEM_MAX = 24  # code points: a longer stretch between 、 is no name
_CLAUSE_END = compiled(r"[，,。;:!？?！\n]")
_COUNTED = compiled(r"[一二三四五六七八九十百千两]+[个项条件起家份户人名次处场宗]$")
_NOT_A_NAME = compiled(r"[，,。;:!？?！\n]|^(?:已(?!故|婚)|将|对|并|均)")
_SET_OFF = compiled(r"“[^”]*”|《[^》]*》|\([^)]*\)")
_NAMED_OTHERWISE = compiled(r"“[^”]*”|《[^》]*》(?:\([^()]*\))?")
# 云台大道与学院路交叉口 is one place
_CROSSING = compiled(
    r"[\u4e00-\u9fff]{2,8}[和与][\u4e00-\u9fff]{2,8}(?:交叉口|交汇处|交会处|路口|连接处|交界处|之间|段)"
)
_DIGIT = compiled(r"\d")


def _covered(found: re.Match[str]) -> str:
    return "口" * len(found[0])


REACH = 400  # code points: how far from its number a list may run


class Members(NamedTuple):
    """The members of a list.

    Attributes:
        spans: where each stands.
        open: whether the list is left unfinished.
        fewest, most: how many a reader may count, where 和 may join two or stand in one.
    """

    spans: tuple[Span, ...]
    open: bool
    fewest: int
    most: int


def exactly(spans: tuple[Span, ...]) -> Members:
    """Members that can be counted in one way only."""
    return Members(spans, open=False, fewest=len(spans), most=len(spans))


def clause_start(text: str, first: int, end: int) -> int:
    """Where the clause before an offset begins; 、 does not end it, marks in quotations neither."""
    depth = 0
    for at in range(end - 1, max(first, end - REACH) - 1, -1):
        character = text[at]
        if character in "”》)":
            depth += 1
        elif character in "“《(":
            depth -= 1
            if depth < 0:
                return at + 1
        elif depth == 0 and _CLAUSE_END.match(character):
            return at + 1
    return first


def names(words: str, start: int) -> Members | None:
    """The names of a list, or None where what stands between 、 is no name.

    和 joins the last two names or stands inside one (粮食和物资储备局): both readings are kept.
    """
    if _DIGIT.search(_NAMED_OTHERWISE.sub("", words)) or words.endswith(
        ("和", "与", "及", "对", "向", "在", "由", "的")
    ):
        return None
    cuts = [m.span() for m in outside(words, _COMMA)]
    pieces = list(between(cuts, len(words)))
    if len(pieces) < 2:
        return None
    texts = [words[a:b] for a, b in pieces]
    usual = max(len(t) for t in texts[1:-1] or texts[:1])
    named = [t for t in texts[1:] if not _TITLE.match(t)]
    if any(not t.strip() or len(t) > _ITEM_MAX or _NOT_A_NAME.search(t) for t in named):
        return None
    if any(_COUNTED.search(t) for t in texts[:-1]):
        return None  # figures in words: 青岩镇十二条、石亭镇五条
    if len(texts[-1]) > 2 * usual + 1 and not _JOIN.search(texts[-1]):
        return None  # the last name runs on: 县委巡察办抽调精干力量组成6个组
    joins = sum(1 for _ in outside(_CROSSING.sub(_covered, words), _JOIN))
    last_start, last_end = pieces[-1]
    joint = next(outside(words[last_start:last_end], _JOIN), None)
    if joint is not None:
        pieces[-1:] = [
            (last_start, last_start + joint.start()),
            (last_start + joint.end(), last_end),
        ]
    return Members(
        tuple(Span(start + a, start + b) for a, b in pieces),
        open=False,
        fewest=len(texts),
        most=len(texts) + joins,
    )


def titles(words: str, start: int) -> Members | None:
    """Titles told one after another, each with what stands in brackets behind it."""
    found: list[Span] = []
    at = 0
    while title := _LISTED_TITLE.match(words, at):
        found.append(Span(start + title.start(1), start + title.end(1)))
        at = title.end()
        if title[2] is None:
            break
    left_open = words.startswith("等", at)
    members = exactly(tuple(found))._replace(open=left_open)
    return members if len(found) > 1 or (found and not left_open) else None


def between(cuts: Sequence[tuple[int, int]], end: int) -> Iterator[tuple[int, int]]:
    """The stretches before, between and behind cuts."""
    at = 0
    for cut_start, cut_end in [*cuts, (end, end)]:
        yield at, cut_start
        at = cut_end


def outside(words: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Matches that stand in no quotation, title or bracket."""
    opaque = [m.span() for m in _SET_OFF.finditer(words)]
    for found in pattern.finditer(words):
        if not any(start <= found.start() < end for start, end in opaque):
            yield found
