"""Totals and parts that stand in different sentences or lines.

The whole is told first (反馈问题697个), its parts in the sentences or lines that follow; or the parts are
told line by line and a last line sums them up.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from grammar import numerals, sums_behind, sums_gathered
from grammar.claims import Binding, Sum
from grammar.mentions import Cue, Mention, Sentence
from grammar.parts import (
    DONE,
    FAR,
    adds_up,
    are_complements,
    are_disciplines,
    fits,
    is_among,
    is_aside,
    is_bare,
    is_classified,
    is_head,
    is_near,
    is_nearly_all,
    is_of_each,
    is_slip,
    is_state,
    names_own_thing,
    overlaps,
    same_noun,
    splits_anew,
    tells_state,
    told,
    total,
)
from grammar.patterns import compiled
from grammar.source import Span
from grammar.splits import rests_in_class, segments, stretches_that_fit
from grammar.sums import goes_on

_PUT_RIGHT = compiled(r"(?:问题|任务|事项|隐患|线索|案件|信访件|项目|诉求|举报|工单|意见|建议)$")
_WAYS = compiled(
    r"([\u4e00-\u9fff]{2,10}?)(?:共|按)?分(?:为|成|作|别按)?([两二三四五六七八九]|\d)(?:种|类|部分|块|个?渠道|条?途径)"
)
_REACHED = compiled(r"^(?:达到|增至|增加到|达)")
_CAME = compiled(r"新增|增加|净增|引进")
_HAD = compiled(r"现有|实有|原有|已有|共有")
_GOES_ON = compiled(r"(?:另|还|其余|剩余|余下|此外|尚有|仍有|其他)")
# of a list by rank only the head is told: 占比最高的是…317件，其次是…140件
_RANKED = compiled(
    r"最(?:高|多|大|突出)|其次|再次|位居|位列|居前|排在|排名|前[两三四五六十]|主要(?:是|有|为|集中)"
)
_RATED = compiled(r"\d[个项件起人户处条]?[^，,。;\d]{0,6}占")
_RATED_TOO = compiled(r"[\u4e00-\u9fff]{2,10}\d+[个项件起人户处条][^，,。;\d]{0,6}占")
_TOUCHES = compiled(r"涉及|反映")
_REMEMBERED = 24  # figures of a kind among which the whole of a list may be
_LISTED = 3  # figures: a list of fewer adds up by chance
_LARGE = 10  # so does one that adds up to less
_BUT_THIS = compiled(r"除[^，,。;\d]{2,20}外")
_KEPT = 8  # how many possible wholes of one kind are kept in mind


def find(sentences: Sequence[Sentence], within: Sequence[Sum]) -> tuple[Sum, ...]:
    """Sums of which the whole stands in another sentence than the parts.

    Args:
        sentences: the sentences of the notice that have figures.
        within: the sums found within single sentences; parts of these are accounted for.
    """
    parts = {part.span for s in within for part in s.parts}
    heads = {s.total.span for s in within}
    found: list[Sum] = []
    wholes: dict[str, list[tuple[Mention, int]]] = {}
    told_before: dict[str, list[Mention]] = {}
    for number, sentence in enumerate(sentences):
        ahead = sentences[number + 1].words if number + 1 < len(sentences) else ""
        by_kind: dict[str, list[Mention]] = {}
        for mention in sentence.quantities():
            if not is_aside(mention):
                by_kind.setdefault(mention.kind, []).append(mention)
        own: list[Sum] = []
        for kind, every in by_kind.items():
            free = [m for m in _before_a_head(every) if m.span not in parts]
            if _leaves_one_out(sentence, free):
                continue
            earlier = [
                m
                for m, at in wholes.get(kind, ())
                if sentence.block - at <= sums_gathered.LINES_BACK
            ]
            if free and earlier:
                told_of = _of_earlier(sentence, free, earlier, ahead, heads)
                here = {m.span for m, at in wholes[kind] if at == sentence.block}
                done = all(DONE.search(m.label) for m in free)
                meant = (_or_of_another(s, told_before[kind], done=done) for s in told_of)
                own += (s for s in meant if fits(s) or s.total.span in here or _is_likely(s))
        twice = overlaps(sentence.words + sentence.behind + ahead)
        found += (s for s in own if fits(s) or not twice)
        taken = parts | {part.span for s in own for part in s.parts}
        for kind, every in by_kind.items():
            told_before.setdefault(kind, []).extend(every)
            kept = wholes.setdefault(kind, [])
            kept += [
                (m, sentence.block)
                for m in every
                if m.cue not in (Cue.AMONG, Cue.REST)
                and (m.span not in taken or (m.noun and not tells_state(m)))
                and not _is_one_of_a_list(m, every, sentence)
            ]
            del kept[:-_KEPT]
    found += sums_gathered.gathered(sentences, (*within, *found))
    found += sums_gathered.split_up(sentences, (*within, *found))
    found += sums_behind.find(sentences, heads)
    return tuple(found)


def _is_one_of_a_list(mention: Mention, every: Sequence[Mention], sentence: Sentence) -> bool:
    """Whether a figure is one of several told side by side, which the next line splits up no further.

    从举报方式看，来信290件，来访30件，网络举报70件; 处级干部82件，科级干部123件，一般干部44件.
    """
    several = len(every) >= _LISTED and mention.cue is Cue.NONE and not mention.quantity.noun
    of_one_noun = bool(mention.noun) and len({m.noun[-2:] for m in every}) == 1
    return several and (of_one_noun or is_classified(sentence))


def _or_of_another(stated: Sum, before: Sequence[Mention], *, done: bool) -> Sum:
    """A sum that does not fit, unless its parts are all of another figure told before.

    收到提案312件，立案286件。其中集体62件，委员224件。按类别分，经济类81件、社会类205件: of the 286.
    """
    if fits(stated) or stated.minus:
        return stated
    exact = sum(part.value for part in stated.parts)
    # 完成整改498个 has no kinds, unless these are told as done, too
    others = (m for m in before[-_REMEMBERED:] if not is_state(m) or done)
    other = next((m for m in others if m.quantity.value == exact), None)
    return stated._replace(total=other.quantity) if other is not None else stated


def _leaves_one_out(sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    """Whether a rest is that of the figure before it: 督察6次，除本次外，其余5次."""
    words, start = sentence.words, sentence.span.start
    return any(
        rest.cue is Cue.REST
        and _BUT_THIS.search(words, one.span.end - start, rest.span.start - start) is not None
        for one, rest in itertools.pairwise(mentions)
    )


def _before_a_head(mentions: list[Mention]) -> list[Mention]:
    """The figures before one that is told as a whole of its own: 未销号的5项中,有2项…."""
    at = next((n for n, m in enumerate(mentions) if is_head(m)), len(mentions))
    return mentions[:at]


def _of_earlier(
    sentence: Sentence,
    parts: list[Mention],
    earlier: list[Mention],
    ahead: str,
    heads_known: set[Span],
) -> Iterator[Sum]:
    """Parts of a whole that was told in a sentence before."""
    yield from _run_on(parts, earlier)
    plainly = [
        *_all_but(parts, earlier),
        *_in_ways(sentence, parts, earlier),
        *_several_ways(parts, earlier[-1]),
    ]
    yield from plainly
    if plainly:
        return
    opening = sentence.words.strip()
    classified, among = is_classified(sentence), is_among(sentence)
    split_up = any(p.span in heads_known for p in parts)
    bare = _told_parts(sentence, parts, heads_known)
    if (listed := _in_one_list(parts, bare, earlier)) is not None:
        yield listed
        return
    if (settled := _not_of_one_split(bare, earlier)) is not None:
        yield from settled
        return
    closed = len(bare) > 1 and bare[-1].cue is Cue.REST  # 已了结52件，其余12件: whatever the words
    states = bare if classified or among or closed else [p for p in bare if tells_state(p)]
    if len(states) < 2 or are_disciplines(sentence, states):
        return
    wholes = [w for w in reversed(earlier) if may_head(w, states)]
    if not classified and not among:
        wholes = [w for w in wholes if all(same_noun(p, w) for p in states)]
    for whole in wholes:
        if adds_up(whole, states):
            yield told(whole, states, Binding.PARTITION)
            return
    heads = [w for w in wholes if w.noun and not is_state(w)]
    if classified:  # of several wholes, the one that is classified is named: 从问题类型看
        named = [w for w in heads if w.noun[-2:] in opening[:16]]
        heads = sorted(named or heads[:1], key=lambda w: -w.quantity.value)
        # 谈话94人次。按层级分,…: the figure right before is the one classified
        heads = heads or [w for w in earlier[-1:] if is_near(w, states, FAR)]
    if not wholes and states == bare:
        heads = [w for w in earlier[-1:] if _is_counted_out(w, states, classified=classified)]
    last = wholes[:1] if wholes and wholes[0] is earlier[-1] else []
    if among and last and (not heads or last[0].quantity.measure == "money"):
        heads = last  # 追缴938.6万元。其中…，其余…: money has no noun
    if heads and (classified or all(map(is_bare, states))):
        again = _told_again(sentence, heads[0], parts)
        yield from again or _told_of(heads[0], states, sentence, bare, ahead, split_up)


def _told_again(sentence: Sentence, whole: Mention, parts: list[Mention]) -> list[Sum]:
    """All of a whole told more than once: 其中:集体133件,委员666件;…;经济类290件,文化类175件…."""
    outer = [part for part in parts if not part.depth]
    return list(stretches_that_fit(whole, outer)) if is_among(sentence) else []


def _in_one_list(parts: list[Mention], bare: list[Mention], earlier: list[Mention]) -> Sum | None:
    """A list that is all a sentence tells of a kind, where it adds up to a whole told before.

    交办举报件13件。交办的涉及噪声2件，大气4件，水1件，生态6件.
    """
    if bare != parts or len(parts) < _LISTED or any(p.cue is not Cue.NONE for p in parts):
        return None
    if len({p.segment for p in parts}) > 1 or any(p.quantity.noun for p in parts):
        return None
    wholes = (w for w in reversed(earlier) if w.quantity.value >= _LARGE and may_head(w, parts))
    whole = next((w for w in wholes if adds_up(w, parts)), None)
    return told(whole, parts, Binding.PARTITION) if whole is not None else None


def _told_of(
    whole: Mention,
    states: list[Mention],
    sentence: Sentence,
    bare: list[Mention],
    ahead: str,
    split_up: bool,
) -> Iterator[Sum]:
    """Parts that do not make up their whole, as firmly as the words bind them to it."""
    if any(_RANKED.search(p.lead) for p in states):
        return
    if _TOUCHES.search(states[0].lead) and total(states) > whole.quantity.value * (1 + FAR):
        return  # 这些案件涉及水240件、大气187件…: one may touch several
    classified = is_classified(sentence)
    if is_among(sentence):
        listed = ":" in sentence.words.strip()[:6] or len(states) >= 3
        near = listed and is_nearly_all(whole, states)
        closed = near or (states[-1].cue is Cue.REST and states == bare)
        yield told(whole, states, Binding.PARTITION if closed else Binding.SUBSET)
    elif split_up and not classified:
        return  # some of them are parts of what the sentence itself splits up
    elif _RATED.search(sentence.words) and _RATED_TOO.match(ahead.strip()):
        return  # 来电8件占2%。网络举报74件占18%: the list goes on
    elif states == bare and _closes(states, ahead, classified=classified):
        told_so = states[-1].cue is Cue.REST or not classified
        likely = told_so or is_slip(whole.quantity.value, total(states))
        yield told(whole, states, Binding.PARTITION if likely else Binding.LOOSE)


def _not_of_one_split(parts: list[Mention], earlier: list[Mention]) -> list[Sum] | None:
    """What figures state that do not split one whole up between them; None where they may."""
    if twice := list(_at_two_times(parts, earlier)):
        return twice
    if not (rests_in_class(parts) or any(is_of_each(p) for p in parts)):
        return None
    fitting = next((w for w in reversed(earlier) if adds_up(w, parts)), None)
    return [told(fitting, parts, Binding.PARTITION)] if fitting and len(parts) > 1 else []


def _at_two_times(states: list[Mention], earlier: list[Mention]) -> Iterator[Sum]:
    """首次公开时办结181件、阶段性办结22件；…办结198件、阶段性办结5件: one whole, split up at two times."""
    by_segment = [list(segment) for segment in segments(states)]
    if len(by_segment) < 2 or any(len(segment) < 2 for segment in by_segment):
        return
    for whole in reversed(earlier):
        if all(adds_up(whole, segment) for segment in by_segment):
            yield from (told(whole, segment, Binding.PARTITION) for segment in by_segment)
            return


def _several_ways(parts: list[Mention], whole: Mention) -> Iterator[Sum]:
    """从性别看,男31人、女15人;从去向看,到乡镇28人、留机关18人: a whole split up several times."""
    by_segment = [list(segment) for segment in segments(parts)]
    if len(by_segment) > 1 and all(splits_anew(segment[0].opening) for segment in by_segment):
        for segment in by_segment:
            if len(segment) > 1 and is_near(whole, segment, FAR):
                yield told(whole, segment, Binding.PARTITION)


def _in_ways(sentence: Sentence, parts: list[Mention], earlier: list[Mention]) -> Iterator[Sum]:
    """违规费用368.45万元。违规费用分三种情形处置，分别是…: as many parts as there are said to be ways."""
    ways = _WAYS.search(sentence.words)
    numeral = numerals.read(ways[2]) if ways else None
    if ways is None or numeral is None:
        return
    behind = [p for p in parts if p.span.start >= sentence.span.start + ways.end() and not p.depth]
    if len(behind) != numeral.value or len(behind) < 2:
        return
    for whole in reversed(earlier):
        if ways[1][-2:] in whole.label + whole.noun:
            if adds_up(whole, behind) or is_near(whole, behind, FAR):
                yield told(whole, behind, Binding.PARTITION)
            return


def _all_but(parts: list[Mention], earlier: list[Mention]) -> Iterator[Sum]:
    """除5处须一并实施外，其余51处已经整治: the two make up what was told right before."""
    for left_out, rest in itertools.pairwise(parts):
        if left_out.cue is not Cue.EXCEPT or rest.cue is not Cue.REST:
            continue
        wholes = [w for w in reversed(earlier) if same_noun(rest, w) and not is_state(w)]
        fitting = next((w for w in wholes if adds_up(w, (left_out, rest))), None)
        whole = fitting or next((w for w in wholes[:1] if is_near(w, (left_out, rest), FAR)), None)
        if whole is not None:
            yield told(whole, (left_out, rest), Binding.PARTITION)


def _told_parts(sentence: Sentence, parts: list[Mention], heads_known: set[Span]) -> list[Mention]:
    """The figures of a sentence that may be parts of a whole told before it."""
    bare = [p for p in parts if p.cue not in (Cue.TOTAL, Cue.CUMULATIVE, Cue.NET) and p.depth == 0]
    bare = [p for p in bare if not names_own_thing(p)]
    classified = is_classified(sentence)
    if classified:
        # 三类问题已分别完成24个、11个、4个 tells of the parts, and adds none
        bare = list(itertools.takewhile(lambda p: "分别" not in p.lead, bare))
    else:  # a part that is split up itself may be classified, but no more than that
        bare = [p for p in bare if p.span not in heads_known]
    heads = sorted({p.segment for p in bare})
    if (classified or is_among(sentence)) and 1 < len(heads) < len(bare):
        # 立行立改类88个，全部完成；分阶段整改类35个，完成28个: each segment opens with its class
        bare = [next(p for p in bare if p.segment == segment) for segment in heads]
    return bare


def _is_likely(stated: Sum) -> bool:
    """Whether a whole told in another line is not far from its parts, or else not theirs."""
    parts = sum(part.value for part in stated.parts)
    return abs(parts - stated.total.value) <= stated.total.value * FAR


def may_head(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether a figure is large enough to be the whole of others."""
    return whole.quantity.value >= max(p.quantity.value for p in parts)


