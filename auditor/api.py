"""The Python interface: from a text or a file to the public document model."""

from __future__ import annotations

import os

from auditor.engine import audit
from auditor.readers.files import read
from auditor.reports.json import document
from auditor.schema import Document
from auditor.settings import defaults
from grammar.source import Source


def audit_text(text: str) -> Document:
    """Audit a text with all rules at their defaults."""
    return _audited(Source(text))


def audit_path(path: str | os.PathLike[str]) -> Document:
    """Audit a file with all rules at their defaults.

    Raises:
        AuditError: the file cannot be read, or is of a kind that is not read.
    """
    return _audited(read(os.fspath(path)))


def _audited(source: Source) -> Document:
    return Document.model_validate(document(audit(source, defaults())))
