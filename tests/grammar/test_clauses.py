"""What stands around each figure of a sentence."""

import pytest

from grammar.mentions import Cue, Mention
from grammar.parse import parse
from grammar.source import Source


def mentions(text: str) -> list[Mention]:
    return [m for sentence in parse(Source(text)).sentences for m in sentence.mentions]


@pytest.mark.parametrize(
    ("words", "cue", "label"),
    [
        ("已完成整改", Cue.NONE, "已完成整改"), ("其余", Cue.REST, ""), ("剩余的", Cue.REST, ""), ("其中来电", Cue.AMONG, "来电"),
        ("共计", Cue.TOTAL, ""), ("合计", Cue.TOTAL, ""), ("累计销号", Cue.CUMULATIVE, "销号"), ("扣除重复", Cue.MINUS, "重复"),
        ("实际受理", Cue.NET, "受理"), ("另有", Cue.EXTRA, ""), ("除", Cue.EXCEPT, ""),
    ],
)  # fmt: skip
def test_the_cue_and_the_label(words: str, cue: Cue, label: str) -> None:
    """The word that opens a clause says what the figure is to the others."""
    _, found = mentions(f"反馈问题41个，{words}5个。")
    assert (found.cue, found.label) == (cue, label)


def test_marks_depth_and_segments() -> None:
    """Brackets nest, semicolons part, and brackets without figures are no marks."""
    found = mentions("信访件68件（电话58件、信函10件）；党委（党组）会议9次。")
    assert [(m.before, m.after, m.depth, m.segment) for m in found] == [
        ("", "(", 0, 0),
        ("(", "、", 1, 0),
        ("、", ")", 1, 0),
        (";", "。", 0, 1),
    ]


def test_titles_and_quotations_hold_no_marks() -> None:
    """A comma in a title does not end a clause."""
    (found,) = mentions("按照《关于督查，检查的通知》“两查、三改”要求完成5个。")
    assert found.lead.startswith("按照《关于督查")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [("5个", "3个", True), ("5名", "3人", True), ("5个", "3件", False), ("5万元", "30元", True), ("5人", "3人次", False)],
)  # fmt: skip
def test_kinds(one: str, other: str, alike: bool) -> None:
    """Only figures of one kind are added up."""
    first, second = mentions(f"甲{one}，乙{other}。")
    assert (first.kind == second.kind) is alike


def test_long_sentences_are_cut() -> None:
    """A sentence with figures without end stays linear."""
    notice = parse(Source("，".join(f"甲{n}个" for n in range(2, 300)) + "。"))
    assert max(len(s.mentions) for s in notice.sentences) <= 60
    assert sum(len(s.mentions) for s in notice.sentences) == 298
