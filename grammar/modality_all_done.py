"""Where a notice says that everything is done, and where it speaks of something that is not.

Both are looked for outside the part that answers the findings one by one: there each statement is
about its own item. A statement about a part (其余, 立行立改的, 信访件), about another round, or about
what is to come is no claim that everything is done.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from grammar import numerals
from grammar.entry_statuses import table_statuses
from grammar.modality_clauses import covered
from grammar.model import Block, BlockKind, Notice, Section
from grammar.named_tuples import NamedTuple
from grammar.parts import fits
from grammar.patterns import compiled
from grammar.source import Span, Spans


class AllDone(NamedTuple):
    """A claim that everything is done.

    Attributes:
        span: the words that say all and done.
        sentence: the sentence they stand in.
        closing: whether it stands behind the answers, where the notice looks ahead.
        of_measures: whether it is the measures that are said to be carried out.
    """

    span: Span
    sentence: Span
    closing: bool = False
    of_measures: bool = False


class Remark(NamedTuple):
    """Words elsewhere by which something is not done yet.

    Attributes:
        span: the words.
        closing: whether they stand behind the answers, where the notice looks ahead.
    """

    span: Span
    closing: bool = False


class _Kind(NamedTuple):
    """What a notice is, by its title: whose findings are the whole."""

    audit: bool
    self_made: bool
    title: str


_BEHIND = 300  # characters behind a claim that may take it back
_MANY = 5  # problems: a smaller number may be that of a part
_SENTENCE = compiled(r"[^。;!！?？\n]+")
_THING = r"(?:问题|任务|事项|审议意见|反馈意见)"
_COMPLETE = (
    r"(?:(?:完成整改|整改完成|整改到位|整改完毕|整改落实到位|完成|办结|销号|整改|解决|落实到位|改到位|改完|改好|整治到位|清零|见底|交账"
    r"|(?:验收|复核|审核)?(?:通过|合格)|对账销号|办理完毕)+(?!情况|工作|方案|清单|台账|任务|措施|落实|进展|责任|要求))"
)
_ALL = r"(?:全部|均|都|全数|悉数|逐一|逐项|逐个|一个不剩|一项不剩|一个不漏|一项不落|一个不少|无一遗漏|件件)"
_CLAIMS = tuple(
    compiled(pattern)
    for pattern in (
        # 反馈的12个问题已全部完成整改
        rf"{_THING}[^，,:]{{0,10}}?(?:[，,](?:没有|无)[^，,:]{{2,10}})?[，,]?(?:目前|现|截至目前)?(?P<said>已?(?:经)?{_ALL}[，,、]?{_ALL}?已?(?:经|按期|按时限|按时|按要求|如期|得到)*{_COMPLETE})",
        # 73项已全部完成的任务
        rf"\d+(?:个|项|条)(?P<said>(?:已经?)?{_ALL}(?:已经?)?{_COMPLETE}的){_THING}",
        # 完成了12个问题的全部整改
        rf"完成[^，,:]{{0,40}}?{_THING}的?(?P<said>全(?:部|面)整改)",
        # 完成全部26项整改任务
        rf"(?P<said>(?:完成|解决|办结|整改)了?(?:全部|所有)(?:的)?)[^，,:]{{0,16}}?{_THING}",
        # 全部问题已完成整改
        rf"(?P<said>(?:全部|所有)(?:的)?[^，,:]{{0,16}}?{_THING}(?:(?:已|经|均|都)+{_COMPLETE}|完成整改|整改(?:到位|完毕|完成)))",
        # 整改完成率100%
        r"(?P<said>(?<!信访)(?<!件)(?:问题|任务)?(?:整改)?(?:完成|到位|落实|销号|整改)率(?:均|已|都)?(?:为|达到|达|实现)?(?:100%|百分之百))",
        rf"{_THING}[^，,:]{{0,10}}?(?P<said>(?:100%|百分之百){_COMPLETE})",
    )
)
# 本批8件已全部办结, over a table of eight; 这五件事已全部整改完成, over five items
_CASES_DONE = compiled(
    rf"(?<!\d)(\d{{1,4}}|[{numerals.HAN_CHARACTERS}]{{1,3}})件[^，,。;\d]{{0,8}}?(?P<said>(?:已经?)?(?:全部|均|都)(?:已经?)?(?:整改)?(?:办结|完成|到位|销号|落实))"
)
_QUICK = compiled(r"全部|全面|均|都|全数|悉数|所有|100%|百分之百|逐[一项个]|[个项][不无]|件件|无一")
_WHOLE = compiled(
    r"反馈|交办|巡察|巡视|督察|督查|审计|检查|整改任务|整改事项|所有|各[项条类]|上述|整改"
)
_TOLD_OF = compiled(
    r"反馈|台账|巡察|巡视|督察|审计|指出|查出|交办|认领|梳理|分解|细化|列出|检视|提出"
)
# 单列台账的3个问题, 整改不彻底的3个问题
_SOME_OF_THEM = compiled(r"单列|另行|新增|不彻底|不到位|未改|反弹|提升|建议")
# 选人用人专项检查反馈问题全部完成: one source among several, unless it is what the notice answers
_ONE_SOURCE = compiled(r"选人用人|意识形态|专项检查|共性|个性|机关|本级")
_SELF_MADE = compiled(r"专项|整治|自查")  # here what was found is what the bodies found themselves
_ALL_ABOVE = compiled(
    r"(?:上述|以上|前述)(?:[一二三四五六七八九十]|\d{1,2})(?:个|项|条)(?:方面的?)?问题(?:已经?)?(?:全部|均|都)"
)
_AUDITED = compiled(r"审计(?:组|局|厅)?(?:共|一共)?(?:指出|发现|查出|反馈)(?:的)?(?:问题)?\d")
_COUNT = compiled(
    rf"(\d+|[{numerals.HAN_CHARACTERS}]{{1,3}})(?:个|项|条)[^，,。;:\d]{{0,8}}?{_THING}|{_THING}(?:共|共计)?(\d+)(?:个|项|条)"
)
_PART = compiled(
    r"除|其余|其他|其中|剩余|另外|部分|多数|基本|绝大|立行立改|即知即改|边[巡查督审]边改|第[一二三]批|首批|到期|前完成的|信访|线索|转办|"
    r"举报|投诉|工单|案件|自查|自行|举一反三|延伸|上轮|上一轮|上次|以往|历次|往年|此前|隐患|共性|[短中长近]期|年内|限时|个性|个人|该项|列为|列入|"
    r"近[一二两三四五\d]+年|历年|同步(?:检视|排查|整改|推进)|一并(?:检视|排查)|方面的|类问题|督查组|群众反映|移交|措施|意见建议|(?:19|20)\d\d年[^，,]{0,12}(?:反馈|指出|审计)的"
)
_BUT_SOME = compiled(
    r"近[一二两三四五\d]+年|历年|(?:同步|一并)(?:检视|排查)|自查|除|其余|其他|其中|剩余|另外|部分|多数|基本|绝大|上轮|上一轮|上次"
)
_ONE_BY_ONE = compiled(r"(?:逐[一项个]|件件|都)+(?:整改|解决|落实|完成|销号)")  # how, not how far
_NOTHING_LEFT = compiled(r"(?:没有|无)(?:一[个项件条])?(?:留尾巴|遗留|遗漏|例外|死角|空白)")
_NOT_SAID = compiled(
    r"确保|力争|争取|务求|务必|保证|努力(?![，,])|做到|推动|督促|要求|必须|计划|预计|直到|直至|待|拟|将|如|若|未|没有|尚|目标|实现.{0,6}率"
)
_UNIT = compiled(r"整改完成率|完成整改\d|完成率|整改率|完成整改")
_REPORTS = 3  # sections beside one another that each report their own completion
_TURNS_AHEAD = compiled(r"\s*(?:下一?步|今后|接下来|下阶段|对(?:仍|尚)未)")
LOOKS_AHEAD = compiled(r"下一步|下步|今后|后续|继续|持续|巩固|打算|努力方向|长效|深化|常态")

_OPEN = r"(?:正在整改|正在推进|持续整改|阶段性完成|基本完成|部分完成|未完成整改|未整改到位|未完成|需持续推进|持续推进)"
_REMARKS = tuple(
    compiled(pattern)
    for pattern in (
        # 对还没有完全解决的问题
        rf"(?:对|针对|就)于?[^，,:]{{0,8}}?(?:还|尚|仍|暂)?(?:没有|未)[^，,:]{{0,8}}?(?:解决|完成|整改|到位|销号|办结)[^，,:]{{0,6}}?的[^，,:]{{0,8}}?{_THING}",
        rf"(?:对|针对)于?(?:正在整改|正在推进|阶段性完成|基本完成|部分完成)的[^，,:]{{0,8}}?{_THING}",
        # 反馈问题中的“冷库产权办证”一项，因规划调整至今没有完成
        # 砂场的2处堆料至今没有清走，尚未销号
        r"(?P<open>\d+(?:个|项|处|件|户|宗|家)[^，,。;]{2,16}(?:至今|仍|尚)(?:没有|未)[^，,。;]{1,8}[，,](?:尚未|没有|仍未)(?:完成|整改|销号|办结))",
        rf"(?:{_THING}|[一1两二]项|一事)[^:]{{0,40}}?(?P<open>(?:至今|目前|仍|尚|还|暂|迄今)+(?:没有|未能?|无法)(?:完全|全部|彻底|按期)*(?:完成|整改|解决|到位|销号|办结|落实|着手|启动|动工|开工))",
    )
)
_N = r"(?:[1-9]\d*|[一两二三四五六七八九十]+)"
_NUMBERED = tuple(
    compiled(pattern)
    for pattern in (
        rf"(?<![并且和]){_OPEN}的?{_N}(?:个|项)(?!月|百分)(?:具体)?(?:整改)?{_THING}?",
        rf"(?:还|尚|仍|暂)(?:没有|未)(?:完全|全部|彻底)*(?:解决|完成|整改|到位|销号|办结)+的(?:[^，,。;\d]{{2,40}}?)?{_N}(?:个|项)",
        rf"{_N}(?:个|项)[^，,。;]{{2,24}}[，,](?:目前)?(?:仍在|尚在|还在|正在)(?:整改|推进|办理)(?:之?中)?",
        rf"(?:仍|尚|还)有{_N}(?:个|项)(?:具体)?(?:整改)?{_THING}[^，,。;]{{0,16}}?(?:尚未|仍未|还未|未能|没有)(?:完全|全部|彻底)*(?:整改|完成|办结|解决|落实)",
        rf"{_N}(?:个|项)(?:具体)?(?:整改)?{_THING}?(?:正在|仍在|还在|尚未|仍未)(?:整改|推进|完成|办理|解决|落实)",
    )
)
_BUT = r"(?:^|[，,])(?:其中|但|但是|仅有?|只有|目前)*(?:仍有|尚有|还有|仍剩|尚余|只剩|其中|但)"
_DONE_OF_THEM = rf"(?:{_N}(?:个|项|条)[^，,。;]{{0,12}}?(?:完成|到位|销号|办结)(?:整改)?[，,、])?(?:其余|剩余|余下)?"
_IN_ONE_BREATH = tuple(  # 已全部整改完成，其中2个问题正在推进
    compiled(rf"{_BUT}{_DONE_OF_THEM}{_N}(?:个|项|条)[^，,。;]{{0,12}}?{state}")
    for state in (
        r"(?:正在|仍在|还在|尚未|仍未|还未|有待)(?:整改|推进|完成|办理|解决|落实)",
        rf"{_OPEN}",
    )
)
# 全部整改完成。…其中，敬老院消防水池尚在建设
_STILL_BUILDING = compiled(
    r"(?:^|[。;])(?P<said>其中[，,]?[^，,。;]{2,24}(?:尚|仍|还)在(?:建设|施工|整改|办理|推进|改造)(?:之?中)?)"
    rf"|(?:^|[。;])(?P<few>(?:另有|还有|尚有|仍有){_N}(?:个|项|条|处|户|件|家)[^。;\d]{{2,40}}?(?:仍|尚|还)(?:未|没有)[^，,。;\d]{{2,6}})"
)
# 44条整改措施全部落实到位, and elsewhere 2条措施因施工方退场尚未落实
_MEASURES_DONE = compiled(
    r"(?:(?<![立即])\d+(?:条|项|个)|全部|所有)(?:具体)?(?:整改)?措施(?P<said>(?:已经?)?(?:均|都)?(?:已经?)?(?:全部|全数)?(?:已经?)?(?:按期|如期|按时)?(?:落实到位|落实|完成|办结|销号)(?:到位|完毕)?)(?![\d情进])"
)
_MEASURES_OPEN = compiled(
    rf"的措施[^。;]{{0,30}}?(?:至今|目前|仍|尚|还|一直)(?:没有|未能?)(?:得到)?(?:落实|实施|完成|启动)|整改措施(?:还|尚)?未(?:能)?落实到位|{_N}(?:条|项|个)(?:具体)?(?:整改)?措施[^，,。;]{{0,16}}?(?:尚未|仍未|还未|未能|没有)(?:落实|完成|实施|到位)"
)
_NO_REMARK = compiled(
    r"问责|追责|追究|约谈|严肃|通报批评|一律|决不|绝不|坚决不|上轮|上一轮|以往|凡|如|若|一旦|信访|线索|案件|防止|避免|措施|整改初期|当时|个别|共性"
)


def all_done(notice: Notice) -> Iterator[AllDone]:
    """The claims that everything is done, in the order of the text."""
    counts = {len(level.sections) for level in notice.levels} | {len(notice.items)} - {0}
    named = _told_of_all(notice)
    rows = len(table_statuses(notice))
    title = notice.text[slice(*notice.title)] if notice.title else ""
    kind = _Kind("审计" in title, _SELF_MADE.search(title) is not None, title)
    # 审计指出5个问题，全部整改到位: one answer of several tells of its own few
    most = {max(counts | named, default=0)}
    outside = ((block, closing, counts | named) for block, closing in _outside(notice))
    for block, closing, all_of in (*outside, *((b, True, most) for b in _inside(notice))):
        if not _QUICK.search(notice.text, *block.content):
            continue
        ahead = closing and bool(notice.sections)
        for words, span in _sentences(notice, block):
            if not _QUICK.search(words):
                continue
            measures = _MEASURES_DONE.search(words)
            if measures and not _NOT_SAID.search(words[: measures.end()]):
                start, end = measures.span("said")
                here = Span(span.start + start, span.start + end)
                yield AllDone(here, span, of_measures=True)
            cases = _CASES_DONE.search(words)
            if (
                cases
                and _is_all(cases[1], rows, notice)
                and not _NOT_SAID.search(words[: cases.end()])
            ):
                start, end = cases.span("said")
                yield AllDone(Span(span.start + start, span.start + end), span)
                continue
            for pattern in _CLAIMS:
                found = pattern.search(words)
                if found is None or not _is_whole(words, found, counts | named, kind):
                    continue
                if _sums_up_part(notice.text[block.content.start : span.start], found):
                    continue
                # behind the answers only what names the number of all: 守住73项已全部完成的任务
                if ahead and not _counts_all(words[: found.end()], all_of):
                    continue
                start, end = found.span("said")
                end -= found["said"].endswith("的")
                yield AllDone(Span(span.start + start, span.start + end), span, ahead)
                break


def _is_all(words: str, rows: int, notice: Notice) -> bool:
    """Whether a number of cases is that of the rows of a table, or of the items."""
    numeral = numerals.read(words)
    return numeral is not None and numeral.value in {rows or -1, len(notice.items) or -1}


def _told_of_all(notice: Notice) -> set[int]:
    """The numbers of all that was found, or of what it was broken down into."""
    starts = [sentence.span.start for sentence in notice.sentences]
    parts = {p.span for s in notice.relations.sums if fits(s) for p in s.parts}
    deep = Spans(below.span for top in notice.sections for below in top.children)
    told: dict[int, bool] = {}
    for claim in notice.level_claims:
        sentence = notice.sentences[bisect_right(starts, claim.span.start) - 1]
        if claim.value >= _MANY and claim.span not in parts and _TOLD_OF.search(sentence.words):
            above = not deep.hold(claim.span.start)
            told[int(claim.value)] = told.get(int(claim.value), False) or above
    # （三）青石村：反馈14个: what only an entry tells of is its own
    return {value for value, above in told.items() if above or value == max(told)}


def _counts_all(words: str, counts: set[int]) -> bool:
    numbers = [*_COUNT.finditer(words)]
    return bool(numbers) and _value(numbers[-1]) in counts


def _value(found: re.Match[str]) -> int | None:
    numeral = numerals.read(found[1] or found[2])
    return int(numeral.value) if numeral else None


def _is_whole(words: str, found: re.Match[str], counts: set[int], kind: _Kind) -> bool:
    """Whether the claim is about all that the notice answers."""
    before = _NOTHING_LEFT.sub("", words[: found.end()])
    before = before.replace("自查", "") if kind.self_made else before
    compound = "问题隐患" in before  # one word for what was found
    before = before.replace("问题隐患", "问题")
    if _NOT_SAID.search(before) or _ONE_BY_ONE.fullmatch(found["said"]):
        return False
    clause = before[max(before.rfind("，"), before.rfind(",")) + 1 :]
    if (some := _ONE_SOURCE.search(clause)) and some[0] not in kind.title:
        return False
    number = _COUNT.search(found[0]) or _COUNT.search(before)
    if number is not None and _SOME_OF_THEM.search(before[: number.start()]):
        return False
    if number is not None and _value(number) in counts and not _BUT_SOME.search(before):
        return True
    if _ALL_ABOVE.search(before):
        return True
    audited = kind.audit and _AUDITED.search(before) is not None
    larger = number is not None and compound and (_value(number) or 0) > max(counts, default=0)
    if number is not None and counts and not audited and not larger:
        return False  # 单列台账的3个问题全部完成: those, and not all
    if _PART.search(before):
        return False
    return _WHOLE.search(before) is not None


def _sums_up_part(before: str, found: re.Match[str]) -> bool:
    """Whether 上述3个问题 are those that the sentence before calls a part: 移交立行立改问题3个."""
    above, number = _ALL_ABOVE.search(found.string, 0, found.end()), _COUNT.search(found.string)
    last = before.rstrip("。;；").rpartition("。")[2]
    if above is None or number is None or not _PART.search(last):
        return False
    return _value(number) in {_value(told) for told in _COUNT.finditer(last)}


def remarks(notice: Notice) -> Iterator[Remark]:
    """Where the notice speaks of problems that are not done yet, in the order of the text.

    Without a number it counts only behind the answers: in front of them it tells how the work
    was gone about, when much was still open.
    """
    for block, closing in _outside(notice):
        for words, span in _sentences(notice, block):
            if _NO_REMARK.search(words):
                continue
            for pattern in (*_NUMBERED, *(_REMARKS if closing else ())):
                found = pattern.search(words)
                if found:
                    yield Remark(
                        Span(span.start + found.start(), span.start + found.end()), closing
                    )
                    break


def measures_open(notice: Notice) -> Iterator[Remark]:
    """Where the notice says that some measures are not carried out."""
    for block in notice.blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.FIELD):
            for words, span in _sentences(notice, block):
                found = _MEASURES_OPEN.search(words)
                if found and not _NO_REMARK.search(words.replace("措施", "")):
                    yield Remark(Span(span.start + found.start(), span.start + found.end()))


def taken_back(notice: Notice, claim: AllDone) -> Iterator[Remark]:
    """Where the sentence of a claim goes on to say that some are not done."""
    behind = notice.text[claim.span.end : claim.span.end + _BEHIND].partition("\n")[0]
    behind = covered(behind)
    reach = claim.sentence.end - claim.span.end
    if found := _STILL_BUILDING.search(behind, reach):
        start = claim.span.end + found.start(found.lastgroup or 0)
        yield Remark(Span(start, claim.span.end + found.end()))
    behind = behind[:reach]
    for pattern in _IN_ONE_BREATH:
        if found := pattern.search(behind):
            start = claim.span.end + found.start() + (found[0][0] in "，,")
            yield Remark(Span(start, claim.span.end + found.end()))
            return


def _sentences(notice: Notice, block: Block) -> Iterator[tuple[str, Span]]:
    start = block.content.start
    cover = covered(notice.text[start : block.content.end])
    for found in _SENTENCE.finditer(cover):
        yield found[0], Span(start + found.start(), start + found.end())


def _outside(notice: Notice) -> Iterator[tuple[Block, bool]]:
    """The lines outside the answers, each with whether it looks ahead from behind them."""
    answers = [s.span for level in notice.levels[:1] for s in level.sections]
    answered = Spans(answers)
    ahead = Spans(s.span for s in notice.sections if _looks_ahead(notice, s))
    units = {id(line) for s in notice.walk() for line in _of_units(notice, s)}
    for block in notice.blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.FIELD):
            continue
        if id(block) in units:
            continue
        if answered.hold(block.span.start):
            # a last paragraph that looks ahead, under no heading of its own
            after_all = block.span.start >= answers[-1].start and block.kind is BlockKind.PARAGRAPH
            if after_all and _TURNS_AHEAD.match(notice.text, *block.content):
                yield block, True
            continue
        closing = block.span.start >= answers[-1].end if answers else not notice.sections
        yield block, closing or ahead.hold(block.span.start)


def _inside(notice: Notice) -> Iterator[Block]:
    """The lines of the answers, which mostly speak of their own item."""
    answers = Spans(section.span for level in notice.levels[:1] for section in level.sections)
    for block in notice.blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) and answers.hold(
            block.span.start
        ):
            yield block


def _looks_ahead(notice: Notice, section: Section) -> bool:
    return LOOKS_AHEAD.search(notice.text[section.heading.start : section.heading.end]) is not None


def _of_units(notice: Notice, section: Section) -> Iterator[Block]:
    """The lines of sections of which three or more each report their own completion."""
    if len(section.children) < _REPORTS:
        return
    text = notice.text
    reporting = [
        child
        for child in section.children
        if not child.children
        and any(_UNIT.search(text, *b.content) for b in (child.block, *child.body))
    ]
    if len(reporting) >= _REPORTS:
        for child in reporting:
            yield from (child.block, *child.body)
