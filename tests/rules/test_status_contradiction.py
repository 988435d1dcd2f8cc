"""A text that leaves work open contradicts a status of done, wherever the status stands."""

from __future__ import annotations

import pytest

from grammar.parse import parse
from grammar.source import Source
from rules.examples import findings
from rules.status_contradiction import RULE
from tests.grammar.modality_texts import FLAWED, SOUND

LAYOUTS = {
    "field": "1.关于“作风不实”的问题。{text}\n整改状态：{status}。\n2.关于“学习不深”的问题。组织测试2次。\n整改状态：{status}。\n",
    "brackets": "1.关于“作风不实”的问题。{text}（{status}）\n2.关于“学习不深”的问题。组织测试2次。（{status}）\n",
    "measures": "1.关于“作风不实”的问题\n整改措施：一是组织学习。二是{text}\n完成情况：{status}\n2.关于“学习不深”的问题\n整改措施：组织测试。\n完成情况：{status}\n",
}


def _notice(layout: str, text: str, status: str) -> str:
    items = LAYOUTS[layout].format(text=text, status=status)
    return f"中共梧川区水务局党组关于巡察整改情况的通报\n现将巡察整改情况通报如下。\n一、反馈问题整改情况\n{items}"


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("text", SOUND)
def test_silent_on_sound_text(layout: str, text: str) -> None:
    assert not findings(RULE, _notice(layout, text, "已完成"))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("text", "words"), FLAWED)
def test_finds_the_clause(layout: str, text: str, words: str) -> None:
    notice = _notice(layout, text, "已完成，长期坚持")
    ((place, finding),) = findings(RULE, notice)
    at = notice.index(words)
    assert place.start < at + len(words)
    assert place.end > at
    parsed = parse(Source(notice))
    assert parsed.quote(finding.related[0].span) == "已完成，长期坚持"


@pytest.mark.parametrize("status", ["正在推进", "基本完成", "阶段性完成", "长期坚持", "尚未启动"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_silent_where_the_status_does_not_say_done(layout: str, status: str) -> None:
    assert not findings(RULE, _notice(layout, "待资金到位后启动改造。", status))
