"""Headings and fields with nothing under them, where those beside them have something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from grammar import statuses
from grammar.lists import siblings
from grammar.model import Block, BlockKind, Notice, Section, Style
from grammar.patterns import compiled
from grammar.source import Span

# a heading, as against a short item of a list that needs nothing under it
_NOMINAL = compiled(
    r"(?:问题|情况|方面|工作|措施|进展|成效|责任|建设|整改|落实|安排|打算|不[足够力严实深到位]+)[”’)】]*$"
)
_TAIL = " 。:：;；.．…"
# a slogan heads a paragraph that says how: 强化师德建设。(修订制度。may be all there is to say)
_SLOGAN = compiled(
    r"(?:进一步|不断|着力|切实|持续|坚持|坚决)?(?:加强|强化|深化|巩固|完善|健全|压实|压紧|落实|提升|提高|推进|推动|抓好|抓实|做好|做实|"
    r"坚持|持续|严格|严肃|严明|夯实|筑牢|聚焦|突出|狠抓|注重|增强|细化|优化|从严|主动|坚定|扛牢|压紧压实|建立健全|高质量|常态)"
    r"[\u4e00-\u9fff“”、]{2,16}"
)
_ELSEWHERE = compiled(r"略[)）\]】]?$|另行|另发|[不未](?:予)?公[开布]|涉密|合并|见(?:附|第)|同上")
_JOINT = compiled(r"以上|上述|前述|合并|一并|这?[两二三]个?(?:项|问题)|第?\d+[、和与至-]\d+[项条]")
_NEAR = 60  # characters in which a joint answer says that it is one
_TOLD = 12  # characters behind a heading that tell something


class Empty(NamedTuple):
    """A heading or a field label with nothing behind it.

    Attributes:
        span: the heading with its marker, or the label.
        model: a sibling that has something under it.
        siblings: how many siblings there are, itself included.
        filled: how many of them have something under them.
    """

    span: Span
    model: Span
    siblings: int
    filled: int


def empties(notice: Notice) -> Iterator[Empty]:
    """What is empty among siblings that mostly are not; a text that breaks off proves nothing."""
    last = next((b for b in reversed(notice.blocks) if b.kind is not BlockKind.BLANK), None)
    for _, row in siblings(notice):
        if row and row[0].marker.style is not Style.INLINE:
            yield from _empty_sections(notice, row, last)
    yield from _empty_fields(notice, last)


def _empty_sections(
    notice: Notice, row: tuple[Section, ...], last: Block | None
) -> Iterator[Empty]:
    bare = [section for section in row if _is_bare(notice, section)]
    filled = [section for section in row if not _is_bare(notice, section)]
    # one empty among many, or one of three: more is a list of headings
    if not bare or len(filled) < 2 or len(bare) > max(1, len(row) // 5):
        return
    # siblings have to be headings too: an item that is one sentence has nothing under it
    named = next((s for s in filled if _is_headed(notice, s)), None)
    apart = filled[0] if all(_stands_alone(notice, s) for s in filled) else None
    slogan = filled[0] if all(_is_slogan(notice, s) for s in filled) else None
    for at, section in enumerate(row):
        if not _is_bare(notice, section):
            continue
        words = notice.text[section.heading.start : section.heading.end]
        model = named if _NOMINAL.search(words) else None
        if model is None and apart and _is_plain_heading(notice, section):
            model = apart
        if model is None and slogan and _SLOGAN.fullmatch(words):
            model = slogan
        if model is None or section.block is last or _ELSEWHERE.search(words):
            continue
        if at + 1 < len(row) and _answers_both(notice, section, row[at + 1]):
            continue
        yield Empty(
            Span(section.marker.span.start, section.heading.end),
            Span(model.marker.span.start, model.heading.end),
            len(row),
            len(filled),
        )


def _answers_both(notice: Notice, section: Section, following: Section) -> bool:
    """Whether the next heading goes on below this one, or says that it answers both."""
    if following.marker.number <= section.marker.number:
        return True  # a list that begins anew stands below, not beside
    start = following.heading.end
    return _JOINT.search(notice.text, start, min(following.span.end, start + _NEAR)) is not None


def _stands_alone(notice: Notice, section: Section) -> bool:
    """Whether a heading stands on a line of its own, and what it heads below."""
    return not _rest(notice, section) and _is_plain_heading(notice, section)


def _is_plain_heading(notice: Notice, section: Section) -> bool:
    """Whether a line is a heading and no sentence: short, without a mark at its end."""
    words = notice.text[section.heading.start : section.block.content.end].rstrip()
    return len(words) <= 40 and not words.endswith(tuple("。;；！!，,、:"))


def _is_slogan(notice: Notice, section: Section) -> bool:
    """Whether a slogan heads a paragraph in its own line."""
    words = notice.text[section.heading.start : section.heading.end]
    return _SLOGAN.fullmatch(words) is not None and len(_rest(notice, section)) >= _TOLD


def _rest(notice: Notice, section: Section) -> str:
    return notice.text[section.heading.end : section.block.content.end].strip(_TAIL)


def _is_bare(notice: Notice, section: Section) -> bool:
    if section.children or any(b.kind is not BlockKind.ANNEX for b in section.body):
        return False
    return not _rest(notice, section)


def _is_headed(notice: Notice, section: Section) -> bool:
    words = notice.text[section.heading.start : section.heading.end]
    return _NOMINAL.search(words) is not None


def _empty_fields(notice: Notice, last: Block | None) -> Iterator[Empty]:
    lines = [block for block in notice.blocks if block.kind is not BlockKind.BLANK]
    fields = [
        (block, following)
        for block, following in zip(lines, [*lines[1:], None], strict=False)
        if block.kind is BlockKind.FIELD
    ]
    total: Counter[str] = Counter(block.label for block, _ in fields)
    models: dict[str, Block] = {}
    empty: list[Block] = []
    for block, following in fields:
        if notice.text[block.content.start : block.content.end].strip(_TAIL):
            models.setdefault(block.label, block)
        elif block is not last and following is not None and _ends_field(following):
            empty.append(block)
    missing = Counter(block.label for block in empty)
    for block in empty:
        model = models.get(block.label)
        # an item whose status field is empty is an item without a status
        if model is None or statuses.of_field(model, notice.text):
            continue
        if missing[block.label] * 3 <= total[block.label]:
            filled = total[block.label] - missing[block.label]
            yield Empty(block.span, model.span, total[block.label], filled)


def _ends_field(following: Block) -> bool:
    """Whether a line begins something else, so that the field before it stays empty."""
    if following.kind is BlockKind.HEADING and following.marker is not None:
        return following.marker.style is not Style.INLINE and following.marker.number != 1
    return following.kind in (BlockKind.FIELD, BlockKind.SIGNATURE, BlockKind.SIGNING_DATE)
