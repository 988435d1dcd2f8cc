"""Each status of a notice with the words that tell what was done for it.

They stand together in an item, in a row of a table, or, where the outline knows no items, in the
lines up to a status. Words that only plan or describe (整改目标, 反馈问题) are left out: they do not
tell how the matter stands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from grammar import modality, statuses
from grammar.model import Block, BlockKind, Item, Notice, Status
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled
from grammar.source import Span
from grammar.vocabulary import Vocabulary

_NOT_TOLD = compiled(
    r"(?:问题|表现|(?:审计|检查|督察|督查|核查|调查|反馈|发现)(?:发现|反馈)?情况|清单|目标|时限|期限|时间|单位|责任人|责任领导|领导|部门|要求|标准|类型|序号|依据|计划|安排|打算|步骤)"
    r"(?:描述|具体表现)?[\s:】\]]*$"
)
_ANSWER = compiled(
    r"(?:整改(?:落实|进展|完成)?情况|整改措施|整改进展|落实情况|进展情况)[\s:】\]]*$"
)
_ANSWER_INSIDE = compiled(
    r"(?:整改(?:落实|进展|完成)?情况|整改措施|整改进展|落实情况)(?:为|如下)?[:】]"
)
_TOLD_COLUMN = compiled(r"措施|情况|进展|成效|做法|落实|结果")
_AFTER_HEADING = compiled(r"[^。;\n]{4,80}?[(\[【]([^()\[\]【】。]{2,20})[)\]】][。:]")
_GROUP = compiled(
    r"(?:目前|现)?([已基正持长阶尚][\u4e00-\u9fff，、]{1,10}?)的?(?:整改)?(?:问题|任务|事项)(?:[(（]?(?:共)?\d{0,3}[个项条]?[)）]?)?(?:情况)?$"
)
_OPENS_ANOTHER = compiled(r"\s*(?:[◇◆○●■□▲△★☆※►▶]|【[^】\n]{0,8}第?[一二三四五六七八九十])")
_BULLET = compiled(r"\s*[●○■□◆◇▲△★☆·•*\-][ ]?([\u4e00-\u9fff]{2,8}):")
_LEAST = 8  # code points: less is no narrative

_REST = compiled(
    r"(?:^|[，,。;])[^，,。;]{0,4}?(?:其余|其他|剩余|余下|另有?|还有|余)(\d{1,6})(?!\d*[.年月日%])"
)
_NUMBER = compiled(r"(?<![\d.年])\d{1,6}(?![\d.年月日%])")
_OF_MANY = 100  # times: so small a rest is the daily course of things
_BY_DEFINITION = compiled(r"[;；，,][^。\n]{0,16}(?:即为|视为|视同|即视为)(?:完成|整改)")
# what a court takes its time over is not left undone here
_IN_COURT = compiled(r"(?:尚|仍|还)(?:在|未)(?:审理|执结|审结|宣判)(?:中|完毕)?")
_LONG_TERM = compiled(r"[，,](?:已|现)?(?:列为|列入|纳入|转入)[^，,。;]{0,4}(?:长期|持续|常态)")
_IN_TIME = compiled(r"[，,](?:均|都)?在(?:规定|办理|法定|整改)*(?:期限|时限|期)之?内")
# 小结：共制定措施12条，正在推进1条; 对基本完成的第（1）项，剩余334万元计划…: of more, or of another
_OF_OTHERS = compiled(
    r"(?:^|[。\n])\s*(?:小结|本方面|本部分|综上|(?:对|针对)(?:于)?(?:基本|阶段性|部分|尚?未|正在)[^，,。\n]{0,8}的?第[(（]?[一二三四五六七八九十\d]{1,3}[)）]?[项个条]|(?:以上|上述|这)?(?:[一二三四五六七八九十]{1,3}|\d{1,3})[个项条](?:具体|反馈|整改)?(?:问题|意见|任务|事项|措施|建议)中[，,])[^。\n]*$"
    r"|(?:^|\n)\s*(?:[一二三四五六七八九十]{1,3}|\d{1,3})[个项条](?:具体|反馈|整改)?(?:问题|意见|任务|事项|措施|建议)中[，,][^\n]*$"
)
_NEAR, _AROUND = 24, 300  # characters
# its term has not run out, or it is stayed by law; a person's case is a matter of its own
_NO_MATTER = compiled(
    r"(?:期限|时限)(?:尚|还)?未(?:届满|到期|满)|(?:未|没有)到(?:办结|办理|答复|法定|规定|合同|约定|承诺)(?:的)?(?:办[结理])?(?:期限|时限)|依法(?:中止|终止|终结)|\d人[^，,。;]{0,16}(?:正在|在)(?:接受)?(?:审查|调查)"
    r"|在(?:规定|办理|办结|法定|承诺|答复|合同|的)*(?:期限|时限)之?内|按(?:照)?(?:规定|法定|承诺|办理|的)*(?:期限|时限)(?:要求)?(?:办理|办结|处理|答复)"
    # retained money falls due by contract, what is deposited is paid; the next of a series
    r"|质保金|质量保证金|提存|(?:暂存|留存|暂缓)待查|取消[^，,。;]{0,8}资格|(?:^|[，,。;])(?:下一?[期届轮]|下次(?![^，,。;]{0,6}[会议]))(?![^，,。;]{0,4}(?:整改|搬迁|拆除|改造))"
    # 引进企业4家，正在洽谈企业6家: such work never ends
    r"|(?:引进|签约|落地)[^，,。;]{0,10}\d[^。;]{0,8}[，,](?:目前)?(?:正在|正|在)?(?:洽谈|对接)(?:的)?(?:企业|项目|客商|商户)"
    # the other side has gone to court
    r"|(?:当事人|相对人|被处罚人|被罚[人单]位?)[^，,。;]{0,6}(?:提起|申请)[^。;]{0,20}(?:审理|审查)"
    # a regular account, not out yet
    r"|(?:季度|月份?|半年|年度)(?:的)?[\u4e00-\u9fff]{0,4}(?:收支|账目|财务|村务|党务|政务|居务|决算|预算)(?:情况)?[^，,。;]{0,14}(?:公布|公示|公开|张榜)"
)
_YEARS = compiled(
    r"(?P<done>20\d\d)年度?[^，,。;]{0,12}(?:任务|计划|目标)[^，,。;]{0,12}(?:完成|到位)[^，,。;]{0,4}[，,;](?P<later>20\d\d)年度?[^，,。;]{0,8}(?:任务|计划|目标)"
)


def _is_small_rest(clause: str, words: str) -> bool:
    """Whether a clause tells of the few that are left of many: 来访48批，办结46批，其余2批正在办理."""
    rest = _REST.search(clause)
    if rest is None:
        return False
    most = max((int(m[0]) for m in _NUMBER.finditer(words)), default=0)
    return int(rest[1]) * _OF_MANY <= most


def left_open_in(text: str, span: Span) -> Iterator[modality.Told]:
    """The clauses of a stretch that leave something to be done, of what it is itself about."""
    words = text[span.start : span.end]
    for told in modality.left_open(words, span.start):
        if _OF_OTHERS.search(text, max(0, told.span.start - _AROUND), told.span.start):
            continue
        behind = text[told.span.end : told.span.end + _NEAR]
        before = text[max(span.start, told.span.start - _NEAR) : told.span.start]
        # 另7人因病未签，待返岗后补签
        clause = before.rpartition("。")[2] + text[slice(*told.span)]
        settled = _LONG_TERM.match(behind) or _IN_TIME.match(behind) or _BY_DEFINITION.match(behind)
        settled = settled or _IN_COURT.search(text, *told.span)
        if settled or _NO_MATTER.search(clause) or _is_of_later_year(clause):
            continue
        at = told.span.start - span.start
        if not _is_small_rest(text[slice(*told.span)], words[max(0, at - _AROUND) : at + _AROUND]):
            yield told


def _is_of_later_year(words: str) -> bool:
    """Whether what goes on is the next year's, and this one's is done: 2023年度任务已完成，2024年度任务…."""
    found = _YEARS.search(words)
    return found is not None and int(found["later"]) > int(found["done"])


class Account(NamedTuple):
    """A status and what is told under it.

    Attributes:
        status: what the notice says of the matter.
        told: the stretches of text that tell what was done.
        item: the item, where it is one.
    """

    status: Status
    told: tuple[Span, ...]
    item: Item | None = None

    def left_open(self, text: str) -> Iterator[modality.Told]:
        """The clauses that leave something to be done."""
        for span in self.told:
            yield from left_open_in(text, span)

    def only_ahead(self, text: str) -> modality.Told | None:
        """What is still to come, where nothing is told as done."""
        words = [text[slice(*span)] for span in self.told]
        telling = [n for n, w in enumerate(words) if w.strip(" 。;()[]【】\n")]
        if not telling:
            return None
        first = modality.only_ahead(words[telling[0]], self.told[telling[0]].start)
        others = (modality.only_ahead(words[n], self.told[n].start) for n in telling[1:])
        return first if first and all(others) else None


def accounts(notice: Notice) -> Iterator[Account]:
    """Every status of the notice with what is told under it, in no particular order."""
    for item in notice.items:
        if item.status is not None:
            yield Account(item.status, narrative(notice.text, item.text), item)
    yield from _of_rows(notice)
    yield from _of_groups(notice)
    yield from _of_lines(notice)


def narrative(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Of an item's text what tells of the work: the problem itself is left out."""
    kept: list[Span] = []
    for span in spans:
        label = text[text.rfind("\n", 0, span.start) + 1 : span.start]
        field = len(label) <= 20 and label.rstrip().endswith((":", "】"))
        if field and _NOT_TOLD.search(label) and not _ANSWER.search(label):
            continue
        if span.end - span.start < _LEAST:
            continue
        own = _BULLET.match(text, *span)
        if own and _NOT_TOLD.search(own[1]) and not _ANSWER.search(own[1]):
            continue  # ●审计情况:…
        if field and _ANSWER.search(label):
            kept.clear()  # what stood before it was the problem
        inside = _ANSWER_INSIDE.search(text, span.start, span.end)
        kept.append(Span(inside.end(), span.end) if inside else span)
    return tuple(kept)


