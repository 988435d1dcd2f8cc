"""Lists of names whose kind tells that they are the list of what a number counts.

Places end in 镇 or 村, bodies in 局 or 公司, mechanisms in 机制; persons begin with a surname. Behind a
colon, or a sentence later (这3个乡镇), a list that is not all of the kind counted is no list of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from grammar.claims import Enumeration
from grammar.mentions import Cue, Mention, Sentence
from grammar.names import REACH, Members, clause_start, exactly, names, outside, titles
from grammar.patterns import compiled
from grammar.source import Span

_BODY = r"(?:局|委|办|办公室|中心|院|部|公司|集团|厂|科|处|室|站|所|厅|会|队|支队|大队|联|校|学校|行|社|馆|园|党委|党组|支部|总支|政府|人社|银行)$"
_TOWN, _VILLAGE = r"(?:镇|乡|街道|苏木|办事处)$", r"(?:村|社区|屯|寨)$"
_KINDS = (
    (("乡镇", "街道", "镇街", "镇", "乡"), compiled(_TOWN)),
    (("行政村", "村", "社区", "自然村"), compiled(_VILLAGE)),
    (("县区", "县", "区", "市"), compiled(r"(?:县|区|市|旗)$")),
    (("工作组", "专项工作组", "专项组", "专班", "小组"), compiled(r"(?:组|专班)$")),
    (
        ("单位", "部门", "企业", "公司", "学校", "医院", "机构", "党组织", "党委", "党组", "站所", "科室"),
        compiled(_BODY),
    ),
)  # fmt: skip
_PAPERS = compiled(r"(?:制度|文件|办法|规定|方案|规范|细则|意见|规则)$")
_ANNOUNCED = compiled(r"(?:以下|下列|如下)(?:这)?$")
_OPENS_CLAUSE = compiled(r"(?:^|[，,;；])(《[^》]+》)(?=[\u4e00-\u9fff])")
_ONE_BY_ONE = compiled(r"[^，,。;:]{0,8}:\s*一[项个类条种件方]")
_OPENED_FAR = compiled(r"^[^，,。;:\d]{0,20}:\s*")
_LEAST_SHORT, _MOST_SHORT = 2, 24  # characters of a name in a list that 以下 announces
_OPENED = compiled(r"^[^，,。;:\d]{0,8}:\s*")
_END = compiled(r"[，,。;!！?？\n]")
_THESE = compiled(r"(?:这|上述|以上|前述|该)$")
_HEAD = compiled(
    r"^.*(?:依次为|分别为|分别是|即|是|为|有|:|：|对|在|到|由|将|给|向|选取|抽取|抽查|走访|约谈|通报)"
)

# surnames that are not mostly other words: 任, 成, 向, 于 would make names of what are none
_SURNAME = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶"
    "阎余潘杜戴夏钟汪田姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎易武乔贺赖龚文庞"
    "樊兰殷施陶洪翟颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦柳邢骆岳齐梅莫庄辛祝涂谷祁舒耿牟詹苗凌费纪靳盛童"
    "甄项裴卫屈鲍覃霍翁隋甘景柏宁柯阮桂闵柴冉欧"
)
_NAME = rf"[{_SURNAME}](?:(?![等和与及、])[\u4e00-\u9fff]){{1,2}}"
_PERSONS_BEHIND = compiled(rf"^[:(]?{_NAME}(?:、{_NAME})+(?:[和与及](?={_NAME}))?")
_ONE_NAME = compiled(_NAME)
ENDS_IN_NAME = compiled(rf"[{_SURNAME}][\u4e00-\u9fff]{{1,2}}$")
_ENDS_IN_LONG_NAME = compiled(rf"[{_SURNAME}][\u4e00-\u9fff]{{2}}$")
NO_PERSON = compiled(
    r"处分|警告|记过|诫勉|谈话|处理|教育|党纪|政务|处罚|检查|通报|职务|党籍|公职|[部员]门?$"
)
PERSON_UNITS = frozenset(("名", "位", "人"))


# what someone does to the things listed: 由书记、部长分别挂帅用人导向、操作程序两个板块
_ACTS = compiled(
    r"分别|先后|依次|各自|轮流|逐一|带队|率队|带头|带领|牵头|挂帅|挂点|包联|包抓|包保|"
    r"深入|前往|分赴|赴|(?<=[长记任导员])到(?![位底期场岗账])"
)
# a noun that is not in the lexicon, right behind its number: 3家水司开展检查
_OTHER_NOUN = compiled(
    r"(?![已均都各共全未不将在对为是的曾先])[\u4e00-\u9fff]{2,8}?(?=开展|进行|实施|作出|给予|予以|分别|逐|全部|均|已|的|和|与|及|$)"
)
_NAMED_ONE_BY_ONE = frozenset(("家", "所", "座", "支"))
_IS_WHO = compiled(r"(?:分别)?(?:为|是|:|有)(?=[\u4e00-\u9fff]{2,4}、)")
_LONG_NOUN = 6  # characters
_SHORTEST, _LONGEST = 3, 12  # characters of a name: two are mostly a kind, 餐饮、住宿


def has_other_noun(mention: Mention) -> bool:
    """Whether a noun that the lexicon has not stands right behind a number."""
    return (
        mention.quantity.unit in _NAMED_ONE_BY_ONE and _OTHER_NOUN.match(mention.tail) is not None
    )


def of_bodies(members: Members | None, mention: Mention) -> Members | None:
    """A list that has as many names as counted, or three or more that look like those of bodies."""
    if members is None or fits(members, mention):
        return members
    lengths = [span.end - span.start for span in members.spans[1:]]  # verbs stand before the first
    long = min(lengths) >= _SHORTEST and max(lengths) <= _LONGEST
    return members if len(lengths) > 1 and long else None


def behind_actors(words: str, start: int) -> Members | None:
    """The names of a list, those left out who act on the things it names.

    书记、镇长先后到东村、西村2个村 names two villages.
    """
    acts = [found.end() for found in outside(words, _ACTS) if "、" in words[: found.start()]]
    return names(words[acts[-1] :], start + acts[-1]) if acts else names(words, start)


def in_two_lists(mention: Mention, listed: Sequence[tuple[Mention, Enumeration]]) -> Members | None:
    """What lists right before a number name together: 甲、乙两家林场和丙、丁两家站所,共4家单位."""
    own = [
        enumeration
        for number, (other, enumeration) in enumerate(reversed(listed), 1)
        if other.kind == mention.kind and other.number == mention.number - number
    ]
    fit = all(e.fewest <= e.count.value <= e.most and not e.open for e in own)
    if mention.cue is not Cue.TOTAL or mention.label or len(own) < 2 or not fit:
        return None
    return exactly(tuple(span for e in reversed(own) for span in e.members))


def behind_colon(text: str, sentence: Sentence, mention: Mention) -> Members | None:
    """Names behind a colon, all of the kind that is counted: 4项机制：甲机制、乙机制."""
    words = text[mention.span.end : min(sentence.span.end, mention.span.end + REACH)]
    announced = _ANNOUNCED.search(mention.lead) is not None
    opened = (_OPENED_FAR if announced else _OPENED).match(words)
    if opened is None:
        return None
    rest = words[opened.end() :]
    if rest.startswith("《") and (told := _titles_in_clauses(rest, mention, opened.end())):
        return told
    if rest.startswith("《") and _PAPERS.search(mention.quantity.noun):
        return titles(rest, mention.span.end + opened.end())
    end = _END.search(rest)
    core = rest[: end.start()] if end else rest
    ended = re.search(r"等[^、]{0,6}$", core)
    core = core[: ended.start()] if ended else core
    members = names(core, mention.span.end + opened.end())
    members = members and members._replace(open=ended is not None)
    if announced and members and _are_short(members) and mention.quantity.value >= 2:
        return members  # 以下4家施工企业立案处罚：甲公司、乙公司
    return _of_kind(text, mention, members)


def _titles_in_clauses(rest: str, mention: Mention, opened: int) -> Members | None:
    """Titles that each open a clause: 印发文件2份：《甲》明确分工，《乙》管住支出，《丙》理顺关系."""
    if mention.quantity.unit not in ("份", "项", "个", "件"):
        return None
    end = rest.find("。")
    start = mention.span.end + opened
    found = [
        Span(start + m.start(1), start + m.end(1))
        for m in _OPENS_CLAUSE.finditer(rest[: end if end >= 0 else len(rest)])
    ]
    return exactly(tuple(found)) if len(found) > 1 and "、《" not in rest else None


def goes_on_one_by_one(text: str, mention: Mention) -> bool:
    """Whether what is counted is told one by one: 督察三项：一项是庭审纪律，一项是着装规范."""
    return _ONE_BY_ONE.match(text, mention.span.end) is not None


def _are_short(members: Members) -> bool:
    return all(_LEAST_SHORT <= end - start <= _MOST_SHORT for start, end in members.spans)


def told_before(text: str, sentence: Sentence, mention: Mention) -> Members | None:
    """Names told in a clause before, to which 这, 上述 points back: …为甲镇、乙镇，对这2个乡镇…."""
    if not _THESE.search(mention.lead):
        return None
    clauses = re.split(r"[，,。;]", text[sentence.span.start : mention.start])
    at = sentence.span.start
    found: Members | None = None
    for clause in clauses:
        if "、" in clause and "等" not in clause:
            first, _, _ = clause.partition("、")
            head = _HEAD.match(first)
            skipped = head.end() if head else 0
            found = names(clause[skipped:], at + skipped) or found
        at += len(clause) + 1
    return _of_kind(text, mention, found)


def told_in_sentence_before(text: str, sentence: Sentence, mention: Mention) -> Members | None:
    """包抓责任人为甲、乙、丙、丁。4名包抓责任人…: the sentence before says who they are."""
    noun = mention.quantity.noun or mention.tail[:_LONG_NOUN]
    if len(noun) < _SHORTEST or mention.number or mention.lead.strip():
        return None
    start = text.rfind("\n", 0, sentence.span.start) + 1
    before = text[start : sentence.span.start]
    for size in range(len(noun), _SHORTEST - 1, -1):
        at = before.rfind(noun[:size])
        opened = _IS_WHO.match(before, at + size) if at >= 0 else None
        if opened is not None:
            end = _END.search(before, opened.end())
            words = before[opened.end() : end.start() if end else len(before)]
            told = names(words, start + opened.end()) if "等" not in words else None
            some = told is not None and told.fewest > mention.quantity.value
            return None if some else told  # 2名包村领导已调动: of the four
    return None


def persons_behind(text: str, mention: Mention) -> Members | None:
    """Persons right behind their number: 3名干部黎某某、费某某作出处理."""
    if mention.quantity.unit not in PERSON_UNITS:
        return None
    window = text[mention.span.end : mention.span.end + 120]
    run = _PERSONS_BEHIND.match(window)
    if run is None or window[run.end() : run.end() + 1] == "等":
        return None
    at = mention.span.end
    found = [Span(at + m.start(), at + m.end()) for m in _ONE_NAME.finditer(window, 0, run.end())]
    if run[0][-1] in "和与及":
        last = _ONE_NAME.match(window, run.end())
        assert last is not None
        found.append(Span(at + last.start(), at + last.end()))
    return (
        exactly(tuple(found))
        if len(found) == run[0].count("、") + 1 + (run[0][-1] in "和与及")
        else None
    )


def persons_before(text: str, sentence: Sentence, mention: Mention) -> Members | None:
    """Persons right before their number: 由副主任骆某某、科长温某某2人包案."""
    if mention.quantity.unit not in PERSON_UNITS or mention.quantity.noun not in ("", "同志"):
        return None
    start = clause_start(text, sentence.span.start, mention.span.start)
    words = text[start : mention.span.start].removesuffix("等").removesuffix("共")
    members = names(words, start)
    if members is None or words[-1:] != text[mention.span.start - 1 : mention.span.start]:
        return None
    told = [text[span.start : span.end] for span in members.spans]
    if any(NO_PERSON.search(name) or not ENDS_IN_NAME.search(name) for name in told):
        return None
    sure = all(_ENDS_IN_LONG_NAME.search(name) for name in told)
    return members if sure or fits(members, mention) else None


def fits(members: Members, mention: Mention) -> bool:
    """Whether a list can have as many members as a number says."""
    return members.fewest <= mention.quantity.value <= members.most


def _of_kind(text: str, mention: Mention, members: Members | None) -> Members | None:
    """A list if its members are all of the kind that is counted, or there are as many."""
    if members is None:
        return None
    told = [text[span.start : span.end] for span in members.spans]
    return members if are_of_kind(told, mention) or fits(members, mention) else None


def are_of_kind(told: Sequence[str], mention: Mention) -> bool:
    """Whether names all end as what a number counts does: 甲机制 where it counts 机制."""
    noun = mention.quantity.noun or mention.quantity.unit
    for words, ending in _KINDS:
        if any(noun.startswith(word) for word in words):
            return all(ending.search(name) for name in told)
    return len(noun) > 1 and all(name.endswith(noun[-2:]) and name != noun for name in told)
