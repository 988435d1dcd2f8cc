"""Figures that speak of one thing in two places."""

import pytest

import auditor
from tests.grammar.figures import bad_news


def verdicts(text: str) -> list[str]:
    return [str(claim.verdict) for claim in auditor.audit(text).claims]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("整改期间，先后召开局党组会议{}次研究整改。", "目前，召开局党组会议{}次、整改推进会6次。"),
        ("推动制定完善制度{}项。", "用好已制定完善的{}项制度，堵塞漏洞。"),
        ("区委常委会先后{}次听取巡视整改汇报。", "区委常委会听取巡视整改汇报共{}次。"),
    ],
)
@pytest.mark.parametrize("filler", ["", "各责任单位对照清单抓好落实。\n"])
def test_one_thing_has_one_value(first: str, second: str, filler: str) -> None:
    """Alike it agrees, otherwise it is a conflict, however far apart."""
    same = f"{first.format(9)}\n{filler}{second.format(9)}"
    assert bad_news(same) == []
    assert verdicts(same)[0] == "agrees"
    other = f"{first.format(9)}\n{filler}{second.format(8)}"
    (finding,) = auditor.audit(other).findings
    assert finding.rule == "claim-conflict"
    assert finding.model_dump(mode="json")["facts"] == {"values": [9, 8]}
    assert verdicts(other)[0] == "contradicted"


@pytest.mark.parametrize(
    "text",
    [
        "整改期间，先后召开局党组会议近10次研究整改。\n目前，召开局党组会议9次。",
        "上半年召开党组会议9次研究整改。\n下半年召开党组会议8次研究整改。",
        "石亭镇反馈问题58个。\n柳浔镇反馈问题49个。",
        "召开党组会议9次。\n召开推进会议6次。",
    ],
)
def test_two_things_or_one_loosely_told(text: str) -> None:
    """Periods, bodies, kinds of meetings; and a figure that may be the same."""
    assert bad_news(text) == []
