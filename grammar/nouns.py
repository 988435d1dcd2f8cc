"""What a stated number counts: the noun behind its classifier, or the one that ends its label."""

from __future__ import annotations

import re
from functools import lru_cache

from grammar import lexicon
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled
from grammar.vocabulary import Vocabulary

_MODIFIER = "(?:具体|重点|突出|主要|共性|个性|整改|反馈|巡察|巡视|违规|普遍|专项|长期|关键|核心|工作|管理|基层|立行立改|即知即改|历史遗留|遗留|一般|重大|较大|系统性|普遍性|倾向性|苗头性|信访|安全|环境|审计|财务|作风)"
_FREE = r"[^，。；：、,;:\s\d()“”‘’《》〈〉已完未需被由在将了为对及其把向并均全都是有占较比中进行开展研究召听讨印修订整从按经给因达列入纳出挂送交属须系与和分作待]"


class Nouns(NamedTuple):
    """The patterns that find a noun.

    Attributes:
        behind: behind a classifier.
        behind_times: behind a classifier that counts times (3次会议).
        at_end: at the end of the words before a number (反馈问题12个).
    """

    behind: re.Pattern[str]
    behind_times: re.Pattern[str]
    at_end: re.Pattern[str]


@lru_cache(maxsize=8)
def nouns(known: Vocabulary) -> Nouns:
    """The patterns for the nouns of the lexicon and those of a vocabulary."""
    words = (*lexicon.NOUNS, *(word for word, _ in known.nouns))
    noun = f"(?:{lexicon.alternation(words)})"
    return Nouns(
        # 10项建立台账: the verb opens what follows
        compiled(
            rf"的?(?!建立|逐|实行|形成|提出|拿出)(?:{_MODIFIER}*{noun}+|{_FREE}{{1,7}}?{noun}+)"
        ),
        compiled(rf"{noun}+"),
        compiled(rf"{noun}+$"),
    )
