"""Exit status, fingerprints and order are the same on two runs, in any locale, on any system."""

from __future__ import annotations

import json
import ntpath
import os
import re
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest

from auditor import baseline
from auditor.chosen import relative
from auditor.engine import audit
from auditor.reports.machine import posix
from auditor.reports.wanted import Wanted
from auditor.settings import Settings
from grammar.source import Source
from rules import RULES
from rules._rule import Severity
from tests.auditor.machine import written
from tests.shared import ROOT

FORMS = ("text", "json", "sarif", "junit", "github", "gitlab", "rdjson", "markdown", "html")
LOOK = Wanted("zh", RULES, frozenset({Severity.ERROR}))
FLAWED = (ROOT / "examples" / "flawed.txt").read_text(encoding="utf-8")


def run(folder: Path, form: str, seed: int, **environment: str) -> tuple[int, bytes]:
    """Status and output, in an environment that says nothing else of language."""
    bare = {key: value for key, value in os.environ.items() if not re.match("LC_|LANG|PYTHON", key)}
    words = [sys.executable, "-m", "auditor", "check", "--lang", "zh", "--format", form, "drafts"]
    ran = subprocess.run(
        words,
        cwd=folder,
        env={**bare, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": str(seed), **environment},
        capture_output=True,
        check=False,
    )
    assert ran.stderr == b""
    return ran.returncode, ran.stdout


@pytest.mark.parametrize("form", FORMS)
def test_two_runs_and_two_locales(tmp_path: Path, form: str) -> None:
    """Byte for byte, whatever the order in which sets are walked."""
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    for name in ("二.txt", "a.txt", "B.md"):
        (drafts / name).write_text(FLAWED, encoding="utf-8")
    first = run(tmp_path, form, 1, LANG="C")
    assert first[0] == 1
    assert first == run(tmp_path, form, 2, LC_ALL="C")
    assert first == run(tmp_path, form, 4, LC_ALL="zh_CN.UTF-8")


def test_line_ends_change_no_fingerprint() -> None:
    """A checkout on Windows may have other ones."""
    names = []
    for end in ("\n", "\r\n"):
        report = audit(Source(FLAWED.replace("\n", end), "a.txt"), Settings(RULES))
        names.append([(one.rule, one.fingerprint, one.primary.at) for one in report.findings])
    assert names[0] == names[1]
    assert len(names[0]) > 5


WINDOWS = ("drafts\\a.txt", ".\\drafts\\a.txt", "C:\\work\\drafts\\a.txt")


@pytest.mark.parametrize("form", ["sarif", "junit", "github", "gitlab", "rdjson"])
@pytest.mark.parametrize("name", WINDOWS)
def test_windows_paths(monkeypatch: pytest.MonkeyPatch, form: str, name: str) -> None:
    """As Windows reads them, a report for another program is that of a Linux path, byte for byte."""
    here = written(form, audit(Source(FLAWED, "drafts/a.txt"), Settings(RULES)), look=LOOK)
    assert "drafts/a.txt" in here
    assert written(form, audit(Source(FLAWED, name), Settings(RULES)), look=LOOK) != here
    monkeypatch.setattr(posix, "__defaults__", (PureWindowsPath, "C:\\work"))
    assert written(form, audit(Source(FLAWED, name), Settings(RULES)), look=LOOK) == here


@pytest.mark.parametrize("name", WINDOWS[:2])
def test_a_baseline_is_for_windows_and_linux(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Written on one, it is known on the other."""
    here = audit(Source(FLAWED, "drafts/a.txt"), Settings(RULES))
    text = baseline.render([here], "known.json")
    assert "drafts/a.txt" in text
    entries = [
        baseline.Entry(one["path"], one["rule"], one["fingerprint"], one["quote"])
        for one in json.loads(text)["findings"]
    ]
    monkeypatch.setattr("os.path.relpath", ntpath.relpath)
    monkeypatch.setattr(relative, "__defaults__", (PureWindowsPath,))
    there = audit(Source(FLAWED, name), Settings(RULES))
    assert baseline.render([there], "known.json") == text
    known = baseline.Baseline("known.json", tuple(entries))
    assert known.known(name, there.findings) == set(entries)
    assert len(entries) == len(there.findings) > 5


def test_names_change_no_fingerprint() -> None:
    """Nor does the folder."""
    names = []
    for name in ("drafts/a.txt", "C:\\drafts\\a.txt"):
        report = audit(Source(FLAWED, name), Settings(RULES))
        names.append([(one.rule, one.fingerprint) for one in report.findings])
    assert names[0] == names[1]
