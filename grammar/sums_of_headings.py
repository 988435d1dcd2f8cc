"""Numbers of headings that add up: 一、财政管理方面（11个问题） over （一）…问题8个 and （二）…问题3个.

The whole stands in the heading above, or, for the parts of the outline, in the text before them:
共揭示问题32个. Headings side by side tell of different entries, so their numbers make up the whole, as long
as each of them has one and the notice does not say that it leaves some out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from grammar import left_out
from grammar.claims import Binding, Sum
from grammar.mentions import Cue, Mention, Sentence
from grammar.model import Block, Section
from grammar.parts import adds_up, is_of_each, is_slip, tells_state, told, total
from grammar.patterns import compiled

_UNITS = frozenset({"个", "项", "条", "件", "起", "宗", "处"})
_ENTRY = compiled(r"(?:问题|事项|任务|意见|建议|要求|表现|隐患|线索)$")
_ROW = 2  # headings
_NO_ENTRY = compiled(
    r"下一?步|今后|后续|打算|努力方向|说明|附[件表]|联系|监督|反馈方式|(?:总体|基本|组织|工作)(?:情况|安排|计划|要求|领导|实施|部署|开展|推进)|概况|成效|主要做法"
)


def find(
    text: str, sentences: Sequence[Sentence], blocks: Sequence[Block], sections: Sequence[Section]
) -> Iterator[Sum]:
    """The sums of which each part is the number in a heading.

    Args:
        text: the reading text.
        sentences: the sentences of running text that have figures.
        blocks: the lines of the notice.
        sections: its outline.
    """
    by_line: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_line.setdefault(blocks[sentence.block].extent.start, []).append(sentence)
    fewer = left_out.is_withheld(text) or left_out.is_merged(text)
    for section in (s for top in sections for s in top.walk()):
        row = _row(text, by_line, section.children)
        whole = _stated(by_line, section) if row else None
        if whole is not None:
            yield from _sum([whole], row, fewer=fewer)
    row = _row(text, by_line, sections)
    if row:
        ahead = [
            s for s in sentences if blocks[s.block].extent.start < sections[0].block.extent.start
        ]
        ahead += [
            s
            for section in sections
            for s in _inside(by_line, section)
            if s.span.end <= row[0].start
        ]
        yield from _sum(
            [m for s in ahead for m in s.quantities() if _counts(m) and not tells_state(m)],
            row,
            fewer=fewer,
        )


def _row(
    text: str, by_line: Mapping[int, Sequence[Sentence]], row: Sequence[Section]
) -> list[Mention]:
    """The numbers of headings side by side; none where one of their list has no number."""
    counted = [(section, _stated(by_line, section)) for section in row]
    places = [at for at, (_, mention) in enumerate(counted) if mention is not None]
    if len(places) < _ROW:
        return []
    first, last = places[0], places[-1]
    found = [mention for _, mention in counted[first : last + 1] if mention is not None]
    others = [section for section, _ in counted[:first] + counted[last + 1 :]]
    own = {mention.quantity.unit for mention in found}
    styles = {section.marker.style for section, _ in counted[first : last + 1]}
    whole = len(found) == last + 1 - first and len(own) == len(styles) == 1
    return found if whole and all(_NO_ENTRY.search(text, *s.heading) for s in others) else []


def _inside(by_line: Mapping[int, Sequence[Sentence]], section: Section) -> Iterator[Sentence]:
    for block in (section.block, *section.body):
        yield from by_line.get(block.extent.start, ())


def _stated(by_line: Mapping[int, Sequence[Sentence]], section: Section) -> Mention | None:
    """The number of entries that a heading states: 预算编制不细化问题8个, or in brackets behind it."""
    sentence = next(iter(by_line.get(section.block.extent.start, ())), None)
    own = sentence.quantities() if sentence else []
    first = next((m for m in own if m.span.end <= section.heading.end), None)
    return first if first is not None and _counts(first) else None


def _counts(mention: Mention) -> bool:
    figure = mention.quantity
    return (
        figure.exact
        and figure.unit in _UNITS
        and mention.cue in (Cue.NONE, Cue.TOTAL)
        and not is_of_each(mention)
        and _ENTRY.search(mention.noun or mention.label) is not None
    )


def _sum(wholes: Sequence[Mention], row: Sequence[Mention], *, fewer: bool) -> Iterator[Sum]:
    """The sum of a row with the whole that it makes up, or the only one told that it misses."""
    alike = [w for w in wholes if w.quantity.unit == row[0].quantity.unit]
    fitting = next((w for w in alike if adds_up(w, row)), None)
    if fitting is not None:
        yield told(fitting, row, Binding.PARTITION)
        return
    values = {w.quantity.value for w in alike}
    if len(values) != 1 or (fewer and total(row) < alike[0].quantity.value):
        return
    if is_slip(alike[0].quantity.value, total(row)):
        yield told(alike[0], row, Binding.PARTITION)
