"""Figures of one thing told in two places, known by what stands beside them.

立案27件，处理处分35人 … 共立案29件，处理处分35人: where the neighbour is told again alike, the other counts the same thing.
32处中封堵19处、规范整治13处 … 32处中封堵21处、规范整治11处: one whole, split up into the same parts. 超龄任职的4名负责人 … 超龄
任职的3名负责人: the same long words that tell which are meant.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import combinations

from grammar.claims import Sum
from grammar.mentions import Cue, Mention, Restated, Sentence
from grammar.model import Level, Section
from grammar.named_tuples import NamedTuple
from grammar.parts import fits, is_aside, is_of_each, is_slip, tells_state_of
from grammar.patterns import compiled
from grammar.restated import places, stand_apart
from grammar.scopes import are_parallel, befalls_other
from grammar.source import Span, Spans

_EMPTY = compiled(
    r"^(?:其中|目前|现|截至目前|期间|整改期间|累计|先后|分别|全部|合计|共计|总计|一共|已经|共|已|均|各|又|再|并|对|将|由)+|(?:了|的|共|为|达|有)+$"
)
_UP_TO = compiled(r"^.*(?:共|累计|合计|先后|中(?=[已有均]))")  # 校园餐领域共立案29件
_OF_WHICH = compiled(r"^[^中]{1,8}中[，,]?")  # 32处排口中封堵21处
_TIME = compiled(
    r"\d{1,2}月(?:\d{1,2}日|底|末|份)?|20\d\d年|上年|去年|今年|同期|上一?[轮次届]|第[一二三四五六七八九十\d]+[轮批次期季阶]|[上下]半年|季度|本[月周批期轮]|前[一二三四五]批|新增|另|原|目标|计划|拟"
)
_NARROWED = compiled(r"其中|部分|抽查|抽取|随机|主要|典型|重点")
_WHICH = compiled(r"(?:^|[，,。;:、])(?P<words>[\u4e00-\u9fff“”]{5,24})的$")
_OPENING = compiled(
    r"^(?:[一二三四五六七八九十]是)?(?:对|针对|将|把|就|向|由|与|对于|围绕|督促|责令|要求|目前|现|已)*"
)
_SOME = (Cue.AMONG, Cue.REST, Cue.EXTRA, Cue.MINUS, Cue.EXCEPT)
_LEAST_WORD = 2  # characters: less names nothing
_HAS = compiled(r"(?:现有|共有|拥有)(?:各类)?([\u4e00-\u9fff]{3,10})$")
_WHOLE_OF_IT = compiled(r"(?:全[县市区镇乡省校院]|辖区|所有|全部)$")
_SOME_OF_IT = compiled(
    r"20\d\d年(?!\d)|去年|上年|撤|并|新增|报废|直管|[县区市省州]直|县城|城区|直属"
)
_WITHOUT_EXCEPTION = compiled(r"无一例外|全部|均|都|无一")
_CALLED = compiled(r"[\u4e00-\u9fff]{4,12}")
_CALLED_BEHIND = compiled(r"[\u4e00-\u9fff]{4,12}$")
_THESE = compiled(r"(?:^|[，,。;])(?:对|将|把|就|针对|上述|以上|这|围绕)+$")
_LEAST_NAMED = 5  # characters: what tells which are meant
_LEAST = 10  # so large a figure is seldom told twice by chance
_MOST = 6  # tellings under one name that are looked at
_APART = 2  # figures: how far from each other two tellings of a sentence may stand


class _Told(NamedTuple):
    mention: Mention
    sentence: Sentence
    word: str  # what the figure is of
    times: frozenset[str]
    answer: bool  # whether it stands in one of the answers
    place: tuple[int, ...]  # the sections it stands in, where the answers are not known


def find(
    sentences: Sequence[Sentence],
    levels: Sequence[Level],
    sections: Sequence[Section],
    sums: Sequence[Sum],
) -> Iterator[Restated]:
    """Pairs of figures that differ though they tell of one thing.

    Args:
        sentences: the sentences of the notice that have figures.
        levels: the levels of the part that answers the findings; two answers may each have done
            the same.
        sections: the outline; where the answers are not known, two sections may each have done so.
        sums: all sums of the notice.
    """
    answers = Spans(section.span for section in levels[0].sections) if levels else Spans(())
    every = () if levels else tuple(places(sections))
    starts = [start for start, _ in every]
    told: list[_Told] = []
    for sentence in sentences:
        at = bisect_right(starts, sentence.span.start) - 1
        place = every[at][1] if at >= 0 else ()
        mentions = filter(_may_be_told, sentence.quantities())
        told += (_telling(mention, sentence, answers, place) for mention in mentions)
    yield from _beside(told)
    yield from _split_alike(told, sums)
    yield from _named_alike(told)
    yield from _called_alike(told)
    yield from _all_there_are(told)


def _may_be_told(mention: Mention) -> bool:
    return mention.quantity.exact and not is_aside(mention) and not is_of_each(mention)


def _telling(mention: Mention, sentence: Sentence, answers: Spans, place: tuple[int, ...]) -> _Told:
    label = mention.label if mention.before else _OF_WHICH.sub("", mention.label)
    word = _EMPTY.sub("", _UP_TO.sub("", label)) or mention.quantity.noun
    ahead = sentence.words[: mention.span.start - sentence.span.start]
    times = frozenset(_TIME.findall(ahead))
    held = answers.hold(mention.span.start)
    return _Told(mention, sentence, word, times, held, place)


# --- beside what is told again alike ------------------------------------------------------------


def _beside(told: Sequence[_Told]) -> Iterator[Restated]:
    """A figure that differs right beside one of the same sentence that agrees."""
    by_word: dict[tuple[str, str], list[_Told]] = {}
    for one in told:
        if one.mention.cue not in _SOME and not one.answer and len(one.word) >= _LEAST_WORD:
            by_word.setdefault((one.mention.kind, one.word), []).append(one)
    alike: dict[tuple[Span, Span], list[tuple[_Told, _Told]]] = {}
    for several in by_word.values():
        if len(several) > _MOST:
            continue
        for first, second in combinations(several, 2):
            if _are_apart(first, second) and _is_same_scope(first, second):
                both = first.sentence.span, second.sentence.span
                alike.setdefault(both, []).append((first, second))
    for pairs in alike.values():
        same = [p for p in pairs if p[0].mention.quantity.value == p[1].mention.quantity.value]
        other = [p for p in pairs if p not in same]
        if len(other) == 1 and any(_are_neighbours(other[0], pair) for pair in same):
            earlier, later = other[0][0].mention.quantity, other[0][1].mention.quantity
            if is_slip(earlier.value, later.value):
                yield Restated(earlier, later)


def _are_apart(one: _Told, other: _Told) -> bool:
    """Whether two figures stand in different lines, and not in sections of which each tells its own."""
    return one.sentence.block != other.sentence.block and not stand_apart(one.place, other.place)


def _is_same_scope(one: _Told, other: _Told) -> bool:
    """Whether two figures are told of one body at one time."""
    return one.times == other.times and not _are_parallel(one, other)


def _are_parallel(one: _Told, other: _Told) -> bool:
    return are_parallel(one.mention, one.sentence, other.mention, other.sentence)


def _are_neighbours(pair: tuple[_Told, _Told], same: tuple[_Told, _Told]) -> bool:
    near = all(
        abs(one.mention.number - known.mention.number) <= _APART
        and one.mention.segment == known.mention.segment
        for one, known in zip(pair, same, strict=True)
    )
    return near and same[0].mention.quantity.value >= _LEAST


# --- one whole split up alike -------------------------------------------------------------------


def _split_alike(told: Sequence[_Told], sums: Sequence[Sum]) -> Iterator[Restated]:
    """The parts of two sums of the same total that have the same names, and differ."""
    known = {one.mention.span: one for one in told}
    groups: dict[tuple[object, ...], list[list[_Told]]] = {}
    for stated in sums:
        parts = [known[p.span] for p in stated.parts if p.span in known]
        whole = known.get(stated.total.span)
        named = [one.word for one in parts]
        if whole is None or stated.minus or len(parts) != len(stated.parts) or not fits(stated):
            continue
        if stated.total.value < _LEAST or len(parts) < 2 or not all(map(_names_a_kind, named)):
            continue
        if len(set(named)) < len(named):
            continue  # two parts of one name cannot be told from each other
        key = (whole.mention.kind, stated.total.value, frozenset(named))
        ordered = sorted(parts, key=lambda one: one.word)
        groups.setdefault(key, []).append([*ordered, whole])
    for first, *others in groups.values():
        for other in others[:_MOST]:
            pairs = [
                (one, two)
                for one, two in zip(first, other, strict=True)
                if one.mention.quantity.value != two.mention.quantity.value
            ]
            apart = first[-1].sentence.block != other[-1].sentence.block
            if (
                pairs
                and apart
                and not _is_narrowed(first[-1], other[-1])
                and not _are_parallel(*pairs[0])
            ):
                earlier, later = min(pairs, key=lambda pair: pair[1].mention.span)
                yield Restated(earlier.mention.quantity, later.mention.quantity)


def _names_a_kind(word: str) -> bool:
    """Whether a word names a kind that does not pass into another, as what is under way does."""
    return len(word) >= _LEAST_WORD and not tells_state_of(word)


def _is_narrowed(one: _Told, other: _Told) -> bool:
    """Whether one of two wholes is some of what the other counts: 抽查的32处中…."""
    return any(
        _NARROWED.search(t.sentence.words, 0, t.mention.span.end - t.sentence.span.start)
        for t in (one, other)
    )


# --- the same long words ------------------------------------------------------------------------


def _named_alike(told: Sequence[_Told]) -> Iterator[Restated]:
    """超龄超届任职的4名负责人 … 超龄超届任职的3名负责人: in an answer, and outside the answers."""
    by_words: dict[tuple[str, str, str], list[_Told]] = {}
    for telling in told:
        which = _WHICH.search(telling.mention.lead)
        words = _OPENING.sub("", which["words"]) if which else ""
        noun = telling.mention.quantity.noun or telling.mention.tail[:2]
        named = len(words) >= _LEAST_NAMED and len(noun) >= _LEAST_WORD
        if named and not tells_state_of(words):
            by_words.setdefault((telling.mention.kind, words, noun[-2:]), []).append(telling)
    for first, *others in by_words.values():
        differing = [o for o in others if o.mention.quantity.value != first.mention.quantity.value]
        if len(others) == len(differing) == 1 and not (first.answer and differing[0].answer):
            one, two = first.mention.quantity, differing[0].mention.quantity
            same = _is_same_scope(first, differing[0]) and not befalls_other(
                first.mention, first.sentence, differing[0].mention, differing[0].sentence
            )
            if is_slip(one.value, two.value) and same:
                yield Restated(one, two)


def _called_alike(told: Sequence[_Told]) -> Iterator[Restated]:
    """重点关注件6件 … 对7件重点关注件: the name of the thing before its number, and behind it."""
    ahead: dict[tuple[str, str], list[_Told]] = {}
    behind: dict[tuple[str, str], list[_Told]] = {}
    for telling in told:
        mention = telling.mention
        if telling.answer or mention.cue in _SOME:
            continue
        if _CALLED.fullmatch(telling.word) and not mention.quantity.noun:
            ahead.setdefault((mention.kind, telling.word), []).append(telling)
        elif _THESE.search(mention.lead) and (name := _CALLED_BEHIND.match(mention.tail)):
            behind.setdefault((mention.kind, name[0]), []).append(telling)
    for key, several in behind.items():
        first, again = ahead.get(key, []), several
        if len(first) != 1 or len({t.mention.quantity.value for t in again}) != 1:
            continue
        one, two = first[0].mention.quantity, again[0].mention.quantity
        apart = first[0].sentence.block != again[0].sentence.block
        if apart and one.value != two.value and is_slip(one.value, two.value):
            yield Restated(one, two)


def _all_there_are(told: Sequence[_Told]) -> Iterator[Restated]:
    """全县现有公办敬老院18所 … 全县16所公办敬老院无一例外: all there are, and told as no more and no fewer."""
    first: dict[tuple[str, str], _Told] = {}
    for telling in told:
        mention = telling.mention
        ahead = _HAS.search(mention.lead)
        if _SOME_OF_IT.search(telling.sentence.words):
            continue
        if ahead is not None:
            first.setdefault((mention.kind, ahead[1]), telling)
            continue
        if not _WHOLE_OF_IT.search(mention.lead) or not _WITHOUT_EXCEPTION.search(mention.tail):
            continue
        for (kind, name), known in first.items():
            one, two = known.mention.quantity, mention.quantity
            same = kind == mention.kind and (mention.quantity.noun + mention.tail).startswith(name)
            apart = known.sentence.block != telling.sentence.block
            if same and apart and one.value != two.value and is_slip(one.value, two.value):
                yield Restated(one, two)
