"""What a notice says of the state of each item, read into eight classes.

A status stands in a field of its own (整改状态:完成), in brackets at an end of the item, in a cell
of a table, or as a short sentence of its own (该问题已完成整改。).
"""

from __future__ import annotations

import re
from functools import lru_cache

from grammar import numerals
from grammar.lexicon import alternation
from grammar.model import Block, Status, StatusClass
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled
from grammar.source import Span
from grammar.vocabulary import Vocabulary

LONGEST_SENTENCE = 24  # characters: a longer sentence tells more than a status


class Wording(NamedTuple):
    """A way to write a status: the whole of it matches `pattern`."""

    meaning: StatusClass
    pattern: re.Pattern[str]
    example: str


_NOW = r"(?:目前|现|现已|截至目前|经整改)?[，,]?"
_WHAT = (
    r"(?:(?:该|此|本|上述|这)(?:项|条|类|些)?|(?:该|此|本|上述|这)?(?:项|条|类|些)?(?:反馈|具体)?"
    r"(?:问题|整改任务|任务|整改事项|事项|整改工作|工作))?(?:整改)?"
)
_DONE = (
    r"(?:立行立改[，,、]?)?(?:均|都|全部|提前|按期|按时|如期|即时|立行立改|即知即改|立即)*已?(?:经|均|全部|提前|按期|按时|如期)*"
    r"(?:完成|办结|销号|整改|落实|解决|化解|到位|达到整改要求|整改完成|完成整改|整改完毕|整改到位|整改落实到位|落实到位|解决到位|完成整改并销号)"
    r"(?:整改|任务|销号|验收|整改任务|到位|完毕)?"
    r"(?:[，,、]?(?:并|且)(?:已|经|通过|完成)*[省市县区上级现场初步集中组织]{0,4}(?:验收|销号|核查|复核|审核|评估|归档|备案)(?:销号|通过|合格)?)?"
)
_WHEN = r"(?:(?:\d{4}年|当年)?\d{1,2}月(?:\d{1,2}日|[上中下]旬|底|初|末)?|当月|当天|当日|年内)?"
_KEPT = r"[，,、;；]?(?:并|且)?(?:将|需|要)?(?:继续(?:推进|整改|巩固|深化|跟进)|长期坚持|持续坚持|长期推进|持续推进|持续巩固|长期保持|常态化推进|持续深化|常态长效|坚持常态化|长期落实|(?:转入|进入)?(?:建立长效机制|常态长效)|持续跟进|持续跟踪|巩固提升|巩固深化)"
_LONG = (
    r"(?:立行立改|即知即改)?[，,、]?(?:需要?|须|将)?(?:长期坚持|持续坚持|持续整改|长期整改|长期推进|常态化推进|常态化坚持|坚持整改"
    r"|长期任务|持续推进，长期坚持|持续推进,长期坚持|长期坚持，持续推进|长期坚持,持续推进|坚持长期整改)"
)
_UNDER_WAY = (
    r"(?:(?:在办|正办|在改|办理中|整改中)|(?:尚?未|还未|没有|暂未)(?:完成|办结|销号|整改到位|整改完成|完成整改|解决)(?:整改|任务|销号)?|治理中|施工中|(?:转入|纳入)(?:常态化?|日常)(?:推进|整改|管理|坚持)|(?:接续|跟踪|继续|深入)(?:推进|整改|办理|落实)(?:中)?|已?达到序时进度(?:[，,]持续推进)?|(?:正在|持续|加快|有序|稳步|按计划|按序时进度|按时序进度|已启动|正按计划|仍在|尚在|还在|未完成|部分完成|尚未完成|整改|推进|进行|正常)+"
    r"(?:整改|推进|进行|实施|办理|落实|化解|处置|处理|协调|达到序时进度)?(?:中|之中)?(?:[，,、](?:持续推进|加快推进|(?:正在|持续|加快|有序|稳步)(?:推进|整改|办理|实施)(?:中)?|预计[^。]{2,14}完成))?)"
)


def _wording(meaning: StatusClass, pattern: str, example: str) -> Wording:
    return Wording(meaning, compiled(f"{_NOW}{_WHAT}(?:{pattern})"), example)


# a line about what no entry tells of: 其余2个方面的问题，均已整改到位
_OF_THE_REST = compiled(
    rf"\s*(?:其余|其他|其它|剩余|余下|另外|另有|还有|另|此外[，,])的?(?:\d{{1,3}}|[{numerals.HAN_CHARACTERS}]{{1,3}})(?:个|项|条|件|类)"
)

