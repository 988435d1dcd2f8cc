"""Which date belongs to which event, worked out from the words around it.

The first wording that fits a scene names its kind; a date that none fits is of no event. The words
also say how it is told: as done, as planned, or as something before this round.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from grammar.claims import DateRange, WrittenDate
from grammar.event_wordings import AFTER_DATE, BEHIND_MEETING, CLAUSE, MEETINGS, WORDINGS, WORK_ENDS
from grammar.model import (
    Block,
    BlockKind,
    Event,
    EventKind,
    Phrases,
    Section,
    Style,
    Telling,
)
from grammar.patterns import compiled
from grammar.scenes import Scene
from grammar.source import Span

_COMPILED = tuple(
    (w.kind, compiled(w.before) if w.before else None, compiled(w.after) if w.after else None)
    for w in WORDINGS
)

_DONE = compiled(
    r"已|了|完成|完毕|到位|印发|出台|制定|修订|完善|更新|下发|发出|召开|举行|组织|开展|举办|启动|清理|清退|追缴|收回|收缴"
    r"|约谈|通报|通过|拆除|办结|移交|移送|签订|聘|成立|调整|批复|获|验收|发放|拨付|缴|报送|上报|核查|排查|检查|整理|补|退|配|学习|培训"
    r"|审议|研究|部署|传达|交付|公示|公开|处理|处分|封存|试压|试行|实现"
    r"|启用|投产|投运|投用|开通|上线|罚款|立案|查处|受理|签署|揭牌|挂牌|换发|更换|安装|搬迁|兑付|退还|归还|免职|任命|辞退|解除|终止"
    r"|购置|采购|购买|添置|印制|编印|张贴|走访|约见|督导|督查|邀请|宣讲|测试|考核|评选|表彰|复查|回访|检测|注销|取消|废止|暂停|撤换|开工|竣工|完工|建成|栽种|刊发|入驻|进行|改造|维修|装修|施工|谈话|部署"
    r"|全部|通电|通水|通气|通车|亮灯|迁入|迁至|修复|修缮|加装|补装|新建|兑现|结清|还清|付清|清零|落地|恢复|开放|疏通|清运|清淤|补种|复绿|铺设|架设"
)
_OVER = compiled(r"已|了|完成|结束|共|累计|先后|完毕")
_WHILE = compiled(r"(?:期间|之间)?(?:[，,]|开展|组织|召开|累计|共|已|先后|完成|受理|集中|对)")
_PLANNED = compiled(
    r"拟|(?<![已均])将|预计|计划(?!》)|力争|争取|待|确保|准备|定于|届时|下一步|下步|后续|须|应于|应在|明确于|承诺|[才方](?:能|可)"
)
# said before a day these set it; behind it they tell what was done on it
_SET = compiled(
    r"[约议商]定|(?:明确|载明)(?:于|在)?$|(?:^|[^按照据])(?:责令|限令|要求(?=[\u4e00-\u9fff]{2,8}$))"
)
# in the clauses before a date 将 mostly brings an object: 将好的做法延伸到其他领域，11月7日召开…
_PLANNED_BEFORE = compiled(
    r"正在推进|推进中|进行中|下一?步|接下来|计划(?!》)|拟|预计|力争|争取|打算|届时|[约议商]定"
    r"|(?:工期|周期)(?:为|是|共|约)?\d|(?:公告|简章|通告)[^，,。;]{0,16}(?:发布|刊发|挂网)[，,]$"
)
# the first day of a term, or of what was decided for good: 聘期自10月1日开始, 自明年1月1日起取消收费
_TERM_FROM = compiled(
    r"(?:[聘租任工学保刑]|合同|服务|有效|承包|质保|试用|建设|施工|考察)期限?(?:为|是|:)?[自从]?$"
)
_FROM_THEN = compiled(r"^起[，,]?(?!.{0,20}(?:已|了))")
# a feast comes anyway: 元旦（2025年1月1日）期间由班子成员带班
_FEAST = compiled(r"(?:元旦|春节|清明节?|劳动节|五一|端午节?|中秋节?|国庆节?|除夕)[(（]?$")
_COMES_INTO_FORCE = compiled(r"^起?(?:正式)?(?:施行|执行|生效|到期|届满|期满|截止)")
_EXPECTED = compiled(r"(?:拟|将|预计|计划|力争|争取|定|确保)(?:于|在|到)?$")
_BEFORE = compiled(
    r"(?:反馈|进驻|巡[察视]|整改)前|上(?:一)?轮|前一轮|上次|上一次|往轮|此前|早在|曾于|立行立改|即知即改|边巡边改|边[查审督]边改|未巡先改|先行整改"
    r"|(?:巡[视察]|督[察查]|审计|检查|进驻|驻点)(?:进驻|工作)?期间|巡[视察]组?指出|经查|查明"
)
_NAMED_MEETING = compiled(
    r"(?:召开|举行|主持)(?:了|的)?([^。;，,\n“”《》]{2,40}?"
    r"(?:民主生活会|组织生活会|部署会|动员会|推进会|工作会议|全体会议?|大会|会议|会)(?!之?前的))"
)
_MEETING_BEFORE = compiled(rf"^的?([^。;，,《“\n]{{0,20}}{MEETINGS}){BEHIND_MEETING}")
_MEETING_AHEAD = compiled(rf"([^。;，,《“\n]{{0,20}}{MEETINGS})(?:已|也)?(?:于|在)$")
_HELD = ("召开", "举行", "如期召开", "正式召开", "顺利召开")
_HELD_ONCE = compiled(r"中期|首次|第一次|启动|动员|总结")
_RECURRING = ("推进会", "专题会", "调度会", "工作会", "例会", "会议")
_ORDINAL_MEETING = compiled(
    r"([^。;，,\n]{0,24}?第[一二三四五六七八九十百零\d]{1,6}次[^。;，,\n]{0,6}?会议?)"
)
# 区委常委会召开2022年第14次会议 is 区委常委会2022年第14次会议
_HELD_BY = compiled(r"[，,]?([^，,。;]{2,16}[会组委局院])(?:召开|举行|主持)(?:了|的)?(.+)$")
_BEFORE_NAME = compiled(r"^.*(?:召开|举行|主持|在|经|向|于)(?:了|的)?|^[，,]")
_AS_OF_TITLE = compiled(r"[(（]截[止至]到?$")  # 整改进展(截至2024年6月30日)
_WORK_ENDS = compiled(WORK_ENDS)
_INSPECTOR = compiled(r"(?:第?[一二三四五六七八九十\d]+)?巡[视察][一二三四五六七八九十\d]*组")
_UNDER_TITLE = compiled(r"(?:印发|签发|(发布|公布|公开))?[)）]")
_TIME_OF_FEEDBACK = compiled(r"反馈(?:时间|日期)(?:为|是|:)$")
_OPAQUE = compiled(r"《[^《》\n]*》|“[^“”\n]*”")
_REFERS_BACK = compiled(
    rf"{AFTER_DATE}{CLAUSE}{{0,40}}反馈(?:巡[察视]|督[察查]|审计)?(?:会议|会|意见|情况|问题|大会|报告)*"
    r"(?:[以之]来|[以之]?后|一?(?:结束|散场|散会)|召开后|当[天日])|^(?:以来|起)|^(?:(?:上午|下午)?[^。;，,\n]{0,12}(?:组|巡[察视]|督察|审计|正式|集中))?反馈(?:会|会议)上"
)
# received in writing some days later, or told by somebody else
_OTHER_BODY = compiled(
    r"收到|纪委|监委|支部|财政|人大|督导|评估|群众|自查|单位|部门|复核|验收|逐级|情况反馈"
)
# 对7月18日巡察组反馈的意见
_ANSWERED = compiled(
    rf"^.?(?:对|照|据|就){CLAUSE}{{2,50}}反馈(?:的|(?:意见)?时)|^.{{0,2}}反馈会(?:上|时)?提出的"
)
# 从8月24日巡察组反馈意见到10月底
_FROM_THEN_ON = compiled(rf"^[从自]{CLAUSE}{{0,20}}?反馈(?:意见|问题|情况)*(?:到|至|起)")
_HELD_BEFORE = compiled(r"(?:正式)?(?:召开|举行)?[以之]?后|(?:召开|举行)(?:以来|结束|当[天日])")
_CALLED = compiled(rf"{AFTER_DATE}{CLAUSE}{{0,12}}(?:召开|举行)的")
_AHEAD = compiled(r"^(?:下一?步|今后|后续|努力方向|打算)|(?:工作安排|打算|工作计划|努力方向)$")


def find(
    text: str,
    blocks: Sequence[Block],
    sections: Iterable[Section],
    phrases: Phrases,
    dated: Iterable[Scene],
) -> tuple[Event, ...]:
    """The events of a notice, in the order of the text."""
    ahead = _ahead(text, sections)
    headings = _headings(sections)
    found = [_event(text, scene, blocks[scene.block], ahead, headings) for scene in dated]
    return tuple(sorted((*found, *_published(blocks, phrases)), key=lambda e: e.when.span))


def _event(text: str, scene: Scene, block: Block, ahead: list[Span], headings: list[Span]) -> Event:
    kind = _kind(scene, block, text[scene.when.span.start : scene.when.span.end])
    if kind is EventKind.FEEDBACK and _only_year(scene.when):
        kind = EventKind.OTHER  # 对2019年巡视反馈的31个问题: of another round
    subject, again = "", False
    if kind is EventKind.MEETING:
        subject, again = _meeting(scene)
    elif kind is EventKind.FEEDBACK:
        back = _REFERS_BACK.search(scene.after)
        again = back is not None and _OTHER_BODY.search(back[0]) is None
        again = again or _ANSWERED.search(scene.before[-2:] + scene.after[:60]) is not None
        again = again or scene.after.startswith(("出具的上述", "出具的该", "反馈的上述"))
        again = again or _FROM_THEN_ON.search(scene.before[-1:] + scene.after[:60]) is not None
        held = scene.before.endswith(("反馈会于", "反馈会议于", "反馈会在"))
        again = again or (held and _HELD_BEFORE.match(scene.after) is not None)
    elif kind is EventKind.INSPECTION:
        who = _INSPECTOR.search(scene.before + scene.after)
        subject = who[0] if who else ""
    elif kind is EventKind.WORK_PERIOD and isinstance(scene.when, WrittenDate):
        end = _WORK_ENDS.search(scene.before[-12:]) or _WORK_ENDS.match(scene.after.lstrip("，,"))
        subject = end[0] if end else ""
    telling = _telling(scene, kind)
    if _within(ahead, scene.when.span.start):
        telling = Telling.PLANNED
    elif _within(headings, scene.when.span.start):
        telling = Telling.BEFORE
    return Event(kind, scene.when, subject, telling, again, scene.sentence)


def _only_year(when: WrittenDate | DateRange) -> bool:
    return isinstance(when, WrittenDate) and when.month is None


def _kind(scene: Scene, block: Block, words: str) -> EventKind:
    if block.kind in (BlockKind.SIGNING_DATE, BlockKind.SIGNATURE):
        return EventKind.SIGNATURE
    if not scene.context and scene.before in ("(", "（"):
        # (2024年2月6日) or (2025年8月29日印发) on a line of its own, under the title
        alone = _UNDER_TITLE.fullmatch(scene.after.rstrip())
        if alone is not None:
            return EventKind.PUBLICATION if alone[1] else EventKind.SIGNATURE
    if block.kind is BlockKind.TITLE and _AS_OF_TITLE.search(scene.before):
        return EventKind.AS_OF
    if block.kind is BlockKind.TITLE or words.startswith("每") or scene.before.endswith("每年"):
        return EventKind.OTHER
    before = scene.context[-30:] + scene.before
    for kind, behind, ahead in _COMPILED:
        fits = behind is None or behind.search(before)
        if fits and (ahead is None or ahead.search(scene.after)) and _may_be(kind, scene):
            return kind
    if scene.end.bound == "before" or _EXPECTED.search(scene.before):
        return EventKind.DEADLINE
    if scene.start.month is None or not _is_adverbial(scene):
        return EventKind.OTHER
    if _PLANNED.search(scene.before):
        return EventKind.DEADLINE
    return EventKind.ACTION if _DONE.search(scene.after) else EventKind.OTHER


def _may_be(kind: EventKind, scene: Scene) -> bool:
    """An inspection and a period of work are stretches of time, or a date opens or closes one.

    反馈时间 is the day of the feedback, or the stretch in which readers may send theirs.
    """
    if kind is EventKind.FEEDBACK and _TIME_OF_FEEDBACK.search(scene.before):
        return isinstance(scene.when, WrittenDate) and not scene.end.bound
    if kind not in (EventKind.INSPECTION, EventKind.WORK_PERIOD):
        return True
    if kind is EventKind.WORK_PERIOD and (
        _WORK_ENDS.search(scene.before[-12:]) or _WORK_ENDS.match(scene.after.lstrip("，,"))
    ):
        return True
    if isinstance(scene.when, DateRange) or scene.before.endswith(("自", "从")):
        return True
    return scene.after.startswith(("进驻", "撤离", "起", "开始", "至", "到"))


_SUBJECT_ALONE = compiled(r"^[^对将把为按据至到达较比和与及含]{0,24}$")
_TAKES_A_PERIOD = compiled(
    r"(?:制定|编制|开展|清理|核查|梳理|排查|审计|检查|复核|对|将|把|按照|根据|较|比|期间|包括|含|查|的|年度|修订)$"
)
_DONE_BY_THEN = compiled("已|了|完成")
_WITHIN = compiled(rf"{AFTER_DATE}{CLAUSE}*")


def _is_adverbial(scene: Scene) -> bool:
    """Whether the date tells when something happened, not what was drawn up or looked through."""
    if scene.after.startswith(("的", "以来", "年度", "度")):
        return False
    if isinstance(scene.when, DateRange) and not _WHILE.match(scene.after):
        return False  # 2024年1月至12月绩效目标: a period that something is for
    if scene.before.endswith(("于", "在")):
        return True
    before = scene.before.rstrip()
    return _SUBJECT_ALONE.match(before) is not None and not _TAKES_A_PERIOD.search(before)


def _telling(scene: Scene, kind: EventKind) -> Telling:
    after = _bare(scene.after)
    clause = _WITHIN.match(after)
    after = clause[0] if clause else after
    if kind in (EventKind.SIGNATURE, EventKind.PUBLICATION):
        return Telling.DONE
    before = _bare(scene.context).rpartition(":")[2] + scene.before
    if _BEFORE.search(before) or _BEFORE.search(after):
        return Telling.BEFORE
    if kind in (EventKind.INSPECTION, EventKind.FEEDBACK):
        return Telling.DONE
    own = scene.before[-24:]
    earlier = before[: len(before) - len(scene.before)][-(24 - len(own)) :] if len(own) < 24 else ""
    if _PLANNED_BEFORE.search(earlier) or _SET.search(own):
        return Telling.PLANNED
    if _PLANNED.search(own) or _PLANNED.search(after):
        return Telling.PLANNED
    if scene.end.bound == "before" and not _DONE_BY_THEN.search(after):
        return Telling.PLANNED
    if isinstance(scene.when, DateRange) and not _OVER.search(after):
        return Telling.OPEN  # 11月至12月开展…: who knows whether it is over
    if scene.end.day is None and not _OVER.search(scene.before[-12:] + after):
        return Telling.OPEN  # 另外38套8月交付 may be yet to come
    if _COMES_INTO_FORCE.match(after) or _comes_anyway(scene.before, after):
        return Telling.OPEN
    if scene.before.endswith(("因", "由于", "鉴于")):
        return Telling.OPEN  # 因2025年7月毕业办理了延期报到手续
    if kind is EventKind.ACTION and scene.before.endswith(("(", "（")):
        return Telling.DONE  # 已销号(2024年12月22日)
    return Telling.DONE if _DONE.search(_bare(scene.after)) else Telling.OPEN


def _comes_anyway(before: str, after: str) -> bool:
    """Whether a day is told that was set before it came, and not what was done on it."""
    if before.endswith(("自", "从")) and "已" not in before and _FROM_THEN.match(after):
        return True
    return _TERM_FROM.search(before) is not None or _FEAST.search(before) is not None


def _bare(words: str) -> str:
    """The words without what stands in titles and quotations: 违规 in a title accuses nobody."""
    return _OPAQUE.sub("《》", words)


def _meeting(scene: Scene) -> tuple[str, bool]:
    """The name of a meeting, and whether the words speak of one told before.

    A 推进会 is held again and again: one of another day is another one.
    """
    called = _CALLED.search(scene.after) is not None
    ordinal = _ORDINAL_MEETING.search(scene.after)
    if ordinal:
        held = _HELD_BY.match(ordinal[1])
        return held[1] + held[2] if held else _BEFORE_NAME.sub("", ordinal[1]), called
    named = _NAMED_MEETING.search(scene.after)
    held = None if named else _MEETING_BEFORE.search(scene.after)
    ahead = _MEETING_AHEAD.search(scene.before) if scene.after.startswith(_HELD) else None
    if ahead is not None:
        return ahead[1], False
    found = named or held
    if found is None:
        return "", False
    name = _BEFORE_NAME.sub("", found[1])
    return name, (called or held is not None) and (
        not name.endswith(_RECURRING) or _HELD_ONCE.search(name) is not None
    )


def _ahead(text: str, sections: Iterable[Section]) -> list[Span]:
    """The sections that speak of what is still to come."""
    found: list[Span] = []
    for top in sections:
        for section in (top, *top.children):
            words = text[section.heading.start : section.heading.end]
            if len(words) <= 40 and _AHEAD.search(words):
                found.append(section.span)
                break
    return found


def _headings(sections: Iterable[Section]) -> list[Span]:
    """Headings that are titles of their own: a date in them belongs to the problem they name."""
    return [
        section.heading
        for top in sections
        for section in top.walk()
        if section.marker.style is not Style.INLINE
        and (section.heading.end < section.block.content.end or section.body or section.children)
    ]


def _within(spans: Sequence[Span], offset: int) -> bool:
    at = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return at >= 0 and offset < spans[at].end


def _published(blocks: Iterable[Block], phrases: Phrases) -> Iterable[Event]:
    """The days of publication that page furniture tells: no other date there is a claim."""
    starts = [when.span.start for when in phrases.dates]
    for block in blocks:
        if block.kind is BlockKind.FURNITURE:
            first = bisect_left(starts, block.span.start)
            for when in phrases.dates[first : bisect_left(starts, block.span.end)]:
                yield Event(EventKind.PUBLICATION, when, telling=Telling.DONE, sentence=block.span)
