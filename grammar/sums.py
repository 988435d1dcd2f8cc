"""Totals and the parts they are made of.

In a sentence a whole and its parts are figures of one kind. The words say how firmly they belong
together: 其余 closes a partition, 合计 sums up what went before, a colon or a bracket opens a list,
其中 may leave something out. Where the text leaves it open, an exact fit is still evidence that
they belong together; a misfit is none.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from grammar import amounts
from grammar.claims import Binding, Quantity, Sum
from grammar.mentions import Cue, Mention, Sentence

# things that may be counted under several heads, so that heads add up to more than the whole
_OVERLAP = re.compile(
    r"双重|重复|交叉|重叠|兼有|兼具|同时(?:受|涉及|属于|服务|反映|存在)|多(?:个|种|项|重)(?:领域|污染|要素|问题类型|类型|部门|原因)|"
    r"(?:合计|总和|之和|总数|相加|累加).{0,6}(?:大于|超过|多于|不等于)|超过100%|大于(?:项目|问题|转办)?总数|"
    r"(?:往往|可能|有的|部分|一件|一人).{0,12}(?:涉及|反映|属于|服务).{0,6}(?:多|两|几)"
)
_COUNTED_ONCE = re.compile(r"只计|不重复|仅计|按一次|计一次|以最重")
_PARTY, _GOVERNMENT = re.compile(r"党纪(?!政务)|党内"), re.compile(r"(?<!党纪)政务|行政处分|组织处理|组织措施")
DONE = re.compile(r"完成|办结|到位|销号|解决|落实|验收|整改(?!方案|措施|任务|问题)|收回|退还|归还|处置|化解|清零|兑现|还清|补发|交付|通过|消除|结案|答复")
UNDONE = re.compile(r"正在|推进|持续|未|尚|待|剩|余|长期|延期|顺延|攻坚|阶段|基本|仍|序时|计划|暂")
_COMPLEMENTS = (
    (re.compile(r"新建|新制定|新出台|新增|制定|出台|新立"), re.compile(r"修订|修改|完善|废止|健全")),
    (re.compile(r"来电|电话|热线"), re.compile(r"来信|信函|信件|网络|微信|来访|邮件")),
    (re.compile(r"^男"), re.compile(r"^女")),
    (DONE, UNDONE),
)  # fmt: skip
_CLASSIFIED = re.compile(
    r"^(?:从|按|按照|分|就)[^，,。]{0,14}?(?:看|来看|分|划分|分类|统计|说|区分)[，,:]"
)
_GOES_ON = re.compile(r"(?:另|还|其余|剩余|余下|此外|尚有|仍有|其他)")
_NEAR = Decimal("0.1")  # a misfit of a loose list counts only within this share of the whole


def find(sentences: Sequence[Sentence]) -> tuple[Sum, ...]:
    """All sums that the sentences of a notice state."""
    found: list[Sum] = []
    wholes: dict[str, list[tuple[Mention, Sentence]]] = {}
    for number, sentence in enumerate(sentences):
        ahead = sentences[number + 1].words if number + 1 < len(sentences) else ""
        own = list(_of_sentence(sentence, ahead, wholes))
        found += own
        _remember(sentence, own, wholes)
    return tuple(found)


def _remember(
    sentence: Sentence, own: list[Sum], wholes: dict[str, list[tuple[Mention, Sentence]]]
) -> None:
    """Keep the figures that may be wholes for sentences to come: those that are no one's part."""
    parts = {part.span for s in own for part in s.parts}
    for mention in sentence.quantities():
        if mention.span in parts or mention.cue in (Cue.AMONG, Cue.REST):
            continue
        kept = wholes.setdefault(mention.kind, [])
        kept.append((mention, sentence))
        del kept[:-8]


def _of_sentence(
    sentence: Sentence, ahead: str, wholes: dict[str, list[tuple[Mention, Sentence]]]
) -> Iterator[Sum]:
    by_kind: dict[str, list[Mention]] = {}
    for mention in sentence.quantities():
        by_kind.setdefault(mention.kind, []).append(mention)
    overlapping = _OVERLAP.search(sentence.words + ahead) is not None
    if _COUNTED_ONCE.search(sentence.words):
        overlapping = False
    listed = tuple(_mixed(sentence))
    yield from listed
    settled = {figure.span for s in listed for figure in (s.total, *s.parts)}
    for kind, every in by_kind.items():
        mentions = [m for m in every if m.span not in settled]
        earlier = [m for m, s in wholes.get(kind, ()) if _is_near(s, sentence)]
        for candidate in _candidates(sentence, mentions, earlier, ahead):
            if fits(candidate) or not overlapping:
                yield candidate


