"""What stands in the two READMEs and is made from the code: `python -m tests.readmes` renews it.

Reports are shown as the command prints them: their first findings, a line `…`, and their last lines.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from auditor.arguments import parser
from auditor.language import Language, say
from auditor.reports.wording import SEVERITIES, VERDICTS
from rules import RULES
from rules._rule import Outcome, Words
from tests.shared import ROOT

READMES: dict[Language, Path] = {"en": ROOT / "README.md", "zh": ROOT / "README.zh-CN.md"}
REPORT = "auditor check examples/flawed.txt"
CUT = "…"
_SHOWN = 3  # findings of the report

_MEANINGS = {
    Outcome.VERIFIED: Words("据通报内的依据重新算过，相符", "recomputed from evidence in the notice, and it holds"),
    Outcome.AGREES: Words("写了不止一次，各处相同；无从重新计算", "stated more than once, each time the same; nothing to recompute it from"),
    Outcome.CONTRADICTED: Words("通报内另有与之不符的依据，已列为发现", "some evidence in the notice says otherwise: there is a finding for it"),
    Outcome.UNCERTAIN: Words("有不利的依据，但不足以断定，已列为警告或提示", "there is evidence against it that proves nothing: a warning or a note"),
    Outcome.UNASSESSED: Words("通报内没有可以对照的内容，附有缘由", "nothing in the notice bears on it; the reason is given"),
}  # fmt: skip


def run(command: str, language: Language) -> str:
    """What a command prints to somebody who reads this language, from the top of the checkout."""
    program, *arguments = shlex.split(command)
    assert program == "auditor", command
    locale = {"en": "en_US.UTF-8", "zh": "zh_CN.UTF-8"}[language]
    environment = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LC_MESSAGES")}
    done = subprocess.run(
        [sys.executable, "-m", "auditor", *arguments],
        cwd=ROOT, env={**environment, "LC_ALL": locale, "PYTHONUTF8": "1"},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def report(language: Language) -> str:
    """The report on the flawed example, cut in the middle."""
    findings = run(REPORT, language).rstrip("\n").split("\n\n")
    return "\n\n".join([*findings[:_SHOWN], CUT, findings[-1]])


def rules(language: Language) -> str:
    """The table of the rules, linked to their pages."""
    head = ("| 规则 | 级别 | 核对什么 |", "|---|---|---|") if language == "zh" else (
        "| rule | severity | what it compares |", "|---|---|---|")  # fmt: skip
    rows = (
        f"| [`{rule.name}`](docs/rules/{rule.name}.md) | {say(SEVERITIES[rule.severity], language)} "
        f"| {_cell(say(rule.summary, language))} |"
        for rule in RULES
    )
    return "\n".join((*head, *rows))


def commands(language: Language) -> str:
    """The table of the commands."""
    lines = ["| 命令 | 用途 |" if language == "zh" else "| command | what it does |", "|---|---|"]
    for action in parser(language)._actions:
        if isinstance(action.choices, dict):
            lines += [
                f"| `auditor {n}` | {_cell(str(c.description))} |"
                for n, c in action.choices.items()
            ]
    return "\n".join(lines)


def verdicts(language: Language) -> str:
    """The table of the verdicts, with their names in JSON where those differ."""
    lines = [
        "| 结论 | JSON | 含义 |" if language == "zh" else "| verdict | JSON | meaning |",
        "|---|---|---|",
    ]
    lines += [
        f"| {say(VERDICTS[one], language)} | `{one.value}` | {say(meaning, language)} |"
        for one, meaning in _MEANINGS.items()
    ]
    return "\n".join(lines)


TABLES: dict[str, Callable[[Language], str]] = {
    "rules": rules,
    "commands": commands,
    "verdicts": verdicts,
}


def renewed(text: str, language: Language) -> str:
    """A README with everything in it that is made from the code."""
    shown = f"```console\n$ {REPORT}\n{report(language)}\n```"
    text, found = re.subn(
        rf"```console\n\$ {re.escape(REPORT)}\n.*?```",
        lambda _: shown,
        text,
        count=1,
        flags=re.DOTALL,
    )
    assert found, "the README shows no report"
    for name, table in TABLES.items():
        start, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        assert text.count(start) == text.count(end) == 1, name
        before, _, rest = text.partition(start)
        text = f"{before}{start}{table(language)}\n{end}{rest.partition(end)[2]}"
    return text


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


if __name__ == "__main__":
    for language, path in READMES.items():
        path.write_text(
            renewed(path.read_text(encoding="utf-8"), language), encoding="utf-8", newline="\n"
        )
