"""Stated numbers of items done and not done, against the statuses that the items carry.

The words of a claim and of a status seldom match to the letter (正在推进 and 阶段性完成，持续推进), so a claim
is held against every way in which the classes of statuses can be taken together that its words
allow: items done against the completed, with or without the basically completed and the long-term
ones; items not done against any of the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from grammar import status_counts, statuses
from grammar.claims import Quantity
from grammar.mentions import Cue, Mention, Sentence
from grammar.model import Notice, StatusClass
from grammar.named_tuples import NamedTuple
from grammar.parts import tells_state
from grammar.patterns import compiled
from grammar.source import Span
from grammar.status_counts import DONE, StatusCounts
from grammar.vocabulary import Vocabulary

_SAYS_DONE = compiled(
    r"^(?:其中)?(?:目前|现)?(?:均|都|全部|按期|如期)?(?:已)?(?:经)?(?:全面|全部)?(?:完成|整改|销号|办结|整改完成|完成整改|整改到位|落实)(?:整改|到位|销号|任务|的)*(?:了|的)?$"
)
_SAYS_OPEN = compiled(r"正在|推进|未完成|持续|尚未|长期|阶段|基本完成|序时|延期|整改中|仍")
_ALL_OTHERS = compiled(
    r"外[，,]?(?:其余|其他|余下)(?:问题|事项|任务|各项)?(?:的)?(?:均|都|全部)(?:已经?)?(?:完成|整改|销号|办结|到位)"
)
_NO_ITEMS = compiled(r"(?:措施|制度|线索|信访件|建议)$")
_CLAUSE = compiled(r"[，,;]")
_OF_OTHERS = compiled(
    r"上[一]?[轮次届]|往年|历次|举一反三|(?:同步|同时|另外?|还)[^，,。;]{0,8}(?:自查|排查|检视|查摆)"
)
# 年度制度建设计划已完成3项: works, and no items
_OF_WORKS = compiled(
    r"(?:制度建设|(?<!整改)(?:计划|项目|工程|规划|课题))(?:任务)?(?:已经?|目前|现|共|均)*(?:完成|整改|办结|落实|推进|建成)*$"
)
# 3月底完成2个；截至9月底，全部完成: the statuses are those of the later day
_ALL_LATER = compiled(
    r"[，,;](?:截至|截止|至|到)[^，,。;]{1,16}[，,]?[^，,。;]{0,8}(?:全部|均|都)(?:已经?)?(?:完成|整改|销号|办结|到位)"
)
_LOOSELY_DONE = (
    StatusClass.BASICALLY_COMPLETED,
    StatusClass.LONG_TERM,
    StatusClass.STAGE_COMPLETED,
)


class StatusClaim(NamedTuple):
    """A stated number of items in some state.

    Attributes:
        count: the number.
        done: whether it counts items done.
        found: how many items are in that state, by the reading that comes closest.
        evidence: the statuses counted.
        total: how many items the notice lists.
        also: further numbers of its sentence that the statuses do not bear out.
        certain: whether a difference is a contradiction: every item has a status, and the number
            is told of as many items as the notice lists.
    """

    count: Quantity  # type: ignore[assignment]  # in place of the method of tuples
    done: bool
    found: int
    evidence: tuple[Span, ...]
    total: int
    certain: bool
    also: tuple[Quantity, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether as many items are in that state as the number says."""
        return self.count.value == self.found


def find(notice: Notice) -> Iterator[StatusClaim]:
    """The stated numbers of items done or not done, outside the items themselves."""
    counts, listed = _counts(notice)
    if not counts.stated or len(counts.statuses) < 2:
        return
    before: Sentence | None = None
    for sentence in notice.sentences:
        if not listed.start <= sentence.span.start < listed.end:
            mentions, known = sentence.quantities(), notice.vocabulary
            told = [_claim(m, sentence, before, counts, known) for m in mentions]
            values = {(_tells(m, known), m.quantity.value) for m in mentions}
            yield from _first_misfit(
                # 集中整改期结束时完成11个；年底完成14个: the statuses are those of the later day
                [
                    c
                    for c in told
                    if c is not None and (c.holds or (c.done, Decimal(c.found)) not in values)
                ]
            )
        before = sentence


def _counts(notice: Notice) -> tuple[StatusCounts, Span]:
    """The statuses of the items, or with which the texts of a list open; and where they stand."""
    counts = status_counts.of(notice)
    if not counts.statuses and (opened := status_counts.of_openings(notice)):
        return opened
    inside = [item.section.span for item in notice.items]
    return counts, Span(inside[0].start, inside[-1].end) if inside else Span(0, 0)


def _first_misfit(claims: list[StatusClaim]) -> Iterator[StatusClaim]:
    """The claims of a sentence; of those that do not hold, the first with the others at its side."""
    holding = {claim.done for claim in claims if claim.holds}  # of one day among several
    misfits = [c for c in claims if not c.holds and c.certain and c.done not in holding]
    yield from (claim for claim in claims if claim not in misfits)
    if misfits:
        yield misfits[0]._replace(also=tuple(claim.count for claim in misfits[1:]))


