"""A stated number of things is the number of things that the list beside it names."""

from __future__ import annotations

from collections.abc import Iterator

from grammar.claims import Enumeration
from grammar.model import Notice
from grammar.source import Span
from rules._rule import Example, Finding, Label, Options, Outcome, Rule, Severity, Verdict, Words

_FAR = 3  # a list that differs by more is hardly the list of what the number counts


def check(notice: Notice, options: Options) -> Iterator[Verdict | Finding]:
    """Every list that fits its number verifies it; one that does not is found."""
    del options
    for stated in notice.relations.enumerations:
        claimed, found = int(stated.count.value), len(stated.members)
        if stated.fewest <= claimed <= stated.most:
            why = Words(f"列出{claimed}个", f"{claimed} are listed")
            yield Verdict(stated.count.span, Outcome.VERIFIED, stated.members, why)
        elif stated.open and claimed > stated.most:
            continue
        elif stated.values:
            yield _too_few_values(notice, stated, claimed, found)
        elif _is_its_list(stated, claimed):
            yield _mismatch(notice, stated, claimed, found)


def _is_its_list(stated: Enumeration, claimed: int) -> bool:
    nearest = stated.fewest if claimed < stated.fewest else stated.most
    return abs(nearest - claimed) <= max(_FAR, claimed // 3)


def _mismatch(notice: Notice, stated: Enumeration, claimed: int, found: int) -> Finding:
    written = notice.quote(stated.count.span)
    return Finding(
        Words(
            f"写明{written}，此处列出{found}个",
            f"states {claimed}, the list names {found}",
        ),
        stated.count.span,
        tuple(
            Label(span, Words(f"第{n}个", f"no. {n}")) for n, span in enumerate(stated.members, 1)
        ),
        {"claimed": claimed, "found": found},
        check=Words("是漏列、多列，还是数字未改？", "is the list short, or the number old?"),
    )


def _too_few_values(notice: Notice, stated: Enumeration, claimed: int, found: int) -> Finding:
    """分别: as many values as things they are told of."""
    written = notice.quote(stated.count.span)
    return Finding(
        Words(
            f"“分别”前为{written}，后面却有{found}个数",
            f"分别 speaks of {claimed}, {found} values follow",
        ),
        Span(stated.members[0].start, stated.members[-1].end),
        (Label(stated.count.span, Words("此处为分述的对象", "the things they are told of")),),
        {"claimed": claimed, "found": found},
        check=Words("是漏写、多写了数，还是对象写错？", "is a value missing or added?"),
    )


RULE = Rule(
    name="enumeration-mismatch",
    severity=Severity.ERROR,
    summary=Words(
        "“以下三项”“三个问题”“分别为”所写数目，与同句、同段或下列各行所列是否相符",
        "以下三项, 三个问题, 分别为: a stated number against the list in the same sentence or paragraph",
    ),
    matters=Words(
        "写三项列两项，读者会问第三项在哪里。",
        "Where three are announced and two named, a reader asks for the third.",
    ),
    silent=Words(
        "有“等”字的列举可以少于所写数目；名称中的“和”“与”可能连接两个名称，也可能属于一个名称，两种读法有一种相符即可；"
        "次数、件数不是名称的个数；冒号后的名称须与所数的同类（镇、村、局、机制）。",
        "A list with 等 may be shorter; 和 may join two names or stand inside one, and either reading "
        "will do; occasions and cases are not named one by one; names behind a colon must be of the kind counted.",
    ),
    check=check,
    examples=(
        Example(
            "制定了以下⟦四项制度⟧:《资产出租制度》、《议事会规则》、《经费使用办法》。欠费户分别为东沅酒店、锦泰市场、华庭物业、北城学校共⟦6户⟧。",
            ("写明四项制度，此处列出3个", "写明6户，此处列出4个"),
        ),
        Example(
            "建立⟦三项机制⟧,分别为首诊负责机制、投诉限时回访机制。",
            ("写明三项机制，此处列出2个",),
        ),
        Example(
            "延伸巡察上杉、下杉、桐柯、桥尾、油坊坳、老埠头⟦7个村党组织⟧,走访农户40户。",
            ("写明7个村党组织，此处列出6个",),
        ),
        Example(
            "抽查了棉坊、槐市、河东、河西、渡口等⟦4个街道⟧的台账。",
            ("写明4个街道，此处列出5个",),
        ),
        Example(
            "医院抓实⟦四项举措⟧:一是严把准入关,二是推行公示,三是健全回访。",
            ("写明四项举措，此处列出3个",),
        ),
        Example(
            "须整改的有以下⟦五个问题⟧:\n(1)预付款挂账;\n(2)车辆维修未定点;\n(3)经费超标;\n(4)盘点流于形式。",
            ("写明五个问题，此处列出4个",),
        ),
        Example(
            "城厢、洪埠、柳筏三个派出所分别查处线索⟦12件、9件、5件、7件⟧,共33件。",
            ("“分别”前为三个，后面却有4个数",),
        ),
        Example(
            "编制“⟦三张清单⟧”（问题清单、责任清单），实行“一把手”负总责。",
            ("写明三张清单，此处列出2个",),
        ),
        Example(
            "开展“⟦四个一⟧”活动，即精读一本党史书籍、上好一堂微党课、结对一户困难家庭，42名青年干部参加。",
            ("写明四个一，此处列出3个",),
        ),
        Example(
            "健全⟦4项机制⟧：情况通报机制、线索移送机制、风险会商机制，已开展联合检查5次。",
            ("写明4项机制，此处列出3个",),
        ),
        Example(
            "尚未办结的⟦3件信访件⟧分别是：粉尘扰民、污水外排、油烟扰民、拆迁补偿纠纷，均由镇领导包案。",
            ("写明3件信访件，此处列出4个",),
        ),
        Example("对工程监管失职的⟦3名干部⟧黎仲安、费晓棠作出处理。", ("写明3名干部，此处列出2个",)),
        Example(
            "程序分⟦四步⟧走：第一步，到场；第二步，取样送检；第三步，告知。",
            ("写明四步，此处列出3个",),
        ),
        Example(
            "排在后三位的乡镇为墨池乡、榆陌镇、上竺乡，对这⟦4个乡镇⟧进行了集体约谈。",
            ("写明4个乡镇，此处列出3个",),
        ),
        Example(
            "规范率达到100%的有石塘、白沙、茅坪、杉木⟦5个乡镇⟧。", ("写明5个乡镇，此处列出4个",)
        ),
        Example(
            "对青浦自来水、清汇供水、永源水务、北塬水务⟦3家⟧水司开展检查,发现隐患26处。",
            ("写明3家，此处列出4个",),
        ),
        Example(
            "走访白石、乌石、青石三家林场和市林科所、市种苗站两家单位,共⟦六家单位⟧,谈话112人。",
            ("写明六家单位，此处列出5个",),
        ),
        Example(
            "由党委副书记、组织部长、纪委书记分别牵头用人导向、操作程序、监督管理三个板块。",
            why="those who act are no members of the list",
        ),
        Example("形成调研建议23条,其中被县委、县政府采纳4条。", why="adopted by these two"),
        Example(
            "督导组指出2个方面3个问题，已逐项整改：\n（一）保教方面\n1.小学化。已停用教辅。\n（二）后勤方面\n1.接送卡乱。已补办。\n2.晨检走过场。已配保健医。",
            why="two levels",
        ),
        Example("建起问题、任务、责任“三张清单”。由副主任骆知远、科长温启明2人包案。"),
        Example(
            "处置违规推销、收受回扣等问题线索6条,受理欠薪、工伤投诉9条。", why="kinds of cases"
        ),
        Example("增强“四个意识”、坚定“四个自信”、做到“两个维护”。", why="names of policies"),
        Example(
            "全年分四个阶段推进：目前第二阶段正在推进。新订制度2项，即《采购办法》（某发〔2024〕3号，以下简称3号文）和《考勤规定》。"
        ),
        Example("走访5个村：了解产业、就业、养老情况，梳理问题12个。", why="not villages"),
        Example("免去3名干部职工、群众代表的职务，给予党内警告、严重警告5人。", why="not persons"),
        Example("对市水务局、市粮食和物资储备局、市档案馆等3家单位开展巡察。"),
        Example("抽查枫陵港务公司、永溆盐业公司等26家企业。", why="等 leaves the list open"),
        Example("召开党组会、推进会5次,走访甲村、乙村农户40户。", why="5 counts occasions"),
        Example(
            "县纪委、县委组织部、县委巡察办抽调力量组成6个督查组。", why="not a list of groups"
        ),
        Example("对3名责任人分别给予诫勉、批评教育。"),
        Example(
            "对12个问题逐项研究,采取措施:一是建台账,二是严督办。", why="measures, not problems"
        ),
    ),
    options=Options(),
)
