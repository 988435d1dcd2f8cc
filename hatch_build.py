"""Writes the grammar's tables while the package is built or installed for editing.

Making parse tables from the grammar, and programs from regular expressions, takes longer than
auditing a notice, so it is done once, here, and the wheel carries the result.
"""

import subprocess
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TablesHook(BuildHookInterface):  # type: ignore[misc,type-arg,unused-ignore]
    """Runs `auditor.prepared` before the files are collected."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Write `grammar/_tables.bin` and `grammar/_patterns.bin`.

        In a process of its own, whose patterns are those of the package alone.
        """
        subprocess.run([sys.executable, "-m", "auditor.prepared"], cwd=self.root, check=True)
