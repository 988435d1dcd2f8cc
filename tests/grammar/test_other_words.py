"""One thing told in many ways: figures, dates and lists in words that offices use beside the usual."""

from __future__ import annotations

import pytest

import auditor
from tests.grammar.figures import bad_news

_FOUND = [
    (
        "追缴房租938.6万元。其中现金512.3万元,折价214.5万元,其余221.8万元签订了协议。",
        "sum-mismatch",
        "938.6万元",
    ),
    (
        "清退31.85万元,其中酬金12.40万元、重复报销6.15万元、福利11.30万元。",
        "sum-mismatch",
        "31.85万元",
    ),
    ("应配建用房的412个,已移交394个;未移交的19个中,11个在办理手续。", "sum-mismatch", "412个"),
    ("检查由上年的1240次减少到806次,下降四成五。", "ratio-mismatch", "四成五"),
    (
        "会议由64次减少到39次,文件由512份减少到318份,分别下降39.1%和47.9%。",
        "ratio-mismatch",
        "47.9%",
    ),
    ("平均时限由12天压到5天,压缩6天。", "sum-mismatch", "6天"),
    ("| 1 | 账号管理 | 清查账号85个,其中注销13个,其余62个保留 |\n", "sum-mismatch", "85个"),
    (
        "移送案件线索16件。\n审计移送的14件案件线索,已办结9件,正在办理5件。",
        "claim-conflict",
        "14件案件线索",
    ),
    ("整改期间,带队到系部调研座谈34场。\n前期通过43场调研座谈收集意见。", "claim-conflict", "43场"),
]

_VERIFIED = [
    ("用工由412名压减至287名,净减125名:不再续聘98名,离职21名,转岗18名,新录用12名。", "125名"),
    ("损失共计1.37亿元,包括追回借款8250万元、核减工程款4160万元、收回租金1290万元。", "1.37亿元"),
    ("第一轮满意率为88.2%,第二轮为93.5%,提高5.3个百分点。", "5.3个百分点"),
    ("早、中、晚三个时段均安排专人。", "三个时段"),
    ("主要有三方面原因:一是历史复杂;二是牵涉多方;三是责任不实。", "三方面原因"),
    ("做法有三点:一是定期“亮账”;二是随机“点名”,抽查44份,退回6份;三是年底“算总账”。", "三点"),
    ("移交的信访件共73件,办结70件,还有3件待司法程序终结后答复。", "73件"),
]

_SOUND = [
    "针对“10个在建项目中有3个未批先建”的问题,另查出2个手续不全的项目。上述5个项目均已停工。",
    "先后到甲、乙、丙等11个村,走访了小饭馆等经营户48户;座谈会邀请了代表,共26人参加。",
    "清退32.15万元,其中酬金12.40万元、差旅费6.15万元、福利11.30万元。",
    "应配建用房的412个,已移交394个;未移交的8个项目另案处理。",
    "会议减少25次,文件减少194份,分别下降39.1%和47.9%。",
    "| 1 | 收入 | 12万元 | 13万元 | 30万元 |\n| 2 | 支出 | 2万元 | 3万元 | 4万元 |\n",
]


@pytest.mark.parametrize(("text", "rule", "quote"), _FOUND, ids=[quote for *_, quote in _FOUND])
def test_a_slip_is_found(text: str, rule: str, quote: str) -> None:
    (finding,) = auditor.audit(text).findings
    assert (finding.rule, finding.primary.quote) == (rule, quote)


@pytest.mark.parametrize(("text", "quote"), _VERIFIED, ids=[quote for _, quote in _VERIFIED])
def test_what_holds_is_verified(text: str, quote: str) -> None:
    report = auditor.audit(text)
    assert list(report.findings) == []
    assert [str(c.verdict) for c in report.claims if c.quote == quote] == ["verified"]


@pytest.mark.parametrize("text", _SOUND, ids=range(len(_SOUND)))
def test_what_only_looks_like_a_slip_is_none(text: str) -> None:
    assert bad_news(text) == []
