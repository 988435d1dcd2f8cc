"""The status vocabulary: every way to write one has its class, and a sentence is none."""

from __future__ import annotations

import pytest

from grammar import statuses
from grammar.model import StatusClass
from grammar.parse import parse
from grammar.source import Source
from grammar.vocabulary import USUAL


@pytest.mark.parametrize("wording", statuses.WORDINGS, ids=lambda wording: wording.example)
def test_wording_has_its_class(wording: statuses.Wording) -> None:
    assert statuses.read(wording.example, USUAL) is wording.meaning


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("已完成(长期坚持)", StatusClass.COMPLETED_AND_KEPT_UP),
        ("完成整改,转入常态长效", StatusClass.COMPLETED_AND_KEPT_UP),
        ("立行立改，已完成", StatusClass.COMPLETED),
        ("整改任务已完成", StatusClass.COMPLETED),
        ("已基本完成整改任务", StatusClass.BASICALLY_COMPLETED),
        ("已取得阶段性成效,需长期坚持", StatusClass.STAGE_COMPLETED),
        ("需长期推进", StatusClass.LONG_TERM),
        ("达到序时进度,持续推进", StatusClass.IN_PROGRESS),
        ("未完成", StatusClass.IN_PROGRESS),
        ("尚未启动", StatusClass.NOT_STARTED),
        ("8月销号", StatusClass.COMPLETED),
        ("2023年9月底完成", StatusClass.COMPLETED),
        ("当月办结", StatusClass.COMPLETED),
        ("未销号", StatusClass.IN_PROGRESS),
        ("尚未办结", StatusClass.IN_PROGRESS),
        ("9月底前完成", None),
        ("已制定方案", None),
        ("加强学习", None),
        ("完成培训3期", None),
    ],
)
def test_words_have_their_class(words: str, meaning: StatusClass | None) -> None:
    assert statuses.read(words, USUAL) is meaning


@pytest.mark.parametrize(
    "told",
    [
        "集中学习3次。\n整改状态:已完成。",
        "集中学习3次。整改结果:已完成。",
        "集中学习3次。(已完成)",
        "该问题已完成整改。集中学习3次。",
        "集中学习3次,该问题已完成整改。",
        "\n集中学习3次。\n(已完成)",
        "\n①读原文;\n②谈体会。\n(已完成)",
        "一是读原文。二是谈体会。整改完成情况:已完成",
        "集中学习3次。结果:8月销号。",
        "集中学习3次。结果:已完成,9月底复核。",
    ],
)
def test_a_status_is_found_wherever_it_stands(told: str) -> None:
    notice = parse(
        Source(
            "关于巡察整改情况的通报\n一、问题整改情况\n1.关于“学习不深”的问题。学习3次。(已完成)\n"
            f"2.关于“宣讲不够”的问题。{told}\n3.关于“调研不实”的问题。调研4次。(已完成)\n"
            "二、下一步工作\n抓好巩固。\n"
        )
    )
    assert [item.status and item.status.meaning for item in notice.items] == [
        StatusClass.COMPLETED
    ] * 3
