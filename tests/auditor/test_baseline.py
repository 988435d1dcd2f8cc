"""What is known or let stand is not reported, and what matches nothing is told."""

from __future__ import annotations

import datetime
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor import baseline
from auditor.cli import main
from auditor.sifting import Sifter
from rules._rule import Severity
from tests.auditor.fakes import finder
from tests.auditor.test_cli import Ran

RULES = (
    finder("count-mismatch", "甲项"),
    finder("date-order", "乙日"),
    finder("word-choice", "丙词", Severity.NOTE),
)
TEXT = "通报\n共有甲项。\n于乙日。\n"
Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command in a folder with one draft."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    for module in ("config", "commands.check", "commands.baseline"):
        monkeypatch.setattr(f"auditor.{module}.RULES", RULES)
    Path("drafts").mkdir()
    Path("drafts/a.txt").write_text(TEXT, encoding="utf-8")

    def run(*words: str) -> Ran:
        status = main(words)
        return Ran(status, *capsys.readouterr())

    return run


def found(ran: Ran) -> list[str]:
    """The rules of the findings, and their lines."""
    heads = [line.split("  ") for line in ran.out.splitlines() if " │ " not in line]
    return [f"{head[2]}@{head[0].split(':')[1]}" for head in heads if len(head) == 4]


def write(path: str, text: str) -> None:
    Path(path).write_text(text, encoding="utf-8")


# ------------------------------------------------------------------ baseline


def test_what_is_recorded_is_not_reported(run: Run) -> None:
    """And what comes new is."""
    assert found(run("check", "drafts")) == ["count-mismatch@2", "date-order@3"]
    assert run("baseline", "drafts", "--output", "b.json") == Ran(0, "", "")
    ran = run("check", "drafts", "--baseline", "b.json")
    assert (ran.status, found(ran)) == (0, [])
    assert ran.err == "auditor: not reported: 2 in the baseline\n"
    write("drafts/a.txt", "新的一行。\n" + TEXT + "又于乙日后。\n")
    ran = run("check", "drafts", "--baseline", "b.json")
    assert (ran.status, found(ran)) == (1, ["date-order@5"])


def test_entries_that_match_nothing_are_told(run: Run) -> None:
    """Mended, and gone with its file; not those of rules and files that were not looked at."""
    write("drafts/b.txt", TEXT)
    run("baseline", "drafts", "--output", "b.json")
    write("drafts/a.txt", TEXT.replace("甲项", "若干项"))
    stale = (
        "auditor: baseline b.json: drafts/a.txt: count-mismatch (“甲项”) is no longer there; "
        "the entry can go\n"
    )
    count = "auditor: not reported: {} in the baseline\n"
    assert run("check", "drafts", "--baseline", "b.json").err == stale + count.format(3)
    assert run("check", "drafts/a.txt", "--baseline", "b.json").err == stale + count.format(1)
    only = run("check", "drafts/a.txt", "--baseline", "b.json", "--select", "date-order")
    assert only.err == count.format(1)
    Path("drafts/b.txt").unlink()
    gone = run("check", "drafts", "--baseline", "b.json").err
    assert gone.count("drafts/b.txt") == 2
    assert run("check", "drafts/a.txt", "--baseline", "b.json").err.count("drafts/b.txt") == 0


def test_a_baseline_is_the_same_from_any_folder(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its paths are from its own folder."""
    run("baseline", "drafts", "--output", "drafts/b.json")
    first = Path("drafts/b.json").read_bytes()
    assert b'"path": "a.txt"' in first
    assert run("check", "drafts", "--baseline", "drafts/b.json").status == 0
    monkeypatch.chdir("drafts")
    assert run("check", "a.txt", "--baseline", "b.json").status == 0
    run("baseline", ".", "--output", "b.json")
    assert Path("b.json").read_bytes() == first
    assert run("baseline", ".").out.encode() == first


def test_a_baseline_is_named_in_the_configuration(run: Run) -> None:
    """From the configuration's folder; the command line comes before it."""
    run("baseline", "drafts", "--output", "b.json")
    write("auditor.toml", 'baseline = "b.json"\n')
    assert run("check", "drafts").status == 0
    write("none.json", '{"schema_version": 1, "findings": []}')
    assert run("check", "drafts", "--baseline", "none.json").status == 1


def test_what_could_not_be_read_is_not_recorded(run: Run) -> None:
    """The others are, and the status says so."""
    ran = run("baseline", "drafts", "missing.txt", "--output", "b.json")
    assert (ran.status, ran.out) == (2, "")
    assert "missing.txt: cannot be read" in ran.err
    assert len(baseline.load("b.json").entries) == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"schema_version": 2, "findings": []}',
        '{"schema_version": 1}',
        '{"schema_version": 1, "findings": [{"path": 1}]}',
        '{"schema_version": 1, "findings": [1]}',
    ],
)
def test_a_file_that_is_no_baseline_is_told(run: Run, text: str) -> None:
    """Status 2, and what to do."""
    write("b.json", text)
    ran = run("check", "drafts", "--baseline", "b.json")
    assert (ran.status, ran.out) == (2, "")
    assert "write it anew" in ran.err


# ------------------------------------------------------------------ suppressions

ONE = '[[suppress]]\nrule = "count-mismatch"\nquote = "甲项"\nreason = "两项不公开"\n'


def test_what_is_let_stand_is_not_reported(run: Run) -> None:
    """With a reason, beside the notice; how many there were is told."""
    write("drafts/a.txt.suppress.toml", ONE + 'by = "王岚"\n')
    ran = run("check", "drafts")
    assert found(ran) == ["date-order@3"]
    assert ran.err == "auditor: not reported: 1 suppressed with a reason\n"
    run("baseline", "drafts", "--output", "b.json")
    assert [entry.rule for entry in baseline.load("b.json").entries] == ["date-order"]


