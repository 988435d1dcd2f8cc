"""The two languages of the reports, and which of them a person reads."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Literal, TypeAlias

from rules._rule import Words

Language: TypeAlias = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def say(words: Words, language: Language) -> str:
    """The words in one language."""
    return words.zh if language == "zh" else words.en


def locale_language(environment: Mapping[str, str] | None = None) -> Language:
    """The language of the locale: `zh` where that is Chinese, else `en`.

    Args:
        environment: the environment variables to look at; the process's own by default.
    """
    if environment is None:
        environment = os.environ
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    if sys.platform == "win32":  # Windows says it in no variable
        import locale

        if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")):
            return "zh"
    return "en"


def tell(words: Words, language: Language) -> None:
    """Write one line to standard error; where nobody can read it, nothing is written.

    A path may hold anything: what could control the terminal is replaced.
    """
    with suppress(OSError, AttributeError, ValueError):
        line = "".join(c if c.isprintable() else "\ufffd" for c in say(words, language))
        print(f"auditor: {line}", file=sys.stderr)  # noqa: T201
