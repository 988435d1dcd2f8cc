"""The form of a configuration file, made from the rules there are; its JSON Schema.

The same models check a file and describe it, so an editor offers what the program takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, create_model
from pydantic.config import JsonDict

from grammar.mentions import LevelKind
from grammar.model import StatusClass
from rules._rule import Rule

# a TOML file has no tuples: lists are taken for them
_CLOSED = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)
_SeverityName = Literal["error", "warning", "note"]
_Names = tuple[str, ...]
# a status is written within a field, brackets or a sentence; a noun right behind its classifier
_Status = Annotated[str, StringConstraints(pattern=r"^[^\s。；;：:()（）\[\]【】]{2,20}$")]
_Noun = Annotated[str, StringConstraints(pattern=r"^[\u4e00-\u9fff]{2,12}$")]
_Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2)]
_NO_OTHERS: JsonDict = {"additionalProperties": False}  # keys that do not match the pattern


class Words(BaseModel):
    """Words that notices are read with, besides those that the program knows."""

    model_config = _CLOSED

    statuses: dict[_Status, StatusClass] = Field(
        default={},
        description="how your notices write a status, each with its class",
        json_schema_extra=_NO_OTHERS,
    )
    nouns: dict[_Noun, LevelKind] = Field(
        default={},
        description="what your notices count, each with the level that is meant",
        json_schema_extra=_NO_OTHERS,
    )
    names: tuple[Annotated[tuple[_Name, ...], Field(min_length=2)], ...] = Field(
        default=(),
        description="names that may stand beside each other: one in two ways, or two that look "
        "alike",
    )


def file_model(rules: Sequence[Rule[Any]]) -> type[BaseModel]:
    """The model of a whole file.

    Args:
        rules: the rules there are; their names and options are the keys that are known.
    """
    shared: dict[str, Any] = {
        "severity": (_severities(rules), Field(default=None, description="severities by rule")),
        "options": (_options(rules), Field(default=None, description="options by rule")),
    }
    some_files: dict[str, Any] = {
        "paths": (
            Annotated[tuple[str, ...], Field(min_length=1)],
            Field(description="of files, from this one's folder; `*` also stands for /"),
        ),
        "ignore": (_Names, Field(default=(), description="rules to leave out there, too")),
    }
    override = create_model("Override", __config__=_CLOSED, **some_files, **shared)
    whole_run: dict[str, Any] = {
        "select": (_Names | None, Field(default=None, description="run only these rules")),
        "ignore": (_Names, Field(default=(), description="leave these rules out")),
        "fail_on": (
            Literal["error", "warning", "note", "never"],
            Field(default="error", description="from which severity on the exit status is 1"),
        ),
        "lang": (
            Literal["zh", "en"] | None,
            Field(default=None, description="language of messages; the locale's by default"),
        ),
        "baseline": (
            str | None,
            Field(default=None, description="a baseline, from this file's folder"),
        ),
        "vocabulary": (
            Words | None,
            Field(default=None, description="words that notices are read with, besides the known"),
        ),
        "plugins": (
            tuple[str, ...],
            Field(default=(), description="entry points `auditor.rules` of installed packages"),
        ),
        "override": (
            tuple[override, ...],
            Field(default=(), description="other settings for some files; later ones win"),
        ),
    }
    return create_model("Configuration", __config__=_CLOSED, **whole_run, **shared)


def schema(rules: Sequence[Rule[Any]]) -> dict[str, Any]:
    """The JSON Schema of a file, for editors.

    Args:
        rules: the rules there are.
    """
    made = file_model(rules).model_json_schema(by_alias=True, mode="validation")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **made,
        "title": "auditor.toml",
        "description": "Configuration of the notice auditor.",
    }


def _severities(rules: Sequence[Rule[Any]]) -> Any:
    fields: dict[str, Any] = {
        _identifier(rule): (
            _SeverityName | None,
            Field(default=None, alias=rule.name, description=rule.summary.en),
        )
        for rule in rules
    }
    return create_model("Severities", __config__=_CLOSED, **fields) | None


def _options(rules: Sequence[Rule[Any]]) -> Any:
    fields: dict[str, Any] = {
        _identifier(rule): (
            _own_options(rule) | None,
            Field(default=None, alias=rule.name, description=rule.summary.en),
        )
        for rule in rules
    }
    return create_model("Options", __config__=_CLOSED, **fields) | None


def _own_options(rule: Rule[Any]) -> type[BaseModel]:
    hints = get_type_hints(type(rule.options))
    fields: dict[str, Any] = {
        name: (hints[name], Field(default=default))
        for name, default in rule.options._asdict().items()
    }
    title = "".join(part.capitalize() for part in rule.name.split("-"))
    return create_model(f"{title}Options", __config__=_CLOSED, **fields)


def _identifier(rule: Rule[Any]) -> str:
    return rule.name.replace("-", "_")
