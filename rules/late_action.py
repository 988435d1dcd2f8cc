"""What is reported as done was done by the day as of which the notice reports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from grammar import chain, reporting
from grammar.model import Event, EventKind, Notice, Telling
from rules._rule import Example, Finding, Label, Options, Rule, Severity, Verdict, Words

_MEASURES = (
    EventKind.ACTION,
    EventKind.ISSUE,
    EventKind.MEETING,
    EventKind.PLAN,
    EventKind.LEADING_GROUP,
)


def check(notice: Notice, options: Options) -> Iterator[Verdict | Finding]:
    """Among what is told as done, find the days behind the as-of day or behind the signature."""
    del options
    report, signed = chain.as_of(notice), chain.signature(notice)
    limits = [
        (event, day, zh, en)
        for event, zh, en in ((report, "数据截至", "as of"), (signed, "落款", "signed"))
        if event and (day := chain.last_day(notice, event))
    ]
    begun = reporting.begun(notice)
    limits = [
        limit
        for limit in limits
        if limit[0] is report or _is_trusted(limit[1], (report, chain.feedback(notice)))
    ]
    for event in notice.events:
        if event.kind not in _MEASURES or event.telling is not Telling.DONE:
            continue
        passed = [
            (limit, zh, en)
            for limit, day, zh, en in limits
            if _is_after(event, begun or reporting.begun_before(notice, event), day)
            and not (limit is report and reporting.tells_of_reporting(notice, event, report))
        ]
        if passed:
            yield _late(notice, event, passed)


def _is_after(event: Event, begun: date | None, day: date) -> bool:
    """Whether both ends of what is told lie behind a day: 1月至11月 is the year so far."""
    return all(chain.only_after(end, begun, day) is not None for end in (event.start, event.end))


def _is_trusted(day: date, before: tuple[Event | None, ...]) -> bool:
    """Whether a signature lies behind what it signs; where not, its own date is found wrong."""
    firsts = [event.start.first for event in before if event]
    return not any(first is not None and day < first for first in firsts)


def _late(notice: Notice, event: Event, passed: list[tuple[Event, str, str]]) -> Finding:
    day = notice.quote(event.when.span)
    zh = "、".join(f"{name}{notice.quote(limit.when.span)}" for limit, name, _ in passed)
    en = ", ".join(f"{name} {notice.quote(limit.when.span)}" for limit, _, name in passed)
    return Finding(
        Words(f"写作已办的事日期是{day}，晚于{zh}", f"told as done on {day}, later than {en}"),
        event.when.span,
        tuple(
            Label(
                limit.when.span,
                Words(
                    f"{name}：{notice.quote(limit.when.span)}",
                    f"{name_en}: {notice.quote(limit.when.span)}",
                ),
            )
            for limit, name, name_en in passed
        ),
        facts={
            "date": str(event.start.first),
            "limits": tuple(str(limit.end.last) for limit, *_ in passed),
        },
        check=Words(
            "核对：是日期写错，还是尚未办的事写成了已办？",
            "Check: is a date mistyped, or is a plan told as done?",
        ),
    )


RULE = Rule(
    name="late-action",
    severity=Severity.ERROR,
    summary=Words(
        "写作已经办成的事，日期是否晚于数据截至日或落款日",
        "something reported as done is dated after the day as of which the notice reports, or after its signature",
    ),
    matters=Words(
        "截至日之后的事不可能写成已办；要么日期错，要么把计划写成了结果。",
        "What lies behind the as-of day cannot have been done by it: a wrong date, or a plan told as a result.",
    ),
    silent=Words(
        "拟、将、预计等计划，以“前”“底前”写的时限，“下一步”各节，以及只写年份的日期不比较；没写年份的日期，只要某个合理的年份在截至日以前就不报；几处“截至”以最晚的为准；报告、审议整改情况本身，以及导语里在“截至”之前交代的事，只与落款日比较。",
        "Plans (拟, 将, 预计), deadlines, sections of what comes next and bare years are not compared; a date without "
        "a year is silent if some sensible year lies before the limit; of several as-of days the latest counts. Reports "
        "on the work, and what the lead tells before the as-of day, are held against the signature alone.",
    ),
    check=check,
    examples=(
        Example(
            "2024年6月13日,巡察组向医院党委反馈了意见。截至2024年10月31日,已完成整改33个。\n⟦11月12日⟧组织中层干部到警示教育基地接受教育。\n"
            "中共岚浦县第二人民医院委员会\n2024年11月8日\n",
            ("写作已办的事日期是11月12日，晚于数据截至2024年10月31日、落款2024年11月8日",),
        ),
        Example(
            "⟦2023年12月6日⟧,局党组印发《公务接待办法》。\n中共双溆县水利局党组\n2023年11月8日\n",
            ("写作已办的事日期是2023年12月6日，晚于落款2023年11月8日",),
        ),
        Example(
            "2024年6月18日,巡察组反馈意见。截至2024年12月20日,8个问题已完成7个。\n货物吞吐量1月至11月完成46.2万吨,同比增长10%。\n",
            why="the year so far",
        ),
        Example(
            "截至2023年10月31日,已完成整改33个。\n拟于2023年12月6日召开警示教育会。预计2024年3月完工。\n中共双溆县水利局党组\n2023年11月8日\n",
            why="plans",
        ),
        Example(
            "截至2023年10月31日,已完成整改33个。\n2023年10月下旬组织测试。2023年10月底完成清退。\n",
            why="still within the day of reporting",
        ),
        Example(
            "2025年3月10日,巡察组反馈意见。截至2025年9月27日,2个问题已完成1个。\n1.关于管理不严的问题\n整改时限:2026年8月底\n9月19日组织开展检查。"
            "\n2.关于台账不全的问题\n整改时限:2026年6月底。整改情况:9月20日补齐台账。\n2025年10月26日",
            why="a limit of next year says nothing of the year of a deed",
        ),
        Example(
            "2023年8月22日,巡察组向局党组反馈了意见。截至2024年3月31日,已完成整改16个。\n12月16日完成全村通水试压。\n"
            "中共石泾村委员会\n2024年4月10日\n",
            why="December of the year before",
        ),
        Example(
            "截至2023年10月31日,已完成整改33个。\n三、下一步工作安排\n(一)抓巩固。2023年12月召开“回头看”会议,完成销号。\n中共双溆县水利局党组\n2023年11月8日\n",
            why="what comes next",
        ),
        Example(
            "截至2023年10月31日,已完成整改33个。\n制定2024年1月至6月的学习计划。\n中共双溆县水利局党组\n2023年11月8日\n",
            why="the period of a plan",
        ),
        Example(
            "截至2023年10月31日,已完成整改33个。\n项目于2023年8月开工,2024年5月竣工投用。每年12月开展述职。\n2023年11月至2024年1月开展冬修。\n中共双溆县水利局党组\n2023年11月8日\n",
            why="a schedule, a standing duty, and work that goes on",
        ),
        Example(
            "县审计局于2023年12月22日向县人大常委会报告了整改情况。现将截至2023年11月30日的整改情况公告如下。\n"
            "一、整改情况\n已完成整改33个。2023年12月28日,县政府常务会议审议整改结果报告。\n双溆县人民政府\n2024年1月15日\n",
            why="the report on the work comes after the day it reports on",
        ),
        Example(
            "双溆县巡察整改情况通报\n(2025年8月29日印发)\n现将截至2025年8月15日的整改情况通报如下。\n一、整改情况\n已完成整改33个。\n",
            why="the day under the title is that of the notice itself",
        ),
        Example(
            "双溆县巡察整改情况通报\n(2025年8月29日印发)\n现将截至2025年8月15日的整改情况通报如下。\n一、整改情况\n⟦2025年9月3日⟧拆除违建6处。\n",
            ("写作已办的事日期是2025年9月3日，晚于数据截至2025年8月15日、落款2025年8月29日",),
        ),
        Example(
            "截至10月31日,已完成整改33个。截至11月5日,又办结2件。\n11月3日完成验收。\n中共双溆县水利局党组\n2023年11月8日\n",
            why="the later as-of day counts",
        ),
        Example(
            "县委第二巡察组于2023年2月20日至4月20日开展巡察，5月16日反馈意见。现将截至2023年10月31日的整改情况通报如下。\n三是⟦11月3日⟧，新建成的日间手术中心启用，当天完成手术23台。",
            ("写作已办的事日期是11月3日，晚于数据截至2023年10月31日",),
        ),
        Example(
            "2024年4月12日召开专项整治动员部署会。现将截至2024年10月31日的有关情况通报如下。\n将好的做法延伸到其他领域，⟦11月7日⟧，召开全区现场推进会，推广经验。",
            ("写作已办的事日期是11月7日，晚于数据截至2024年10月31日",),
            why="a campaign answers no feedback: it begins with its first day",
        ),
        Example(
            "县委第二巡察组于2023年2月20日至4月20日开展巡察，5月16日反馈意见。现将截至2023年10月31日的整改情况通报如下。\n办法自11月20日起施行，新合同11月30日到期。",
            why="a day that comes anyway",
        ),
        Example(
            "2024年9月2日至9月30日，督察组进驻。截至2024年10月18日，已办结29件。\n该厂已于⟦10月22日⟧更换吸附装置。\n河安区整改办\n2024年10月20日\n",
            ("写作已办的事日期是10月22日，晚于数据截至2024年10月18日、落款2024年10月20日",),
            why="a year before is no day of this work",
        ),
        Example(
            "截至2024年9月30日，完成整改11个。\n与租户签订还款协议，约定2024年12月31日归还。限期拆除决定书要求当事人2024年11月30日拆除完毕。",
            why="a day that was set",
        ),
        Example(
            "截至2024年9月30日，完成整改11个。\n自2025年1月1日起取消该项收费。聘期自2024年10月1日开始。元旦（2025年1月1日）期间由班子成员带班。",
            why="what takes effect later, a term, a feast",
        ),
        Example(
            "现将截至2024年9月30日的整改情况通报如下。\n2024年10月9日，局党组召开会议，审定本通报。（2024年10月12日补记：巡察办已核查。）\n中共双溆县水利局党组\n2024年10月20日\n",
            why="the making of this notice, and what was added to it",
        ),
    ),
    options=Options(),
)
