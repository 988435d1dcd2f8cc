"""Whatever is fed to the checker, it answers. `make fuzz` does the same, longer and with more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz import targets
from tests.fuzz.fragments import CONFIGURATION, RAW, cut_notices, fragments, repetitions, told
from tests.fuzz.patterns import PATTERNS

KEYS = ("select", "ignore", "fail_on", "lang", "baseline", "severity", "options", "override", "paths", "x", "count-mismatch")  # fmt: skip
VALUES = st.recursive(
    st.one_of(
        st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.sampled_from(KEYS)
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=8,
)


def toml(value: object) -> str:
    """A value as TOML writes it inline."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return "'" + "".join(one for one in value if one != "'" and one.isprintable()) + "'"
    return str(value)


def raw(text: str) -> bytes:
    return RAW + text.encode("utf-8", "replace")


@given(text=st.one_of(fragments(), repetitions(), cut_notices(), st.text()))
def test_every_text_is_audited(text: str) -> None:
    targets.grammar(raw(text))
    targets.rules(raw(text))


@given(data=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    targets.reader(data)


@given(
    text=fragments(20), encoding=st.sampled_from(["utf-8", "utf-16", "utf-32", "gb18030", "big5"])
)
def test_any_encoding_is_read_or_refused(text: str, encoding: str) -> None:
    targets.reader(text.encode(encoding, "replace"))


@given(content=st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=5))
def test_any_configuration_is_taken_or_refused(content: dict[str, object]) -> None:
    targets.configuration(
        "\n".join(f"{key} = {toml(one)}" for key, one in content.items()).encode()
    )


@given(cut=st.integers(0, len(CONFIGURATION)), put=st.text(max_size=6))
def test_a_damaged_configuration_is_refused(cut: int, put: str) -> None:
    targets.configuration((CONFIGURATION[:cut] + put + CONFIGURATION[cut + 1 :]).encode())


@pytest.mark.parametrize("name", PATTERNS)
def test_a_hostile_text_is_audited(name: str) -> None:
    text = PATTERNS[name](2_000)
    assert abs(len(text) - 2_000) <= 40
    targets.grammar(raw(text))
    targets.rules(raw(text))


def test_the_fuzzer_reaches_both_kinds_of_text() -> None:
    assert told(b"\x00" + "一、改".encode()) == "一、改"
    assert told(b"\x01\x02") == "（一）1."
