"""A lexer for Lark that counts no lines and compiles nothing.

Lark's own follows line and column of every token and builds a lexer for each state of the parser.
Here a state has one pattern, the alternation of the terminals that it accepts, and a token knows
its offsets alone: lines are counted where a place is shown.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Self

from lark import Token, UnexpectedCharacters
from lark.common import LexerConf
from lark.lexer import Lexer, LexerState, TerminalDef
from lark.parsers.lalr_parser_state import ParserState

from grammar.patterns import compiled


class OffsetToken(Token):
    """A token that knows its offsets alone, and is made in half the time."""

    __slots__ = ()

    def __new__(cls, type: str, value: str, start_pos: int, end_pos: int) -> Self:  # noqa: A002
        """Take what Lark asks of a token; the names are Lark's."""
        token = str.__new__(cls, value)
        token.type, token.value = type, value
        token.start_pos, token.end_pos = start_pos, end_pos
        token.line = token.column = token.end_line = token.end_column = None
        return token


class OffsetLexer(Lexer):
    """The lexer of a grammar, in place of Lark's contextual one."""

    def __init__(
        self, conf: LexerConf, states: Mapping[int, Collection[str]], always_accept: Collection[str]
    ) -> None:
        """Take the terminals of a grammar.

        Args:
            conf: the terminals, and which of them are ignored.
            states: the names of those that each state of the parser accepts.
            always_accept: the names of those that all states accept.
        """
        choices = {
            terminal.name: f"(?P<{terminal.name}>{terminal.pattern.to_regexp()})"
            for terminal in sorted(conf.terminals, key=_rank)
        }
        everywhere = {*conf.ignore, *always_accept}
        self._ignored = frozenset(conf.ignore)
        self._patterns: dict[int, re.Pattern[str]] = {}
        known: dict[frozenset[str], re.Pattern[str]] = {}  # most states accept what others do
        for state, accepted in states.items():
            names = frozenset(choices.keys() & everywhere.union(accepted))
            if names not in known:
                known[names] = compiled("|".join(choices[n] for n in choices if n in names))
            self._patterns[state] = known[names]

    def lex(self, lexer_state: LexerState, parser_state: ParserState[int]) -> Iterator[Token]:
        """The tokens of a text, each with its offsets.

        Raises:
            UnexpectedCharacters: a place fits no terminal that the parser accepts there.
        """
        text, patterns, ignored = lexer_state.text.text, self._patterns, self._ignored
        states = parser_state.state_stack
        at, length = 0, len(text)
        while at < length:
            found = patterns[states[-1]].match(text, at)
            if found is None:
                raise UnexpectedCharacters(text, at, 0, 0)  # type: ignore[no-untyped-call]
            kind, end = found.lastgroup or "", found.end()
            if kind not in ignored:
                yield OffsetToken(kind, found[0], at, end)
            at = end


def _rank(terminal: TerminalDef) -> tuple[int, int, int, str]:
    """Which of two terminals goes first where both fit, as Lark has it."""
    pattern = terminal.pattern
    return -terminal.priority, -pattern.max_width, -len(pattern.value), terminal.name
