"""Averages with the total and the number they are made of: 55.2万元, 46户, 户均1.2万元.

What an average is told of each of (户均, 人均, 平均每公里) names the number; what it is measured in
names the total. 月均 and 每季度 divide by a stretch of time that the sentence names (一季度, 上年度).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from grammar import amounts, lexicon, numerals
from grammar.claims import Average, Quantity
from grammar.mentions import Cue, Mention, Sentence
from grammar.named_tuples import NamedTuple
from grammar.parts import is_of_each
from grammar.patterns import compiled
from grammar.source import Span

_EACH = compiled(
    r"(平均)?(?:(户|人|村|校|班|店|亩|件|次|场|期|镇|所|台|家|条|月|季|季度|年|周|日|天)均|"
    r"每(?:一)?(?:个)?(户|人|名|家|村|条|件|份|宗|笔|所|亩|公里|平方米|吨|场|次|座|台|季度|季|月|年|问题|任务|事项|项目|单位|乡镇|支部|科室))"
    r"(?:度)?([^，,。;:\d]{0,8})$"
)
_BARE = compiled(r"^(?:全[县市区镇乡村院校]|经测算|折合|平均(?:下来)?|约|即|也就是|合)*$")
_IS = compiled(r"为|约|是|达到|达|近|仅|合|折合|在")
_HAN_NUMBER = "[一二两三四五六七八九十]"
_PERIOD = compiled(
    rf"前(?P<quarters>{_HAN_NUMBER}|\d)个?季度|(?:第?[一二三四]|[1-4])季度(?P<quarter>)|"
    r"(?:上|下)半年(?P<half>)|(?:全年|上年度?|上一年度?|去年(?!同期|底|末|以来)|年度|一年来)(?P<year>)|"
    r"(?P<calendar>20\d\d年)(?!度|以来|起|来|初|底|末|\d|[上下]半)|"
    rf"(?<![\d.])(?P<from>\d{{1,2}})月?份?(?:至|到|-|—)(?P<to>\d{{1,2}})月(?!\d)|"
    rf"(?<![\d.])(?P<months>\d{{1,2}}|{_HAN_NUMBER}{{1,3}})个月|"
    rf"(?:近|这)(?P<years>{_HAN_NUMBER}|\d)年(?!代)"
)
_MONTHS_OF = {"月": Decimal(1), "季": Decimal(3), "季度": Decimal(3), "年": Decimal(12)}
_IN_ALL = compiled(r"(?:合计|共计|总计|共)")
# of some, or at the most: 户均1.5万元用于产业，其余…; 共60名（含流动护林员4名）; 户均3万元封顶
_NOT_OF_ALL = compiled(
    r"[\u4e00-\u9fff]{0,6}(?:封顶|为限|以内|[(](?:含|另|部分|其中\d|不含))|用于[^。]{0,12}其余"
)
_PERSONS = frozenset("人名")
_FAR = 20  # times: an average that is further off is told of something else


class _Each(NamedTuple):
    """What an average is told of each of."""

    word: str
    bare: bool  # no words of its own: told of the figures before
    about: str  # what stands between it and the figure
    plain: bool  # 户均 or 平均每户, not 每户


class _Over(NamedTuple):
    """A number that an average may be over, and where it stands."""

    number: Decimal
    span: Span
    figure: Quantity | None
    firm: bool


def find(sentences: Sequence[Sentence]) -> tuple[Average, ...]:
    """All averages whose total and number stand in one sentence with them."""
    found: list[Average] = []
    for sentence in sentences:
        quantities = sentence.quantities()
        for mention in quantities:
            each = _each(mention)
            if each is not None and (average := _of(mention, each, sentence, quantities)):
                found.append(average)
    return tuple(found)


def _each(mention: Mention) -> _Each | None:
    found = _EACH.search(mention.lead)
    if found is None:
        return None
    word = found[2] or found[3]
    before = mention.lead[: found.start()]
    return _Each(
        word, _BARE.match(before) is not None, _IS.sub("", found[4]), bool(found[1] or found[2])
    )


def _of(
    average: Mention, each: _Each, sentence: Sentence, quantities: Sequence[Mention]
) -> Average | None:
    totals = [m for m in quantities if _may_be_total(m, average)]
    overs = list(
        _periods(sentence, average, each.word)
        if each.word in _MONTHS_OF
        else _numbers(quantities, average, each.word)
    )
    for total in totals:
        for over in overs:
            told = Average(average.quantity, total.quantity, over.number, over.span, over.figure)
            told = told._replace(multiplied=_is_product(total, average, each))
            if over.figure != total.quantity and holds(told):
                return told
    own = [m for m in totals if m.number < average.number] or [
        m for m in totals if m.cue in (Cue.TOTAL, Cue.CUMULATIVE) or _is_product(m, average, each)
    ]
    # 每个问题均对应制定3条措施，共计126条: multiplied in so many words
    times = bool(own) and _is_product(own[0], average, each)
    told_of = (
        times or not each.about or (own and _share_words(each.about, own[0].lead + own[0].tail))
    )
    alone = len(own) == 1 and len(overs) == 1 and own[0].segment == average.segment
    plain = each.plain or times
    if not (alone and each.bare and plain and told_of and overs[0].firm):
        return None
    if own[0].cue in (Cue.AMONG, Cue.REST) or average.cue is not Cue.NONE:
        return None
    at = sentence.span.start
    behind = sentence.words[average.span.end - at :]
    if _NOT_OF_ALL.match(behind) or _NOT_OF_ALL.match(sentence.words, own[0].span.end - at):
        return None
    over = overs[0]
    told = Average(average.quantity, own[0].quantity, over.number, over.span, over.figure, times)
    stated, range_ = average.quantity.value, real(told)
    return told if range_.low <= stated * _FAR and stated <= range_.high * _FAR else None


def _is_product(total: Mention, average: Mention, each: _Each) -> bool:
    """Whether a total is told as what so many of each make."""
    # 每个支部3名，28个支部共计84名
    near = total.number - average.number in (1, 2)
    behind = near and _IN_ALL.fullmatch(total.lead.lstrip("，,")) is not None
    exact = total.quantity.exact and average.quantity.exact and not each.plain
    return behind and exact and not each.word.endswith(tuple(_MONTHS_OF))


def _may_be_total(mention: Mention, average: Mention) -> bool:
    one, other = mention.quantity, average.quantity
    same = one.measure == other.measure and (one.measure != "count" or one.unit == other.unit)
    return same and mention.span != average.span and _each(mention) is None and one.value > 0


def _numbers(quantities: Sequence[Mention], average: Mention, word: str) -> Iterator[_Over]:
    """The figures that count what an average is told of each of."""
    for mention in quantities:
        figure = mention.quantity
        behind = mention.number == average.number + 1 and mention.before in "，,"
        if (mention.number >= average.number and not behind) or figure.value <= 0:
            continue
        if is_of_each(mention):
            continue
        counts = mention.kind == "person" if word in _PERSONS else _counts(figure, word, mention)
        if counts:
            firm = mention.segment == average.segment and mention.cue not in (Cue.AMONG, Cue.REST)
            yield _Over(figure.value / _scale(figure), figure.span, figure, firm)


def _counts(figure: Quantity, word: str, mention: Mention) -> bool:
    if word in ("村", "校", "店", "班") or len(word) > 1:
        noun = figure.noun or mention.noun
        return figure.unit == word or noun.endswith(word)
    return figure.unit == word


def _periods(sentence: Sentence, average: Mention, word: str) -> Iterator[_Over]:
    """The stretches of time that the sentence names before an average, in the average's own unit."""
    words = sentence.words[: average.span.start - sentence.span.start - len(average.lead)]
    for found in _PERIOD.finditer(words):
        months = _months(found)
        if months:
            number = months / _MONTHS_OF[word]
            at = sentence.span.start
            span = Span(at + found.start(), at + found.end())
            yield _Over(number, span, None, found["calendar"] is None)


