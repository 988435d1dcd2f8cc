"""Companies and offices named in two ways: 有限公司 and 有限责任公司, a letter or an order apart.

Where the name of a body begins is not written: it follows a comma, or a word that governs it. So a
name is compared from its end, and two are one body's only where all of both is alike but the slip.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from grammar.model import Notice
from grammar.named_tuples import NamedTuple
from grammar.names_by_kind import named
from grammar.patterns import compiled
from grammar.source import Span
from grammar.variants import SISTERS, Variant, side_by_side

_KIND = compiled(
    r"有限责任公司|股份有限公司|有限公司|集团公司|分公司|中心|管理局|监督局|合作社|委员会|事务所|研究院|服务站|医院"
)
_FEWEST, _FARTHEST = 2, 24  # letters before the kind in which a name begins
# what stands before a name and is no part of it
_BEFORE = compiled(
    r".*(?:[由对向与及给为在把将的以经被让从至该等是入到]|督促|责令|约谈|移送|联合|会同|抽查|检查|核查|挂靠|委托|组织|取消|成立|指导|目前|其中|包括|通过|"
    r"协调|要求|追缴|收回|处罚|调整|设立|撤销|依托|发现|涉及|根据|按照|针对|同意|选派|选聘|聘请|请|支持|推动)(?=[\u4e00-\u9fff]{6})"
)
_RANK = compiled(r"^(?:全?[省市县区]|本|我|原|和|同)(?=[\u4e00-\u9fff]{6})")
_OF_SISTERS = frozenset("".join(SISTERS))
_SHORTEST = 8  # letters of a name that are compared, its kind included
_MOST = 5_000  # names looked at; a text with more is no notice
_SAME_END = 4  # letters: two names with their words turned round end alike


class _Name(NamedTuple):
    words: str
    span: Span


def of_companies(notice: Notice) -> Iterator[Variant]:
    """The bodies that seem to be written in two ways, each pair once."""
    first: dict[str, _Name] = {}
    for name in _names(notice):
        first.setdefault(name.words, name)
    seen: dict[tuple[str, str], _Name] = {}
    for name in first.values():
        for kind, key in _keys(name.words):
            other = seen.setdefault((kind, key), name)
            if other is name or not _is_one(kind, other.words, name.words):
                continue
            if not side_by_side(notice, *sorted((other.span, name.span))):
                yield Variant(other.span, name.span, loose=False)


def _names(notice: Notice) -> Iterator[_Name]:
    for found in islice(named(notice.text, _KIND, _FEWEST, _FARTHEST), _MOST):
        words = notice.text[found.start : found.end]
        cut = _BEFORE.match(words)
        start = cut.end() if cut else 0
        rank = _RANK.match(words[start:])
        start += rank.end() if rank else 0
        if len(words) - start >= _SHORTEST:
            yield _Name(words[start:], Span(found.start + start, found.end))


def _keys(words: str) -> Iterator[tuple[str, str]]:
    """What two writings of one name have in common."""
    if words.endswith(("有限公司", "有限责任公司")) and "股份" not in words:
        yield "kind", words.replace("有限责任公司", "有限公司")
    yield "turned", "".join(sorted(words))
    yield "letter", words
    for at in range(1, len(words) - 2):
        if words[at] not in _OF_SISTERS:
            yield "letter", words[:at] + words[at + 1 :]


def _is_one(kind: str, one: str, other: str) -> bool:
    if kind == "turned":
        return (
            one[-_SAME_END:] == other[-_SAME_END:] and one[:2] == other[:2] and _turned(one, other)
        )
    if kind == "letter":
        return abs(len(one) - len(other)) == 1
    return True


def _turned(one: str, other: str) -> bool:
    """Whether two neighbouring words have changed places: 登记交易, 交易登记."""
    start = next(n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)
    end = next(n for n in range(len(one), 0, -1) if one[n - 1] != other[n - 1])
    middle, turned = one[start:end], other[start:end]
    half = len(middle) // 2
    return len(middle) == 4 and middle[half:] + middle[:half] == turned
