"""Tables and figures that the text sends its reader to, and the captions they bear."""

from __future__ import annotations

from collections.abc import Iterator

from grammar.model import BlockKind, Notice
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled
from grammar.source import Span

_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十])"
_POINTER = compiled(
    rf"(?:见|参照|对照|如|列于|列入|列在|列为|载于|汇于|据|按照?|依)(([表图])[ ]?({_NUMBER}))(?![\d.一二三四五六七八九十]|-\d|[项个条张份处])"
)
_CAPTION = compiled(rf"[*【(]*([表图])[ ]?({_NUMBER})[】)]?(?:[ :：.、．*]|$)")
_LEFT_OUT = compiled(r"[ ]?[(（](?:[图表]?略|另[发附行]|从略|另见)")
_BY = "按据依对参"  # 按表3, by the paper just named; 见表3 is this notice's own
_LONGEST = 60  # characters of a caption


class TableReference(NamedTuple):
    """A place that sends its reader to a table or figure.

    Attributes:
        span: the words (表2).
        number: the number alone.
        caption: the caption with that number, or None where there is none.
        others: the captions of tables (or figures) that there are.
    """

    span: Span
    number: Span
    caption: Span | None
    others: tuple[Span, ...]


def references(notice: Notice) -> Iterator[TableReference]:
    """Every 见表2 of a notice that has captions; where there is none, a copy has left all out."""
    text = notice.text
    captions: dict[tuple[str, str], Span] = {}
    for block in notice.blocks:
        if block.kind in (BlockKind.ROW, BlockKind.BLANK):
            continue
        start, end = block.span
        found = _CAPTION.match(text, start, end)
        if found and end - start <= _LONGEST and not text.endswith(("。", ";"), start, end):
            captions.setdefault((found[1], found[2]), block.span)
    if not captions:
        return
    for found in _POINTER.finditer(text):
        others = tuple(span for (kind, _), span in captions.items() if kind == found[2])
        sentence = text[
            max(text.rfind("。", 0, found.start()), text.rfind("\n", 0, found.start()))
            + 1 : found.start()
        ]
        if ("》" in sentence and found[0][0] in _BY) or _LEFT_OUT.match(text, found.end()):
            continue  # 对照《导则》按表3评定; 图2（图略）
        if others:
            caption = captions.get((found[2], found[3]))
            yield TableReference(Span(*found.span(1)), Span(*found.span(3)), caption, others)
