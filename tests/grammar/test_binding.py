"""Stated numbers bound to the level of the outline that they count."""

import pytest

import auditor
from tests.grammar.figures import bad_news

NOTICE = """\
一、总体情况
巡察共反馈{claim}。
二、反馈问题整改情况
（一）贯彻落实决策部署方面
1.关于“学习不深入”问题。已开展学习。
2.关于“落实不到位”问题。已建立台账。
（二）基层党组织建设方面
1.关于“组织生活不规范”问题。已规范记录。
三、下一步打算
持续抓好整改。"""


@pytest.mark.parametrize("claim", ["2个方面3个问题", "两个方面三个问题", "2个方面共3个具体问题"])
def test_levels_that_fit(claim: str) -> None:
    """Both are counted, each at its own level."""
    text = NOTICE.format(claim=claim)
    assert bad_news(text) == []
    assert [c.verdict for c in auditor.audit(text).claims[:2]] == ["verified", "verified"]


@pytest.mark.parametrize(
    ("claim", "facts"),
    [
        ("2个方面4个问题", {"claimed": 4, "found": 3, "parts": [2, 1]}),
        ("5个问题", {"claimed": 5, "found": 3, "parts": [2, 1]}),
    ],
)
def test_levels_that_do_not(claim: str, facts: dict[str, object]) -> None:
    """The parts say how many stand in each."""
    (finding,) = auditor.audit(NOTICE.format(claim=claim)).findings
    assert finding.rule == "count-mismatch"
    assert finding.model_dump(mode="json")["facts"] == facts


@pytest.mark.parametrize(
    "claim", ["2个方面3个问题，细化为12条措施", "3个问题。上一轮巡察反馈问题5个"]
)
def test_numbers_without_a_level(claim: str) -> None:
    """They stay open."""
    text = NOTICE.format(claim=claim)
    assert bad_news(text) == []
    assert auditor.audit(text).claims[-1].verdict == "unassessed"
