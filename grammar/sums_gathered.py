"""Parts told one by one in sentences that follow each other, with the whole they make up."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from grammar import tallies
from grammar.claims import Binding, Sum
from grammar.mentions import Cue, Mention, Sentence
from grammar.parts import (
    FAR,
    adds_up,
    are_complements,
    fits,
    is_near,
    is_state,
    same_noun,
    tells_state,
    told,
)
from grammar.patterns import compiled
from grammar.splits import rests_in_class

_PLAIN_STATE = compiled(
    r"^(?:目前|现|截至目前)?[，,]?(?:已经?|均已|基本|正在?|全部)*(?:完成|整改|推进|办结|解决|销号|落实|启动|到位)+$"
)
LINES_BACK = 4  # how many lines before its parts a whole may stand
_MOST_PARTS = 16  # figures: a whole told in more parts than that is told in a list


def gathered(sentences: Sequence[Sentence], known: Sequence[Sum]) -> Iterator[Sum]:
    """Parts told in sentences that follow each other, until 其余 or 另有 closes them."""
    parts_known = {part.span for s in known for part in s.parts}
    totals_known = {s.total.span for s in known}
    held: dict[str, tuple[Mention, list[Mention], int]] = {}
    for sentence, following in itertools.zip_longest(sentences, sentences[1:]):
        for mention in sentence.quantities():
            kind = mention.kind
            if mention.span in parts_known:
                continue
            whole, parts, block = held.get(kind, (None, [], 0))
            if whole is None or sentence.block - block > LINES_BACK or _opens(mention, whole):
                held.pop(kind, None)
                heads = mention.noun and not is_state(mention) and mention.cue is not Cue.AMONG
                if heads and mention.span not in totals_known:
                    held[kind] = (mention, [], sentence.block)
                continue
            if mention.depth or not same_noun(mention, whole) or mention.cue is Cue.AMONG:
                continue
            if len(parts) == _MOST_PARTS:
                del held[kind]
                continue
            parts = [*parts, mention]
            held[kind] = (whole, parts, sentence.block)
            found = _closed(whole, parts)
            here = [p for p in sentence.quantities() if p.kind == kind]
            if found is not None and not fits(found) and rests_in_class(here):
                continue  # the rest of one class
            if found is not None and (fits(found) or not _rest_follows(following, kind)):
                if fits(found) or is_near(whole, parts, FAR):
                    yield found
                del held[kind]


def split_up(sentences: Sequence[Sentence], known: Sequence[Sum]) -> Iterator[Sum]:
    """Wholes that open a sentence and are split up by state, the next sentence telling the rest.

    The text leaves no doubt here that these are the whole and its parts, however far they differ.
    """
    wholes_known = {s.total.span for s in known}
    for tally in tallies.of(sentences):
        parts = sorted((*tally.done, *tally.open), key=lambda p: p.span)
        if len(tally.sentences) > 1 and tally.whole.span not in wholes_known:
            yield told(tally.whole, parts, Binding.PARTITION)


def _closed(whole: Mention, parts: list[Mention]) -> Sum | None:
    """The sum, once the parts told so far make up the whole or claim to."""
    states = [p for p in parts if tells_state(p)]
    if len(states) >= 2 and adds_up(whole, states):
        return told(whole, states, Binding.PARTITION)
    last = parts[-1].cue
    if len(parts) >= 2 and last in (Cue.REST, Cue.EXTRA) and adds_up(whole, parts):
        return told(whole, parts, Binding.PARTITION)
    if len(states) >= 3 and last in (Cue.REST, Cue.EXTRA) and are_complements(states):
        return told(whole, states, Binding.PARTITION)
    if len(states) >= 2 and last is Cue.REST and all(map(_is_plain_state, states[:-1])):
        return told(whole, states, Binding.PARTITION)
    if len(parts) >= 3 and _in_series(parts) and (adds_up(whole, parts) or _misses(whole, parts)):
        return told(whole, parts, Binding.PARTITION)
    return None


def _rest_follows(following: Sentence | None, kind: str) -> bool:
    """Whether the next sentence tells the rest of the parts."""
    return following is not None and any(
        m.cue is Cue.REST and m.kind == kind for m in following.quantities()
    )


def _is_plain_state(part: Mention) -> bool:
    """Whether a part says how far things are and nothing else, so that it speaks of the whole."""
    return _PLAIN_STATE.match(part.lead) is not None


def _in_series(parts: Sequence[Mention]) -> bool:
    """Whether parts are told in one form, each opening a line: 对…的31个; 对…的11个; 对…的6个."""
    return all(p.lead[:1] == "对" and p.label.endswith("的") for p in parts)


def _misses(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether a series has gone past its whole."""
    low = sum(p.quantity.value for p in parts)
    return low > whole.quantity.value and is_near(whole, parts)


def _opens(mention: Mention, whole: Mention) -> bool:
    """Whether a figure begins a new whole rather than being a part of the one before."""
    return (
        mention.cue in (Cue.NONE, Cue.TOTAL)
        and bool(mention.noun)
        and not tells_state(mention)
        and mention.quantity.value >= whole.quantity.value / 2
    )
