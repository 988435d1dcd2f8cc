"""Whose figures those of a line are, and of which stage, as its opening words tell.

青石镇：排查隐患36处，整改31处 and 白沙镇：排查隐患36处，整改33处 are both right, and so are 初次督查 and 复查时, 整改前 and 整改后,
一季度 and 二季度. Two figures are told of one thing only where neither of these differs.
"""

from __future__ import annotations

from itertools import pairwise

from grammar.mentions import Mention, Sentence
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled

_HEAD = 30  # characters of a line that may open with whose figures they are
_GAP = r"(?:(?![召组开清检排查整治对向将把会同督指推制定建由请和与])[\u4e00-\u9fff]){0,6}?"
_KIND = (
    r"(?:镇|乡|村(?!集体|级|民)|街道(?!办?事)|社区|片区|小学|中学|学校|幼儿园|医院|卫生院|中心(?!组|任|工|城)|公司|集团|局|"
    r"委(?!员|托|派)|(?<![操查督交领承举主协])办(?!理|结|公|案)|院|支队|大队|支部|总支|党委|党组|机关|单位|各[县区镇乡村]{1,2}|系统|层面|库(?!存)|地块|"
    r"标段|项目|[小初高]中?[学中]?段|科室?|处(?![理置分罚])|站(?![位点])|所(?![有以属在])|队(?!伍)|[县区市])"
)
_WHO = compiled(
    r"^\s*(?:(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．:：]?(?:是)?|[-—·•*])\s*)?(?:目前|同时|此外|其中|在|对|由|经)?"
    rf"(?P<who>(?:{_GAP}{_KIND})+)(?:内|的|方面|领导班子)?(?=[:：,，;；\u4e00-\u9fff\d])"
)
# names that any line may open with when it tells of all
_ANYONE = compiled(
    r"^(?:我|本|该|全)?(?:镇|乡|村|县|区|市|局|委|办|院|校|社|街道|公司|集团|学校|医院|中心|单位|机关|党委|党组|支部|社区|项目|[县区市局院]?(?:党组|党委|机关|系统))$|^(?:全(?![县市区省].{0,6}系统)|我|本|该|上述|以上|这|每)|巡[察视]|审计(?!局)|督察"
)
_BEFALLS = compiled(
    r"(?:负责人|负责同志|[\u4e00-\u9fff]{0,4}?(?:问题|干部|党员|教师|人员|项目|单位))?(?:已|均|全部|都|也|分别|进行|一律|的|于[^，,。;]{1,10}?[前日底])*(?P<verb>[\u4e00-\u9fff]{2,14})"
)
_STAGE = compiled(
    r"(?:整改|整治|改造|治理|调整|清理)[前后](?!期)|经过[^，,。;]{0,6}(?:整改|整治|治理)|初次|首次|第[一二三四五六七八九十\d]+[次轮批季期]|复[查检核](?!通过|合格)|再次|[春夏秋冬]季(?:学期)?|[第前]?[一二三四]季度|[上下]半年|(?<![\d年])\d{1,2}月(?:底|末|份)?(?!\d)|全年|今年以来|(?<![个家对])(?:[县市区省州局院]直(?=[单机部管属])|本级|下属|局属)|近[一二三四五两]年|(?<=[，,])又"
)
# where these stand beside one figure only, the other is of more, or of others
_ONLY_THESE = frozenset(
    ("初次", "首次", "复查", "复检", "复核", "再次", "又", "县直", "区直", "市直", "省直", "州直", "局直", "院直", "本级", "下属", "局属")
)  # fmt: skip


class Scope(NamedTuple):
    """Whose figures those of a line are.

    Attributes:
        who: the body, place or level that opens the line; empty where none does.
        stages: the words that tell of one stage or time among several.
    """

    who: str
    stages: frozenset[str]


def scope(mention: Mention, sentence: Sentence) -> Scope:
    """What the words before a figure, and those that open its line, say of whose it is."""
    ahead = sentence.words[: mention.span.start - sentence.span.start]
    found = _WHO.match(ahead[:_HEAD]) or _WHO.match(sentence.line)
    who = found["who"] if found else ""
    stages = {*_STAGE.findall(sentence.line), *_STAGE.findall(ahead)}
    return Scope("" if _ANYONE.search(who) else who, frozenset(stages))


def are_parallel(first: Mention, told: Sentence, second: Mention, again: Sentence) -> bool:
    """Whether two figures are each told of a body or a stage of its own.

    Args:
        first: the one figure.
        told: its sentence.
        second: the other.
        again: the sentence of the other.
    """
    if are_of_two(first, told, second, again):
        return True
    one, other = scope(first, told), scope(second, again)
    if one.stages and other.stages and one.stages != other.stages:
        return True
    return bool((one.stages ^ other.stages) & _ONLY_THESE)


def are_of_two(first: Mention, told: Sentence, second: Mention, again: Sentence) -> bool:
    """Whether the lines of two figures open with two bodies or places: 青石镇：… and 白沙镇：…."""
    one, other = scope(first, told).who, scope(second, again).who
    return bool(one and other) and one not in other and other not in one


def befalls_other(first: Mention, told: Sentence, second: Mention, again: Sentence) -> bool:
    """Whether something else befalls each of two: 的6个问题现场解决 and 的8个问题列入台账 are others."""
    found = [
        _BEFALLS.match(sentence.words, mention.span.end - sentence.span.start)
        for mention, sentence in ((first, told), (second, again))
    ]
    verbs = [set(map("".join, pairwise(f["verb"]))) for f in found if f]
    return len(verbs) > 1 and verbs[0].isdisjoint(verbs[1])
