"""Whether two dates are of two affairs: of two bodies, two kinds of inspection, one of them a part.

A notice of one body tells what others did, too: the county and the bureau hold meetings of one name,
the auditors and the inspectors each give their feedback. Only what is named on both sides tells two
apart; a body named in short (局党组) may be any whose name has its letters in their order.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import product

from grammar.model import Event, EventKind, Notice
from grammar.patterns import compiled
from grammar.source import Span

_AROUND = 60  # code points on either side of a date in which its words stand
_BODY = (
    r"(?:党组|党委|党工委|支部|[省市县区工]委|局|[处科院校所站厂馆队]|[一二三四五六七八九十]中|中学|小学|镇|乡|村|街道|社区"
    r"|公司|集团|中心|银行|政府|[\u4e00-\u9fff]委会|大会|会议?|巡[察视]组)"
)
_DOES = r"(?:召开|举行|印发|出台|制定|下发|发布|公布|颁布|修订|审议|表决|讨论|通过)"
_AHEAD = compiled(
    rf"^[)）]?(?:上午|下午|当[天日])?[，,]?(?:由|经)?([\u4e00-\u9fff、]{{0,16}}?{_BODY})(?:又|再次|也|已|联合|专题|集中|正式|分别)*{_DOES}"
)
_BEFORE = compiled(
    rf"(?:^|[，,。；;:\n])([\u4e00-\u9fff、]{{0,16}}?{_BODY})(?:又|也|已)?(?:于|在)$"
)
_DOER = compiled(
    rf"(?:^|[，,。；;:\n])([\u4e00-\u9fff、]{{0,16}}?{_BODY})(?:又|也|已|联合)*{_DOES}了?$"
)
# 局党组, 局党组会议 and 局 are one
_OWN = compiled(r"^(?:我|本|该|全)+")
_ORGAN = compiled(
    r"(?:党组|党委|党工委|领导班子|班子|(?<=[镇乡])(?:人民)?政府)?(?:扩大)?(?:大会|会议?)?$"
)
_ANY = frozenset(
    (
        "",
        "会",
        "校",
        "学校",
        "单位",
        "公司",
        "集团",
        "中心",
        "机关",
        "系统",
        "中学",
        "支部",
        "职工代",
    )
)
_INSPECTS = compiled(r"巡[察视]|督[察查]|审计|专项检查|考核|评估")
_SENT_BY = compiled(
    r"(中央|国家|[省市县区])委?(?:第[一二三四五六七八九十\d]{1,3})?(?:生态)?(?:环保|环境保?护?)?(?:巡[察视]|督[察查]|审计|检查)"
)
_INSPECTED = compiled(
    r"(?:巡[察视]组(?:巡[察视])了?|对|进驻)([\u4e00-\u9fff、]{2,24}?)(?=开展|进行|实施|[，,。;]|$)"
)
_STAGE = compiled(r"现场|驻点|实地")
_EARLIER_ROUND = compiled(r"上(?:一)?轮|前一轮|历次|以往|上次|往届")
_AGAIN = compiled(r"(?:又|再次|再度)(?:一次)?(?:于|在)?$")
_SEVERAL_HELD = compiled(r"会议?的\d+[个家所名]")


def are_two_bodies(one: str, other: str) -> bool:
    """Whether two names are of two bodies, and not one of them short for the other."""
    pairs = product(one.split("、"), other.split("、"))  # 镇党委、镇政府
    return all(_are_unlike(_stem(first), _stem(second)) for first, second in pairs)


def _are_unlike(one: str, other: str) -> bool:
    if one in _ANY or other in _ANY:
        return False
    short, long = sorted((one, other), key=len)
    if len(short) <= 2 and short[-1] == long[-1]:
        return False  # 医院 may be 妇幼保健院
    return not _is_within(short, long)


def _stem(name: str) -> str:
    return _ORGAN.sub("", _OWN.sub("", name))


def _is_within(short: str, long: str) -> bool:
    """Whether the letters of one name stand in another in their order."""
    rest = iter(long)
    return all(letter in rest for letter in short)


def actor(notice: Notice, event: Event) -> str:
    """The body that did what is dated, right before the date or behind it; empty for none named."""
    before, behind = _words(notice, event)
    found = _AHEAD.match(behind) or _BEFORE.search(before)
    return found[1] if found else ""


def doer(notice: Notice, start: int) -> str:
    """The body said to issue what stands at a place: 县政府印发《…》."""
    found = _DOER.search(notice.text[max(0, start - 32) : start])
    return found[1] if found else ""


def by_two(notice: Notice, one: Event, other: Event) -> bool:
    """Whether two events are told of two bodies: 县一中…, 县二中…."""
    return are_two_bodies(actor(notice, one), actor(notice, other))


def is_another_time(notice: Notice, event: Event) -> bool:
    """Whether the words say that it was done once more: 又于11月28日."""
    return _AGAIN.search(_words(notice, event)[0]) is not None


def was_held_by_several(notice: Notice, event: Event) -> bool:
    """召开动员会的9个镇: each holds its own."""
    return _SEVERAL_HELD.search(_words(notice, event)[1]) is not None


def of_two_inspections(notice: Notice, one: Event, other: Event) -> bool:
    """Whether one is told of an audit, say, and the other of an 巡察, of another body or of a part."""
    kinds, others = _kinds(notice, one), _kinds(notice, other)
    if kinds and others and kinds.isdisjoint(others):
        return True
    if len({level[1] for e in (one, other) if (level := _SENT_BY.search(_near(notice, e)))}) > 1:
        return True
    if one.kind is not EventKind.INSPECTION:
        return False
    first, second = "".join(_words(notice, one)), "".join(_words(notice, other))
    if (_STAGE.search(first) is None) != (_STAGE.search(second) is None):
        return True
    whose, another = _INSPECTED.search(first), _INSPECTED.search(second)
    return whose is not None and another is not None and are_two_bodies(whose[1], another[1])


def is_of_earlier_round(notice: Notice, event: Event) -> bool:
    """Whether the item in which a feedback is told is about an earlier round."""
    at = event.when.span.start
    place = bisect_right(notice.items, at, key=lambda i: i.section.span.start) - 1
    if place < 0 or not notice.items[place].section.span.covers(event.when.span):
        return False
    heading = notice.items[place].section.heading
    return at >= heading.end and _EARLIER_ROUND.search(_quote(notice, heading)) is not None


def _kinds(notice: Notice, event: Event) -> frozenset[str]:
    """The kinds of inspection named beside a date; 巡视 and 巡察 are one, 督察 and 督查 too."""
    return frozenset(word[0] for word in _INSPECTS.findall(_near(notice, event)))


def _near(notice: Notice, event: Event) -> str:
    """The words beside a date that can name the inspectors: up to the feedback itself."""
    before, behind = _words(notice, event)
    return before[-16:] + behind.partition("反馈")[0]


def _words(notice: Notice, event: Event) -> tuple[str, str]:
    """The words before a date and behind it in its sentence."""
    start, end = event.when.span
    before = Span(max(event.sentence.start, start - _AROUND), start)
    return _quote(notice, before), notice.text[end : min(event.sentence.end, end + _AROUND)]


def _quote(notice: Notice, span: Span) -> str:
    return notice.text[span.start : span.end]
