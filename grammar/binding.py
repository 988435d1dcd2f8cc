"""Which stated number speaks of which level of the outline.

三个方面12个问题…41项具体问题 names a chain from coarse to fine; the part that answers the findings has a
chain of levels. The two are aligned: what is equal pins the rest, a number that stands alone between
two pins belongs to the level that stands alone between them. What the headings are called breaks
ties. Where neither decides, a number stays unbound.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from grammar import (
    binding_gaps,
    binding_headings,
    binding_told_here,
    left_out,
    level_claims,
    status_counts,
)
from grammar.claims import Quantity
from grammar.entries import go_on_inside
from grammar.entry_headings import ASPECT_HEADING, PROBLEM_HEADING
from grammar.level_claims import Rank, noun
from grammar.mentions import Cue, LevelKind, Mention, Sentence
from grammar.model import Block, BlockKind, Bound, Item, Level, Section
from grammar.parts import UNDONE
from grammar.patterns import compiled
from grammar.source import Span

_SOME_ONLY = compiled(r"主要|(?<!第.)部分|重点|典型|节选|摘要|其他|举例|例")
_ASPECT_END = compiled(
    r"(?<![”’])方面(?:存在)?的?(?:突出|主要)?(?:问题)?(?:的?整改)?(?:落实)?(?:情况|进展)?$"
)
_TABLE = compiled(
    r"(?:上|下|附|前|后)表(?:所列|所示|中|列出|列)?|表(?:中|内)(?:所列|列出)?|一览表所?列"
)
_DATED = compiled(r"\d年|回头看|首[轮次]|第一次|前期|原|曾")
_IN_A_STATE = compiled(
    r"(?:完成|到位|销号|办结|推进|坚持|提升|整改|解决|巩固)[^，,。]{0,6}的(?:问题|事项|任务)"
)
_BY_NAME = ("领域", "板块")  # words that count a level only where its headings have them
_SLIP = 2  # entries: a level that misses a number by so few is the one that is meant
_FAR = 3  # a count that is further from the number, and by more than a third, is not of its level


def find(
    text: str,
    sentences: Sequence[Sentence],
    levels: Sequence[Level],
    blocks: Sequence[Block],
    sections: Sequence[Section],
    items: Sequence[Item],
) -> tuple[Bound, ...]:
    """All numbers of the notice that can be bound to a level of its outline or to a table."""
    claims = list(level_claims.claims(sentences, levels, level_claims.nouns(text, levels)))
    found: list[Bound] = []
    if levels and _is_whole(levels[0], sections):
        counts = [len(level.sections) for level in levels]
        pins = _align(text, _chain(claims, counts), levels)
        pins |= _told_again(text, claims, levels, pins)
        some_open, whole = _some_open(sentences, items), _whole_down_to(text, claims, pins, levels)
        merged, split = left_out.is_merged(text), left_out.is_split(text)
        explains = binding_gaps.explanations(text, levels, items)
        for mention, sentence in claims:
            at = pins.get(_key(mention))
            if at is not None and not level_claims.counts_more(text, mention, levels[at], sections):
                certain = at <= whole and len(levels[at].sections) > 1
                if mention.quantity.value < len(levels[at].sections):
                    # what is left out of the outline cannot make it longer than the number
                    certain |= level_claims.rank(mention) is not Rank.ASPECT
                    certain &= not split
                    certain &= not (some_open and level_claims.is_all_done(mention, sentence))
                elif merged and level_claims.rank(mention) is not Rank.ASPECT:
                    certain = False
                elif mention.quantity.value > len(levels[at].sections):
                    certain &= not go_on_inside(text, levels[at].sections)
                gap = mention.quantity.value - len(levels[at].sections)
                if certain and gap:
                    certain = not explains(at, gap)
                found.append(binding_told_here.bound(mention, at, levels, certain=certain))
        told = tuple(binding_told_here.find(text, sentences, levels, items))
        some = {b.level for b in told if b.certain and b.count.value == len(b.entries)}
        # 8个问题…本次公开其中5个: what is listed is no more than these
        found = [b._replace(certain=b.certain and b.level not in some) for b in found]
        found += told
    rows = _numbered_rows(text, blocks)
    bound = {b.count.span for b in found}
    for mention, _ in claims:
        if not rows or mention.span in bound:
            continue
        named = _TABLE.search(mention.opening) is not None
        counted = mention.quantity.value == len(rows) and level_claims.names_findings(mention)
        if named or counted:
            found.append(Bound(mention.quantity, -1, rows, (), certain=named))
    found += binding_headings.find(text, sentences, blocks, sections)
    return tuple(sorted(found, key=lambda b: b.count.span))


def named(sentences: Sequence[Sentence], levels: Sequence[Level]) -> tuple[Quantity, ...]:
    """The numbers that name a level in sentences about the findings, bound or not."""
    found = level_claims.claims(sentences, levels)
    return tuple(
        m.quantity
        for m, s in found
        if level_claims.FINDINGS.search(s.words) or level_claims.tells_whole(m, s)
    )


def _chain(claims: Sequence[tuple[Mention, Sentence]], counts: Sequence[int]) -> list[Mention]:
    """The numbers that name levels, coarse to fine.

    They come from the sentence that names most; of such, from the first whose numbers are near to
    levels, or the first of all. A noun that it lacks is taken from where it is named first.
    """
    by_sentence: dict[Span, list[Mention]] = {}
    for mention, sentence in claims:
        findings = level_claims.FINDINGS.search(sentence.words)
        if findings or level_claims.names_findings(mention):
            by_sentence.setdefault(sentence.span, []).append(mention)
    best: list[Mention] = []
    for mentions in by_sentence.values():
        finer = [mentions[0]]
        for mention in mentions[1:]:
            if _is_finer(mention, finer[-1]) and mention.segment == finer[0].segment:
                finer.append(mention)
        nearer = len(finer) == len(best) and _nearness(finer, counts) > _nearness(best, counts)
        if len(finer) > len(best) or nearer:
            best = finer
    named = {_noun_of(m) for m in best}
    for mentions in by_sentence.values():
        for mention in mentions:
            if noun(mention) and _noun_of(mention) not in named:
                named.add(_noun_of(mention))
                behind = [n for n, m in enumerate(best) if _is_finer(m, mention)]
                best.insert(behind[0] if behind else len(best), mention)
    return best


def _nearness(chain: Sequence[Mention], counts: Sequence[int]) -> int:
    """How near the numbers of a chain are to levels: 2 where all are equal to one, 1 where near."""
    if all(mention.quantity.value in counts for mention in chain):
        return 2
    return int(all(any(_is_close(mention, count) for count in counts) for mention in chain))


def _is_finer(mention: Mention, other: Mention) -> bool:
    """Whether a number counts a finer level than another, by its size or else by its noun."""
    larger = mention.quantity.value > other.quantity.value
    return larger or level_claims.rank(mention) > level_claims.rank(other)


def _noun_of(mention: Mention) -> str:
    return noun(mention)[-2:] or mention.quantity.unit


def _align(text: str, chain: Sequence[Mention], levels: Sequence[Level]) -> dict[str, int]:
    """Which level each number of the chain counts: by its key, the level's place."""
    counts = [len(level.sections) for level in levels]
    pins = list(_pins(text, chain, levels))
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
        taken.update(
            (n, r)
            for n, r in pairs
            if _is_close(chain[n], counts[r]) and _is_called(text, chain[n], levels[r])
        )
    return {_key(chain[number]): row for number, row in taken.items()}


