"""`auditor config`: what is in force, and where each value came from."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from auditor.arguments import output_format
from auditor.chosen import Chosen, chosen
from auditor.commands.page import Page, written
from auditor.configuration import PROJECT_FILE, Configuration, Override, load_for
from auditor.explained import options_of
from auditor.language import Language, say
from auditor.reports.columns import pad, safe, width
from auditor.reports.paint import Role
from auditor.settings import matching
from grammar.named_tuples import NamedTuple
from grammar.vocabulary import Vocabulary
from rules import RULES
from rules._rule import Rule, Words


class Value(NamedTuple):
    """A value that is in force.

    Attributes:
        key: as in the file.
        value: as JSON can carry it.
        origin: file and line; None for a default.
    """

    key: str
    value: Any
    origin: str | None


_DEFAULT = Words("默认", "default")
_LOCALE = Words("默认，随系统", "default, from the locale")
_NO_FILE = Words("没有配置文件，全部取默认值", "no configuration file: all values are defaults")
_FILE = Words("配置文件：", "configuration: ")


def run(options: Namespace, language: Language) -> int:
    """Show the configuration, or its schema.

    Returns:
        0.

    Raises:
        AuditError: the configuration cannot be read, or says what is not known.
    """
    form = output_format(options.format)
    configuration = load_for(options.config, () if options.path is None else (options.path,))
    with_rules = chosen(RULES, configuration)
    if options.schema:
        from auditor.config_model import schema

        written(json.dumps(schema(with_rules.rules), ensure_ascii=False, indent=2) + "\n")
        return 0
    language = configuration.language(options.lang, language)
    values = list(in_force(with_rules, options.path, language))
    if form == "json":
        from auditor.reports.json import envelope

        written(
            envelope(
                file=configuration.file,
                path=options.path,
                values=[value._asdict() for value in values],
            )
        )
    else:
        lines = _text(configuration, values, Page.of_terminal(language))
        written("".join(f"{line}\n" for line in lines))
    return 0


def in_force(with_rules: Chosen, path: str | None, language: Language) -> Iterator[Value]:
    """Every value, in the order in which the file is described.

    Args:
        with_rules: the settings of a run.
        path: a document whose overrides are wanted, or None.
        language: the one in which messages are written.
    """
    configuration = with_rules.configuration
    find = _Origins(configuration)
    selected = configuration.select
    yield Value("select", ["*"] if selected is None else list(selected), find("select"))
    yield Value("ignore", list(configuration.ignore), find("ignore"))
    yield Value("fail_on", configuration.fail_on, find("fail_on"))
    yield Value("lang", language, find("lang"))
    yield Value("baseline", configuration.baseline, find("baseline"))
    yield Value("plugins", list(configuration.plugins), find("plugins"))
    yield from _vocabulary(configuration.vocabulary, find)
    those = () if path is None else tuple(with_rules.overrides(path))
    applying = [(n, one) for n, one in enumerate(configuration.overrides) if one in those]
    for index, one in enumerate(configuration.overrides):
        yield Value(f"override.{index}.paths", list(one.paths), find("override", index, "paths"))
    prefixes: list[tuple[str | int, ...]] = [(), *(("override", index) for index, _ in applying)]
    settings = with_rules.everywhere if path is None else with_rules.settings(path)
    running = {rule.name for rule in settings.rules}
    for rule in with_rules.rules:
        if rule.name not in running:
            origin = find(*_leaving_out(rule, with_rules, applying))
            yield Value(f"severity.{rule.name}", "off", origin)
            continue
        origin = find.last([(*prefix, "severity", rule.name) for prefix in prefixes])
        yield Value(f"severity.{rule.name}", settings.severity(rule).value, origin)
        yield from _options(rule, settings.options.get(rule.name, rule.options), prefixes, find)


def _leaving_out(
    rule: Rule[Any], with_rules: Chosen, applying: list[tuple[int, Override]]
) -> tuple[str | int, ...]:
    """The key that leaves out a rule: one for the whole run comes before the overrides."""
    names = [one.name for one in with_rules.rules]
    if rule.name in matching(with_rules.configuration.ignore, names):
        return ("ignore",)
    for index, one in reversed(applying):
        if rule.name in matching(one.ignore, names):
            return ("override", index, "ignore")
    return ("select",)


def _vocabulary(known: Vocabulary, find: _Origins) -> Iterator[Value]:
    for table, words in (("statuses", known.statuses), ("nouns", known.nouns)):
        whole = find("vocabulary", table)
        for word, meaning in words:  # in half width, which its key may not be
            origin = find("vocabulary", table, word) or whole
            yield Value(f"vocabulary.{table}.{word}", meaning.value, origin)
    for index, group in enumerate(known.names):
        yield Value(f"vocabulary.names.{index}", list(group), find("vocabulary", "names", index))


def _options(
    rule: Rule[Any], now: Any, prefixes: list[tuple[str | int, ...]], find: _Origins
) -> Iterator[Value]:
    for option in options_of(rule):
        paths = [(*prefix, "options", rule.name, option.name) for prefix in prefixes]
        value = getattr(now, option.name)
        shown = value if isinstance(value, (int, float, str, bool, type(None))) else _plain(value)
        yield Value(f"options.{rule.name}.{option.name}", shown, find.last(paths))


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else str(value)


class _Origins:
    """Where in the file a key stands."""

    def __init__(self, configuration: Configuration) -> None:
        self._file = configuration.file
        self._text = "" if self._file is None else Path(self._file).read_text("utf-8-sig")
        project = Path(self._file or "").name == PROJECT_FILE
        self._prefix = ("tool", "auditor") if project else ()

    def __call__(self, *path: str | int) -> str | None:
        from auditor.config_lines import holds, line_of

        whole = (*self._prefix, *path)
        if self._file is None or not holds(self._text, whole):
            return None
        return f"{self._file}:{line_of(self._text, whole)}"

    def last(self, paths: list[tuple[str | int, ...]]) -> str | None:
        """The place of the last of some keys that is there: it is the one that wins."""
        return next((place for path in reversed(paths) if (place := self(*path))), None)


def _text(configuration: Configuration, values: list[Value], page: Page) -> Iterator[str]:
    language = page.language
    if configuration.file is None:
        yield say(_NO_FILE, language)
    else:
        yield say(_FILE, language) + safe(configuration.file)
    yield ""
    shown = [(value.key, safe(_told(value.value)), _from(value, language)) for value in values]
    keys = max(width(key) for key, _, _ in shown)
    middle = min(30, max(width(text) for _, text, _ in shown))
    for key, text, origin in shown:
        role = Role.GUTTER if origin in (_DEFAULT.zh, _DEFAULT.en) else Role.STRONG
        yield f"{pad(key, keys)}  {pad(text, middle)}  {page.paint(role, safe(origin))}"


def _told(value: Any) -> str:
    if value is None or value == []:
        return "-"
    return ", ".join(str(one) for one in value) if isinstance(value, list) else str(value)


def _from(value: Value, language: Language) -> str:
    if value.origin is not None:
        return value.origin
    return say(_LOCALE if value.key == "lang" else _DEFAULT, language)
