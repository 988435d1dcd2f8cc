"""Rates whose names narrow what they are told of: 办结80件，按期办结率100%; 整改44个，重点问题整改率96%.

What the name adds, the figures beside it do not count, and so they do not show that it is wrong.
"""

from __future__ import annotations

from grammar.mentions import Cue, Mention, Sentence
from grammar.patterns import compiled

_NARROWS = compiled(
    r"按期|到期|如期|当[期年月日周]|现场|当场|重[大点]|立行立改|立查立改|即知即改|一次性?|初次|首次|验收|通过|销号|方案|措施|审核|无分歧|本金|"
    r"使用|覆盖|核查|全[市省县]|以上|[月季年]度|满意|长期|限期|及时|提前|线上|网上|实名|有效|优良|合格|达标|[补复重再][考查测检核审办评验]|后"
)
_LEAVES_OUT = compiled(r"[^。;]{0,24}?(?:[不未]计入|除外|未表态|不计|不含|扣除)")


def is_narrowed(rate: Mention, sentence: Sentence) -> bool:
    """Whether a rate may be of fewer things than the figures before it count.

    Args:
        rate: the rate.
        sentence: its sentence.
    """
    if rate.cue is Cue.AMONG or rate.lead.startswith("其中"):
        return True
    start, end = (at - sentence.span.start for at in rate.span)
    clause = max(sentence.words.rfind(mark, 0, start) for mark in "，,。;；:(") + 1
    ahead = sentence.words[:clause]
    if any(word not in ahead for word in _NARROWS.findall(sentence.words, clause, start)):
        return True
    return _LEAVES_OUT.match(sentence.words, end) is not None
