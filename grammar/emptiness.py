"""Headings, items and fields with nothing under them, where those beside them have something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from grammar import statuses
from grammar.answers import Answers, is_formal
from grammar.entry_headings import DEED, PROBLEM_HEADING
from grammar.lists import siblings
from grammar.model import Block, BlockKind, Item, Notice, Section, StatusClass, Style
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled
from grammar.source import Span

# a heading, as against a short item of a list that needs nothing under it
_NOMINAL = compiled(
    r"(?:问题|情况|方面|工作|措施|进展|成效|责任|建设|(?<![已均])整改|(?<![已均])落实|安排|打算|不[足够力严实深到位]+)[”’)】]*$"
)
_TAIL = " 。:：;；.．…"
# a slogan heads a paragraph that says how: 强化师德建设。(修订制度。may be all there is to say)
_SLOGAN = compiled(
    r"(?:进一步|不断|着力|切实|持续|坚持|坚决)?(?:加强|强化|深化|巩固|完善|健全|压实|压紧|落实|提升|提高|推进|推动|抓好|抓实|做好|做实|"
    r"坚持|持续|严格|严肃|严明|夯实|筑牢|聚焦|突出|狠抓|注重|增强|细化|优化|从严|主动|坚定|扛牢|压紧压实|建立健全|高质量|常态)"
    r"[\u4e00-\u9fff“”、]{2,16}"
)
_ELSEWHERE = compiled(
    r"略[)）\]】]?$|另行|另发|[不未](?:予)?公[开布]|涉密|合并|见(?:附|第)|同上|[党内]内(?:一定)?(?:范围)?(?:通报|公开)"
)
_JOINT = compiled(r"以上|上述|前述|合并|一并|这?[两二三]个?(?:项|问题)|第?\d+[、和与至-]\d+[项条]")
_NAMED = compiled(r"^(?:反馈|巡[察视]|督察|审计)[^，,。]{0,6}指出|问题$|方面$")
_QUOTED = compiled(r"“[^“”]*”|[【(\[][^【】()\[\]]*[】)\]]")
_TITLE = 60  # characters of a heading, at the most
_STATUS = compiled(r"\s*[【(\[][^【】()\[\]]{2,20}[】)\]]\s*$")  # behind a heading
_WORDS = compiled(r"[\u4e00-\u9fffA-Za-z0-9]+")
_NEAR = 60  # characters in which a joint answer says that it is one
_MOST = 0.7  # the share of items that tell what was done
_NAME = 24  # characters: who answers, and until when
_RESTING = (StatusClass.NOT_APPLICABLE, StatusClass.NOT_STARTED)
_FIGURE = compiled(r"\d")
_FEW = 6  # characters that tell what was done, at the least
_NAMED_ONLY = 10  # characters of a heading that ends in a stop
_TOLD = 12  # characters behind a heading that tell something


class Empty(NamedTuple):
    """A heading or a field label with nothing behind it.

    Attributes:
        span: the heading with its marker, or the label.
        model: a sibling that has something under it.
        siblings: how many siblings there are, itself included.
        filled: how many of them have something under them.
    """

    span: Span
    model: Span
    siblings: int
    filled: int


def empties(notice: Notice) -> Iterator[Empty]:
    """What is empty among siblings that mostly are not; a text that breaks off proves nothing."""
    last = next((b for b in reversed(notice.blocks) if b.kind is not BlockKind.BLANK), None)
    found: list[Empty] = []
    resting = {item.section.marker.span.start for item in notice.items if _rests(item)}
    for _, row in siblings(notice):
        if row and row[0].marker.style is not Style.INLINE:
            here = _empty_sections(notice, row, last)
            found += (empty for empty in here if empty.span.start not in resting)
    fields = list(_empty_fields(notice, last))
    starts = {empty.span.start for empty in found}
    unlabelled = {empty.span for empty in fields}
    for item, empty in _empty_items(notice, last):
        lines = {line.span for part in item.section.walk() for line in part.body}
        if empty.span.start not in starts and not lines & unlabelled:
            found.append(empty)
    yield from found
    yield from fields


def _empty_items(notice: Notice, last: Block | None) -> Iterator[tuple[Item, Empty]]:
    """Items of which nothing but who, when and how far is told, where the others tell what was done."""
    answers = Answers(notice)
    text = notice.text
    told = [
        sum([sum(map(len, _WORDS.findall(text, *span))) for span in answers.of(item)])
        for item in notice.items
    ]
    bare = [n for n, length in enumerate(told) if length == 0]
    filled = [n for n, length in enumerate(told) if length >= _FEW]
    if not bare or len(bare) > max(1, len(told) // 10) or len(filled) < max(2, _MOST * len(told)):
        return
    model = notice.items[filled[0]].section
    for number in bare:
        item = notice.items[number]
        lines = [line for part in item.section.walk() for line in (part.block, *part.body)]
        if lines[-1] is last or not _asks(notice, item) or _ELSEWHERE.search(
            notice.text, lines[0].span.start, lines[-1].span.end
        ):  # fmt: skip
            continue
        following = notice.items[number + 1].section if number + 1 < len(told) else None
        beside = following and following.marker.number == item.section.marker.number + 1
        if following and beside and _answers_both(notice, item.section, following):
            continue
        yield (
            item,
            Empty(
                Span(item.section.marker.span.start, item.section.heading.end),
                Span(model.marker.span.start, model.heading.end),
                len(told),
                len(filled),
            ),
        )


def _rests(item: Item) -> bool:
    """Whether nothing was done for an item yet, or nothing has to be, and its status says so."""
    return item.status is not None and item.status.meaning in _RESTING


def _asks(notice: Notice, item: Item) -> bool:
    """Whether an item names a problem that waits for an answer, and none that was not taken up."""
    if _rests(item):
        return False
    words = notice.text[item.section.heading.start : item.section.heading.end]
    if len(words) > _TITLE or "，" in _QUOTED.sub("", words) or "," in _QUOTED.sub("", words):
        return False  # a sentence
    named = PROBLEM_HEADING.search(_STATUS.sub("", words)) or _NAMED.search(words)
    return named is not None and DEED.match(words) is None


def _empty_sections(
    notice: Notice, row: tuple[Section, ...], last: Block | None
) -> Iterator[Empty]:
    bare = [section for section in row if _is_bare(notice, section)]
    filled = [section for section in row if not _is_bare(notice, section)]
    # one empty among many, or one of three: more is a list of headings
    if not bare or len(filled) < 2 or len(bare) > max(1, len(row) // 5):
        return
    # siblings have to be headings too: an item that is one sentence has nothing under it
    named = next((s for s in filled if _is_headed(notice, s)), None)
    apart = filled[0] if all(_stands_alone(notice, s) for s in filled) else None
    slogan = filled[0] if all(_is_slogan(notice, s) for s in filled) else None
    short = all(_is_title(notice, s) and len(_rest(notice, s)) >= _TOLD for s in filled)
    titled = filled[0] if short else None
    for at, section in enumerate(row):
        if not _is_bare(notice, section):
            continue
        words = notice.text[section.heading.start : section.heading.end]
        model = named if _NOMINAL.search(words) else None
        if model is None and apart and _is_plain_heading(notice, section):
            model = apart
        if model is None and slogan and _SLOGAN.fullmatch(words):
            model = slogan
        if model is None and titled and _is_title(notice, section):
            model = titled
        if model is None or section.block is last or _ELSEWHERE.search(words):
            continue
        line = notice.text[section.heading.start : section.block.content.end].rstrip()
        if line.endswith("。") and ("，" in line or "," in line):
            continue  # a sentence of its own
        if DEED.match(words) and _FIGURE.search(words):
            continue  # 清退津补贴2.4万元: nothing is left to tell
        if at + 1 < len(row) and _answers_both(notice, section, row[at + 1]):
            continue
        yield Empty(
            Span(section.marker.span.start, section.heading.end),
            Span(model.marker.span.start, model.heading.end),
            len(row),
            len(filled),
        )


def _answers_both(notice: Notice, section: Section, following: Section) -> bool:
    """Whether the next heading goes on below this one, or says that it answers both."""
    if following.marker.number <= section.marker.number:
        return True  # a list that begins anew stands below, not beside
    start = following.heading.end
    return _JOINT.search(notice.text, start, min(following.span.end, start + _NEAR)) is not None


def _stands_alone(notice: Notice, section: Section) -> bool:
    """Whether a heading stands on a line of its own, and what it heads below."""
    return not _rest(notice, section) and _is_plain_heading(notice, section)


def _is_plain_heading(notice: Notice, section: Section) -> bool:
    """Whether a line is a heading and no sentence: short, without a mark at its end."""
    words = notice.text[section.heading.start : section.block.content.end].rstrip()
    return len(words) <= 40 and not words.endswith(tuple("。;；！!，,、:"))


def _is_slogan(notice: Notice, section: Section) -> bool:
    """Whether a slogan heads a paragraph in its own line."""
    words = notice.text[section.heading.start : section.heading.end]
    return _SLOGAN.fullmatch(words) is not None and len(_rest(notice, section)) >= _TOLD


def _is_title(notice: Notice, section: Section) -> bool:
    """Whether a few words that tell no deed head what a line tells, as in 4. 公开透明."""
    start, end = section.heading
    words = notice.text[start : section.block.content.end]
    named = end - start <= _NAMED_ONLY and DEED.match(words) is None
    return named and not _FIGURE.search(words[: end - start]) and "。" in words


def _rest(notice: Notice, section: Section) -> str:
    return notice.text[section.heading.end : section.block.content.end].strip(_TAIL)


def _is_bare(notice: Notice, section: Section) -> bool:
    if section.children or any(b.kind is not BlockKind.ANNEX for b in section.body):
        return False
    return not _rest(notice, section)


def _is_headed(notice: Notice, section: Section) -> bool:
    words = notice.text[section.heading.start : section.heading.end]
    return _NOMINAL.search(words) is not None


def _empty_fields(notice: Notice, last: Block | None) -> Iterator[Empty]:
    lines = [block for block in notice.blocks if block.kind is not BlockKind.BLANK]
    fields = [
        (block, following)
        for block, following in zip(lines, [*lines[1:], None], strict=False)
        if block.kind is BlockKind.FIELD
    ]
    total: Counter[str] = Counter(block.label for block, _ in fields)
    models: dict[str, Block] = {}
    longest: Counter[str] = Counter()
    open_: list[tuple[Block, Block]] = []
    for block, following in fields:
        if words := notice.text[block.content.start : block.content.end].strip(_TAIL):
            models.setdefault(block.label, block)
            longest[block.label] = max(longest[block.label], len(words))
        elif block is not last and following is not None:
            open_.append((block, following))
    empty = [
        block
        for block, following in open_
        if _ends_field(following) or _is_no_content(notice, block, following, longest[block.label])
    ]
    missing = Counter(block.label for block in empty)
    for block in empty:
        model = models.get(block.label)
        # an item whose status field is empty is an item without a status
        if model is None or statuses.of_field(model, notice.text, notice.vocabulary):
            continue
        if missing[block.label] * 3 <= total[block.label]:
            filled = total[block.label] - missing[block.label]
            yield Empty(block.span, model.span, total[block.label], filled)


def _is_no_content(notice: Notice, field: Block, following: Block, longest: int) -> bool:
    """Whether a line is no name and no day, as this field holds in all other places."""
    words = notice.text[following.span.start : following.span.end].strip()
    return (
        is_formal(field.label)
        and 0 < longest <= _NAME
        and len(words) >= max(_TOLD, 2 * longest)
        and words.endswith(("。", ";"))
    )


def _ends_field(following: Block) -> bool:
    """Whether a line begins something else, so that the field before it stays empty."""
    if following.kind is BlockKind.HEADING and following.marker is not None:
        return following.marker.style is not Style.INLINE and following.marker.number != 1
    return following.kind in (BlockKind.FIELD, BlockKind.SIGNATURE, BlockKind.SIGNING_DATE)
