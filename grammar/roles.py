"""What the levels of an outline mean: which part answers the findings, what its items are.

Nothing is assumed of depth or style. A part answers the findings when most of what it ends in is
headed as a problem is, or carries a status. Where no part does, there are no levels, and claims
about them stay unassessed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from grammar import statuses
from grammar.entries import entries, field_content, fields, names_problem
from grammar.model import Block, BlockKind, Item, Level, Section, Status, Style
from grammar.outline import Outline
from grammar.source import Span

PROBLEM_HEADING = re.compile(
    r"^(?:关于|针对|对|就|围绕)?.{0,8}[“‘].{2,60}[”’]|^(?:关于|针对).{2,60}(?:问题|方面|情况|整改)|问题(?:的整改|整改)|反馈问题|"
    r"(?:不够|不到位|不严|不深|不实|不强|不足|不力|不高|不规范|不扎实|不落实|薄弱|滞后|缺失|缺位|偏差|差距|短板|漏洞|弱化|虚化|"
    r"缺乏|松散|粗放|缓慢|突出|反弹|流于形式|走过场|走样|存在.{0,8}问题|问题$|不彻底|弄虚作假|有待|隐患|扰民|违规.{0,10}|积存|混乱|空转|不达标|不规范|不完善|不健全|不及时|不合理|不准确|不清|不符|不畅|不均衡|不平衡|未[^，,。]{1,12}|缺少[^，,。]{0,6}|无[^，,。]{1,8})$"
)
ASPECT_HEADING = re.compile(r"方面|聚焦|领域|贯彻落实|落实.{0,20}(?:情况|部署)")
_AHEAD = re.compile(
    r"^(?:下一步|下步|今后|后续|继续|持续|巩固|坚持(?:常态|长效|常抓)|努力方向|打算|存在的不足|存在的?(?:主要)?(?:问题|困难)$|"
    r"整改工作(?:打算|安排)|尚未|未完成|需要长期|工作打算|以.{0,16}(?:长效|新的|更))|"
    r"(?:工作安排|工作打算|工作计划|努力方向|整改成果|整改成效|常态长效|久久为功)$"
)
_BRACKET = re.compile(r"\s*[【(\[][^【】()\[\]]{2,20}[】)\]]$")  # a status behind a heading
_ANSWERED = 0.5  # the share of a part's leaves that must look like findings


def leaves(text: str, section: Section) -> Iterator[Section]:
    """The deepest entries below one, measures (一是 …) and fields not counted."""
    below = entries(text, section.children)
    if not below:
        yield section
    for child in below:
        yield from leaves(text, child)


def answering(text: str, outline: Outline) -> tuple[Section, ...]:
    """The top sections that answer the findings, or the children of the one that does."""
    tops = [top for top in outline.sections if _answers(text, top)]
    # a lone part that only holds the answers: its heading is no finding of its own
    while len(tops) == 1 and (below := entries(text, tops[0].children)):
        tops = list(below)
    styles = Counter(top.marker.style for top in tops)
    if not styles:
        return ()
    style = styles.most_common(1)[0][0]
    return tuple(top for top in tops if top.marker.style is style)


def _answers(text: str, top: Section) -> bool:
    heading = text[top.heading.start : top.heading.end]
    if _AHEAD.search(heading) and not PROBLEM_HEADING.match(heading):
        return False
    if any(line.kind is BlockKind.ROW for line in top.body) and not top.children:
        return False  # a table repeats the answers
    ends = list(leaves(text, top))
    found = sum(1 for end in ends if _is_finding(text, end))
    return found >= max(1, _ANSWERED * len(ends)) and (len(ends) > 1 or top is ends[0])


def _is_finding(text: str, section: Section) -> bool:
    heading = _BRACKET.sub("", text[section.heading.start : section.heading.end])
    return (
        section.marker.style is Style.LABELLED
        or PROBLEM_HEADING.search(heading) is not None
        or names_problem(text, section)
        or _written(text, section) is not None
    )


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
    return tuple(found)


# --- items and their statuses ------------------------------------------------------------------


def items(text: str, tops: Sequence[Section]) -> tuple[Item, ...]:
    """The entries that carry, or should carry, a status.

    They are the sections of the level at which most statuses stand; where there is no status at
    all, the deepest level.
    """
    owners = {id(owner): status for owner, status in _owned(text, tops)}
    rows = levels(text, tops)
    if not rows:
        return ()
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
                status = owners.get(id(section))
                found.append(Item(section, status, _told(text, section, status)))
    return tuple(found)


def _owned(text: str, tops: Sequence[Section]) -> Iterator[tuple[Section, Status]]:
    """Each entry that owns a status: a line under its measures or fields is its own, not theirs."""
    waiting = list(reversed(tops))
    while waiting:
        section = waiting.pop()
        waiting += reversed(entries(text, section.children))
        status = _status(text, section)
        if status is not None:
            yield section, status


def _status(text: str, section: Section) -> Status | None:
    own = [section.block, *section.body]
    answer = fields(text, section.children)
    below = entries(text, section.children)
    for child in answer:
        status = _of_fields(text, child) or _in_fields(text, child)
        if status is not None:
            return status
    measures = () if below and any(_is_told_in(text, s) for s in below[:-1]) else section.children
    last_alone = len(below) > 1 and not any(_in_fields(text, s) for s in below[:-1])
    if not below or last_alone:
        own_and_below = [*own, *(line for m in measures for line in (m.block, *m.body))]
    else:
        own_and_below = own
    status = _of_lines(text, own_and_below)
    if status is not None:
        return status
    for line in own:
        status = _in_line(line, text)
        if status is not None:
            return status
    if measures and not below:
        last = measures[-1]
        return _in_line(last.body[-1] if last.body else last.block, text)
    if len(measures) > 1 and measures[-1].body:
        status = _in_line(measures[-1].body[-1], text)
        # a line of its own behind a list speaks of the item, not of the last entry
        if status is not None and not text[status.span.end : measures[-1].end].strip(" )】]。;\n"):
            return status
    return None


def _written(text: str, section: Section) -> Status | None:
    """The status that stands in the lines of a section itself, in one of the written forms."""
    lines = [section.block, *section.body]
    return (
        _of_lines(text, lines)
        or next(
            (s for child in fields(text, section.children) if (s := _of_fields(text, child))),
            None,
        )
        or next((s for line in lines if (s := _in_line(line, text))), None)
    )


def _of_fields(text: str, section: Section) -> Status | None:
    """The status of a field that is written as a heading: 3、整改进展:已完成."""
    label, content = field_content(text, section)
    if not text[content.start : content.end].strip() and section.body:
        content = section.body[0].content
    return statuses.of_label(text, label, content)


def _in_fields(text: str, section: Section) -> Status | None:
    return _of_lines(text, section.body)


def _of_lines(text: str, lines: Sequence[Block]) -> Status | None:
    """The first status in a field line; a label that stands alone speaks of the line below."""
    for line, following in zip_longest(lines, lines[1:]):
        if line is None or line.kind is not BlockKind.FIELD:
            continue
        status = statuses.of_field(line, text)
        if status is None and following and line.content.end <= line.content.start:
            status = statuses.of_label(text, line.label, following.content)
        if status is not None:
            return status
    return None


def _is_told_in(text: str, section: Section) -> bool:
    return any(_in_line(line, text) is not None for line in (section.block, *section.body))


def _in_line(line: Block, text: str) -> Status | None:
    return statuses.in_brackets(text, line.content) or statuses.in_sentence(text, line.content)


def _told(text: str, section: Section, status: Status | None) -> tuple[Span, ...]:
    """The lines that tell what was done, the words of the status left out."""
    spans: list[Span] = []
    labels = {id(f) for part in section.walk() for f in fields(text, part.children)}
    for part in section.walk():
        for line in (part.block, *part.body):
            if line.content.end <= line.content.start:
                continue
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


def table_statuses(notice_text: str, blocks: Iterable[Block]) -> tuple[tuple[Block, Status], ...]:
    """The statuses in the rows of a table, by a column headed as one."""
    header: Block | None = None
    found: list[tuple[Block, Status]] = []
    for block in blocks:
        if block.kind is not BlockKind.ROW:
            header = None
            continue
        if header is None:
            header = block
            continue
        number = statuses.column(header, notice_text)
        if number is None or number >= len(block.cells):
            continue
        cell = block.cells[number]
        meaning = statuses.read(notice_text[cell.start : cell.end])
        if meaning is not None:
            found.append((block, Status(cell, meaning)))
    return tuple(found)


_NOTICE_WORDS = re.compile(r"整改|巡察|巡视|督察|审计|反馈|通报|公告|检查|问题")


def recognised(text: str) -> bool:
    """Whether a text reads as a notice at all: it speaks of findings and of what was done."""
    return len(set(_NOTICE_WORDS.findall(text[:20000]))) >= 2
