"""Stated parts make up their stated total, and a stated difference lies between its two ends."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from grammar import parts
from grammar.claims import Approximation, Binding, Change, Duration, Quantity, Rate, Sum
from grammar.model import Notice
from rules._figures import addition, in_unit_of, plain, suffix
from rules._rule import Example, Finding, Label, Options, Outcome, Rule, Severity, Verdict, Words

_PART = Words("其中一部分", "one part")
_LESS = Words("此数要减去", "to be taken off")
_BEFORE, _AFTER = Words("原来", "before"), Words("现在", "after")


def check(notice: Notice, options: Options) -> Iterator[Verdict | Finding]:
    """Every sum that fits verifies its figures; one the text closes and that misfits is found."""
    del options
    for stated in notice.relations.sums:
        total = _sum(stated.parts) - _sum(stated.minus)
        if parts.fits(stated):
            yield from _verified(notice, stated)
        elif stated.binding is Binding.PARTITION or (
            stated.binding is Binding.SUBSET and total > stated.total.value
        ):
            yield _mismatch(notice, stated, total)
    for rates in notice.relations.whole_shares:
        yield from _of_shares(rates)
    for change in notice.relations.changes:
        yield from _of_change(notice, change)


def _verified(notice: Notice, stated: Sum) -> Iterator[Verdict]:
    words = addition(notice, stated.total, stated.parts, stated.minus)
    why = Words(words, words)
    spans = tuple(part.span for part in (*stated.parts, *stated.minus))
    for figure in (stated.total, *stated.parts, *stated.minus):
        evidence = tuple(s for s in (stated.total.span, *spans) if s != figure.span)
        yield Verdict(figure.span, Outcome.VERIFIED, evidence, why)


def _sum(figures: tuple[Quantity, ...]) -> Decimal:
    return sum((figure.value for figure in figures), Decimal(0))


def _mismatch(notice: Notice, stated: Sum, total: Decimal) -> Finding:
    written = notice.quote(stated.total.number) + stated.total.unit
    found = in_unit_of(notice, stated.total, total)
    arithmetic = addition(notice, stated.total, stated.parts, stated.minus)
    less = tuple(in_unit_of(notice, stated.total, figure.value) for figure in stated.minus)
    unit = suffix(notice, stated.total)
    said = Words(
        f"写明{written}，各部分相加为{plain(found)}{unit}（{arithmetic}）",
        f"states {written}, the parts add up to {plain(found)} ({arithmetic})",
    )
    if len(stated.parts) == 1 and not stated.minus:
        said = Words(
            f"写明{written}，其中却有{plain(found)}{unit}",
            f"states {written}, of which {plain(found)}",
        )
    return Finding(
        said,
        stated.total.span,
        (
            *(Label(part.span, _PART) for part in stated.parts),
            *(Label(figure.span, _LESS) for figure in stated.minus),
        ),
        {
            "claimed": in_unit_of(notice, stated.total, stated.total.value),
            "found": found,
            "parts": tuple(in_unit_of(notice, stated.total, part.value) for part in stated.parts),
            **({"minus": less} if less else {}),
        },
        check=Words("是总数未改，还是漏列、误写了某一部分？", "is it the total, or a part?"),
    )


def _of_shares(rates: tuple[Rate, ...]) -> Iterator[Verdict | Finding]:
    """Shares that are said to be all there are make up 100%."""
    total = sum((rate.value for rate in rates), Decimal(0))
    room = sum((rate.quantum for rate in rates), Decimal(0)) / 2
    words = " + ".join(plain(rate.value) for rate in rates) + f" = {plain(total)}"
    if abs(total - 100) <= room:
        for rate in rates:
            evidence = tuple(r.span for r in rates if r is not rate)
            yield Verdict(rate.span, Outcome.VERIFIED, evidence, Words(words, words))
    elif all(rate.approximation is Approximation.EXACT for rate in rates):
        yield Finding(
            Words(
                f"各项占比相加为{plain(total)}%，不是100%（{words}）",
                f"the shares add up to {plain(total)}%, not 100% ({words})",
            ),
            rates[-1].span,
            tuple(Label(rate.span, _PART) for rate in rates[:-1]),
            {"claimed": 100, "found": total, "parts": tuple(rate.value for rate in rates)},
            disputed=tuple(rate.span for rate in rates),
        )


def _of_change(notice: Notice, change: Change) -> Iterator[Verdict | Finding]:
    """由A降至B,减少C: C lies between the two."""
    before, after, stated = change.before, change.after, change.difference
    if stated is None or isinstance(stated, Rate):
        return
    low, high = sorted((before.value, after.value))
    shown = [plain(_told(notice, stated, value)) for value in (high, low, high - low)]
    arithmetic = "{} - {} = {}".format(*shown)
    claims = (before, after, stated)
    room = (
        sum((c.quantum for c in claims if isinstance(c, Quantity) and c.quantum != 1), Decimal(0))
        / 2
    )
    if abs(high - low - stated.value) <= room:
        why = Words(arithmetic, arithmetic)
        for claim in claims:
            yield Verdict(claim.span, Outcome.VERIFIED, (before.span, after.span), why)
    elif all(claim.approximation is Approximation.EXACT for claim in claims):
        written = notice.quote(stated.span)
        yield Finding(
            Words(
                f"写明{written}，按前后两数为{arithmetic}", f"states {written}, but {arithmetic}"
            ),
            stated.span,
            (Label(before.span, _BEFORE), Label(after.span, _AFTER)),
            {
                "claimed": _told(notice, stated, stated.value),
                "found": _told(notice, stated, high - low),
                "before": _told(notice, stated, before.value),
                "after": _told(notice, stated, after.value),
            },
        )


def _told(notice: Notice, stated: Quantity | Duration, value: Decimal) -> Decimal:
    return in_unit_of(notice, stated, value) if isinstance(stated, Quantity) else value


RULE = Rule(
    name="sum-mismatch",
    severity=Severity.ERROR,
    summary=Words(
        "分项数之和与所写总数（完成X、推进Y，其中…，新建A、修订B，合计）是否相符",
        "stated parts (done X, under way Y; of which …; new A, revised B) against their stated total",
    ),
    matters=Words(
        "总数与分项对不上，读者无从知道哪个数是真的；改稿时只改了一处，是最常见的来由。",
        "Where parts and total differ a reader cannot tell which is true; mostly one of them was "
        "updated and the other was not.",
    ),
    silent=Words(
        "“其中”只列一部分而未超过总数时不报（三项以上紧密并列、与总数相差不到二十分之一的，视为列全）；文中说明一件涉及多类、分类合计大于总数时不报；党纪处分与政务处分可能落在"
        "同一人身上，除非写明只计一次，也不报；写明剔除、新增的，计入后相符即不报；约数按其可能的范围比较；单位不同、分属两轮、两地的数不相加。",
        "Silent where 其中 names only some parts and they do not exceed the total (three or more in one tight list that miss it by less than a twentieth are taken to be all); where the notice "
        "says that one case counts under several heads; for party and government discipline, which "
        "may fall on one person; where figures said to be taken off or added make it fit; approximate figures are compared by the range they can mean.",
    ),
    check=check,
    examples=(
        Example(
            "反馈问题共⟦41个⟧,已完成整改33个,正在整改5个。",
            ("写明41个，各部分相加为38个（33 + 5 = 38）",),
        ),
        Example(
            "挽回损失⟦1286.4万元⟧,其中清退412.7万元,追缴538.9万元,其余324.8万元核减收回。",
            ("写明1286.4万元，各部分相加为1276.4万元（412.7 + 538.9 + 324.8 = 1276.4）",),
        ),
        Example(
            "排查出问题线索⟦12条⟧,其中已办结15条。",
            ("写明12条，其中却有15条",),
        ),
        Example(
            "第一批整改18个,第二批整改15个,两批共整改⟦35个⟧。",
            ("写明35个，各部分相加为33个（18 + 15 = 33）",),
        ),
        Example(
            "全市共需整改⟦88个问题⟧,已有53个问题基本完成整改,其余31个问题正在推进。督察反馈问题⟦40个⟧,已完成整改43个。",
            ("写明88个，各部分相加为84个（53 + 31 = 84）", "写明40个，其中却有43个"),
        ),
        Example(
            "交办信访件⟦1427件⟧中,属实1219件,不属实208件。已办结502件,阶段性办结291件,正在办理644件。",
            ("写明1427件，各部分相加为1437件（502 + 291 + 644 = 1437）",),
        ),
        Example(
            "反馈问题40个,已完成整改38个,销号35个。审计查出问题23个,上年未整改到位的4个,已完成整改25个。形成24项整改任务,年底前完成21项整改任务,明年底前24项全部整改完成。",
            why="two ways to be done, other problems beside them, and what is planned",
        ),
        Example(
            "清理账款8笔,应付金额⟦397万元⟧,已支付5笔、262万元,剩余3笔、145万元待支付。",
            ("写明397万元，各部分相加为407万元（262 + 145 = 407）",),
        ),
        Example(
            "通过现金清收3260万元、呆账核销1840万元、重组化解920万元,合计处置不良贷款⟦6120万元⟧。",
            ("写明6120万元，各部分相加为6020万元（3260 + 1840 + 920 = 6020）",),
        ),
        Example(
            "整改措施共⟦96项⟧,其中立行立改40项、限期整改38项、长期坚持12项。新修三类项目共⟦15处⟧,其中便道5处、水渠6处、蓄水池2处。",
            (
                "写明96项，各部分相加为90项（40 + 38 + 12 = 90）",
                "写明15处，各部分相加为13处（5 + 6 + 2 = 13）",
            ),
        ),
        Example(
            "涉及补偿款⟦486万元⟧,分别为石塘村182万元、古渡村207万元。",
            ("写明486万元，各部分相加为389万元（182 + 207 = 389）",),
        ),
        Example(
            "全局现有干部86人,今年新录用2人,其中研究生3人。较上年减少12件,其中环境类减少15件。",
            why="of the 86; and what is fewer by so many may have grown in part",
        ),
        Example(
            "甲镇整改18个,乙镇整改15个,全县共整改38个。集中培训3次,专题研讨2次,共研讨3次。",
            why="there are others",
        ),
        Example(
            "约谈12人、诫勉8人、通报5人,共计⟦27人⟧。",
            ("写明27人，各部分相加为25人（12 + 8 + 5 = 25）",),
        ),
        Example(
            "来信428件,扣除重复61件,实际受理⟦376件⟧。",
            ("写明376件，各部分相加为367件（428 - 61 = 367）",),
        ),
        Example(
            "⟦27个⟧泊位中，具备岸电供应能力的由15个增加到24个；余下2个为待拆除的老旧泊位。",
            ("写明27个，各部分相加为26个（24 + 2 = 26）",),
        ),
        Example(
            "反映的问题共⟦93个⟧，按整改要求分为立行立改58个、分阶段整改26个、持续整改9个；"
            "按所属领域分为财政管理17个、部门预算执行27个、专项资金和民生21个、政府投资项目15个、国资国企12个。",
            ("写明93个，各部分相加为92个（17 + 27 + 21 + 15 + 12 = 92）",),
        ),
        Example(
            "热线共受理诉求⟦472件⟧，其中118件已办结，占25%；295件正在办理；44件列入计划，9件作出解释。",
            ("写明472件，各部分相加为466件（118 + 295 + 44 + 9 = 466）",),
        ),
        Example(
            "受理诉求 ⟦618 件⟧，办结 590 件，正在办理 18 件。",
            ("写明618件，各部分相加为608件（590 + 18 = 608）",),
        ),
        Example(
            "公开规章9件(含新制定4件,修改3件,废止2件),规范性文件31件,任免文件74件,其他文件88件。"
        ),
        Example(
            "收到建议640件。从内容看,占比最高的是经济类,有212件;其次是社会类95件;排在第三的是科教类88件。",
            why="the head of a list",
        ),
        Example(
            "事项1286项，其中“最多跑一次”1268项，占98.6%，“零跑腿”1102项，占85.7%。",
            why="each share holds, so some count twice",
        ),
        Example(
            "排查丙级危房86栋、丁级危房24栋,已拆除丁级24栋,加固丙级60栋,其余26栋正在加固。",
            why="parts of the 86",
        ),
        Example(
            "自评97.5分,其中党建30分得29.5分、业务50分得48.5分、廉政20分得19.5分。",
            why="two figures of each",
        ),
        Example(
            "抽查点位300处，发现问题60处，其中主干道抽查点位100处，发现问题12处。",
            why="other than of the 60",
        ),
        Example(
            "班子检视问题5个,单位检视问题238个。班子5个问题已全部整改，单位已整改221个，其余17个正在推进。"
        ),
        Example(
            "转办案件中,甲市538件,乙市82件,丙市13件,丁市12件,戊市17件,己区2件,庚市5件,辛县9件;正在查办288件。",
            why="one list",
        ),
        Example(
            "本批交办举报件109件。这些案件涉及水污染84件、大气污染67件、噪声36件、其他20件。",
            why="one may touch several",
        ),
        Example("现有执法人员86人，其中持证82人，另有辅助人员24人。", why="beside them"),
        Example(
            "共收到提案312件，审查立案286件，并案26件。立案提案中，集体提案62件，委员提案224件。按类别分，经济类81件，社会类205件。",
            why="of the 286",
        ),
        Example(
            "共办案1286件，其中民生案件964件。按领域分：食品类412件、计量类93件、广告类459件。",
            why="of the 964",
        ),
        Example(
            "立案160件。其中:集体60件,委员100件;参与委员80人;涉及经济类90件,占56.25%;文化类70件,占43.75%。",
            why="told twice in full",
        ),
        Example("来信428件,扣除重复61件,实际受理367件。"),
        Example(
            "关停低效门店7家(计划8家,另1家进入清算程序)。低保对象41户,取消3户、新纳入2户,现有40户。"
            "自查23项,督导11项,剔除相同的4项,共30项。",
            why="the figures balance: one is the whole itself, came on top, or was taken off",
        ),
        Example(
            "首次公开时,10个问题完成4个;本次累计完成8个,较首次公开新增完成4个,尚有2个在推进。",
            why="two of the ten",
        ),
        Example(
            "交办的45件信访件,已办结30件、阶段性办结8件,其余正在办理中。信访事项845件,已办结600件,阶段性办结210件。",
            why="the rest is told without a figure, or not told of",
        ),
        Example(
            "摸排单元38个,签订协议的22个,开工的9个,建成的5个(建成的包含在开工数内)。",
            why="each within the one before",
        ),
        Example(
            "给予党纪政务处分11人（2人同时受到党纪处分和政务处分，只计1人），组织处理16人。",
            why="the bracket explains how they were counted",
        ),
        Example(
            "241条举措在上述三个时点依次落实186条、212条、229条。",
            why="one figure at several times is no list of parts",
        ),
        Example(
            "清退资金⟦63人⟧,其中临床41人、医技14人、行政9人。",
            ("写明63人，各部分相加为64人（41 + 14 + 9 = 64）",),
        ),
        Example(
            "平均用时由15天降至9天。日处理能力由5万吨提升至8万吨,新增⟦5万吨⟧。",
            ("写明5万吨，按前后两数为8 - 5 = 3",),
        ),
        Example(
            "来件按诉求分(每件只归一类),城建类占45%,社保类占33%,其他类占⟦27%⟧。",
            ("各项占比相加为105%，不是100%（45 + 33 + 27 = 105）",),
        ),
        Example("反馈问题共41个,其中立行立改12个、长期坚持3个。", why="其中 names only some"),
        Example("来电来信428件,其中来电305件、来信123件;办理中发现个案9件。"),
        Example(
            "受理举报367件,其中大气187件、噪声133件、水152件(一件往往涉及多种污染,分类合计大于总数)。",
            why="one case counts under several heads",
        ),
        Example("督导60余次,其中到镇41次、到村24次。", why="60余 covers 65"),
        Example(
            "召开党组会12次,研究整改5次;走访企业30家,解决诉求45件。", why="not parts of a whole"
        ),
        Example(
            "反馈34个问题,有6个未整改到位,目前5个已整改,剩余1个在诉讼中。", why="parts of the 6"
        ),
        Example(
            "排查出问题合同⟦214份⟧，分布在3个乡镇，具体为：\n沛口镇87份；\n竹垭乡72份；\n石渡乡56份。",
            ("写明214份，各部分相加为215份（87 + 72 + 56 = 215）",),
            why="a line for each part",
        ),
        Example(
            "各乡镇共完成整改91个，分布在3个乡镇：\n沛口镇发现问题31个；\n竹垭乡发现问题35个；\n石渡乡发现问题28个。",
            why="of what was found, not all is done",
        ),
        Example(
            "新建制度23项，修订制度18项。\n把上述新建和修订的⟦43项制度⟧汇编成册。",
            ("写明43项，各部分相加为41项（23 + 18 = 41）",),
        ),
    ),
    options=Options(),
)
