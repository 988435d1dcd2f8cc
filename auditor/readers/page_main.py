"""Which parts of a web page are the notice.

Government sites wrap a notice in menus, share buttons and footers. What is out by its tag, its
role or because it is hidden is out anywhere; what is out by the name of its class is out only
where it does not hold a good part of the page's words. The notice is then the innermost element
that holds nearly all words that are left.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from auditor.readers.formed import names
from grammar.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

# tags whose words nobody reads as the page's text
_NEVER = names(
    "head script style template noscript nav footer aside iframe object embed svg math canvas "
    "audio video select button input textarea datalist dialog menu rt rp"
)
_ROLES = names("navigation banner contentinfo search complementary dialog alertdialog")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|header|head|top|footer|foot|bottom|sidebar|aside|share|"
    r"prev(?:next)?|next|pre|crumbs?|breadcrumbs?|position|location|weizhi|dqwz|copyright|toolbar|"
    r"tools?|related|recommend|hot|ads?|banner|search|login|pag(?:er|ination)|qrcode|ewm|"
    r"popup|modal|links?|print|close)(?:$|[\s_\d-])",
    re.IGNORECASE,
)
# how the sites' editors name the element that holds the article
_MAIN = names(
    "zoom ucap-content trs_editor trs_ueditor newscontent article-content article_content "
    "articlecontent con_text content-text xxgk_content wp_articlecontent v_news_content "
    "vsb_content article_con news_content pages_content"
)
# an element that may be the notice as a whole; a paragraph, a row or a list alone may not
_CONTAINERS = names("body div section article main td center form font span dd")
_PARTED = names("p div section article li td th tr table br h1 h2 h3 h4 h5 h6 dt dd")
_HEADINGS = names("h1 h2 h3 h4")
_TITLED = re.compile(r"(?:^|[\s_-])(?:title|tit|bt|biaoti|arti[_-]?title|headline)", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:发布|发稿|更新|公开|成文)(?:时间|日期)[:：]?\s*(\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?)"
)
_PUBLISHER = re.compile(r"(?:来源|发布机构|发布单位)[:：]\s*([^\s　|｜【\[]{2,40})")
_FURNITURE = re.compile(
    r"发布时间|发布日期|浏览次数|阅读次数|点击数|字号|字体|分享到?[:：]|打印本页|关闭窗口|上一篇|下一篇|相关(?:文章|新闻|阅读|链接)|"
    r"责任编辑|扫一扫|版权所有|ICP备|公安备案|网站标识码|主办[:：]|技术支持|您访问的|返回顶部"
)
# the annexes of a notice are links, too
_ANNEX = re.compile(r"^附\s*件|\.(?:docx?|xlsx?|pdf|wps|ofd|zip|rar)$", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_MOST_OF_IT = 0.7  # of an element's words: a child with so many is looked into
_TOO_MUCH = 0.3  # of the page's words: so many are no menu, whatever the class is called
_META_LENGTH = 160  # characters: a line on publication is no longer
_META_TAGS = 100  # elements that such a line is made of, at most


class Chosen(NamedTuple):
    """What of a page is the notice.

    Attributes:
        nodes: all elements of the page, in document order.
        left_out: by number, the elements that are left out, with all below them.
        roots: the elements to write, in order: title, line on publication, text, what follows it.
        published: when the page says it was published, or empty.
        publisher: where it says it comes from, or empty.
    """

    nodes: list[_Element]
    left_out: frozenset[int]
    roots: tuple[int, ...]
    published: str
    publisher: str


def choose(root: _Element) -> Chosen:
    """Choose what of a page is the notice.

    Args:
        root: the page.
    """
    page = _Page(root)
    main = page.main()
    page.trim(main)
    title = page.title_before(main)
    about = page.about(main, title)
    roots = [one for one in (title, about) if one is not None]
    roots += [main, *page.following(main)]
    told = page.words(0)
    metas = _metas(page.nodes)
    published = _PUBLISHED.search(told)
    publisher = _PUBLISHER.search(told)
    return Chosen(
        page.nodes,
        frozenset(number for number, out in enumerate(page.out) if out),
        tuple(roots),
        metas.get("pubdate") or (published[1] if published else ""),
        metas.get("contentsource") or (publisher[1] if publisher else ""),
    )


def _metas(nodes: list[_Element]) -> dict[str, str]:
    return {
        (node.get("name") or "").lower(): (node.get("content") or "").strip()
        for node in nodes
        if node.tag == "meta"
    }


class _Page:
    """The elements of a page, with what each holds."""

    def __init__(self, root: _Element) -> None:
        self.nodes = list(root.iter())
        self._number = {node: number for number, node in enumerate(self.nodes)}
        self._parents = [self._parent(node) for node in self.nodes]
        self._ends = self._subtree_ends()
        self._first_headings = [0, *accumulate(node.tag == "h1" for node in self.nodes)]
        self.out = [False] * len(self.nodes)
        self._spread(_never)
        self._weights, self._linked = self._weigh()
        whole = self._weights[0] + self._linked[0]
        self._spread(lambda node: _around(node) and self._is_small(self._number[node], whole))
        self._weights, self._linked = self._weigh()

    def main(self) -> int:
        """The innermost element that holds nearly all words."""
        named = [
            number
            for number, node in enumerate(self.nodes)
            if not self.out[number] and _named(node) & _MAIN
        ]
        if named:
            best = max(named, key=lambda number: (self._weights[number], -number))
            if self._weights[best] * 2 >= self._weights[0]:
                return best
        at = chosen = next((n for n, one in enumerate(self.nodes) if one.tag == "body"), 0)
        while True:
            children = [self._number[child] for child in self.nodes[at]]
            heaviest = max(children, key=self._weights.__getitem__, default=at)
            if heaviest == at or self._weights[heaviest] < _MOST_OF_IT * self._weights[at]:
                return chosen
            at = heaviest
            if self.nodes[at].tag in _CONTAINERS and self._has_blocks(at):
                chosen = at

    def title_before(self, main: int) -> int | None:
        """The heading above the notice that the page's own title repeats."""
        page_title = _squeezed(
            next((n.text or "" for n in self.nodes if n.tag == "title"), "")[:500]
        )
        stated = _squeezed(_metas(self.nodes).get("articletitle", ""))
        headings = [
            number
            for number in range(main)
            if not self.out[number]
            and (self.nodes[number].tag in _HEADINGS or self._is_titled(number))
            and not self.holds(number, main)
            and self._weights[number] >= 6
            and self._is_little(number)
        ]
        inside = _squeezed(self.words(main)[:400])
        for number in reversed(headings):
            words = _squeezed(self.words(number))
            known = words in page_title or words in stated or (page_title and page_title in words)
            if (known or not page_title) and words not in inside:
                return number
        return None

    def about(self, main: int, title: int | None) -> int | None:
        """The line above the notice that says when or by whom it was published."""
        for number in range(main):
            if self.out[number] or self.holds(number, main) or not self._is_little(number):
                continue
            if title is not None and (self.holds(number, title) or self.holds(title, number)):
                continue
            words = self.words(number)
            if len(words) <= _META_LENGTH and (_PUBLISHED.search(words)):
                return number
        return None

    def following(self, main: int) -> list[int]:
        """What stands right behind the notice and still belongs to it, as a signature may."""
        found: list[int] = []
        at = main
        while self.nodes[at].tag not in ("body", "html"):
            for sibling in self.nodes[at].itersiblings():
                number = self._number[sibling]
                if not self._weights[number] and not self._linked[number]:
                    continue
                if self._is_around(number):
                    return found
                found.append(number)
            at = self._parents[at]
        return found

    def trim(self, main: int) -> None:
        """Leave out what the site puts behind the notice, within the same element."""
        for child in reversed(self.nodes[main]):
            number = self._number[child]
            if (child.tail or "").strip():
                return
            if self._weights[number] or self._linked[number]:
                if self.out[number]:
                    continue
                if not (self._is_little(number) and self._is_around(number)):
                    return
                for at in range(number, self._ends[number]):
                    self.out[at] = True

    def holds(self, outer: int, inner: int) -> bool:
        """Whether an element is another one or stands inside it."""
        return outer <= inner < self._ends[outer]

    def words(self, number: int) -> str:
        """The words that are read in an element, white space squeezed."""
        pieces: list[str] = []
        for at in range(number, self._ends[number]):
            if self.out[at]:
                if at != number and not self.out[self._parents[at]]:
                    pieces.append(self.nodes[at].tail or "")
                continue
            node = self.nodes[at]
            pieces.append(f" {_own(node)}" if node.tag in _PARTED else _own(node))
            if at != number:
                pieces.append(node.tail or "")
        return _SPACE.sub(" ", "".join(pieces)).strip()

    def _is_around(self, number: int) -> bool:
        if self.out[number]:
            return True
        words = self.words(number)
        if _ANNEX.search(words):
            return False
        if self._linked[number] > self._weights[number]:
            return True
        return _FURNITURE.search(words) is not None

    def _is_titled(self, number: int) -> bool:
        node = self.nodes[number]
        named = f"{node.get('class') or ''} {node.get('id') or ''}"
        return _TITLED.search(named) is not None and self._weights[number] <= 100

    def _has_blocks(self, number: int) -> bool:
        blocks = ("p", "div", "br", "table", "section", "ol", "ul")
        return any(child.tag in blocks for child in self.nodes[number])

    def _is_little(self, number: int) -> bool:
        """Whether an element has so little in it that looking at its words costs nothing."""
        held = self._weights[number] + self._linked[number]
        return held <= _META_LENGTH and self._ends[number] - number <= _META_TAGS

    def _is_small(self, number: int, whole: int) -> bool:
        """Whether an element holds few of the page's words, and no heading of the first order."""
        if self._weights[number] + self._linked[number] > _TOO_MUCH * whole:
            return False
        return self._first_headings[self._ends[number]] == self._first_headings[number]

    def _parent(self, node: _Element) -> int:
        parent = node.getparent()
        return self._number[parent] if parent is not None else 0

    def _subtree_ends(self) -> list[int]:
        """For each element, the number behind the last one inside it."""
        ends = [number + 1 for number in range(len(self.nodes))]
        for number in range(len(self.nodes) - 1, 0, -1):
            parent = self._parents[number]
            ends[parent] = max(ends[parent], ends[number])
        return ends

    def _spread(self, leaves: Callable[[_Element], bool]) -> None:
        """Leave elements out, with all that is inside them."""
        for number, node in enumerate(self.nodes):
            inside = number > 0 and self.out[self._parents[number]]
            self.out[number] = self.out[number] or inside or leaves(node)

    def _weigh(self) -> tuple[list[int], list[int]]:
        """For each element, the characters in it outside of links, and within."""
        size = len(self.nodes)
        weights, linked = [0] * size, [0] * size
        in_link = [False] * size
        for number, node in enumerate(self.nodes):
            parent = self._parents[number]
            above = in_link[parent] if number else False
            in_link[number] = above or node.tag == "a"
            if not self.out[number]:
                where = linked if in_link[number] else weights
                where[number] += _length(_own(node))
            if number and not self.out[parent]:
                where = linked if above else weights
                where[parent] += _length(node.tail or "")
        for number in range(size - 1, 0, -1):
            parent = self._parents[number]
            weights[parent] += weights[number]
            linked[parent] += linked[number]
        return weights, linked


def _own(node: _Element) -> str:
    """The text before the first child; comments and instructions have none that is read."""
    return (node.text or "") if isinstance(node.tag, str) else ""


def _length(text: str) -> int:
    return len(text) - len(_SPACE.findall(text)) if text.strip() else 0


def _squeezed(text: str) -> str:
    return _SPACE.sub("", text)


def _named(node: _Element) -> set[str]:
    named = f"{node.get('class') or ''} {node.get('id') or ''}" if node.attrib else ""
    return set(named.lower().split())


def _never(node: _Element) -> bool:
    if node.tag in _NEVER or not isinstance(node.tag, str):
        return True
    if not node.attrib:
        return False
    if node.get("hidden") is not None or (node.get("role") or "") in _ROLES:
        return True
    return _HIDDEN.search(node.get("style") or "") is not None


def _around(node: _Element) -> bool:
    if not node.attrib or node.tag in ("body", "html"):
        return False
    return _AROUND.search(f"{node.get('class') or ''} {node.get('id') or ''}") is not None
