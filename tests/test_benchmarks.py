"""The benchmark's arithmetic and its page. Nothing is timed here."""

import json

import pytest

from benchmarks.__main__ import main
from benchmarks.editing import Session
from benchmarks.figures import Pair, Point, Spent, exponent
from benchmarks.measure import Cold
from benchmarks.page import Figures, page, screen
from benchmarks.texts import Measured, notice, repeated, sizes
from tests.shared import ROOT

GROWTH = (Point(20_000, 0.04), Point(80_000, 0.16), Point(320_000, 0.64))


def test_the_page_says_what_the_time_goes_to() -> None:
    """For the cold command and for the warm audit, where it was measured."""
    told = page(figures(spent_warm=[Spent("rules", 0.25)]))
    assert "## What a warm audit goes to" in told
    assert "| rules | 25% |" in told
    assert "What a cold command goes to" not in told


def figures(**changed: object) -> Figures:
    made = Figures(
        Measured("整改", "a text"),
        3,
        Pair([0.04, 0.06, 0.05], [0.01, 0.02, 0.01]),
        Cold([0.2, 0.3, 0.2], 30 * 1024),
        Cold([0.4, 0.4, 0.4], 75 * 1024),
        GROWTH,
    )
    return made._replace(**changed)  # type: ignore[arg-type]


@pytest.mark.parametrize("power", [1, 1.5, 2])
def test_the_exponent_of_a_power(power: float) -> None:
    """Is that power, whatever the constant before it."""
    points = [Point(size, 3e-6 * size**power) for size in (20_000, 80_000, 1_000_000)]
    assert exponent(points) == pytest.approx(power)


def test_the_ratio_is_that_of_rounds() -> None:
    """A slow round slows both peers, and changes nothing."""
    assert Pair([1, 2, 30], [1, 1, 10]).ratio == 2


def test_sizes_grow_fourfold_up_to_the_largest() -> None:
    """And end there."""
    assert sizes("a" * 20_000, 1) == [1, 4, 16, 50]
    assert sizes("a" * 20_000, 0.001) == [1]
    assert sizes("a" * 20_000, 1.28) == [1, 4, 16, 64]


def test_repeated_keeps_copies_on_their_own_lines() -> None:
    """With or without a line end behind the last."""
    assert repeated("一\n二\n", 2) == repeated("一\n二", 2) == "一\n二\n一\n二\n"


def test_without_the_real_notice_the_example_is_repeated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """To about its size, and that is said."""
    monkeypatch.setattr("benchmarks.texts.REAL", ROOT / "no such file")
    measured = notice()
    assert 17_000 <= measured.size <= 25_000
    assert measured.origin.startswith("`examples/flawed.txt` ")


def test_the_page_has_ratios_and_no_times() -> None:
    """Times are those of one machine."""
    written = page(figures())
    assert "| warm audit / autocorrect-py lint | 4.0 |" in written
    assert "| cold command / zhlint command | 0.50 |" in written
    assert "| exponent of growth, 20 kB to 320 kB | 1.00 |" in written
    assert " ms" not in written
    assert "Peak memory of the cold command: 30 MiB." in written


def test_edits_stand_beside_audits() -> None:
    """Their ratio on the page; the slowest, too, for that is the one a drafter remembers."""
    written = page(figures(edits=Pair([0.05, 0.06, 0.12], [0.1, 0.1, 0.1])))
    assert "| edit of 100 kB / warm audit of it | 0.60 |" in written
    assert "| the slowest of these | 1.20 |" in written


def test_an_edit_is_waited_for() -> None:
    """By a client that types into a server, and takes no other answer for that of its key."""
    session = Session("整改情况通报\n会议于2022年9月30日召开。\n")
    assert session.edit(0, "关于") > 0
    assert session.edit(0, "局") > 0
    assert session.text.startswith("局关于整改")
    session.close()


def test_a_peer_that_is_not_there_is_named() -> None:
    """On the screen and on the page, with the reason."""
    lacking = figures(
        zhlint="npm and node are not installed", warm="autocorrect-py is not installed"
    )
    for text in (screen(lacking), page(lacking)):
        assert "left out: npm and node are not installed" in text
        assert "left out: autocorrect-py is not installed" in text


def test_one_size_alone_has_no_growth() -> None:
    """And no exponent is made up for it."""
    assert "not measured: one size alone" in page(figures(growth=GROWTH[:1]))


@pytest.mark.parametrize("wrong", [["--rounds", "0"], ["--max-mb", "0"], ["--max-mb", "1e9"]])
def test_a_wrong_option_ends_with_2(wrong: list[str]) -> None:
    """Before anything is measured."""
    with pytest.raises(SystemExit) as ended:
        main(wrong)
    assert ended.value.code == 2


def test_the_lock_file_names_hashes_and_no_addresses() -> None:
    """Where packages come from is each machine's own affair."""
    text = (ROOT / "benchmarks" / "package-lock.json").read_text(encoding="utf-8")
    packages = {name: entry for name, entry in json.loads(text)["packages"].items() if name}
    assert "://" not in text
    assert "node_modules/zhlint" in packages
    assert [name for name, entry in packages.items() if not entry.get("integrity")] == []
