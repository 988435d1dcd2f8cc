"""No word is written twice in a row."""

from __future__ import annotations

from collections.abc import Iterator

from grammar.model import Notice
from grammar.repeats import repeats
from rules._rule import Example, Finding, Options, Rule, Severity, Verdict, Words


def check(notice: Notice, options: Options) -> Iterator[Verdict | Finding]:
    """Every word that stands twice in a row is a finding."""
    del options
    for span in repeats(notice):
        written = notice.quote(span)
        word = written[: len(written) // 2]
        yield Finding(
            Words(f"“{word}”连写了两遍", f"{word} is written twice"), span, facts={"word": word}
        )


RULE = Rule(
    name="repeated-word",
    severity=Severity.NOTE,
    summary=Words("词语是否连写两遍", "a word written twice in a row"),
    matters=Words("连写多为改稿或粘贴所致,读者一眼就能看见。", "It comes from editing or pasting, and every reader sees it."),
    silent=Words(
        "叠词(常常、逐条逐项、讨论讨论)、数量词(一步一步)、前后是两个词(研究研究院、党组党组书记)的,不报。",
        "Doubled forms (常常, 逐条逐项, 讨论讨论), counted forms (一步一步), and two different words that "
        "happen to begin alike (研究研究院, 党组党组书记).",
    ),
    check=check,
    examples=(
        Example("局党组⟦进一步进一步⟧压实责任。", ("“进一步”连写了两遍",)),
        Example("建立党员干部⟦联系联系⟧“两新”支部责任制。", ("“联系”连写了两遍",)),
        Example("对已完成的事项⟦开展开展⟧“回头看”,严肃处理违规⟦的的⟧行为。", ("“开展”连写了两遍", "“的”连写了两遍")),
        Example("压紧压实责任,逐条逐项对照,件件有着落,常常议、人人讲,认认真真整改。"),
        Example("专题研究研究院改制方案,由县水利局党组党组书记牵头。", why="研究 + 研究院, 党组 + 党组书记"),
        Example("坚持一项一项改、一步一步走,请大家再讨论讨论。"),
        Example("坚持整改,整改到位;开展检查、检查到人。", why="a mark stands between"),
        Example("为了了解情况,走访群众80户,的确查清了底数。", why="为了 + 了解"),
        Example("帮助服务服务对象120人,管理管理对象33人,培养发展发展对象2名。"),
    ),
    options=Options(),
)  # fmt: skip
