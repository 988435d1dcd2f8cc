"""Which of the headings under a heading are entries of their own.

Under a problem may stand further problems, but also what was done for it (一是… 二是…, 措施1:…) and
the fields of its answer written as headings (1、整改目标 2、整改措施 3、整改进展). A measure may in turn
be how a problem is introduced: 一是针对“师范特色不够鲜明”问题,….
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from grammar.model import Block, Section, Style
from grammar.patterns import compiled
from grammar.source import Span

_MEASURE_STYLES = frozenset({Style.INLINE, Style.ORDINAL})
_MEASURE_LABELS = ("措施",)
_FIELD = compiled(
    r"(?:(?:整改|工作|具体|主要|存在|反馈|问题|目前|下一?步|后续|责任|落实|完成|牵头|任务)的?)*"
    r"(?:问题|表现|描述|目标|要求|标准|措施|举措|做法|情况|进展|进度|成效|成果|效果|结果|状态|时限|期限|时间|时效|单位|部门|领导|"
    r"责任人|安排|打算|计划|佐证|材料|原因|备注)(?:描述|具体表现|分析)?"
)
# a problem named in quotes, as a notice introduces it
_NAMED = compiled(
    r"(?:针对|关于|对于?|就|围绕)[^，,。:;“”]{0,12}“[^“”\n]{2,80}”[^，,。;“”]{0,10}?(?:问题|情况|方面|整改|[，,:])"
)
# the same without quotes, as a sentence of its own
_NAMED_PLAINLY = compiled(
    r"(?:针对|关于)(?!(?:巡[视察]组?|检查组?|审计|督察组?)*(?:反馈|发现|指出|提出|存在|梳理|排查|上述|以上|这)[^，,。]{0,6}问题。)"
    r"[^，,。:;]{5,40}问题。"
)
_NEXT = dict(pairwise("一二三四五六七八九十")) | dict(pairwise("①②③④⑤⑥⑦⑧⑨⑩"))
_MOST = 2 / 3


def is_measure(section: Section) -> bool:
    """Whether a heading counts what was done: 一是, 第一, or 措施1."""
    marker = section.marker
    return marker.style in _MEASURE_STYLES or marker.label.endswith(_MEASURE_LABELS)


def is_field(text: str, section: Section) -> bool:
    """Whether a heading is a field's label: 整改措施, with its content behind it or below."""
    words = text[section.heading.start : section.heading.end].strip(" :：【】[]")
    return 2 <= len(words) <= 10 and _FIELD.fullmatch(words) is not None


def names_problem(text: str, line: Block) -> bool:
    """Whether a line begins by naming a problem, in quotes or as a sentence of its own."""
    return any(named.match(text, *line.content) for named in (_NAMED, _NAMED_PLAINLY))


def fields(text: str, row: Sequence[Section]) -> tuple[Section, ...]:
    """The headings of a row, where they are the fields of one answer; else nothing."""
    found = tuple(section for section in row if is_field(text, section))
    if len(found) < 2 or len(found) < _MOST * len(row):
        return ()
    holders = sum(1 for s in found for child in s.children if not is_measure(child))
    return () if holders else found


def entries(text: str, row: Sequence[Section], *, named: bool = True) -> tuple[Section, ...]:
    """The headings of a row that are entries of their own, neither measures nor fields.

    Args:
        text: the reading text.
        row: headings under one heading.
        named: whether measures that each name a problem are entries, too.
    """
    if not row or fields(text, row):
        return ()
    measures = [section for section in row if is_measure(section)]
    if not measures:
        return tuple(row)
    naming = sum(1 for section in measures if names_problem(text, section.block))
    if named and naming >= 2 and naming >= _MOST * len(measures):
        return tuple(row)
    return tuple(section for section in row if not is_measure(section))


def go_on_inside(text: str, row: Sequence[Section]) -> bool:
    """Whether the line of an entry goes on to the next number: 1.甲。2.乙."""
    return any(_goes_on(text, section) for section in row)


def _goes_on(text: str, section: Section) -> bool:
    own, end = section.marker.span, section.block.extent.end
    mark = text[own.start : own.end].strip()
    number = str(section.marker.number)
    if number in mark:
        following = mark.replace(number, str(section.marker.number + 1))
    else:
        following = "".join(_NEXT.get(character, character) for character in mark)
    at = text.find(following, own.end, end)
    inner = text.find(mark, own.end, end)  # measures of its own, numbered anew
    return (
        following != mark
        and at > own.end
        and inner == -1
        and text[at - 1] in "。；;!？，,"
        and not text[at + len(following) : at + len(following) + 1].isdecimal()
    )


def field_content(text: str, section: Section) -> tuple[str, Span]:
    """The label of a field written as a heading, and what stands behind it."""
    label = text[section.heading.start : section.heading.end].strip(" :：【】[]")
    start = section.heading.end
    while start < section.block.content.end and text[start] in " :：】]。":
        start += 1
    return label, Span(start, max(start, section.block.content.end))
