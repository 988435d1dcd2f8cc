"""Quantities that are told more than once: the same thing counted in two places.

Two figures speak of one thing when they have the same unit and the words around the one are found
around the other: 召开局党组会议9次 and 召开局党组会议8次. The words are compared as pairs of characters, so that
先后6次听取巡视整改汇报 and 听取巡视整改汇报共7次 meet. Only the parts of a notice that tell of the whole are
compared; what is told under one item is about that item.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from grammar.claims import Approximation
from grammar.findings_restated import counts_findings, counts_measures
from grammar.mentions import Cue, Mention, Restated, Sentence
from grammar.model import Level, Section
from grammar.named_tuples import NamedTuple
from grammar.parts import is_aside, is_slip
from grammar.patterns import compiled
from grammar.scopes import are_of_two, are_parallel, befalls_other
from grammar.source import Span, Spans

_STOP = compiled(
    r"向[\u4e00-\u9fff、]{2,20}?(?=移送|移交|转办)|(?:[省市县区]?审计[局厅署组])?依法|其中|先后|累计|共计|合计|总共|一共|已经|分别|全部|集中整改期间|整改期间|整改以来|期间|目前|截至|截止|组织|召开|开展|进行|完成|落实|用好|"
    r"推动|同步|对应|上述|这|以上|通过|坚持|持续|进一步|定下|梳理|形成|[的了已共均各对将把和与及其在为就并再又也都先后等以于从]|[“”‘’《》()\[\]、\s\d]"
)
_OTHER_SCOPE = compiled(
    r"上轮|上一轮|上次|上届|去年|上年|前年|同期|往年|第[一二三四五六七八九十\d]+[轮次批期季]|[上下]半年|季度|每[年月周季]|\d{4}年|\d{1,2}月|"
    r"年度|回头看|专项[督巡审]|常规巡|机动巡|提级|其他|另外|此外|新增|增加|再次|涉及|上级|省|比|较|平均|人均|以上|以下|各自|部分|个别|多次|认定|首次|当时|初次|年初|年末"
)
# a number behind 已完成的 counts what is done, and is no second telling of the whole
_STATE = compiled(r"(完成|到位|办结|销号|正在|推进|未|剩余|坚持|阶段性|基本)[^，,。;]{0,6}的?$")
# one batch among others is told in the words that open its sentence
_BATCH = compiled(r"本[批轮次期日月周]|当[日天月周]|第[一二三四五六七八九十\d]+批")
# a day's figure, and the running total up to a day
_DAY = compiled(r"\d{1,2}月\d{1,2}日")
_SO_FAR = compiled(r"累计")
_CONVERTED = compiled(r"(?:折合|合|即|约合|折|约|人民币|计|大写|小写|:)*")
_BODY = compiled(
    r"[局委组部院所司校镇乡村县区市省厅办科处馆站社团队会]|单位|领导|班子|政府|支部|专家|街道|企业|其他|外"
)
# 先后9次召开推进会议 is 召开推进会议9次; who held it and that it was on this work goes without saying
_HELD = compiled(r"(?:组织|主持)?(?:召开|举行|召集)了?([\u4e00-\u9fff]{2,12}?会)(?:议|(?!议))")
_CALLED = compiled(r"(?:召开|举行|召集)了?$")
_MEETING = compiled(r"([\u4e00-\u9fff]{2,12}?会)(?:议|(?!议))")
_MEETING_END = compiled(r"会议$")
_TIMES = frozenset({"次", "场", "轮", "回", "场次"})
_OWN = compiled(
    r"^\s*(?:我|本)?[\u4e00-\u9fff]{0,2}(?:党组|党委|党工委|党支部|党总支|领导班子)(?=先后|累计|共|专门|及时|主动)"
)
_ON_THIS_WORK = compiled(
    r"(?<=会议)\s*(?:专题)?(?:研究|听取|部署|推进|推动|调度|审议)+(?:落实)?(?:巡察|巡视|审计|督察)?(?:反馈意见|问题)?整改"
    r"(?:落实)?(?:工作|事项|任务|进展|情况|汇报)*$"
)
# 出台、修订的10个制度 are those of both deeds
_JOINED = compiled(r"[\u4e00-\u9fff]{2}(?:、|和|及|与)[\u4e00-\u9fff]{2}的$")
# what was to be done, as against what was: 目标：年内新增1500个。完成情况：新增1638个
_AIM = compiled(r"目标|任务:|计划|拟|力争|预计|年内|确保|要求|应当|须")
_SOME = compiled(r"先行|暂缓|除[^，,。;]{1,16}外[，,]?[^，,。;]{0,8}$|不计入|已?联系上")
_OTHERS_LATER = compiled(r"[^。;]{0,20}(?:暂缓|暂未|其余[^，,。;\d]{0,4}后)")
_WITH_MORE = compiled(r"[\u4e00-\u9fff]{0,12}[（(]含")
_FIRST_MONTHS = "集中整改"  # a part of the whole time of the work
_CORE = 4  # characters that two descriptions have to end in alike
_PAIRS = 3  # pairs of characters that two descriptions have to share at least


class _Described(NamedTuple):
    mention: Mention
    pairs: frozenset[str]
    scope: frozenset[str]
    sentence: Sentence
    core: str
    days: frozenset[str]
    so_far: bool
    aimed_at: bool
    early: bool  # told of the first months alone
    joined: bool  # of two deeds together
    place: tuple[int, ...]  # the sections it stands in, where items are not known


def find(
    sentences: Sequence[Sentence], levels: Sequence[Level], sections: Sequence[Section]
) -> tuple[Restated, ...]:
    """The figures of a notice that state one thing twice."""
    by_unit: dict[str, list[_Described]] = {}
    for described in _described(sentences, levels, sections):
        by_unit.setdefault(described.mention.kind, []).append(described)
    found: list[Restated] = [*_in_brackets(sentences)]
    for entries in by_unit.values():
        pairs = list(_pairs(entries))
        differing = Counter(p.first.span for p in pairs if not p.agrees)
        blocks = {e.mention.span: e.sentence.block for e in entries}
        lists = Counter(_lines(p, blocks) for p in pairs if not p.agrees)
        # told of one body after another, or in two lists that differ in several figures: each has
        # its own, and none contradicts the others
        found += [
            p
            for p in pairs
            if p.agrees or (differing[p.first.span] == 1 and lists[_lines(p, blocks)] == 1)
        ]
    return tuple(found)


def _lines(pair: Restated, blocks: Mapping[Span, int]) -> tuple[int, int]:
    return blocks[pair.first.span], blocks[pair.second.span]


def _in_brackets(sentences: Sequence[Sentence]) -> Iterator[Restated]:
    """A sum of money and the same in other figures right behind it: 叁万陆仟元(36,000元), 约5.35万元."""
    for sentence in sentences:
        mentions = sentence.quantities()
        for one, other in pairwise(mentions):
            behind = other.before == "(" and one.after == "(" and other.number == one.number + 1
            about = other.before in ("，", ",") and not one.tail
            told_again = _CONVERTED.fullmatch(other.label) is not None
            if one.quantity.measure != "money" or other.quantity.measure != "money":
                continue
            if behind and _goes_on_in_bracket(sentence, other):
                continue  # 共计4500元(1500元1人、1000元3人)
            if (behind and (told_again or not other.label)) or (about and _is_about(other)):
                yield Restated(one.quantity, other.quantity, beside=True)


def _goes_on_in_bracket(sentence: Sentence, other: Mention) -> bool:
    """Whether further figures stand in a bracket, or it opens with a sum of its own: 质保金（合计24.8万元）."""
    behind = sentence.mentions[other.number + 1 : other.number + 2]
    return other.cue is Cue.TOTAL or (bool(behind) and behind[0].depth >= other.depth > 0)


def _is_about(mention: Mention) -> bool:
    return not mention.lead and mention.quantity.approximation is Approximation.ABOUT


def _item_spans(levels: Sequence[Level]) -> Spans:
    sections: tuple[Section, ...] = levels[0].sections if levels else ()
    return Spans(section.span for section in sections)


def _described(
    sentences: Sequence[Sentence], levels: Sequence[Level], sections: Sequence[Section]
) -> Iterator[_Described]:
    inside = _item_spans(levels)
    # where the items of a notice are not known, a figure may belong to one of them alone
    knows_items = bool(levels) or not sections
    every = () if knows_items else tuple(places(sections))
    starts = [start for start, _ in every]
    line, days_of_line = -1, frozenset[str]()
    for sentence, before in zip(sentences, (None, *sentences), strict=False):
        if sentence.block != line:
            line, days_of_line = sentence.block, frozenset()
        elif before is not None:
            days_of_line |= frozenset(_DAY.findall(before.words))
        if inside.hold(sentence.span.start):
            continue
        at = bisect_right(starts, sentence.span.start) - 1
        place = every[at][1] if at >= 0 else ()
        for mention in sentence.quantities():
            if mention.quantity.measure not in ("count", "money") or not mention.quantity.exact:
                continue
            if mention.cue in (Cue.AMONG, Cue.REST, Cue.EXTRA, Cue.MINUS, Cue.EXCEPT):
                continue
            if is_aside(mention):
                continue  # 比上年同期286件少72件: of each its own
            words = _clause(mention, sentence)
            pairs = _character_pairs(words)
            if len(pairs) >= 2:
                state = _STATE.search(words.partition(" ")[0])
                ahead = sentence.words[: mention.span.start - sentence.span.start]
                scope = frozenset(
                    (
                        *_OTHER_SCOPE.findall(words),
                        *_BATCH.findall(ahead),
                        *(state.groups() if state else ()),
                    )
                )
                core = _STOP.sub("", words) if knows_items else ""
                days = days_of_line | frozenset(_DAY.findall(ahead))
                so_far = _SO_FAR.search(ahead) is not None and bool(days)
                aim = _AIM.search(ahead) is not None
                early = _FIRST_MONTHS in ahead
                joined = _JOINED.search(ahead) is not None
                yield _Described(
                    mention=mention,
                    pairs=pairs,
                    scope=scope,
                    sentence=sentence,
                    core=core,
                    days=days,
                    so_far=so_far,
                    aimed_at=aim,
                    early=early,
                    joined=joined,
                    place=place,
                )


def places(
    sections: Sequence[Section], above: tuple[int, ...] = ()
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Where each section starts, with the sections it stands in and itself."""
    for section in sections:
        start = section.block.extent.start
        yield start, (*above, start)
        yield from places(section.children, (*above, start))


