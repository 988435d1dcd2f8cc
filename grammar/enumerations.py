"""A stated number of things, and the list of them beside it.

The list stands before the number (综合协调、业务整改、监督问责3个工作组), behind it (分别为…, a colon), in
一是…二是…, or in the next lines. 等 leaves a list open: it may then be shorter than the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from grammar import lists_doubted, lists_in_lines, lists_named, numerals
from grammar.claims import Enumeration, Quantity
from grammar.mentions import Cue, Mention, Sentence
from grammar.model import Block, Marker, Section
from grammar.names import REACH, Members, between, clause_start, exactly, names, outside, titles
from grammar.parts import is_listed, is_of_each
from grammar.patterns import compiled
from grammar.source import Span

# classifiers of things that are named one by one; occasions and cases (次、件、起) are not
_NAMED = frozenset((
    "个", "家", "所", "名", "位", "县", "区", "市", "乡", "镇", "村", "街道", "社区", "类", "种", "项", "部", "座", "处", "支", "张", "条",
    "级", "大", "方面", "大方面", "大类", "环节", "领域", "阶段", "部分", "组", "点", "套", "门", "款", "板块", "维度", "层面", "步", "关",
    "国", "省", "省市", "县区", "站", "道",
))  # fmt: skip
_CASES = frozenset(
    ("件", "起", "宗", "例", "桩", "笔")
)  # named one by one only where 分别是 says so
_CASE = 4  # characters: what tells a case, 粉尘扰民, and not when or whence it came
# counted by 条, as cases are
_CASE_NOUNS = ("线索", "举报", "投诉", "信访", "诉求", "信息", "留言", "记录")
_MATTERS = compiled(r"^(?:大|实|好|难|急)?事")  # 五件事
# of these, the ones that need no noun behind them: 四县, 三级
_TIGHT = frozenset((
    "级", "张", "条", "部", "县", "区", "市", "乡", "镇", "村", "街道", "社区", "环节", "方面", "大方面", "大", "类", "种", "门", "步", "关",
    "国", "省", "阶段", "领域", "支", "板块", "维度", "层面",
))  # fmt: skip
_LIST_END = compiled(r"(?:等|共|这|共计|合计|上述|总共|在内的?)+$")
_FORWARD = compiled(
    r"^[^，,。;:]{0,14}?(?:[，,]\s*)?(?:分别(?:是|为|负责|承担)|即|也就是|包括(?!.{0,2}但)|依次(?:为|是))[:：]?|^是(?!否)"
)
_EACH_NAMED = compiled(r"(?:分别|依次)(?:是|为)|即|也就是")
_IN_BRACKETS = compiled(
    r"^[^，,。;:()\d]{0,6}\((?!含|包括|如|其中|不含|具体|详见|见|即)([^()]{3,120})\)"
)
_PAPERS = compiled(r"(?:制度|办法|文件|规定|方案|规范|细则|机制|规程|预案|意见|清单|指引|标准)$")
_TITLE = compiled(r"《[^《》]{2,60}》")
_TITLES_END = compiled(
    r"(?:《[^《》]{2,60}》(?:\([^()]{0,40}\))?(?:、|和|及|与|以及)?){2,}(?:等|共|这|共计)?$"
)
_FIGURE_AHEAD = compiled(
    r"^[^、]*\d[^、\d]*?(?:有|为|是|:)(?=[\u4e00-\u9fff])"
)  # 规范率100%的有甲、乙2个乡镇
_NUMBERED = compiled(r"[^:]{0,14}:\s*(?:[一其]是|其一|首先|第一|一方面|[(①]?[1一①][、.)]|①)")
_ORDINAL = compiled(
    r"第[\d一二三四五六七八九十]+(?:[、，,和及与至][\d一二三四五六七八九十]+)*[、，,和及与至]$"
)
_OPEN_END = compiled(r"等[^、，,。;等]{1,12}$")  # 皋南港、浦云港等内河集装箱航线3条
_COUNTED_NAME = compiled(r"([两二三四五六七八九])(?:处|笔|套|个|项|件|起|条|名|家|宗|座|份)")
_TWO_TIMES = compiled(r"(?:前后|之前和之后|[前初]与?和?[后末]|两年|两期|上下半年)[^，,。;]{0,8}$")
_NAMED_COUNT = compiled(r"“[一二两三四五六七八九十]+[个项张大]")
_TOTALLED = compiled(r"(?:合计|共计|总共|一共)[\u4e00-\u9fff]{2,4}$")
_TOWARDS = ("对", "到", "赴", "深入", "围绕")
_CLOSE_BY = 10  # code points between a number and the 分别 that tells of it
# 被县委、县政府采纳4条: those who did it, and no list of what is counted
_BY_WHOM = compiled(r"(?:其中|有|已|并|先后|获|得到|受到|曾|均)*(?:被|经(?![营济费办贸])|受|获)")
_ANOTHER_LIST = compiled(r"[\u4e00-\u9fff]{0,8}?(?:以及|和|及|与)")  # 三家林场和甲所、乙站两家单位
_CLAUSE_END = compiled(r"[，,。;:!？?！\n]")
_ENDS_IN_VERB = compiled(
    r"(?:组成|建立|搭建|签订|推行|健全|成立|设立|组建|派出|发出|抽调|组织|开展|查处|发现|整改|新建|修订|打造|建成|投入|完成|选派|新增|召开|走访|检查|覆盖|涉及|采纳|采用|吸收|转化|表彰|认定|评为|获评|移送|反馈|提出|指出|梳理|认领|"
    r"制定|出台|印发|举办|解决|处理|办理|约谈|分为|分|下发|配备|达|共计)$"
)
_LAST_QUOTED = compiled(r"“([^“”]+)”$")
_AND_SO_ON = compiled(r"等[^、]{0,6}$")
_ONE_LETTER = compiled(r"(?:^|、).(?:、|$)")
_LEAD_IN = compiled(r"[^，,。;:]{0,8}:")
_LONG_LEAD_IN = compiled(r"[^。;:\d]{0,30}:")  # 以下四项，村“两委”作了说明:
_BY_DATE = compiled(r"节点|阶段|步|环节|批|时点|期")
_DATED = compiled(
    r"\s*(?:到|至|在|于|自)?(?:\d{4}年|今年|明年|当年)?\d{1,2}月(?:\d{1,2}日|底|初|末|[上中下]旬)?"
)
# 还有四个方面的差距:甲;乙;丙;丁
_SHORTCOMINGS = compiled(
    r"(?:个)?(?:方面|种|类|点)的?(?:突出|主要|明显|共性)?(?:差距|不足|短板|弱项|困难|原因|特点|表现|情形)(?:有|是)?:"
)
_WITH_NUMBERS = compiled(r"\s*(?:\d|[一二三四五六七八九十]是|\()")


def find(
    text: str,
    sentences: Sequence[Sentence],
    blocks: Sequence[Block],
    inline: Sequence[Marker],
    sections: Sequence[Section],
) -> tuple[Enumeration, ...]:
    """All stated numbers whose list stands beside them."""
    found: list[Enumeration] = []
    children = {s.block.extent.start: s for top in sections for s in top.walk()}
    for sentence in sentences:
        listed: list[tuple[Mention, Enumeration]] = []
        for mention in sentence.quantities():
            if not _is_countable(mention) or lists_named.goes_on_one_by_one(text, mention):
                continue
            members = (
                _titles_before(text, sentence, mention)
                or _before(text, sentence, mention)
                or lists_named.persons_before(text, sentence, mention)
                or lists_named.persons_behind(text, mention)
                or lists_named.told_before(text, sentence, mention)
                or lists_named.told_in_sentence_before(text, sentence, mention)
                or _behind(text, sentence, mention)
                or _in_brackets(text, mention)
                or _semicolons(text, sentence, mention)
                or _figures_behind(sentence, mention)
                or lists_named.behind_colon(text, sentence, mention)
                or lists_in_lines.steps(text, mention, blocks[sentence.block])
                or lists_in_lines.inline_entries(
                    text, sentence, mention, blocks[sentence.block], inline
                )
                or lists_in_lines.lines_behind(text, sentence, mention, blocks, children)
                or lists_named.in_two_lists(mention, listed)
            )
            if members and not lists_doubted.is_doubtful(text, sentence, mention, members):
                listed.append((mention, Enumeration(mention.quantity, *members)))
        found += [enumeration for _, enumeration in listed]
        found += _respectively(sentence)
    return tuple(found)


def _is_countable(mention: Mention) -> bool:
    figure = mention.quantity
    if _ORDINAL.search(mention.opening):
        return False  # 第一、二、三项
    return (
        figure.exact
        and figure.measure == "count"
        and 2 <= figure.value <= 60
        and mention.cue not in (Cue.REST, Cue.MINUS, Cue.EXCEPT)
    )


# --- the list before the number ----------------------------------------------------------------


def _before(text: str, sentence: Sentence, mention: Mention) -> Members | None:
    """Names joined by 、 that run right up to the number: a、b、c等5家单位."""
    unit = mention.quantity.unit
    matters = unit == "件" and _MATTERS.match(mention.quantity.noun + mention.tail) is not None
    one_by_one = unit == "户" and "分别" in mention.lead  # 欠费户分别为甲、乙共2户
    matters = matters or one_by_one
    named = mention.quantity.noun or unit in _TIGHT or lists_named.has_other_noun(mention)
    if not matters and (unit not in _NAMED or not named):
        return None
    if unit == "条" and (mention.noun or mention.label + mention.tail).endswith(_CASE_NOUNS):
        return None
    if _TOTALLED.search(mention.label):
        return None  # 财务部、人力部合计到位三条: of the two, whatever it counts
    start = _list_start(text, sentence, mention)
    words = text[start : mention.span.start]
    if head := _FIGURE_AHEAD.match(words):
        start, words = start + head.end(), words[head.end() :]
    quoted = _LAST_QUOTED.search(words)
    if quoted is not None and "、" in quoted[1]:
        words, start = quoted[1], start + quoted.start(1)
    ended = _LIST_END.search(words)
    core = words[: ended.start()] if ended else words
    if _ENDS_IN_VERB.search(core) or _BY_WHOM.match(core):
        return None
    if unit in lists_named.PERSON_UNITS and lists_named.NO_PERSON.search(core):
        return None  # 诫勉、批评教育3名同志
    members = lists_named.behind_actors(core, start)
    if not (mention.quantity.noun or unit in _TIGHT or matters):
        members = lists_named.of_bodies(members, mention)
    if members is not None and _opens_with_whose(text, members, int(mention.quantity.value)):
        members = members._replace(fewest=int(mention.quantity.value))
    left_open = "等" in (ended[0] if ended else "") or _OPEN_END.search(core) is not None
    return members and members._replace(open=left_open)


def _titles_before(text: str, sentence: Sentence, mention: Mention) -> Members | None:
    """《甲办法》《乙规定》等3项制度: titles that run right up to the number of documents."""
    noun = mention.quantity.noun or mention.noun
    words = text[sentence.span.start : mention.span.start]
    run = _TITLES_END.search(words) if _PAPERS.search(noun) else None
    if run is None:
        return None
    found = [Span(*m.span()) for m in _TITLE.finditer(words, run.start(), run.end())]
    at = sentence.span.start
    spans = tuple(Span(at + span.start, at + span.end) for span in found)
    if "通知" in run[0]:
        return None  # 《甲办法》《关于印发〈甲办法〉的通知》: one, or two
    return exactly(spans)._replace(open=run[0].endswith("等")) if len(spans) > 1 else None


def _opens_with_whose(text: str, members: Members, stated: int) -> bool:
    """Whether what is too many in a list may be whose it is: 中小学、幼儿园一键报警、视频监控、封闭管理3项.

    The first name that counts then runs on from another, and is longer than all behind it.
    """
    extra = members.fewest - stated
    if extra < 1 or stated < 2 or len(members.spans) != members.fewest:
        return False
    sizes = [len(text[span.start : span.end]) for span in members.spans]
    return sizes[extra] > max(sizes[extra + 1 :])


def _list_start(text: str, sentence: Sentence, mention: Mention) -> int:
    """Where a list before a number can begin: in its clause, behind the list of another number."""
    start = clause_start(text, sentence.span.start, mention.span.start)
    previous = sentence.mentions[mention.number - 1] if mention.number else None
    if previous is None or previous.span.end <= start:
        return start
    joined = _ANOTHER_LIST.match(text, previous.span.end, mention.span.start)
    return joined.end() if joined else start


# --- the list behind the number ----------------------------------------------------------------


def _behind(text: str, sentence: Sentence, mention: Mention) -> Members | None:
    """A list that 分别为, 即 or 包括 opens in the next clause: 三项机制，分别为甲、乙."""
    words = text[mention.span.end : min(sentence.span.end, mention.span.end + REACH)]
    opened = _FORWARD.match(words)
    if opened is None or _is_of_next(sentence, mention, opened.end()):
        return None
    if (mention.depth and ")" in opened[0]) or _NAMED_COUNT.search(opened[0]):
        return None  # 4项任务（对应5个问题），分别是…: the tasks; 落实“四个一”机制,即…: the four
    if mention.quantity.unit not in (_NAMED | _CASES if _EACH_NAMED.search(opened[0]) else _NAMED):
        return None
    rest = words[opened.end() :]
    if rest.startswith("《"):
        told = titles(rest, mention.span.end + opened.end())
        return told and told._replace(open=told.open or "包括" in opened[0])
    end = _CLAUSE_END.search(rest)
    core = rest[: end.start()] if end else rest
    left_open = core.endswith("等") or "包括" in opened[0] or _AND_SO_ON.search(core)
    members = names(core, mention.span.end + opened.end())
    if members is None:
        return None
    if mention.quantity.unit in _CASES and any(end - start < _CASE for start, end in members.spans):
        return members if lists_named.fits(members, mention) else None
    more = sum(_more_than_one(text[start:end]) for start, end in members.spans)
    # 三个学院实验条件提升 may be one matter, two of 两处山塘登记 are two
    fewest, most = members.fewest, members.most + more
    return members._replace(open=bool(left_open), fewest=fewest, most=most)


def _more_than_one(name: str) -> int:
    """How many more than one a name of a list tells of: 分别是两处山塘登记、一笔往来款核销."""
    counted = _COUNTED_NAME.match(name)
    numeral = numerals.read(counted[1]) if counted else None
    return max(0, int(numeral.value) - 1) if numeral else 0


def _is_of_next(sentence: Sentence, mention: Mention, opened: int) -> bool:
    """Whether another number stands before a list: 13个问题涉及11所学校,即…, the schools."""
    following = sentence.mentions[mention.number + 1 : mention.number + 2]
    return any(m.span.start < mention.span.end + opened for m in following)


def _in_brackets(text: str, mention: Mention) -> Members | None:
    """Names in the bracket behind the number: 四类人员(村干部近亲属、财政供养人员、已故人员)."""
    if mention.quantity.unit not in _NAMED:
        return None
    opened = _IN_BRACKETS.match(text[mention.span.end : mention.span.end + 140])
    if opened is None or "、" not in opened[1] or _ONE_LETTER.search(opened[1]):
        return None  # 县(市、区) names no counties
    core = opened[1].removesuffix("等")
    members = names(core, mention.span.end + opened.start(1))
    return members and members._replace(open=core != opened[1])


def _semicolons(text: str, sentence: Sentence, mention: Mention) -> Members | None:
    """A list that 以下 announces and semicolons part: 以下三项:甲;乙;丙."""
    words = text[mention.span.end : min(sentence.span.end, mention.span.end + REACH)]
    opened = _LEAD_IN.match(words)
    if opened is None and mention.lead.endswith(("以下", "下列")):
        opened = _LONG_LEAD_IN.match(words)
    if opened is None or ";" not in words:
        return None
    dated = _BY_DATE.search(mention.quantity.noun + opened[0]) is not None
    dated = dated and all(_DATED.match(w) for w in words[opened.end() :].split(";"))
    announced = lists_in_lines.BELOW.search(mention.lead + opened[0]) is not None
    announced |= (
        _SHORTCOMINGS.match(mention.quantity.unit + mention.quantity.noun + opened[0]) is not None
    )
    if not dated and not announced:
        return None
    core = words[opened.end() :].rstrip("。;\n ")
    start = mention.span.end + opened.end()
    cuts = [m.span() for m in outside(core, compiled(";"))]
    if not dated and _WITH_NUMBERS.match(core):
        return None  # numbered: the numbers are counted instead
    return exactly(tuple(Span(start + a, start + b) for a, b in between(cuts, len(core))))


def _figures_behind(sentence: Sentence, mention: Mention) -> Members | None:
    """A list of figures behind a colon: 涉及10个乡镇:甲镇12件、乙镇9件."""
    following = [m for m in sentence.quantities() if m.number > mention.number]
    if not following or ":" not in (mention.after, following[0].before):
        return None
    run = [following[0]]
    for figure in following[1:]:
        if not figure.before and isinstance(sentence.mentions[figure.number - 1].figure, Quantity):
            continue  # 巡视反馈的23个完成21个: told of the one before
        if (
            figure.kind != run[0].kind
            or (figure.before or ",") not in "、，,;"
            or figure.cue in (Cue.TOTAL, Cue.AMONG)
        ):
            break
        run.append(figure)
    if len(run) < 2 or run[0].kind == mention.kind or any(not m.label for m in run):
        return None
    if any(is_of_each(m) for m in run):
        return None  # 甲局和乙局各1项: more than one of the list
    if _NUMBERED.match(sentence.words, mention.span.end - sentence.span.start):
        return None  # 三点:一是…: the figures stand inside what is listed
    if any(letter.isdecimal() for m in run for letter in m.label):
        return None
    few = len(run) < mention.quantity.value
    if lists_doubted.are_of_deeds([m.label for m in run], mention, few):
        return None
    return exactly(tuple(m.span for m in run))


# --- 分别 --------------------------------------------------------------------------------------


def _goes_to(sentence: Sentence, word: re.Match[str], run: Sequence[Mention]) -> bool:
    """Whether 分别 tells where some go: 4个检查组，分别对6所中学、11所小学、12所幼儿园进行检查."""
    things = {m.quantity.noun or m.tail for m in run}
    return sentence.words.startswith(_TOWARDS, word.end()) and len(things) == len(run)


def _respectively(sentence: Sentence) -> Iterator[Enumeration]:
    """As many values as names: 甲、乙、丙三个派出所分别查处线索12件、9件、5件."""
    quantities = sentence.quantities()
    for word in compiled("分别").finditer(sentence.words):
        at = sentence.span.start + word.start()
        values = [m for m in quantities if m.span.start > at]
        if values and _CLAUSE_END.search(
            sentence.words, word.end(), values[0].start - sentence.span.start
        ):
            continue  # 由7名委员分别牵头，12个部门、13个管理处分别承办
        run = values[:1]
        for value in values[1:]:
            joined = value.label in ("", "和", "及", "以及", "与") and value.before in ("、", "")
            if value.kind != run[0].kind or not joined or not (value.before or value.label):
                break
            run.append(value)
        # 3批15起,分别为7起、5起、3起: the values are told of the batches, and make up the cases
        counts = [m for m in quantities if m.span.end <= at and run and m.kind != run[0].kind]
        if (
            counts
            and "第" in sentence.words[counts[-1].span.end - sentence.span.start : word.start()]
        ):
            continue  # 回访4次，第一次至第三次分别…
        if not counts or counts[-1].segment != run[0].segment or counts[-1].cue is Cue.TOTAL:
            continue  # 合计13场；参训人员分别为…: a new thing is told
        if len(counts) > 1 and is_listed(counts[-1]) and counts[-1].number == counts[-2].number + 1:
            continue  # 正职4名、副职9名，平均年龄分别为38.5岁和33岁: of each figure a value
        if _TWO_TIMES.search(sentence.words, 0, word.start()):
            continue  # 5个社区清理前后资产分别为…: one value before, and one after
        if len(run) < 2 or run[-1].tail.startswith("等") or at - counts[-1].span.end > _CLOSE_BY:
            continue
        between = sentence.words[counts[-1].figure.span.end - sentence.span.start : word.start()]
        if lists_doubted.tells_of_two_groups(between, len(run)) or _goes_to(sentence, word, run):
            continue
        if _is_countable(counts[-1]):
            members = exactly(tuple(m.span for m in run))
            yield Enumeration(counts[-1].quantity, *members, values=True)
