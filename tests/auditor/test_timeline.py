"""`auditor timeline`: each date once, in order, ranges as ranges, what no calendar holds apart."""

import json
from pathlib import Path

import pytest

import auditor
from auditor.cli import main
from auditor.dates import EVENTS
from auditor.reports.columns import width
from grammar.model import EventKind

NOTICE = """\
发布时间：2022-11-20 来源：青岩县水利局
中共青岩县水利局党组关于巡察整改情况的通报
2022年3月1日至4月30日，县委第二巡察组对局党组开展了常规巡察。6月7日，巡察组向局党组反馈了巡察意见。
6月20日成立整改工作领导小组，7月5日印发《局党组巡察整改工作方案》。截至2022年10月25日，2个问题已完成整改。
一、关于“学习不深入”问题的整改情况
每年3月开展培训，要求9月31日前整改。2022年12月6日召开推进会，通报了进展。
中共青岩县水利局党组
2022年11月14日
"""

ENGLISH = """\
2022-03-01–04-30*  3  inspection     verified      2022年3月1日至4月30日 第二巡…
2022-06-07*        3  feedback       verified      6月7日
2022-06-20*        4  leading group  unassessed    6月20日
2022-07-05*        4  plan           unassessed    7月5日
2022-10-25         4  as of          contradicted  2022年10月25日
2022-11-14         8  signature      contradicted  2022年11月14日
2022-11-20         1  publication    verified      2022-11-20
2022-12-06         6  meeting        contradicted  2022年12月6日 推进会

of unknown year, or no date at all:
--03               6  other          unassessed    每年3月
2022-09-31*        6  deadline       contradicted  9月31日
* year or month supplied from the text before
"""

CHINESE = """\
2022-03-01–04-30*  3  巡察检查      已核实  2022年3月1日至4月30日 第二巡察组
2022-06-07*        3  反馈          已核实  6月7日
2022-06-20*        4  成立领导小组  未核    6月20日
2022-07-05*        4  整改方案      未核    7月5日
2022-10-25         4  数据截至      有矛盾  2022年10月25日
2022-11-14         8  落款          有矛盾  2022年11月14日
2022-11-20         1  发布          已核实  2022-11-20
2022-12-06         6  会议          有矛盾  2022年12月6日 推进会

年份不明或并不存在的日期：
--03               6  其他          未核    每年3月
2022-09-31*        6  期限          有矛盾  9月31日
* 年份或月份由前文推得
"""


@pytest.fixture
def notice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The notice as a file."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(NOTICE, encoding="utf-8")
    return "a.txt"


@pytest.mark.parametrize(("language", "expected"), [("en", ENGLISH), ("zh", CHINESE)])
def test_the_page(
    capsys: pytest.CaptureFixture[str], notice: str, language: str, expected: str
) -> None:
    """The whole of it, in both languages."""
    assert main(["timeline", notice, "--lang", language]) == 0
    assert capsys.readouterr().out == expected


def test_json(capsys: pytest.CaptureFixture[str], notice: str) -> None:
    """A range is one entry; its verdict is the graver of its ends."""
    assert main(["timeline", notice, "--format", "json"]) == 0
    first, *_, last = json.loads(capsys.readouterr().out)["timeline"]
    assert first == {
        "when": "2022-03-01/2022-04-30",
        "known": True,
        "supplied": True,
        "event": "inspection",
        "subject": "第二巡察组",
        "quote": "2022年3月1日至4月30日",
        "line": 3,
        "column": 1,
        "start": NOTICE.index("2022年3月1日"),
        "end": NOTICE.index("，县委"),
        "verdict": "verified",
        "by": ["date-order"],
    }
    assert (last["when"], last["known"], last["by"]) == (
        "2022-09-31",
        False,
        ["impossible-date"],
    )


def test_the_report_of_a_document_holds_the_same(
    capsys: pytest.CaptureFixture[str], notice: str
) -> None:
    """What the command prints is in the JSON report and in the model of the interface."""
    main(["timeline", notice, "--format", "json"])
    alone = json.loads(capsys.readouterr().out)["timeline"]
    main(["check", notice, "--format", "json"])
    assert json.loads(capsys.readouterr().out)["documents"][0]["timeline"] == alone
    report = auditor.audit(NOTICE)
    assert report.model_dump(mode="json")["timeline"] == alone


def test_every_kind_of_event_has_a_name_that_fits_its_column() -> None:
    """No date can bring the page down, or make it wider than others."""
    assert set(EVENTS) == set(EventKind)
    assert all(width(name) <= 15 for words in EVENTS.values() for name in words)
