"""Numbers in quotation marks that name a list: “三张清单”（问题清单、责任清单）, “四个一”，即读一本书、….

Such a number is part of a name, and no claim, unless its list stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from grammar import lexicon
from grammar.claims import Enumeration, Quantity
from grammar.names import Members, between, clause_start, names, outside
from grammar.patterns import compiled
from grammar.source import Span

_THINGS = compiled(
    r"(?:清单|台账|机制|制度|体系|工程|行动|计划|平台|专班|专项|档案|名单|名录|目录|库|表|本|图)$"
)
_TASKS = compiled(r"(?:任务|重点|工作|工程|行动|问题)$")
_BRACKET = compiled(
    r"^[\u4e00-\u9fff]{0,6}\((?:即|分别为|分别是)?[:：]?(?!含|包括|如|其中|不含|详见|见|下同)([^()]{3,160})\)"
)
_FORWARD = compiled(
    r"^[\u4e00-\u9fff]{0,8}(?:[，,]?(?:即|也就是|就是|分别是|分别为|具体为|具体是)[:：]?|[:：]|——)"
)
_CLAUSE_END = compiled(r"[，,。;!！?？\n]")
_SENTENCE_END = compiled(r"[。!！?？\n]")
_ONE = compiled(
    r"^(?:(?!进一|统一|逐一|第一|下一|唯一|之一)[\u4e00-\u9fff]){0,5}一(?!步|律|定|些|致|直|般)[\u4e00-\u9fff]"
)
_SHORT = 4  # characters: 问题、任务、责任“三张清单”
_REACH = 200


def find(text: str, quoted: Sequence[Quantity]) -> Iterator[Enumeration]:
    """The numbers in quotation marks whose list stands beside them."""
    for count in quoted:
        if not (count.exact and 2 <= count.value <= 20 and count.noun):
            continue
        members = _in_bracket(text, count) or _behind(text, count) or _before(text, count)
        if members is not None:
            yield Enumeration(count, *members)


def _in_bracket(text: str, count: Quantity) -> Members | None:
    start = count.span.end + 1  # behind the closing mark
    found = _BRACKET.match(text[start : start + _REACH])
    if found is None or "、" not in found[1]:
        return None
    return _listed(text, count, found[1], start + found.start(1))


def _behind(text: str, count: Quantity) -> Members | None:
    start = count.span.end + 1
    words = text[start : start + _REACH]
    found = _FORWARD.match(words)
    if found is None:
        return None
    rest = words[found.end() :]
    end = _CLAUSE_END.search(rest)
    core = rest[: end.start()] if end else rest
    if "、" in core:
        sure = "——" in found[0] and _TASKS.search(count.noun) is not None
        return _listed(text, count, core, start + found.end(), sure=sure)
    end = _SENTENCE_END.search(rest)
    return _in_clauses(count, rest[: end.start()] if end else rest, start + found.end())


def _in_clauses(count: Quantity, words: str, start: int) -> Members | None:
    """Members with commas between them, as long as each has the word that the number counts."""
    run: list[Span] = []
    for first, last in between([m.span() for m in outside(words, compiled("[，,;]"))], len(words)):
        if not _has_word(words[first:last], count.noun):
            break
        run.append(Span(start + first, start + last))
    return Members(tuple(run), open=False, fewest=len(run), most=len(run)) if len(run) > 1 else None


def _listed(
    text: str, count: Quantity, core: str, start: int, *, sure: bool = False
) -> Members | None:
    """Members with 、 between them, if they are what the number counts, or as many."""
    ended = re.search(r"等[^、]{0,4}$", core)
    core = core[: ended.start()] if ended else core
    members = names(core, start)
    if members is None:
        return None
    told = [text[span.start : span.end] for span in members.spans]
    sure = sure or _are_counted(told, count.noun)
    fits = members.fewest <= count.value <= members.most
    return members._replace(open=ended is not None) if sure or fits else None


def _are_counted(told: Sequence[str], noun: str) -> bool:
    words = [name for name in told if _has_word(name, noun)]
    short = _THINGS.search(noun) and max(map(len, told)) <= _SHORT
    return len(words) == len(told) or (bool(short) and len(set(map(len, told))) == 1)


def _has_word(name: str, noun: str) -> bool:
    if noun == "一":
        return _ONE.match(name) is not None
    return noun[-2:] in name and len(name) > len(noun)


def _before(text: str, count: Quantity) -> Members | None:
    """问题、任务、责任“三张清单”: only of things that are listed so."""
    if not _THINGS.search(count.noun) or _idiom(text, count):
        return None
    end = count.span.start - 1  # before the opening mark
    start = clause_start(text, max(0, end - _REACH), end)
    words = text[start:end]
    ended = re.search(r"(?:等|共|这)+$", words)
    core = words[: ended.start()] if ended else words
    if not core or "“" in core:
        return None
    members = names(core, start)
    if members is None:
        return None
    told = [text[span.start : span.end] for span in members.spans][
        1:
    ]  # verbs stand before the first
    sure = len(told) > 1 and max(map(len, told)) <= _SHORT and len(set(map(len, told))) == 1
    sure = sure or all(_has_word(name, count.noun) for name in told)
    fits = members.fewest <= count.value <= members.most
    left_open = ended is not None and "等" in ended[0]
    return members._replace(open=left_open) if sure or fits else None


def _idiom(text: str, count: Quantity) -> bool:
    return any(text.startswith(idiom, count.span.start) for idiom in lexicon.IDIOMS)
