"""The number of findings, or of measures, told twice where no list shows which is right.

巡察反馈问题52个 … 对照反馈的54个问题. Findings are told of in many scopes: of one body or another, of this round
or an earlier one, of all of them or of those in one state. So two numbers meet only where nothing
around either narrows what is counted, and where no third number of the notice tells why they differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from decimal import Decimal
from itertools import combinations, pairwise

from grammar import left_out, level_claims
from grammar.claims import Sum
from grammar.mentions import Cue, Mention, Restated, Sentence
from grammar.model import Bound, Level, Section
from grammar.named_tuples import NamedTuple
from grammar.parts import is_slip, tells_state
from grammar.patterns import compiled
from grammar.source import Span, Spans

_ASPECTS = r"(?:[\d一二三四五六七八九十]+个?(?:大)?(?:方面|领域|板块|类)的?)?"
_BODY = r"(?:党组|党委|党工委|党总支|党支部|领导班子|政府|集团|公司|医院|学院|学校|中心|局|办|委|院|县|市|区|校|行|社)"
# 市委第三巡察组向县水务局党组反馈了4个方面, 局党组对照巡察反馈的, 审计报告指出
_BEFORE = compiled(
    r"(?:(?:关于)?(?:对)?(?:\d{4}年度?)?|(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?|(?:期间|以来|中|后|下)的?)"
    rf"(?P<who>[\u4e00-\u9fff]{{1,12}}?{_BODY})?"
    r"(?:认真|逐[条项一]|全面|严格|坚决|紧紧|始终|主动|高度重视|已|将|要|继续|持续|切实|坚持)*"
    r"(?:对照|针对|围绕|紧盯|盯住|聚焦|就|对|把|按照|根据|结合|认领|收到|承接|接到)?"
    r"(?P<this>本轮|本次|此次|这次|这轮)?"
    r"(?P<organ>(?:[\u4e00-\u9fff]{0,6}第[一二三四五六七八九十\d]+|[中省市县区州盟集团国家央]+(?:委|纪委)?)?"
    r"(?:巡察|巡视|督察|审计|执法检查|人大))?"
    r"(?:[一二三四五六七八九十]?[小组]|局|署|情况|工作|报告|意见|期间|中|委员会|常委会)*"
    rf"(?:(?:向|对|给)(?P<whom>[\u4e00-\u9fff]{{1,12}}?{_BODY}))?"
    r"(?:共|一共|总共|合计|正式|集中|当场|书面|累计)*"
    r"(?P<verb>反馈|指出|查出|提出|发现)(?:意见)?(?:中)?(?:指出|列出|提出)?(?:的|了)*(?:主要)?"
    r"(?:(?P<noun>(?:具体)?(?:问题|审议意见))(?:共|共计|合计|总计|计|有|为|总数|总共)*)?"
    rf"(?:共|共计)?{_ASPECTS}(?:共|共计|计)?"
)
# 制定整改措施118条, 研究提出整改举措24条; 对51条整改措施逐条评估, 108条整改措施已全部落实
_MEASURES = compiled(r"(?:具体|针对性)?整改(?:措施|举措)")
_MADE = compiled(
    r"(?:[\u4e00-\u9fff]{1,12}?(?:党组|党委|党支部|局|院|校|公司|集团))?"
    r"(?:共|一共|先后|研究|细化|逐项|逐条|分别|认真|针对性|地|并|已|对应|相应)*"
    r"(?:制定|制订|提出|明确|细化|形成|拟定|研究提出|拿出|推出|列出|谋划|采取)(?:出|了)?(?:具体|针对性的?)?(?P<noun>整改(?:措施|举措))?(?:共|共计|计)?"
)
_ALL_OF_THEM = compiled(
    r"(?:[一二三四五六七八九]是)?(?:[\u4e00-\u9fff]{1,12}?(?:党组|党委|党支部|局|院|校|公司|集团))?(?:由[\u4e00-\u9fff]{2,10})?(?:对|将|把|围绕|按照|紧盯|针对)?(?:上述|这|全部|所有|制定的|明确的|提出的)?"
)
_OPENING = compiled(r"其中|其余|另|此外|经|后|剔除|合并|[^，,。;]{0,12}(?:发现|新增|确认)")
_NAMED = compiled(r"(?:具体)?(?:问题|审议意见)")
# one scope among several: another round, another body, some of the findings
_OTHER_SCOPE = compiled(
    r"上[轮次届]|上一[轮次]|[两二三]轮|首轮|第[一二三四五\d]+[轮批次](?!巡)|回头看|再次|复[查检核]|以往|历[次年]|往年|去年|上年|此前|前期|既往|同期|"
    r"专项|选人用人|意识形态|[局院校]属|其余问题|下属|所属|下辖|直属|各[镇乡村街单科县市区支部]|子公司|分公司|[镇乡村]|街道|社区|延伸|联动|同步|分别|另外|另有|此外|其他|"
    r"部分|主要|重点|典型|突出|共性|个性|涉及|立行立改|长期|限期|近期|销号|移交|转办|交办|线索|抽[查取]|方面有|一类"
)
# findings that were split up or put together: the number before, and the one behind
_REMADE = compiled(r"细化|分解|拆分|拆解|归纳|归类|归并|合并|整合|梳理|去重|剔除|并案|重复")
_PUT_TOGETHER = compiled(r"归并|合并|整合|去重|剔除|并案|调整|优化|追加|新增")
_GENERAL = compiled(
    r"总体|基本|概况|情况$|工作|成效|成果|打算|下一步|下步|今后|部署|组织|推进|做法|经验|领导|认识|巩固|保障|安排|政治站位|高度重视|整改(?:责任|任务|合力|实效|质效)"
)
_IN_TURN = compiled(r"\s*第([一二三四五六七八九十\d]{1,3})[轮批次]")
_YEAR = compiled(r"\d{4}年")
_FINDING = compiled(r"反馈|指出|查出|发现|提出")
_ALIKE = ({"指出", "查出", "发现"}, {"反馈", "指出"})
_CLAUSES = compiled(r"[，,;:]")
_LIST_UNITS = frozenset({"个", "项", "条", "件"})


class _Told(NamedTuple):
    """A number that counts the findings, or some of them.

    Attributes:
        mention: the number.
        organ: who found them; empty where that is not said.
        body: with whom; empty where that is not said.
        verb: how they were told.
        noun: what they are called.
        years: the years named in its sentence.
        this: whether they are those of this time, as against another.
        sentence: where it is told.
    """

    mention: Mention
    organ: str
    body: str
    verb: str
    noun: str
    years: frozenset[str]
    this: bool
    sentence: Span

    @property
    def value(self) -> Decimal:
        return self.mention.quantity.value


def find(
    text: str,
    sentences: Sequence[Sentence],
    sums: Sequence[Sum],
    levels: Sequence[Level],
    sections: Sequence[Section],
    bound: Sequence[Bound],
) -> Iterator[Restated]:
    """Numbers of all findings that differ, each with the first that was told.

    Args:
        text: the reading text.
        sentences: its sentences that have figures.
        sums: the sums told in it.
        levels: the levels of the part that answers the findings; a number bound to one of them is
            judged by its list.
        sections: the outline.
        bound: the numbers bound to a level.
    """
    if left_out.is_merged(text) or left_out.is_withheld(text) or _tells_of_years(text, sections):
        return
    outside = list(of_the_whole(text, sentences, levels, sections))
    turns = {s.span: m[1] for s in outside if (m := _IN_TURN.match(s.words))}
    if len(set(turns.values())) > 1:  # 第一轮发现412个, 第二轮发现506个: each has its own
        outside = [s for s in outside if s.span not in turns]
    listed = {b.count.span for b in bound}
    findings = [t for s in outside for t in _told(s) if t.mention.span not in listed]
    yield from _first_pair(findings, sentences, sums, counts_findings)
    measures = [t for s in outside for t in _measures(s)]
    units = {t.mention.quantity.unit for t in measures}
    bearing = [
        s._replace(mentions=tuple(m for m in s.quantities() if _may_be_measures(m, units)))
        for s in sentences
    ]
    yield from _first_pair(measures, bearing, sums, counts_measures)


def _first_pair(
    told: Sequence[_Told],
    sentences: Sequence[Sentence],
    sums: Sequence[Sum],
    counts: Callable[[Mention], bool],
) -> Iterator[Restated]:
    """The first number, with the first that differs from it and tells of the same."""
    values = {t.value for t in told}
    if len(values) != 2 or not _of_one_body(told):
        return
    known = {t.mention.span for t in told}
    others = [m for s in sentences for m in s.quantities() if m.span not in known]
    if any(m.quantity.value in values and counts(m) for m in others):
        return  # told in another scope, too
    near = [
        m
        for before, s in pairwise((None, *sentences))
        if s is not None
        for m in s.quantities()
        if m.span not in known and (_goes_on(s, before, known) or counts(m) or m.depth)
    ]
    first = told[0]
    for again in told[1:]:
        if first.value != again.value and _is_same(first, again):
            small, big = sorted((first.value, again.value))
            if is_slip(small, big) and not _is_explained(small, big, near, sums):
                yield Restated(first.mention.quantity, again.mention.quantity)
                return


def _goes_on(sentence: Sentence, before: Sentence | None, known: Set[Span]) -> bool:
    """Whether a sentence tells one of the numbers, or goes on with the one before that does."""
    told = any(m.span in known for m in sentence.mentions)
    ahead = before is not None and any(m.span in known for m in before.mentions)
    return told or (ahead and _OPENING.match(sentence.words.strip()) is not None)


def counts_measures(mention: Mention) -> bool:
    """Whether a number counts measures: 整改措施52条."""
    return level_claims.noun(mention).endswith(("措施", "举措"))


def _may_be_measures(mention: Mention, units: Set[str]) -> bool:
    """Whether a number can say why two numbers of measures differ: 3条意见建议 can not.

    Neither can the 个 of 8个问题…正在推进1个 where the measures are 条.
    """
    figure = mention.quantity
    named = not figure.noun and (figure.unit != "个" or "个" in units)
    return named or counts_measures(mention)


def counts_findings(mention: Mention) -> bool:
    """Whether a number counts what an inspection or an audit told, all of it or some: 反馈的14个问题."""
    noun = level_claims.noun(mention)
    return noun.endswith(("问题", "审议意见")) and _FINDING.search(mention.lead) is not None


def _tells_of_years(text: str, sections: Sequence[Section]) -> bool:
    """Whether the headings tell of one year after another."""
    years = (_YEAR.findall(text[s.heading.start : s.heading.end]) for s in sections)
    return len({year for several in years for year in several}) > 1


def of_the_whole(
    text: str, sentences: Sequence[Sentence], levels: Sequence[Level], sections: Sequence[Section]
) -> Iterator[Sentence]:
    """The sentences that tell of the whole: in no answer, under no heading of one of the findings."""
    answers = Spans(s.span for s in levels[0].sections) if levels else Spans(())
    of_one = Spans(
        s.span
        for s in sections
        if _GENERAL.search(text[s.heading.start : s.heading.end].rstrip("。")) is None
    )
    for sentence in sentences:
        if not answers.hold(sentence.span.start) and not of_one.hold(sentence.span.start):
            yield sentence


def _of_all(sentence: Sentence) -> Iterator[tuple[Mention, str]]:
    """The exact numbers of listed things, not of some of them, each with its clause so far."""
    for mention in sentence.quantities():
        figure = mention.quantity
        some = mention.cue is Cue.AMONG or mention.tail.startswith(("中", "之", "的"))
        if figure.exact and figure.unit in _LIST_UNITS and not some:
            ahead = sentence.words[: mention.span.start - sentence.span.start]
            yield mention, _CLAUSES.split(ahead)[-1].strip()


def _measures(sentence: Sentence) -> Iterator[_Told]:
    """The numbers of all measures of a sentence: where they are made, or taken up as a whole."""
    if _OTHER_SCOPE.search(sentence.words) or _PUT_TOGETHER.search(sentence.words):
        return
    for mention, clause in _of_all(sentence):
        figure = mention.quantity
        made, again = _MADE.fullmatch(clause), _ALL_OF_THEM.fullmatch(clause)
        noun = figure.noun or ((made and made["noun"]) or "")
        if clause == "" and noun in ("措施", "举措"):
            noun = f"整改{noun}"  # 48条措施已完成45条, at the head of a sentence
        if _MEASURES.fullmatch(noun) is not None and (made or again):
            unit = f"{figure.unit}措施"
            yield _Told(mention, "", "", "措施", unit, frozenset(), False, sentence.span)


def _told(sentence: Sentence) -> Iterator[_Told]:
    years = frozenset(_YEAR.findall(sentence.words))
    if len(years) > 1 or _OTHER_SCOPE.search(sentence.words) or _REMADE.search(sentence.words):
        return
    for mention, clause in _of_all(sentence):
        figure, before = mention.quantity, _BEFORE.fullmatch(clause)
        noun = level_claims.name(mention) if figure.noun else (before and before["noun"]) or ""
        if before is None or _NAMED.fullmatch(noun) is None:
            continue
        if before["noun"] and figure.noun:
            continue
        yield _Told(
            mention,
            before["organ"] or "",
            before["whom"] or before["who"] or "",
            before["verb"],
            f"{figure.unit}{noun}",
            years,
            before["this"] is not None,
            sentence.span,
        )


def _of_one_body(told: Sequence[_Told]) -> bool:
    """Whether no two name different bodies: 局党组 may be 县水务局党组."""
    bodies = {t.body for t in told if t.body}
    return all(one.endswith(other) or other.endswith(one) for one, other in combinations(bodies, 2))


def _is_same(one: _Told, other: _Told) -> bool:
    organs = {one.organ, other.organ} - {""}
    if one.sentence == other.sentence or (one.years and other.this) or (other.years and one.this):
        return False
    years = not one.years or not other.years or not one.years.isdisjoint(other.years)
    verbs = {one.verb, other.verb}
    audit = len(verbs) == 1 or any(verbs <= alike for alike in _ALIKE)
    same_organ = len(organs) < 2 or len({organ[-2:] for organ in organs}) == 1
    return one.noun == other.noun and years and audit and same_organ


def _is_some(mention: Mention) -> bool:
    """Whether a number counts some of them: 其中, 已完成, 具备条件的14个问题."""
    narrowed = mention.label.endswith("的") and _BEFORE.fullmatch(mention.lead.strip()) is None
    return mention.cue in (Cue.AMONG, Cue.REST, Cue.EXTRA) or narrowed or tells_state(mention)


def _is_explained(
    small: Decimal, big: Decimal, mentions: Sequence[Mention], sums: Sequence[Sum]
) -> bool:
    """Whether some number of the notice says what the difference is.

    The smaller is a part of something, or the difference is told, alone or in two parts; the parts
    that make up the smaller do not count.
    """
    own = {p.span for s in sums if s.total.value == small for p in s.parts}
    others: list[Decimal] = []
    for mention in mentions:
        figure = mention.quantity
        if figure.unit not in _LIST_UNITS or mention.span in own:
            continue
        if figure.value == small and _is_some(mention):
            return True
        others.append(figure.value)
    parts = {p.value for s in sums if s.total.value == big for p in s.parts}
    return (
        small in parts
        or big - small in others
        or any(one + other == big - small for one, other in combinations(others[:60], 2))
    )
