"""Rates whose figures stand in a bracket behind them, beside what is left, or beside what failed.

92.3%(实到52人,赞成48人); 清理8126万元，清理率78.6%，其余2212万元; 检出不合格61批次，合格率99.74%.
"""

from __future__ import annotations

import re

from grammar.claims import Binding, Rate, RateForm, Share
from grammar.mentions import Cue, Mention, Sentence
from grammar.parts import UNDONE
from grammar.patterns import compiled
from grammar.share_lists import PASSED, fits, holds

_OF_THEM_DONE = compiled(
    r"的[\u4e00-\u9fff]{1,8}?(?:均|都)?(?:已经?)?(?:完成|整改|办结|销号|到位|落实|解决|答复)"
)
_LEFT = compiled(r"^(?:正好|恰好|刚好|已经|已|占|约|均|仅|只|也|达到|达|有|将|即|的)*$")
ADDED = compiled(r"本月|本周|今年|当年|本季|新增|又|再")
_PAIR = 2


def _with_part_in_bracket(
    mention: Mention, rate: Rate, sentence: Sentence, part: Mention
) -> Share | None:
    """收回114份，满意率为96.5%（110份）: of the figures before it the one that gives it."""
    if part.label.strip("计即共为") or part.tail.strip():
        return None
    ahead = [m for m in sentence.quantities() if m.number < mention.number and m.kind == part.kind]
    wholes = (m.quantity for m in reversed(ahead) if fits(rate, (part.quantity,), (m.quantity,)))
    whole = next(wholes, None)
    return Share(rate, (part.quantity,), (whole,), Binding.LOOSE) if whole is not None else None


def of_left(mention: Mention, rate: Rate, sentence: Sentence) -> Share | None:
    """仍有3本未换，其余34本已经换发，换发率91.9%: the whole is what was not done and the rest that was."""
    ahead = [m for m in sentence.quantities() if m.number < mention.number]
    if len(ahead) < _PAIR or not PASSED.search(mention.lead):
        return None
    undone, done = ahead[-_PAIR:]
    both = undone.quantity, done.quantity
    told = done.cue is Cue.REST and undone.kind == done.kind and UNDONE.search(undone.around)
    return Share(rate, (done.quantity,), both, Binding.PARTITION) if told else None


def in_bracket(mention: Mention, rate: Rate, sentence: Sentence) -> Share | None:
    """A rate whose two figures stand in the bracket behind it: 92.3%(实到52人,赞成48人)."""
    inside = [
        m for m in sentence.quantities() if m.number > mention.number and m.depth > mention.depth
    ]
    if mention.after == "(" and len(inside) == 1:
        return _with_part_in_bracket(mention, rate, sentence, inside[0])
    if mention.after != "(" or len(inside) < 2 or inside[0].kind != inside[1].kind:
        return None
    part, whole = sorted(inside[:2], key=lambda m: m.quantity.value)
    bound = Binding.PARTITION if fits(rate, (part.quantity,), (whole.quantity,)) else Binding.LOOSE
    return Share(rate, (part.quantity,), (whole.quantity,), bound)


def with_rest(mention: Mention, rate: Rate, sentence: Sentence) -> Share | None:
    """清理8126万元，清理率78.6%，其余2212万元: the whole is what was done and what is left.

    A rate in words right behind the figure (已过半，其余14户) is bound to the two, a percentage only
    where it fits: it may be that of another whole.
    """
    quantities = sentence.quantities()
    part = next((m for m in reversed(quantities) if m.number < mention.number), None)
    rest = next((m for m in quantities if m.number > mention.number), None)
    if part is None or rest is None or rest.cue is not Cue.REST or rest.kind != part.kind:
        return None
    figures = (part.quantity, rest.quantity)
    share = Share(rate, (part.quantity,), figures, Binding.PARTITION)
    return share if holds(share) or is_right_behind(mention, part) else None


def but_for(mention: Mention, rate: Rate, sentence: Sentence) -> Share | None:
    """快检样品23640批次，检出不合格61批次，合格率99.74%: all but those told.

    Bound where the two stand alone, right before the rate; else only if they give it.
    """
    passed = PASSED.search(mention.lead)
    ahead = [m for m in sentence.quantities() if m.number < mention.number]
    if passed is None or len(ahead) < 2:
        return None
    failed = ahead[-1]
    if not re.search(rf"[不未][^，,。;]{{0,4}}{re.escape(passed[1])}", failed.label):
        return None
    whole = next((m for m in reversed(ahead[:-1]) if m.kind == failed.kind), None)
    if whole is None or whole.quantity.value <= failed.quantity.value:
        return None
    figures = (whole.quantity,)
    alone = [m.kind for m in ahead].count(failed.kind) == len((whole, failed))
    binding = Binding.PARTITION if alone and not mention.depth else Binding.LOOSE
    return Share(rate, figures, figures, binding, minus=(failed.quantity,))


def is_right_behind(mention: Mention, part: Mention) -> bool:
    """Whether a rate in words says nothing but what share the figure before it is: 160个，接近六成."""
    rate = mention.figure
    return (
        isinstance(rate, Rate)
        and rate.form is not RateForm.PERCENT
        and mention.number == part.number + 1
        and mention.before in tuple("，,(")
        and mention.segment == part.segment
        and (not mention.tail.strip() or _OF_THEM_DONE.match(mention.tail) is not None)
        and _LEFT.match(mention.lead) is not None
        and part.cue not in (Cue.TOTAL, Cue.CUMULATIVE)
        and ADDED.search(part.label) is None
    )
