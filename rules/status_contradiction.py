"""What is told under a status of done leaves nothing to be done."""

from __future__ import annotations

from collections.abc import Iterator

from grammar.modality import Told, plainest
from grammar.modality_accounts import Account, accounts
from grammar.model import Notice, StatusClass
from grammar.source import Span
from rules._rule import Example, Finding, Label, Options, Rule, Severity, Verdict, Words

_DONE = frozenset({StatusClass.COMPLETED, StatusClass.COMPLETED_AND_KEPT_UP})
_LONGEST = 30  # code points of a clause that a message shows


def check(notice: Notice, options: Options) -> Iterator[Verdict | Finding]:
    """Under each status of done, the clause that most plainly leaves something open."""
    del options
    text = notice.text
    for account in accounts(notice):
        if account.status.meaning in _DONE:
            clauses = tuple(account.left_open(text))
            plain = plainest(clauses)
            if plain is not None:
                yield _finding(notice, account, plain, clauses)
            elif (ahead := account.only_ahead(text)) is not None:
                yield _finding(notice, account, ahead, (ahead,))


def _finding(notice: Notice, account: Account, plain: Told, clauses: tuple[Told, ...]) -> Finding:
    status, words = notice.quote(account.status.span), _short(notice, plain.span)
    others = [told for told in clauses if told is not plain]
    return Finding(
        Words(
            f"状态写“{status}”，文中却写“{words}”",
            f"the status says “{status}”, the text says “{words}”",
        ),
        plain.span,
        (
            Label(account.status.span, Words("此处写已完成", "said to be done here")),
            *(Label(o.span, Words("此处也未办完", "this is still open, too")) for o in others),
        ),
        check=Words(
            "核对：这件事现在办完了吗？办完了就改正文，没办完就改状态。",
            "Check: has this been done by now? If so the text is out of date, if not the status is.",
        ),
    )


def _short(notice: Notice, span: Span) -> str:
    words = notice.quote(span)
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


