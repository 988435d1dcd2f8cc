"""Items of a notice that are alike: by their titles, or by long sentences that stand in both.

Sentences are compared by their words alone, and only through a table of those that stand twice,
so that the work grows with the text and not with the pairs of items.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, zip_longest

from grammar.answers import Answers
from grammar.model import Item, Notice, Section
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled
from grammar.source import Span

_SENTENCE = compiled(r"[^。;；!！？?\n]+")
_NO_WORDS = compiled(r"\W+")
_FRAME = compiled(
    r"^(?:关于|针对|对|就|反馈(?:指出|的)?|指出)|(?:方面)?(?:存在)?(?:等?的?问题)?(?:的?(?:整改|整改落实|落实)?(?:情况|进展)?)$"
)
_LABELS = 3  # entries with one title and a colon: every one has this label
# behind a title; but （石桥村） tells whose problem it is
_STATUS = compiled(
    r"\s*[【(\[](?![^【】()\[\]:责任牵头单位]{2,10}(?:[村镇乡局]|社区|街道|公司|学校|医院)[】)\]])[^【】()\[\]]{2,20}[】)\]]\s*$"
)
_STOCK = 5  # a sentence that stands in so many items is a stock phrase
_FEW = 4  # items: among fewer nothing says that titles differ elsewhere
_WHOLE = 0.95  # of the shorter text: so much stands in both only where it was copied
_SHORT = 10  # characters: shorter sentences say the same by chance
# what a title says of any problem: 制度执行不到位 means another thing under 财务 than under 工程
_GENERAL = compiled(
    r"制度|规定|要求|政策|机制|措施|计划|方案|执行|落实|贯彻|监督|监管|管理|指导|检查|考核|宣传|教育|学习|服务|工作|责任|主体|整改|问题|情况|方面|"
    r"日常|内部|内控|控制|队伍|班子|干部|党员|人员|作用|意识|能力|作风|质量|水平|力度|深度|建设|发挥|履职|履行|推进|推动|开展|相关|有关|"
    r"存在|短板|漏洞|薄弱|环节|基础|不足|缺失|差距|重视|规范|严格|扎实|深入|到位|彻底|及时|有力|健全|完善|明显|突出|缺乏|针对性|缓慢|滞后|"
    r"弱化|虚化|流于形式|较|还|仍|有待|加强|提高|[不够严实深高强好细紧力没有的和与等多少差弱]"
)
# a part headed by a body, or by where its problems come from: another part may have the same problem
_OF_A_BODY = compiled(
    r"(?:局|院|校|公司|集团|乡|镇|街道|村|社区|厂|场|站|所|中心|协会|支部|党委|党组|党工委|党总支|单位|部门|机关|本级|银行|办|科|室|处|队|组|班)"
    r"(?:党委|党组|党支部|领导班子|班子)?(?:反馈|存在)?的?(?:问题)?(?:的?整改)?(?:落实|进展)?(?:情况)?$|检查|审计|督[察查导]|巡[视察]|移交|上[一]?轮"
)


class Alike(NamedTuple):
    """Two items that say the same.

    Attributes:
        first, second: the two, in the order of the text.
        same_title: whether their titles are the same.
        beside: whether they stand in one list.
        copied: whether their title is a copy where they stand: no other is told twice, it says
            what it is about, and the parts they stand in are of one body.
        shared: the characters of the sentences that stand in both.
        share: what part of the shorter item's text these make up.
        sentence: the longest of them, as the second item has it; None where only titles agree.
        earlier: the same sentence in the first.
    """

    first: Item
    second: Item
    same_title: bool
    beside: bool
    copied: bool
    shared: int
    share: float
    sentence: Span | None
    earlier: Span | None


def alike(notice: Notice, least: int) -> Iterator[Alike]:
    """The pairs of items that share a title, or sentences of which one is at least so long.

    Shorter sentences count where they make up all of a text.
    """
    answers = Answers(notice)
    sentences = [list(_sentences(notice, answers.of(item))) for item in notice.items]
    holders: dict[str, dict[int, Span]] = defaultdict(dict)
    for number, told in enumerate(sentences):
        for words, span in told:
            if len(words) >= _SHORT:
                holders[words].setdefault(number, span)
    shared: Counter[tuple[int, int]] = Counter()
    longest: dict[tuple[int, int], tuple[int, Span, Span]] = {}
    for words, places in holders.items():
        if not 1 < len(places) <= _STOCK:
            continue
        for (first, earlier), (second, later) in combinations(places.items(), 2):
            pair = (first, second)
            shared[pair] += len(words)
            longest[pair] = max(
                longest.get(pair, (0, earlier, later)), (len(words), earlier, later)
            )
    titles = [_title(notice, item) for item in notice.items]
    labels = Counter(
        t for t, item in zip(titles, notice.items, strict=True) if _opens(notice, item)
    )
    twice = {
        title
        for title, count in Counter(titles).items()
        if title and count > 1 and labels[title] < _LABELS
    }
    earlier_: dict[str, int] = {}
    for number, title in enumerate(titles):
        if title in twice and title in earlier_:
            shared[earlier_[title], number] += 0
        earlier_[title] = number
    parents = _parents(notice) if twice else {}
    lists = list(_lists(notice.items))
    lengths = [sum(len(words) for words, _ in told) for told in sentences]
    for (first, second), count in sorted(shared.items()):
        shorter = max(1, min(lengths[first], lengths[second]))
        length, before, after = longest.get((first, second), (0, None, None))
        one, two = notice.items[first], notice.items[second]
        same = bool(titles[first]) and titles[first] == titles[second]
        whole = count >= 2 * least and count >= _WHOLE * shorter
        if length < least and not same and not whole:
            continue
        beside = lists[first] == lists[second]
        copied = same and (
            beside
            or (len(twice) == 1 and len(_GENERAL.sub("", titles[first])) > 1 and len(titles) >= _FEW
                and not any(_names_body(notice, part) for part in _apart(parents, one, two)))
        )  # fmt: skip
        yield Alike(one, two, same, beside, copied, count, count / shorter, after, before)


def _parents(notice: Notice) -> dict[int, list[Section]]:
    """For each section, by where it starts, the sections above it, the uppermost first."""
    found: dict[int, list[Section]] = {}
    waiting: list[tuple[Section, list[Section]]] = [(top, []) for top in notice.sections]
    while waiting:
        section, above = waiting.pop()
        found[section.span.start] = above
        waiting += [(child, [*above, section]) for child in section.children]
    return found


def _apart(parents: dict[int, list[Section]], one: Item, two: Item) -> Iterator[Section]:
    """The sections above two items in which they part, and all below these."""
    for own, other in zip_longest(
        parents.get(one.section.span.start, []), parents.get(two.section.span.start, [])
    ):
        if own is not other:
            yield from (section for section in (own, other) if section is not None)


def _names_body(notice: Notice, section: Section) -> bool:
    words = notice.text[section.heading.start : section.heading.end]
    return _OF_A_BODY.search(words.rstrip(" 。:；;")) is not None


def _lists(items: tuple[Item, ...]) -> Iterator[int]:
    """For each item the number of its list: items follow one another in it."""
    number, end = 0, 0
    for item in items:
        number += item.section.span.start != end
        end = item.section.end
        yield number


def _sentences(notice: Notice, told: Iterable[Span]) -> Iterator[tuple[str, Span]]:
    for span in told:
        for found in _SENTENCE.finditer(notice.text, *span):
            words = _NO_WORDS.sub("", found[0])
            if words:
                yield words, Span(*found.span())


def _opens(notice: Notice, item: Item) -> bool:
    """Whether a colon stands behind a title, as behind a label: 整改措施:…."""
    end = item.section.heading.end
    return notice.text[end : end + 1] == ":"


def _title(notice: Notice, item: Item) -> str:
    """The words of a title that tell it from others; empty where they are too few."""
    heading = item.section.heading
    told = _STATUS.sub("", notice.text[heading.start : heading.end])
    words = _NO_WORDS.sub("", told)
    bare = _FRAME.sub("", _FRAME.sub("", words))
    return bare if len(bare) >= 4 else ""
