"""Every item says how far its rectification has come, where its siblings do."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from grammar import statuses
from grammar.entry_statuses import table_statuses
from grammar.model import Block, BlockKind, Item, Notice, Section, Status
from grammar.named_tuples import NamedTuple
from grammar.parts import tells_state_of
from grammar.patterns import compiled
from grammar.source import Span, Spans
from grammar.status_tables import blanks
from grammar.statuses import is_told
from grammar.told_elsewhere import has_bracketed_state, needs_no_state, parts_of_others
from rules._rule import Example, Finding, Label, Rule, Severity, Verdict, Words

# the notice treats the item otherwise, or says in words of its own how far it has come
_OTHERWISE = compiled(
    r"另行(?:公布|公开|通报|报告|说明|告知|公示|上报)|(?:不|不予|不便|暂不|不再)(?:对外)?(?:公开|公布)|涉密|合并整改|一并整改|并入|见第|同上"
    r"|(?:整改|问题|任务)[^。;；，,]{0,8}(?:已|全部|基本|均)[^。;；，,]{0,6}(?:完成|到位|办结|销号|解决)"
    r"|(?:已|全部|基本|均)[^。;；，,]{0,4}(?:完成整改|整改完成|整改到位|整改完毕|办结销号)|长期坚持|持续(?:整改|推进)|正在(?:整改|推进)"
    r"|(?:整改|任务|问题)[^。;；，,]{0,6}(?:没有|未能?|尚未|还未)(?:全部|完全|彻底)?(?:完成|到位|解决|销号)"
)
# the last sentence says how far it is, in words of its own: 列入分阶段整改，预计2024年6月底前完成; 视同整改完毕
_STILL_OPEN = compiled(
    r"(?:预计|计划|力争|拟(?:于|在)?)[^。；;]{0,24}(?:完成|办结|到位|建成|竣工|投用|通水|解决|整改)"
    r"|正在[^。；;]{2,24}|(?:将|予以)继续[^。；;]{2,16}|尚(?:在|未|需)[^。；;]{2,20}|视(?:同|为)[^。；;]{0,4}(?:完成|整改|销号)"
)
# 3.其他9个问题均已整改: an item that is its own answer
_ANSWERS_ITSELF = compiled(
    r"(?:均|都|全部|皆)(?:已经?)?(?:全部)?(?:整改|完成|办结|销号|解决|落实|到位)[^，,;；]{0,4}$"
    r"|^(?:其他|其余|余下|以上|上述)[^。;；]{0,20}(?:均|都|全部|皆)(?:已经?)?(?:全部)?(?:整改|完成|办结|销号|解决)"
)
_PARTS = 4  # parts, from which a line that one of them lacks can be told
_SAYS_OF_WHAT = 4  # characters: 该问题 alone may open any sentence
_BRACKETS = ("(", "（", "【", "〔", "[")
_LABEL = compiled(r"([\u4e00-\u9fff]{2,8})[】\]]?:[ ]*$")


class MissingStatusOptions(NamedTuple):
    """Options of missing-status.

    Attributes:
        siblings: the share of items that have to carry a status before one without is an error.
        items: the fewest items with a status from which this can be told.
    """

    siblings: float = 0.6
    items: int = 2


def check(notice: Notice, options: MissingStatusOptions) -> Iterator[Verdict | Finding]:
    """Where most items, or rows of a table, carry a status, one that carries none is a finding."""
    for blank in blanks(notice):
        yield _finding(blank.row, blank.model, blank.rows, blank.told)
    yield from _without_field(notice)
    # 清退2.4万元，完成整改。tells, but it is no place where siblings would have their status
    carrying = [
        item for item in notice.items if item.status and not is_told(notice.text, item.status)
    ]
    if len(carrying) < options.items or len(carrying) < options.siblings * len(notice.items):
        return
    if any(True for _ in table_statuses(notice)):
        return  # a table gives the statuses of all
    model = carrying[0]
    silent = Spans(part.span for part in _parts_of_others(notice))
    undivided = not any(item.section.children for item in carrying)
    for item in notice.items:
        if item.status:
            model = model if is_told(notice.text, item.status) else item
            continue
        if undivided and len(item.section.children) > 1:
            continue  # （一）整改不到位的4个问题: a heading over several
        if silent.hold(item.section.span.start):
            continue
        assert carrying[0].status is not None
        if _is_told_otherwise(notice, item, carrying[0].status) or _has_place(
            notice, item, carrying[0]
        ):
            continue
        assert model.status is not None
        heading = Span(
            item.section.marker.span.start,
            max(item.section.heading.end, item.section.marker.span.end),
        )
        yield _finding(heading, model.status.span, len(notice.items), len(carrying))


def _parts_of_others(notice: Notice) -> Iterator[Section]:
    """The parts that tell of another round, or of what was found besides, and state nothing."""
    for part in parts_of_others(notice):
        inside = [item for item in notice.items if part.span.covers(item.section.span)]
        if not any(item.status for item in inside):
            yield part


def _finding(place: Span, model: Span, items: int, told: int) -> Finding:
    return Finding(
        Words(
            f"{items}项中{told}项写明整改状态，此项没有写",
            f"{told} of {items} items say how far they have come, this one does not",
        ),
        place,
        (Label(model, Words("其他项的写法", "how another item says it")),),
        {"items": items, "with_status": told},
        check=Words(
            "核对：是漏写状态，还是此项尚未完成？",
            "Check: was the status left out, or is the item not done?",
        ),
    )


def _without_field(notice: Notice) -> Iterator[Finding]:
    """The one part of several that lacks the line of its state: 整改结果：完成5个，推进1个."""
    parts = notice.levels[0].sections if notice.levels else ()
    if len(parts) < _PARTS or any(item.status for item in notice.items):
        return
    fields = [block for block in notice.blocks if block.kind is BlockKind.FIELD]
    starts = [block.span.start for block in fields]
    lines = [
        fields[bisect_left(starts, part.span.start) : bisect_left(starts, part.span.end)]
        for part in parts
    ]
    for label in dict.fromkeys(b.label for own in lines for b in own):
        told = [[b for b in own if b.label == label] for own in lines]
        without = [part for part, own in zip(parts, told, strict=True) if not own]
        if not statuses.FIELD_LABEL.fullmatch(label) or len(without) != 1:
            continue
        stated = [own[0] for own in told if len(own) == 1 and _tells_state(notice, own[0])]
        words = notice.text[without[0].span.start : without[0].span.end]
        told_otherwise = _OTHERWISE.search(words) or needs_no_state(words)
        if len(stated) == len(parts) - 1 and not told_otherwise:
            heading = Span(without[0].marker.span.start, without[0].heading.end)
            yield _finding(heading, stated[0].span, len(parts), len(stated))


def _tells_state(notice: Notice, line: Block) -> bool:
    return tells_state_of(notice.text[line.content.start : line.content.end])


def _has_place(notice: Notice, item: Item, model: Item) -> bool:
    """Whether something stands where the model has its status: 〔销号情况:…〕 in words of its own."""
    assert model.status is not None
    words = notice.text[item.section.block.content.start : item.section.end]
    before = notice.text[max(0, model.status.span.start - 12) : model.status.span.start]
    if label := _LABEL.search(before):
        return re.search(rf"{label[1]}[】\]]?:[ \n]*[^ \n]", words) is not None
    if before[-1:] in ("【", "〔", "[") and before[-1] in words:
        return True
    return before[-1:] in _BRACKETS and has_bracketed_state(words)


def _in_frame(notice: Notice, item: Item, model: Status) -> bool:
    """Whether an item ends with a sentence that begins as another's status does: 目前,此项问题…."""
    if not item.text:
        return False  # a number alone
    subject = statuses.subject(notice.text[model.span.start : model.span.end])
    last = _last_sentence(notice, item)
    return len(subject) >= _SAYS_OF_WHAT and last.lstrip().startswith(subject)


