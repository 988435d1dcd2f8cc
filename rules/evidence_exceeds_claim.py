"""No more documents are named as made than the notice says were made."""

from __future__ import annotations

from collections.abc import Iterator

from grammar.model import Notice
from rules._rule import Example, Finding, Label, Options, Rule, Severity, Words


def check(notice: Notice, options: Options) -> Iterator[Finding]:
    """Every stated number of documents made is held against the titles named as made."""
    del options
    for made in notice.documents_made:
        claimed, found = int(made.count.value), len(made.titles)
        if found <= claimed:
            continue
        written = notice.quote(made.count.span)
        yield Finding(
            Words(
                f"写明{written},文中点名的已有{found}个",
                f"states {claimed}, but {found} documents are named as made",
            ),
            made.count.span,
            tuple(Label(title.span, Words("文中制定", "named as made")) for title in made.titles),
            {"claimed": claimed, "found": found},
            check=Words(
                "总数是否漏计,或某些文件不在统计之内?",
                "is the total short, or are some not counted in it?",
            ),
        )


RULE = Rule(
    name="evidence-exceeds-claim",
    severity=Severity.WARNING,
    summary=Words(
        "文中点名制定、修订的文件,是否多于所写的总数",
        "more distinct documents are named in the text than are claimed in total",
    ),
    matters=Words(
        "写出台制度4个,文中却点名制定了6个,总数多半是旧稿留下的。",
        "Four documents in the total and six by name: the total is likely from an older draft.",
    ),
    silent=Words(
        "点名的少于总数不报,通报不必逐个点名;正在起草、征求意见的,上级制定的,只是学习、执行的文件不计。",
        "Fewer names than the total are no fault, a notice need not name all; drafts, documents of "
        "other bodies, and those only read or carried out do not count.",
    ),
    check=check,
    examples=(
        Example(
            "⟦新建制度2项⟧,修订制度1项。\n一是制定《采购管理办法》。二是制定《廉洁准入规定》《绩效管理暂行办法》。".replace(
                "⟦新建制度2项⟧", "新建制度⟦2项⟧"
            ),
            ("写明2项,文中点名的已有3个",),
        ),
        Example("新建制度3项。\n一是制定《采购管理办法》。二是制定《廉洁准入规定》。"),
        Example(
            "出台制度1项。\n根据市委《督查办法》《考核办法》,制定《请示报告制度》。",
            why="two are the city's",
        ),
        Example(
            "出台制度1项。\n制定《请示报告制度》;正在制定《采购管理办法》,拟出台《考核办法》。",
            why="not yet made",
        ),
        Example("新建制度1项。\n制定《采购管理办法》。再次组织学习《采购管理办法》《廉洁准则》。"),
        Example("新建制度1项,修订制度1项。\n制定《采购管理办法》,修订《考勤规定》。"),
    ),
    options=Options(),
)
