"""Numbers as they are written: 41, 38,642.75, 1.2万, 四十一, 一百零三, 二〇二三, 廿六.

The patterns are fragments for larger ones: no groups that capture, no anchors.
"""

from __future__ import annotations

from decimal import Decimal

from grammar.claims import Approximation, Numeral
from grammar.patterns import compiled

HAN_DIGITS = {
    "零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6,
    "七": 7, "八": 8, "九": 9, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7,
    "捌": 8, "玖": 9,
}  # fmt: skip
HAN_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
HAN_MYRIADS = {"万": 10**4, "亿": 10**8}
_TENS = {"廿": 20, "卅": 30}
HAN_CHARACTERS = "".join((*HAN_DIGITS, *HAN_UNITS, *HAN_MYRIADS, *_TENS))

# thousands are set apart by a comma or, as GB/T 15835 has it, by a thin space
ARABIC = r"(?:\d{1,3}(?:[, ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)(?:[十百千]?[万亿]|[百千](?![瓦克米帕]))?"
HAN = f"[{HAN_CHARACTERS}]+"

# what may stand before a number, between number and unit, and after the unit
BEFORE = {
    Approximation.ABOUT: ("约", "大约", "大概", "约为", "左右"),
    Approximation.OVER: (
        "超", "超过", "逾", "突破", "不少于", "不低于", "至少", "高于", "多于", "大于", "不小于",
    ),
    Approximation.UNDER: (
        "近", "将近", "接近", "不足", "不到", "至多", "最多", "不超过", "不超", "低于", "少于",
        "小于", "不多于", "不高于",
    ),
}  # fmt: skip
BETWEEN = {"余": Approximation.ODD, "多": Approximation.ODD, "来": Approximation.ABOUT}
AFTER = {
    "以上": Approximation.OVER,
    "以下": Approximation.UNDER,
    "以内": Approximation.UNDER,
    "之内": Approximation.UNDER,
    "左右": Approximation.ABOUT,
    "上下": Approximation.ABOUT,
    "有余": Approximation.ODD,
    "之多": Approximation.EXACT,
}
_BEFORE_WORDS = {word: kind for kind, words in BEFORE.items() for word in words}
# by the character they end in, the longest first
_BEFORE_BY_END = {
    end: sorted((word for word in _BEFORE_WORDS if word.endswith(end)), key=len, reverse=True)
    for end in {word[-1] for word in _BEFORE_WORDS}
}

_AS_DIGITS = str.maketrans({character: str(digit) for character, digit in HAN_DIGITS.items()})
LARGEST = Decimal(10) ** 16  # what is larger, or longer, counts nothing that a notice tells of
_LONGEST = 32  # characters
_DECIMALS = 6

# characters behind which a word of approximation is the end of another word: 签约8460人, 附近3个村
_NOT_BEHIND = {
    "约": tuple("签合条公预节制邀履违契誓解毁失隐特"),
    "近": tuple("附最临靠邻亲新就"),
    "超": tuple("赶高"),
}
_MULTIPLIED = compiled(r"([\d,. ]+)([十百千]?[万亿]|[百千])?$")


def read(text: str) -> Numeral | None:
    """The value of a written number, without words of approximation.

    Args:
        text: the number alone, half-width.

    Returns:
        its value and the smallest step its writing can show, or None where it is no number, or
        one beyond what a notice can tell of.
    """
    if not text or len(text) > _LONGEST:
        return None
    if text[0].isascii():
        numeral = _read_arabic(text)
    else:
        value = han_value(text)
        whole = None if value is None else Decimal(value)
        numeral = None if whole is None else Numeral(whole, Decimal(1), Approximation.EXACT)
    return numeral if numeral is not None and numeral.value < LARGEST else None


def _read_arabic(text: str) -> Numeral | None:
    found = _MULTIPLIED.match(text)
    if found is None:
        return None
    digits = found[1].replace(",", "").replace(" ", "").replace(" ", "")
    if not digits or digits.count(".") > 1 or not digits[0].isdigit():
        return None
    decimals = len(digits.partition(".")[2])
    if decimals > _DECIMALS:
        return None
    factor = 1
    for character in found[2] or "":
        factor *= HAN_UNITS.get(character) or HAN_MYRIADS[character]
    quantum = Decimal(1).scaleb(-decimals) * factor
    return Numeral(Decimal(digits) * factor, quantum, Approximation.EXACT)


def han_value(text: str) -> int | None:
    """The value of a Chinese numeral: 四十一, 一百零三, 二〇二三 (digit by digit), 廿六, 三万五千."""
    if len(text) > _LONGEST:
        return None
    if HAN_DIGITS.keys() >= set(text):
        return int(text.translate(_AS_DIGITS))
    whole = section = digit = 0
    for character in text:
        if character in HAN_DIGITS:
            digit = HAN_DIGITS[character]
        elif character in _TENS:
            section += _TENS[character]
        elif character in HAN_UNITS:
            section += (digit or 1) * HAN_UNITS[character]
            digit = 0
        elif character in HAN_MYRIADS:
            unit, inner = HAN_MYRIADS[character], section + digit
            if whole and (not inner or unit > 10**4):  # 一万二千亿
                whole = (whole + inner) * unit
            else:
                whole += (inner or 1) * unit
            section = digit = 0
        else:
            return None
    return whole + section + digit


def approximation_before(text: str, at: int) -> tuple[Approximation, int]:
    """What the words that end at an offset say of the number that starts there.

    Returns:
        the approximation and where its word starts (the offset itself where there is none).
    """
    for word in _BEFORE_BY_END.get(text[at - 1 : at], ()):
        start = at - len(word)
        if text.endswith(word, 0, at):
            ends_another = text[max(0, start - 1) : start] in _NOT_BEHIND.get(word, ())
            return (Approximation.EXACT, at) if ends_another else (_BEFORE_WORDS[word], start)
    return Approximation.EXACT, at


def half_or(words: str) -> Decimal | None:
    """The value of a number that may be 半."""
    if words == "半":
        return Decimal("0.5")
    numeral = read(words)
    return None if numeral is None else numeral.value
