"""Forms that official writing does not use, each with its source and an example.

Only what is beyond dispute stands here: a form that a standard, or the dictionary that standards
refer to, names as the one not to be used.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from grammar.patterns import compiled

_VARIANTS = "GF 1001—2001《第一批异形词整理表》"
_DICTIONARY = "《现代汉语词典》"
_NUMERALS = "GB/T 15835—2011《出版物上数字用法》"


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


_DAY = r"(?:20\d\d年|\d{1,2}月|[一二〇零]{2}[〇零一二三四五六七八九]{2}年|目前|发稿|今年|去年|本月|上月|当前)"

WORD_FORMS = (
    WordForm(
        compiled(
            r"(截止)(?:"
            rf"(?:(?<=^..)|(?<=[。;；，,、:：!?\s(（]..)|(?<=[。;；，,\s][经现]..))(?:到|至|于)?(?={_DAY}[^。;；:：\n]{{0,14}}[，,])"
            rf"|(?<=[将把]..)(?={_DAY}[\d年月日底末]{{0,9}}的))",
            re.MULTILINE,
        ),
        "截止",
        "截止",
        "截至",
        _DICTIONARY,
        "截止10月25日,12个问题已完成整改。",
        "报名截止10月25日,逾期不再受理。",
    ),
    _plain("帐", "账", _VARIANTS, "清理银行帐户3个。", "清理银行账户3个,购置帐篷5顶。", after="(?=[户目号本簿款单册务面表外])"),
    _plain("帐", "账", _VARIANTS, "建立问题台帐。", "建立问题台账,搭建帐篷2顶。", "(?<=[台记做走坏欠结销挂呆烂查对])", "(?![篷幕子户目号本簿款单册务面表外])"),
    _plain("成份", "成分", _VARIANTS, "检测水样成份。", "检测水样成分,每组成3份样品。"),
    _plain("身分", "身份", _VARIANTS, "核对身分信息。", "核对身份信息。", after="(?!为|成|开|到)"),
    _plain("过份", "过分", _VARIANTS, "过份强调困难。", "过分强调困难。", after="(?!额|数)"),
    _plain("份量", "分量", _VARIANTS, "考核份量不足。", "考核分量不足。", after="(?!化)"),
    _plain("份内", "分内", _VARIANTS, "做好份内之事。", "做好分内之事。"),
    _plain("宏扬", "弘扬", _VARIANTS, "宏扬优良作风。", "弘扬优良作风。"),
    _plain("推委", "推诿", _VARIANTS, "推委扯皮问题突出。", "推诿扯皮问题突出,推委会已撤销。", after="(?!会)"),
    _plain("人材", "人才", _VARIANTS, "引进人材12名。", "引进人才12名,投入材料3吨。"),
    _plain("直接了当", "直截了当", _VARIANTS, "直接了当指出问题。", "直截了当指出问题。"),
    _plain("指手划脚", "指手画脚", _VARIANTS, "对基层指手划脚。", "对基层指手画脚。"),
    _plain("再接再励", "再接再厉", _VARIANTS, "今后将再接再励。", "今后将再接再厉。"),
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
