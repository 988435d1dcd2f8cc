"""The lines of a notice that could not be understood.

Nothing is dropped: such a line is read as far as it goes, and named, so that a reader knows what
was not checked. A line counts when characters in it were lost (replacement and control characters),
when it was decoded wrongly, or when it is a row that does not fit the table it stands in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from grammar.model import Block, BlockKind
from grammar.patterns import compiled
from grammar.source import Span

# what decoding or copying leaves where it lost something: U+FFFD, control and private characters
_LOST = compiled("[\ufffd\u0000-\u0008\u000e-\u001f\u007f-\u009f\ue000-\uf8ff\ufff0-\uffff]")
# UTF-8 read as Latin-1 (é€šæŠ¥), and GBK read from bytes that were lost before (锟斤拷, 烫烫烫)
_LATIN = compiled("[\u00a1-\u00ff\u0152-\u0178\u2018-\u203a\u20ac\u2122]")
_LATIN_LETTER = compiled("[\u00c0-\u00ff]")
_MISREAD = compiled(r"锟斤拷|锟斤|烫烫烫|屯屯屯|锘縵|\?{4,}")
_HAN = compiled(r"[\u4e00-\u9fff]")
_RULED = compiled(r"[|:\-\s]+")
_NOTICE_WORDS = compiled(r"整改|巡察|巡视|督察|审计|反馈|通报|公告|检查|问题|隐患|整治|督导|督办")


def find(text: str, blocks: Iterable[Block]) -> Iterator[Span]:
    """The lines that could not be understood, in order."""
    header: Block | None = None
    for block in blocks:
        words = text[block.span.start : block.span.end]
        if block.kind is not BlockKind.ROW:
            header = None if block.kind is not BlockKind.BLANK else header
        elif header is None:
            header = block
        elif len(block.cells) != len(header.cells) > 2 and not _RULED.fullmatch(words):
            yield block.span
            continue
        if words and _is_damaged(words):
            yield block.span


def _is_damaged(words: str) -> bool:
    if _LOST.search(words) or _MISREAD.search(words):
        return True
    if not _LATIN_LETTER.search(words):
        return False
    latin, han = len(_LATIN.findall(words)), len(_HAN.findall(words))
    return latin >= 6 and latin > han and latin * 3 > len(words)


def recognised(text: str) -> bool:
    """Whether a text reads as a notice at all: it speaks of findings and of what was done."""
    return len(set(_NOTICE_WORDS.findall(text[:20000]))) >= 2