_MARK = compiled(r"[，,;:。]")


def _clause(mention: Mention, sentence: Sentence) -> str:
    """The words of the clause around a figure, the figure left out."""
    ahead = sentence.words[: mention.span.start - sentence.span.start]
    head = _MARK.split(ahead)[-1]
    # of several figures in one clause each has the words since the one before
    head = mention.label if len(mention.label) < len(head) and mention.before == "" else head
    if mention.quantity.unit in _TIMES:
        head, tail = _OWN.sub("", head), mention.quantity.noun + mention.tail
        if _CALLED.search(head) and (named := _MEETING.match(tail)):  # 先后召开5次专题会议
            head, tail = f"{head}{named[1]}议", tail[named.end() :]
        elif held := _HELD.match(tail):
            head, tail = f"{head}{held[1]}议", tail[held.end() :]
        return _ON_THIS_WORK.sub("", f"{head} {tail}")
    # where a noun says what is counted, what follows tells of something else
    return f"{head} {mention.quantity.noun}" if mention.noun else f"{head} {mention.tail}"


def _character_pairs(words: str) -> frozenset[str]:
    pieces = _STOP.sub(" ", words).split()
    return frozenset(p[n : n + 2] for p in pieces for n in range(len(p) - 1))


def _pairs(entries: Sequence[_Described]) -> Iterator[Restated]:
    """Entries that describe one thing, each with the first that does.

    An index from pairs of characters to entries keeps this from comparing all with all.
    """
    index: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        shared: dict[int, int] = {}
        for pair in entry.pairs:
            for other in index.get(pair, ())[:12]:
                shared[other] = shared.get(other, 0) + 1
        best = max(shared.items(), key=lambda kv: (kv[1], -kv[0]), default=None)
        if best is not None and _same_thing(entries[best[0]], entry, best[1]):
            yield Restated(entries[best[0]].mention.quantity, entry.mention.quantity)
        for pair in entry.pairs:
            index.setdefault(pair, []).append(number)


