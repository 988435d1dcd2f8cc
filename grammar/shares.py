"""Rates with the two figures they are made of.

A rate is bound to its numerator by its own name (办结率: what was 办结; 占: what stands before it) and to
its denominator through the numerator (the whole it is a part of) or by name (占反馈问题总数的). Rates of
change, thresholds and rates of things that the text does not count stay unbound.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from grammar import (
    lexicon,
    share_brackets,
    share_lists,
    share_parts,
    share_wholes,
    shares_of_tallies,
)
from grammar.claims import Approximation, Binding, Quantity, Rate, RateForm, Share, Sum
from grammar.mentions import Cue, Mention, Sentence
from grammar.parts import is_listed, tells_state
from grammar.patterns import compiled
from grammar.share_names import is_narrowed
from grammar.source import Span

CHANGE = compiled(
    r"增长|增加|增幅|增|下降|降低|降幅|降|提高|提升|上升|减少|减|压缩|压减|缩短|同比|环比|节约|回落|上涨|涨|翻|较|(?<!占)比(?!例|重)"
)
# 送审1873万元，核减157万元，核减率8.3%: a share of what was there; where it is not told, nothing is
_TAKEN_OFF = compiled(r"(?:核减|审减|压减|削减|精简|减免)(?:率|比例)[^，,。;]{0,3}$")
# 闲置4.3万平方米，闲置率降到19.9%: a share of today, if the figures beside it are today's
_CAME_TO = compiled(
    r"(?<=率)(?:已|也)?(?:下降|降低|降|提升|提高|上升|升|增加|增|压减|压缩|控制)(?:到|至|为|在)(?:了)?$"
)
_ABOVE = compiled(r"前述|上述|前文|以上")
_THRESHOLD = compiled(
    r"(?:计划|力争|预计|争取|有望)[^占]{0,24}(?:到|至|达|提高|超过)$|不低于|不高于|不少于|不得|目标|要求|标准|比例上限|上限|下限|权重|利率|税率|费率|进度|序时|浓度|强度|浓缩|湿度|保证金|每"
)
_LESS_BY = compiled(r"^(?:减少|压减|精简|压缩|缩减|减)(?:了)?$")
_OTHER_SCOPE = compiled(
    r"同期|上年|去年|上一?轮|第[一二三四五六七八九十]+轮|前[一二三]轮|上次|全[国省市]平均|平均水平"
)
_SHARE_OF = compiled(r"^为|完成|占|达|相当|实现|收回|到位|兑现|落实|拨付|支付")
# 已完成整改: said of what was told before, and of nothing else
_BARE_STATE = compiled(
    r"(?:目前|现|截至目前|其中|累计|共|已|已经|均|全部|总计|合计|实际|实)*"
    r"(?:(?:完成|整改|办结|销号|到位|落实|解决|回复|答复|收回|回收|清退|追缴|退还|兑现|整治|拆除|化解|采纳|满意|合格|有效)(?:了)?)*[\u4e00-\u9fff]{0,3}"
)
_CLASS_AMONG = compiled(
    r"其中[，,:]?[^，,。;:]{1,12}?(?:类|方面|领域|批|级|系统)?[^，,。;:]{0,6}(?:问题|任务|事项|项目|案件|信访件)"
)
_POINTS = compiled(r"(?:前|后|这|上述|以上)$")  # 前两项合计占95.2%
_ONE_MORE = compiled(r"、[\u4e00-\u9fff]{1,8}一[名位人个家项]")  # 博士两名、副教授一名
_EXCESS = compiled(r"超|高出|多出|高于")
_COUNTED_AS = compiled(r"(?:金额|数额|数量|户数|人数|件数|数|额)$")
_BY_WHAT = compiled(
    r"(金额|资金|面积|人数|户数|件数|笔数)(?:计算?|口径|统计)?[\u4e00-\u9fff]{2,4}率"
)
_MEASURES: Mapping[str, Callable[[Mention], bool]] = {
    "金额": lambda m: m.kind == "money",
    "资金": lambda m: m.kind == "money",
    "面积": lambda m: m.kind == "area",
    "人数": lambda m: m.kind == "person",
    "户数": lambda m: m.kind == "户",
    "件数": lambda m: m.kind == "件",
    "笔数": lambda m: m.kind == "笔",
}
_ALL = 100  # per cent
_TOGETHER = 4  # figures: how many neighbouring ones a rate may be the rate of
_NO_SHARES = (RateForm.POINTS, RateForm.DOUBLED)
_SENTENCES = 6  # sentences back in which its whole may stand
_FAR_BACK = 40  # the same, where it is said to stand above: 占前述上缴国库数的55.6%
_OF_THESE = compiled(r"全部|全数|均|都|逐一")
_ONE_CLASS = compiled(r"[\u4e00-\u9fff]{2}(?:类|方面|领域|批|级)")
_COUNTED_BY = compiled(r"分别|按[\u4e00-\u9fff]{1,6}(?:计|算|口径)")
_ADJUSTED = compiled(r"\((?:不含|不计|剔除|扣除|除|含|按|以)")  # what is counted is told behind
# 问题率, 隐患率: how much was found where so much was looked at, which no other number of them is
_FOUND_IN = compiled(r"(?:问题|隐患|违规|违法|投诉|事故|差错|故障|案件|发案|信访|缺陷|病害)$")


def find(sentences: Sequence[Sentence], sums: Sequence[Sum]) -> tuple[Share, ...]:
    """All rates of a notice that can be bound to figures."""
    wholes = {part.span: s.total for s in sums for part in s.parts}
    of_tallies = {
        share.rate.span: share
        for share in (
            *shares_of_tallies.of_summed(sentences, sums),
            *shares_of_tallies.of_named(sentences),
            *shares_of_tallies.find(sentences),
        )
    }
    found: list[Share] = []
    before: list[Sentence] = []
    for sentence in sentences:
        for mention in sentence.mentions:
            if isinstance(mention.figure, Rate) and mention.figure.form not in _NO_SHARES:
                behind = mention.span.end - sentence.span.start
                if _ADJUSTED.match(sentence.words, behind) or _leads_in(mention, sentence):
                    continue
                if (known := of_tallies.get(mention.span)) is not None:
                    found.append(known)
                    continue
                share = _read(mention, mention.figure, sentence, before, wholes)
                if share is not None:
                    share = share_lists.or_of_another(
                        share, mention, sentence, before[-_SENTENCES:]
                    )
                    if not share_lists.holds(share) and is_narrowed(mention, sentence):
                        share = share._replace(binding=Binding.LOOSE)
                    found.append(share)
        before.append(sentence)
        del before[:-_FAR_BACK]
    return tuple(found)


def _leads_in(mention: Mention, sentence: Sentence) -> bool:
    """Whether a rate in words stands before the figure it is of: 六成归业主1.92万元，四成1.28万元归物业."""
    behind = sentence.mentions[mention.number + 1 : mention.number + 2]
    in_words = isinstance(mention.figure, Rate) and mention.figure.form is not RateForm.PERCENT
    return in_words and bool(behind) and behind[0].span.start == mention.span.end


def _read(
    mention: Mention,
    rate: Rate,
    sentence: Sentence,
    before: Sequence[Sentence],
    wholes: Mapping[Span, Quantity],
) -> Share | None:
    """A rate with its figures, in the first of the ways of telling them that gives it."""
    share = _bind(mention, rate, sentence, before, wholes)
    if share is None or share.binding is Binding.LOOSE:
        share = share_brackets.in_bracket(mention, rate, sentence) or share
    if share is not None and share_lists.holds(share):
        return share
    share = share_lists.likelier(share, share_brackets.with_rest(mention, rate, sentence))
    if share is not None and share_lists.holds(share):
        return share
    but_for = share_brackets.but_for(mention, rate, sentence)
    others = (
        share_lists.together(mention, rate, sentence, before[-1:]),
        share_lists.of_votes(mention, rate, sentence),
        but_for if but_for is not None and share_lists.holds(but_for) else None,
        share_lists.of_classes(mention, rate, sentence),
        share_brackets.of_left(mention, rate, sentence),
    )
    if fitting := next(filter(None, others), None):
        return fitting
    if share is not None and share.binding is Binding.PARTITION:
        return share
    if but_for is not None and but_for.binding is Binding.PARTITION:
        return but_for
    return (
        share_lists.of_states(mention, rate, sentence, before[-_FAR_BACK:])
        or _by_measure(mention, rate, sentence)
        or share
    )


def _bind(
    mention: Mention,
    rate: Rate,
    sentence: Sentence,
    before: Sequence[Sentence],
    wholes: Mapping[Span, Quantity],
) -> Share | None:
    words = _CAME_TO.sub("为", mention.lead)
    if _LESS_BY.match(words):
        return share_lists.less_by(mention, rate, sentence)
    if _is_no_share(mention):
        return None
    if _is_of_class_among(mention, sentence):
        return None
    if (paired := share_lists.paired(mention, sentence)) is not None:
        looked_for = share_wholes.Wholes([paired], before[-_SENTENCES:], wholes, "", above=False)
        return _best(rate, paired, [paired], looked_for, firm=False)
    ahead = [m for m in _ahead(mention, sentence) if _is_measured(m, words)]
    if mention.label == "的" and len(ahead) >= 2 and ahead[-1].number == mention.number - 1:
        return _of_named(rate, ahead[:-1], ahead[-1])
    part, firm = share_parts.numerator(mention, words, ahead)
    named = share_parts.NAME.search(words)
    firm = firm and not (named and _FOUND_IN.search(named[1]))
    # 按面积计盘活率86.2%，分别占82.4%和90.7%: which of the figures is the area is for arithmetic to say
    loosened = _COUNTED_BY.search(words) or _TAKEN_OFF.search(words) or words != mention.lead
    firm = firm and not loosened
    denominator = _named_whole(words)
    above = _ABOVE.search(denominator) is not None
    if above:
        denominator = _COUNTED_AS.sub("", _ABOVE.sub("", denominator))
    if part is None and before and not denominator and mention.number == 0:
        ahead = before[-1].quantities()
        part, _ = share_parts.numerator(mention, words, ahead)
        firm = False  # what a new sentence rates need not be what the last one counted
    if part is None:
        return None
    near = ahead[-share_wholes.CONSIDERED :]
    back = before[-_FAR_BACK:] if above else before[-_SENTENCES:]
    looked_for = share_wholes.Wholes(near, back, wholes, denominator, above)
    # 1182件，占0.6%: of these, whatever another figure would give
    bound_to = firm and share_parts.OF.search(words)
    others = [m for m in reversed(near) if not (firm and share_parts.is_open(m))]
    parts = [part] if bound_to else [part, *others]
    return _best(rate, part, parts, looked_for, firm)


def _by_measure(mention: Mention, rate: Rate, sentence: Sentence) -> Share | None:
    """38笔、2915.6万元，已清偿34笔、2683.4万元，按金额计算清偿率92.0%: the last two so measured, if they give it."""
    by = _BY_WHAT.search(mention.lead)
    ahead = [m for m in sentence.quantities() if m.number < mention.number]
    alike = [m.quantity for m in ahead if by and _MEASURES[by[1]](m)][-2:]
    if len(alike) < 2 or not share_lists.fits(rate, alike[1:], alike[:1]):
        return None
    return Share(rate, (alike[1],), (alike[0],), Binding.LOOSE)


def _is_measured(mention: Mention, words: str) -> bool:
    """Whether a figure is of what a rate is said to be measured by: 金额追缴率87.5%."""
    by = _BY_WHAT.search(words)
    return by is None or _MEASURES[by[1]](mention)


def _is_no_share(mention: Mention) -> bool:
    """Whether the words make a rate something else: growth, a threshold, another round's."""
    words = _CAME_TO.sub("为", mention.lead)
    return (
        _OTHER_SCOPE.search(words) is not None
        or (CHANGE.search(words) is not None and _TAKEN_OFF.search(words) is None)
        or _THRESHOLD.search(words + mention.tail[:4]) is not None
        or "平均" in words  # of several figures between them
        or words.endswith(("由", "从"))  # 差错率由万分之3.4降到万分之0.9
        # 比例控制在四成以内: a rule, not what was reached
        or (mention.lead.endswith("控制在") and _is_under(mention))
        # 完成率不低于95%的单位6个 tells of these 6
        or (
            mention.tail.startswith("的")
            and not mention.after
            and share_parts.NAME.search(words) is not None
        )
    )


