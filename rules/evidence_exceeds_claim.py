"""No more documents or meetings are named than the notice says there were."""

from __future__ import annotations

from collections.abc import Iterator

from grammar.model import Notice
from rules._rule import Example, Finding, Label, Options, Outcome, Rule, Severity, Verdict, Words


def check(notice: Notice, options: Options) -> Iterator[Verdict | Finding]:
    """Every stated number of documents made or meetings held is held against those named."""
    del options
    yield from _documents(notice)
    yield from _occasions(notice)


def _documents(notice: Notice) -> Iterator[Verdict | Finding]:
    for made in notice.documents_made:
        claimed, found = int(made.count.value), len(made.titles)
        written = notice.quote(made.count.span)
        if found == claimed > 1:
            places = tuple(title.span for title in made.titles)
            words = Words(f"文中点名的正好{found}个", f"{found} documents are named as made")
            yield Verdict(made.count.span, Outcome.VERIFIED, places, words)
        if found <= claimed:
            continue
        yield Finding(
            Words(
                f"写明{written}，文中点名的已有{found}个",
                f"states {claimed}, but {found} documents are named as made",
            ),
            made.count.span,
            tuple(Label(title.span, Words("文中制定", "named as made")) for title in made.titles),
            {"claimed": claimed, "found": found},
            check=Words(
                "总数是否漏计，或某些文件不在统计之内？",
                "is the total short, or are some not counted in it?",
            ),
        )


def _occasions(notice: Notice) -> Iterator[Verdict | Finding]:
    for told in notice.occasions:
        claimed, found = int(told.count.value), len(told.places)
        if found == claimed > 1:
            words = Words(
                f"文中逐一写到的正好{found}{told.count.unit}", f"{found} are told one by one"
            )
            yield Verdict(told.count.span, Outcome.VERIFIED, told.places, words)
        if found <= claimed:
            continue
        written, unit = notice.quote(told.count.span), told.count.unit
        yield Finding(
            Words(
                f"写明{written}，文中逐一写到的已有{found}{unit}",
                f"states {claimed}, but {found} are told one by one",
            ),
            told.count.span,
            tuple(Label(place, Words("文中写到", "told here")) for place in told.places),
            {"claimed": claimed, "found": found},
            check=Words(
                "总数是否漏计，或某次不在统计之内？",
                "is the total short, or is one not counted in it?",
            ),
        )


RULE = Rule(
    name="evidence-exceeds-claim",
    severity=Severity.WARNING,
    summary=Words(
        "文中点名制定、修订的文件，逐一写到的会议、通报，是否多于所写的总数",
        "more distinct documents or meetings are named in the text than are claimed in total",
    ),
    matters=Words(
        "写出台制度4个，文中却点名制定了6个，总数多半是旧稿留下的。",
        "Four documents in the total and six by name: the total is likely from an older draft.",
    ),
    silent=Words(
        "点名的少于总数不报，通报不必逐个点名；正在起草、征求意见的，上级制定的，只是学习、执行的文件不计；会议只计写明日期、名称与总数所称相同的，且只与“共”“累计”的总数相比。",
        "Fewer names than the total are no fault, a notice need not name all; drafts, documents of "
        "other bodies, and those only read or carried out do not count; meetings count by their day and "
        "under the name that the total uses, and are compared with totals (共, 累计) only.",
    ),
    check=check,
    examples=(
        Example(
            "⟦新建制度2项⟧,修订制度1项。\n一是制定《采购管理办法》。二是制定《廉洁准入规定》《绩效管理暂行办法》。".replace(
                "⟦新建制度2项⟧", "新建制度⟦2项⟧"
            ),
            ("写明2项，文中点名的已有3个",),
        ),
        Example(
            "5月份一共出台新制度⟦3项⟧。月初印发《签订办法》，中旬出台《保管规定》《评价细则》，月末颁布《处置规程》。",
            ("写明3项，文中点名的已有4个",),
        ),
        Example(
            "总共召开整改专题会⟦2次⟧：7月5日召开专题会领任务，8月16日召开专题会问进度，9月27日召开专题会验成效。",
            ("写明2次，文中逐一写到的已有3次",),
        ),
        Example(
            "印发督查通报⟦1期⟧。4月28日印发首期督查通报（青督〔2025〕1号），7月9日印发第二期督查通报（青督〔2025〕2号）。",
            ("写明1期，文中逐一写到的已有2期",),
        ),
        Example(
            "集中整改期间,医院党委召开党委会议专题研究整改⟦3次⟧。\n5月9日的党委会议专题研究方案。5月20日召开党委会议,厘清事项11类。6月14日召开党委会议,听取汇报。7月25日的党委会议专题研究警示教育。",
            ("写明3次，文中逐一写到的已有4次",),
        ),
        Example(
            "党组共召开整改专题会议3次、专题民主生活会1次。\n3月8日、4月12日、5月10日先后召开整改专题会议,4月22日召开专题民主生活会。",
            why="three days of one list, and a meeting of another name",
        ),
        Example(
            "新制定制度2项、修订制度1项。\n对标省国资委印发的《投资责任追究办法》,制定《资金集中管理规定》《大额支出联签规则》,修订《差旅费报销标准》。",
            why="the first is another body's, the last a revision",
        ),
        Example(
            "支部会共召开2次。7月5日召开支部会。8月16日，县委召开支部会。9月27日拟召开支部会。7月5日召开的支部会定下事项3个。",
            why="another body's, one to come, one told twice",
        ),
        Example(
            "召开支委会2次、党员大会1次。7月5日、8月16日两次支委会审定方案，9月27日党员大会通报结果。"
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