def _pins(
    text: str, chain: Sequence[Mention], levels: Sequence[Level]
) -> Iterator[tuple[int, int]]:
    """The numbers of a chain that are equal to a level, each with that level, in order."""
    counts = [len(level.sections) for level in levels]
    at = 0
    for number, mention in enumerate(chain):
        last = len(counts)
        if len(chain) <= last:
            last -= len(chain) - number - 1  # each number behind has a level, too
        equal = next(
            (
                n
                for n in range(at, last)
                if counts[n] == mention.quantity.value and not _is_other(text, mention, levels[n])
            ),
            None,
        )
        if equal is not None:
            yield number, equal
            at = equal + 1


def _is_called(text: str, mention: Mention, level: Level) -> bool:
    """Whether a level is called 领域 or 板块 by its headings, where a number counts these."""
    unit = mention.quantity.unit
    word = unit[-2:] if unit.endswith(_BY_NAME) else noun(mention)[-2:]
    headings = [text[s.heading.start : s.heading.end] for s in level.sections]
    if level_claims.rank(mention) is Rank.ASPECT and all(map(_IN_A_STATE.search, headings)):
        return False  # 已完成整改的问题（9个）: sorted by how far they are
    return word not in _BY_NAME or all(word in heading for heading in headings)


def _is_other(text: str, mention: Mention, level: Level) -> bool:
    """Whether the headings of a level are plainly problems where a number counts aspects, or so."""
    headings = [text[s.heading.start : s.heading.end] for s in level.sections]
    if not _is_called(text, mention, level):
        return True
    if level_claims.rank(mention) is Rank.ASPECT:
        problems = sum(1 for h in headings if PROBLEM_HEADING.search(h))
        aspects = any(ASPECT_HEADING.search(h) for h in headings)
        return not aspects and problems * 2 > len(headings)
    return all(_ASPECT_END.search(h) for h in headings)


def _fit_by_name(
    text: str, chain: Sequence[Mention], free: list[int], levels: Sequence[Level], rows: list[int]
) -> bool:
    return all(_fits_by_name(text, chain[n], levels[r]) for n, r in zip(free, rows, strict=True))


