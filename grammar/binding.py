"""Which stated number speaks of which level of the outline.

三个方面12个问题…41项具体问题 names a chain from coarse to fine; the part that answers the findings has a
chain of levels. The two are aligned: what is equal pins the rest, a number that stands alone between
two pins belongs to the level that stands alone between them. What the headings are called breaks
ties. Where neither decides, a number stays unbound.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from grammar.claims import Quantity
from grammar.mentions import Cue, Mention, Sentence
from grammar.model import Block, BlockKind, Bound, Level, Section
from grammar.patterns import compiled
from grammar.roles import ASPECT_HEADING, PROBLEM_HEADING
from grammar.source import Span, Spans

LEVEL_NOUN = compiled(r"(?:方面|类|类别|大项|子项|问题|任务|事项)$")
_LEVEL_UNIT = frozenset({"方面", "大方面", "类", "大类", "大项", "子项", "小项", "种"})
# classifiers of what is listed; batches, cases and times (批、起、次) are not
_COUNTED = _LEVEL_UNIT | frozenset({"个", "项", "条", "点", "款"})
_FINDINGS = compiled(
    r"反馈|巡察|巡视|督察|审计|指出|梳理|细化|分解|分为|查出|认领|涉及|共|形成|拆解|列出|提出|归纳|确定|发现|存在|对照|围绕"
)
_OTHER_ROUND = compiled(
    r"上轮|上一轮|上次|上届|往届|以往|历次|此前|去年|上年|第[一二三四五六七八九十\d]+轮(?!.{0,10}(?:反馈|整改))|前[一二三四五]轮|19\d\d年|同期|(?:审计|督查|抽查|自查|检查|回访|专项)[^，,。]{0,6}(?:发现|查出|查摆)"
)
_IN_A_STATE = compiled(
    r"(?:完成|整改|推进|坚持|到位|销号|进行|办结|解决|落实|延期|攻坚)(?:整改)?的?$|(?:未|尚|正|剩|余|仍)[^，,。]{0,8}的?$"
)
_WITHHELD = compiled(
    r"(?:不|未)(?:予|再|宜|向社会|对外)?(?:予以)?(?:公开|公布|公示|列出|赘述)|党内(?:一定)?范围|另行(?:公开|通报|公布)|"
    r"(?:部分|个别)(?:内容|问题|事项)(?:不|未)|此前已(?:经)?公[开布]|涉密|其余.{0,16}(?:公开|公布|通报)|现将其中|节选|摘[要登录]"
)
_SOME_ONLY = compiled(r"主要|部分|重点|典型|节选|摘要|其他|举例|例")
_ASPECT_END = compiled(r"方面(?:的?(?:突出)?问题)?(?:的?整改)?(?:情况|落实情况|进展)?$")
_TABLE = compiled(
    r"(?:上|下|附|前|后)表(?:所列|所示|中|列出|列)?|表(?:中|内)(?:所列|列出)?|一览表所?列"
)
_SLIP = 2  # entries: a level that misses a number by so few is the one that is meant
_FAR = 3  # a count that is further from the number, and by more than a third, is not of its level


def find(
    text: str,
    sentences: Sequence[Sentence],
    levels: Sequence[Level],
    blocks: Sequence[Block],
    sections: Sequence[Section],
) -> tuple[Bound, ...]:
    """All numbers of the notice that can be bound to a level of its outline or to a table."""
    claims = list(_claims(sentences, levels))
    found: list[Bound] = []
    if levels and _is_whole(levels[0], sections):
        withheld = _is_withheld(text, levels)
        pins = _align(text, _chain(claims), levels)
        for mention, _ in claims:
            at = pins.get(_key(mention))
            if at is not None:
                found.append(_bound(mention, at, levels, certain=not withheld))
    rows = _numbered_rows(text, blocks)
    bound = {b.count.span for b in found}
    for mention, _ in claims:
        if not rows or mention.span in bound:
            continue
        named = _TABLE.search(mention.opening) is not None
        if named or (_names_findings(mention) and mention.quantity.value == len(rows)):
            found.append(Bound(mention.quantity, -1, rows, (), certain=named))
    return tuple(sorted(found, key=lambda b: b.count.span))


def named(sentences: Sequence[Sentence], levels: Sequence[Level]) -> tuple[Quantity, ...]:
    """The numbers that name a level in sentences about the findings, bound or not."""
    return tuple(m.quantity for m, s in _claims(sentences, levels) if _FINDINGS.search(s.words))


def _claims(
    sentences: Sequence[Sentence], levels: Sequence[Level]
) -> Iterator[tuple[Mention, Sentence]]:
    """Numbers outside the answers that may count a level of them."""
    inside = Spans(section.span for section in levels[0].sections) if levels else Spans(())
    for sentence in sentences:
        if inside.hold(sentence.span.start):
            continue
        for mention in sentence.quantities():
            figure = mention.quantity
            if not figure.exact or figure.unit not in _COUNTED or figure.value % 1:
                continue
            if mention.cue in (Cue.AMONG, Cue.REST, Cue.EXTRA, Cue.MINUS, Cue.EXCEPT, Cue.NET):
                continue
            if not _names_level(mention) or _OTHER_ROUND.search(_around(mention, sentence)):
                continue
            if _IN_A_STATE.search(_around(mention, sentence)):
                continue
            yield mention, sentence


def _around(mention: Mention, sentence: Sentence) -> str:
    """The clause before a number, back to the last comma."""
    words = sentence.words[: mention.span.start - sentence.span.start]
    return re.split(r"[，,;:]", words)[-1]


def _names_level(mention: Mention) -> bool:
    return mention.quantity.unit in _LEVEL_UNIT or LEVEL_NOUN.search(_noun(mention)) is not None


def _noun(mention: Mention) -> str:
    return mention.quantity.noun or mention.noun


def _names_findings(mention: Mention) -> bool:
    return re.search(r"(?:问题|任务|事项)$", _noun(mention)) is not None


def _chain(claims: Sequence[tuple[Mention, Sentence]]) -> list[Mention]:
    """The numbers that name levels, coarse to fine.

    They come from the sentence that names most, the first of such; a noun that it lacks is taken
    from where it is named first.
    """
    by_sentence: dict[Span, list[Mention]] = {}
    for mention, sentence in claims:
        if _FINDINGS.search(sentence.words) or _names_findings(mention):
            by_sentence.setdefault(sentence.span, []).append(mention)
    best: list[Mention] = []
    for mentions in by_sentence.values():
        rising = [mentions[0]]
        for mention in mentions[1:]:
            if (
                mention.quantity.value > rising[-1].quantity.value
                and mention.segment == rising[0].segment
            ):
                rising.append(mention)
        if len(rising) > len(best):
            best = rising
    named = {_noun(m)[-2:] or m.quantity.unit for m in best}
    for mentions in by_sentence.values():
        for mention in mentions:
            noun = _noun(mention)[-2:]
            if noun and noun not in named:
                named.add(noun)
                best = [*best, mention]
    return sorted(best, key=lambda m: m.quantity.value)


def _align(text: str, chain: Sequence[Mention], levels: Sequence[Level]) -> dict[str, int]:
    """Which level each number of the chain counts: by its key, the level's place."""
    counts = [len(level.sections) for level in levels]
    pins: list[tuple[int, int]] = []
    at = 0
    for number, mention in enumerate(chain):
        equal = next(
            (n for n in range(at, len(counts)) if counts[n] == mention.quantity.value), None
        )
        if equal is not None:
            pins.append((number, equal))
            at = equal + 1
    taken = dict(pins)
    edges = [(-1, -1), *pins, (len(chain), len(counts))]
    for (left, low), (right, high) in pairwise(edges):
        free = list(range(left + 1, right))
        rows = list(range(low + 1, high))
        if not free or not rows:
            continue
        if len(free) == len(rows) and (pins or _fit_by_name(text, chain, free, levels, rows)):
            pairs = list(zip(free, rows, strict=True))
        else:
            pairs = [
                (number, row)
                for number in free
                for row in rows
                if _fits_by_name(text, chain[number], levels[row])
            ]
            if len({n for n, _ in pairs}) < len(pairs):  # several levels may be meant: the nearest
                pairs = [p for p in pairs if _is_nearest(chain[p[0]], counts, p[1], rows)]
        taken.update((n, r) for n, r in pairs if _is_close(chain[n], counts[r]))
    return {_key(chain[number]): row for number, row in taken.items()}


