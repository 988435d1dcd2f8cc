"""Documents that the notice names as made by the body itself, against how many it says it made.

A title counts as made where a verb of making governs it: 制定《…》《…》. What is still being drafted, what
others issued, and what is only read or carried out does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from grammar.claims import DocumentTitle
from grammar.mentions import DocumentsMade, Sentence
from grammar.model import Level
from grammar.names import REACH
from grammar.names import titles as titles_told
from grammar.patterns import compiled
from grammar.source import Span, Spans

_NEW = compiled(
    r"制定|制订|出台|新建|新立|新订|订立|建立|印发|编制|起草并印发|研究制定|健全|颁布|颁行|发布|下发|制发|公布"
)
_REVISED = compiled(r"修订|修改|完善|更新|修编")
_NOT_YET = compiled(
    r"正在|正(?=会同|牵头|研究|抓紧|按)|加快|抓紧|拟|将(?!.{0,6}(?:纳入|列入))|待|征求|计划|推动|督促|配合|协助|下一步|起草(?!并)|力争|尽快"
)
_OTHERS = compiled(
    r"对标|(?:省|国家|全国|中央)[\u4e00-\u9fff]{1,6}[委厅局办部](?:联合|统一)?$|(?:省|市|县|区|国家|中央|国务院|上级|部委|集团公司)(?:委|政府|政协|人大|纪委|级|局|厅|直|主管部门|有关部门|里)[^，,。;]{0,12}$|根据|按照|依据|依照|结合|学习|传达|落实|执行|贯彻|对照|严格|参照|遵照|按|《"
)
_OFFICE = compiled(r"(?:[市县区州]|上级)[\u4e00-\u9fff]{1,6}[委局办部](?:联合|统一)?$")
_NAMELY = compiled(r"[，,]?(?:即|分别为|分别是|也就是|:)[:：]?(?=《)")
_CLAUSE = compiled(r"[，,。;:!？?\n]")
_JOINED = compiled(r"[、和及与以\s]*(?:\([^()]{0,40}\))?[、和及与以\s]*(?:等)?")
_INSTITUTION = compiled(
    r"(?:制度|办法|规定|细则|规则|规程|章程|准则|机制|规范|条例|流程|标准|守则|意见|措施|方案|指引|清单|安排|会签表|预案|指南)(?:\([^()]*\)|（[^（）]*）)?$"
)
_STRICT = compiled(
    r"(?:制度|办法|规定|细则|规则|规程|章程|准则|机制|规范|条例|流程|标准|守则|指引)(?:\([^()]*\)|（[^（）]*）)?$"
)
_WIDE = compiled(r"文件|制度机制|机制制度")  # of which lists and measures are some, too
_CLAIM_NOUN = compiled(r"(?:制度|规章|文件|办法|机制)$")


def find(
    text: str,
    sentences: Sequence[Sentence],
    titles: Sequence[DocumentTitle],
    levels: Sequence[Level],
) -> tuple[DocumentsMade, ...]:
    """The stated numbers of documents made, with what the notice names as made.

    Args:
        text: the reading text.
        sentences: its sentences that have figures.
        titles: its document titles.
        levels: the levels of the part that answers the findings; a number told in one answer is
            that answer's own.
    """
    new = _distinct(_made(text, titles, _NEW))
    revised = _distinct(_made(text, titles, _REVISED))
    answers = Spans(section.span for section in levels[0].sections) if levels else Spans(())
    found: list[DocumentsMade] = []
    for sentence in sentences:
        if answers.hold(sentence.span.start):
            continue
        for mention in sentence.quantities():
            noun = mention.quantity.noun or mention.noun
            if mention.quantity.measure != "count" or not mention.quantity.exact:
                continue
            if not _CLAIM_NOUN.search(noun) or mention.quantity.unit not in (
                "个",
                "项",
                "件",
                "份",
                "部",
            ):
                continue
            makes, mends = _NEW.search(mention.lead), _REVISED.search(mention.lead)
            if not makes and not mends:
                continue
            named = (
                new if makes and not mends else revised if mends and not makes else (*new, *revised)
            )
            told = _told_behind(text, mention.quantity.span.end)
            if told:
                named = (*named, *(t for t in titles if t.span in told))
            strict = not _WIDE.search(noun)
            named = [t for t in _distinct(named) if not strict or _STRICT.search(t.name)]
            found.append(DocumentsMade(mention.quantity, tuple(named)))
    return tuple(found)


def _told_behind(text: str, at: int) -> frozenset[Span]:
    """The titles that stand right behind a number: 新订制度1项，即《…》."""
    opened = _NAMELY.match(text, at)
    listed = (
        titles_told(text[opened.end() : opened.end() + REACH], opened.end()) if opened else None
    )
    return frozenset(listed.spans if listed else ())


def _distinct(titles: Iterator[DocumentTitle] | Sequence[DocumentTitle]) -> list[DocumentTitle]:
    seen: dict[str, DocumentTitle] = {}
    for title in titles:
        seen.setdefault(_core(title.name), title)
    return list(seen.values())


_FRAME = compiled(r"^关于印发[〈《〔]?|[〉》〕]?的通知$")
_VARYING = compiled(r"\([^()]*\)|（[^（）]*）|[与和及的暂行〈〉《》〔〕\s]")


def _core(name: str) -> str:
    """A title without what varies: brackets, 与, 关于印发 … 的通知."""
    inner = _FRAME.sub("", name)
    return _VARYING.sub("", inner)


def _made(
    text: str, titles: Sequence[DocumentTitle], verb: re.Pattern[str]
) -> Iterator[DocumentTitle]:
    previous: Span | None = None
    governed = False
    for title in titles:
        if previous is None or not _JOINED.fullmatch(text, previous.end, title.span.start):
            clause = _clause_before(text, title.span.start)
            verbs = list(verb.finditer(clause))
            governed = bool(verbs) and not _governs_not(clause, verbs[-1])
        previous = title.span
        if governed and _INSTITUTION.search(title.name) and "整改" not in title.name:
            yield title


def _governs_not(clause: str, verb: re.Match[str]) -> bool:
    """Whether the verb's subject or mood keeps what it governs from counting."""
    before, behind = clause[: verb.start()], clause[verb.end() :]
    if behind.startswith("的") and _OFFICE.search(before):
        return True  # 市财政局印发的《…》
    return bool(_NOT_YET.search(before) or _OTHERS.search(before) or _OTHERS.search(behind))


def _clause_before(text: str, at: int) -> str:
    window = text[max(0, at - 60) : at]
    return _CLAUSE.split(window)[-1]
