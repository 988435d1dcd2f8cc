"""HTML from elements; text becomes markup in one place alone, where it is escaped."""

from __future__ import annotations

from html import escape

from auditor.reports.columns import safe
from rules._rule import Words

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


class Html(str):
    """Markup that is complete; any other string is text."""

    __slots__ = ()


def el(tag: str, /, *children: str, **attributes: str | int | bool | None) -> Html:
    """An element.

    Args:
        tag: its name.
        children: markup, or text, which is escaped.
        attributes: `class_` and `for_` as the names they stand for, `_` in a name as `-`; False
            and None are left out, True is written without a value.
    """
    written = "".join(
        f" {_name(name)}" + ("" if value is True else f'="{escape(str(value))}"')
        for name, value in attributes.items()
        if value is not None and value is not False
    )
    if tag in _VOID:
        return Html(f"<{tag}{written}>")
    return Html(f"<{tag}{written}>{join(*children)}</{tag}>")


def join(*children: str) -> Html:
    """Markup side by side; text is escaped."""
    return Html("".join(one if isinstance(one, Html) else shown(one) for one in children))


def shown(text: str) -> Html:
    """Text as it may be shown: escaped, its control characters made visible."""
    return Html(escape(safe(text) if not text.isprintable() else text))


def both(words: Words, tag: str = "span") -> Html:
    """Words in both languages, of which the page shows one."""
    if words.zh == words.en:
        return el(tag, words.zh)
    return join(el(tag, words.zh, lang="zh"), el(tag, words.en, lang="en"))


def _name(name: str) -> str:
    return name.rstrip("_").replace("_", "-")
