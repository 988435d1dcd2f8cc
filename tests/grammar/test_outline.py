"""Every text has an outline that covers it, and a generated outline comes back as generated."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.lists import written
from grammar.model import BlockKind, Notice, Section, Style
from grammar.parse import parse
from grammar.source import Source

# characters that mean something to the grammar, so that chance meets them often
_MARKED = "一二三四十、.（）()①②1234567890是第部分,，。:：;；“”《》〈〉[]【】\n\r\t |#*->年月日至项个% 整改问题"
TEXTS = st.text(max_size=200) | st.text(alphabet=_MARKED, max_size=200)
# no heading stands below a measure, so 一是 only comes last; 第一, is read where text follows
STYLES = (
    Style.PART,
    Style.HAN_COMMA,
    Style.HAN_BRACKET,
    Style.HAN_DOT,
    Style.ORDINAL,
    Style.ARABIC_DOT,
    Style.ARABIC_COMMA,
    Style.ARABIC_BRACKET,
    Style.ARABIC_HALF_BRACKET,
    Style.CIRCLED,
    Style.LABELLED,
)


class Node(NamedTuple):
    """A heading to be written: how many stand below it, and what below these."""

    children: tuple[Node, ...]


def nodes(depth: int) -> st.SearchStrategy[tuple[Node, ...]]:
    if depth == 0:
        return st.just(())
    below = nodes(depth - 1)
    return st.lists(st.builds(Node, below), min_size=1, max_size=3).map(tuple) | st.just(())


OUTLINES = st.tuples(nodes(4).filter(bool), st.permutations(STYLES))


def lines(row: tuple[Node, ...], styles: list[Style]) -> Iterator[str]:
    for number, node in enumerate(row, 1):
        marker = written(styles[0], number, "问题" if styles[0] is Style.LABELLED else "")
        yield f"{marker}{'：' if styles[0] is Style.LABELLED else ''}抓好落实甲。"
        yield "已有正文若干。"
        yield from lines(node.children, styles[1:])


def shape(sections: tuple[Section, ...]) -> tuple[Node, ...]:
    return tuple(Node(shape(section.children)) for section in sections)


def assert_covered(notice: Notice) -> None:
    """The blocks cover the reading text, their extents the source, without hole or overlap."""
    extents = [block.extent for block in notice.blocks]
    for one, other in pairwise(extents):
        assert one.end == other.start
    if notice.text:
        assert extents[0].start == 0
        assert extents[-1].end == len(notice.text)
        placed = [notice.reading.extent(extent) for extent in extents]
        assert placed[0].start == 0
        assert placed[-1].end == len(notice.reading.source.text)
        for one, other in pairwise(placed):
            assert one.end == other.start
    for block in notice.blocks:
        assert block.extent.covers(block.span)
        assert block.extent.covers(block.content)


@given(TEXTS)
def test_any_text_is_covered(text: str) -> None:
    assert_covered(parse(Source(text)))


@pytest.mark.parametrize("blank", ["\x1f", "\x1c", "\x85", "\u2028", "\v "])
def test_a_line_of_any_white_space_is_blank(blank: str) -> None:
    """Some control characters count as white space, and stand in damaged drafts."""
    notice = parse(Source(f"{blank}\n一、甲\n{blank}\n"))
    assert_covered(notice)
    assert [block.kind for block in notice.blocks] == [
        BlockKind.BLANK,
        BlockKind.HEADING,
        BlockKind.BLANK,
    ]


@pytest.mark.parametrize("text", ["㉠", "||0", "|甲|乙|\n|丙|丁|x\n"])
def test_what_only_looks_like_a_marker_or_a_row_is_text(text: str) -> None:
    assert_covered(parse(Source(text)))


@pytest.mark.parametrize("blank", ["  ", "\x0b", "\x0c", "\u2028", "\u3000\x85"])
def test_blank_lines_of_white_space_part_headings(blank: str) -> None:
    """Between headings as within a list, whichever white space it is."""
    notice = parse(Source(f"通报\n一、甲\n{blank}\n1.乙\n{blank}\n二、丙\n"))
    assert_covered(notice)
    assert [b.kind for b in notice.blocks if b.marker is None] == [
        BlockKind.TITLE,
        BlockKind.BLANK,
        BlockKind.BLANK,
    ]
    assert shape(notice.sections) == (Node((Node(()),)), Node(()))


@given(OUTLINES)
def test_a_generated_outline_comes_back(drawn: tuple[tuple[Node, ...], list[Style]]) -> None:
    row, styles = drawn
    text = "某局整改情况如下,请予监督。\n" + "\n".join(lines(row, styles)) + "\n"
    notice = parse(Source(text))
    assert shape(notice.sections) == row
    depths = {style: depth for depth, style in enumerate(styles)}

    def check(sections: tuple[Section, ...], depth: int) -> None:
        assert [section.marker.number for section in sections] == list(range(1, len(sections) + 1))
        for section in sections:
            assert depths[section.marker.style] == depth
            assert notice.text[section.heading.start : section.heading.end] == "抓好落实甲"
            check(section.children, depth + 1)

    check(notice.sections, 0)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1.甲项。\n2、乙项。\n3.丙项。\n", [1, 2, 3]),
        ("(1)甲项。\n(2)乙项。\n③丙项。\n(4)丁项。\n", [1, 2, 3, 4]),
    ],
)
def test_a_marker_in_another_style_stays_at_its_level(text: str, numbers: list[int]) -> None:
    notice = parse(Source(text))
    assert [section.marker.number for section in notice.sections] == numbers


def test_numbers_that_run_on_under_two_headings_are_two_lists() -> None:
    notice = parse(Source("1.甲。\n①子。\n②丑。\n2.乙。\n③寅。\n④卯。\n3.丙。\n"))
    assert [len(section.children) for section in notice.sections] == [2, 2, 0]


def test_a_measure_holds_no_heading() -> None:
    notice = parse(
        Source("现将情况通报如下:\n一是抓学习。\n二是抓宣讲。\n一、总体情况\n二、主要做法\n")
    )
    assert [section.marker.style for section in notice.sections] == [Style.INLINE] * 2 + [
        Style.HAN_COMMA
    ] * 2


def test_labels_have_levels_of_their_own() -> None:
    notice = parse(
        Source("问题1:学习不深\n措施1:读书。\n措施2:研讨。\n问题2:宣讲不够\n措施1:进村。\n")
    )
    assert [len(section.children) for section in notice.sections] == [2, 1]


@pytest.mark.parametrize("mark", [":", "、", " ", "\u3000"])
def test_a_label_with_a_blank_behind_it(mark: str) -> None:
    lines = ("个人事项查核不实", "和谐劳动关系不够", "落实不到位")
    text = "".join(f"问题{n}{mark}{line}\n整改3次。\n" for n, line in enumerate(lines, 1))
    notice = parse(Source("现将情况通报如下。\n" + text))
    assert [section.marker.number for section in notice.sections] == [1, 2, 3]


@pytest.mark.parametrize(
    "line", ["问题1 个,已整改。", "问题2 和问题3 一并说明。", "任务1 至任务3 已完成。"]
)
def test_a_line_that_only_opens_like_a_label(line: str) -> None:
    assert parse(Source(f"现将情况通报如下。\n{line}\n")).sections == ()


def test_head_and_tail_are_told_from_the_text() -> None:
    notice = parse(
        Source(
            "来源:甲县水利局 发布时间:2024-03-02 浏览次数:12\n甲县水利局党组关于巡察整改情况的通报\n"
            "根据县委统一部署,现将整改情况公布如下。\n一、学习方面\n学习3次。\n"
            "中共甲县水利局党组\n2024年3月1日\n责任编辑:林某 打印本页\n"
        )
    )
    assert [block.kind for block in notice.blocks] == [
        BlockKind.FURNITURE,
        BlockKind.TITLE,
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.SIGNATURE,
        BlockKind.SIGNING_DATE,
        BlockKind.FURNITURE,
    ]
