"""What the levels of an outline mean: which part answers the findings, what its items are.

Nothing is assumed of depth or style. A part answers the findings when most of what it ends in is
headed as a problem is, or carries a status. Where no part does, there are no levels, and claims
about them stay unassessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from grammar import closings, statuses
from grammar.entries import entries, field_content, fields, names_problem
from grammar.model import Block, BlockKind, Item, Level, Notice, Section, Status, Style
from grammar.outline import RESOLVE, Outline
from grammar.patterns import compiled
from grammar.source import Span
from grammar.vocabulary import Vocabulary

PROBLEM_HEADING = compiled(
    r"^(?:关于|针对|对|就|围绕)?.{0,8}[“‘].{2,60}[”’]|^(?:关于|针对).{2,60}(?:问题|方面|情况|整改)|"
    r"^(?:关于|针对|对).{2,60}的(?:意见|建议)$|问题(?:的整改|整改)|反馈问题|"
    r"(?:不够|不[严深实强足力高符清畅细紧牢准快全]|薄弱|滞后|缺失|缺位|偏[差多少低高]|差距|短板|漏洞|盲区|弱化|虚化|淡化|"
    r"缺乏|松散|粗放|缓慢|突出|反弹|流于形式|走过场|走样|走马观花|宽松软|单一|拖沓|随意|欠佳|存在.{0,8}问题|问题$|弄虚作假|有待.{0,6}|"
    r"隐患|扰民|违规.{0,10}|积存|混乱|空转|不(?![停松放忘断变])[^，,。]{1,6}|未[^，,。]{1,12}|缺少[^，,。]{0,6}|无[^，,。]{1,8}|"
    r"[超逾过]期|超标准?|老化|堵塞|拥堵|闲置|流失|浪费|亏损|脱节|断档|断层|敷衍|推诿|扯皮|时有发生|屡禁不止|矛盾|"
    r"[弱差慢乱散松软虚浅窄]|(?<!降)低|(?<!减)少|(?<![解纾排破攻])难)[;；]?$"
)
# what a body that was asked to act answers one by one: 关于加强监管的意见
OPINION_HEADING = compiled(
    r"(?:关于|针对|对).{2,60}的?(?:审议)?(?:意见|建议)(?:的?(?:研究)?(?:办理|落实|处理|采纳|整改)(?:情况)?)?"
)
ASPECT_HEADING = compiled(r"方面|聚焦|领域|贯彻落实|落实.{0,20}(?:情况|部署)")
_AHEAD = compiled(
    r"^(?:下一步|下步|今后|后续|继续|持续|巩固|坚持(?:常态|长效|常抓)|努力方向|打算|存在的不足|存在的?(?:主要)?(?:问题|困难)$|"
    r"整改工作(?:打算|安排)|尚未|未完成|需要长期|工作打算|以.{0,16}(?:长效|新的|更))|"
    r"(?:工作安排|工作打算|工作计划|努力方向|整改成果|整改成效|常态长效|久久为功)$"
)
_QUOTED = compiled(r"[“‘][^”’]{0,80}[”’]")
_BRACKET = compiled(r"\s*[【(\[][^【】()\[\]]{2,20}[】)\]]$")  # a status behind a heading
DEED = compiled(
    r"(?:一是|二是|已|并|认真|深入|及时|全面|扎实|进一步|立即|专题|逐[一项户条]|主动|积极)*"
    r"(?:修订|制定|完善|建立|健全|开展|组织|召开|印发|出台|加强|强化|落实|推进|推动|推行|实施|清理|清退|追[缴回]|收回|退还|约谈|通报|问责|"
    r"查处|处理|培训|学习|研究|明确|规范|优化|压缩|压减|补[齐充办正录登缴发]|调整|更换|维修|改造|新[建增]|建成|购置|投入|安装|拆除|整治|"
    r"排查|检查|督查|督导|走访|宣讲|招录|招聘|选派|轮训|引进|发放|拨付|核查|核实|开通|设立|成立|配备|签订|与.{2,12}签|举办|编制|统一|严格|落细)"
)
_ROW = 2  # parts that answer, before another is taken for one because it looks like them
_FIELD_ENDS = ("方面", "领域")
_ANSWERED = 0.5  # the share of a part's leaves that must look like findings


def leaves(text: str, section: Section) -> Iterator[Section]:
    """The deepest entries below one, measures (一是 …) and fields not counted."""
    below = entries(text, section.children)
    if 2 * sum(1 for child in below if _is_deed(text, child)) > len(below):
        below = ()
    if not below:
        yield section
    for child in below:
        yield from leaves(text, child)


def answering(text: str, outline: Outline, known: Vocabulary) -> tuple[Section, ...]:
    """The top sections that answer the findings, or the children of the one that does."""
    tops = [top for top in outline.sections if are_opinions(text, top.children)]
    tops = tops or _answering_findings(text, outline, known)
    # a lone part that only holds the answers: its heading is no finding of its own
    while len(tops) == 1 and (below := entries(text, tops[0].children)):
        tops = list(below)
    styles = Counter(top.marker.style for top in tops)
    if not styles:
        return ()
    style = styles.most_common(1)[0][0]
    tops = [
        top
        for before, top in zip((None, *tops), tops, strict=False)
        if top.marker.style is style or (before and top.marker.number == before.marker.number + 1)
    ]  # 1. 2. 3、 4.: a slip in one marker
    tops = _with_those_between(text, outline.sections, _of_one_list(text, tops, known))
    return tuple(_with_silent_ones(text, outline.sections, tops, known))


def _of_one_list(text: str, tops: list[Section], known: Vocabulary) -> list[Section]:
    """The entries but for those of a further list that begins anew and tells of no findings.

    (1)…(6) are the problems; (1) (2) under ◆后续安排 are none.
    """
    starts = [n for n, s in enumerate(tops) if n and s.marker.number == 1 and not s.children]
    runs = [tops[a:b] for a, b in pairwise((0, *starts, len(tops)))]
    if len(runs) < 2 or any(s.children for s in tops):
        return tops
    answers = [run for run in runs if 2 * sum(_is_finding(text, s, known) for s in run) > len(run)]
    stated = [
        run
        for run in answers
        if 2 * sum(_status(text, s, known) is not None for s in run) > len(run)
    ]
    answers = stated if len(stated) == 1 else answers
    return [s for run in answers for s in run] if len(answers) == 1 else tops


def _with_those_between(text: str, row: Sequence[Section], tops: list[Section]) -> list[Section]:
    """Entries with those of their list between them, however these are headed: 3 保护区内有人类活动."""
    chosen = {id(top) for top in tops}
    places = [at for at, section in enumerate(row) if id(section) in chosen]
    if len(places) < _ROW or len(places) < len(tops) or any(top.children for top in tops):
        return tops
    between = row[places[0] : places[-1] + 1]
    alike = [s for s in between if s.marker.style is tops[0].marker.style and not s.children]
    counted = [s.marker.number for s in alike] == list(
        range(alike[0].marker.number, alike[0].marker.number + len(alike))
    )
    if not counted or 2 * len(tops) <= len(alike):
        return tops
    # and one behind them that has the title of one of them
    following = row[places[-1] + 1 : places[-1] + 2]
    titles = {text[slice(*top.heading)] for top in alike}
    return [*alike, *(s for s in following if text[slice(*s.heading)] in titles)]


def _with_silent_ones(
    text: str, row: Sequence[Section], tops: Sequence[Section], known: Vocabulary
) -> Iterator[Section]:
    """Short entries that all carry a status, and the one among them that lost its own."""
    chosen = {id(top) for top in tops}
    places = [at for at, section in enumerate(row) if id(section) in chosen]
    bare = len(places) > 2 and all(not t.children and _status(text, t, known) for t in tops)
    if not bare or len(tops) < len(places):
        yield from tops
        return
    first, last = places[0], places[-1]
    first -= first == 1 and row[0].marker.number == 1
    last += last == len(row) - 2 and row[last].marker.number + 1 == row[last + 1].marker.number
    for section in row[first : last + 1]:
        words = text[section.heading.start : section.heading.end]
        alike = section.marker.style is tops[0].marker.style and not section.children
        if id(section) in chosen or (alike and not _AHEAD.search(words)):
            yield section


def _answering_findings(text: str, outline: Outline, known: Vocabulary) -> list[Section]:
    ends = ((top, tuple(leaves(text, top))) for top in outline.sections)
    answers = [(top, own) for top, own in ends if _answers(text, top, own, known)]
    # only beside parts that hold several answers may one hold a single one
    if not any(len(own) > 1 for _, own in answers):
        return [top for top, own in answers if top is own[0]]
    found = [top for top, _ in answers if top.children or not _only_quotes(text, top, known)]
    return _headed_alike(text, outline.sections, found)


def _headed_alike(text: str, tops: Sequence[Section], answers: Sequence[Section]) -> list[Section]:
    """The parts that answer, and those headed and divided as all these are: 二、作风建设方面."""
    shapes = {_shape(text, top) for top in answers}
    if len(answers) < _ROW or len(shapes) > 1 or None in shapes:
        return list(answers)
    return [top for top in tops if _shape(text, top) in shapes]


def _shape(text: str, top: Section) -> tuple[Style, str, Style] | None:
    """What parts that are named for their fields have in common; None for others."""
    heading = _BRACKET.sub("", text[top.heading.start : top.heading.end])
    if not top.children or not heading.endswith(_FIELD_ENDS):
        return None
    return top.marker.style, heading[-2:], top.children[0].marker.style


def _only_quotes(text: str, top: Section, known: Vocabulary) -> bool:
    """Whether a heading is like that of a problem by its quotation marks alone: 用好“两张网”."""
    bare = _QUOTED.sub("", text[top.heading.start : top.heading.end])
    own = _status(text, top, known) is None and top.marker.style is not Style.LABELLED
    return own and bool(bare) and PROBLEM_HEADING.search(bare) is None


def are_opinions(text: str, row: Sequence[Section]) -> bool:
    """Whether the headings of a row all name what was advised, and no problems."""
    return len(row) > 1 and all(OPINION_HEADING.fullmatch(text, *s.heading) for s in row)


def _answers(text: str, top: Section, ends: Sequence[Section], known: Vocabulary) -> bool:
    heading = text[top.heading.start : top.heading.end]
    if _AHEAD.search(heading) and not PROBLEM_HEADING.match(heading):
        return False
    if any(line.kind is BlockKind.ROW for line in top.body) and not top.children:
        return False  # a table repeats the answers
    if top.marker.style is Style.LABELLED:
        return True  # 问题二, whatever stands under it
    found = sum(1 for end in ends if _is_finding(text, end, known))
    return found >= max(1, _ANSWERED * len(ends))


def _is_finding(text: str, section: Section, known: Vocabulary) -> bool:
    return (
        section.marker.style is Style.LABELLED
        or _is_problem(text, section)
        or any(names_problem(text, line) for line in (section.block, *section.body))
        or _status(text, section, known) is not None
    )


def _is_problem(text: str, section: Section) -> bool:
    """Whether a heading, or its first clause, is worded as a problem is."""
    heading = _BRACKET.sub("", text[section.heading.start : section.heading.end])
    opening = heading.partition("，")[0]  # 组织生活会质量不高，已重新召开
    return PROBLEM_HEADING.search(heading) is not None or (
        PROBLEM_HEADING.search(opening) is not None and not RESOLVE.match(opening)
    )


def _is_deed(text: str, section: Section) -> bool:
    """Whether a heading tells what was done and names no problem: 修订学习制度."""
    if _BRACKET.sub("", text[section.heading.start : section.heading.end]).endswith(_FIELD_ENDS):
        return False  # 落实意识形态工作责任制方面(5条)
    return DEED.match(text, *section.heading) is not None and not _is_problem(text, section)


def levels(text: str, tops: Sequence[Section]) -> tuple[Level, ...]:
    """The levels below the parts that answer the findings, coarsest first.

    Problems that are told as measures (一是针对“…”问题) are a level only where all of them are told
    so: beside paragraphs that tell further ones, their number says nothing.
    """
    found: list[Level] = []
    row = list(tops)
    while row:
        found.append(Level(len(found), tuple(row)))
        named = all(entries(text, section.children) for section in row)
        row = [child for section in row for child in entries(text, section.children, named=named)]
        if 2 * sum(1 for section in row if _is_deed(text, section)) > len(row):
            break  # measures that are numbered as problems are
    return tuple(found)


# --- items and their statuses ------------------------------------------------------------------


def items(text: str, rows: Sequence[Level], known: Vocabulary) -> tuple[Item, ...]:
    """The entries that carry, or should carry, a status.

    They are the sections of the level at which most statuses stand; where there is no status at
    all, the deepest level.
    """
    if not rows:
        return ()
    tops = rows[0].sections
    owners = {id(owner): status for owner, status in _owned(text, tops, known)}
    counts = [sum(1 for s in level.sections if id(s) in owners) for level in rows]
    if not any(counts):
        ends = [leaf for top in tops for leaf in leaves(text, top)]
        return tuple(Item(leaf, None, _told(text, leaf, None)) for leaf in ends)
    best = max(range(len(rows)), key=lambda n: counts[n])
    chosen = {id(s) for s in rows[best].sections}
    found: list[Item] = []
    for top in tops:
        for section in top.walk():
            ended = id(section) in chosen or (
                id(section) in owners and not any(id(s) in chosen for s in section.walk())
            )
            if ended and not any(e.section.span.covers(section.span) for e in found[-1:]):
                if _holds_several(text, section, known):
                    continue
                status = owners.get(id(section))
                found.append(Item(section, status, _told(text, section, status)))
    return tuple(found)


def _owned(
    text: str, tops: Sequence[Section], known: Vocabulary
) -> Iterator[tuple[Section, Status]]:
    """Each entry that owns a status: a line under its measures or fields is its own, not theirs."""
    waiting = list(reversed(tops))
    while waiting:
        section = waiting.pop()
        waiting += reversed(entries(text, section.children))
        status = None if _holds_several(text, section, known) else _status(text, section, known)
        if status is not None:
            yield section, status


def _holds_several(text: str, section: Section, known: Vocabulary) -> bool:
    """Whether the lines under a heading are entries without a number, each with its status."""
    if section.children or len(section.body) < 2:
        return False
    lines = (line for line in section.body if line.kind is BlockKind.PARAGRAPH)
    return sum(_in_line(line, text, known) is not None for line in lines) > 1


def _status(text: str, section: Section, known: Vocabulary) -> Status | None:
    own = [section.block, *section.body]
    answer = fields(text, section.children)
    below = entries(text, section.children)
    if all(_is_deed(text, child) for child in below):
        below = ()
    for child in answer:
        status = _of_fields(text, child, known) or _in_fields(text, child, known)
        if status is not None:
            return status
    measures = (
        () if below and any(_is_told_in(text, s, known) for s in below[:-1]) else section.children
    )
    last_alone = len(below) > 1 and not any(_in_fields(text, s, known) for s in below[:-1])
    if not below or last_alone:
        own_and_below = [*own, *(line for m in measures for line in (m.block, *m.body))]
    else:
        own_and_below = own
    status = _of_lines(text, own_and_below, known)
    if status is not None:
        return status
    for line in own:
        status = _in_line(line, text, known)
        if status is not None:
            return status
    if measures and not below:
        last = own_and_below[-1]
        return _in_line(last, text, known) or statuses.at_end(text, last.content)
    if len(measures) > 1 and measures[-1].body:
        status = _in_line(measures[-1].body[-1], text, known)
        # a line of its own behind a list speaks of the item, not of the last entry
        if status is not None and not text[status.span.end : measures[-1].end].strip(" )】]。;\n"):
            return status
    return None if below else statuses.at_end(text, own_and_below[-1].content)


def _of_fields(text: str, section: Section, known: Vocabulary) -> Status | None:
    """The status of a field that is written as a heading: 3、整改进展:已完成."""
    label, content = field_content(text, section)
    if not text[content.start : content.end].strip() and section.body:
        content = section.body[0].content
    return statuses.of_label(text, label, content, known)


def _in_fields(text: str, section: Section, known: Vocabulary) -> Status | None:
    return _of_lines(text, section.body, known)


def _of_lines(text: str, lines: Sequence[Block], known: Vocabulary) -> Status | None:
    """The first status in a field line; a label that stands alone speaks of the line below."""
    for line, following in zip_longest(lines, lines[1:]):
        if line is None or line.kind is not BlockKind.FIELD:
            continue
        status = statuses.of_field(line, text, known)
        if status is None and following and line.content.end <= line.content.start:
            status = statuses.of_label(text, line.label, following.content, known)
        if status is not None:
            return status
    return None


def _is_told_in(text: str, section: Section, known: Vocabulary) -> bool:
    return any(_in_line(line, text, known) is not None for line in (section.block, *section.body))


def _in_line(line: Block, text: str, known: Vocabulary) -> Status | None:
    in_brackets = statuses.in_brackets(text, line.content, known)
    return in_brackets or statuses.in_sentence(text, line.content, known)


def _told(text: str, section: Section, status: Status | None) -> tuple[Span, ...]:
    """The lines that tell what was done, the words of the status left out."""
    spans: list[Span] = []
    labels = {id(f) for part in section.walk() for f in fields(text, part.children)}
    for part in section.walk():
        for line in (part.block, *part.body):
            if line.content.end <= line.content.start:
                continue
            if closings.opens(text, line):
                return tuple(span for span in spans if span.end > span.start)
            start = line.content.start
            if line is section.block and section.heading.end > start:
                start = section.heading.end
            elif line is part.block and id(part) in labels:
                start = field_content(text, part)[1].start
            if status is not None and line.content.covers(status.span):
                spans += [Span(start, status.span.start), Span(status.span.end, line.content.end)]
            else:
                spans.append(Span(start, line.content.end))
    return tuple(span for span in spans if span.end > span.start)


def table_statuses(notice: Notice) -> tuple[tuple[Block, Status], ...]:
    """The statuses in the rows of a table, by a column headed as one."""
    header: Block | None = None
    found: list[tuple[Block, Status]] = []
    for block in notice.blocks:
        if block.kind is not BlockKind.ROW:
            header = None
            continue
        if header is None:
            header = block
            continue
        number = statuses.column(header, notice.text)
        if number is None or number >= len(block.cells):
            continue
        cell = block.cells[number]
        meaning = statuses.read(notice.text[cell.start : cell.end], notice.vocabulary)
        if meaning is not None:
            found.append((block, Status(cell, meaning)))
    return tuple(found)
