"""Stated numbers that may count a level of the outline, and what they call it.

三个方面12个问题…41项具体问题 names three levels, coarse to fine. 截至3月底，41项具体问题已完成38项 names the
last of them again, as the whole of a sentence that says how far things have come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum

from grammar import entry_headings
from grammar.claims import Quantity
from grammar.mentions import Cue, LevelKind, Mention, Sentence
from grammar.model import Level, Section
from grammar.parts import tells_state
from grammar.patterns import compiled
from grammar.source import Spans

LEVEL_NOUN = compiled(r"(?:方面|领域|板块|类|类别|大项|子项|问题|任务|事项|表现)$")
# where what is answered are opinions, these name levels, too
_OPINION_NOUN = compiled(rf"(?:意见|建议|要求)$|{LEVEL_NOUN.pattern}")
_ASKED_FOR = compiled(r"征求|征集|收[到集]|批评|口头|提案|群众|采纳|个人")
FINDINGS = compiled(
    r"反馈|巡察|巡视|督察|审计|指出|梳理|细化|分解|分为|查出|认领|涉及|共|形成|拆解|列出|提出|归纳|确定|发现|存在|对照|围绕"
)
_LEVEL_UNIT = frozenset(
    {"方面", "大方面", "领域", "大领域", "板块", "类", "大类", "大项", "子项", "小项", "种"}
)
_ASPECT_UNIT = frozenset({"方面", "大方面", "领域", "大领域", "板块", "类", "大类", "大项", "种"})
# classifiers of what is listed; batches, cases and times (批、起、次) are not
_COUNTED = _LEVEL_UNIT | frozenset({"个", "项", "条", "点", "款"})
_OTHER_ROUND = compiled(
    r"上轮|上一轮|上次|上届|往届|以往|历次|此前|去年|上年|第[一二三四五六七八九十\d]+轮(?!.{0,10}(?:反馈|整改))|前[一二三四五]轮|19\d\d年|同期|(?:审计|督查|抽查|自查|检查|回访|专项)(?:又|还|再)?[^，,。]{0,6}(?:发现|查出|查摆)|自查出|查摆[^，,。;]{0,4}个人|(?:班子|个人|自身)问题"
)
_IN_A_STATE = compiled(
    r"(?:完成|整改|推进|坚持|到位|销号|进行|办结|解决|落实|延期|攻坚)(?:整改)?的?$|(?:未|尚|正|剩|余|仍)[^，,。]{0,8}的?$|(?:仍未|尚未|还未|正在|剩余|其余)[^，,。]{0,8}的"
)
_ALL = compiled(
    r"全部|所有|上述|以上|前述|这些|所列|所答|所附|今年|本轮|本次|此次|方案|清单|台账|通报|报告|负责|承担|列入|纳入|制定|确定|明确|下达|交办|应(?:当)?整改"
)
_OF_BODIES = compiled(r"(?:组织|单位|部门|机构|支部|公司|企业|学校|医院|[村镇乡县区局])的?问题$")
_CHOSEN = compiled(
    r"责任追究|选取|挑选|选择|选定|遴选|从[^，,。;:]{2,20}中|立行立改|即知即改|边[巡查督审]边改"
)
_FINE = compiled(r"^(?:具体|细分|整改|突出|子|小)|^(?:任务|事项|表现)$|表现$")
_NAME = compiled(r"(?:具体|细分|整改|突出|子|小)?(?:问题|任务|事项|表现)$")
# a sentence that opens with its whole: the day, and nothing that narrows what is counted
_OPENS = compiled(
    r"\s*(?:(?:截至|截止|截止到|到|至)[^，,;:。]{1,20}[，,])?(?:目前|现|当前|至此|截至目前)?[，,]?"
    r"(?:(?:本轮)?(?:巡察|巡视|督察|审计)?(?:组)?(?:反馈|指出)的|全部|上述|以上|这|所有|总计|共)?"
)
_ALL_DONE = compiled(
    r"^(?:现|目前)?(?:已|已经|均|均已|都|都已)?(?:全部|全面|全数|悉数)(?:已|已经)?(?:如期|按期|按时)?(?:完成|整改|办结|销号|解决|落实|改)"
)
_FED_BACK = compiled(
    r"(?:^|[\s。，,;:针对将把就按照聚焦围绕])(?:本轮|此次|这次|本次)?(?:[省市县区州委党组]{0,4})?(?:巡察|巡视|督察|审计)(?:[小组]|情况|工作)?(?:组)?"
    r"(?:共|一共|正式)?(?:反馈|指出|提出)(?:的|了)?(?:问题)?$"
)
# one section of the findings, other findings beside them, or a part of them
_NARROWED = compiled(
    r"涉及|专项|选人用人|意识形态|移交|交办|牵头|同步|延伸|主要|重点|典型|突出|集中|部分|其他|其中|历年|近[一二三四五两\d]+年|以来|"
    r"[省市县区级]本级|联动|类|方面(?:问题)?(?:共)?有"
)

_BECOME_ONE = compiled(r"^(?:已|现)?(?:合并|归并|并案|并)(?:为|成|整改|办理)")  # 两个问题合并为一个
# 补充移交1个立行立改问题，对应2项具体问题: what came on top
_ADDED_LATER = compiled(
    r"(?:补充|追加|增补|另行|后续)(?:移交|反馈|交办|提出|指出|下达|转来)[^。;合共口]{0,24}$"
)
_AVERAGE = compiled(
    r"平均|人均|均(?:摊|分)?$|每(?:个|项|条|类|件)?(?:具体)?(?:问题|任务|事项|方面|单位)?(?:对应|各)?$"
)
_ABOVE = compiled(r"(?:上述|以上|前述|这)$")
_MARK = compiled(r"[，,;:]")


class Rank(IntEnum):
    """How coarse the levels are that a number's noun can name."""

    ASPECT = 0
    PROBLEM = 1
    DETAIL = 2  # 具体问题, 整改事项: what problems were broken down into


