"""The paragraphs that close a notice, taken out of the last entry, which they do not belong to.

Nothing but what they say tells them from the text of that entry: 反馈的5个问题均已完成整改。…; 从总体上看，….
"""

from __future__ import annotations

from collections.abc import Sequence

from grammar.model import Block, BlockKind, Section
from grammar.patterns import compiled
from grammar.statuses import FIELD_LABEL

_CLOSES = compiled(
    r"(?:截至(?:目前|[^，,。]{2,14})[，,])?(?:(?:[省市县区]级?)?(?:巡[察视]组?|督[察查]组?|审计|本次|此次)?(?:反馈|指出|交办)的|上述|以上|全部|目前，|截至目前，)?"
    r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:个|项|条|件)(?:具体|反馈|整改)?(?:问题|意见|任务|事项|建议|事)(?:[中里][，,]|已|均|全部|都)"
    r"|(?:小结|合计|汇总|总计)[:：]|(?:至此|从总体上?看|总的来?看|总体来?看|综上|下一?步|接下来|今后|下阶段)[，,]"
    r"|(?:欢迎|如对|如有|如需|对上述|对以上|公示期|公开期|监督电话|联系电话|联系方式|特此)"
)

_SUMMARIES = ("小结", "合计", "汇总", "总计")
_OF_THE_ENTRY = compiled(r"(?:该|此)(?:项|条|个)?(?:问题|任务|事项)|[该此]项(?:已|整改)")
_IN_BRACKETS = compiled(r"[)）\]】〕][。 ]*$")


def cut(text: str, sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections, the last one without the paragraphs that close the notice."""
    if not sections:
        return ()
    *before, last = sections
    return (*before, _cut(text, last, before))


def _cut(text: str, section: Section, before: Sequence[Section]) -> Section:
    if section.children:
        *others, last = section.children
        return section._replace(children=(*others, _cut(text, last, others)))
    if any(_closes(text, line) for other in before for line in other.body):
        return section  # each entry ends so
    at = next((n for n, line in enumerate(section.body) if _closes(text, line)), None)
    if at is None or not before or _is_its_own(text, section.body[at:], before):
        return section
    # an entry that has no other text keeps it, unless those beside it have their text in the heading
    bare = at == 0 and section.heading.end + 1 >= section.block.content.end
    return section if bare else section._replace(body=section.body[:at])


def _is_its_own(text: str, tail: Sequence[Block], before: Sequence[Section]) -> bool:
    """Whether what looks like a closing tells of the entry: its state, as the others tell theirs.

    36条建议已全部答复。（已完成）, where the others end in brackets; a line 整改状态 below; 该问题 within.
    """
    if _OF_THE_ENTRY.search(text, *tail[0].content):
        return True
    stated = any(b.kind is BlockKind.FIELD and FIELD_LABEL.fullmatch(b.label) for b in tail)
    alike = (block for other in before for block in other.body)
    return stated or (
        _IN_BRACKETS.search(text, *tail[0].content) is not None
        and any(_IN_BRACKETS.search(text, *block.content) for block in alike)
    )


def _closes(text: str, line: Block) -> bool:
    if line.kind is BlockKind.FIELD:
        return line.label in _SUMMARIES
    return line.kind is BlockKind.PARAGRAPH and _CLOSES.match(text, *line.content) is not None
