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


DONE_AND_OPEN = """\
一、总体情况
巡察反馈{first}。
二、反馈问题整改情况
1.关于“学习不深入”的问题。开展学习。
2.关于“考核不严格”的问题。修订办法。
三、下一步打算
{again}"""
FIRST = (
    "问题12个。截至3月底，12个问题已完成整改9个，其余3个正在推进",
    "问题12个。截至3月底，12个问题已完成整改9个。\n其余3个正在推进",
    "问题12个。目前，12个问题中，完成整改4个，完成整改并长期坚持5个，正在推进3个",
    "12个问题，已完成9个、正在推进3个",
)


def conflicts(text: str) -> list[object]:
    return [f.facts["values"] for f in auditor.audit(text).findings if f.rule == "claim-conflict"]


@pytest.mark.parametrize("first", FIRST)
@pytest.mark.parametrize(
    ("again", "fits"),
    [
        ("对已完成的{}个问题适时开展“回头看”。", 9),
        ("对正在推进的{}个问题挂账督办。", 3),
        ("对尚未完成的{}个问题紧盯不放。", 3),
        ("对未完成整改的{}个问题紧盯不放，对已完成的9个问题开展“回头看”。", 3),
        ("持续抓好剩余{}个问题整改。", 3),
    ],
)
def test_states_told_again(first: str, again: str, fits: int) -> None:
    """What is done, and what is left, has one number."""
    for number in range(1, 15):
        found = conflicts(DONE_AND_OPEN.format(first=first, again=again.format(number)))
        parts = {4, 5} if "长期坚持" in first and fits == 9 else set()
        assert bool(found) is (number not in {fits, *parts}), number


SPLIT = "截至3月底，12个问题中，已完成5个、基本完成4个、未完成3个"


@pytest.mark.parametrize(
    ("again", "fits"),
    [
        ("对{}个尚未完成和基本完成的问题每月调度。", 7),
        ("将{}个未完成与基本完成的问题列入台账。", 7),
        ("紧盯{}个基本完成的问题。", 4),
        ("二是对{}个未完成的具体问题挂账督办。", 3),
        ("二是已完成的{}个问题，适时开展“回头看”。", 5),
    ],
)
def test_the_state_behind_the_number(again: str, fits: int) -> None:
    """9个尚未完成和基本完成的问题 are those of both states together."""
    for number in range(2, 12):
        text = DONE_AND_OPEN.format(first=SPLIT, again=again.format(number))
        assert bool(conflicts(text)) is (number != fits), number


def test_parts_that_are_told_again_together_are_both_shown() -> None:
    text = DONE_AND_OPEN.format(first=SPLIT, again="对9个尚未完成和基本完成的问题每月调度。")
    (finding,) = [f for f in auditor.audit(text).findings if f.rule == "claim-conflict"]
    assert finding.message.zh == "同一事项前后写法不一：一处4个、3个，一处9个"
    assert [label.quote for label in finding.related] == ["4个", "3个"]


@pytest.mark.parametrize(
    "again",
    [
        "盯牢2项正在推进的任务，守住10项已完成的任务。",
        "对9个已作出承诺的问题跟踪问效。",
        "对随机抽取的2个未完成的问题开展复核。",
    ],
)
def test_states_of_other_things(again: str) -> None:
    assert conflicts(DONE_AND_OPEN.format(first=SPLIT, again=again)) == []


@pytest.mark.parametrize(
    "again",
    [
        "对已完成的问题开展“回头看”，对尚未完成的问题紧盯不放。",
        "随机抽取已完成的4个问题开展“回头看”。",
        "对已完成的4个问题开展抽查。",
        "对去年已完成的20个问题开展“回头看”。",
        "对已完成的4个共性问题开展“回头看”。",
        "对上轮已完成的20个问题开展“回头看”。",
        "截至6月底，对正在推进的1个问题挂账督办。",
        "对已完成的30项措施开展“回头看”。",
        "对年底前完成的2个问题倒排工期。",
        "对已完成的近10个问题开展“回头看”。",
    ],
)
def test_states_of_some_or_of_others(again: str) -> None:
    """A sample, another round, another day and other things are no second telling."""
    for first in FIRST:
        assert conflicts(DONE_AND_OPEN.format(first=first, again=again)) == []
