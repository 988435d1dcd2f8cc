"""An event and a document have one date each, wherever the notice speaks of them."""

from __future__ import annotations

from collections.abc import Iterator

from grammar import chain, issued_anew, meetings, references, told_apart
from grammar.claims import DateRange, WrittenDate
from grammar.model import Event, EventKind, Notice, Telling
from rules._rule import Example, Finding, Label, Options, Outcome, Rule, Severity, Verdict, Words

# words that make an inspection, or a meeting, one of several
_SEVERAL = (
    "延伸",
    "分别",
    "组建",
    "上轮",
    "上一轮",
    "第二阶段",
    "提级",
    "各",
    "下属",
    "所属",
    "二级",
    "支部",
    "年度",
)
_PUT_OFF = ("延期", "延长", "顺延", "展期")
# meetings of which a round has one
_ONCE = (
    "整改专题民主生活会",
    "整改动员部署会",
    "整改动员会",
    "整改工作动员部署会",
    "整改工作动员会",
)
_ONE_DAY = {EventKind.AS_OF: ("数据截至", "as of"), EventKind.SIGNATURE: ("落款", "the signature")}
_NAMED = 6  # a meeting's name as short as 党委会议 is the name of many meetings


def check(notice: Notice, options: Options) -> Iterator[Verdict | Finding]:
    """Compare each later mention of the feedback, of a meeting and of a document with the first."""
    del options
    yield from _feedback(notice)
    yield from _inspection(notice)
    yield from _meetings(notice)
    yield from _end_of_work(notice)
    yield from _documents(notice)
    yield from _repeated(notice)


def _feedback(notice: Notice) -> Iterator[Verdict | Finding]:
    """自…反馈以来 speaks of a feedback that was told before: it needs the date of one of them."""
    mentions = [
        e
        for e in notice.events
        if e.kind is EventKind.FEEDBACK
        and e.telling is not Telling.BEFORE
        and (e.start.known or e.start.day is not None)
        and not told_apart.is_of_earlier_round(notice, e)
    ]
    told = [e for e in mentions if not e.again][:8]
    for event in mentions:
        if not event.again or not told:
            continue
        same = next((e for e in told if chain.may_agree(e, event)), None)
        if same:
            yield from _agree(notice, same, event, ("反馈", "feedback"))
        elif not told_apart.of_two_inspections(notice, told[0], event):
            yield _conflict(notice, told[0], event, ("反馈", "the feedback"))


def _inspection(notice: Notice) -> Iterator[Verdict | Finding]:
    """Two ranges for one inspection share one end; rounds, groups and extensions share none."""
    told = [
        e
        for e in notice.events
        if e.kind is EventKind.INSPECTION and e.start.known and isinstance(e.when, DateRange)
    ]
    for event in told[1:]:
        one, others = chain.stretches(told[0])[:1], chain.stretches(event)
        if not one or told[0].sentence == event.sentence or _has(notice, event, _SEVERAL):
            continue
        unnamed = any(len(e.subject) <= len("巡察组") for e in (told[0], event))
        first, last = one[0]
        if one[0] in others:
            yield from _agree(notice, told[0], event, ("巡察", "the inspection"))
        elif (
            (unnamed or told[0].subject == event.subject)
            and any(first == other.first or last == other.last for other in others)
            and not told_apart.of_two_inspections(notice, told[0], event)
        ):
            yield _conflict(notice, told[0], event, ("巡察", "the inspection"))


def _has(notice: Notice, event: Event, words: tuple[str, ...]) -> bool:
    sentence = notice.text[
        event.sentence.start : min(event.sentence.end, event.sentence.start + 200)
    ]
    return any(word in sentence for word in words)


def _end_of_work(notice: Notice) -> Iterator[Verdict | Finding]:
    """集中整改期满 is one day, wherever it is spoken of outside the items."""
    told = [
        e
        for e in notice.events
        if e.kind is EventKind.WORK_PERIOD
        and e.subject
        and e.start.known
        and not _of_item(notice, e)
    ]
    for event in told[1:]:
        if chain.may_agree(told[0], event):
            yield from _agree(notice, told[0], event, ("整改期满", "the end of the work"))
        elif not _has(notice, event, (*_SEVERAL, *_PUT_OFF)):
            yield _conflict(notice, told[0], event, ("整改期满", "the end of the work"))


def _of_item(notice: Notice, event: Event) -> bool:
    return any(item.section.span.covers(event.when.span) for item in notice.items)