def _is_of_class_among(mention: Mention, sentence: Sentence) -> bool:
    """Whether 其中 names a class without its number: 其中党建类问题整改率97.5%、财务类问题整改率82.1%."""
    before = [m for m in sentence.quantities() if m.number < mention.number]
    start = before[-1].span.end if before else sentence.span.start
    words = sentence.words[start - sentence.span.start : mention.span.start - sentence.span.start]
    return _CLASS_AMONG.search(words) is not None


def _is_under(mention: Mention) -> bool:
    rate = mention.figure
    return isinstance(rate, Rate) and rate.approximation is Approximation.UNDER


def _ahead(mention: Mention, sentence: Sentence) -> list[Mention]:
    """The figures before a rate that it can speak of."""
    ahead = [
        m
        for m in sentence.quantities()
        if m.number < mention.number and not _is_kind(m) and not _POINTS.search(m.lead)
    ]
    beside = mention.before == "(" and bool(ahead) and ahead[-1].after == "("
    if mention.depth and not beside:  # what stands in a bracket is told of what stands in it
        ahead = [m for m in ahead if m.depth >= mention.depth]
    return ahead


def _is_kind(mention: Mention) -> bool:
    """Whether a figure counts kinds, which have no share of anything: 两类合计占比约七成."""
    return lexicon.CLASSIFIERS.get(mention.quantity.unit) in ("kind", "aspect")


