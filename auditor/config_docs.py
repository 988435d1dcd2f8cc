"""The reference page of the configuration file, from the model that checks it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from auditor.config_model import Words, file_model
from auditor.explained import options_of
from auditor.headings import STATUSES
from grammar.mentions import LevelKind
from grammar.model import StatusClass
from rules import RULES

EXAMPLE = """\
ignore = ["term-drift"]
fail_on = "warning"
lang = "zh"
baseline = "auditor-baseline.json"

[severity]
early-action = "warning"

[options.missing-status]
items = 4

[vocabulary]
names = [["鑫源建设有限公司", "新源建设有限公司"]]

[vocabulary.statuses]
"清零" = "completed"
"滚动推进" = "in-progress"

[vocabulary.nouns]
"堵点" = "problem"

[[override]]
paths = ["drafts/2021/*"]
ignore = ["word-choice"]
severity.date-order = "warning"
"""

_LEVELS = {
    LevelKind.ASPECT: "the coarse parts of the findings, as 方面 does",
    LevelKind.PROBLEM: "the problems and the items below them, as 问题 does",
}

_WHERE = """\
In `auditor.toml`, in the folder of the notices or any above it; or under `[tool.auditor]` in a
`pyproject.toml`. The nearest one holds: nearest to the folder that holds all documents of the run,
and where there is none, to the current folder. `--config FILE` names another, and what stands on
the command line goes before either.

An unknown key or value ends the run with status 2, and is told with its line and the nearest right
one. `auditor config` shows what is in force and on which line each value stands,
`auditor config PATH` what is for one document. Editors that are given
[auditor.schema.json](auditor.schema.json), which `auditor config --schema` writes, offer keys as
one types."""

_RULES = """\
Names in `select` and `ignore` may end in `*`. The keys of `severity` are rules, its values `error`,
`warning` and `note`. These rules have options:"""

_OVERRIDE = """\
`paths` are patterns of paths from the file's folder; `*` also stands for `/`. Of several overrides
for one document the later ones win."""

_VOCABULARY = """\
Notices are written with more words than the checker knows. Each house can add its own; they hold
for all documents, in every command and in the editor, and go before what the checker knows."""

_STATUS_WORDS = """\
A status is a word as your notices write it where a status can stand: in a field (整改状态：清零),
in brackets, in a column of a table, as a sentence of its own (该问题已清零。). Words that stand
around any status, such as 目前, 该问题 and 已, need not be written. It is no pattern: a longer word
that holds it is another word. Its class is one of these:"""

_NOUNS = """\
A noun is what a stated number counts (反馈3个堵点). The number is then compared with the level of
the outline that is meant:"""

_NAMES = """\
`names` are groups of names that may stand beside each other: one body, person or document that is
written in two ways, or two that only look alike. `title-variant` says nothing of two names of one
group. Write them as the finding does, or in full."""


def lines() -> Iterator[str]:
    """The lines of the page, below its title."""
    model = file_model(RULES)
    yield from (_WHERE, "", "```toml", *EXAMPLE.rstrip("\n").split("\n"), "```", "")
    yield from ("## Keys", "", "| key | default | meaning |", "|---|---|---|")
    yield from _keys(model, "")
    yield from ("", "## Rules", "")
    yield from (_RULES, "", "| option | default |", "|---|---|")
    for rule in RULES:
        for option in options_of(rule):
            name = f"options.{rule.name}.{option.name}"
            yield f"| [`{name}`](rules/{rule.name}.md) | `{option.default}` |"
    yield from ("", "## Some files only", "", _OVERRIDE, "")
    yield from ("## Vocabulary", "", _VOCABULARY, "", "### Statuses", "", _STATUS_WORDS, "")
    yield from ("| class | meaning |", "|---|---|")
    for meaning in StatusClass:
        words = STATUSES[meaning]
        yield f"| `{meaning.value}` | {words.en}: {words.zh} |"
    yield from ("", "### Nouns", "", _NOUNS, "", "| level | what it counts |", "|---|---|")
    for kind in LevelKind:
        yield f"| `{kind.value}` | {_LEVELS[kind]} |"
    yield from ("", "### Names", "", _NAMES)


def _keys(model: type[BaseModel], prefix: str) -> Iterator[str]:
    for name, field in model.model_fields.items():
        if name == "vocabulary":
            yield from _keys(Words, "vocabulary.")
        else:
            yield f"| `{prefix}{name}` | {_default(field.default)} | {field.description} |"


def _default(value: Any) -> str:
    if value is None or value is PydanticUndefined or value in ((), {}):
        return ""
    return f"`{json.dumps(value, ensure_ascii=False)}`"
