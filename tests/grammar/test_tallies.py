"""Wholes split up by how far things are: their sums, and the rates of what is done."""

import pytest

import auditor
from tests.grammar.figures import bad_news

SPLIT = (
    "截至3月底，12个问题已完成整改9个，其余3个正在推进。",
    "截至3月底，12个问题已完成整改9个。\n其余3个正在推进。",
    "目前，12个问题中，完成整改4个，完成整改并长期坚持5个，正在推进3个。",
    "12个问题已完成整改9个。",
)


def rates(text: str) -> list[str]:
    return [
        str(f.facts["claimed"]) for f in auditor.audit(text).findings if f.rule == "ratio-mismatch"
    ]


@pytest.mark.parametrize("split", SPLIT)
@pytest.mark.parametrize("name", ["整改完成率", "总体完成率达到", "问题整改率为"])
def test_rates_behind_a_tally(split: str, name: str) -> None:
    """A rate of what is done, in a sentence of its own, is that of the tally before it."""
    assert bad_news(f"{split}{name}75%。") == []
    assert rates(f"{split}{name}76%。") == ["76"]
    assert rates(f"{split}\n{name}85%。") == ["85"]


def test_rates_of_all_that_is_done() -> None:
    """What is all done has the rate 100."""
    assert bad_news("12个问题已全部完成整改，完成率100%。") == []
    assert rates("12个问题已全部完成整改，完成率91.7%。") == ["91.7"]


@pytest.mark.parametrize(
    "behind",
    [
        "集中整改期间整改完成率90%。",
        "30条措施完成率90%。",
        "整改措施40条，已完成36条，完成率90%。",
        "群众满意率98%。",
        "整改完成率达70%以上。",
        "整改完成率66.7%（不含1个长期坚持的问题）。",
        "召开会议5次，完成率90%。",
        "按期办结率90%。",
    ],
)
def test_rates_of_something_else(behind: str) -> None:
    """A rate of other things, of another day or with something left out stays unbound."""
    for split in SPLIT:
        assert rates(f"{split}{behind}") == []


@pytest.mark.parametrize(
    "text",
    [
        "12个问题已完成整改9个，基本完成1个，正在推进2个，完成率83.3%。",
        "12个问题，应于年内完成的10个已完成9个，完成率90%。",
        "12个问题已完成9个，其中按期完成8个，按期完成率88.9%，其余3个正在推进。",
        "8个问题已完成整改5个，基本完成2个。其余1个正在推进。",
        "8个问题已完成整改5个，正在推进2个。另有1个长期坚持。",
        "8个问题已完成整改5个，正在推进2个。另有3个待上级批复。",
        "8个问题中，立行立改类5个，已完成4个，其余1个正在推进。",
        "排查隐患12处，已整改8处，正在整改3处。剩余1处已列入计划。",
    ],
)
def test_sound_tallies(text: str) -> None:
    """What the next sentence adds, loosely done parts and classes are taken as they are told."""
    assert bad_news(text) == []


@pytest.mark.parametrize("rest", [1, 2, 4, 9])
def test_a_rest_that_does_not_fit(rest: int) -> None:
    """However far off: the text leaves no doubt which whole it is the rest of."""
    text = f"截至3月底，12个问题已完成整改9个，整改完成率75%。\n其余{rest}个正在推进。"
    (finding,) = auditor.audit(text).findings
    assert finding.rule == "sum-mismatch"
    assert finding.model_dump(mode="json")["facts"]["parts"] == [9, rest]
