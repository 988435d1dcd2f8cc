"""Lines that close an answer: what is said behind the last entry, of all of them or of what is ahead."""

from __future__ import annotations

from grammar import statuses
from grammar.model import Block, BlockKind
from grammar.patterns import compiled
from grammar.vocabulary import USUAL

# 责任追究情况:…, which no entry has for itself
_AFTER_ALL = compiled(
    r"(?:责任追究|追责问责|执纪问责|问责|信访举报?办理|监督建议采纳|下一?步(?:工作)?(?:打算|安排|计划))(?:情况)?"
)
# behind the last entry: 我局将对正在整改的3个问题盯住不放
_LOOKS_AHEAD = compiled(
    r"(?:专项整治|集中整治|集中整改|整改)(?:工作)?(?:开展)?以来[，,](?:全[县市区镇校院局系]|共|累计|先后)|(?:下一步|接下来|今后|综上|总之|总的看|总体(?:来)?看)[，,]|(?:我|本)(?:[局院校镇乡县市区厅委办司站所]|街道|集团|公司|单位)将|"
    r"[\u4e00-\u9fff]{0,4}(?:党[委组]|党工委|领导班子)将"
)
_CHAPTER = compiled(
    r"\s*(?:【([\u4e00-\u9fff“”、]{2,16})】|[◆◇■□●★▲][ ]?([\u4e00-\u9fff“”、]{4,16}))\s*"
)


def opens(text: str, line: Block) -> bool:
    """Whether a line in brackets heads what follows an entry, and does not speak of it: 【后续考虑】."""
    if line.kind is BlockKind.FIELD and _AFTER_ALL.fullmatch(line.label):
        return True
    if line.kind is BlockKind.PARAGRAPH and _LOOKS_AHEAD.match(text, *line.content):
        return True
    name = _CHAPTER.fullmatch(text, *line.span)
    words = (name[1] or name[2]) if name else ""
    return bool(words) and not (
        statuses.read(words, USUAL) or statuses.FIELD_LABEL.fullmatch(words)
    )
