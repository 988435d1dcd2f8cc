"""Words written twice in a row, where no reading of the two makes sense of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from operator import eq

from grammar.model import BlockKind, Notice
from grammar.patterns import compiled
from grammar.source import Span

# a word of two to six characters that stands twice, and single characters that never do
_TWICE = compiled(
    r"([\u4e00-\u9fff]{2,6}?)\1|的的(?![确士])|了了(?![解结然断却事])|已已(?!经)|"
    r"对对(?![方照标应比策象接口待立外内于手联称话账路岗号表症半等换调错台流越抗决付头面公私下上日子])|"
    r"和和(?![谐平解气睦好善缓田美县顺硕龙林声亲畅约议局谈盘音风煦衷而会])|"
    r"在在(?![自谈座职岗编建册校场线任地位先此家读研即乎于所内外院押逃案京行座世途手理野营籍学库售用])|"
    r"与与(?![会时此其否共众日人])|向向(?![上下前后导阳来往心东西南北内外好善])|于于(?!是)|"
    r"被被(?![巡告害审检调征监问处动诉评查褥子执申谈拆列选推举])"
)
# bodies and persons: 局党组党组书记 is the 书记 of the 党组 of the bureau
_BODY_ENDS = "组委局办部院会司团厅室处队站所校社村镇乡县市区省州国科长员人家者"
# what makes another word of the second half: 研究研究院, 学习学习型, 服务服务对象
_COMPOUND = compiled(
    r"[院部组室办所局队站点员者师家人型性化制法处科会率量类线厅团司板商业力费证表书单权日生户区片级岗栏簿册卡档馆网台器品物地权责]"
    r"|对象|方案|计划|小组|机构|中心|单位|平台|系统|工程|项目|办法|成员|主任|用地|经费|资金|体系|措施|任务|条例|清单|台账|生活|关系|期(?!间)"
)
# words that neither govern a compound that begins with them nor begin one: no 完善制 beside 完善
_NEVER = frozenset(
    ("相关", "有关", "开展", "建立", "完善", "健全", "加强", "强化", "深化", "细化", "制定", "修订", "印发", "召开", "出台", "举办", "压实",
     "压紧", "夯实", "巩固", "明确", "严格", "严肃", "切实", "认真", "深入", "扎实", "有效", "有力", "积极", "坚决", "坚持", "确保", "提高",
     "聚焦", "围绕", "针对", "按照", "根据", "对于", "关于", "以及", "并且", "及时", "全面", "不断", "持续", "已经", "正在", "必须", "应当",
     "各级", "全部", "进行", "存在", "取得", "立即", "进一步", "推动", "贯彻", "采取"),
)  # fmt: skip
# nouns: the first may only belong to a noun before it, 主体责任责任清单, 巡察整改整改方案
_NOUNS = frozenset(("责任", "整改", "问题", "工作", "制度", "任务", "措施", "意见", "情况", "机制"))
# before which no noun goes on: a figure, a mark, 的, or a verb that takes the word as its object
_BEGINS = compiled(
    r"(?:^|[\d名个项条位类种次的了对将把和与及、，,。;:；：“(（《]|制定|制订|拿出|提出|明确|明晰|压实|落实|健全|建立|完善|加强|强化|抓好|"
    r"相关|有关|开展|推进|推动|实施|细化|形成|采取|进行|做好|履行|承担|厘清|发现|解决|查找|认领|处理|追究|保持|加大|逐[项条一]|修订|执行)$"
)
# verbs that are doubled to soften them: 大家再讨论讨论; 研究研究再定
_SOFTENED = frozenset(
    ("讨论", "研究", "商量", "考虑", "学习", "了解", "琢磨", "合计", "体验", "交流", "打听", "收拾", "准备", "评价", "比较", "锻炼", "总结",
     "检查", "观察", "照顾"),
)  # fmt: skip
# who softens says so: 再, 请, 多, 一起 … stand near, in the same clause
_SOFTENING = compiled(
    r"(?:再|请|先|多|好好|认真|仔细|要|来|去|一起|大家|们|帮|给|让|想|自己|应该?|可以?|互相|坐下)[\u4e00-\u9fff]{0,4}$"
)
# halves of two words: 切实 + 抓实 + 抓好
_MANNER = compiled(
    "[抓做改管查建用学讲压走防治办谈盯练]{1}[实严细好早小紧牢深真长常快准狠稳全透到]"
    "|[实严细好早小紧牢深真长常快准狠稳全透到][抓做改管查建用学讲压走防治办谈盯练]"
)
# words that stand between halves of others: 会议 + 审议 + 审计, 抽查 + 核查 + 核实
_BETWEEN = frozenset(
    ("审议", "审查", "审核", "审批", "评议", "评审", "评估", "测评", "考评", "考核", "复核", "核查", "核实", "核对", "核准", "核算", "督查",
     "督导", "督办", "督促", "抽查", "排查", "检查", "巡查", "调查", "清查", "复查", "查处", "查办", "查实", "指导", "辅导", "引导", "领导",
     "培育", "培训", "教育", "训练", "整治", "整改", "治理", "管理", "管控", "监管", "监控", "监督", "保护", "保障", "保管", "防控", "防治",
     "服务", "办理", "办结", "处理", "处置", "清理", "清退", "退还", "追缴", "收缴", "征收", "回收", "接收", "验收", "调研", "研究", "研判",
     "研讨", "讨论", "协商", "协调", "调度", "调解", "调处", "化解", "解决", "解答", "答复", "回复", "批复", "批准", "准入", "引进", "推进",
     "改进", "促进", "晋升", "提升", "选拔", "选派", "派驻", "聘用", "使用", "公开", "公示", "展示", "开展", "拓展", "发展", "发放", "投放",
     "建设", "建立", "设立", "成立", "组建", "修建", "扩建", "改建", "规划", "计划", "策划", "统计", "审计", "会计", "会议", "会商", "约谈",
     "谈话", "通报", "通知", "报告", "公告", "申报", "上报", "举报", "报送", "报备", "备案", "立案", "结案", "存档", "归档", "登记", "记录"),
)  # fmt: skip
# 工商用户一户一策: one plan for each, behind a word that ends as what is counted
_EACH = compiled(
    r"[户人村企校案事项件班岗县乡镇街区河湖库厂店家组队点段片馆站园院楼巷栋网格企矿车船品科生师员岗]一"
)
_ONE_WORD = compiled(r"一[线致般起直同旦律些定贯味并向]")  # 一线一线教师, beside 一步一步
_NUMERAL = compiled(r"[一二三四五六七八九十百千万零〇两几数每很非好]")
_CLAUSE = compiled(r"[^。;；，,!！？?、:\n]+")
_LONG = 8  # characters: so long a clause is not said twice for its sound
_BEFORE = 8  # characters in which a softening word stands before its verb


def repeats(notice: Notice) -> Iterator[Span]:
    """The places where a word, or a whole clause, is written twice; both of them are covered."""
    text = notice.text
    for block in notice.blocks:
        if block.kind in (BlockKind.FURNITURE, BlockKind.BLANK):
            continue
        for found in _TWICE.finditer(text, *block.span):
            if not _is_meant(text, found):
                yield Span(*found.span())
        yield from _clauses_twice(text, block.span)


def _clauses_twice(text: str, span: Span) -> Iterator[Span]:
    clauses = _CLAUSE.findall(text, *span)
    if not any(map(eq, clauses, clauses[1:])):
        return
    for one, other in pairwise(_CLAUSE.finditer(text, *span)):
        if one[0] == other[0] and len(one[0]) >= _LONG and other.start() == one.end() + 1:
            yield Span(one.start(), other.end())


def _is_meant(text: str, found: re.Match[str]) -> bool:
    word = found[1]
    if word is None or word in _NEVER or _ONE_WORD.fullmatch(word):
        return False
    before = text[max(0, found.start() - _BEFORE) : found.start()].rpartition("\n")[2].strip()
    after = text[found.end() : found.end() + 2]
    if word == "委监" and before.endswith("纪"):  # 纪委监委 + 监督
        return True
    if word[0] == word[-1] == word[len(word) // 2]:  # 哈哈哈哈
        return True
    if word[1:] + word[:1] in _BETWEEN and word not in _BETWEEN:
        return True
    if (
        _EACH.fullmatch(word)
        or word[-1] in _BODY_ENDS
        or _NUMERAL.match(word)
        or _MANNER.fullmatch(word)
    ):
        return True
    if _COMPOUND.match(after):
        return word not in _NOUNS or _BEGINS.search(before) is None
    return (
        word in _SOFTENED
        and not re.match(r"(?!再)[\u4e00-\u9fff]{2}|\d", after)
        and (after.startswith("再") or _SOFTENING.search(before) is not None)
    )