# the first that matches the whole of the words decides
WORDINGS = (
    _wording(StatusClass.NOT_APPLICABLE, "不适用|不涉及|无需整改", "不适用"),
    _wording(
        StatusClass.NOT_STARTED,
        "(?:尚?未|还未|暂未)(?:启动|开始|开展|整改|实施)(?:整改)?",
        "尚未启动",
    ),
    _wording(
        StatusClass.BASICALLY_COMPLETED,
        rf"已?(?:经)?基本(?:完成|整改|解决|落实|整改到位|办结)(?:整改|到位|任务|完成)*(?:{_KEPT})*",
        "基本完成，持续推进",
    ),
    _wording(
        StatusClass.STAGE_COMPLETED,
        rf"(?:已?完成阶段性(?:整改|任务|目标)+|已?取得(?:阶段性|明显|初步)(?:成效|进展|成果)|"
        rf"(?:已)?(?:阶段性|阶段)(?:完成|整改完成|整改到位|办结|销号|达标)(?:整改|任务)?)(?:{_KEPT})*",
        "阶段性完成，持续推进",
    ),
    _wording(
        StatusClass.STAGE_COMPLETED,
        rf"{_DONE}[，,、]?(?:待|等待|尚待|正在申请|拟申请)[^。;]{{0,8}}(?:验收|销号|审核|评估|复核|审批|备案)",
        "已完成，待验收",
    ),
    _wording(StatusClass.COMPLETED_AND_KEPT_UP, f"{_DONE}(?:{_KEPT})+", "已完成整改，并长期坚持"),
    _wording(StatusClass.LONG_TERM, f"{_LONG}(?:{_KEPT})*", "长期坚持"),
    _wording(StatusClass.IN_PROGRESS, _UNDER_WAY, "正在推进"),
    _wording(
        StatusClass.IN_PROGRESS,
        "(?:尚|还|暂|仍)?未(?:能)?(?:销号|办结|解决|整改完成|整改到位|完成整改|完成销号)",
        "未销号",
    ),
    _wording(StatusClass.COMPLETED, _WHEN + _DONE, "8月销号"),
)

FIELD_LABEL = compiled(
    r"是否(?:完成|办结|销号|整改到位|整改)$|(?:任务|问题)?(?:再|重新)?(?:整改)?(?:落实|完成|进展|推进|办理|销号|目前)*(?:情况|状态|进度|结果|结论|进展|状况)?$"
)
# 1、办税厅排队久  时限:6月底  状态:已销号
_TRAILING = compiled(
    r"[ 　|｜;；\t](?:整改|完成|办理|销号|落实)?(?:状态|进度|结果|结论):[ ]*([^\s;；|｜]{2,16}?)[。;；]?[ ]*$"
)
_HEADER = compiled(
    r"(?:整改|办理|办结|完成|目前|销号|落实|整治|处置)*(?:状态|进度|进展|完成情况|整改情况|结果|落实情况|情况)$|是否(?:完成|办结|销号|整改到位)"
)
# at the end of a line, at its head, or behind the heading's own words
_BRACKETED = compiled(
    r"[(\[【〔]([^()\[\]【】〔〕]{2,20})[)\]】〕](?=[。;]?$)|^[(\[【〔]([^()\[\]【】〔〕]{2,20})[)\]】〕]"
)
# 计划下半年再议。——办结
_DASHED = compiled(
    r"[。;)”\u4e00-\u9fff](?:——|--|—)[ ]?([\u4e00-\u9fff]{2,12}(?:[，,][\u4e00-\u9fff]{2,12})?)[。;]?$"
)
_BEHIND_HEADING = compiled(r"[^。;\n]{0,120}?[(\[【〔]([^()\[\]【】〔〕。;]{2,20})[)\]】〕][。:]")
# 4.农村公益性岗位管理混乱。【已整改】清退…
_BETWEEN = compiled(
    r"[^。\n]{2,80}。[ ]?[(\[【〔]([^()\[\]【】〔〕。;]{2,20})[)\]】〕](?=[^。;\n])"
)
_SENTENCE = compiled(r"[^。;!？?\n]+")
_SUBJECT = compiled(
    r"(?:目前|现|截至目前)?[，,]?(?:(?:该|此|本|上述|这)(?:项|条|类|些)?(?:反馈|具体)?(?:问题|任务|整改|事项|工作)"
    r"|(?:该|此|本|这)项|(?:问题|整改任务|整改事项|整改工作)|(?:已|均已|全部)+(?:整改|完成整改))"
)
_ALONE = compiled(
    r"(?:已|推进中|取得(?:了)?(?:阶段|明显|初步|积极)|正在|正按|基本|尚未|完成|整改|阶段性|持续|长期|达到)"
)
_SAID_LAST = compiled(
    r"(?:该|此|本)(?:项|条)?(?:问题|任务|事项)[^，,。;]{0,16}(?:前|底|内)完成[，,]((?:目前|现|已)[^，,。;]{2,16})$"
)
_OF_SEVERAL = compiled(r"\d(?:个|项|条)(?:问题|任务|事项)[(（](?:全部|均|都)?$")
_HALF_DONE = compiled(r"(?:已)?(?:阶段性|基本|部分)(?:办结|完成|整改|销号|达标)(?=[，,])")
_LEADS_IN = " \u3000—–-"  # ——整改结果:完成
_LAST_CLAUSE = compiled(
    r"[，,](已?(?:经)?(?:全部|均已?)?(?:完成整改|整改完成|整改到位|整改完毕|整改落实到位|完成销号|整改销号|基本完成(?:整改)?)|已(?:完成|办结|销号|整改))[。;]?$"
)
_EXPLAINED = compiled(r"([\u4e00-\u9fff]{2,12})\([^()]{10,80}\)$")
_CLAUSE_ROOM = 24
_POINTS_BACK = tuple("该此本上这")
_OPENING = compiled(r"[。:，,;\s]*([\u4e00-\u9fff]{2,12})(?=[，,。;]|$)")
_LABELLED = compiled(r"([\u4e00-\u9fff]{2,8}):[ ]*(?=[^ ])")
# behind a label a day may stand first: 结果:8月销号
_DAY = compiled(r"(?:(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|[上中下]旬|底|末)?(?:已|份)?)(?!前|[，,])")


