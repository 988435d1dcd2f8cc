"""The figure that a rate is the share of, by the name of the rate or by where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from grammar import share_brackets, share_wholes
from grammar.claims import Rate, RateForm
from grammar.mentions import Cue, Mention
from grammar.parts import DONE, is_listed
from grammar.patterns import compiled

OF = compiled(
    r"(?:^|[^率])(?:占(?:到|了|比(?:例|重)?)?|完成(?=总))(?:全部|所有|总(?![数量额])|应)?([\u4e00-\u9fff\w]{0,14}?)的?(?:比例|比重)?(?:为|是|达|约|达到)?$"
)
_DUE_HEAD, _DONE_HEAD = compiled(r"应[\u4e00-\u9fff]{1,3}$"), compiled(r"实[\u4e00-\u9fff]{1,3}$")
_NOMINAL = compiled(r"^[^，,。;\d]{1,14}的$")  # 采纳的占一半以上: those told of before
NAME = compiled(
    r"([\u4e00-\u9fff]{1,12}?)(?:率|(?<=满意)度|(?<=知晓)度|比例|比重|占比)(?:已|均|约|仅|只|才|也|就|还)*(?:达到|达|为|是|至|到|在|高达|超过|约)*[:，,]?\s*$"
)
_SUBJECT = compiled(r"[^仅约均共只已其分别各但就也\s中，]")
_DONE_RATE = compiled(
    r"完成|办结|整改|销号|落实|解决|到位|结案|验收|整治|化解|处置|收回|清退|答复|回复|补发|兑现|覆盖|公开|到会|参与|参训|治理|盘活|普及|签订|更新|改造|恢复|入网|达标|安装|利用|投用|接入|纳管|共享|配备|建档|签约|复耕|缴存|参保|消化|使用"
)
_HALF_SO = compiled(r"基本|比较|较为|[不较]$")  # 基本满意3票 is not what 满意率 counts first
_DUE = compiled(r"应|需|须|计划|拟|总|共|要求")
_ASKED = compiled(r"(?:满意|知晓|支持|信任|认可|好评)$")
_OPEN = compiled(r"(?:未|正在|尚|剩余|其余|暂缓)[^，,。;]{0,10}$")
_SEVERAL = 2  # parts of what a rate is of, told between the two
_NAMED_FOR = 2  # characters at the end of a rate's name that say what it is the rate of


def numerator(
    mention: Mention, words: str, ahead: Sequence[Mention]
) -> tuple[Mention | None, bool]:
    """The figure that a rate is the share of, and whether the words bind it."""
    if not ahead:
        return None, False
    nearest = ahead[-1]
    if of := OF.search(words):
        # 收到614件(会上602件、会后12件)，占总数的95.6%: what the bracket explains is what is rated
        nearest = next((m for m in reversed(ahead) if m.depth <= mention.depth), nearest)
        own_subject = _SUBJECT.search(words[: of.start()]) is not None
        if own_subject and mention.before:
            told_before = _NOMINAL.match(words[: of.start() + max(0, of[0].find("占"))])
            # 其中涉作风投诉仅占0.3%: of a thing that is not counted
            return (nearest if told_before else None), False
        behind = nearest.segment == mention.segment and nearest.cue is not Cue.TOTAL
        return nearest, behind
    name = NAME.search(words)
    if name is not None:
        return _named_for(name[1], mention, ahead)
    if mention.before == "(" and not words.strip() and nearest.after == "(":
        return nearest, True  # 城建类7件(38.9%)
    return _in_words(mention, words, ahead)


def _named_for(
    stem: str, mention: Mention, ahead: Sequence[Mention]
) -> tuple[Mention | None, bool]:
    """What a rate with a name of its own counts: 办结率 what was 办结."""
    nearest = ahead[-1]
    ahead = [m for m in ahead if m.depth <= mention.depth] or ahead
    matching = [m for m in ahead if m.segment == mention.segment and _shares_words(stem, m)]
    if matching:
        # 成活率不达标的210亩: those that the rate does not speak well of
        matching = [m for m in matching if f"{stem[-_NAMED_FOR:]}率" not in m.label] or []
        plainly = [m for m in matching if not _HALF_SO.search(m.label)] or matching
        if not plainly:
            return nearest, False
        return _achieved(plainly, ahead), True
    if _ASKED.search(stem):
        return None, False  # what people think of it, told with no number of them
    done = [
        m
        for m in ahead
        if m.segment == mention.segment and DONE.search(m.around) and not _OPEN.search(m.label)
    ]
    if _DONE_RATE.search(stem) and done:
        return done[-1], True
    if (
        len(ahead) > 1
        and _are_due_and_done(ahead[-2], nearest)
        and nearest.number + 1 == mention.number
    ):
        return nearest, True
    if mention.number == nearest.number + 1:
        told = nearest.label.endswith("的") and nearest.cue is not Cue.AMONG
        told = told or (nearest.label.startswith("已") and _is_right_after_whole(nearest, ahead))
        return nearest, told and _DONE_RATE.search(stem) is not None
    return None, False


def is_open(mention: Mention) -> bool:
    """Whether a figure counts what is not done: 正在整改20个 is not what 整改率 is the rate of."""
    return _OPEN.search(mention.label) is not None


def _is_right_after_whole(part: Mention, ahead: Sequence[Mention]) -> bool:
    """1500万元，已使用或交回1275万元: one whole right before what was done of it."""
    alike = [m for m in ahead if m.kind == part.kind and m.number < part.number]
    whole = alike[-1] if alike else None
    return (
        whole is not None
        and whole.number == part.number - 1
        and whole.segment == part.segment
        and whole.quantity.value >= part.quantity.value
    )


def _are_due_and_done(due: Mention, done: Mention) -> bool:
    """应训1240人次，实训1128人次: what was due, and what came of it."""
    one, other = _DUE_HEAD.match(due.label), _DONE_HEAD.match(done.label)
    return bool(one and other) and due.kind == done.kind and due.label[1:] == done.label[1:]


def _in_words(
    mention: Mention, words: str, ahead: Sequence[Mention]
) -> tuple[Mention | None, bool]:
    """What a rate told in words is the share of: 三分之二, 近六成, 过半."""
    nearest = ahead[-1]
    if share_brackets.is_right_behind(mention, nearest):
        return nearest, True
    in_words = isinstance(mention.figure, Rate) and mention.figure.form is not RateForm.PERCENT
    if in_words and not words.endswith("的"):  # 完成工程量的六成 is a share of what is not counted
        pairs = [words[n : n + _NAMED_FOR] for n in range(len(words) - 1)]
        done = [m for m in ahead if DONE.search(m.around) or any(pair in m.label for pair in pairs)]
        if done:
            return done[-1], not share_brackets.ADDED.search(done[-1].label)
        if not words.strip():
            return nearest, False
    return None, False


def _achieved(matching: Sequence[Mention], ahead: Sequence[Mention]) -> Mention:
    """Of 应补发1286户 and 已补发1174户 the one that was done; of 应配备74名，实配63名 the second."""
    done = [m for m in matching if not _DUE.search(m.label)]
    if done:
        heads = [m for m in done if m.cue is not Cue.AMONG and not is_listed(m)]
        split_up = len(done) - len(heads) >= _SEVERAL
        return heads[-1] if heads and split_up else done[-1]
    last = matching[-1]
    behind = [m for m in ahead if m.number > last.number and share_wholes.may_hold(last, m)]
    return behind[0] if behind else last


@lru_cache(maxsize=64)
def _not_yet(named: str) -> re.Pattern[str]:
    return compiled(rf"(?:未|正在|正|拟|待|尚)[^，,。;]{{0,4}}{re.escape(named)}")


def _shares_words(stem: str, mention: Mention) -> bool:
    """Whether what a rate is named for (满意 in 满意率) stands beside a figure."""
    named = stem[-_NAMED_FOR:]
    around = mention.around
    denied = f"不{named}" in around  # 不合格9篇 is not what 合格率 counts
    denied = denied or _not_yet(named).search(around) is not None  # 未完成整改5处, 正在整改20个
    told = named in around or named[::-1] in around  # 回收率 is that of what was 收回
    return len(stem) >= _NAMED_FOR and told and not denied
