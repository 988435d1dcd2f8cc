"""Quotation marks, brackets and book-title marks come in pairs."""

from __future__ import annotations

from collections.abc import Iterator

from grammar.marks import unpaired
from grammar.model import Notice
from rules._rule import Example, Finding, Label, Options, Rule, Severity, Verdict, Words


def check(notice: Notice, options: Options) -> Iterator[Verdict | Finding]:
    """Every mark without its partner is a finding."""
    del options
    for mark in unpaired(notice):
        written = notice.quote(mark.span)
        partner = mark.partner
        if written == "（":
            partner = "）"
        elif written == "）":
            partner = "（"
        if mark.other is not None:
            other = notice.quote(mark.other)
            yield Finding(
                Words(f"「{written}」与「{other}」不成对", f"{written} is closed by {other}"),
                mark.span,
                (Label(mark.other, Words("另一半在此", "the other half")),),
            )
        elif mark.opening:
            yield Finding(
                Words(
                    f"「{written}」没有与之配对的「{partner}」",
                    f"{written} is never closed by {partner}",
                ),
                mark.span,
            )
        else:
            yield Finding(
                Words(
                    f"「{written}」之前没有与之配对的「{partner}」",
                    f"{written} closes what no {partner} has opened",
                ),
                mark.span,
            )


RULE = Rule(
    name="unbalanced-mark",
    severity=Severity.WARNING,
    summary=Words("引号、括号、书名号是否成对", "quotes, brackets and book-title marks that do not pair"),
    matters=Words(
        "缺了一半，就看不出引文、书名或补充说明到哪里为止。",
        "With one half missing, nobody can tell where a quotation, a title or an aside ends.",
    ),
    silent=Words(
        "序号“1)”不是括号；引文可以跨段；全角与半角括号可以配对；页面附加文字和在半句话处中断的文末不看。",
        "1) is a number and no bracket; a quotation may run over paragraphs; full-width and half-width brackets "
        "pair; page furniture and the end of a text that breaks off are left alone.",
    ),
    check=check,
    examples=(
        Example("修订《中国共产党党员教育管理办法⟦〈⟧试行)》等3项制度。", ("「〈」与「)」不成对",)),
        Example("对全院设备⟦（⟧含门诊、住院及医技科室1046台件逐一登记。", ("「（」没有与之配对的「）」",)),
        Example("1.关于“执行‘三重一大’制度不到位”问题⟦”⟧的整改情况。", ("「”」之前没有与之配对的「“」",)),
        Example("纠正⟦“⟧重审批、轻监管问题。", ("「“」没有与之配对的「”」",)),
        Example("印发《规程》(桐水发⟦〔⟧2023]31号)。", ("「〔」与「]」不成对",)),
        Example("1)建立台账。2)定期通报。a)逐项销号。", why="numbers"),
        Example("会议指出:“要从严整改。\n要举一反三,建立长效机制。”\n会后抓紧落实。", why="a quotation of two paragraphs"),
        Example("会议强调:“要把整改作为政治任务。\n“要逐项销号,不留尾巴。\n“要建章立制,防止反弹。”\n会后抓紧落实。", why="each paragraph of a quotation opens with a mark"),
        Example("纠正⟦“⟧重审批、轻监管问题。\n“一窗受理”全面推行。", ("「“」没有与之配对的「”」",)),
        Example("修订制度4项（含《议事规则》)。", why="half and full width"),
        Example("印发《关于转发〈关于进一步规范“三公”经费管理的通知〉的通知》。"),
        Example("局党组召开会议,学习《中国共产党巡视工作条例》《中国共产", why="the text breaks off"),
        Example("督察通报\n字体:[\n大\n中\n小]\n本月督办整改问题39个。", why="the controls of a page"),
        Example("引进Xi’an分公司设备2台。", why="an apostrophe"),
    ),
    options=Options(),
)  # fmt: skip
