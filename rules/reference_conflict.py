"""A document has one number, one title, and a number of the year in which it was issued."""

from __future__ import annotations

from collections.abc import Iterator

from grammar import chain, issued_anew, references
from grammar.claims import DocumentNumber
from grammar.model import Notice
from rules._rule import Example, Finding, Label, Options, Outcome, Rule, Severity, Verdict, Words

_LONG = 10  # characters: so long a title is that of one body's document
_NAMED_IN_FULL = 12  # characters: two bodies hardly issue papers of so long a title in one year
_SPRING = 3  # a document numbered in December may still be issued in January or February


def check(notice: Notice, options: Options) -> Iterator[Verdict | Finding]:
    """Compare the mentions of each number, of each title, and the day of each issue."""
    del options
    by_key: dict[str, list[DocumentNumber]] = {}
    for number in notice.phrases.numbers:
        by_key.setdefault(number.key, []).append(number)
    for mentions in by_key.values():
        yield from _one_number(notice, mentions)
    yield from _one_title(notice)
    yield from _short_numbers(notice)
    titled = {references.core(n.title.name): n for n in reversed(notice.phrases.numbers) if n.title}
    for issue in references.issues(notice):
        year = chain.certain_year(issue.event.when)
        number_ = issue.number or _number_elsewhere(notice, titled, issue)
        month = issue.event.start.month
        if number_ and year and _is_of_another_year(number_, year, month):
            day = notice.quote(issue.event.when.span)
            yield Finding(
                Words(
                    f"文号{notice.quote(number_.span)}是{number_.year}年的，发文日期写的是{day}",
                    f"number {notice.quote(number_.span)} is of {number_.year}, the document of {day}",
                ),
                number_.span,
                (Label(issue.event.when.span, Words(f"发文日期：{day}", f"issued: {day}")),),
                facts={"number": number_.year, "date": year},
                disputed=(issue.event.when.span,),
                check=Words(
                    "核对：是文号的年份写错，还是日期写错？", "Check: is it the number or the date?"
                ),
            )


def _number_elsewhere(
    notice: Notice, titled: dict[str, DocumentNumber], issue: references.Issue
) -> DocumentNumber | None:
    """The number given to the title in another place, unless that is another version of it."""
    number = titled.get(references.core(issue.title.name))
    if number is None or issued_anew.names_another(notice, issue.title):
        return None
    versions = references.is_revision(notice, number), references.is_version(notice, issue.title)
    return None if any(versions) else number


def _one_title(notice: Notice) -> Iterator[Finding]:
    """Two numbers for one title: of another body, year or serial."""
    by_title: dict[tuple[str, str, int], DocumentNumber] = {}
    by_serial: dict[tuple[str, str, int], DocumentNumber] = {}
    by_issue: dict[tuple[str, int, int], DocumentNumber] = {}
    by_name: dict[tuple[str, int], DocumentNumber] = {}
    for number in notice.phrases.numbers:
        if number.title is None or not references.stands_alone(notice, number):
            continue
        title = references.core(number.title.name)
        if len(title) < 6 or (title.endswith(references.SERIAL_PAPERS) and "关于" not in title):
            continue
        first = by_title.setdefault((title, number.issuer, number.year), number)
        # a revision has a serial number of its own
        alike = [first]
        if not references.is_revision(notice, number):
            alike.append(by_serial.setdefault((title, number.issuer, number.serial), number))
        if len(title) >= _LONG:
            alike.append(by_issue.setdefault((title, number.year, number.serial), number))
        if len(title) >= _NAMED_IN_FULL and not references.is_revision(notice, number):
            alike.append(by_name.setdefault((title, number.year), number))
        for known in alike:
            if known.key != number.key and not _are_two(notice, known, number):
                yield _conflict(
                    notice, known, number, ("一个文件，两个文号", "one document, two numbers")
                )
                break


def _are_two(notice: Notice, one: DocumentNumber, other: DocumentNumber) -> bool:
    """Whether one title is that of two papers: of two feasts, or of two bodies."""
    return issued_anew.in_two_seasons(notice, one, other) or issued_anew.of_two_bodies(
        notice, one, other
    )


def _short_numbers(notice: Notice) -> Iterator[Finding]:
    """12号方案, where the only plan that is called so is number 11."""
    for found in references.short_numbers(notice):
        given, written = notice.quote(found.given), notice.quote(found.place)
        yield Finding(
            Words(
                f"提到{written}，文中简称只有{given}",
                f"speaks of {written}; the short name given is {given}",
            ),
            found.place,
            (Label(found.given, Words(f"简称在此：{given}", f"given here: {given}")),),
            facts={"names": (given, written)},
            check=Words("核对：是哪一个文件？", "Check: which document is meant?"),
        )


