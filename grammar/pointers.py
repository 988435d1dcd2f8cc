"""What the notice points at: its annexes, its numbered items, the things named above."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from grammar.claims import Pointer, Quantity
from grammar.lists import WITHHELD
from grammar.model import BlockKind, Level, Marker, Notice
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

_ABOVE = compiled(r"(?:^|[。;，,、:\n)）]|对|将|把|针对|围绕|就)(?:上述|前述|上列|以上)的?$")
_SUMS_UP = compiled(r"(?:合计|共计|总计|相加|累计|共)")  # 以上四项共计1198万元
_OF_ANOTHER_ROUND = compiled(r"上[一]?[轮次届]|往[年届]|历次|此前|去年|上年|同期|审计|自查|抽查")
_ENTRIES = ("问题", "事项", "任务", "表现", "情形")
_NEAR = 240
_QUOTED_NUMBER = compiled(r"(?<![\d.])\d{1,4}(?=[个项条件户处家名人])")
_FEWEST = 4  # of fewer things a sentence may speak without a mark between them
# 石桥镇、柳林乡和城关街道办: the last has no 、
_LAST_OF_LIST = compiled(r"、[^、。;；\n]{1,16}?(?:[，,]?以及|和|与|及)(?!时)")
_PLACES = frozenset({"家", "处", "户", "个", "所", "座", "间"})
_BUT = compiled(r"除([^。;；\n]{2,60}?)(?:之)?外[，,]")
_NUMBERED = compiled(r"^[ ]*[(]?[\d一二三四五六七八九十]{1,3}[)]?[、.．]", re.MULTILINE)
_FAR = 1_000  # characters: in lines so long a list may hide
_SUMMED = 8  # the nearest quantities of which some may add up to those named above


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


class Above(NamedTuple):
    """A quantity that speaks of things named above, with what was found there.

    Attributes:
        quantity: the quantity behind 上述 or 以上.
        found: the places that make up its number; empty where nothing does.
        nearest: the nearest quantity of the same things before it, if there is one.
        nothing: whether the lines before it neither count nor list as many of anything.
    """

    quantity: Quantity
    found: tuple[Span, ...]
    nearest: Quantity | None
    nothing: bool = False


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


def above(notice: Notice) -> Iterator[Above]:
    """Every 上述5个问题, with what above it makes up the five."""
    quantities = notice.phrases.quantities
    markers = [section.marker for section in notice.walk()]
    markers = sorted((*markers, *notice.phrases.inline), key=lambda m: m.span)
    seen: dict[tuple[str, str, Decimal], Quantity] = {}
    for at, quantity in enumerate(quantities):
        start = quantity.span.start
        summed = _SUMS_UP.match(notice.text, quantity.span.end) is not None
        if quantity.exact and not summed and _ABOVE.search(notice.text[max(0, start - 6) : start]):
            before = quantities[max(0, at - _SUMMED) : at]
            yield _above(notice, quantity, before, seen, markers)
        seen[quantity.unit, quantity.noun, quantity.value] = quantity


def _above(
    notice: Notice,
    quantity: Quantity,
    before: Sequence[Quantity],
    seen: Mapping[tuple[str, str, Decimal], Quantity],
    markers: Sequence[Marker],
) -> Above:
    near = [
        q
        for q in before
        if q.unit == quantity.unit and quantity.span.start - q.span.end <= _NEAR and q.exact
    ]
    same = [q for q in near if q.noun == quantity.noun and q.noun]
    nearest = same[-1] if same else None
    equal = seen.get((quantity.unit, quantity.noun, quantity.value))
    if equal is not None:
        return Above(quantity, (equal.span,), nearest)
    for size in range(2, len(near) + 1):
        for some in combinations(near, size):
            if sum(q.value for q in some) == quantity.value:
                return Above(quantity, tuple(q.span for q in some), nearest)
    if others := _in_all(notice.text, quantity, before) or _but_for(notice.text, quantity, nearest):
        return Above(quantity, others, nearest)
    counted_too = any(q.value == quantity.value for q in before)
    if counted_too:
        nearest = None  # as many of something else: it may be these that are meant
    listed = _listed(notice.text, quantity, markers) or _of_level(notice, quantity)
    counted_too |= any(m.number == quantity.value and m.span < quantity.span for m in markers)
    counted_too |= any(value == quantity.value for _, _, value in seen) or _in_rows(
        notice, quantity
    )
    nothing = not (counted_too or listed or nearest) and _lists_nothing(notice.text, quantity)
    return Above(quantity, listed, nearest, nothing)


def _in_all(text: str, quantity: Quantity, before: Sequence[Quantity]) -> tuple[Span, ...]:
    """渣土场2处、建材厂1家、养殖场3家: the sentence before in full, whatever its units are."""
    first = text.rfind("。", 0, max(0, text.rfind("。", 0, quantity.span.start))) + 1
    places = [q for q in before if q.span.start >= first and q.unit in _PLACES and q.exact]
    if quantity.unit not in _PLACES or sum(q.value for q in places) != quantity.value:
        return ()
    return tuple(q.span for q in places)


def _but_for(text: str, quantity: Quantity, nearest: Quantity | None) -> tuple[Span, ...]:
    """18个乡镇中，除城关、石桥外…。上述16个: those above but for the ones named."""
    if nearest is None:
        return ()
    found = _BUT.search(text, nearest.span.end, quantity.span.start)
    left = nearest.value - (found[1].count("、") + 1) if found else None
    return (nearest.span,) if left == quantity.value else ()


def _of_level(notice: Notice, quantity: Quantity) -> tuple[Span, ...]:
    """以上九条意见, where the answers above have nine entries at some level."""
    for level in notice.levels:
        ends = [section.marker.span for section in level.sections]
        if len(ends) == quantity.value and ends[-1] < quantity.span:
            return tuple(ends)
    return ()


def _in_rows(notice: Notice, quantity: Quantity) -> bool:
    """Whether a table has a row with that number: 以上8个问题, below a table of eight."""
    rows = (b.cells[0] for b in notice.blocks if b.kind is BlockKind.ROW and b.cells)
    return str(quantity.value) in {notice.text[slice(*cell)] for cell in rows}


def _lists_nothing(text: str, quantity: Quantity) -> bool:
    """Whether the line of a quantity, and the one before, have too few marks for a list so long."""
    start = quantity.span.start
    first = text.rfind("\n", 0, max(0, text.rfind("\n", 0, start))) + 1
    above = _NUMBERED.sub("", text[first:start])
    if "等" in above:
        return False  # a list that is not told to its end
    quoted = [int(digits) for digits in _QUOTED_NUMBER.findall(above)[-_SUMMED:]]
    if any(sum(some) == quantity.value for n in (1, 2, 3) for some in combinations(quoted, n)):
        return False  # “10个项目中有3个未批先建”…另查出2个: told inside a quotation, too
    pieces = (
        len(re.findall(r"[、;；]|[一二三四五六七八九十]是|第[一二三四五六七八九十]", above))
        + len(_LAST_OF_LIST.findall(above))
        + 1
    )
    return quantity.value >= _FEWEST and start - first <= _FAR and pieces < quantity.value


def _listed(text: str, quantity: Quantity, markers: Sequence[Marker]) -> tuple[Span, ...]:
    """A list right above that has as many entries, by its last number or by its commas."""
    stop = bisect_left(markers, quantity.span.start, key=lambda m: m.span.start)
    for marker in reversed(markers[max(0, stop - 2 * _SUMMED) : stop]):
        if marker.number == quantity.value:
            return (marker.span,)
    start = max(0, quantity.span.start - _NEAR)
    for clause in re.finditer(r"[^，。;:\n]+", text[start : quantity.span.start]):
        if clause[0].count("、") + 1 == quantity.value:
            return (Span(start + clause.start(), start + clause.end()),)
    return ()
