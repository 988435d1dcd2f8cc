"""Numerals that name a thing and count nothing: 二级单位, 古三村, 一类41栋, 巡察五组, 第一、二、八条."""

from __future__ import annotations

from grammar import lexicon
from grammar.patterns import compiled
from grammar.source import Span

_OF_A_RANK = compiled(
    r"(?:单位|党[委组总支]|学院|学部|院系|公司|企业|子公司|法人|机构|医院|甲等|巡视员|调研员|主任|高级|响应|等保|保护|水源|公路|目录|指标)"
)
_CLASSES = frozenset({"类", "级", "档"})
_AROUND = 200  # characters in which the other classes of a row stand
_CLAUSE_OPENS = frozenset("，,。;；:：、\n(（")
_UNITS_OF_A_VILLAGE = frozenset({"组", "队", "社"})
_LISTED = compiled(r"(?:村|社区|屯|组|队)(?:第)?(?:\d{1,2}[、至到-])+$")
_GROUP = compiled(r"(?:巡[察视]|督[查察导]|检查|考核|审计|工作)第?$")
_ORDINALS = compiled(r"第(?:[一二三四五六七八九十百\d]{1,4}[、至到-])+$")
_FIGURE_AHEAD = compiled(r"[二三四五六七八九十\d]([\u4e00-\u9fff]{1,2})[、，][\u4e00-\u9fff]{2,8}$")
_LIST = 16  # characters from a figure to the next of its list
_BACK = 40  # characters of a list of ordinals


def is_name(text: str, unit: str, span: Span) -> bool:
    """Whether a numeral with its classifier names a thing.

    Args:
        text: the reading text.
        unit: the classifier.
        span: the numeral with its classifier.
    """
    if text[span.start].isdigit():  # 石门村1、2、3、5组
        return (
            unit in _UNITS_OF_A_VILLAGE
            and _LISTED.search(text, max(0, span.start - _BACK), span.start) is not None
        )
    if unit == "级" and _OF_A_RANK.match(text, span.end):
        return True
    if unit == "组" and _GROUP.search(text, max(0, span.start - 4), span.start):
        return True
    return _is_place(text, unit, span) or (unit in _CLASSES and _is_class(text, unit, span))


def is_ordinal(text: str, span: Span) -> bool:
    """Whether it goes on in a list of ordinals: the 二 and 八条 of 第一、二、八条."""
    return _ORDINALS.search(text, max(0, span.start - _BACK), span.start) is not None


def ends_list(text: str, unit: str, span: Span) -> bool:
    """Whether a lone 一 is one of a list of figures: 财务部三条、人事部二条、纪检室一条."""
    before = text[max(0, span.start - _LIST) : span.start]
    ahead = _FIGURE_AHEAD.search(before)
    return ahead is not None and ahead[1].startswith(unit)


def _is_place(text: str, unit: str, span: Span) -> bool:
    """Whether it ends a place's name in a list of such: 古二村、古三村等."""
    area = lexicon.CLASSIFIERS.get(unit) == "area"
    inside = "\u4e00" <= text[span.start - 1 : span.start] <= "\u9fff"
    return area and inside and text[span.end : span.end + 1] in tuple("、和及与等党委")


def _is_class(text: str, unit: str, span: Span) -> bool:
    """Whether it opens a clause as one of a row of classes does: 一类41栋，二类186栋; 二类每年巡检一遍."""
    if text[span.start - 1 : span.start] not in _CLAUSE_OPENS and span.start:
        return False
    near = text[max(0, span.start - _AROUND) : span.end + _AROUND]
    return f"一{unit}" in near and f"二{unit}" in near
