"""附件3, 第4个问题, 上述5项: what the text points at is there."""

from __future__ import annotations

from collections.abc import Iterator

from grammar import named_above, pointed_lists, pointers
from grammar.claims import Pointer, Quantity
from grammar.model import Notice
from grammar.source import Span
from rules import _attached
from rules._rule import Example, Finding, Label, Options, Outcome, Rule, Severity, Verdict, Words


def check(notice: Notice, options: Options) -> Iterator[Verdict | Finding]:
    """Annexes against their list, 上述N个 against what stands above."""
    del options
    listed = pointers.annexes(notice)
    for pointer in notice.phrases.pointers:
        if pointer.target == "annex" and pointers.of_this_notice(notice, pointer, listed.lines):
            yield _attached.annex(notice, pointer, listed)
    yield from _parts(notice)
    yield from _items(notice)
    yield from _attached.tables(notice)
    for above in named_above.above(notice):
        words, nearest = _said(notice, above.quantity.span), above.nearest
        if above.found:
            yield Verdict(
                above.quantity.span,
                Outcome.VERIFIED,
                above.found,
                Words(
                    f"“{words}”即前文{'、'.join(notice.quote(s)[:24] for s in above.found)}",
                    f"above: {', '.join(notice.quote(s)[:24] for s in above.found)}",
                ),
            )
        elif above.nothing:
            yield Finding(
                Words(
                    f"“{words}”在前文没有着落，前文没有列出{notice.quote(above.quantity.span)}",
                    f"no {notice.quote(above.quantity.span)} are counted or listed above",
                ),
                above.quantity.span,
                facts={"claimed": above.quantity.value, "found": 0},
                check=Words("核对：上文列的是几个？", "Check: how many stand above?"),
            )
        elif nearest is not None:
            before = notice.quote(nearest.span)
            yield Finding(
                Words(
                    f"“{words}”在前文没有着落，前文最近的是{before}",
                    f"no {notice.quote(above.quantity.span)} above; the nearest is {before}",
                ),
                above.quantity.span,
                (Label(nearest.span, Words(f"前文：{before}", f"above: {before}")),),
                facts={"claimed": above.quantity.value, "found": nearest.value},
                check=Words("核对：上文列的是几个？", "Check: how many stand above?"),
            )


def _said(notice: Notice, span: Span) -> str:
    """A quantity with the word before it that points upwards: 以上九条意见."""
    before = notice.text[max(0, span.start - 3) : span.start].removesuffix("的")
    return before[-2:] + notice.quote(span)


def _parts(notice: Notice) -> Iterator[Finding]:
    """第四部分 of a notice that has three."""
    for place, count in pointers.part_beyond(notice):
        words = notice.quote(place)
        yield Finding(
            Words(f"写“{words}”，全文只有{count}个部分", f"“{words}”: there are {count} parts"),
            place,
            (Label(notice.sections[-1].block.span, Words("最后一部分", "the last part")),),
            {"claimed": words, "found": count},
            check=Words("核对：是删了一部分，还是编号未改？", "Check: was a part taken out?"),
        )


def _items(notice: Notice) -> Iterator[Verdict | Finding]:
    """第45个问题 where nothing is as many as that: the list it speaks of, or else the notice."""
    named = [p for p in notice.phrases.pointers if p.target == "item"]
    known = pointed_lists.lists(notice) if named else ()
    papers = pointers.papers(notice)
    announced = pointed_lists.announced(notice) if named else ()
    headed = pointers.headings_by_number(notice)
    by_noun: dict[str, pointed_lists.Listed | None] = {}
    greatest: dict[str, tuple[int, Span] | None] = {}
    for pointer in named:
        if heading := headed.get(pointer.number):
            words = Words("有一项即以此编号为题", "an entry is headed with that number")
            yield Verdict(pointer.span, Outcome.VERIFIED, (heading,), words)
            continue
        of_others = pointers.of_another_round(notice, pointer.span.start)
        of_others = of_others or pointers.is_withheld(notice, pointer.span.end)
        if of_others or pointers.of_longer_list(notice, pointer):
            continue
        if all_ := pointers.counted(notice, pointer, papers):
            yield _among(notice, pointer, all_)
            continue
        if not pointers.of_this_notice(notice, pointer, ()):
            continue
        listed = pointed_lists.listed_above(notice, pointer, known)
        listed = listed or pointed_lists.announced_list(pointer, announced)
        if listed and 1 <= pointer.number <= len(listed.entries):
            here = listed.entries[pointer.number - 1]
            words = Words("所指的一项就在上文", "the entry it speaks of stands above")
            yield Verdict(pointer.span, Outcome.VERIFIED, (here,), words)
            continue
        noun = pointers.noun(notice, pointer)
        if noun and noun not in by_noun:
            by_noun[noun] = pointed_lists.listed_as(notice, noun)
        if noun not in greatest:
            greatest[noun] = pointers.greatest(notice, noun)
        most = greatest[noun]
        if not (most and pointer.number <= most[0]):
            listed = listed or by_noun.get(noun)
        reached = most is not None and pointer.number <= most[0]
        if listed and pointer.number > len(listed.entries) and not reached:
            last, count = listed.entries[-1], len(listed.entries)
            reach = Words(
                f"所列只到{notice.quote(last)}", f"the list ends with {notice.quote(last)}"
            )
            yield _beyond(notice, pointer, last, count, reach)
        elif most and pointer.number > most[0]:
            last = most[1]
            reach = Words(
                f"全文最多只到{notice.quote(last)}", f"nothing goes beyond {notice.quote(last)}"
            )
            yield _beyond(notice, pointer, last, most[0], reach)


