"""A measure that answers the feedback is not dated before it."""

from __future__ import annotations

from collections.abc import Iterator

from grammar import chain
from grammar.model import EventKind, Notice, Telling
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled
from rules._rule import Example, Finding, Label, Rule, Severity, Verdict, Words

_MEASURES = (
    EventKind.ACTION,
    EventKind.ISSUE,
    EventKind.MEETING,
    EventKind.PLAN,
    EventKind.LEADING_GROUP,
)
# what others did, and what went wrong, is no measure
_NOT_OURS = compiled(
    r"[，,]?(?:(?:中央|国务院|国家|省|市|县|区|州)[^，,。;《]{0,6}?(?:政府|常委会|人大|财政[厅局]|纪委|组织部|审计[厅局]|委办公室|委员会)"
    r"|[^，,。;《]{0,20}?(?:违规|违反|超标|超范围|未按|虚[列报]|套取|挪用|拖欠|漏[报缴]|擅自|有\d))"
)


_BY_OTHERS = compiled(
    r"(?:公安|检察|法院|纪委|监委|税务|主管部门|有关部门)[^，,。;]{0,6}(?:于|在)?$"
)
# 8月30日主动退缴…；反馈后，其余退缴: the other side of the sentence tells that this came first
_AND_THEN = compiled(
    r"[^。\n]{2,80}(?:[;；](?:巡[察视])?反馈(?:意见)?(?:[以之]?后|以来)[，,]|。(?:巡[察视])?反馈[以之]?后[，,](?:其余|其他|剩余|又|再|继续))"
)


class EarlyOptions(NamedTuple):
    """Options of the rule.

    Attributes:
        background_days: a measure dated longer before the feedback is told as background, not as
            an answer to it.
    """

    background_days: int = 300


def check(notice: Notice, options: EarlyOptions) -> Iterator[Verdict | Finding]:
    """Among what is told as done behind the feedback, find the days that lie before it."""
    answered = chain.feedback(notice)
    if answered is None or answered.start.first is None:
        return
    latest = chain.latest(notice)
    told = notice.quote(answered.when.span)
    for event in notice.events:
        if event.kind not in _MEASURES or event.telling is not Telling.DONE:
            continue
        if event.when.span.start < answered.when.span.end:
            continue
        behind = notice.text[event.when.span.end : event.when.span.end + 30]
        ahead = notice.text[max(0, event.when.span.start - 10) : event.when.span.start]
        if _AND_THEN.match(notice.text, event.when.span.end):
            continue
        if (
            _NOT_OURS.match(behind) or _BY_OTHERS.search(ahead)
        ) and event.kind is not EventKind.PLAN:
            continue  # the plan answers the feedback, whoever issued it
        days = chain.only_before(event.end, answered.start.first, latest)
        if days is not None and days <= options.background_days:
            day = notice.quote(event.when.span)
            yield Finding(
                Words(
                    f"整改措施的日期{day}早于反馈的日期{told}",
                    f"a measure of {day}, before the feedback of {told}",
                ),
                event.when.span,
                (Label(answered.when.span, Words(f"反馈：{told}", f"feedback: {told}")),),
                facts={"days": days},
                check=Words(
                    "核对：是日期写错，还是巡察期间立行立改的事项？如是后者，宜写明。",
                    "Check: is the date mistyped, or was it done during the inspection? If so, say it.",
                ),
            )


RULE = Rule(
    name="early-action",
    severity=Severity.NOTE,
    summary=Words(
        "整改措施的日期是否早于所回应的反馈",
        "a rectifying measure dated before the feedback it answers",
    ),
    matters=Words(
        "反馈之前的工作算不上对反馈的整改；读者会问是不是拿旧事充数。",
        "What was done before the feedback is no answer to it; a reader asks whether old work is counted again.",
    ),
    silent=Words(
        "写明在巡察期间完成、立行立改、边巡边改的，此前、上轮的背景，计划和时限，以及远早于反馈的日期不报；没写年份的日期若换个年份说得通也不报。",
        "Silent on what is told as done during the inspection or at once, on background (此前, 上轮), plans and "
        "deadlines, on days long before the feedback, and on days without a year that another year explains.",
    ),
    check=check,
    examples=(
        Example(
            "2023年7月18日,巡视组向集团党委反馈了意见。\n⟦2023年6月12日⟧印发《招标采购管理办法》,取消资格条件21类。\n",
            ("整改措施的日期2023年6月12日早于反馈的日期2023年7月18日",),
        ),
        Example(
            "6月7日,巡察组向局党组反馈了意见。党工委于⟦2022年5月13日⟧完善财务制度。\n中共双溆县水利局党组\n2022年11月8日\n",
            ("整改措施的日期2022年5月13日早于反馈的日期6月7日",),
        ),
        Example(
            "2023年7月18日,巡视组向集团党委反馈了意见。\n巡视期间,4月21日对车辆超编问题当即处理,封存车辆7台。\n",
            why="done during the inspection, and told so",
        ),
        Example(
            "2023年7月18日,巡视组向集团党委反馈了意见。\n立行立改,2023年6月1日完成清退。\n",
            why="done at once",
        ),
        Example(
            "2023年7月18日,巡视组向集团党委反馈了意见。\n对2023年1月至5月的接待费用开展抽查。\n",
            why="the period that was looked through",
        ),
        Example(
            "2023年7月18日,巡视组向集团党委反馈了意见。\n2019年11月19日出台《财务制度》。\n",
            why="background, years before",
        ),
        Example(
            "2023年7月18日,巡视组向集团党委反馈了意见。\n2023年7月印发《财务制度》。\n",
            why="July may be the end of July",
        ),
        Example(
            "2023年11月18日,巡视组向集团党委反馈了意见。\n3月5日召开推进会。\n中共双溆县水利局党组\n2024年5月8日\n",
            why="March of the next year",
        ),
        Example(
            "2023年7月18日,巡视组向集团党委反馈了意见。\n2023年5月,集团违规发放补贴,7月底已清退。\n",
            why="what went wrong",
        ),
        Example(
            "2023年7月18日,巡视组向集团党委反馈了意见。\n2023年5月,省财政厅印发《预算管理办法》,集团组织学习。\n",
            why="what others did",
        ),
        Example(
            "2023年7月18日,巡视组向集团党委反馈了意见。\n经查,2023年5月6日有5项加班用餐。\n",
            why="the problem itself",
        ),
        Example(
            "县委第二巡察组于2023年2月20日至4月20日开展巡察，5月16日反馈意见。\n⟦2023年3月19日⟧，作为巡察整改的第一个动作，对服务中心进行改造。",
            ("整改措施的日期2023年3月19日早于反馈的日期5月16日",),
        ),
        Example(
            "2023年10月12日，巡察组反馈意见。\n2023年8月30日，班子成员主动退缴2.6万元；反馈后，其余12人退缴6.8万元。",
            why="set against what came behind the feedback",
        ),
    ),
    options=EarlyOptions(),
)
