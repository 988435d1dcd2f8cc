"""The `auditor` command: arguments and exit status, nothing else."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress

from auditor.arguments import one_of, parser
from auditor.errors import AuditError, failure
from auditor.language import LANGUAGES, Language, locale_language, tell
from rules._rule import Words

FAILED = 2
INTERRUPTED = 130  # as shells report a program that was stopped with Ctrl-C


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: what follows the program's name; the process's own by default.

    Returns:
        The exit status: 0, 1 where findings reach `--fail-on`, 2 where the run could not be done.
    """
    words = sys.argv[1:] if arguments is None else list(arguments)
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):  # a character the terminal cannot show
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    language = _asked_language(words) or locale_language()
    try:
        options = parser(language, words).parse_args(words)
        if getattr(options, "format", "text") != "text":  # what programs read is UTF-8 everywhere
            with suppress(AttributeError, ValueError):
                sys.stdout.reconfigure(  # type: ignore[union-attr]
                    encoding="utf-8", errors="backslashreplace"
                )
        if options.lang is not None:
            one_of("--lang", options.lang, LANGUAGES)
        return _run(options, language)
    except AuditError as trouble:
        tell(trouble.words, language)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return FAILED
    except Exception as error:  # noqa: BLE001 - a bug is told in a line, too
        tell(
            Words(
                f"程序内部错误（{failure(error)}）。这是程序的缺陷，请报告",
                f"internal error ({failure(error)}); this is a bug, please report it",
            ),
            language,
        )
    return FAILED


def _run(options: Namespace, language: Language) -> int:
    """Load the one command that is asked for, and run it."""
    match options.command:
        case "check":
            from auditor.commands.check import run
        case "rules":
            from auditor.commands.rules import run
        case "explain":
            from auditor.commands.explain import run
        case "outline":
            from auditor.commands.outline import run
        case "claims":
            from auditor.commands.claims import run
        case "baseline":
            from auditor.commands.baseline import run
        case "lsp":
            from auditor.commands.lsp import run
        case "diff":
            from auditor.commands.diff import run
        case "config":
            from auditor.commands.config import run
        case _:
            from auditor.commands.timeline import run
    return run(options, language)


def _asked_language(words: Sequence[str]) -> Language | None:
    """What `--lang` says, before the rest of the command line is known to be right."""
    for index, word in enumerate(words):
        value = word.removeprefix("--lang=") if word.startswith("--lang=") else ""
        if word == "--lang" and index + 1 < len(words):
            value = words[index + 1]
        for language in LANGUAGES:
            if value == language:
                return language
    return None


if __name__ == "__main__":
    sys.exit(main())