def _meetings(notice: Notice) -> Iterator[Verdict | Finding]:
    """第二十一次会议 is one meeting; 召开的…会议, …会后 is the one of that name told elsewhere."""
    by_name: dict[tuple[str, int | None], list[Event]] = {}
    of_a_term = {
        meetings.TERM.sub("", name) for name, _ in map(meetings.told, notice.events) if "届" in name
    }
    for event in notice.events:
        dated = event.start.known or event.start.day is not None
        if event.kind is EventKind.MEETING and dated and _is_named(event):
            name, year = meetings.told(event)
            bare = meetings.TERM.sub(
                "", name
            )  # 县十七届人大常委会第十九次会议 is 县人大常委会第十九次会议
            once = next((one for one in _ONCE if name.endswith(one)), None)
            key = (bare, None) if bare in of_a_term else (once or name, year)
            by_name.setdefault(key, []).append(event)
    for (name, _), events in by_name.items():
        counted = meetings.COUNTED.search(name) is not None
        counted = counted or (
            any(e.subject.endswith(_ONCE) for e in events[:9])
            and not any(_has(notice, e, _SEVERAL) for e in events[:9])
        )
        told = [e for e in events if counted or not e.again]
        if not told or any(not chain.may_agree(told[0], e) for e in told[1:] if not counted):
            continue  # a meeting held again and again
        for event in events:
            if event is told[0] or not (counted or event.again):
                continue
            if chain.may_agree(told[0], event):
                yield from _agree(notice, told[0], event, (name, name))
            elif not meetings.are_two(notice, told[0], event):
                yield _conflict(notice, told[0], event, (event.subject, event.subject))


def _is_named(event: Event) -> bool:
    return len(event.subject) >= _NAMED or event.subject in _ONCE


def _documents(notice: Notice) -> Iterator[Verdict | Finding]:
    """A document with a number is issued once; one without may be issued anew in another year."""
    first: dict[tuple[str, bool], references.Issue] = {}
    numbered = {
        references.core(n.title.name): n.key
        for n in reversed(notice.phrases.numbers)
        if n.title is not None
    }
    for issue in references.issues(notice):
        name = references.core(issue.title.name)
        if issue.number is None and len(name) < _NAMED:
            continue
        if issued_anew.names_another(notice, issue.title):
            continue
        key = issue.number.key if issue.number else numbered.get(name, name)
        before = first.setdefault((key, issue.adopted), issue)
        if before is issue:
            continue
        one, other = before.event, issue.event
        name = f"《{issue.title.name}》"
        same_year = one.start.year == other.start.year or chain.may_be_of_one_year(one, other)
        if chain.may_agree(one, other):
            yield from _agree(notice, one, other, (name, name))
        elif (issue.number or same_year) and not issued_anew.are_two(notice, before, issue):
            yield _conflict(notice, one, other, (name, name))


def _repeated(notice: Notice) -> Iterator[Verdict]:
    """The as-of day and the day of signing, where they are told more than once alike."""
    first: dict[tuple[EventKind, str], Event] = {}
    for event in notice.events:
        if event.kind in (EventKind.AS_OF, EventKind.SIGNATURE) and event.start.known:
            before = first.setdefault((event.kind, _days(event.when)), event)
            if before is not event:
                yield from _agree(notice, before, event, _ONE_DAY[event.kind])


def _agree(notice: Notice, one: Event, other: Event, what: tuple[str, str]) -> Iterator[Verdict]:
    for event, evidence in ((one, other), (other, one)):
        day = notice.quote(evidence.when.span)
        yield Verdict(
            event.when.span,
            Outcome.AGREES,
            (evidence.when.span,),
            Words(f"{what[0]}的日期另有一处也是{day}", f"{what[1]}: dated {day} elsewhere, too"),
        )


def _conflict(notice: Notice, one: Event, other: Event, what: tuple[str, str]) -> Finding:
    first, second = notice.quote(one.when.span), notice.quote(other.when.span)
    return Finding(
        Words(
            f"{what[0]}有两个日期：{first}，{second}",
            f"{what[1]} has two dates: {first}, {second}",
        ),
        other.when.span,
        (Label(one.when.span, Words(f"此处写{first}", f"dated {first} here")),),
        facts={"dates": (_days(one.when), _days(other.when))},
        disputed=(one.when.span,),
        check=Words(
            "核对：两处说的是同一件事吗？哪个日期对？",
            "Check: is it the same event, and which date is right?",
        ),
    )


