"""Lists that do not fit a number, and that may be no list of what it counts, or only some of it.

财政局、审计局下属4家单位 names the owners; 修订人事、财务、资产5项制度 names kinds; 沙河村，柳林、东湾村3个村 runs over a comma;
5个乡镇（街道、开发区） explains. Only a list that does not fit is doubted: what fits is borne out.
"""

from __future__ import annotations

from collections.abc import Sequence

from grammar.lists_named import ENDS_IN_NAME, PERSON_UNITS, are_of_kind, fits
from grammar.mentions import Mention, Sentence
from grammar.names import Members
from grammar.patterns import compiled

_OWNS = compiled(
    r"(?:下属|所属|下辖|辖区[内的]?|直属|派驻|派出|确定|选取|选定|选派|联合|共同|会同|抽调|组建|各|内部?|范围内?|境内|管内|系统)$"
)
_OWNED = compiled(r"^(?:下属|所属|二级|直属|基层|派驻|内设|试点|股室|分管)")
_WITH = compiled(r"(?:会同|联合|牵头)(?![^、]{0,4}[组会]$)")
_JOINED = compiled(r"(?:和|及|与|以及|同|率|带领|携)(?:其他|其余|相关)?$")
# nouns before which kinds are named as often as members
_OF_KINDS = compiled(
    r"(?:制度|干部|党员|专家|教师|职工|人员|企业|单位|公司|项目|工程|风险点|问题|股室|负责人|事项|产品|食品|岗位|队伍|群体)$"
)
_KINDS = compiled(
    r"^(?:机关|企业|学校|医院|乡镇|镇街|部门|国企|民企|街道|社区|园区|开发区|农村|林场|农场|超市|市场|商铺|餐饮|[县镇乡村]级?|科级|股级|处级|中层)$|级$|店$|市场$"
)
# 5个行政村（东坪、上杉、桐柯）: places go by their names alone
_PLACES = compiled(r"(?:镇|乡|村|社区|街道|县区|片区|村民小组)$")
_COMMA_BEFORE = compiled(r"(?P<last>[^，,。;:]{2,40})[，,]\s*$")
_BODY = compiled(r"[\u4e00-\u9fff]{2}(?:公司|集团|局|委|办|院|校|学|中心|银行|厂|站|所|社|队)$")
_OPENS_ANEW = compiled(r"(?:下设|设立|由|对|将|向|制定|推动|建立|成立|组建|涉及|发现|督促)")
_NEW = compiled(r"(?:建立|推行|实行|推出|落实|设立|制定|出台)")
_LONG = 4  # characters: shorter is mostly a kind, 人事、财务
_SHORT = 14  # characters: a longer clause is no name that a list goes on with
_NAME_END = compiled(r"[镇乡村区县市局委办院校司厂所站部组社园]$")
_ROLE = compiled(r"书记|主任|局长|经理|董事长|院长|校长|会计|副?[镇乡村市县区]长")
_GOES_ON = compiled(
    r"^[，,;；]\s*(?:(?P<and>以及|还有|和|及)|(?P<name>[^，,。;；、\n]{2,24})(?=[、。\n]|$))"
)
_GOES_ON_NAMED = compiled(
    r"^[^。]{0,24}?[，,](?:[\u4e00-\u9fff]{2,4}、|[\u4e00-\u9fff]{2,3}(?:予以|给予|被|因|由|受))"
)
_SAYS_OF_THEM = compiled(r"^(?:已|另|因|未|均|为|系|除)")
_STEPS_TOGETHER = compiled(
    r"第?[一二三四五六七八九十]、第?[一二三四五六七八九十]|第[一二三四五六七八九十](?:[轮期批步关个]|阶段)?(?:至|到|和|与|及|—|-)第?[一二三四五六七八九十]|[批期轮步关]、[一二三四五六七八九十]|最后|余款|尾款|其余|剩余|末"
)
_LINES_TOGETHER = compiled(r"含[\d两二三四]个|合并|两个问题")
_AFTERWARDS = compiled(r"转入|常态|其后|此后|之后|起")
_INCLUDING = compiled(r"^[^，,。;]{0,12}[(（]含")
_EXPLAINS = frozenset(("类", "种", "项", "张", "级", "大", "步", "关"))
_DEED = compiled(
    r"发放|整改|谈话|受理|召开|走访|检查|查处|开展|组织|清理|发现|处理|完成|新建|修订|入户|收集|解决|问卷|立案|约谈"
)
_BETWEEN = compiled(r"[、和与及]")
_REACH = 1500  # code points


