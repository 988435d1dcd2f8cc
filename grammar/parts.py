"""What makes figures parts of one whole: shared by the ways in which sums are told."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from grammar import amounts, lexicon
from grammar.claims import Binding, Quantity, Sum
from grammar.mentions import Cue, Mention, Sentence
from grammar.numerals import han_value
from grammar.patterns import compiled

# things that may be counted under several heads, so that heads add up to more than the whole
_OVERLAP = compiled(
    r"双重|[多几两数][类种项][^，,。;]{0,8}并存|问题并存|叠加|重复(?!报销|发放|领取|列支|支付|缴|建设|采购|收费|享受|申领|投入|开支|检查|保障|参保|拨付)|交叉(?!检查|执法|核查|互查|盘点|任职|巡察)|重叠|兼有|兼具|同时(?:受|涉及|属于|服务|反映|存在)|多(?:个|种|项|重)(?:领域|污染|要素|问题类型|类型|部门|原因)|"
    r"\d+[件人个户份项][^，,。;]{0,6}涉(?:及)?[\d两二三四多]|"
    r"\d+[件人个户份项名次][^，,。;]{0,4}(?:既[^，,。;]{1,10}[又也]|兼)|含(?:已?被|上述|前述|前者|已)[^，,。;]{1,10}的?\d+[件人个户份项名次]|"
    r"(?:包?含|计|算)在[^，,。;]{0,8}(?:数|口径|范围)?[内中]|"
    r"(?:合计|总和|之和|总数|相加|累加).{0,6}(?:大于|超过|多于|不等于)|超过100%|大于(?:项目|问题|转办)?总数|"
    r"(?:往往|可能|有的|部分|个别|少数|一[件人个户份项]|同一).{0,14}(?:[涉牵兼跨属反含]|服务|对应|计入|具有).{0,8}(?:多|两|几|不止|二)"
)
_COUNTED_ONCE = compiled(r"只计|不重复|仅计|按一次|计一次|[以按]最重")
_PARTY, _GOVERNMENT = (
    compiled(r"党纪(?!政务)|党内"),
    compiled(r"(?<!党纪)政务|行政处分|组织处理|组织措施"),
)
DONE = compiled(
    r"完成|立行立改|即知即改|办结|到位|销号|解决|落实|验收|整改(?!方案|措施|任务|问题|事项|清单|台账)|收回|退还|归还|处置|化解|清零|兑现|还清|补发|交付|通过|消除|结案|答复|清退|上缴|追缴|缴回|退回|兑付"
)
UNDONE = compiled(
    r"正在|推进|持续|未|尚|待|剩|余|长期|延期|顺延|攻坚|阶段|基本(?!满意|医|公|药|农|功)|仍|序时|时序|计划|暂"
)
_AIMED = compiled(r"计划|目标|任务(?!已|完成)")
# by what persons are sorted: one and the same may be of several
_SORTS_OF_PERSONS = tuple(
    compiled(pattern)
    for pattern in (
        r"研究生|博士|硕士|本科|大专|学历|学位", r"女性|男性|女职工|妇女|女$|男$", r"党员|团员|党派",
        r"\d+(?:周)?岁|年轻|青年", r"职称|高级|中级|工程师|技师", r"汉族|民族", r"在编|编外|专职|兼职",
    )
)  # fmt: skip
_MONEY = ("款项", "资金", "款", "金", "金额", "补贴", "津贴")  # 追缴款项91.16万元 is the whole
_TO_BE = ("应", "需", "拟", "待", "计划")  # 应追缴428.6万元 is the whole
_KINDS = (
    (compiled(r"新建|新制定|新出台|新增|制定|出台|新立"), compiled(r"修订|修改|完善|废止|健全")),
    (compiled(r"来电|电话|热线"), compiled(r"来信|信函|信件|网络|微信|来访|邮件")),
    (compiled(r"^男"), compiled(r"^女")),
)  # fmt: skip
# the terms that what is to be done is given
_TERM_CLASS = compiled(
    r"立行立改|即知即改|立查立改|限期|分阶段|阶段性|持续|长期|中期|短期|近期|年内"
)
_SO_MANY_SORTS = compiled(
    r"([两三四五六七八九十])[类种](?:[\u4e00-\u9fff]{0,8})(?:共|合计|总计)(?:计|有)?$"
)
_FEW_SORTS = 3
_A_THING = compiled(
    r"(?:库|点|站|所|校|院|房|井|池|路|桥|村|组|乡|镇|县|市|局|厂|矿|园|馆|岗|班|科|室|小区|批次)(?!长|有|以|子)"
)
NEAR = Decimal("0.1")  # a misfit of a loose list counts only within this share of the whole
FAR = Decimal("0.3")  # a whole told in another line that is further off is not theirs
NEARLY_ALL = Decimal("0.05")  # parts told under 其中 that come this close are meant to be all
_FEW = Decimal(3)
_SEVERAL_DIGITS = 3
# what the members of a whole are called: of 9个部门 each a 局
_MEMBERS = tuple(
    (noun, compiled(ending))
    for noun, ending in (
        ("部门", r"(?:[局委办处队]|部|中心|大队)$"),
        ("单位", r"(?:[局委办处队校院站所]|部|中心|公司)$"),
        ("镇", r"[镇乡]$"), ("镇街", r"(?:[镇乡]|街道)$"), ("街道", r"街道$"), ("村", r"村$"),
        ("社区", r"社区$"), ("科室", r"[科室]$"), ("企业", r"(?:公司|集团|厂)$"), ("公司", r"公司$"),
        ("学校", r"(?:[校园]|中学|小学|学院)$"),
    )
)  # fmt: skip
_ROUND = 100  # units of the last digit: what is a multiple of so many is round
_CLASSIFIED = compiled(
    r"^(?:(?:按|按照|依|分)[^，,。:\d]{1,14}?(?:(?:来)?看|分|划分|分类|统计|说|区分|归类|计算)?[，,:]"
    r"|(?:从|就|以)[^，,。:\d]{1,14}?(?:(?:来)?看|分|划分|分类|统计|说|区分|归类|计算)[，,:]"
    r"|[\u4e00-\u9fff]{0,6}(?:分类|类型|类别|构成)(?:情况)?(?:为|是)?:)"
)
_BY_WHAT = compiled(
    r"(?:从|按|按照|依|就|以)[^，,。:\d]{1,14}?(?:看|分|划分|分类|统计|说|区分|归类|计算)[，,:]?"
)
_AMONG_LIST = compiled(
    r"^(?:在[\u4e00-\u9fff]{2,10}[中里](?=[，,])|其中|分别(?:是|为)|具体(?:是|为)|包括)[:，,]?"
)
_DIFFERENCE = compiled(
    r"(?:比|较|超)[^，,。;]{0,20}?(?:多|少|高|低|增|减|超)(?:出|加|了|过)*$|(?:相差|差额|差)(?:为|了)?$"
)
# 136件，比上年同期157件少21件
_COMPARED = compiled(
    r"(?:比|较|与)(?:上年|去年|上月|上季度?|上一?年度?|前年)(?:同期|同月)?(?:的)?$"
)
_HEAD = compiled(r"(?:之)?(?:[中内](?!心|央)|里(?!程|外))")
_WITHIN = compiled(r"(?:个)?(?:之内|以内|之列|范围[之以]?内)")
_EACH = compiled(r"(?:各(?![类项种级方])|每|分别各|均为?)[^，,。;]{0,4}$")


def overlaps(words: str) -> bool:
    """Whether a text says that its parts may be counted twice."""
    return _OVERLAP.search(words) is not None and not counts_once(words)


def counts_once(words: str) -> bool:
    """Whether a text says that what could be counted twice is not: 同一人按最重一种统计."""
    return _COUNTED_ONCE.search(words) is not None


def may_count(part: Mention, whole: Mention) -> bool:
    """Whether a figure can count some of what another counts, going by the noun behind it."""
    if is_of_each(part):
        return False
    one, other = part.quantity.noun, whole.noun
    if not one or not other:
        return True
    return one.endswith(other[-2:]) or other.endswith(one[-2:])


def are_of_head(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether each part names again what a head counts: 27个村中，19个村已完成，另有9个村仍在整改."""
    noun = whole.quantity.noun or whole.tail.partition("中")[0].strip()
    named = [p.quantity.noun or p.tail[: len(noun)] for p in parts]
    same = bool(noun) and bool(named) and all(name == noun for name in named)
    return same and "中" in whole.tail and are_complements(parts)


