"""From a source to its reading text, and back.

The reading text is what the grammar sees: full-width letters, digits and brackets made half-width
(one character for one), Markdown marks and hard line wraps taken out, and a line end put in where
a copy lost it. The original is kept; every place leads back to it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cache

from grammar import columns
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled
from grammar.source import Source, Span

# a full-width comma is no thousands separator, and sentence marks keep their width
_KEPT = "，！？"
_WIDTHS = {
    **{chr(0xFF01 + i): chr(0x21 + i) for i in range(94) if chr(0xFF01 + i) not in _KEPT},
    **dict.fromkeys("\u3000\u00a0\u2002\u2003\u202f\ufeff\u200b", " "),
    **dict.fromkeys(map(chr, range(0x2004, 0x200B)), " "),
    "﹪": "%",
    "∶": ":",
    "︰": ":",
}
_WIDE = compiled(f"[{''.join(map(re.escape, _WIDTHS))}]")

_LINE = compiled(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
_MARKDOWN = compiled(r"^(?:\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+(?=\S)))+|\*\*|__|<br\s*/?>")
_BREAK_BEFORE = compiled(
    r"(?<=[。;:!?])\s*(?=[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|[①-⑳]"
    r"|\d{1,2}[.、](?![\d])|\(\d{1,2}\)|[\u4e00-\u9fff]{0,4}(?:落实情况|状态|进度|完成情况):)"
    r"|\s*(?<![\d一二三四五六七八九十、])(?=\(一\)|一、)"
    r"|\s{2,}(?=\S)"
)
# 办结 150.25 万件: the figure with its unit, set apart by spaces as some offices write it. What only
# begins like a unit is none: 表 1 项目一览, 责任人 2 人员名单
_UNIT = (
    r"(?:[十百千]?[万亿])?(?:元(?![素旦月])|个(?![人体别性])|项(?!目)|条(?![例款件文形])|件(?!数)|起(?![来草诉点])|"
    r"家(?![庭长具禽])|户(?![籍口主外])|次(?![数要])|份(?![额数])|处(?![理分置罚室长])|台(?![账帐])|人(?![员民大才均社事口力身为工])|"
    r"名(?![称单录义])|所(?![有在属长])|场(?![所地景馆])|批(?![准复评示])|笔(?!记)|期(?![间限])|类(?![别型])|亩|吨|平方米|公里|天|分钟|小时)"
)
_APART = compiled(
    rf"(?<=[\u4e00-\u9fff，,、:(]) (?=\d[\d,]*(?:\.\d+)? ?(?:%|{_UNIT}))"
    rf"|(?<=\d) (?={_UNIT})"
)
_NUMBERS_ALONE = compiled(r"(?:^\s*|[A-Za-z+/\-]|[表图件第] ?)(?<![\d.,])[\d.,]*\d$")
_LEAD = compiled(r"(?<=通报|公告|报告|情况|公示)\s*(?=根据|按照|依据|为|20\d\d年|\d{4}年)")
_SIGNED = compiled(r"(?<=[。!])\s*(?=[^。,，;]{4,40}?\s*\d{4}年\d{1,2}月\d{1,2}日\s*$)")
_SIGN_DATE = compiled(r"(?<=[^\d。,，至到])\s*(?=\d{4}年\d{1,2}月\d{1,2}日\s*$)")
_MARKED = (
    r"\s{2,}|[一二三四五六七八九十]{1,3}[、是]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d)|[①-⑳]"
    r"|第[一二三四五六七八九十]+[,，、章部]|附件"
)
_STARTS_MARKED = compiled(_MARKED)
_STARTS_PARAGRAPH = compiled(rf"{_MARKED}|[\u4e00-\u9fff]{{2,10}}:")
# a line of running words, as against a row of figures or one of a list of names
_SENTENCE = compiled(r"^(?!.*(?:\S {2,}\S|[|\t]))[^，,。;、]*[，,。;、]")
_MEASURE = compiled(r"[二三四五六七八九十]{1,2}是")
_CLOSED = tuple("。!?！？:：;；”》)）】")
# what an editor keeps in one piece at the beginning of a line
_PIECE = compiled(r"[!-~]*[^!-~]?[，。；：、）》”〕】！？!-~]*")

ONE_LINE = 600  # code points: a line this long in a text of few lines has lost its line ends
_CUTS = 4  # lines of one length that break off: fewer may be alike by chance
WRAPPED_COLUMNS = 120  # the widest line that is taken for a hard wrap: sixty Chinese characters


class Reading(NamedTuple):
    """The text the grammar reads, with its way back.

    Attributes:
        text: the reading text; its lines end with LF alone.
        source: where it comes from.
        starts: offsets in `text` at which a stretch copied from the source begins.
        origins: for each of these, the offset in the source.
    """

    text: str
    source: Source
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, offset: int) -> int:
        """The source offset of a character of the reading text."""
        at = bisect_right(self.starts, offset) - 1
        return self.origins[at] + offset - self.starts[at]

    def place(self, span: Span) -> Span:
        """The span in the source, tight around the same characters."""
        start, end = span
        at = bisect_right(self.starts, start)
        shift = self.origins[at - 1] - self.starts[at - 1]
        if end <= start:
            return Span(start + shift, start + shift)
        if at == len(self.starts) or end <= self.starts[at]:  # within one stretch, as most are
            return Span(start + shift, end + shift)
        return Span(start + shift, self.origin(end - 1) + 1)

    def extent(self, span: Span) -> Span:
        """The span in the source up to where the next character begins: extents leave no hole."""
        start = 0 if span.start == 0 else self.origin(span.start)
        end = len(self.source.text) if span.end >= len(self.text) else self.origin(span.end)
        return Span(start, end)

    def quote(self, span: Span) -> str:
        """The words of a span as the source has them."""
        start, end = self.place(span)
        return self.source.text[start:end]


def read(source: Source) -> Reading:
    """The reading text of a source."""
    flat = _numbered_apart(columns.ruled(half_width(source.text)))
    lines = [(m.start(1), m.group(1), m.end()) for m in _LINE.finditer(flat)]
    if lines and lines[-1][0] == lines[-1][2] and len(lines) > 1:
        lines.pop()  # the empty match behind the last line end
    texts = [text for _, text, _ in lines]
    raw = [  # true widths, but for the rows of tables
        text if "\t" in text else source.text[start : start + len(text)] for start, text, _ in lines
    ]
    wrap = _wrap(raw)
    split = _has_lost_its_lines(texts)
    moves = wrap or split or "\r" in flat or any(map(_may_be_markdown, texts))
    if not moves and _APART.search(flat) is None:
        return Reading(flat, source, (0,), (0,))  # nothing moves
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = 0

    def copy(text: str, origin: int) -> None:
        nonlocal length
        if text:
            starts.append(length)
            origins.append(origin)
            pieces.append(text)
            length += len(text)

    joined = False
    for number, (start, text, _) in enumerate(lines):
        continued = joined
        joined = number + 1 < len(lines) and _continues(raw[number], raw[number + 1], wrap)
        for at, piece in _pieces(text, split=split):
            if at and split and pieces and not pieces[-1].endswith("\n"):
                copy("\n", start + at)
                starts[-1], origins[-1] = starts[-1], start + at
            if continued and at == 0:
                lead = len(piece) - len(piece.lstrip())
                at, piece = lead, piece[lead:]
            copy(piece, start + at)
        if joined:
            continue
        if number + 1 < len(lines) or flat.endswith(("\n", "\r")):
            copy("\n", start + len(text))
    if not starts:
        starts, origins = [0], [0]
    return Reading("".join(pieces), source, tuple(starts), tuple(origins))


# a point behind a Chinese character; 一. at the head of a line is a marker
_POINTS = compiled(
    r"(?<=[\u4e00-\u9fff)”》])(?<!\n[一二三四五六七八九十])(?<![十 ][一二三四五六七八九十])\.(?=\s|$|[\u4e00-\u9fff“])"
)
_FEW_POINTS = 3
_NUMBERED_HEADING = compiled(r"(?m)^(#{1,6}[ ]*\d{1,2})\.(?=[ ]*[\u4e00-\u9fff])")
_LISTED = compiled(r"(?m)^\d{1,2}\.[ ]")


def half_width(text: str) -> str:
    """The text with each wide character made half-width; most texts have a few kinds of them."""
    for wide in set(_WIDE.findall(text)):
        text = text.replace(wide, _WIDTHS[wide])
    stops = _POINTS.findall(text) if "." in text else ()
    # a text that ends its sentences with points, as some keyboards do
    return _POINTS.sub("。", text) if len(stops) > max(_FEW_POINTS, text.count("。")) else text


def _numbered_apart(text: str) -> str:
    """The text with the points behind the numbers of Markdown headings taken out, where lists have points, too.

    ## 4. and 1. under it are two ways of numbering: in plain text the one would go on with the other.
    """
    if "#" not in text or not _LISTED.search(text):
        return text
    return _NUMBERED_HEADING.sub(r"\1 ", text)


def _pieces(text: str, *, split: bool) -> Iterator[tuple[int, str]]:
    """The stretches of a line that are kept, with their offsets in it."""
    cuts = sorted({m.end() for m in _cuts(text)}) if split else []
    skipped = sorted((*_apart(text), *_markdown(text)))
    at = 0
    for stop in [*cuts, len(text)]:
        for skip_start, skip_end in skipped:
            if at <= skip_start < stop:
                if skip_start > at:
                    yield at, text[at:skip_start]
                at = skip_end
        if at < stop:
            yield at, text[at:stop]
        at = max(at, stop)
    if not text:
        return


def _markdown(text: str) -> Iterator[tuple[int, int]]:
    if _may_be_markdown(text):
        yield from (m.span() for m in _MARKDOWN.finditer(text))


def _apart(text: str) -> Iterator[tuple[int, int]]:
    """The spaces between words, a figure and its unit; not those of a table's row or a number."""
    if "\t" in text:
        return
    for space in _APART.finditer(text):
        behind = text[space.start() - 1].isdigit()
        if not (behind and _NUMBERS_ALONE.search(text[max(0, space.start() - 24) : space.start()])):
            yield space.span()


