"""What the levels of an outline mean: which part answers the findings, what its items are.

Nothing is assumed of depth or style. A part answers the findings when most of what it ends in is
headed as a problem is, or carries a status. Where no part does, there are no levels, and claims
about them stay unassessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from grammar.entries import entries, names_problem
from grammar.entry_headings import (
    BRACKET,
    FIELD_ENDS,
    PROBLEM_HEADING,
    QUOTED,
    are_opinions,
    is_deed,
    is_problem,
    may_be_finding,
)
from grammar.entry_statuses import holds_several, status_of, told
from grammar.model import BlockKind, Item, Level, Section, Status, Style
from grammar.outline import Outline
from grammar.patterns import compiled
from grammar.vocabulary import Vocabulary

_AHEAD = compiled(
    r"^(?:下一步|下步|今后|后续|继续|持续|巩固|坚持(?:常态|长效|常抓)|努力方向|打算|存在的不足|存在的?(?:主要)?(?:问题|困难)$|"
    r"整改工作(?:打算|安排)|尚未|未完成|需要长期|工作打算|以.{0,16}(?:长效|新的|更))|"
    r"(?:工作安排|工作打算|工作计划|努力方向|整改成果|整改成效|常态长效|久久为功)$"
)
_ROW = 2  # parts that answer, before another is taken for one because it looks like them
_OTHERS = compiled(r"(?:其余|其他)(?:的)?\d{1,2}(?:个|项|条)")  # told together, and no entry
_CLASS = compiled(r"的(?:问题|事项|任务)\s*[(（]?(?:共)?\d+[个项条]")  # 持续推进整改的问题（2个）
_COUNTED = compiled(r"[(]\s*(?:共|计)?\d{1,3}(?:个|项|条|件)(?:问题|任务|事项|意见|建议)?[)]$")
_GENERAL = compiled(
    r"(?:关于)?(?:巡[察视])?(?:整改)?(?:工作)?(?:的)?(?:基本|总体|整体)(?:情况|概况|进展)|整改概况|组织领导|(?:巡[察视])?整改(?:工作)?(?:的)?(?:组织|部署|推进)(?:领导|实施|落实|开展)?情况"
)
_NO_FINDING = compiled(
    r"建议[^，,。]{0,6}采纳|采纳情况|问责|追责|制度建设|(?:风险|工作|温馨|廉政)提[示醒]$|(?:原因|根源|成因)(?:剖析|分析)$"
    r"|(?:整治|整改)(?:工作)?延伸$|^(?:总体)?(?:结论|结语|小结|总结|评价|有关说明|其他说明|其他需要说明的?(?:情况|事项|问题)?)$"
)
_SHORT = 16  # characters of a heading that names a thing, and tells of nothing done
_ANSWERED = 0.5  # the share of a part's leaves that must look like findings


def leaves(text: str, section: Section) -> Iterator[Section]:
    """The deepest entries below one, measures (一是 …) and fields not counted."""
    below = entries(text, section.children)
    if 2 * sum(1 for child in below if is_deed(text, child)) > len(below):
        below = ()
    if is_problem(text, section) and not any(may_be_finding(text, child) for child in below):
        below = ()  # a problem, with what was done for it numbered
    if not below:
        yield section
    for child in below:
        yield from leaves(text, child)


def answering(text: str, outline: Outline, known: Vocabulary) -> tuple[Section, ...]:
    """The top sections that answer the findings, or the children of the one that does."""
    tops = [top for top in outline.sections if are_opinions(text, top.children)]
    tops = tops or _answering_findings(text, outline, known)
    tops = _with_those_counted(text, outline.sections, tops)
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


def _with_those_counted(text: str, row: Sequence[Section], tops: list[Section]) -> list[Section]:
    """The parts that answer, and those that state a number of findings as they do: 二、项目方面（7个问题）."""
    styles = {top.marker.style for top in tops}
    if len(styles) != 1 or not all(_COUNTED.search(text, *top.heading) for top in tops):
        return tops
    alike = [s for s in row if s.marker.style in styles and _COUNTED.search(text, *s.heading)]
    return alike if len(alike) > len(tops) else tops


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
        if 2 * sum(status_of(text, s, known) is not None for s in run) > len(run)
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
    alike += _next_one(text, row[places[-1] + 1 :], alike[-1], len(tops))
    # and one behind them that has the title of one of them
    last = max(at for at, section in enumerate(row) if section is alike[-1])
    following = row[last + 1 : last + 2]
    titles = {text[slice(*top.heading)] for top in alike}
    return [*alike, *(s for s in following if text[slice(*s.heading)] in titles)]


def _next_one(text: str, behind: Sequence[Section], last: Section, found: int) -> list[Section]:
    """The entry right behind several, with the number that follows theirs: 5.业扩报装设门槛."""
    after = next(iter(behind), None)
    if (
        after is None
        or found <= _ROW
        or after.children
        or after.marker.style is not last.marker.style
    ):
        return []
    words = text[slice(*after.heading)]
    other = _AHEAD.search(words) or _NO_FINDING.search(words) or _GENERAL.match(words)
    follows = after.marker.number == last.marker.number + 1 and not is_deed(text, after)
    return [after] if follows and not other and len(words) <= _SHORT else []


def _with_silent_ones(
    text: str, row: Sequence[Section], tops: Sequence[Section], known: Vocabulary
) -> Iterator[Section]:
    """Short entries that all carry a status, and the one among them that lost its own."""
    chosen = {id(top) for top in tops}
    places = [at for at, section in enumerate(row) if id(section) in chosen]
    bare = len(places) > 2 and all(not t.children and status_of(text, t, known) for t in tops)
    if not bare or len(tops) < len(places):
        yield from tops
        return
    first, last = places[0], places[-1]
    first -= first == 1 and row[0].marker.number == 1
    last += last == len(row) - 2 and row[last].marker.number + 1 == row[last + 1].marker.number
    for section in row[first : last + 1]:
        words = text[section.heading.start : section.heading.end]
        alike = section.marker.style is tops[0].marker.style and not section.children
        silent = _AHEAD.search(words) or _NO_FINDING.search(words)
        if id(section) in chosen or (alike and not silent):
            yield section


def _answering_findings(text: str, outline: Outline, known: Vocabulary) -> list[Section]:
    ends = ((top, tuple(leaves(text, top))) for top in outline.sections)
    answers = [(top, own) for top, own in ends if _answers(text, top, own, known)]
    # only beside parts that hold several answers may one hold a single one
    if not any(len(own) > 1 for _, own in answers):
        return [top for top, own in answers if top is own[0]]
    found = [top for top, _ in answers if top.children or not _only_quotes(text, top, known)]
    stated = [t for t in found if any(status_of(text, e, known) for e in leaves(text, t))]
    if 0 < len(stated) < len(found):  # 实行“园长制”: no problems beside those that have statuses
        found = [t for t in found if t in stated or not _tells_of_deeds(text, t, known)]
    alike = _headed_alike(text, outline.sections, found)
    return alike if stated else _with_parts_between(text, outline.sections, alike)


def _headed_alike(text: str, tops: Sequence[Section], answers: Sequence[Section]) -> list[Section]:
    """The parts that answer, and those headed and divided as all these are: 二、作风建设方面."""
    shapes = {_shape(text, top) for top in answers}
    if len(shapes) != 1 or None in shapes:
        return list(answers)
    return [top for top in tops if _shape(text, top) in shapes]


def _with_parts_between(
    text: str, tops: Sequence[Section], answers: list[Section]
) -> list[Section]:
    """The parts that answer, and one between them that is divided as they are: 1.票据报销 2.公务接待."""
    chosen = {id(top) for top in answers}
    places = [at for at, top in enumerate(tops) if id(top) in chosen]
    styles = {
        (top.marker.style, top.children[0].marker.style if top.children else None)
        for top in answers
    }
    if len(places) < _ROW or len(styles) > 1 or not all(top.children for top in answers):
        return answers
    return [
        top
        for top in tops[places[0] : places[-1] + 1]
        if id(top) in chosen
        or (
            top.children
            and (top.marker.style, top.children[0].marker.style) in styles
            and not _stands_apart(text, top)
        )
    ]


def _stands_apart(text: str, top: Section) -> bool:
    """Whether a part is headed as none that answers is, or tells of what was done."""
    deeds = sum(is_deed(text, child) for child in top.children)
    headed = any(kind.search(text, *top.heading) for kind in (_AHEAD, _NO_FINDING, _GENERAL))
    return headed or 2 * deeds > len(top.children)


def _shape(text: str, top: Section) -> tuple[Style, str, Style] | None:
    """What parts that are named for their fields have in common; None for others."""
    heading = BRACKET.sub("", text[top.heading.start : top.heading.end])
    end = next((end for end in FIELD_ENDS if heading.endswith(end)), None)
    if not top.children or end is None:
        return None
    return top.marker.style, end, top.children[0].marker.style


def _tells_of_deeds(text: str, top: Section, known: Vocabulary) -> bool:
    """Whether most of what a part ends in names no problem: 实行“园长制”."""
    ends = list(leaves(text, top))
    deeds = sum(is_deed(text, e) or _only_quotes(text, e, known) for e in ends)
    return 2 * deeds > len(ends)


def _only_quotes(text: str, top: Section, known: Vocabulary) -> bool:
    """Whether a heading is like that of a problem by its quotation marks alone: 用好“两张网”."""
    bare = QUOTED.sub("", text[top.heading.start : top.heading.end])
    own = status_of(text, top, known) is None and top.marker.style is not Style.LABELLED
    return own and bool(bare) and PROBLEM_HEADING.search(bare) is None


def _answers(text: str, top: Section, ends: Sequence[Section], known: Vocabulary) -> bool:
    heading = text[top.heading.start : top.heading.end]
    ahead = _AHEAD.search(heading) and not _CLASS.search(heading)
    if ahead and not PROBLEM_HEADING.match(heading):
        return False
    if _GENERAL.match(heading) or (_NO_FINDING.search(heading) and "问题" not in heading):
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
        or is_problem(text, section)
        or any(names_problem(text, line) for line in (section.block, *section.body))
        or status_of(text, section, known) is not None
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
        deeds = 2 * sum(1 for section in row if is_deed(text, section)) > len(row)
        problems = all(is_problem(text, section) for section in found[-1].sections)
        if deeds or (problems and not any(may_be_finding(text, section) for section in row)):
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
        return tuple(Item(leaf, None, told(text, leaf, None)) for leaf in ends)
    best = max(range(len(rows)), key=lambda n: counts[n])
    chosen = {id(s) for s in rows[best].sections}
    found: list[Item] = []
    for top in tops:
        for section in top.walk():
            ended = id(section) in chosen or (
                id(section) in owners and not any(id(s) in chosen for s in section.walk())
            )
            if ended and not any(e.section.span.covers(section.span) for e in found[-1:]):
                if holds_several(text, section, known) or _OTHERS.match(text, *section.heading):
                    continue
                status = owners.get(id(section))
                found.append(Item(section, status, told(text, section, status)))
    return tuple(found)


def _owned(
    text: str, tops: Sequence[Section], known: Vocabulary
) -> Iterator[tuple[Section, Status]]:
    """Each entry that owns a status: a line under its measures or fields is its own, not theirs."""
    waiting = list(reversed(tops))
    while waiting:
        section = waiting.pop()
        waiting += reversed(entries(text, section.children))
        status = None if holds_several(text, section, known) else status_of(text, section, known)
        if status is not None:
            yield section, status
