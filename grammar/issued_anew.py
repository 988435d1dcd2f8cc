"""Whether two papers of one title are two: an issue of a series, a new edition, a draft made final.

A title is that of one paper as a rule. It is not where the words beside it tell the issue or the
edition, that it was issued once more, or that another body issued its own.
"""

from __future__ import annotations

from datetime import timedelta

from grammar import told_apart
from grammar.claims import DocumentNumber, DocumentTitle
from grammar.model import Notice
from grammar.patterns import compiled
from grammar.references import SERIAL_PAPERS, Issue, core

_EDITION = compiled(
    r"[(（]?(第[一二三四五六七八九十\d]{1,3}(?:期|号|版|批|辑)|(?:\d{4}年?|修订|新)版|(?:修订|征求意见|送审|讨论|试行)稿|初稿|草案)"
)
_ALONE = compiled(r"版|稿|草案")  # beside one that has no such word this tells two
# one paper goes from the one to the other: 局长办公会, 局党组会议
_ORGAN = compiled(r"办公会|党[组委]|代表大?会|常务会|理事|董事|股东|支部")
_DRAFT = compiled(r"[(（](?:试行|暂行|征求意见稿|送审稿|讨论稿)[)）]")
_FINAL = compiled(r"正式|试行[^，,。;《》]{0,8}(?:后|期满)")
_ANEW = compiled(r"重新|再次|修[改订]后|换版|新的?$")
_MADE_OVER = compiled(r"(?:修改|修订|修改完善)后?[，,]$")
_BACK = compiled(r"的$")  # 印发的《…》 speaks of a paper told before
_SEASONS = compiled(r"元旦|春节|清明|五一|端午|中秋|国庆|汛|暑|寒假|[上下]半年|[一二三四]季度")
# what stands behind a title and makes another paper of it
_OF_ANOTHER = compiled(
    r"^[)）]?的?(?:补充|修改|修正|延期|配套|解读|分工|任务分解|起草)(?:的?(?:通知|规定|意见|方案|说明|办法|细则|清单|案|函|稿))"
)
_LATER = timedelta(days=90)


def are_two(notice: Notice, one: Issue, other: Issue) -> bool:
    """Whether two days of issue are of two papers under one title."""
    return (
        told_apart.by_two(notice, one.event, other.event)
        or told_apart.is_another_time(notice, other.event)
        or _differ_in_edition(notice, one.title, other.title)
        or _is_final(notice, one, other)
        or _is_final(notice, other, one)
        or _is_made_over(notice, one) != _is_made_over(notice, other)
        or _is_routine(notice, one, other)
        or _adopted_by_two(notice, one, other)
    )


def names_another(notice: Notice, title: DocumentTitle) -> bool:
    """Whether a title is only part of the name of a paper: 《接待规定》补充通知."""
    return _OF_ANOTHER.match(notice.text[title.span.end : title.span.end + 16]) is not None


def in_two_seasons(notice: Notice, one: DocumentNumber, other: DocumentNumber) -> bool:
    """Whether a circular is told of two feasts or seasons: 端午节前, 国庆节前."""
    first, second = _season(notice, one), _season(notice, other)
    return bool(first) and bool(second) and first.isdisjoint(second)


def of_two_bodies(notice: Notice, one: DocumentNumber, other: DocumentNumber) -> bool:
    """Whether numbers of two issuers are told of two bodies, each of which issued its own."""
    if one.title is None or other.title is None or one.issuer == other.issuer:
        return False
    doers = (told_apart.doer(notice, n.title.span.start) for n in (one, other) if n.title)
    return told_apart.are_two_bodies(*doers)


def _differ_in_edition(notice: Notice, one: DocumentTitle, other: DocumentTitle) -> bool:
    first, second = _edition(notice, one), _edition(notice, other)
    told = (first and second) or _ALONE.search(first + second)
    return bool(told) and first != second


def _edition(notice: Notice, title: DocumentTitle) -> str:
    found = _EDITION.match(notice.text, title.span.end)
    return found[1] if found else ""


def _is_final(notice: Notice, draft: Issue, final: Issue) -> bool:
    """试行半年后正式印发: whether one is the draft in use and the other what was made of it."""
    if not _DRAFT.search(draft.title.name) or _DRAFT.search(final.title.name):
        return False
    return _FINAL.search(_clause(notice, final)) is not None


def _is_made_over(notice: Notice, issue: Issue) -> bool:
    start = issue.event.when.span.start
    ahead = notice.text[max(issue.event.sentence.start, start - 12) : start]
    between = notice.text[issue.event.when.span.end : issue.title.span.start]
    return _MADE_OVER.search(ahead) is not None or _ANEW.search(between[-30:]) is not None


def _is_routine(notice: Notice, one: Issue, other: Issue) -> bool:
    """Circulars of one title months apart, neither of which speaks of the other."""
    if not core(one.title.name).endswith(SERIAL_PAPERS) or one.number or other.number:
        return False
    if any(_BACK.search(_clause(notice, issue)) for issue in (one, other)):
        return False
    first, second = one.event.start.first, other.event.start.first
    return first is not None and second is not None and abs(second - first) >= _LATER


def _adopted_by_two(notice: Notice, one: Issue, other: Issue) -> bool:
    organs = {
        found[0]
        for issue in (one, other)
        if issue.adopted and (found := _ORGAN.search(_clause(notice, issue)))
    }
    return len(organs) > 1


def _clause(notice: Notice, issue: Issue) -> str:
    """The words of the sentence up to the title."""
    start = max(issue.event.sentence.start, issue.title.span.start - 60)
    return notice.text[start : issue.title.span.start]


def _season(notice: Notice, number: DocumentNumber) -> frozenset[str]:
    """What is told of the time right before a number, in its sentence."""
    start = number.title.span.start if number.title else number.span.start
    words = notice.text[max(0, start - 24) : start].replace("\n", "。").rpartition("。")[2]
    return frozenset(_SEASONS.findall(words))
