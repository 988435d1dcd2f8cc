"""Numbers that a heading states of what stands under it: （一）组织领导方面（3个问题）.

They stand in brackets behind the heading, at its end (存在的3个问题), or in the line that opens the part
(该条有3项要求). The number is that of the entries right below; of several, each further one (2个问题，
7个具体表现) is that of the next level down.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from grammar import left_out, roles
from grammar.entries import entries, go_on_inside
from grammar.mentions import Cue, Mention, Sentence
from grammar.model import Block, Bound, Section
from grammar.parts import tells_state_of
from grammar.patterns import compiled

_UNITS = frozenset({"个", "项", "条", "点", "款", "件"})
_ENTRY = compiled(r"(?:问题|表现|任务|事项|意见|建议|要求|不足|短板|情形|子项)$")
_FINDING = compiled(r"(?:问题|表现|不足|短板|情形)$")
# what may stand between the bracket, or the words 该条, and the number
_STATES = compiled(
    r"(?:总|合)?(?:共|计)?(?:有|含|包含|包括|涉及|反馈|指出|提出|存在|列出|细化为|细分为|分解为|分为|对应|的|了)*"
)
_OPENS_PART = compiled(
    r"\s*(?:该|本|此|这一?)(?:条|方面|部分|领域|项|类|板块|章|条意见|项问题|个方面)?[，,]?(?:总|合)?(?:共|计)?"
    r"(?:有|含|包含|包括|涉及|反馈|指出|提出|存在|列出)?(?:的|了)?$"
)
_BEHIND = compiled(r"(?:的)?(?:整改|落实|办理)*(?:情况|进展|落实|结果|问题)?[)]?$")
_AROUND_NAME = compiled(
    r"^(?:其中|具体是|分别是|是|在|对|关于|聚焦|围绕|[、，,:])+|"
    r"(?:的|方面|存在|具体|突出|主要|问题|意见|整改|落实|反馈|情况|进展|有|共|为|[:。])+$"
)
_NAME = 3  # characters: the shortest name by which a part is known
_LISTED = compiled(r"[:：;；。][(]1[)][^\n]{2,120}?[;；。,，][(]2[)]")  # 2.2 矿业公司:(1)…;(2)…
_AMONG = compiled(r"其中[^，,)\d]{0,8}(\d{1,2})(?:个|项|条)")
# what stands behind the entries under a number of its own
_SUMS_UP = compiled(
    r"(?:本(?:方面|部分|项))?(?:小结|总结|结论|说明|备注|其他(?:有关|相关|需要说明的?)*(?:情况|事项|说明)|(?:有关|需要)说明(?:的)?(?:情况|事项)?|下一?步(?:打算|安排|工作|计划))"
)
_FAR = 3  # entries: a number that is further off, and by more than a third, is not theirs


def find(
    text: str, sentences: Sequence[Sentence], blocks: Sequence[Block], sections: Sequence[Section]
) -> Iterator[Bound]:
    """The numbers in headings, and in the lines that open a part, that count what is below.

    Entries that are told together explain a number that is greater than theirs.
    """
    fewer = left_out.is_withheld(text) or left_out.is_merged(text)
    headed = {s.block.extent.start: s for top in sections for s in top.walk() if s.children}
    opening = {s.body[0].extent.start: s for s in headed.values() if s.body}
    yield from _if_most_fit(_stated(text, sentences, blocks, headed, opening, fewer=fewer))
    for mention, section in _by_name(text, sentences, sections):
        yield from _bound(text, section, [mention], fewer=fewer)


def _if_most_fit(stated: Iterable[Bound]) -> Iterator[Bound]:
    """The numbers of headings; where most miss, they count something else than what is listed."""
    every = list(stated)
    misses = sum(b.count.value != len(b.entries) for b in every)
    sure = misses == 1 or misses * 2 <= len(every)
    yield from (b._replace(certain=b.certain and sure) for b in every)


def _stated(
    text: str,
    sentences: Sequence[Sentence],
    blocks: Sequence[Block],
    headed: Mapping[int, Section],
    opening: Mapping[int, Section],
    *,
    fewer: bool,
) -> Iterator[Bound]:
    for number, sentence in enumerate(sentences):
        at = blocks[sentence.block].extent.start
        if section := headed.get(at):
            stated = list(_in_heading(text, sentence, section))
        elif (section := opening.get(at)) and section.body[0].extent.start < _first(section):
            stated = list(_in_opening(sentence, _core(text[slice(*section.heading)])))
        else:
            continue
        if stated:
            rest = fewer or _tells_rest(section, sentences, number + 1, stated[0])
            yield from _bound(text, section, stated, fewer=rest)


def _by_name(
    text: str, sentences: Sequence[Sentence], sections: Sequence[Section]
) -> Iterator[tuple[Mention, Section]]:
    """The numbers of a sentence that tells how many stand under each heading, by its name.

    未改到位的问题4个、边改边犯的问题3个、新发现的问题4个, above 一、未改到位的问题 and its like: each heading of a row
    has its number, or else some are told of something else.
    """
    rows = [sections, *(s.children for top in sections for s in top.walk())]
    named = [
        {_core(text[s.heading.start : s.heading.end]): s for s in row}
        for row in rows
        if len(row) > 1 and all(s.children for s in row)
    ]
    with_name: dict[str, list[int]] = {}  # the rows by the name of their first heading
    for number, row in enumerate(named):
        with_name.setdefault(next(iter(row)), []).append(number)
    for sentence in sentences if named else ():
        own = (m._replace(cue=Cue.NONE) if m.cue is Cue.AMONG else m for m in sentence.quantities())
        told = {_core(m.label): m for m in own if m.label and _counts(m)}
        for number in sorted(n for name in told for n in with_name.get(name, ())):
            row = named[number]
            if not row.keys() <= told.keys() or min(map(len, row)) < _NAME:
                continue
            ahead = min(told[name].start for name in row) - sentence.span.start
            if not tells_state_of(sentence.words[:ahead]):
                yield from ((told[name], section) for name, section in row.items())


def _core(words: str) -> str:
    return _AROUND_NAME.sub("", words)


def _first(section: Section) -> int:
    return section.children[0].block.extent.start


def _tells_rest(
    section: Section, sentences: Sequence[Sentence], first: int, stated: Mention
) -> bool:
    """Whether a part says that it lists some of its entries only: 其余4个问题另行报告."""
    for number in range(first, len(sentences)):
        if sentences[number].span.start >= section.end:
            break
        for mention in sentences[number].quantities():
            rest = mention.cue in (Cue.REST, Cue.EXTRA) and mention.kind == stated.kind
            if rest and _FINDING.search(mention.quantity.noun or mention.noun):
                return True
    return False


def _in_heading(text: str, sentence: Sentence, section: Section) -> Iterator[Mention]:
    """The numbers in the bracket behind a heading, or the one that it ends in."""
    own = [m for m in sentence.quantities() if m.span.end <= section.heading.end]
    for mention in own:
        behind = text[mention.span.end : section.heading.end]
        if mention.depth == 0:
            if _is_of_entries(mention) and mention is own[-1] and _BEHIND.match(behind):
                yield mention
            continue
        if not _counts(mention) or _STATES.fullmatch(_without_noun(mention)) is None:
            break
        yield mention


def _in_opening(sentence: Sentence, name: str) -> Iterator[Mention]:
    """The numbers of a sentence that opens a part: 该条有3项要求，细化为6件事项; 针对新发现的8个问题."""
    for number, mention in enumerate(sentence.quantities()):
        opens = _OPENS_PART if number == 0 else _STATES
        words = _without_noun(mention)
        by_name = number == 0 and len(name) >= _NAME and _core(words.removeprefix("针")) == name
        if not _is_of_entries(mention) or not (by_name or opens.fullmatch(words)):
            break
        yield mention


def _without_noun(mention: Mention) -> str:
    """The words before a number, but for the noun that it counts: 反馈问题3个."""
    return mention.label if mention.quantity.noun else mention.label.removesuffix(mention.noun)


def _counts(mention: Mention) -> bool:
    figure = mention.quantity
    return (
        figure.exact
        and figure.unit in _UNITS
        and mention.cue in (Cue.NONE, Cue.TOTAL)
        and _ENTRY.search(figure.noun or mention.tail.strip() or "问题") is not None
    )


def _is_of_entries(mention: Mention) -> bool:
    named = mention.quantity.noun or mention.noun
    return _counts(mention) and _ENTRY.search(named) is not None


def _bound(
    text: str, section: Section, stated: Sequence[Mention], *, fewer: bool
) -> Iterator[Bound]:
    rows = _rows(text, section, stated[0])
    if not rows:
        return
    counts = [len(row) for row in rows]
    values = [int(m.quantity.value) for m in stated]
    if len(stated) == 1:
        # the coarser levels of a part may be told of elsewhere: any that fits is meant
        places = [counts.index(values[0]) if values[0] in counts else 0]
        sure = len(rows) == 1 or _FINDING.search(stated[0].quantity.noun) is None
    else:
        places, sure = list(range(len(rows))), True
    for mention, value, place in zip(stated, values, places, strict=False):
        found = rows[place]
        near = abs(value - len(found)) <= max(_FAR, value // 3)
        fewer = (
            fewer or go_on_inside(text, found) or any(_LISTED.search(text, *s.span) for s in found)
        )
        certain = sure and near and not (fewer and len(found) < value)
        among = _AMONG.search(text, section.heading.start, section.block.content.end)
        if among and value - int(among[1]) == len(found):
            certain = False  # 3个问题，其中自查2个: told in another form
        yield Bound(
            mention.quantity, place, tuple(s.marker.span for s in found), (), certain=certain
        )


def _rows(text: str, section: Section, first: Mention) -> list[tuple[Section, ...]]:
    """The levels below a heading, coarsest first; deeds are a level where a number is of them."""
    below = entries(text, section.children)
    if below and _SUMS_UP.fullmatch(text, *below[-1].heading):
        below = below[:-1]
    if not _FINDING.search(first.quantity.noun or "问题"):
        return [below] if len({s.marker.style for s in below}) == 1 else []
    levels = roles.levels(text, below)
    return [level.sections for level in levels]
