"""Which lines of a notice are running sentences, and how each of them ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from grammar.answers import is_formal
from grammar.model import Block, BlockKind, Notice, Style
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled
from grammar.source import Span

_STOPS = tuple("。!?！？;；:：…—")
_CLOSING = "”’)】〕>\"'"  # 》 ends no sentence
_BRACKETS = {")": "(", "】": "【", "〕": "〔"}
_STOP = compiled(r"[。;；]")
_COMMA = compiled(r"[，,]")
_CLOSERS = tuple(_CLOSING)
_LONG = 40  # characters: so long a line with two commas is a sentence, not a heading
_SHORT = 10  # characters: a shorter line may be anything
_MOST = 0.1  # the share of lines at one place without a mark, where none should be
_FEW = 4  # lines at one place, at the least
_HABIT = 2  # lines: more that end with a bracket and no mark are the writer's way
# how a heading without a number, a caption or a note ends or begins
_BEGINS_NONE = ("关于", "聚焦", "围绕", "附", "表", "图", "注", "备注", "单位", "序号")
_ENDS_NONE = (
    "问题", "情况", "方面", "工作", "措施", "进展", "成效", "清单", "一览表", "台账", "如下", "领域", "整改",
)  # fmt: skip
_TAGS = ("标签", "关键词", "主题词", "责编", "来源", "编辑", "本期要目", "本期导读")
_SIGNED = compiled(
    r"\d{4}年\d{1,2}月\d{1,2}日|[〇零一二三四五六七八九十]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日|[\u4e00-\u9fff()]{4,30}"
    r"(?:局|委|院|办|厅|党组|党委|支部|公司|中心|学校|政府|委员会|办公室|集团|银行|协会|联社)"
)
# 公示时间:…, 来信地址:…: lines of the feedback block
_HOW_TO_WRITE = compiled(
    r"\s*\(?[\u4e00-\u9fff]{0,8}(?:电话|来访|来信|地址|时间|邮箱|信箱|邮编|邮政编码|网址|传真|联系人|期限|时限|日期|方式|公布|公示|依据|来源)[ ]*:"
)
# a whole problem as a heading, commas and all
_PROBLEM = compiled(r"(?:关于|针对|对)[^。;\n]*[”’](?:的|等|方面)*问题$")
_ENDS_IN_STATE = compiled(
    r"[ 　|｜\t](?:整改|完成|办理|销号|落实)?(?:状态|进度|结果|结论):[^。;]{2,16}$"
)
_NAMED = compiled(r"(?:关于|针对|对)[“‘]")
_LAST_CLAUSE = compiled(r"[^。;；，,]+$")
_RUN = 3  # lines of one make, at the least, of which one lacks what the others end with
_SAME = 4  # fields with one label and one content, at the least


class Prose(NamedTuple):
    """A line of running sentences.

    Attributes:
        block: the line.
        text: its sentences, without marker, heading and label.
        ended: whether a mark stands at its end.
    """

    block: Block
    text: Span
    ended: bool


class _Line(NamedTuple):
    """A line that may be a sentence: where it stands, whether it certainly is one, what is in it."""

    prose: Prose
    place: str
    certain: bool
    bracketed: bool
    comma: bool


def prose(notice: Notice) -> Iterator[Prose]:
    """The lines that are clearly sentences, in order; headings, rows, contacts are none.

    A short line without a mark is one where those at the same place of the outline are: the text
    under an item, what stands behind one label.
    """
    lines = list(_lines(notice))
    total = Counter(line.place for line in lines)
    ended = Counter(line.place for line in lines if line.prose.ended)
    open_ = Counter(line.bracketed for line in lines if not line.prose.ended)
    sure = [line.prose.ended for line in lines if line.certain]
    strict = len(sure) > _FEW and all(sure)
    for line in lines:
        open_here = total[line.place] - ended[line.place]
        alike = total[line.place] >= _FEW and open_here <= max(1, _MOST * total[line.place])
        alike = alike or (strict and open_here == 1 and line.comma)
        if line.certain or (line.place and alike):
            habit = line.bracketed and open_[True] > _HABIT
            yield line.prose._replace(ended=line.prose.ended or habit)


def unlike(notice: Notice) -> Iterator[Span]:
    """The one line of a flat list, or the one field, that lacks the mark all the others end with."""
    text = notice.text
    lines = [b for b in notice.blocks if b.kind is not BlockKind.BLANK]
    for run in _runs(text, lines):
        words = [text[b.span.start : b.span.end].strip() for b in run]
        open_ = [n for n, line in enumerate(words) if not _is_ended(line)]
        if len(open_) != 1 or len(run) < _RUN:
            continue
        line, others = words[open_[0]], [w for n, w in enumerate(words) if n != open_[0]]
        told = all(w.endswith("。") and _COMMA.search(w) for w in others)
        if not told or not _COMMA.search(line) or line.endswith((",", "，", "、", ":")):
            continue
        if line.endswith(_ENDS_NONE):
            continue
        # the last words of a text may be broken off, unless others end with the same
        same = _LAST_CLAUSE.search(line)
        whole = same and any(w[:-1].endswith(same[0]) for w in others)
        if run[open_[0]] is not lines[-1] or whole:
            yield run[open_[0]].span
    labelled = [b for b in lines if b.label]
    contents = [(b.label, text[b.content.start : b.content.end].strip()) for b in labelled]
    fields = Counter(contents)
    for block, (label, content) in zip(labelled, contents, strict=True):
        if content and fields[label, content + "。"] >= _SAME and fields[label, content] == 1:
            yield block.span


def _runs(text: str, lines: Sequence[Block]) -> Iterator[list[Block]]:
    """Lines that follow one another and begin alike: with one kind of number, or by a problem."""
    run: list[Block] = []
    known: object = None
    for block in lines:
        make: object = None
        if block.marker is not None:
            make = block.marker.style
        elif block.kind is BlockKind.PARAGRAPH and _NAMED.match(text, *block.span):
            make = "problem"
        if make is None or make != known:
            yield run
            run = []
        known = make
        if make is not None:
            run.append(block)
    yield run


def _lines(notice: Notice) -> Iterator[_Line]:
    text = notice.text
    lines = [b for b in notice.blocks if b.kind is not BlockKind.BLANK]
    headings = {s.block.extent.start: s.heading for s in notice.walk()}
    under = {
        line.extent.start
        for item in notice.items
        for part in item.section.walk()
        for line in (part.block, *part.body)
        if line is not part.block or part.marker.style is Style.INLINE
    }
    for number, block in enumerate(lines):
        if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.FIELD):
            continue
        start, end = block.content
        heading = headings.get(block.extent.start)
        if heading is not None and heading.end < end:
            start = min(heading.end + 1, end)
        words = text[start:end].strip()
        if block.label in _TAGS or is_formal(block.label) or _PROBLEM.match(words):
            continue
        if _ENDS_IN_STATE.search(words) or (words[:1] == "(" and words.endswith(")")):
            continue  # …  状态:已销号; (统计口径:…)
        if _HOW_TO_WRITE.match(notice.text, *block.span) or _SIGNED.fullmatch(words):
            continue
        following = lines[number + 1] if number + 1 < len(lines) else None
        begun = following is not None and (following.marker is not None or bool(following.label))
        # behind a comma it goes on in the next line, unless that begins something of its own
        ended = _is_ended(words) or (words.endswith(("，", ",", "、")) and not begun)
        if not words or (number == len(lines) - 1 and not words.endswith(_STOPS)):
            continue  # a text that breaks off
        stops = _STOP.search(words, 0, len(words) - 1) is not None
        commas = words.count("，") + words.count(",")
        # what follows a heading on its own line is text; a line alone needs more to be told from one
        told = heading is not None and start > block.content.start and commas > 0
        certain = stops or told or (len(words) >= _LONG and commas >= 2)
        place = _place(block, words, under)
        if not ended and following is not None and _opens_list(following):
            place = ""  # it may be a heading that lost its number
        if certain or place:
            bracketed = words.endswith(_CLOSERS)
            yield _Line(
                Prose(block, Span(start, end), ended), place, certain, bracketed, commas > 0
            )


def _place(block: Block, words: str, under: set[int]) -> str:
    """Where a line stands whose siblings show whether a mark has to end it; empty for elsewhere."""
    if len(words) < _SHORT or words.startswith(_BEGINS_NONE) or words.endswith(_ENDS_NONE):
        return ""
    if block.kind is BlockKind.FIELD:
        return "" if is_formal(block.label) else block.label
    return "under an item" if block.extent.start in under else ""


def _opens_list(block: Block) -> bool:
    marker = block.marker
    return marker is not None and marker.number == 1 and marker.style is not Style.INLINE


def _is_ended(words: str) -> bool:
    """Whether a mark ends the words, before or behind the bracket or quote that closes them."""
    bare = words.rstrip(_CLOSING)
    if bare == words or bare.endswith(_STOPS):
        return bare.endswith(_STOPS)
    opening = _BRACKETS.get(words[-1])
    return opening is not None and words[: words.rfind(opening)].rstrip().endswith(_STOPS)
