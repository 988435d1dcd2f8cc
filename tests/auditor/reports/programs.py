"""Programs that some tests need, and that not every machine has."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

IN_CI = "CI" in os.environ  # there all that tests need is installed, and nothing may be skipped
_OFFICE = next((p for name in ("soffice", "libreoffice") if (p := shutil.which(name))), None)
needs_office = pytest.mark.skipif(
    _OFFICE is None and not IN_CI, reason="needs LibreOffice, which is not installed here"
)


def converted(path: Path, form: str) -> Path:
    """Convert a document with LibreOffice, which knows nothing of ours.

    Args:
        path: the document.
        form: the extension to convert to.
    """
    (result,) = all_converted([path], form)
    return result


def all_converted(paths: Sequence[Path], form: str) -> list[Path]:
    """Convert documents of one folder with one start of LibreOffice."""
    folder = paths[0].parent
    office("--convert-to", form, "--outdir", str(folder), *map(str, paths), home=folder)
    results = [path.with_suffix(f".{form.partition(':')[0]}") for path in paths]
    assert all(result.is_file() for result in results)
    return results


def office(*arguments: str, home: Path) -> None:
    """Run LibreOffice with a profile of its own."""
    assert _OFFICE is not None, "LibreOffice is not installed"
    profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"
    subprocess.run(
        [_OFFICE, profile, "--headless", *arguments],
        capture_output=True,
        env={**os.environ, "HOME": str(home)},
        timeout=400,
        check=False,
    )
