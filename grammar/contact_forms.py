"""What a telephone number, a postcode and an e-mail address look like."""

from __future__ import annotations

import re

from grammar.patterns import compiled

_SEPARATOR = compiled(r"[、/，,;]|(?<=\d)\s+(?=\d{3,4}[-—–]|1\d{10}|[48]00)|或")
_EXTENSION = compiled(r"(?:转|-(?=\d{1,6}$)(?<=\d{7}-))\s*\d*(?:[-转]\d+)?$")
_MASKED = compiled(r"\d[*×xX…_?＊●]+|[*×xX…_?＊●]+\d")
_TELEPHONE = compiled(
    r"(?:\+?86-?)?"
    r"(?:1[3-9]\d-?\d{4}-?\d{4}"  # mobile
    r"|0\d{2,3}-?\d{3,4}-\d{4}"  # parted once more
    r"|0\d{2,3}-?(?:12\d{3}|9[56]\d{3,4})|0(?:10|2\d)-?\d{8}|0[2-9]\d{2}-?\d{7,8}"  # with the area code
    r"|[2-9]\d{6,7}"  # local
    r"|[48]00-?\d{3}-?\d{4}|[48]00-?\d{4}-?\d{3}"
    r"|9[56]\d{3,4}|12\d{3}|1\d{2})"  # service numbers
)
_EMAIL = compiled(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


def is_masked(written: str) -> bool:
    """Whether digits were hidden on purpose: 138****1234, 0000-6120033."""
    return _MASKED.search(written) is not None or written.startswith(("000-", "0000-"))


def telephone_fault(written: str) -> str:
    """The first number of a telephone entry that cannot be one, or empty.

    Args:
        written: the entry, half-width; several numbers and extensions may stand in it.
    """
    for part in _SEPARATOR.split(written):
        number = _EXTENSION.sub("", re.sub(r"[—–－~]+", "-", part.strip()))
        number = re.sub(r"[\s()]", "", re.sub(r"^[^\d+]+", "", number))
        # a word in between is no part of a number: what is left cannot be judged
        if not number or re.search(r"[^\d+-]", number):
            continue
        if not _TELEPHONE.fullmatch(number):
            return part.strip()
    return ""


def postcode_fault(written: str) -> str:
    """The postcode, if it cannot be one: six digits, the first at most 8; else empty."""
    return "" if re.fullmatch(r"[0-8]\d{5}", written) or not written.isdigit() else written


def email_fault(written: str) -> str:
    """The e-mail address, if it cannot be one, else empty."""
    bare = written.strip(".,;")
    return "" if _EMAIL.fullmatch(bare) else bare
