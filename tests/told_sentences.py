"""What is made of single sentences, and of each with one figure changed.

The sentences are those that tests of grammar and rules and the rules' examples are about. Each of
them asserts one thing; here all is kept that is said of it, and what is found when one of its
figures is larger by one: `make docs` writes it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from auditor.engine import audit
from auditor.report import Report
from auditor.settings import defaults
from grammar.source import Source
from rules import RULES
from rules.examples import unmarked
from tests.shared import ROOT

FILE = ROOT / "tests" / "data" / "told" / "sentences.txt"
_FOLDERS = ("grammar", "rules")
_LONGEST = 90  # characters
_MOST_FIGURES = 8
_HAN = re.compile(r"[\u4e00-\u9fff]")
_FIGURE = re.compile(r"\d+")
_PATTERN = re.compile(r"[{}\\#]|\(\?")
_LINE_END = "⏎"


def sentences() -> list[str]:
    """The sentences, each once, in the order of their characters."""
    found = {unmarked(example).text for rule in RULES for example in rule.examples}
    for folder in _FOLDERS:
        for path in sorted((ROOT / "tests" / folder).glob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.add(node.value)
    return sorted(text for text in found if _is_sentence(text))


def _is_sentence(text: str) -> bool:
    han = len(_HAN.findall(text))
    if han < 8 or han * 5 < len(text) * 2 or len(text) > _LONGEST or _PATTERN.search(text):
        return False
    return 0 < len(_FIGURE.findall(text)) <= _MOST_FIGURES and _LINE_END not in text


def told(text: str) -> list[str]:
    """What is said of a sentence, and what else where one of its figures is larger by one."""
    report = _audited(text)
    lines = [text.replace("\n", _LINE_END)]
    for claim in report.claims:
        by = " ".join((claim.verdict.value, *claim.by))
        lines.append(f"  {claim.place.quote} = {claim.value} {by}")
    found = _found(report)
    if found:
        lines.append(f"  {found}")
    return [*lines, *_changed(text, found)]


def _changed(text: str, found: str) -> Iterator[str]:
    for figure in _FIGURE.finditer(text):
        more = str(int(figure[0]) + 1).zfill(len(figure[0]))
        report = _audited(f"{text[: figure.start()]}{more}{text[figure.end() :]}")
        now = _found(report)
        if now != found:
            yield f"  {figure[0]} at {figure.start()} is {more}: {now or 'nothing'}"


def _audited(text: str) -> Report:
    return audit(Source(f"{text}\n"), defaults())


def _found(report: Report) -> str:
    return "; ".join(
        f"{f.rule} {f.primary.at.column} {'/'.join(str(o.place.at.column) for o in f.related)}".rstrip()
        for f in report.findings
    )


def kept() -> dict[str, list[str]]:
    """What the file says of each sentence."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in FILE.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("  "):
            lines = found.setdefault(line.replace(_LINE_END, "\n"), [])
        if line:
            lines.append(line)
    return found


def write() -> None:
    """Write the file anew."""
    lines = "".join(f"{line}\n" for text in sentences() for line in told(text))
    FILE.write_text(lines, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
