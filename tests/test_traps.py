"""What would cost trust: sound texts that look like contradictions, and on which nothing is said.

Each trap of the design has its own test, on a notice with a heading and a signature around it.
"""

import pytest

import auditor

_NOTICE = """\
关于青岩县委巡察整改进展情况的通报
{lead}
一、整改组织情况
县委高度重视，成立由县委书记任组长的领导小组。
二、反馈问题整改情况
（一）关于“学习不深入”问题的整改情况
{told}
（二）关于“监督不到位”问题的整改情况
健全日常监督机制，开展专项检查。
三、下一步打算
持续抓好后续整改。
中共青岩县委
2024年11月20日
"""
_LEAD = (
    "2024年3月4日至5月10日，市委第二巡察组对青岩县开展了巡察。6月18日，巡察组向县委反馈了巡察意见。"
)
_TOLD = "举办培训班，开展集中学习。"

TRAPS = {
    "a partial subset under 其中": [
        "制定整改措施58条，其中立行立改12条、长期坚持3条。",
        "召开座谈会14场，其中专题座谈会5场。走访群众230户，其中脱贫户41户、低保户17户。",
    ],
    "a chain of levels as if it were a sum": [
        "梳理出3个方面、12类、26个问题，细化为41项任务、112条措施。",
        "将7个方面的问题分解为18个具体问题、43项整改任务。",
    ],
    "types that overlap": [
        "受理举报367件，其中大气187件、噪声133件、水152件（一件往往涉及多种污染，分类合计大于总数）。",
        "处理党员干部18人，给予党纪处分12人、政务处分9人（同时受两种处分的3人）。",
        "给予党纪处分12人、政务处分9人，共处理18人。",
    ],
    "figures of an earlier round": [
        "上一轮巡察反馈问题31个，已完成整改30个。本轮巡察反馈问题26个，已完成整改22个，完成率84.6%。",
        "去年召开党委会9次研究整改，今年召开党委会6次研究整改。",
    ],
    "a rate that is cut off": [
        "反馈问题38个，已完成整改33个，完成率86.8%。",
        "收到信访件14件，已办结13件，办结率92.8%。任务269项，完成249项，完成率92.5%。",
    ],
    "长期坚持 as an addition and as a class": [
        "反馈问题41个，已完成整改41个，其中需长期坚持的6个。",
        "反馈问题41个，已完成整改33个，正在推进2个，长期坚持6个。",
        "反馈问题41个，已完成整改35个并长期坚持，正在推进6个。",
    ],
    "将 as a preposition, and standing duties": [
        "已将学习情况纳入年度考核，将责任落实到人。今后将继续坚持，常抓不懈。",
        "已完成整改。今后将继续坚持定期学习制度，持续巩固整改成果。",
    ],
    "截止 as a deadline": [
        "报名截止时间为10月25日，逾期不予受理。",
        "截止期限前，各单位均已报送材料。",
    ],
    "idioms with numerals": [
        "修订“三重一大”决策制度，落实中央八项规定精神，编制“十四五”规划，开通12380举报电话。",
        "严格执行三会一课、四议两公开，落实一岗双责，用好四种形态。",
    ],
    "ordinals": [
        "第六轮巡察期间，召开县委常委会第57次会议、第58次会议，第3次专题研究整改。",
        "组织第一批、第二批学员参加第九期培训班。",
    ],
    "adjustments explained in brackets": [
        "反馈问题41个（后经市委巡察办同意合并2个，现为39个），已完成整改33个，正在推进6个。",
        "收到信访件87件（扣除重复件5件，实际受理82件），已办结82件。",
    ],
    "等 in an enumeration": [
        "对市粮食和物资储备局、市水务局等6家单位开展督查。",
        "建立会商、督办、通报等8项机制。约谈张某、李某等5名干部。",
    ],
    "a number inside a document's title": [
        "制定《党员干部十条禁令》《工程建设五项制度》，印发《关于开展2023年三个专项整治的通知》。",
        "学习《中国共产党纪律处分条例》第七章和《信访工作条例》。落实《青岩县深化改革20条》。",
    ],
}  # fmt: skip


def bad_news(text: str) -> list[str]:
    """The errors and warnings of the default run."""
    report = auditor.audit(text)
    assert report.error is None
    return [f"{f.rule}: {f.message.zh}" for f in report.findings if f.severity != "note"]


@pytest.mark.parametrize(
    "words",
    [pytest.param(text, id=f"{trap} {n}") for trap, texts in TRAPS.items() for n, text in enumerate(texts)],
)  # fmt: skip
def test_a_trap(words: str) -> None:
    """Alone, in the lead of a notice, and under one of its items."""
    assert bad_news(words) == []
    assert bad_news(_NOTICE.format(lead=_LEAD + words, told=_TOLD)) == []
    assert bad_news(_NOTICE.format(lead=_LEAD, told=words)) == []


@pytest.mark.parametrize(
    "words",
    [
        "巡察反馈问题3个，其中1个问题按规定不向社会公开。",
        "巡察反馈问题3个，现将其中2个主要问题的整改情况公布如下。",
        "巡察反馈问题3个，涉密问题另行通报。",
    ],
)
def test_an_outline_that_is_said_to_be_shorter(words: str) -> None:
    """Part of the notice is not published, and it says so."""
    assert bad_news(_NOTICE.format(lead=_LEAD + words, told=_TOLD)) == []


def test_publication_months_after_the_signature() -> None:
    """Notices go online when they are released."""
    text = _NOTICE.format(lead=_LEAD, told=_TOLD)
    assert bad_news(f"发布时间：2025年4月9日\n{text}") == []
    assert bad_news(f"{text}发布日期：2025年4月9日\n") == []