def _of_rows(notice: Notice) -> Iterator[Account]:
    header: Block | None = None
    for block in notice.blocks:
        if block.kind is not BlockKind.ROW:
            header = None
        elif header is None:
            header = block
        elif (number := statuses.column(header, notice.text)) is not None and number < len(
            block.cells
        ):
            cell = block.cells[number]
            meaning = statuses.read(notice.text[cell.start : cell.end], notice.vocabulary)
            if meaning is not None:
                told = tuple(
                    other
                    for head, other in zip(header.cells, block.cells, strict=False)
                    if other is not cell and _TOLD_COLUMN.search(notice.text[head.start : head.end])
                )
                yield Account(Status(cell, meaning), told)


def _of_groups(notice: Notice) -> Iterator[Account]:
    """Entries that stand together under what they have in common: （一）已完成整改的问题（10个）."""
    text = notice.text
    for section in notice.walk():
        named = _GROUP.match(text, *section.heading)
        meaning = statuses.read(named[1], notice.vocabulary) if named else None
        if named is None or meaning is None:
            continue
        status = Status(Span(*named.span(1)), meaning)
        for child in section.children:
            if child.children:
                continue
            first = Span(child.heading.end, child.block.content.end)
            told = (first, *(line.content for line in child.body))
            yield Account(status, tuple(span for span in told if span.end - span.start >= _LEAST))


