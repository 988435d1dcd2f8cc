"""A stated number of aspects, problems or items is the number that the notice lists."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import combinations

from grammar import level_claims, parts, status_claims
from grammar.claims import Quantity
from grammar.mentions import Sentence
from grammar.model import Bound, Notice
from grammar.source import Span, Spans
from grammar.status_claims import StatusClaim
from grammar.told_elsewhere import counts_some, parts_of_others
from rules._rule import Example, Finding, Label, Options, Outcome, Rule, Severity, Verdict, Words


def check(notice: Notice, options: Options) -> Iterator[Verdict | Finding]:
    """Every number bound to a level of the outline is compared with the entries of that level."""
    del options
    misfits: dict[tuple[int, int], list[Bound]] = {}
    # what stands beside a number tells what it counts, whether it fits or not
    announced = {
        e.count.span
        for e in notice.relations.enumerations
        if not e.open and (not e.values or e.fewest <= e.count.value <= e.most)
    }
    told = _told_of_others(notice)
    others = Spans(part.span for part in parts_of_others(notice))
    items = [item.section.span.start for item in notice.items]
    for bound in notice.bound:
        claimed, found = int(bound.count.value), len(bound.entries)
        if claimed == found:
            words = f"{_groups(bound)}{found}"
            why = Words(f"逐项数得{words}", f"counted: {words}")
            yield Verdict(bound.count.span, Outcome.VERIFIED, bound.entries, why)
        elif (
            bound.certain
            and not _is_all_but(claimed, items, others)
            and not _is_all_but(claimed, [entry.start for entry in bound.entries], others)
            and _may_be_all(bound.count)
            and not counts_some(notice, bound)
            and bound.count.span not in announced | told
        ):  # its own list tells it
            misfits.setdefault((claimed, found), []).append(bound)
    for same in misfits.values():
        yield _mismatch(notice, same)
    for claim in status_claims.find(notice):
        yield from _of_statuses(notice, claim)


def _told_of_others(notice: Notice) -> set[Span]:
    """The numbers that a sentence tells beside the one that counts a level, or as a part of more.

    党组层面9个问题列表如下，处室层面15个问题在内网公示; 督察指出17项，典型案例5项，移交4项: none of these misses it.
    """
    starts = [sentence.span.start for sentence in notice.sentences]
    told = [(bisect_right(starts, b.count.span.start), b) for b in notice.bound]
    fitting = {(at, b.entries) for at, b in told if b.count.value == len(b.entries)}
    beside = {b.count.span for at, b in told if (at, b.entries) in fitting}
    beside |= {p.span for s in notice.relations.sums if parts.fits(s) for p in s.parts}
    misses = {at: b for at, b in told if b.count.value != len(b.entries)}
    of_aspects = {b.entries for at, b in misses.items() if _lists_aspects(notice, at - 1, b)}
    beside |= {b.count.span for _, b in told if b.entries in of_aspects}
    return beside | {
        span for at in misses for span in _of_sources(notice, notice.sentences[at - 1])
    }


def _lists_aspects(notice: Notice, at: int, bound: Bound) -> bool:
    """Whether what is listed are the aspects that the sentence counts first: 6个方面9个问题, over six."""
    figures = [m.quantity for m in notice.sentences[at].quantities()]
    return len(notice.levels) == 1 and any(
        "方面" in f.unit + f.noun and f.value == len(bound.entries) and f.span < bound.count.span
        for f in figures
    )


def _is_all_but(claimed: int, starts: Sequence[int], others: Spans) -> bool:
    """Whether a number is that of the entries outside the parts of another round or a special inspection."""
    own = [start for start in starts if not others.hold(start)]
    return claimed == len(own) < len(starts)


def _of_sources(notice: Notice, sentence: Sentence) -> Iterator[Span]:
    """The numbers of one sentence that only together are all that is listed, or a sum of it.

    巡察指出5个问题，专项检查指出2个问题, over seven; 乡级问题9个，村级问题12个，合计问题21个.
    """
    alike: dict[tuple[str, str], list[Quantity]] = {}
    for mention in sentence.quantities():
        if mention.quantity.exact and mention.depth == 0:
            key = (mention.quantity.unit, level_claims.noun(mention)[-2:])
            alike.setdefault(key, []).append(mention.quantity)
    listed = {len(level.sections) for level in notice.levels} | {len(notice.items)}
    for (_, noun), counts in alike.items():
        values = [quantity.value for quantity in counts]
        if noun and len(counts) > 1 and sum(values) in listed:
            yield from (quantity.span for quantity in counts)
        sums = {one + other: {one, other} for one, other in combinations(values, 2)}
        parts_of = {value for total in sums.keys() & set(values) for value in sums[total]}
        yield from (quantity.span for quantity in counts if noun and quantity.value in parts_of)


def _may_be_all(count: Quantity) -> bool:
    """A single problem is one of several (将1个问题拆分为2个); a single aspect may be a slip."""
    return count.value > 1 or "方面" in count.noun + count.unit


def _groups(bound: Bound) -> str:
    """13 + 13 + 13 = , where the entries lie in several parts."""
    counts = [str(count) for _, count in bound.groups]
    return f"{' + '.join(counts)} = " if len(counts) > 1 else ""


def _mismatch(notice: Notice, same: list[Bound]) -> Finding:
    first, *again = same
    claimed, found = int(first.count.value), len(first.entries)
    unit = notice.quote(first.count.span).removeprefix(notice.quote(first.count.number))
    unit = first.count.unit if len(unit) > 8 else unit
    sums = _groups(first)
    listed = Words(
        f"自此逐项列出：{sums}{found}{first.count.unit}",
        f"listed from here on: {sums}{found}",
    )
    parts = [
        Label(span, Words(f"这一部分{count}{first.count.unit}", f"{count} in this part"))
        for span, count in first.groups
    ]
    return Finding(
        Words(
            f"写明{claimed}{unit}，实列{found}{first.count.unit}",
            f"claims {claimed}, lists {found}",
        ),
        first.count.span,
        (
            *(
                Label(b.count.span, Words(f"此处也写{claimed}", f"{claimed} here, too"))
                for b in again
            ),
            Label(first.entries[0], listed),
            *(parts if len(parts) > 1 else ()),
        ),
        {
            "claimed": claimed,
            "found": found,
            **({"parts": tuple(count for _, count in first.groups)} if len(parts) > 1 else {}),
        },
        disputed=tuple(b.count.span for b in again),
        check=Words(
            "是漏列、多列，还是改稿时未改总数？",
            "is an entry missing or added, or is the total from an older draft?",
        ),
    )


def _of_statuses(notice: Notice, claim: StatusClaim) -> Iterator[Verdict | Finding]:
    """A stated number of items done, or not done, against the statuses of the items."""
    claimed, found = int(claim.count.value), claim.found
    state = Words("已完成", "done") if claim.done else Words("未完成", "not done")
    if claim.holds:
        why = Words(
            f"{claim.total}项中数得{state.zh}{found}项",
            f"of {claim.total} items {found} are {state.en}",
        )
        yield Verdict(claim.count.span, Outcome.VERIFIED, claim.evidence, why)
    elif claim.certain:
        written = notice.quote(claim.count.span)
        first = claim.evidence[:1]
        yield Finding(
            Words(
                f"写明{state.zh}{written}，各项所注状态为{state.zh}的有{found}项（共{claim.total}项）",
                f"claims {claimed} {state.en}, by their statuses {found} of {claim.total} are",
            ),
            claim.count.span,
            (
                *(
                    Label(q.span, Words(f"此处写{notice.quote(q.span)}", notice.quote(q.span)))
                    for q in claim.also
                ),
                *(Label(s, Words(f"自此数得{found}项", f"{found} from here on")) for s in first),
            ),
            {"claimed": claimed, "found": found},
            disputed=tuple(q.span for q in claim.also),
            check=Words(
                "是状态未更新，还是统计数未更新？", "is a status out of date, or the number?"
            ),
        )


_OUTLINE = """一、巡察整改情况
巡察共反馈2个方面{claim}问题。
二、反馈问题整改情况
(一)贯彻落实决策部署方面
1.关于“学习不深入”问题。已开展学习。
2.关于“落实不到位”问题。已建立台账。
(二)基层党组织建设方面
1.关于“组织生活不规范”问题。已规范记录。
三、下一步打算
持续抓好整改。"""

_HEADED = """一、反馈问题整改情况
(一)落实粮食安全责任方面({claim})
1.关于“轮换不及时”问题。已轮换出库。
2.关于“拨付滞后”问题。已按季拨付。{rest}
(二)收购监管方面(1个问题)
1.关于“结算超期”问题。已推行直付。"""

_PARTS = """巡察整改通报
{made}的问题中,学习教育方面2个、队伍建设方面{third}。
一、学习教育方面
1.关于“学习不深入”的问题。已开展学习。
2.关于“考核不严格”的问题。已修订办法。
二、队伍建设方面
1.关于“结构老化”的问题。已公开招聘。"""

_STATUSES = """一、总体情况
巡察反馈的4个问题中,已完成{done},其余持续推进。
二、反馈问题整改情况
1.关于“学习不深入”问题。已开展学习。(已完成)
2.关于“落实不到位”问题。已建立台账。(已完成)
3.关于“组织生活不规范”问题。已规范。(已完成)
4.关于“年轻干部不足”问题。已选派2人。(持续推进)"""

RULE = Rule(
    name="count-mismatch",
    severity=Severity.ERROR,
    summary=Words(
        "所写方面、问题、事项、措施、状态的数目，与通报在该层级实际列出的数目是否相符",
        "a stated number of aspects, problems, items, statuses … against what the notice lists at that level",
    ),
    matters=Words(
        "写41项、列39项，读者会问那两项去了哪里；这往往是合并、删改条目后没有改总数。",
        "Where 41 are claimed and 39 listed, a reader asks where two went; mostly entries were merged "
        "and the total was not changed.",
    ),
    silent=Words(
        "提纲里找不到对应层级的数不核（如“细化为112条措施”而未逐条列出）；写明部分内容不公开、另行公开，或只列主要问题时，实列较少不报；"
        "差额在文中另有说明（补充移交、合并、分述）的不报；上一轮、其他检查的数不与本轮相比。",
        "Numbers with no level of their own in the outline are not compared; fewer are listed than "
        "claimed without a fault where the notice says that part of it is not published or that it "
        "lists the main points only, or accounts for the difference (added later, merged, told "
        "elsewhere); figures of another round are left alone.",
    ),
    check=check,
    examples=(
        Example(
            "巡察反馈2个方面3个问题。\n一、反馈问题整改情况\n（一）政治建设方面\n1.关于“学习不深”的问题。学习12次。\n2.关于“宣讲不够”的问题。宣讲6场。\n（二）队伍建设方面\n1.关于“交流不够”的问题。交流4人。\n"
            "二、专项检查反馈问题整改情况\n（一）选人用人专项检查反馈问题1个，已整改。\n（二）意识形态专项检查反馈问题1个，已整改。\n三、下一步工作\n巩固成果。",
            why="special inspections have findings of their own",
        ),
        Example(
            _OUTLINE.format(claim="⟦4个⟧").replace("⟦4个⟧问题", "⟦4个问题⟧"),
            ("写明4个问题，实列3个",),
        ),
        Example(
            "一、反馈问题整改情况\n(一)基本到位的2个问题\n1.防治机制不健全;2.服务收费未公示。\n(二)整改到位的1个问题\n1.账目混乱。",
            why="two in a line",
        ),
        Example(
            "整改清单,共三个方面,计六个问题。\n一、政治建设方面\n1.学习教育走过场\n2.意识形态阵地疏于管理\n二、作风建设方面\n1.公款旅游变通报销\n"
            "2.走访群众浮于表面\n三、队伍建设方面\n1.村级后备力量断档\n2.发展党员程序倒置",
            why="the second part is headed as the others are",
        ),
        Example(_OUTLINE.format(claim="3个")),
        Example(
            _OUTLINE.format(claim="3个").replace(
                "二、反馈", "截至6月底,⟦5个问题⟧已完成整改2个,其余3个正在推进。\n二、反馈"
            ),
            ("写明5个问题，实列3个",),
        ),
        Example(
            _OUTLINE.format(claim="3个").replace(
                "二、反馈", "截至6月底,2个立行立改问题已全部完成整改。\n二、反馈"
            ),
            why="some of them",
        ),
        Example(
            _OUTLINE.format(claim="3个").replace("3个问题", "3个问题,细化为12条措施"),
            why="no level",
        ),
        Example(
            _OUTLINE.format(claim="4个").replace(
                "三、下一步", "其余1个问题不向社会公开。\n三、下一步"
            ),
            why="one of them is not published",
        ),
        Example(
            _OUTLINE.format(claim="3个").replace(
                "三、下一步打算", "三、上轮巡察\n上轮巡察反馈的5个问题已整改。\n四、打算"
            ),
            why="the figure of an earlier round",
        ),
        Example(
            _STATUSES.format(done="⟦2个⟧"),
            ("写明已完成2个，各项所注状态为已完成的有3项（共4项）",),
        ),
        Example(_STATUSES.format(done="3个")),
        Example("梳理出3个方面26项具体问题,制定措施112条。", why="nothing is listed"),
        Example(
            _HEADED.format(claim="⟦3个问题⟧", rest=""),
            ("写明3个问题，实列2个",),
        ),
        Example(_HEADED.format(claim="2个问题", rest="")),
        Example(
            _HEADED.format(claim="3个问题", rest="\n其余1个问题已书面报告。"),
            why="the rest is told elsewhere",
        ),
        Example(
            _PARTS.format(made="反馈", third="⟦2个⟧"),
            ("写明2个，实列1个",),
        ),
        Example(_PARTS.format(made="反馈", third="1个")),
        Example(_PARTS.format(made="已完成", third="2个"), why="those done, and none is listed so"),
        Example(
            "县人大常委会提出⟦4条审议意见⟧,办理情况如下。\n一、关于更新管网的意见。已更换48公里。\n"
            "二、关于健全检测的意见。已建化验室5间。\n三、关于规范收费的意见。已公示标准。",
            ("写明4条审议意见，实列3条",),
        ),
        Example(
            "审计指出的3个问题,已整改⟦2个⟧,正在整改1个:\n1.预算漏项。已整改,追加2个。\n"
            "2.会议费超标。正在整改,分期追缴。\n3.往来款挂账。正在整改,已发函。",
            ("写明已完成2个，各项所注状态为已完成的有1项（共3项）",),
        ),
        Example(
            "审计指出问题3个,其中两个问题成因相同,合并说明。\n1.关于预算不细的问题。已细化。\n"
            "2.关于往来款未清、预付款未核销的问题。已清理。",
            why="two of them are told together",
        ),
        Example(
            "巡察共反馈3个方面6个问题。\n一、政治类\n1.学习不深。集中学习3次。\n2.宣讲不够。宣讲5场。\n二、经济类\n1.账目不清。清理账目3本。\n2.白条入账。补正票据8张。\n"
            "三、作风类\n1.会议过多。压减6次。\n2.公文过长。压减3份。",
            why="parts that are named for their kinds",
        ),
        Example(
            "巡察组指出3个问题,专项检查指出2个问题,一并通报如下。\n1.学习不深。学习3次。\n2.账目不清。清账3本。\n3.会议过多。压减6次。\n4.公示不及时。公示9期。\n5.档案不全。补档8份。",
            why="two sources, and what they found together",
        ),
        Example(
            "反馈的5个问题中,1个问题经核定为重复,实为4个。\n1.学习不深。学习3次。\n2.账目不清。清账3本。\n3.会议过多。压减6次。\n4.档案不全。补档8份。",
            why="what it comes to in truth",
        ),
        Example(
            "审计报告反映问题4个,其中1个移送榆坪县纪委监委处理。整改情况如下。\n(一)预算编制不细。细化项目8个。\n(二)资金滞留。拨付26万元。\n(三)资产未入账。入账6万元。",
            why="one has passed to another body",
        ),
        Example(
            "反馈问题12个,制定措施36条,平均每个问题3条。\n(一)学习不深。学习3次。\n(二)账目不清。清账3本。\n(三)会议过多。压减6次。\n(四)档案不全。补档8份。",
            why="an average",
        ),
        Example(
            "巡察反馈4个方面7个问题。\n一、已完成整改的问题(3个)\n1.学习不深。学习3次。\n2.账目不清。清账3本。\n3.会议过多。压减6次。\n二、基本完成的问题(2个)\n4.档案不全。补档8份。\n5.轮岗不够。轮岗2人。\n"
            "三、长期坚持的问题(2个)\n6.宣讲不够。宣讲5场。\n7.调研不实。调研4次。",
            why="parts by how far things are are no aspects",
        ),
        Example(
            "一、政治建设方面(2个问题)\n1.学习不深。学习3次。\n2.宣讲不够。宣讲5场。\n3.其他需要说明的情况。均由机关党委牵头。",
            why="a note behind them, numbered on",
        ),
        Example(
            "上轮巡察反馈的3个问题,已完成整改2个,正在推进1个。本轮反馈3个问题。\n1.学习不深的问题。学习3次。(已完成)\n2.账目不清的问题。清账3本。(已完成)\n3.宣讲不够的问题。宣讲5场。(已完成)",
            why="how far those of another round are",
        ),
        Example(
            "一、上轮巡察问题的整改\n1.账目不清的问题。清账3本。\n2.宣讲不够的问题。宣讲5场。\n二、新发现问题的整改\n针对新发现的⟦2个问题⟧,逐一整改。\n1.学习不深的问题。学习3次。\n2.会议过多的问题。压减6次。\n3.档案不全的问题。补档8份。",
            ("写明2个问题，实列3个",),
            why="a part opened by its name",
        ),
        Example(
            "巡察反馈6个问题。\n一、党的建设\n1.学习不深入。学习3次。\n2.宣讲不到位。宣讲5场。\n二、财务管理\n1.票据报销。补正票据86张。\n2.公务接待。退缴2.6万元。\n三、工程建设\n1.管理不规范。修订办法1项。\n2.监理不严。清退监理1家。",
            why="a part between others, whose headings name no problem",
        ),
    ),
    options=Options(),
)
