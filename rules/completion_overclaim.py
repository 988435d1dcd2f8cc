"""Where all is said to be done, no status, no text and no remark speaks of something that is not."""

from __future__ import annotations

from collections.abc import Iterator

from grammar import modality_all_done, modality_cases
from grammar.modality import Told
from grammar.modality_accounts import accounts
from grammar.modality_all_done import Remark
from grammar.modality_open import few_left, left_open_unnumbered, left_open_unstated
from grammar.model import Notice, Status, StatusClass
from grammar.source import Spans
from grammar.told_elsewhere import parts_of_others
from rules._rule import Example, Finding, Label, Options, Rule, Severity, Verdict, Words

_OPEN = (
    StatusClass.BASICALLY_COMPLETED,
    StatusClass.STAGE_COMPLETED,
    StatusClass.IN_PROGRESS,
    StatusClass.NOT_STARTED,
)
_SHOWN = 6  # places of evidence shown with a finding


def check(notice: Notice, options: Options) -> Iterator[Verdict | Finding]:
    """Each claim that all is done is set against the statuses, the items' texts and the remarks."""
    del options
    for claim, remark in modality_cases.taken_back(notice):
        yield _finding(notice, claim, (), (remark,))
    claims = tuple(modality_all_done.all_done(notice))
    if not claims:
        return
    every = {account.status.span: account.status for account in accounts(notice)}
    others = Spans(part.span for part in parts_of_others(notice))
    own = (every[at] for at in sorted(every) if not others.hold(at.start))
    statuses = tuple(status for status in own if status.meaning in _OPEN)
    remarks = tuple(modality_all_done.remarks(notice))
    told = (*left_open_unstated(notice), *left_open_unnumbered(notice), *few_left(notice))
    of_measures = any(claim.of_measures for claim in claims)
    measures = tuple(modality_all_done.measures_open(notice)) if of_measures else ()
    for claim in claims:
        if claim.of_measures:
            if measures:
                yield _finding(notice, claim, (), measures)
            continue
        remarked = (
            *modality_all_done.taken_back(notice, claim),
            *(
                r
                for r in remarks
                if r.span.start >= claim.sentence.end or (claim.closing and r.closing)
            ),
        )
        if statuses or remarked or told:
            yield _finding(notice, claim, statuses, (*told, *remarked))


def _finding(
    notice: Notice,
    claim: modality_all_done.AllDone,
    statuses: tuple[Status, ...],
    remarks: tuple[Told | Remark, ...],
) -> Finding:
    words = notice.quote(claim.span)
    if statuses:
        first = notice.quote(statuses[0].span)
        said = Words(
            f"此处写“{words}”，却有{len(statuses)}项的状态不是已完成（“{first}”）",
            f"“{words}” says that all is done, but the status of {len(statuses)} is not (“{first}”)",
        )
    else:
        first = notice.quote(remarks[0].span)
        said = Words(
            f"此处写“{words}”，他处却说还有没完成的：“{first}”",
            f"“{words}” says that all is done, another place speaks of what is not: “{first}”",
        )
    places = (
        *(
            Label(s.span, Words("此处的状态不是已完成", "not done, by its status"))
            for s in statuses
        ),
        *(Label(r.span, Words("此处说还有没完成的", "spoken of as not done yet")) for r in remarks),
    )
    return Finding(
        said,
        claim.span,
        places[:_SHOWN],
        facts={"not_done": len(statuses)} if statuses else {},
        check=Words(
            "核对：是否真的全部完成？若有未完成的，总述应写明几项。",
            "Check: is all of it done? If not, the summary should say how many are not.",
        ),
    )


