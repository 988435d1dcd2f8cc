"""How wide a page of text is."""

from __future__ import annotations

import shutil
import sys

COLUMNS = 80  # where no terminal says otherwise
_WIDEST = 120  # a longer line is hard to follow


def page_columns() -> int:
    """The columns of the terminal within reason; 80 where the text goes elsewhere."""
    if sys.stdout is None or not sys.stdout.isatty():
        return COLUMNS
    return max(40, min(_WIDEST, shutil.get_terminal_size((COLUMNS, 24)).columns))
