"""Rates with the two figures they are made of.

A rate is bound to its numerator by its own name (办结率: what was 办结; 占: what stands before it) and to
its denominator through the numerator (the whole it is a part of) or by name (占反馈问题总数的). Rates of
change, thresholds and rates of things that the text does not count stay unbound.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from grammar import lexicon, share_lists, share_wholes, shares_of_tallies
from grammar.claims import Approximation, Binding, Quantity, Rate, RateForm, Share, Sum
from grammar.mentions import Cue, Mention, Sentence
from grammar.parts import DONE, is_listed, tells_state
from grammar.patterns import compiled
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
_NOMINAL = compiled(r"^[^，,。;\d]{1,14}的$")  # 采纳的占一半以上: those told of before
_ABOVE = compiled(r"前述|上述|前文|以上")
_THRESHOLD = compiled(
    r"(?:计划|力争|预计|争取|有望)[^占]{0,24}(?:到|至|达|提高|超过)$|不低于|不高于|不少于|不得|目标|要求|标准|比例上限|上限|下限|权重|利率|税率|费率|进度|序时|浓度|强度|浓缩|湿度|保证金|每"
)
_NAME = compiled(
    r"([\u4e00-\u9fff]{1,12}?)(?:率|(?<=满意)度|(?<=知晓)度|比例|比重|占比)(?:已|均|约|仅|只|才|也|就|还)*(?:达到|达|为|是|至|到|在|高达|超过|约)*[:，,]?\s*$"
)
_OF = compiled(
    r"(?:^|[^率])占(?:到|了|比(?:例|重)?)?(?:全部|所有|总(?![数量额])|应)?([\u4e00-\u9fff\w]{0,14}?)的?(?:比例|比重)?(?:为|是|达|约|达到)?$"
)
_LESS_BY = compiled(r"^(?:减少|压减|精简|压缩|缩减|减)(?:了)?$")
_SUBJECT = compiled(r"[^仅约均共只已其分别各但就也\s中，]")
_OTHER_SCOPE = compiled(
    r"同期|上年|去年|上一?轮|第[一二三四五六七八九十]+轮|前[一二三]轮|上次|全[国省市]平均|平均水平"
)
_SHARE_OF = compiled(r"完成|占|达|相当|实现|收回|到位|兑现|落实|拨付|支付")
# 已完成整改: said of what was told before, and of nothing else
_BARE_STATE = compiled(
    r"(?:目前|现|截至目前|其中|累计|共|已|已经|均|全部|总计|合计|实际|实)*"
    r"(?:(?:完成|整改|办结|销号|到位|落实|解决|回复|答复|收回|回收|清退|追缴|退还|兑现|整治|拆除|化解|采纳|满意|合格|有效)(?:了)?)*[\u4e00-\u9fff]{0,3}"
)
_CLASS_AMONG = compiled(
    r"其中[，,:]?[^，,。;:]{1,12}?(?:类|方面|领域|批|级|系统)?[^，,。;:]{0,6}(?:问题|任务|事项|项目|案件|信访件)"
)
_POINTS = compiled(r"(?:前|后|这|上述|以上)$")  # 前两项合计占95.2%
_EXCESS = compiled(r"超|高出|多出|高于")
_COUNTED_AS = compiled(r"(?:金额|数额|数量|户数|人数|件数|数|额)$")
_DONE_RATE = compiled(
    r"完成|办结|整改|销号|落实|解决|到位|结案|验收|整治|化解|处置|收回|清退|答复|回复|补发|兑现|覆盖|公开|到会|参与|参训|治理|盘活|普及|签订|更新|改造|恢复|入网|达标|安装|利用|投用|接入|纳管|共享|配备|建档|签约|复耕|缴存|参保|消化|使用"
)
_HALF_SO = compiled(r"基本|比较|较为|[不较]$")  # 基本满意3票 is not what 满意率 counts first
_ALL = 100  # per cent
_TOGETHER = 4  # figures: how many neighbouring ones a rate may be the rate of
_DUE_HEAD, _DONE_HEAD = compiled(r"应[\u4e00-\u9fff]{1,3}$"), compiled(r"实[\u4e00-\u9fff]{1,3}$")
_DUE = compiled(r"应|需|须|计划|拟|总|共|要求")
_NO_SHARES = (RateForm.POINTS, RateForm.DOUBLED)
_SENTENCES = 6  # sentences back in which its whole may stand
_FAR_BACK = 40  # the same, where it is said to stand above: 占前述上缴国库数的55.6%
_OF_THESE = compiled(r"全部|全数|均|都|逐一")
_ONE_CLASS = compiled(r"[\u4e00-\u9fff]{2}(?:类|方面|领域|批|级)")
_COUNTED_BY = compiled(r"分别|按[\u4e00-\u9fff]{1,6}(?:计|算|口径)")
_ADJUSTED = compiled(r"\((?:不含|不计|剔除|扣除|除|含|按|以)")  # what is counted is told behind
# 问题率, 隐患率: how much was found where so much was looked at, which no other number of them is
_FOUND_IN = compiled(r"(?:问题|隐患|违规|违法|投诉|事故|差错|故障|案件|发案|信访|缺陷|病害)$")
_NAMED_FOR = 2  # characters at the end of a rate's name that say what it is the rate of


def find(sentences: Sequence[Sentence], sums: Sequence[Sum]) -> tuple[Share, ...]:
    """All rates of a notice that can be bound to figures."""
    wholes = {part.span: s.total for s in sums for part in s.parts}
    of_tallies = {share.rate.span: share for share in shares_of_tallies.find(sentences)}
    found: list[Share] = []
    before: list[Sentence] = []
    for sentence in sentences:
        for mention in sentence.mentions:
            if isinstance(mention.figure, Rate) and mention.figure.form not in _NO_SHARES:
                behind = mention.span.end - sentence.span.start
                if _ADJUSTED.match(sentence.words, behind):
                    continue
                if (known := of_tallies.get(mention.span)) is not None:
                    found.append(known)
                    continue
                share = _bind(mention, mention.figure, sentence, before, wholes)
                if share is None or share.binding is Binding.LOOSE:
                    share = share_lists.in_bracket(mention, mention.figure, sentence) or share
                if share is None or not share_lists.holds(share):
                    other = share_lists.with_rest(mention, mention.figure, sentence)
                    share = share_lists.likelier(share, other)
                if share is None or not share_lists.holds(share):
                    near = before[-1:]
                    share = share_lists.together(mention, mention.figure, sentence, near) or share
                if share is None or not share_lists.holds(share):
                    share = share_lists.of_votes(mention, mention.figure, sentence) or share
                if share is None or not share_lists.holds(share):
                    share = share_lists.but_for(mention, mention.figure, sentence) or share
                if share is not None:
                    found.append(
                        share_lists.or_of_another(share, mention, sentence, before[-_SENTENCES:])
                    )
        before.append(sentence)
        del before[:-_FAR_BACK]
    return tuple(found)


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
    ahead = _ahead(mention, sentence)
    if mention.label == "的" and len(ahead) >= 2 and ahead[-1].number == mention.number - 1:
        return _of_named(rate, ahead[:-1], ahead[-1])
    part, firm = _numerator(mention, words, ahead)
    named = _NAME.search(words)
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
        part, _ = _numerator(mention, words, ahead)
        firm = False  # what a new sentence rates need not be what the last one counted
    if part is None:
        return None
    near = ahead[-share_wholes.CONSIDERED :]
    back = before[-_FAR_BACK:] if above else before[-_SENTENCES:]
    looked_for = share_wholes.Wholes(near, back, wholes, denominator, above)
    # 1182件，占0.6%: of these, whatever another figure would give
    parts = [part] if firm and _OF.search(words) else [part, *reversed(near)]
    return _best(rate, part, parts, looked_for, firm)


def _is_no_share(mention: Mention) -> bool:
    """Whether the words make a rate something else: growth, a threshold, another round's."""
    words = _CAME_TO.sub("为", mention.lead)
    return (
        _OTHER_SCOPE.search(words) is not None
        or (CHANGE.search(words) is not None and _TAKEN_OFF.search(words) is None)
        or _THRESHOLD.search(words + mention.tail[:4]) is not None
        or "平均" in words  # of several figures between them
        # 比例控制在四成以内: a rule, not what was reached
        or (mention.lead.endswith("控制在") and _is_under(mention))
        # 完成率不低于95%的单位6个 tells of these 6
        or (mention.tail.startswith("的") and not mention.after and _NAME.search(words) is not None)
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
    part = next(iter((*fitting, *heads[:1])), ahead[-1])
    binding = Binding.PARTITION if part.kind == whole.kind else Binding.LOOSE
    return Share(rate, (part.quantity,), (whole.quantity,), binding)


def _best(
    rate: Rate, part: Mention, parts: Sequence[Mention], wholes: share_wholes.Wholes, firm: bool
) -> Share | None:
    """The pair of figures that gives the rate, else the pair the words bind."""
    if firm and share_wholes.is_local(part, wholes):
        wholes = wholes._replace(before=())  # both figures stand here: no need to look further
    for other in parts:
        for whole in (
            *share_wholes.denominators(other, wholes),
            *share_wholes.unnamed(other, wholes),
        ):
            if other.kind == part.kind and share_lists.fits(rate, (other.quantity,), (whole,)):
                return Share(rate, (other.quantity,), (whole,), Binding.PARTITION)
    for run in _runs([m for m in wholes.ahead if m.kind == part.kind]):
        for whole in share_wholes.denominators(run[0], wholes):
            figures = tuple(m.quantity for m in run)
            if whole not in figures and share_lists.fits(rate, figures, (whole,)):
                return Share(rate, figures, (whole,), Binding.PARTITION)
    likeliest = next(share_wholes.denominators(part, wholes), None)
    if likeliest is None:
        return None
    here = any(m.quantity == likeliest for m in wholes.ahead)
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


def _is_told_of_whole(part: Mention, whole: Quantity, wholes: share_wholes.Wholes) -> bool:
    """Whether a whole told in a sentence before is named as its part is: 问卷704份, 收回问卷…."""
    told = [m for s in wholes.before for m in s.quantities() if m.quantity == whole]
    own = part.label + part.noun
    return any((m.noun and m.noun[-2:] in own) or share_wholes.is_told_of(part, m) for m in told)


def _numerator(
    mention: Mention, words: str, ahead: Sequence[Mention]
) -> tuple[Mention | None, bool]:
    """The figure that a rate is the share of, and whether the words bind it."""
    if not ahead:
        return None, False
    nearest = ahead[-1]
    if of := _OF.search(words):
        # 收到614件(会上602件、会后12件)，占总数的95.6%: what the bracket explains is what is rated
        nearest = next((m for m in reversed(ahead) if m.depth <= mention.depth), nearest)
        own_subject = _SUBJECT.search(words[: of.start()]) is not None
        if own_subject and mention.before:
            told_before = _NOMINAL.match(words[: of.start() + of[0].index("占")])
            # 其中涉作风投诉仅占0.3%: of a thing that is not counted
            return (nearest if told_before else None), False
        behind = nearest.segment == mention.segment and nearest.cue is not Cue.TOTAL
        return nearest, behind
    name = _NAME.search(words)
    if name is not None:
        return _named_for(name[1], mention, ahead)
    if mention.before == "(" and not words.strip() and nearest.after == "(":
        return nearest, True  # 城建类7件(38.9%)
    return _in_words(mention, words, ahead)


def _named_for(
    stem: str, mention: Mention, ahead: Sequence[Mention]
) -> tuple[Mention | None, bool]:
    """What a rate with a name of its own counts: 办结率 what was 办结."""
    nearest = ahead[-1]
    ahead = [m for m in ahead if m.depth <= mention.depth] or ahead
    matching = [m for m in ahead if m.segment == mention.segment and _shares_words(stem, m)]
    if matching:
        plainly = [m for m in matching if not _HALF_SO.search(m.label)] or matching
        return _achieved(plainly, ahead), True
    done = [m for m in ahead if m.segment == mention.segment and DONE.search(m.around)]
    if _DONE_RATE.search(stem) and done:
        return done[-1], True
    if (
        len(ahead) > 1
        and _are_due_and_done(ahead[-2], nearest)
        and nearest.number + 1 == mention.number
    ):
        return nearest, True
    if mention.number == nearest.number + 1:
        told = nearest.label.endswith("的") and nearest.cue is not Cue.AMONG
        told = told or (nearest.label.startswith("已") and _is_right_after_whole(nearest, ahead))
        return nearest, told and _DONE_RATE.search(stem) is not None
    return None, False


def _is_right_after_whole(part: Mention, ahead: Sequence[Mention]) -> bool:
    """1500万元，已使用或交回1275万元: one whole right before what was done of it."""
    alike = [m for m in ahead if m.kind == part.kind and m.number < part.number]
    whole = alike[-1] if alike else None
    return (
        whole is not None
        and whole.number == part.number - 1
        and whole.segment == part.segment
        and whole.quantity.value >= part.quantity.value
    )


def _are_due_and_done(due: Mention, done: Mention) -> bool:
    """应训1240人次，实训1128人次: what was due, and what came of it."""
    one, other = _DUE_HEAD.match(due.label), _DONE_HEAD.match(done.label)
    return bool(one and other) and due.kind == done.kind and due.label[1:] == done.label[1:]


def _in_words(
    mention: Mention, words: str, ahead: Sequence[Mention]
) -> tuple[Mention | None, bool]:
    """What a rate told in words is the share of: 三分之二, 近六成, 过半."""
    nearest = ahead[-1]
    if share_lists.is_right_behind(mention, nearest):
        return nearest, True
    in_words = isinstance(mention.figure, Rate) and mention.figure.form is not RateForm.PERCENT
    if in_words and not words.endswith("的"):  # 完成工程量的六成 is a share of what is not counted
        pairs = [words[n : n + _NAMED_FOR] for n in range(len(words) - 1)]
        done = [m for m in ahead if DONE.search(m.around) or any(pair in m.label for pair in pairs)]
        if done:
            return done[-1], not share_lists.ADDED.search(done[-1].label)
        if not words.strip():
            return nearest, False
    return None, False


def _achieved(matching: Sequence[Mention], ahead: Sequence[Mention]) -> Mention:
    """Of 应补发1286户 and 已补发1174户 the one that was done; of 应配备74名，实配63名 the second."""
    done = [m for m in matching if not _DUE.search(m.label)]
    if done:
        return done[-1]
    last = matching[-1]
    behind = [m for m in ahead if m.number > last.number and share_wholes.may_hold(last, m)]
    return behind[0] if behind else last


def _is_one_class(part: Mention) -> bool:
    """Whether a numerator is told of one class among others: 分阶段整改类完成21个."""
    return _ONE_CLASS.search(part.lead) is not None and part.before in "；;:，,"


def _shares_words(stem: str, mention: Mention) -> bool:
    """Whether what a rate is named for (满意 in 满意率) stands beside a figure."""
    named = stem[-_NAMED_FOR:]
    around = mention.around
    denied = f"不{named}" in around or f"未{named}" in around  # 不合格9篇 is not what 合格率 counts
    told = named in around or named[::-1] in around  # 回收率 is that of what was 收回
    return len(stem) >= _NAMED_FOR and told and not denied


def _named_whole(words: str) -> str:
    """What a share is said to be a share of: 占反馈问题总数的 → 反馈问题总数."""
    found = _OF.search(words)
    return found[1] if found else ""


def _runs(mentions: Sequence[Mention]) -> Iterator[Sequence[Mention]]:
    """Neighbouring figures that may count together: 完成整改15个，完成并长期坚持6个."""
    for start in range(len(mentions)):
        for end in range(start + 2, min(len(mentions), start + _TOGETHER) + 1):
            yield mentions[start:end]