def _among(notice: Notice, pointer: Pointer, counted: Quantity) -> Verdict | Finding:
    """第8项 of the six that the same sentence counts."""
    here, count = notice.quote(counted.span), int(counted.value)
    if 1 <= pointer.number <= count:
        words = Words(f"在{here}之内", f"one of {here}")
        return Verdict(pointer.span, Outcome.VERIFIED, (counted.span,), words)
    reach = Words(f"同一句里只有{here}", f"the same sentence counts {here}")
    return _beyond(notice, pointer, counted.span, count, reach)


def _beyond(notice: Notice, pointer: Pointer, last: Span, count: int, reach: Words) -> Finding:
    words, end = notice.quote(pointer.span), notice.quote(last)
    return Finding(
        Words(f"提到{words}，{reach.zh}", f"speaks of {words}; {reach.en}"),
        pointer.span,
        (Label(last, Words(f"此处：{end}", f"here: {end}")),),
        facts={"claimed": pointer.number, "found": count},
        check=Words(
            "核对：编号改过之后，这里改了吗？",
            "Check: was this updated when the items were renumbered?",
        ),
    )


RULE = Rule(
    name="dangling-reference",
    severity=Severity.WARNING,
    summary=Words(
        "“附件3”“上述5个问题”所指的内容是否存在",
        "附件N or 上述N个 … that points at nothing",
    ),
    matters=Words(
        "读者照着去找，却找不到；多半是删改时漏了附件或没有改编号。",
        "A reader who looks it up finds nothing: an annex was dropped, or a number not changed.",
    ),
    silent=Words(
        "文中没有附件清单、又从附件1提起时不判断；《办法》附件2、某号文件附件1是别的文件的附件；上述几个由前文几处相加、或由顿号列举而成的都算有着落。",
        "Silent without a list of annexes, unless annex 2 is named and annex 1 never is; the annex of another document (《办法》附件2) is not this notice's; "
        "things above may be added up from several figures or be a list of names.",
    ),
    check=check,
    examples=(
        Example(
            "评分标准参照上述⟦第十一项⟧执行。\n1.关于“甲”的问题。已整改。\n2.关于“乙”的问题。已整改。",
            ("提到第十一项，全文最多只到2.",),
        ),
        Example(
            "一、关于“甲”的问题。已整改。\n二、关于“乙”的问题。已整改。\n三、关于“丙”的问题。已整改。\n上述三个问题中,第二、第三两个问题较难。",
            why="the second and the third, and not 第三两个",
        ),
        Example(
            "未完成的7项任务详见⟦附件3⟧,佐证材料见附件1。\n附件:1.整改任务清单\n2.制度汇编目录\n",
            ("提到附件3，文末只列出2个附件",),
        ),
        Example(
            "分解表见附件1,清单见⟦附件2⟧。\n附件:1.任务分解表\n", ("提到附件2，文末只列出1个附件",)
        ),
        Example(
            "巡察反馈12个问题,均已认领。上述⟦15个问题⟧由3名领导包干。\n",
            ("“上述15个问题”在前文没有着落，前文最近的是12个问题",),
        ),
        Example(
            "一、整改情况\n1.关于学习不深入的问题。已完成整改。\n2.关于管理不严格的问题。与⟦第7个问题⟧一并整改。\n",
            ("提到第7个问题，全文最多只到2.",),
        ),
        Example(
            "本次约谈围绕下列事项:\n1.工程变更未报批。\n2.监理日志缺失。\n3.专户断缴。\n其中⟦第5项⟧由住建部门牵头。\n",
            ("提到第5项，所列只到3.",),
        ),
        Example(
            "重点抓三件事:一是清欠,二是建账,三是公示。其中⟦第4项⟧由财务科牵头。\n",
            ("提到第4项，所列只到三是",),
        ),
        Example(
            "审计建议的采纳情况如下,其中⟦第6项⟧建议需跨年度落实。\n1.健全预算监控。已采纳。\n2.完善概算管理。已采纳。\n3.规范支付范围。已采纳。\n4.加强债券监管。已采纳。",
            ("提到第6项，所列只到4.",),
            "the list follows",
        ),
        Example(
            "整改清单所列6项任务中,第1项至第5项已经办结,清单⟦第8项⟧由分管副县长牵头办理。",
            ("提到第8项，同一句里只有6项任务",),
        ),
        Example(
            "清查经营性房产384处,其中已办证261处、未办证123处,全部录入系统;上述⟦5类⟧房产统一运营。",
            ("“上述5类”在前文没有着落，前文没有列出5类",),
        ),
        Example(
            "审计建议的采纳情况如下,其中第4项建议需跨年度落实。\n1.健全支出标准。已采纳。\n2.盘活闲置资产。已采纳。\n3.严格合同备案。已采纳。\n4.推进绩效评价。已采纳。",
            why="the fourth of four",
        ),
        Example(
            "审计建议的采纳情况如下,涉密内容不予公开,其中第6项建议需跨年度落实。\n1.健全预算监控。已采纳。\n2.完善概算管理。已采纳。",
            why="a part is not published",
        ),
        Example(
            "清单所列6项任务中,第1项至第5项已经办结,第6项由分管副县长牵头办理。对照《条例》所列6项情形,按第8项处理。3项任务中,对照省清单第8项已销号2项。",
            why="the sixth of six; an item of a regulation",
        ),
        Example(
            "各地进展见表1,类别分布见⟦表2⟧。\n表1 各县整改进展\n|地区|问题|\n|---|---|\n|城东区|14|\n|城西区|12|\n",
            ("提到表2，文中没有这张表",),
        ),
        Example(
            "各地进展见表1,类别分布见表2。\n表1 各县整改进展\n|地区|问题|\n|---|---|\n|城东区|14|\n表2:类别分布\n|类别|问题|\n|---|---|\n|学校|26|\n",
            why="both are there",
        ),
        Example(
            "各地进展见表1,类别分布见表2。现场填报附表3,按《规程》表4的格式登记。\n",
            why="a copy without its tables",
        ),
        Example(
            "查看渣土场,走访供销社、粮食局、农机站、种子站,约谈建材厂;上述5家单位已整改。整治了占道、噪声、油烟、扬尘,上述4类问题已解决。",
            why="five by name, four by kind",
        ),
        Example(
            "督察反馈3个问题,分解为9项措施,3项任务已完成。\n一、整改任务进展\n(一)扬尘治理不到位\n整改进展:已完成,与⟦第六项任务⟧一并验收。\n(二)污水直排问题突出\n整改进展:已完成。\n(三)噪声扰民屡禁不止\n整改进展:已完成。\n",
            ("提到第六项任务，所列只到(三)",),
        ),
        Example(
            "巡察反馈2个方面3个问题,制定整改措施17条。\n一、学习方面\n1.关于学习不深的问题。学习3次,通报典型问题12个。\n2.关于宣讲不够的问题。宣讲5场。\n二、作风方面\n1.关于会议过多的问题。压减6次。\n三、下一步工作\n对⟦第5个问题⟧专人跟踪。\n",
            ("提到第5个问题，全文最多只到3个问题",),
            "seventeen measures and twelve cases are no problems of this notice",
        ),
        Example(
            "监督员每村2名(名单见⟦附件2⟧)。\n中共双溆县委农村工作领导小组办公室\n2025年1月15日\n",
            ("提到附件2，全文没有附件清单，也没有提到附件1",),
        ),
        Example(
            "巡察反馈12个问题,部分问题按规定不予公开。\n一、学习方面\n1.关于学习不深的问题。学习3次。\n2.关于宣讲不够的问题。宣讲5场。\n3.关于会议过多的问题。压减6次。\n下一步,对第11个问题专人跟踪。\n",
            why="twelve are stated, though three are published",
        ),
        Example(
            "现将整改情况通报如下,涉密内容不予公开。\n一、学习方面\n1.关于学习不深的问题。学习3次。\n2.关于宣讲不够的问题。宣讲5场。\n下一步,对第11个问题专人跟踪。\n",
            why="no number is stated, and a part is not published",
        ),
        Example(
            "巡察反馈3个问题。\n一、整改情况\n1.关于学习不深的问题。学习3次。\n2.关于宣讲不够的问题。宣讲5场。\n3.关于会议过多的问题。压减6次。\n同步整改上轮巡察反馈的第9个问题,并对照问题台账第14项逐一销号。\n",
            why="a problem of another round, an entry of another list",
        ),
        Example(
            "巡察反馈3个问题,细化为7项具体问题。\n一、整改情况\n1.关于学习不深的问题。学习3次。\n2.关于宣讲不够的问题。宣讲5场。\n3.关于会议过多的问题。压减6次。\n下一步,对第6个问题专人跟踪。\n",
            why="the sixth of the seven",
        ),
        Example(
            "序号\t问题\t整改状态\n1\t学习不深\t已完成\n2\t宣讲不够\t已完成\n3\t会议过多\t已完成\n4\t调研不实\t正在推进\n一、整改情况\n1.关于学习不深的问题。学习3次。\n2.关于宣讲不够的问题。宣讲5场。\n下一步,对第4个问题专人跟踪。\n",
            why="the fourth row of the table",
        ),
        Example(
            "移交的立行立改事项为:\n1.清退办公室。\n2.停发补助。\n3.收回公车。\n第3项当日办结,其中第1项已公示。\n",
            why="both are in the list above",
        ),
        Example(
            "分工见附件1,名单见附件2。\n中共双溆县委农村工作领导小组办公室\n2025年1月15日\n",
            why="a copy that left its annexes out",
        ),
        Example(
            "时限见附件1,分工见附件2。\n附件:1.整改任务时限表\n2.责任单位分工表\n",
            why="both are there",
        ),
        Example(
            "时限见附件1,分工见附件2。\n附件1:整改任务时限表\n附件2:责任单位分工表\n",
            why="each on a line of its own",
        ),
        Example(
            "按照《工作规程》附件4的格式填报,名单见附件1。\n附件:名单\n",
            why="the annex of another document",
        ),
        Example(
            "一、整改情况\n1.关于学习不深入的问题。违反《准则》第九条第12项,已完成整改。\n2.关于管理不严格的问题。已完成整改。\n",
            why="an article of a regulation",
        ),
        Example("补齐清单等附件17份。\n附件:名单\n", why="seventeen enclosures"),
        Example("任务分解详见附件2。\n", why="a web copy often leaves its annexes out"),
        Example(
            "巡察反馈的31个问题中有4个问题整改不彻底,审计指出的9个问题中有1个问题未整改,上述5个问题已完成4个。\n",
            why="four and one",
        ),
        Example("约谈供销社、粮食局、农机站负责人,上述3家单位已整改。\n", why="a list of names"),
        Example("10万元以上3个项目已复核。", why="以上 belongs to the sum before it"),
        Example(
            "后续打算⟦详见本通报第四部分⟧。\n一、组织情况\n开会3次。\n二、整改情况\n学习5次。\n三、后续打算\n巩固成果。",
            ("写“详见本通报第四部分”，全文只有3个部分",),
        ),
        Example(
            "省督察组反馈问题涉及我局的有2项,即第12项和第26项。\n一、第12项:料场扬尘。加盖料棚6座。\n二、第26项:渗滤液。新建调节池1座。",
            why="headings that bear the numbers of a longer list",
        ),
        Example(
            "对整改台账中第6项、第9项的材料已补齐。\n1.关于学习不深入的问题。已完成整改。\n2.关于管理不严格的问题。已完成整改。",
            why="rows of another paper",
        ),
        Example(
            "上级报告在第五部分对此作出部署。\n一、学习方面\n集中学习3次。\n二、作风方面\n压减会议6次。",
            why="a part of another paper",
        ),
        Example(
            "走访了榆坪镇、沙口镇、柳湾乡和城东街道办。针对上述4个乡镇街道的诉求,建立台账。\n检查渣土场2处、养殖场3家、屠宰点1处。上述6家单位均已整改。",
            why="the last is joined by a word; as many in all, by several units",
        ),
        Example(
            "全县18个乡镇中,除榆坪、沙口外,其余乡镇均已完成。上述16个乡镇的做法已汇编成册。",
            why="all but two",
        ),
        Example(
            "对照《水闸评定导则》逐项评定,渗流按表3评为B级,布置见图2(图略),佐证见附件4(另发)。\n表1 各镇进展\n图1 布置\n附件:整改清单",
            why="another paper's table; what is left out or sent apart",
        ),
        Example(
            "附件不全,涉及9笔。已补齐附件8笔。\n榆坪社区居民委员会\n2024年4月1日",
            why="so many papers, and no annex 8",
        ),
        Example(
            "走访了榆坪镇、沙口镇、柳湾乡和城东街道办。针对上述⟦6个乡镇街道⟧的诉求,建立台账。",
            ("“上述6个乡镇街道”在前文没有着落，前文没有列出6个乡镇街道",),
        ),
    ),
    options=Options(),
)
