"""One figure told twice, the second time with its digits turned round: 维修水渠2.4公里 … 维修水渠4.2公里.

That two figures of one unit are made of the same digits happens seldom by chance, so the words around them
need not be those of a summary: an item may meet the opening or the end of a notice. The more digits there are,
the fewer words have to be shared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from grammar.claims import Sum
from grammar.mentions import Cue, Mention, Restated, Sentence
from grammar.model import Level, Section
from grammar.named_tuples import NamedTuple
from grammar.parts import FAR, fits, is_aside
from grammar.patterns import compiled
from grammar.scopes import are_parallel
from grammar.source import Span, Spans

_BEFORE, _BEHIND = 14, 8  # characters around a figure that tell what it is of
_NOT_WORDS = compiled(r"[^\u4e00-\u9fff]|\d")
_EMPTY = frozenset(
    ("整改", "完成", "问题", "其中", "共计", "截至", "目前", "全部", "已经", "资金", "金额", "累计", "情况", "工作", "涉及", "以上", "进行", "对应")
)  # fmt: skip
_TIME = compiled(
    r"20\d\d年(?!\d{1,2}月)|上年|去年|今年|同期|上[一]?[轮次届]|[上下]半年|季度|原|计划|目标|拟|应|预计|每|均|降|增|比|较|第[一二三四五]"
)
_VERB = compiled(
    r"(?:追缴|追回|清退|清收|收回|挽回|核减|节约|化解|补缴|补收|补发|罚没|上缴|返还)(?=的?(?:(?:款项|资金|金额|款)(?:共|共计|合计|达|为)?)?$)"
)
_ALL_OF_IT = compiled(r"[，,]?(?:目前|现)?(?:已经?|均已?)?(?:全部|全数|悉数|均已)")
_RECALLS = compiled(
    r"回顾|从[^，,。;]{0,6}效果|总的|综上|一项就?|通过(?:此次|本次)?整改|上述|前述|以上"
)
# totals of the whole time or body
_OF_ALL = compiled(r"整改期间|整改以来|截至|累计|共|全[县市区省镇乡局院校系]")
# an item may tell of more bodies, or of more years, than the total
_WIDER = compiled(r"近[一二三四五两]年|含|系统|以来|进驻前")
_SOME = (Cue.AMONG, Cue.REST, Cue.EXTRA, Cue.MINUS, Cue.EXCEPT)
_ANYWHERE = compiled(
    r"整改|完成|问题|其中|共|累计|截至|目前|党[委组]|会议|召开|组织|开展|印发|制定|人员|干部|学习|培训|先后|专题"
)
_FEW = 2  # digits: so few are turned round by chance, too
_SAME_END = 4  # characters right before both figures that have to be the same, where digits are few
_SHARED = {
    3: 4,
    4: 3,
    5: 1,
    6: 1,
}  # pairs of characters that have to be shared, by digits; fewer with more
_SHARED_AT_LEAST = 2
_MOST = 12  # figures of the same digits: more are a table


class _Told(NamedTuple):
    mention: Mention
    sentence: Sentence
    before: str
    pairs: frozenset[str]
    times: frozenset[str]
    recalls: bool  # whether the sentence looks back on what was told


def find(
    sentences: Sequence[Sentence],
    levels: Sequence[Level],
    sections: Sequence[Section],
    sums: Sequence[Sum],
) -> Iterator[Restated]:
    """Pairs of figures in different lines that differ in the order of their digits alone.

    Two items may each have done the same, and two figures that are both made up of parts are both right.
    """
    answers = Spans(section.span for section in (levels[0].sections if levels else sections))
    made_up = {s.total.span for s in sums if fits(s)}
    alike: dict[tuple[str, str, int, int], list[_Told]] = {}
    for sentence in sentences:
        for mention in sentence.quantities():
            digits = _digits(mention)
            if len(digits) < _FEW or not mention.quantity.exact or mention.cue is Cue.REST:
                continue
            if is_aside(mention):
                continue
            if len(digits) == _FEW and mention.quantity.measure == "count":
                continue
            if len(set(digits)) == 1:
                continue
            scale = mention.quantity.value.adjusted()
            key = mention.kind, "".join(sorted(digits)), len(digits), scale
            alike.setdefault(key, []).append(_told(mention, sentence))
    yield from _exceeded(sentences, answers, made_up)
    for group in alike.values():
        told = group[:_MOST]
        for one, other in combinations(told, 2):
            first, second = one.mention.quantity, other.mention.quantity
            if first.value == second.value or one.sentence.block == other.sentence.block:
                continue
            both = answers.hold(first.span.start) and answers.hold(second.span.start)
            if both and not (other.recalls or _is_recalled(one, other)):
                continue
            if not {first.span, second.span} <= made_up and _is_one_thing(one, other):
                yield Restated(first, second)
                break


def _digits(mention: Mention) -> str:
    """The digits of a figure that mean something, in their order."""
    value = mention.quantity.value / mention.quantity.quantum
    digits = str(int(value)) if value == int(value) else ""
    # 143.27万元 and 1432700元: the zeros behind are those of the unit
    return digits.rstrip("0") if mention.quantity.measure == "money" else digits


def _told(mention: Mention, sentence: Sentence) -> _Told:
    start = mention.span.start - sentence.span.start
    end = mention.span.end - sentence.span.start
    before = sentence.words[max(0, start - _BEFORE) : start]
    behind = sentence.words[end : end + _BEHIND]
    words = [_NOT_WORDS.sub(" ", part) for part in (before, mention.quantity.noun + behind)]
    pairs = {
        pair
        for part in words
        for pair in map("".join, pairwise(part))
        if " " not in pair and pair not in _EMPTY
    }
    clause = sentence.words[max(0, start - 2 * _BEFORE) : end] + mention.tail
    times = frozenset(_TIME.findall(clause))
    if _ALL_OF_IT.match(sentence.words, end):
        times -= {"应", "拟"}  # 应追回的款项共143.27万元，已全部追回
    recalls = _RECALLS.search(sentence.words) is not None
    return _Told(mention, sentence, before, frozenset(pairs), times, recalls)


def _is_recalled(one: _Told, other: _Told) -> bool:
    """Whether a figure is told again as what was done: 到11月底，追回86.4万元 … 追回的84.6万元货款."""
    plain = len(_digits(one.mention)) > _FEW and not other.times and other.before.endswith("的")
    return plain and _have_one_verb(one, other)


def _have_one_verb(one: _Told, other: _Told) -> bool:
    verbs = [_VERB.search(told.before) for told in (one, other)]
    return len({verb[0] for verb in verbs if verb}) == 1 and all(verbs)


def _is_one_thing(one: _Told, other: _Told) -> bool:
    """Whether the words around two figures tell of one thing at one time."""
    digits = len(_digits(one.mention))
    if _is_recalled(one, other):
        return True
    if one.times != other.times:
        return False
    if are_parallel(one.mention, one.sentence, other.mention, other.sentence):
        return False
    if digits > _FEW + 1 and _have_one_verb(one, other):
        return True  # 追缴743.6万元 … 追缴的734.6万元
    same_end = one.before[-_SAME_END:] == other.before[-_SAME_END:]
    return same_end or (
        digits > _FEW and len(one.pairs & other.pairs) >= _SHARED.get(digits, _SHARED_AT_LEAST)
    )


def _exceeded(
    sentences: Sequence[Sentence], answers: Spans, made_up: set[Span]
) -> Iterator[Restated]:
    """A total told outside the answers that is less than what one answer tells alone.

    整改期间全市关停取缔“散乱污”企业84家 … 关停取缔89家: an item has no more than there is.
    """
    inside: dict[tuple[str, str], list[_Told]] = {}
    outside: list[_Told] = []
    for sentence in sentences:
        for mention in sentence.quantities():
            if not mention.quantity.exact or mention.cue in _SOME or mention.depth:
                continue
            told = _told(mention, sentence)
            if answers.hold(mention.span.start):
                for words in _grams(told.before):
                    inside.setdefault((mention.kind, words), []).append(told)
            elif _OF_ALL.search(sentence.words):
                outside.append(told)
    for told in outside:
        figure = told.mention.quantity
        lists = [inside.get((told.mention.kind, words), []) for words in _grams(told.before)]
        if any(len(found) > 1 for found in lists):
            continue  # each of several items has its own
        alike = [other for found in lists for other in found]
        others = {other.mention.span: other for other in alike}
        if len(others) != 1:
            continue
        (other,) = others.values()
        own = other.mention.quantity
        near = figure.value < own.value and own.value - figure.value <= own.value * FAR
        both = {figure.span, own.span} <= made_up or _WIDER.search(other.sentence.words)
        if near and not both and told.times == other.times:
            first, second = (figure, own) if figure.span < own.span else (own, figure)
            yield Restated(first, second)


def _grams(before: str) -> set[str]:
    """The runs of characters, but for such as may stand anywhere, in the words before a figure."""
    flat = _NOT_WORDS.sub("", before)
    runs = (flat[at : at + _SAME_END] for at in range(len(flat) - _SAME_END + 1))
    return {run for run in runs if not _ANYWHERE.search(run)}
