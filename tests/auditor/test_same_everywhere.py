"""Exit status, fingerprints and order are the same on two runs, in any locale, on any system."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.engine import audit
from auditor.settings import Settings
from grammar.source import Source
from rules import RULES
from tests.shared import ROOT

FORMS = ("text", "json", "sarif", "junit", "github", "gitlab", "rdjson", "markdown", "html")
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


def test_names_change_no_fingerprint() -> None:
    """Nor does the folder."""
    names = []
    for name in ("drafts/a.txt", "C:\\drafts\\a.txt"):
        report = audit(Source(FLAWED, name), Settings(RULES))
        names.append([(one.rule, one.fingerprint) for one in report.findings])
    assert names[0] == names[1]
