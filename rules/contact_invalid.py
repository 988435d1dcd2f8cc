"""A telephone number, a postcode and an e-mail address have the form of one."""

from __future__ import annotations

from collections.abc import Iterator

from grammar.contact_forms import email_fault, is_masked, postcode_fault, telephone_fault
from grammar.model import Notice
from grammar.patterns import compiled
from rules._rule import Example, Finding, Options, Rule, Severity, Verdict, Words

_INTERNAL = compiled(r"内线|分机|短号|转$")


def check(notice: Notice, options: Options) -> Iterator[Verdict | Finding]:
    """Every contact that nobody can be reached under is a finding."""
    del options
    for contact in notice.phrases.contacts:
        written = contact.text
        label = notice.text[max(0, contact.span.start - 8) : contact.span.start]
        if is_masked(notice.quote(contact.span)) or _INTERNAL.search(label + written):
            continue
        digits = sum(character.isdigit() for character in written)
        if contact.kind == "telephone" and (number := telephone_fault(written)):
            digits = sum(character.isdigit() for character in number)
            words = Words(
                f"电话{number}不成号码：共{digits}位数字",
                f"{number} is no telephone number: it has {digits} digits",
            )
        elif contact.kind == "postcode" and postcode_fault(written):
            words = Words(
                f"邮政编码{written}有{digits}位，应为6位",
                f"{written}: a postcode has 6 digits, this one {digits}",
            )
            if digits == 6:
                words = Words(
                    f"没有以9开头的邮政编码：{written}", f"{written}: no postcode begins with 9"
                )
        elif contact.kind == "email" and email_fault(written):
            words = Words(f"电子邮箱{written}不成地址", f"{written} is no e-mail address")
        else:
            continue
        yield Finding(
            words,
            contact.span,
            facts={"digits": digits},
            check=Words("核对原号码。", "Check it against the source."),
        )


RULE = Rule(
    name="contact-invalid",
    severity=Severity.WARNING,
    summary=Words("反馈渠道的电话、邮编、邮箱是否成立", "a telephone number, postcode or e-mail address that cannot be right"),
    matters=Words("号码写错，群众的意见就到不了。", "With a wrong number no opinion will ever arrive."),
    silent=Words(
        "不核对号码是否属于该单位；没有反馈渠道的通报不算有误；被遮盖的号码（138****1234）不看。",
        "Whether a number is that body's is not known here; a notice without contacts is not wrong; masked "
        "numbers (138****1234) are left alone.",
    ),
    check=check,
    examples=(
        Example("欢迎监督。联系电话:⟦0749-862531⟧;邮政编码:⟦4186020⟧。", ("电话0749-862531不成号码：共10位数字", "邮政编码4186020有7位，应为6位")),
        Example("有意见请反映,电话:⟦1397450218⟧。邮箱:⟦zgb#fengling.example⟧。", ("电话1397450218不成号码：共10位数字", "电子邮箱zgb#fengling.example不成地址")),
        Example("手机:⟦1395555014⟧;来信请寄文苑路26号,邮编⟦41602⟧,电子邮箱⟦yzd.yingze.example.cn⟧,值班电话⟦0749-820446⟧。", ("电话1395555014不成号码：共10位数字", "邮政编码41602有5位，应为6位", "电子邮箱yzd.yingze.example.cn不成地址", "电话0749-820446不成号码：共10位数字"), "labels without a colon"),
        Example("来电请拨打⟦0749-558310665⟧,邮政编码为⟦4256⟧。", ("电话0749-558310665不成号码：共13位数字", "邮政编码4256有4位，应为6位")),
        Example("可拨打0749-5583106反映,手机13955550142,邮编418602,邮箱zgb@fengling.example,热线12345全天受理,电话12380已开通。"),
        Example("拨打电话1200余次,开通热线3条,手机2000余部已登记,邮箱APP投诉5件,热线受理10000000元以上投诉2件。"),
        Example("联系电话：0749－6283517，邮政编码：418602，电子邮箱：dw@lp.example.cn。"),
        Example("监督电话:12380、010-62345678转8012;举报电话:400-810-1234。", why="service numbers, an extension"),
        Example("联系电话:0745-5683126/5683127,值班手机13974502188。", why="the second number has no area code of its own"),
        Example("咨询电话:138****1234,传真:0749—6283517-802。"),
        Example("联系电话:(0760)23226773;邮编:528403。"),
        Example("电话核实127人次,邮箱收到来信15件。"),
    ),
    options=Options(),
)  # fmt: skip
