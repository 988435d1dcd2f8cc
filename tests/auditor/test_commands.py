"""`rules`, `explain`, `outline`, `claims`, `timeline`: readable at 80 columns, in both languages."""

import json
from pathlib import Path
from typing import Any

import pytest

from auditor.cli import main
from auditor.commands import outline
from auditor.commands.page import Page
from auditor.engine import audit
from auditor.headings import entries
from auditor.language import Language
from auditor.reports.columns import width
from auditor.reports.paint import plain
from auditor.settings import defaults
from grammar.source import Source
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


def test_the_outline_is_a_table_of_items(capsys: Capture) -> None:
    """With lines, roles, measures, statuses, and what was found where it was found."""
    lines = said(capsys, "outline", "a.txt").splitlines()
    assert lines[0] == "关于青岩县巡察整改情况的通报"
    assert lines[1].split() == ["line", "heading", "measures", "status"]
    assert lines[2].split() == [
        "2:43",
        "impossible-date",
        *["9月31日:", "month", "9", "has", "no", "day", "31"],
    ]
    assert lines[3].split() == [
        "3",
        "problem",
        "一、关于“学习不深入”问题的整改…",
        "completed",
        "and",
        "kept",
        "up",
    ]
    assert lines[4].startswith("   6  problem  二、关于“监督不到位")
    assert lines[4].endswith("no status")
    assert lines[-1] == "2 problems; completed and kept up 1, no status 1; findings 1"


LONG = """\
关于青岩县巡察整改情况的通报
根据县委统一部署，现将3个方面问题的整改情况通报如下。
一、贯彻落实党的教育方针和立德树人根本任务存在差距方面
1.关于“思想政治理论课教师配备长期不足、专题备课流于形式”的问题
一是补充专任教师12名；二是每月集体备课；三是修订管理办法。
整改状态：已完成，长期坚持。
2.关于“实验室安全管理不规范”的问题
（1）排查隐患38处。
（2）更换通风柜6台，其余2台待专项资金下达后更换。
整改状态：已完成。
二、落实全面从严治党责任不够有力方面
1.关于“谈心谈话不经常”的问题
开展谈话86人次。
整改状态：正在推进。
三、下一步工作
序号\t问题\t整改措施\t整改状态
1\t门禁系统老化\t更换门禁12套\t已完成
2\t食堂排烟不畅\t清洗烟道\t正在推进
"""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("columns", [40, 60, 72, 80, 120])
def test_the_outline_fits_into_any_terminal(columns: int, language: Language) -> None:
    """No line is longer than the page, and no fact is left out on a narrow one."""
    report = audit(Source(LONG, "b.txt"), defaults())
    assert report.notice is not None
    listed = list(entries(report.notice, report.source))
    found = outline._by_entry(listed, report.findings)
    lines = list(outline._text(report, listed, found, Page(language, columns, plain)))
    assert [line for line in lines if width(line.rstrip()) > columns] == []
    page = " ".join(" ".join(lines[:-3]).split())
    assert page.count("完成并长期坚持" if language == "zh" else "completed and kept up") == 1
    assert "status-contradiction" in page


def test_the_outline_on_60_columns() -> None:
    """The facts of an item stand under it."""
    report = audit(Source(LONG, "b.txt"), defaults())
    assert report.notice is not None
    listed = list(entries(report.notice, report.source))
    found = outline._by_entry(listed, report.findings)
    lines = [line.rstrip() for line in outline._text(report, listed, found, Page("zh", 60, plain))]
    at = next(n for n, line in enumerate(lines) if "实验室" in line)
    assert lines[at].split() == ["7", "问题", "2.关于“实验室安全管理不规范”的问题"]
    assert lines[at + 1].strip() == "措施 2 · 完成"
    assert lines[at + 2].split()[:2] == ["9:12", "status-contradiction"]
    assert lines[-1] == "2个方面、5个问题；完成2、正在整改2、完成并长期坚持1；发现1处"


def test_the_outline_as_json(capsys: Capture) -> None:
    """One entry a heading."""
    first, second = answered(capsys, "outline", "a.txt")["outline"]
    assert first["marker"] == "一、"
    assert first["heading"] == "关于“学习不深入”问题的整改情况"
    assert (first["line"], first["depth"], first["level"], first["item"]) == (3, 0, 0, True)
    assert (first["role"], first["measures"], first["found"]) == ("problem", 0, [])
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
