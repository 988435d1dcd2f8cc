"""The changes that are certain: which, where, written how; never a figure."""

from __future__ import annotations

import codecs
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.cli import main
from auditor.engine import audit
from auditor.fixes import fixed, fixes
from auditor.settings import Settings
from grammar.source import Source
from rules import RULES
from tests.auditor.test_cli import NOTICE


def mended(text: str) -> str:
    """The text with the certain changes made."""
    return fixed(text, fixes(audit(Source(text), Settings(RULES))))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("局党组进一步进一步压实责任。", "局党组进一步压实责任。"),
        ("严肃处理违规的的行为。", "严肃处理违规的行为。"),
        ("截止10月25日,12个问题已完成整改。", "截至10月25日,12个问题已完成整改。"),
        ("截止到10月25日,12个问题已完成整改。", "截止到10月25日,12个问题已完成整改。"),
        ("成立专班（以下简称“整改办）。", "成立专班（以下简称“整改办”）。"),
        ("印发《办法》（青发〔2023]12号）。", "印发《办法》（青发〔2023〕12号）。"),
    ],
)
def test_what_is_certain(before: str, after: str) -> None:
    """And once is enough."""
    assert mended(before) == after
    assert mended(after) == after


@pytest.mark.parametrize(
    "text",
    [
        "报名截止2024年4月19日,逾期不候。",
        "局党组进一步\n进一步压实责任。",  # which line keeps the word is a choice
        "清理银行帐户3个。",  # a finding, but not one of those that are mended
        "要求“把好关口,严格执行。落实责任。",  # where the quotation ends is a choice
        "印发《关于加强管理的办法,组织学习。",
        "关于41项具体问题,已完成39项,其中12项12项长期坚持。",
    ],
)
def test_what_is_left_to_a_person(text: str) -> None:
    """Two remedies are none."""
    assert mended(text) == text


def figures(text: str) -> list[str]:
    """All that is counted or dated in a text, in order."""
    return [char for char in text if char.isdecimal()]


@given(
    st.lists(
        st.sampled_from(
            [
                "截止",
                "到",
                "10月25日",
                ",",
                "完成",
                "完成",
                "12项",
                "12项",
                "的",
                "的",
                "〔2023]",
                "5号",
                "（以下简称“",
                "办）",
                "《",
                "》",
                "。",
                "\n",
                "三个问题",
                "二〇二三年",
            ]
        ),
        max_size=30,
    )
)
def test_no_figure_is_ever_touched(parts: list[str]) -> None:
    """Whatever is put together: the claims before are the claims after, value for value."""
    text = "".join(parts)
    after = mended(text)
    assert figures(after) == figures(text)


def test_the_labelled_notices_keep_their_figures(shared: Path) -> None:
    """Every claim has the value that it had."""
    for path in sorted(shared.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        before = audit(Source(text), Settings(RULES))
        after = audit(Source(fixed(text, fixes(before))), Settings(RULES))
        assert [c.value for c in before.claims] == [c.value for c in after.claims]


# ------------------------------------------------------------------ --fix and --diff

DRAFT = NOTICE + "截止10月25日,局党组进一步进一步压实责任。\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    return tmp_path


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (b"", "gb18030"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_keeps_its_encoding(folder: Path, mark: bytes, encoding: str, end: str) -> None:
    """Mark, line ends and all; and what was mended is not reported."""
    path = folder / "a.txt"
    path.write_bytes(mark + DRAFT.replace("\n", end).encode(encoding))
    assert main(["check", "a.txt", "--fix", "--select", "repeated-word,word-choice"]) == 0
    after = DRAFT.replace("截止", "截至").replace("进一步进一步", "进一步").replace("\n", end)
    assert path.read_bytes() == mark + after.encode(encoding)
    assert main(["check", "a.txt", "--fail-on", "note", "--select", "repeated-word"]) == 0


def test_what_was_changed_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Line by line: nobody's draft is changed without a word; nor is one that had nothing."""
    (folder / "a.txt").write_text(DRAFT, encoding="utf-8")
    main(["check", "a.txt", "--fix", "--lang", "en"])
    line = DRAFT.count("\n")
    assert capsys.readouterr().err == (
        f"auditor: a.txt: 2 changes made (line {line}: write 截至; "
        f"line {line}: remove the second 进一步)\n"
    )
    main(["check", "a.txt", "--fix", "--lang", "en"])
    assert capsys.readouterr().err == ""
    (folder / "a.txt").write_text("局党组进一步进一步压实责任。\n" * 9, encoding="utf-8")
    main(["check", "a.txt", "--fix", "--select", "repeated-word", "--lang", "zh"])
    told = capsys.readouterr().err
    assert told.startswith("auditor: a.txt：已改 9 处（第 1 行删去重复的“进一步”；第 2 行")
    assert told.endswith("；……）\n")


def test_a_diff_can_be_applied(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written; git makes of it what --fix would have written."""
    path = folder / "a.txt"
    before = DRAFT.rstrip("\n").replace("\n", "\r\n").encode()
    path.write_bytes(before)
    assert main(["check", "a.txt", "--fix", "--diff"]) == 0
    diff = capsys.readouterr().out
    assert path.read_bytes() == before
    assert diff.startswith("--- a/a.txt\n+++ b/a.txt\n@@ ")
    subprocess.run(["git", "apply", "-"], input=diff.encode(), cwd=folder, check=True)
    applied = path.read_bytes()
    path.write_bytes(before)
    main(["check", "a.txt", "--fix"])
    assert path.read_bytes() == applied != before


def test_a_diff_shows_what_is_known_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As --fix mends it; the status is that of what is new."""
    (folder / "a.txt").write_text(DRAFT + "会议于2022年9月31日召开。\n", encoding="utf-8")
    assert main(["check", "a.txt", "--diff"]) == 1
    diff = capsys.readouterr().out
    main(["baseline", "a.txt", "--output", "b.json"])
    assert main(["check", "a.txt", "--diff", "--baseline", "b.json"]) == 0
    assert capsys.readouterr().out == diff


def test_what_is_let_stand_is_not_mended(folder: Path) -> None:
    """A quotation may have to keep its slips."""
    path = folder / "a.txt"
    path.write_text(DRAFT, encoding="utf-8")
    (folder / "a.txt.suppress.toml").write_text(
        '[[suppress]]\nrule = "word-choice"\nreason = "引文"\n', encoding="utf-8"
    )
    main(["check", "a.txt", "--fix"])
    assert path.read_text(encoding="utf-8") == DRAFT.replace("进一步进一步", "进一步")


def test_a_file_without_certain_changes_is_not_written(folder: Path) -> None:
    """Not even with the same bytes."""
    path = folder / "a.txt"
    path.write_text(NOTICE, encoding="utf-8")
    before = path.stat()
    main(["check", "a.txt", "--fix"])
    assert path.stat().st_ino == before.st_ino
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_other_formats_are_told_and_left_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A page is no text file."""
    path = folder / "a.html"
    page = f"<html><body><p>{'</p><p>'.join(DRAFT.splitlines())}</p></body></html>"
    path.write_text(page, encoding="utf-8")
    assert main(["check", "a.html", "--fix"]) == 2
    assert "2 changes are certain, but --fix writes text files alone" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == page
