"""Slips of the finger: marks, doubled words, forms of words, ways to be reached."""

from __future__ import annotations

import re
from random import Random

from tests.synthesis.draft import Draft, Piece
from tests.synthesis.mutants.slip import Operator, Slip, Slipped, pick, slipped
from tests.synthesis.pen import Pen


def _lost(pattern: str) -> Slip:
    """A whole piece falls away."""

    def make(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
        found = pick(draft, random, pattern)
        return Slipped(draft.put(found[0]), (found[0].line,)) if found else None

    return make


def _lost_sign(sign: str) -> Slip:
    """One sign inside plain words falls away."""

    def make(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
        found = [(w, p) for w, p in draft.pieces() if sign in p.text and not p.tag]
        found = [(w, p) for w, p in found if draft.lines[w.line].role != "furniture"]
        if not found:
            return None
        where, piece = random.choice(found)
        at = random.choice([m.start() for m in re.finditer(sign, piece.text)])
        return slipped(draft, where, piece._replace(text=piece.text[:at] + piece.text[at + 1 :]))

    return make


def _no_stop(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    """The last stop of a body is missing."""
    found = [
        (where, piece)
        for where, piece in draft.tagged("stop")
        if draft.lines[where.line].path
        and where.sentence == len(draft.lines[where.line].sentences) - 1
    ]
    if len(found) < 4:
        return None
    where, _ = random.choice(found)
    return Slipped(draft.put(where), (where.line,))


DOUBLED = ("开展", "规范", "建立", "完善", "组织", "责任", "整改", "健全", "监督", "检查")


def _doubled(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    found = [
        (w, p, word)
        for w, p in draft.pieces()
        for word in DOUBLED
        if word in p.text
        and not p.tag
        and draft.lines[w.line].role in {"body", "organising", "next"}
    ]
    if not found:
        return None
    where, piece, word = random.choice(found)
    return slipped(draft, where, piece._replace(text=piece.text.replace(word, word * 2, 1)))


def _jiezhi(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
    found = [(w, p) for w, p in draft.tagged("as-of-word") if p.text == "截至"]
    if not found:
        return None
    where, piece = random.choice(found)
    return slipped(draft, where, piece._replace(text="截止"))


def _spoilt(tag: str, spoil: str, by: str) -> Slip:
    def make(draft: Draft, pen: Pen, random: Random) -> Slipped | None:
        found = pick(draft, random, tag)
        if not found:
            return None
        where, piece = found
        return slipped(draft, where, Piece(re.sub(spoil, by, piece.text, count=1), piece.tag))

    return make


OPERATORS: tuple[Operator, ...] = (
    Operator("》 lost", "unbalanced-mark", _lost(r"doc:\d+:close")),
    Operator("《 lost", "unbalanced-mark", _lost(r"doc:\d+:open")),
    Operator("closing quote lost", "unbalanced-mark", _lost_sign("”")),
    Operator("opening quote lost", "unbalanced-mark", _lost_sign("“"), (), ("heading-pattern",)),
    Operator("closing bracket lost", "unbalanced-mark", _lost_sign("）")),
    Operator("last stop lost", "missing-terminal-mark", _no_stop),
    Operator("word doubled", "repeated-word", _doubled),
    Operator("截止 for 截至", "word-choice", _jiezhi),
    Operator("digit of the postcode lost", "contact-invalid", _spoilt("postcode", r"\d$", "")),
    Operator("digit too many in the postcode", "contact-invalid", _spoilt("postcode", r"$", "0")),
    Operator("sign of the e-mail address lost", "contact-invalid", _spoilt("email", "@", "#")),
    Operator("digit of the telephone lost", "contact-invalid", _spoilt("phone", r"\d{2}$", "")),
)
