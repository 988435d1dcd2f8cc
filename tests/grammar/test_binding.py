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


AGAIN = """\
{part}、总体情况
巡察共反馈{first}问题。{again}
{second}、{heading}
（一）贯彻落实决策部署方面
1.关于“学习不深入”问题。已开展学习。（已完成）
2.关于“落实不到位”问题。已建立台账。（已完成）
（二）基层党组织建设方面
1.关于“组织生活不规范”问题。已规范记录。（{last}）
2.关于“考核不严格”问题。已修订办法。（已完成）
三、下一步打算
持续抓好整改。"""


def again(said: str, *, first: str = "2个方面4个", last: str = "已完成", heading: str = "") -> str:
    """The notice with a sentence that tells a number again."""
    heading = heading or "反馈问题整改情况"
    return AGAIN.format(part="一", second="二", first=first, again=said, last=last, heading=heading)


@pytest.mark.parametrize(
    "said",
    [
        "截至3月底，4个问题已全部完成整改。",
        "目前，4个问题中，已完成整改3个，其余1个正在推进。",
        "截至3月底，3个立行立改问题已全部完成整改。",
        "截至3月底，3个问题已完成整改，1个问题正在推进。",
        "3个问题已全部完成整改，其余1个正在推进。",
        "上一轮巡察反馈的5个问题已完成4个。",
        "选人用人专项检查反馈的3个问题已完成2个。",
        "其中涉及基层的3个问题已全部完成整改。",
        "巡察反馈的3类问题已分别建账。",
        "督察检查发现的6个问题已全部完成整改。",
        "针对巡察反馈的部分共性问题2个，专题研究。",
    ],
)
def test_sound_numbers_beside_the_whole(said: str) -> None:
    """A part, another round and another inspection are no second telling of the whole."""
    found = auditor.audit(again(said, last="正在推进" if "推进" in said else "已完成")).findings
    assert [f.rule for f in found if f.rule in ("count-mismatch", "claim-conflict")] == []


def test_a_part_that_is_all_done_while_another_is_open() -> None:
    """3个问题已全部完成整改 may leave out the one under way; without one, it tells of the whole."""
    said = "截至3月底，3个问题已全部完成整改。"
    open_ = auditor.audit(again(said, last="正在推进")).findings
    assert [f.rule for f in open_ if f.rule == "count-mismatch"] == []
    (finding,) = auditor.audit(again(said)).findings
    assert (finding.rule, finding.facts) == (
        "count-mismatch",
        {"claimed": 3, "found": 4, "parts": (2, 2)},
    )


@pytest.mark.parametrize(
    "said",
    [
        "截至3月底，5个问题已全部完成整改。",
        "截至2024年3月31日，5个问题中，已完成整改3个，其余2个正在推进。",
        "目前，反馈的5个问题已完成整改3个。",
        "针对巡察反馈的5个问题，专题研究措施。",
        "巡察反馈的问题5个，已逐项建账。",
    ],
)
def test_the_whole_told_again(said: str) -> None:
    """Where a sentence tells of the whole once more, its number is that of the level."""
    found = auditor.audit(again(said)).findings
    mismatch = [f for f in found if f.rule == "count-mismatch" and f.facts.get("claimed") == 5]
    assert [f.facts["found"] for f in mismatch] == [4]


@pytest.mark.parametrize(
    ("first", "claimed"),
    [("2大方面问题5个", 5), ("2个方面，问题5个", 5), ("5个方面4个", 5)],
)
def test_nouns_between_two_numbers(first: str, claimed: int) -> None:
    """2大方面问题5个 counts aspects, then problems."""
    text = again("", first=first).replace("个问题。", "个。")
    (finding,) = (f for f in auditor.audit(text).findings if f.rule == "count-mismatch")
    assert finding.facts["claimed"] == claimed


def test_a_second_part_is_no_part_of_the_problems() -> None:
    """第二部分 heads the second part; 部分问题 would list some of the problems."""
    for heading, rules in (("反馈问题整改情况", ["count-mismatch"]), ("部分问题整改情况", [])):
        text = again("", first="5个", heading=heading)
        for number in "一二三":
            text = text.replace(f"{number}、", f"第{number}部分 ")
        assert [f.rule for f in auditor.audit(text).findings] == rules


@pytest.mark.parametrize(
    ("first", "said", "rules"),
    [
        ("5个", "", []),  # the main ones are listed
        ("5个", "目前，4个问题已完成整改3个，其余1个正在推进。", ["count-mismatch"]),
        ("3个", "", ["count-mismatch"]),  # fewer than are listed
        ("3类", "", []),  # classes of their own
    ],
)
def test_a_heading_that_speaks_of_the_main_problems(
    first: str, said: str, rules: list[str]
) -> None:
    """What may be an excerpt is no evidence, unless another number says that it is whole."""
    text = again(said, first=first, heading="反馈主要问题整改情况", last="正在推进")
    assert [f.rule for f in auditor.audit(text).findings] == rules