def _same_thing(one: _Described, other: _Described, shared: int) -> bool:
    few = min(len(one.pairs), len(other.pairs))
    if Restated(one.mention.quantity, other.mention.quantity).agrees:
        two = are_of_two(one.mention, one.sentence, other.mention, other.sentence)
        return shared * 3 >= few and not two
    alike = shared * 5 >= few * 4 and (
        shared * 2 > max(len(one.pairs), len(other.pairs)) or _end_alike(one, other)
    )
    return (
        shared >= _PAIRS
        and (alike or _is_turned(one, other))
        and one.scope == other.scope
        and (not one.days or not other.days or one.days == other.days)
        and one.so_far == other.so_far
        and one.joined == other.joined
        and one.aimed_at == other.aimed_at
        and one.sentence.block != other.sentence.block
        and not _differ_in_noun(one.mention, other.mention)
        and not (_lacks_noun(one, other) or _lacks_noun(other, one))
        and not _is_within(one, other)
        # these are told in many scopes, which findings_restated knows
        and not (counts_findings(one.mention) and counts_findings(other.mention))
        and not (counts_measures(one.mention) and counts_measures(other.mention))
        and not stand_apart(one.place, other.place)
        and not are_parallel(one.mention, one.sentence, other.mention, other.sentence)
        and _is_some(one) == _is_some(other)
        and not (
            _names_which(one, other)
            and befalls_other(one.mention, one.sentence, other.mention, other.sentence)
        )
        and not _are_far_apart(one.mention, other.mention)
    )