def is_head(mention: Mention) -> bool:
    """Whether a figure is told as a whole of its own: 未销号的5项中,有2项…."""
    return _HEAD.match(mention.tail) is not None


def tells_anew(mention: Mention, whole: Mention) -> bool:
    """Whether another whole is told behind a semicolon: …；针对“回头看”反馈的17项问题，已完成9项."""
    told_of = whole.quantity.noun and mention.quantity.noun == whole.quantity.noun
    return bool(told_of) and mention.segment != whole.segment and "反馈" in mention.label


def is_aside(mention: Mention) -> bool:
    """Whether a figure tells how far two others differ, or points to one told before.

    五项相加为2961份，比问题合同多出643份; 均属97个之内.
    """
    compared = _COMPARED.search(mention.lead) is not None
    return (
        compared
        or (mention.label.startswith("占") and mention.tail == "的")  # 占本县排查数39处的15.4%
        or _DIFFERENCE.search(mention.lead) is not None
        or _WITHIN.match(mention.tail) is not None
    )


def names_own_thing(mention: Mention) -> bool:
    """Whether an unknown noun stands right behind a number: 3个库, 2个点, beside 3个正在推进."""
    return (
        not mention.quantity.noun
        and mention.quantity.unit == "个"
        and _A_THING.match(mention.tail) is not None
    )


