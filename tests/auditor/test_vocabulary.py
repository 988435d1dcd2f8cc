"""The words of a house, from the configuration to every command."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from auditor.chosen import chosen
from auditor.cli import main
from auditor.config_docs import EXAMPLE
from auditor.config_model import schema
from auditor.configuration import load
from auditor.errors import AuditError
from grammar.mentions import LevelKind
from grammar.model import StatusClass
from grammar.vocabulary import USUAL, Vocabulary
from rules import RULES

WORDS = """\
[vocabulary]
names = [["鑫源（集团）有限公司", "新源有限公司"]]
[vocabulary.statuses]
"清零" = "completed"
"Ａ级办结" = "in-progress"
[vocabulary.nouns]
"堵点" = "problem"
"""
NOTICE = (
    "整改情况的通报\n巡察反馈指出3个堵点。\n一、整改情况\n"
    "(一)窗口服务质量不高\n整改状态:清零\n(二)资金管理不规范\n整改状态:清零\n"
    "(三)队伍建设不力\n整改状态:清零\n(四)作风建设不实\n整改状态:已完成\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a notice that has words of its own, and no configuration yet."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(NOTICE, encoding="utf-8")
    return tmp_path


def configured(folder: Path, text: str = WORDS, name: str = "auditor.toml") -> Vocabulary:
    (folder / name).write_text(text, encoding="utf-8")
    return load(None, folder).vocabulary


def test_the_file_is_read_in_half_width(folder: Path) -> None:
    """As the grammar reads the notices."""
    assert load(None, folder).vocabulary is USUAL
    assert configured(folder) == Vocabulary(
        (("清零", StatusClass.COMPLETED), ("A级办结", StatusClass.IN_PROGRESS)),
        (("堵点", LevelKind.PROBLEM),),
        (("鑫源(集团)有限公司", "新源有限公司"),),
    )


def test_it_is_for_every_document(folder: Path) -> None:
    """An override changes other settings, not the words."""
    override = '[[override]]\npaths = ["old/*"]\nignore = ["word-choice"]\n'
    known = configured(folder, WORDS + override)
    run_with = chosen(RULES, load(None, folder))
    assert run_with.settings("a.txt").vocabulary == known
    assert run_with.settings("old/a.txt").vocabulary == known
    assert run_with.settings("old/a.txt").left_out


def test_every_command_reads_with_them(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The number is compared, the statuses are shown; without the words, neither is."""
    words = ["--format", "json"]

    def answer(command: str) -> str:
        capsys.readouterr()
        main([command, "a.txt", *words])
        return capsys.readouterr().out

    def statuses() -> list[str | None]:
        return [one["meaning"] for one in json.loads(answer("outline"))["outline"][1:]]

    assert json.loads(answer("check"))["documents"][0]["findings"] == []
    assert statuses() == [None, None, None, "completed"]
    configured(folder)
    (finding,) = json.loads(answer("check"))["documents"][0]["findings"]
    assert (finding["rule"], finding["facts"]["claimed"]) == ("count-mismatch", 3)
    assert statuses() == ["completed"] * 4
    (claim,) = [one for one in json.loads(answer("claims"))["claims"] if one["value"] == 3]
    assert claim["verdict"] == "contradicted"
    Path("other.toml").write_text("", encoding="utf-8")
    words += ["--config", "other.toml"]
    assert statuses() == [None, None, None, "completed"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[vocabulary.statuses]\n"办结" = "completed"\n"清零" = "complete"\n',
            ":3: vocabulary.statuses.清零 cannot be complete; did you mean completed? (known: comp",
        ),
        (
            '[vocabulary]\nnouns = {"堵点" = "problems"}\n',
            ":2: vocabulary.nouns.堵点 cannot be problems; did you mean problem? (known: aspect,",
        ),
        (
            '[vocabulary.status]\n"清零" = "completed"\n',
            ":1: unknown key vocabulary.status; did you mean statuses?",
        ),
        ("[vocabulry]\n", ":1: unknown key vocabulry; did you mean vocabulary?"),
        ('[vocabulary]\nstatuses = ["清零"]\n', ":2: vocabulary.statuses has to be a table"),
        (
            '[vocabulary.statuses]\n"清零。" = "completed"\n',
            ":2: vocabulary.statuses.清零。 has to be a word of two letters or more, without marks",
        ),
        (
            '[vocabulary.nouns]\n"3个" = "problem"\n',
            ":2: vocabulary.nouns.3个 has to be a word of two letters or more, without marks",
        ),
        (
            '[vocabulary]\nnames = [["甲公司", "乙公司"], ["丙公司"]]\n',
            ":2: vocabulary.names.1 has to name at least two",
        ),
        (
            '[vocabulary]\nnames = ["甲公司", "乙公司"]\n',
            ":2: vocabulary.names.0 has to be a list",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(folder: Path, text: str, message: str) -> None:
    """The key, the line, and the nearest right one; the schema refuses it, too."""
    with pytest.raises(AuditError) as error:
        configured(folder, text)
    assert error.value.words.en.startswith(f"{folder / 'auditor.toml'}{message}")
    assert not jsonschema.Draft202012Validator(schema(RULES)).is_valid(tomllib.loads(text))


def test_config_shows_each_word_with_its_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Words that stand in the file in another width have that of their table."""
    configured(folder)
    assert main(["config", "--format", "json"]) == 0
    file = folder / "auditor.toml"
    shown = [
        (one["key"].removeprefix("vocabulary."), one["value"], one["origin"])
        for one in json.loads(capsys.readouterr().out)["values"]
        if one["key"].startswith("vocabulary.")
    ]
    assert shown == [
        ("statuses.清零", "completed", f"{file}:4"),
        ("statuses.A级办结", "in-progress", f"{file}:3"),
        ("nouns.堵点", "problem", f"{file}:7"),
        ("names.0", ["鑫源(集团)有限公司", "新源有限公司"], f"{file}:2"),
    ]


def test_the_example_of_the_page_is_right(folder: Path) -> None:
    """It is taken by the program and by the schema, and uses every key of the vocabulary."""
    known = configured(folder, EXAMPLE)
    assert known.statuses
    assert known.nouns
    assert known.names
    validator = jsonschema.Draft202012Validator(schema(RULES))
    validator.validate(tomllib.loads(EXAMPLE))
    validator.validate(tomllib.loads(WORDS))
