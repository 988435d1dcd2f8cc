"""Totals split up, or summed up, far from where they are told.

从人员构成看，… further on than the total; 全部意见分为两本账，…; 86个问题已整改到位79个 … 尚未整改到位的7个问题; and lines of one
month each, with 四个月来累计立案18件 behind them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grammar import numerals
from grammar.claims import Binding, Sum
from grammar.mentions import Cue, Mention, Sentence
from grammar.parts import (
    adds_up,
    are_disciplines,
    is_aside,
    is_bare,
    is_classified,
    is_near,
    is_of_each,
    is_slip,
    overlaps,
    told,
)
from grammar.patterns import compiled
from grammar.source import Spans

_LEAST = 3  # parts: fewer make up a far whole by chance
_BACK = 60  # sentences with figures
_FEW = r"(?:[两二三四五六七八九]|\d)"
_ALL_IN_WAYS = compiled(
    rf"(?:全部|所有|上述)(?P<what>[\u4e00-\u9fff]{{2,10}}?)(?:共|可)?分(?:为|成|作)(?P<ways>{_FEW})(?:[个本]?[\u4e00-\u9fff]{{1,3}})?[:：，,]|"
    rf"(?P<of>[\u4e00-\u9fff]{{2,10}}?)(?:只有|共有|仅有)(?P<kinds>{_FEW})个?(?:品种|种类|类别|类型|渠道|来源)[:：，,]"
)
_NOT_YET = compiled(r"(?:尚|仍|还)?未(?P<verb>[\u4e00-\u9fff]{2,6})的$")
_BY_DAY = compiled(r"截[至止](?:到)?(?:\d{4}年)?(\d{1,2}月\d{1,2}日)")
_IN_ALL = compiled(
    rf"(?P<many>{_FEW})个(?P<of>月|季度|批次|阶段)(?:来|下来|以来|合计|累计|里)|(?P<lots>{_FEW})(?P<lot>批|轮|期)(?:合计|累计|下来)"
)
_OPENED = r"^[\s【\[（(]*"
# how the line of one of them opens; 个批次 and 批 are told by 第一批 alike
_OPENS = {
    "月": compiled(rf"{_OPENED}(?:(?:\d{{4}}年)?\d{{1,2}}|十?[一二三四五六七八九十])月份?"),
    **{
        unit: compiled(rf"{_OPENED}第?[一二三四五六七八九十]+{unit[0]}")
        for unit in ("季度", "批", "批次", "轮", "期", "阶段")
    },
}
_ABOUT = compiled(r"(?:一共|累计|共|合计|总共|了|已|先后)+")
_VERB = 2  # characters at the end of what is said of a figure


def find(sentences: Sequence[Sentence], known: Sequence[Sum], answers: Spans) -> Iterator[Sum]:
    """The sums whose whole and parts stand far from each other.

    Args:
        sentences: the sentences of the notice that have figures.
        known: the sums found already; a figure that is split up already is not split up anew.
        answers: where single items are answered; what one tells is its own.
    """
    parts_known = {p.span for s in known for p in s.parts}
    heads = {s.total.span for s in known}
    outside = [s for s in sentences if not answers.hold(s.span.start)]
    for at, sentence in enumerate(outside):
        before = outside[max(0, at - _BACK) : at]
        free = [m for m in sentence.quantities() if m.span not in parts_known and not is_aside(m)]
        yield from _classified(sentence, free, before)
        yield from _in_ways(sentence, free, before)
        yield from _left_open(sentence, free, before)
        yield from _in_all(
            sentence, [m for m in sentence.quantities() if m.span not in heads], before
        )


def _classified(
    sentence: Sentence, free: Sequence[Mention], before: Sequence[Sentence]
) -> Iterator[Sum]:
    """从人员构成看，科级6人，一般干部13人，…: of the one figure of persons that they come near to."""
    plain = len(free) >= _LEAST and all(is_bare(m) and m.label and not m.depth for m in free)
    alike = {(m.kind, m.segment) for m in free}
    if not is_classified(sentence) or not plain or len(alike) > 1:
        return
    if overlaps(sentence.words + sentence.behind):
        return
    if len(free) != len(sentence.quantities()) or are_disciplines(sentence, free):
        return
    wholes = [m for s in before for m in s.quantities() if m.kind == free[0].kind]
    yield from _of_the_one(wholes, free)


def _of_the_one(wholes: Sequence[Mention], parts: Sequence[Mention]) -> Iterator[Sum]:
    """The sum of parts with the whole that they make up, or with the only one that they come near to."""
    plain = [w for w in wholes if w.quantity.exact and w.cue is not Cue.REST and not is_of_each(w)]
    plain = [w for w in plain if not is_aside(w)]
    if any(adds_up(w, parts) for w in plain):
        yield told(next(w for w in plain if adds_up(w, parts)), parts, Binding.PARTITION)
        return
    near = [w for w in plain if is_near(w, parts)]
    if len({w.quantity.value for w in near}) == 1:
        yield told(near[0], parts, Binding.PARTITION)


def _in_ways(
    sentence: Sentence, free: Sequence[Mention], before: Sequence[Sentence]
) -> Iterator[Sum]:
    """全部意见分为两本账，班子账24条，成员账38条: as many parts as there are said to be."""
    ways = _ALL_IN_WAYS.search(sentence.words)
    if ways is None:
        return
    count = _value(ways["ways"] or ways["kinds"])
    parts = [m for m in free if m.span.start >= sentence.span.start + ways.end()][:count]
    if len(parts) < 2 or len({m.kind for m in parts}) > 1 or len(parts) != count:
        return
    named = (ways["what"] or ways["of"])[-_VERB:]
    wholes = [
        m
        for s in before
        for m in s.quantities()
        if m.kind == parts[0].kind and named in m.lead + m.quantity.noun
    ]
    yield from _of_the_one(wholes, parts)


def _left_open(
    sentence: Sentence, free: Sequence[Mention], before: Sequence[Sentence]
) -> Iterator[Sum]:
    """尚未整改到位的7个问题: with those 整改到位 they are all there are."""
    for mention in free:
        undone, noun = _NOT_YET.search(mention.lead), mention.quantity.noun
        if undone is None or not noun:
            continue
        days = set(_BY_DAY.findall(sentence.words))
        pairs = [
            (whole, done, s)
            for s in before
            for whole, done in zip(s.quantities(), s.quantities()[1:], strict=False)
            if whole.quantity.noun.endswith(noun[-2:])
            and whole.kind == done.kind == mention.kind
            and done.label.endswith(undone["verb"])
            and "未" not in done.label
            and is_bare(done)
        ]
        if len(pairs) != 1:
            continue
        whole, done, here = pairs[0]
        others = [m for m in here.quantities() if m.kind == whole.kind and m not in (whole, done)]
        theirs = set(_BY_DAY.findall(here.words))
        same_day = not days or not theirs or days == theirs
        rest = whole.quantity.value - done.quantity.value
        if not others and same_day and is_slip(rest, mention.quantity.value):
            yield told(whole, (done, mention), Binding.PARTITION)


def _in_all(
    sentence: Sentence, free: Sequence[Mention], before: Sequence[Sentence]
) -> Iterator[Sum]:
    """四个月来，累计立案18件: of lines that each open with a month, and tell how many in it."""
    every = _IN_ALL.search(sentence.words)
    if every is None:
        return
    count = _value(every["many"] or every["lots"])
    opens = _OPENS[every["of"] or every["lot"]]
    blocks = sorted({s.block for s in before if opens.match(s.line)})[-count:]
    if len(blocks) != count or count < _LEAST:
        return
    for total in free:
        verb = _ABOUT.sub("", total.label)[-_VERB:]
        if total.span.start < sentence.span.start + every.end() or len(verb) < _VERB:
            continue
        found = [
            [
                m
                for s in before
                if s.block == b
                for m in s.quantities()
                if _is_told_so(m, total, verb)
            ]
            for b in blocks
        ]
        if all(len(one) == 1 for one in found):
            parts = [one[0] for one in found]
            if is_near(total, parts):
                yield told(total, parts, Binding.PARTITION)


def _is_told_so(mention: Mention, total: Mention, verb: str) -> bool:
    plain = mention.cue is not Cue.REST and not mention.depth and mention.quantity.exact
    return plain and mention.kind == total.kind and mention.label.endswith(verb)


def _value(words: str) -> int:
    numeral = numerals.read(words)
    return int(numeral.value) if numeral else 0
