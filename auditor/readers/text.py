"""Bytes to text: UTF-8, UTF-16 and UTF-32 with a byte order mark, and GB18030."""

from __future__ import annotations

import codecs

from auditor.errors import AuditError
from auditor.limits import too_many_lines
from grammar.patterns import compiled
from rules._rule import Words

# the longer mark first: the UTF-32 one begins as the UTF-16 one does
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = compiled(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 100_000  # code points that are looked at to tell a text from what only decodes as one
# what stands in Chinese text outside ASCII; nearly all bytes decode as GB18030, few as this
_CHINESE = compiled(
    r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\u2010-\u203b\u2460-\u249b\u00a0-\u00b7\u25a0-\u25cf]"
)
_NOT_ASCII = compiled(r"[^\x00-\x7f]")


def decode(data: bytes, name: str) -> str:
    """The text in the bytes of a file, line ends kept and a byte order mark left out.

    Args:
        data: the bytes.
        name: the file's name, for the message.

    Raises:
        AuditError: the bytes are no text, or of no encoding that is read here.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return _checked(data.decode(encoding), name)
            except UnicodeDecodeError as error:
                raise _damaged(name, encoding.removesuffix("-sig").upper(), error) from None
    if b"\x00" in data:
        raise _binary(name)
    try:
        return _checked(data.decode("utf-8"), name)
    except UnicodeDecodeError as error:
        if _mostly_utf8(data):
            raise _damaged(name, "UTF-8", error) from None
        return _gb18030(data, name)


def _gb18030(data: bytes, name: str) -> str:
    try:
        text = _checked(data.decode("gb18030"), name)
    except UnicodeDecodeError:
        raise _undecodable(name) from None
    sample = text[:_SAMPLE]
    foreign = len(_NOT_ASCII.findall(sample))
    if len(_CHINESE.findall(sample)) < 0.9 * foreign:
        raise _undecodable(name)
    return text


def _mostly_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 save for a few: then GB18030 would read nonsense from them."""
    sample = data[:_SAMPLE].decode("utf-8", "replace")
    broken = sample.count("\ufffd")
    return len(_NOT_ASCII.findall(sample)) - broken > 4 * broken


def _checked(text: str, name: str) -> str:
    """The text, unless it holds more control characters or lines than a text would.

    Raises:
        AuditError: it is no text, or too long.
    """
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > len(sample) // 100 + 2:
        raise _binary(name)
    if (why := too_many_lines(text, name)) is not None:
        raise AuditError(why)
    return text


def _binary(name: str) -> AuditError:
    return AuditError(
        Words(
            f"{name}：这是二进制文件，不是文本。请另存为纯文本（.txt，UTF-8）后再核对",
            f"{name}: this is a binary file, not text; save it as plain text (.txt, UTF-8)",
        )
    )


def _undecodable(name: str) -> AuditError:
    return AuditError(
        Words(
            f"{name}：无法辨认文字编码（试过 UTF-8、UTF-16、GB18030）。请另存为 UTF-8 文本",
            f"{name}: the bytes are text of no known encoding (tried UTF-8, UTF-16, GB18030); "
            "save it as UTF-8",
        )
    )


def _damaged(name: str, encoding: str, error: UnicodeDecodeError) -> AuditError:
    line = bytes(error.object[: error.start]).count(b"\n") + 1
    return AuditError(
        Words(
            f"{name}：{encoding} 文本有损坏，第 {line} 行第 {error.start + 1} 个字节无法解码。"
            "请从原件重新另存为 UTF-8",
            f"{name}: this is damaged {encoding}: byte {error.start + 1}, on line {line}, cannot "
            "be decoded; save it anew as UTF-8 from the original",
        )
    )
