"""Where the labelled notices are that some checkouts have beside them.

They are real notices with their defects marked, and no part of this project. A test that reads them
takes the `shared` fixture, or `@needs_shared` where it lists them while tests are collected.
"""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NOTICES = ROOT.parent / "shared" / "notices"
WHY_SKIPPED = "needs the labelled notices in ../shared/notices beside this checkout"

needs_shared = pytest.mark.skipif(not NOTICES.is_dir(), reason=WHY_SKIPPED)


def shared_notices(pattern: str = "*.txt") -> list[Path]:
    """Return the labelled notices that match, in order; an empty list where there are none."""
    return sorted(NOTICES.glob(pattern))
