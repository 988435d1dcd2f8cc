"""Names found by their kinds are those that one expression for all of it finds."""

from __future__ import annotations

import re
from random import Random

import pytest

from grammar.names_by_kind import named

SIGNS = "有限公司中心村水库民甲乙，\n a"


@pytest.mark.parametrize(
    ("kinds", "fewest", "most"),
    [("有限公司|公司|司中|中心|心", 2, 5), ("村|水库|库村", 2, 2), ("(?:村|心)(?!民)", 1, 3)],
)
def test_names_are_those_of_one_expression(kinds: str, fewest: int, most: int) -> None:
    """However names and kinds overlap."""
    whole = re.compile(rf"([\u4e00-\u9fff]{{{fewest},{most}}}?)(?:{kinds})")
    random = Random(kinds)
    for _ in range(2_000):
        text = "".join(random.choices(SIGNS, k=random.randint(0, 30)))
        wanted = [(one.start(), one.end(1), one.end()) for one in whole.finditer(text)]
        assert list(named(text, re.compile(kinds), fewest, most)) == wanted
