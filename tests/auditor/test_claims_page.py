"""`auditor claims`: the ledger as a table that a person can read, compared whole."""

from pathlib import Path

import pytest

from auditor.cli import main
from auditor.reports.columns import width

NOTICE = """\
关于青岩县巡察整改情况的通报
2024年3月1日，县委第二巡察组反馈问题25个。
目前，已完成整改19个，正在推进6个，完成率76%。
共收到信访件25件，已办结19件，办结率86%。
追回资金40.6万元，其中清退12.1万元，追缴20.5万元，其余9万元核减。
健全三项机制，分别为会商机制、督办机制。
走访群众300余人次，满意率98.5%，同比提高2个百分点。
上一轮巡察反馈问题31个。
制定《青岩县物业管理办法》，开展培训4场。
"""

ZH = """\
有矛盾 (8)
 4  25件                      写明86%，按所列数为19 ÷ 25 = 76% [ratio-mismatch]
 4  19件                      写明86%，按所列数为19 ÷ 25 = 76% [ratio-mismatch]
 4  86%                       写明86%，按所列数为19 ÷ 25 = 76% [ratio-mismatch]
 5  40.6万元                  写明40.6万元，各部分相加为41.6万元（12.1 + 20.5 +
                              9 = 41.6） [sum-mismatch]
 5  12.1万元                  写明40.6万元，各部分相加为41.6万元（12.1 + 20.5 +
                              9 = 41.6） [sum-mismatch]
 5  20.5万元                  写明40.6万元，各部分相加为41.6万元（12.1 + 20.5 +
                              9 = 41.6） [sum-mismatch]
 5  9万元                     写明40.6万元，各部分相加为41.6万元（12.1 + 20.5 +
                              9 = 41.6） [sum-mismatch]
 6  三项机制                  写明三项机制，此处列出2个 [enumeration-mismatch]

已核实 (4)
 2  25个                      19 + 6 = 25 [sum-mismatch]
 3  19个                      19 + 6 = 25 [sum-mismatch]
 3  6个                       19 + 6 = 25 [sum-mismatch]
 3  76%                       19 ÷ 25 = 76% [ratio-mismatch]

未核 (7)
 2  2024年3月1日              没有找到与之先后相关或指同一件事的日期
 7  300余人次                 是约数，通报中没有可与之比较的数
 7  98.5%                     未见它的分子或分母
 7  2个百分点                 没有写明变化前后的两个数
 8  31个                      说的是以前的一轮、一年，不与本次的数相比
 9  《青岩县物业管理办法》    没有找到可与这个文件名称核对的内容
 9  4场                       未见别处写到它，也未见逐项列出或分项写出

数字、日期、文件共 19 处：已核实 4，前后一致 0，有矛盾 8，存疑 0，未核 7
"""

EN = """\
contradicted (8)
 4  25件                      states 86%, but 19 ÷ 25 = 76% [ratio-mismatch]
 4  19件                      states 86%, but 19 ÷ 25 = 76% [ratio-mismatch]
 4  86%                       states 86%, but 19 ÷ 25 = 76% [ratio-mismatch]
 5  40.6万元                  states 40.6万元, the parts add up to 41.6 (12.1 +
                              20.5 + 9 = 41.6) [sum-mismatch]
 5  12.1万元                  states 40.6万元, the parts add up to 41.6 (12.1 +
                              20.5 + 9 = 41.6) [sum-mismatch]
 5  20.5万元                  states 40.6万元, the parts add up to 41.6 (12.1 +
                              20.5 + 9 = 41.6) [sum-mismatch]
 5  9万元                     states 40.6万元, the parts add up to 41.6 (12.1 +
                              20.5 + 9 = 41.6) [sum-mismatch]
 6  三项机制                  states 3, the list names 2 [enumeration-mismatch]

verified (4)
 2  25个                      19 + 6 = 25 [sum-mismatch]
 3  19个                      19 + 6 = 25 [sum-mismatch]
 3  6个                       19 + 6 = 25 [sum-mismatch]
 3  76%                       19 ÷ 25 = 76% [ratio-mismatch]

unassessed (7)
 2  2024年3月1日              found no other date to hold it against
 7  300余人次                 an approximate figure, and nothing in the notice
                              can be compared with it
 7  98.5%                     its numerator or denominator is not stated
 7  2个百分点                 the figures before and after the change are not
                              both stated
 8  31个                      it is told of an earlier round or year, and not
                              compared with this one's figures
 9  《青岩县物业管理办法》    found nothing that bears on this title
 9  4场                       found nothing else in the notice that states it,
                              lists it or splits it up

19 claims: 4 verified, 0 consistent, 8 contradicted, 0 uncertain, 7 unassessed
"""


@pytest.mark.parametrize(("language", "page"), [("zh", ZH), ("en", EN)])
def test_the_page(
    language: str,
    page: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Grouped by verdict, bad news first, the arithmetic written out, at most 80 columns wide."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(NOTICE, encoding="utf-8")
    assert main(["claims", "a.txt", "--lang", language]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out == page
    assert max(map(width, out.splitlines())) <= 80
