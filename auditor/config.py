"""Checks a configuration file; loaded only when there is one.

    select = ["count-*", "date-order"]
    ignore = ["term-drift"]
    fail_on = "warning"
    lang = "zh"
    baseline = "auditor-baseline.json"
    plugins = ["our-office"]

    [severity]
    early-action = "warning"

    [options.missing-status]
    items = 4

    [vocabulary]
    names = [["鑫源建设有限公司", "新源建设有限公司"]]
    statuses = {"清零" = "completed"}
    nouns = {"堵点" = "problem"}

    [[override]]
    paths = ["2021/*", "drafts/old-*.txt"]
    ignore = ["word-choice"]
    severity.date-order = "warning"

In `pyproject.toml` the same stands under `[tool.auditor]` and `[[tool.auditor.override]]`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from auditor import plugins
from auditor.config_errors import Text, invalid, no_toml
from auditor.config_model import file_model
from auditor.configuration import Configuration, Override
from auditor.errors import AuditError
from auditor.settings import matching
from grammar.vocabulary import USUAL, Vocabulary
from rules import RULES
from rules._rule import AnyOptions, Rule, Severity


def parse(text: str, name: str, *, project: bool) -> Configuration:
    """Read a configuration.

    Args:
        text: the file's text.
        name: its name, for messages; what it names itself is looked for beside it.
        project: whether it is a `pyproject.toml`, in which only `[tool.auditor]` counts.

    Raises:
        AuditError: it is no TOML, or says what is not known.
    """
    content = _content(text, name)
    file = Text(text, name, ("tool", "auditor") if project else ())
    for key in file.prefix:
        content = content.get(key, {})
    rules = (*RULES, *_own_rules(content, file))
    model = file_model(rules)
    try:
        checked = model.model_validate(content)
    except ValidationError as error:
        raise invalid(error, model, file) from None
    return _Reader(rules, file).configuration(checked)


def _content(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise no_toml(error, name) from None


def _own_rules(content: Mapping[str, Any], file: Text) -> tuple[Rule[Any], ...]:
    """The rules of the packages that are named; a value of a wrong form is told later."""
    names = content.get("plugins", ())
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return ()
    try:
        return plugins.load(names, RULES)
    except AuditError as trouble:
        raise file.trouble(trouble.words, ("plugins",)) from None


class _Reader:
    """From the checked file to what it says."""

    def __init__(self, rules: tuple[Rule[Any], ...], file: Text) -> None:
        self._rules = {rule.name: rule for rule in rules}
        self._file = file
        self._folder = Path(file.name).parent

    def configuration(self, checked: Any) -> Configuration:
        self._patterns(checked.select or (), ("select",))
        self._patterns(checked.ignore, ("ignore",))
        options = _given(checked.options)
        baseline = checked.baseline
        return Configuration(
            select=checked.select,
            ignore=checked.ignore,
            fail_on=checked.fail_on,
            lang=checked.lang,
            severities=_severities(checked.severity),
            options=self._options(options, {}),
            baseline=None if baseline is None else str(self._folder / baseline),
            vocabulary=_vocabulary(checked.vocabulary),
            plugins=checked.plugins,
            own_rules=tuple(self._rules.values())[len(RULES) :],
            overrides=tuple(
                self._override(one, index, options) for index, one in enumerate(checked.override)
            ),
            file=self._file.name,
        )

    def _override(
        self, checked: Any, index: int, options: Mapping[str, Mapping[str, Any]]
    ) -> Override:
        self._patterns(checked.ignore, ("override", index, "ignore"))
        return Override(
            paths=checked.paths,
            ignore=checked.ignore,
            severities=_severities(checked.severity),
            options=self._options(_given(checked.options), options),
        )

    def _patterns(self, patterns: Sequence[str], path: tuple[str | int, ...]) -> None:
        for index, pattern in enumerate(patterns):
            try:
                matching([pattern], list(self._rules))
            except AuditError as trouble:
                raise self._file.trouble(trouble.words, (*path, index), pattern) from None

    def _options(
        self,
        given: Mapping[str, Mapping[str, Any]],
        under: Mapping[str, Mapping[str, Any]],
    ) -> dict[str, AnyOptions]:
        """Options with the values of the file in the place of the defaults."""
        return {
            name: self._rules[name].options._replace(**{**under.get(name, {}), **values})
            for name, values in given.items()
        }


def _given(model: BaseModel | None) -> dict[str, dict[str, Any]]:
    """What a table of options says, by rule."""
    if model is None:
        return {}
    return {
        str(field.alias): {key: getattr(one, key) for key in one.model_fields_set}
        for name, field in type(model).model_fields.items()
        if (one := getattr(model, name)) is not None
    }


def _vocabulary(checked: Any) -> Vocabulary:
    if checked is None:
        return USUAL
    return Vocabulary.of(checked.statuses, checked.nouns, checked.names)


def _severities(model: BaseModel | None) -> dict[str, Severity]:
    if model is None:
        return {}
    return {
        str(field.alias): Severity(value)
        for name, field in type(model).model_fields.items()
        if (value := getattr(model, name)) is not None
    }
