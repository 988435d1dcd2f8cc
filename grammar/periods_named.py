"""Stretches of time that are called by a name further on: 公示期为9月8日至9月12日 … 在为期5天的公示期内."""

from __future__ import annotations

from grammar.claims import DateRange, Duration
from grammar.model import Notice
from grammar.patterns import compiled

_CALLED = compiled(r"的?(?P<name>公示期|公告期|公开期|集中整改期|整改期|整治期|驻点期|进驻期)")
_LASTS = compiled(r"(?:为期|历时|共|这)$")
_NAMED = compiled(
    r"(?P<name>公示期|公告期|公开期|集中整改期|整改期|整治期|驻点期|进驻期)(?:限|间)?(?:为|是|自|从|:|：)*$"
)
_BEFORE = 12  # code points before a stretch in which its name may stand


def find(notice: Notice, duration: Duration) -> DateRange | None:
    """The one stretch of a notice that has the name a length is told with; None where there is none.

    Args:
        notice: the notice.
        duration: a stated length.
    """
    text, (start, end) = notice.text, duration.span
    called = _CALLED.match(text, end)
    if called is None or not _LASTS.search(text, max(0, start - 2), start):
        return None
    named = [
        period
        for period in notice.periods
        if (told := _NAMED.search(text, max(0, period.span.start - _BEFORE), period.span.start))
        and told["name"] == called["name"]
    ]
    return named[0] if len(named) == 1 else None
