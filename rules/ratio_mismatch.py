"""A rate is what the figures it is made of give, as precisely as it is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from grammar import amounts
from grammar.claims import (
    Approximation,
    Binding,
    Change,
    Growth,
    Quantity,
    Rate,
    RateForm,
    Share,
)
from grammar.growths import real
from grammar.model import Notice
from grammar.share_lists import holds
from rules._figures import decimals, in_unit_of, plain, rounded, scale
from rules._multiples import AFTER, BEFORE, CHECK, of_average, of_multiple
from rules._rule import Example, Finding, Label, Options, Outcome, Rule, Severity, Verdict, Words

_PART = Words("分子", "numerator")
_WHOLE = Words("分母", "denominator")
_GAP = Words("增减的数", "by how much")


def check(notice: Notice, options: Options) -> Iterator[Verdict | Finding]:
    """Every rate, change, multiple and average that is bound to its figures is recomputed."""
    del options
    for share in notice.relations.shares:
        yield from _of_share(notice, share)
    for change in notice.relations.changes:
        yield from _of_change(notice, change)
    for growth in notice.relations.growths:
        yield from _of_growth(notice, growth)
    for multiple in notice.relations.multiples:
        yield from of_multiple(notice, multiple)
    for average in notice.relations.averages:
        yield from of_average(notice, average)


def _of_share(notice: Notice, share: Share) -> Iterator[Verdict | Finding]:
    rate = share.rate
    part = sum((quantity.value for quantity in share.part), Decimal(0))
    part -= sum((quantity.value for quantity in share.minus), Decimal(0))
    whole = sum((quantity.value for quantity in share.whole), Decimal(0))
    if not whole:
        return
    found = part * 100 / whole
    shown = rounded(
        found, max(1, decimals(rate.quantum) + 1) if rate.form is RateForm.PERCENT else 1
    )
    unit = share.whole[0]
    arithmetic = f"{_told(notice, unit, share.part, share.minus)} ÷ {_told(notice, unit, share.whole)} = {plain(shown)}%"
    if holds(share):
        why = Words(arithmetic, arithmetic)
        evidence = tuple(quantity.span for quantity in (*share.part, *share.minus, *share.whole))
        yield Verdict(rate.span, Outcome.VERIFIED, evidence, why)
        # a wrong one of the three would not give a percentage as it is written
        operands = (*share.part, *share.minus, *share.whole)
        for quantity in operands if _is_plain(rate) else ():
            yield Verdict(quantity.span, Outcome.VERIFIED, (rate.span,), why, operand=True)
    elif share.binding is Binding.PARTITION:
        written = notice.quote(rate.span)
        yield Finding(
            Words(f"写明{written}，按所列数为{arithmetic}", f"states {written}, but {arithmetic}"),
            rate.span,
            (
                *(Label(quantity.span, _PART) for quantity in share.part),
                *(Label(quantity.span, _WHOLE) for quantity in share.whole),
            ),
            {
                "claimed": rate.value if rate.form is RateForm.PERCENT else written,
                "found": shown,
                "part": in_unit_of(notice, unit, part),
                "whole": in_unit_of(notice, unit, whole),
            },
            check=CHECK,
        )


def _is_plain(rate: Rate) -> bool:
    return rate.form is RateForm.PERCENT and rate.approximation is Approximation.EXACT


def _told(
    notice: Notice, unit: Quantity, figures: Sequence[Quantity], minus: Sequence[Quantity] = ()
) -> str:
    """The figures of one side of a division, in the unit of the whole, added up if several."""
    words = " + ".join(plain(in_unit_of(notice, unit, quantity.value)) for quantity in figures)
    words += "".join(f" - {plain(in_unit_of(notice, unit, one.value))}" for one in minus)
    return f"({words})" if len(figures) + len(minus) > 1 else words


def _of_change(notice: Notice, change: Change) -> Iterator[Verdict | Finding]:
    """由A降至B: the difference in percentage points, or the rate of change."""
    before, after = change.before, change.after
    start, end = before.value, after.value
    if isinstance(before, Quantity) and isinstance(after, Quantity):
        finer = min((before, after), key=lambda figure: scale(notice, figure))
        start, end = (in_unit_of(notice, finer, value) for value in (start, end))
    low, high = sorted((start, end))
    moved = abs(after.value - before.value)
    if isinstance(change.difference, Rate):
        stated, found, room = change.difference, moved, change.difference.quantum
        arithmetic = f"{plain(high)} - {plain(low)} = {plain(found)}"
        fits = abs(found - stated.value) <= room
    elif change.rate is not None and before.value:
        stated, found = change.rate, moved * 100 / before.value
        shown = plain(rounded(found, decimals(stated.quantum) + 1))
        arithmetic = f"({plain(high)} - {plain(low)}) ÷ {plain(start)} = {shown}%"
        fits = amounts.of_rate(stated).meets(amounts.Range(found, found))
    else:
        return
    loose = any(c.approximation is not Approximation.EXACT for c in (before, after, stated))
    if fits:
        why = Words(arithmetic, arithmetic)
        for claim in (stated, before, after):
            yield Verdict(claim.span, Outcome.VERIFIED, (before.span, after.span), why)
    elif not loose:
        written = notice.quote(stated.span)
        yield Finding(
            Words(
                f"写明{written}，按前后两数为{arithmetic}", f"states {written}, but {arithmetic}"
            ),
            stated.span,
            (Label(before.span, BEFORE), Label(after.span, AFTER)),
            {
                "claimed": stated.value,
                "found": rounded(found, 4).normalize(),
                "before": start,
                "after": end,
            },
            check=CHECK,
        )


def _of_growth(notice: Notice, growth: Growth) -> Iterator[Verdict | Finding]:
    """267家，比上年增加31家，增长13.1%: the rate of what there was before."""
    after, gap, stated = growth.after, growth.gap, growth.rate
    found = real(growth)
    base = after.value - gap.value if growth.risen else after.value + gap.value
    if found is None or base <= 0:
        return
    shown = rounded(gap.value * 100 / base, decimals(stated.quantum) + 1)
    today, more = (plain(in_unit_of(notice, after, figure.value)) for figure in (after, gap))
    sign = "-" if growth.risen else "+"
    arithmetic = f"{more} ÷ ({today} {sign} {more}) = {plain(shown)}%"
    if amounts.of_rate(stated).meets(found):
        why = Words(arithmetic, arithmetic)
        for claim, others in ((stated, (after, gap)), (after, (gap,)), (gap, (after,))):
            yield Verdict(claim.span, Outcome.VERIFIED, tuple(o.span for o in others), why)
    elif after.exact and gap.exact and stated.approximation is Approximation.EXACT:
        written = notice.quote(stated.span)
        yield Finding(
            Words(f"写明{written}，按所列数为{arithmetic}", f"states {written}, but {arithmetic}"),
            stated.span,
            (Label(after.span, AFTER), Label(gap.span, _GAP)),
            {
                "claimed": stated.value,
                "found": shown,
                "after": in_unit_of(notice, after, after.value),
                "gap": in_unit_of(notice, after, gap.value),
                "risen": int(growth.risen),
            },
            check=CHECK,
        )


RULE = Rule(
    name="ratio-mismatch",
    severity=Severity.ERROR,
    summary=Words(
        "百分比、比率、倍数、平均数与构成它的数是否相符，按其书写的精度比较",
        "a percentage, rate, multiple or average against the numbers it is made of, at the precision in "
        "which it is written",
    ),
    matters=Words(
        "完成率、满意率是读者最先看的数；总数改了而比率没有重算，一除便知。",
        "Rates are what a reader looks at first; when a figure was updated and the rate was not, one "
        "division shows it.",
    ),
    silent=Words(
        "四舍五入与直接截去都算相符；约、近、以上按其含义放宽；找不到分子或分母的、增长率缺基数的、目标与标准中的比率不核；同句有几个总数或几个户数、人数的，只核相符的平均数。",
        "Rounding and cutting off both pass; 约, 近, 以上 loosen; rates whose numerator or denominator "
        "the notice does not state, growth without its base, and targets are not compared; where a sentence "
        "has several totals or numbers, an average is only verified.",
    ),
    check=check,
    examples=(
        Example(
            "去年受理投诉40件,今年受理投诉60件,同比增长⟦60%⟧。客运量21.6万人次,上年同期为18万人次,同比增长⟦25%⟧。",
            (
                "写明60%，按前后两数为(60 - 40) ÷ 40 = 50%",
                "写明25%，按前后两数为(21.6 - 18) ÷ 18 = 20%",
            ),
        ),
        Example(
            "应训1240人次,实训1128人次,参训率⟦95.8%⟧。培训6场,培训1200人次,场均培训⟦250人次⟧。",
            (
                "写明95.8%，按所列数为1128 ÷ 1240 = 90.97%",
                "写明平均250人次，按所列数为1200 ÷ 6 = 200",
            ),
        ),
        Example(
            "今年上半年受理60件,去年受理90件,同比增长20%。问题400个,已整改360个,整改率90%,其中党建类问题整改率97.5%。余额4.43亿元,不良率3.11%,各项贷款142.4亿元。26人、14人,各占65%和35%,共40人。",
            why="half a year; a class without its number; the whole told behind",
        ),
        Example(
            "办结案件146件,同比增加32件,增长⟦21.9%⟧。",
            ("写明21.9%，按所列数为32 ÷ (146 - 32) = 28.07%",),
        ),
        Example("办结案件146件,同比增加32件,增长28.1%。"),
        Example("收到信访92件次,同比减少31件次,降幅25.2%。"),
        Example("秋季受理投诉17件,上年同期为53件,同比减少36件,下降67.9%。", why="both ends told"),
        Example(
            "完成投资500万元,比计划增加100万元,增长20%。", why="against a plan, not a year before"
        ),
        Example(
            "截至3月底,12个问题已完成整改9个,其余3个正在推进。整改完成率⟦85%⟧。",
            ("写明85%，按所列数为9 ÷ 12 = 75%",),
        ),
        Example(
            "核实低保线索240条,查实并清退18条,查实率仅为⟦百分之八点五⟧。",
            ("写明百分之八点五，按所列数为18 ÷ 240 = 7.5%",),
        ),
        Example("截至3月底,12个问题已完成整改9个。整改措施完成率85%。", why="of the measures"),
        Example(
            "反馈的38个问题已完成整改33个,正在整改5个,整改完成率⟦84.2%⟧。",
            ("写明84.2%，按所列数为33 ÷ 38 = 86.84%",),
        ),
        Example(
            "全镇36个党支部中,24个完成换届,占⟦四分之三⟧。",
            ("写明四分之三，按所列数为24 ÷ 36 = 66.7%",),
        ),
        Example(
            "计划巡察32家单位。目前已进驻15家,进驻工作⟦过半⟧。",
            ("写明过半，按所列数为15 ÷ 32 = 46.9%",),
        ),
        Example(
            "药占比由26.8%降至24.3%,下降⟦3.5个百分点⟧。",
            ("写明3.5个百分点，按前后两数为26.8 - 24.3 = 2.5",),
        ),
        Example(
            "投诉由上年的96件降至17件,降幅⟦72.3%⟧。",
            ("写明72.3%，按前后两数为(96 - 17) ÷ 96 = 82.29%",),
        ),
        Example(
            "93个问题中，立行立改58个、分阶段整改26个、持续整改9个。\n93个问题已整改81个，整改率87.1%。"
            "其中，立行立改类完成57个，完成率⟦96.2%⟧；分阶段整改类完成21个，完成率80.8%。",
            ("写明96.2%，按所列数为57 ÷ 58 = 98.28%",),
        ),
        Example(
            "补发历年拖欠的补助55.2万元，涉及农户46户，户均⟦1.4万元⟧。",
            ("写明平均1.4万元，按所列数为55.2 ÷ 46 = 1.2",),
        ),
        Example(
            "一季度组织夜查27次，月均⟦8次⟧；上年度检查64次，平均每季度16次。",
            ("写明平均8次，按所列数为27 ÷ 3 = 9",),
        ),
        Example(
            "收到诉求472件，其中118件已办结，占25%；295件正在办理，占⟦65%⟧；其余59件待核实。",
            ("写明65%，按所列数为295 ÷ 472 = 62.5%",),
        ),
        Example(
            "共受理诉求5240件，日均749件。其中，直接答复3930件，占75%，转交办理1310件，占25%。",
            why="both of all, though the first is the nearer",
        ),
        Example(
            "提交提案260件，经审查立案240件。其中集体提案60件，委员提案180件。\n已解决的150件，占62.5%；列入计划的60件，占25%；留作参考的30件，占12.5%。"
        ),
        Example(
            "共有17个问题,涉及金额2348.6万元。已整改14个,涉及金额2130.2万元,分别占82.35%和90.70%。",
            why="of the one, and of the other",
        ),
        Example(
            "浓度同比下降8.6%;优良天数比例86.3%,同比提高2.2个百分点。", why="比例 compares nothing"
        ),
        Example(
            "共收到建议614件(会上602件、会后12件),占建议总数的95.6%。",
            why="of a total that is not told",
        ),
        Example(
            "抽查街道120条、点位80处,发现问题40处,问题率20%。其中步行巡查街道29条、点位19处,发现问题11处,问题率22.9%。",
            why="of what was looked at",
        ),
        Example(
            "年办件量由1.5万件增加到2.4万件，⟦翻了一番⟧还多。",
            ("写明翻了一番，应为原来的2倍，按前后两数为2.4 ÷ 1.5 = 1.6倍",),
        ),
        Example(
            "投诉由12件增至36件，增长⟦3倍⟧。",
            ("写明3倍，应为原来的4倍，按前后两数为36 ÷ 12 = 3倍",),
        ),
        Example(
            "发放救助金36万元，惠及120户，其中重病户30户，户均5000元。", why="of which of the two?"
        ),
        Example("兑付补助55.2万元，涉及农户46户，户均年收入增加1.4万元。", why="another sum"),
        Example(
            "一季度夜查27次，每月不少于8次。今年以来夜查31次，月均4次。",
            why="no average, no length",
        ),
        Example(
            "样本由620份增至1890份，为原来的3倍多；投诉由12件增至36件，增长两倍。",
            why="two more make three",
        ),
        Example(
            "办件量由1.5万件增加到2.4万件，其中线上办件翻了一番。", why="of what is not counted"
        ),
        Example(
            "规划布设监测点318个，建成并联网的160个，⟦接近六成⟧，余下158个待安装。",
            ("写明接近六成，按所列数为160 ÷ 318 = 50.3%",),
        ),
        Example(
            "确定退出名单27户。截至三季度末，办完注销登记的13户，已⟦超过半数⟧，其余14户进入清算程序。",
            ("写明超过半数，按所列数为13 ÷ 27 = 48.1%",),
        ),
        Example(
            "发出问卷500份，收回有效问卷480份。从结果看，满意372份，占77.5%；基本满意84份，占17.5%；不满意24份，占⟦6%⟧。",
            ("写明6%，按所列数为24 ÷ 480 = 5%",),
        ),
        Example("计划整治河道50条，本月完成18条，已过半。", why="18 this month, not in all"),
        Example(
            "收到来信来电1906条，有968条写进了方案，采纳的占一半以上。送审金额1873万元，审定1716万元，核减157万元，核减率8.3%。"
        ),
        Example(
            "对21.6万平方米标准厂房逐栋摸底，已出租17.3万平方米，闲置4.3万平方米，闲置率降到19.9%。"
        ),
        Example("5月至9月快检样品23640批次，检出不合格61批次，合格率99.74%。"),
        Example("支出220万元，压减公用经费30万元，压减率12%。", why="of what was spent before"),
        Example("对14套装置实施改造,已完成13套,改造率92.8%。", why="cut off, not rounded"),
        Example(
            "93个问题已整改81个，整改率87.1%。其中，立行立改类完成57个，完成率98.2%。",
            why="of how many of its class is not told",
        ),
        Example(
            "闲置房产213处9.4万平方米，盘活176处8.1万平方米，按处数计盘活率82.6%，按面积计盘活率86.2%。",
            why="each rate by a measure of its own",
        ),
        Example(
            "走访36个乡镇文化站，发现常年锁门的4个、挪作他用的5个，9个站点已全部恢复开放，开放率达到100%。",
            why="all of these 9",
        ),
        Example("任务2164项,到年底落实1275项,落实比例近60%。", why="58.9% is nearly 60%"),
        Example("走访36家企业,合格率达到100%。药品抽检合格率98%。", why="nothing it is made of"),
        Example("开展督查12次,整改完成率达到95%以上的单位8个。"),
        Example("同比增长14%,较2022年提高近5个百分点。", why="growth without its base"),
    ),
    options=Options(),
)
