"""The glossary: what it names exists, and what there is to name is in it."""

import re
from collections.abc import Mapping
from enum import Enum
from importlib import import_module

import pytest

from auditor.dates import EVENTS
from auditor.headings import STATUSES
from auditor.reports.wording import SEVERITIES, VERDICTS
from grammar.claims import Binding
from grammar.mentions import Cue
from grammar.model import EventKind, StatusClass
from rules._rule import Outcome, Severity, Words
from tests.shared import ROOT

ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    if re.match(r"\| [^|]+ \| [^|]+ \| `", line)
]
IDENTIFIERS = {row[2].strip("`"): row for row in ROWS}


def resolved(dotted: str) -> object:
    """What a dotted name stands for: the longest module, then attributes."""
    parts = dotted.split(".")
    found: object = import_module(".".join(parts[:2]))
    for part in parts[2:]:
        found = getattr(found, part)
    return found


@pytest.mark.parametrize("identifier", IDENTIFIERS)
def test_every_identifier_exists(identifier: str) -> None:
    """In the code, under this very name."""
    assert resolved(identifier) is not None


@pytest.mark.parametrize(
    "members", [StatusClass, EventKind, Outcome, Severity, Binding], ids=lambda e: e.__name__
)
def test_every_member_has_a_term(members: type[Enum]) -> None:
    """A new status, event, verdict, severity or binding needs a word."""
    missing = [
        m.name for m in members if f"{m.__module__}.{members.__name__}.{m.name}" not in IDENTIFIERS
    ]
    assert missing == []


def test_every_cue_has_a_term() -> None:
    """But for the absence of one."""
    named = {name.rpartition(".")[2] for name in IDENTIFIERS if ".Cue." in name}
    assert named == {cue.name for cue in Cue} - {"NONE"}


@pytest.mark.parametrize("column", [0, 1, 2], ids=["term", "English", "identifier"])
def test_one_term_one_word_one_identifier(column: int) -> None:
    """None stands twice."""
    words = [row[column] for row in ROWS]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize(
    "words",
    [VERDICTS, SEVERITIES, EVENTS, STATUSES],
    ids=["verdicts", "severities", "events", "statuses"],
)
def test_reports_use_these_words(words: Mapping[Enum, Words]) -> None:
    """The Chinese names that the reports print are the glossary's."""
    told = {f"{m.__module__}.{type(m).__name__}.{m.name}": said.zh for m, said in words.items()}
    assert {name: IDENTIFIERS[name][0] for name in told} == told


def test_every_row_was_read() -> None:
    """No line of a table is written in a way that this test does not see."""
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    heads = len(re.findall(r"^\| term ", text, re.MULTILINE))
    assert len(ROWS) == len(re.findall(r"^\|", text, re.MULTILINE)) - 2 * heads
    assert all(len(row) == 4 and all(row) for row in ROWS)