def is_doubtful(text: str, sentence: Sentence, mention: Mention, members: Members) -> bool:
    """Whether a list that does not fit its number may be no full list of what is counted.

    Args:
        text: the reading text.
        sentence: the sentence of the number.
        mention: the number.
        members: the list.
    """
    if fits(members, mention):
        return False
    few = members.most < mention.quantity.value
    told = [text[span.start : span.end] for span in members.spans]
    if members.spans[-1].end <= mention.span.start:
        return _before(text, sentence, mention, members, told, few)
    behind = text[members.spans[-1].end : members.spans[-1].end + 60]
    between = text[mention.span.end : members.spans[0].start]
    if few and (between.endswith("(") or behind.startswith(")")):
        explained = _says_what_they_are(mention, told)
        return explained or _SAYS_OF_THEM.match(behind) is not None
    if few and all("、" in name for name in told):
        return True  # groups of names, parted by semicolons
    if few and (_goes_on(told[-1], behind) or _tells_of_more_persons(mention, behind)):
        return True
    return _in_turn(text, mention, told, few)


def _before(
    text: str,
    sentence: Sentence,
    mention: Mention,
    members: Members,
    told: Sequence[str],
    few: bool,
) -> bool:
    noun = mention.quantity.noun or mention.tail
    ahead = text[members.spans[-1].start : mention.span.start]
    if few and (_OWNS.search(ahead) or _OWNED.match(noun) or _WITH.search(told[0])):
        return True
    if _JOINED.search(ahead) or _INCLUDING.match(text[mention.span.end : mention.span.end + 20]):
        return True
    before = _COMMA_BEFORE.search(text[sentence.span.start : members.spans[0].start])
    if few and before is not None:
        last = before["last"]
        short = len(last) <= _SHORT
        named = "、" in last or _ROLE.search(last) or (short and _NAME_END.search(last))
        if _WITH.search(last) or (named and not _OPENS_ANEW.match(told[0])):
            return True
    if not few or "，" in ahead or "," in ahead:
        return False
    if not _OF_KINDS.search(mention.quantity.noun or mention.noun or "个"):
        return False
    if mention.quantity.unit in PERSON_UNITS:
        return not all(ENDS_IN_NAME.search(name) for name in told)
    quoted = text[members.spans[0].start - 1 : members.spans[0].start] == "“"
    long = all(len(name) >= _LONG for name in told[1:])
    if long and _NEW.match(told[0]):
        return False  # 建立首问负责、延时服务、一次告知、限时办结五项制度: by their names
    if quoted or all(name.endswith(("》", "”")) for name in told):
        return False
    named = are_of_kind(told, mention) or all(map(_BODY.search, told))
    return not named or any(map(_KINDS.search, told))


def _says_what_they_are(mention: Mention, told: Sequence[str]) -> bool:
    """Whether names in a bracket say of what kind the things are: 4家企业（国有、民营）."""
    noun = mention.quantity.noun or mention.noun or mention.quantity.unit
    if any(map(_KINDS.search, told)):
        return True
    named = any(name != noun[-2:] and name.endswith(noun[-2:]) for name in told)
    return not (named or are_of_kind(told, mention) or _PLACES.search(noun))


def _goes_on(last: str, behind: str) -> bool:
    """Whether a list goes on behind a comma: 甲机制、乙机制，以及丙机制; 甲公司、乙公司，丙公司."""
    following = _GOES_ON.match(behind)
    return following is not None and (
        following["name"] is None or following["name"].endswith(last[-1:])
    )


def _tells_of_more_persons(mention: Mention, behind: str) -> bool:
    return mention.quantity.unit in PERSON_UNITS and _GOES_ON_NAMED.match(behind) is not None


def _in_turn(text: str, mention: Mention, told: Sequence[str], few: bool) -> bool:
    """Whether entries told in turn are told together, or go on behind the last: 第三、第四阶段."""
    if told[0].startswith("第") and few:
        words = text[mention.span.end : mention.span.end + _REACH].partition("\n")[0]
        return _STEPS_TOGETHER.search(words) is not None
    if few and _LINES_TOGETHER.search(text, mention.span.end, mention.span.end + _REACH):
        return any(len(name) < 6 for name in told)  # numbers of lines
    return not few and _AFTERWARDS.search(told[-1]) is not None


def are_of_deeds(labels: Sequence[str], mention: Mention, few: bool) -> bool:
    """Whether figures behind a colon tell what was done, and not of which: 4个村：发放宣传单300份."""
    named = are_of_kind(labels, mention) or mention.quantity.unit in _EXPLAINS
    return few and not named and any(map(_DEED.search, labels))


def tells_of_two_groups(words: str, values: int) -> bool:
    """Whether words between a number and 分别 name as many as there are values: 15个村的低保、五保对象分别."""
    return len(_BETWEEN.split(words)) == values and _BETWEEN.search(words) is not None