def read(words: str, known: Vocabulary) -> StatusClass | None:
    """The class of a written status, or None where the words are no status.

    Args:
        words: the words alone, half-width, without the mark that ends them.
        known: the words that come before those of this module.
    """
    bare = words.strip(" 。;，,:")
    bare = bare.rstrip("】]") if "【" not in bare and "[" not in bare else bare
    explained = _EXPLAINED.match(bare)
    if explained and (meaning := read(explained[1], known)):
        return meaning  # 已整改(按审计要求,9月前应完成125公里,实际已超过)
    if len(words) > 40:
        return None
    if bare.endswith(")"):  # 已完成(长期坚持)
        bare = bare[:-1].replace("(", "，")
    for wording in _own(known.statuses):
        if wording.pattern.fullmatch(bare):
            return wording.meaning
    return _usual(bare)


@lru_cache(maxsize=1024)  # a notice has few statuses, each many times
def _usual(words: str) -> StatusClass | None:
    return next((one.meaning for one in WORDINGS if one.pattern.fullmatch(words)), None)


@lru_cache(maxsize=8)
def _own(words: tuple[tuple[str, StatusClass], ...]) -> tuple[Wording, ...]:
    """The wordings of a vocabulary: its words, alone or with those around them that any has."""
    by_class: dict[StatusClass, list[str]] = {}
    for word, meaning in words:
        by_class.setdefault(meaning, []).append(word)
    return tuple(
        _wording(meaning, f"(?:均|都|全部|已|经)*(?:{alternation(own)})", own[0])
        for meaning, own in by_class.items()
    )


def _read_behind_label(words: str, known: Vocabulary) -> StatusClass | None:
    """The class of a status that has a label before it, where a day may begin it."""
    bare = words.strip()
    return read(_DAY.sub("", bare, count=1) if _DAY.match(bare) else words, known)


def of_field(block: Block, text: str, known: Vocabulary) -> Status | None:
    """The status that a field line says: its whole content, or its first sentence."""
    return of_label(text, block.label, block.content, known)


def of_label(text: str, label: str, content: Span, known: Vocabulary) -> Status | None:
    """The status that stands behind a label, wherever the two are written."""
    return _leading(text, content, known) if label and FIELD_LABEL.match(label) else None


def _leading(text: str, content: Span, known: Vocabulary) -> Status | None:
    first = _SENTENCE.match(text, content.start, content.end)
    if first is None:
        return None
    meaning = _read_behind_label(first[0], known)
    if meaning is None:  # 完成，2024年5月通水 …: the first clause says it
        clause = re.match(r"[^，,。;\n]+", first[0])
        meaning = _read_behind_label(clause[0], known) if clause else None
        if clause is None or meaning is None:
            return None
        return Status(Span(first.start(), first.start() + clause.end()), meaning)
    return Status(Span(*first.span()), meaning)


def opening(text: str, content: Span, known: Vocabulary) -> Status | None:
    """The status with which a text opens, as a clause or sentence of its own."""
    found = _OPENING.match(text, *content)
    meaning = read(found[1], known) if found else None
    return Status(Span(*found.span(1)), meaning) if found and meaning else None


