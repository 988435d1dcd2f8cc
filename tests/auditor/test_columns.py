"""Text takes the columns that a terminal gives it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.reports.columns import cut, pad, safe, width, wrap


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("整改", 4),
        ("１２，", 6),
        ("①“”…", 4),
        ("e\u0301", 1),
        ("\u200b字", 2),
        ("ｱ", 1),
    ],
)
def test_the_width_of_a_text(text: str, columns: int) -> None:
    """Wide characters take two columns, combining ones none, ambiguous ones one."""
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\tb", "a   b"),
        ("整\tb", "整  b"),
        ("\x1b[31m红", "␛[31m红"),
        ("a\u202eb", "a\ufffdb"),
        ("\x7f\x85\ud800", "␡\ufffd\ufffd"),
        ("字　字", "字　字"),
    ],
)
def test_no_text_controls_the_terminal(text: str, shown: str) -> None:
    """Tabs are expanded, escape sequences and marks of direction are made visible."""
    assert safe(text) == shown


@given(st.text(), st.integers(1, 30))
def test_a_cut_text_fits(text: str, columns: int) -> None:
    """Cut and filled up, every text takes exactly the columns it is given, at most one less."""
    shown = cut(safe(text), columns)
    assert width(shown) <= columns
    assert width(pad(shown, columns)) == columns


@given(st.text(), st.integers(2, 30))
def test_a_wrapped_text_loses_nothing_but_blanks(text: str, columns: int) -> None:
    """All characters are there, in lines that fit."""
    shown = safe(text)
    lines = wrap(shown, columns)
    assert "".join("".join(lines).split()) == "".join(shown.split())
    assert all(width(line) <= columns for line in lines)


def test_a_line_starts_with_no_closing_mark() -> None:
    """What stands before it comes along."""
    assert wrap("整改整改，问题", 8) == ["整改整", "改，问题"]
    assert wrap("整改整（改）”，问题", 12) == ["整改整（", "改）”，问题"]


def test_words_of_letters_stay_whole() -> None:
    """A line breaks between words and between Chinese characters."""
    assert wrap("claims 41 items, lists 39", 12) == ["claims 41", "items, lists", "39"]
