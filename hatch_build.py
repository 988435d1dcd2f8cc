"""Writes the grammar's parse tables while the package is built or installed for editing.

Making the tables from the grammar takes longer than auditing a notice, so it is done once, here,
and the wheel carries the result.
"""

import importlib
import importlib.util
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TablesHook(BuildHookInterface):  # type: ignore[misc,type-arg,unused-ignore]
    """Calls `grammar.tables.write()` before the files are collected."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Write `grammar/_tables.bin`; without a `grammar/tables.py` there is nothing to write."""
        sys.path.insert(0, self.root)
        try:
            if importlib.util.find_spec("grammar.tables") is None:
                self.app.display_warning("no grammar/tables.py: built without parse tables")
                return
            importlib.import_module("grammar.tables").write()
        finally:
            sys.path.remove(self.root)
