"""The reports for other programs by the name of their format, each loaded when it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from auditor.report import Report
from auditor.reports.wanted import Wanted

Renderer: TypeAlias = Callable[[Iterable[Report], Wanted], Iterator[str]]


def renderer(form: str) -> Renderer | None:
    """What writes a format; None for the formats that need more than this to be written."""
    match form:
        case "sarif":
            from auditor.reports.sarif import render
        case "junit":
            from auditor.reports.junit import render
        case "github":
            from auditor.reports.github import render
        case "gitlab":
            from auditor.reports.gitlab import render
        case "rdjson":
            from auditor.reports.rdjson import render
        case "html":
            from auditor.reports.html import render
        case "markdown":
            from auditor.reports.markdown import render
        case _:
            return None
    return render
