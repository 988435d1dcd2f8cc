"""What a Word file says elsewhere about a paragraph: whether it is hidden, which number it has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from auditor.readers.numbers import written
from grammar.named_tuples import NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVELS = 9
_LONGEST = 40  # characters of a number: a longer one would be written before each paragraph
_OFF = frozenset({"0", "false", "off", "none"})
_DEEPEST = 50  # styles that build on each other: a ring of them has no end


def tag(node: _Element) -> str:
    """The name of an element without its namespace: Word has two, one of them strict."""
    name = node.tag
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def child(node: _Element | None, *names: str) -> _Element | None:
    """The first child of a name, then its first child of the next name, and so on."""
    for name in names:
        if node is None:
            return None
        node = next((one for one in node if tag(one) == name), None)
    return node


def value(node: _Element | None, name: str = "val") -> str | None:
    """An attribute without regard to its namespace."""
    if node is None:
        return None
    for key, text in node.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(text)
    return None


def whole(text: str | None) -> int | None:
    """The whole number that an attribute holds."""
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def switch(properties: _Element | None, name: str) -> bool | None:
    """Whether a property is on or off; None where nothing is said."""
    found = child(properties, name)
    if found is None:
        return None
    return (value(found) or "on").lower() not in _OFF


class Style(NamedTuple):
    """What matters here of a style.

    Attributes:
        name: by which paragraphs and runs refer to it.
        base: the style it builds on.
        hidden: whether it hides text; None where it says nothing.
        number: the list to which its paragraphs belong.
        level: their level in it, from 0.
    """

    name: str
    base: str | None
    hidden: bool | None
    number: str | None
    level: int | None


class Styles:
    """The styles of a document.

    Args:
        root: the part of the styles; None where there is none.
    """

    def __init__(self, root: _Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default: str | None = None
        for style in [] if root is None else root:
            name = value(style, "styleId")
            if tag(style) == "style" and name is not None:
                self._styles.setdefault(name, _style(style, name))
                if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true"):
                    self._default = name

    def hidden(self, run: _Element | None, paragraph: _Element | None) -> bool:
        """Whether characters are hidden.

        Args:
            run: the properties of the run, or of the paragraph's mark.
            paragraph: the properties of the paragraph.
        """
        said = switch(run, "vanish")
        chains = (self._chain(value(child(run, "rStyle"))), self.of_paragraph(paragraph))
        for style in (style for chain in chains for style in chain):
            if said is not None:
                break
            said = style.hidden
        return bool(said)

    def number(self, name: str | None) -> str | None:
        """The list to which a style belongs, by the style's name."""
        return next((one.number for one in self._chain(name)), None)

    def of_paragraph(self, paragraph: _Element | None) -> Iterator[Style]:
        """The style of a paragraph and those it builds on, nearest first."""
        yield from self._chain(value(child(paragraph, "pStyle")) or self._default)

    def _chain(self, name: str | None) -> Iterator[Style]:
        for _ in range(_DEEPEST):
            style = self._styles.get(name) if name is not None else None
            if style is None:
                return
            yield style
            name = style.base


def _style(node: _Element, name: str) -> Style:
    listed = child(node, "pPr", "numPr")
    return Style(
        name,
        value(child(node, "basedOn")),
        switch(child(node, "rPr"), "vanish"),
        value(child(listed, "numId")),
        whole(value(child(listed, "ilvl"))),
    )


class _Level(NamedTuple):
    """How one level of a list is numbered."""

    start: int
    form: str
    text: str
    restart: int | None
    figures: bool


class Numbering:
    """Counts the numbered paragraphs of a document, as a word processor does.

    Args:
        root: the part of the numbering; None where there is none.
        styles: the styles, which may number a paragraph, too.
    """

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._by_style: dict[tuple[str, str], int] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        self._overrides: dict[tuple[str, int], int] = {}
        if root is not None:
            self._load(root)

    def marker(self, paragraph: _Element | None) -> str:
        """The number that stands before a paragraph; empty where there is none.

        Args:
            paragraph: its properties. Each call counts.
        """
        number, level = self._numbered(paragraph)
        known = self._lists.get(number or "")
        if number is None or known is None or level not in known[1]:
            return ""
        shared, levels = known
        count = self._counts.setdefault(shared, [None] * _LEVELS)
        override = self._overrides.get((number, level))
        if override is not None and (number, level) not in self._started:
            count[level] = override
        else:
            before = count[level]
            count[level] = levels[level].start if before is None else before + 1
        self._started.add((number, level))
        for below in range(level + 1, _LEVELS):
            restart = levels[below].restart if below in levels else None
            if restart != 0 and (restart is None or level < restart):
                count[below] = None
        return _marker(levels, level, count)

    def _numbered(self, paragraph: _Element | None) -> tuple[str | None, int]:
        """The list and the level of a paragraph."""
        own = child(paragraph, "numPr")
        number = value(child(own, "numId"))
        level = whole(value(child(own, "ilvl")))
        for style in self._styles.of_paragraph(paragraph):
            if number is not None and level is not None:
                break
            if number is None and style.number is not None:
                number = style.number
                level = self._by_style.get((number, style.name)) if level is None else level
            if level is None:
                level = style.level
        return (None if number == "0" else number), min(level or 0, _LEVELS - 1)

    def _load(self, root: _Element) -> None:
        abstract = {value(one, "abstractNumId"): one for one in root if tag(one) == "abstractNum"}
        lists = {
            value(one, "numId"): value(child(one, "abstractNumId"))
            for one in root
            if tag(one) == "num"
        }
        for one in root:
            number = value(one, "numId")
            shared = value(child(one, "abstractNumId"))
            if tag(one) != "num" or number is None or shared not in abstract:
                continue
            # a list may leave it to the list of a style to say how it numbers
            styled = self._styles.number(value(child(abstract[shared], "numStyleLink")))
            shared = lists[styled] if lists.get(styled) in abstract else shared
            levels = dict(self._levels(abstract[shared], number))
            for override in one:
                index = whole(value(override, "ilvl"))
                if tag(override) != "lvlOverride" or index is None:
                    continue
                levels.update(self._levels(override, number))
                start = whole(value(child(override, "startOverride")))
                if start is not None:
                    self._overrides[(number, index)] = start
            self._lists[number] = (shared or "", levels)

    def _levels(self, node: _Element, number: str) -> Iterator[tuple[int, _Level]]:
        for one in node:
            index = whole(value(one, "ilvl"))
            if tag(one) != "lvl" or index is None or index >= _LEVELS:
                continue
            style = value(child(one, "pStyle"))
            if style is not None:
                self._by_style[(number, style)] = index
            start = whole(value(child(one, "start")))
            yield (
                index,
                _Level(
                    start if start is not None else 0,
                    value(child(one, "numFmt")) or "decimal",
                    (value(child(one, "lvlText")) or "")[:_LONGEST],
                    whole(value(child(one, "lvlRestart"))),
                    bool(switch(one, "isLgl")),
                ),
            )


def _marker(levels: dict[int, _Level], level: int, count: list[int | None]) -> str:
    """The number as written; bullets are no numbers."""
    shown = levels[level]
    if shown.form in ("bullet", "none"):
        return ""
    text = shown.text
    for index in range(_LEVELS):
        if f"%{index + 1}" not in text:
            continue
        one = levels.get(index)
        number = count[index]
        if number is None:
            number = one.start if one is not None else 1
        form = "decimal" if one is None or (shown.figures and index != level) else one.form
        form = "decimal" if shown.figures else form
        text = text.replace(f"%{index + 1}", written(number, form))
    return text
