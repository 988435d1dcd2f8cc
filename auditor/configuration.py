"""What stands in a configuration file, and where the nearest one is.

The file is only looked for here; what checks it (and needs pydantic) is loaded when there is one.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from auditor.errors import AuditError, system_reason
from auditor.language import Language
from auditor.readers.files import STANDARD_INPUT
from grammar.named_tuples import NamedTuple
from grammar.vocabulary import USUAL, Vocabulary
from rules._rule import AnyOptions, Rule, Severity, Words

OWN_FILE = "auditor.toml"
PROJECT_FILE = "pyproject.toml"
_TABLE = "tool.auditor"


class Override(NamedTuple):
    """Other settings for some files.

    Attributes:
        paths: patterns of paths from the configuration's folder; `*` also stands for `/`.
        ignore: names of rules to leave out there, too.
        severities: severities by rule name.
        options: options by rule name, complete.
    """

    paths: tuple[str, ...]
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = MappingProxyType({})
    options: Mapping[str, AnyOptions] = MappingProxyType({})


class Configuration(NamedTuple):
    """What a configuration file can say, checked.

    Attributes:
        select: names of rules to run; None for all.
        ignore: names of rules to leave out.
        fail_on: the severity from which on the exit status is 1, or `never`.
        lang: language of messages; None for the locale's.
        severities: severities by rule name.
        options: options by rule name.
        baseline: the path of a baseline, or None.
        vocabulary: words that notices are read with, besides those that are known.
        plugins: names of the entry points whose rules are run, too.
        own_rules: those rules.
        overrides: other settings for some files, later ones over earlier ones.
        file: the file that says so; None where there is none.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    lang: Language | None = None
    severities: Mapping[str, Severity] = MappingProxyType({})
    options: Mapping[str, AnyOptions] = MappingProxyType({})
    baseline: str | None = None
    vocabulary: Vocabulary = USUAL
    plugins: tuple[str, ...] = ()
    own_rules: tuple[Rule[Any], ...] = ()
    overrides: tuple[Override, ...] = ()
    file: str | None = None

    def language(self, asked: str | None, other: Language) -> Language:
        """The language of messages.

        Args:
            asked: what the command line names; None where it names none.
            other: the language where this file has no say.
        """
        return other if asked is not None or self.lang is None else self.lang


def load(path: str | None, start: Path | None = None) -> Configuration:
    """The configuration of a run.

    Args:
        path: the file that was named; None looks for the nearest one.
        start: the folder to look from, upwards; the current one by default.

    Raises:
        AuditError: the file cannot be read, is no TOML, or says what is not known.
    """
    if path is not None:
        text = _text(Path(path))
    else:
        found = _nearest(start)
        if found is None:
            return Configuration()
        path, text = str(found[0]), found[1]
    from auditor.config import parse

    return parse(text, path, project=Path(path).name == PROJECT_FILE)


def load_for(path: str | None, documents: Iterable[str]) -> Configuration:
    """The configuration of a run over some documents.

    Args:
        path: the file that was named; None looks for the one nearest to the folder that holds all
            documents, and where there is none, for the one nearest to the current folder.
        documents: files and folders, as on the command line.

    Raises:
        AuditError: as `load` does.
    """
    if path is None and (folder := _holding(documents)) is not None:
        near = load(None, folder)
        if near.file is not None:
            return near
    return load(path)


def _holding(documents: Iterable[str]) -> Path | None:
    """The folder that holds all documents, itself one of them perhaps; None where none does."""
    named = [one for one in documents if one != STANDARD_INPUT]
    try:
        common = Path(os.path.commonpath([os.path.abspath(one) for one in named]))  # noqa: PTH100
        return common if common.is_dir() else common.parent
    except (OSError, ValueError):  # none at all, on two drives, or no current folder
        return None


def _nearest(start: Path | None) -> tuple[Path, str] | None:
    try:
        start = start or Path.cwd()
    except OSError:  # the current folder is gone: nothing is near
        return None
    for folder in (start, *start.parents):
        own = folder / OWN_FILE
        if _is_file(own):
            return own, _text(own)
        project = folder / PROJECT_FILE
        # reading TOML is slow; most projects say nothing to this program
        if _is_file(project) and _TABLE in (text := _text(project)):
            return project, text
    return None


def _is_file(path: Path) -> bool:
    """Whether there is such a file, as far as that may be known."""
    try:
        return path.is_file()
    except OSError:
        return False


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        why = system_reason(error)
    except ValueError:
        why = Words("不是 UTF-8 文本", "it is no UTF-8 text")
    raise AuditError(
        Words(f"配置文件 {path}：无法读取：{why.zh}", f"{path}: cannot be read: {why.en}")
    )
