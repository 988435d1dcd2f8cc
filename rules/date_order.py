"""The days of a round lie in their order, and no stretch of time ends before it starts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grammar import chain, reporting
from grammar.model import Event, EventKind, Notice, Telling
from rules._rule import Example, Finding, Label, Options, Outcome, Rule, Severity, Verdict, Words

_LIMITS = (EventKind.AS_OF, EventKind.SIGNATURE)
_LAST = (EventKind.SIGNATURE, EventKind.PUBLICATION)
_CHECK = Words(
    "核对：是日期写错，还是沿用了旧稿的日期？",
    "Check: is a date mistyped, or left over from an older draft?",
)


def check(notice: Notice, options: Options) -> Iterator[Verdict | Finding]:
    """Start ≤ end of every stretch; inspection ≤ feedback ≤ as-of ≤ signature ≤ publication."""
    del options
    for period in notice.periods:
        if chain.is_reversed(notice.text, period):
            start, end = notice.quote(period.start.span), notice.quote(period.end.span)
            yield Finding(
                Words(
                    f"结束的日期{end}早于开始的日期{start}",
                    f"ends on {end}, before its start on {start}",
                ),
                period.span,
                facts={"start": _iso(period.start.first), "end": _iso(period.end.last)},
                check=_CHECK,
            )
    for (zh, en), (last_zh, last_en), pairs in (
        (("部署", "order"), ("完成时限", "deadline"), reporting.deadlines(notice)),
        (("启动", "the beginning"), ("结束", "the end"), reporting.undertakings(notice)),
    ):
        for one, other in pairs:
            if other.end.last and one.start.first and other.end.last < one.start.first:
                yield _conflict(
                    notice,
                    chain.Link(zh, en, one, one.start),
                    chain.Link(last_zh, last_en, other, other.end),
                )
    links = chain.links(notice)
    breaks = chain.breaks(links)
    for earlier, later in breaks:
        yield _conflict(notice, earlier, later)
    sound = [link for link in links if all(link not in pair for pair in breaks)]
    if len(sound) > 1:
        yield from _in_order(notice, sound)
    signed = chain.signature(notice)
    if signed is None:
        return
    signing = chain.Link("落款", "signature", signed, signed.start)
    for event in reporting.reported_after(notice, signed):
        yield _conflict(notice, chain.Link("数据截至", "as of", event, event.start), signing)
    for event in notice.events:
        if _is_window(notice, event) and _opens_before(event, signed):
            window = chain.Link("公示或反馈期", "feedback window", event, event.start)
            yield _conflict(notice, signing, window)


def _in_order(notice: Notice, links: Sequence[chain.Link]) -> Iterator[Verdict]:
    """Each day of the round lies where it should beside the others, and no deed told as done behind it."""
    why = Words(
        f"先后相符：{'→'.join(link.name for link in links)}",
        f"in order: {' → '.join(link.english for link in links)}",
    )
    for link in links:
        if link.event.kind in _LIMITS and _is_passed(notice, link):
            continue
        others = tuple(other.date.span for other in links if other is not link)
        yield Verdict(link.date.span, Outcome.VERIFIED, others, why)


def _is_passed(notice: Notice, link: chain.Link) -> bool:
    """Whether something told as done is dated behind a day: that is for another rule to judge."""
    day = link.date.last
    done = (
        e.start.first for e in notice.events if e.telling is Telling.DONE and e is not link.event
    )
    published = {e.start.first for e in notice.events if e.kind in _LAST}
    return day is not None and any(f and f > day and f not in published for f in done)


def _conflict(notice: Notice, earlier: chain.Link, later: chain.Link) -> Finding:
    """Two days that lie the wrong way round; the one that stands first in the text is shown."""
    first, second = sorted((earlier, later), key=lambda link: link.event.when.span)
    was, follows = notice.quote(earlier.date.span), notice.quote(later.date.span)
    here = notice.quote(second.date.span)
    return Finding(
        Words(
            f"{later.name}{follows}早于{earlier.name}{was}",
            f"{later.english} {follows} lies before {earlier.english} {was}",
        ),
        first.event.when.span,
        (
            Label(
                second.event.when.span, Words(f"{second.name}：{here}", f"{second.english}: {here}")
            ),
        ),
        facts={"earlier": _iso(earlier.date.first), "later": _iso(later.date.last)},
        disputed=(second.event.when.span,),
        check=_CHECK,
    )


def _is_window(notice: Notice, event: Event) -> bool:
    """The window in which this very notice may be commented on stands behind all it reports."""
    behind = not notice.items or event.when.span.start > notice.items[-1].section.end
    return (
        event.kind is EventKind.FEEDBACK_WINDOW and behind and event.telling is not Telling.BEFORE
    )


def _opens_before(window: Event, signed: Event) -> bool:
    """Whether the window opens, or for a single day closes, before the day of signing."""
    opens, day = window.start.last, signed.start.first
    return (
        opens is not None and day is not None and opens < day and not chain.is_guess(window.start)
    )


def _iso(day: object) -> str:
    return str(day)


RULE = Rule(
    name="date-order",
    severity=Severity.ERROR,
    summary=Words(
        "巡察起止、反馈、数据截至、落款、发布是否依次；起止日期、期限是否颠倒",
        "inspection start ≤ end ≤ feedback ≤ as-of ≤ signature ≤ publication; start ≤ end of every range",
    ),
    matters=Words(
        "时间颠倒，说明有一个日期抄自旧稿或录入有误；读者首先会怀疑其余数据。",
        "Dates the wrong way round come from an older draft or a slip, and cast doubt on every figure.",
    ),
    silent=Words(
        "只写到月、旬或“底”的日期按其可能的各日比较；没写年份的日期，只要有一个合理的年份能使先后成立，就不报。",
        "A month, a third of one or its end means any of its days; a date without a year is not reported "
        "as long as some sensible year puts it in order.",
    ),
    check=check,
    examples=(
        Example(
            "检查组于⟦2022年11月22日至11月8日⟧进驻7家企业。",
            ("结束的日期11月8日早于开始的日期2022年11月22日",),
        ),
        Example(
            "集中整改自⟦2023年9月1日开始,至同年7月底⟧结束。",
            ("结束的日期同年7月底早于开始的日期2023年9月1日",),
            why="a stretch that is opened and closed in words",
        ),
        Example(
            "信访件自⟦2021年4月23日起转办,承办单位须于2021年4月3日⟧前反馈办理情况。",
            ("结束的日期2021年4月3日早于开始的日期2021年4月23日",),
            why="the deadline lies before the start",
        ),
        Example(
            "续建工程⟦2023年四季度开工、同年8月底⟧竣工,受益农田2万亩。",
            ("结束的日期同年8月底早于开始的日期2023年四季度",),
            why="begun and finished",
        ),
        Example(
            "续建工程2023年11月开工、8月竣工。一期2021年3月开工,二期2020年8月竣工。",
            why="finished in the next year; two works",
        ),
        Example(
            "截至⟦2021年11月15日⟧,19个问题已完成整改16个。\n中共双溆县卫生健康局党组\n2021年11月8日\n",
            ("落款2021年11月8日早于数据截至2021年11月15日",),
        ),
        Example(
            "⟦2023年4月3日至6月2日⟧,区委第三巡察组对区交通局党组开展了巡察。2023年5月11日,"
            "巡察组向局党组反馈了巡察意见。",
            ("反馈2023年5月11日早于巡察结束6月2日",),
        ),
        Example(
            "截至2021年10月底,19个问题已完成整改16个。\n中共双溆县卫生健康局党组\n2021年10月25日\n",
            why="the end of October may be the 25th",
        ),
        Example(
            "2023年12月4日至1月19日,巡察组驻局工作。", why="a range may run into the next year"
        ),
        Example(
            "2022年10月8日至12月2日,县委第一巡察组对局党组开展了巡察。2月14日,巡察组向局党组反馈了巡察意见。"
            "截至8月20日,已完成整改12个。\n中共双溆县供销社党组\n2023年9月1日\n",
            why="years that are not written are those of a reader",
        ),
        Example(
            "巡察组受理来信来电截止时间为2023年8月28日;截至8月10日,已登记来件36件。\n县委巡察办\n2023年8月12日\n",
            why="a deadline is no day of reporting",
        ),
        Example(
            "上轮巡察于2024年3月1日反馈后已整改。截至2023年12月20日,存量问题7个已完成整改。\n县委巡察办\n2024年9月1日\n",
            why="an earlier round, and a state of affairs before it",
        ),
        Example(
            "公示期不少于5个工作日,2023年8月1日至8月7日在公示栏公示。\n中共双溆县供销社党组\n2024年1月8日\n",
            why="what was made public during the work is not this notice",
        ),
        Example(
            "公示期为5个工作日(2024年1月8日至1月12日)。\n中共双溆县供销社党组\n2024年1月8日\n",
            why="made public on the day of signing",
        ),
        Example(
            "市教体局⟦2022年9月20日⟧下发通知，要求各学校于2022年9月10日前报送自查报告。",
            ("完成时限2022年9月10日早于部署2022年9月20日",),
        ),
        Example(
            "整改时限：⟦2023年7月1日启动，2023年6月30日⟧前完成",
            ("结束的日期2023年6月30日早于开始的日期2023年7月1日",),
        ),
        Example(
            "截至2024年12月31日，46项隐患销号41项。截至⟦2025年1月25日⟧，累计销号43项。\n某县应急管理局\n2025年1月20日",
            ("落款2025年1月20日早于数据截至2025年1月25日",),
            why="a further as-of day behind the day of signing",
        ),
        Example(
            "截至2025年1月10日，累计销号43项，截至2025年3月底计划再销号3项。\n某县应急管理局\n2025年1月20日",
            why="a day that is planned for",
        ),
        Example(
            "专项清理自⟦2022年11月14日⟧启动，由总经理负责。\n2022年2月28日，专项清理结束，补收租金286万元。",
            ("结束2022年2月28日早于启动2022年11月14日",),
            why="one work, its end before its beginning",
        ),
        Example(
            "⟦7月22日⟧下发限期整改通知书，要求7月10日前修复到位。\n某某局\n2024年12月16日\n",
            ("完成时限7月10日早于部署7月22日",),
            why="no year is written, but the next is not meant",
        ),
        Example(
            "12月22日下发限期整改通知书，要求1月10日前修复到位。\n某某局\n2025年3月16日\n",
            why="in the next year",
        ),
        Example(
            "巡察时间：2023年9月5日至10月20日\n反馈时间：2023年10月30日\n", why="fields, in order"
        ),
        Example(
            "2024年9月20日下发通知，要求各站对2024年6月30日前购置的设备重新登记。",
            why="it tells which, not until when",
        ),
        Example(
            "集中整治自2023年6月1日启动。上一年度，2022年12月20日，集中整治全面结束。",
            why="the one of the year before",
        ),
    ),
    options=Options(),
)
