"""GitHub workflow commands: escaped, ranked, and no more than a step shows."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from auditor.engine import audit
from auditor.reports.wanted import Wanted
from grammar.source import Source
from rules._rule import Severity
from tests.auditor.fakes import finder, settings
from tests.auditor.machine import every, flawed, missing, of_shared, written

COMMAND = re.compile(r"::(error|warning|notice) (file=[^:,]+(?:,[a-zA-Z]+=[^:,]+)*)::(.+)")


def test_an_annotation() -> None:
    """At the line, with the other place in the message."""
    assert written("github", flawed()) == (
        "::error file=drafts/a.txt,line=2,endLine=2,col=15,endColumn=21,title=count-mismatch::"
        "en differs%0A中 differs%0Adrafts/a.txt:2:6: en here / 中 here\n"
    )


def test_what_could_end_a_command_is_escaped() -> None:
    """In names of files, too."""
    line = written("github", flawed("a,b:100%.txt"))
    assert line.startswith("::error file=a%2Cb%3A100%25.txt,line=2,")
    assert COMMAND.fullmatch(line.rstrip("\n"))


def test_a_document_that_could_not_be_read() -> None:
    """It is an error of the step."""
    assert written("github", missing()) == "::error file=b.txt::cannot be read / 读不了\n"


def test_the_gravest_come_first_and_no_more_than_are_shown() -> None:
    """Ten of a kind; the rest is listed, so that nothing goes without a word."""
    rules = settings(
        finder("term-drift", "甲", Severity.NOTE),
        finder("count-mismatch", "乙"),
        finder("late-action", "丙", Severity.WARNING),
    )
    reports = [audit(Source("甲乙甲乙甲乙\n" * 4, name), rules) for name in ("a.txt", "::b.txt")]
    lines = written("github", *reports, look=Wanted("en", rules.rules, frozenset())).splitlines()
    kinds = [line.partition(" ")[0] for line in lines[:20]]
    assert kinds == ["::error"] * 10 + ["::notice"] * 10
    assert lines[20] == ("a step shows at most 10 annotations of a kind; 28 more are listed here:")
    assert lines[21:23] == [
        "  a.txt:4:4  error  count-mismatch  en 乙",
        "  a.txt:4:6  error  count-mismatch  en 乙",
    ]
    assert len(lines) == 21 + 28
    assert not any(line.startswith("::") for line in lines[20:])


def test_every_labelled_notice(shared: Path) -> None:
    """Each by itself, as a step would run it."""
    seen = 0
    for path in every(shared):
        text = of_shared("github", [path])
        kinds: Counter[str] = Counter()
        for line in text.splitlines():
            if line.startswith("::"):
                found = COMMAND.fullmatch(line)
                assert found, line
                assert len(found[3]) <= 4096
                kinds[found[1]] += 1
        assert not kinds or max(kinds.values()) <= 10
        seen += sum(kinds.values())
        assert text == of_shared("github", [path])
    assert seen > 50
