"""What a revision of a notice brings, mends and keeps; which figures it changed in one place only.

A finding is the same in both drafts where its fingerprint is, or where rule and words are and no
other finding has them. Claims are lined up as text comparison lines up lines, with all figures left
out; a pair counts where the words before them or behind them are the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from difflib import SequenceMatcher

from auditor.report import Report, ReportedClaim, ReportedFinding
from grammar.named_tuples import NamedTuple

_FIGURES = re.compile(r"[\d０-９.．,，%％〇零一二三四五六七八九十百千万亿两]+")
_WORD_END = re.compile(r"[\s\d，。；：、,;:（）()“”]")
# how far each of many has come is told in the same few words
_STATE = re.compile("完成|整改|推进|办结|落实|销号|到位|解决|其中|合计|共计|累计")
_LONG = 3  # digits: by chance hardly two figures are the same
_DEED = 4  # code points that say what was done
_TELLING = 3  # code points: 3项 alone does not say of what
_REACH = 12  # code points around a claim that are looked at
_KINDS = frozenset({"count", "money", "measure", "rate", "date", "duration"})


class HalfChanged(NamedTuple):
    """A figure that was one in several places, and was changed in some of them only.

    Attributes:
        changed: the claims in the new draft that say something else now.
        kept: those that still say what all said.
        before: how all were written.
    """

    changed: tuple[ReportedClaim, ...]
    kept: tuple[ReportedClaim, ...]
    before: str


class Comparison(NamedTuple):
    """Two drafts of a notice, compared.

    Attributes:
        brought: findings of the new draft alone.
        mended: findings of the old draft alone.
        kept: findings of both, as they stand in the new one.
        half_changed: figures that were changed in one place and not in the other.
    """

    brought: tuple[ReportedFinding, ...]
    mended: tuple[ReportedFinding, ...]
    kept: tuple[ReportedFinding, ...]
    half_changed: tuple[HalfChanged, ...]


def compare(old: Report, new: Report) -> Comparison:
    """Compare two drafts.

    Args:
        old: the audit of the earlier draft.
        new: the audit of the later one, by the same rules.
    """
    before, after = list(old.findings), list(new.findings)
    kept = _paired(before, after, lambda one: (one.rule, one.fingerprint))
    kept += _paired(before, after, lambda one: (one.rule, _bare(one.primary.quote)), alone=True)
    kept.sort(key=lambda one: (one.primary.start, one.primary.end))
    return Comparison(tuple(after), tuple(before), tuple(kept), _half_changed(old, new))


def _paired(
    before: list[ReportedFinding],
    after: list[ReportedFinding],
    key: Callable[[ReportedFinding], object],
    *,
    alone: bool = False,
) -> list[ReportedFinding]:
    """Take the findings out of both lists that have one key; what stays is unpaired.

    Args:
        before: findings of the old draft.
        after: findings of the new draft.
        key: what makes two findings one.
        alone: whether a key counts only where one finding in either draft has it.

    Returns:
        The findings of the new draft.
    """
    left = Counter(map(key, before))
    right = Counter(map(key, after))
    same = {one for one in left if right[one]}
    if alone:
        same = {one for one in same if left[one] == right[one] == 1}
    found = [one for one in after if key(one) in same]
    before[:] = [one for one in before if key(one) not in same]
    after[:] = [one for one in after if key(one) not in same]
    return found


def _half_changed(old: Report, new: Report) -> tuple[HalfChanged, ...]:
    before, after = _figures(old), _figures(new)
    now: dict[int, ReportedClaim] = {}
    matcher = SequenceMatcher(
        None, [_key(claim) for claim in before], [_key(claim) for claim in after], False
    )
    for left, right, size in matcher.get_matching_blocks():
        for step in range(size):
            if _beside(before[left + step], after[right + step]):
                now[left + step] = after[right + step]
    groups: dict[tuple[str, str, object], list[int]] = {}
    for index, claim in enumerate(before):
        things = (_thing(claim) if _is_telling(claim) else None, _deed(claim))
        for thing in filter(None, things):
            groups.setdefault((claim.kind, thing, claim.value), []).append(index)
    found: dict[int, HalfChanged] = {}
    for (_, _, value), indices in groups.items():
        pairs = [now[index] for index in indices if index in now]
        changed = tuple(claim for claim in pairs if claim.value != value)
        kept = tuple(claim for claim in pairs if claim.value == value)
        if changed and kept:
            quote = " ".join(before[indices[0]].place.quote.split())
            found.setdefault(changed[0].place.start, HalfChanged(changed, kept, quote))
    return tuple(found[start] for start in sorted(found))


def _figures(report: Report) -> list[ReportedClaim]:
    return [claim for claim in report.claims if claim.kind in _KINDS]


def _thing(claim: ReportedClaim) -> str:
    """What is counted or dated: the claim's words without the figures, and more if they are few."""
    words = _bare(claim.place.quote)
    if len(words) > _TELLING:
        return words
    text, end = claim.place.source.text, claim.place.end
    return words + _WORD_END.split(text[end : end + _TELLING])[0]


def _is_telling(claim: ReportedClaim) -> bool:
    """Whether a figure is not just 5项: its words or those behind say of what, or it is long."""
    quote = claim.place.quote
    digits = sum(char.isdigit() for char in quote)
    return len(_thing(claim)) > len(_bare(quote)) or len(_bare(quote)) > _TELLING or digits >= _LONG


def _deed(claim: ReportedClaim) -> str | None:
    """What is told right before a bare figure: 召开会议9次; None where that may be of anything."""
    if len(_bare(claim.place.quote)) > _TELLING:
        return None
    text, start = claim.place.source.text, claim.place.start
    words = _WORD_END.split(text[max(0, start - _REACH) : start])[-1][-_DEED:]
    told = len(words) == _DEED and _STATE.search(words) is None
    return f"{words} {_bare(claim.place.quote)}" if told else None


def _key(claim: ReportedClaim) -> str:
    return f"{claim.kind} {_thing(claim)}"


def _beside(old: ReportedClaim, new: ReportedClaim) -> bool:
    """Whether two claims follow, or are followed by, the same words."""
    before, after = _around(old), _around(new)
    return before[0] == after[0] or before[1] == after[1]


def _around(claim: ReportedClaim) -> tuple[str, str]:
    text, place = claim.place.source.text, claim.place
    before = _bare(text[max(0, place.start - _REACH) : place.start])
    return before[-_TELLING:], _bare(text[place.end : place.end + _REACH])[:_TELLING]


def _bare(text: str) -> str:
    return _FIGURES.sub("#", "".join(text.split()))
