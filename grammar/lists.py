"""The numbered lists of a notice, in the outline and inside its lines, and where they break off.

A list of the outline is the headings under one parent; a list inside the lines is a run of 一是,
二是 … or of (1), (2) … that one section tells. Both may be nested, begin anew, or go on counting
from the section before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise

from grammar.model import Block, BlockKind, Marker, Notice, Section, Style
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled

_FINANCIAL = str.maketrans("一二三四五六七八九十", "壹贰叁肆伍陆柒捌玖拾")
_HAN_DIGITS = "零一二三四五六七八九"
WITHHELD = compiled(
    r"(?:不予|不宜|不便|不再|暂不|(?<=[题项容分个条余其])[不未]|[未不](?=对外))(?:对外)?(?:公开|公布)|另行(?:公开|公布|通报|报告)|党内(?:公开|通报|公布)|涉密|内部通报"
)
# a marker inside a line follows a mark or a blank: 其中之一是 and 第三条(二) hold none
_BEFORE_INLINE = "。;；，,、:：!！?？)）(（”》】 \t\n"
_CLAUSE_ENDS = "。;；"
_WORD_WITH_ONE = "之统唯第同专单万划逐某每"
_BRACKETED = (Style.ARABIC_BRACKET, Style.HAN_BRACKET, Style.CIRCLED)
_FOLLOWS = compiled(r"[如以]下|下列")
_ENDED = tuple("。;!?！？；)）")
_UNNUMBERED = 3  # rows of a table without a number: its heading, its sum
_NEARBY = 200  # characters before a measure in which the one before it may stand
_LEAP = 3  # a list that goes on from the one before may have lost so many
_JOINED = compiled(r"[ ]*(?:[、和与及][ ]*)?(\d{1,3})[、:：.]")  # 问题1、2:学习不深、宣讲不够
_LEFT_OUT = r"(?:系|属|因[^。;]{0,12}[未不暂]|涉密|未列|不列|不公开|略去|另行|合并|并入|已并)"
_BARE = 2  # characters of a number without anything around it
_LATEST_START = 6  # 十二是 alone is hardly the twelfth of a list


class BreakKind(StrEnum):
    """In what way a list does not count on."""

    SKIP = "skip"
    REPEAT = "repeat"
    BACK = "back"
    START = "start"


class Break(NamedTuple):
    """A marker that does not follow from the one before it.

    Attributes:
        kind: what is wrong.
        before: the marker before it in the list; None where the list begins with this one.
        after: the marker.
        missing: the numbers that are left out.
    """

    kind: BreakKind
    before: Marker | None
    after: Marker
    missing: range = range(0)


def written(style: Style, number: int, label: str = "") -> str:
    """A marker of a style as a notice would write it."""
    tens, ones = divmod(number, 10)
    han = ("十" if tens == 1 else f"{_HAN_DIGITS[tens % 10]}十" if tens else "") + (
        _HAN_DIGITS[ones] if ones else ""
    )
    if style in (Style.LABELLED, Style.DECIMAL, Style.DECIMAL_DEEP):
        return f"{label}{number}"
    if style is Style.CIRCLED:
        return chr(ord("①") + number - 1) if number <= 20 else f"({number})"
    if style is Style.FINANCIAL:
        return f"{han.translate(_FINANCIAL)}、"
    if label == "其":
        return f"其{han}，"
    shown = str(number) if style.startswith("1") or "1" in style else han
    return style.replace("一", shown, 1) if shown == han else style.replace("1", shown, 1)


def siblings(notice: Notice) -> Iterator[tuple[Section | None, tuple[Section, ...]]]:
    """Every list of the outline with the section it stands under, in the order of the text."""
    yield None, notice.sections
    for section in notice.walk():
        if section.children:
            yield section, section.children


def breaks(notice: Notice) -> Iterator[Break]:
    """Where the lists of the outline, and then those inside the lines, do not count on."""
    latest: dict[tuple[Style, str], Marker] = {}
    lone = _lone_ones(notice)
    announced = any(WITHHELD.search(notice.text, *block.span) for block in notice.lead)
    for parent, row in sorted(
        siblings(notice), key=lambda pair: pair[1][0].span if pair[1] else ()
    ):
        markers = [section.marker for section in row]
        if not markers or markers[0].style is Style.INLINE:
            continue
        first = markers[0]
        if first.style is Style.ORDINAL and first.number > 1 and parent is None:
            continue  # 第9项, 第12项: entries of another list
        if _are_of_another(markers, latest.get((first.style, first.label))):
            continue
        found = [b for b in _walk(markers) if not _accounted(notice, b, parent)]
        found += [b for b in lone if b.after in markers]
        before = latest.get((first.style, first.label))
        start = _start(first, before, parent)
        if start and parent and not _accounted(notice, start, parent):
            found.insert(0, start)
        latest[first.style, first.label] = markers[-1]
        if not found:
            continue
        withheld = announced or (parent and WITHHELD.search(notice.text, *parent.span))
        holes = sum(len(b.missing) for b in found)
        # many holes are the numbers of another document: 任务3, 任务7, 任务12
        if (
            holes * 2 <= len(markers) + 1
            and len(found) <= max(1, len(markers) // 5)
            and not withheld
        ):
            yield from found
    for numbers in _numbered_rows(notice):
        if sum(one.number + 1 != other.number for one, other in pairwise(numbers)) == 1:
            yield from _walk(numbers)  # more holes are the numbers of another document
    for region in _regions(notice):
        yield from (b for b in _nested(region) if not _told_otherwise(notice, b))


def _are_of_another(markers: Sequence[Marker], before: Marker | None) -> bool:
    """Whether the numbers are those of another list, of which some are told: 问题2, 问题5, 问题9.

    They begin with none that follows here, and no one follows the one before it.
    """
    first = markers[0].number
    goes_on = before is not None and 0 < first - before.number <= _LEAP
    jumps = all(other.number - one.number > 1 for one, other in pairwise(markers))
    return len(markers) > 1 and first > 1 and not goes_on and jumps


def _numbered_rows(notice: Notice) -> Iterator[list[Marker]]:
    """The numbers in the first column of each table, where nearly all its rows have one."""
    table: list[Block] = []
    for block in (*notice.blocks, None):
        if block is not None and block.kind is BlockKind.ROW and block.cells:
            table.append(block)
            continue
        if not table or (block is not None and block.kind is BlockKind.BLANK):
            continue
        cells = [row.cells[0] for row in table]
        words = [notice.text[cell.start : cell.end].strip() for cell in cells]
        numbers = [
            Marker(Style.ARABIC_DOT, int(word), cell)
            for word, cell in zip(words, cells, strict=True)
            if word.isdecimal() and len(word) < 4
        ]
        if len(numbers) > 2 and numbers[0].number == 1 and len(numbers) >= len(table) - _UNNUMBERED:
            yield numbers
        table = []


def _walk(markers: Sequence[Marker]) -> Iterator[Break]:
    """The breaks of one row of siblings; a marker right behind a break is taken as it is."""
    broken = False
    for at, (before, after) in enumerate(pairwise(markers)):
        following = markers[at + 2].number if at + 2 < len(markers) else 0
        found = _between(before, after, following)
        if found and not broken:
            yield found
        broken = found is not None


def _lone_ones(notice: Notice) -> list[Break]:
    """The one list of a notice in which a 1 follows a 1: its second number was not raised.

    Where several do, the numbers come from a program that begins each paragraph anew; and what is
    announced, by a line that ends as none of running text does, is a list of its own.
    """
    found: list[Break] = []
    lists = 0
    for _, row in siblings(notice):
        if len(row) < 2 or row[0].marker[:2] != row[1].marker[:2] or row[0].marker.number != 1:
            continue
        following = row[2].marker.number if len(row) > 2 else 0
        if following in (2, 3) or row[0].marker.style is Style.INLINE:
            continue  # a repeat that the numbers behind it show
        lists += 1
        last = list(row[0].walk())[-1]
        if following != 1 and not _announces(notice.text, (last.body or (last.block,))[-1]):
            found.append(Break(BreakKind.REPEAT, row[0].marker, row[1].marker))
    return found if lists == 1 else []


def _announces(text: str, line: Block) -> bool:
    """Whether a line stands before a list of its own: a label, a heading without a number."""
    words = text[line.span.start : line.span.end].rstrip()
    if _FOLLOWS.search(words):
        return True
    if line.kind is BlockKind.FIELD:
        return line.content.end <= line.content.start
    if line.kind is BlockKind.HEADING:
        return words.endswith(":")
    return not words.endswith(_ENDED)


def _between(before: Marker, after: Marker, following: int) -> Break | None:
    step = after.number - before.number
    if step == 1:
        return None
    if step == 0 and (after.number > 1 or following in (2, 3)):
        return Break(BreakKind.REPEAT, before, after)
    if after.number == 1:
        return None  # a list begins anew
    if step > 1:
        return Break(BreakKind.SKIP, before, after, range(before.number + 1, after.number))
    return Break(BreakKind.BACK, before, after)


def _start(first: Marker, before: Marker | None, parent: Section | None) -> Break | None:
    """A list that neither begins with 1 nor goes on from the list before."""
    if parent is None or before is None or first.number == 1:
        return None
    if first.number - before.number in (2, 3) and before.number > 1:
        return Break(BreakKind.SKIP, before, first, range(before.number + 1, first.number))
    if first.number == 2 and before.number > 2:
        return Break(BreakKind.START, None, first, range(1, 2))
    return None


def _accounted(notice: Notice, found: Break, parent: Section | None) -> bool:
    """Whether the numbers left out stand before it after all, inside a line (附件:1. …)."""
    if found.kind not in (BreakKind.SKIP, BreakKind.START):
        return False
    if found.before is not None:
        begin = found.before.span.end
    else:
        begin = parent.span.start if parent else 0
    between = notice.text[begin : found.after.span.start]
    style, label = found.after.style, found.after.label
    joined = _JOINED.match(between)
    if joined and found.before and int(joined[1]) == found.missing[-1]:
        return True
    if all(_is_explained(notice.text, written(style, n, label)) for n in found.missing):
        return True
    return all(_stands_in(between, written(style, number, label)) for number in found.missing)


def _is_explained(text: str, mark: str) -> bool:
    """Whether the text says why a number is left out: 2.2系个人问题，未列."""
    core = mark.replace("（", "(").replace("）", ")").rstrip("、.")
    # 2 alone is any number
    ahead = r"(?<![\d.])" if len(core) > _BARE else "(?:第|序号|编号)"
    tail = rf"{re.escape(core)}(?:项|个|条|号)?(?:问题)?"
    return re.search(f"{ahead}{tail}{_LEFT_OUT}", text) is not None


def _told_otherwise(notice: Notice, found: Break) -> bool:
    """Whether the number before a measure is told in other words: 二要实,三是要深."""
    if found.after.style is not Style.INLINE or not found.missing:
        return False
    begin = found.before.span.end if found.before else max(0, found.after.span.start - _NEARBY)
    before = written(Style.INLINE, found.missing[-1]).removesuffix("是")
    pattern = rf"(?:^|[{re.escape(_BEFORE_INLINE)}第其]){before}"
    return re.search(pattern, notice.text[begin : found.after.span.start]) is not None


def _stands_in(text: str, mark: str) -> bool:
    """Whether a marker stands in a text, as 2. or as 2、, but not as the end of 12."""
    half = mark.replace("（", "(").replace("）", ")")
    core = half.rstrip("、.")
    if core == half:
        return half in text
    return re.search(rf"(?<![\d{_HAN_DIGITS}十]){core}[.、．]", text) is not None


def _regions(notice: Notice) -> Iterator[list[Marker]]:
    """The markers inside the lines, by the section or field that tells them, and by style."""
    inside = iter(notice.phrases.inline)
    marker = next(inside, None)
    measures: list[Marker] = []
    for block in notice.blocks:
        own = block.marker
        if block.kind is BlockKind.FIELD or (own is not None and own.style is not Style.INLINE):
            yield measures
            measures = []
        if own is not None and own.style is Style.INLINE:
            measures.append(own)
        here: list[Marker] = []
        while marker is not None and marker.span.start < block.extent.end:
            if _is_inline(notice.text, marker, block):
                here.append(marker)
            marker = next(inside, None)
        if not here:
            continue
        measures += [m for m in here if m.style is Style.INLINE]
        for style in _BRACKETED:
            row = [m for m in here if m.style is style]
            # fewer than three may be references to something else
            if len(row) > 2 and row[0].number == 1:
                yield row
        told = [m for m in here if m.style is Style.ORDINAL]
        told = [m for m in told if notice.text[m.span.end] != "、"]  # 第三、八、十四项
        ahead = {notice.text[m.span.start - 1] for m in told[1:]}
        if told and told[0].number == 1 and ahead <= set(_CLAUSE_ENDS):
            yield told
    yield measures


def _is_inline(text: str, marker: Marker, block: Block) -> bool:
    if block.kind in (BlockKind.FURNITURE, BlockKind.ROW):
        return False
    at = marker.span.start
    if at in (block.span.start, block.content.start) or text[at - 1] in _BEFORE_INLINE:
        return True
    return marker.number == 1 and text[at - 1] not in _WORD_WITH_ONE


def _nested(markers: Iterable[Marker]) -> Iterator[Break]:
    """The breaks of lists inside the lines: a 一是 begins a list within the one that is open."""
    open_lists: list[Marker] = []
    for marker in markers:
        if marker.number == 1:
            open_lists = [*open_lists[-3:], marker]
            continue
        fitting = [n for n, last in enumerate(open_lists) if last.number + 1 == marker.number]
        if fitting:
            del open_lists[fitting[-1] :]
        elif open_lists:
            found = _between(open_lists[-1], marker, 0)
            if found:
                yield found
            open_lists.pop()
        elif marker.number <= _LATEST_START:
            yield Break(BreakKind.START, None, marker, range(1, marker.number))
        open_lists.append(marker)
