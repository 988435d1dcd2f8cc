"""The report for people: golden texts, and carets under exactly the right characters."""

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.engine import audit
from auditor.language import Language
from auditor.report import Place, Report, unreadable
from auditor.reports.columns import width
from auditor.reports.excerpt import Frame, Mark, excerpts
from auditor.reports.paint import Role, plain
from auditor.reports.text import TextReport
from auditor.reports.wording import wording
from grammar.model import Notice
from grammar.source import Source
from rules._rule import Finding, Label, Options, Rule, Severity, Words
from tests.auditor.fakes import finder, rule, settings, spans

DRAFT = """\
关于青岩县巡察整改情况的通报
针对巡察反馈的3个问题，县委细化分解成41项具体问题，逐项整改。
一、关于“学习不深入”问题的整改情况
已完成整改，长期坚持。
"""


def count_mismatch() -> Rule[Options]:
    def check(notice: Notice, options: Options):  # type: ignore[no-untyped-def]
        listed = spans(notice, "一、")[0]
        yield Finding(
            Words("写明41项，实列39项", "claims 41 items, lists 39"),
            spans(notice, "41项具体问题")[0],
            (
                Label(spans(notice, "3个问题")[0], Words("此处写3个", "3 claimed here")),
                Label(listed, Words("自此逐项列出，共39项", "listed from here on: 39")),
            ),
            check=Words("是漏列两项，还是未改总数？", "are two missing, or is the total old?"),
        )

    return rule("count-mismatch", check)


def written(report: Report, language: Language, columns: int = 80) -> str:
    return "".join(TextReport(language, columns, plain).render([report]))


CHINESE = """\
draft.txt:2:20  error  count-mismatch  写明41项，实列39项
   2 │ 针对巡察反馈的3个问题，县委细化分解成41项具体问题，逐项整改。
     │                                      ^^^^^^^^^^^^
     │               ^^^^^^^ 此处写3个
   3 │ 一、关于“学习不深入”问题的整改情况
     │ ^^^^ 自此逐项列出，共39项
     └ 核对：是漏列两项，还是未改总数？

draft.txt：错误 1 处，警告 0 处，提示 0 处
数字、日期、文件共 2 处：已核实 0，前后一致 0，有矛盾 2，存疑 0，未核 0
"""

ENGLISH = """\
draft.txt:2:20  error  count-mismatch  claims 41 items, lists 39
   2 │ 针对巡察反馈的3个问题，县委细化分解成41项具体问题，逐项整改。
     │                                      ^^^^^^^^^^^^
     │               ^^^^^^^ 3 claimed here
   3 │ 一、关于“学习不深入”问题的整改情况
     │ ^^^^ listed from here on: 39
     └ check: are two missing, or is the total old?

draft.txt: 1 error, 0 warnings, 0 notes
2 claims: 0 verified, 0 consistent, 2 contradicted, 0 uncertain, 0 unassessed
"""


@pytest.mark.parametrize(("language", "text"), [("zh", CHINESE), ("en", ENGLISH)])
def test_the_report_on_a_flawed_notice(language: Language, text: str) -> None:
    """The whole of it, in both languages."""
    report = audit(Source(DRAFT, "draft.txt"), settings(count_mismatch()))
    assert written(report, language) == text


def test_what_was_not_assessed_is_told() -> None:
    """How many claims, of which kinds, and where to read why."""
    text = written(audit(Source(DRAFT, "my draft.txt"), settings()), "en")
    assert text == dedent("""\
        my draft.txt: 0 errors, 0 warnings, 0 notes
        2 claims: 0 verified, 0 consistent, 0 contradicted, 0 uncertain, 2 unassessed
        not assessed: 2 of 2 claims (2 counts) — see `auditor claims 'my draft.txt'`
        """)


def test_several_documents_and_their_total() -> None:
    """One block each, an unread one left to the error line, and what they come to."""
    one = audit(Source(DRAFT, "a.txt"), settings(finder("r", "3个", Severity.WARNING)))
    gone = unreadable("b.txt", Words("没有", "gone"))
    text = "".join(TextReport("en", 80, plain).render([one, gone]))
    assert text.splitlines()[-1] == (
        "total: 2 files (1 not audited in full): 0 errors, 1 warning, 0 notes"
    )
    assert "b.txt" not in text


def test_an_empty_document_is_no_sound_one() -> None:
    """Nothing to audit is not nothing found."""
    report = audit(Source("\n", "a.txt"), settings())
    assert written(report, "en") == "a.txt: the file is empty; there was nothing to audit\n"
    assert written(report, "zh") == "a.txt：文件是空的，没有可核对的内容\n"