def in_brackets(text: str, content: Span, known: Vocabulary) -> Status | None:
    """The status in brackets at the end or the head of a line, or behind its heading."""
    words = text[content.start : content.end]
    dashed = _DASHED.search(words) if "—" in words[-16:] or "--" in words[-16:] else None
    if not dashed and not any(mark in words for mark in "([【〔"):
        return None
    candidates = [*_BRACKETED.finditer(words), *filter(None, (dashed,))]
    if between := _BETWEEN.match(words):
        candidates.append(between)
    if behind := _BEHIND_HEADING.match(words):
        candidates.append(behind)
    for found in candidates:
        start, end = found.span(found.lastindex or 0)
        label = _LABELLED.match(words, start, end)
        if label and FIELD_LABEL.match(label[1]):  # 〔销号情况:已销号〕
            start = label.end()
            meaning = _read_behind_label(words[start:end], known)
        else:
            meaning = read(words[start:end], known)
        if _OF_SEVERAL.search(words, 0, start):
            continue  # 供水方面的3个问题（全部销号）: of those below
        if meaning is None and found is dashed:  # ——基本完成，剩碑文描红一道工序
            end = start + len(re.split("[，,]", words[start:end])[0])
            meaning = read(words[start:end], known)
        if meaning is not None:
            return Status(Span(content.start + start, content.start + end), meaning)
    return None


def in_sentence(text: str, content: Span, known: Vocabulary) -> Status | None:
    """The status as a sentence of its own, first or last in a line.

    The sentence names what is done (该问题已完成整改。) or carries a label (整改结果:已完成。).
    """
    if _OF_THE_REST.match(text, *content):
        return None
    if (trailing := _TRAILING.search(text, *content)) is not None:
        meaning = read(trailing[1], known)
        if meaning is not None:
            return Status(Span(*trailing.span(1)), meaning)
    sentences = [Span(*m.span()) for m in _SENTENCE.finditer(text, *content)]
    # the first sentence is often the heading; behind a comma only words that point back count
    candidates = [*sentences[:2], *sentences[2:][-1:]]
    for sentence in sentences[-1:]:
        comma = max(text.rfind("，", *sentence), text.rfind(",", *sentence))
        if comma > 0 and text[comma + 1 : comma + 2] in _POINTS_BACK:
            candidates.append(Span(comma + 1, sentence.end))
    for sentence in candidates:
        found = _of_sentence(text, sentence, known, alone=sentence.start > content.start)
        if found is not None:
            return found
    return None


def _of_sentence(text: str, sentence: Span, known: Vocabulary, *, alone: bool) -> Status | None:
    words = text[sentence.start : sentence.end]
    start = sentence.start + len(words) - len(words.lstrip(_LEADS_IN))
    words = words.lstrip(_LEADS_IN).rstrip()
    label = _LABELLED.match(words)
    if label and FIELD_LABEL.match(label[1]):  # …。整改结果:已完成。 结果:未销号,6月底前完成。
        return _leading(text, Span(start + label.end(), sentence.end), known)
    if not (
        _SUBJECT.match(words)
        or (alone and len(words) > 2 and _ALONE.match(words))
        or (alone and any(own.pattern.fullmatch(words) for own in _own(known.statuses)))
    ):
        return None
    explained = _EXPLAINED.match(words.strip(" 。;"))
    short = len(words) <= LONGEST_SENTENCE or explained is not None
    meaning = read(words, known) if short else None
    if meaning is None and (
        behind := _SAID_LAST.match(words)
    ):  # 该任务年底前完成，目前达到序时进度
        start, words = start + behind.start(1), behind[1]
        meaning = read(words, known)
    if meaning is None and alone and (clause := _HALF_DONE.match(words)):
        words = clause[0]  # 阶段性办结，沼液池10月15日前扩建完成
        meaning = read(words, known)
    return None if meaning is None else Status(Span(start, start + len(words)), meaning)


def subject(words: str) -> str:
    """The words with which a status says what it is of: 目前,此项问题; empty where it does not."""
    found = _SUBJECT.match(words)
    return found[0] if found and found.end() < len(words) else ""


def at_end(text: str, content: Span) -> Status | None:
    """The status that a line ends with, without saying of what: …清退2.4万元，完成整改."""
    if _OF_THE_REST.match(text, *content):
        return None
    found = _LAST_CLAUSE.search(text, max(content.start, content.end - _CLAUSE_ROOM), content.end)
    if found is None or found.start() == content.start:
        return None
    return Status(Span(*found.span(1)), _usual(found[1]) or StatusClass.COMPLETED)


def is_told(text: str, status: Status) -> bool:
    """Whether a status is only told at the end of a sentence, and has no place of its own."""
    start = status.span.start
    return text[start - 1 : start] in ("，", ",") and text[start] not in _POINTS_BACK


def column(header: Block, text: str) -> int | None:
    """The column of a table in which statuses stand, by its header."""
    for number, cell in reversed(list(enumerate(header.cells))):
        if _HEADER.fullmatch(text[cell.start : cell.end].replace(" ", "")):
            return number
    return None
