"""A web page to the text a person reads on it: the notice, without what the site puts around it."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from lxml import etree

from auditor.errors import AuditError
from auditor.readers import page_text
from auditor.readers.formed import FormedSource
from auditor.readers.page_main import choose
from auditor.readers.text import decode
from rules._rule import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

MOST_TAGS = 400_000  # a page of a government site has some thousand
MOST_ATTRIBUTES = 300  # of one tag: the parser compares each with each
_VALUE = r"""=\s*+(?:"[^"]*"|'[^']*'|[^\s>"'][^\s>]*+)?+"""
_TAG = re.compile(rf"<[A-Za-z](?:[^>=]++|{_VALUE})*+")
_VALUES = re.compile(_VALUE)
_OPENS = re.compile(r"<!--|<(script|style)\b|<[A-Za-z]", re.IGNORECASE)
_CLOSES = {
    "script": re.compile("</script", re.IGNORECASE),
    "style": re.compile("</style", re.IGNORECASE),
}
_COMMENT_CLOSES = re.compile("--!?>")
_BETWEEN = re.compile(r"[\s/=]+")
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page may declare its encoding
_TOO_DEEP = etree.ErrorTypes.ERR_RESOURCE_LIMIT


def read(data: bytes, name: str) -> FormedSource:
    """Read a web page.

    Args:
        data: the file.
        name: its name.

    Returns:
        The text of the notice: its title, the line that says when and by whom it was published,
        its paragraphs, and its tables row by row with a tab between two cells.

    Raises:
        AuditError: the bytes are no text, or no page that can be read.
    """
    root = _parsed(_decoded(data, name), name)
    chosen = choose(root)
    writer = page_text.write(chosen, name)
    return FormedSource(
        writer.text,
        name,
        form="html",
        stretches=writer.stretches,
        data=data,
        published=chosen.published,
        publisher=chosen.publisher,
    )


def _decoded(data: bytes, name: str) -> str:
    """The text of the file, in the encoding it declares, else in one that fits."""
    declared = _DECLARED.search(data, 0, _HEAD)
    if declared is not None and not data.startswith((b"\xff\xfe", b"\xfe\xff", codecs.BOM_UTF8)):
        encoding = declared[1].decode("ascii").lower()
        # what pages call gb2312 holds characters that only its successors have
        encoding = "gb18030" if encoding in ("gb2312", "gbk", "gb18030") else encoding
        try:
            if codecs.lookup(encoding).name in ("gb18030", "big5", "big5hkscs"):
                return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            pass  # it says what it is not: look at the bytes instead
    return decode(data, name)


def _parsed(text: str, name: str) -> _Element:
    if text.count("<") > MOST_TAGS:
        raise _unreadable(
            name,
            Words(f"标记超过 {MOST_TAGS} 个", f"it has more than {MOST_TAGS} tags"),
        )
    if _many_attributes(text):
        raise _unreadable(
            name,
            Words(
                f"有的标记带有 {MOST_ATTRIBUTES} 个以上的属性",
                f"one of its tags has more than {MOST_ATTRIBUTES} attributes",
            ),
        )
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError):  # nothing in it at all
        root = None
    if any(entry.type == _TOO_DEEP for entry in parser.error_log):
        # what stands deeper is lost without a word: half a notice must not look like a whole one
        raise _unreadable(name, Words("标记嵌套过深", "its tags are nested too deeply"))
    return etree.Element("html") if root is None else root


def _many_attributes(text: str) -> bool:
    """Whether a tag has more attributes than a page needs."""
    return any(
        len(tag) > 2 * MOST_ATTRIBUTES
        and len(_BETWEEN.findall(_VALUES.sub("=", tag))) > MOST_ATTRIBUTES
        for tag in _tags(text)
    )


def _tags(text: str) -> Iterator[str]:
    """The tags of a page; what stands in comments, scripts and styles is none."""
    at = 0
    while opens := _OPENS.search(text, at):
        if opens[0] == "<!--":
            closes = _COMMENT_CLOSES.search(text, opens.start() + 2)
        else:
            tag = _TAG.match(text, opens.start())
            closes = tag
            if tag is not None:
                yield tag[0]
            if tag is not None and opens[1] is not None:
                closes = _CLOSES[opens[1].lower()].search(text, tag.end())
        if closes is None:
            return
        at = closes.end()


def _unreadable(name: str, why: Words) -> AuditError:
    return AuditError(
        Words(
            f"{name}：网页无法读取：{why.zh}。请在浏览器中复制正文，存为 UTF-8 文本（.txt）",
            f"{name}: this page cannot be read: {why.en}; copy its text from a browser into a "
            "text file (.txt, UTF-8)",
        )
    )