def test_what_is_no_notice_is_told_so() -> None:
    """The findings stand all the same."""
    report = audit(Source("白日依山尽，黄河入海流。", "a.txt"), settings(finder("r", "黄河")))
    text = written(report, "en")
    assert "a.txt: this does not read as a notice" in text
    assert "a.txt:1:7  error  r" in text
    assert "不像整改通报" in written(report, "zh")


def test_many_places_are_counted_instead_of_shown() -> None:
    """A finding with forty places does not fill the screen."""
    text = "关于整改\n" + "12个\n" * 20

    def check(notice: Notice, options: Options):  # type: ignore[no-untyped-def]
        first, *rest = spans(notice, "12个")
        yield Finding(Words("x", "x"), first, tuple(Label(s, Words("y", "y")) for s in rest))

    shown = written(audit(Source(text, "a.txt"), settings(rule("r", check))), "en")
    assert "and 11 more places: see --format json" in shown
    assert shown.count("^") == 4 * 9


def carets(text: str, quote: str, columns: int = 60) -> tuple[str, str]:
    """What stands above the carets, and the line of text that is shown."""
    source = Source(text)
    start = text.index(quote)
    mark = Mark(Place(source, start, start + len(quote)), "", Role.ERROR)
    frame = Frame(3, columns, plain)
    line, below = excerpts(source, [mark], frame)
    at, size = below.index("^"), below.count("^")
    above = ""
    used = 0
    for char in line:
        if at <= used < at + size:
            above += char
        used += width(char)
    return above, line


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("针对41项具体问题", "41项"),
        ("针对４１项具体问题", "４１项"),
        ("“①”abc整改", "整改"),
        ("e\u0301e\u0301 12个", "12个"),
        ("整改\u200b12个", "12个"),
        ("\t整改\t12个", "12个"),
        ("\ufeff\u200b整改", "整改"),
    ],
)
def test_carets_stand_under_exactly_the_quote(text: str, quote: str) -> None:
    """Half width, full width, ambiguous, combining, invisible, tabs."""
    assert carets(text, quote)[0].strip("\u200b\ufeff") == quote


@given(
    st.text(st.sampled_from("整改，。ab1２①“\u0301\u200b "), max_size=200),
    st.text(st.sampled_from("整改，。ab1２①“\u0301\u200b "), max_size=200),
)
def test_carets_in_a_long_line(before: str, after: str) -> None:
    """However long the line, the place is in what is shown of it, and all of that fits."""
    above, line = carets(f"{before}《目标》{after}", "《目标》")
    assert above.strip("\u0301\u200b") == "《目标》"
    assert width(line) <= 60


def test_a_line_too_long_is_cut_on_both_sides() -> None:
    """A notice in one line shows the words around the place."""
    _, line = carets("前" * 4000 + "41项" + "后" * 4000, "41项")
    shown = line.partition("│ ")[2]
    assert shown.startswith("…前")
    assert shown.endswith("后…")
    assert 50 <= width(shown) <= 56


def test_a_place_longer_than_the_page_is_cut() -> None:
    """Its beginning is shown."""
    text = "长" * 500
    source = Source(text)
    mark = Mark(Place(source, 0, 500), "label", Role.ERROR)
    lines = list(excerpts(source, [mark], Frame(3, 60, plain)))
    assert all(width(line) <= 60 for line in lines)
    assert lines[-1].endswith("label")


def test_a_place_of_several_lines_shows_the_first() -> None:
    """Carets reach to the end of the line."""
    source = Source("甲乙丙\r\n丁戊\r\n")
    mark = Mark(Place(source, 1, 7), "", Role.ERROR)
    assert list(excerpts(source, [mark], Frame(1, 60, plain))) == [" 1 │ 甲乙丙", "   │   ^^^^"]


def test_an_empty_place_at_the_end_has_a_caret() -> None:
    """Where something is missing, the caret stands behind the last character."""
    source = Source("甲乙")
    mark = Mark(Place(source, 2, 2), "", Role.ERROR)
    assert list(excerpts(source, [mark], Frame(1, 60, plain))) == [" 1 │ 甲乙", "   │     ^"]


def test_a_document_cannot_control_the_terminal() -> None:
    """Neither its text nor its words in a message nor its name bring escape sequences along."""
    source = Source("关于整改\n\x1b[31m12个\n", "a\x1b[2J.txt")

    def check(notice: Notice, options: Options):  # type: ignore[no-untyped-def]
        (place,) = spans(notice, "12个")
        words = Words("\x1b[31m", "\x1b[31m")
        yield Finding(words, place, (Label(place, words),), check=words)

    assert "\x1b" not in written(audit(source, settings(rule("r", check))), "en")


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("is one missing?", "check: is one missing?"),
        ("Check: is one missing?", "check: is one missing?"),
        ("Check it against the source.", "Check it against the source."),
    ],
)
def test_questions_look_alike(question: str, shown: str) -> None:
    """However a rule words them."""
    assert wording("en").check(question) == shown
