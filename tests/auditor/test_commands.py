"""`rules`, `explain`, `outline`, `claims`, `timeline`: readable at 80 columns, in both languages."""

import json
from pathlib import Path
from typing import Any

import pytest

from auditor.cli import main
from auditor.reports.columns import width
from rules import RULES

NOTICE = """\
关于青岩县巡察整改情况的通报
2022年3月1日至4月30日，县委第二巡察组开展巡察，6月7日反馈了2个问题，要求9月31日前整改。
一、关于“学习不深入”问题的整改情况
制定《学习制度》，开展学习12次，覆盖率100%。
整改落实情况：已完成整改，并长期坚持。
二、关于“监督不到位、执行打折扣、责任不落实、措施不具体、追责问责宽松软”问题的整改情况
开展监督检查4次。
"""
COMMANDS = ("outline", "claims", "timeline")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    Path("a.txt").write_text(NOTICE, encoding="utf-8")
    Path("empty.txt").touch()
    Path("poem.txt").write_text("白日依山尽，黄河入海流。\n", encoding="utf-8")


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(words) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def answered(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(said(capsys, *words, "--format", "json"))
    assert answer["schema_version"] == 1
    assert answer["tool"]["name"] == "auditor"
    return answer


Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_pages_fit_into_80_columns(capsys: Capture, command: str, language: str) -> None:
    """No line is longer, whatever the language."""
    out = said(capsys, command, "a.txt", "--lang", language)
    assert out
    assert [line for line in out.splitlines() if width(line) > 80] == []


def test_the_outline_shows_levels_items_and_statuses(capsys: Capture) -> None:
    """With the lines on which they stand."""
    lines = said(capsys, "outline", "a.txt").splitlines()
    assert lines[0] == "关于青岩县巡察整改情况的通报"
    assert lines[1].startswith("3  一、关于“学习不深入”问题的整改情况")
    assert lines[1].endswith("level 1 · completed and kept up")
    assert lines[2].startswith("6  二、关于“监督不到位")
    assert lines[2].endswith("…  level 1 · no status")


def test_the_outline_as_json(capsys: Capture) -> None:
    """One entry a heading."""
    first, second = answered(capsys, "outline", "a.txt")["outline"]
    assert first["marker"] == "一、"
    assert first["heading"] == "关于“学习不深入”问题的整改情况"
    assert (first["line"], first["depth"], first["level"], first["item"]) == (3, 0, 0, True)
    assert first["meaning"] == "completed-and-kept-up"
    assert (second["status"], second["meaning"]) == (None, None)


def test_the_claims_are_grouped_by_verdict(capsys: Capture) -> None:
    """Bad news first, each with its reason and who says so, and the sum at the end."""
    lines = said(capsys, "claims", "a.txt").splitlines()
    assert lines[0].startswith("contradicted (")
    assert any("9月31日" in line and "month 9 has no day 31" in line for line in lines)
    assert any("[impossible-date]" in line for line in lines)
    assert any(line.startswith("unassessed (") for line in lines)
    assert lines[-1].count(",") == 4


def test_the_claims_as_json(capsys: Capture) -> None:
    """The ledger of the document, without its findings."""
    answer = answered(capsys, "claims", "a.txt")
    assert "findings" not in answer
    assert {claim["kind"] for claim in answer["claims"]} >= {"count", "date", "rate", "document"}


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_empty_or_no_notice_is_told(capsys: Capture, command: str) -> None:
    """Before anything else."""
    assert "the file is empty" in said(capsys, command, "empty.txt")
    assert "does not read as a notice" in said(capsys, command, "poem.txt")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_rules_are_listed(capsys: Capture, language: str) -> None:
    """Name, severity, one line each."""
    out = said(capsys, "rules", "--lang", language)
    for rule in RULES:
        assert f"{rule.name} " in out
    assert [line for line in out.splitlines() if width(line) > 80] == []
    listed = answered(capsys, "rules")["rules"]
    assert [one["name"] for one in listed] == [rule.name for rule in RULES]


@pytest.mark.parametrize("rule", [rule.name for rule in RULES])
def test_every_rule_is_explained(capsys: Capture, rule: str) -> None:
    """What, why, when silent, a failing and a passing example, with the message."""
    for language in ("zh", "en"):
        out = said(capsys, "explain", rule, "--lang", language)
        assert out.startswith(f"{rule}  ")
        assert "⟦" in out
        assert ("报：" if language == "zh" else "→ ") in out
    told = answered(capsys, "explain", rule)["rule"]
    assert told["failing"][0]["messages"]
    assert told["passing"]
