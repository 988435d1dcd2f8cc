"""What other systems run: valid for them, and doing what it says when its steps are run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from check_jsonschema.cli import main as check_jsonschema
from click.testing import CliRunner
from ruamel.yaml import YAML

from tests.shared import ROOT

ACTION = ROOT / "ci" / "github" / "action.yml"
TEMPLATE = ROOT / "ci" / "gitlab" / "auditor.gitlab-ci.yml"
FLAWED = "会议于2022年9月31日召开。\n"
SOUND = "会议于2022年9月30日召开。\n"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")


def parsed(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path)


@pytest.mark.parametrize(
    ("schema", "path"), [("vendor.github-actions", ACTION), ("vendor.gitlab-ci", TEMPLATE)]
)
def test_it_is_valid(schema: str, path: Path) -> None:
    """By the schema of the system that reads it."""
    ran = CliRunner().invoke(check_jsonschema, ["--builtin-schema", schema, str(path)])
    assert ran.exit_code == 0, ran.output


def test_the_hooks_name_commands_that_there_are() -> None:
    """And the files that are read."""
    hooks = {hook["id"]: hook for hook in parsed(ROOT / ".pre-commit-hooks.yaml")}
    assert hooks["auditor"]["entry"] == "auditor check"
    assert hooks["auditor-fix"]["entry"] == "auditor check --fix --fail-on never"
    assert all(hook["language"] == "python" for hook in hooks.values())


@pytest.mark.parametrize("hook", [0, 1])
def test_the_hooks_pass_over_what_is_no_notice(hook: int) -> None:
    """Also where a project says `files` itself, which takes the place of a hook's own."""
    declared = parsed(ROOT / ".pre-commit-hooks.yaml")[hook]
    texts = ["a.txt", "drafts/b.md", "c.MARKDOWN"]
    formed = ["a.docx", "b.html", "c.HTM"]
    others = [
        "a.txt.suppress.toml",
        "a.docx.text",
        "a.png",
        "auditor-baseline.json",
        "txt",
        "a.doc",
    ]
    shown = [one for one in [*texts, *formed, *others] if not re.search(declared["exclude"], one)]
    assert "files" not in declared
    assert shown == (texts if declared["id"] == "auditor-fix" else [*texts, *formed])


class Ran(NamedTuple):
    status: int
    out: str
    outputs: str


def program(folder: Path) -> Path:
    """A folder with an `auditor` in it, as an installation leaves it."""
    where = folder / "bin"
    where.mkdir()
    made = where / "auditor"
    made.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m auditor "$@"\n')
    made.chmod(0o755)
    return where


def action(folder: Path, **inputs: str) -> Ran:
    """The action's audit step, run as GitHub runs it."""
    declared = parsed(ACTION)
    step = declared["runs"]["steps"][1]
    values = {name: str(one["default"]) for name, one in declared["inputs"].items()} | inputs
    environment = dict(os.environ)
    for name, value in step["env"].items():
        key = value.removeprefix("${{ inputs.").removesuffix(" }}")
        environment[name] = values[key]
    outputs = folder / "outputs"
    outputs.touch()
    environment["GITHUB_OUTPUT"] = str(outputs)
    environment["PATH"] = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
        cwd=folder / "project",
        env=environment,
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in ran.stderr
    return Ran(ran.returncode, ran.stdout.decode(), outputs.read_text())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with a sound draft and a flawed one, whose names hold blanks."""
    program(tmp_path)
    drafts = tmp_path / "project" / "my drafts"
    drafts.mkdir(parents=True)
    (drafts / "flawed one.txt").write_text(FLAWED, encoding="utf-8")
    (drafts / "sound.txt").write_text(SOUND, encoding="utf-8")
    return tmp_path


def test_the_action_annotates_and_fails(folder: Path) -> None:
    """Where a draft contradicts itself; the SARIF file is there for the next step."""
    ran = action(folder, paths="my drafts\n", sarif="auditor.sarif")
    assert (ran.status, ran.outputs) == (1, "status=1\n")
    assert ran.out.startswith("::error file=my drafts/flawed one.txt,line=1,")
    sarif = json.loads((folder / "project" / "auditor.sarif").read_bytes())
    assert len(sarif["runs"][0]["results"]) == ran.out.count("::") // 2


def test_the_action_passes(folder: Path) -> None:
    """A sound draft, one whose findings are known, and one that may have any."""
    assert action(folder, paths="my drafts/sound.txt").status == 0
    assert action(folder, **{"fail-on": "never"}).status == 0
    subprocess.run(
        [folder / "bin" / "auditor", "baseline", ".", "--output", "b.json"],
        cwd=folder / "project",
        check=True,
    )
    assert action(folder, baseline="b.json").status == 0


def test_the_action_tells_what_could_not_be_audited(folder: Path) -> None:
    """With status 2, whatever may fail."""
    ran = action(folder, paths="my drafts\nmissing.txt", **{"fail-on": "never"})
    assert (ran.status, ran.outputs) == (2, "status=2\n")
    assert "::error file=missing.txt::" in ran.out


def test_inputs_are_no_commands(folder: Path) -> None:
    """Whoever names a draft decides nothing else."""
    ran = action(folder, paths="$(touch hit)\n`touch hit`\n; touch hit")
    assert ran.status == 2
    assert not (folder / "project" / "hit").exists()


def test_the_template_writes_its_reports(folder: Path) -> None:
    """The script as it stands, with the program where it is installed."""
    job = parsed(TEMPLATE)["auditor"]
    project = folder / "project"
    shutil.move(project / "my drafts", project / "drafts")
    environment = {**os.environ, **job["variables"], "AUDITOR_PATHS": "drafts"}
    script = "\n".join(job["script"]).replace("/tmp/auditor/bin", str(folder / "bin"))
    ran = subprocess.run(
        ["sh", "-e", "-c", script], cwd=project, env=environment, capture_output=True, check=False
    )
    assert ran.returncode == 1
    issues = json.loads((project / job["artifacts"]["reports"]["codequality"]).read_bytes())
    assert {issue["location"]["path"] for issue in issues} == {"drafts/flawed one.txt"}
    assert (project / job["artifacts"]["reports"]["junit"]).read_bytes().startswith(b"<?xml")
    (project / "drafts" / "flawed one.txt").unlink()
    ran = subprocess.run(
        ["sh", "-e", "-c", script], cwd=project, env=environment, capture_output=True, check=False
    )
    assert ran.returncode == 0
    assert json.loads((project / "gl-code-quality-report.json").read_bytes()) == []