def _is_told_otherwise(notice: Notice, item: Item, model: Status) -> bool:
    if any(block.kind is BlockKind.ROW for block in item.section.body):
        return True
    heading = notice.text[item.section.heading.start : item.section.heading.end].rstrip("。 ")
    answered = _ANSWERS_ITSELF.search(heading) is not None or _in_frame(notice, item, model)
    if answered or any(_OTHERWISE.search(notice.text, *span) for span in item.text):
        return True
    if any(needs_no_state(notice.text[span.start : span.end]) for span in item.text):
        return True
    return (
        _stands_in_text(notice, model)
        and _STILL_OPEN.search(_last_sentence(notice, item)) is not None
    )


def _stands_in_text(notice: Notice, status: Status) -> bool:
    """Whether a status is a sentence of the text, and has no label and no brackets of its own."""
    before = notice.text[max(0, status.span.start - 2) : status.span.start].rstrip()
    return not before.endswith((*_BRACKETS, ":", "—", "-"))


def _last_sentence(notice: Notice, item: Item) -> str:
    if not item.text:
        return ""
    words = notice.text[item.text[-1].start : item.text[-1].end].rstrip("。 \n")
    return words.rpartition("。")[2]


RULE = Rule(
    name="missing-status",
    severity=Severity.ERROR,
    summary=Words("各项是否都写明整改状态", "an item without a status where its siblings have one"),
    matters=Words(
        "漏写状态的一项，读者不知道改没改完，完成总数也无从核对。",
        "Nobody can tell whether that item is done, and the totals cannot be checked.",
    ),
    silent=Words(
        "多数项都不写状态、状态另列于表、表中一格状态跨几行、该项写明另行公布或在正文中说明整改到位的，不报。",
        "Notices in which most items carry none, or a table gives them all, cells that span rows, and items that are answered "
        "elsewhere or say in the text how far they have come.",
    ),
    check=check,
    examples=(
        Example(
            "(一)学习方面\n1.学习不深的问题。\n整改状态:已完成。\n2.宣讲不够的问题。\n整改状态:已完成。\n(二)管理方面\n1.账目不清的问题。\n整改状态:正在整改。\n2.其他3个问题均已完成整改,详见清单。",
            why="an item that is its own answer",
        ),
        Example(
            "二、问题整改情况\n1.关于“学习不深”的问题:集中学习3次。\n整改状态:已完成。\n⟦2.关于“打击不力”的问题⟧:查处5起,罚没38万元。\n"
            "3.关于“宣讲不够”的问题:宣讲5场。\n整改状态:正在推进。",
            ("3项中2项写明整改状态，此项没有写",),
        ),
        Example(
            "一、学习方面\n(1)学习不深的问题【已完成】。集中学习3次。\n(2)宣讲不够的问题【已完成,长期坚持】。宣讲5场。\n⟦(3)调研不实的问题⟧。调研4次。",
            ("3项中2项写明整改状态，此项没有写",),
        ),
        Example(
            "二、问题整改情况\n1.关于“学习不深”的问题。该问题已完成整改。集中学习3次。\n2.关于“账目不清”的问题。清理账目3本,该问题已完成整改。\n"
            "⟦3.关于“监管不严”的问题⟧。督查6次。",
            ("3项中2项写明整改状态，此项没有写",),
        ),
        Example(
            "序号\t问题\t整改状态\n1\t学习不深\t已完成\n2\t宣讲不够\t已完成\n3\t⟦调研不实⟧\t\n4\t会议过多\t正在推进",
            ("4项中3项写明整改状态，此项没有写",),
            "a cell that is empty",
        ),
        Example(
            "二、问题整改情况\n①小型水库管护悬空。为38座水库落实责任人。〔销号情况:已销号〕\n⟦②设计变更随意⟧。核减资金86.4万元。\n"
            "③监理履职缺位。清退监理2家。〔销号情况:接续推进〕\n④往来账长期挂账。收回30笔。〔销号情况:6月销号〕",
            ("4项中3项写明整改状态，此项没有写",),
            "a label inside the brackets",
        ),
        Example(
            "二、问题整改情况\n1.公交换乘不便。开通接驳线3条。结果:8月销号。\n2.热线转办慢。转办时长缩到2.7小时。结果:未销号,2024年6月底前完成。\n"
            "⟦3.保证金管理不严⟧。协调解决欠薪19起。\n4.渡口隐患突出。撤销渡口4处。结果:已完成并通过市级验收。",
            ("4项中3项写明整改状态，此项没有写",),
        ),
        Example(
            "二、逐项办理情况\n任务01　责任落得不实\n办理进展:约谈2人。\n整改状态:已完成并验收\n⟦任务02　粪污直排沟渠⟧\n办理进展:关停8家。\n"
            "任务03　总磷超标\n办理进展:封堵直排口62个。\n整改状态:已完成并验收,长期坚持",
            ("3项中2项写明整改状态，此项没有写",),
            "numbers with a blank behind them",
        ),
        Example(
            "立行立改事项办理情况:\n1.归还公务用车2辆。【已完成】\n2.腾退办公用房38平方米。【已完成】\n⟦3.补交拖欠的会费1.1万元⟧。\n4.修订登记簿。【已完成】",
            ("4项中3项写明整改状态，此项没有写",),
            "entries that are deeds",
        ),
        Example(
            "立行立改事项办理情况:\n1.归还公务用车2辆。【已完成】\n2.腾退办公用房38平方米。【已完成】\n3.补交会费1.1万元。【跟踪问效】\n4.修订登记簿。【已完成】",
            why="a status in words of its own",
        ),
        Example(
            "二、问题整改情况\n1.学习不深的问题。集中学习3次。结果:已销号。\n2.宣讲不够的问题。宣讲5场。结果:群众认可。\n3.调研不实的问题。调研4次。结果:已销号。",
            why="a result in words of its own",
        ),
        Example(
            "移交事项办理情况\n一、退还公车2辆。办理结果:办结。\n二、清退补贴3万元。办理结果:办结。\n三、修订制度2项。办理结果:正在办理。\n四、下一步工作。抓好巩固。",
            why="the last is no entry",
        ),
        Example(
            "|序号|问题|整改措施|完成情况|\n|---|---|---|---|\n|1|学习不深|学习3次|已完成|\n|2|宣讲不够|宣讲5场||\n|3|调研不实|调研4次||\n|4|会议过多|压减6次|已完成|\n|5|迟到|约谈1人|已完成|",
            why="one status over several rows",
        ),
        Example(
            "序号\t问题\t整改措施\t整改状态\n1\t学习不深\t学习3次\t已完成\n2\t宣讲不够\t\t\n3\t调研不实\t调研4次\t已完成\n4\t会议过多\t压减6次\t正在推进\n合计\t4个\t\t",
            why="measure and status are those of the row above; a sum has none",
        ),
        Example(
            "序号\t问题\t涉及金额\n1\t学习不深\t3万元\n2\t宣讲不够\t5万元\n3\t调研不实\t\n4\t会议过多\t2万元",
            why="no column of statuses",
        ),
        Example("一、学习方面\n1.关于“学习不深”的问题。集中学习3次。\n2.关于“宣讲不够”的问题。宣讲5场。", why="no item carries one"),
        Example(
            "一、学习方面\n1.关于“学习不深”的问题。集中学习3次，整改到位。\n2.关于“账目不清”的问题。清退4万元，已完成整改。\n3.关于“宣讲不够”的问题。宣讲5场。",
            why="told at the end of a sentence, not stated",
        ),
        Example(
            "二、问题整改情况\n1.关于“学习不深”的问题:学习3次。\n整改状态:已完成。\n2.关于“涉密管理不严”的问题:整改情况另行通报。\n"
            "3.关于“宣讲不够”的问题:宣讲5场。\n整改状态:已完成。",
            why="answered elsewhere",
        ),
        Example(
            "二、问题整改情况\n1.关于“学习不深”的问题:学习3次。整改结果:已完成。\n2.关于“宣讲不够”的问题:宣讲5场。整改结果:需长期推进。",
            why="a label within the line",
        ),
        Example(
            "一、学习方面\n1.关于“学习不深”的问题。学习3次。(已完成)\n2.关于“谈话不严”的问题。\n①谈话前了解动态;\n②谈话后跟踪整改。\n(已完成)\n3.关于“调研不实”的问题。调研4次。(已完成)",
            why="a line of its own behind a list",
        ),
        Example(
            "一、学习方面\n1.关于“学习不深”的问题。学习3次。(已完成)\n2.关于“宣讲不够”的问题。宣讲5场,目前已全部整改到位。\n3.关于“调研不实”的问题。调研4次。(已完成)",
            why="the text says so",
        ),
        Example(
            "二、问题整改情况\n1.关于“学习不深”的问题。(已完成)\n2.关于“宣讲不够”的问题。(已完成)\n3.关于“调研不实”的问题。调研4次。\n"
            "序号\t问题\t整改状态\n1\t学习不深\t已完成\n2\t宣讲不够\t已完成\n3\t调研不实\t正在推进",
            why="a table gives them all",
        ),
        Example(
            "二、问题整改情况\n1.关于“学习不深”的问题。学习3次。整改状态:已完成。\n2.关于“票据不全”的问题。经复核,反映情况不属实。\n"
            "3.关于“宣讲不够”的问题。宣讲5场。整改状态:已完成。\n4.关于“站房老化”的问题。该项职能已划转榆坪区水务中心。",
            why="not borne out, or another's by now",
        ),
        Example(
            "(一)关于学习不深的问题(已完成)\n学习3次。\n(二)关于宣讲不够的问题(已完成)\n宣讲5场。\n(三)关于库房闲置的问题(2024年11月底前办结)\n出租库房1处。",
            why="when it will be done, where the others say that it is",
        ),
        Example(
            "1.关于“学习不深”的问题。学习3次。\n该问题已完成整改。\n2.关于“宣讲不够”的问题。宣讲5场。\n该问题已完成整改。\n3.关于“井盖缺失”的问题。更换井盖9个。\n4件事均已办结,该问题已完成整改。",
            why="a last line that tells of its entry, and closes nothing",
        ),
        Example(
            "一、上轮巡察未改到位问题\n1.合同不全。补签5份。\n二、本轮巡察反馈问题\n1.学习不深。学习3次。(已完成)\n2.宣讲不够。宣讲5场。(已完成)\n3.监督不严。约谈2人。(已完成)",
            why="a part of another round, in which nothing is stated",
        ),
        Example(
            "一、原因剖析\n1.思想认识不足。学得不深。\n2.责任传导不力。层层递减。\n二、问题整改\n1.学习不深。学习3次。(已完成)\n2.宣讲不够。宣讲5场。(已完成)\n3.会议过多。压减6次。(已完成)",
            why="causes are no items",
        ),
        Example(
            "一、枫林村\n1.关于公开不及时的问题。补公开38条。\n2.关于会议过多的问题。压减6次。\n整改结果：完成2个。\n二、下垟村\n1.关于值班空转的问题。抽查4次。\n2.关于台账缺失的问题。补账9本。\n整改结果：完成2个。\n"
            "⟦三、石桥村⟧\n1.关于记录缺失的问题。补录14次。\n2.关于设施老化的问题。更换6套。\n四、青岭村\n1.关于账目不清的问题。清账5年。\n2.关于巡查悬空的问题。巡查12次。\n整改结果：完成2个。",
            ("4项中3项写明整改状态，此项没有写",),
            "a line that each part has, but for one",
        ),
        Example(
            "1.学习不深的问题。学习3次。(已完成)\n⟦2.票据不全的问题⟧。补齐票据3份(附整改照片)。\n3.宣讲不够的问题。宣讲5场。(已完成)",
            ("3项中2项写明整改状态，此项没有写",),
            "brackets that tell of no state",
        ),
    ),
    options=MissingStatusOptions(),
)  # fmt: skip
