"""A total that names the deeds its parts were told by: 新建制度23项，修订制度18项 … 新建和修订的41项制度."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grammar.claims import Binding, Sum
from grammar.mentions import Cue, Mention, Sentence
from grammar.parts import is_of_each, is_slip, told, total
from grammar.patterns import compiled
from grammar.source import Spans

_BOTH = compiled(
    r"(?P<one>[\u4e00-\u9fff]{2})(?:和|、|及|与|并|以及)(?P<other>[\u4e00-\u9fff]{2})(?:完善|健全)?的$"
)
_NARROWED = compiled(r"其中|部分|另|上年|去年|上一?轮|第[一二三四五六七八九十]")
_BACK = 40  # sentences with figures in which the parts are looked for


def find(sentences: Sequence[Sentence], known: Sequence[Sum], answers: Spans) -> Iterator[Sum]:
    """The sums of two figures told before, each by one of the deeds that a total names.

    Args:
        sentences: the sentences of the notice that have figures.
        known: the sums found already.
        answers: where single items are answered; what one tells is its own.
    """
    split = {s.total.span for s in known}
    for at, sentence in enumerate(sentences):
        for whole in sentence.quantities():
            both = _BOTH.search(whole.label)
            if both is None or whole.span in split or not whole.quantity.exact:
                continue
            if answers.hold(whole.span.start) or _NARROWED.search(whole.lead):
                continue
            for before in reversed(sentences[max(0, at - _BACK) : at]):
                if answers.hold(before.span.start):
                    continue
                parts = [_told_by(word, whole, before) for word in both.groups()]
                if None not in parts and parts[0] is not parts[1]:
                    operands = [part for part in parts if part is not None]
                    if is_slip(whole.quantity.value, total(operands)):
                        yield told(whole, operands, Binding.PARTITION)
                    break


def _told_by(word: str, whole: Mention, sentence: Sentence) -> Mention | None:
    """The one figure of a sentence that is told by a word: 修订制度18项."""
    alike = [
        m
        for m in sentence.quantities()
        if m.kind == whole.kind
        and word in m.label
        and m.quantity.exact
        and m.cue not in (Cue.REST, Cue.EXTRA)
        and not is_of_each(m)
    ]
    return alike[0] if len(alike) == 1 and not _NARROWED.search(sentence.words) else None