def _is_near(one: Sentence, other: Sentence) -> bool:
    """Whether a whole can still be meant: at most a few lines back."""
    return other.block - one.block <= 4


def _candidates(
    sentence: Sentence, mentions: list[Mention], earlier: list[Mention], ahead: str
) -> Iterator[Sum]:
    """The sums among figures of one kind, each figure a part of at most one."""
    used: set[int] = set()
    for number, mention in enumerate(mentions):
        if mention.cue in (Cue.TOTAL, Cue.CUMULATIVE) and number - len(used) >= 2:
            summed = _summed_up(mentions[:number], mention, mentions[number + 1 :])
            if summed is not None:
                used |= {m.number for m in mentions[: number + 1]}
                yield summed
    for number, mention in enumerate(mentions):
        if mention.number in used:
            continue
        for parts in _runs_behind(mention, mentions[number + 1 :]):
            split = _split(sentence, mention, parts)
            if split is not None:
                used |= {m.number for m in parts if m.figure in split.parts}
                yield split
    yield from _subtracted(mentions)
    rest = [m for m in mentions if m.number not in used]
    yield from _of_earlier(sentence, rest, earlier, ahead)


def _mixed(sentence: Sentence) -> Iterator[Sum]:
    """A total behind a list of figures with classifiers of their own: 县区12个、高校4所,共计16个."""
    mentions = [m for m in sentence.quantities() if m.quantity.measure == "count"]
    for number, total in enumerate(mentions):
        if total.cue is not Cue.TOTAL or total.label:
            continue
        first = number - 1
        while first > 0 and mentions[first].before == "、":
            first -= 1
        parts = mentions[first:number]
        if first >= 0 and len(parts) >= 2 and len({p.kind for p in parts}) > 1:
            yield _sum(total, parts, Binding.PARTITION)


# --- 合计: a total behind its parts ------------------------------------------------------------


def _summed_up(parts: list[Mention], total: Mention, behind: list[Mention]) -> Sum | None:
    """A total that sums up what stands before it."""
    same = [p for p in parts if p.depth == total.depth and _may_count(p, total)]
    plain = [p for p in same if p.cue is not Cue.AMONG]
    for run in (plain, same, *(plain[n:] for n in range(1, len(plain) - 1))):
        if len(run) >= 2 and _adds_up(total, run):
            return _sum(total, run, Binding.PARTITION)
    if len(plain) >= 2 and plain[0].quantity.value == total.quantity.value:
        return None  # the whole told again
    segment = [p for p in plain if p.segment == total.segment]
    firm = total.cue is Cue.TOTAL and total.label in ("", "了") and total.before in "，,;、:"
    heads_a_list = bool(behind) and behind[0].cue is Cue.AMONG
    if firm and len(segment) >= 2 and not heads_a_list:
        return _sum(total, segment, Binding.PARTITION)
    if total.cue is Cue.CUMULATIVE and len(segment) >= 3 and not heads_a_list:
        return _sum(total, segment, Binding.PARTITION)
    return None


# --- a total before its parts ------------------------------------------------------------------


def _runs_behind(whole: Mention, behind: list[Mention]) -> Iterator[list[Mention]]:
    """The runs of figures behind a whole that may be its parts: in its bracket, and after it."""
    if whole.cue in (Cue.MINUS, Cue.EXCEPT) or not behind:
        return
    inside = _bracketed(whole, behind)
    if len(inside) >= 2:
        yield inside
    first = behind[0]
    if first.before == "、" and first.number == whole.number + 1 and first.cue is not Cue.AMONG:
        return  # one of a list is no whole of the others
    parts: list[Mention] = []
    for mention in behind:
        if mention.depth != whole.depth:
            continue
        if mention.cue in (Cue.TOTAL, Cue.CUMULATIVE, Cue.NET, Cue.MINUS):
            break
        if not _may_count(mention, whole):
            break
        parts.append(mention)
        if mention.cue is Cue.REST:
            break
    if len(parts) >= 2:
        yield parts


def _bracketed(whole: Mention, behind: list[Mention]) -> list[Mention]:
    """The figures in the bracket that opens right behind a whole: 68件(电话58件、信函10件)."""
    if whole.after != "(" or not behind or behind[0].depth <= whole.depth:
        return []
    inside: list[Mention] = []
    for mention in behind:
        if mention.depth <= whole.depth or mention.before == "(" and inside:
            break
        inside.append(mention)
    return inside


