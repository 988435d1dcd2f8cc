"""What was done about one matter: measures, with the figures that go into them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from random import Random

from tests.synthesis.draft import Piece, Sentence, fill, plain
from tests.synthesis.numerals import rate
from tests.synthesis.pen import Pen
from tests.synthesis.words import matters
from tests.synthesis.world import Leaf, State


def _figure(number: int | Decimal, tag: str) -> Piece:
    value = number if isinstance(number, int) else str(number)
    return Piece(str(number), tag, value)


def _sum(random: Random, key: str) -> Sentence:
    """People or things with all their parts."""
    a, b, c = (random.randint(2, 30) for _ in range(3))
    whole = _figure(a + b + c, f"sum:{key}:total")
    first, second, third = (_figure(n, f"sum:{key}:part") for n in (a, b, c))
    template = random.choice(
        [
            "处理责任人{t}人，其中党纪处分{a}人、诫勉{b}人、批评教育{c}人",
            "排查安全隐患{t}处，其中建筑类{a}处，设备类{b}处，管理类{c}处",
            "核查档案{t}卷（文书类{a}卷、会计类{b}卷、人事类{c}卷）",
            "更新公示牌{t}块，包括镇级{a}块、村级{b}块和组级{c}块",
            "办理群众诉求{t}件，按来源分：来电{a}件、来信{b}件、来访{c}件",
            "盘点设备{t}台，继续使用{a}台、调剂{b}台、报废{c}台",
            "新购图书{a}册、教具{b}册、影像资料{c}册，共计{t}册",
        ]
    )
    return fill(template, t=whole, a=first, b=second, c=third)


def _pair(random: Random, key: str) -> Sentence:
    a, b = random.randint(2, 60), random.randint(2, 40)
    whole = _figure(a + b, f"sum:{key}:total")
    template = random.choice(
        [
            "清理闲置房屋{t}间，已出租{a}间，其余{b}间转为办公用房",
            "补签合同{t}份，其中采购合同{a}份、服务合同{b}份",
            "修缮管网{t}处，其中主管{a}处，支管{b}处",
            "受训干部{t}名，包括中层{a}名和一线{b}名",
        ]
    )
    return fill(template, t=whole, a=_figure(a, f"sum:{key}:part"), b=_figure(b, f"sum:{key}:part"))


def _money(random: Random, key: str) -> Sentence:
    a = Decimal(random.randint(120, 9000)) / 100
    b = Decimal(random.randint(120, 9000)) / 100
    template = random.choice(
        [
            "清退违规资金{t}万元，其中补贴{a}万元、报销款{b}万元",
            "追缴款项{t}万元，已上缴财政{a}万元，其余{b}万元退还当事人",
            "核减工程造价{a}万元、收回租金{b}万元，合计{t}万元",
        ]
    )
    parts = (_figure(n, f"sum:{key}:part") for n in (a, b))
    return fill(template, t=_figure(a + b, f"sum:{key}:total"), a=next(parts), b=next(parts))


def _rate(random: Random, key: str) -> Sentence:
    whole = random.randint(30, 700)
    part = random.randint(whole // 2, whole - 1)
    percent = rate(part, whole, random.choice((0, 1, 1, 2)), cut=random.random() < 0.15)
    template = random.choice(
        [
            "回访办事群众{t}人，满意{a}人，满意率{r}",
            "测评干部{t}名，优秀{a}名，优秀率为{r}",
            "受检车辆{t}台，合格{a}台，合格率{r}",
            "受理诉求{t}件，按期办结{a}件，按期办结率{r}",
            "应建档{t}户，实际建档{a}户，建档率达{r}",
        ]
    )
    return fill(
        template,
        t=_figure(whole, f"rate:{key}:whole"),
        a=_figure(part, f"rate:{key}:part"),
        r=Piece(f"{percent}%", f"rate:{key}", percent),
    )


def _change(random: Random, key: str) -> Sentence:
    if random.random() < 0.5:
        old = Decimal(random.randint(200, 700)) / 10
        by = Decimal(random.randint(5, 99)) / 10
        up = random.random() < 0.5
        new = old + by if up else old - by
        template = random.choice(
            ["占比由{o}%{v}{n}%，{w}{d}个百分点", "差错率从{o}%{v}{n}%，{w}{d}个百分点"]
        )
        old, new, by = (one.quantize(Decimal("0.1")) for one in (old, new, by))
        verb, word = ("提高到", "提高") if up else ("降至", "下降")
    else:
        old, by = Decimal(random.randint(12, 60)), Decimal(random.randint(2, 9))
        new, verb, word = old - by, "压缩至", "缩短"
        template = "平均办理时间由{o}天{v}{n}天，{w}{d}天"
    tag = f"change:{key}"
    return fill(
        template, o=_figure(old, tag), v=verb, n=_figure(new, tag), w=word,
        d=_figure(by, f"{tag}:by"),
    )  # fmt: skip


def _listing(random: Random, key: str) -> Sentence:
    names = random.sample(matters("villages"), random.randint(3, 6))
    count = _figure(len(names), f"list:{key}")
    kind = random.choice(matters("kinds_of_unit"))
    listed = Piece("、".join(names), f"members:{key}", len(names))
    template = random.choice(
        [
            "延伸督导{l}{n}个{k}",
            "对{l}等{n}个{k}开展入户核查",
            "在{n}个{k}（{l}）先行试点",
            "对{n}个{k}实地督导，分别为{l}",
        ]
    )
    return fill(template, l=listed, n=count, k=kind)


SPECIAL: tuple[Callable[[Random, str], Sentence], ...] = (
    _sum, _pair, _money, _rate, _change, _listing,
)  # fmt: skip


def measures(pen: Pen, leaf: Leaf) -> list[Sentence]:
    """The measures of one matter, each without its closing mark."""
    random = pen.random(f"leaf/{leaf.path}")
    key = ".".join(map(str, leaf.path))
    subject = leaf.subjects[0]
    said = [
        _plain(random, subject, one)
        for one in random.sample(_fitting(subject, "measures"), random.randint(1, 2))
    ]
    if random.random() < 0.4:
        said.append(random.choice(SPECIAL)(random, key))
    if random.random() < 0.2:
        said.append(_trap(random, subject))
    if random.random() < 0.25:
        said.append(_dated(pen, random, subject, key))
    if leaf.document:
        said.append(pen.document(leaf.document, dated=random.random() < 0.5))
    random.shuffle(said)
    if leaf.state is State.PENDING:
        later = f"{pen.world.dates.signed.year + 1}年6月底"
        said.append(
            plain(random.choice(_fitting(subject, "pending")).format(s=subject, later=later))
        )
    return said


def _fitting(subject: str, key: str) -> list[str]:
    """The wordings that do not say the subject's last word again right behind it."""
    return [one for one in matters(key) if f"{{s}}{subject[-2:]}" not in one]


def _plain(random: Random, subject: str, template: str) -> Sentence:
    text = template.replace("{s}", subject)
    while "{n}" in text:
        text = text.replace("{n}", str(random.randint(2, 95)), 1)
    return plain(text)


def _trap(random: Random, subject: str) -> Sentence:
    villages = "、".join(random.sample(matters("villages"), 3))
    return plain(
        random.choice(_fitting(subject, "traps")).format(
            s=subject, a=random.randint(2, 9) * 10, o="三", o2=random.randint(2, 9),
            n=random.randint(11, 60), v=villages,
        )
    )  # fmt: skip


def _dated(pen: Pen, random: Random, subject: str, key: str) -> Sentence:
    dates = pen.world.dates
    span = (dates.as_of - dates.feedback).days
    first = random.randint(4, span - 40)
    start = dates.feedback + dt.timedelta(first)
    if random.random() < 0.5:
        end = start + dt.timedelta(random.randint(5, 30))
        return (*pen.stretch(start, end, f"range:{key}"), Piece(f"开展{subject}集中排查"))
    return (pen.body_day(start, f"action:{key}"), Piece(f"组织开展{subject}“回头看”"))
