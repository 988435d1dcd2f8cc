"""Inputs for the fuzzer to start from, small ones: what is small is read often."""

from __future__ import annotations

from rules import RULES
from rules.examples import unmarked
from tests.auditor.readers.pdf import pdf_of
from tests.auditor.readers.word import document, level, listed, paragraph, run, table
from tests.fuzz import splice
from tests.fuzz.drawn import drawn, written
from tests.fuzz.fragments import CONFIGURATION, RAW
from tests.fuzz.patterns import PATTERNS
from tests.fuzz.splice import Splicer
from tests.synthesis.draft import printed
from tests.synthesis.write import write

_ENCODINGS = ("utf-8", "utf-16", "utf-32", "gb18030")
_ENOUGH = 600  # code points of a text: the length of a page of a notice


def examples() -> list[str]:
    """The texts of the rules' examples: each reaches what its rule looks for."""
    return [unmarked(example).text for rule in RULES for example in rule.examples]


def notices() -> list[str]:
    """Pages out of invented notices, and hostile texts of a line or two."""
    pages = [printed(write(seed)).text for seed in range(12)]
    texts = [page[at : at + _ENOUGH] for page in pages for at in range(0, len(page), _ENOUGH)]
    return texts + [pattern(120) for pattern in PATTERNS.values()]


def seeds(target: str) -> list[bytes]:
    """The inputs to start from."""
    match target:
        case "configuration":
            return [one.encode() for one in _CONFIGURATIONS]
        case "page":
            return [one.encode() for one in _PAGES]
        case "word":
            return [one.encode() for one in _BODIES]
        case "package":
            return [document(body, parts=_PARTS) for body in _BODIES]
        case "drawing":
            return [written(text) for text in examples()[:60] + notices()[:20]]
        case "pdf":
            files = [pdf_of(b"BT /F 12 Tf 70 700 Td (%d. abc) Tj ET" % n) for n in range(3)]
            return files + [drawn(written(text)) for text in notices()[:8]]
        case "reader":
            some = examples()[:80]
            return [text.encode(_ENCODINGS[n % 4], "replace") for n, text in enumerate(some)]
        case _:
            texts = examples() + notices()
            return [RAW + text.encode("utf-8", "replace") for text in texts] + [bytes(range(1, 99))]


def splicer(target: str) -> Splicer | None:
    """What changes the inputs of a target by whole pieces; None where bytes are what counts."""
    match target:
        case "grammar" | "rules":
            return Splicer(examples() + notices(), splice.CLAUSES, RAW)
        case "page":
            return Splicer(_PAGES, splice.ELEMENTS)
        case "word":
            return Splicer([*_BODIES, *_PARTS.values()], splice.ELEMENTS)
        case "configuration":
            return Splicer(_CONFIGURATIONS, splice.LINES)
        case _:
            return None


_CONFIGURATIONS = (
    CONFIGURATION,
    "[tool.auditor]\nselect = []\n[[tool.auditor.override]]\npaths = []\n",
    "select = 1",
    "[options]\nx = {}",
    '[vocabulary]\nnouns = ["堵点"]\nnames = [["甲局", "乙局"]]\n[vocabulary.statuses]\n"已见底" = "completed"\n',
)
_PAGES = (
    ("<html><head><title>关于整改情况的通报_青岩县</title><meta name='PubDate' content='2024-11-15'></head><body>"
    "<div class='nav'><ul><li><a href='/'>首页</a></li></ul></div><h1>关于整改情况的通报</h1>"
    "<div class='meta'>发布时间：2024-11-15 来源：县纪委</div><div id='text'><p>一、针对反馈的12个问题，已完成整改11个。</p>"
    "<p>共召开会议5次，修订制度3项。</p><p style='display: none'>隐藏99个</p><!-- 上轮57个 --></div>"
    "<div class='share'>分享到</div><div class='footer'>主办：青岩县</div></body></html>"),
    ("<table><tr><th>序号</th><th colspan=2>问题</th></tr><tr><td rowspan=2>1</td><td>甲<td>已完成</tr>"
    "<tr><td>乙</td><td>推进中</td></tr></table><ol start=3><li>甲<li value=7>乙<ul><li>丙</ul></ol>"),
    "<p>甲<br>乙&nbsp;丙&#x4e00;&lt;<span hidden>丁</span><b>戊</b><pre>己\n庚</pre><script>1</script><style>p{}</style>",
)  # fmt: skip
_BODIES = (
    paragraph("关于整改情况的通报", properties='<w:jc w:val="center"/>')
    + paragraph("针对反馈的12个问题", properties=listed(1))
    + paragraph("已完成整改11个", properties=listed(1, 1)),
    table(("序号", "问题"), ("1", paragraph("甲") + table(("乙", "丙")))),
    paragraph(f'<w:ins w:id="1">{run("甲")}</w:ins>', f"<w:del><w:r><w:delText>乙</w:delText></w:r></w:del>{run('丙', '<w:vanish/>')}"),
    ('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t><w:tab/><w:br/><w:sym w:char="F0B7"/></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/><w:footnoteReference w:id="2"/></w:r></w:p>'),
    ("<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
    "</mc:Choice><mc:Fallback><v:textbox/></mc:Fallback></mc:AlternateContent></w:r></w:p>"),
    "<w:sdt><w:sdtContent><w:p><w:smartTag><w:r><w:t>甲</w:t></w:r></w:smartTag></w:p></w:sdtContent></w:sdt>",
)  # fmt: skip
_PARTS = {
    "numbering": f'<w:abstractNum w:abstractNumId="0">{level(0, "chineseCounting", "%1、")}'
    f'{level(1, "decimal", "%2.")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
}