RULE = Rule(
    name="status-contradiction",
    severity=Severity.WARNING,
    summary=Words(
        "状态写已完成，正文却写待办、拟办、正在办",
        "an item's status says done, its text says pending, planned or waiting",
    ),
    matters=Words(
        "检查的人首先翻看写着“已完成”的事项：正文里还在等文件、等资金的，最容易被认作虚假整改。",
        "An inspector first looks at what is marked done; a text that still waits for a document or "
        "for money reads as a false report.",
    ),
    silent=Words(
        "今后继续坚持的职责、定期开展的工作、引号里的问题、问题的描述、制度里规定的程序、“将…纳入”一类的“将”，"
        "都不算未办完；状态为基本完成、阶段性完成、正在推进、长期坚持的不核对。",
        "Standing duties, quoted problems, procedures laid down in a rule and 将 as a preposition leave "
        "nothing open; only statuses that say plainly done are compared.",
    ),
    check=check,
    examples=(
        Example(
            "(1)案件积压。已清理积案12件。——办结\n(2)执法公信力有待提升。平台建设因方案未定,暂缓实施,⟦计划下半年再议⟧。——办结",
            ("状态写“办结”，文中却写“计划下半年再议”",),
        ),
        Example(
            "一、反馈问题整改情况\n1.关于“消防设施老化”的问题。更换灭火器158具，编制喷淋系统改造方案，"
            "⟦待区财政专项资金下达后再行组织采购⟧。\n整改状态：已完成。\n2.关于“学习走过场”的问题。组织测试2次。\n整改状态：已完成。",
            ("状态写“已完成”，文中却写“待区财政专项资金下达后再行组织采购”",),
        ),
        Example(
            "一、反馈问题整改情况\n1.关于“薪酬激励作用不强”的问题。完成调研和起草，⟦新办法拟于2024年一季度提交董事会审议⟧。（已完成）\n"
            "2.关于“档案管理薄弱”的问题。补正材料35份。（已完成）",
            ("状态写“已完成”，文中却写“新办法拟于2024年一季度提交董事会审议”",),
        ),
        Example(
            "一、反馈问题整改情况\n1.关于“违建治理前清后增”的问题。拆除违建47处；3处楼顶违建因产权人长期在外，⟦尚未拆除⟧。\n完成情况：已完成，长期坚持。\n"
            "2.关于“入户走访不实”的问题。走访320户。\n完成情况：已完成，长期坚持。",
            ("状态写“已完成，长期坚持”，文中却写“尚未拆除”",),
        ),
        Example(
            "一、反馈问题整改情况\n1.关于“项目库更新不及时”的问题。⟦下一步将组织专家对入库项目重新论证，剔除不合条件的项目⟧。（已完成）\n"
            "2.关于“学习不深入”的问题。集中学习12次。下一步将组织测试。（已完成）",
            ("状态写“已完成”，文中却写“下一步将组织专家对入库项目重新论证，剔除不合条件的项目”",),
            why="nothing else is told: nothing has been done yet",
        ),
        Example(
            "三、整改情况一览\n序号\t反馈问题\t整改措施\t整改状态\n1\t低效企业清理缓慢\t注销9家，⟦其余2家将尽快注销⟧\t已完成\n"
            "2\t学习不够深入\t集中学习12次\t已完成",
            ("状态写“已完成”，文中却写“其余2家将尽快注销”",),
        ),
        Example(
            "一、反馈问题整改情况\n1.关于“接待管理不严”的问题。追缴违规报销款2.3万元；今后将坚持每半年抽查一次，对顶风违纪的一律从严处理。\n"
            "整改状态：已完成。\n2.关于“巡查走过场”的问题。开展巡查340次，后续将保持巡查频次。\n整改状态：已完成。",
            why="a standing duty leaves nothing open",
        ),
        Example(
            "一、反馈问题整改情况\n1.关于“项目尚未验收、资金待收回”的问题。验收项目11个，收回资金236万元。\n整改状态：已完成。\n"
            "2.关于“责任落实不力”的问题。将履职情况纳入年度考核，并将结果公示。\n整改状态：已完成。",
            why="the problem is told in its heading; 将 brings an object",
        ),
        Example(
            "一、反馈问题整改情况\n1.关于“工程推进慢”的问题。3个项目已开工，其余2个正在报批，力争年底前开工。\n整改状态：阶段性完成。\n"
            "2.关于“审批不规范”的问题。修订办法，明确接待须待审批同意后方可安排。\n整改状态：已完成。",
            why="a status that does not say done; a procedure laid down in a rule",
        ),
        Example(
            "一、反馈问题整改情况\n1.关于“党费收缴不及时”的问题。对尚未缴纳的3名党员逐一提醒，当月补缴到位。\n整改状态：已完成。\n"
            "2.关于“设备闲置”的问题。待验收合格后，已于9月投入使用；按年度计划争取资金80万元，改善职工待遇。\n整改状态：已完成。",
            why="what was lacking has been done since; 计划, 争取 and 待遇 that promise nothing",
        ),
        Example(
            "一、反馈问题整改情况\n问题一：城区管网建设滞后\n整改时限：2024年底前，计划分批实施\n整改措施：新建管网52公里。\n完成情况：已完成。如再发现溢流，将立即启动问责。\n"
            "问题二：恶臭扰民\n整改措施：对拟上马项目严格把关，对正在施工的工地开展检查。\n完成情况：已完成。",
            why="a deadline is no account of the work, a threat no plan; 拟 and 正在 that only describe a thing",
        ),
        Example(
            "二、分类整改情况\n（一）已完成整改的问题（2个）\n1.维修资金使用难。管理办法已形成送审稿，⟦待区政府常务会议审议通过后印发施行⟧。\n"
            "2.窗口服务差。设置专窗，逐件回访。\n（二）持续推进的问题（1个）\n1.管网老化。其余2公里正在施工。",
            ("状态写“已完成整改”，文中却写“待区政府常务会议审议通过后印发施行”",),
            why="the status is that of the group",
        ),
        Example(
            "一、反馈问题整改情况\n1.公益性岗位管理混乱。【已整改】清退冒名顶替人员23名；⟦发放系统拟于2023年一季度上线⟧。\n"
            "2.台账不清。【已整改】补登资产14件。",
            ("状态写“已整改”，文中却写“发放系统拟于2023年一季度上线”",),
        ),
        Example(
            "(1)投诉办理慢。2月至4月受理投诉320件，办结316件，其余4件未到办结期限。——办结\n(2)工程款拖欠。工程款已结清，质保金6万元待质保期满后支付。——办结",
            why="within its term; what is kept back by contract",
        ),
        Example(
            "(1)供电老化。更换变压器2台，目前正在质保期内。——办结\n(2)签约率低。推动尚未签约的9户全部签约。——办结\n(3)监控不全。尚未启用的新仓库也安装了监控。——办结",
            why="as it should be; done to those that were not",
        ),
        Example(
            "(1)培训少。办培训4期，下一期拟于12月开班。——办结\n(2)隐患多。整改隐患46处。下一步，将每季度排查一次，拟于2025年引入第三方检测。——办结",
            why="the next of a series; a duty that is to go on",
        ),
        Example(
            "(1)投诉办理慢。受理投诉210件，办结205件，另有5件尚在办理期限内。——办结\n(2)答复慢。收到来信40件，答复38件，其余2件正按期限办理。——办结",
            why="others still have their term",
        ),
    ),
    options=Options(),
)