@pytest.mark.parametrize(
    "earlier",
    [
        "“回头看”指出，2022年常规巡察反馈的41个问题中，仍有4个改后反弹。",
        "首轮巡察反馈的41个问题已销号。",
        "2022年巡察反馈41个问题，此次反馈14个问题。",
        "原反馈41个问题，合并为14个问题。",
        "反馈的41个问题中，14个由本局牵头。",
    ],
)
def test_turned_digits_of_another_round(earlier: str) -> None:
    """By chance the number of another round, or of more than this notice answers, is turned."""
    items = "".join(f"{n}.关于“第{n}类学习不深入”问题。已开展学习。\n" for n in range(1, 15))
    text = f"一、总体情况\n{earlier}\n二、反馈问题整改情况\n{items}三、下一步打算\n持续抓好整改。"
    assert [f.rule for f in auditor.audit(text).findings if f.severity == "error"] == []


@pytest.mark.parametrize(("count", "found"), [("41个", True), ("35个", False), ("140个", False)])
def test_two_digits_turned_round(count: str, found: bool) -> None:
    """A number far from its level counts something else, unless its digits changed places."""
    items = "".join(f"{n}.关于“第{n}类学习不深入”问题。已开展学习。\n" for n in range(1, 15))
    text = f"一、总体情况\n巡察共反馈{count}问题。\n二、反馈问题整改情况\n{items}三、下一步打算\n持续抓好整改。"
    assert bool([f for f in auditor.audit(text).findings if f.rule == "count-mismatch"]) is found


LEDGERS = """\
一、层层推进，用好“两张网”
一张是责任网，一张是制度网。巡察指出{claim}。
二、逐条见底，抓好“三本账”
（一）政治责任这本账
1.关于“学习不深入”问题
（1）以会议落实会议。已精减会议。
（2）规划衔接不畅。已建立联席制度。
2.关于“落实不到位”问题
（1）隐患治理慢。已加装护栏。
（二）群众利益这本账
1.关于“换乘不便”问题
（1）线路偏少。已开通3条。
三、接续奋战，开好“一盘局”
持续抓好整改。"""


@pytest.mark.parametrize(
    "claim",
    [
        "两个方面、3个问题、4个具体问题",
        "2个方面3个问题，细化为4个具体问题",
        "三个问题、4个具体问题",
    ],
)
def test_parts_with_a_name_in_quotes_answer_nothing(claim: str) -> None:
    """用好“两张网” is no problem, so the levels are those of the part between."""
    text = LEDGERS.format(claim=claim)
    assert bad_news(text) == []
    assert {c.verdict for c in auditor.audit(text).claims if c.line == 2} == {"verified"}


@pytest.mark.parametrize(
    "said",
    [
        "对佐证材料不足的5个事项退回补正。",
        "对进展迟缓的5个问题发函督办。",
        "随机抽取的5个问题均已复核。",
        "群众反映强烈的5个问题优先办理。",
    ],
)
def test_some_of_them_are_no_level(said: str) -> None:
    text = NOTICE.format(claim="2个方面3个问题。" + said)
    assert bad_news(text) == []
    assert [c.verdict for c in auditor.audit(text).claims if c.value == 5] == ["unassessed"]


@pytest.mark.parametrize(
    "said",
    [
        "其中第2个、第3个问题成因相同，合并整改。",
        "有2个问题一并说明。",
        "为便于表述，对同类问题作了归并。",
    ],
)
def test_findings_that_are_told_together(said: str) -> None:
    """Then fewer are listed than were found; more never are."""
    assert bad_news(NOTICE.format(claim="2个方面4个问题。" + said)) == []
    (finding,) = auditor.audit(NOTICE.format(claim="2个方面2个问题。" + said)).findings
    assert finding.rule == "count-mismatch"


FIELDS = """\
督察反馈{claim}。
一、大气防治领域
1.关于“扬尘管控粗放”问题。已整治。
2.关于“油烟扰民”问题。已整治。
二、水生态领域
1.关于“断面水质波动”问题。已整治。
三、固废处置领域
1.关于“堆存不规范”问题。已整治。"""


@pytest.mark.parametrize("word", ["{}个领域4个问题", "4个问题，分属{}个领域", "{}大领域4个问题"])
def test_fields_are_a_level_where_the_headings_say_so(word: str) -> None:
    assert bad_news(FIELDS.format(claim=word.format(3))) == []
    (finding,) = auditor.audit(FIELDS.format(claim=word.format(5))).findings
    assert finding.model_dump(mode="json")["facts"]["found"] == 3
    aspects = FIELDS.format(claim=word.format(5)).replace("领域\n", "方面\n")
    assert bad_news(aspects) == []