def _claim(
    mention: Mention,
    sentence: Sentence,
    before: Sentence | None,
    counts: StatusCounts,
    known: Vocabulary,
) -> StatusClaim | None:
    figure = mention.quantity
    if not figure.exact or figure.measure != "count" or figure.unit not in ("个", "项", "条", "件"):
        return None
    if mention.depth and mention.cue is Cue.AMONG:
        return None  # 完成15个(含并长期坚持的3个): some of those before
    told_done = _tells(mention, known)
    if told_done is None:
        return None
    whole = _whole(mention, sentence, counts)
    if whole is None:
        if before is None or not _ends_in_whole(before, mention, sentence, counts):
            return None
        whole = _all_states(sentence) == counts.total
    found, evidence = _closest(counts, int(figure.value), done=told_done)
    later = sentence.words[mention.span.end - sentence.span.start :]
    since_done = found == counts.total and _ALL_LATER.search(later) is not None
    certain = not counts.missing and whole and not since_done
    return StatusClaim(figure, told_done, found, evidence, counts.total, certain)


def _tells(mention: Mention, known: Vocabulary) -> bool | None:
    """Whether a number counts what is done, or what is not; None where it says neither."""
    said = _state(mention, known)
    meaning = statuses.read(said, known)
    if meaning in DONE or _SAYS_DONE.match(said) is not None:
        return True
    told_open = (
        mention.cue is Cue.EXCEPT
        or (_SAYS_OPEN.search(said) is not None and mention.cue is not Cue.EXTRA)
        or (meaning is not None and mention.cue is Cue.EXTRA)  # 尚未销号的3个
    )
    return False if told_open else None


def _state(mention: Mention, known: Vocabulary) -> str:
    """The words of a state, before a number (已完成9个) or behind it (9个整改完毕)."""
    before = mention.label.removesuffix("的")
    behind = mention.tail.strip()
    if not before and mention.after and statuses.read(behind, known) is not None:
        return behind
    return before


def _ends_in_whole(
    before: Sentence, mention: Mention, sentence: Sentence, counts: StatusCounts
) -> bool:
    """Whether the sentence before, in the same line, ends in the number of all items."""
    told = before.quantities()
    return (
        before.block == sentence.block
        and bool(told)
        and told[-1].quantity.value == counts.total
        and sentence.quantities()[0] is mention
    )


def _whole(mention: Mention, sentence: Sentence, counts: StatusCounts) -> bool | None:
    """Whether the sentence tells of as many items as are listed; None where of something else."""
    ahead = [
        m for m in sentence.quantities() if m.number < mention.number and m.kind == mention.kind
    ]
    named = [m for m in ahead if m.quantity.noun or m.noun]
    wholes = [m for m in named if m.segment == mention.segment] or named
    if named and named[-1].number == mention.number - 1 and named[-1].depth > mention.depth:
        return None  # 第一次公示清单（10个问题）销号7个: of those
    if not wholes and mention.cue is Cue.EXCEPT:
        # 除三项记为“持续推进”外，其余均已销号: of all the items
        return (
            _ALL_OTHERS.search(sentence.words, mention.span.end - sentence.span.start) is not None
        )
    if not wholes:
        return True if _is_all_told(sentence, counts) else None
    if _NO_ITEMS.search(wholes[0].quantity.noun or wholes[0].noun):
        return None  # 措施9条，已落实9条
    ahead_of_it = sentence.words[: wholes[0].span.start - sentence.span.start]
    if _OF_OTHERS.search(_CLAUSE.split(ahead_of_it)[-1]):
        return None  # 上轮反馈的3个问题，已完成2个
    stated = wholes[0].quantity.value
    if stated == counts.total:
        return True
    return False if abs(stated - counts.total) <= max(2, counts.total // 10) else None


def _is_all_told(sentence: Sentence, counts: StatusCounts) -> bool:
    """Whether the states of a sentence are those of all items: 已完成3项，正在推进1项 of four."""
    first = sentence.quantities()[0]
    alone = all(m in _states(sentence) for m in sentence.quantities())
    alone &= _OF_WORKS.search(sentence.words[: first.span.start - sentence.span.start]) is None
    return alone and _all_states(sentence) == counts.total


def _states(sentence: Sentence) -> list[Mention]:
    """The numbers of a sentence that tell how far things are and nothing else."""
    told = [m for m in sentence.quantities() if not m.quantity.noun and not m.noun]
    return [m for m in told if tells_state(m) and m.depth == 0 and m.segment == 0]


def _all_states(sentence: Sentence) -> int:
    """What the numbers of several states come to; nothing where there is but one."""
    states = _states(sentence)
    return int(sum(m.quantity.value for m in states)) if len(states) > 1 else 0


def _closest(counts: StatusCounts, claimed: int, *, done: bool) -> tuple[int, tuple[Span, ...]]:
    """The reading of the statuses that comes closest to a number, with the statuses it counts."""
    present = tuple(counts.by_class)
    if done:
        free = tuple(c for c in present if c in DONE or c in _LOOSELY_DONE)
        must = tuple(c for c in present if c in DONE)
    else:
        free = must = tuple(c for c in present if c not in DONE)
    best = (counts.count(*must), _spans(counts, must))
    for size in range(1, len(free) + 1):
        for classes in combinations(free, size):
            number = counts.count(*classes)
            if (not done or DONE.intersection(classes)) and abs(number - claimed) < abs(
                best[0] - claimed
            ):
                best = (number, _spans(counts, classes))
    return best


def _spans(counts: StatusCounts, classes: tuple[StatusClass, ...]) -> tuple[Span, ...]:
    return tuple(status.span for status in counts.of(*classes))
