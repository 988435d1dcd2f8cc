"""Quotation marks, brackets and book-title marks: which of them have no partner.

A pair is looked for within one line of the notice. A quotation that runs over lines (or a line
broken in copying) is no fault: an opening mark left over in one line may find its partner in one
of the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from grammar.model import Block, BlockKind, Notice
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled
from grammar.source import Span

PAIRS = {
    "“": "”",
    "‘": "’",
    "《": "》",
    "〈": "〉",
    "(": ")",
    "【": "】",
    "〔": "〕",
    "「": "」",
    "『": "』",
    "[": "]",
}
_OPENERS = {closer: opener for opener, closer in PAIRS.items()}
_QUOTES = "“‘「『"
_MARKS = compiled(f"[{re.escape(''.join(PAIRS) + ''.join(PAIRS.values()))}]")
# 1) and a) number things, ’ between letters is an apostrophe
_NUMBERING = compiled(
    r"(?:^|[\s。;；,，、:：“(])(?:\d{1,3}|[A-Za-z]|[一二三四五六七八九十]{1,3}|[①-⑳])\)\Z"
)
_NUMBER_BEFORE = compiled(r"(?<!\d)(\d{1,2})\)\Z")
_NEXT = 60  # characters in which the next number of a list inside a line stands
_LONGEST_NUMBERING = 5  # characters, with the one before it
# the controls of a page, torn apart into lines of their own: 字体:[ 大 中 小 ]
_CONTROL = compiled(
    r"^\s*(?:[\u4e00-\u9fff]{0,2}[\]】]|[•·]?\s*[\[【]?(?:字体|字号|打印|分享)[:：]?\s*[\[【]?)\s*$"
)
_ENDED = tuple("。!?！？;；:：…”’》)】〕")
_REACH = 3  # lines over which a quotation may run


class Unpaired(NamedTuple):
    """A mark without its partner.

    Attributes:
        span: the mark.
        mark: what it is.
        other: a mark of another kind that stands where the partner should, or None.
    """

    span: Span
    mark: str
    other: Span | None = None

    @property
    def opening(self) -> bool:
        """Whether it opens."""
        return self.mark in PAIRS

    @property
    def partner(self) -> str:
        """The mark that is missing."""
        return PAIRS[self.mark] if self.opening else _OPENERS[self.mark]


def unpaired(notice: Notice) -> Iterator[Unpaired]:
    """Every mark of the notice without its partner, at most one of a kind in a line."""
    lines = [
        block for block in notice.blocks if block.kind not in (BlockKind.FURNITURE, BlockKind.BLANK)
    ]
    waiting: list[tuple[int, Unpaired]] = []
    for number, block in enumerate(lines):
        control = _CONTROL.match(notice.text[block.span.start : block.span.end]) is not None
        here = [] if control else _in_block(notice.text, block)
        last = number == len(lines) - 1
        if last and not notice.text[block.span.end - 1].endswith(_ENDED):
            here = [mark for mark in here if not mark.opening]  # a text that breaks off
        while waiting and number - waiting[0][0] > _REACH:
            yield waiting.pop(0)[1]
        waiting = [w for w in waiting if not _goes_on(notice.text, lines, number, *w)]
        for mark in here:
            partner = None
            if not mark.opening and mark.other is None:
                partner = next(
                    (w for w in waiting if w[0] < number and w[1].partner == mark.mark), None
                )
            if partner:
                waiting.remove(partner)
            else:
                waiting.append((number, mark))
    for _, mark in waiting:
        yield mark


def _goes_on(text: str, lines: list[Block], number: int, line: int, mark: Unpaired) -> bool:
    """Whether a quotation goes on in this line, whose first mark opens it once more.

    Of a quotation of several paragraphs each opens with a mark, and only the last has one that closes.
    """
    before = text[lines[line].span.start : mark.span.start].rstrip(" ")
    return (
        line == number - 1
        and mark.mark in _QUOTES
        and not before.rpartition(":")[2]
        and text.startswith(mark.mark, lines[number].span.start)
    )


def _in_block(text: str, block: Block) -> list[Unpaired]:
    start, end = block.span
    words = text[start:end]
    marks = [*_MARKS.finditer(words)]
    if not marks:
        return []
    stack: list[tuple[int, str]] = []  # the marks that are open, each with its offset
    stray: list[Unpaired] = []
    closing: set[str] = set()  # those of which one is astray: of each kind the first is told
    opened = dict.fromkeys(PAIRS, 0)  # so that no closing mark searches a stack in vain
    for found in marks:
        at, mark = found.start(), found[0]
        if mark in PAIRS:
            stack.append((start + at, mark))
            opened[mark] += 1
            continue
        if opened[_OPENERS[mark]]:
            while PAIRS[stack[-1][1]] != mark:
                stray.append(_unpaired(*stack[-1]))
                opened[stack.pop()[1]] -= 1
            opened[stack.pop()[1]] -= 1
        elif _is_none(words, at):
            continue
        elif stack and mark not in "”’" and stack[-1][1] not in _QUOTES:
            opened[stack[-1][1]] -= 1
            # 〔2023]: the two belong together and do not match
            stray.append(_unpaired(*stack.pop(), Span(start + at, start + at + 1)))
        elif mark not in closing:
            closing.add(mark)
            stray.append(_unpaired(start + at, mark))
    opening = {mark: at for at, mark in reversed(stack)}
    left = (_unpaired(at, mark) for mark, at in opening.items())
    return _one_of_a_kind(sorted((*stray, *left)))


def _unpaired(at: int, mark: str, other: Span | None = None) -> Unpaired:
    return Unpaired(Span(at, at + 1), mark, other)


def _is_none(words: str, at: int) -> bool:
    """Whether a mark closes nothing: an apostrophe between letters, the bracket behind a number."""
    if words[at] == "’":
        before = words[at - 1 : at]
        return before.isascii() and before.isalpha()
    end = at + 1
    number = _NUMBER_BEFORE.search(words, max(0, end - _LONGEST_NUMBERING), end)
    if number is not None:  # 由1)检验机构,2)建设单位共同实施
        value = int(number[1])
        is_next = words.rfind(f"{value - 1})", max(0, at - _NEXT), at) >= 0
        if is_next or words.find(f"{value + 1})", end, end + _NEXT) >= 0:
            return True
    return _NUMBERING.search(words, max(0, end - _LONGEST_NUMBERING), end) is not None


def _one_of_a_kind(marks: list[Unpaired]) -> list[Unpaired]:
    kept: dict[str, Unpaired] = {}
    for mark in marks:
        kept.setdefault(mark.mark, mark)
    return list(kept.values())
