"""Words of a house: what the checker does not know becomes known, and nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from grammar import statuses
from grammar.mentions import LevelKind
from grammar.model import Notice, StatusClass
from grammar.parse import parse
from grammar.source import Source
from grammar.vocabulary import USUAL, Vocabulary
from rules import RULES

# no letter of a marker, a numeral or a mark; few of them make a status that is known already
LETTERS = "清零滚动闭环挂账归档摘牌见效收官提质攻坚"
WORDS = st.text(LETTERS, min_size=2, max_size=8)
CLASSES = st.sampled_from(StatusClass)

FIELDS = "整改状态:{}"
BRACKETS = "落实整改措施({})"
SENTENCE = "修订制度。该问题已{}。"
ALONE = "修订制度。{}。"
ITEM = "({})学习不够深入的问题\n{}\n"


def of_words(word: str, meaning: StatusClass) -> Vocabulary:
    return Vocabulary.of({word: meaning}, {}, ())


def items(form: str, word: str, known: Vocabulary) -> list[StatusClass | None]:
    """The classes of two items, one told in words that anybody knows."""
    text = "整改情况的通报\n一、整改情况\n"
    text += ITEM.format("一", form.format("完成整改")) + ITEM.format("二", form.format(word))
    found = (one.status for one in parse(Source(text), known).items)
    return [None if status is None else status.meaning for status in found]


@pytest.mark.parametrize("form", [FIELDS, BRACKETS, SENTENCE, ALONE])
@given(word=WORDS, meaning=CLASSES)
def test_a_status_word_becomes_known(form: str, word: str, meaning: StatusClass) -> None:
    """Wherever a status can stand, in the class that it is given; without it, none is read."""
    assume(statuses.read(word, USUAL) is None)
    assert items(form, word, USUAL)[1] is None
    assert items(form, word, of_words(word, meaning)) == [StatusClass.COMPLETED, meaning]


@given(word=WORDS, meaning=CLASSES)
def test_a_status_word_becomes_known_in_a_table(word: str, meaning: StatusClass) -> None:
    """Of a column that is headed as one."""
    assume(statuses.read(word, USUAL) is None)
    text = f"通报\n序号\t反馈问题\t整改状态\n1\t制度不全\t已完成\n2\t管理不严\t{word}\n"
    rows = statuses_of_rows(parse(Source(text), of_words(word, meaning)))
    assert rows == [StatusClass.COMPLETED, meaning]
    assert statuses_of_rows(parse(Source(text))) == [StatusClass.COMPLETED]


def statuses_of_rows(notice: Notice) -> list[StatusClass]:
    from grammar.entry_statuses import table_statuses

    return [status.meaning for _, status in table_statuses(notice)]


@given(word=WORDS, meaning=CLASSES, text=st.text(LETTERS + "，。完成已", max_size=12))
def test_other_words_stay_as_they_are(word: str, meaning: StatusClass, text: str) -> None:
    """A longer word that holds it is another word."""
    assume(word not in text)
    assert statuses.read(text, of_words(word, meaning)) is statuses.read(text, USUAL)
    assume(statuses.read(f"{word}后再看", USUAL) is None)
    assert statuses.read(f"{word}后再看", of_words(word, meaning)) is None


def test_own_words_go_first_and_are_no_patterns() -> None:
    """Also where the checker knows a word in another class; in any width."""
    known = of_words("长期坚持", StatusClass.IN_PROGRESS)
    assert statuses.read("长期坚持", USUAL) is StatusClass.LONG_TERM
    assert statuses.read("长期坚持", known) is StatusClass.IN_PROGRESS
    assert statuses.read("目前，该问题已清零", of_words("清零", StatusClass.COMPLETED))
    assert statuses.read("Ａ级办结", of_words("Ａ级办结", StatusClass.COMPLETED)) is None
    assert statuses.read("A级办结", of_words("Ａ级办结", StatusClass.COMPLETED))
    assert statuses.read("清零", of_words("清.", StatusClass.COMPLETED)) is None


LEVELS = (
    "整改情况的通报\n巡察反馈指出3个{0}。\n一、整改情况\n"
    "(一)窗口服务质量不高\n增设窗口。\n(二)资金管理不规范\n修订制度。\n"
    "(三)队伍建设不力\n开展培训。\n(四)作风建设不实\n组织自查。\n"
)


@pytest.mark.parametrize("noun", ["堵点", "弱项", "靶点"])
def test_a_noun_counts_a_level(noun: str) -> None:
    """The number is bound to it, as one of 问题 is; otherwise it is open what it counts."""
    known = Vocabulary.of({}, {noun: LevelKind.PROBLEM}, ())
    text = LEVELS.format(noun)
    (bound,) = parse(Source(text), known).bound
    assert (bound.count.noun, int(bound.count.value), len(bound.entries)) == (noun, 3, 4)
    assert [one.entries for one in parse(Source(LEVELS.format("问题"))).bound] == [bound.entries]
    assert parse(Source(text)).bound == ()


ASPECTS = (
    "整改情况的通报\n巡察反馈指出2个篇章。\n一、党建{0}\n(一)学习不深入\n开展培训。\n"
    "(二)制度不健全\n修订制度。\n二、民生{0}\n(一)服务质量不高\n增设窗口。\n"
    "三、法治{0}\n(一)执法不规范\n组织自查。\n"
)


def test_a_noun_of_aspects_counts_what_is_headed_so() -> None:
    """And neither the problems below, nor what is headed otherwise."""
    known = Vocabulary.of({}, {"篇章": LevelKind.ASPECT}, ())
    (bound,) = parse(Source(ASPECTS.format("篇章")), known).bound
    assert (bound.count.noun, int(bound.count.value), len(bound.entries)) == ("篇章", 2, 3)
    assert parse(Source(ASPECTS.format("工作")), known).bound == ()
    assert parse(Source(LEVELS.format("篇章")), known).bound == ()


VARIANTS = (
    ("鑫源建设有限公司已退款。\n", "新源建设有限公司", "列入名单。\n"),
    ("王建国同志任组长。\n", "王健国", "同志带队督办。\n"),
    ("制定《农村供水工程水质检测规程》。\n执行", "《农村供水工程水质监测规程》", "。\n"),
    ("制定《集团商务接待管理实施细则》。\n执行", "《集团商务接待管理实施办法》", "。\n"),
)


def told(text: str, *groups: tuple[str, ...]) -> int:
    """How many names are told for variants."""
    notice = parse(Source(text), Vocabulary.of({}, {}, groups))
    (rule,) = [rule for rule in RULES if rule.name == "title-variant"]
    return sum(1 for _ in rule.check(notice, rule.options))


@pytest.mark.parametrize("parts", VARIANTS)
def test_names_that_may_stand_beside_each_other(parts: tuple[str, str, str]) -> None:
    """One in two ways, or two that look alike: those of one group, and no others."""
    first = parts[0].replace("制定", "").removesuffix("执行").strip("。\n")
    first = first.removesuffix("已退款").removesuffix("同志任组长")
    text = "".join(parts)
    assert told(text) == 1
    assert told(text, (first, parts[1])) == 0
    assert told(text, ("甲乙丙丁", f"湖阳{parts[1]}"), ("湖阳" + first, "戊己庚辛")) == 1


def test_a_third_name_is_told_still() -> None:
    """A group settles what it names."""
    text = "鑫源建设有限公司、新源建设有限公司已退款。\n欣源建设有限公司列入名单。\n"
    assert told(text, ("鑫源建设有限公司", "新源建设有限公司")) == 1
    full = ("湖阳鑫源建设有限公司", "湖阳新源建设有限公司", "湖阳欣源建设有限公司")
    assert told(text, full) == 0


def test_titles_with_or_without_their_marks() -> None:
    text = "制定《农村供水工程水质检测规程》。\n执行《农村供水工程水质监测规程》。\n"
    assert told(text, ("农村供水工程水质检测规程", "农村供水工程水质监测规程")) == 0


def test_no_words_change_nothing(shared_texts: list[str]) -> None:
    """An empty vocabulary, and one whose words do not occur, read what is read without."""
    strange = Vocabulary.of(
        {"龘龘": StatusClass.COMPLETED}, {"鱻鱻": LevelKind.ASPECT}, [("麤麤麤麤", "猋猋猋猋")]
    )
    for text in shared_texts:
        plain = parse(Source(text))
        assert parse(Source(text), Vocabulary()) == plain
        other = parse(Source(text), strange)
        assert other.items == plain.items
        assert other.phrases == plain.phrases
        assert other.bound == plain.bound


@pytest.fixture
def shared_texts() -> list[str]:
    """The examples of all rules: every form that the checker reads."""
    from rules.examples import unmarked

    return [unmarked(example).text for rule in RULES for example in rule.examples]
