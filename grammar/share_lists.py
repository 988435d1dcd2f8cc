"""Rates whose figures stand in a list of shares, or are those of several figures together.

满意372份，占77.5%；不满意24份，占5%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import combinations, groupby, pairwise

from grammar import amounts, numerals
from grammar.claims import Binding, Quantity, Rate, RateForm, Share, Sum
from grammar.mentions import Cue, Mention, Sentence
from grammar.parts import DONE, UNDONE, are_complements, is_bare, overlaps
from grammar.patterns import compiled

_CONSIDERED = 12  # figures of a sentence that may be the whole of a share
_OF_WHOLE = compiled(r"占(?:比)?(?:例)?(?:为|达|约)?$")
_VOTES = 5  # figures: so many answers a vote has at most
_AROUND = 8  # figures before or behind a rate that may give it between them


_EACH_OF = ("各占", "分别占")
_TOGETHER = compiled(r"合计占?|之和占?|总共占|加起来占?|共占")
_SPLIT_INTO = compiled(r"分(?:为|成)([两二三四五六七八\d])(?:大)?[类级档种]")
PASSED = compiled(r"([\u4e00-\u9fff]{2})率[^，,。;\d]{0,3}$")


def fits(rate: Rate, parts: Sequence[Quantity], wholes: Sequence[Quantity]) -> bool:
    """Whether a rate is what its figures give, as precisely as they are written."""
    real = amounts.share(amounts.total(parts), amounts.total(wholes))
    return real is not None and amounts.of_rate(rate).meets(real)


def holds(share: Share) -> bool:
    """Whether a share is what its figures give, as precisely as they are written."""
    if not share.minus:
        return fits(share.rate, share.part, share.whole)
    part = amounts.difference(amounts.total(share.part), amounts.total(share.minus))
    real = amounts.share(part, amounts.total(share.whole))
    return real is not None and amounts.of_rate(share.rate).meets(real)


def or_of_another(
    share: Share, mention: Mention, sentence: Sentence, before: Sequence[Sentence]
) -> Share:
    """A share that does not hold, unless it is that of another whole told before.

    共受理7118件，直办3753件，占52.7%，转办3365件，占47.3%; 提出820件，立案799件…A类418件，占52.3%.
    """
    if share.binding is not Binding.PARTITION or holds(share) or share.minus:
        return share
    told = [m for m in sentence.quantities() if m.number < mention.number]
    for earlier in reversed(before):
        told += earlier.quantities()[:_CONSIDERED]
    kinds = {m.kind for m in told if m.quantity in share.part}
    for whole in told:
        alike = whole.kind in kinds and whole.quantity not in share.part
        if alike and fits(share.rate, share.part, (whole.quantity,)):
            return share._replace(whole=(whole.quantity,))
    for one, other in pairwise(told):  # 农村860户，城市120户，抽查96户，抽查率10%
        both = one.quantity, other.quantity
        listed = share.whole[0] in both and one.kind == other.kind and one.kind in kinds
        if listed and share.part[0] not in both and fits(share.rate, share.part, both):
            return share._replace(whole=both)
    if (finer := _of_another_part(share, mention, sentence, told)) is not None:
        return finer
    if _is_rate_of_another(mention, told, share) or _is_of_two(share, told, kinds):
        return share._replace(binding=Binding.LOOSE)
    if _is_of_others(share, mention, sentence):
        return share._replace(binding=Binding.LOOSE)
    among = {m.span for m in sentence.mentions if m.cue is Cue.AMONG}
    rated = {m.span for m in told if m in sentence.mentions and has_its_share(sentence, m)}
    if share.whole[0].span in rated and share.part[0].span not in among:
        return share._replace(binding=Binding.LOOSE)  # a neighbour that is a share itself
    return share


def _of_another_part(
    share: Share, mention: Mention, sentence: Sentence, told: Sequence[Mention]
) -> Share | None:
    """追回1391万元，其中从机构追回1082万元、从个人追回309万元，追回率96.8%: of the first, and of a whole before it.

    Only a rate that is written so finely that two figures would hardly give it by chance.
    """
    if share.rate.quantum >= 1:
        return None
    ahead = [m for m in sentence.quantities() if m.number < mention.number][-_CONSIDERED:]
    for part in ahead:
        for whole in told:
            larger = part.kind == whole.kind and whole.quantity.value > part.quantity.value
            if larger and fits(share.rate, (part.quantity,), (whole.quantity,)):
                return Share(share.rate, (part.quantity,), (whole.quantity,), binding=Binding.LOOSE)
    return None


def _is_of_two(share: Share, told: Sequence[Mention], kinds: Set[str]) -> bool:
    """Whether two figures told apart give a rate between them: 现场整改151处…，限期的53处已完成47处，整改率97.1%.

    Only where it is written so finely that they would hardly give it by chance.
    """
    if share.rate.quantum >= 1:
        return False
    figures = [
        m.quantity
        for m in told
        if m.kind in kinds and m.quantity not in share.whole and DONE.search(m.label)
    ]
    pairs = combinations(figures[:_CONSIDERED], 2)
    return any(fits(share.rate, pair, share.whole) for pair in pairs)


def _is_of_others(share: Share, mention: Mention, sentence: Sentence) -> bool:
    """Whether two other figures of the sentence give a rate, of which no other rate is told.

    26人、14人，各占65%和35%; 余额4.43亿元，不良率3.11%，各项贷款142.4亿元.
    """
    if share.rate.form is not RateForm.PERCENT:
        return False
    near = [m for m in sentence.quantities() if abs(m.number - mention.number) <= _AROUND]
    free = [
        m for m in near if m.number == mention.number - 1 or not _is_followed_by_rate(sentence, m)
    ]
    return any(
        part.kind == whole.kind
        and part.quantity.value < whole.quantity.value
        and part.segment == mention.segment
        and (part.quantity not in share.part or whole.quantity not in share.whole)
        and fits(share.rate, (part.quantity,), (whole.quantity,))
        for part in free
        for whole in near
        if whole.cue is not Cue.REST
    )


def _is_rate_of_another(rate: Mention, told: Sequence[Mention], share: Share) -> bool:
    """Whether the rate is named for what another figure counts: 整改事项办结率, and 49个整改事项."""
    own = {figure.noun for figure in (*share.part, *share.whole)}
    return any(
        len(noun) > 1 and noun not in own and noun in rate.lead
        for noun in {m.quantity.noun for m in told if m.quantity not in (*share.part, *share.whole)}
    )


def _is_followed_by_rate(sentence: Sentence, mention: Mention) -> bool:
    behind = sentence.mentions[mention.number + 1 : mention.number + 2]
    return bool(behind) and isinstance(behind[0].figure, Rate)


def has_its_share(sentence: Sentence, mention: Mention) -> bool:
    """Whether the share that a figure has of a whole is told right behind it: 64件，占50%."""
    behind = sentence.mentions[mention.number + 1 : mention.number + 2]
    return bool(behind) and isinstance(behind[0].figure, Rate) and behind[0].lead[:1] == "占"


def of_states(
    mention: Mention, rate: Rate, sentence: Sentence, before: Sequence[Sentence]
) -> Share | None:
    """反馈问题：6个 … 完成5个，推进1个，完成率83.3%: of all whose states are told right before it."""
    states = [m for m in sentence.quantities() if m.number < mention.number][-_VOTES:]
    if len(states) < 2 or not PASSED.search(mention.lead) or not are_complements(states):
        return None
    every = tuple(m.quantity for m in states)
    alone = all(is_bare(m) and m.kind == states[0].kind for m in states)
    total = sum(figure.value for figure in every)
    told = any(
        m.kind == states[0].kind and m.quantity.value == total
        for s in before
        for m in s.quantities()
    )
    done = [m.quantity for m in states if DONE.search(m.label) and not UNDONE.search(m.label)]
    if not alone or len(done) != 1 or len(states) != len(sentence.quantities()):
        return None
    share = Share(rate, (done[0],), every, Binding.PARTITION)
    return share if told or holds(share) else None


def together(
    mention: Mention, rate: Rate, sentence: Sentence, before: Sequence[Sentence]
) -> Share | None:
    """满意298户，基本满意47户，不满意15户，满意和基本满意合计占95.8%: the first of a list, if they give it."""
    if _TOGETHER.search(mention.lead) is None:
        return None
    ahead = [m for m in sentence.quantities() if m.number < mention.number]
    wholes = [m.quantity for s in before for m in s.quantities()]
    for start, end in combinations(range(len(ahead) + 1), 2):
        run = tuple(m.quantity for m in ahead[start:end])
        if len(run) < 2 or len({m.kind for m in ahead[start:end]}) > 1:
            continue
        rest = tuple(m.quantity for m in ahead[start:] if m.kind == ahead[start].kind)
        for whole in (rest,) if rest != run else ():
            if fits(rate, run, whole):
                return Share(rate, run, whole, Binding.LOOSE)
        earlier = (m.quantity for m in ahead[:start] if m.kind == ahead[start].kind)
        for one in (*earlier, *(w for w in wholes if w.unit == run[0].unit)):
            if fits(rate, run, (one,)):
                return Share(rate, run, (one,), Binding.LOOSE)
    return None


def of_votes(mention: Mention, rate: Rate, sentence: Sentence) -> Share | None:
    """满意26票、基本满意3票、不满意1票，满意率86.6%: the first of a list in all of it, if they give it."""
    if not PASSED.search(mention.lead):
        return None
    ahead = [m for m in sentence.quantities() if m.number < mention.number]
    votes = [m for m in ahead[-_VOTES:] if ahead[-1].kind == m.kind and m.label]
    every = tuple(m.quantity for m in votes)
    for first in range(len(votes) - 2):
        for end in range(first + 1, len(votes)):
            share = Share(rate, every[first:end], every[first:], Binding.LOOSE)
            if holds(share):
                return share
    return None


def of_classes(mention: Mention, rate: Rate, sentence: Sentence) -> Share | None:
    """64个问题中，立行立改的38个已整改38个，分阶段的20个已整改15个，持续的6个已整改2个，整改率85.9%: of them all."""
    ahead = [m for m in sentence.quantities() if m.number < mention.number and not m.depth]
    if not ahead or not PASSED.search(mention.lead):
        return None
    whole = ahead[0]
    alike = [m for m in ahead[1:] if m.kind == whole.kind and is_bare(m)]
    done = [m for m in alike if DONE.search(m.label) and not m.label.endswith("的")]
    if len(done) < 2 or not whole.noun:
        return None
    figures = tuple(m.quantity for m in done)
    share = Share(rate, figures, (whole.quantity,), Binding.LOOSE)
    return share if holds(share) else None


def paired(mention: Mention, sentence: Sentence) -> Mention | None:
    """分别有271个、74个（占94.8%、62.2%）, 各占94.8%、62.2%: the figure that stands where the rate does."""
    every = sentence.mentions
    first = mention.number
    while first and every[first].before == "、" and isinstance(every[first - 1].figure, Rate):
        first -= 1
    rates = [m for m in every[first:] if isinstance(m.figure, Rate) and m.depth == mention.depth]
    rates = rates[:1] + [m for m in rates[1:] if m.before == "、"]
    figures = every[max(0, first - len(rates)) : first]
    each = every[first].lead.startswith(_EACH_OF)
    near = mention.depth if each else mention.depth - 1
    alike = {m.kind for m in figures if isinstance(m.figure, Quantity) and m.depth <= near}
    told = every[first].before == "(" or each
    if len(rates) < 2 or len(figures) != len(rates) or len(alike) != 1 or not told:
        return None
    return figures[mention.number - first]


def likelier(one: Share | None, other: Share | None) -> Share | None:
    """Of two readings of a rate the one that holds, else the one that the words bind."""
    if one is None or other is None:
        return one or other
    return one if one.binding is Binding.PARTITION and not holds(other) else other


def less_by(mention: Mention, rate: Rate, sentence: Sentence) -> Share | None:
    """原有96人，分流安置56人，减少三分之二: the share of what there was that is gone."""
    ahead = [m for m in sentence.quantities() if m.number < mention.number]
    if len(ahead) < 2 or "原" not in ahead[-2].label or ahead[-2].kind != ahead[-1].kind:
        return None
    return Share(rate, (ahead[-1].quantity,), (ahead[-2].quantity,), Binding.PARTITION)


def whole_shares(sentences: Sequence[Sentence]) -> tuple[tuple[Rate, ...], ...]:
    """Shares of one whole that the text says to be all there are, so that they make 100%."""
    found: list[tuple[Rate, ...]] = []
    for sentence in sentences:
        shares = [
            m
            for m in sentence.mentions
            if isinstance(m.figure, Rate)
            and m.figure.form is RateForm.PERCENT
            and re.search(r"占(?:比)?$", m.lead)
        ]
        closed = len(shares) >= 2 and shares[-1].cue is Cue.REST
        closed = closed or _are_all_classes(sentence, shares)
        if closed and not overlaps(sentence.words) and shares[0].cue is not Cue.AMONG:
            found.append(tuple(m.figure for m in shares if isinstance(m.figure, Rate)))
    return tuple(found)


def _are_all_classes(sentence: Sentence, shares: Sequence[Mention]) -> bool:
    """Whether a whole is split into as many classes as have shares: 分为三类，每个只归入一类：…."""
    split = _SPLIT_INTO.search(sentence.words)
    numeral = numerals.read(split[1]) if split else None
    return (
        numeral is not None
        and numeral.value == len(shares) >= 2
        and all(
            m.label.removesuffix("占").rstrip("占比").endswith(("类", "级", "档")) for m in shares
        )
    )


def of_one_whole(sentences: Sequence[Sentence], shares: Sequence[Share]) -> Iterator[Share]:
    """Shares told one after another in a list are shares of one whole.

    满意372份，占77.5%；基本满意84份，占17.5%；不满意24份，占6%: where two or more of a list are shares of
    one whole, the one that is not is hardly the share of one of its neighbours.
    """
    at = {rate.figure.span: number for number, rate in _rates_of_wholes(sentences)}
    for number, group in groupby(shares, key=lambda share: at.get(share.rate.span)):
        told = list(group)
        yield from told if number is None else _as_neighbours(told, sentences[number])


def _rates_of_wholes(sentences: Sequence[Sentence]) -> Iterator[tuple[int, Mention]]:
    for number, sentence in enumerate(sentences):
        for mention in sentence.mentions:
            if isinstance(mention.figure, Rate) and _OF_WHOLE.search(mention.lead):
                yield number, mention


def _as_neighbours(shares: Sequence[Share], sentence: Sentence) -> Iterator[Share]:
    own = {share.part[0].span for share in shares}
    # 591件，其中148件…，占25%；364件…: what opens the list speaks for all of it
    first = shares[0].part[0].span
    cued = (m for m in sentence.mentions if m.cue in (Cue.AMONG, Cue.EXTRA))
    among = [m for m in cued if m.span != first]
    sure = [s for s in shares if holds(s) and len(s.whole) == 1 and s.whole[0].span not in own]
    wholes = {share.whole[0].span: share.whole for share in sure}
    whole = next(iter(wholes.values()), ())
    told = sum(share.part[0].value for share in shares)
    sufficient = bool(whole) and (len(sure) >= 2 or told == whole[0].value)
    common = len(wholes) == 1 and sufficient and not among and told <= whole[0].value
    for share in shares:
        own_whole = common and share not in sure and share.part[0].measure == whole[0].measure
        yield share._replace(whole=whole, binding=Binding.PARTITION) if own_whole else share


def adding_up(sentences: Sequence[Sentence], shares: Sequence[Share]) -> Iterator[Sum]:
    """What a list tells with the share of each, where it adds up to the whole: all that there is."""
    at = {m.span: number for number, s in enumerate(sentences) for m in s.mentions}
    single = [s for s in shares if len(s.part) == len(s.whole) == 1 and not s.minus]
    told = [s for s in single if s.part[0].span in at and holds(s)]
    for _, group in groupby(told, key=lambda s: (at[s.part[0].span], s.whole[0].span)):
        alike = list(group)
        parts = tuple(share.part[0] for share in alike)
        whole = alike[0].whole[0]
        if len(set(parts)) == len(parts) >= 2 and sum(p.value for p in parts) == whole.value:
            yield Sum(whole, parts, Binding.PARTITION)
