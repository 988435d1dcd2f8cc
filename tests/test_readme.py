"""The READMEs: what they show is what the checker does, and the two are in step."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from auditor.arguments import parser
from auditor.configuration import load
from auditor.language import LANGUAGES, Language
from tests.readmes import READMES, TABLES, renewed, report
from tests.shared import ROOT

RENEW = "renew it with: .venv/bin/python -m tests.readmes"


def text(language: Language) -> str:
    return READMES[language].read_text(encoding="utf-8")


def blocks(language: Language) -> list[tuple[str, str]]:
    """The kind and the text of every fenced block."""
    return re.findall(r"^```(\w+)\n(.*?)^```$", text(language), re.MULTILINE | re.DOTALL)


def commands(language: Language) -> list[str]:
    found = (body for kind, body in blocks(language) if kind == "console")
    return [line[2:] for body in found for line in body.splitlines() if line.startswith("$ ")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_made_from_the_code_is_current(language: Language) -> None:
    """The report, and the tables of rules, commands and verdicts."""
    assert text(language) == renewed(text(language), language), RENEW


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_screen_shows_a_real_report(language: Language) -> None:
    """It stands above everything but two lines of words, with both places of a contradiction."""
    kind, shown = blocks(language)[0]
    assert kind == "console"
    assert shown == f"$ auditor check examples/flawed.txt\n{report(language)}\n"
    assert text(language).index("```console") < text(language).index("\n## ")
    assert "24项具体问题" in shown
    assert "24" in shown


def test_the_two_have_the_same_headings() -> None:
    """As many of each level, in the same order."""
    levels = [re.findall(r"^(#+) ", without_blocks(one), re.MULTILINE) for one in LANGUAGES]
    assert levels[0] == levels[1]
    assert len(levels[0]) >= 10


def test_the_two_have_the_same_commands_and_samples() -> None:
    """What a reader types does not depend on the language."""
    assert commands("en") == commands("zh")
    others = [[b for b in blocks(one) if b[0] != "console"] for one in LANGUAGES]
    assert others[0] == others[1]


def test_the_two_have_the_same_links_and_tables() -> None:
    """But for the link from each to the other."""
    links = [
        [link for link in re.findall(r"\]\(([^)]+)\)", text(one)) if "README" not in link]
        for one in LANGUAGES
    ]
    assert links[0] == links[1]
    rows = [len(re.findall(r"^\|", text(one), re.MULTILINE)) for one in LANGUAGES]
    assert rows[0] == rows[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reports_people_look_at_are_shown(language: Language) -> None:
    """Both as pictures, small enough to load at once, each with words for who cannot see it."""
    pictures = re.findall(r"^!\[([^\]]{10,})\]\(([^)]+\.png)\)$", text(language), re.MULTILINE)
    assert [path for _, path in pictures] == ["docs/pictures/word.png", "docs/pictures/page.png"]
    for _, path in pictures:
        data = (ROOT / path).read_bytes()
        assert data.startswith(b"\x89PNG\r\n")
        assert len(data) < 150_000
        assert 700 <= int.from_bytes(data[16:20]) <= 1200


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere(language: Language) -> None:
    """Into this checkout."""
    links = re.findall(r"\]\(([^)#]+)", without_blocks(language))
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_two_commands_come_right_after_the_report(language: Language) -> None:
    """And do all the set-up."""
    assert blocks(language)[1] == (
        "console",
        "$ make audit NOTICE=path/to/draft.txt\n$ make test\n",
    )


def test_every_command_is_one() -> None:
    """The command line takes what the README says; make has the targets."""
    targets = re.findall(
        r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )
    for command in commands("en"):
        program, *arguments = shlex.split(command.partition(" < ")[0])
        if program == "auditor":
            parser("en").parse_args(arguments)
        elif program == "make":
            assert arguments[0] in targets
        else:
            assert command in ("pipx install .", "uv tool install .")


def test_the_configuration_is_one(tmp_path: Path) -> None:
    """Every key and rule in the sample is known."""
    (sample,) = [body for kind, body in blocks("en") if kind == "toml"]
    path = tmp_path / "auditor.toml"
    path.write_text(sample, encoding="utf-8")
    assert load(str(path)).ignore == tuple(tomllib.loads(sample)["ignore"])


def test_the_python_sample_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """On the flawed example it prints a line a finding."""
    (sample,) = [body for kind, body in blocks("en") if kind == "python"]
    notice = (ROOT / "examples" / "flawed.txt").read_text(encoding="utf-8")
    exec(sample, {"text": notice})
    assert len(capsys.readouterr().out.splitlines()) > 5


def test_every_table_is_marked() -> None:
    """Nothing that is made from the code is typed by hand."""
    for language in LANGUAGES:
        assert re.findall(r"<!-- (\w+) -->", text(language)) == list(TABLES)


def without_blocks(language: Language) -> str:
    return re.sub(r"^```.*?^```$", "", text(language), flags=re.MULTILINE | re.DOTALL)
