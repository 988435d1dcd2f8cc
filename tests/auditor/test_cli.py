"""The command line: what it prints, how it ends, and what it says of bad input."""

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from auditor.arguments import REPORTS
from auditor.cli import main
from rules._rule import Rule, Severity
from tests.auditor.fakes import broken, finder

NOTICE = "关于青岩县巡察整改情况的通报\n针对巡察反馈的3个问题，县委逐项整改，已完成整改。\n"


class Ran(NamedTuple):
    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command in an empty folder, with rules that find what the tests put in."""
    rules: tuple[Rule[Any], ...] = (
        finder("count-mismatch", "3个问题"),
        finder("date-order", "WARN", Severity.WARNING),
        finder("date-conflict", "NOTE", Severity.NOTE),
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setattr("auditor.commands.check.RULES", rules)
    monkeypatch.setattr("auditor.config.RULES", rules)
    (tmp_path / "flawed.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "sound.txt").write_text(NOTICE.replace("3个", "3项"), encoding="utf-8")

    def run(*words: str) -> Ran:
        status = main(words)
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        assert all(line.startswith("auditor: ") for line in err.splitlines())
        return Ran(status, out, err)

    return run


def test_the_whole_console_output(run: Run) -> None:
    """In English."""
    assert run("check", "flawed.txt") == Ran(
        1,
        """\
flawed.txt:2:8  error  count-mismatch  en 3个问题
   2 │ 针对巡察反馈的3个问题，县委逐项整改，已完成整改。
     │               ^^^^^^^

flawed.txt: 1 error, 0 warnings, 0 notes
1 claim: 0 verified, 0 consistent, 1 contradicted, 0 uncertain, 0 unassessed
""",
        "",
    )


def test_the_whole_console_output_in_chinese(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for, or as the locale says."""
    expected = Ran(
        1,
        """\
flawed.txt:2:8  error  count-mismatch  中 3个问题
   2 │ 针对巡察反馈的3个问题，县委逐项整改，已完成整改。
     │               ^^^^^^^

flawed.txt：错误 1 处，警告 0 处，提示 0 处
数字、日期、文件共 1 处：已核实 0，前后一致 0，有矛盾 1，存疑 0，未核 0
""",
        "",
    )
    assert run("check", "flawed.txt", "--lang", "zh") == expected
    assert run("check", "--lang=zh", "flawed.txt") == expected
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert run("check", "flawed.txt") == expected


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize(
    ("text", "fail_on", "status"),
    [
        ("3个问题", "error", 1),
        ("3个问题", "never", 0),
        ("WARN", "error", 0),
        ("WARN", "warning", 1),
        ("NOTE", "warning", 0),
        ("NOTE", "note", 1),
        ("整改问题", "note", 0),
    ],
)
def test_the_exit_status(run: Run, text: str, fail_on: str, status: int, form: str) -> None:
    """It depends on the findings and on `--fail-on`, and never on the format."""
    Path("a.txt").write_text(text, encoding="utf-8")
    assert run("check", "a.txt", "--fail-on", fail_on, "--format", form).status == status


def test_an_unreadable_file_does_not_stop_the_others(run: Run) -> None:
    """It is reported, the others are audited, the status is 2."""
    status, out, err = run("check", "missing.txt", "flawed.txt")
    assert status == 2
    assert err == "auditor: missing.txt: cannot be read: there is no such file or folder\n"
    assert "flawed.txt: 1 error" in out
    assert "total: 2 files (1 not audited in full): 1 error, 0 warnings, 0 notes" in out