def _of_named(rate: Rate, ahead: Sequence[Mention], whole: Mention) -> Share | None:
    """完成年度任务3万人的72%: the whole stands right before the rate."""
    if _EXCESS.search(whole.lead) or not _SHARE_OF.search(whole.lead):
        return None  # 超过计划3000人的15%, 另处违约金37.2万元的30%: not how much of it
    same = [m for m in reversed(ahead) if m.kind == whole.kind]
    fitting = [m for m in same if share_lists.fits(rate, (m.quantity,), (whole.quantity,))]
    # 筹集1460套，其中新建820套、改建415套…，完成1400套的104.3%: all of them, where one list tells of some
    heads = [m for m in same if m.cue is not Cue.AMONG and not is_listed(m)]
    together = tuple(m.quantity for m in same if m.segment == whole.segment)
    if not fitting and share_lists.fits(rate, together, (whole.quantity,)):
        return Share(rate, together, (whole.quantity,), Binding.LOOSE)  # 博士两名、副教授一名
    part = next(iter((*fitting, *heads[:1])), ahead[-1])
    one_more = _ONE_MORE.search(whole.opening) is not None
    bound = part.kind == whole.kind and not one_more
    binding = Binding.PARTITION if bound else Binding.LOOSE
    return Share(rate, (part.quantity,), (whole.quantity,), binding)


