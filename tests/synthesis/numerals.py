"""Numbers, rates and dates as a notice writes them, and anew in the style in which they stand."""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

DIGITS = "零一二三四五六七八九"
UNITS = ("", "十", "百", "千")
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def chinese(number: int) -> str:
    """A number from 0 to 9999 in Chinese numerals: 41 is 四十一."""
    if number == 0:
        return DIGITS[0]
    written = ""
    digits = str(number)
    for place, digit in enumerate(digits):
        unit = UNITS[len(digits) - 1 - place]
        if digit == "0":
            written += DIGITS[0]
        else:
            written += DIGITS[int(digit)] + unit
    written = re.sub("零+", "零", written).rstrip("零")
    return written[1:] if written.startswith("一十") else written


def two(number: int) -> str:
    """Before a measure word: 两, not 二."""
    return "两" if number == 2 else chinese(number)


def like(text: str, number: int) -> str:
    """A number in the style of another: in Chinese where that is."""
    if text[:1].isascii():
        return str(number)
    return two(number) if text == "两" or number == 2 else chinese(number)


def rate(part: int, whole: int, places: int, *, cut: bool = False) -> str:
    """What per cent `part` is of `whole`, rounded half up or cut off."""
    exact = Decimal(part * 100) / Decimal(whole)
    quantum = Decimal(1).scaleb(-places)
    written = exact.quantize(quantum, ROUND_DOWN if cut else ROUND_HALF_UP)
    return "100" if written == 100 else str(written)


def day(when: dt.date, *, year: bool = True, padded: bool = False) -> str:
    """A date: 2024年3月5日, 3月5日, 2024年03月05日."""
    month = f"{when.month:02}月{when.day:02}日" if padded else f"{when.month}月{when.day}日"
    return f"{when.year}年{month}" if year else month


def formal(when: dt.date) -> str:
    """A date in Chinese numerals: 二〇二四年三月五日."""
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(when.year))
    return f"{year}年{chinese(when.month)}月{chinese(when.day)}日"


def redated(text: str, when: dt.date) -> str:
    """Another date in the style of a written one."""
    if text[0] in "〇一二三四五六七八九":
        return formal(when)
    if text[4:5] == "-":
        return when.isoformat()
    if "日" not in text:
        return f"{when.year}年{when.month}月"
    return day(when, year="年" in text, padded=bool(re.search(r"(^|年)0|月0", text)))


WEEKDAYS = "一二三四五六日"