def claims(
    sentences: Sequence[Sentence], levels: Sequence[Level], nouns: re.Pattern[str] = LEVEL_NOUN
) -> Iterator[tuple[Mention, Sentence]]:
    """Numbers outside the answers that may count a level of them, by what they count."""
    inside = Spans(section.span for section in levels[0].sections) if levels else Spans(())
    for before, sentence in zip((None, *sentences), sentences, strict=False):
        if inside.hold(sentence.span.start):
            continue
        for mention in sentence.quantities():
            figure = mention.quantity
            if not figure.exact or figure.unit not in _COUNTED or figure.value % 1:
                continue
            if mention.cue in (Cue.AMONG, Cue.REST, Cue.EXTRA, Cue.MINUS, Cue.EXCEPT, Cue.NET):
                continue
            in_chain = _is_in_chain(mention, sentence)
            if not (in_chain or _names_level(mention, nouns)) or _OTHER_ROUND.search(
                _around(mention, sentence)
            ):
                continue
            if _is_narrowed(_around(mention, sentence)) or _is_of_next(mention, sentence):
                continue
            if before and before.block == sentence.block and _are_some(mention, before):
                continue
            if _BECOME_ONE.match(mention.tail) or _AVERAGE.search(_around(mention, sentence)):
                continue
            if _ADDED_LATER.search(sentence.words[: mention.span.start - sentence.span.start]):
                continue
            yield mention, sentence


def _is_narrowed(words: str) -> bool:
    """Whether the words before a number leave some out: 佐证材料不足的14个事项, 已完成的9个."""
    if _CHOSEN.search(words):
        return True
    some = words.endswith("的") and FINDINGS.search(words) is None and _ALL.search(words) is None
    return some or _IN_A_STATE.search(words) is not None


def _is_in_chain(mention: Mention, sentence: Sentence) -> bool:
    """Whether a number of what was advised stands right behind one of aspects: 归纳为5个方面17条建议."""
    before = sentence.mentions[mention.number - 1] if mention.number else None
    return (
        before is not None
        and isinstance(before.figure, Quantity)
        and before.figure.unit in _ASPECT_UNIT | {"个方面"}
        and before.span.end == mention.span.start
        and _OPINION_NOUN.search(noun(mention)) is not None
    )


def _are_some(mention: Mention, before: Sentence) -> bool:
    """Whether 上述3个 are those that the sentence before counts as a part: 立行立改问题3个."""
    return _ABOVE.search(mention.lead) is not None and any(
        m.quantity.value == mention.quantity.value and _is_narrowed(_around(m, before))
        for m in before.quantities()
    )


def _is_of_next(mention: Mention, sentence: Sentence) -> bool:
    """Whether a noun belongs to the number right behind it: 8个村党组织问题96个."""
    following = sentence.mentions[mention.number + 1 : mention.number + 2]
    return _OF_BODIES.search(mention.quantity.noun) is not None and any(
        m.span.start == mention.span.end and m.kind == mention.kind for m in following
    )


def _around(mention: Mention, sentence: Sentence) -> str:
    """The clause before a number, back to the last comma."""
    words = sentence.words[: mention.span.start - sentence.span.start]
    return _MARK.split(words)[-1]


def nouns(text: str, levels: Sequence[Level]) -> re.Pattern[str]:
    """The nouns that name a level: those of findings, and of opinions where these are answered."""
    opinions = any(entry_headings.are_opinions(text, level.sections) for level in levels)
    return _OPINION_NOUN if opinions else LEVEL_NOUN


