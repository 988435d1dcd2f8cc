"""Statuses are counted by class, from the items or, where these have none, from a table."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from grammar import status_counts
from grammar.model import StatusClass
from grammar.parse import parse
from grammar.source import Source

WRITTEN = {
    "已完成": StatusClass.COMPLETED,
    "已完成，长期坚持": StatusClass.COMPLETED_AND_KEPT_UP,
    "基本完成": StatusClass.BASICALLY_COMPLETED,
    "阶段性完成": StatusClass.STAGE_COMPLETED,
    "正在推进": StatusClass.IN_PROGRESS,
    "尚未启动": StatusClass.NOT_STARTED,
    "长期坚持": StatusClass.LONG_TERM,
}
ITEM = "{n}.关于“学习不深”的问题。组织学习{n}次。\n{status}\n"
HEAD = "中共梧川区水务局党组关于巡察整改情况的通报\n一、反馈问题整改情况\n"


def _items(written: list[str]) -> str:
    rows = (
        ITEM.format(n=n, status=f"整改状态：{w}。" if w else "") for n, w in enumerate(written, 1)
    )
    return HEAD + "".join(rows)


@given(st.lists(st.sampled_from(sorted(WRITTEN)), min_size=2, max_size=20))
def test_items_are_counted_as_written(written: list[str]) -> None:
    counts = status_counts.of(parse(Source(_items(written))))
    assert [s.meaning for s in counts.statuses] == [WRITTEN[w] for w in written]
    assert counts.total == len(written)
    assert sum(counts.by_class.values()) == counts.total
    assert not counts.missing


def test_an_item_without_a_status_is_missing() -> None:
    text = _items(["已完成", "", "已完成", "正在推进"])
    notice = parse(Source(text))
    counts = status_counts.of(notice)
    assert counts.total == 4
    assert counts.stated
    assert counts.count(*status_counts.DONE) == 2
    assert [notice.quote(span)[:2] for span in counts.missing] == ["2."]


def test_a_table_counts_where_the_items_have_no_status() -> None:
    table = "三、整改情况一览\n序号\t反馈问题\t整改措施\t整改状态\n" + "".join(
        f"{n}\t学习不深\t组织学习{n}次\t{w}\n" for n, w in enumerate(WRITTEN, 1)
    )
    counts = status_counts.of(parse(Source(_items(["", ""]) + table)))
    assert counts.by_class == dict.fromkeys(WRITTEN.values(), 1)


def test_a_text_without_statuses_has_none() -> None:
    counts = status_counts.of(parse(Source("今天天气很好。")))
    assert counts.total == 0
    assert not counts.stated
    assert not counts.by_class
    assert not list(status_counts.every(parse(Source("今天天气很好。"))))