def _days(when: WrittenDate | DateRange) -> str:
    start, end = (when.start, when.end) if isinstance(when, DateRange) else (when, when)
    if start.first is None:
        return (
            f"--{start.month or 0:02}-{start.day or 0:02}"  # a day without a year, as in ISO 8601
        )
    return str(start.first) if start.first == end.last else f"{start.first}/{end.last}"


RULE = Rule(
    name="date-conflict",
    severity=Severity.ERROR,
    summary=Words(
        "同一次反馈、同一个会议、同一份文件在几处所写日期是否一致",
        "one event or one document carries two dates",
    ),
    matters=Words(
        "一件事两个日期，其中必有一个是错的。",
        "One of two dates of the same event is wrong, and a reader cannot tell which.",
    ),
    silent=Words(
        "只有明确回指前文的说法（反馈会后、召开的…会议、第N次会议）和文件才比较；收到反馈意见的日期、多次召开的会议、跨年修订的文件不算矛盾；没写年份的日期只要有一个年份能吻合就不报。",
        "Only words that clearly speak of the same event are compared: 反馈会后, 召开的…会议, 第N次会议, a document. "
        "The day on which the feedback was received, meetings that recur and documents issued anew are sound, and "
        "so is a date without a year that fits in some year.",
    ),
    check=check,
    examples=(
        Example(
            "2023年6月2日,督察组反馈督察报告。\n自⟦2023年6月12日⟧督察组反馈督察报告以来,局党组逐项整改。",
            ("反馈有两个日期：2023年6月2日，2023年6月12日",),
        ),
        Example(
            "9月23日召开专题民主生活会前的征求意见座谈会。\n10月11日召开专题民主生活会。",
            why="a meeting before the other",
        ),
        Example(
            "7月25日印发《会计核算实施细则》(溪发〔2024〕9号)。\n《会计核算实施细则》于⟦7月28日⟧印发后,组织宣讲。",
            ("《会计核算实施细则》有两个日期：7月25日，7月28日",),
        ),
        Example(
            "2023年4月12日,区委第三巡察组向区残联党组反馈巡察情况。\n自⟦2023年4月21日⟧巡察组反馈意见以来,党组研究整改7次。",
            ("反馈有两个日期：2023年4月12日，2023年4月21日",),
        ),
        Example(
            "2022年6月18日,市委第五巡察组向馆党支部反馈巡察意见。\n自⟦去年6月18日⟧反馈以来,研究整改9次。\n汝岭区科技馆党支部\n2024年2月7日\n",
            ("反馈有两个日期：2022年6月18日，去年6月18日",),
            why="last year is the year before the signature",
        ),
        Example(
            "2022年3月4日召开的第8次局长办公会,决定封存公车5辆。\n处置费用按⟦2022年3月14日⟧第8次局长办公会的意见列支。",
            ("第8次局长办公会有两个日期：2022年3月4日，2022年3月14日",),
        ),
        Example(
            "7月12日召开党委巡察整改专题民主生活会。\n⟦7月22日⟧党委专题民主生活会后,逐条制定措施。\n中共双溆县第一中学委员会\n2023年11月8日\n",
            ("党委专题民主生活会有两个日期：7月12日，7月22日",),
        ),
        Example(
            "2022年3月4日召开局党组第8次会议。2023年5月14日召开局党组第8次会议。",
            why="meetings are counted anew each year",
        ),
        Example(
            "7月12日召开整改工作推进会。在8月22日召开的整改工作推进会上,通报了进展。",
            why="a meeting held again and again",
        ),
        Example(
            "7月12日召开局党组专题民主生活会。7月22日下属单位党支部专题民主生活会后,逐条制定措施。",
            why="two bodies",
        ),
        Example(
            "7月28日召开巡察整改专题民主生活会。\n⟦7月26日⟧召开的巡察整改专题民主生活会由督导组全程指导。\n中共双溆县水利局党组\n2023年11月8日\n",
            ("巡察整改专题民主生活会有两个日期：7月28日，7月26日",),
        ),
        Example(
            "已于2019年11月19日出台《董湾财务制度》(董管发〔2019〕3号)。\n已于⟦2019年11月18日⟧出台《关于印发〈董湾财务制度〉的通知》(董管发〔2019〕3号)。",
            ("《关于印发〈董湾财务制度〉的通知》有两个日期：2019年11月19日，2019年11月18日",),
        ),
        Example(
            "2022年3月1日至4月30日,区委第四巡察组对片区党工委开展了巡察。\n⟦3月1日至4月20日⟧,区委巡察组对党工委开展巡察,党工委全力配合。",
            ("巡察有两个日期：2022年3月1日至4月30日，3月1日至4月20日",),
        ),
        Example(
            "2019年3月1日至4月19日,市委第二巡察组对镇党委开展巡察。\n3月1日至3月20日,市委第三巡察组对县局开展了巡察。",
            why="another group, another inspection",
        ),
        Example(
            "2023年9月6日,市委巡察组向市文联党组反馈了意见。\n9月6日反馈会一结束,党组即研究整改。",
            why="the same day in short",
        ),
        Example(
            "2023年9月6日,市委巡察组向市文联党组反馈了意见。\n自10月15日市纪委反馈以来,又补办手续3项。10月20日支部反馈后,党组逐条答复。",
            why="the feedback of another body",
        ),
        Example(
            "2025年1月14日,市委巡察组向镇党委反馈了意见。\n2025年1月16日收到巡察组反馈意见后,当天即召开会议。",
            why="received in writing two days later",
        ),
        Example(
            "7月5日召开党组会议研究整改。8月9日召开的党组会议审议方案。\n中共双溆县水利局党组\n2023年11月8日\n",
            why="a party group meets often",
        ),
        Example(
            "2021年3月1日印发《公务接待办法》,2023年5月4日重新印发《公务接待办法》。",
            why="issued anew two years later",
        ),
        Example(
            "2022年6月7日,巡察组向局党组反馈了意见。上轮巡察自2019年5月9日反馈以来的问题已销号。",
            why="an earlier round",
        ),
        Example(
            "2023年7月底,巡察组向局党组反馈了意见。7月28日反馈会后成立专班。",
            why="the end of July may be the 28th",
        ),
        Example(
            "7月12日召开的村民代表会议表决通过《某村集体资产出租办法》。\n按《某村集体资产出租办法》列支3万元，该办法⟦7月21日⟧经村民代表会议表决通过。",
            ("《某村集体资产出租办法》有两个日期：7月12日，7月21日",),
            why="该办法 takes up the title before it",
        ),
        Example(
            "2025年3月20日，集中整改期满，领导小组听取汇报。\n集中整改期满（⟦3月30日⟧）时，完成74个。",
            ("整改期满有两个日期：2025年3月20日，3月30日",),
        ),
        Example(
            "2023年6月8日印发《大宗物资采购管理规定》，取消指定供应商条款。\n2024年1月10日，审议专项报告。对照⟦6月18日⟧印发的《大宗物资采购管理规定》，逐笔纠正。",
            ("《大宗物资采购管理规定》有两个日期：2023年6月8日，6月18日",),
            why="in no year is it the same day",
        ),
        Example(
            "7月12日，村民代表会议表决通过《某村集体资产出租办法》。\n《某村集体资产出租办法》于7月21日印发。",
            why="adopted on one day, issued on another",
        ),
        Example(
            "整改专题民主生活会于7月15日召开，提出意见27条。\n主任在⟦7月25日⟧的整改专题民主生活会上作了承诺。",
            ("整改专题民主生活会有两个日期：7月15日，7月25日",),
        ),
        Example(
            "2023年2月20日，市委第二巡察组召开巡察工作动员会。5月15日召开巡察整改动员会。",
            why="one opens the inspection, the other the rectification",
        ),
        Example(
            "2024年5月9日，巡察组向局党组反馈了意见。\n自5月21日选人用人专项检查反馈以来，补办备案7人。",
            why="a feedback of another kind",
        ),
        Example(
            "2024年5月9日，县委巡察组反馈意见。\n一、上轮整改不彻底的问题\n对照2020年6月2日县委巡察组反馈的清单，逐条复核。",
            why="an item about an earlier round",
        ),
        Example(
            "2023年9月4日至11月3日，县委第二巡察组对县林业局党组开展巡察。\n2023年9月4日至10月8日，巡察组对苗圃管理所开展深入检查。",
            why="a stretch of it, spent on another body",
        ),
        Example(
            "7月15日，局党组召开巡察整改专题民主生活会。\n8月2日，县供排水公司党委召开巡察整改专题民主生活会。",
            why="each body holds its own",
        ),
        Example(
            "3月5日，县一中印发《食堂采购管理办法》。\n3月12日，县二中印发《食堂采购管理办法》。",
            why="each school has its own",
        ),
        Example(
            "2023年3月20日印发《差旅费管理办法（试行）》。\n试行半年后，2023年10月12日正式印发《差旅费管理办法》。",
            why="a draft made final",
        ),
        Example(
            "6月30日，集中整改期满。对余下2个问题延期整改，9月30日整改期满时全部完成。",
            why="put off",
        ),
    ),
    options=Options(),
)
