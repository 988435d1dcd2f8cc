"""The numbers of one list are written in one way."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from grammar.lists import siblings
from grammar.model import Marker, Notice, Style
from grammar.named_tuples import NamedTuple
from rules._rule import Example, Finding, Label, Rule, Severity, Verdict, Words


class NumberingStyleOptions(NamedTuple):
    """Options of numbering-style.

    Attributes:
        entries: the fewest entries from which a list has a style.
        strays: the largest share of entries in another style; more is two styles on purpose.
        others: the fewest entries of the lists beside a shorter one from which it has a style.
    """

    entries: int = 3
    strays: float = 0.34
    others: int = 2


def check(notice: Notice, options: NumberingStyleOptions) -> Iterator[Verdict | Finding]:
    """In every list of siblings, a marker that is not in the style of most is a finding."""
    rows: list[tuple[Style | None, list[Marker]]] = [
        (
            above.marker.style if above else None,
            [s.marker for s in row if s.marker.style is not Style.INLINE],
        )
        for above, row in siblings(notice)
    ]
    beside: dict[Style | None, Counter[Style]] = defaultdict(Counter)
    for parent, markers in rows:
        beside[parent].update(marker.style for marker in markers)
    for parent, markers in rows:
        styles = Counter(marker.style for marker in markers)
        if len(styles) < 2:
            continue
        style, count = styles.most_common(1)[0]
        strays = len(markers) - count
        if len(styles) == 2 and (len(markers) < options.entries or count == strays):
            # too few to tell by themselves: the lists at the same place of the outline tell
            other, style = sorted(styles, key=lambda s: beside[parent][s])
            if beside[parent][other] > 1 or beside[parent][style] < options.others + styles[style]:
                continue
        elif strays > options.strays * len(markers):
            continue
        usual = next(marker for marker in markers if marker.style is style)
        for marker in markers:
            if marker.style is not style:
                yield _finding(notice, marker, usual, len(markers), styles[style])


def _finding(notice: Notice, marker: Marker, usual: Marker, entries: int, count: int) -> Finding:
    here, there = notice.quote(marker.span).strip(), notice.quote(usual.span).strip()
    return Finding(
        Words(
            f"同级序号多作“{there}”样式，此处作“{here}”",
            f"this level is numbered as {there}, here stands {here}",
        ),
        marker.span,
        (Label(usual.span, Words("同级的写法", "how this level is numbered")),),
        {"entries": entries, "usual": count},
    )


RULE = Rule(
    name="numbering-style",
    severity=Severity.NOTE,
    summary=Words("同级序号的写法是否一致", "two marker styles at one level"),
    matters=Words("同级用两种序号，读者分不清层次。", "With two styles at one level a reader cannot tell the levels apart."),
    silent=Words(
        "上下级用不同序号、各部分自成一套、全角半角之别，不报。",
        "Different styles at different levels, another order in another part, half and full width.",
    ),
    check=check,
    examples=(
        Example("四、今后打算\n(1)盯住没改完的。\n(2)守住改好了的。\n⟦③⟧管住手里的权。", ("同级序号多作“(1)”样式，此处作“③”",)),
        Example("1.甲项工作。\n⟦2、⟧乙项工作。\n3.丙项工作。\n4.丁项工作。", ("同级序号多作“1.”样式，此处作“2、”",)),
        Example("第一，高位推动。开会7次。\n第二，建章立制。建立机制4项。\n⟦3、⟧群众参与。收到线索9件。\n第四，强化保障。新增收入8万元。", ("同级序号多作“第一，”样式，此处作“3、”",)),
        Example("一、思想方面\n1.读书。\n①原著。\n②文件。\n⟦2、⟧研讨。\n3.宣讲。\n二、作风方面\n1.调研。\n2.走访。", ("同级序号多作“1.”样式，此处作“2、”",), "with what stands under 1. between"),
        Example("一、思想方面\n1.读书。\n⟦2、⟧研讨。\n二、作风方面\n1.调研。\n2.走访。", ("同级序号多作“1.”样式，此处作“2、”",), "the list of the other part tells"),
        Example("1.学习方面。\n(1)读书。\n(2)研讨。\n(3)测试。\n2.作风方面。\n(1)督查。\n(2)通报。\n⟦3、⟧约谈。\n3.队伍方面。\n(1)轮岗。", ("同级序号多作“(1)”样式，此处作“3、”",), "3. follows, so 3、 was to be (3)"),
        Example("三、下一步打算\n(一)压实责任。\n(二)健全制度。\n⟦3.⟧强化督查。\n(四)深化成果。", ("同级序号多作“(一)”样式，此处作“3.”",)),
        Example("(一)思想方面\n1.读书。\n2.研讨。\n(二)作风方面\n3.调研。\n4.走访。\n(三)队伍方面\n5.轮岗。", why="1. … run on under (二)"),
        Example("一、思想方面\n1.读书。\n2、研讨。", why="two entries, and nothing that tells which is the usual one"),
        Example("一、思想方面\n1.读书。\n2.研讨。\n二、作风方面\n1、调研。\n2、走访。\n三、队伍方面\n1.轮岗。", why="a part of another hand is of one style in itself"),
        Example("一、思想方面\n1.读书。\n措施:\n1、原著。\n2、文件。\n2.研讨。\n措施:\n1、集中。\n2、分组。", why="1、 stands below 1."),
        Example("第一，高位推动。\n1.开会。\n2.分工。\n第二，建章立制。\n3.修订。\n4.培训。\n第三，强化保障。", why="1. … run on under 第一，"),
        Example("一、思想方面\n(一)学习。\n1.读书。\n2.研讨。\n(二)宣讲。\n(三)调研。\n二、作风方面", why="three levels"),
        Example("一、思想方面\n1.读书。\n2.研讨。\n3.宣讲。\n二、作风方面\n(1)调研。\n(2)走访。\n(3)督查。", why="each part has its own order"),
        Example("（1）盯住。\n(2)守住。\n(3)管住。", why="half and full width"),
        Example("1.读书。\n①原著。\n②文件。\n2.研讨。\n③集中。\n④分组。\n3.宣讲。", why="①… run on under 2."),
    ),
    options=NumberingStyleOptions(),
)  # fmt: skip
