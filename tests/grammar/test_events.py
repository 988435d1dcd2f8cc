"""A date is the date of the event that its clause tells, and the words say how it is told."""

from __future__ import annotations

import pytest

from grammar.event_wordings import WORDINGS, Wording
from grammar.model import Event, EventKind, Telling
from grammar.parse import parse
from grammar.source import Source


def _events(text: str) -> tuple[Event, ...]:
    return parse(Source(text)).events


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda w: f"{w.kind}-{w.example[:12]}")
def test_example_of_a_wording(wording: Wording) -> None:
    before, _, rest = wording.example.partition("⟨")
    inside, _, after = rest.partition("⟩")
    event, *_ = [
        e for e in _events(f"2023年起。\n{before}{inside}{after}。\n") if e.when.span.start >= 7
    ]
    assert event.kind is wording.kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2023年6月14日,医院党委召开党委会议,原原本本传达反馈意见。", EventKind.MEETING),
        ("2023年10月14日,区党工委召开省委巡视反馈意见整改专题会议。", EventKind.MEETING),
        ("按要求于2022年7月29日组织召开专题民主生活会,围绕巡察反馈的问题查摆。", EventKind.MEETING),
        ("对2022年1月至2024年5月的出院病历开展自查。", EventKind.OTHER),
        ("较2022年提高5个百分点。", EventKind.OTHER),
        ("2023年6月21日至9月20日开展集中整改,召开党组会6次。", EventKind.WORK_PERIOD),
        ("预计2025年3月完工。", EventKind.DEADLINE),
        ("整改时限:2024年12月底前。", EventKind.DEADLINE),
        ("每年3月1日开展宣传。", EventKind.OTHER),
        ("记者从督察组获悉,2023年1月16日向局党组反馈。", EventKind.FEEDBACK),
        ("意见反馈截止时间:2024年10月18日。", EventKind.FEEDBACK_WINDOW),
    ],
)
def test_kind(text: str, kind: EventKind) -> None:
    assert [e.kind for e in _events(text + "\n")] == [kind]


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("2023年6月12日印发《招标采购管理办法》。", Telling.DONE),
        ("2023年6月12日印发《违规采购处理办法》,拟于年底评估。", Telling.DONE),
        ("拟于2023年6月12日召开推进会。", Telling.PLANNED),
        ("巡视期间,2023年4月21日对车辆超编问题当即处理。", Telling.BEFORE),
        ("上轮巡察于2019年5月9日向局党组反馈意见。", Telling.BEFORE),
        ("2023年11月至12月开展冬修。", Telling.OPEN),
    ],
)
def test_telling(text: str, telling: Telling) -> None:
    assert _events(text + "\n")[0].telling is telling


def test_the_day_of_publication_is_in_the_furniture() -> None:
    text = "中共双溆县水利局党组关于巡察整改的通报\n发布时间:2023-12-08 09:16 来源:水利局 浏览次数:5\n根据部署,开展整改。\n"
    (event,) = _events(text)
    assert event.kind is EventKind.PUBLICATION
    assert text[event.when.span.start : event.when.span.end].startswith("2023-12-08")


def test_periods_of_two_dates() -> None:
    text = "集中整改从2017年7月10日开始,到10月9日结束。巡察组5月9日进驻、6月9日撤离。截至7月底,9月开会。\n"
    periods = parse(Source(text)).periods
    assert [text[p.span.start : p.span.end] for p in periods] == [
        "2017年7月10日开始,到10月9日",
        "5月9日进驻、6月9日",
    ]
