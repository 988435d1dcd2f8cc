"""The entries of a feedback block: telephone, postcode, e-mail, address."""

from __future__ import annotations

from collections.abc import Iterator

from grammar.claims import Contact
from grammar.lexicon import alternation
from grammar.patterns import compiled
from grammar.source import Span

# the words that a label ends in, whatever stands before them: 监督电话, 联系地址
_LABELS = {
    "telephone": ("电话", "电话号码", "热线", "热线号码", "传真", "联系方式"),
    "postcode": ("邮政编码", "邮编"),
    "email": (
        *("电子邮箱", "电子邮箱地址", "电子邮件", "电子邮件地址", "邮箱", "邮箱地址", "电子信箱"),
        *(f"{e}{dash}{m}ail" for e in "Ee" for dash in ("-", "") for m in "Mm"),
    ),
    "address": ("地址", "邮政信箱", "来信请寄"),
}
_KINDS = {label: kind for kind, labels in _LABELS.items() for label in labels}
_ENTRY = compiled(rf"({alternation(_KINDS)})[为是]?[ ]*:[ ]*")
_VALUES = {
    "telephone": compiled(r"(?:\(0\d{2,3}\)|[^\s，,。;、(\n]{0,30}?)\d[\d\-—－ 转/、]{0,60}"),
    "postcode": compiled(r"[0-9A-Za-z]+"),
    "email": compiled(r"[^\s，。;、()\u4e00-\u9fff]{1,100}"),
    "address": compiled(r"[^\n。;]{0,100}?(?=[，,](?:邮|联系|电|传|收)|[。;\n(]|$)"),
}


def find(text: str) -> Iterator[Contact]:
    """The contact entries of a reading text, in order."""
    for entry in _ENTRY.finditer(text):
        kind = _KINDS[entry[1]]
        value = _VALUES[kind].match(text, entry.end())
        if value and value[0].strip():
            end = value.start() + len(value[0].rstrip(" 、-/"))
            yield Contact(Span(value.start(), end), kind, text[value.start() : end])
