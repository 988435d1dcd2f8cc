"""Each word of the lexicon does what its examples say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.modality import Aspect, left_open, plainest, told
from grammar.modality_clauses import covered
from grammar.modality_lexicon import WORDS, Word
from grammar.source import Span
from tests.grammar.modality_texts import FLAWED, OPEN, SOUND


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


@pytest.mark.parametrize("text", OPEN)
def test_text_that_leaves_something_open(text: str) -> None:
    assert list(left_open(text))


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("制定《梧川区公务接待管理办法》。", Aspect.DONE),
        ("已收回资金236万元。", Aspect.DONE),
        ("今后将坚持每季度抽查一次。", Aspect.STANDING),
        ("每月公示党费收缴情况。", Aspect.STANDING),
        ("目前正在施工。", Aspect.UNDER_WAY),
        ("加快推进数字化改造。", Aspect.UNDER_WAY),
        ("待资金到位后启动改造。", Aspect.PENDING),
        ("新办法拟于明年提交审议。", Aspect.PENDING),
    ],
)
def test_aspect(text: str, aspect: Aspect) -> None:
    assert [t.aspect for t in told(text)] == [aspect]


@given(
    st.text(
        st.sampled_from("待将拟计划尚未后的已因，。:;“”《》()剩余正在完成年1月\n甲"), max_size=200
    )
)
def test_any_text_is_told_in_order(text: str) -> None:
    assert len(covered(text)) == len(text)
    ends = 0
    for clause in told(text, 7):
        assert 7 + ends <= clause.span.start <= clause.span.end <= 7 + len(text)
        ends = clause.span.end - 7
    everything = [t for t in told(text) if t.left_open]
    assert list(left_open(text)) == everything