def of_line(text: str, content: Span, known: Vocabulary) -> Status | None:
    """The status that a line gives itself: in brackets at its end, as a sentence, behind its heading."""
    in_brackets = statuses.in_brackets(text, content, known)
    status = in_brackets or statuses.in_sentence(text, content, known)
    if status is not None:
        return status
    headed = _AFTER_HEADING.match(text, content.start, content.end)  # …的问题【已完成】。对…
    meaning = statuses.read(headed[1], known) if headed else None
    return Status(Span(*headed.span(1)), meaning) if headed and meaning else None


def _of_lines(notice: Notice) -> Iterator[Account]:
    """Statuses outside the items: a line with its own, or a field line and the lines before it."""
    text = notice.text
    within = sorted(item.section.span for item in notice.items)
    starts = [span.start for span in within]
    gathered: list[Span] = []
    for block in notice.blocks:
        at = bisect_right(starts, block.span.start) - 1
        if at >= 0 and within[at].covers(block.span):
            gathered.clear()
        elif block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH):
            status = of_line(text, block.content, notice.vocabulary)
            if status is not None:
                told = (
                    Span(block.content.start, status.span.start),
                    Span(status.span.end, block.content.end),
                )
                yield Account(status, tuple(s for s in told if s.end > s.start))
                gathered.clear()
                continue
            if block.kind is BlockKind.HEADING or _OPENS_ANOTHER.match(text, *block.content):
                gathered.clear()
            gathered.append(block.content)
        elif block.kind is BlockKind.FIELD:
            status = statuses.of_field(block, text, notice.vocabulary)
            if status is None and statuses.FIELD_LABEL.fullmatch(block.label):
                gathered.clear()  # a state in words that are not known
                continue
            if status is None:
                gathered.append(block.content)
                continue
            rest = Span(status.span.end, block.content.end)
            yield Account(status, narrative(text, (*gathered, rest)))
            gathered.clear()
        elif block.kind is not BlockKind.BLANK:
            gathered.clear()
