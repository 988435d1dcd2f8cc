"""Forms that official writing does not use, each with its source and an example.

Only what is beyond dispute stands here: a form that a standard, or the dictionary that standards
refer to, names as the one not to be used.
"""

from __future__ import annotations

import re

from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled

_VARIANTS = "GF 1001—2001《第一批异形词整理表》"
_DICTIONARY = "《现代汉语词典》"
_NUMERALS = "GB/T 15835—2011《出版物上数字用法》5.2.5"


class WordForm(NamedTuple):
    """A form that is not used, and the one that is.

    Attributes:
        pattern: where the form stands; the group that matches is the form itself.
        sign: characters that stand wherever the pattern matches: a text without them needs no look.
        form: the form, as a reader knows it.
        better: what is written instead.
        source: who says so.
        example: a sentence with the form in it.
        sound: a sentence in which the same characters are right.
    """

    pattern: re.Pattern[str]
    sign: str
    form: str
    better: str
    source: str
    example: str
    sound: str


def _plain(
    form: str, better: str, source: str, example: str, sound: str, before: str = "", after: str = ""
) -> WordForm:
    pattern = compiled(f"{before}({form}){after}")
    return WordForm(pattern, form, form, better, source, example, sound)


_DAY = (
    r"(?:20\d\d年|\d{1,2}[月日时]|[一二〇零]{2}[〇零一二三四五六七八九]{2}年|[一二三四五六七八九十]{1,3}月|目前|发稿|今[年日天]|去年|本[年月季周]|"
    r"上[年月季周]|当[前年月日天]|现在|此时|昨[日天]|[年月季期]末|[年月]底|报告期|[一二三四]季度|整改期|集中整改|通报(?:发布|之日|印发))"
)

