"""Every form that is not used is found in its example, and never where its characters are right."""

from __future__ import annotations

import pytest

from rules import word_choice
from rules._word_forms import WORD_FORMS, WordForm
from rules.examples import findings


@pytest.mark.parametrize("form", WORD_FORMS, ids=lambda form: f"{form.form}-{form.example}")
def test_form(form: WordForm) -> None:
    [(place, finding)] = findings(word_choice.RULE, form.example)
    assert finding.facts["better"] == form.better
    assert form.example[place.start : place.end]
    assert not findings(word_choice.RULE, form.sound)


def test_every_form_has_a_source() -> None:
    assert all(form.source.startswith(("GF ", "GB/T ", "《")) for form in WORD_FORMS)
