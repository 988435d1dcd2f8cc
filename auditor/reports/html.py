"""The HTML report: one page that needs nothing else and asks nobody.

It opens no connection: styles and script stand in it, and its own policy forbids the rest. The
script only adds comfort; without it everything can be read, and the links lead where they should.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import PurePath

from auditor import __version__
from auditor.language import Language, say
from auditor.readers.formed import FormedSource
from auditor.report import Report
from auditor.reports.markup import Html, both, el, join
from auditor.reports.page_notice import notice
from auditor.reports.page_tables import headings, ledger, verdict_bar
from auditor.reports.page_timeline import timeline
from auditor.reports.wanted import Wanted
from auditor.reports.wording import SEVERITIES
from rules._rule import Severity, Words

_NAME = Words("核对报告", "Audit report")
_NONE = Words("没有发现前后不一之处。", "No contradictions were found.")
_NO_NOTICE = Words(
    "不像整改通报：没有读到问题及其整改情况；能核对的仍已核对。",
    "This does not read as a notice: no account of problems found and put right; what could be "
    "checked was checked all the same.",
)
_FAILED = Words("未能核对：", "Not audited: ")
_PARTLY = Words("未能完整核对：", "Not audited in full: ")
_EMPTY = Words("文件是空的，没有可核对的内容。", "The file is empty; there was nothing to audit.")
_HINT = Words(
    "底色标出发现所在的字词；点角标，看与它对照的另一处。虚线是读到的数字、日期和文件。",
    "Findings are marked in colour; a small number leads to the place to compare with. Dots "
    "underline the figures, dates and documents that were read.",
)
_KEYS = Words("按 j、k 逐条往下、往上看。", "Press j and k to go from finding to finding.")
_GAPS = Words("未能读懂的行：", "Lines not understood: ")
_SECTIONS = (
    ("findings", Words("发现", "Findings")),
    ("notice", Words("全文", "Notice")),
    ("items", Words("条目与状态", "Items")),
    ("ledger", Words("台账", "Ledger")),
    ("timeline", Words("时间线", "Timeline")),
)
_TITLES = dict(_SECTIONS)


def render(reports: Iterable[Report], wanted: Wanted) -> Iterator[str]:
    """Write the page.

    Args:
        reports: the documents' reports.
        wanted: the language that is shown first.

    Yields:
        Pieces of the page.
    """
    written = [(report, f"d{number}") for number, report in enumerate(reports, 1)]
    title = written[0][0].title if len(written) == 1 else ""
    yield "<!DOCTYPE html>\n"
    yield f'<html lang="{wanted.language}" data-lang="{wanted.language}">\n'
    yield _head(title, wanted.language)
    yield "<body>\n"
    yield _bar(written)
    yield "<main>\n"
    if len(written) > 1:
        yield _contents(written)
    for report, page in written:
        yield _document(report, page)
    yield "</main>\n"
    yield el("footer", f"auditor {__version__}")
    yield el("script", Html(_asset("report.js")))
    yield "\n</body>\n</html>\n"


def _asset(name: str) -> str:
    return files("auditor.reports").joinpath("assets", name).read_text(encoding="utf-8")


def _head(title: str, language: Language) -> Html:
    script = hashlib.sha256(_asset("report.js").encode()).digest()
    policy = (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
        f"form-action 'none'; script-src 'sha256-{base64.b64encode(script).decode()}'"
    )
    name = say(_NAME, language)
    return el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="referrer", content="no-referrer"),
        el("link", rel="icon", href="data:,"),
        el("title", f"{title} · {name}" if title else name),
        el("style", Html(_asset("report.css"))),
    )


def _bar(written: list[tuple[Report, str]]) -> Html:
    """What stays at the top: where to go, the language, the colours."""
    links = []
    if len(written) == 1:
        links = [el("a", both(words), href=f"#d1-{name}") for name, words in _SECTIONS]
    return el(
        "header",
        el("a", both(Words("跳到正文", "skip to the notice")), href="#d1-notice", class_="skip"),
        el("nav", *links),
        el(
            "div",
            el(
                "button",
                el("span", "English", lang="zh"),
                el("span", "中文", lang="en"),
                type="button",
                id="language",
            ),
            el("button", both(Words("深色/浅色", "dark/light")), type="button", id="colours"),
            class_="switches",
        ),
        class_="top",
    )


def _contents(written: list[tuple[Report, str]]) -> Html:
    """The documents, with what was found in each."""
    lines = [
        el(
            "li",
            el("a", report.title or report.source.name, href=f"#{page}"),
            " ",
            *(_count(report, severity) for severity in Severity),
        )
        for report, page in written
    ]
    return el("nav", el("ol", *lines), class_="contents")


def _count(report: Report, severity: Severity) -> Html:
    number = sum(finding.severity is severity for finding in report.findings)
    name = SEVERITIES[severity]
    words = both(name if number == 1 else Words(name.zh, f"{name.en}s"))
    return el(
        "span",
        el("b", str(number)),
        " ",
        words,
        class_=f"tile {severity.value}",
        data_count=str(number),
    )


def _document(report: Report, page: str) -> Html:
    source = report.source
    facts = [el("code", source.name)]
    if isinstance(source, FormedSource):
        for words, value in (
            (Words("发布", "published"), source.published),
            (Words("来源", "source"), source.publisher),
        ):
            if value:
                facts.append(join(" · ", both(words), f" {value}"))
    remarks = []
    if report.error is not None:
        told = _PARTLY if source.text else _FAILED
        remarks.append(el("p", both(told), both(report.error), class_="remark", role="alert"))
    if report.empty:
        remarks.append(el("p", both(_EMPTY), class_="remark"))
    elif report.error is None and not report.recognised:
        remarks.append(el("p", both(_NO_NOTICE), class_="remark"))
    head = el(
        "div",
        el("h1", report.title or PurePath(source.name).name),
        el("p", *facts, class_="facts"),
        *remarks,
        class_="title",
    )
    if not source.text.strip():
        return el("article", head, id=page)
    return el(
        "article",
        head,
        el(
            "div",
            el("div", *(_count(report, severity) for severity in Severity), class_="tiles"),
            verdict_bar(report),
            _gaps(report, page),
            class_="summary",
        ),
        _section(page, "findings", _findings(report, page)),
        _section(page, "notice", join(_hint(report), notice(report, page))),
        _section(page, "items", headings(report, page)),
        _section(page, "ledger", ledger(report, page)),
        _section(page, "timeline", timeline(report, page)),
        id=page,
    )


def _section(page: str, name: str, content: Html) -> Html:
    return el(
        "section",
        el("h2", both(_TITLES[name])),
        content,
        id=f"{page}-{name}",
        class_=f"section of-{name}",
    )


def _findings(report: Report, page: str) -> Html:
    """The findings in a list, the gravest first."""
    if not report.findings:
        return el("p", both(_NONE))
    order = list(Severity)
    numbered = sorted(enumerate(report.findings, 1), key=lambda one: order.index(one[1].severity))
    lines = [
        el(
            "li",
            el(
                "span",
                both(SEVERITIES[finding.severity]),
                class_=f"severity {finding.severity.value}",
            ),
            " ",
            el("a", both(finding.message), href=f"#{page}-f{number}"),
            " ",
            el("a", both(_line(finding.primary.line)), href=f"#{page}-f{number}-p1", class_="at"),
        )
        for number, finding in numbered
    ]
    return el("ol", *lines, class_="list")


def _hint(report: Report) -> Html:
    """How to read the notice."""
    if not report.findings:
        return Html("")
    return el("p", both(_HINT), " ", el("span", both(_KEYS), class_="keys"), class_="small hint")


def _line(number: int) -> Words:
    return Words(f"第{number}行", f"line {number}")


def _gaps(report: Report, page: str) -> Html:
    if not report.gaps:
        return Html("")
    links = [el("a", str(gap.line), href=f"#{page}-l{gap.line}") for gap in report.gaps]
    return el("p", both(_GAPS), join(*(join(link, " ") for link in links)), class_="small")
