"""Stated numbers of items done and not done, against the words with which their texts open."""

import pytest

import auditor
from tests.grammar.figures import bad_news

LIST = """\
审计指出的4个问题，{claim}：
1.预算编制漏项。{done}，追加编列项目2个。
2.会议费超标。{open}，超支的8600元分期追缴。
3.资产未入账。{done}，补登资产14件。
4.往来款挂账。{open}，已发函催收。
"""
WORDS = [
    ("已整改", "正在整改"),
    ("已完成", "正在推进"),
    ("整改到位", "持续推进"),
    ("已销号", "未销号"),
]


@pytest.mark.parametrize(("done", "left"), WORDS)
def test_each_text_opens_with_its_status(done: str, left: str) -> None:
    text = LIST.format(claim=f"{done}2个，{left}2个", done=done, open=left)
    assert bad_news(text) == []
    (finding,) = auditor.audit(
        LIST.format(claim=f"{done}3个，{left}1个", done=done, open=left)
    ).findings
    assert finding.message.zh == "写明已完成3个，各项所注状态为已完成的有2项（共4项）"
    assert finding.primary.quote == "3个"


def test_a_text_that_opens_with_none_leaves_the_list_open() -> None:
    text = LIST.format(claim="已整改3个，正在整改1个", done="已整改", open="正在整改")
    assert bad_news(text.replace("4.往来款挂账。正在整改，", "4.往来款挂账。")) == []


STATUSES = """\
一、总体情况
巡察反馈11个问题。{claim}
二、反馈问题整改情况
1.关于“学习不深入”问题。已学习。【整改完毕】
2.关于“落实不到位”问题。已建账。【整改完毕】
3.关于“记录不规范”问题。已规范。【整改完毕】
4.关于“干部不足”问题。已选派。【持续整改】
"""


@pytest.mark.parametrize(
    "claim",
    [
        "4个问题中，{}个整改完毕、{}个持续整改。",
        "目前，4个问题均有进展，其中{}个整改完毕、{}个持续整改。",
        "4个问题中，整改完毕{}个、持续整改{}个。",
    ],
)
def test_the_state_behind_the_number(claim: str) -> None:
    """9个整改完毕 is 整改完毕9个."""
    text = STATUSES.replace("11个", "4个")
    assert bad_news(text.format(claim=claim.format(3, 1))) == []
    (finding,) = auditor.audit(text.format(claim=claim.format(2, 2))).findings
    assert finding.message.zh == "写明已完成2个，各项所注状态为已完成的有3项（共4项）"
    assert [label.quote for label in finding.related[:1]] == ["2个"]


def test_the_whole_told_in_the_sentence_before() -> None:
    claim = "指出问题4个。至11月30日，尚未销号的{}个，其余全部销号。"
    text = STATUSES.replace("反馈11个问题。", "")
    said = auditor.audit(text.format(claim=claim.format(1)))
    assert [c.verdict for c in said.claims if c.value == 1] == ["verified"]
    assert bad_news(text.format(claim=claim.format(2))) == []


def test_each_half_of_a_sentence_has_its_own_whole() -> None:
    """29个具体问题 are not the four that carry a status."""
    claim = "4个问题中3个整改完毕、1个持续整改；29个具体问题中26个销号，3个按计划推进。"
    text = STATUSES.replace("11个", "4个").format(claim=claim)
    assert bad_news(text) == []
