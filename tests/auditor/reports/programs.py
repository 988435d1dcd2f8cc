"""Programs that some tests need, and that not every machine has."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

_OFFICE = next((p for name in ("soffice", "libreoffice") if (p := shutil.which(name))), None)
needs_office = pytest.mark.skipif(
    _OFFICE is None, reason="needs LibreOffice, which is not installed here"
)


def converted(path: Path, form: str) -> Path:
    """Convert a document with LibreOffice, which knows nothing of ours.

    Args:
        path: the document.
        form: the extension to convert to.
    """
    assert _OFFICE is not None
    profile = path.parent / "profile"
    command = [_OFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    done = subprocess.run(
        [*command, "--convert-to", form, "--outdir", str(path.parent), str(path)],
        capture_output=True,
        text=True,
        env={**os.environ, "HOME": str(path.parent)},
        timeout=240,
        check=False,
    )
    result = path.with_suffix(f".{form.partition(':')[0]}")
    assert result.is_file(), done.stderr
    return result
