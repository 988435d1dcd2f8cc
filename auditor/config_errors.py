"""What is wrong with a configuration file: the key, the line, the nearest right one."""

from __future__ import annotations

import re
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from auditor.config_lines import Path, line_of
from auditor.errors import AuditError, suggestion
from rules._rule import Words

_EXPECTED = {
    "tuple_type": Words('应为列表，如 ["a", "b"]', 'has to be a list, such as ["a", "b"]'),
    "string_type": Words("应为文字，写在引号里", "has to be text, in quotes"),
    "model_type": Words("应为表", "has to be a table"),
    "int_type": Words("应为整数", "has to be a whole number"),
    "int_parsing": Words("应为整数", "has to be a whole number"),
    "int_from_float": Words("应为整数", "has to be a whole number"),
    "float_type": Words("应为数", "has to be a number"),
    "float_parsing": Words("应为数", "has to be a number"),
    "decimal_type": Words("应为数", "has to be a number"),
    "decimal_parsing": Words("应为数", "has to be a number"),
    "bool_type": Words("应为 true 或 false", "has to be true or false"),
    "bool_parsing": Words("应为 true 或 false", "has to be true or false"),
    "string_too_short": Words("不能为空", "must not be empty"),
    "date_type": Words("应为日期，如 2026-12-31", "has to be a date, such as 2026-12-31"),
    "date_from_datetime_parsing": Words(
        "应为日期，如 2026-12-31", "has to be a date, such as 2026-12-31"
    ),
    "too_short": Words("不能为空", "must not be empty"),
    "dict_type": Words("应为表", "has to be a table"),
    "string_pattern_mismatch": Words(
        "应为两个字以上的词，不含空格和标点",
        "has to be a word of two letters or more, without marks",
    ),
}
_PAIR = Words("至少列两个", "has to name at least two")
_QUOTED = re.compile(r"'([^']*)'")
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


def no_toml(error: Exception, name: str) -> AuditError:
    """What the standard reader says of a file that is no TOML, with the line where others stand."""
    line = _AT_LINE.search(str(error))
    where = f"{name}:{line[1]}" if line else name
    why = _AT_LINE.sub("", str(error)).strip()
    return AuditError(
        Words(f"配置文件 {where}：不是正确的 TOML：{why}", f"{where}: not valid TOML: {why}")
    )


class Text:
    """The text of a file, with what is needed to point into it.

    Args:
        text: the whole file.
        name: its name.
        prefix: the keys under which the configuration stands in it.
    """

    def __init__(self, text: str, name: str, prefix: tuple[str, ...]) -> None:
        self.text = text
        self.name = name
        self.prefix = prefix

    def trouble(self, words: Words, path: Path, value: str | None = None) -> AuditError:
        """A complaint with its place.

        Args:
            words: what is wrong.
            path: the keys that lead there.
            value: a word in the value that is meant, rather than the key.
        """
        where = self.place(path, value)
        return AuditError(Words(f"配置文件 {where}：{words.zh}", f"{where}: {words.en}"))

    def place(self, path: Path, value: str | None = None) -> str:
        """File and line of a key."""
        line = line_of(self.text, (*self.prefix, *path), value)
        return self.name if line is None else f"{self.name}:{line}"


def invalid(error: ValidationError, model: type[BaseModel], file: Text) -> AuditError:
    """The first complaint about a file, in words.

    Args:
        error: what pydantic says.
        model: the model of the whole file.
        file: its text.
    """
    first = min(error.errors(include_url=False), key=lambda one: one["type"] != "extra_forbidden")
    path = tuple(step for step in first["loc"] if step != "[key]")
    key = ".".join(str(part) for part in path)
    kind = first["type"]
    if kind == "extra_forbidden":
        return file.trouble(_unknown(path, key, model), path)
    if kind == "missing":
        return file.trouble(Words(f"缺少 {key}", f"{key} is missing"), path)
    if kind in ("literal_error", "enum"):
        known = _QUOTED.findall(first["ctx"]["expected"])
        value = str(first["input"])
        near = suggestion(value, known)
        listed = ", ".join(known)
        words = Words(
            f"{key} 不能是 {value}{near.zh}（可用：{listed}）",
            f"{key} cannot be {value}{near.en} (known: {listed})",
        )
    else:
        said = _EXPECTED.get(kind, Words(first["msg"], first["msg"]))
        if first.get("ctx", {}).get("min_length", 0) > 1:
            said = _PAIR
        words = Words(f"{key} {said.zh}", f"{key} {said.en}")
    return file.trouble(words, path)


def _unknown(path: Path, key: str, model: type[BaseModel]) -> Words:
    last = str(path[-1])
    near = suggestion(last, _known(path[:-1], model))
    if len(path) > 1 and path[-2] in ("severity", "options"):
        return Words(f"没有名为 {last} 的规则{near.zh}", f"there is no rule {last}{near.en}")
    return Words(f"不认识的键 {key}{near.zh}", f"unknown key {key}{near.en}")


def _known(path: Path, model: type[BaseModel]) -> list[str]:
    """The keys that a table knows."""
    for step in path:
        if isinstance(step, int):
            continue
        annotation = next(
            field.annotation
            for name, field in model.model_fields.items()
            if step == (field.alias or name)
        )
        model = _model_in(annotation)
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_in(annotation: Any) -> Any:
    """The model in `Model | None` or `tuple[Model, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in get_args(annotation):
        if (found := _model_in(part)) is not None:
            return found
    return None