def _fit_by_name(
    text: str, chain: Sequence[Mention], free: list[int], levels: Sequence[Level], rows: list[int]
) -> bool:
    return all(_fits_by_name(text, chain[n], levels[r]) for n, r in zip(free, rows, strict=True))


def _fits_by_name(text: str, mention: Mention, level: Level) -> bool:
    """Whether the headings of a level are called what a number counts."""
    noun, unit = _noun(mention), mention.quantity.unit
    headings = [text[s.heading.start : s.heading.end] for s in level.sections]
    if noun.endswith("方面") or "方面" in unit or unit in ("大类", "大项"):
        fitting = [h for h in headings if ASPECT_HEADING.search(h)]
    elif noun.endswith("任务"):
        fitting = [s.marker.label for s in level.sections if "任务" in s.marker.label]
    else:  # whatever is no aspect is a problem of some wording
        fitting = [h for h in headings if PROBLEM_HEADING.search(h) or not ASPECT_HEADING.search(h)]
        fitting = [h for h in fitting if not _ASPECT_END.search(h)]
    return len(fitting) * 3 >= len(headings) * 2


def _is_close(mention: Mention, count: int) -> bool:
    stated = int(mention.quantity.value)
    return abs(stated - count) <= max(_FAR, stated // 3)


def _is_nearest(mention: Mention, counts: Sequence[int], row: int, rows: Sequence[int]) -> bool:
    """Whether a level misses a number by one or two, and every other by more."""
    stated = int(mention.quantity.value)
    gaps = {other: abs(counts[other] - stated) for other in rows}
    return gaps[row] <= _SLIP and all(gap > _SLIP for r, gap in gaps.items() if r != row)


def _key(mention: Mention) -> str:
    return f"{int(mention.quantity.value)}{_noun(mention)[-2:] or mention.quantity.unit}"


def _bound(mention: Mention, at: int, levels: Sequence[Level], *, certain: bool) -> Bound:
    sections = levels[at].sections
    entries = tuple(section.marker.span for section in sections)
    groups = tuple(_groups(levels[0].sections, sections)) if at else ()
    return Bound(mention.quantity, at, entries, groups, certain)


def _groups(tops: Sequence[Section], sections: Sequence[Section]) -> Iterator[tuple[Span, int]]:
    starts = [section.marker.span.start for section in sections]
    for top in tops:
        held = bisect_left(starts, top.span.end) - bisect_left(starts, top.span.start)
        yield top.marker.span, held


def _is_whole(level: Level, sections: Sequence[Section]) -> bool:
    """Whether a flat list is there in full: no entry beside it that was read as something else."""
    if any(section.children for section in level.sections):
        return True
    style = level.sections[0].marker.style
    own = {id(section) for section in level.sections}
    return all(id(s) in own for s in sections if s.marker.style is style and not s.children)


def _is_withheld(text: str, levels: Sequence[Level]) -> bool:
    """Whether the notice says that it does not list everything."""
    if _WITHHELD.search(text):
        return True
    first = levels[0].sections[0].block.extent.start
    heading = text[max(0, first - 60) : first]
    line = heading.rstrip().rpartition("\n")[2]
    return _SOME_ONLY.search(line) is not None and len(line) < 50


def _numbered_rows(text: str, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """The rows of a table that are numbered from one on."""
    run: list[Span] = []
    for block in blocks:
        if block.kind is not BlockKind.ROW or not block.cells:
            continue
        words = text[block.cells[0].start : block.cells[0].end].strip()
        if words == str(len(run) + 1):
            run.append(block.span)
    return tuple(run) if len(run) >= 3 else ()
