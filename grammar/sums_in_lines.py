"""Totals split up in the lines below them, a line for each part.

全市排查合同214份，分布在5个县，具体为： and five lines 沛口县47份；…; 四轮巡察党组织168个。 and four lines 第一轮巡察38个党组织，….
The lines have one form, and the line above says how many there are; then they are all of the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import takewhile

from grammar import numerals
from grammar.claims import Binding, Sum
from grammar.mentions import Cue, Mention, Sentence
from grammar.parts import adds_up, is_aside, is_near, is_slip, tells_state, told, total
from grammar.patterns import compiled
from grammar.source import Span

_LEAST = 3  # lines: fewer add up by chance
_MOST = 30
_WINDOW = 120  # sentences with figures in which these lines stand
_SO_MANY = compiled(
    rf"(\d{{1,2}}|[{numerals.HAN_CHARACTERS}]{{1,3}})(?:个)?(?:县|区|市|镇|乡|街道|村|社区|地|家|所|校|轮|批|类|部门|单位|科室|片区|组|方面|季度|年|月|阶段|行业|领域|系统|渠道|项目|次)"
)
_NAME = compiled(
    r"^\s*[\u4e00-\u9fff、“”()]{2,16}?(?=:|\s*$)|^\s*第[一二三四五六七八九十]{1,3}[轮批次类期阶季档][段度]?"
)
_ANNOUNCES = compiled(r"(?:看|分|分类|构成|来源|渠道|去向|如下|分别(?:是|为))[^，,。;\n]{0,6}:\s*$")
_NO_WHOLE = (Cue.AMONG, Cue.REST, Cue.EXTRA, Cue.MINUS, Cue.EXCEPT)


def find(sentences: Sequence[Sentence], known: Sequence[Sum]) -> Iterator[Sum]:
    """The sums whose parts stand one to a line below their whole.

    Args:
        sentences: the sentences of the notice that have figures.
        known: the sums found already; a figure that is split up already is not split up anew.
    """
    split = {s.total.span for s in known}
    parts_known = {p.span for s in known for p in s.parts}
    for at, sentence in enumerate(sentences):
        following = sentences[at + 1 : at + 2]
        if not following or following[0].block == sentence.block:
            continue
        lines = _lines(sentences[at + 1 : at + 1 + _WINDOW])
        if len(lines) < _LEAST:
            yield from _announced(sentences, at, split | parts_known)
            continue
        above = [s for s in sentences[max(0, at - 2) : at + 1] if s.block == sentence.block]
        counted = {_value(m[1]) for s in above for m in _SO_MANY.finditer(s.words)}
        candidates: dict[str, list[tuple[Mention, list[Mention]]]] = {}
        for whole in reversed([m for s in above for m in s.quantities()]):
            if whole.span in split or whole.cue in _NO_WHOLE:
                continue
            told_alike = (_same(line, whole, lines[0]) for line in lines)
            parts = [
                part
                for part in takewhile(lambda p: p is not None, told_alike)
                if part is not None and part.span not in parts_known
            ]
            if len(parts) == len(lines) and _may_head(whole, parts[0]):
                candidates.setdefault(whole.kind, []).append((whole, parts))
        for several in candidates.values():
            fitting = [(whole, parts) for whole, parts in several if adds_up(whole, parts)]
            whole, parts = (fitting or several)[0]
            so_many = len(lines) in counted and is_slip(whole.quantity.value, total(parts))
            if fitting or so_many:
                yield told(whole, parts, Binding.PARTITION)


def _announced(sentences: Sequence[Sentence], at: int, known: AbstractSet[Span]) -> Iterator[Sum]:
    """Money split up in the lines below, by words that announce them: 按追回的路子看： …到账126.3万元."""
    block = sentences[at].block
    above = [s for s in sentences[max(0, at - 2) : at + 1] if s.block == block]
    if _ANNOUNCES.search(sentences[at].words + sentences[at].behind) is None:
        return
    wholes = [
        m for s in above for m in s.quantities() if m.kind == "money" and m.cue not in _NO_WHOLE
    ]
    parts: list[Mention] = []
    for sentence in sentences[at + 1 : at + 1 + _WINDOW]:
        if sentence.block > block + len(parts) + 1:
            break
        figure = next((m for m in sentence.quantities() if m.kind == "money"), None)
        if figure is None or sentence.block <= block + len(parts):
            continue  # a further sentence of the same line
        if figure.cue is not Cue.NONE or figure.depth or figure.span in known:
            return
        parts.append(figure)
    whole = wholes[-1] if wholes else None
    if whole is None or len(parts) < _LEAST or whole.span in known:
        return
    if adds_up(whole, parts) or is_near(whole, parts):
        yield told(whole, parts, Binding.PARTITION)


def _may_head(whole: Mention, part: Mention) -> bool:
    """Whether a figure may be the whole of lines that tell what one of them tells."""
    return not is_aside(whole) and tells_state(whole) == tells_state(part)


def _lines(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The first sentences of lines that follow one another and begin with a name or 第一轮."""
    firsts = [
        s
        for before, s in zip((None, *sentences), sentences, strict=False)
        if before is None or s.block != before.block
    ][:_MOST]
    found: list[Sentence] = []
    for line in takewhile(_opens_with_name, firsts):
        if found and line.block > found[-1].block + 2:
            break
        found.append(line)
    return found


def _opens_with_name(sentence: Sentence) -> bool:
    first = sentence.quantities()[:1]
    ahead = sentence.words[: first[0].span.start - sentence.span.start] if first else ""
    return bool(first) and _NAME.match(ahead) is not None


def _same(line: Sentence, whole: Mention, first: Sentence) -> Mention | None:
    """The figure of a line that may be a part: the first of the whole's kind, told as in all lines."""
    figure = next((m for m in line.quantities() if m.kind == whole.kind), None)
    model = next((m for m in first.quantities() if m.kind == whole.kind), None)
    if figure is None or model is None or figure.cue is not Cue.NONE or figure.depth:
        return None
    alike = figure.number == model.number and _told_as(figure) == _told_as(model)
    own = figure.quantity.noun
    named = not own or not whole.noun or own[-2:] == whole.noun[-2:]
    return figure if alike and named else None


def _told_as(mention: Mention) -> str:
    """The words right before a figure, without the name that opens its line."""
    return _NAME.sub("", mention.label).strip(" :") or mention.quantity.noun


def _value(words: str) -> int:
    numeral = numerals.read(words)
    return int(numeral.value) if numeral else 0
