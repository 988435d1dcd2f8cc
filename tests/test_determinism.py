"""The same input gives the same bytes, whatever surrounds the program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared import ROOT
from tests.synthesis.draft import printed
from tests.synthesis.write import write

# A clock that says another day, for every module that asks it.
ANOTHER_DAY = """\
import datetime, sys, time
then = datetime.datetime(2031, 2, 28, 23, 59, 58)
class Date(datetime.date):
    @classmethod
    def today(cls): return cls(then.year, then.month, then.day)
class DateTime(datetime.datetime):
    @classmethod
    def now(cls, tz=None): return cls(*then.timetuple()[:6], tzinfo=tz)
    @classmethod
    def today(cls): return cls.now()
    @classmethod
    def utcnow(cls): return cls.now()
datetime.date, datetime.datetime = Date, DateTime
time.time = lambda: then.timestamp()
from auditor.cli import main
sys.exit(main(sys.argv[1:]))
"""
SURROUNDINGS = {
    "hash seed 1": {"PYTHONHASHSEED": "1"},
    "hash seed 4242": {"PYTHONHASHSEED": "4242"},
    "C locale": {"LANG": "C"},
    "C locale for all": {"LC_ALL": "C"},
    "POSIX locale": {"LC_ALL": "POSIX"},
    "far east": {"TZ": "Pacific/Kiritimati"},
    "far west": {"TZ": "Etc/GMT+12"},
    "narrow terminal": {"COLUMNS": "20", "LINES": "5"},
}


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return a few notices, one of them flawed in more than one way."""
    folder = tmp_path_factory.mktemp("drafts")
    paths = []
    for seed in (2, 11):
        paths.append(folder / f"notice-{seed}.txt")
        paths[-1].write_bytes(printed(write(seed)).text.encode())
    flawed = (ROOT / "examples" / "flawed.txt").read_bytes() if _has_example() else b""
    paths.append(folder / "flawed.txt")
    paths[-1].write_bytes(flawed or "二、其他\n一、其他\n截止9月31日，完成3项（共2项。\n".encode())
    return paths


def _has_example() -> bool:
    return (ROOT / "examples" / "flawed.txt").is_file()


def run(drafts: list[Path], options: list[str], around: dict[str, str], code: str = "") -> bytes:
    command = [sys.executable, *(["-c", code] if code else ["-m", "auditor"])]
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in {"PYTHONHASHSEED", "LANG", "LC_ALL", "TZ", "COLUMNS", "CI", "NO_COLOR"}
    }
    # the notices stay where they are, so that their paths are the same in every report
    done = subprocess.run(
        [*command, "check", "--lang", "zh", *options, *map(str, drafts)],
        cwd=ROOT,
        env={**inherited, "PYTHONHASHSEED": "0", **around},
        capture_output=True,
        check=False,
    )
    assert done.returncode in {0, 1}, done.stderr.decode(errors="replace")
    assert done.stderr == b""
    return done.stdout


@pytest.fixture(scope="module")
def usual(drafts: list[Path]) -> dict[str, bytes]:
    """Return the reports as they are in ordinary surroundings."""
    return {form: run(drafts, ["--format", form], {}) for form in ("json", "text")}


@pytest.mark.parametrize("around", SURROUNDINGS.values(), ids=SURROUNDINGS)
def test_surroundings_change_nothing(
    drafts: list[Path], usual: dict[str, bytes], around: dict[str, str]
) -> None:
    assert run(drafts, ["--format", "json"], around) == usual["json"]


def test_an_ascii_output_gets_the_same_json(drafts: list[Path], usual: dict[str, bytes]) -> None:
    """A program reads the JSON: where Python is told to write ASCII, it still has to be valid."""
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    written = run(drafts, ["--format", "json"], ascii_only)
    assert json.loads(written) == json.loads(usual["json"])


@pytest.mark.parametrize("name", ["hash seed 1", "far east"])
def test_surroundings_change_nothing_in_text(
    drafts: list[Path], usual: dict[str, bytes], name: str
) -> None:
    assert run(drafts, ["--format", "text"], SURROUNDINGS[name]) == usual["text"]


@pytest.mark.parametrize("form", ["json", "text"])
def test_another_day_changes_nothing(
    drafts: list[Path], usual: dict[str, bytes], form: str
) -> None:
    assert run(drafts, ["--format", form], {}, ANOTHER_DAY) == usual[form]


def test_there_is_something_to_compare(usual: dict[str, bytes]) -> None:
    assert b'"findings"' in usual["json"]
    assert usual["json"].count(b'"rule"') >= 2
