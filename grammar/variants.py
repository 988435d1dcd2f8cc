"""Names that differ by one letter: one document written in two ways, or two documents?

Variants are found by the words that are left when one letter is taken out, so no name is ever
compared with every other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from grammar.claims import DocumentTitle
from grammar.model import BlockKind, Notice
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled
from grammar.references import core, may_be_one
from grammar.source import Span

SHORTEST = 8  # letters: among short names one letter makes another name
_SHORT = 5  # letters: the shortest name of a document that is compared at all
_LONG = 10  # letters: in a name as long as this, any other letter is more likely a slip
_LONGEST = 60
_MOST = 5_000  # names looked at; a text with more is no notice

# letters that tell one thing from its sister: 上半年 and 下半年, 党委 and 党组
SISTERS = (
    "一二三四五六七八九十", "0123456789", "上中下", "党政", "委组", "县市区省州镇乡村", "东西南北", "内外", "大小", "前后",
    "男女", "收支", "进出", "新旧", "甲乙丙丁", "水电气热", "人财物", "学教", "左右", "正副", "左右", "买卖", "增减", "城乡",
    "春夏秋冬", "党会团", "生前", "老青少幼", "事企", "公私", "法规", "院校馆站所", "产源金本", "年季月周日",
)  # fmt: skip
# letters that come and go without making another name: 安全核心制度, 安全与核心制度
FILLERS = "与和及的暨之等兼并"

# kinds of a document that drafts mix up: …实施细则 here, …实施办法 there
_KINDS = compiled(
    r"(?:(?<=实施)|(?<=暂行))(?:细则|办法|规定)$|(?<=管理)(?:细则|办法|规定|制度|规程|规范)$|(?<=议事)(?:规则|规程|制度|办法)$"
    r"|(?<=[报销考勤请假值班采购督办问责用印借阅])(?:制度|办法|规定)$"
)
_STEM = 4  # letters before the kind: fewer name no single thing
# words that come and go without making another name: 公务用车使用管理办法, 公务用车管理办法
FILLER_WORDS = (
    "管理",
    "使用",
    "工作",
    "事项",
    "进一步",
    "有关",
    "相关",
    "日常",
    "具体",
    "实施",
    "情况",
    "暂行",
    "试行",
)
# a paper of their own: 配套的《…细则》, 各科室制定本科室《整改计划》
_ITS_OWN = compiled(
    r"(?:落实|细化|配合)(?:该|这一|上述)[^。;《》\n]{0,8}(?:制定|出台|印发)了?$|(?:配套|另行制定|相应制定)[^。;，,《》\n]{0,4}$|(?:本(?:科室|部门|支部|股室|班组)|各自)的?$"
)
_ITS_NAME_THEN = compiled(r"机构改革|更名|改名|组建前|前身|(?:^|[。;，,\n])原$")
# where a short title is given: (以下简称《行动方案》)
_GIVEN = compiled(r"简称为?[“\"]?$")
_SHORT_KIND = compiled(r"(?:方案|计划|规划|办法|细则|规定|规程|意见|建议)$")
_SWAPPED = (("方案", "计划", "规划"), ("办法", "细则", "规定", "规程"), ("意见", "建议"))
_GENERAL_STEM = compiled(r"实施|管理|暂行|工作|试行|若干|指导|具体")
# letters typed for one another in any name, however short: they look or sound alike
_TYPED = (
    "待侍持", "己已巳", "帐账", "未末", "侯候", "度渡", "仅权", "采彩", "象像", "定订", "截载栽", "辩辨辫", "竟竞境", "赔陪", "贷货贸",
    "券卷", "络洛", "拔拨", "折拆析", "既即", "型形刑", "复覆", "监检", "治制", "施拖", "请清情", "询徇", "幅副", "练炼", "坐座", "帖贴",
    "绩积", "源原", "震振", "撤撒", "暂哲", "审宙", "购构", "票漂", "使便", "问间", "档挡", "培倍", "训驯",
)  # fmt: skip


class Variant(NamedTuple):
    """Two ways in which one name seems to be written.

    Attributes:
        first, second: where each stands for the first time.
        loose: whether only the kind of the document differs (细则, 办法).
        numbered: whether it is their number that tells that both are one document.
    """

    first: Span
    second: Span
    loose: bool
    numbered: bool = False


def of_titles(notice: Notice) -> Iterator[Variant]:
    """Titles that differ by a letter, or by the word for their kind."""
    first: dict[str, DocumentTitle] = {}
    for title in notice.phrases.titles:
        name = core(title.name)
        if _SHORT <= len(name) <= _LONGEST and len(first) < _MOST:
            first.setdefault(name, title)
    for one, other in _near(first):
        a, b = sorted((first[one].span, first[other].span))
        if not side_by_side(notice, a, b):
            yield Variant(a, b, loose=False)
    for one, other in _with_filler(first):
        a, b = sorted((first[one].span, first[other].span))
        if not side_by_side(notice, a, b):
            yield Variant(a, b, loose=False)
    yield from _of_turned_titles(notice, first)
    yield from _of_short_titles(notice)
    stems: dict[str, str] = {}
    for name, title in first.items():
        stem = _KINDS.sub("", name)
        if len(stem) < _STEM:
            continue
        known = stems.setdefault(stem, name) if stem != name else name
        if known != name:
            a, b = sorted((first[known].span, title.span))
            if not side_by_side(notice, a, b):
                yield Variant(a, b, loose=True)


def _of_turned_titles(notice: Notice, names: dict[str, DocumentTitle]) -> Iterator[Variant]:
    """使用管理办法 here, 管理使用办法 there: two neighbouring words in the other order."""
    by_letters: dict[str, str] = {}
    for name, title in names.items():
        known = by_letters.setdefault("".join(sorted(name)), name)
        if known == name or len(name) < SHORTEST or not _is_turned(known, name):
            continue
        a, b = sorted((names[known].span, title.span))
        if not side_by_side(notice, a, b):
            yield Variant(a, b, loose=False)


def _is_turned(one: str, other: str) -> bool:
    """Whether two names differ in the order of two words of two letters each."""
    at = next(n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)
    turned = one[:at] + one[at + 2 : at + 4] + one[at : at + 2] + one[at + 4 :]
    return turned == other


def of_numbers(notice: Notice) -> Iterator[Variant]:
    """One number with two long titles that are alike, neither of which is within the other."""
    first: dict[str, DocumentTitle] = {}
    for number in notice.phrases.numbers:
        if number.title is None or len(core(number.title.name)) < _LONG:
            continue
        known = first.setdefault(number.key, number.title)
        one, other = core(known.name), core(number.title.name)
        alike = one in other or other in one or is_slip(one, other)
        if not alike and may_be_one(known.name, number.title.name):
            yield Variant(known.span, number.title.span, loose=False, numbered=True)
            return


def _of_short_titles(notice: Notice) -> Iterator[Variant]:
    """《行动计划》 where 《行动方案》 was given as the short title, and nothing else is called so."""
    titles = notice.phrases.titles
    given = {
        title.name: title
        for title in titles
        if _GIVEN.search(notice.text, max(0, title.span.start - 8), title.span.start)
    }
    for name, title in given.items():
        stem = _SHORT_KIND.sub("", name)
        kind = name[len(stem) :]
        if stem == name or len(stem) < 2 or _GENERAL_STEM.fullmatch(stem):
            continue
        for other in titles:
            new = other.name.removeprefix(stem)
            if (
                new == other.name
                or new == kind
                or not any(kind in k and new in k for k in _SWAPPED)
            ):
                continue
            if _is_its_own(notice, other.span):
                continue
            longer = any(t.name.endswith(other.name) and t.name != other.name for t in titles)
            if other.name not in given and not longer and other.span.start > title.span.end:
                yield Variant(title.span, other.span, loose=True)
                break


def of_signature(notice: Notice) -> Iterator[Variant]:
    """The name of the signing body where it is written with one letter more, less or other."""
    bodies = [
        block.span
        for block in notice.blocks
        if block.kind is BlockKind.SIGNATURE and SHORTEST <= len(_words(notice, block.span)) <= 40
    ]
    for span in bodies[:3]:
        name = _words(notice, span)
        for other in _misspelt(notice.text, name, span):
            if notice.vocabulary.settles(name, _words(notice, other)):
                continue
            if _ITS_NAME_THEN.search(notice.text[max(0, other.start - 40) : other.start]):
                continue
            first, second = sorted((span, other))
            yield Variant(first, second, loose=False)
            break


def _words(notice: Notice, span: Span) -> str:
    return notice.text[span.start : span.end]


def _misspelt(text: str, name: str, own: Span) -> Iterator[Span]:
    """Places where half of a name stands and the other half is one letter off."""
    half = len(name) // 2
    for part, offset in ((name[:half], 0), (name[half:], half)):
        at = text.find(part)
        for _ in range(50):
            if at < 0:
                break
            start = at - offset
            for length in (len(name), len(name) - 1, len(name) + 1):
                begin = start if offset == 0 else at + len(part) - length
                found = Span(max(0, begin), max(0, begin) + length)
                words = text[found.start : found.end]
                if not found.overlaps(own) and words != name and _one_letter_off(name, words):
                    yield found
            at = text.find(part, at + 1)


def _one_letter_off(name: str, words: str) -> bool:
    """Whether two names of nearly one length are one slip apart, at a place inside them."""
    if words[:1] != name[:1] or words[-2:] != name[-2:]:
        return False
    return name not in words and words not in name and is_slip(name, words)


def _with_filler(names: dict[str, DocumentTitle]) -> Iterator[tuple[str, str]]:
    """Pairs of names of which one has a word more that says nothing by itself."""
    for name in names:
        for word in FILLER_WORDS:
            at = name.find(word, 1)
            if at > 0 and len(name) >= SHORTEST and name[:at] + name[at + len(word) :] in names:
                yield name[:at] + name[at + len(word) :], name
                break


def _near(names: dict[str, DocumentTitle]) -> Iterator[tuple[str, str]]:
    """Pairs of names one slip apart, by what is left when one letter is taken out."""
    left: dict[tuple[str, int], str] = {}
    for name in names:
        for at in range(len(name)):
            shorter = name[:at] + name[at + 1 :]
            if shorter in names and is_slip(name, shorter):
                yield shorter, name
            other = left.setdefault((shorter, at), name)
            if other != name and is_slip(name, other):
                yield other, name


def is_slip(one: str, other: str) -> bool:
    """Whether two names that differ by a letter are more likely one name than two."""
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), -1)
    if at < 0:
        at = min(len(one), len(other))
    if len(one) != len(other):
        long, short = (one, other) if len(one) > len(other) else (other, one)
        if long[at + 1 :] != short[at:]:
            return False
        sister = any(long[at] in group for group in SISTERS)
        if len(short) < SHORTEST - 1:
            return False
        return long[at] in FILLERS or (len(short) >= _LONG and not sister)
    if one[at + 1 :] != other[at + 1 :]:
        return False
    if any(one[at] in group and other[at] in group for group in _TYPED):
        return True
    if len(one) < _LONG:
        return False
    return not any(one[at] in group and other[at] in group for group in SISTERS)


def _is_its_own(notice: Notice, title: Span) -> bool:
    return _ITS_OWN.search(notice.text, max(0, title.start - 20), title.start) is not None


def side_by_side(notice: Notice, one: Span, other: Span) -> bool:
    """Two titles of one sentence are two documents, and two names of a vocabulary need no word."""
    if notice.vocabulary.settles(_words(notice, one), _words(notice, other)):
        return True
    if _is_its_own(notice, other):
        return True
    between = notice.text[one.end : min(other.start, one.end + 200)]
    return other.start - one.end < 200 and not re.search(r"[。\n]", between)
