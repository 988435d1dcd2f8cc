"""The three floors: auditor imports rules imports grammar, never the other way."""

import ast
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from tests.shared import ROOT

PACKAGES = ("auditor", "grammar", "rules")
LONGEST_MODULE = 400

FLOORS = "auditor imports rules imports grammar, never the other way"
LARK = "only grammar imports lark"
PLAIN_RULES = "rules see the model and nothing else"
PLAIN_GRAMMAR = "grammar neither prints nor configures"
OFFLINE = "grammar and rules open no connection and start no process"
CONTRACTS = [FLOORS, LARK, PLAIN_RULES, PLAIN_GRAMMAR, OFFLINE]


def modules(*folders: str) -> list[Path]:
    """Return all Python files below the folders, relative to the project."""
    return sorted(
        path.relative_to(ROOT) for folder in folders for path in (ROOT / folder).rglob("*.py")
    )


def imported(path: Path) -> Iterator[str]:
    """Yield the top-level names that a module imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse((ROOT / path).read_bytes(), filename=str(path))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def verdicts(output: str) -> dict[str, str]:
    """Read from import-linter's output which contract was kept and which was broken."""
    found = {}
    for line in output.splitlines():
        name, _, verdict = line.rstrip().rpartition(" ")
        if name in CONTRACTS and verdict in {"KEPT", "BROKEN"}:
            found[name] = verdict
    return found


def test_the_imports_keep_to_the_floors(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every contract of pyproject.toml is checked, and every one is kept."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "120")
    status = lint_imports(no_cache=True, no_logo=True)
    output = capsys.readouterr().out
    assert verdicts(output) == dict.fromkeys(CONTRACTS, "KEPT"), output
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in output
    assert status == 0


@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        ("grammar/parse.py", "import rules", {FLOORS}),
        ("grammar/parse.py", "import auditor", {FLOORS}),
        ("rules/count_mismatch.py", "from auditor import cli", {FLOORS}),
        ("rules/count_mismatch.py", "from lark import Lark", {LARK}),
        ("auditor/cli.py", "def f() -> None:\n    import lark", {LARK}),
        ("rules/count_mismatch.py", "import pydantic", {PLAIN_RULES}),
        ("rules/count_mismatch.py", "from rich import print", {PLAIN_RULES}),
        ("rules/count_mismatch.py", "import argparse", {PLAIN_RULES}),
        ("grammar/parse.py", "import pydantic", {PLAIN_GRAMMAR}),
        ("rules/count_mismatch.py", "import socket", {OFFLINE}),
        ("grammar/parse.py", "import urllib.request", {OFFLINE}),
        ("grammar/parse.py", "import lark", set()),
        ("auditor/cli.py", "import argparse, pydantic, rich, rules, grammar", set()),
    ],
)
def test_an_import_against_the_floors_is_found(
    tmp_path: Path, module: str, line: str, broken: set[str]
) -> None:
    """The contracts are no empty words: one wrong import in an otherwise empty project breaks one."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in PACKAGES:
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
    (tmp_path / "auditor" / "cli.py").touch()
    (tmp_path / module).write_text(line + "\n", encoding="utf-8")
    command = Path(sysconfig.get_path("scripts")) / "lint-imports"
    run = subprocess.run(
        [sys.executable, str(command), "--no-logo", "--no-cache"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    found = verdicts(run.stdout)
    assert found == {c: "BROKEN" if c in broken else "KEPT" for c in CONTRACTS}, run.stdout
    assert run.returncode == (1 if broken else 0)


@pytest.mark.parametrize("path", modules(*PACKAGES, "tests", "benchmarks"), ids=str)
def test_lark_is_known_to_the_grammar_alone(path: Path) -> None:
    """No module outside grammar/ imports lark, save the grammar's own tests."""
    at_home = path.parts[0] == "grammar" or path.parts[:2] == ("tests", "grammar")
    assert at_home or "lark" not in set(imported(path))


@pytest.mark.parametrize("path", modules(*PACKAGES, "tests"), ids=str)
def test_no_module_is_too_long_to_read(path: Path) -> None:
    """A module has at most 400 lines."""
    lines = len((ROOT / path).read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_MODULE
