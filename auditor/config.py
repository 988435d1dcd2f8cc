"""Checks a configuration file; loaded only when there is one.

    select = ["count-*", "date-order"]
    ignore = ["term-drift"]
    fail_on = "warning"
    lang = "zh"

    [severity]
    early-action = "warning"

    [options.count-mismatch]
    some_option = 2

In `pyproject.toml` the same stands under `[tool.auditor]`.
"""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Iterable
from typing import Any, Literal, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from auditor.configuration import Configuration
from auditor.errors import AuditError, suggestion
from auditor.settings import matching
from rules import RULES
from rules._rule import Options, Rule, Severity, Words

_CLOSED = ConfigDict(extra="forbid", frozen=True)
# a TOML file has no tuples: lists are taken for them, and nothing else is taken for anything else
_LITERAL = ConfigDict(extra="forbid", frozen=True, strict=False)


class File(BaseModel):
    """The form of a configuration file."""

    model_config = _CLOSED

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    fail_on: Literal["error", "warning", "note", "never"] = "error"
    lang: Literal["zh", "en"] | None = None
    severity: dict[str, Literal["error", "warning", "note"]] = Field(default_factory=dict)
    options: dict[str, dict[str, Any]] = Field(default_factory=dict)


def parse(text: str, name: str, *, project: bool) -> Configuration:
    """Read a configuration.

    Args:
        text: the file's text.
        name: its name, for messages.
        project: whether it is a `pyproject.toml`, in which only `[tool.auditor]` counts.

    Raises:
        AuditError: it is no TOML, or says what is not known.
    """
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise AuditError(
            Words(f"配置文件 {name}：不是正确的 TOML：{error}", f"{name}: not valid TOML: {error}")
        ) from None
    if project:
        content = content.get("tool", {}).get("auditor", {})
    try:
        file = File.model_validate(content)
    except ValidationError as error:
        raise _wrong(error, File.model_fields, (), text, name) from None
    return _checked(file, text, name)


def _checked(file: File, text: str, name: str) -> Configuration:
    rules = {rule.name: rule for rule in RULES}
    for patterns in (file.select or (), file.ignore):
        for pattern in patterns:
            try:
                matching([pattern], list(rules))
            except AuditError as trouble:
                raise _placed(trouble.words, pattern, text, name) from None
    for key in (*file.severity, *file.options):
        if key not in rules:
            near = suggestion(key, rules)
            words = Words(f"没有名为 {key} 的规则{near.zh}", f"there is no rule {key}{near.en}")
            raise _placed(words, key, text, name)
    return Configuration(
        select=file.select,
        ignore=file.ignore,
        fail_on=file.fail_on,
        lang=file.lang,
        severities={key: Severity(value) for key, value in file.severity.items()},
        options={
            key: _options(rules[key], values, text, name) for key, values in file.options.items()
        },
    )


def _options(rule: Rule[Any], values: dict[str, Any], text: str, name: str) -> Options:
    """A rule's options with the values of the file in the place of the defaults."""
    kind = type(rule.options)
    hints = get_type_hints(kind)
    fields: dict[str, Any] = {
        field.name: (hints[field.name], getattr(rule.options, field.name))
        for field in dataclasses.fields(kind)
    }
    model = create_model(kind.__name__, __config__=_LITERAL, **fields)
    try:
        checked = model.model_validate(values)
    except ValidationError as error:
        raise _wrong(error, fields, ("options", rule.name), text, name) from None
    made: Options = kind(**{key: getattr(checked, key) for key in fields})
    return made


def _wrong(
    error: ValidationError, known: Iterable[str], prefix: tuple[str, ...], text: str, name: str
) -> AuditError:
    """The first complaint about a file, in words."""
    first = error.errors(include_url=False)[0]
    path = ".".join(str(part) for part in (*prefix, *first["loc"]))
    key = next((str(part) for part in reversed(first["loc"]) if isinstance(part, str)), path)
    if first["type"] == "extra_forbidden":
        near = suggestion(key, known)
        words = Words(f"不认识的键 {path}{near.zh}", f"unknown key {path}{near.en}")
    else:
        words = Words(f"{path} 的值不对：{first['msg']}", f"{path}: {first['msg']}")
    return _placed(words, key, text, name)


def _placed(words: Words, key: str, text: str, name: str) -> AuditError:
    """A complaint with the line on which the key stands, where there is only one such line."""
    pattern = re.compile(rf"(?<![\w-]){re.escape(key)}(?![\w-])")
    lines = [n for n, line in enumerate(text.splitlines(), 1) if pattern.search(line)]
    where = f"{name}:{lines[0]}" if len(lines) == 1 else name
    return AuditError(Words(f"配置文件 {where}：{words.zh}", f"{where}: {words.en}"))
