"""Bodies and persons whose names differ by a letter that sounds alike: 鑫源建设 and 新源建设 有限公司.

Names of bodies and persons are short, and another letter mostly makes another name. Only letters
that are typed for one another are taken for slips, and two names of one sentence for two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from grammar.model import Notice
from grammar.name_letters import SAME_SOUND
from grammar.named_tuples import NamedTuple
from grammar.names_by_kind import named
from grammar.patterns import compiled
from grammar.source import Span
from grammar.variants import Variant, side_by_side

# letters of names that one input typed for another gives
ALIKE = (
    "建健", "利力立", "源原元园", "新鑫欣", "宏红鸿弘", "盛胜", "城成诚", "祥翔", "丰峰锋", "嘉佳", "隆龙", "军君", "明铭",
    "伟玮", "辉晖", "平萍", "志智", "丽莉", "晓小", "林琳", "燕艳", "永勇", "杨扬", "玲铃", "俊峻", "浩皓", "慧惠", "静靖",
    "文雯", "波博", "锦金", "昌长", "恒衡", "泰太", "荣蓉", "琪琦", "清青", "云芸", "振镇", "世士", "宇雨", "涛滔",
)  # fmt: skip
_ONE = str.maketrans({letter: group[0] for group in ALIKE for letter in group})
_SOUND = str.maketrans({letter: group[0] for group in SAME_SOUND for letter in group})

_BODY = compiled(
    r"有限责任公司|有限公司|集团公司|医院|中学|小学|学院|合作社|街道办事处|村委会|居委会|社区"
)
_SURNAMES = "容宫柳岑甘祁简楚苗阮翟路骆葛俞鲍温华费卞单裴褚邢霍詹向申柏宁戚樊桂耿管娄涂滕缪倪芦麦冷柴辛闫闻冀晏卓项敖鄢蔺瞿习王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文"
_TWO_LETTERS = "欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|令狐|端木|夏侯"
_FULL_NAME = rf"(?:(?:{_TWO_LETTERS})[\u4e00-\u9fff]{{1,2}}|[{_SURNAMES}][\u4e00-\u9fff]{{2}})"
# a person is told by what stands before the name or behind it
_PERSON = compiled(
    rf"({_FULL_NAME})(?=同志)"
    rf"|(?:书记|[局县区市镇乡厅部处科股院校所站会察厂队馆园行台班团庭]长|主任|主席|经理|委员|组长|组员|组长:|成员:)"
    rf"({_FULL_NAME})(?=[，,、。;:)\s\d]|当[场晚天日]|第一|带头|再次|连夜|随即|多次|全程|率先|专门|立即|表态|任|带|牵|主持|负责|为|作|到|在|等|率|就|对|主动|先后|[一两二三四五六七八九十多数][次度]|亲自|同|及|和|与|组织|深入|赴|现场|专题|听取|召集|认领|签|审|批|抓|包|逐)"
)
_PLACE = compiled(r"(?:村|镇|(?<!城)乡|水库|小区)(?![民级镇庄干务容企组委]|(?<=乡)村)")
# 石桥镇青河村 and 河口镇清河村 lie apart; 县委书记 and 镇党委书记 are two persons
_LIES_IN = compiled(r"([\u4e00-\u9fff]{2})(?:镇|乡|街道)(?=[\u4e00-\u9fff]{1,5}$)")
_OFFICE = compiled(
    r"([省市县区]委|[镇乡村局院校厂])(?:党[组委]|党工委|党?总?支部?)?副?(?:书记|长)$"
)
_OF_A_BODY, _OF_A_PLACE = 4, 2  # letters of a name that are compared
_MOST = 5_000  # names looked at; a text with more is no notice


class _Written(NamedTuple):
    """A name, the words that tell what it names, and where both stand."""

    name: str
    kind: str
    span: Span


def of_bodies(notice: Notice) -> Iterator[Variant]:
    """Companies, hospitals, schools, villages whose names are one typed for another."""
    yield from _variants(notice, _before(notice.text, _BODY, _OF_A_BODY), _ONE)
    yield from _variants(notice, _before(notice.text, _PLACE, _OF_A_PLACE), _ONE)
    yield from _turned(notice, _before(notice.text, _BODY, _OF_A_BODY))


def of_persons(notice: Notice) -> Iterator[Variant]:
    """王建国同志 here, 王健国同志 there."""
    yield from _variants(notice, _persons(notice.text), _SOUND)


def _before(text: str, kinds: re.Pattern[str], letters: int) -> Iterator[_Written]:
    for start, kind, end in named(text, kinds, letters, letters):
        yield _Written(text[start:kind], text[kind:end], Span(start, end))


def _persons(text: str) -> Iterator[_Written]:
    for found in _PERSON.finditer(text):
        name = found.lastindex or 1
        yield _Written(
            found[name], text[found.end(name) : found.end()], Span(found.start(name), found.end())
        )


def _variants(
    notice: Notice, names: Iterator[_Written], alike: dict[int, str]
) -> Iterator[Variant]:
    first: dict[tuple[str, str], tuple[str, Span]] = {}
    told: set[tuple[str, str]] = set()
    for name, kind, here in islice(names, _MOST):
        key = (name.translate(alike), kind)
        written, place = first.setdefault(key, (name, here))
        if written == name or key in told or _are_two(notice, place, here):
            continue
        if sum(a != b for a, b in zip(written, name, strict=True)) == 1:
            told.add(key)
            yield Variant(place, here, loose=False)


def _are_two(notice: Notice, one: Span, other: Span) -> bool:
    """Whether two names are of two: in one sentence, in two towns, or of two offices."""
    if side_by_side(notice, one, other):
        return True
    towns, offices = _told(notice, _LIES_IN, one, other), _told(notice, _OFFICE, one, other)
    return len(towns) == 2 or len(offices) == 2


def _told(notice: Notice, pattern: re.Pattern[str], one: Span, other: Span) -> frozenset[str]:
    """What a pattern finds in the words up to two names: two only if each tells its own."""
    found = (_ahead(notice.text, pattern, place) for place in (one, other))
    return frozenset(found) - {""}


def _ahead(text: str, pattern: re.Pattern[str], place: Span) -> str:
    whole = text[max(0, place.start - 8) : place.end]
    found = pattern.search(whole) or pattern.search(text[max(0, place.start - 8) : place.start])
    return found[1] if found else ""


def _turned(notice: Notice, names: Iterator[_Written]) -> Iterator[Variant]:
    """第一人民医院 here, 人民第一医院 there: the same letters in another order."""
    first: dict[tuple[str, str], tuple[str, Span]] = {}
    for name, kind, here in islice(names, _MOST):
        key = ("".join(sorted(name)), kind)
        written, place = first.setdefault(key, (name, here))
        if written != name and not _are_two(notice, place, here):
            yield Variant(place, here, loose=False)
            return
