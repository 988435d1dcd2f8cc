"""What the notice points at: its annexes, its numbered items, the things named above."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from grammar.claims import Pointer, Quantity
from grammar.lists import WITHHELD
from grammar.model import BlockKind, Level, Notice
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled
from grammar.source import Span, Spans

_ANNEX_LINE = compiled(r"附件[ ]*(\d{0,2}|[一二三四五六七八九十]{0,2})[ ]*(?:[:：]|[.、．]|$)")
_ENTRY = compiled(r"(?<![\d.])(\d{1,2})[ ]*[.、．](?!\d)")
_HAN = "一二三四五六七八九十"
# 《办法》附件2, 〔2022〕3号附件1: the annexes of another document
_OF_ANOTHER = compiled(
    r"(?:[》〉]|号[)）]?|[》〉][^，。;《]{0,12}|文件|通知|方案|办法|反馈意见|意见|报告|清单|台账|一览表|合同|协议|卷宗|案卷|档案[盒袋卷柜]?|材料|汇编|导则)"
    r"(?:[中里内])?(?:所列)?的?(?:第[\d一二三四五六七八九十]{1,3}(?:项|个问题)[、和与及]){0,6}[(（]?$"
)
# 省督察组反馈问题涉及我局的有3项，即第12项、第18项: numbers of a longer list
_OF_LONGER = compiled(
    r"(?:涉及|与)(?:我|本)[^，,。;\n]{0,16}[，,]?(?:其中|即|分别[是为]|包括|为)?[:：]?(?:第[\d一二三四五六七八九十]{1,3}项[、和与及]){0,12}$"
)
# 附件4（另发）, 图2（图略): there, and not here
_NOT_HERE = compiled(
    r"[ ]?[(（](?:另[发附行]|[图表附件]?略|从略|单独|不公开|限|另见|内部|涉密|报送)"
)
_OF_ANOTHER_PAPER = compiled(
    r"(?:(?<!本)报告|讲话|决定|决议|意见|文件|规划|纲要|方案|[》”])(?:[中里内])?$"
)

_PART = compiled(
    r"(?:(?:详?见|参见|在|如)(?:本(?:通报|报告|公告|公示|文|方案))?|本(?:通报|报告|公告|公示))(?:的)?第([一二三四五六七八九十])(?:大)?部分"
)
_GOES_ON = compiled(
    r"(?:[、和与及]第[\d一二三四五六七八九十]{1,3}项){0,6}(?:具体|反馈)?(问题|任务|事项)"
)
_FED_BACK = compiled(r"督察组?(?:向)?反馈[^，,。;\n]{0,8}$")  # its number in the inspectors' list
_PAPER = compiled(r"(清单|台账|方案|一览表|通知|文件)的?$")
_ENTRY_UNITS = frozenset(("项", "条", "个", "件"))
_UNIT = compiled(r"[项条类个]")
_OTHER_PAPER = compiled(r"[》〉]|条例|规定|准则|办法|细则|合同|协议|法律")
_SENTENCE_END = compiled(r"[。\n]")
# 清单所列6项任务, 6项任务中: the number of all
_TELLS_ALL = compiled(r"(?:所列|列出|列明|列有|共有?|提出|明确|确定|反馈|排定)的?$")
_OF_WHICH = compiled(r"[\u4e00-\u9fff]{0,6}?[中里][，,]?|[\u4e00-\u9fff]{0,6}[，,]其中")

_OF_ANOTHER_ROUND = compiled(r"上[一]?[轮次届]|往[年届]|历次|此前|去年|上年|同期|审计|自查|抽查")
_ENTRIES = ("问题", "事项", "任务", "表现", "情形")
_NEAR = 240
_SUMMED = 8  # the nearest quantities before a pointer


class Annexes(NamedTuple):
    """The annexes that a notice lists.

    Attributes:
        lines: where they are listed.
        places: each number with its place; an annex without a number is number 1.
        missing: whether a whole notice, down to its signature, lists none and never speaks of
            annex 1. A copy may have lost its annexes, but then annex 1 is named like the others.
    """

    lines: tuple[Span, ...]
    places: Mapping[int, Span]
    missing: bool


def part_beyond(notice: Notice) -> Iterator[tuple[Span, int]]:
    """详见本通报第四部分, where the notice has fewer parts; with how many there are."""
    tops = [s for s in notice.sections if s.marker.style is notice.sections[0].marker.style]
    count = len(tops)
    if count < 2 or tops[-1].marker.number != count:
        return
    for found in _PART.finditer(notice.text):
        if _OF_ANOTHER_PAPER.search(notice.text, max(0, found.start() - 12), found.start()):
            continue  # 二十大报告在第五部分
        if _HAN.index(found[1]) + 1 > count:
            yield Span(*found.span()), count


def annexes(notice: Notice) -> Annexes:
    """The list of annexes at the end of the notice, however it is set."""
    text = notice.text
    lines: list[Span] = []
    places: dict[int, Span] = {}
    last = 0  # the number of the entry above, where its list may go on
    for block in notice.blocks:
        if block.kind is BlockKind.BLANK:
            continue
        head = _ANNEX_LINE.match(text, block.span.start, block.span.end)
        if head is None and last:
            entry = _ENTRY.match(text, block.span.start, block.span.end)
            if entry is None or int(entry[1]) != last + 1:
                last = 0
                continue
        elif head is None:
            continue
        lines.append(block.span)
        if head is not None and head[1]:
            number = int(head[1]) if head[1].isdigit() else _HAN.find(head[1]) + 1
            places.setdefault(number, block.span)
            last = number
            continue
        if head is not None and last == 0 and head.end() < block.span.end:
            places.setdefault(1, block.span)  # 附件:问题整改清单
        for entry in _ENTRY.finditer(text, block.span.start, block.span.end):
            if int(entry[1]) == last + 1:
                last += 1
                places[last] = Span(entry.start(), block.span.end)
        last = max(last, 1)
    signed = any(b.kind in (BlockKind.SIGNATURE, BlockKind.SIGNING_DATE) for b in notice.blocks)
    first = any(p.target == "annex" and p.number == 1 for p in notice.phrases.pointers)
    return Annexes(tuple(lines), places, signed and not first and not places)


def of_this_notice(notice: Notice, pointer: Pointer, lines: Sequence[Span]) -> bool:
    """Whether a pointer speaks of an annex of this notice, and from outside the list of them."""
    at = bisect_right(lines, pointer.span.start, key=lambda s: s.start) - 1
    if at >= 0 and pointer.span.start < lines[at].end:
        return False
    before = notice.text[max(0, pointer.span.start - 48) : pointer.span.start]
    if _NOT_HERE.match(notice.text, pointer.span.end):
        return False
    return _OF_ANOTHER.search(before) is None and _FED_BACK.search(before) is None


def of_longer_list(notice: Notice, pointer: Pointer) -> bool:
    """Whether a number is one of those of a longer list that concern this body."""
    start = pointer.span.start
    return _OF_LONGER.search(notice.text, max(0, start - _NEAR), start) is not None


def headings_by_number(notice: Notice) -> Mapping[int, Span]:
    """The headings that bear the number of another list: 一、第12项:砂石料场扬尘."""
    at = {section.heading.start: section.heading for section in notice.walk()}
    named = [p for p in notice.phrases.pointers if p.target == "item" and p.span.start in at]
    return {p.number: p.span for p in named} if len(named) > 1 else {}


def greatest(notice: Notice, noun: str) -> tuple[int, Span] | None:
    """The greatest number that something so called bears in the notice, with its place.

    What is counted otherwise (217项措施) or inside an answer is none of them, and what another round
    has found is not this notice's. Nothing is known where a part is not published and no number is stated, or where
    the pointer does not say what it points at and the notice has other lists.
    """
    if not notice.items:
        return None
    if not noun:
        return _greatest_of_all(notice)
    listed = [_last(level) for level in notice.levels if len(level.sections) > 1]
    listed += [(s.marker.number, s.marker.span) for level in notice.levels for s in level.sections]
    rows = [b for b in notice.blocks if b.kind is BlockKind.ROW and b.cells]
    numbers = [(notice.text[b.cells[0].start : b.cells[0].end].strip(), b.span) for b in rows]
    listed += [(int(words), span) for words, span in numbers if words.isdecimal()]
    answers = Spans(s.span for s in notice.levels[0].sections) if notice.levels else Spans(())
    counted = [
        (int(q.value), q.span)
        for q in (*notice.level_claims, *notice.phrases.quantities)
        if q.measure == "count" and not answers.hold(q.span.start) and _counts(notice, q, noun)
    ]
    if not counted and WITHHELD.search(notice.text):
        return None
    return max((*counted, *listed), key=lambda pair: pair[0], default=None)


def _last(level: Level) -> tuple[int, Span]:
    """How many entries a level has, and the last: its number, where the numbers run through."""
    count, last = len(level.sections), level.sections[-1]
    if last.marker.number == count:
        return count, last.marker.span
    return count, Span(last.marker.span.start, last.heading.end)


def of_another_round(notice: Notice, at: int) -> bool:
    """Whether the clause up to a place speaks of another round, or of what others have found."""
    clause = re.split(r"[。;，,\n]", notice.text[max(0, at - 24) : at])[-1]
    return _OF_ANOTHER_ROUND.search(clause) is not None


def is_withheld(notice: Notice, at: int) -> bool:
    """Whether the clauses behind a place say that it is not published: 共3项，第5项涉密，不予公开."""
    return WITHHELD.search(re.split(r"[。;\n]", notice.text[at : at + 24])[0]) is not None


def _counts(notice: Notice, quantity: Quantity, noun: str) -> bool:
    """Whether a quantity is of what is so called, or of what such things are made of."""
    start = quantity.span.start
    if of_another_round(notice, start):
        return False
    named = quantity.noun or notice.text[max(0, start - 4) : start]
    return named.endswith((noun, *_ENTRIES)) or quantity in notice.level_claims


def _greatest_of_all(notice: Notice) -> tuple[int, Span] | None:
    listed = [(section.marker.number, section.marker.span) for section in notice.walk()]
    listed += [(marker.number, marker.span) for marker in notice.phrases.inline]
    counted = [
        (int(q.value), q.span)
        for q in notice.phrases.quantities
        if q.measure == "count" and q.unit in _ENTRY_UNITS
    ]
    return max((*listed, *counted), default=None)


class Papers(NamedTuple):
    """Where a text names other papers than itself; looked up once, asked by every pointer.

    Attributes:
        sentences: where its sentences begin.
        words: where the words begin that name such a paper, each of two characters at most.
    """

    sentences: tuple[int, ...]
    words: tuple[int, ...]


def papers(notice: Notice) -> Papers:
    """Where a notice names other papers."""
    return Papers(
        (0, *(end.end() for end in _SENTENCE_END.finditer(notice.text))),
        tuple(word.start() for word in _OTHER_PAPER.finditer(notice.text)),
    )


def counted(notice: Notice, pointer: Pointer, named: Papers) -> Quantity | None:
    """How many there are, where the sentence of a pointer says so: 所列6项任务中,…第8项…."""
    text, start = notice.text, pointer.span.start
    unit = _UNIT.search(text, *pointer.span)
    first = named.sentences[bisect_right(named.sentences, start) - 1]
    paper = _PAPER.search(text, max(first, start - 6), start)
    if paper and text.find(paper[1], first, start) == paper.start():
        return None  # 第8项 of a list that is named here for the first time
    other = bisect_left(named.words, first)
    if unit is None or (
        other < len(named.words) and _OTHER_PAPER.match(text, named.words[other], start)
    ):
        return None
    quantities = notice.phrases.quantities
    at = bisect_left(quantities, start, key=lambda q: q.span.start)
    for quantity in reversed(quantities[max(0, at - _SUMMED) : at]):
        if quantity.span.start < first:
            break
        before = text[max(first, quantity.span.start - 12) : quantity.span.start]
        behind = text[quantity.span.end : quantity.span.end + 10]
        told = _TELLS_ALL.search(before) or _OF_WHICH.match(behind)
        if quantity.exact and quantity.unit == unit[0] and told:
            return quantity
    return None


def noun(notice: Notice, pointer: Pointer) -> str:
    """What a pointer counts: 任务 in 第十二项任务, nothing in 第3项."""
    words = notice.text[pointer.span.start : pointer.span.end]
    own = re.sub(r"^第[^项个条类]+[项个条类]", "", words)
    behind = _GOES_ON.match(notice.text, pointer.span.end) if not own else None
    return behind[1] if behind else own  # 第2项、第5项和第9项问题
