"""One quantity has one value, wherever the notice states it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from grammar.claims import Quantity
from grammar.model import Notice
from grammar.parts import fits
from grammar.patterns import compiled
from grammar.source import Span
from rules._rule import Example, Finding, Label, Options, Outcome, Rule, Severity, Verdict, Words

_BOTH = compiled(r"[\u4e00-\u9fff]{2}[、和与及][\u4e00-\u9fff]{2}的?$")
_SAME = Words("另一处写法相同", "stated alike in another place")


def check(notice: Notice, options: Options) -> Iterator[Verdict | Finding]:
    """Two figures of one thing agree, or contradict each other."""
    del options
    fitting = [s for s in notice.relations.sums if fits(s)]
    summed = [{f.span for f in (s.total, *s.parts)} for s in fitting]
    totals = {(part.span, s.total.value) for s in fitting for part in s.parts}
    wholes: dict[Span, set[Decimal]] = {}
    for whole, part in ((s.total.value, part) for s in fitting for part in s.parts):
        wholes.setdefault(part.span, set()).add(whole)
    for pair in notice.restated:
        first, second = pair.first, pair.second
        own = wholes.get(second.span, set())
        if not pair.agrees and own and own.isdisjoint(wholes.get(first.span, ())):
            continue  # 119个已整改到位117个; 上年结转的21个已整改到位17个，另外4个…: parts of two wholes
        if not pair.agrees and any({first.span, second.span} <= figures for figures in summed):
            continue  # a part is not its whole told again
        if (first.span, second.value) in totals and _speaks_of_both(notice, second):
            continue  # 出台6个、修订4个，合计10个; elsewhere 出台、修订的10个 is their total
        if pair.agrees and pair.converts:
            words = f"{notice.quote(first.span)} = {notice.quote(second.span)}"
            why = Words(words, words)
            yield Verdict(first.span, Outcome.VERIFIED, (second.span,), why)
            yield Verdict(second.span, Outcome.VERIFIED, (first.span,), why)
            continue
        if pair.agrees:
            yield Verdict(first.span, Outcome.AGREES, (second.span,), _SAME)
            yield Verdict(second.span, Outcome.AGREES, (first.span,), _SAME)
            continue
        earlier = (first, *pair.along)
        one, other = "、".join(notice.quote(f.span) for f in earlier), notice.quote(second.span)
        yield Finding(
            Words(
                f"同一事项前后写法不一：一处{one}，一处{other}",
                f"one thing, two figures: {one} and {other}",
            ),
            second.span,
            tuple(_here(notice, figure) for figure in earlier),
            {"values": (sum((f.value for f in earlier), Decimal(0)), second.value)},
            disputed=tuple(figure.span for figure in earlier),
            check=Words("哪一处是最新的数？", "which of the two is up to date?"),
        )


def _here(notice: Notice, figure: Quantity) -> Label:
    written = notice.quote(figure.span)
    return Label(figure.span, Words(f"此处写{written}", f"here {written}"))


def _speaks_of_both(notice: Notice, figure: Quantity) -> bool:
    """Whether the words before a figure name two kinds of things: 出台、修订的10个."""
    start = figure.span.start
    return _BOTH.search(notice.text, max(0, start - 12), start) is not None


RULE = Rule(
    name="claim-conflict",
    severity=Severity.ERROR,
    summary=Words(
        "同一数目在两处写成两个值", "the same quantity stated in two places with two values"
    ),
    matters=Words(
        "前面写召开会议9次，后面写8次，两处必有一处是旧稿的数。",
        "Nine meetings here and eight there: one of them is from an older draft.",
    ),
    silent=Words(
        "各条问题之下所述的次数、件数只属于那一条，不互相比较；各单位逐一列出的数、不同时段、不同轮次的数也不比较。",
        "What is told under one item belongs to that item alone; figures told of one body after "
        "another, of other periods or other rounds are not compared.",
    ),
    check=check,
    examples=(
        Example(
            "整改期间,先后召开局党组会议9次研究整改。\n目前,召开局党组会议⟦8次⟧、整改推进会6次。",
            ("同一事项前后写法不一：一处9次，一处8次",),
        ),
        Example(
            "区委常委会先后6次听取巡视整改汇报。\n区委常委会听取巡视整改汇报共⟦7次⟧。",
            ("同一事项前后写法不一：一处6次，一处7次",),
        ),
        Example(
            "推动制定完善制度28项。\n用好已制定完善的⟦26项制度⟧,堵塞漏洞。",
            ("同一事项前后写法不一：一处28项，一处26项制度",),
        ),
        Example(
            "截至3月底,12个问题已完成整改9个,其余3个正在推进。\n对已完成的⟦8个问题⟧开展“回头看”。",
            ("同一事项前后写法不一：一处9个，一处8个问题",),
        ),
        Example(
            "巡察组反馈4个方面52个问题。\n局党组对照反馈的⟦54个问题⟧,逐项明确责任。",
            ("同一事项前后写法不一：一处52个问题，一处54个问题",),
        ),
        Example(
            "整改期间,局党组召开专题会议6次研究整改。\n局党组先后召开⟦5次专题会议⟧研究整改。",
            ("同一事项前后写法不一：一处6次，一处5次专题会议",),
        ),
        Example(
            "一、整改情况\n1.关于“设备闲置”的问题。追缴设备违约金64万元。\n2.关于“作风不实”的问题。走访企业36家。\n二、下一步\n追缴的设备违约金⟦46万元⟧已缴存账户。",
            ("同一事项前后写法不一：一处64万元，一处46万元",),
        ),
        Example(
            "一、关于“欠费”的问题。追缴水资源费48.6万元。\n二、关于“漏收”的问题。追缴水资源费46.8万元。\n三、2022年盘活闲置土地860亩,2023年盘活闲置土地680亩。",
            why="two matters, two years",
        ),
        Example(
            "巡察反馈问题24个,日常监督发现问题2个。\n对照反馈的26个问题,建立清单。",
            why="the findings of both together",
        ),
        Example(
            "集中整改期间,召开推进会议6次研究整改工作。\n整改以来,共召开推进会议9次。",
            why="the first months, and all of the time",
        ),
        Example(
            "上半年召开党组会议9次研究整改。\n下半年召开党组会议8次研究整改。", why="two periods"
        ),
        Example(
            "石亭镇反馈问题58个。\n柳浔镇反馈问题49个。\n上岙乡反馈问题43个。", why="three bodies"
        ),
        Example("召开党组会议9次。\n召开推进会议6次。", why="two kinds of meetings"),
        Example(
            "出台制度6个、修订制度4个,合计10个。\n用好出台、修订的10个制度。",
            why="the total of both, told again",
        ),
        Example("上一轮巡察反馈问题22个。\n巡察反馈问题15个。", why="two rounds"),
        Example(
            "共梳理资金4万元,已完成1万元,其余约3万元长期坚持。", why="the rest, not the same again"
        ),
        Example(
            "一、日常督查\n共抽查街道242条、点位222处。\n二、夜间督查\n共抽查街道242条、点位212处。",
            why="each section tells its own",
        ),
        Example(
            "全省热线共受理企业群众诉求180万件。\n省级热线共受理企业群众诉求6.17万件。",
            why="too far apart for a slip",
        ),
        Example(
            "目标:年内新增停车位1500个。\n完成情况:截至11月底,新增停车位1638个。",
            why="what was aimed at, and what was reached",
        ),
        Example("开展专题学习5次。\n校外专家专题学习辅导2次。"),
        Example(
            "从对账结果看，出台制度6个、修订制度4个，合计10个。\n用好出台、修订的10个制度，管好长远。",
            why="the total of two kinds told again",
        ),
        Example(
            "截至2024年12月31日，受理线索63件，立案27件，处理处分35人。\n经过整治，截至2024年12月31日，校园餐领域共立案⟦29件⟧，处理处分35人。",
            ("同一事项前后写法不一：一处27件，一处29件",),
            why="the neighbour is told alike, so both count the same",
        ),
        Example(
            "一季度，受理线索63件，立案27件，处理处分35人。\n上半年，校园餐领域共立案29件，处理处分35人。",
            why="another time",
        ),
        Example(
            "对32处排口逐一溯源，封堵19处、规范整治13处。\n验收确认，32处排口中封堵⟦21处⟧、规范整治11处。",
            ("同一事项前后写法不一：一处19处，一处21处",),
            why="one whole, split up into the same parts",
        ),
        Example(
            "应追回的款项共143.27万元，已全部追回。\n追回的⟦1423700元⟧已悉数入账。",
            ("同一事项前后写法不一：一处143.27万元，一处1423700元",),
            why="digits turned round, in another unit",
        ),
        Example(
            "岭东县现有公办敬老院18所。\n到年底，全县⟦16所⟧公办敬老院无一例外通过验收。",
            ("同一事项前后写法不一：一处18所，一处16所",),
            why="all there are, twice",
        ),
    ),
    options=Options(),
)
