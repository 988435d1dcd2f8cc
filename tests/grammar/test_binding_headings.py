"""Numbers that a heading, or the line that opens a part, states of what stands below."""

import pytest

import auditor
from tests.grammar.figures import bad_news

PART = """\
一、反馈问题整改情况
{first}
1.关于储备粮轮换不及时的问题。已轮换出库1200吨。
2.关于管护资金拨付滞后的问题。已按季拨付。{rest}
（二）收购监管方面（1个问题）
1.关于结算超期的问题。已推行直付。
二、下一步打算
持续抓好整改。"""
FIRST = (
    "（一）粮食安全责任方面（{n}个问题）",
    "（一）粮食安全责任方面（共{n}个问题）",
    "（一）粮食安全责任方面（反馈问题{n}个）",
    "（一）粮食安全责任方面（{n}个问题，涉及5个粮库）",
    "（一）粮食安全责任方面（{n}条）",
    "（一）粮食安全责任方面存在的{n}个问题",
    "（一）粮食安全责任方面{n}个问题的整改情况",
    "（一）粮食安全责任方面\n该方面共反馈{n}个问题。",
    "（一）粮食安全责任方面\n这一方面指出问题{n}个，已全部整改。",
)


@pytest.mark.parametrize("first", FIRST)
def test_as_many_as_stand_below(first: str) -> None:
    text = PART.format(first=first.format(n=2), rest="")
    assert bad_news(text) == []
    told = [c for c in auditor.audit(text).claims if c.line in (2, 3) and c.value == 2]
    assert [c.verdict for c in told[:1]] == ["verified"]


@pytest.mark.parametrize("first", FIRST)
def test_more_than_stand_below(first: str) -> None:
    (finding,) = auditor.audit(PART.format(first=first.format(n=3), rest="")).findings
    assert finding.rule == "count-mismatch"
    assert finding.model_dump(mode="json")["facts"] == {"claimed": 3, "found": 2}


@pytest.mark.parametrize(
    "rest",
    [
        "\n其余1个问题的整改情况已书面报告。",
        "\n另外1个问题当即整改到位。",
        "\n还有1个问题属于账务处理，已调账。",
        "\n本方面第2个、第3个问题成因相同，合并说明。",
        "\n部分问题不予公开。",
    ],
)
def test_what_is_left_out_is_explained(rest: str) -> None:
    assert bad_news(PART.format(first=FIRST[0].format(n=3), rest=rest)) == []


@pytest.mark.parametrize(
    "first",
    [
        "（一）粮食安全责任方面（完成3个，持续推进1个）",
        "（一）粮食安全责任方面（其中3个问题由县粮食局牵头）",
        "（一）粮食安全责任方面（涉及3个粮库）",
        "（一）粮食安全责任方面（12项任务）",
        "（一）3个粮库轮换迟缓方面",
        "（一）粮食安全责任方面\n该局3个科室参与整改。",
    ],
)
def test_numbers_of_something_else(first: str) -> None:
    assert bad_news(PART.format(first=first, rest="")) == []


def test_two_numbers_are_of_two_levels() -> None:
    """The second is that of what stands under what stands below."""
    text = (
        "一、反馈问题整改情况\n（一）廉洁风险方面（2个问题，{n}个具体表现）\n1.关于“审批风险”的问题\n"
        "（1）针对“裁量过大”的整改。已细化档次。\n（2）针对“抽查不实”的整改。已留痕。\n"
        "2.关于“财务粗放”的问题\n（1）针对“支出缓慢”的整改。已盘活。\n"
        "（二）队伍建设方面（1个问题，1个具体表现）\n1.关于“结构不优”的问题\n（1）针对“断层”的整改。已引进3人。"
    )
    assert bad_news(text.format(n=3)) == []
    (finding,) = auditor.audit(text.format(n=4)).findings
    assert finding.message.zh == "写明4个具体表现，实列3个"


OPINIONS = """\
县人大常委会会议对农村饮水工作提出{n}，现将办理结果报告如下。
一、关于加快管网更新的意见。更换管道48公里。
二、关于强化水源保护的意见。划定保护区17处。
三、关于健全水质检测的意见。新建化验室5间。
"""


@pytest.mark.parametrize("n", ["{}条审议意见", "{}条意见", "{}项意见", "审议意见{}条"])
def test_opinions_are_a_level(n: str) -> None:
    text = OPINIONS.format(n=n.format(3))
    assert bad_news(text) == []
    assert auditor.audit(text).claims[0].verdict == "verified"
    (finding,) = auditor.audit(OPINIONS.format(n=n.format(4))).findings
    assert finding.model_dump(mode="json")["facts"] == {"claimed": 4, "found": 3}


@pytest.mark.parametrize(
    "said",
    [
        "征求意见4条",
        "收到群众意见4条",
        "常委会组成人员口头提出建议4条",
        "开展批评，提出批评意见4条",
    ],
)
def test_opinions_of_others_are_none(said: str) -> None:
    text = OPINIONS.format(n="审议意见，办理中" + said)
    assert bad_news(text) == []


PUBLISHED = """\
督察反馈4个方面17个问题，部分内容不公开，{said}
1.关于“风险预判不足”的问题。已建库。
2.关于“户数压减迟缓”的问题。已注销9户。
3.关于“审核走过场”的问题。已清退14家。
"""


@pytest.mark.parametrize(
    "said",
    [
        "现就其中{}个问题的整改情况公布如下。",
        "现将{}个问题整改情况通报如下：",
        "以下逐条公布{}个。",
        "以下只公布其中的{}个问题：",
    ],
)
def test_the_number_of_those_told_here(said: str) -> None:
    text = PUBLISHED.format(said=said.format(3))
    assert bad_news(text) == []
    assert [c.verdict for c in auditor.audit(text).claims if c.value == 3] == ["verified"]
    (finding,) = auditor.audit(PUBLISHED.format(said=said.format(4))).findings
    assert finding.model_dump(mode="json")["facts"] == {"claimed": 4, "found": 3}
