"""Opens and closes the levels of an outline by marker style.

Notices number in every order, so no style has a level of its own. As Python's tokenizer does with
indentation, a stack of open styles is kept: a style that is on the stack closes back to itself, a
style that is not opens a level below the innermost.
"""

from __future__ import annotations

from collections.abc import Iterator

from lark import Token
from lark.lark import PostLex

from grammar.model import Style

STYLES: dict[str, Style] = {
    "PART": Style.PART,
    "HAN_COMMA": Style.HAN_COMMA,
    "HAN_BRACKET": Style.HAN_BRACKET,
    "HAN_DOT": Style.HAN_DOT,
    "ORDINAL": Style.ORDINAL,
    "INLINE": Style.INLINE,
    "LABELLED": Style.LABELLED,
    "ARABIC_DOT": Style.ARABIC_DOT,
    "ARABIC_COMMA": Style.ARABIC_COMMA,
    "ARABIC_BRACKET": Style.ARABIC_BRACKET,
    "ARABIC_HALF_BRACKET": Style.ARABIC_HALF_BRACKET,
    "CIRCLED": Style.CIRCLED,
}


class Levels(PostLex):
    """Lark's post-lexer that closes sections with _CLOSE."""

    always_accept = ()

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        """Pass the tokens on, with a section closed where its level ends."""
        open_styles: list[str] = []
        for token in stream:
            if token.type in STYLES:
                if token.type in open_styles:
                    while open_styles.pop() != token.type:
                        yield Token("_CLOSE", "")
                    yield Token("_CLOSE", "")
                open_styles.append(token.type)
            yield token
        for _ in open_styles:
            yield Token("_CLOSE", "")
