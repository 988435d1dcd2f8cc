"""Documents as the notice speaks of them: numbers with their titles, titles with their dates.

A document has one number and one title; a notice names it in full here, shortened there, nested in
关于印发…的通知 elsewhere. What is compared is the core of a title, and two cores are taken for one
document as soon as they may be.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from grammar.claims import DocumentNumber, DocumentTitle
from grammar.model import Event, EventKind, Notice
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled
from grammar.source import Span

_WRAPPED = compiled(r"^关于(?:印发|转发|下发|发布|颁发|修订印发)[《〈〔]?(.+?)[》〉〕]?的通知$")
_DRAFT = compiled(
    r"[(（](?:试行|暂行|修订|修订版|修订稿|征求意见稿|送审稿|\d{4}年?(?:版|修订版?)?)[)）]"
)
_LOOSE = compiled(r"[\s《》〈〉〔〕“”‘’\"'()（）]")
_JOINS = ("", "、", "和", "及", "与", "以及", "，", "或")

# a document called by its number: (以下简称“11号方案”)
_SHORT_KIND = r"(?:方案|文件|文|办法|意见|通知|规定|细则|决定)"
_GIVEN = compiled(
    rf"[，,]?(?:以下|下称|下文|后文)?简?称为?[“\"]?((\d{{1,3}})号({_SHORT_KIND}))(?=[”\")），,。;])"
)
_BY_NUMBER = compiled(
    rf"(?<![第〕\]】\d省市县区局委府厅部院央])((\d{{1,3}})号({_SHORT_KIND}))(?![\u4e00-\u9fff]?[柜楼号])"
)

_REVISED = compiled(r"修订|修改|修正|修编|更新|废止|失效|重新|新版|旧版|旧的?$|原来?的?$")
_VERSION = compiled(r"重新|修[订改]后|新版|旧版|新的?$|原来?的?$")
_ANNEX = compiled(r"[，,(（]?(?:的|之)?(?:附件|附录|附表)")
_REPEALED = compiled(r"[^，,。;《》\n]{0,4}(?:废止|失效|停止执行|不再执行)")
# the paper of a body other than the one that gave the short name: 石桥镇制定的1号方案
_OF_OTHERS = compiled(
    r"(?:[镇乡村所站厂校队]|街道|社区|公司|医院|科室|部门|单位)(?:各自)?(?:制定|编制|印发|出台|下发|报送|上报)的$"
)

_OF_FORM = compiled(
    r"办法|制度|规定|细则|方案|意见|通知|规则|规范|规程|措施|清单|计划|要点|实施|工作|管理|暂行|试行|\d|我|本|全|切实|进一步|深入|持续|扎实"
)

_ISSUED_PLAINLY = compiled(r"(?:正式|联合)?(?:印发|出台|下发|发布|公布|制定)(?:实施)?的")
_FIRST = 60  # titles that are looked through
_PLAIN_END = 7  # characters: the shortest end of a title by which it is known without its marks
_SHORTEST = 4  # characters of a short title
_NEAR = 120  # code points between a title and the words that take it up
_MAY_ISSUE = (
    EventKind.ISSUE,
    EventKind.PLAN,
    EventKind.ACTION,
    EventKind.MEETING,
    EventKind.OTHER,
)
_ALIKE = 0.6  # the share of letter pairs from which on two titles may be one document's

# each copy of such a paper has a number of its own: 《督办函》(…1号), 《督办函》(…2号)
SERIAL_PAPERS = (
    "通知书", "决定书", "建议书", "告知书", "意见书", "承诺书", "提示函", "督办函", "函", "督办单", "提示单", "交办单",
    "纪要", "通报", "批复", "简报", "督办通知", "整改通知", "通知", "公告", "情况报告", "专报",
)  # fmt: skip

_ISSUED = compiled(
    r"(?:印发|出台|制定|下发|发布|公布|颁布|签发|制发)(?:实施|施行|执行)?(?:了)?(?:[^《。;，,\n]{0,8})?$"
)
_ADOPTED = compiled(r"(?:审议|表决|讨论|研究)*(?:并)?通过(?:了)?(?:[^《。;，,\n]{0,4})?$")
_ADOPTED_BEHIND = compiled(r"^(?:由|经)?[^，,。;\n]{0,16}?(?:审议|表决|讨论)+(?:并)?通过")
_PASSED_BEHIND = compiled(r"(?:经|由)?[\u4e00-\u9fff]{2,10}(?:审议|表决|讨论)(?:并)?通过")
_NAMED_BY_NUMBER = compiled(
    r"(?:印发|出台|制定|下发|发布)的?[\u4e00-\u9fff]{2,12}(?:方案|办法|意见|通知|规定|细则|制度)[(（]"
)
_SAID_AGAIN = compiled(
    r"(?:该|此|上述|这一|这份|这项)([\u4e00-\u9fff]{2,4}?)(?:已|也|业已)?(?:于|在)?$"
)
_PLAN = compiled(r"(?:^|[，,。;(（])整改方案(?:已|也|业已)?(?:自|于|在|是)?$")
_ISSUED_BEHIND = compiled(r"^(?:正式|联合|以)?(?:制定)?(?:印发|出台|下发|发布|公布|颁布|签发|制发)")
_BY_ANOTHER = compiled(
    r"根据|依据|按照|依照|对照|落实|转发|贯彻|遵照|修订|修改|废止|学习|传达|参照"
)
_ISSUED_BY = compiled(r"[)）]?[，,]?由[^，。;《》\n]{2,30}?(?:发文|起草|制定|会签|联合印发)[，,]")
_BEFORE_DATE = compiled(
    r"^[)）]?(?:的?(?:正式稿|正式版|定稿|正式文本))?(?:是|系)?(?:已|也|并|业已|经[^，。;]{1,10})?[，,]?(?:于|在|自)?$"
)


class Issue(NamedTuple):
    """A document with the day on which the notice says it was issued.

    Attributes:
        event: the event of issuing, or the date that stands beside the title.
        title: the title.
        number: the number, where one stands beside the title.
        adopted: whether it is the day on which a meeting adopted it, and not that of issuing.
    """

    event: Event
    title: DocumentTitle
    number: DocumentNumber | None
    adopted: bool = False


class ShortNumber(NamedTuple):
    """A short name by number that fits no document: 12号方案.

    Attributes:
        place: where it stands.
        given: the short name that the notice gave, or the number that it should repeat.
    """

    place: Span
    given: Span


def short_numbers(notice: Notice) -> Iterator[ShortNumber]:
    """Short names by number that fit neither what was given nor any number of the notice."""
    text = notice.text
    serials = {number.serial for number in notice.phrases.numbers}
    given: dict[str, list[tuple[int, Span]]] = {}
    declared = list(_GIVEN.finditer(text))
    for found in declared:
        number, kind = int(found[2]), found[3]
        here = Span(*found.span(1))
        before = [n for n in notice.phrases.numbers if 0 <= found.start() - n.span.end <= 1]
        if before and before[0].serial != number:
            serial = before[0].span
            at = text.rfind(str(before[0].serial), *serial)
            yield ShortNumber(here, Span(at, serial.end))
        given.setdefault(kind, []).append((number, here))
    if not declared:
        return
    own = {found.start(1) for found in declared}
    for found in _BY_NUMBER.finditer(text):
        names = given.get(found[3], ())
        known = {number for number, _ in names} | serials
        if _OF_OTHERS.search(text, max(0, found.start() - 16), found.start()):
            continue
        if found.start(1) not in own and names and int(found[2]) not in known:
            yield ShortNumber(Span(*found.span(1)), names[0][1])


def core(name: str) -> str:
    """A title without what may be left out or written otherwise."""
    bare = _DRAFT.sub("", name.strip())
    wrapped = _WRAPPED.match(bare)
    return _LOOSE.sub("", wrapped[1] if wrapped else bare)


def may_be_one(one: str, other: str) -> bool:
    """Whether two titles may be of one document: one within the other, or much alike."""
    first, second = core(one), core(other)
    if first in second or second in first or _is_short_for(first, second):
        return True
    if _are_of_two_subjects(first, second):
        return False
    pairs, others = _pairs(first), _pairs(second)
    return 2 * len(pairs & others) >= _ALIKE * (len(pairs) + len(others))


def _are_of_two_subjects(one: str, other: str) -> bool:
    """Whether titles differ in one word that is quite another: 加强水费管理, 加强采砂管理.

    A slip of the pen leaves something of the word, and a word of form may be written otherwise.
    """
    start = _shared(one, other)
    end = _shared(one[start:][::-1], other[start:][::-1])
    words = one[start : len(one) - end], other[start : len(other) - end]
    return (
        min(map(len, words)) > 1
        and not set(words[0]) & set(words[1])
        and not any(_OF_FORM.search(word) for word in words)
    )


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _is_short_for(one: str, other: str) -> bool:
    """Whether one title leaves out characters of the other: 采购办法 for 国有企业采购管理办法."""
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST or short[-2:] != long[-2:]:
        return False
    rest = iter(long)
    return all(character in rest for character in short)


def _pairs(name: str) -> set[str]:
    return {name[at : at + 2] for at in range(len(name) - 1)}


def names(notice: Notice, number: DocumentNumber) -> tuple[str, ...]:
    """The titles that stand right before a number; it may be the number of each of them."""
    if number.title is None:
        return ()
    titles = notice.phrases.titles
    at = bisect_left(titles, number.title.span.start, key=lambda t: t.span.start)
    found = [number.title.name, *number.title.inner]
    while at and len(found) < 12:
        gap = notice.text[titles[at - 1].span.end : titles[at].span.start][:3]
        if gap not in _JOINS:
            break
        at -= 1
        found += (titles[at].name, *titles[at].inner)
    return tuple(found)


def is_part(notice: Notice, number: DocumentNumber) -> bool:
    """Whether what stands before a number is an annex of the paper that has it: …8号附件2."""
    return _ANNEX.match(notice.text, number.span.end) is not None


def stands_alone(notice: Notice, number: DocumentNumber) -> bool:
    """Whether the title before a number is its only one, and has only this number."""
    title = number.title
    if title is None:
        return False
    titles, numbers = notice.phrases.titles, notice.phrases.numbers
    at = bisect_left(titles, title.span.start, key=lambda t: t.span.start)
    before = notice.text[titles[at - 1].span.end : title.span.start][:3] if at else "."
    behind = bisect_right(numbers, number.span.start, key=lambda n: n.span.start)
    more = behind < len(numbers) and numbers[behind].span.start - number.span.end <= 1
    return before not in _JOINS and not more


def is_revision(notice: Notice, number: DocumentNumber) -> bool:
    """Whether a document is told as the new version of another, or as the old one."""
    if number.title is None:
        return False
    start = number.title.span.start
    return _REVISED.search(notice.text, max(0, start - 12), start) is not None


def is_version(notice: Notice, title: DocumentTitle) -> bool:
    """Whether a title is told as that of a new version or of an old one: 新的《…》, 《…》同时废止."""
    start = title.span.start
    ahead = _VERSION.search(notice.text, max(0, start - 12), start)
    return ahead is not None or _REPEALED.match(notice.text, title.span.end) is not None


def issues(notice: Notice) -> Iterator[Issue]:
    """Every document of which the notice tells on what day it was issued."""
    titles, numbers = notice.phrases.titles, notice.phrases.numbers
    starts = [t.span.start for t in titles]
    by_title = {n.title.span: n for n in reversed(numbers) if n.title is not None}
    titled = {n.key: n.title for n in reversed(numbers) if n.title is not None}
    events = notice.events
    for place, event in enumerate(events):
        if event.kind not in _MAY_ISSUE:
            continue
        end = event.when.span.end
        at = bisect_left(starts, end)
        stop = events[place + 1].when.span.start if place + 1 < len(events) else len(notice.text)
        behind = _behind(notice, event, titles, at, min(stop, event.sentence.end))
        if behind is not None:
            title, adopted = behind
            yield Issue(event, title, by_title.get(title.span), adopted)
            continue
        before = _before(notice, event, titles, at, by_title)
        if before is not None:
            title, adopted = before
            yield Issue(event, title, by_title.get(title.span), adopted)
        elif (again := _named_again(notice, event, titles, at)) is not None:
            named, adopted = again
            yield Issue(event, named, by_title.get(named.span), adopted)
        elif (known := _in_plain_words(notice, event, titles)) is not None:
            yield Issue(event, known, by_title.get(known.span))
        elif (plan := _plan_again(notice, event, titles)) is not None:
            yield Issue(event, plan, by_title.get(plan.span))
        elif (number := _by_number(notice, event)) is not None and number.key in titled:
            yield Issue(event, titled[number.key], number)


def _by_number(notice: Notice, event: Event) -> DocumentNumber | None:
    """The number of a document named without its title: 3月27日印发的整改方案（…9号）."""
    numbers = notice.phrases.numbers
    at = bisect_left(numbers, event.when.span.end, key=lambda n: n.span.start)
    if at >= len(numbers) or numbers[at].title is not None:
        return None
    between = notice.text[event.when.span.end : numbers[at].span.start]
    return numbers[at] if _NAMED_BY_NUMBER.fullmatch(between) else None


def _named_again(
    notice: Notice, event: Event, titles: Sequence[DocumentTitle], at: int
) -> tuple[DocumentTitle, bool] | None:
    """The title before, taken up by its last word: 该办法7月21日经村民代表会议表决通过, or 该办法于…印发."""
    start = event.when.span.start
    again = _SAID_AGAIN.search(notice.text, max(0, start - 12), start)
    behind = notice.text[event.when.span.end : event.when.span.end + 30]
    adopted = _ADOPTED_BEHIND.match(behind) is not None
    if at == 0 or again is None or not (adopted or _ISSUED_BEHIND.match(behind)):
        return None
    title = titles[at - 1]
    near = start - title.span.end <= _NEAR
    return (title, adopted) if near and core(title.name).endswith(again[1]) else None


def _in_plain_words(
    notice: Notice, event: Event, titles: Sequence[DocumentTitle]
) -> DocumentTitle | None:
    """The title told without its marks: 8月21日印发的校园食品安全巡查办法."""
    behind = notice.text[event.when.span.end : event.when.span.end + 40]
    said = _ISSUED_PLAINLY.match(behind)
    if said is None:
        return None
    words = behind[said.end() :]
    for title in titles[:_FIRST]:
        name = core(title.name)
        ends = (name[at:] for at in range(len(name) - _PLAIN_END + 1))
        if any(words.startswith(end) for end in ends):
            return title
    return None


def _plan_again(
    notice: Notice, event: Event, titles: Sequence[DocumentTitle]
) -> DocumentTitle | None:
    """The one plan of the round, named by that word alone: 整改方案自7月12日印发以来."""
    start = event.when.span.start
    named = _PLAN.search(notice.text, max(0, start - 8), start)
    behind = notice.text[event.when.span.end : event.when.span.end + 6]
    if named is None or not _ISSUED_BEHIND.match(behind):
        return None
    plans = {core(t.name): t for t in reversed(titles) if core(t.name).endswith("整改方案")}
    return next(iter(plans.values())) if len(plans) == 1 else None


def _behind(
    notice: Notice, event: Event, titles: Sequence[DocumentTitle], at: int, stop: int
) -> tuple[DocumentTitle, bool] | None:
    """The title behind the date, and whether it was adopted: 2019年11月19日出台《…》."""
    if at >= len(titles) or titles[at].span.end > stop:
        return None
    between = notice.text[event.when.span.end : titles[at].span.start]
    if (
        len(between) > 60
        or _BY_ANOTHER.search(between)
        or between.lstrip("印发布").startswith((")", "）"))
    ):
        return None
    if event.kind is not EventKind.MEETING and _ISSUED.search(between):
        return titles[at], False
    return (titles[at], True) if _ADOPTED.search(between) else None


def _before(
    notice: Notice,
    event: Event,
    titles: Sequence[DocumentTitle],
    at: int,
    by_title: dict[Span, DocumentNumber],
) -> tuple[DocumentTitle, bool] | None:
    """The title before the date, and whether it was adopted: 《…》(…36号)于2023年10月9日印发."""
    behind = notice.text[event.when.span.end : event.when.span.end + 20]
    adopted = _PASSED_BEHIND.match(behind) is not None
    if at == 0 or not (adopted or _ISSUED_BEHIND.match(behind)):
        return None
    title = titles[at - 1]
    number = by_title.get(title.span)
    end = number.span.end if number else title.span.end
    between = notice.text[end : event.when.span.start]
    beside = len(between) <= 16 and _BEFORE_DATE.match(between)
    if adopted:
        return (title, True) if between in ("，", ",", "(") or not between else None
    return (title, False) if beside or _ISSUED_BY.fullmatch(between) else None
