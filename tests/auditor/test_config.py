"""A configuration file says what it may, and is told where it says more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from auditor.configuration import Configuration, load, load_for
from auditor.errors import AuditError
from grammar.model import Notice
from rules._rule import Finding, Rule, Severity, Verdict
from tests.auditor.fakes import both, finder


class Slack(NamedTuple):
    """Options to set."""

    days: int = 3
    words: tuple[str, ...] = ("等",)


def check(notice: Notice, options: Slack) -> Iterator[Verdict | Finding]:
    return iter(())


RULES = (
    finder("count-mismatch", "x"),
    Rule(
        "date-order",
        Severity.ERROR,
        both("x"),
        both("x"),
        both("x"),
        check,
        (),
        Slack(words=("余",)),
    ),
)


@pytest.fixture(autouse=True)
def _rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.config.RULES", RULES)


def read(folder: Path, text: str, name: str = "auditor.toml") -> Configuration:
    (folder / name).write_text(text, encoding="utf-8")
    return load(None, folder)


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    """Selection, exit status, language, severities, options."""
    said = read(
        tmp_path,
        """
        select = ["count-*", "date-order"]
        ignore = ["count-mismatch"]
        fail_on = "warning"
        lang = "zh"
        [severity]
        date-order = "note"
        [options.date-order]
        days = 5
        """,
    )
    assert said == Configuration(
        select=("count-*", "date-order"),
        ignore=("count-mismatch",),
        fail_on="warning",
        lang="zh",
        severities={"date-order": Severity.NOTE},
        options={"date-order": Slack(days=5, words=("余",))},
        file=str(tmp_path / "auditor.toml"),
    )


def test_without_a_file_all_stays_as_it_is(tmp_path: Path) -> None:
    """No file, and one that is empty."""
    assert load(None, tmp_path) == Configuration()
    assert read(tmp_path, "") == Configuration(file=str(tmp_path / "auditor.toml"))


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    """Upwards from the current folder; a pyproject.toml that says nothing is passed over."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "auditor.toml").write_text('lang = "zh"')
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\nx = 1")
    assert load(None, inner).lang == "zh"
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.auditor]\nlang = "en"')
    assert load(None, inner).lang == "en"
    assert load(str(tmp_path / "auditor.toml"), inner).lang == "zh"


def test_the_file_beside_the_documents_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That of the folder which holds them all; where none is near, that of the current folder."""
    here, drafts = tmp_path / "here", tmp_path / "drafts"
    for folder in (here, drafts / "old", drafts / "new"):
        folder.mkdir(parents=True)
    (here / "auditor.toml").write_text('lang = "en"')
    monkeypatch.chdir(here)
    old, new = str(drafts / "old" / "a.txt"), str(drafts / "new")
    assert load_for(None, [old]).lang == "en"
    (drafts / "auditor.toml").write_text('lang = "zh"')
    assert load_for(None, [old, new]).lang == "zh"
    assert load_for(None, [str(drafts)]).lang == "zh"
    assert load_for(None, [str(Path("..", "drafts", "old")), "-"]).lang == "zh"
    (drafts / "old" / "auditor.toml").write_text('fail_on = "note"')
    assert load_for(None, [old]).fail_on == "note"
    assert load_for(None, [old, new]).lang == "zh"
    assert load_for(None, [old, "a.txt"]).lang == "en"
    assert load_for(None, ["-"]).lang == "en"
    assert load_for(None, []).lang == "en"
    assert load_for("auditor.toml", [old]).lang == "en"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\nselct = []", "auditor.toml:2: unknown key selct; did you mean select?"),
        ("fail-on = 'note'", "auditor.toml:1: unknown key fail-on; did you mean fail_on?"),
        ("qqq = 1", "auditor.toml:1: unknown key qqq"),
        (
            "fail_on = 'warn'",
            "auditor.toml:1: fail_on cannot be warn; did you mean warning? (known: error, ",
        ),
        ("select = 'x'", "auditor.toml:1: select has to be a list, such as"),
        ("select = ['cont-mismatch']", "there is no rule cont-mismatch; did you mean"),
        ("[severity]\ndate-ordr = 'note'", "auditor.toml:2: there is no rule date-ordr; did you"),
        (
            "[severity]\ndate-order = 'nte'",
            "auditor.toml:2: severity.date-order cannot be nte; did you mean note?",
        ),
        ("[options.date-ordr]\n", "auditor.toml:1: there is no rule date-ordr; did you mean"),
        (
            "[options.date-order]\nday = 1",
            "auditor.toml:2: unknown key options.date-order.day; did you mean days?",
        ),
        (
            "[options.date-order]\ndays = 'x'",
            "auditor.toml:2: options.date-order.days has to be a whole number",
        ),
        ("[options.count-mismatch]\ndays = 1", "unknown key options.count-mismatch.days"),
        ("select = [", "auditor.toml: not valid TOML: Invalid value (at end"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    """Key, line, and the nearest known one, in both languages."""
    with pytest.raises(AuditError) as error:
        read(tmp_path, text)
    assert message in error.value.words.en
    assert error.value.words.zh.startswith("配置文件 ")


def test_in_a_project_file_only_its_own_table_counts(tmp_path: Path) -> None:
    """Other tools' keys are theirs."""
    text = "[tool.ruff]\nselct = 1\n[tool.auditor]\nselct = 1\n"
    with pytest.raises(AuditError, match="unknown key selct; did you mean select"):
        read(tmp_path, text, "pyproject.toml")


@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    """A configuration that was named must be there."""
    with pytest.raises(AuditError, match="cannot be read"):
        load(str(tmp_path / name))


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    """TOML is UTF-8."""
    (tmp_path / "auditor.toml").write_bytes("# 通报".encode("gb18030"))
    with pytest.raises(AuditError, match="no UTF-8"):
        load(None, tmp_path)
