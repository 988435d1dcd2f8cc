"""Words that explain why a notice lists fewer entries than it claims."""

from __future__ import annotations

from grammar import numerals
from grammar.patterns import compiled

_WITHHELD = compiled(
    r"(?:不|(?<=[题项容分个条余其])未|未(?=予|再|宜|向社会|对外))(?:予|再|宜|向社会|对外)?(?:予以)?(?:公开|公布|公示|列出|赘述)|党内(?:一定)?范围|(?:在|以|作)?内部(?:通报|公开|公示)|党内通报(?!批评)|(?:向社会|对外|本次|此次)公开\d|涉及(?:商业|国家|工作)秘密|部分(?:问题|事项)的?整改(?:落实|完成)?(?:情况|进展)|另行(?:公开|通报|公布|报告)|"
    r"(?:部分|个别)(?:内容|问题|事项)(?:不|未)|此前已(?:经)?公[开布]|涉密|其余[^。;\n]{0,16}(?:公开|公布|通报)|现将其中|节选|\n[(][一二三四五六七八九十\d]{1,3}[)]至[(][一二三四五六七八九十\d]{1,3}[)]|摘[要登录]|篇幅(?:所限|有限|限制|关系|原因)|限于篇幅|每[个一]?(?:方面|部分|类|单位)(?:只|仅|各)?(?:列|列出|列举|举)\d"
)
_MERGED = compiled(
    r"(?:问题|事项|意见|建议|任务|表现|第\d{1,3}[条项个])[^。;\n]{0,24}(?:合并(?!核算|报表|会计|财务|账|组建|办公|成立)|归并|并案|(?:一并|合在一起|放在一起|一起)(?:整改|说明|表述|回应|答复|通报))|"
    r"(?:合并|归并|并案)后?(?:的)?(?:整改|说明|表述|回应|答复|通报|同类(?:项|问题|事项))"
)


_THINGS = r"(?:问题|事项|任务|表现)"
_COUNTED = r"(\d{1,2}|[一二两三四五六七八九十])(?:个|项|条)"
_ADDED = compiled(
    r"(?:增补|补充|追加|新增|增加|增列|并入|自查)"
    rf"(?:[^，,。;\n]{{0,12}}?{_COUNTED}(?:具体|整改)?{_THINGS}|[^，,。;\n]{{0,8}}?{_THINGS}[^，,。;\n]{{0,4}}?{_COUNTED})"
)
# 其中1个移送县纪委监委处理, 涉及个人的1个问题已反馈本人, 2个问题上报市委: told or dealt with elsewhere
_PASSED_ON = compiled(
    rf"(?:其中|涉及|需)[^，,。;\n]{{0,20}}?{_COUNTED}(?:具体)?{_THINGS}?"
    r"(?:[^。;\n\d]{0,14}?(?:移送|移交|转交|转送|转办|划转|上报|提请|(?:单独|另行)?(?:反馈|告知|通知)(?:给)?(?:其|了)?本人)"
    r"|[^，,。;\n\d]{0,4}?由[^，,。;\n]{2,12}?(?:牵头|负责|承办|办理|处理))"
)
_SPLIT = compiled(
    r"(?:问题|事项|任务|”)[^。;\n]{0,6}(?:拆[分开为成解]|分开|分作|一分为二)[^，,。;\n]{0,8}(?:整改|说明|表述|回应|答复|通报|个)"
)


def passed_on(text: str) -> frozenset[int]:
    """How many of the findings a notice says to have passed to others, or told to a person alone."""
    found = (numerals.read(m[1]) for m in _PASSED_ON.finditer(text))
    return frozenset(int(n.value) for n in found if n is not None)


def is_split(text: str) -> bool:
    """Whether a notice says that it tells one finding under several headings."""
    return _SPLIT.search(text) is not None


def added(text: str) -> frozenset[int]:
    """How many findings a notice says were added later, or found by the body itself."""
    found = (numerals.read(m[1] or m[2]) for m in _ADDED.finditer(text))
    return frozenset(int(n.value) for n in found if n is not None)


def is_withheld(text: str) -> bool:
    """Whether a notice says that it does not publish all of it."""
    return _WITHHELD.search(text) is not None


def is_merged(text: str) -> bool:
    """Whether a notice says that it tells several findings under one heading."""
    return _MERGED.search(text) is not None
