"""The wordings by which the date of an event is known, each with an example."""

from __future__ import annotations

from grammar.model import EventKind
from grammar.named_tuples import NamedTuple

_INSPECTORS = r"(?:巡[察视]|督[察查导]|审计|检查|核查|考核|评估|调研)"
_REST = r"[^。;\n]"  # the rest of a sentence
CLAUSE = r"[^。;，,\n]"

# what follows a date whose words say nothing but when: 起, 以来, 上午 and the mark behind them
AFTER_DATE = r"^[)\]]?(?:之?前|底前|以前|之?后|以后|以来|起|止|当[天日]|上午|下午|晚)?[，,]?"

# meetings by their names, and the words that speak of one as held before
MEETINGS = (
    r"(?:民主生活会|组织生活会|部署会|动员会|推进会|专题会|工作会议|全体会议?|扩大会议|办公会议?)"
)
BEHIND_MEETING = r"(?:[以之]?后|上|精神|期间|明确|要求|研究|审议|决定|确定|查摆|提出|征求|的)"


WORK_ENDS = "(?:集中)?整改(?:期限?|时限)?(?:期满|届满|到期|结束)"


class Wording(NamedTuple):
    """The words before and behind a date that make it the date of an event.

    Attributes:
        kind: the event.
        before: found in the words before the date, or empty for no condition.
        after: found in the words behind it, or empty.
        example: a sentence it fits, the date marked with ⟨⟩.
    """

    kind: EventKind
    before: str
    after: str
    example: str