def _best(
    rate: Rate, part: Mention, parts: Sequence[Mention], wholes: share_wholes.Wholes, firm: bool
) -> Share | None:
    """The pair of figures that gives the rate, else the pair the words bind."""
    every = wholes
    if firm and share_wholes.is_local(part, wholes):
        wholes = wholes._replace(before=())  # both figures stand here: no need to look further
    for other in parts:
        for whole in (
            *share_wholes.denominators(other, wholes),
            *share_wholes.unnamed(other, wholes),
        ):
            if other.kind == part.kind and share_lists.fits(rate, (other.quantity,), (whole,)):
                return Share(rate, (other.quantity,), (whole,), Binding.PARTITION)
    if (together := _of_several(rate, part, wholes, firm=firm)) is not None:
        return together
    likeliest = next(share_wholes.denominators(part, wholes), None)
    if likeliest is None:
        return None
    if rate.quantum < 1 and (far := _told_before(rate, part, parts, every)) is not None:
        return far
    here = any(m.quantity == likeliest for m in wholes.ahead)
    if not here and (beside := _of_other_unit(rate, part, wholes)) is not None:
        return beside
    if rate.value == _ALL and (not here or _OF_THESE.search(part.tail)):
        return None  # all of what the sentence tells of: 9个站点已全部恢复开放，开放率达到100%
    if (
        not here
        and _is_one_class(part)
        and not any(
            share_wholes.is_told_of(part, m) for m in share_wholes.earlier_wholes(part, wholes)
        )
    ):
        return None  # a class of its own, of which the text does not say how many there are
    if not here and not part.label.endswith("的") and not _BARE_STATE.fullmatch(part.label):
        firm = firm and _is_told_of_whole(part, likeliest, wholes)
    # across a semicolon a new thing is told, unless the numerator is told as done
    apart = [m for m in wholes.ahead if m.quantity == likeliest and m.segment != part.segment]
    alike = all(m.noun and part.noun.endswith(m.noun[-2:]) for m in apart)
    bound = firm and (not apart or alike or tells_state(part))
    binding = Binding.PARTITION if bound else Binding.LOOSE
    return Share(rate, (part.quantity,), (likeliest,), binding)