def is_of_each(mention: Mention) -> bool:
    """Whether a figure is told of each and not of all: 各4名, 每村不少于36项."""
    return _EACH.search(mention.lead) is not None


def is_listed(mention: Mention) -> bool:
    """Whether a figure goes on with the list of the one before it: 、乙8块, 和丙5块."""
    return mention.before == "、" or (
        not mention.before and mention.label.startswith(("和", "与", "及", "以及"))
    )


def same_noun(part: Mention, whole: Mention) -> bool:
    """Whether a part names no other thing than the whole, neither behind nor before its figure."""
    return may_count(part, whole) and (
        not part.noun or not whole.noun or part.noun[-2:] == whole.noun[-2:]
    )


def is_bare(part: Mention) -> bool:
    """Whether a part leaves what is counted to the whole: 拆除38处, not 3个项目."""
    return not part.quantity.noun or part.cue is Cue.REST


def are_complements(parts: Sequence[Mention]) -> bool:
    """Whether parts are such as make up a whole between them: 新建 and 修订, done and not."""
    if are_two_kinds(parts) or any(p.cue is Cue.REST for p in parts):
        return True
    words = [p.around for p in parts]
    if _AIMED.search(parts[0].label):
        return False  # 计划改造16公里，已完成6.2公里: the second is some of the first
    undone = [UNDONE.search(w) is not None for w in words]
    done = [DONE.search(w) is not None for w in words]
    return (
        any(undone) and not all(undone) and all(u or d for u, d in zip(undone, done, strict=True))
    )


def are_two_kinds(parts: Sequence[Mention]) -> bool:
    """Whether parts are the two kinds there are of something: 新建 and 修订, 来电 and 来信."""
    words = [p.around for p in parts]
    for one, other in _KINDS:
        first = [one.search(w) is not None for w in words]
        second = [other.search(w) is not None for w in words]
        if any(first) and any(second) and all(a or b for a, b in zip(first, second, strict=True)):
            return True
    return False