def _are_far_apart(one: Mention, other: Mention) -> bool:
    """Whether no slip leads from the one figure to the other: 全省180万件, 本级6.2万件."""
    return not is_slip(one.quantity.value, other.quantity.value)


def _names_which(*both: _Described) -> bool:
    """Whether the words before two figures tell which are meant: 群众反映强烈的6个问题."""
    return all(one.mention.lead.endswith("的") for one in both)


def _is_some(one: _Described) -> bool:
    """Whether words say that a figure is of some, or of more: 对142户先行走访, 36件（含网络转办）."""
    at = one.mention.span.end - one.sentence.span.start
    words = one.sentence.words[:at], f"{one.mention.tail}{one.mention.after}"
    return any(map(_SOME.search, words)) or any(
        p.match(one.sentence.words, at) for p in (_WITH_MORE, _OTHERS_LATER)
    )


def stand_apart(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether two figures stand in sections of which neither holds the other: each tells its own.

    一、日常抽查 共抽查街道242条…。二、夜间抽查 共抽查街道218条….
    """
    short = min(len(one), len(other))
    return one[:short] != other[:short]


def _is_within(one: _Described, other: _Described) -> bool:
    """Whether the smaller figure is that of the first months, the larger that of all."""
    short, long = sorted((one, other), key=lambda d: d.mention.quantity.value)
    return short.early and not long.early


def _is_turned(one: _Described, other: _Described) -> bool:
    """Whether two figures have the same digits in another order, which seldom comes by chance."""
    digits = [str(d.mention.quantity.value) for d in (one, other)]
    return sorted(digits[0]) == sorted(digits[1]) and one.mention.noun[-2:] in (
        other.mention.noun[-2:],
        "",
    )


def _end_alike(one: _Described, other: _Described) -> bool:
    """Whether the two end in the same words, and the longer adds no body of its own before them.

    根据审计建议完善制度57项 and 完善制度59项 are one thing; 局属单位召开党组会议3次 is another body's.
    """
    short, long = sorted((one.core, other.core), key=len)
    return len(short) >= _CORE and long.endswith(short) and not _BODY.search(long[: -len(short)])


def _lacks_noun(one: _Described, other: _Described) -> bool:
    """Whether one counts what the words around the other do not speak of: 两个领域 beside 24个."""
    noun = one.mention.quantity.noun
    return len(noun) >= 2 and noun[-2:] not in other.pairs and not other.mention.noun


def _differ_in_noun(one: Mention, other: Mention) -> bool:
    first, second = (_MEETING_END.sub("会", m.quantity.noun or m.noun) for m in (one, other))
    if not first or not second or first.endswith(second) or second.endswith(first):
        return False
    return (
        first[-2:] != second[-2:] and not first.startswith(second) and not second.startswith(first)
    )