def _months(found: re.Match[str]) -> Decimal | None:
    """How many months a stretch of time is: 前三季度 is nine."""
    if found["quarters"] or found["years"] or found["months"]:
        numeral = numerals.read(found["quarters"] or found["years"] or found["months"])
        factor = 3 if found["quarters"] else 12 if found["years"] else 1
        return None if numeral is None else numeral.value * factor
    if found["from"]:
        length = int(found["to"]) - int(found["from"]) + 1
        return Decimal(length) if 1 < length <= 12 else None
    if found["quarter"] is not None:
        return Decimal(3)
    return Decimal(6 if found["half"] is not None else 12)


def _share_words(about: str, words: str) -> bool:
    """Whether what an average is of is what the total is of: 经营性收入 is some of 集体经济收入."""
    return all(about[n : n + 2] in words for n in range(len(about) - 1))


def real(average: Average) -> amounts.Range:
    """What the total and the number of an average give."""
    whole = amounts.of_quantity(average.total)
    number = average.number
    over = amounts.Range(number, number)
    if average.over:
        scale = _scale(average.over)
        low, high = amounts.of_quantity(average.over)
        over = amounts.Range(low / scale, high / scale)
    return amounts.Range(whole.low / over.high, whole.high / over.low)


def _scale(figure: Quantity) -> Decimal:
    """How many base units one of what an average is told of is: 1000 for 每公里."""
    unit = lexicon.UNITS.get(figure.unit)
    return unit.factor if unit else Decimal(1)


def holds(average: Average) -> bool:
    """Whether an average is what its figures give, as precisely as it is written."""
    if average.multiplied:
        return average.stated.value * average.number == average.total.value
    return amounts.of_average(average.stated).meets(real(average))