def _split(sentence: Sentence, whole: Mention, parts: list[Mention]) -> Sum | None:
    if len(parts) < 2:
        return None
    nested = [p for p in parts if p.cue is not Cue.AMONG or p is parts[0]]
    outer = [p for p in parts if p.cue is not Cue.AMONG]
    for run in (parts, nested, outer):
        if len(run) >= 2 and _adds_up(whole, run):
            return _sum(whole, run, Binding.PARTITION)
    segment = _same_segment(whole, nested)
    binding = _binding(sentence, whole, segment)
    if len(segment) > 2 and _adds_up(segment[0], segment[1:]):
        return None  # the parts split up the first part: 34个中有6个未改,5个已改,剩余1个
    if binding is Binding.PARTITION:
        return _sum(whole, segment, binding)
    for end in range(len(nested) - 1, 1, -1):
        if _adds_up(whole, nested[:end]):
            return _sum(whole, nested[:end], Binding.PARTITION)
    return _sum(whole, segment, binding) if binding is Binding.SUBSET else None


def _same_segment(whole: Mention, parts: list[Mention]) -> list[Mention]:
    """The parts up to the first semicolon, unless semicolons are what parts a list."""
    if whole.after == ":" or parts[0].before == ":":
        return parts
    return [p for p in parts if p.segment == whole.segment or p.cue is Cue.REST]


def _binding(sentence: Sentence, whole: Mention, parts: list[Mention]) -> Binding:
    """How firmly the text says that these are all the parts of the whole."""
    if len(parts) < 2 or _belongs_to_status(whole):
        return Binding.LOOSE
    if not all(_is_bare(p) for p in parts) or _are_disciplines(sentence, parts):
        return Binding.LOOSE
    if parts[-1].cue is Cue.REST:
        return Binding.PARTITION
    if parts[0].depth > whole.depth or _opens_list(whole, parts[0]):
        return Binding.PARTITION
    if _are_complements(parts):
        return Binding.PARTITION
    if parts[0].cue is Cue.AMONG:
        return Binding.SUBSET
    tight = all(p.before == "、" for p in parts[1:])
    near = abs(_total(parts) - whole.quantity.value) <= whole.quantity.value * _NEAR
    if len(parts) >= 3 and (tight or near):
        return Binding.PARTITION
    return Binding.LOOSE


def _opens_list(whole: Mention, first: Mention) -> bool:
    """Whether a colon stands between a whole and its first part."""
    return whole.after == ":" or first.before == ":"


def _is_bare(part: Mention) -> bool:
    """Whether a part leaves what is counted to the whole: 拆除38处, not 3个项目."""
    figure = part.quantity
    return not figure.noun or part.cue is Cue.REST


def _are_complements(parts: list[Mention]) -> bool:
    """Whether two parts are such as make up a whole between them: 新建 and 修订, done and not."""
    words = [p.label + p.tail for p in parts]
    if any(p.cue is Cue.REST for p in parts):
        return True
    for one, other in _COMPLEMENTS:
        first = [bool(one.search(w)) and not (other is UNDONE and UNDONE.search(w)) for w in words]
        second = [bool(other.search(w)) for w in words]
        if any(first) and any(second) and all(a or b for a, b in zip(first, second, strict=True)):
            return True
    return False


def _are_disciplines(sentence: Sentence, parts: list[Mention]) -> bool:
    """Party and government discipline may fall on one person, unless it is said that it did not."""
    if _COUNTED_ONCE.search(sentence.words):
        return False
    labels = [p.label for p in parts]
    return any(map(_PARTY.search, labels)) and any(map(_GOVERNMENT.search, labels))


def _belongs_to_status(whole: Mention) -> bool:
    """Whether a figure is itself a part: 完成整改498个 heads no list of other parts."""
    return (
        whole.cue is Cue.NONE
        and not whole.quantity.noun
        and not whole.noun
        and DONE.search(whole.label) is not None
    )


def _subtracted(mentions: list[Mention]) -> Iterator[Sum]:
    """来电来信428件,扣除重复举报61件,实际受理367件: what is left and what is taken off make the whole."""
    for less, net in itertools.pairwise(mentions):
        whole = mentions[0]
        if less.cue is Cue.MINUS and net.cue is Cue.NET and whole.number < less.number:
            yield _sum(whole, (net, less), Binding.PARTITION)


# --- parts whose whole stands in a sentence before ---------------------------------------------


