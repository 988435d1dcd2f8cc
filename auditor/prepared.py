"""`python -m auditor.prepared`: make beforehand what would make the command start slowly.

The parse tables of the grammar and the programs of all regular expressions go into files beside
`grammar/tables.py` and `grammar/patterns.py`. Neither is ever needed: what is missing or does not
fit is made anew at the start of the command.
"""

from __future__ import annotations

# imported for the patterns that the modules hold
from auditor import arguments, engine, fingerprints, settings
from auditor.commands import check
from auditor.reports import text as text_report
from grammar import patterns, tables
from grammar.source import Source

_HOLDERS = (arguments, check, fingerprints, text_report)
_NOTICE = "关于整改情况的通报\n一、甲\n（一）乙2个丙，《丁》（戊发〔2024〕1号）。\n"


def write() -> None:
    """Write both tables."""
    tables.write()
    # the lexers make their patterns when they first read something
    engine.audit(
        Source("关于整改情况的通报\n一、甲\n（一）乙2个丙，《丁》（戊发〔2024〕1号）。\n"),
        settings.defaults(),
    )
    patterns.write()


if __name__ == "__main__":
    write()
