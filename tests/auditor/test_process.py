"""The command as a process of its own: streams, start-up, names of any bytes."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.shared import ROOT

NOTICE = "关于青岩县巡察整改情况的通报\n针对巡察反馈的3个问题，县委逐项整改，已完成整改。\n"


def process(*words: str, **settings: Any) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        [sys.executable, *words], env=environment, capture_output=True, check=False, **settings
    )


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    """`auditor check … | head -1` ends quietly, with the status of the findings."""
    (tmp_path / "a.txt").write_text("会议于2022年9月31日召开。\n" * 3000, encoding="utf-8")
    script = 'set -o pipefail; "$0" -m auditor check a.txt --select impossible-date | head -1'
    ran = subprocess.run(
        ["bash", "-c", script, sys.executable],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        check=False,
    )
    assert ran.stderr == b""
    assert ran.stdout.startswith(b"a.txt:1:4  error  impossible-date")
    assert ran.returncode == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize(
    ("script", "status"),
    [
        ("check a.txt >&-", 2),
        ("check a.txt --format json >&-", 2),
        ("check a.txt --output r >&-", 1),
        ("check a.txt >/dev/null 2>&-", 1),
        ("check missing.txt 2>&-", 2),
        ("check - <&-", 2),
        ("rules >&-", 2),
        ("--help >/dev/null 2>&-", 0),
    ],
)
def test_streams_that_are_closed(tmp_path: Path, script: str, status: int) -> None:
    """A scheduler may start the command without any: no traceback, and the same status."""
    (tmp_path / "a.txt").write_text("会议于2022年9月31日召开。\n", encoding="utf-8")
    ran = subprocess.run(
        ["sh", "-c", f'"$0" -m auditor {script}', sys.executable],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == status, ran.stderr
    assert "Traceback" not in ran.stderr
    assert "internal error" not in ran.stderr


def test_a_path_of_any_bytes(tmp_path: Path) -> None:
    """A name that is no text is still a name."""
    name = os.fsdecode(b"\xff\xfe.txt")
    try:
        (tmp_path / name).write_text(NOTICE, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    for form in ("text", "json"):
        ran = process("-m", "auditor", "check", "--format", form, name, cwd=tmp_path)
        assert b"Traceback" not in ran.stderr
        assert ran.stderr == b""


def test_a_check_loads_nothing_heavy(tmp_path: Path) -> None:
    """A clerk does not wait for what is not used."""
    (tmp_path / "a.txt").write_text(NOTICE, encoding="utf-8")
    program = (
        "import sys, auditor; light = set(sys.modules);"
        "from auditor.cli import main; main(['check', 'a.txt', '--select', 'impossible-date']);"
        "heavy = {'pydantic', 'rich', 'json', 'difflib', 'tomllib', 'asyncio', 'subprocess'};"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules);"
        "assert not {'lark', 'rules', 'grammar'} & light, light"
    )
    ran = process("-c", program, cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr.decode()


def test_json_loads_no_models(tmp_path: Path) -> None:
    """The JSON report is written without the library that describes it."""
    (tmp_path / "a.txt").write_text(NOTICE, encoding="utf-8")
    program = (
        "import sys; from auditor.cli import main;"
        "main(['check', 'a.txt', '--format', 'json']);"
        "assert not {'pydantic', 'rich'} & set(sys.modules)"
    )
    ran = process("-c", program, cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr.decode()


def test_it_runs_as_a_module(tmp_path: Path) -> None:
    """`python -m auditor`."""
    ran = process("-m", "auditor", "--version", cwd=tmp_path)
    assert ran.stdout.startswith(b"auditor ")
