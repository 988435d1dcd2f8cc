"""Audits rectification notices: command line, readers, engine, reports.

    import auditor
    report = auditor.audit(text)          # or auditor.audit_file("draft.txt")
    report.findings, report.claims

Importing this package costs next to nothing; what an audit needs is loaded by the first audit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

    from auditor.schema import Document

__all__ = ["__version__", "audit", "audit_file"]

__version__ = "0.1.0"


def audit(text: str) -> Document:
    """Audit the text of a notice with all rules at their defaults.

    Args:
        text: the notice; offsets in the answer count its code points.

    Returns:
        What was found, typed and frozen; `model_dump(mode="json")` is one entry of `documents`
        in the JSON report.
    """
    from auditor.api import audit_text

    return audit_text(text)


def audit_file(path: str | os.PathLike[str]) -> Document:
    """Audit a file with all rules at their defaults.

    Args:
        path: a text or Markdown file.

    Returns:
        What was found, as for `audit`.

    Raises:
        auditor.errors.AuditError: the file cannot be read, or is of a kind that is not read.
    """
    from auditor.api import audit_path

    return audit_path(path)