RULE = Rule(
    name="completion-overclaim",
    severity=Severity.WARNING,
    summary=Words(
        "写“全部完成”，却有事项的状态或别处的话说没有完成",
        "“all done” against an item not done, or against a remark that some are not",
    ),
    matters=Words(
        "“全部完成整改”是通报里最重的一句话，有一项没有完成，它就不成立。",
        "That all is done is the weightiest sentence of a notice; one open item refutes it.",
    ),
    silent=Words(
        "“除3项外”“其余均已完成”“立行立改的问题全部办结”只说一部分；信访件、线索、上一轮的问题和各单位分别的完成率不算；"
        "“确保全部完成”是要求；长期坚持的事项不作未完成；对整改不力者问责的话不作证据。",
        "A claim about a part, about letters or an earlier round, or about what is to be reached says "
        "nothing of all; items kept up for good do not count as open, nor do threats to the negligent.",
    ),
    check=check,
    examples=(
        Example(
            "反馈的问题⟦已全部整改到位⟧。\n针对垃圾中转站渗漏的问题,已出具改造方案,防渗工程正在推进,预计明年5月竣工。\n针对公厕脏乱的问题,已清理到位。",
            ("此处写“已全部整改到位”，他处却说还有没完成的：“预计明年5月竣工”",),
        ),
        Example(
            "反馈问题⟦全部整改完成⟧。受访老人评价改善。其中,敬老院消防水池尚在建设。",
            ("此处写“全部整改完成”，他处却说还有没完成的：“其中,敬老院消防水池尚在建设”",),
        ),
        Example(
            "截至2023年8月31日,44条整改措施⟦全部落实到位⟧。\n二、第二期工程的2条措施因施工方退场尚未落实。",
            ("此处写“全部落实到位”，他处却说还有没完成的：“2条措施因施工方退场尚未落实”",),
        ),
        Example(
            "短期事项34个。短期事项已全部整改到位;中期事项整改到位4个。总的看,17个尚未整改。",
            why="a part",
        ),
        Example(
            "一、整改工作开展情况\n截至2024年12月20日，反馈的2个问题⟦已全部完成整改⟧。\n二、反馈问题整改情况\n1.关于“学习不深”的问题。组织学习12次。\n整改状态：已完成。\n2.关于“作风不实”的问题。走访企业36家。\n整改状态：正在推进。\n三、下一步工作\n巩固整改成果，适时开展“回头看”。",
            ("此处写“已全部完成整改”，却有1项的状态不是已完成（“正在推进”）",),
        ),
        Example(
            "一、整改工作开展情况\n截至2024年12月20日，已完成巡察反馈2个问题的⟦全部整改⟧。\n二、反馈问题整改情况\n1.关于“学习不深”的问题。组织学习12次。\n整改状态：已完成。\n2.关于“作风不实”的问题。走访企业36家。\n整改状态：已完成。\n三、下一步工作\n对还没有彻底解决的问题，加强督促检查，确保按时整改到位。",
            ("此处写“全部整改”，他处却说还有没完成的：“对还没有彻底解决的问题”",),
        ),
        Example(
            "截至目前，反馈的3个问题⟦已全部完成整改⟧。\n1.食堂外包未招标。已重新招标，完成整改。\n2.宿舍消防不达标。喷淋改造已进场，正在施工，预计下学期完工。\n3.教辅征订不规范。已清退书款2.4万元，完成整改。",
            ("此处写“已全部完成整改”，他处却说还有没完成的：“预计下学期完工”",),
            why="an item whose text leaves something open",
        ),
        Example(
            "截至9月20日，168条问题隐患⟦已全部整改完毕⟧。\n一、重大隐患\n1.道路塌陷。已回填修复。\n2.管道被占压。占压的3处建筑已拆除2处，剩余1处为在用厂房，补偿协议尚在商谈，预计11月底前拆除。",
            ("此处写“已全部整改完毕”，他处却说还有没完成的：“预计11月底前拆除”",),
            why="an item of which one of a few is left",
        ),
        Example(
            "截至9月20日，168条问题隐患已全部整改完毕。\n一、重大隐患\n1.道路塌陷。已回填修复。\n2.管道被占压。占压的3处建筑先拆除2处，剩余1处原预计11月底前拆除，已于8月提前拆除。",
            why="the one left is gone as well",
        ),
        Example(
            "一、整改情况\n巡察反馈的14个问题⟦已全部完成整改⟧，其中2个问题正在推进。",
            ("此处写“已全部完成整改”，他处却说还有没完成的：“其中2个问题正在推进”",),
        ),
        Example(
            "截至10月15日，38件积案⟦全部化解到位⟧，群众送来锦旗5面。\n硬骨头也要正视。38件积案中，汇水街道的权属纠纷和北站社区的工伤纠纷2件，因鉴定未出，目前仍未化解。",
            ("此处写“全部化解到位”，他处却说还有没完成的：“目前仍未化解”",),
            why="the same cases, counted again",
        ),
        Example(
            "38件积案全部化解到位，8件积案全部化解。\n自查发现的12件、138件积案中，有2件仍未化解。",
            why="other cases, one number inside another",
        ),
        Example(
            "一、整改情况\n巡察反馈的14个问题已全部完成整改，其中2个问题长期坚持，另有自查的3个问题正在推进。",
            why="kept up for good; and others",
        ),
        Example(
            "反馈的2个问题已完成1个，正在推进1个。同步检视近三年审计查出的2个问题，全部销号。\n1.食堂外包未招标。已重新招标。（已完成）\n2.宿舍消防不达标。喷淋改造正在施工。（正在推进）",
            why="others, of which there happen to be as many",
        ),
        Example(
            "截至目前，反馈的3个问题已全部完成整改。\n1.食堂外包未招标。已重新招标，原计划6月完成的评审于5月完成。\n2.宿舍消防不达标。喷淋改造完工，今后将继续每月检查。\n3.教辅征订不规范。对正在使用的教辅逐一登记，清退书款2.4万元。",
            why="nothing is left open in the texts",
        ),
        Example(
            "一、整改工作开展情况\n局党组逐项推进，反馈⟦问题整改完成率100%⟧。\n二、反馈问题整改情况\n1.关于“学习不深”的问题。组织学习12次。\n整改状态：已完成。\n2.关于“作风不实”的问题。走访企业36家。\n整改状态：阶段性完成，持续推进。\n三、下一步工作\n巩固整改成果，适时开展“回头看”。",
            ("此处写“问题整改完成率100%”，却有1项的状态不是已完成（“阶段性完成，持续推进”）",),
        ),
        Example(
            "一、整改工作开展情况\n截至2024年12月20日，反馈的2个问题已全部完成整改。\n二、反馈问题整改情况\n1.关于“学习不深”的问题。组织学习12次。\n整改状态：已完成。\n2.关于“作风不实”的问题。走访企业36家。\n整改状态：长期坚持。\n三、下一步工作\n对整改不到位、未完成整改的问题，严肃追责问责。",
            why="kept up for good is not open; a threat is no remark",
        ),
        Example(
            "一、整改工作开展情况\n反馈的2个问题中，除1项需持续推进外，其余均已完成整改。\n二、反馈问题整改情况\n1.关于“学习不深”的问题。组织学习12次。\n整改状态：已完成。\n2.关于“作风不实”的问题。走访企业36家。\n整改状态：正在推进。\n三、下一步工作\n巩固整改成果，适时开展“回头看”。",
            why="a claim about the rest is not about all",
        ),
        Example(
            "一、整改工作开展情况\n立行立改的问题已全部整改到位；督察转办信访件全部办结；违规款项全部归还；申报率100%。确保所有问题按期全部整改到位。\n二、反馈问题整改情况\n1.关于“学习不深”的问题。组织学习12次。\n整改状态：已完成。\n2.关于“作风不实”的问题。走访企业36家。\n整改状态：正在推进。\n三、下一步工作\n巩固整改成果，适时开展“回头看”。",
            why="a part, letters, money, another rate, and what is to be reached",
        ),
        Example(
            "一、整改工作开展情况\n局党组建立台账，对尚未完成的问题每周调度。截至2024年12月20日，反馈的2个问题已全部整改到位。\n二、反馈问题整改情况\n1.关于“学习不深”的问题。组织学习12次。\n整改状态：已完成。\n2.关于“作风不实”的问题。走访企业36家。\n整改状态：已完成。\n三、下一步工作\n对已完成的问题适时“回头看”。",
            why="what was open while the work went on is no remark against its end",
        ),
        Example(
            "一、整改工作开展情况\n上一轮巡察反馈的6个问题已全部完成整改。\n二、反馈问题整改情况\n1.关于“学习不深”的问题。组织学习12次。\n整改状态：已完成。\n2.关于“作风不实”的问题。走访企业36家。\n整改状态：正在推进。\n三、下一步工作\n巩固整改成果，适时开展“回头看”。",
            why="another round",
        ),
        Example(
            "本批2件⟦已全部办结⟧：\n序号\t问题\t办结情况\n1\t废水直排\t已办结\n2\t油烟扰民\t未办结",
            ("此处写“已全部办结”，却有1项的状态不是已完成（“未办结”）",),
            why="as many cases as the table has rows",
        ),
        Example(
            "选人用人专项检查反馈问题全部完成。\n一、学习方面\n1.关于学习不深的问题。（已完成）\n2.关于账目不清的问题。（正在整改）",
            why="one source among several",
        ),
        Example(
            "提出的2个问题均已整改。\n一、票据不全。补齐票据8笔。\n二、公示不及时。每季度公示1次，第二季度收支情况将于7月10日在公示栏公布。",
            why="a regular account that is not out yet",
        ),
        Example(
            "反馈的2个问题已全部完成整改。\n一、学习方面\n1.学习不深。集中学习3次。（已完成）\n二、作风方面\n1.会议过多。压减6次。（已完成）\n三、上轮巡察遗留问题\n1.办证慢。剩余38户正在测绘。（正在推进）",
            why="what an earlier round left",
        ),
        Example(
            "巡察期间移交立行立改问题3个。上述3个问题已全部整改到位。\n1.学习不深的问题。学习3次。整改状态：已完成。\n2.管网老化的问题。更换管网8公里。整改状态：正在推进。",
            why="those that were handed over ahead, and not the items",
        ),
    ),
    options=Options(),
)
