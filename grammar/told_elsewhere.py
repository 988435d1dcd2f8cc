"""Words by which an entry says that it needs no state of its own: it is another's, or none any more."""

from __future__ import annotations

from collections.abc import Iterator

from grammar.model import Bound, Notice, Section
from grammar.patterns import compiled

# 不属实, 调出整改台账, 不再列入整改, 职能已划转, 整改情况同第1项
_NO_STATE = compiled(
    r"不属实|查无实据|(?:经[^。;，,]{0,8}|核查|核实|调查|反映)(?:情况)?(?:不实|失实)"
    r"|(?:调出|移出|退出|剔除出?|核销出)[^。;；，,]{0,6}(?:整改|问题|任务)(?:台账|清单)"
    r"|不再(?:单独)?(?:列入|纳入|承担)[^。;；，,]{0,6}(?:整改|任务|问题|台账|清单)"
    r"|(?:职能|职责|职权)[^。;；，,]{0,8}已[^。;；，,]{0,14}(?:划转|划归|划入|移交|转隶)"
    r"|已(?:整体)?(?:撤并|合并)(?:入|至|到)"
    r"|(?:该|本|原)[^。;；，,]{0,8}(?:局|委|办|乡|镇|村|公司|单位|机构|站|所|中心)[^。;；，,]{0,8}(?:撤销|撤并|注销|解散)"
    r"|(?:整改)?(?:情况|措施|结果|进展|状态|说明)[^。;；，,\d]{0,4}(?:同|见|与)(?:第|问题|上述第|前述第)[ ]*[\d一二三四五六七八九十]"
)
# （完成主体修缮）, （2024年12月底前完成）: a state in words of its own, at the end of a line
_BRACKETED = compiled(
    r"[(（\[【〔]([^()（）\[\]【】〔〕\n]{0,16}(?:完成|推进|办理|办结|到位|解决|落实|验收|达标|销号)[^()（）\[\]【】〔〕\n]{0,10})[)）\]】〕][。 ]*(?:\n|$)"
)

_SOME = compiled(r"(?:最[^，,。;]{1,4}|较[多大难重])的$|(?:共性|个性|联动解决)[^，,。;]{0,6}$")
_BROKEN_DOWN = ("任务", "措施", "举措")
_FEW = 3
_AHEAD = 12  # code points

_OF_OTHERS = compiled(
    r"上[一]?[轮次届]|往年|历次(?:巡|审|督)|(?:选人用人|意识形态|专项)[^，,。;]{0,10}(?:专项)?检查[^，,。;]{0,4}(?:反馈)?问题?(?:的)?整改"
    r"|(?:自查|自行|举一反三|群众反映|群众来信)(?:发现|排查|查摆|反映)?(?:的)?(?:问题|事项)(?!.{0,8}方面)"
)


def parts_of_others(notice: Notice) -> Iterator[Section]:
    """The parts that tell of another round, or of what was found besides, by their headings."""
    for part in notice.sections:
        if _OF_OTHERS.search(notice.text, *part.heading):
            yield part


def needs_no_state(words: str) -> bool:
    """Whether an entry is not borne out, has passed to another body, or is told with another."""
    return _NO_STATE.search(words) is not None


def has_bracketed_state(words: str) -> bool:
    """Whether a line of an entry ends in brackets that tell of its state in words of their own."""
    return _BRACKETED.search(words) is not None


def counts_some(notice: Notice, bound: Bound) -> bool:
    """Whether a number is that of some, or of what need not be listed one by one.

    难度最大的5个问题; 联动解决共性问题5类; 12个问题分解为35项任务, over the measures of the answers.
    """
    count = bound.count
    ahead = notice.text[max(0, count.span.start - _AHEAD) : count.span.start]
    if _SOME.search(ahead):
        return True
    apart = abs(int(count.value) - len(bound.entries))
    return count.noun.endswith(_BROKEN_DOWN) and apart > max(_FEW, int(count.value) // 10)
