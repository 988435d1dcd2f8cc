"""Figures told before and after, with the difference or the rate between them.

由26.8%降至24.3%，下降2.5个百分点; 由58天降至47天，缩短11天; 由上年的96件降至17件，降幅82.3%. Both ends have to be
told: 较上年增加310万元 alone can not be recomputed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice, pairwise, takewhile

from grammar import amounts
from grammar.claims import Change, Quantity, Rate, RateForm
from grammar.mentions import Cue, Figure, Mention, Sentence
from grammar.patterns import compiled

TO = compiled(
    r"(?:降|减|增|升|提高|提升|上升|下降|增加|减少|增长|扩大|缩短|压缩|压减|压|砍|核减|核增|裁减|调减|调增|调整|优化|扩|缩|回落|精简|扩充|上调|下调|变更|合并|归并|整合|变|(?<!整)改)"
    r"[^，,。;未没]{0,3}(?:至|到|为)(?:了)?(?:目前|现在|今年|去年|上年|第?[一二三四]季度|[上下]半年|本[月周季]|[上下]月|年底|年末|本月|如今|当前|\d{4}年(?:底|末)?|\d{1,2}月(?:底|末)?)?的?(?:约)?$"
)
_FROM = compiled(r"[由从自]|原(?:来|先)?(?:的|有|为)?")
BY = compiled(
    r"^(?:每年|全年|每月|共|净|同比|环比|累计|合计|年均|平均|总体|实际)*(?:增加|减少|增长|下降|提高|提升|上升|降低|缩短|压缩|压减|新增|净增|增|减|降|升|降幅|增幅|涨幅|减幅|升幅|增速|幅度|回落|精简|扩大|压降|缩减|下调|上调|降|升)"
    r"(?:支出|开支|费用|成本|率|了|达|为|达到|近|约|幅度)*$"
)
_EACH_BY = compiled(
    r"分别(?:同比|环比|较上年|比上年)?(?:增加|减少|增长|下降|提高|提升|上升|降低|缩短|压缩|压减|增|减|降|升)(?:了)?$"
)
_AND = ("", "和", "与", "及")
_ABOVE = compiled(r"^(?:高出|高|提高|提升|上升|下降|降低|低|增加|减少|回落)(?:了)?$")
_YEAR_ON_YEAR = compiled(
    r"^(?:同比|较(?:上年|去年)同期|比(?:上年|去年)同期)(?:增长|下降|减少|增加|上升|降低)(?:了)?$"
)
YEAR_BEFORE = compiled(
    r"(?:去年|上年)(?:同期|\d{1,2}月份?|[上下]半年|第?[一二三四]季度)?(?:为|是|有|共|约)*$"
)
_OF_YEAR = compiled(
    r"(?P<year>今年|本年度?|去年|上年度?|上一年度?|20\d\d年度?)(?P<part>同期|全年|以来|上半年|[一二三四前].?季度)?(?:全[县市区局镇校院])?[，,]?"
    r"共?(?P<what>[\u4e00-\u9fff]{0,10})$"
)
_THAT_YEAR = compiled(r"(20\d\d)年(?:同期)?(?:为|是|有|仅|共|约)+$")
_A_YEAR = compiled(r"(20\d\d)年")
_NOW, _THEN = ("今年", "本年"), ("去年", "上年", "上一年")
_EXCEEDS = compiled(
    r"^[，,]?(?:超出|超过|超额|多完成|超)(?:完成)?(?:了)?(?:年度|全年|下达|既定|原定)?(?:任务|计划|目标)?(?:数|量|额)?$"
)
_AIM = compiled(r"任务|计划|目标|指标|应")
_CAME_OF_IT = compiled(r"实际|完成|实收|已|到位")
_AGAINST = compiled(
    r"^[，,]?(?:与|较|比|同)(20\d\d年)(?:同期|底|末)?(?:相比)?(?:增长|增加|提高|上升|下降|减少|降低|缩短|压缩|压减)(?:了)?$"
)
_ABOUT_IT = compiled(r"(?:约|近|已|仅|为|达到?|至|到|降|升|长)+$")
_NAMED = 4  # characters at the end of two labels that tell that both are of one thing
_FAR_BACK = 40  # sentences with figures
_SAME_TIME = compiled(r"^(?:同比|环比|较上年|比上年|较去年|比去年)(?:同期)?")
_OTHER_BASE = compiled(r"可比(?:口径|价)|法定时限|含新发生|含新增|剔除[^，,。;]{1,10}(?:因素|影响)")
# 由1月的120件降至6月的96件，同比下降35%: against another day than the one told
_OTHER_TIME = compiled(r"^[，,]?(?:同比|环比|年均|月均|每年|平均|较上年|比上年|较去年|比去年)")
_NO_CHANGE = (RateForm.POINTS, RateForm.DOUBLED)
_COMPARED = compiled(r"(?:与|和|同|跟)[^，,。;]{0,18}$")
_COMPARED_END = compiled(r"^[^，,。;]{0,4}(?:相比|比较|对比)")
_ONLY_COUNTED = compiled(r"(?:总)?[量数](?:目前|已|共)*$")
_OWN_SUBJECT = compiled(r"^[^，,。;:]{0,6}?(?=(?:下降|减少|降低|增长|增加|上升|提高|压减|缩短))")
_THAN = compiled(r"(?:(?<!占)比(?![例重率])|较)[^，,。;]{0,18}$")


def find(sentences: Sequence[Sentence]) -> tuple[Change, ...]:
    """All changes of which both ends are told."""
    found: list[Change] = []
    last: Sequence[Mention] = ()
    for number, sentence in enumerate(sentences):
        told = [
            *_of_sentence(sentence.mentions, last),
            *_against_a_year(sentence, sentences[max(0, number - _FAR_BACK) : number]),
        ]
        other = _OTHER_BASE.search(sentence.words) is not None
        found += (change for change in told if not other or _holds(change))
        last = sentence.mentions
    return tuple(found)


def is_reached(mention: Mention) -> bool:
    """Whether a figure is told as what something has come to: 由41个调减到36个."""
    return TO.search(mention.lead) is not None


def _of_sentence(mentions: Sequence[Mention], last: Sequence[Mention]) -> Iterator[Change]:
    yield from _respectively(mentions)
    yield from _over_aims(mentions)
    for number, mention in enumerate(mentions):
        before = mentions[number - 1] if number else None
        if before is not None and before.kind == mention.kind:
            if mention.segment == before.segment and TO.search(mention.lead):
                ahead = (*last, *mentions[:number])
                yield from _come_to(before, mention, ahead, mentions[number + 1 : number + 4])
                continue
            if _is_points(mention) and _THAN.search(before.lead) and number >= 2:
                yield from _than(mentions[number - 2], before, mention)
                continue
        if before is not None and number >= 2 and _THAN.search(before.lead):
            afters = _compared_with(mentions[: number - 1], before)
            told = [c for after in afters for c in _than_before(after, before, mention)]
            yield from islice((*filter(_holds, told), *told), 1)
        elif before is not None and number >= 3 and _is_rate_of_change(mention, before):
            than = mentions[number - 2]
            if _THAN.search(than.lead) and than.kind == before.kind:
                afters = _compared_with(mentions[: number - 2], than)
                told = [c for after in afters for c in _at_the_rate(after, than, mention)]
                yield from islice((*filter(_holds, told), *told), 1)
        if before is not None and number >= 2 and _COMPARED.search(before.lead):
            yield from _compared(mentions[:number], before, mention)
        if _is_points(mention) and number == 1 and last and _ABOVE.match(mention.lead):
            yield from _than(mentions[0], last[-1], mention)
        elif isinstance(mention.figure, Rate) and _YEAR_ON_YEAR.match(mention.lead):
            yield from _year_on_year(mention, mentions)
        elif number >= 2 and BY.match(_SAME_TIME.sub("", mention.lead)):
            yield from _between_two(mention, mentions[max(0, number - 5) : number])


def _against_a_year(sentence: Sentence, before: Sequence[Sentence]) -> Iterator[Change]:
    """2022年全院案件平均用时156天 … 案件平均用时112天，与2022年相比缩短28.2%: the figure of the year it names."""
    for after, by in pairwise(sentence.mentions):
        year = _AGAINST.match(by.lead)
        if year is None or not isinstance(by.figure, Rate) or _is_points(by):
            continue
        words = _ABOUT_IT.sub("", after.label)[-_NAMED:]
        told = [
            m
            for s in before
            for m in s.mentions
            if m.kind == after.kind and year[1] in m.opening and len(words) == _NAMED
        ]
        named = [m for m in told if _ABOUT_IT.sub("", m.label).endswith(words)]
        if len(named) == 1:
            change = Change(named[0].figure, after.figure, None, by.figure)
            other = "同期" in by.lead or "系统" in after.opening  # of some months, of more bodies
            if not other or _gives(change):
                yield change


def _over_aims(mentions: Sequence[Mention]) -> Iterator[Change]:
    """下达任务1500万元，实际清收1612万元，超出任务112万元: by how much an aim was passed."""
    for number, by in enumerate(mentions):
        if not _EXCEEDS.match(by.lead):
            continue
        ahead = [m for m in mentions[:number] if m.kind == by.kind]
        alike = [m for m in ahead if isinstance(m.figure, Quantity)]
        done = [m for m in alike if _CAME_OF_IT.search(m.lead)]
        aims = [m for m in alike if _AIM.search(m.lead) and m not in done]
        if len(aims) == len(done) == 1 and aims[0].quantity.value < done[0].quantity.value:
            yield Change(aims[0].figure, done[0].figure, by.figure, None)


def _at_the_rate(after: Mention, before: Mention, rate: Mention) -> Iterator[Change]:
    """214件，较上年的263件减少49件，下降18.6%."""
    assert isinstance(rate.figure, Rate)
    if after.kind == before.kind and after.segment == rate.segment:
        yield Change(before.figure, after.figure, None, rate.figure)


def _is_rate_of_change(mention: Mention, before: Mention) -> bool:
    """Whether a rate follows the difference it is the rate of: 较上年的263件减少49件，下降18.6%."""
    told = BY.match(mention.lead) and BY.match(before.lead)
    return isinstance(mention.figure, Rate) and not _is_points(mention) and told is not None


def _respectively(mentions: Sequence[Mention]) -> Iterator[Change]:
    """会议由64次减少到39次，文件由512份减少到318份，分别下降39.1%和37.9%: as many rates as changes."""
    first = next((m for m in mentions if _EACH_BY.search(m.lead)), None)
    if first is None:
        return
    rates = list(takewhile(lambda m: m is first or m.label in _AND, mentions[first.number :]))
    ends = [
        (one, other)
        for one, other in pairwise(mentions[: first.number])
        if one.kind == other.kind and TO.search(other.lead)
    ]
    if len(ends) < 2 or len(ends) != len(rates):
        return
    for (before, after), by in zip(ends, rates, strict=True):
        if _is_points(by) and before.kind == "rate":
            yield Change(before.figure, after.figure, by.figure, None)
        elif isinstance(by.figure, Rate) and before.kind != "rate":
            yield Change(before.figure, after.figure, None, by.figure)


def _come_to(
    before: Mention, after: Mention, ahead: Sequence[Mention], behind: Sequence[Mention]
) -> Iterator[Change]:
    """What something has come to, from the figure before it or from one told of the same."""
    others = _what_was(before, after, ahead)
    if others is None:
        yield from _from_to(before, after, behind)
        return
    told = (change for other in others for change in _from_to(other, after, behind))
    yield from (change for change in islice(filter(_gives, told), 1))


def _what_was(before: Mention, after: Mention, ahead: Sequence[Mention]) -> list[Mention] | None:
    """What a figure with a subject of its own may have come from; None where it has none.

    结余资金2318万元。已支出1984万元，结余降至334万元: not from what was spent.
    """
    verb = TO.search(after.lead)
    subject = after.lead[: verb.start()].strip() if verb else ""
    named = "，" in after.before or "," in after.before
    if not named or len(subject) < 2 or _FROM.search(before.lead + subject):
        return None
    if subject in before.lead + before.tail:
        return None
    return [m for m in ahead if m.kind == after.kind and subject in m.lead + m.tail]


def _from_to(before: Mention, after: Mention, behind: Sequence[Mention]) -> Iterator[Change]:
    """由 A 降至 B, with the difference or the rate in the clauses that follow."""
    one, other = before.figure, after.figure
    for following in behind:
        figure = following.figure
        if following.segment != after.segment or not BY.search(following.lead.lstrip()):
            return
        told = Change(one, other, figure if following.kind == after.kind else None, None)
        if _OTHER_TIME.match(following.lead):
            rate = isinstance(figure, Rate) and figure.form not in _NO_CHANGE
            told = Change(one, other, None, figure) if isinstance(figure, Rate) and rate else told
            if _holds(told):
                yield told
        elif isinstance(one, Rate) and isinstance(other, Rate):
            if isinstance(figure, Rate) and figure.form is RateForm.POINTS:
                yield Change(one, other, figure, None)
        elif isinstance(figure, Rate) and figure.form not in _NO_CHANGE:
            yield Change(one, other, None, figure)
        elif following.kind == after.kind and not _came_and_went(one, other, following, behind):
            yield Change(one, other, figure, None)


def _came_and_went(before: Figure, after: Figure, came: Mention, behind: Sequence[Mention]) -> bool:
    """由42个增至67个，新增28个、删除3个: what came, of which what went is to be taken off."""
    others = [m for m in behind if m.number == came.number + 1 and m.kind == came.kind]
    values = [Decimal(f.value) for f in (before, after, came.figure)]
    return any(
        abs(values[1] - values[0]) == abs(values[2] - Decimal(m.figure.value)) for m in others
    )


def _than(after: Mention, before: Mention, by: Mention) -> Iterator[Change]:
    """整改完成率 A，比上一轮的 B 提高 C 个百分点."""
    if not (isinstance(after.figure, Rate) and isinstance(before.figure, Rate)):
        return
    told = BY.search(by.lead.lstrip()) or _ABOVE.match(by.lead.lstrip())
    if _OTHER_TIME.match(by.lead):
        return
    if told and after.figure.form is RateForm.PERCENT and isinstance(by.figure, Rate):
        yield Change(before.figure, after.figure, by.figure, None)


def _than_before(after: Mention, before: Mention, by: Mention) -> Iterator[Change]:
    """远程会诊308例,较上年同期的201例增长53.2%."""
    same = after.kind == before.kind and after.segment == by.segment and after.kind != "rate"
    if (
        not same
        or by.before
        or not (BY.match(by.lead) or by.lead in ("少", "多"))
        or _is_points(by)
    ):
        return
    if isinstance(by.figure, Rate):
        yield Change(before.figure, after.figure, None, by.figure)
    elif by.kind == after.kind:
        yield Change(before.figure, after.figure, by.figure, None)


def _compared_with(ahead: Sequence[Mention], before: Mention) -> list[Mention]:
    """合计8.6万元，其中接待2.1万元、车辆6.5万元，比上年同期的12.3万元…: the whole, not its last part."""
    last = ahead[-1]
    among = next((n for n, m in enumerate(ahead) if m.cue is Cue.AMONG), 0)
    listed = among and all(m.before in "、，," for m in ahead[among:])
    head = ahead[among - 1]
    return [head, last] if listed and head.kind == last.kind == before.kind else [last]


def _compared(ahead: Sequence[Mention], before: Mention, by: Mention) -> Iterator[Change]:
    """受理1368件，办结1341件，与上年同期的1752件相比，诉求量下降21.9%: which one, the rate tells."""
    if not _COMPARED_END.match(before.tail) or not isinstance(by.figure, Rate):
        return
    if by.segment != before.segment or not BY.match(_OWN_SUBJECT.sub("", by.lead)):
        return
    alike = [m for m in ahead[:-1] if m.kind == before.kind and m.kind != "rate"]
    told = [Change(before.figure, m.figure, None, by.figure) for m in alike]
    fitting = [change for change in told if _gives(change)]
    subject = _ONLY_COUNTED.sub("", (_OWN_SUBJECT.match(by.lead) or [""])[0].strip("，, "))
    named = not subject or any(subject in m.opening for m in alike)
    if fitting or (len(told) == 1 and named):
        yield (fitting or told)[0]


def _holds(change: Change) -> bool:
    """Whether a change is what its two ends give."""
    if change.rate is not None:
        return _gives(change)
    if change.difference is None:
        return False
    gap = abs(Decimal(change.after.value) - Decimal(change.before.value))
    return gap == Decimal(change.difference.value)


def _gives(change: Change) -> bool:
    """Whether the rate of a change is what its two ends give."""
    if change.rate is None or not change.before.value:
        return False
    real = abs(change.after.value - change.before.value) * 100 / change.before.value
    return amounts.of_rate(change.rate).meets(amounts.Range(real, real))


def _year_on_year(rate: Mention, mentions: Sequence[Mention]) -> Iterator[Change]:
    """信访总量312件，同比下降22%；去年同期为400件."""
    now = next((m for m in reversed(mentions) if m.number < rate.number), None)
    then = next((m for m in mentions if YEAR_BEFORE.search(m.lead)), None)
    if now is not None and then in (None, now):
        then = next((m for m in mentions if _is_year_before(m, now)), None)
        if then is None and now.number and _tells_year_before(mentions[now.number - 1], now):
            then, now = now, mentions[now.number - 1]  # 客运量21.6万人次，上年同期为18万人次
        elif then is None:  # 今年受理60件，去年受理40件: the year before told last
            then, now = now, next((m for m in mentions if _is_year_before(now, m)), None)
    if now is not None and then is not None and now.kind == then.kind and now.span != then.span:
        assert isinstance(rate.figure, Rate)
        yield Change(then.figure, now.figure, None, rate.figure)


def _is_year_before(then: Mention, now: Mention) -> bool:
    """Whether the words before two figures differ in nothing but the year: 去年受理40件，今年受理60件."""
    one, other = _OF_YEAR.search(then.opening), _OF_YEAR.search(now.opening)
    if one is None or other is None or then.kind != now.kind or one["what"] != other["what"]:
        return False
    if {one["part"], other["part"]} - {"同期", None} and one["part"] != other["part"]:
        return False
    if one["year"].startswith("20") and other["year"].startswith("20"):
        return int(other["year"][:4]) - int(one["year"][:4]) == 1
    return one["year"].startswith(_THEN) and other["year"].startswith(_NOW)


def _tells_year_before(now: Mention, then: Mention) -> bool:
    """Whether a figure is told as that of the year before the one before it: …，2023年为1050人."""
    if YEAR_BEFORE.search(then.lead):
        return True
    one, other = _THAT_YEAR.search(then.lead), _A_YEAR.search(now.opening)
    return one is not None and other is not None and int(other[1]) - int(one[1]) == 1


def _between_two(by: Mention, ahead: Sequence[Mention]) -> Iterator[Change]:
    """2022年3.62亿元；2023年为2.97亿元，同比减少0.65亿元: two figures told apart, if they give it."""
    if _is_points(by):  # 第一轮满意率为88.2%，第二轮为93.5%，提高5.3个百分点
        before, after = ahead[-2], ahead[-1]
        rates = before.kind == after.kind == "rate" and not _is_points(after)
        if rates and not _is_points(before) and _is_gap(before, after, by):
            yield Change(before.figure, after.figure, by.figure, None)
        return
    counted = [m for m in ahead if isinstance(m.figure, Quantity)]
    for before, after in pairwise(counted):
        if before.kind != after.kind or not before.quantity.value:
            continue
        gap = abs(after.quantity.value - before.quantity.value)
        figure = by.figure
        if isinstance(figure, Quantity) and by.kind == before.kind and gap == figure.value:
            yield Change(before.figure, after.figure, figure, None)
        elif isinstance(figure, Rate) and figure.form is RateForm.PERCENT:
            real = gap * 100 / before.quantity.value
            if amounts.of_rate(figure).meets(amounts.Range(real, real)):
                yield Change(before.figure, after.figure, None, figure)


def _is_gap(before: Mention, after: Mention, by: Mention) -> bool:
    one, other, gap = (Decimal(m.figure.value) for m in (before, after, by))
    return abs(other - one) == gap


def _is_points(mention: Mention) -> bool:
    return isinstance(mention.figure, Rate) and mention.figure.form is RateForm.POINTS
