"""Sums that do not fit, and for which the text itself tells why: 12本…3本（其中1本为县镇共用）.

What is counted twice, what is brought forward, interest that is held in a part, what someone else makes
up: where such words stand beside the figures, a misfit proves nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from grammar.claims import Binding, Quantity, Sum
from grammar.mentions import Cue, Mention, Sentence
from grammar.parts import DONE, counts_once, fits
from grammar.patterns import compiled
from grammar.scopes import are_parallel
from grammar.source import Span

_ADJUSTED = compiled(
    r"含[^，,。;()]{0,6}(?:利息|孳息|结转|结余|新增|新发生|新纳入|新发现|新识别|以前年度|往年|上年|历年|流动|网络|进驻前|让利)|"
    r"超序时|不足部分|缺口|差额(?:部分)?由|另按\d|另计|预备费|共用|跨[类部科]|同时统计|计为一|合并(?:统)?计|"
    r"、[\u4e00-\u9fff]{1,8}一[名位人个家项]|同一[^，,。;]{1,8}(?:多|重复)|多渠道|[不未]计入|(?:上年|年初|上期|以前年度)(?:结转|结存|余额)|结转|期初|净[增减压]|(?:检查|统计|计算)[两二]次|"
    r"[(][^()]{0,20}(?:先[^，,。;()]{1,8}后|两次|重复|交叉)|部分[^，,。;、]{1,8}、部分"
)
_TAKEN_OFF = compiled(r"(?:核减|核销|减免|让利|抵扣|冲抵|抵销)(?:了|金额|共)?$")
# some of the whole, told in lines or behind a colon
_SOME = compiled(
    r"较[多大重高][^，,。;]{0,12}(?:如下|:)|前[\d一二三四五六七八九十]{1,2}(?:个?季度|位|名)|(?:已|延伸|其中|部分)[^，,。;]{0,12}:|截至[^，,。;]{1,8}(?:拨付|完成)|重点[^，,。;]{1,8}(?:如下|:)|[县区市省州]直"
)
_OVER = compiled(r"至此|现已全部|已全部")
_SO_MANY_OF = compiled(
    r"(?P<names>[\u4e00-\u9fff]{1,8}(?:、[\u4e00-\u9fff]{1,8}?)+)(?:等)?[两二三四五六](?:级|项|类|者|种|个?部分|档|镇|县|村|市|区)?(?:合计|共计|共|总计)$"
)
# 由23对减少到9对: what became of a figure is none of its parts
_BECAME = compiled(
    r"(?:减少|降低|下降|压减|压缩|缩减|精简|减|降|增加|上升|提高|扩大|增|升|变)(?:到|至|为)(?:了)?$"
)
_BOTH = compiled(r"同时(?:患|有|具|属|涉|符)|两者(?:兼|都)|兼(?:有|具)|双重")
_EACH = compiled(r"(?:各|分别)$")  # 丙市、丁市各100件
_ORDERED = compiled(
    r"(?:罚款|处罚|责令|警告|通报|约谈|查封|扣押|停产|停工|停业|关停|取缔|吊销|暂扣|拘留|立案|曝光)[\u4e00-\u9fff]{0,6}$"
)
_DISCIPLINED = compiled(r"处分|警告|记过|撤职|开除|诫勉|谈话|批评|处理|检查")
_LEAST = 3  # parts
_MOST_BEHIND = 3  # figures behind a rest that may belong to the same sum


def settled(sentences: Sequence[Sentence], stated: Sequence[Sum]) -> tuple[Sum, ...]:
    """The same sums, those loosened that do not fit and that the text explains.

    Args:
        sentences: the sentences of the notice that have figures.
        stated: all sums of running text.
    """
    if all(map(fits, stated)):
        return tuple(stated)
    known = {m.span: (m, s) for s in sentences for m in s.quantities()}
    once = {s.total.span for s in stated if s.minus and fits(s)}  # less what is counted twice
    by_value: dict[tuple[str, Decimal], list[Mention]] = {}
    for mention, _ in known.values():
        by_value.setdefault((mention.kind, mention.quantity.value), []).append(mention)
    return tuple(
        s if fits(s) else _settled(_of_nearer(s, known, by_value), known)
        for s in stated
        if fits(s) or s.total.span not in once
    )


def _of_nearer(
    stated: Sum,
    known: Mapping[Span, tuple[Mention, Sentence]],
    by_value: Mapping[tuple[str, Decimal], Sequence[Mention]],
) -> Sum:
    """Parts that are all of a figure told between their whole and them: 问题214项。…完成198项。其中…."""
    first = stated.parts[0].span
    if stated.minus or stated.total.span not in known or first not in known:
        return stated
    alike = by_value.get(
        (known[first][0].kind, sum((p.value for p in stated.parts), Decimal(0))), ()
    )
    at = bisect_left(alike, first.start, key=lambda m: m.span.start)
    nearer = alike[at - 1] if at else None
    if nearer is None or nearer.span.start <= stated.total.span.end:
        return stated
    done = [p for p in stated.parts if p.span in known and DONE.search(known[p.span][0].label)]
    if DONE.search(nearer.label) and len(done) * 2 <= len(stated.parts):
        return stated  # what is done has no kinds, unless most of these are told as done
    return stated._replace(total=nearer.quantity)


def _settled(stated: Sum, known: Mapping[Span, tuple[Mention, Sentence]]) -> Sum:
    told = [known[f.span] for f in (stated.total, *stated.parts) if f.span in known]
    if len(told) != len(stated.parts) + 1:
        return stated
    if stated.minus:
        return _without_sample(stated)
    first, *others = stated.parts
    if len(others) > 1 and first.value == sum(one.value for one in others):
        return stated._replace(total=first, parts=tuple(others))  # 图斑18个，复垦15个，补办3个
    for better in (
        _of_whole_before(stated, told),
        _with_other_units(stated, told),
        _less_both(stated, told[-1]),
        _with_what_follows(stated, told[-1]),
        _without_number_of_parts(stated, told),
        _of_those_named(stated, told),
    ):
        if better is not None and fits(better):
            return better
    return stated._replace(binding=Binding.LOOSE) if _is_explained(stated, told) else stated


def _of_whole_before(stated: Sum, told: Sequence[tuple[Mention, Sentence]]) -> Sum | None:
    """46个项目，已出具报告31个，完成结算23个，另外15个正在审核: what is left of the first beside the second."""
    (whole, sentence), *_, (last, _) = told
    both = whole.quantity.value + last.quantity.value
    ahead = (m for m in sentence.quantities() if m.number < whole.number and m.kind == whole.kind)
    outer = next((m for m in ahead if m.quantity.value == both), None)
    if outer is None or last.cue not in (Cue.REST, Cue.EXTRA):
        return None
    return stated._replace(total=outer.quantity, parts=(whole.quantity, last.quantity))


def _with_other_units(stated: Sum, told: Sequence[tuple[Mention, Sentence]]) -> Sum | None:
    """核查的86家单位中，工业47家、项目12个、服务业27家: one list, whatever each is counted by."""
    first, last, sentence = told[1][0], told[-1][0], told[-1][1]
    listed = sentence.mentions[first.number : last.number + 1]
    every = [m for m in listed if isinstance(m.figure, Quantity) and m.figure.measure == "count"]
    joined = all(m.before == "、" for m in every[1:]) and len(every) == len(listed)
    if told[1][1] is not sentence or not joined or len(every) == len(stated.parts):
        return None
    return stated._replace(parts=tuple(m.quantity for m in every))


def _less_both(stated: Sum, last: tuple[Mention, Sentence]) -> Sum | None:
    """A sum less those counted under two heads: 高血压4.12万人、糖尿病1.98万人，同时患有两种疾病的0.73万人."""
    mention, sentence = last
    following = [m for m in sentence.mentions[mention.number + 1 :] if m.kind == mention.kind][:1]
    start = sentence.span.start
    between = (
        slice(mention.span.end - start, following[0].span.start - start) if following else None
    )
    if between is None or not _BOTH.search(sentence.words[between]):
        return None
    return stated._replace(binding=Binding.LOOSE, minus=(following[0].quantity,))


def _without_sample(stated: Sum) -> Sum:
    """抽取800件，存在推诿退单19件、答复不规范34件，剔除…2件，实际问题工单51件: not of what was drawn."""
    if fits(stated) or len(stated.parts) < _LEAST or stated.parts[0].value <= stated.total.value:
        return stated
    better = stated._replace(parts=stated.parts[1:])
    return better if fits(better) else stated


def _of_those_named(stated: Sum, told: Sequence[tuple[Mention, Sentence]]) -> Sum | None:
    """红色21家、橙色163家、蓝色727家，红、橙两级合计184家: the sum of so many as it names."""
    whole, sentence = told[0]
    some = _SO_MANY_OF.search(sentence.words[: whole.span.start - sentence.span.start])
    if some is None:
        return None
    names = some["names"].split("、")
    parts = [p for p, _ in told[1:] if any(p.label.lstrip("为是").startswith(n[0]) for n in names)]
    return stated._replace(parts=tuple(p.quantity for p in parts), binding=Binding.LOOSE)


def _is_explained(stated: Sum, told: Sequence[tuple[Mention, Sentence]]) -> bool:
    (whole, head), *parts = told
    if _SO_MANY_OF.search(head.words[: whole.span.start - head.span.start]):
        return True
    if any(_EACH.search(p.label) for p, _ in parts) or _is_told_again(parts):
        return True
    several = len({m.label for m, _ in told}) == len(told)
    if several and all(_ORDERED.search(m.label) and not m.noun for m, _ in told):
        return True  # 罚款120家，责令停产60家，临时查封40家: some of them twice
    around = [*(s.words for _, s in told), parts[-1][1].behind]
    if any(map(_ADJUSTED.search, around)) and not any(map(counts_once, around)):
        return True
    if any(p.cue is Cue.REST and _is_rest_of_part(p, whole, told[1:]) for p, _ in parts):
        return True
    subset = stated.binding is Binding.SUBSET
    # 其中31份…再次送达，书面回复31份: what was done with one and the same
    alike = len({p.quantity.value for p, _ in parts}) < len(parts)
    alike = alike and any(not p.label.removeprefix("其中") for p, _ in parts)
    if (
        (subset and (alike or _are_of_two_kinds(parts)))
        or _is_rest_across_units(parts)
        or _is_rest_of_class(parts, head)
    ):
        return True
    later = parts[0][1].block > head.block and parts[0][0].label == whole.label != ""
    if later or parts[-1][0].tail.startswith("等"):
        return True  # 完成4条 … 完成4条，推进1条, of two items; 120万元、86万元等
    own = {f.span for f in (stated.total, *stated.parts)}
    others = (m for m in parts[-1][1].quantities() if m.kind == whole.kind and m.span not in own)
    if any(m.cue is Cue.MINUS or _TAKEN_OFF.search(m.label) for m in others):
        return True
    ahead = head.words[whole.span.end - head.span.start :]
    if parts[0][1] is not head and (_SOME.search(ahead) or _SOME.search(head.behind)):
        return True
    if any(p.quantity.value == stated.total.value and _OVER.search(s.words) for p, s in parts):
        return True
    rests = [p for p, s in parts if p.cue is Cue.REST and s is head and p.segment != whole.segment]
    if any(p.quantity.value >= stated.total.value for p in rests):
        return True  # 对2家约谈…；其余8家: the rest of another whole
    elsewhere = len({s.block for _, s in parts} - {head.block}) == 1
    return elsewhere and any(are_parallel(whole, head, p, s) for p, s in parts)


def _are_of_two_kinds(parts: Sequence[tuple[Mention, Sentence]]) -> bool:
    """Whether parts of people are told by two marks, so that some have both: “两委”成员22人，党员29人."""
    persons = all(p.kind == "person" for p, _ in parts)
    ends = {(p.quantity.noun or p.noun or p.label)[-2:] for p, _ in parts}
    return persons and len(ends) == len(parts) and not any(map(_DISCIPLINED.search, ends))


def _is_told_again(parts: Sequence[tuple[Mention, Sentence]]) -> bool:
    """Whether the rest is what a figure came to, told again: 由23对减少到9对，…；剩余9对亏损服务区."""
    left = {p.quantity.value for p, _ in parts if p.cue is Cue.REST}
    return any(_BECAME.search(p.label) and p.quantity.value in left for p, _ in parts)


def _is_rest_of_class(parts: Sequence[tuple[Mention, Sentence]], head: Sentence) -> bool:
    """Whether a rest and the part before it make up a class told with the whole: 分阶段整改29个 … 完成21个，其余8个."""
    for (part, _), (rest, _) in pairwise(parts):
        both = part.quantity.value + rest.quantity.value
        classes = (m for m in head.quantities() if m.kind == rest.kind and m is not part)
        if rest.cue is Cue.REST and any(m.quantity.value == both for m in classes):
            return True
    return False


def _is_rest_across_units(parts: Sequence[tuple[Mention, Sentence]]) -> bool:
    """Whether a rest is what another unit leaves of the part before it: 取消资格27户，收回19套，其余8户."""
    (rest, sentence), *others = reversed(parts)
    if rest.cue is not Cue.REST or not others or others[0][1] is not sentence:
        return False
    part = others[0][0]
    between = sentence.mentions[part.number + 1 : rest.number]
    left = part.quantity.value - rest.quantity.value
    return any(m.figure.value == left for m in between)


def _is_rest_of_part(
    rest: Mention, whole: Mention, parts: Sequence[tuple[Mention, Sentence]]
) -> bool:
    """Whether a rest names what one of the parts counts: 数据18640条，发现疑点214条，…其余147条疑点."""
    noun = (rest.quantity.noun or rest.tail)[:2]
    named = any(p.label.endswith(noun) for p, _ in parts if p is not rest)
    return len(noun) > 1 and named and not whole.label.endswith(noun)


def _with_what_follows(stated: Sum, last: tuple[Mention, Sentence]) -> Sum | None:
    """A sum with what is told behind its rest: 已收回286万元，剩余28万元，核销6万元."""
    mention, sentence = last
    if mention.cue is not Cue.REST:
        return None
    behind = sentence.mentions[mention.number + 1 :][:_MOST_BEHIND]
    more: list[Quantity] = [m.quantity for m in _alike(behind, mention)]
    return stated._replace(parts=(*stated.parts, *more)) if more else None


def _alike(mentions: Sequence[Mention], mention: Mention) -> Iterator[Mention]:
    return (m for m in mentions if m.kind == mention.kind and m.depth == mention.depth)


def _without_number_of_parts(stated: Sum, told: Sequence[tuple[Mention, Sentence]]) -> Sum | None:
    """A sum without the number of its own parts: 涉及的乡镇共6个：甲镇38个、乙镇31个…."""
    first, *others = stated.parts
    counted = first.value == len(others) > 1 and told[2][0].before == ":"
    return stated._replace(parts=tuple(others)) if counted else None