def _names_level(mention: Mention, nouns: re.Pattern[str]) -> bool:
    named = mention.level is not None or LEVEL_NOUN.search(noun(mention)) is not None
    if named or mention.quantity.unit in _LEVEL_UNIT:
        return True
    return nouns.search(noun(mention)) is not None and _ASKED_FOR.search(mention.opening) is None


def noun(mention: Mention) -> str:
    """The noun of what is counted, behind the number or before it."""
    return mention.quantity.noun or mention.noun


def name(mention: Mention) -> str:
    """What a level is called, told before the number or behind: 具体问题21项, 21项具体问题."""
    if mention.quantity.unit in _ASPECT_UNIT:
        return mention.quantity.unit
    found = _NAME.search(mention.quantity.noun or mention.label or noun(mention))
    return found[0] if found else noun(mention)


def rank(mention: Mention) -> Rank:
    """How coarse the level is that a number names."""
    if mention.quantity.unit in _ASPECT_UNIT or noun(mention).endswith(
        ("方面", "领域", "板块", "类", "类别")
    ):
        return Rank.ASPECT
    if mention.level is LevelKind.ASPECT:
        return Rank.ASPECT
    return Rank.DETAIL if _FINE.search(name(mention)) else Rank.PROBLEM


def counts_more(text: str, mention: Mention, level: Level, sections: Sequence[Section]) -> bool:
    """Whether a number is that of more headings than a level has: of its whole row, or all aspects.

    四类, of which one lists nothing; 4条意见, of which one is headed as no finding is.
    """
    value, found = mention.quantity.value, len(level.sections)
    ends = (level.sections[0], level.sections[-1])  # several rows make no whole
    row = next((r for r in _rows(sections) if all(any(s is e for s in r) for e in ends)), ())
    style = level.sections[0].marker.style
    if value == sum(s.marker.style is style for s in row) != found:
        return True
    if rank(mention) is not Rank.ASPECT:
        return False
    headings = (text[s.heading.start : s.heading.end] for s in sections)
    return (
        value == sum(entry_headings.ASPECT_HEADING.search(h) is not None for h in headings) != found
    )


def _rows(sections: Sequence[Section]) -> Iterator[Sequence[Section]]:
    yield sections
    for section in sections:
        if section.children:
            yield from _rows(section.children)


def names_findings(mention: Mention) -> bool:
    """Whether a number counts what an inspection finds, and no aspects of it."""
    named = noun(mention).endswith(("问题", "任务", "事项", "表现", "审议意见"))
    return named or mention.level is LevelKind.PROBLEM


# --- the whole of a sentence -------------------------------------------------------------------


def tells_whole(mention: Mention, sentence: Sentence) -> bool:
    """Whether a sentence can only tell of a whole level."""
    return (
        is_split(mention, sentence)
        or is_all_done(mention, sentence)
        or _is_fed_back(mention, sentence)
    )


def is_split(mention: Mention, sentence: Sentence) -> bool:
    """Whether a sentence splits a number up by how far things are: 41项具体问题已完成38项.

    The number opens the sentence, its noun stands alone, and what follows counts some of it, with
    no noun of its own.
    """
    # 3个问题已完成整改，其余1个…: with a state of its own it is a part
    if not _opens(mention, sentence) or (mention.after and mention.tail not in ("", "中", "之中")):
        return False
    following = sentence.quantities()[1:2]
    return bool(following) and (
        following[0].kind == mention.kind
        and not following[0].quantity.noun
        and following[0].segment == mention.segment
        and following[0].depth == mention.depth
        and tells_state(following[0])
    )


def is_all_done(mention: Mention, sentence: Sentence) -> bool:
    """Whether a sentence says of a number, and of no other, that all of it is done."""
    return (
        _opens(mention, sentence)
        and len(sentence.quantities()) == 1
        and _ALL_DONE.match(mention.tail) is not None
    )


def _is_fed_back(mention: Mention, sentence: Sentence) -> bool:
    """Whether a number counts what this inspection found: 针对巡察反馈的12个问题."""
    ahead = sentence.words[: mention.span.start - sentence.span.start]
    return (
        _FED_BACK.search(ahead) is not None
        and _NARROWED.search(ahead) is None
        and _NAME.fullmatch(noun(mention)) is not None
        and not mention.tail.startswith(("中", "之", "的"))
    )


def _opens(mention: Mention, sentence: Sentence) -> bool:
    words = sentence.words[: mention.span.start - sentence.span.start]
    return (
        mention.number == 0
        and _OPENS.fullmatch(words) is not None
        and _NAME.fullmatch(mention.quantity.noun) is not None
    )
