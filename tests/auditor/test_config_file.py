"""Overrides, own rules, where values come from, and the schema of the file."""

from __future__ import annotations

import json
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path, PureWindowsPath
from typing import Any, NamedTuple

import jsonschema
import pytest

from auditor.chosen import chosen, relative
from auditor.cli import main
from auditor.config_lines import line_of
from auditor.config_model import schema
from auditor.configuration import Configuration, load
from auditor.errors import AuditError
from rules import RULES
from rules._rule import Rule, Severity
from tests.auditor.fakes import both, finder, saying
from tests.shared import ROOT


class Slack(NamedTuple):
    """Options to set."""

    days: int = 3
    words: tuple[str, ...] = ("等",)


def _with_options() -> Rule[Any]:
    plain = saying("date-order")
    return Rule(
        plain.name, plain.severity, both("x"), both("x"), both("x"), plain.check, (), Slack()
    )


FAKES = (finder("count-mismatch", "甲"), _with_options(), finder("term-drift", "乙"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which three rules are known."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("auditor.config.RULES", FAKES)
    monkeypatch.setattr("auditor.commands.check.RULES", FAKES)
    monkeypatch.setattr("auditor.commands.config.RULES", FAKES)
    return tmp_path


def read(folder: Path, text: str, name: str = "auditor.toml") -> Configuration:
    (folder / name).write_text(text, encoding="utf-8")
    return load(None, folder)


OVERRIDES = """
ignore = ["term-drift"]
[options.date-order]
days = 5
[[override]]
paths = ["old/*"]
ignore = ["date-order"]
severity.count-mismatch = "note"
[[override]]
paths = ["old/2021/*", "*.md"]
severity.count-mismatch = "warning"
options.date-order.words = ["余"]
"""


def test_an_override_is_for_its_paths(folder: Path) -> None:
    """Later ones win; what they do not say stays as it is."""
    run_with = chosen(FAKES, read(folder, OVERRIDES))
    plain, old, older, draft = (
        run_with.settings(path) for path in ("a.txt", "old/a.txt", "./old/2021/b/a.txt", "a.md")
    )
    assert [rule.name for rule in plain.rules] == ["count-mismatch", "date-order"]
    assert [rule.name for rule in old.rules] == ["count-mismatch"]
    assert old.left_out
    assert [one.severity(FAKES[0]) for one in (plain, old, older, draft)] == [
        Severity.ERROR,
        Severity.NOTE,
        Severity.WARNING,
        Severity.WARNING,
    ]
    assert plain.options["date-order"] == Slack(days=5)
    assert draft.options["date-order"] == Slack(days=5, words=("余",))
    assert run_with.settings(str(folder / "old" / "a.txt")) == old


def test_a_run_uses_the_overrides(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same text in two folders."""
    read(folder, '[[override]]\npaths = ["old/*"]\nseverity.count-mismatch = "note"\n')
    (folder / "old").mkdir()
    for path in ("a.txt", "old/a.txt"):
        Path(path).write_text("甲", encoding="utf-8")
    assert main(["check", "a.txt"]) == 1
    assert main(["check", "old"]) == 0
    assert "note  count-mismatch" in capsys.readouterr().out


def test_paths_from_the_folder_of_a_file() -> None:
    """With forward slashes, on Windows too."""
    assert relative("drafts/a.txt", "drafts/auditor.toml") == "a.txt"
    assert relative("a.txt", "auditor.toml", PureWindowsPath) == "a.txt"
    assert relative("old\\2021\\a.txt", "auditor.toml", PureWindowsPath) == "old/2021/a.txt"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n\nbaselin = 'x'", ":3: unknown key baselin; did you mean baseline?"),
        ("[[override]]\nignore = []\n", ":1: override.0.paths is missing"),
        ("[[override]]\npaths = []\n", ":2: override.0.paths must not be empty"),
        (
            "[[override]]\npaths = ['x']\n[[override]]\npath = ['x']",
            ":4: unknown key override.1.path; did you mean paths?",
        ),
        (
            "[[override]]\npaths = ['x']\nseverity = {term-drft = 'note'}",
            ":3: there is no rule term-drft; did you mean term-drift?",
        ),
        (
            "ignore = [\n  # not these\n  'term-drift',\n  'date-ordr',\n]",
            ":4: there is no rule date-ordr; did you mean date-order?",
        ),
        (
            "select = ['term-drift']\nignore = ['term-drft']\n",
            ":2: there is no rule term-drft; did you mean term-drift?",
        ),
        ("severity = 3", ":1: severity has to be a table"),
        ("options.date-order.words = 'x'", ":1: options.date-order.words has to be a list"),
        ("plugins = ['nobody-has-this']", ":1: no installed package has an entry point nobody"),
        ("plugins = 'x'", ":1: plugins has to be a list"),
        ("lang = 'zh'\nlang = = 'en'\n", ":2: not valid TOML: Invalid value"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(folder: Path, text: str, message: str) -> None:
    """The key, the line, and the nearest right one."""
    with pytest.raises(AuditError) as error:
        read(folder, text)
    assert error.value.words.en.startswith(f"{folder / 'auditor.toml'}{message}")
    assert error.value.words.zh.startswith("配置文件 ")


def test_lines_of_keys() -> None:
    """In lists over several lines, in tables, in inline tables."""
    text = "# x\na = [\n  1,\n  'two',\n]\n\n[b]\n# c\nc.d = 1\n[[e]]\nf = {g = 1}\n[[e]]\nf = 2\n"
    paths: list[tuple[list[str | int], int | None]] = [
        (["a"], 2),
        (["b"], 7),
        (["b", "c", "d"], 9),
        (["e", 0, "f", "g"], 11),
        (["e", 1], 12),
        (["e", 1, "f"], 13),
        (["b", "missing"], 7),
        (["missing"], None),
        ([], None),
    ]
    assert [line_of(text, path) for path, _ in paths] == [line for _, line in paths]
    assert line_of(text, ["a", 1], "two") == 4


# ------------------------------------------------------------------ own rules

OWN = (finder("our-rule", "丙"),)
BROKEN = (finder("Our Rule", "丙"),)
TAKEN = (finder("term-drift", "丙"),)
NO_RULES = ("x",)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages with entry points of our group."""
    points = EntryPoints(
        EntryPoint(name, f"{__name__}:{value}", "auditor.rules")
        for name, value in (
            ("office", "OWN"),
            ("broken", "BROKEN"),
            ("taken", "TAKEN"),
            ("no-rules", "NO_RULES"),
            ("gone", "GONE"),
        )
    )
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: points.select(group=group))


@pytest.mark.usefixtures("installed")
def test_own_rules_run_beside_the_others(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the file names the package, and only there; they can be set like any other."""
    Path("a.txt").write_text("丙", encoding="utf-8")
    assert main(["check", "a.txt"]) == 0
    own = read(folder, "plugins = ['office']\n[severity]\nour-rule = 'warning'\n")
    assert (own.plugins, [rule.name for rule in own.own_rules]) == (("office",), ["our-rule"])
    assert main(["check", "a.txt", "--fail-on", "warning"]) == 1
    assert "warning  our-rule  en 丙" in capsys.readouterr().out
    assert main(["check", "a.txt", "--fail-on", "warning", "--ignore", "our-*"]) == 0


@pytest.mark.usefixtures("installed")
def test_own_rules_are_listed_and_explained(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Like any other."""
    assert main(["explain", "our-rule"]) == 2
    read(folder, "plugins = ['office']\nlang = 'en'\n")
    capsys.readouterr()
    assert main(["rules", "--lang", "en"]) == 0
    assert "our-rule" in capsys.readouterr().out
    assert main(["explain", "our-rule", "--lang", "en"]) == 0
    assert "en matters" in capsys.readouterr().out


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("offce", "has an entry point offce of the group auditor.rules; did you mean office?"),
        ("broken", "plugin broken: the rule name Our Rule is taken, or not of the form our-rule"),
        ("taken", "plugin taken: the rule name term-drift is taken"),
        ("no-rules", "has to be a tuple of rules._rule.Rule"),
        ("gone", "cannot be loaded: AttributeError"),
    ],
)
def test_own_rules_that_cannot_be_run(folder: Path, name: str, message: str) -> None:
    """Told, never skipped."""
    with pytest.raises(AuditError) as error:
        read(folder, f"plugins = ['{name}']")
    assert message in error.value.words.en


@pytest.mark.parametrize(
    "words",
    [
        ["check", "a.txt", "--fail-on", "never"],
        ["rules"],
        ["explain", "date-order"],
        ["outline", "a.txt"],
        ["claims", "a.txt"],
        ["timeline", "a.txt"],
        ["diff", "a.txt", "a.txt"],
        ["config"],
    ],
    ids=lambda words: words[0],
)
def test_every_command_speaks_the_language_of_the_file(
    tmp_path: Path,
    words: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Where the command line names no other."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    text = (ROOT / "examples" / "flawed.txt").read_text(encoding="utf-8")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert main([*words, "--lang", "zh"]) == 0
    chinese = capsys.readouterr().out
    assert main(words) == 0
    english = capsys.readouterr().out
    (tmp_path / "auditor.toml").write_text('lang = "zh"\n')
    assert main([*words, "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert main(words) == 0
    if words == ["config"]:  # the page is about the file, too
        assert "默认" in capsys.readouterr().out
        assert "default" in told
    else:
        assert (capsys.readouterr().out, told) == (chinese, english)
        assert chinese != english


# ------------------------------------------------------------------ `auditor config`


def shown(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, tuple[Any, str | None]]:
    """What `auditor config` answers: value and origin by key."""
    capsys.readouterr()
    assert main(["config", "--format", "json", *words]) == 0
    values = json.loads(capsys.readouterr().out)["values"]
    return {value["key"]: (value["value"], value["origin"]) for value in values}


def test_every_value_has_its_origin(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line of the file, or none where it is a default."""
    read(folder, OVERRIDES)
    file = folder / "auditor.toml"
    values = shown(capsys)
    assert values["ignore"] == (["term-drift"], f"{file}:2")
    assert values["fail_on"] == ("error", None)
    assert values["severity.term-drift"] == ("off", f"{file}:2")
    assert values["severity.count-mismatch"] == ("error", None)
    assert values["options.date-order.days"] == (5, f"{file}:4")
    assert values["options.date-order.words"] == (["等"], None)
    values = shown(capsys, "old/a.txt")
    assert values["severity.date-order"] == ("off", f"{file}:7")
    assert values["severity.count-mismatch"] == ("note", f"{file}:8")
    values = shown(capsys, "a.md")
    assert values["severity.count-mismatch"] == ("warning", f"{file}:11")
    assert values["options.date-order.words"] == (["余"], f"{file}:12")


def test_what_leaves_out_a_rule_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not merely the last place at which something is left out."""
    read(
        folder,
        'ignore = ["term-*"]\nselect = ["term-drift", "date-order"]\n'
        '[[override]]\npaths = ["old/*"]\nignore = ["date-order"]\n'
        '[[override]]\npaths = ["new/*"]\nignore = ["date-order"]\n',
    )
    values = shown(capsys, "old/a.txt")
    file = folder / "auditor.toml"
    assert values["severity.term-drift"] == ("off", f"{file}:1")
    assert values["severity.count-mismatch"] == ("off", f"{file}:2")
    assert values["severity.date-order"] == ("off", f"{file}:5")


def test_the_page_names_file_and_origin(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In both languages; without a file it says so."""
    assert main(["config", "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("no configuration file: all values are defaults\n")
    read(folder, "[tool.auditor]\nlang = 'zh'\n", "pyproject.toml")
    assert main(["config"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"配置文件：{folder / 'pyproject.toml'}\n")
    assert f"{folder / 'pyproject.toml'}:2" in out


def test_the_schema_takes_what_the_program_takes(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And refuses what it refuses."""
    import tomllib

    assert main(["config", "--schema"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made == json.loads(json.dumps(schema(FAKES)))
    validator = jsonschema.Draft202012Validator(made)
    validator.check_schema(made)
    assert validator.is_valid(tomllib.loads(OVERRIDES))
    for wrong in ("fail_on = 'x'", "x = 1", "[severity]\nqqq = 'note'", "[[override]]\n"):
        assert not validator.is_valid(tomllib.loads(wrong)), wrong


def test_the_schema_of_the_real_rules_is_a_schema() -> None:
    """With a key for every rule."""
    made = schema(RULES)
    jsonschema.Draft202012Validator.check_schema(made)
    assert set(made["$defs"]["Severities"]["properties"]) == {rule.name for rule in RULES}