def _fits_by_name(text: str, mention: Mention, level: Level) -> bool:
    """Whether the headings of a level are called what a number counts."""
    own, unit = noun(mention), mention.quantity.unit
    headings = [text[s.heading.start : s.heading.end] for s in level.sections]
    if mention.level is LevelKind.ASPECT:
        fitting = [h for h in headings if h.endswith(own)]
    elif (
        own.endswith(("方面", *_BY_NAME))
        or "方面" in unit
        or unit.endswith(("大类", "大项", *_BY_NAME))
    ):
        fitting = [h for h in headings if ASPECT_HEADING.search(h)]
    elif unit == "类":  # 问题5类: fields of the work, or problems
        kinds = (ASPECT_HEADING, PROBLEM_HEADING)
        fitting = [h for h in headings if any(kind.search(h) for kind in kinds)]
    elif own.endswith("任务"):
        fitting = [s.marker.label for s in level.sections if "任务" in s.marker.label]
    else:  # whatever is no aspect is a problem of some wording
        fitting = [h for h in headings if PROBLEM_HEADING.search(h) or not ASPECT_HEADING.search(h)]
        fitting = [h for h in fitting if not _ASPECT_END.search(h)]
    return len(fitting) * 3 >= len(headings) * 2


def _is_close(mention: Mention, count: int) -> bool:
    stated = int(mention.quantity.value)
    return abs(stated - count) <= max(_FAR, stated // 3) or _is_turned(mention, count)


def _is_nearest(mention: Mention, counts: Sequence[int], row: int, rows: Sequence[int]) -> bool:
    """Whether a level misses a number by one or two, and every other by more.

    What problems were broken down into is the finest level, and may miss by more.
    """
    stated = int(mention.quantity.value)
    gaps = {other: abs(counts[other] - stated) for other in rows}
    others = [gap for r, gap in gaps.items() if r != row]
    if level_claims.rank(mention) is Rank.DETAIL and row == len(counts) - 1:
        return gaps[row] <= _FAR and all(gap > gaps[row] for gap in others)
    if gaps[row] <= _SLIP or _is_turned(mention, counts[row]):
        return all(gap > _SLIP for gap in others)
    return False


def _told_again(
    text: str,
    claims: Sequence[tuple[Mention, Sentence]],
    levels: Sequence[Level],
    pins: Mapping[str, int],
) -> dict[str, int]:
    """The levels of numbers that are told once more, as the whole of how far things are."""
    by_name = {level_claims.name(m): pins[_key(m)] for m, _ in claims if _key(m) in pins}
    counts = [len(level.sections) for level in levels]
    fitting: dict[tuple[str, LevelKind | None, str], list[int]] = {}
    found: dict[str, int] = {}
    for mention, sentence in claims:
        if _key(mention) in pins or not level_claims.tells_whole(mention, sentence):
            continue
        row = by_name.get(level_claims.name(mention))
        if row is None:
            called = noun(mention), mention.level, mention.quantity.unit
            if called not in fitting:
                fits = (_fits_by_name(text, mention, level) for level in levels)
                fitting[called] = [n for n, one in enumerate(fits) if one]
            free = [n for n in fitting[called] if n not in pins.values()]
            near = [n for n in free if len(free) == 1 or _is_nearest(mention, counts, n, free)]
            row = near[0] if near else None
        if row is not None and _is_close(mention, counts[row]):
            found[_key(mention)] = row
    return found


def _some_open(sentences: Sequence[Sentence], items: Sequence[Item]) -> bool:
    """Whether some of the findings are told not to be done yet, by a number or by a status."""
    statuses = [item.status.meaning for item in items if item.status is not None]
    return any(meaning not in status_counts.DONE for meaning in statuses) or any(
        m.cue is Cue.REST and m.quantity.unit in ("个", "项", "条") and UNDONE.search(m.around)
        for s in sentences
        for m in s.quantities()
    )


def _is_turned(mention: Mention, count: int) -> bool:
    """Whether a number is that of a level with its two digits turned round: 41 and 14.

    It is so far off that it must plainly be told of this round, and not of some that were left.
    """
    stated = int(mention.quantity.value)
    turned = stated != count and min(stated, count) > 9 and str(stated) == str(count)[::-1]
    dated = _DATED.search(mention.opening) or _DATED.search(mention.lead)
    return turned and not dated and not mention.tail.startswith(("中", "之中", "里"))


def _key(mention: Mention) -> str:
    return f"{int(mention.quantity.value)}{_noun_of(mention)}"


def _is_whole(level: Level, sections: Sequence[Section]) -> bool:
    """Whether a flat list is there in full: no entry beside it that was read as something else."""
    if any(section.children for section in level.sections):
        return True
    style = level.sections[0].marker.style
    own = {id(section) for section in level.sections}
    return all(id(s) in own for s in sections if s.marker.style is style and not s.children)


def _whole_down_to(
    text: str,
    claims: Sequence[tuple[Mention, Sentence]],
    pins: Mapping[str, int],
    levels: Sequence[Level],
) -> int:
    """The finest level that is listed in full, for all that the notice says; -1 where none is.

    A heading that speaks of the main problems may stand over all of them: the levels whose number
    is stated as listed, and those above, are whole.
    """
    if left_out.is_withheld(text):
        return -1
    first = levels[0].sections[0].block.extent.start
    heading = text[max(0, first - 60) : first]
    line = heading.rstrip().rpartition("\n")[2]
    if _SOME_ONLY.search(line) is None or len(line) >= 50:
        return len(levels) - 1
    stated = [(pins[_key(m)], m.quantity.value) for m, _ in claims if _key(m) in pins]
    return max((at for at, value in stated if value == len(levels[at].sections)), default=-1)


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
