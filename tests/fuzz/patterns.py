"""Texts made to hurt: by sheer repetition of what the grammar has to look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

Pattern = Callable[[int], str]


def repeated(unit: str, head: str = "", tail: str = "") -> Pattern:
    """A text of so many code points, one unit over and over."""

    def text(size: int) -> str:
        return head + unit * (max(size - len(head) - len(tail), 0) // len(unit)) + tail

    return text


def nested(open_: str, close: str, inside: str = "改") -> Pattern:
    """Marks inside marks, as deep as fits."""

    def text(size: int) -> str:
        depth = max(size - len(inside), 0) // (len(open_) + len(close))
        return open_ * depth + inside + close * depth

    return text


def numbered(line: str) -> Pattern:
    """Lines with a number in them that goes up."""

    def text(size: int) -> str:
        lines: list[str] = []
        length = number = 0
        while length < size:
            number += 1
            lines.append(line.replace("#", str(number)))
            length += len(lines[-1]) + 1
        return "\n".join(lines)[:size]

    return text


PATTERNS: Mapping[str, Pattern] = MappingProxyType(
    {
        # one character
        "digits": repeated("7"),
        "numerals": repeated("一"),
        "numerals mixed": repeated("一百二十三万"),
        "commas of a list": repeated("、"),
        "full stops": repeated("。"),
        "spaces": repeated(" "),
        "wide spaces": repeated("　"),
        "line ends": repeated("\n"),
        "carriage returns": repeated("\r\n"),
        "tabs": repeated("\t"),
        "plain words": repeated("整改工作有序推进"),
        "one word": repeated("改"),
        "per cent signs": repeated("%"),
        "dots": repeated("."),
        "dashes": repeated("—"),
        "colons": repeated("："),
        "circled numbers": repeated("①"),
        "at signs": repeated("a@"),
        "mail addresses": repeated("a.", tail="@b.cn"),
        "domains": repeated("b.", head="a@"),
        "telephone digits": repeated("0749-", tail="1"),
        "pipes": repeated("|"),
        # marks
        "opening brackets": repeated("（"),
        "closing brackets": repeated("）"),
        "opening quotes": repeated("“"),
        "opening titles": repeated("《"),
        "brackets in brackets": nested("（", "）"),
        "quotes in quotes": nested("“", "”"),
        "titles in titles": nested("《", "》"),
        "half brackets in brackets": nested("(", ")"),
        "brackets and quotes": nested("（“", "”）"),
        "brackets side by side": repeated("（一）"),
        "crossing marks": repeated("（“）”《"),
        "number brackets": repeated("〔2022〕"),
        "opening number brackets": repeated("〔"),
        # phrases, on one line
        "of which": repeated("其中3项"),
        "of which, listed": repeated("其中3项、", head="共90项，"),
        "parts": repeated("完成3项、", head="30项问题中，"),
        "parts in sentences": repeated("其余3项正在推进。", head="30项问题已完成27项。"),
        "totals": repeated("共3项，"),
        "rates": repeated("完成率98.7%，"),
        "rates of counts": repeated("10项完成9项，占90%；"),
        "counts": repeated("12个问题"),
        "counts with a noun before": repeated("问题12个，"),
        "aspects": repeated("三个方面"),
        "dates": repeated("2022年3月1日"),
        "dates without a year": repeated("3月1日，"),
        "ranges": repeated("3月1日至"),
        "years": repeated("2022年"),
        "as of": repeated("截至2022年3月1日，"),
        "durations": repeated("为期60天，"),
        "weekdays": repeated("3月1日（星期二）"),
        "inline markers": repeated("一是改。"),
        "inline markers in order": repeated("一是改；二是改；三是改。"),
        "list of names": repeated("上杉、", tail="等5个村。"),
        "respectively": repeated("分别为", head="3个村"),
        "points ahead": repeated("以下三项："),
        "document titles": repeated("《办法》"),
        "documents with numbers": repeated("《办法》（董管发〔2022〕3号）"),
        "making documents": repeated("印发"),
        "different titles": numbered("印发《第#项办法》（董发〔2022〕#号）。"),
        "statuses on one line": repeated("已完成整改，"),
        "pending words": repeated("正在推进，待批复后实施，"),
        "all done": repeated("全部完成整改，"),
        "doubled words": repeated("整改整改"),
        "changes": repeated("由3%提高到5%，"),
        "money": repeated("3.5万元，"),
        "annexes": repeated("附件3，"),
        "ordinals": repeated("第3个问题，"),
        "urls": repeated("http://a.cn/"),
        "ordinals of a paper": repeated("清单第3项、", head="《办法》"),
        # lines
        "lines of one sign": repeated("改\n"),
        "headings": repeated("一、改\n"),
        "headings in order": numbered("#.改正"),
        "headings that deepen": repeated("一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n"),
        "markers alone": repeated("1.\n"),
        "chapters": repeated("第一部分 改\n"),
        "items with statuses": numbered(
            "#.关于“事项#”的问题\n整改措施：改正。\n整改情况：已完成。"
        ),
        "items in aspects": repeated("（一）方面\n1.关于“改”的问题\n已完成整改。\n"),
        "same title": repeated("1.关于“改”的问题\n改。\n"),
        "statuses": repeated("整改情况：已完成。\n"),
        "fields": repeated("责任单位：\n"),
        "dated lines": numbered("2022年3月1日印发《办法#》。"),
        "counted lines": numbered("共#个问题。"),
        "summed lines": numbered("共#项，其中完成#项。"),
        "sums across lines": repeated("本轮共30项问题。\n完成20项。\n其余10项推进。\n"),
        "rows of a table": repeated("1\t问题\t已完成\n"),
        "furniture": repeated("发布时间：2022-03-01 来源：甲 浏览次数：\n"),
        "signatures": repeated("中共某县委员会\n2022年3月1日\n"),
        "contacts": repeated("联系电话：0749-6283517\n邮政编码：418206\n"),
        "points in headings": repeated("一、占30%，见第3项：\n"),
        "points below lists": repeated("一、甲\n二、乙\n如下，其中第3项：\n"),
        "annex lists": repeated("附件：1.表\n2.表\n"),
        "wrapped lines": repeated("整改工作有序推进各项任务落实" * 3 + "\n"),
        # other signs
        "combining marks": repeated("e\u0301"),
        "astral signs": repeated("\U00020000"),
        "control signs": repeated("\x01"),
        "direction marks": repeated("\u202e改"),
        "zero width": repeated("\u200b"),
        "byte order marks": repeated("\ufeff"),
        "separators": repeated("\u2028"),
        "lone surrogates": repeated("\ud800"),
    }
)
