"""How firmly the words of a sentence say that some figures are all the parts of a whole."""

from __future__ import annotations

from grammar.beside import tells_apart
from grammar.claims import Binding
from grammar.mentions import Cue, Mention, Sentence
from grammar.parts import (
    FAR,
    are_all_sorts,
    are_complements,
    are_of_head,
    are_two_kinds,
    is_bare,
    is_kind_itself,
    is_listed,
    is_near,
    is_nearly_all,
    is_slip,
    is_state,
    total,
)
from grammar.patterns import compiled

# 其余3个村均不涉及: nothing is left
_NO_OTHERS = compiled(
    r"[，,;]?(?:其余|其他|余下)[^，,。;]{0,14}(?:均|都|皆)?(?:不涉及|没有|无|未涉及|未发生|为零)"
)
AND_MORE = compiled(r"另有|其余|还有|剩余|部分|等")  # 其中新立18件、修订12件，另有部分旧规
_COMPOSED = compiled(r"[，,]由[^，,。;:]{1,8}(?:构成|组成):")  # of these and no others
_OF_ALL = compiled(r"(?:经|已|均|并|共|全部)")
_AFTER_WHAT = compiled(r"经[\u4e00-\u9fff]{2,4}[，,]")
_BATCH = compiled(r"^(?:现将|将)?第[一二三四五六七八九十\d]+[批轮次期季档类](?:的|共|有)?$")
_SINGLED_OUT = compiled(r"单[项个家笔件]最|最[高大多低少长][\u4e00-\u9fff]{0,4}?(?:为|是)")
_BECAME = compiled(r"现(?:为|有|余)|调整|合并|变更|核定|更正|取消|增补|实为")
_CHANGED = compiled(r"又|才|后来|补充|增补|调整|更正|原先|当时")  # one figure after another
_IN_TURN = compiled(r"(?:时点|节点|依次|[逐每][年月季]|历[年次]|每次|[年月季]度)[^，,。;]{0,8}$")


def binding(sentence: Sentence, whole: Mention, parts: list[Mention]) -> Binding:
    """How firmly a sentence says that these are all the parts of the whole.

    Args:
        sentence: where they stand.
        whole: the figure before them.
        parts: the figures behind it; none where there is nothing to bind.
    """
    if are_of_head(whole, parts) and is_told_in_full(sentence, whole, parts):
        return Binding.PARTITION
    return _by_words(sentence, whole, parts)


def _by_words(sentence: Sentence, whole: Mention, parts: list[Mention]) -> Binding:
    """How firmly the text says that these are all the parts of the whole."""
    plainly = parts and parts[0].cue is Cue.NONE and not opens_list(whole, parts[0])
    if plainly and are_two_kinds(parts) and is_kind_itself(whole):
        return Binding.LOOSE  # 废止4项，修订6项，新建5项: three of a kind
    if parts and parts[0].cue is not Cue.AMONG and _IN_TURN.search(parts[0].lead):
        return Binding.LOOSE
    if len(parts) < 2 or whole.cue is Cue.AMONG or _BATCH.match(whole.label):
        return Binding.LOOSE
    composed = _COMPOSED.search(sentence.words, whole.span.end - sentence.span.start)
    if is_state(whole) and parts[0].cue is not Cue.AMONG and not composed:
        return Binding.LOOSE
    if whole.after == "(" and _adjusted(sentence, whole):
        return Binding.LOOSE
    opened = opens_list(whole, parts[0])
    if tells_apart(sentence, whole, parts, opened=opened) or not all(is_bare(p) for p in parts):
        return Binding.LOOSE
    if parts[-1].cue is Cue.REST:
        # 9项累计投入1026万元,最高的一项418万元,其余8项…: the rest of what was just told
        return Binding.LOOSE if _SINGLED_OUT.search(sentence.words) else Binding.PARTITION
    torn_off = not sentence.words.rstrip().endswith(("。", ";", ")", "!"))
    if parts[0].cue is Cue.AMONG and (torn_off or not opens_list(whole, parts[0])):
        return _among(sentence, whole, parts)
    if parts[0].depth > whole.depth or opens_list(whole, parts[0]) or are_complements(parts):
        return Binding.PARTITION if is_told_in_full(sentence, whole, parts) else Binding.LOOSE
    tight = all(is_listed(p) for p in parts[1:]) and _is_right_before(sentence, whole, parts[0])
    near = is_near(whole, parts) and not any(_CHANGED.search(p.label) for p in parts)
    if len(parts) >= 3 and ((tight and is_near(whole, parts, FAR)) or near):
        return Binding.PARTITION
    return Binding.LOOSE


def _among(sentence: Sentence, whole: Mention, parts: list[Mention]) -> Binding:
    """How firmly 其中 binds figures to their whole: some of it, unless the words tell of all."""
    behind = sentence.words[parts[-1].span.end - sentence.span.start :]
    if _NO_OTHERS.match(behind):
        return Binding.PARTITION
    tight = len(parts) >= 3 and all(is_listed(p) for p in parts[1:])
    listed = tight and is_nearly_all(whole, parts)
    listed = listed or are_all_sorts(sentence, whole, parts)
    if (listed or are_two_kinds(parts)) and not AND_MORE.search(behind):
        return Binding.PARTITION
    # 其中会后17件，经审查立案175件: the second is told of the whole
    one_list = len(parts) != 2 or parts[1].before == "、" or not _OF_ALL.match(parts[1].label)
    return Binding.SUBSET if one_list else Binding.LOOSE


def is_told_in_full(sentence: Sentence, whole: Mention, parts: list[Mention]) -> bool:
    """Whether parts may be all there are of a whole, but for a slip.

    Not where they are far from it (盘点1.9万件，处置2140件，补登463件), count what each of its members has
    (由9个部门承担:住建局4个、应急局3个), or stand among names that count for one each (老校舍、抽水机房2处、晒谷场).
    """
    step = max(m.quantity.quantum for m in (whole, *parts))  # 0.08亿元 is eight of them
    if not is_slip(whole.quantity.value / step, total(parts) / step):
        return False
    if parts[0].depth == whole.depth:
        return True
    start = sentence.span.start
    inside = sentence.words[whole.span.end - start : parts[-1].span.end - start]
    return inside.count("、") < len(parts) or not all(is_listed(p) for p in parts[1:])


def _is_right_before(sentence: Sentence, whole: Mention, first: Mention) -> bool:
    """Whether no clause of its own stands between a whole and its first part."""
    start = sentence.span.start
    between = sentence.words[whole.span.end - start : max(whole.span.end, first.start) - start]
    between = _AFTER_WHAT.sub("", between)  # 480份，经核查，规范190份
    return between.count("，") + between.count(",") <= 1


def _adjusted(sentence: Sentence, whole: Mention) -> bool:
    """Whether the bracket behind a whole says what it has become: 41个(后合并2个,现为39个)."""
    return any(
        m.number > whole.number and m.depth > whole.depth and _BECAME.search(m.lead)
        for m in sentence.quantities()
    )


def opens_list(whole: Mention, first: Mention) -> bool:
    """Whether a colon stands between a whole and its first part."""
    return whole.after == ":" or first.before == ":" or first.lead.startswith(("分别为", "分别是"))