def test_json_holds_the_unreadable_file_too(run: Run) -> None:
    """With its error in both languages."""
    status, out, _ = run("check", "missing.txt", "sound.txt", "--format", "json")
    missing, sound = json.loads(out)["documents"]
    assert (status, sound["error"]) == (2, None)
    assert missing["path"] == "missing.txt"
    assert set(missing["error"]) == {"zh", "en"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["check"], "the following arguments are required: PATH"),
        (["chek", "a"], "there is no command chek; did you mean check?"),
        (["check", "sound.txt", "--frmat", "json"], "no option --frmat; did you mean --format?"),
        (["check", "sound.txt", "--frmat=json"], "no option --frmat; did you mean --format?"),
        (["claims", "sound.txt", "--fix"], "unrecognized arguments: --fix; see auditor claims --h"),
        (["claims", "sound.txt", "a.txt"], "unrecognized arguments: a.txt; see auditor claims --h"),
        (["check", ""], "'': cannot be read: there is no such file"),
        (["check", "sound.txt", "--format"], "argument --format: expected one argument"),
        (["check", "sound.txt", "--format", "jsn"], "cannot be jsn; did you mean json?"),
        (["check", "sound.txt", "--format", "htm"], "did you mean html?"),
        (["check", "sound.txt", "--baseline", "b"], "baseline b: cannot be read"),
        (["check", "sound.txt", "--lang", "fr"], "--lang cannot be fr (known: zh, en)"),
        (["check", "sound.txt", "--fail-on", "warn"], "did you mean warning?"),
        (["check", "sound.txt", "--select", "cont-mismatch"], "did you mean count-mismatch?"),
        (["check", "sound.txt", "--ignore", "qqq"], "`auditor rules` lists them all"),
        (["check", "sound.txt", "--select", "zz*"], "there is no rule zz*"),
        (["check", "sound.txt", "--select", "*", "--ignore", "*"], "leave no rule to run"),
        (["check", "sound.txt", "--select", ""], "leave no rule to run"),
        (["check", "sound.txt", "--config", "no.toml"], "no.toml: cannot be read"),
        (["check", "sound.txt", "--output", "no/r.txt"], "no such file or folder"),
        (["check", "sound.txt", "--output", "./sound.txt"], "one of the audited files"),
        (["check", "sound.txt", "--output", "."], "it is a folder"),
        (["explain", "count-mismatchh"], "there is no rule count-mismatchh"),
        (["claims", "missing.txt"], "missing.txt: cannot be read"),
        (["outline", "."], "it is a folder"),
        (["timeline", "a.wps"], "a.wps: cannot be read: there is no such file"),
    ],
)
def test_what_cannot_be_done_is_told(run: Run, words: list[str], message: str) -> None:
    """One line, status 2, nothing on standard output; the same in Chinese."""
    status, out, err = run(*words)
    assert (status, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1
    if words and "fr" not in words:
        chinese = run(*words, "--lang", "zh")
        assert chinese.status == 2
        assert any("\u4e00" <= char <= "\u9fff" for char in chinese.err)


def test_rules_are_selected_and_ignored(run: Run) -> None:
    """By name, and by the beginning of one."""
    Path("a.txt").write_text("关于整改的3个问题 WARN NOTE", encoding="utf-8")

    def found(*words: str) -> list[str]:
        out = run("check", "a.txt", "--format", "json", *words).out
        return [one["rule"] for one in json.loads(out)["documents"][0]["findings"]]

    assert found() == ["count-mismatch", "date-order", "date-conflict"]
    assert found("--select", "date-*") == ["date-order", "date-conflict"]
    assert found("--select", "date-*,count-mismatch", "--ignore", "date-conflict") == [
        "count-mismatch",
        "date-order",
    ]


BAD_FILES = {
    "binary.txt": (bytes(range(256)) * 40, "this is a binary file"),
    "undecodable.txt": (bytes(range(128, 256)) * 9, "text of no known encoding"),
    "page.html": (b"<p>\0</p>", "this is a binary file"),
    "draft.docx": (b"PK", "the file is damaged or cut off"),
    "old.doc": (b"\xd0\xcf", ".doc files are not read; save it as .docx"),
    "large.txt": (b"\0" * (50 * 1024 * 1024), "larger than 16 MiB"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_bad_files_are_told(run: Run, name: str) -> None:
    """What it is and what to do, on standard error, in the chosen language."""
    data, message = BAD_FILES[name]
    Path(name).write_bytes(data)
    status, out, err = run("check", name)
    assert (status, out) == (2, "")
    assert err.startswith(f"auditor: {name}: ")
    assert message in err
    assert run("check", name, "--lang", "zh").err.startswith(f"auditor: {name}：")


NO_NOTICES = {
    "poem": "白日依山尽，黄河入海流。\n欲穷千里目，更上一层楼。\n",
    "code.py": "def f(x: int) -> int:\n    return [x * 2 for _ in range(10)][0]\n",
    "page.txt": "It was the best of times, it was the worst of times, in 1775.\n" * 20,
}


@pytest.mark.parametrize("name", NO_NOTICES)
def test_what_is_no_notice_is_told_so(run: Run, name: str) -> None:
    """An honest report: it does not read as a notice."""
    Path(name).write_text(NO_NOTICES[name], encoding="utf-8")
    status, out, _ = run("check", name)
    assert status == 0
    assert f"{name}: this does not read as a notice" in out
    assert json.loads(run("check", name, "--format", "json").out)["documents"][0]["recognised"] is (
        False
    )


@pytest.mark.parametrize("name", ["empty.txt", os.devnull])
def test_an_empty_file_is_told(run: Run, name: str) -> None:
    """Not: no findings."""
    Path("empty.txt").touch()
    assert run("check", name) == Ran(
        0, f"{name}: the file is empty; there was nothing to audit\n", ""
    )


def test_a_folder_without_notices_is_told(run: Run) -> None:
    """It is an error, for nothing was audited."""
    Path("folder").mkdir()
    status, out, err = run("check", "folder")
    assert (status, out) == (2, "")
    assert "this folder holds no file to audit" in err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_folder_without_permission_is_told(run: Run) -> None:
    """Neither a traceback nor silence."""
    Path("closed").mkdir(mode=0)
    assert "permission denied" in run("check", "closed").err


def test_standard_input_is_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under the name -."""
    stdin = io.TextIOWrapper(io.BytesIO(NOTICE.encode("gb18030")))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert "-:2:8  error  count-mismatch" in run("check", "-").out


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_report_is_written_to_a_file(run: Run, form: str) -> None:
    """The same that standard output would have, and nothing there."""
    expected = run("check", "flawed.txt", "--format", form).out
    assert run("check", "flawed.txt", "--format", form, "--output", "r") == Ran(1, "", "")
    assert Path("r").read_text(encoding="utf-8") == expected


def test_a_rule_that_breaks_down_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """One clear line with its name, status 2, and what the others found."""
    rules = (broken("bad-rule"), finder("count-mismatch", "3个问题"))
    monkeypatch.setattr("auditor.commands.check.RULES", rules)
    status, out, err = run("check", "flawed.txt")
    assert status == 2
    assert "internal error: the rule bad-rule broke down" in err
    assert "flawed.txt:2:8  error  count-mismatch" in out


def test_any_bug_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever it is."""

    def choose(*_: object) -> None:
        raise ZeroDivisionError("division\nby zero")

    monkeypatch.setattr("auditor.commands.check.chosen", choose)
    assert run("check", "flawed.txt") == Ran(
        2,
        "",
        "auditor: internal error (ZeroDivisionError: division by zero); this is a bug, "
        "please report it\n",
    )


def test_an_interruption_is_quiet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """As shells expect it."""

    def choose(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("auditor.commands.check.chosen", choose)
    assert run("check", "flawed.txt") == Ran(130, "", "")


def test_a_configuration_is_found_and_outdone(run: Run) -> None:
    """The nearest file counts, an option of the command line counts more."""
    Path("auditor.toml").write_text('ignore = ["count-*"]\nlang = "zh"\n', encoding="utf-8")
    status, out, _ = run("check", "flawed.txt")
    assert (status, "错误 0 处" in out) == (0, True)
    status, out, _ = run("check", "flawed.txt", "--ignore", "", "--lang", "en")
    assert (status, "1 error" in out) == (1, True)


def test_help_is_in_the_chosen_language(capsys: pytest.CaptureFixture[str]) -> None:
    """And lists all formats."""
    for words in (["--help"], ["check", "--help"], ["check", "--help", "--lang", "zh"]):
        with pytest.raises(SystemExit) as end:
            main(words)
        assert end.value.code == 0
    out = capsys.readouterr().out
    assert "audit notices" in out
    assert "核对通报" in out
    for form in REPORTS:
        assert form in out
