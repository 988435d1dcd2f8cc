"""Writes the reference pages from the code: `python -m auditor.docs [--check]`.

What the rules and the command line say of themselves is the only place where it is written.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from auditor import config_docs
from auditor.arguments import FORMATS, REPORTS, parser
from auditor.config_model import schema
from auditor.explained import Shown, failing, options_of, passing
from auditor.limits import MOST_LINES
from auditor.readers.files import FORMED, LIMIT, SAVE_AS, TEXT
from rules import RULES
from rules._rule import Rule

_SCHEMA = "auditor.schema.json"
DOCS = Path(__file__).resolve().parent.parent / "docs"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


_MADE = "<!-- made by `python -m auditor.docs`; edit the code, not this page -->\n"


_FORMATS = f"""\
`--format text`, `html`, `docx` and `markdown` are for people, the others for programs;
`auditor.schema` describes the JSON. `check` writes {_listed(REPORTS)}, the other commands
{_listed(FORMATS)}.

`html` is one page that needs nothing else. `docx` takes one document: a Word document comes back
with a comment at each place and nothing else changed, any other notice as a new one. `markdown`
is the comment for a pull request."""

_DOCUMENTS = f"""\
Files of unknown extension are read as text, as {_listed(sorted(TEXT))} are: in UTF-8, in UTF-16 or
UTF-32 with a byte order mark, or in GB18030, up to {LIMIT // 1024**2} MiB
and {MOST_LINES:,} lines. Of web pages and of
documents ({_listed(sorted(FORMED))}) the text of the notice is read: without what a site puts
around it; with automatic numbers, tables, text boxes and footnotes, with tracked changes as
accepted, without hidden text. Lines are then those of the text that was read.

Of a folder, the files with these extensions are audited. Those in other formats in which notices
come ({_listed(sorted(SAVE_AS))}) are named, with what to save them as and status 2: what was not
checked is not fine. Hidden files and all others are passed over."""


def pages() -> dict[str, str]:
    """Every generated page: its path below `docs/`, and its text."""
    made = {f"rules/{rule.name}.md": _rule_page(rule) for rule in RULES}
    made["rules/index.md"] = _index()
    made["command-line.md"] = _command_line()
    made["configuration.md"] = _page(("# Configuration", "", _MADE, *config_docs.lines()))
    made[_SCHEMA] = json.dumps(schema(RULES), ensure_ascii=False, indent=2) + "\n"
    return made


def stale(folder: Path = DOCS) -> list[str]:
    """The pages that are not what the code says, and those of rules that are gone."""
    made = pages()
    found = [
        name
        for name, text in made.items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text
    ]
    return sorted(found + _orphans(folder, made))


def write(folder: Path = DOCS) -> list[str]:
    """Write the pages that are stale, and remove those of rules that are gone.

    Returns:
        The paths of these pages, below the folder.
    """
    made = pages()
    changed = stale(folder)
    for name in changed:
        path = folder / name
        if name in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made[name], encoding="utf-8", newline="\n")
        else:
            path.unlink()
    return changed


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pages, or say which are stale.

    Returns:
        0; 1 where `--check` finds a stale page.
    """
    options = argparse.ArgumentParser(prog="python -m auditor.docs", description=__doc__)
    options.add_argument("--check", action="store_true", help="write nothing, say what is stale")
    if options.parse_args(arguments).check:
        found = stale()
        for name in found:
            sys.stderr.write(f"stale: docs/{name}; run `make docs`\n")
        return int(bool(found))
    for name in write():
        sys.stdout.write(f"docs/{name}\n")
    return 0


def _orphans(folder: Path, made: dict[str, str]) -> list[str]:
    """Pages of rules that there are no longer."""
    found = (path.relative_to(folder).as_posix() for path in (folder / "rules").glob("*.md"))
    return [name for name in found if name not in made]


def _index() -> str:
    lines = ["# Rules", "", _MADE, "| rule | severity | what it compares |", "|---|---|---|"]
    lines += [
        f"| [`{rule.name}`]({rule.name}.md) | {rule.severity.value} | {_cell(rule.summary.en)} |"
        for rule in RULES
    ]
    return _page(lines)


def _rule_page(rule: Rule[Any]) -> str:
    return _page(_rule_lines(rule))


def _rule_lines(rule: Rule[Any]) -> Iterator[str]:
    yield from (f"# {rule.name}", "", _MADE)
    yield from (f"**{rule.severity.value}** · {rule.summary.en}", "", rule.summary.zh, "")
    yield from ("## Why it matters", "", rule.matters.en, "", rule.matters.zh, "")
    yield from ("## When it keeps silent", "", rule.silent.en, "", rule.silent.zh, "")
    if own := options_of(rule):
        yield from ("## Options", "", f"In `auditor.toml`, under `[options.{rule.name}]`.", "")
        yield from ("| option | default |", "|---|---|")
        for option in own:
            yield f"| `{option.name}` | `{_cell(str(option.default))}` |"
        yield ""
    yield from ("## It reports", "", "⟦…⟧ marks the place to look at first.", "")
    for example in failing(rule):
        yield from _example(example)
    if sound := passing(rule):
        yield from ("## It does not report", "")
        for example in sound:
            yield from _example(example)


def _example(example: Shown) -> Iterator[str]:
    fence = "````" if "```" in example.text else "```"
    yield from (f"{fence}text", example.text.strip("\n"), fence, "")
    for message in example.messages:
        yield f"- {message.en}<br>{message.zh}"
    if example.messages:
        yield ""
    if example.why:
        yield from (f"{example.why[0].upper()}{example.why[1:]}.".replace("..", "."), "")


def _command_line() -> str:
    return _page(_command_lines())


def _command_lines() -> Iterator[str]:
    top = parser("en")
    yield from ("# Command line", "", _MADE)
    yield from (str(top.description), "", str(top.epilog), "")
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                yield from (f"## auditor {name}", "", _sentence(str(command.description)), "")
                yield from _table(command)
        elif action.option_strings:
            yield from (f"`{', '.join(action.option_strings)}`: {action.help}", "")
    yield from ("## Formats", "", _FORMATS, "", "## Documents", "", _DOCUMENTS)


def _table(command: argparse.ArgumentParser) -> Iterator[str]:
    yield from ("| argument | meaning |", "|---|---|")
    for action in command._actions:
        if action.help == argparse.SUPPRESS:
            continue
        names = " ".join(action.option_strings)
        metavar = str(action.metavar or "")
        if action.nargs == "+":
            metavar += "..."
        shown = f"{names} {metavar}".strip()
        yield f"| `{_cell(shown)}` | {_cell(str(action.help))} |"
    yield ""


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _cell(text: str) -> str:
    """Text in a table's cell."""
    return text.replace("|", "\\|").replace("\n", " ")


def _page(lines: Sequence[str] | Iterator[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"


if __name__ == "__main__":
    sys.exit(main())
