"""Words written twice in a row, where no reading of the two makes sense of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from grammar.model import BlockKind, Notice
from grammar.patterns import compiled
from grammar.source import Span

# a word of two to six characters that stands twice, and single characters that never do
_TWICE = compiled(r"([\u4e00-\u9fff]{2,6}?)\1|的的(?![确士])|了了(?![解结然断却事])|已已(?!经)")
# bodies and persons: 局党组党组书记 is the 书记 of the 党组 of the bureau
_BODY_ENDS = "组委局办部院会司团厅室处队站所校社村镇乡县市区省州国科长员人家者"
# what makes another word of the second half: 研究研究院, 学习学习型, 服务服务对象
_COMPOUND = compiled(
    r"[院部组室办所局队站点员者师家人型性化制法处科会率量类线厅团司板商业力费证表书单期权日生户区片级岗栏簿册卡档馆网台器品物地权责]"
    r"|对象|方案|计划|小组|机构|中心|单位|平台|系统|工程|项目|办法|成员|主任|用地|经费|资金|体系|措施|任务|条例"
)
# verbs that are doubled to soften them: 大家再讨论讨论。
_SOFTENED = (
    "讨论",
    "研究",
    "商量",
    "考虑",
    "学习",
    "了解",
    "琢磨",
    "合计",
    "体验",
    "交流",
    "打听",
    "收拾",
    "准备",
    "评价",
    "比较",
    "锻炼",
    "总结",
    "检查",
    "观察",
    "照顾",
)
# halves of two words: 切实 + 抓实 + 抓好
_MANNER = compiled(
    "[抓做改管查建用学讲压走防治办谈盯练]{1}[实严细好早小紧牢深真长常快准狠稳全透到]"
    "|[实严细好早小紧牢深真长常快准狠稳全透到][抓做改管查建用学讲压走防治办谈盯练]"
)
_NUMERAL = compiled(r"[一二三四五六七八九十百千万零〇两几数每很非好]")


def repeats(notice: Notice) -> Iterator[Span]:
    """The places where a word is written twice, both of them covered."""
    for block in notice.blocks:
        if block.kind in (BlockKind.FURNITURE, BlockKind.BLANK):
            continue
        for found in _TWICE.finditer(notice.text, *block.span):
            if not _is_meant(notice.text, found):
                yield Span(*found.span())


def _is_meant(text: str, found: re.Match[str]) -> bool:
    word = found[1]
    if word is None:
        return False
    after = text[found.end() : found.end() + 2]
    if word[0] == word[-1] == word[len(word) // 2]:  # 哈哈哈哈
        return True
    if word[-1] in _BODY_ENDS or _NUMERAL.match(word) or _COMPOUND.match(after):
        return True
    if _MANNER.fullmatch(word):
        return True
    return word in _SOFTENED and not re.match(r"[\u4e00-\u9fff]{2}", after)
