"""Sentences, their clauses, and what stands around each figure in them.

A figure in prose says little by itself; the words before it in its clause (已办结, 其余, 其中来电) and
behind it (个问题中) say what it is. This module cuts sentences into clauses at marks that stand
outside titles and quotations, and gives each figure those words and the cue that opens them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from grammar.claims import Duration, Quantity
from grammar.mentions import Cue, Figure, Mention, Sentence
from grammar.model import Block, BlockKind, Phrases
from grammar.nouns import nouns
from grammar.patterns import compiled
from grammar.source import Span
from grammar.vocabulary import Vocabulary

_MARK = compiled(r"[，,、;:。!?！？()\[\]\t\n]|——")
_OPAQUE = compiled(r"《[^《》\n]{0,200}》|“[^”\n]{0,80}”|‘[^’\n]{0,60}’")
_STOPS = "。!?！？\n"
_OPEN, _CLOSE = "([", ")]"
_CARRIED = frozenset({Cue.MINUS, Cue.AMONG, Cue.REST})
_NAMES = compiled(r"(?!共|合|总|计|累)[\u4e00-\u9fff]{2,12}?(?:合计|共计|总计|共)")
FIGURES = 40  # a sentence with more figures is a list without an end; it is cut, to stay linear
_COARSE = frozenset({"类", "大类", "方面", "大方面", "领域", "大领域", "板块"})
_OWN = 3  # characters: a clause that begins with so many has a subject of its own
_LINE_OPENING = 30  # characters of its line that may say whose its figures are
_BEHIND = 80  # characters of its line that may say how a sentence counts
MOST_FIGURES = 400  # a sentence with more is none: nothing is looked for among its figures


_CUES = (
    (Cue.REST, compiled(r"(?:而|则|对)?(?:其余|剩余|余下|剩下|尚余|仅余|还剩|下余|其它|其他|剩)(?!(?:部门|单位|机构|渠道)(?!已|均|也|都|完成|正|尚|未|共|为)[\u4e00-\u9fff]{2})(?:的)?")),
    (Cue.EXTRA, compiled(r"(?:此外|另外|另|还|尚|仍|同时)[，,]?(?:有|外)?|此外")),
    (Cue.AMONG, compiled(r"其中|里面|内含|包括|包含|含")),
    (Cue.EXCEPT, compiled(r"除(?!以|去)")),
    (Cue.MINUS, compiled(r"(?:扣除|剔除|减去|核减(?!(?:工程|项目)?(?:造价|投资|价款|款|资金|费用|金额|额|概算|预算))|去除|除去)(?![^，,。;]{0,10}后)")),
    (Cue.NET, compiled(r"(?:(?:扣除|剔除|减去|核减|去除|除去)[^，,。;]{0,10}后|实际|净(?!化)|实有|最终|实(?=处|受|收|到|办|结))")),
    (Cue.CUMULATIVE, compiled(r".{0,4}累计")),
    (Cue.TOTAL, compiled(r"(?:以上|上述|前述|[两三四五六七八九十]项|两者|三者|各类|全[年市县区省校院局镇乡州]|[两三四五]年|前后)?[，,]?(?:合计|共计|总计|合共|总共|一共|总数|相加(?:后)?(?:为|得|是|共)?|之和(?:为|是)|共(?![性享产青建治])|计(?![划算量生提时分])|达(?=到?(?:约|近|超过)?$))")),
)  # fmt: skip
_OPENING = compiled(r"(?<![\u4e00-\u9fff])(其中|其余|此外|另外|另)[，,:]\s*\Z")
_ABOUT_WORDS = compiled(
    r"(?:总共|一共|合计|总计|累计|总数|为|达到|达|至|到|有|了|的|共|约|已|均|各|是)+$"
)


def sentences(
    text: str, blocks: Sequence[Block], phrases: Phrases, known: Vocabulary
) -> tuple[Sentence, ...]:
    """The sentences of a notice that have figures, in the order of the text."""
    figures = _figures(phrases)
    starts = [figure.span.start for figure in figures]
    found: list[Sentence] = []
    for number, block in enumerate(blocks):
        if block.kind in (BlockKind.FURNITURE, BlockKind.BLANK, BlockKind.ROW):
            continue
        content = block.span if block.kind is BlockKind.FIELD else block.content
        first, last = bisect_left(starts, content.start), bisect_left(starts, content.end)
        if first < last:
            found += _of_block(text, number, content, figures[first:last], known)
    return tuple(found)


def cells(
    text: str, blocks: Sequence[Block], phrases: Phrases, known: Vocabulary
) -> Iterator[tuple[Sentence, ...]]:
    """The sentences of each cell of a table that tells of more figures than one."""
    figures = _figures(phrases)
    starts = [figure.span.start for figure in figures]
    for number, block in enumerate(blocks):
        for cell in block.cells if block.kind is BlockKind.ROW else ():
            first, last = bisect_left(starts, cell.start), bisect_left(starts, cell.end)
            if last - first > 1:
                yield tuple(_of_block(text, number, cell, figures[first:last], known))


def _figures(phrases: Phrases) -> list[Figure]:
    figures: tuple[Figure, ...] = (*phrases.quantities, *phrases.rates, *phrases.durations)
    return sorted(figures, key=lambda f: f.span)


def _of_block(
    text: str, number: int, content: Span, figures: list[Figure], known: Vocabulary
) -> Iterator[Sentence]:
    marks = _marks(text, content)
    starts = [figure.span.start for figure in figures]
    at = content.start
    for stop in [*(m for m in marks if text[m] in _STOPS), content.end]:
        end = min(stop + 1, content.end)
        own = marks[bisect_left(marks, at) : bisect_left(marks, end)]
        inside = figures[bisect_left(starts, at) : bisect_left(starts, end)]
        cuts = range(0, len(inside), FIGURES) if len(inside) <= MOST_FIGURES else ()
        for first in cuts:
            part = inside[first : first + FIGURES]
            begin = at if not first else part[0].span.start
            after = first + FIGURES
            span = Span(begin, inside[after].span.start if after < len(inside) else end)
            near = own[bisect_left(own, begin) : bisect_left(own, span.end)]
            near = _without_asides(text, near, part)
            mentions = tuple(_mentions(text, span, part, near, known))
            behind = text[span.end : min(content.end, span.end + _BEHIND)]
            line = text[content.start : min(content.end, content.start + _LINE_OPENING)]
            yield Sentence(span, number, text[begin : span.end], mentions, behind, line)
        at = end


def _marks(text: str, content: Span) -> list[int]:
    """Offsets of the marks outside titles and quotations."""
    opaque = [m.span() for m in _OPAQUE.finditer(text, content.start, content.end)]
    starts = [start for start, _ in opaque]
    found: list[int] = []
    for mark in _MARK.finditer(text, content.start, content.end):
        at = bisect_right(starts, mark.start()) - 1
        if at < 0 or opaque[at][1] <= mark.start():
            found.append(mark.start())
    return found


def _without_asides(text: str, marks: list[int], figures: Sequence[Figure]) -> list[int]:
    """The marks, but for brackets that hold no figure: 党委(党组)会议 is one phrase."""
    kept: list[int] = []
    opened: list[int] = []  # places in `kept` of brackets that are still open
    for mark in marks:
        if text[mark] in _OPEN:
            opened.append(len(kept))
        elif text[mark] in _CLOSE and opened:
            at = opened.pop()
            if not any(kept[at] < figure.span.start < mark for figure in figures):
                del kept[at:]
                continue
        kept.append(mark)
    return kept


def _mentions(
    text: str,
    sentence: Span,
    figures: Sequence[Figure],
    marks: Sequence[int],
    known: Vocabulary,
) -> Iterator[Mention]:
    outer = [m for m in marks if not any(f.span.start <= m < f.span.end for f in figures)]
    depths = list(_depths(text, outer))
    last_cue, last_noun = Cue.NONE, ""
    for number, figure in enumerate(figures):
        at = bisect_left(outer, figure.span.start)
        mark = outer[at - 1] if at else -1
        previous = figures[number - 1].span.end if number else sentence.start
        start = max(mark + 1, previous, sentence.start)
        follow = outer[at] if at < len(outer) else sentence.end
        following = figures[number + 1].span.start if number + 1 < len(figures) else sentence.end
        cue, bare = _cue(text[start : figure.span.start])
        if cue is Cue.NONE and (
            opening := _OPENING.search(text, max(sentence.start, start - 5), start)
        ):
            cue = _cue(opening[1])[0]  # 其中，列为立行立改的问题173个
        clause = max((m for m in outer[:at] if text[m] != "、"), default=-1) + 1
        rest_in_all = cue is Cue.TOTAL and last_cue is Cue.REST  # 其余5家单位共74次
        carried = cue is Cue.NONE and last_cue in _CARRIED
        if carried and last_cue is not Cue.MINUS:  # 其余4个乡镇承担6项: the 6 are not the rest
            carried = _is_of_one_kind(figures[number - 1], figure)
        if mark < previous and (rest_in_all or carried):
            cue = last_cue  # 扣除同时受两种处分的3人: the cue is that of the clause
        if (
            cue is Cue.TOTAL
            and mark < previous
            and number
            and _is_counted_by(text, figures[number - 1])
        ):
            cue = Cue.NONE  # 两个开发区合计1555万元, 4个村共52个: one part, not the sum of all
        over = figures[number - 1] if number else None
        if cue is Cue.CUMULATIVE and isinstance(over, Duration) and over.span.start - mark > _OWN:
            cue = Cue.NONE  # 社会项目三年累计33个: of its own, and not of all before
        last_cue = cue
        segment = max((m for m in outer[:at] if text[m] == ";"), default=-1) + 1
        noun = _noun(figure, bare, known)
        noun = noun or _noun_between(text, start, figures[:number], figure, last_noun)
        last_noun = noun
        yield Mention(
            figure=figure,
            cue=cue,
            label=bare,
            lead=text[max(clause, previous, sentence.start) : figure.span.start].lstrip(),
            opening=text[max(segment, sentence.start) : figure.span.start][:40],
            tail=text[figure.span.end : min(follow, following)],
            before=text[mark] if mark >= previous else "",
            after=text[follow] if follow < following and follow < len(text) else "",
            depth=depths[at - 1] if at else 0,
            noun=noun,
            level=known.level(noun),
            start=start,
            segment=sum(1 for m in outer[:at] if text[m] == ";"),
            number=number,
        )


def _is_counted_by(text: str, figure: Figure) -> bool:
    """Whether a figure counts those that the total behind it is told of."""
    if not isinstance(figure, Quantity):
        return False
    ahead = text[max(0, figure.span.start - 2) : figure.span.start]
    return ahead not in ("以上", "上述", "前述") and (
        bool(figure.noun) or _NAMES.match(text, figure.span.end) is not None
    )


def _is_of_one_kind(one: Figure, other: Figure) -> bool:
    return isinstance(one, Quantity) and isinstance(other, Quantity) and one.unit == other.unit


def _depths(text: str, marks: Iterable[int]) -> Iterator[int]:
    """How many brackets are open behind each mark."""
    depth = 0
    for mark in marks:
        if text[mark] in _OPEN:
            depth += 1
        elif text[mark] in _CLOSE:
            depth = max(0, depth - 1)
        yield depth


def _cue(label: str) -> tuple[Cue, str]:
    words = label.lstrip()
    for cue, pattern in _CUES:
        found = pattern.match(words)
        if found and found.end():
            return cue, words[found.end() :]
    return Cue.NONE, words


def _noun_between(text: str, start: int, ahead: Sequence[Figure], figure: Figure, noun: str) -> str:
    """The noun that a figure shares with the one right before it: 2大方面问题10项, 问题5类32个."""
    before = ahead[-1] if ahead else None
    if not isinstance(before, Quantity) or text[start : figure.span.start].strip():
        return ""
    if before.span.end != start:
        return ""
    return before.noun.removeprefix("方面") or (noun if before.unit in _COARSE else "")


def _noun(figure: Figure, label: str, known: Vocabulary) -> str:
    if isinstance(figure, Quantity) and figure.noun:
        return figure.noun
    if label.endswith("的"):
        return ""  # 需经司法程序的3个 counts no 程序
    found = nouns(known).at_end.search(_ABOUT_WORDS.sub("", label[-16:]))
    return found[0].removesuffix("方面") if found else ""