WORD_FORMS = (
    WordForm(
        compiled(
            r"(截止)(?:"
            rf"(?:(?<=^..)|(?<=[。;；，,、:：!?\s(（]..)|(?<=[。;；，,\s][经现]..))(?={_DAY}[^。;；:：\n]{{0,14}}[，,])"
            rf"|(?<=[将把]..)(?={_DAY}[\d年月日底末]{{0,9}}的))",
            re.MULTILINE,
        ),
        "截止",
        "截止",
        "截至",
        _DICTIONARY,
        "截止10月25日,12个问题已完成整改。",
        "报名截止10月25日,逾期不再受理。截止到10月25日,12个问题已完成整改。",
    ),
    _plain("帐", "账", _VARIANTS, "清理银行帐户3个。", "清理银行账户3个,购置帐篷5顶。", after="(?=[户目号本簿款单册务面表外])"),
    _plain("帐", "账", _VARIANTS, "建立问题台帐。", "建立问题台账,搭建帐篷2顶。", "(?<=[台记做走坏欠结销挂呆烂查对])", "(?![篷幕子户目号本簿款单册务面表外])"),
    _plain("成份", "成分", _VARIANTS, "检测水样成份。", "检测水样成分,每组成3份样品。"),
    _plain("身分", "身份", _VARIANTS, "核对身分信息。", "核对身份信息。", after="(?!为|成|开|到)"),
    _plain("过份", "过分", _VARIANTS, "过份强调困难。", "过分强调困难。", after="(?!额|数)"),
    _plain("份量", "分量", _VARIANTS, "考核份量不足。", "考核分量不足。", after="(?!化)"),
    _plain("份内", "分内", _VARIANTS, "做好份内之事。", "做好分内之事,出具首份内审报告。", before=r"(?<![首一二三四五六七八九十每\d两几该此])"),
    _plain("宏扬", "弘扬", _VARIANTS, "宏扬优良作风。", "弘扬优良作风。"),
    _plain("推委", "推诿", _VARIANTS, "推委扯皮问题突出。", "推诿扯皮问题突出,推委会已撤销。", after="(?!会)"),
    _plain("人材", "人才", _VARIANTS, "引进人材12名。", "引进人才12名,投入材料3吨。"),
    _plain("直接了当", "直截了当", _VARIANTS, "直接了当指出问题。", "直截了当指出问题。"),
    _plain("指手划脚", "指手画脚", _VARIANTS, "对基层指手划脚。", "对基层指手画脚。"),
    _plain("再接再励", "再接再厉", _DICTIONARY, "今后将再接再励。", "今后将再接再厉。"),
    _plain("丰富多采", "丰富多彩", _VARIANTS, "开展丰富多采的活动。", "开展丰富多彩的活动。"),
    _plain("告戒", "告诫", _VARIANTS, "反复告戒党员干部。", "反复告诫党员干部。"),
    _plain("澈底", "彻底", _VARIANTS, "整改不澈底。", "整改不彻底。"),
    _plain("布署", "部署", _DICTIONARY, "布署整改工作。", "部署整改工作,公布署名文章。", after="(?!名)"),
    _plain("按步就班", "按部就班", _DICTIONARY, "按步就班推进。", "按部就班推进。"),
    _plain("一如继往", "一如既往", _DICTIONARY, "一如继往抓整改。", "一如既往抓整改。"),
    _plain("举一返三", "举一反三", _DICTIONARY, "举一返三抓整改。", "举一反三抓整改。"),
    _plain("既使", "即使", _DICTIONARY, "既使困难再大也要整改。", "既使群众满意,又使干部受教育。", after="(?=[，,]?[^。;]{0,20}也)"),
    _plain("松驰", "松弛", _DICTIONARY, "纪律松驰。", "纪律松弛。"),
    _plain("复盖", "覆盖", _DICTIONARY, "监督全复盖。", "监督全覆盖。"),
    _plain("做为", "作为", _DICTIONARY, "党组书记做为第一责任人主持会议。", "党组书记作为第一责任人,把这项工作叫做为民服务。", "(?<![叫当称要想敢能会])", "(?![民人群基企谁什了])"),
    _plain("权利", "权力", _DICTIONARY, "规范权利运行。", "规范权力运行,保障职工权利。", after="(?=运行|寻租|制约和|任性)"),
    WordForm(
        compiled(r"(?<![最附就靠邻远])((?:近|将近|接近)(?:\d[\d.,]{0,8}|[一二三四五六七八九十百千]{1,5})[万亿]?[余多])(?=万|亿|人|户|名|家|元|亩|件|起|公里|吨|平方|份|处|辆|台|套)"),
        "近",
        "近…余",
        "近…或…余",
        "《现代汉语词典》“近”“余”两条",
        "近80余人实现就业。",
        "近80人实现就业,走访80余户,近20多年来未再发生。",
    ),
    WordForm(
        compiled(r"[省市县区]委(?:第[一二三四五六七八九十]{1,3}|提级|常规|专项|机动){0,2}(巡查)(?=组|办(?:公室)?[^理事])"),
        "巡查",
        "巡查",
        "巡察",
        "《中国共产党巡视工作条例》",
        "县委第三巡查组反馈问题12个。",
        "县委第三巡察组反馈问题12个,河道巡查组清障6处。",
    ),
    WordForm(
        compiled(r"(?:群众|职工|村民|居民|来信|来访|来电|学生|患者)(?:集中|强烈|普遍|多次)?(反应)(?=的?(?:突出)?(?:问题|诉求|情况|意见))"),
        "反应",
        "反应",
        "反映",
        _DICTIONARY,
        "办结群众反应的问题23件。",
        "办结群众反映的问题23件,群众反应强烈。",
    ),
    WordForm(
        compiled(r"(?<![自知律克舍异利损一为贴体梯])(己)(?=经(?!手|办|营|济|费|验)|完成|全部|办结|销号|建立|制定|修订|印发|追缴|收回)"),
        "己",
        "己",
        "已",
        _DICTIONARY,
        "12个问题己全部整改。",
        "12个问题已全部整改,干部用自己经验讲课,自己完成作业。",
    ),
    WordForm(
        compiled(r"(?<![年月期季度周岁旬始本煤粉终学日])(末)(?=完成整改|整改到位|办结|销号|落实到位|按(?:要求|规定|程序|期)|及时)"),
        "末",
        "末",
        "未",
        _DICTIONARY,
        "3个问题末完成整改。",
        "3个问题未完成整改,6月末完成整改9个。",
    ),
    WordForm(
        compiled(r"(截流)(?=挪用|资金|专款|克扣|惠农|补助|扶贫|套取)"),
        "截流",
        "截流",
        "截留",
        _DICTIONARY,
        "截流挪用专项资金3万元。",
        "截留挪用专项资金3万元,建成截流井6座。",
    ),
    WordForm(
        compiled(r"(?<!究)(竟)(?=争(?!取|先|抢|议|吵|论|相)|赛|聘(?!请|用)|标)"),
        "竟",
        "竟",
        "竞",
        _DICTIONARY,
        "公开竟聘中层干部6名。",
        "公开竞聘中层干部6名,竟聘请无证人员2名。",
    ),
    _plain("防犯", "防范", _DICTIONARY, "防犯廉洁风险。", "防范廉洁风险,严防犯罪。", "(?<!严)(?<!预)", "(?![罪人案错])"),
    _plain("侯", "候", _DICTIONARY, "确定侯选人5名。", "确定候选人5名,侯某已处理。", after="(?=选人|补人|车室|诊)"),
    _plain("时侯", "时候", _DICTIONARY, "在关键时侯冲得上。", "在关键时候冲得上。"),
    _plain("坐谈会", "座谈会", _DICTIONARY, "召开坐谈会3次。", "召开座谈会3次。"),
    _plain("批露", "披露", _DICTIONARY, "按季批露进度。", "按季披露进度。"),
    _plain("合谐", "和谐", _DICTIONARY, "建设合谐社区。", "建设和谐社区。"),
    _plain("贯策", "贯彻", _DICTIONARY, "贯策上级要求。", "贯彻上级要求。"),
    _plain("徇私舞蔽", "徇私舞弊", _DICTIONARY, "查处徇私舞蔽案件2起。", "查处徇私舞弊案件2起。"),
    _plain("贪脏", "贪赃", _DICTIONARY, "查处贪脏枉法案件2起。", "查处贪赃枉法案件2起,嫌贪脏活累活少。", after="(?=枉法)"),
    _plain("辩别", "辨别", _DICTIONARY, "提高辩别能力。", "提高辨别能力。"),
    _plain("责无旁代", "责无旁贷", _DICTIONARY, "抓整改责无旁代。", "抓整改责无旁贷。"),
    _plain("义不容词", "义不容辞", _DICTIONARY, "抓整改义不容词。", "抓整改义不容辞。"),
    _plain("名列前矛", "名列前茅", _DICTIONARY, "考核名列前矛。", "考核名列前茅。"),
    _plain("一愁莫展", "一筹莫展", _DICTIONARY, "面对难题一愁莫展。", "面对难题不再一筹莫展。"),
    _plain("既往不究", "既往不咎", _DICTIONARY, "对主动说明的既往不究。", "对主动说明的既往不咎。"),
    _plain("联接", "连接", _VARIANTS, "联接城乡道路。", "连接城乡道路,市联接待站已整改。", after="(?![待受收访种通])"),
    _plain("刻划", "刻画", _VARIANTS, "刻划人物形象。", "刻画人物形象,每刻划分一段。", after="(?!分|拨|定)"),
    WordForm(
        compiled(r"(二零[零一二三四五六七八九]{2})年"),
        "二零",
        "二零…年",
        "二〇…年",
        _NUMERALS,
        "二零二三年三月五日印发。",
        "二〇二三年三月五日印发。",
    ),
)  # fmt: skip
