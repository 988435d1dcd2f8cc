"""The words by which a clause tells whether a thing is done, kept up, under way or still to come.

Data, not rules. Every word carries an example in which something is left open although or because
the word stands there, and one in which the word leaves nothing open; both run as tests. Words that
only look like another (待遇 holds no 待) are words of their own and take its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from grammar.named_tuples import NamedTuple


class Part(StrEnum):
    """What a word does in its clause; the letter stands for it in the clause grammar."""

    WAIT = "w"  # 待 … 后
    AWAIT = "W"  # 等待: says it alone
    AFTER = "a"  # closes what 待 opened
    WILL = "L"
    PLAN = "P"  # with a time or a deed behind it
    PLAN_AT = "T"  # 拟于: with its preposition
    EXPECT = "E"
    STRIVE = "S"
    NOT_YET = "N"
    NEED = "D"
    DOING = "G"
    NOT = "n"
    REST = "x"  # what is left of a number
    DEED = "r"  # done once, and then it is done
    TOIL = "g"  # may go on
    TIME = "t"
    PACE = "q"
    TOWARDS = "p"  # may stand between 将 and its verb
    INTO = "o"  # verbs of which 将 brings the object
    ONLY_THEN = "m"
    KEPT_UP = "k"
    ORDER = "u"  # what follows is a rule laid down
    PAST = "h"
    CAUSE = "c"
    GOVERNS = "v"  # what follows is its object
    HARMLESS = "f"  # 未发现: good news
    OF = "b"
    DONE = "d"
    QUICKEN = "z"
    NOTHING = "_"  # a word that only looks like one of the others


class Word(NamedTuple):
    """A word of the lexicon.

    Attributes:
        form: how it is written.
        part: what it does.
        pending: a text that holds it and leaves something open.
        sound: a text that holds it and leaves nothing open.
    """

    form: str
    part: Part
    pending: str
    sound: str


def _each(part: Part, forms: str, pending: str, sound: str) -> Iterator[Word]:
    """Words that all stand in one pair of examples, at ~."""
    for form in forms.split():
        yield Word(form, part, pending.replace("~", form), sound.replace("~", form))


WORDS: tuple[Word, ...] = (
    # --- waiting
    Word("待", Part.WAIT, "待专项资金下达后组织采购。", "待设备验收合格后，已于5月投入使用。"),
    *_each(
        Part.AWAIT,
        "等待 需等待 还需等待 仍需等待 须等待 需等 还需等 仍需等 须等 静待 静候 尚待 仍待 还待 正待 需待 须待 尚需待 留待 正等 还在等 仍在等 尚在等 正在等",
        "1宗权属争议~法院判决。",
        "此前~批复的2个项目均已开工。",
    ),
    *_each(Part.AFTER, "后 之后 以后再", "待方案批复~实施改造。", "方案批复~实施了改造。"),
    *_each(
        Part.ONLY_THEN,
        "方可 才能 方能 才可",
        "剩余6条待补齐材料后~认定。",
        "规定支出待审批通过后~报销。",
    ),
    # --- intending
    *_each(
        Part.PLAN_AT,
        "拟于 拟在 拟定于 拟从 计划于 计划在 计划到 打算于 准备于 预定于",
        "新办法~明年一季度提交审议。",
        "原先~5月召开的会议，已于4月召开。",
    ),
    Word("拟", Part.PLAN, "该办法拟提交职代会审议。", "曾拟提交审议的办法已经印发。"),
    Word("计划", Part.PLAN, "其余2处计划明年完成改造。", "完成招生计划3000人。"),
    Word("打算", Part.PLAN, "打算明年启动改造。", "询问了群众的打算。"),
    Word("有望", Part.PLAN, "泵站有望年内建成。", "村集体增收有望。"),
    Word("下一步计划", Part.PLAN, "下一步计划启动二期改造。", "研究了下一步计划。"),
    Word("预计", Part.EXPECT, "工程预计2025年6月完工。", "调整后预计全年节约电费30万元。"),
    Word("力争", Part.STRIVE, "力争年底前完成搬迁。", "力争满意率保持在98%以上。"),
    Word("争取", Part.STRIVE, "争取尽快开工。", "向上争取资金1860万元。"),
    Word("将", Part.WILL, "剩余3户将尽快搬迁。", "将学习情况纳入年度考核。"),
    Word("将要", Part.WILL, "管网将要启动改造。", "将要点汇编成册。"),
    Word("即将", Part.WILL, "新泵站即将建成。", "对合同即将到期的商铺提前通知。"),
    # --- lacking
    *_each(
        Part.NOT_YET,
        "尚未 还未 仍未 暂未 还没有 尚没有 仍没有 尚无法 暂无法 暂时无法 尚不能 暂不能 尚不具备 暂不具备 还不具备 迟迟未",
        "临河3处违建~拆除。",
        "对~缴纳的5户逐户催缴到位。",
    ),
    *_each(Part.NEED, "尚需 还需 仍需 尚须 还须 仍须", "工程~半年时间。", "作风建设~持续加强。"),
    *_each(
        Part.REST,
        "剩余 其余 余下 另有 尚有 仍有 还有 尚余 仍余 尚剩 还剩 仅剩",
        "~2户未搬迁。",
        "~2户已搬迁。",
    ),
    *_each(Part.NOT, "未 没有", "其余2户~搬迁。", "经回访，~新增投诉。"),
    # --- being at it
    *_each(
        Part.DOING,
        "正在 仍在 还在 尚在 正抓紧 正加紧 正加快 正按程序 正按计划 正按 正积极 正与 正由 正会同 正同 正组织 正有序",
        "目前~办理不动产登记。",
        "对~施工的12个工地开展检查。",
    ),
    *_each(Part.QUICKEN, "加快 抓紧 逐步 有序", "其余3处将~拆除。", "~完善制度体系。"),
    # --- when and how fast
    *_each(
        Part.TIME,
        "明年 后年 年底 年内 年末 月底 下月 下周 上半年 下半年 一季度 二季度 三季度 四季度 下季度 下学期 "
        "近期 今冬 明春 今年 汛后 汛期后 下一年度 届时",
        "计划~完成改造。",
        "改造已于~完成。",
    ),
    *_each(
        Part.PACE,
        "尽快 尽早 早日 分批 分期 陆续 择机 适时 按计划 按计划逐步 按程序 按序时 逐步推进 及早 再行",
        "剩余4台将~更换。",
        "~更换了4台设备。",
    ),
    *_each(
        Part.TOWARDS,
        "于 在 由 按 按照 根据 依据 结合 会同 联合 通过 依法 继而",
        "其余3处将~规划部门意见办理登记。",
        "~规划部门意见办理了登记。",
    ),
    # --- deeds
    *_each(
        Part.DEED,
        "完成 完工 竣工 开工 动工 建成 启动 实施 落地 投用 投入使用 投入运行 通水 通车 交付 验收 销号 办结 解决 整改到位 "
        "到位 拆除 搬迁 腾退 清退 退还 退回 退库 收回 追回 追缴 补缴 缴纳 归还 返还 兑付 支付 拨付 发放 安装 更换 采购 招标 "
        "签订 签约 移交 接入 出台 印发 制定 修订 发布 提交 提请 报批 报审 审议 审定 批复 审批 办理 认定 确权 登记 处置 清理 "
        "整治 改造 建设 施工 修复 注销 换届 还清 结清 缴清 公布 组卷 补办 补齐 开通 处置完毕 结算 收缴 入库 入住 报请 "
        "报送 送审 关停 复绿 验收销号 盘活 采取 生效 补足 复垦 复工 招聘 到货 清零 到账",
        "其余部分将尽快~。",
        "其余部分均已~。",
    ),
    *_each(
        Part.TOIL,
        "推进 进行 协调 对接 衔接 征求意见 征求 起草 审理 审核 公示 论证 评审 设计 编制 洽谈 谈判 催缴 上报 走流程 处理 调整 协商 磋商 调试 调解 补偿 履行",
        "相关事项正在~。",
        "对正在~的事项逐件登记。",
    ),
    # --- 将 that only brings an object
    *_each(
        Part.INTO,
        "纳入 列入 列为 作为 融入 嵌入 贯穿 转为 转入 调整为 调整到 提高到 压缩到 挂钩 装订 汇编 下放 细化 分解 上墙 写入 计入 "
        "增至 合并为 统一",
        "该事项~计划，待批复后实施。",
        "将验收结果~年度考核。",
    ),
    # --- duties and rules
    *_each(
        Part.KEPT_UP,
        "今后 以后 后续 将来 继续 持续 坚持 每年 每月 每季度 每季 每半年 每周 每日 每学期 定期 不定期 常态化 常态 长期 始终 "
        "随时 实时 严格 进一步 加强 加大 强化 巩固 一如既往 不断 深化 保持 回头看 抽查 及时",
        "~待批复下达后启动建设。",
        "~将尽快处置新发现的隐患。",
    ),
    *_each(
        Part.ORDER,
        "规定 明确 要求 约定 凡 一律 必须 应当 不得 实行 每笔 每次 每件 每项 所有 各类 流程",
        "~事项中，剩余2项待批复后实施。",
        "~支出待审批后支付。",
    ),
    # --- what keeps a negation from being the state of things
    *_each(
        Part.PAST,
        "此前 原先 原来 过去 以往 曾 当时 巡察时 巡察期间 巡视期间 督察期间 检查时 审计时 整改前 反馈时 上轮 上一轮 巡察指出 "
        "巡视指出 反馈指出 督察指出 审计发现 巡察发现",
        "~项目停工，待资金到位后复工。",
        "~部分资产尚未登记。",
    ),
    *_each(
        Part.CAUSE,
        "因 由于 鉴于 考虑到",
        "3处违建~产权人在外尚未拆除。",
        "~规划尚未批复，已改用临时站房。",
    ),
    *_each(
        Part.GOVERNS,
        "对 针对 关于 就 向 把 督促 责令 催促 防止 杜绝 避免 推动 促成 促使 说服 动员 引导 协助 帮助",
        "~业主释法，其余2户待签约后搬迁。",
        "~尚未签约的2户上门做工作。",
    ),
    *_each(
        Part.HARMLESS,
        "发现 发生 出现 收到 造成 超过 再 反弹 到期 新增 接到 影响 引发",
        "此类隐患~较多的2处待改造后启用。",
        "经复查，尚未~同类问题。",
    ),
    Word("的", Part.OF, "剩余的3户待签约后搬迁。", "尚未签约的3户，逐户上门走访。"),
    *_each(
        Part.DONE, "已 已经 现已 均已", "方案~编制，待批复后实施。", "待批复后实施，~完成改造。"
    ),
    # --- words that only look like a cue
    *_each(
        Part.NOTHING,
        "待领 待遇 接待 期待 待岗职工 待岗人员 待岗培训 招待 对待 看待 等待时间 等待区 虐待 优待 待人接物 待办事项 待办件 待命 待业人员 亟待 有待 交待",
        "~事项待上级批复后实施。",
        "规范~事项后予以公示。",
    ),
    *_each(
        Part.NOTHING,
        "平均等待 排队等待 候诊等待 等待时长 等待大厅 等待室 等待人数",
        "~一事待上级批复后实施。",
        "~由40分钟压到8分钟。",
    ),
    *_each(
        Part.NOTHING,
        "将军 将士 麻将 将近 必将 势将 将心比心",
        "~一事将尽快办理。",
        "~一事尽快办理。",
    ),
    *_each(
        Part.NOTHING,
        "模拟 虚拟 草拟 拟定 拟订 拟制 拟稿 代拟 拟任 拟提拔 拟聘人员 拟录用 拟上会 拟发展 拟推荐 拟表彰 比拟 拟办意见 拟建项目 拟聘用 拟出让 拟晋升 拟引进 "
        "拟选拔",
        "~事项拟于近期提交审议。",
        "~事项近期提交审议。",
    ),
    *_each(
        Part.NOTHING,
        "工作计划 年度计划 整改计划 行动计划 实施计划 培训计划 学习计划 督查计划 检查计划 采购计划 发展计划 三年计划 招聘计划 预算计划 "
        "专项计划 审计计划 建设计划 帮扶计划 推进计划 教育计划 用款计划 施工计划 招生计划 巡察计划 监督计划 轮岗计划 原计划 "
        "投资计划 生产计划 维修计划 清收计划 化解计划 "
        "计划内 计划外 计划书 计划表 计划生育 计划指标 计划任务 计划投资 计划单列",
        "~一事，计划明年完成。",
        "~于2023年印发实施。",
    ),
    *_each(
        Part.NOTHING,
        "纠正 更正 端正 公正 真正 正式 正常 正确",
        "~事项，目前正在办理。",
        "~事项在5月办理。",
    ),
    *_each(
        Part.NOTHING,
        "先后 滞后 落后 后备 后勤 后台 事后 前后 后期 售后",
        "~事项待办结后销号。",
        "~事项办结销号。",
    ),
    *_each(
        Part.NOTHING,
        "未成年 未来 未必 还有效 还有力 还有助于 还在于 因此 因地制宜 原因 "
        "对象 对照 核对 面对 应对 比对 存在 现在 所在 自在 属于 再次 再造 向上 方向 成就 就业 就近 就地 把关 把握 "
        "理由 自由 按时 按期 按月 再生 因素 因公 成因 基因 对策",
        "~事项待批复后实施。",
        "~事项得到妥善处理。",
    ),
)