def are_all_sorts(sentence: Sentence, whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether parts are all the sorts there are: three terms to reach, or as many as 三类…共15处 says."""
    if len(parts) < _FEW_SORTS or not all(is_listed(p) for p in parts[1:]):
        return False
    if all(_TERM_CLASS.search(p.label) for p in parts) and any("长期" in p.label for p in parts):
        return True
    ahead = sentence.words[: whole.span.start - sentence.span.start]
    told = _SO_MANY_SORTS.search(ahead)
    return told is not None and han_value(told[1]) == len(parts)


def is_kind_itself(mention: Mention) -> bool:
    """Whether a figure is of a kind as its neighbours are: 废止4项 beside 修订6项，新建5项."""
    return any(kind.search(mention.around) for pair in _KINDS for kind in pair)


def are_sorted_twice(parts: Sequence[Mention]) -> bool:
    """Whether persons are told by schooling, by sex, by party: 硕士4人、女性6人、党员9人."""
    if any(p.kind != "person" for p in parts):
        return False
    sorts = {
        number
        for part in parts
        for number, sort in enumerate(_SORTS_OF_PERSONS)
        if sort.search(part.around)
    }
    return len(sorts) > 1


def are_disciplines(sentence: Sentence, parts: Sequence[Mention]) -> bool:
    """Party and government discipline may fall on one person, unless it is said that it did not."""
    if _COUNTED_ONCE.search(sentence.words):
        return False
    labels = [p.label for p in parts]
    return any(map(_PARTY.search, labels)) and any(map(_GOVERNMENT.search, labels))


def is_state(mention: Mention) -> bool:
    """Whether a figure is itself a part: 完成整改498个 heads no list of other parts."""
    return (
        mention.cue is Cue.NONE
        and not mention.quantity.noun
        and not mention.noun
        and DONE.search(mention.label) is not None
        and not mention.label.startswith(_TO_BE)
        and not mention.label.endswith(_MONEY)
        and "共" not in mention.label
        and lexicon.CLASSIFIERS.get(mention.quantity.unit) != "time"  # 研究整改9次
    )


def tells_state(mention: Mention) -> bool:
    """Whether the words around a figure say how far things are."""
    return mention.cue in (Cue.REST, Cue.EXTRA) or tells_state_of(mention.around)


def tells_state_of(words: str) -> bool:
    """Whether words say how far things are."""
    return DONE.search(words) is not None or UNDONE.search(words) is not None


def total(parts: Sequence[Mention]) -> Decimal:
    """The plain sum of the values of parts."""
    return sum((p.quantity.value for p in parts), Decimal(0))


def is_classified(sentence: Sentence) -> bool:
    """Whether a sentence says by what it splits up a whole told before: 按类别分，…; 从地区看，…."""
    return _CLASSIFIED.match(sentence.words.strip()) is not None


def splits_anew(opening: str) -> bool:
    """Whether words open a way of splitting up: 从年龄看,35岁以下22人."""
    return _BY_WHAT.match(opening.strip()) is not None


def is_among(sentence: Sentence) -> bool:
    """Whether a sentence opens with 其中 or the like: it tells parts of a whole told before."""
    return _AMONG_LIST.match(sentence.words.strip()) is not None


def is_near(whole: Mention, parts: Sequence[Mention], within: Decimal = NEAR) -> bool:
    """Whether parts miss a whole by little, as after a slip."""
    return abs(total(parts) - whole.quantity.value) <= whole.quantity.value * within


def is_nearly_all(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether parts told under 其中 come so close to a whole that they are meant to be all.

    A little is missing; or a little more, of which the digits tell that one was mistyped: 12.40,
    6.15 and 11.30 miss 31.85 by 2.00, where a part that was left out would hardly be so round.
    """
    if is_near(whole, parts, NEARLY_ALL):
        return True
    figures = [whole.quantity, *(p.quantity for p in parts)]
    quantum = max(f.quantum for f in figures)
    gap = abs(total(parts) - whole.quantity.value)
    fine = all(f.quantum == quantum for f in figures) and whole.quantity.measure == "money"
    return is_near(whole, parts) and fine and gap % (quantum * _ROUND) == 0


def is_slip(one: Decimal, other: Decimal) -> bool:
    """Whether a slip of a clerk leads from the one figure to the other.

    A total from an older draft is near; a slip of the hand turns digits round, changes or drops one
    of several, or sets a comma or a unit wrong (64.8万元, 6.48万元).
    """
    low, high = sorted((one, other))
    if high - low <= max(_FEW, high * FAR):
        return True
    digits = ("".join(map(str, v.normalize().as_tuple().digits)) for v in (low, high))
    short, long = sorted(digits, key=len)
    if sorted(short) == sorted(long):
        return True
    dropped = any(long[:n] + long[n + 1 :] == short for n in range(len(long)))
    changed = len(short) == len(long) and sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return len(long) >= _SEVERAL_DIGITS and (dropped or changed)


def count_of_each(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether figures are told of the members that a whole counts: 9个部门…住建局4个、应急局3个."""
    for noun, ending in _MEMBERS:
        if whole.noun.endswith(noun):
            return sum(ending.search(p.label) is not None for p in parts) > 1
    return False


def adds_up(whole: Mention, parts: Sequence[Mention], less: Sequence[Mention] = ()) -> bool:
    """Whether parts, less what is taken off, can make up a whole, as precisely as written."""
    figures = [whole.quantity, *(p.quantity for p in parts)]
    if not less and all(q.quantum == 1 and q.exact for q in figures):  # whole numbers, most of all
        return whole.quantity.value == sum(q.value for q in figures[1:])
    return fits(told(whole, parts, Binding.LOOSE, less))


def fits(stated: Sum) -> bool:
    """Whether the parts of a sum can make up its total, as precisely as they are written."""
    parts = amounts.total(stated.parts)
    if stated.minus:
        parts = amounts.difference(parts, amounts.total(stated.minus))
    return amounts.of_quantity(stated.total).meets(parts)


def told(
    whole: Mention, parts: Sequence[Mention], binding: Binding, less: Sequence[Mention] = ()
) -> Sum:
    """The sum of mentions as a relation of quantities."""
    operands: tuple[Quantity, ...] = tuple(p.quantity for p in parts)
    return Sum(whole.quantity, operands, binding, tuple(m.quantity for m in less))
