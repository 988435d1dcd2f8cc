"""What each document of a run is audited with: the command line over the configuration file."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Any

from auditor.configuration import Configuration, Override
from auditor.settings import Settings, choose, matching
from grammar.named_tuples import NamedTuple
from rules._rule import Rule


class Chosen(NamedTuple):
    """The settings of a run.

    Attributes:
        rules: all rules there are.
        configuration: what the file says.
        everywhere: what holds for documents that no override is for.
    """

    rules: tuple[Rule[Any], ...]
    configuration: Configuration
    everywhere: Settings

    def settings(self, path: str) -> Settings:
        """What one document is audited with.

        Args:
            path: as it was given on the command line.
        """
        overrides = list(self.overrides(path))
        if not overrides:
            return self.everywhere
        names = [rule.name for rule in self.rules]
        ignored = matching((name for one in overrides for name in one.ignore), names)
        kept = tuple(rule for rule in self.everywhere.rules if rule.name not in ignored)
        severities = dict(self.everywhere.severities)
        options = dict(self.everywhere.options)
        for one in overrides:
            severities |= one.severities
            options |= one.options
        return self.everywhere._replace(
            rules=kept,
            left_out=len(kept) < len(self.rules),
            severities=severities,
            options=options,
        )

    def overrides(self, path: str) -> Iterable[Override]:
        """The overrides that are for a document, in the order of the file."""
        if not self.configuration.overrides:
            return
        from fnmatch import fnmatchcase

        below = relative(path, self.configuration.file or "")
        for one in self.configuration.overrides:
            if any(fnmatchcase(below, pattern) for pattern in one.paths):
                yield one


def chosen(
    rules: tuple[Rule[Any], ...],
    configuration: Configuration,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
) -> Chosen:
    """What a run is done with.

    Args:
        rules: the rules of this program.
        configuration: what the file says.
        select: names of rules from the command line, which the file's give way to, or None.
        ignore: the same.

    Raises:
        AuditError: a name that no rule has, or no rule that is left.
    """
    everything = (*rules, *configuration.own_rules)
    run = choose(
        everything,
        configuration.select if select is None else select,
        configuration.ignore if ignore is None else ignore,
    )
    left_out = len(run) < len(everything)
    settings = Settings(
        run,
        left_out,
        configuration.severities,
        configuration.options,
        configuration.vocabulary,
    )
    return Chosen(everything, configuration, settings)


def relative(path: str, file: str, flavour: type[PurePath] = PurePath) -> str:
    """A document's path from the folder of a file, with forward slashes.

    Args:
        path: as it was given on the command line.
        file: a file that names documents, such as a configuration or a baseline.
        flavour: how paths are written on this system.
    """
    folder = Path(file).parent
    try:
        return flavour(os.path.relpath(path, folder)).as_posix()
    except (OSError, ValueError):  # another drive, or no current folder
        return flavour(path).as_posix()
