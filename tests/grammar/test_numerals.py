"""Numbers as they are written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar import numerals
from grammar.claims import Approximation
from tests.grammar.figures import han


@pytest.mark.parametrize(
    ("written", "value", "quantum"),
    [
        ("41", "41", "1"), ("38,642.75", "38642.75", "0.01"), ("1.2万", "12000", "1000"), ("3千万", "30000000", "10000000"),
        ("0.50", "0.5", "0.01"), ("四十一", "41", "1"), ("一百零三", "103", "1"), ("二〇二三", "2023", "1"), ("廿六", "26", "1"),
        ("两千三百", "2300", "1"), ("三万五千", "35000", "1"), ("壹拾贰万伍仟", "125000", "1"), ("十", "10", "1"), ("一亿二千万", "120000000", "1"),
        ("一万二千亿", "1200000000000", "1"),
    ],
)  # fmt: skip
def test_the_value_and_the_step(written: str, value: str, quantum: str) -> None:
    """A number keeps the precision in which it is written."""
    assert numerals.read(written) == (Decimal(value), Decimal(quantum), Approximation.EXACT)


@pytest.mark.parametrize("written", ["", "个", "1.2.3", ".5", "9" * 17, "1.1234567", "九" * 40])
def test_what_is_no_number(written: str) -> None:
    """Or one that counts nothing a notice tells of."""
    assert numerals.read(written) is None


@given(st.integers(1, 9999))
def test_han_numerals(value: int) -> None:
    """Every number below ten thousand is read as it is spoken."""
    assert numerals.han_value(han(value)) == value


@given(st.integers(0, 10**15))
def test_thousands_separators(value: int) -> None:
    """They change nothing."""
    assert numerals.read(f"{value:,}") == numerals.read(str(value))


@pytest.mark.parametrize(
    ("before", "kind", "length"),
    [
        ("共约", Approximation.ABOUT, 1), ("不少于", Approximation.OVER, 3), ("将近", Approximation.UNDER, 2),
        ("不超过", Approximation.UNDER, 3), ("超过", Approximation.OVER, 2), ("共", Approximation.EXACT, 0),
    ],
)  # fmt: skip
def test_words_before(before: str, kind: Approximation, length: int) -> None:
    """The longest word counts: 不超过 is no 超过."""
    assert numerals.approximation_before(f"{before}30", len(before)) == (kind, len(before) - length)
