"""What a notice leaves open where it names no state: items, paragraphs and lines without a status."""

from __future__ import annotations

from collections.abc import Iterator

from grammar import modality
from grammar.modality_accounts import left_open_in, narrative, of_line
from grammar.modality_all_done import LOOKS_AHEAD
from grammar.model import BlockKind, Notice
from grammar.patterns import compiled
from grammar.source import Span, Spans

_FEW_LEFT = compiled(
    r"(?:剩余|剩下|余下|仅剩|只剩|其余|尚有|仍有)(?:的)?(?:\d{1,2}|[一二两三四五六七八九])(?:处|个|户|家|栋|座|项|件|条|起|宗|笔|间|台|所)"
)
_OF_OTHERS = compiled(r"新一轮|下一轮|上一?轮|第[二三四]批|新排查|新发现|新交办|另行|举一反三")
_LIGHT = 1  # the weight of what is merely under way
_PROBLEM_FIRST = compiled(
    r"第[一二三四五六七八九十]个[，,、][^，,。\n]{2,30}[。，,:]|[*·•●\-—\s]*(?:针对|对|关于|就)(?:于)?(?:“[^”\n]{2,60}”|[^，,。:“\n]{2,40}?)的?问题[，,:：。]"
)


def left_open_unstated(notice: Notice) -> Iterator[modality.Told]:
    """For each item without a status, the clause that most plainly leaves something open."""
    for item in notice.items:
        if item.status is None:
            told = narrative(notice.text, item.text)
            found = (t for s in told for t in left_open_in(notice.text, s))
            if plain := modality.plainest(found):
                yield plain


def left_open_unnumbered(notice: Notice) -> Iterator[modality.Told]:
    """The same for paragraphs that answer a problem without a number: 针对渗漏的问题，工程正在推进."""
    text = notice.text
    items = Spans(item.section.span for item in notice.items)
    for block in notice.blocks:
        if block.kind is not BlockKind.PARAGRAPH or items.hold(block.span.start):
            continue
        opened = _PROBLEM_FIRST.match(text, *block.content)
        if opened is None or of_line(text, block.content, notice.vocabulary) is not None:
            continue
        told = left_open_in(text, Span(opened.end(), block.content.end))
        if plain := modality.plainest(told):
            yield plain


def few_left(notice: Notice) -> Iterator[modality.Told]:
    """Where no items are known, what a line leaves open of the few that remain of its own matter.

    占压的3处建筑已拆除2处，剩余1处…预计11月底前拆除.
    """
    if notice.items:
        return
    text = notice.text
    ahead = Spans(s.span for s in notice.sections if LOOKS_AHEAD.search(text, *s.heading))
    for block in notice.blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING) or ahead.hold(
            block.span.start
        ):
            continue
        if _FEW_LEFT.search(text, *block.content) is None:
            continue
        found = (t for t in left_open_in(text, block.content) if t.weight > _LIGHT)
        if plain := modality.plainest(found):
            sentence = text.rfind("。", block.content.start, plain.span.start) + 1
            clauses = max(sentence, block.content.start), plain.span.end
            if _FEW_LEFT.search(text, *clauses) and not _OF_OTHERS.search(text, *clauses):
                yield plain
