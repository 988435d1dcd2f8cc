"""Two drafts: what the later one brings, mends, keeps, and what it changed in one place only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from auditor.cli import main
from auditor.comparison import compare
from auditor.engine import audit
from auditor.settings import Settings
from grammar.source import Source
from rules import RULES
from rules._rule import Severity
from tests.auditor.fakes import finder, settings

FAKES = (
    finder("count-mismatch", "甲项"),
    finder("date-order", "乙日"),
    finder("word-choice", "丙词", Severity.NOTE),
)


def rules_of(old: str, new: str) -> tuple[list[str], list[str], list[str]]:
    """The rules of what is brought, mended and kept."""
    drafts = [audit(Source(text, "a.txt"), settings(*FAKES)) for text in (old, new)]
    found = compare(*drafts)
    brought, mended, kept = (
        [one.rule for one in those] for those in (found.brought, found.mended, found.kept)
    )
    return brought, mended, kept


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("共甲项。", "共甲项。", ([], [], ["count-mismatch"])),
        ("共甲项。", "共三项。", ([], ["count-mismatch"], [])),
        ("共三项。", "共甲项。", (["count-mismatch"], [], [])),
        (
            "共甲项。于乙日。",
            "新的一行。\n于乙日。又甲项",
            ([], [], ["date-order", "count-mismatch"]),
        ),
        # the sentence around it was edited: it is still the one
        ("共甲项问题。", "总共列出甲项问题。", ([], [], ["count-mismatch"])),
        # but not where one of several went
        ("共甲项。又甲项。", "另有甲项。", (["count-mismatch"], ["count-mismatch"] * 2, [])),
    ],
)
def test_findings(old: str, new: str, expected: tuple[list[str], ...]) -> None:
    """By their words, wherever they stand now."""
    assert rules_of(old, new) == expected


def halves(old: str, new: str) -> list[tuple[str, list[str], list[str]]]:
    """Half-changed figures: how they were written, what they became, what is left."""
    drafts = [audit(Source(text, "a.txt"), Settings(RULES)) for text in (old, new)]
    return [
        (
            half.before,
            [claim.place.quote for claim in half.changed],
            [claim.place.quote for claim in half.kept],
        )
        for half in compare(*drafts).half_changed
    ]


DRAFT = """关于整改情况的通报
巡察共反馈3个方面12个问题,细化成41项具体问题。
经过整改,41项具体问题已完成38项。
截至2024年5月31日,其余3项正在推进。
"""


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"细化成41项": "细化成43项"}, [("41项具体问题", ["43项具体问题"], ["41项具体问题"])]),
        ({"41项": "43项"}, []),
        ({"12个": "13个"}, []),
        (
            {"整改,41项": "\n新的一行。\n整改,四十项"},
            [("41项具体问题", ["四十项具体问题"], ["41项具体问题"])],
        ),
    ],
)
def test_a_figure_that_was_changed_in_one_place_only(
    change: dict[str, str], expected: list[tuple[str, list[str], list[str]]]
) -> None:
    """Both places are shown; a figure that stands once, or was changed throughout, is none."""
    new = DRAFT
    for before, after in change.items():
        assert before in new
        new = new.replace(before, after)
    assert halves(DRAFT, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "局党组召开会议9次研究整改。\n先后召开会议9次,约谈3人。\n",
            "局党组召开会议10次研究整改。\n先后召开会议9次,约谈3人。\n",
            [("9次", ["10次"], ["9次"])],
        ),
        # the state of each of several things
        (
            "作风问题已经完成5项,其余推进。\n制度问题已经完成5项,余下推进。\n",
            "作风问题已经完成6项,其余推进。\n制度问题已经完成5项,余下推进。\n",
            [],
        ),
        # another deed, and a deed told in too few words
        (
            "局党组召开会议9次研究。\n开展专项督查9次,约谈3人。\n督查9次。\n",
            "局党组召开会议10次研究。\n开展专项督查9次,约谈3人。\n督查9次。\n",
            [],
        ),
    ],
)
def test_a_bare_figure_is_known_by_what_stands_before_it(
    old: str, new: str, expected: list[tuple[str, list[str], list[str]]]
) -> None:
    """Nothing behind it says what is counted."""
    assert halves(old, new) == expected


def test_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The whole console output, the status, and the same as JSON."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("auditor.commands.diff.RULES", FAKES)
    monkeypatch.setenv("LC_ALL", "C")
    old = "共有41项具体问题。甲项。乙日。\n又写41项具体问题。\n"
    Path("old.txt").write_text(old, encoding="utf-8")
    Path("new.txt").write_text(
        old.replace("又写41", "又写40").replace("乙日", "丙词"), encoding="utf-8"
    )
    assert main(["diff", "old.txt", "new.txt"]) == 1
    assert (
        capsys.readouterr().out
        == """\
new in the later draft (1)
  new.txt:1:14  note  word-choice  en 丙词

figures changed in one place only (1)
  new.txt:2:3  “41项具体问题” became “40项具体问题”
    new.txt:1:3  still “41项具体问题” here

mended (1)
  old.txt:1:14  error  date-order  en 乙日

still there (1)
  new.txt:1:11  error  count-mismatch  en 甲项

1 new, 1 changed in one place only, 1 mended, 1 still there
"""
    )
    assert main(["diff", "old.txt", "new.txt", "--format", "json"]) == 1
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert [one["rule"] for one in answer["brought"]] == ["word-choice"]
    assert answer["half_changed"][0]["changed"][0]["quote"] == "40项具体问题"
    assert main(["diff", "old.txt", "new.txt", "--fail-on", "never"]) == 0
    assert main(["diff", "old.txt", "old.txt"]) == 0
    assert main(["diff", "old.txt", "missing.txt"]) == 2


def test_the_labelled_notices_are_as_they_were(shared: Path) -> None:
    """A draft compared with itself brings, mends and changes nothing."""
    for path in sorted(shared.glob("*.txt")):
        report = audit(Source(path.read_text(encoding="utf-8"), "a.txt"), Settings(RULES))
        found = compare(report, report)
        assert (found.brought, found.mended, found.half_changed) == ((), (), ())
        assert found.kept == report.findings
