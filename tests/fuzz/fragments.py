"""Texts out of the pieces that notices are made of, for hypothesis and for the fuzzer."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st

from tests.synthesis.draft import printed
from tests.synthesis.write import write

PIECES = (
    "一、", "（一）", "1.", "（1）", "①", "一是", "第一，", "第一部分 ", "十一、", "关于“", "”问题", "的问题", "方面", "《", "》", "〔2022〕3号", "（", "）",
    "(", ")", "“", "”", "：", ":", "；", "。", "、", "，", ",", "\n", "\r\n", "\t", "　", " ", "12", "三", "四十一", "两", "1.2万", "98.7%", "百分之七十六",
    "个", "项", "条", "次", "人", "万元", "个方面", "个问题", "项具体问题", "整改措施", "完成", "已完成", "其余", "其中", "共", "全部", "正在推进", "长期坚持",
    "整改情况：", "责任单位：", "2022年3月1日", "3月1日", "2月30日", "至", "-", "截至", "截止", "底", "为期60天", "三个月来", "（星期二）", "印发", "修订", "新建",
    "附件1", "附件：1.表", "第3个问题", "上述5项", "以下三项：", "分别为", "等5个村", "由3%提高到5%", "提高2个百分点", "占90%", "完成率", "县委第三巡察组", "反馈了巡察意见",
    "对县水利局党组开展了巡察", "中共某县委员会", "联系电话：0749-6283517", "邮政编码：418206", "电子邮箱：a@b.cn", "将", "待", "拟", "今后", "近", "余", "约", "不", "未", "除",
    "\ufeff", "\u200b", "\u202e", "\U0001f600", "e\u0301", "\x00", "\x1f", "|", "#", "**", "---",
)  # fmt: skip


def fragments(most: int = 60) -> st.SearchStrategy[str]:
    """Pieces of notices in any order, now and then with something else between."""
    piece = st.one_of(st.sampled_from(PIECES), st.sampled_from(PIECES), st.text(max_size=4))
    return st.lists(piece, max_size=most).map("".join)


def repetitions() -> st.SearchStrategy[str]:
    """A few pieces over and over: what is quadratic shows here."""
    pieces = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join)
    return st.tuples(pieces, st.integers(2, 300)).map(lambda pair: pair[0] * pair[1])


def cut_notices() -> st.SearchStrategy[str]:
    """Invented notices, cut and put together anew."""
    notices = st.integers(0, 500).map(lambda seed: printed(write(seed)).text)
    places = st.lists(st.floats(0, 1), min_size=2, max_size=6)

    def cut(pair: tuple[str, list[float]]) -> str:
        text, at = pair
        ends = [int(share * len(text)) for share in at]
        return "".join(text[a:b] for a, b in pairwise(ends))

    return st.tuples(notices, places).map(cut)


CONFIGURATION = """select = ["count-*", "date-order"]
ignore = ["term-drift"]
fail_on = "warning"
lang = "zh"
baseline = "auditor-baseline.json"

[severity]
early-action = "warning"

[options.count-mismatch]
some_option = 2

[[override]]
paths = ["2021/*"]
ignore = ["word-choice"]
severity.date-order = "warning"
"""


RAW = b"\x00"


def told(data: bytes) -> str:
    """The text that the fuzzer's bytes stand for.

    Behind a zero they are the text itself, otherwise each stands for a piece of a notice: so that
    small changes of the bytes make small changes of what a notice says.
    """
    if data.startswith(RAW):
        return data[1:].decode("utf-8", "replace")
    return "".join(PIECES[byte % len(PIECES)] for byte in data)
