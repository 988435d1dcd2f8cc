"""Headings without a number that end the list before them: 下一步打算, ◆ 下一步措施."""

from __future__ import annotations

import re
from collections import Counter

from grammar.patterns import compiled

_CHAPTER = compiled(
    r"^[ ]*(?:[◆◇■▲★●※][ ]*|【[ ]*)?(?:"
    r"(?:下一?步|今后|接下来|后续|下一?阶段)[\u4e00-\u9fff]{0,8}(?:打算|措施|安排|工作|计划|考虑|举措|方向|重点|任务|目标)"
    r"|存在的?(?:主要)?(?:差距|不足|困难)[\u4e00-\u9fff]{0,6}|(?:追责问责|责任追究|执纪问责)(?:工作)?情况"
    r")[ ]*】?[ ]*\n",
    re.MULTILINE,
)


def starts(text: str, first: int, last: int) -> list[int]:
    """Where headings without a number stand that end the list before them: 下一步打算.

    A line that comes more than once is a label of each entry.
    """
    found = [*_CHAPTER.finditer(text, first, last)]
    lines = Counter(line[0].strip() for line in found)
    return [line.start() for line in found if line.start() > first and lines[line[0].strip()] == 1]
