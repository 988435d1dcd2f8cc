"""What an item tells in answer to its problem: without its heading, its status, who answers and when."""

from __future__ import annotations

from collections.abc import Iterator

from grammar.model import BlockKind, Item, Notice
from grammar.patterns import compiled
from grammar.source import Span

# labels of fields that say who, when and of what kind, and nothing of what was done
_FORMAL = compiled(
    r"(?:责任|牵头|配合|协办|协同|主办|承办|督办|包案|包联|分管|整改|完成|办结|销号|反馈|问题|第一|直接|具体)*"
    r"(?:领导|单位|部门|科室|处室|股室|人|人员|时限|期限|时间|日期|类型|类别|来源|性质|编号|序号|电话)"
)


def is_formal(label: str) -> bool:
    """Whether a field of this label says who or when: 责任单位, 整改时限."""
    return _FORMAL.fullmatch(label) is not None


class Answers:
    """The answers of a notice's items."""

    def __init__(self, notice: Notice) -> None:
        self._formal = {
            block.content.start
            for block in notice.blocks
            if block.kind is BlockKind.FIELD and is_formal(block.label)
        }

    def of(self, item: Item) -> Iterator[Span]:
        """The stretches of text in which an item is answered."""
        return (span for span in item.text if span.start not in self._formal)
