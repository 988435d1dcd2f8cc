"""Totals and parts in the ways in which they are told: which are found, and which are let be."""

from __future__ import annotations

import pytest

import auditor
from tests.grammar.figures import bad_news, found_by

LOUD = [
    (
        "46项按类别分：消防18项、粉尘涉爆7项、有限空间6项、特种设备12项、其他2项。",
        "写明46项，各部分相加为45项（18 + 7 + 6 + 12 + 2 = 45）",
    ),
    (
        "超配科级职数11个，年底前消化8个，其中退休3个、交流4个、改任职级2个，余下3个列入明年计划。",
        "写明8个，各部分相加为9个（3 + 4 + 2 = 9）",
    ),
    (
        "住宅电梯286台，完成评估286台，评估为“更换”的19台、“改造”的94台、“继续使用”的183台。",
        "写明286台，各部分相加为296台（19 + 94 + 183 = 296）",
    ),
    (
        (
            "应追缴428.6万元，涉及医院301.2万元、卫生院86.9万元、药店40.5万元，"
            "已追缴412.1万元，余下7.5万元分期缴纳。"
        ),
        "写明428.6万元，各部分相加为419.6万元（412.1 + 7.5 = 419.6）",
    ),
    (
        (
            "查明冒领高龄津贴43人，追缴3.87万元。重复领取生活费6人，追缴1.26万元。"
            "未及时停发供养金19人，追缴5.42万元。以上共计追缴10.65万元，涉及68人。"
        ),
        "写明10.65万元，各部分相加为10.55万元（3.87 + 1.26 + 5.42 = 10.55）",
    ),
    (
        (
            "对外借款项逐笔催收，已清收1.26亿元。分形式看，现金回款4470万元，"
            "工程款抵账5830万元，以房产抵债1900万元。"
        ),
        "写明1.26亿元，各部分相加为1.22亿元（0.447 + 0.583 + 0.19 = 1.22）",
    ),
    (
        "登记隐患57处。除5处须与加固工程一并实施外，其余51处已经整治。",
        "写明57处，各部分相加为56处（5 + 51 = 56）",
    ),
    (
        (
            "清退违规收费情况如下：\n一中清退12.40万元；\n二小清退8.65万元；\n三园清退3.18万元。\n"
            "三校（园）合计清退25.70万元。"
        ),
        "写明25.70万元，各部分相加为24.23万元（12.4 + 8.65 + 3.18 = 24.23）",
    ),
    (
        "个别谈话94人次。按层级分，班子成员11人次，中层干部26人次，一般职工58人次。",
        "写明94人次，各部分相加为95人次（11 + 26 + 58 = 95）",
    ),
]


@pytest.mark.parametrize(("text", "message"), LOUD)
def test_a_misfit_is_found(text: str, message: str) -> None:
    """However the total and its parts are told."""
    (finding,) = found_by(text, "sum-mismatch")
    assert finding["message"]["zh"] == message


@pytest.mark.parametrize(
    "text",
    [
        # the whole split up twice in one run
        "应追缴428.6万元，涉及医院301.2万元、卫生院86.9万元、药店40.5万元，已追缴421.1万元；余下7.5万元分期缴纳。",
        # 其余 speaks of the townships, not of the duties
        "将11项职责明确到9个乡镇，其中5个城区街道承担全部11项，其余4个乡镇承担6项。",
        # the text says that they overlap, and by how much
        (
            "发现问题合同2318份。按情形分，未公开竞价906份、租金偏低611份、拖欠租金1024份、没有书面合同420份，"
            "一份合同可能有两种以上情形，故四项相加为2961份，比问题合同多出643份。"
        ),
        # a whole of its own in the next sentence
        "46项隐患销号41项。年末未销号的5项中，有2项在1月销号。截至1月15日，累计销号43项，剩余3项均在期限之内。",
        # the rest of what is told without the one singled out
        "12项中已销号的9项累计投入1026万元，单项最高的为一家公司418万元，其余8项合计608万元。",
        # a figure told before is pointed to
        "领办问题34个，领办的问题均属97个之内，完成33个，余下1个列为基本完成。",
        # one subset, and then what became of all
        "提交提案187件，其中会后17件，经审查立案175件，立案率93.6%。",
        # two became one
        "2件议案内容相近，合并为1件，其余8件转作建议处理。",
        # the list goes on behind 其他
        "计划32件，已审定1件，待审定7件，其他22件将在今年完成，即将废止2件。",
        # a bracket that explains what changed, and one that explains the counting
        "专业由41个调减到36个（停招7个、新增2个）。",
        "交办信访件312件（重复件27件），办结309件，阶段性办结3件。",
        # progress told at several times
        "三个时点的进度分别是：11月20日完成52项；3月31日完成61项；6月30日完成66项。",
        # classes, each with what of it is done
        "10个问题已完成8个：立行立改的6个全部完成，分阶段整改的3个完成2个，持续整改的1个按计划推进。",
        # three of one kind
        "对选人用人制度进行大起底，废止4项，修订6项，新建5项。",
        # each may be counted twice, as the text says behind
        "转办信访举报47件。按行业归类，化工18件、家具12件、食品9件、建筑7件、其他6件，一件举报可能牵涉两个行业。",
        "追究责任43人，其中立案审查18人、组织处理31人，有6人既被立案审查又受到组织处理。",
        # a whole told again, with what is left of it
        "拆解为19项整改事项。从对账结果看，19项整改事项里尚需用力的有3项，其余均已销号。",
        # 达到 is no total here
        "按进度划分：已完成15项，完成待验收2项，达到序时进度6项，未达序时进度1项。",
    ],
)
def test_what_only_looks_like_a_misfit_is_let_be(text: str) -> None:
    """Nothing is found in a sound text."""
    assert bad_news(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "刑事拘留3人，约谈5人，问责8人。",
        "甲市完成2个，乙市1个，丙市1个。",
        "1个项目已完工，3个已开工，4个正在推进。",
        "政务处分0人；组织处理0人；诫勉0人。",
    ],
)
def test_neighbours_that_happen_to_add_up_verify_nothing(text: str) -> None:
    """A figure is verified by what is told as its parts."""
    assert [c.quote for c in auditor.audit(text).claims if c.verdict == "verified"] == []
