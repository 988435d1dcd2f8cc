"""Each word of the lexicon does what its examples say."""

from __future__ import annotations

import pytest

from grammar.modality import left_open, plainest
from grammar.modality_lexicon import WORDS, Word
from grammar.source import Span
from tests.grammar.modality_texts import FLAWED, SOUND


@pytest.mark.parametrize("word", WORDS, ids=lambda word: f"{word.form}-{word.part.name}")
def test_word(word: Word) -> None:
    assert word.form in word.pending
    assert word.form in word.sound
    assert list(left_open(word.pending)), word.pending
    assert not list(left_open(word.sound)), word.sound


def test_a_form_stands_once() -> None:
    forms = [word.form for word in WORDS]
    assert len(forms) == len(set(forms)), {f for f in forms if forms.count(f) > 1}


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_leaves_nothing_open(text: str) -> None:
    assert not [text[t.span.start : t.span.end] for t in left_open(text)]


@pytest.mark.parametrize(("text", "words"), FLAWED)
def test_flawed_text_is_found_at_its_clause(text: str, words: str) -> None:
    plain = plainest(left_open(text))
    assert plain is not None
    at = text.index(words)
    assert plain.span.overlaps(Span(at, at + len(words))), text[plain.span.start : plain.span.end]
