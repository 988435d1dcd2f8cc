"""The numbers that a program puts before a paragraph by itself, as the reader sees them."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"))
_ROMAN_SMALL = ((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_CIRCLED = 20  # the highest number for which there is one character in a circle


def _decimal(value: int) -> str:
    return str(value)


def _chinese(value: int) -> str:
    """十二, 二十三, 一百零五; larger ones in figures."""
    if not 0 < value < 1000:
        return str(value)
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")


def _formal(value: int) -> str:
    return _chinese(value).translate(str.maketrans(f"{_DIGITS}零十百", f"{_FORMAL}零拾佰"))


def _digits(value: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def _letter(value: int) -> str:
    """A … Z, AA, BB, as word processors go on."""
    return chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1) if 0 < value < 1000 else ""


def _roman(value: int) -> str:
    text = ""
    for worth, letters in (*_ROMAN, *_ROMAN_SMALL):
        text += letters * (value // worth)
        value %= worth
    return text


def _circled(value: int) -> str:
    return chr(ord("①") + value - 1) if 0 < value <= _CIRCLED else str(value)


def _bracketed(value: int) -> str:
    return chr(ord("⑴") + value - 1) if 0 < value <= _CIRCLED else f"({value})"


def _dotted(value: int) -> str:
    return chr(ord("⒈") + value - 1) if 0 < value <= _CIRCLED else f"{value}."


def _wide(value: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(value))


_WRITTEN: dict[str, Callable[[int], str]] = {
    "decimal": _decimal,
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _bracketed,
    "decimalEnclosedFullstop": _dotted,
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "koreanCounting": _chinese,
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal,
    "ideographTraditional": lambda value: _STEMS[(value - 1) % 10],
    "ideographZodiac": lambda value: _BRANCHES[(value - 1) % 12],
    "upperLetter": _letter,
    "lowerLetter": lambda value: _letter(value).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
}


def written(value: int, form: str) -> str:
    """A number as it is shown.

    Args:
        value: the number; those beyond a million are shown as figures.
        form: the name that Word has for the way of writing; unknown ones show figures.
    """
    if not 0 <= value < 1_000_000:
        return str(value)
    return _WRITTEN.get(form, _decimal)(value)
