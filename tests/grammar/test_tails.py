"""The last lines of a notice: who signs, on what day, and what a site puts below."""

from __future__ import annotations

import pytest

from grammar.parse import parse
from grammar.source import Source

BODY = "关于巡察整改情况的通报\n一、整改情况\n已召开会议2次。\n"
BY = "中共澄岭县水利局党组"


@pytest.mark.parametrize(
    ("tail", "kinds"),
    [
        (f"{BY}\n", ["signature"]),
        (f"{BY}\n2024年5月6日\n", ["signature", "signing-date"]),
        (f"{BY} 2024年5月6日\n", ["signature"]),
        (f"{BY}\n分享到：微信 微博\n", ["signature", "furniture"]),
        (f"{BY}\n\n扫一扫在手机打开当前页\n\n", ["signature", "blank", "furniture", "blank"]),
        (
            f"\n{BY}\n\n2024年5月6日\n分享到：微信 微博\n",
            ["blank", "signature", "blank", "signing-date", "furniture"],
        ),
        (f"中共澄岭县委\n{BY}\n2024年5月6日\n", ["signature", "signature", "signing-date"]),
        ("附件：1.整改清单\n2.责任清单\n", ["annex", "annex"]),
        (f"附件：整改清单\n{BY}\n", ["annex", "signature"]),
        ("分享到：微信 微博\n", ["furniture"]),
    ],
)
def test_the_last_lines(tail: str, kinds: list[str]) -> None:
    blocks = parse(Source(BODY + tail)).blocks[3:]
    assert [block.kind.value for block in blocks] == kinds


def test_sources_are_equal_by_text_and_name() -> None:
    one = Source("甲", "draft.txt")
    assert one == Source("甲", "draft.txt")
    assert hash(one) == hash(Source("甲", "draft.txt"))
    assert one != Source("乙", "draft.txt")
    assert one != Source("甲", "other.txt")
    assert one != "甲"
    assert one.named("other.txt") == Source("甲", "other.txt")
