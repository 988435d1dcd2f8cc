"""Whatever is fed to the checker, it answers. `make fuzz` does the same, longer and with more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.readers.pdf_pages import read_pages
from tests.fuzz import targets
from tests.fuzz.drawn import drawn, written
from tests.fuzz.fragments import CONFIGURATION, RAW, cut_notices, fragments, repetitions, told
from tests.fuzz.page import Figures, Guided, failed, page
from tests.fuzz.patterns import PATTERNS
from tests.fuzz.seeds import seeds, splicer
from tests.fuzz.sizes import ORDINARY, Cost, Run

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


@pytest.mark.parametrize(
    "text",
    [
        "1.此项已完成整改。\n2.此项已完成整改。\n3.此项已完成整改。\n4.\n",  # a number alone
        "序号\t整改状态\n1\t已完成\n2\t",  # a row whose one cell has words
    ],
)
def test_what_once_broke_a_rule_is_audited(text: str) -> None:
    targets.rules(raw(text))


def test_the_fuzzer_reaches_both_kinds_of_text() -> None:
    assert told(b"\x00" + "一、改".encode()) == "一、改"
    assert told(b"\x01\x02") == "（一）1."


@pytest.mark.parametrize("target", targets.TARGETS)
def test_the_fuzzer_starts_from_sound_inputs(target: str) -> None:
    """No seed breaks its target, and neither do the first changes of it."""
    splice = splicer(target)
    for number, seed in enumerate(seeds(target)[::7]):
        targets.TARGETS[target](seed)
        if splice is not None:
            changed = splice(seed, 2_000, number)
            assert len(changed) <= 2_000
            assert changed == splice(seed, 2_000, number)
            targets.TARGETS[target](changed)


@given(data=st.binary(max_size=300))
def test_any_drawing_is_a_sound_file(data: bytes) -> None:
    assert b"%PDF" in drawn(data)
    targets.drawing(data)


def test_what_is_drawn_is_read() -> None:
    text = read_pages(drawn(written("一、整改12个问题。\n二、完成。")), "a.pdf").text
    assert text.split() == ["一、整改12个问题。", "二、完成。"]


def figures(*costs: Cost, guided: tuple[Guided, ...] = ()) -> Figures:
    ordinary = Cost(ORDINARY, 370_000, Run(2.0, 80, 20_000), 4.1)
    return Figures(1_000_000, [ordinary, *costs], guided)


def test_the_page_says_what_misses_the_aim() -> None:
    """A ratio for each text, the refused named as such, and the growth behind the explanation."""
    dense = Cost("years", 700_000, Run(4.0, 213, 142_000), 4.2)
    refused = Cost("line ends", 1_000_000, Run(0.01, 60, refused=True), None)
    told = page(figures(dense, refused, guided=(Guided("grammar", 1234, 60),)))
    assert "Of 2 hostile texts 0 kept to the aim, 1 were refused" in told
    assert "| years | 700,000 | 2.00 | 4.2 | 213 | 142,000 |  |" in told
    assert "| line ends | 1,000,000 | 0.01 |  | 60 | 0 | refused |" in told
    assert "at most 4.2-fold" in told
    assert "| grammar | 1,234 | 60 | no |" in told


def test_growth_beyond_the_size_is_not_explained_away() -> None:
    told = page(figures(Cost("years", 700_000, Run(9.0), 15.3)))
    assert "take more than their size accounts for" in told
    assert "15.3-fold" in told


@pytest.mark.parametrize(
    ("cost", "guided", "broke"),
    [
        (Run(1.0), (), False),
        (Run(None, trouble="stopped after 60 s"), (), True),
        (Run(1.0), (Guided("grammar", 9, 60, ("ValueError",)),), True),
    ],
)
def test_the_run_fails_where_something_broke(
    cost: Run, guided: tuple[Guided, ...], broke: bool
) -> None:
    assert failed(figures(Cost("years", 1, cost, None), guided=guided)) is broke
