"""Counted cases that are said to be all settled, and further on not: 42件积案全部化解到位 … 42件积案中，2件仍未化解."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from grammar.modality_all_done import AllDone, Remark
from grammar.model import Notice
from grammar.patterns import compiled
from grammar.source import Span

_SETTLED = compiled(
    r"(?<![\d.])(?P<cases>\d{1,4}[件个户处宗笔起][\u4e00-\u9fff]{2,8}?)(?:目前|现)?(?:已经?)?(?P<said>(?:全部|均|都)(?:已经?|得到)?"
    r"(?:化解|办结|销号|清零|整改|解决|兑付|清偿|完成)(?:到位|完毕|完成)?)(?=[，,。;；])"
)
_NOT_SETTLED = compiled(
    r"[中里][^。;；\n]{0,80}?(?P<said>(?:目前|至今)?(?:仍|尚|还)(?:未|没有)(?:得到)?(?:化解|办结|销号|清零|整改|解决|兑付|清偿|完成)(?:到位|完毕)?)"
)
_MOST = 20  # claims of a notice, and tellings of each, that are looked at
_SENTENCE = "。；;\n"


def taken_back(notice: Notice) -> Iterator[tuple[AllDone, Remark]]:
    """Each such claim, with the words behind it by which some of the same cases are open."""
    text = notice.text
    for claim in islice(_SETTLED.finditer(text), _MOST):
        cases = claim["cases"]
        again = re.compile(rf"(?<![\d.]){re.escape(cases)}").finditer(text, claim.end())
        told = (_NOT_SETTLED.match(text, one.end()) for one in islice(again, _MOST))
        still = next(filter(None, told), None)
        if still is not None:
            start = max(text.rfind(mark, 0, claim.start()) for mark in _SENTENCE) + 1
            sentence = Span(start, claim.end())
            yield AllDone(Span(*claim.span("said")), sentence), Remark(Span(*still.span("said")))
