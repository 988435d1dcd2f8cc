"""What only a terminal gets: colours, and a bar when it takes long."""

import io

import pytest

from auditor import progress
from auditor.language import locale_language
from auditor.progress import Progress
from auditor.report import Report
from auditor.reports.paint import Role, paint_for
from grammar.source import Source


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_colours_are_for_terminals() -> None:
    """Not for files, not for dumb terminals, not for those who do not want them."""
    assert paint_for(Terminal(), {"TERM": "xterm"})(Role.ERROR, "x") == "\x1b[1;31mx\x1b[0m"
    assert paint_for(io.StringIO(), {"TERM": "xterm"})(Role.ERROR, "x") == "x"
    assert paint_for(Terminal(), {"TERM": "dumb"})(Role.ERROR, "x") == "x"
    assert paint_for(Terminal(), {"TERM": "xterm", "NO_COLOR": "1"})(Role.ERROR, "x") == "x"


def walk(total: int, monkeypatch: pytest.MonkeyPatch) -> str:
    """What stands on a terminal after so many documents."""
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    reports = [Report(Source(""))] * total
    with Progress(total, "en") as bar:
        for _ in bar.followed(reports):
            with bar.aside():
                pass
    return stream.getvalue()


def test_a_bar_appears_when_it_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """And counts the documents."""
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    shown = walk(5, monkeypatch)
    assert "auditing" in shown
    assert "5/5" in shown


def test_no_bar_when_it_is_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor for one document."""
    assert walk(5, monkeypatch) == ""
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    assert walk(1, monkeypatch) == ""


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_TW"}, "zh"),
        ({"LANG": "", "LC_ALL": ""}, "en"),
    ],
)
def test_the_language_of_the_locale(environment: dict[str, str], language: str) -> None:
    """Chinese where it is Chinese, else English."""
    assert locale_language(environment) == language