def _one_number(notice: Notice, mentions: list[DocumentNumber]) -> Iterator[Verdict | Finding]:
    """Two titles for one number, unless one shortens, wraps or misspells the other."""
    titled = [
        (m, references.names(notice, m))
        for m in mentions
        if m.title is not None and not references.is_part(notice, m)
    ]
    for mention, names in titled[1:]:
        first, others = titled[0]
        if not any(references.may_be_one(a, b) for a in names for b in others):
            yield _conflict(
                notice, first, mention, ("一个文号，两个文件", "one number, two documents")
            )
            return
    if len(mentions) > 1:
        for mention in mentions:
            elsewhere = tuple(m.span for m in mentions[:8] if m is not mention)
            yield Verdict(
                mention.span,
                Outcome.AGREES,
                elsewhere,
                Words(
                    f"文号出现{len(mentions)}次，写法一致",
                    f"the number is given {len(mentions)} times alike",
                ),
            )


def _conflict(
    notice: Notice, first: DocumentNumber, second: DocumentNumber, what: tuple[str, str]
) -> Finding:
    assert first.title is not None
    assert second.title is not None
    one, other = (
        f"{notice.quote(n.title.span)}{notice.quote(n.span)}" for n in (first, second) if n.title
    )
    return Finding(
        Words(f"{what[0]}：{one}，{other}", f"{what[1]}: {one}, {other}"),
        second.span,
        (Label(first.span, Words(f"此处：{one}", f"here: {one}")),),
        facts={"numbers": (first.key, second.key), "titles": (first.title.name, second.title.name)},
        disputed=(first.span,),
        check=Words("核对：文号与文件名是否对应？", "Check: does each number belong to its title?"),
    )


def _is_of_another_year(number: DocumentNumber, year: int, month: int | None) -> bool:
    """Numbered late in the year and issued early in the next is usual; the reverse is not."""
    if number.year == year:
        return False
    return not (number.year == year - 1 and month is not None and month < _SPRING)


