"""Fingerprints name findings by their words, so that edits elsewhere leave them alone."""

import os
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from auditor.engine import audit
from auditor.fingerprints import fingerprints
from grammar.source import Source, Span
from tests.auditor.fakes import finder, settings
from tests.shared import ROOT

LEAD = "关于整改情况的通报"
WATCHED = "针对反馈的12个问题，已整改11个问题。"
PARAGRAPH = st.text(
    st.sampled_from("整改问题已完成，。；：“”（）《》一二三四十0123456789个项年月日 abc"),
    max_size=40,
)


def prints(*paragraphs: str) -> list[str]:
    rules = (finder("one", "12个"), finder("two", "11个"))
    report = audit(Source("\n".join(paragraphs)), settings(*rules))
    return [one.fingerprint for one in report.findings if one.primary.quote in WATCHED]


@given(before=PARAGRAPH, after=PARAGRAPH)
def test_an_edit_in_another_paragraph_changes_none(before: str, after: str) -> None:
    """Whatever is written before and after, the findings of a paragraph keep their names."""
    found = prints(LEAD, before, WATCHED, after)
    assert set(prints(LEAD, WATCHED)) <= set(found)


def test_an_edit_in_the_clause_changes_it() -> None:
    """Another figure is another finding."""
    assert set(prints(LEAD, WATCHED)).isdisjoint(prints(LEAD, WATCHED.replace("已", "均已")))


def test_a_new_line_wrap_changes_none() -> None:
    """White space is no content."""
    text = "甲乙丙12个丁"
    plain = list(fingerprints(text, [("r", Span(3, 6))]))
    assert plain == list(fingerprints("甲 乙丙12个 丁", [("r", Span(4, 7))]))


def test_findings_alike_in_all_are_told_apart() -> None:
    """The same words twice are two findings with two names."""
    text = "甲12个。甲12个。"
    found = list(fingerprints(text, [("r", Span(1, 4)), ("r", Span(6, 9)), ("q", Span(1, 4))]))
    assert len(set(found)) == 3


@given(st.text(max_size=60), st.data())
def test_any_place_in_any_text_has_one(text: str, data: st.DataObject) -> None:
    """No text and no place is too odd for a name of sixteen hexadecimal digits."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    (name,) = fingerprints(text, [("r", Span(start, end))])
    assert len(name) == 16
    assert int(name, 16) >= 0


def test_they_are_the_same_in_every_process() -> None:
    """Neither the hash seed nor the locale has a say."""
    program = (
        "from auditor.fingerprints import fingerprints; from grammar.source import Span;"
        "print(*fingerprints('甲乙丙12个丁', [('r', Span(3, 6))]))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, locale in (("1", "C"), ("2", "zh_CN.UTF-8"))
    }
    assert said == {f"{next(fingerprints('甲乙丙12个丁', [('r', Span(3, 6))]))}\n"}
