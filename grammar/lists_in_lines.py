"""Lists whose entries are numbered: 第一步…, 一是…二是…, and the lines behind a number."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from grammar import numerals
from grammar.mentions import Mention, Sentence
from grammar.model import Block, BlockKind, Marker, Section, Style
from grammar.names import Members, exactly
from grammar.patterns import compiled
from grammar.source import Span

_MEASURES = compiled(
    r"(?:方面|举措|措施|工作|机制|制度|任务|要求|重点|文章|环节|步骤|原则|抓手|途径|做法|行动|工程|关口?|环节|着力点|突破口|"
    r"问题|隐患|漏洞|教训|不足|短板|领域|层面|维度|事|点|坚持|强化|到位|统筹|结合|关系|意见|建议|目标|内容|事项|情形|类型|原因)$"
)
BELOW = compiled(r"以下|如下|下列")
_ANNOUNCES = compiled(
    r"从|在|抓|做|以下|如下|下列|坚持|采取|推行|推出|实施|建立|落实|开展|围绕|突出|聚焦|把握|完善|提出|形成|实行|存在|包括|有|明确|要|"
    r"打好|强化|紧扣|紧盯|正在整改|需要|发现"
)
_PUBLISHED = compiled(
    r"(?:公布|公开|公示|公告|通报|报告|答复|情况|结果|进展)(?:分述)?如下"
)  # the whole notice, not a list
_NAMED_BELOW = compiled(r"(?:名单|清单|目录|明细|名录)如下:$")
_FAR = 60  # code points
_DEALT_WITH = compiled(r"(?:下一?步|今后|同时)?[，,]?(?:对|针对|就|围绕)")
_STEPS = ("步", "阶段", "环节", "批", "关", "轮", "期", "档", "层")
_STEPS_OPENED = compiled(r"^[^，,。;:]{0,8}([:，,。;])\s*第[一1]")
_ROOMY = (Style.HAN_COMMA, Style.HAN_BRACKET)  # entries that hold lines of their own
_NEXT = 3  # blocks
_STEPS_REACH = 1500  # code points


def steps(text: str, mention: Mention, block: Block) -> Members | None:
    """第一步…第四步 behind 四步走: told in full where a colon opens them."""
    named = mention.quantity.unit + mention.quantity.noun + mention.tail
    unit = next((word for word in _STEPS if named.removeprefix("个").startswith(word)), None)
    if unit is None:
        return None
    words = text[mention.span.end : min(block.content.end, mention.span.end + _STEPS_REACH)]
    opened = _STEPS_OPENED.match(words)
    if opened is None:
        return None
    run: list[Span] = []
    for found in re.finditer(rf"第([一二三四五六七八九十]{{1,2}}|\d)(?:个)?{unit}", words):
        numeral = numerals.read(found[1])
        if numeral is not None and numeral.value == len(run) + 1:
            run.append(Span(mention.span.end + found.start(), mention.span.end + found.end()))
    if len(run) < 2 or (opened[1] != ":" and len(run) != mention.quantity.value):
        return None
    return exactly(tuple(run))


def inline_entries(
    text: str, sentence: Sentence, mention: Mention, block: Block, inline: Sequence[Marker]
) -> Members | None:
    """一是…二是… behind the clause that announces them."""
    low = bisect_left(inline, mention.span.end, key=lambda m: m.span.start)
    high = bisect_left(inline, block.content.end, key=lambda m: m.span.start)
    own = inline[low : min(high, low + 80)]
    first = next((n for n, m in enumerate(own) if m.number == 1), None)
    if first is None or not _announces(text, sentence, mention, own[first].span.start):
        return None
    style = own[first].style
    run: list[Span] = []
    for marker in own[first:]:
        if marker.style is style:
            if marker.number == 1 and run:
                break
            if len(run) == mention.quantity.value and marker.number <= len(run):
                break  # 重点是两条：一是…；二是…。二是…: the list that holds this one goes on
            run.append(marker.span)
    return exactly(tuple(run))


def _announces(text: str, sentence: Sentence, mention: Mention, list_start: int) -> bool:
    """Whether a number announces the list that starts at an offset, and nothing else does."""
    between = text[mention.span.end : list_start]
    if any(m.number > mention.number and m.span.start < list_start for m in sentence.mentions):
        return False
    if (
        len(between) > 14
        or between.count("。") + between.count(":") + between.count("，") + between.count(",") > 1
    ):
        return False
    if between.rstrip().endswith(("，", ",")) and _DEALT_WITH.match(mention.lead):
        return False  # 对尚在推进的2个问题，一是紧盯节点，二是…: what is done about them
    noun = mention.quantity.noun or mention.noun or mention.quantity.unit
    opened = between.strip().endswith(":") or _ANNOUNCES.search(mention.lead + between) is not None
    below = between.strip().endswith(":") and BELOW.search(mention.lead) is not None
    return opened and (below or _MEASURES.search(noun) is not None)


def lines_behind(
    text: str,
    sentence: Sentence,
    mention: Mention,
    blocks: Sequence[Block],
    sections: dict[int, Section],
) -> Members | None:
    """Numbered lines that follow a line ending in 以下N项…: with a list of one style."""
    block = blocks[sentence.block]
    closing = text[mention.span.end : block.content.end].strip()
    words = mention.lead + closing[:16]
    announced = BELOW.search(words) is not None and _PUBLISHED.search(words) is None
    named = _NAMED_BELOW.search(closing) is not None and len(closing) <= _FAR
    if sentence.span.end < block.content.end or (len(closing) > 16 and not named):
        return None
    if not (closing.endswith(":") or announced or _promises(mention, blocks, sentence.block)):
        return None
    owner = sections.get(block.extent.start)
    following: list[Marker] = []
    if owner is not None and owner.children:
        style = owner.children[0].marker.style
        following = [c.marker for c in owner.children if c.marker.style is style]
    else:
        following = _run_of_lines(blocks, sentence.block + 1)
    if len(following) < 2 or following[0].number != 1:
        return None
    if len(following) != mention.quantity.value:
        others = [m for m in sentence.quantities() if m.number != mention.number]
        if any(m.quantity.value == len(following) for m in others):
            return _a_level_below(owner, mention)  # 2个方面3个问题: the list is that of the 2
        if any(m.number > mention.number for m in others):
            return None  # of several numbers before a list, the one that fits is meant
    if following[0].style is Style.HAN_COMMA and block.marker is None and not announced:
        fits = len(following) == mention.quantity.value  # or else the outline of the whole notice
        return exactly(tuple(m.span for m in following)) if fits else None
    return exactly(tuple(m.span for m in following))


def _a_level_below(owner: Section | None, mention: Mention) -> Members | None:
    """The entries under the entries of a list, if there are as many as a number says."""
    entries = [below.marker for one in (owner.children if owner else ()) for below in one.children]
    fits = len(entries) == mention.quantity.value and len({m.style for m in entries}) == 1
    return exactly(tuple(m.span for m in entries)) if fits else None


def _promises(mention: Mention, blocks: Sequence[Block], at: int) -> bool:
    """Whether a line such as 从四个方面补短板 is followed by lines that begin with 一是 or 第一."""
    following = next((b for b in blocks[at + 1 : at + 3] if b.kind is not BlockKind.BLANK), None)
    if following is None or following.marker is None or following.marker.number != 1:
        return False
    noun = mention.quantity.noun or mention.noun or mention.quantity.unit
    return (
        following.marker.style in (Style.INLINE, Style.ORDINAL)
        and _MEASURES.search(noun) is not None
        and _ANNOUNCES.search(mention.lead) is not None
    )


def _goes_on(last: Marker, following: Sequence[Block]) -> bool:
    """Whether a list goes on behind a line without a marker."""
    markers = (b.marker for b in following if b.marker is not None)
    return any(m.style is last.style and m.number == last.number + 1 for m in markers)


def _run_of_lines(blocks: Sequence[Block], first: int) -> list[Marker]:
    """The markers of the lines of one style that follow, numbered on from one."""
    run: list[Marker] = []
    for at, block in enumerate(blocks[first : first + 200], first + 1):
        if block.kind is BlockKind.BLANK:
            continue
        if block.marker is None:
            if run and (run[0].style in _ROOMY or _goes_on(run[-1], blocks[at : at + _NEXT])):
                continue
            break
        if run and block.marker.style is not run[0].style:
            continue
        if run and block.marker.number <= run[-1].number:
            break
        run.append(block.marker)
    return run