RULE = Rule(
    name="reference-conflict",
    severity=Severity.ERROR,
    summary=Words(
        "同一文号是否只对应一个文件，同一文件是否只有一个文号，文号年份与发文日期是否相符",
        "one document number with two titles; a number's year against the document's date; one title with two numbers",
    ),
    matters=Words(
        "文号是查找文件的依据；一号两文或一文两号，读者查到的就不是同一份文件。",
        "A document is looked up by its number; with two of them the reader finds another document.",
    ),
    silent=Words(
        "简称、“关于印发…的通知”与其所印发的文件、修订前后的文件、每份自有编号的文书、并列的几个文件共用一个文号，都不算矛盾；没写年份的日期不与文号比较。",
        "Short forms, a document and the notice that issues it, revised versions, papers of which each copy has "
        "a number, and documents issued under one number are sound; a date without a year is not compared.",
    ),
    check=check,
    examples=(
        Example(
            "出台《社会保险经办风险管理办法》(⟦川人社发〔2021〕62号⟧),自2022年5月20日发布之日起施行。",
            ("文号川人社发〔2021〕62号是2021年的，发文日期写的是2022年5月20日",),
        ),
        Example(
            "区财政局制定《国有资产出租管理办法》(汝财发〔2021〕18号),堵塞漏洞。\n"
            "依据《预算单位公务卡使用规定》(⟦汝财发〔2021〕18号⟧)开展抽查。",
            (
                "一个文号，两个文件：《国有资产出租管理办法》汝财发〔2021〕18号，《预算单位公务卡使用规定》汝财发〔2021〕18号",
            ),
        ),
        Example(
            "2020年6月3日,县委办公室印发《村级小微权力清单》(⟦泷办发〔2021〕15号⟧)。",
            ("文号泷办发〔2021〕15号是2021年的，发文日期写的是2020年6月3日",),
        ),
        Example(
            "会议审议了《关于2023年度审计工作的报告》(桐审发〔2024〕19号)。\n"
            "对照《关于2023年度审计工作的报告》(⟦桐审发〔2024〕21号⟧)逐项核实。",
            (
                "一个文件，两个文号：《关于2023年度审计工作的报告》桐审发〔2024〕19号，《关于2023年度审计工作的报告》桐审发〔2024〕21号",
            ),
        ),
        Example(
            "印发《小型水库管护责任清单》(芦水发〔2023〕18号)。\n按照《小型水库管护责任清单》(⟦芦水发〔2022〕18号⟧)挂职锻炼。",
            (
                "一个文件，两个文号：《小型水库管护责任清单》芦水发〔2023〕18号，《小型水库管护责任清单》芦水发〔2022〕18号",
            ),
        ),
        Example(
            "印发《小型水库管护责任清单》(芦水发〔2023〕18号)。\n按照《小型水库管护责任清单》(⟦芦水办〔2023〕18号⟧)挂职锻炼。",
            (
                "一个文件，两个文号：《小型水库管护责任清单》芦水发〔2023〕18号，《小型水库管护责任清单》芦水办〔2023〕18号",
            ),
        ),
        Example(
            "3月26日印发《学院巡察整改实施方案》(岱职党〔2024〕11号,以下简称“11号方案”)。\n按⟦12号方案⟧确定的责任人盯办。",
            ("提到12号方案，文中简称只有11号方案",),
        ),
        Example(
            "新订《社会监督员管理办法》(栖医发〔2024〕3号,以下简称⟦9号文⟧)。\n3号文已经备案。",
            ("提到9号文，文中简称只有3号",),
            "the number before it is another",
        ),
        Example(
            "印发《整改方案》(岱职党〔2024〕11号,以下简称“11号方案”)和《考核办法》(岱职党〔2024〕12号)。\n按12号方案、省委2号文件和市政府〔2023〕7号文件办理。11号方案已备案。",
            why="12 is a number of this notice, and others' papers are named with their bodies",
        ),
        Example(
            "印发《整改方案》(岱职党〔2024〕11号,以下简称《方案》)。\n12号楼方案已批,按第12号方案施工图、2号文件柜管理。",
            why="no number is a short name",
        ),
        Example(
            "印发《关于印发〈局财务管理办法〉的通知》(桐财〔2022〕5号)。各股室执行《财务管理办法》(桐财〔2022〕5号)。",
            why="a notice that issues a document, and the document in short",
        ),
        Example(
            "同时印发《考勤办法》《差旅费规定》(桐财〔2022〕6号)。严格执行《考勤办法》(桐财〔2022〕6号)。",
            why="two documents under one number",
        ),
        Example(
            "2023年5月4日修订《公务接待管理办法》(桐财〔2019〕3号),新办法为《公务接待管理办法》(桐财〔2023〕8号)。",
            why="a revision has a number of its own, and the old one is of an older year",
        ),
        Example(
            "执行《公务接待管理办法》(桐财〔2019〕3号)。\n2023年5月4日修订《公务接待管理办法》(桐财〔2023〕3号)。",
            why="a revision that by chance has the same number",
        ),
        Example(
            "2023年1月9日印发《学习计划》(桐财〔2022〕61号)。",
            why="numbered in December, issued in January",
        ),
        Example(
            "发出《责令改正决定书》(桐执〔2023〕1号),另发出《责令改正决定书》(桐执〔2023〕2号)。",
            why="each copy has a number",
        ),
        Example(
            "2023年8月4日,根据《省河道条例》(省水〔2020〕7号)出台细则。",
            why="the number of another body's document",
        ),
        Example(
            "上述枫院党〔2020〕61号、66号文件均已公开,枫院党〔2020〕61号已废止。",
            why="no titles to compare",
        ),
        Example(
            "制定《教职工请销假管理办法》（⟦渡职院〔2023〕17号⟧）。\n《教职工请销假管理办法》的正式稿是2024年5月16日制定印发的。",
            ("文号渡职院〔2023〕17号是2023年的，发文日期写的是2024年5月16日",),
        ),
        Example(
            "原《公务接待管理办法》（桐水发〔2019〕3号）标准不明确。\n2024年3月5日，局党组印发新的《公务接待管理办法》。",
            why="an old version and a new one",
        ),
        Example(
            "端午节前，印发《关于做好节日期间廉洁工作的通知》（桐纪办〔2023〕8号）。\n国庆节前，印发《关于做好节日期间廉洁工作的通知》（桐纪办〔2023〕21号）。",
            why="two feasts",
        ),
        Example(
            "县政府印发《关于规范村级小型工程管理的实施意见》（桐政发〔2023〕12号）。\n镇党委印发《关于规范村级小型工程管理的实施意见》（石镇发〔2023〕30号）。",
            why="two bodies",
        ),
        Example(
            "印发《巡察整改方案》（桐水党〔2024〕2号，简称“2号方案”）。石桥镇制定的1号方案已审核。",
            why="the plan of another body",
        ),
    ),
    options=Options(),
)
