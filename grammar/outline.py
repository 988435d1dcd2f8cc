"""The outline of a notice: its lines, what each is, and how they nest.

The middle of the text is parsed with outline.lark; the head (page furniture, title) and the tail
(signature, date, page furniture) are known by where they stand and how they look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile

from lark import Token, Tree

from grammar import chapters, last_lines, tables
from grammar.levels import STYLES, marker_value
from grammar.model import Block, BlockKind, Marker, Section
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled
from grammar.resettling import resettled
from grammar.source import Span

__all__ = ["RESOLVE", "Outline", "heading_words", "marker_value", "parse"]

_FURNITURE = compiled(
    r"更新时间|发布时间|发布日期|发布机构|发布单位|浏览次数|阅读次数|阅读量|点击数|点击量|点击:|访问量|"
    r"字体|字号|【?打印|关闭窗口|分享到|责任编辑|编辑:|审核:|校对:|扫一扫|上一篇|下一篇|当前位置|首页|"
    r"版权所有|ICP备|公安备案|网站标识码|主办单位|主办:|承办:|技术支持|信息来源|文章来源|来源:|来源于?:|作者:|"
    r"索引号|主题分类|公开方式|成文日期|返回顶部|今天是|农历|您访问的|手机打开|微信|微博|收藏|【大|\[ ?大|Ctrl"
)
_RULE = compiled(r"\s*(?:[-=_*—]{3,}|<!--.*-->)\s*$")
_DAY = (
    r"(?:\d{4}|[〇○零一二三四五六七八九]{4}) ?年 ?(?:\d{1,2}|[一二三四五六七八九十]{1,3}) ?月"
    r"(?: ?(?:\d{1,2}|[一二三四五六七八九十]{1,3}) ?日)?"
)
_SIGNING_DATE = compiled(rf"\s*({_DAY})\s*$")
_SIGNED_AND_DATED = compiled(rf"\s*([^，,。;:\d]{{4,40}}?)[ ]*({_DAY})\s*$")
_SENTENCE_MARK = compiled(r"[。，,;；:：！!？?]")
_BODY = compiled(
    r"(?:委员会|党委|党组|党工委|党总支|党支部|支部|政府|办公室|领导小组|局|院|厅|公司|集团|中心|学校|大学|学院|"
    r"医院|协会|工会|联合会|总站|站|所|馆|社|法院|检察院|管委会|街道|镇|乡|处|科|委|部|总会|组|纪委|银行|分行|厂|场|队|会)$"
)
_TITLE = compiled(r"通报|公告|公示|报告|通知|情况|方案|清单|落实|整改|进展|总结|说明")
_ANNEX = compiled(r"\s*附件?\s*\d*\s*[:：]|\s*附件\s*$")
_CONTACT = compiled(
    r"(?:联系|监督|举报|咨询|受理|反映)?(?:电话|方式)[:：]|邮政编码|邮编[:：]|电子邮[箱件]|邮政信箱|通[信讯]地址|邮寄地址|"
    r"联系人[:：]|信箱[:：]|传真"
)
_HEADING_END = compiled(r"[。:!?！？]")
# what a heading begins with that says what shall be done, and names no problem
RESOLVE = compiled(
    r"聚焦|紧盯|紧扣|围绕|坚持|着力|着眼|解决|破解|直面|对照|瞄准|抓|深挖|梳理|列出|认领|查|整改|突出|强化"
)
_HEADING_LABEL = compiled(
    r"(?:反馈|存在|具体|整改|查摆)?(?:的)?(?:问题|事项|任务)(?:描述|内容|名称)?:[ ]*(?=\S)"
)
_OPENING, _CLOSING = "“‘《〈(「『[【", "”’》〉)」』]】"
_HEADING_MARK = compiled(f"[{re.escape(_OPENING + _CLOSING)}，,。:!?！？]")
_BEFORE_LABEL = compiled(r"[ 　\t]+[\u4e00-\u9fff]{2,6}[ ]?$")
_LINE_END = compiled("\n")
_NUMBERED = compiled(
    r"\||第[一二三四五六七八九十]+(?:部分|方面|章)|[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[.、]|[①-⑳]|[一二三四]是"
)
_NO_SIGNATURE = compiled(r"[一二三四五六七八九十\d]+[、.．]|[（(①-⑳]|关于|附件")
_LISTED = compiled(r"\d{1,2}[.、．]")
_LISTED_ANNEX = compiled(r"\d{1,2}[.、．](?!\d)[^。]{2,40}$")

HEAD_LINES = 12  # lines before the first sentence in which page furniture may stand
TAIL_LINES = 16  # lines behind the signature in which it may


class Outline(NamedTuple):
    """The lines of a notice and how they nest."""

    blocks: tuple[Block, ...]
    title: Span | None
    lead: tuple[Block, ...]
    sections: tuple[Section, ...]


def parse(text: str) -> Outline:
    """The outline of a reading text."""
    bounds = _line_bounds(text)
    head, title = _head(text, bounds)
    tail = _tail(text, bounds, len(head))
    middle, lead, sections = _middle(text, bounds[len(head) : len(bounds) - len(tail)])
    blocks = (*head, *middle, *tail)
    return Outline(blocks, title, lead, sections)


def _line_bounds(text: str) -> list[Span]:
    """The extents of the lines, line ends included."""
    starts = [0, *(m.end() for m in _LINE_END.finditer(text))]
    if starts[-1] != len(text):
        starts.append(len(text))
    return [Span(*pair) for pair in pairwise(starts)]


def _block(kind: BlockKind, text: str, extent: Span) -> Block:
    span = _trimmed(text, extent)
    return Block(kind, extent, span, content=span)


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    stripped = words.strip()
    if not stripped:
        return Span(span.start, span.start)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(stripped))


# --- head --------------------------------------------------------------------------------------


def _head(text: str, bounds: Sequence[Span]) -> tuple[list[Block], Span | None]:
    """The lines before the text proper: front matter, page furniture, title."""
    blocks: list[Block] = []
    titles: list[Span] = []
    in_front_matter = False
    for number, extent in enumerate(bounds[: HEAD_LINES * 3]):
        words = text[extent.start : extent.end].strip()
        if words == "---" and (number == 0 or in_front_matter):
            in_front_matter = not in_front_matter
            blocks.append(_block(BlockKind.FURNITURE, text, extent))
        elif in_front_matter or (words and _is_furniture(words) and number < HEAD_LINES):
            blocks.append(_block(BlockKind.FURNITURE, text, extent))
        elif not words:
            blocks.append(_block(BlockKind.BLANK, text, extent))
        elif _is_title(words, bounds, number, text) and len(titles) < 3:
            blocks.append(_block(BlockKind.TITLE, text, extent))
            titles.append(blocks[-1].span)
        else:
            break
    if in_front_matter:
        return [], None
    while blocks and blocks[-1].kind is BlockKind.BLANK and not titles:
        blocks.pop()
    title = Span(titles[0].start, titles[-1].end) if titles else None
    return blocks, title


def _is_furniture(words: str) -> bool:
    if _RULE.match(words):
        return True
    found = _FURNITURE.findall(words)
    if not found:
        return False
    # a sentence of the notice may speak of a 来源; a line of furniture is short or says little else
    return len(words) <= 30 * len(found) + 20 and not words.endswith("。")


def _is_title(words: str, bounds: Sequence[Span], number: int, text: str) -> bool:
    if len(words) > 90 or words.endswith(("。", ";", ":", "，", ",", "、")) or "\t" in words:
        return False
    if _NUMBERED.match(words):
        return False
    following = next(
        (t for b in bounds[number + 1 : number + 6] if (t := text[b.start : b.end].strip())), ""
    )
    if not following or _SIGNING_DATE.match(following):
        return False
    if _TITLE.search(words) or words.startswith(("关于", "中共")):
        return "。" not in words
    return not _SENTENCE_MARK.search(words) and bool(
        _BODY.search(words) or _TITLE.search(following[:90])
    )


# --- tail --------------------------------------------------------------------------------------


def _tail(text: str, bounds: Sequence[Span], head: int) -> list[Block]:
    """The lines behind the text proper: signature, date, page furniture, annexes behind them."""
    kinds: list[BlockKind] = []
    number = len(bounds) - 1
    skipped: list[BlockKind] = []
    while number > head and len(skipped) < TAIL_LINES:
        words = text[bounds[number].start : bounds[number].end].strip()
        if not words:
            skipped.append(BlockKind.BLANK)
        elif _SIGNING_DATE.match(words):
            kinds = [*skipped, BlockKind.SIGNING_DATE]
            kinds += _signatures(text, bounds, head, number - 1)
            break
        elif (signed := _SIGNED_AND_DATED.match(words)) and _BODY.search(signed[1].strip()):
            kinds = [*skipped, BlockKind.SIGNATURE]
            break
        elif _is_furniture(words):
            skipped.append(BlockKind.FURNITURE)
        elif _is_signature(words):
            kinds = [*skipped, *_signatures(text, bounds, head, number)]
            break
        elif _ANNEX.match(words) or _LISTED.match(words):
            skipped.append(BlockKind.ANNEX)
        else:
            break
        number -= 1
    if not kinds:  # no signature: furniture alone, and a list of annexes before it
        kinds = list(takewhile(lambda kind: kind is not BlockKind.ANNEX, skipped))
    kinds += _annexes(text, bounds, head, len(bounds) - 1 - len(kinds))
    kinds.reverse()
    first = len(bounds) - len(kinds)
    return [_block(kind, text, bounds[first + n]) for n, kind in enumerate(kinds)]


def _annexes(text: str, bounds: Sequence[Span], head: int, number: int) -> list[BlockKind]:
    """The lines of an annex list that ends at a line, last first: 附件:1.清单, 2.目录."""
    kinds: list[BlockKind] = []
    while number > head and len(kinds) < TAIL_LINES:
        words = text[bounds[number].start : bounds[number].end].strip()
        if _ANNEX.match(words):
            return [*kinds, BlockKind.ANNEX]
        if words and not _LISTED_ANNEX.match(words):
            break
        kinds.append(BlockKind.ANNEX if words else BlockKind.BLANK)
        number -= 1
    return []


def _signatures(text: str, bounds: Sequence[Span], head: int, number: int) -> list[BlockKind]:
    """The lines of signing bodies that end at a line, last first, with blank lines between."""
    kinds: list[BlockKind] = []
    pending: list[BlockKind] = []
    while number >= head and len(kinds) < 6:
        words = text[bounds[number].start : bounds[number].end].strip()
        if not words:
            pending.append(BlockKind.BLANK)
        elif _is_signature(words):
            kinds += [*pending, BlockKind.SIGNATURE]
            pending = []
        else:
            break
        number -= 1
    return kinds


def _is_signature(words: str) -> bool:
    return (
        4 <= len(words) <= 45
        and not _SENTENCE_MARK.search(words)
        and not _NO_SIGNATURE.match(words)
        and "\t" not in words
        and bool(_BODY.search(words))
    )


# --- middle ------------------------------------------------------------------------------------


def _middle(
    text: str, bounds: Sequence[Span]
) -> tuple[list[Block], tuple[Block, ...], tuple[Section, ...]]:
    """The text proper, parsed."""
    first, last = (bounds[0].start, bounds[-1].end) if bounds else (0, 0)
    words = text[first:last]
    if not words.strip():
        return [_block(BlockKind.BLANK, text, extent) for extent in bounds], (), ()
    cuts = [first, *chapters.starts(text, first, last), last]
    parts = [_part(text, Span(*part)) for part in pairwise(cuts)]
    sections = last_lines.cut(text, [section for _, found in parts for section in found])
    by_start = {block.extent.start: block for found, _ in parts for block in found}
    blocks = [
        by_start.get(extent.start) or _block(BlockKind.BLANK, text, extent) for extent in bounds
    ]
    lead_end = sections[0].block.extent.start if sections else last
    lead = tuple(b for b in blocks if b.extent.start < lead_end and b.kind is not BlockKind.BLANK)
    return blocks, lead, sections


def _part(text: str, part: Span) -> tuple[list[Block], tuple[Section, ...]]:
    """The lines and the sections of a stretch of the text."""
    words = text[part.start : part.end]
    tree = tables.parser("outline").parse(words if words.endswith("\n") else words + "\n")
    builder = _Builder(text, *part)
    _, sections = builder.children(tree.children)
    return builder.blocks, sections


class _Builder:
    """Turns Lark's tree into blocks and sections; collects the blocks on the way."""

    def __init__(self, text: str, first: int, last: int) -> None:
        self.text = text
        self.first = first
        self.last = last
        self.blocks: list[Block] = []

    def children(
        self, nodes: Iterable[Token | Tree[Token]]
    ) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
        """The lines and the sections among the nodes under one heading."""
        lines: list[Block] = []
        sections: list[Section] = []
        for node in nodes:
            if isinstance(node, Tree):
                sections.append(self.section(node))
            else:
                lines.append(self.line(node))
        return tuple(lines), resettled(tuple(sections))

    def section(self, tree: Tree[Token]) -> Section:
        """A heading and what stands under it."""
        marker, *nodes = tree.children
        assert isinstance(marker, Token)
        block = self._heading_block(marker)
        self.blocks.append(block)
        body, children = self.children(nodes)
        return Section(block, heading_words(self.text, block.content), body, children)

    def line(self, token: Token) -> Block:
        """A field, a table row or a paragraph."""
        extent = self._extent(token)
        span = _trimmed(self.text, extent)
        words = self.text[span.start : span.end]
        if token.type == "ROW":
            block = Block(BlockKind.ROW, extent, span, content=span, cells=_cells(self.text, span))
        elif token.type == "FIELD":
            label = token.strip(" :【】[]")
            content = _trimmed(self.text, Span(self._offset(token) + len(token), extent.end))
            kind = BlockKind.CONTACT if _CONTACT.match(words) else BlockKind.FIELD
            kind = BlockKind.ANNEX if _ANNEX.match(words) else kind
            block = Block(kind, extent, span, label=label, content=content)
        else:
            kind = BlockKind.CONTACT if _CONTACT.match(words) else BlockKind.PARAGRAPH
            kind = BlockKind.FURNITURE if _RULE.match(words) else kind
            block = Block(kind, extent, span, content=span)
        self.blocks.append(block)
        return block

    def _heading_block(self, token: Token) -> Block:
        extent = self._extent(token)
        words = token.strip()
        start = self._offset(token) + len(token) - len(token.lstrip())
        span = Span(start, start + len(words))
        style = STYLES[token.type]
        number, label = marker_value(words)
        content = _trimmed(self.text, Span(self._offset(token) + len(token), extent.end))
        marker = Marker(style, number, span, label)
        whole = Span(span.start, max(span.end, content.end))
        return Block(BlockKind.HEADING, extent, whole, marker, content=content)

    def _offset(self, token: Token) -> int:
        assert token.start_pos is not None
        return token.start_pos + self.first

    def _extent(self, token: Token) -> Span:
        start = self._offset(token)
        end = self.text.find("\n", start)
        return Span(start, self.last if end < 0 or end >= self.last else end + 1)