def _may_be_markdown(text: str) -> bool:
    return "*" in text or "#" in text or "_" in text or ">" in text or text.startswith(("-", "+"))


def _cuts(text: str) -> Iterator[re.Match[str]]:
    for pattern in (_BREAK_BEFORE, _LEAD, _SIGNED, _SIGN_DATE):
        yield from pattern.finditer(text)


def _has_lost_its_lines(lines: list[str]) -> bool:
    """Whether a whole notice stands on one or two lines."""
    filled = [line for line in lines if line.strip()]
    if not 0 < len(filled) <= 3:
        return False
    longest = max(filled, key=len)
    if len(longest) > ONE_LINE:
        return True
    at = 0  # 。一、…。二、…。三、… in a row are headings
    for mark in "一二三":
        at = next((n for stop in "。:;" if (n := longest.find(f"{stop}{mark}、", at)) >= 0), -1)
        if at < 0:
            return False
    return True


def _width(text: str) -> int:
    """Columns on a screen: East Asian wide characters take two."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


@cache
def _columns(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


class _Wrap(NamedTuple):
    """How a text was hard-wrapped: its lines measured in columns or in characters.

    A line that breaks off may fall short of the width by `slack`, one that is ended by `ended`.
    """

    measure: Callable[[str], int]
    width: int
    slack: int
    ended: int


def _wrap(lines: list[str]) -> _Wrap | None:
    """The width at which the text was hard-wrapped, or None where it was not.

    A wrapped text is one in which many lines are about as long as the longest, and those lines
    mostly break off in the middle of a sentence, however many short ones stand between. Some
    programs count columns, some characters; some cut wherever the width falls, some before a word.
    """
    filled = [line.rstrip() for line in lines if line.strip()]
    if len(filled) < 8 or max(map(len, filled)) > WRAPPED_COLUMNS:
        return None
    widths = list(map(_width, filled))
    if max(widths) > WRAPPED_COLUMNS:
        return None
    cut: list[tuple[int, _Wrap]] = []
    found: list[tuple[int, _Wrap]] = []
    for measure, sizes, slack, exact, least in (
        (_width, widths, 6, 1, 40),
        (len, list(map(len, filled)), 3, 0, 20),
    ):
        rising = sorted(sizes)
        longest, widest = rising[-1], rising[int(len(rising) * 0.95)]
        if widest < least:
            continue
        full, broken_off = _full(filled, sizes, longest - exact)
        near = len(rising) - bisect_left(rising, longest - slack)
        if broken_off >= _CUTS and broken_off * 5 >= full * 3 and full * 5 >= near * 4:
            cut.append((full, _Wrap(measure, longest, exact if near == full else slack, exact)))
        full, broken_off = _full(filled, sizes, widest - slack)
        mostly = full * 2 >= len(filled) and broken_off * 2 >= full
        if mostly or (broken_off >= 2 * _CUTS and broken_off * 5 >= full * 3):
            found.append((full, _Wrap(measure, widest, slack, slack)))
    return max(cut or found, key=lambda pair: pair[0])[1] if cut or found else None


def _full(filled: list[str], sizes: list[int], least: int) -> tuple[int, int]:
    """How many lines are so long, and how many of these break off within a sentence."""
    full = [line for line, size in zip(filled, sizes, strict=True) if size >= least]
    return len(full), sum(not s.endswith(_CLOSED) and _SENTENCE.search(s) is not None for s in full)


def _continues(line: str, following: str, wrap: _Wrap | None) -> bool:
    """Whether the next line goes on with this one."""
    text = line.rstrip()
    if wrap is None or not text.strip() or not following.strip():
        return False
    if "\t" in line or "\t" in following:
        return False  # rows of a table
    following = half_width(following)
    width = wrap.measure(text)
    if text.endswith(_CLOSED):
        full = wrap.measure(following.rstrip()) >= wrap.width - wrap.slack
        # a last line ends as its paragraph does: what has no mark is a heading or a signature
        if width < wrap.width - wrap.ended or not (full or following.rstrip().endswith(_CLOSED)):
            return False
        if text.endswith((";", "；")) and _MEASURE.match(following):
            return True  # cut in the middle of a list
        return _STARTS_PARAGRAPH.match(following) is None
    piece = _PIECE.match(following)
    fits = piece is None or width + wrap.measure(piece[0]) <= wrap.width
    if width < wrap.width - wrap.slack and fits:
        return False
    # a label may be torn apart (整改\n结果:), so behind an open sentence it begins nothing
    return _STARTS_MARKED.match(following) is None