def _is_counted_out(whole: Mention, parts: Sequence[Mention], *, classified: bool) -> bool:
    """Whether parts can only be those of the figure right before them, though one exceeds it."""
    closed = classified or parts[-1].cue is Cue.REST or are_complements(parts)
    told_of = classified or parts[-1].cue is Cue.REST or _PUT_RIGHT.search(whole.noun) is not None
    return whole.cue is Cue.TOTAL and bool(whole.noun) and closed and told_of


def _closes(parts: Sequence[Mention], ahead: str, *, classified: bool) -> bool:
    """Whether nothing can be missing from the parts."""
    if classified or parts[-1].cue is Cue.REST:
        return True
    return are_complements(parts) and not _GOES_ON.match(ahead.strip())


def _run_on(parts: list[Mention], earlier: list[Mention]) -> Iterator[Sum]:
    """A total told anew with what was added: 另有5个…，合计29个; 又销号14项，累计达到95项."""
    for extra, sum_of in itertools.pairwise(parts):
        if sum_of.cue not in (Cue.TOTAL, Cue.CUMULATIVE):
            continue
        added = extra.cue is Cue.EXTRA or (sum_of.cue is Cue.CUMULATIVE and goes_on(extra))
        before = [w for w in reversed(earlier) if same_noun(w, extra) or not w.noun]
        if _REACHED.match(sum_of.lead) and _CAME.search(extra.lead):
            before = [w for w in before if _HAD.search(w.lead)]
            added = True
        if sum_of.cue is Cue.CUMULATIVE:
            before = [w for w in before if w.cue is Cue.CUMULATIVE]
        if added and before:
            fitting = (w for w in before if adds_up(sum_of, (w, extra)))
            yield told(sum_of, (next(fitting, before[0]), extra), Binding.PARTITION)
