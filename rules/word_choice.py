"""Words are written in the form that official writing uses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from grammar.model import BlockKind, Notice
from grammar.source import Span
from rules._rule import Example, Finding, Options, Rule, Severity, Verdict, Words
from rules._word_forms import WORD_FORMS


def check(notice: Notice, options: Options) -> Iterator[Verdict | Finding]:
    """Every form that is not used here is a finding; titles of documents are quoted as they are."""
    del options
    furniture = [block.span for block in notice.blocks if block.kind is BlockKind.FURNITURE]
    kept = sorted([*furniture, *(title.span for title in notice.phrases.titles)])
    present = [form for form in WORD_FORMS if form.sign in notice.text]
    for form in present:
        for found in form.pattern.finditer(notice.text):
            span = Span(*found.span(found.lastindex or 0))
            at = bisect_right(kept, span) - 1
            if at >= 0 and kept[at].covers(span):
                continue
            yield Finding(
                Words(
                    f"“{form.form}”应作“{form.better}”（{form.source}）",
                    f"{form.form}: write {form.better} ({form.source})",
                ),
                span,
                facts={"written": form.form, "better": form.better},
            )


RULE = Rule(
    name="word-choice",
    severity=Severity.NOTE,
    summary=Words("是否用了公文不用的词形，如以“截止”代“截至”", "a form that official writing does not use, such as 截止 for 截至"),
    matters=Words("词形不规范不改变意思，但会让人怀疑全文未经校对。", "It changes no meaning, but makes a reader doubt that anyone proofread."),
    silent=Words(
        "“截止”表示期限（截止时间、报名截止某日）是对的；书名号内照录原文件名。",
        "截止 is right for a deadline (截止时间, 报名截止…); titles of documents are quoted as they are.",
    ),
    check=check,
    examples=(
        Example("⟦截止⟧10月25日,12个问题已完成整改。", ("“截止”应作“截至”（《现代汉语词典》）",)),
        Example("清理银行⟦帐⟧户3个,建立问题台⟦帐⟧。", ("“帐”应作“账”（GF 1001—2001《第一批异形词整理表》）",) * 2),
        Example("现将⟦截止⟧2024年3月31日的整改情况予以公布。", ("“截止”应作“截至”（《现代汉语词典》）",)),
        Example("⟦截止⟧年底,33个问题已销号29个。⟦截止⟧集中整改结束,已完成30个。", ("“截止”应作“截至”（《现代汉语词典》）",) * 2),
        Example("局长⟦做为⟧第一责任人,⟦近80余⟧人实现就业,规范⟦权利⟧运行。", ("“做为”应作“作为”（《现代汉语词典》）", "“近…余”应作“近…或…余”（《现代汉语词典》“近”“余”两条）", "“权利”应作“权力”（《现代汉语词典》）")),
        Example("受理截止时间:2024年4月19日。报名截止2024年4月19日,逾期不候。意见反馈截止日期为10月18日。"),
        Example("截至2024年4月,修订《关于银行帐户管理的规定》。", why="a title is quoted as it is"),
        Example("公示于4月19日截止,共收到意见3条。"),
        Example("截止到2024年4月19日,23个问题已销号20个。", why="截至 is 截止到"),
    ),
    options=Options(),
)  # fmt: skip