# the first that fits decides
WORDINGS = (
    Wording(
        EventKind.PUBLICATION,
        r"(?:发布|更新|公布|发表)(?:时间|日期)[ ]*:?[ ]*$",
        "",
        "发布日期:⟨2024-11-19⟩",
    ),
    Wording(
        EventKind.PUBLICATION,
        r"^[—\-－ ]*$",
        r"^在[^。，,;\n]{4,50}会议?上[)）]?[。\s]*$",
        "——⟨2023年12月27日⟩在市第八届人民代表大会常务委员会第十五次会议上",
    ),
    Wording(
        EventKind.FEEDBACK_WINDOW,
        r"(?:意见|建议|整改情况)[^。;]{0,20}截[止至](?:时间|日期|日)(?:为|是|:|到)?$",
        "",
        "如对整改情况有意见建议,请向我局反映,受理截止日期为⟨2024年4月19日⟩",
    ),
    Wording(
        EventKind.FEEDBACK_WINDOW,
        r"(?:邮箱|电话|邮编|地址|信箱|热线)[^。;；\n]{0,40}[;；，,](?:受理|反馈|反映)?(?:时间|期限)?截[止至]到?$",
        "",
        "邮箱hzgjw@hz.example.cn; 时间截至⟨2024年7月12日⟩",
    ),
    Wording(
        EventKind.FEEDBACK_WINDOW,
        r"(?:^|[;；])[ ]?(?:受理|反馈|反映)?时间截[止至]到?$",
        "",
        "反映渠道:某县人民路1号; 时间截至⟨2024年7月12日⟩",
    ),
    Wording(
        EventKind.AS_OF,
        r"(?:数据|统计)截[止至](?:时间|日期|日)(?:为|是|:)?$|截[止至](?:目前|今|当前)[(（]$",
        "",
        "以上数据截止时间为⟨2023年10月31日⟩",
    ),
    Wording(
        EventKind.DEADLINE,
        r"截[止至](?:时间|日期|日)(?:为|是|:|到)?$",
        "",
        "受理来信来电截止时间为⟨2023年8月28日⟩",
    ),
    Wording(
        EventKind.OTHER,
        r"(?:截[止至]到?|统计[至到])$",
        r"^[^。\n]{0,40}(?:受理|报名|登记结束|申报期)",
        "截止⟨8月28日⟩停止受理来信来电",
    ),
    Wording(
        EventKind.DEADLINE,
        r"(?:申报|报名|受理|征集|登记|提交|缴费|办理|投诉|申请|续保|有效期)截[止至]到?[ ]?$",
        "",
        "奖补资金申报截止到⟨2024年8月底⟩",
    ),
    Wording(
        EventKind.AS_OF,
        r"(?:以|至|到)$",
        r"^为(?:数据|统计|报告|进度)*(?:截[止至]|统计)(?:日期?|时间|时点|节点)?",
        "所列进度一律以⟨2024年5月31日⟩为统计截止日",
    ),
    Wording(
        EventKind.AS_OF,
        r"(?:截[止至]到?|统计[至到])[ ]?$",
        "",
        "截至⟨10月31日⟩,已完成整改33个",
    ),
    Wording(
        EventKind.AS_OF,
        r"(?:^|[，,:。])[至到]$",
        r"^[，,]?(?:.{0,30}(?:已|累计|共完成|均|全部)|[^。]{0,16}[问任务题项个]中[，,][^。]{0,60}(?:正在|尚未|尚有|仍在|推进中))",
        "至⟨2024年12月底⟩,问题已全部整改",
    ),
    Wording(
        EventKind.INSPECTION,
        r"(?:巡[察视]|督[察查]|进驻|检查|审计)(?:起止|工作)?(?:时间|日期|期间)(?:为|是|:|[ ]{1,2})$",
        "",
        "巡察时间:⟨2023年9月5日至10月20日⟩",
    ),
    Wording(
        EventKind.FEEDBACK,
        r"(?:^|[，,。;:组的]|巡[察视]|督察|正式)反馈(?:时间|日期)(?:为|是|:|[ ]{1,2})$",
        "",
        "反馈时间为⟨2023年7月20日⟩",
    ),
    Wording(
        EventKind.FEEDBACK_WINDOW,
        r"(?:公示|公开|公告|公布|通报|征求意见|反馈|受理|监督)(?:时间|期限|期|日期|时限)"
        r"(?:为|是|自|从|:|即)?[^。，;,]{0,16}(?:[，,](?:自|从|即))?$",
        "",
        "公示期为15个工作日(⟨2024年1月2日至1月22日⟩)",
    ),
    Wording(
        EventKind.FEEDBACK_WINDOW,
        r"(?:意见|建议|异议)[^。;]{0,10}(?:于|在|自)?$",
        r"^(?:之?前|前|至|期间)[^。;]{0,40}(?:反映|反馈|提出|提交|来电|来信)",
        "有意见请在⟨2024年4月30日⟩前反映",
    ),
    Wording(
        EventKind.FEEDBACK_WINDOW,
        r"(?:欢迎|敬请|恳请)[^。;]{0,24}(?:于|在|自|从)$",
        r"^[^。;]{0,30}(?:意见|建议|监督|反映)",
        "欢迎干部群众在⟨2023年11月15日至11月28日⟩期间反映意见建议",
    ),
    Wording(
        EventKind.INSPECTION,
        "",
        rf"{AFTER_DATE}{CLAUSE}{{0,20}}(?:巡[察视]|督察)[一二三四五六七八九十\d]{{0,2}}组(?:巡[察视]|督察)了",
        "⟨2023年4月10日至6月20日⟩,省委第七巡视组巡视了县水利局党组",
    ),
    Wording(
        EventKind.INSPECTION,
        "",
        rf"{AFTER_DATE}{CLAUSE}{{0,16}}(?:巡[察视]|督察)[一二三四五六七八九十\d]{{0,2}}组(?:巡[察视]|督察)(?!组|整改|反馈|意见|发现|指出|期间|工作)",
        "⟨2022年3月7日至4月21日⟩,省委第八巡视组巡视滟渚农村商业银行党委",
    ),
    Wording(
        EventKind.INSPECTION,
        rf"{_INSPECTORS}{CLAUSE}{{0,12}}(?:于|从|自|在)?$",
        rf"{AFTER_DATE}{CLAUSE}{{0,6}}(?:对|进驻|围绕){_REST}{{0,60}}?(?:{_INSPECTORS}|工作)",
        "区委第三巡察组于⟨2023年4月3日至6月2日⟩对区交通运输局党组开展了常规巡察",
    ),
    Wording(
        EventKind.INSPECTION,
        r"巡[察视]组(?:于|从|自|在)?$",
        r"^(?:进驻|开展|到)",
        "巡察组⟨2017年5月9日⟩进驻",
    ),
    Wording(
        EventKind.INSPECTION,
        "",
        rf"{AFTER_DATE}{CLAUSE}{{0,26}}{_INSPECTORS}{CLAUSE}{{0,12}}?[，,]?(?:对|到|进驻|组?驻)"
        rf"{_REST}{{2,80}}?"
        rf"(?:{_INSPECTORS}|“回头看”|驻[^。，]{{0,16}}工作)",
        "⟨2023年4月3日至6月2日⟩,区委第三巡察组对区交通运输局党组开展了常规巡察",
    ),
    Wording(
        EventKind.INSPECTION,
        "",
        rf"{AFTER_DATE}{CLAUSE}{{0,30}}(?:巡[察视]|督察|检查|审计)组{CLAUSE}{{0,20}}?(?:对|到|进驻)[^。;\n]{{2,30}}$",
        "⟨2023年10月16日至10月27日⟩,市委组织部专项检查组对集团党委2020年1月以来的工作进行了检查",
    ),
    Wording(
        EventKind.INSPECTION,
        "",
        rf"^(?:的)?(?:[^。，,;]{{0,6}})?{_INSPECTORS}(?:进驻)?期间",
        "⟨10月16日至11月3日⟩检查期间移交的2件事项",
    ),
    Wording(
        EventKind.FEEDBACK,
        "",
        rf"{AFTER_DATE}(?!记者){_REST}{{0,60}}?(?:向{CLAUSE}{{2,60}}?|对{CLAUSE}{{2,60}}?(?:进行了?|作了?))"
        r"反馈(?!办理|整改|落实|的)",
        "⟨7月11日⟩,巡察组向局党组反馈了巡察意见",
    ),
    Wording(
        EventKind.FEEDBACK,
        "",
        rf"{AFTER_DATE}{CLAUSE}{{0,16}}(?:巡[察视]|督[察查]|审计|检查)组(?:来|到)?{CLAUSE}{{0,10}}(?:反馈意见|反馈情况|反馈问题)(?!整改|的)",
        "⟨6月3日⟩,市委第二巡察组来公司反馈意见",
    ),
    Wording(
        EventKind.FEEDBACK,
        r"(?:^|[，,、:。)]|组|并|自|从|于|在|是|党委|党组)(?:已|正式)?$",
        rf"{AFTER_DATE}(?:{CLAUSE}{{0,14}}(?:{_INSPECTORS}组?|组|局|集中|正式|全面|统一|召开了?))?"
        r"(?:意见|情况|问题)?"
        r"反馈(?:会(?!议?精神)|会议(?=结束|散场|后|召开)|了|给|至|以来|[以之]?后|当[天日]|之日|结束|大会"
        r"|了?(?:巡[察视]|督[察查]|审计|检查|核查|督导|评估|考核|验收)?(?:意见|情况|问题|报告)(?!整改|的|和|[，,]?(?:制定|召开)))",
        "⟨7月8日⟩反馈会后,集团党委连夜召开扩大会议",
    ),
    Wording(
        EventKind.FEEDBACK,
        r"(?:^|[，,。;]|情况|意见|巡[察视]|督察)反馈会议?(?:已|也)?(?:于|在)$",
        r"^(?:正式)?(?:召开|举行)",
        "反馈会于⟨1月19日⟩召开后,党组第一时间传达",
    ),
    Wording(
        EventKind.FEEDBACK,
        r"(?:对|针对|对照|按照|根据|就)(?:[省市县区]?委?第?[一二三四五六七八九十]{0,2}(?:巡[察视]|督察|审计)组?(?:于)?)?$",
        rf"{AFTER_DATE}(?:{CLAUSE}{{0,20}}(?:巡[察视]|督察|审计|检查)组?(?:向{CLAUSE}{{2,30}}?)?反馈(?:的|(?:意见)?时)|反馈会(?:上|时)?提出的)",
        "对⟨7月18日⟩区委第一巡察组向区残联党组反馈的意见,已落实29条",
    ),
    Wording(
        EventKind.FEEDBACK,
        "",
        rf"{AFTER_DATE}{CLAUSE}{{0,20}}(?:送达|下达|出具|转来|转交|移交|交办)了?{CLAUSE}{{0,8}}"
        r"(?:审计报告|审计决定|审议意见|督察报告|检查意见|反馈意见)",
        "⟨2022年10月18日⟩,市审计局送达审计报告",
    ),
    Wording(
        EventKind.FEEDBACK,
        "",
        rf"{AFTER_DATE}{CLAUSE}{{0,20}}(?:组|局|办)将{CLAUSE}{{0,16}}意见{CLAUSE}{{0,4}}反馈(?:给|至|到)",
        "⟨6月20日⟩,县委巡察组将巡察意见反馈给局党组",
    ),
    Wording(
        EventKind.FEEDBACK,
        r"(?:^|[，,、:。)])(?:同年|次年|当年)?$",
        rf"{AFTER_DATE}(?:在[^，,。;]{{2,16}})?(?:书面|当面|正式|集中|现场){{1,2}}反馈了?(?:{_INSPECTORS}|选人用人)?",
        "对市林业局党组开展了专项检查,⟨同年11月7日⟩书面反馈了检查情况",
    ),
    Wording(
        EventKind.WORK_PERIOD,
        rf"{WORK_ENDS}[(（]$",
        "",
        "集中整改期满(⟨3月20日⟩)时,完成74个",
    ),
    Wording(
        EventKind.WORK_PERIOD,
        "",
        rf"^[，,]?{WORK_ENDS}",
        "⟨3月20日⟩,集中整改期满,领导小组听取汇报",
    ),
    Wording(
        EventKind.ACTION,
        r"已(?:经)?(?:完成|整改|办结|销号|到位|解决|验收|关停|拆除|退还|清退)[^，,。;(（]{0,6}[(（]$",
        r"^(?:完成|销号|办结)?[)）]",
        "销号情况:已销号(⟨2024年12月22日⟩)",
    ),
    Wording(
        EventKind.PLAN,
        r"(?:自|从)$",
        r"^[^。;，,《\n]{0,20}(?:印发|制定|出台|下发|审议通过)[^。;，,《\n]{0,8}《[^》\n]{2,60}方案》",
        "自⟨10月8日⟩局党组印发《局党组巡察整改工作方案》以来",
    ),
    Wording(
        EventKind.WORK_PERIOD,
        "",
        rf"{AFTER_DATE}{CLAUSE}{{0,30}}[，,]?{CLAUSE}{{0,20}}(?:集中整改|整改工作|整改期|专项整治|专项行动|攻坚)",
        "⟨7月12日至10月11日⟩开展为期3个月的集中整改",
    ),
    Wording(
        EventKind.LEADING_GROUP,
        "",
        rf"{AFTER_DATE}{_REST}{{0,30}}?成立{_REST}{{0,50}}?(?:领导小组|工作专班|整改专班|工作组)",
        "⟨6月15日⟩成立由党委书记任组长的整改工作领导小组",
    ),
    Wording(
        EventKind.PLAN,
        "",
        rf"{AFTER_DATE}{_REST}{{0,40}}?(?:印发|制定|出台|审议通过|下发|形成|报送|上报){_REST}{{0,60}}?"
        r"整改(?:工作|实施|落实)*方案",
        "⟨7月20日⟩印发《局党组关于巡察反馈意见的整改方案》",
    ),
    Wording(
        EventKind.ISSUE,
        "",
        rf"{AFTER_DATE}[^。;，,《\n]{{0,30}}[，,]?[^。;，,《\n]{{0,20}}"
        r"(?:印发|出台|制定|修订|下发|发布|公布|颁布|转发|签发|制发|通过|实施|更新|完善)[^。;，,《\n]{0,8}《",
        "⟨2023年6月12日⟩印发《集团招标采购管理办法》",
    ),
    Wording(
        EventKind.MEETING,
        rf"{MEETINGS}(?:已|也)?(?:于|在)$",
        r"^(?:如期|正式|顺利)?(?:召开|举行)",
        "整改专题民主生活会于⟨7月15日⟩召开",
    ),
    Wording(
        EventKind.MEETING,
        "",
        rf"{AFTER_DATE}{_REST}{{0,40}}?(?:召开|举行|主持)了?{_REST}{{0,50}}?会",
        "⟨7月28日⟩召开巡察整改专题民主生活会",
    ),
    Wording(
        EventKind.MEETING,
        "",
        rf"{AFTER_DATE}{_REST}{{0,50}}?第[^。，,]{{1,8}}次(?:全体|常务|主任|党[委组]|常委|[局厅院校行]?长)?(?:办公)?(?:扩大)?会议?",
        "⟨2024年7月26日⟩,区第七届人大常委会第二十一次会议听取和审议了报告",
    ),
    Wording(
        EventKind.MEETING,
        "",
        rf"{AFTER_DATE}的?[^。;，,《“\n]{{0,20}}{MEETINGS}{BEHIND_MEETING}",
        "⟨7月22日⟩党委专题民主生活会后,逐条制定措施",
    ),
)
