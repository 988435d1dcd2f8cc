"""Messages in Chinese are set as Chinese is: with full-width marks beside Chinese characters."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.shared import ROOT

MODULES = sorted(
    str(path.relative_to(ROOT))
    for folder in ("rules", "auditor")
    for path in (ROOT / folder).rglob("*.py")
)
# GB/T 15834—2011, 5.1: marks in Chinese text take the room of a character
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff”》][,:;?!()]|[,:;?!(][\u4e00-\u9fff“《]")


def chinese(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """What is written in the source as the Chinese half of a message, without what is filled in."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Words":
            for part in (part for argument in node.args[:1] for part in ast.walk(argument)):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.lineno, part.value


def test_there_are_messages() -> None:
    """The walk finds them."""
    tree = ast.parse('Words("甲,乙" if one else f"丙{two}:丁", "one")')
    assert [text for _, text in chinese(tree)] == ["甲,乙", "丙", ":丁"]


@pytest.mark.parametrize("module", MODULES)
def test_marks_are_full_width(module: str) -> None:
    """No comma of the keyboard's other half."""
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    assert [(line, text) for line, text in chinese(tree) if HALF_WIDTH.search(text)] == []