def _of_other_unit(rate: Rate, part: Mention, wholes: share_wholes.Wholes) -> Share | None:
    """向320家单位发放问卷，收回304份，回收率95%: in another unit, but right here."""
    counted = (
        m.quantity
        for m in wholes.ahead
        if m.kind != part.kind and part.quantity.measure == m.quantity.measure
    )
    whole = next((q for q in counted if share_lists.fits(rate, (part.quantity,), (q,))), None)
    return Share(rate, (part.quantity,), (whole,), Binding.LOOSE) if whole is not None else None


def _of_several(
    rate: Rate, part: Mention, wholes: share_wholes.Wholes, *, firm: bool
) -> Share | None:
    """Neighbouring figures that give the rate together, the one that the words bind among them."""
    for run in _runs([m for m in wholes.ahead if m.kind == part.kind]):
        if firm and part not in run:
            continue
        for whole in share_wholes.denominators(run[0], wholes):
            figures = tuple(m.quantity for m in run)
            if whole not in figures and share_lists.fits(rate, figures, (whole,)):
                return Share(rate, figures, (whole,), Binding.PARTITION)
    return None


def _told_before(
    rate: Rate, part: Mention, parts: Sequence[Mention], wholes: share_wholes.Wholes
) -> Share | None:
    """藏品3462件。…共建档3047件，建档率88.0%: a rate so fine that the figures before hardly give it by chance."""
    for other in (p for p in parts if p.lead.lstrip("，,").startswith(("共", "累计"))):
        told = (m for s in wholes.before for m in s.quantities() if m.kind == other.kind)
        whole = next(
            (m for m in told if share_lists.fits(rate, (other.quantity,), (m.quantity,))), None
        )
        if whole is not None and other.kind == part.kind:
            return Share(rate, (other.quantity,), (whole.quantity,), Binding.LOOSE)
    return None


def _is_told_of_whole(part: Mention, whole: Quantity, wholes: share_wholes.Wholes) -> bool:
    """Whether a whole told in a sentence before is named as its part is: 问卷704份, 收回问卷…."""
    told = [m for s in wholes.before for m in s.quantities() if m.quantity == whole]
    own = part.label + part.noun
    return any((m.noun and m.noun[-2:] in own) or share_wholes.is_told_of(part, m) for m in told)


def _is_one_class(part: Mention) -> bool:
    """Whether a numerator is told of one class among others: 分阶段整改类完成21个."""
    return _ONE_CLASS.search(part.lead) is not None and part.before in "；;:，,"


def _named_whole(words: str) -> str:
    """What a share is said to be a share of: 占反馈问题总数的 → 反馈问题总数."""
    found = share_parts.OF.search(words)
    return found[1] if found else ""


def _runs(mentions: Sequence[Mention]) -> Iterator[Sequence[Mention]]:
    """Neighbouring figures that may count together: 完成整改15个，完成并长期坚持6个."""
    for start in range(len(mentions)):
        for end in range(start + 2, min(len(mentions), start + _TOGETHER) + 1):
            yield mentions[start:end]
