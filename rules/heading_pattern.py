"""Headings of one level share one wording."""

from __future__ import annotations

from collections.abc import Iterator

from grammar.model import Notice
from grammar.wording import heading_span, outliers
from rules._rule import Example, Finding, Label, Options, Rule, Severity, Verdict, Words


def check(notice: Notice, options: Options) -> Iterator[Verdict | Finding]:
    """Where all headings of a level but one share a wording, that one is a finding."""
    del options
    for found in outliers(notice):
        words = Words(
            f"同级另外{found.share}个标题都作“{found.pattern}”，这一个不同",
            f"the other {found.share} headings of this level are worded {found.pattern}, this one is not",
        )
        if found.lone:
            words = Words(
                f"只有这个标题作“{found.pattern}”，同级另外{found.share}个都直接写问题",
                f"only this heading is worded {found.pattern}; the other {found.share} of this level name the problem alone",
            )
        yield Finding(
            words,
            heading_span(found.section),
            (
                Label(
                    heading_span(found.model), Words("同级标题的写法", "how the others are worded")
                ),
            ),
            {"siblings": found.share + 1, "alike": found.share},
        )


RULE = Rule(
    name="heading-pattern",
    severity=Severity.NOTE,
    summary=Words("同级标题的句式是否一致", "one heading that departs from the wording its siblings share"),
    matters=Words("同级标题句式不一，常是从别处粘贴后未改。", "A heading worded otherwise has often been pasted from elsewhere."),
    silent=Words(
        "只看回应反馈问题的部分；不足三个标题、不止一个不同、没有共同句式的，不报。",
        "Only the part that answers the findings is read; fewer than three headings, more than one that "
        "differs, or no shared wording prove nothing.",
    ),
    check=check,
    examples=(
        Example(
            "二、反馈问题整改情况\n(一)聚焦贯彻路线方针政策方面\n1.关于“学习不深”的问题。学习3次。\n(二)聚焦群众身边不正之风方面\n1.关于“账目不清”的问题。清理3本。\n"
            "⟦(三)基层组织建设薄弱情况⟧\n1.关于“换届不及时”的问题。换届4个。",
            ("同级另外2个标题都作“聚焦…方面”，这一个不同",),
        ),
        Example(
            "一、学习方面\n(1)学习不深的问题。学习3次。\n(2)宣讲不够的问题。宣讲5场。\n⟦(3)投资回报不高问题的整改情况⟧。评估2项。\n(4)调研不实的问题。调研4次。",
            ("同级另外3个标题都作“…问题”，这一个不同",),
        ),
        Example(
            "二、反馈问题整改情况\n⟦(一)反馈问题:聚焦路线方针政策方面的问题⟧\n1.关于“学习不深”的问题。学习3次。\n(二)聚焦群众身边腐败方面的问题\n1.关于“账目不清”的问题。清理3本。\n"
            "(三)聚焦基层组织建设\n1.关于“换届不及时”的问题。换届4个。",
            ("同级另外2个标题都作“聚焦…”，这一个不同",),
        ),
        Example(
            "一、学习方面\n1.学习不深。学习3次。\n2.宣讲不够。宣讲5场。\n⟦3.关于调研不实方面的问题⟧。调研4次。\n二、作风方面\n1.会议质量不高。压减6次。\n2.公务接待不规范。退回8笔。",
            ("只有这个标题作“关于…方面”，同级另外4个都直接写问题",),
        ),
        Example(
            "一、学习方面\n1.对“学习不深”问题的整改。学习3次。\n⟦2.反馈指出的宣讲不够⟧。宣讲5场。\n3.对“调研不实”问题的整改。调研4次。\n4.对“会议过多”问题的整改。压减6次。",
            ("同级另外3个标题都作“对“…”问题的整改情况”，这一个不同",),
        ),
        Example(
            "1.关于“招商审核不严”问题的整改情况。否决项目3个。\n2.关于“服务不优”问题的整改情况。办理诉求95件。\n⟦3.园区闲置土地处置滞后⟧。收回用地2宗。\n4.关于“厂房空置”问题的整改情况。引进企业9家。",
            ("同级另外3个标题都作“关于…问题的整改情况”，这一个不同",),
        ),
        Example(
            "(一)贯彻新发展理念方面\n清理僵尸项目7个。\n(二)优化营商环境方面\n梳理政策68项。\n⟦(三)防范化解风险不力⟧\n置换债务1.2亿元。\n(四)基层减负增效方面\n取消台账19种。",
            ("同级另外3个标题都作“…方面”，这一个不同",),
        ),
        Example(
            "(一)关于路灯亮化不足的问题。更换灯具260盏。\n(二)关于窨井盖缺失的问题。补装井盖43个。\n⟦(三)修复公交站台⟧。修复站台17座。\n(四)关于盲道被占用的问题。清障65处。",
            ("同级另外3个标题都作“关于…问题”，这一个不同",),
        ),
        Example(
            "(一)落实决策部署方面(3个问题)。\n1.学习不深。学习3次。\n⟦(二)反馈问题:落实从严治党责任方面(2个问题)⟧。\n1.约谈不严。约谈2人。\n(三)落实组织路线方面(2个问题)。\n1.程序有瑕疵。补正43份。\n(四)落实巡视整改方面(1个问题)。\n1.销号不实。复核9项。",
            ("只有这个标题作“反馈问题:…”，同级另外3个都直接写问题",),
        ),
        Example("一、政治建设方面\n学习3次。\n二、作风建设方面\n通报2人。\n三、队伍建设方面\n轮岗4人。\n四、下一步工作\n抓好巩固。", why="the last is about something else"),
        Example("(一)反馈问题:学习不深\n学习3次。\n(二)反馈问题:宣讲不够\n宣讲5场。\n(三)反馈问题:调研不实\n调研4次。\n(四)会议过多\n压减6次。\n(五)迟到突出\n约谈2人。", why="several carry the label"),
        Example("一、学习方面\n1.学习不深。学习3次。\n2.宣讲不够。宣讲5场。\n3.关于调研不实的问题。调研4次。", why="too few to tell"),
        Example("一、学习方面\n1.学习不深。学习3次。\n2.宣讲不够。宣讲5场。\n3.关于调研不实的问题。调研4次。\n4.关于会议过多的问题。压减6次。\n5.迟到早退突出。约谈2人。", why="two are framed, three are not"),
        Example("一、学习方面\n1.修订学习制度。印发3项。\n2.组织宣讲。宣讲5场。\n3.关于调研不实的问题。调研4次。\n4.压减会议。压减6次。\n5.整治迟到。约谈2人。", why="the others name no problem"),
        Example("一、学习方面\n1.关于“学习不深”的问题。学习3次。\n2.关于“宣讲不够”问题。宣讲5场。\n3.关于“调研不实”等问题。调研4次。", why="的问题, 问题, 等问题"),
        Example("一、总体情况\n学习3次。\n二、整改情况\n清理3本。\n三、下一步打算\n抓好巩固。", why="not the answers to findings"),
        Example("一、学习方面\n1.学习不深的问题。学习3次。\n2.账目不清。清理3本。\n3.关于宣讲的情况。宣讲5场。", why="no shared wording"),
        Example("一、学习方面\n1.关于“学习不深”的问题。学习3次。\n二、作风建设方面的问题\n1.关于“调研不实”的问题。调研4次。", why="two headings"),
    ),
    options=Options(),
)  # fmt: skip