def _cells(text: str, span: Span) -> tuple[Span, ...]:
    words = text[span.start : span.end]
    mark = "\t" if "\t" in words else "|"
    spans: list[Span] = []
    at = span.start
    for cell in words.split(mark):
        spans.append(_trimmed(text, Span(at, at + len(cell))))
        at += len(cell) + 1
    if mark == "|" and len(spans) > 2:  # a row of one cell lost its tab with the blanks behind it
        spans = spans[1:-1]
    return tuple(spans)


def heading_words(text: str, content: Span) -> Span:
    """The heading's own words: up to the first mark that ends it outside quotes and brackets."""
    label = _HEADING_LABEL.match(text, *content)
    if label:  # 1.问题:堤防管涌。措施:…
        content = Span(label.end(), content.end)
    words = text[content.start : content.end]
    depth = 0
    for found in _HEADING_MARK.finditer(words):
        mark = found[0]
        if mark in _OPENING:
            depth += 1
        elif mark in _CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0 and (mark not in "，," or _is_named(words, found.start())):
            gap = _BEFORE_LABEL.search(words, 1, found.start()) if mark == ":" else None
            cut = gap.start() if gap else found.start()  # 办税厅排队久  时限:6月底
            return Span(content.start, content.start + cut)
    if depth and (end := _HEADING_END.search(words)):  # a mark that was never closed
        return Span(content.start, content.start + end.start())
    return content


def _is_named(words: str, comma: int) -> bool:
    """Whether a comma ends the name of a problem: 渣土倾倒问题，查扣车辆9台.

    A resolve (聚焦突出问题，压实责任) goes on behind its comma, and so does a heading without a sentence.
    """
    return (
        words.endswith("问题", 0, comma)
        and _HEADING_END.search(words, comma) is not None
        and RESOLVE.match(words) is None
    )
