"""The comment for a pull request."""

from __future__ import annotations

from html import unescape

import pytest
from markdown_it import MarkdownIt

from auditor.engine import audit
from auditor.report import Report
from auditor.reports.markdown import LONGEST, escaped
from auditor.settings import Settings
from grammar.source import Source
from rules._rule import Severity
from tests.auditor.fakes import finder, settings
from tests.auditor.machine import flawed, missing, written

HOSTILE = [
    "<script>alert(1)</script>",
    '"onerror=alert(1)',
    "@someone #12 !3 ~x~ $x$",
    "[a](http://b.example) www.b.example https://b.example",
    "`a` **b** __c__ | d | \\",
    "# a",
    "- a",
    "1. a",
    "&lt;b&gt;",
]


def of(text: str, rules: Settings | None = None) -> Report:
    return audit(Source(text, "a.txt"), rules or settings(finder("count-mismatch", "12个")))


def test_the_whole_comment() -> None:
    """A heading, what it comes to, each finding with both places in their lines."""
    assert written("markdown", flawed(), missing()) == (
        "### drafts/a.txt\n\n"
        "❌ **1** error\n\n<sub>contradicted 1 · uncertain 0 · unassessed 1</sub>\n\n"
    ).replace("contradicted 1 · uncertain 0 · unassessed 1", "contradicted 2") + (
        "- ❌ **en differs** `count-mismatch`\n"
        "  - line 2: 𠮷水县针对12个问题，细化成<b>41项具体问题</b>。\n"
        "  - line 2: 𠮷水县针对<b>12个问题</b>，细化成41项具体问题。 — en here\n"
        "### b.txt\n\nNot audited: cannot be read\n\n"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_words_of_a_notice_stay_words(text: str) -> None:
    """No markup, no link, no mention comes from them."""
    shown = escaped(text)
    assert unescape(shown) == " ".join(text.split())
    tokens = MarkdownIt("commonmark", {"html": True}).parse(shown)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == " ".join(text.split())
    assert "@" not in shown
    assert "://" not in shown


def test_findings_beyond_what_a_comment_holds_are_counted() -> None:
    """Forges refuse a longer one."""
    report = of("共12个。\n" * 3000)
    comment = written("markdown", report)
    assert len(comment) < LONGEST + 200
    shown = comment.count("`count-mismatch`")
    assert f"{3000 - shown} more findings do not fit" in comment


def test_a_document_without_findings_says_so() -> None:
    """And one that is no notice, too."""
    comment = written("markdown", of("白日依山尽。\n", settings(finder("a", "x", Severity.NOTE))))
    assert "No contradictions were found." in comment
    assert "This does not read as a notice" in comment
