"""Opens and closes the levels of an outline by marker style.

Notices number in every order, so no style has a level of its own. As Python's tokenizer does with
indentation, a stack of open levels is kept: a style that is on the stack closes back to itself, a
style that is not opens a level below the innermost. A marker in a style of its own that only goes
on counting (1. 2、 3.) stays at the level it counts on.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from lark import Token
from lark.lark import PostLex

from grammar import numerals
from grammar.model import Style
from grammar.patterns import compiled

STYLES: dict[str, Style] = {
    "PART": Style.PART,
    "HAN_COMMA": Style.HAN_COMMA,
    "HAN_BRACKET": Style.HAN_BRACKET,
    "HAN_DOT": Style.HAN_DOT,
    "FINANCIAL": Style.FINANCIAL,
    "ORDINAL": Style.ORDINAL,
    "INLINE": Style.INLINE,
    "LABELLED": Style.LABELLED,
    "DECIMAL": Style.DECIMAL,
    "DECIMAL_DEEP": Style.DECIMAL_DEEP,
    "ARABIC_BARE": Style.ARABIC_BARE,
    "ARABIC_DOT": Style.ARABIC_DOT,
    "ARABIC_COMMA": Style.ARABIC_COMMA,
    "ARABIC_BRACKET": Style.ARABIC_BRACKET,
    "ARABIC_HALF_BRACKET": Style.ARABIC_HALF_BRACKET,
    "CIRCLED": Style.CIRCLED,
}
# no heading of these styles stands below a measure (一是 …): it ends the list of measures
_ABOVE_MEASURES = ("PART", "HAN_COMMA", "HAN_BRACKET", "HAN_DOT", "FINANCIAL", "ARABIC_BARE")
# 1. and 1、 are one style to most writers; (3) after 1. 2. needs two numbers to be believed
_TWINS = (("ARABIC_DOT", "ARABIC_COMMA", "ARABIC_HALF_BRACKET"), ("HAN_COMMA", "HAN_DOT"))
_COUSINS = (
    "HAN_BRACKET",
    "ARABIC_DOT",
    "ARABIC_COMMA",
    "ARABIC_HALF_BRACKET",
    "ARABIC_BRACKET",
    "CIRCLED",
    "ORDINAL",
)

_NUMBER = compiled(
    r"(?P<digits>\d+)|(?P<han>[一二三四五六七八九十]+)|(?P<circled>[①-⑳㉑-㉟㊱-㊿⑴-⒇⒈-⒛])"
)
_PLAIN = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")
_DECIMAL = compiled(r"([ ]*\d{1,2}\.(?:\d{1,2}\.)?)(\d{1,2})(?!\d)")
_CIRCLED_RANGES = (("①", 1), ("㉑", 21), ("㊱", 36), ("⑴", 1), ("⒈", 1))


@lru_cache(maxsize=1024)  # a notice has few markers, each many times
def marker_value(words: str) -> tuple[int, str]:
    """The number of a marker, and the label before it: 任务 in 任务1:, 2. in 2.4."""
    if decimal := _DECIMAL.match(words):
        return int(decimal[2]), decimal[1].strip()
    found = _NUMBER.search(words.translate(_PLAIN))
    assert found is not None, words
    label = words[: found.start()].strip(" (第【[〔")
    if found.lastgroup == "digits":
        return int(found[0]), label
    if found.lastgroup == "han":
        return numerals.han_value(found[0]) or 0, label
    first, number = max(r for r in _CIRCLED_RANGES if r[0] <= found[0])
    return number + ord(found[0]) - ord(first), label


class _Level:
    """An open level: the styles met on it, its own first, and the number it stands at."""

    __slots__ = ("number", "styles")

    def __init__(self, style: str, number: int) -> None:
        self.styles = [style]
        self.number = number

    def takes(self, style: str, number: int) -> bool:
        """Whether a marker is the next of this level, or begins its list anew."""
        return style == self.styles[0] or (style in self.styles and number == self.number + 1)

    def adopts(self, style: str, number: int) -> bool:
        """Whether a marker of another style goes on counting on this level."""
        if number != self.number + 1:
            return False
        return self.twin(style) or (number > 2 and style in _COUSINS and self.styles[0] in _COUSINS)

    def twin(self, style: str) -> bool:
        """Whether a style is one with this level's to most writers."""
        return any(style in pair and self.styles[0] in pair for pair in _TWINS)


class Levels(PostLex):
    """Lark's post-lexer that closes sections with _CLOSE."""

    always_accept = ()

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        """Pass the tokens on, with a section closed where its level ends."""
        stack: list[_Level] = []
        latest: dict[str, int] = {}
        for token in stream:
            if token.type in STYLES:
                number, label = marker_value(token.value)
                style = token.type + label if token.type == "LABELLED" else token.type
                level = _level_of(stack, style, number, latest.get(style))
                closed = len(stack) - level
                for _ in range(closed):
                    yield Token("_CLOSE", "")
                left = stack[level] if closed else None
                del stack[level:]
                if left is None or not (left.takes(style, number) or left.adopts(style, number)):
                    left = _Level(style, number)
                elif style not in left.styles:
                    left.styles.append(style)
                left.number = latest[style] = number
                stack.append(left)
            yield token
        for _ in stack:
            yield Token("_CLOSE", "")


def _level_of(stack: list[_Level], style: str, number: int, latest: int | None) -> int:
    """How many levels stay open above a marker."""
    for at in reversed(range(len(stack))):
        if stack[at].takes(style, number):
            return at
    # a style that goes on from its own last number is no stray of the level above
    if stack and latest != number - 1:
        for at in reversed(range(len(stack))):  # 1. ① ② 2、 with what stands under 1. between
            if number > 1 and stack[at].twin(style) and number == stack[at].number + 1:
                return at
        if stack[-1].adopts(style, number):
            return len(stack) - 1
    if style in _ABOVE_MEASURES:
        for at, level in enumerate(stack):
            if level.styles[0] == "INLINE":
                return at
    return len(stack)
