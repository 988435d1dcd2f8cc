"""Changes that change nothing that matters: the findings have to stay as they are."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import NamedTuple

from tests.synthesis.draft import Draft, Line, Piece, plain, printed
from tests.synthesis.words import matters, wordings

Change = Callable[[Draft, Random], str]


class Neutral(NamedTuple):
    """A change without consequence: from a draft to the text of the notice, changed."""

    name: str
    make: Change


def _laid_out(**how: object) -> Change:
    def make(draft: Draft, random: Random) -> str:
        return printed(replace(draft, layout=replace(draft.layout, **how))).text  # type: ignore[arg-type]

    return make


def _reordered(draft: Draft, random: Random) -> str:
    """Sentences that stand for themselves change places, the first keeps its heading."""
    for row, line in enumerate(draft.lines):
        if not line.free:
            continue
        headed = bool(line.sentences[0][0].tag)
        first, rest = line.sentences[:headed], list(line.sentences[headed:])
        random.shuffle(rest)
        draft = draft.with_line(row, replace(line, sentences=(*first, *rest)))
    return printed(draft).text


def _furnished(draft: Draft, random: Random) -> str:
    """The page comes with more furniture."""
    tail = Line("furniture", (plain("打印本页 关闭窗口"),))
    editor = Line("furniture", (plain(f"责任编辑：{random.choice(matters('editors'))}"),))
    crumbs = Line("furniture", (plain("当前位置：首页 > 党务公开 > 通知公告"),))
    return printed(replace(draft, lines=(crumbs, *draft.lines, tail, editor))).text


def _wrapped(draft: Draft, random: Random) -> str:
    """Every line is broken at the same width, wherever that falls."""
    page = printed(draft)
    width = random.choice((38, 45, 60))
    lines: list[str] = []
    for line in page.text.split(draft.layout.end):
        lines += [line[at : at + width] for at in range(0, len(line), width)] or [""]
    return draft.layout.end.join(lines)


def _set(draft: Draft, random: Random) -> str:
    """Every line is broken as an editor breaks it."""
    width = random.choice((68, 76, 90))
    end = draft.layout.end
    return end.join(
        part for line in printed(draft).text.split(end) for part in set_in_columns(line, width)
    )


def set_in_columns(line: str, width: int) -> list[str]:
    """A line broken at a number of columns: no mark begins one, no figure or word is torn apart."""
    parts: list[str] = []
    while sum(map(_columns, line)) > width:
        at = next(n for n in range(len(line)) if sum(map(_columns, line[: n + 1])) > width)
        while line[at] in _NO_BEGINNING or line[at - 1 : at + 1].isascii():
            at -= 1
        parts.append(line[:at])
        line = line[at:]
    return [*parts, line]


_NO_BEGINNING = "，。；：、）》”〕】,.;:)]%！？"


def _columns(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


def _trailing(draft: Draft, random: Random) -> str:
    end = draft.layout.end
    return end.join(
        line + random.choice(("", " ", "　")) for line in printed(draft).text.split(end)
    )


def _marked(draft: Draft, random: Random) -> str:
    return "\ufeff" + printed(draft).text


def _wide_digits(draft: Draft, random: Random) -> str:
    """The digits of the figures are full width."""
    wide = {ord("0") + n: ord("０") + n for n in range(10)}
    for where, piece in draft.pieces():
        if piece.tag.startswith("n:"):
            draft = draft.put(where, piece._replace(text=piece.text.translate(wide)))
    return printed(draft).text


SYNONYMS = (
    ("一致表示", "均表示"),
    ("逐条学习", "逐项学习"),
    ("组织", "安排"),
    ("规范", "理顺"),
    ("走访", "上门走访"),
)


def _synonyms(draft: Draft, random: Random) -> str:
    """Words of the same meaning, in measures and in the first part."""
    for where, piece in draft.pieces():
        if piece.tag or draft.lines[where.line].role not in {"body", "organising"}:
            continue
        text = piece.text
        for one, other in SYNONYMS:
            text = text.replace(one, other)
        if text != piece.text:
            draft = draft.put(where, Piece(text))
    return printed(draft).text


def _slogan(draft: Draft, random: Random) -> str:
    """One more paragraph that claims nothing."""
    row = next(n for n, line in enumerate(draft.lines) if line.role == "organising")
    words = wordings("study.extra")[1]
    line = Line("organising", (plain(words.replace("{work}", "")),))
    return printed(draft.with_lines(row, 0, line)).text


def _spaced(draft: Draft, random: Random) -> str:
    """Spaces around the figures, as some offices write them."""
    for where, piece in draft.pieces():
        if piece.tag.startswith("n:") and piece.text.isascii() and where.piece:
            draft = draft.put(where, piece._replace(text=f" {piece.text} "))
    return printed(draft).text


def _composed(draft: Draft, random: Random) -> str:
    return unicodedata.normalize("NFC", printed(draft).text)


CHANGES: tuple[Neutral, ...] = (
    Neutral("marks half wide", _laid_out(width="half")),
    Neutral("marks full wide", _laid_out(width="full")),
    Neutral("indented by two wide spaces", _laid_out(indent="　　")),
    Neutral("not indented", _laid_out(indent="")),
    Neutral("empty lines between", _laid_out(gap=True)),
    Neutral("no empty lines", _laid_out(gap=False)),
    Neutral("CRLF", _laid_out(end="\r\n")),
    Neutral("sentences in another order", _reordered),
    Neutral("more furniture", _furnished),
    Neutral("lines wrapped", _wrapped),
    Neutral("lines set by columns", _set),
    Neutral("spaces at line ends", _trailing),
    Neutral("byte order mark", _marked),
    Neutral("figures full wide", _wide_digits),
    Neutral("spaces around figures", _spaced),
    Neutral("other words", _synonyms),
    Neutral("a paragraph more", _slogan),
    Neutral("composed characters", _composed),
)
