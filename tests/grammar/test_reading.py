"""The reading text undoes what copying did to a notice, and every place leads back to its source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.reading import Reading, read
from grammar.source import Source, Span
from tests.synthesis.neutral import set_in_columns

SENTENCES = (
    "区水利局党组把巡察整改作为重要政治任务,成立由党组书记任组长的领导小组,召开会议专题研究部署,逐条逐项认领问题",
    "制定整改方案并分解任务,明确责任领导、责任股室和完成时限,实行台账管理、挂图作战、对账销号,每半月调度一次进度",
    "对巡察移交的信访事项逐件核查,谈话提醒相关人员,追回违规发放的补贴,修订财务管理和公务接待等方面的规章制度",
)
# what the source may say where the reading text says it at half width
_WIDE = {"（": "(", "）": ")", "：": ":", "；": ";", "\u3000": " ", "\u00a0": " ", "﹪": "%"}


def read_text(text: str) -> Reading:
    return read(Source(text))


def assert_leads_back(reading: Reading) -> None:
    """Every character of the reading text is that of the place it leads to, widths apart."""
    source = reading.source.text
    last = -1
    for at, character in enumerate(reading.text):
        place = reading.place(Span(at, at + 1))
        assert place.end == place.start + 1 or place.start == place.end == len(source)
        assert place.start >= last, "places go back"
        last = place.start
        original = source[place.start : place.end]
        if character == "\n":
            continue  # put in where a copy lost it, or CR, or CRLF
        assert (
            original == character
            or _WIDE.get(original) == character
            or ord(original) - ord(character) == 0xFEE0
            or original in "\ufeff\u200b\u2002\u2003\u202f∶︰"
        )


@given(
    st.text(max_size=300)
    | st.text(alphabet="一、。（１2）# *>-|\r\n\t 整改:：\ufeff\u3000", max_size=300)
)
def test_every_place_leads_back(text: str) -> None:
    assert_leads_back(read_text(text))


@given(st.lists(st.sampled_from(SENTENCES), min_size=3, max_size=8), st.integers(22, 38))
def test_wrapped_lines_are_joined(sentences: list[str], width: int) -> None:
    """A text wrapped at any width by characters reads as the text before it was wrapped."""
    paragraphs = [f"  {sentence}。{sentence}。" for sentence in sentences]
    wrapped: list[str] = []
    for paragraph in paragraphs:
        wrapped += [paragraph[at : at + width] for at in range(0, len(paragraph), width)]
        wrapped.append("")
    reading = read_text("\n".join(wrapped))
    assert [line for line in reading.text.split("\n") if line] == paragraphs
    assert_leads_back(reading)


@given(st.integers(24, 52))
def test_lines_cut_at_a_width_are_joined_among_short_ones(width: int) -> None:
    """However many short lines stand between: headings, statuses."""
    answers = [
        (
            f"{n}.关于学习不深的问题",
            f"{SENTENCES[n % 3]};二是{SENTENCES[0]}。",
            "整改状态:已完成。",
            "责任单位:办公室",
        )
        for n in range(1, 9)
    ]
    lines = [line for answer in answers for line in answer]
    cut = [line[at : at + width] for line in lines for at in range(0, len(line), width)]
    assert read_text("\n".join(cut)).text.split("\n") == lines


@given(st.integers(40, 100))
def test_lines_set_by_an_editor_are_joined(width: int) -> None:
    """No mark begins a line, and what holds together is not torn apart, so lines fall short."""
    lines = ["一、总体情况", *(f"  {s}，印发《方案》（甲水发[2024]17号）。" for s in SENTENCES)] * 3
    lines += ["中共甲县水利局党组", "2024年3月5日"]
    text = "\n".join(part for line in lines for part in set_in_columns(line, width))
    joined = "\n".join(lines).replace("（", "(").replace("）", ")")
    assert read_text(text).text == joined


@pytest.mark.parametrize(
    "line",
    [
        "甲县第{n}乡镇人民政府农业农村综合服务中心办公室",
        "{n}    甲县人民政府农业农村局    2024年    已完成,持续巩固",
        "{n}|甲县人民政府农业农村局|2024年|已完成,持续巩固|办公室|",
        "第{n}批移交问题线索涉及农业农村领域,已全部办结到位。",
        "甲乡{n}\t已完成整改,长期坚持\t甲乡人民政府办公室\t甲乡",
    ],
)
def test_lines_of_one_length_are_not_joined(line: str) -> None:
    """Names, rows, sentences of one length are no cut lines."""
    text = "".join(f"{line.format(n=n)}\n" for n in range(1, 10))
    read = read_text(text).text
    # the gaps between the columns of a table are tabs now
    assert [row.split() for row in read.replace("|", " ").split("\n")] == [
        row.split() for row in text.replace("|", " ").split("\n")
    ]


def test_lines_of_a_list_are_not_joined() -> None:
    text = "".join(
        f"({n})修订某某管理办法一项并且抓好落实工作见到成效\n" for n in "一二三四五六七八九"
    )
    assert read_text(text).text == text


def test_a_quote_of_wrapped_words_is_the_source() -> None:
    lines = [SENTENCES[n % 3][:36] for n in range(9)]
    reading = read_text("\n".join(lines) + "\n")
    start = reading.text.index(lines[1]) - 2
    assert reading.quote(Span(start, start + 4)) == f"{lines[0][-2:]}\n{lines[1][:2]}"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_become_one(end: str) -> None:
    reading = read_text(f"甲。{end}乙。{end}丙")
    assert reading.text == "甲。\n乙。\n丙"
    assert reading.quote(Span(3, 5)) == "乙。"
    assert reading.extent(Span(0, 3)).end == 2 + len(end)


def test_a_byte_order_mark_is_no_character_of_the_title() -> None:
    reading = read_text("\ufeff关于整改情况的通报\n正文。\n")
    assert reading.text.strip().startswith("关于")
    assert reading.place(Span(1, 3)) == Span(1, 3)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("## 一、总体情况", "一、总体情况"),
        ("**一、总体情况**", "一、总体情况"),
        ("> 一、总体情况", "一、总体情况"),
        ("- 集中学习3次。", "集中学习3次。"),
        ("一、总体<br/>情况", "一、总体情况"),
    ],
)
def test_markdown_marks_are_taken_out(line: str, words: str) -> None:
    reading = read_text(f"{line}\n")
    assert reading.text == f"{words}\n"
    assert_leads_back(reading)


def test_a_notice_on_one_line_gets_its_lines_back() -> None:
    head = "中共甲镇委员会关于巡察整改情况的通报 根据区委统一部署,现将整改情况予以公布。"
    items = "".join(f"({n}){SENTENCES[0]}。整改状态:已完成。" for n in "一二三四五六七八九")
    text = f"{head}一、问题整改情况。{items}二、下一步工作。{SENTENCES[1]}。中共甲镇委员会 2024年3月1日"
    reading = read_text(text)
    lines = reading.text.split("\n")
    assert lines[0].strip() == "中共甲镇委员会关于巡察整改情况的通报"
    assert lines[1].startswith("根据区委统一部署")
    assert sum(line.startswith("(") for line in lines) == 9
    assert sum(line.startswith("整改状态:") for line in lines) == 9
    assert lines[-1] == "2024年3月1日"
    assert reading.text.replace("\n", "").replace(" ", "") == text.replace(" ", "")
    assert_leads_back(reading)


def test_widths_are_made_equal() -> None:
    reading = read_text("（一）完成率９８％；共３项：甲，乙！")
    assert reading.text == "(一)完成率98%;共3项:甲，乙！"
    assert reading.quote(Span(0, 3)) == "（一）"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("受理诉求 6172 件，办结 6060 件。", "受理诉求6172件，办结6060件。"),
        ("追缴 36.5 万元，惠及 1.2 万人。", "追缴36.5万元，惠及1.2万人。"),
        ("占 15.6 %，", "占15.6 %，"),
        ("见表 1 项目一览。", "见表 1 项目一览。"),
        ("附件 2 个人信息", "附件 2 个人信息"),
        ("12 个问题", "12 个问题"),
        ("某局 2024 年 3 月 5 日", "某局 2024 年 3 月 5 日"),
        ("型号 A-12 台式机", "型号 A-12 台式机"),
    ],
)
def test_a_figure_is_read_with_its_unit(text: str, words: str) -> None:
    """Spaces around a figure and before its unit go; those of names, dates and numbers stay."""
    assert read(Source(text)).text == words
