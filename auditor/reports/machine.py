"""What the reports for other programs share: names of files, messages in two languages, JSON."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from urllib.parse import quote

from auditor.language import Language, say
from auditor.report import Place, Report, ReportedFinding
from auditor.reports.findable import placed
from grammar.named_tuples import NamedTuple
from rules._rule import Severity, Words

_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LEVELS = list(Severity)


class Found(NamedTuple):
    """A finding with the document in which it stands."""

    report: Report
    finding: ReportedFinding

    @property
    def path(self) -> str:
        """The document's path, as repositories write it."""
        return posix(self.report.source.name)


def posix(name: str, flavour: type[PurePath] = PurePath, folder: str | None = None) -> str:
    r"""A path with forward slashes, from the current folder where it lies below that.

    Args:
        name: as it was given on the command line.
        flavour: how paths are written on this system.
        folder: the current folder; the process's own by default.

    Returns:
        `drafts/a.txt` for `drafts/a.txt`, `./drafts/a.txt` and, on Windows, `drafts\a.txt`.
    """
    path = flavour(name)
    if path.is_absolute():
        try:
            path = path.relative_to(os.getcwd() if folder is None else folder)  # noqa: PTH109
        except (OSError, ValueError):
            return path.as_posix()
    return path.as_posix()


def uri(path: str) -> str:
    """A path of `posix` as a reference in a URI; an absolute one names the whole file."""
    encoded = quote(path.encode("utf-8", "surrogateescape"), safe="/")
    if re.match("[A-Za-z]:/", path):
        return f"file:///{path[0]}:{quote(path[2:].encode('utf-8', 'surrogateescape'))}"
    return f"file://{encoded}" if path.startswith("/") else encoded


def both(words: Words, language: Language) -> str:
    """A message in both languages, one line each, the wanted one first."""
    first, second = (words.zh, words.en) if language == "zh" else (words.en, words.zh)
    return first if first == second else f"{first}\n{second}"


def told(finding: ReportedFinding, language: Language) -> str:
    """A finding's message in both languages; in a Word file or a PDF with paragraph or page."""
    return both(placed(finding.message, finding.primary), language)


def others(finding: ReportedFinding, language: Language) -> Iterator[tuple[Place, str]]:
    """The other places of a finding, each with its label in both languages and one line."""
    for place, label in finding.related:
        yield place, one_line(placed(label, place, finding.primary), language)


def one_line(words: Words, language: Language) -> str:
    """A message in both languages in one line."""
    return in_one_line(both(words, language))


def in_one_line(lines: str) -> str:
    """Lines of a message as one."""
    return " / ".join(" ".join(part.split()) for part in lines.split("\n"))


def said(words: Words, language: Language) -> str:
    """A message in one language and one line."""
    return " ".join(say(words, language).split())


def ranked(found: list[Found]) -> list[Found]:
    """The findings, the gravest first, else in the order in which they were found."""
    return sorted(found, key=lambda one: _LEVELS.index(one.finding.severity))


def where(place: Place) -> str:
    """Line and column of a place: 5:22."""
    return f"{place.at.line}:{place.at.column}"


def dumps(value: object, indent: int | None = 1) -> str:
    """JSON in ASCII alone, so that no locale and no code page changes a byte of it."""
    return json.dumps(value, ensure_ascii=True, indent=indent)


def array(opening: str, items: Iterable[object], closing: str) -> Iterator[str]:
    """A JSON text that ends in a list, piece by piece, an item a line.

    Args:
        opening: the text up to and with the bracket that opens the list.
        items: what is listed; each is taken when its turn comes.
        closing: the text from the bracket that closes it.
    """
    yield opening
    comma = ""
    for item in items:
        yield f"{comma}\n{dumps(item, None)}"
        comma = ","
    yield f"\n{closing}\n"


def printable(text: str) -> str:
    """The text without characters that XML does not know."""
    return _NO_XML.sub("\ufffd", text)
