"""The entries of a feedback block: telephone, postcode, e-mail, address."""

from __future__ import annotations

from collections.abc import Iterator

from grammar.claims import Contact
from grammar.patterns import compiled
from grammar.source import Span

_LABELS = {
    "telephone": r"(?:联系|监督|举报|咨询|受理|反映|值班|办公|服务)?(?:电话|热线|手机)(?:号码)?(?:\((?:短信|微信|同号|微信同号|值班|工作日)\))?|传真|联系方式|(?:请|可)?(?:拨打|致电|拨)",
    "postcode": r"邮政编码|邮编",
    "email": r"电子邮[箱件](?:地址)?|邮箱(?:地址)?|[Ee]-?[Mm]ail|电子信箱",
    "address": r"(?:通[信讯]|邮寄|联系|来信|来访|办公|受理)?地址|邮政信箱|来信请寄",
}
# what stands right behind a label, without a colon, has to look like a number or an address
_BARE = {
    "telephone": r"(?=0\d{2,3}-\d|\d{7,12}(?!\d)(?![万元人户个件]))",
    "postcode": r"(?=\d{4,8}(?!\d))",
    "email": r"(?=[A-Za-z0-9][A-Za-z0-9_-]{0,40}[.@#][A-Za-z0-9])",
    "address": r"(?!)",
}
_ENTRY = compiled(
    "|".join(
        f"(?P<{kind}>(?:{label})(?:[为是]?[ ]*:[ ]*|[为是至]?[ ]{{0,2}}{_BARE[kind]}))"
        for kind, label in _LABELS.items()
    )
)
_VALUES = {
    "telephone": compiled(r"(?:\(0\d{2,3}\)|[^\s，,。;、(\n]{0,30}?)\d[\d\-—－ 转/、]{0,60}"),
    "postcode": compiled(r"[0-9A-Za-z]+"),
    "email": compiled(r"[^\s，。;、()\u4e00-\u9fff]{1,100}"),
    "address": compiled(r"[^\n。;]{0,100}?(?=[，,](?:邮|联系|电|传|收)|[。;\n(]|$)"),
}


def find(text: str) -> Iterator[Contact]:
    """The contact entries of a reading text, in order."""
    for entry in _ENTRY.finditer(text):
        kind = entry.lastgroup or ""
        value = _VALUES[kind].match(text, entry.end())
        if value and value[0].strip():
            end = value.start() + len(value[0].rstrip(" 、-/,."))
            yield Contact(Span(value.start(), end), kind, text[value.start() : end])