def _of_earlier(
    sentence: Sentence, parts: list[Mention], earlier: list[Mention], ahead: str
) -> Iterator[Sum]:
    """Parts of a whole that was told in a sentence before."""
    if not parts or not earlier:
        return
    classified = _CLASSIFIED.match(sentence.words.strip()) is not None
    bare = [p for p in parts if p.cue not in (Cue.TOTAL, Cue.CUMULATIVE, Cue.NET) and p.depth == 0]
    bare = bare if classified else [p for p in bare if _tells_state(p)]
    wholes = [w for w in reversed(earlier) if classified or all(_same_noun(p, w) for p in bare)]
    if len(bare) < 2:
        return
    for whole in wholes:
        if _adds_up(whole, bare):
            yield _sum(whole, bare, Binding.PARTITION)
            return
    firm = classified or bare[-1].cue is Cue.REST
    firm = firm or (_are_complements(bare) and not _GOES_ON.match(ahead.strip()))
    heads = [w for w in wholes if w.noun and not _belongs_to_status(w)]
    if classified:  # of several wholes, the one that is classified is named: 从问题类型看
        heads = [w for w in heads if w.noun[-2:] in sentence.words[:16]]
        heads.sort(key=lambda w: -w.quantity.value)
    if firm and heads and (classified or all(map(_is_bare, bare))):
        yield _sum(heads[0], bare, Binding.PARTITION)


def gathered(sentences: Sequence[Sentence], told: Sequence[Sum]) -> tuple[Sum, ...]:
    """Sums whose parts are told one by one in sentences that follow each other.

    完成整改688个。… 基本完成的4个。另有5个尚未完成。: the last part, opened by 其余 or 另有, closes them.

    Args:
        sentences: the sentences of the notice that have figures.
        told: the sums found within single sentences; their figures are accounted for.
    """
    found: list[Sum] = []
    known = {figure.span for s in told for figure in (s.total, *s.parts)}
    open_sums: dict[str, tuple[Mention, list[Mention], int]] = {}
    for sentence in sentences:
        for mention in sentence.quantities():
            kind = mention.kind
            if mention.span in known:
                open_sums.pop(kind, None)
                continue
            held = open_sums.get(kind)
            if held is not None and sentence.block - held[2] > 3:
                del open_sums[kind]
                held = None
            if held is None or _opens(mention, held[0]):
                if mention.noun and not _belongs_to_status(mention) and mention.cue is not Cue.AMONG:
                    open_sums[kind] = (mention, [], sentence.block)
                continue
            whole, parts, block = held
            if not _tells_state(mention) or not _may_count(mention, whole):
                continue
            parts = [*parts, mention]
            open_sums[kind] = (whole, parts, block)
            if len(parts) >= 2 and _adds_up(whole, parts):
                found.append(_sum(whole, parts, Binding.PARTITION))
                del open_sums[kind]
            elif len(parts) >= 3 and mention.cue in (Cue.REST, Cue.EXTRA) and _are_complements(parts):
                found.append(_sum(whole, parts, Binding.PARTITION))
                del open_sums[kind]
    return tuple(found)


def _opens(mention: Mention, whole: Mention) -> bool:
    """Whether a figure begins a new whole rather than being a part of the one before."""
    return (
        mention.cue in (Cue.NONE, Cue.TOTAL)
        and bool(mention.noun)
        and not _tells_state(mention)
        and mention.quantity.value >= whole.quantity.value / 2
    )


def _tells_state(mention: Mention) -> bool:
    words = mention.label + mention.tail
    return (
        mention.cue in (Cue.REST, Cue.EXTRA)
        or DONE.search(words) is not None
        or UNDONE.search(words) is not None
    )


# --- common ------------------------------------------------------------------------------------


def _may_count(part: Mention, whole: Mention) -> bool:
    """Whether two figures can count the same things."""
    one, other = part.quantity.noun, whole.noun
    if not one or not other:
        return True
    return one.endswith(other[-2:]) or other.endswith(one[-2:])


def _same_noun(part: Mention, whole: Mention) -> bool:
    """Whether a part names no other thing than the whole, neither behind nor before its figure."""
    return not part.noun or not whole.noun or part.noun[-2:] == whole.noun[-2:]


def _total(parts: Sequence[Mention]) -> Decimal:
    return sum((p.quantity.value for p in parts), Decimal(0))


def _adds_up(whole: Mention, parts: Sequence[Mention]) -> bool:
    return amounts.of_quantity(whole.quantity).meets(amounts.total(p.quantity for p in parts))


def fits(stated: Sum) -> bool:
    """Whether the parts of a sum can make up its total, as precisely as they are written."""
    return amounts.of_quantity(stated.total).meets(amounts.total(stated.parts))


def _sum(whole: Mention, parts: Sequence[Mention], binding: Binding) -> Sum:
    operands: tuple[Quantity, ...] = tuple(p.quantity for p in parts)
    return Sum(whole.quantity, operands, binding)