def test_what_is_not_needed_any_more_is_told(run: Run) -> None:
    """With its line; not where the rule was not run."""
    write("drafts/a.txt.suppress.toml", "# ours\n" + ONE.replace("甲项", "丁项"))
    ran = run("check", "drafts")
    assert found(ran) == ["count-mismatch@2", "date-order@3"]
    assert ran.err == (
        "auditor: drafts/a.txt.suppress.toml:2: there is no finding of count-mismatch (“丁项”) "
        "to suppress; the entry can go\n"
    )
    assert run("check", "drafts", "--select", "date-order").err == ""


@pytest.mark.parametrize(("day", "count"), [(30, 1), (31, 1), (32, 2)])
def test_a_suppression_ends(run: Run, day: int, count: int) -> None:
    """It holds on its last day, and not on the next."""
    from auditor.engine import audit
    from auditor.readers.files import read
    from tests.auditor.fakes import settings

    write("drafts/a.txt.suppress.toml", ONE + "until = 2026-12-31\n")
    today = datetime.date(2026, 12, 1) + datetime.timedelta(days=day - 1)
    sifter = Sifter(RULES, None, lambda: today)
    report = sifter(audit(read("drafts/a.txt"), settings(*RULES)))
    assert len(report.findings) == count
    told = [words.en for words in sifter.remarks([])]
    stands = "not reported: 1 suppressed with a reason"
    ended = (
        "drafts/a.txt.suppress.toml:1: the suppression of count-mismatch ended on 2026-12-31; "
        "1 of its findings reported again"
    )
    assert told == [stands if count == 1 else ended]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[suppress]]\nrule = "count-mismatch"\n', ":1: suppress.0.reason is missing"),
        (ONE.replace("两项不公开", " "), ":4: suppress.0.reason must not be empty"),
        (ONE + "untl = 2026-12-31\n", ":5: unknown key suppress.0.untl; did you mean until?"),
        (ONE + "until = 'soon'\n", ":5: suppress.0.until has to be a date, such as 2026-12-31"),
        (ONE.replace("count-m", "cont-m"), ":2: there is no rule cont-mismatch; did you mean"),
        ("[[supress]]\n", ":1: unknown key supress; did you mean suppress?"),
        ("x = ", ": not valid TOML"),
    ],
)
def test_a_suppression_that_says_too_little(run: Run, text: str, message: str) -> None:
    """The document is audited, nothing is let stand, the status is 2."""
    write("drafts/a.txt.suppress.toml", text)
    ran = run("check", "drafts")
    assert ran.status == 2
    assert f"drafts/a.txt.suppress.toml{message}" in ran.err
    assert found(ran) == ["count-mismatch@2", "date-order@3"]


COMMENT = '<!-- auditor: rule = "count-mismatch", reason = "两项不公开" -->\n'


def test_a_comment_in_markdown_is_for_the_next_line(run: Run) -> None:
    """And for none after it; with a quote it is for the whole draft."""
    write("drafts/b.md", f"# 通报\n\n{COMMENT}\n共有甲项。\n\n另有甲项。\n")
    ran = run("check", "drafts/b.md", "--ignore", "word-choice")
    assert found(ran) == ["count-mismatch@7"]
    write(
        "drafts/b.md",
        "共有甲项。\n\n另有甲项。\n\n" + COMMENT.replace("reason", 'quote = "甲项", reason'),
    )
    assert found(run("check", "drafts/b.md")) == []
    write("drafts/b.md", f"共有甲项。\n\n{COMMENT.replace('reason', 'resaon')}")
    ran = run("check", "drafts/b.md")
    assert ran.status == 2
    assert "drafts/b.md:3: unknown key resaon; did you mean reason?" in ran.err


def test_a_comment_in_html_quotes_what_it_means(run: Run) -> None:
    """As its place in the page is not a place in the text."""
    page = "<html><body>{}<p>关于整改情况的通报</p><p>共有甲项。</p></body></html>"
    write("drafts/c.html", page.format(COMMENT.replace("reason", 'quote = "甲项", reason')))
    assert found(run("check", "drafts/c.html")) == []
    write("drafts/c.html", page.format(COMMENT))
    ran = run("check", "drafts/c.html")
    assert ran.status == 2
    assert "a comment in HTML has to say which quote it means" in ran.err


def test_what_is_known_and_let_stand_is_both(run: Run) -> None:
    """The entry of the baseline is not called stale, and the finding is counted once."""
    run("baseline", "drafts", "--output", "b.json")
    write("drafts/a.txt.suppress.toml", ONE)
    ran = run("check", "drafts", "--baseline", "b.json")
    assert (ran.status, found(ran)) == (0, [])
    assert ran.err == ("auditor: not reported: 1 in the baseline, 1 suppressed with a reason\n")


def test_three_hundred_old_notices(run: Run) -> None:
    """A folder is taken over at once: nothing is reported but what comes new."""
    for number in range(300):
        shutil.copy("drafts/a.txt", f"drafts/{number:03}.txt")
    run("baseline", "drafts", "--output", "b.json")
    assert len(json.loads(Path("b.json").read_bytes())["findings"]) == 602
    assert run("check", "drafts", "--baseline", "b.json").status == 0
    write("drafts/new.txt", TEXT)
    ran = run("check", "drafts", "--baseline", "b.json")
    assert (ran.status, found(ran)) == (1, ["count-mismatch@2", "date-order@3"])
