"""The tables of the HTML page: bar of verdicts, outline against statuses, ledger."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from auditor.headings import NO_STATUS, STATUSES, Entry, entries
from auditor.report import Report, ReportedClaim
from auditor.reports.markup import Html, both, el, join
from auditor.reports.wording import KINDS, VERDICTS
from grammar.model import StatusClass
from rules._rule import Outcome, Words

_ALL = Words("全部", "all")
_NO_HEADINGS = Words("没有读到层次。", "No headings were found.")
_NO_CLAIMS = Words("没有读到数字、日期或文件。", "No number, date or document was found.")
_COLUMNS = (
    Words("行", "line"),
    Words("类别", "kind"),
    Words("原文", "words"),
    Words("结论", "verdict"),
    Words("缘由", "why"),
)
_LINE = Words("行", "line")
_HEADING = Words("条目", "heading")
_WRITTEN = Words("原文状态", "status as written")
_TOTAL = Words("合计", "total")


def verdict_bar(report: Report) -> Html:
    """How many claims carry which verdict, as a bar and in words."""
    counts = Counter(claim.verdict for claim in report.claims)
    if not report.claims:
        return el("p", both(_NO_CLAIMS))
    parts = [
        el("span", class_=f"part {one.value}", style=f"flex-grow:{counts[one]}")
        for one in Outcome
        if counts[one]
    ]
    legend = [
        el(
            "li",
            el("span", class_=f"dot {one.value}"),
            el("b", str(counts[one])),
            " ",
            both(VERDICTS[one]),
        )
        for one in Outcome
    ]
    return join(
        el("div", *parts, class_="bar", aria_hidden="true"), el("ul", *legend, class_="legend")
    )


def headings(report: Report, page: str) -> Html:
    """The outline against the statuses: a dot for an item, for a heading how many stand below."""
    listed = [] if report.notice is None else list(entries(report.notice, report.source))
    if not listed:
        return el("p", both(_NO_HEADINGS))
    items = [entry for entry in listed if entry.item]
    # where the items of each status begin, in order
    starts = {
        status: begin
        for status in (*STATUSES, None)
        if (begin := sorted(one.start for one in items if one.meaning is status))
    }
    rows = [_heading(entry, starts, page) for entry in listed]
    columns = (_LINE, _HEADING, *map(_meaning, starts), *((_WRITTEN,) if items else ()))
    total: list[Html] = []
    if items:
        sums = (el("td", str(len(begin)), class_=_state(one)) for one, begin in starts.items())
        total = [el("tr", el("td"), el("th", both(_TOTAL), scope="row"), *sums, el("td"))]
    return _table(columns, rows, "headings", total)


def _heading(entry: Entry, starts: dict[StatusClass | None, list[int]], page: str) -> Html:
    cells = []
    for status, begin in starts.items():
        if entry.item:
            is_here = entry.meaning is status
            spoken = el("span", both(_meaning(status)), class_="spoken")
            shown = join(el("span", "●", aria_hidden="true"), spoken) if is_here else Html("")
        else:
            count = bisect_left(begin, entry.end) - bisect_left(begin, entry.start)
            shown = join(str(count) if count else "")
        cells.append(el("td", shown, class_=_state(status)))
    return el(
        "tr",
        el("td", el("a", str(entry.line), href=f"#{page}-l{entry.line}")),
        el("td", f"{entry.marker}{entry.heading}", class_=f"depth{min(entry.depth, 5)}"),
        *cells,
        *([el("td", entry.status or "")] if starts else []),
        class_="item" if entry.item else None,
    )


def _meaning(status: StatusClass | None) -> Words:
    return NO_STATUS if status is None else STATUSES[status]


def _state(status: StatusClass | None) -> str:
    return f"state {'missing' if status is None else status.value}"


def ledger(report: Report, page: str) -> Html:
    """Every claim with its verdict, and what to filter them by."""
    if not report.claims:
        return el("p", both(_NO_CLAIMS))
    rows = [_claim(claim, number, page) for number, claim in enumerate(report.claims, 1)]
    return el("div", _filters(report, page), _table(_COLUMNS, rows, "claims"), class_="ledger")


def _claim(claim: ReportedClaim, number: int, page: str) -> Html:
    by = [join(" ", el("code", rule)) for rule in claim.by]
    return el(
        "tr",
        el("td", el("a", str(claim.place.line), href=f"#{page}-l{claim.place.line}")),
        el("td", both(KINDS[claim.kind])),
        el("td", el("a", _short(claim.place.quote), href=f"#{page}-c{number}")),
        el(
            "td", el("span", both(VERDICTS[claim.verdict]), class_=f"verdict {claim.verdict.value}")
        ),
        el("td", both(claim.why), *by),
        data_verdict=claim.verdict.value,
        data_kind=claim.kind,
    )


def _filters(report: Report, page: str) -> Html:
    """Buttons for the verdicts, a choice of kinds, a field for words."""
    counts = Counter(claim.verdict for claim in report.claims)
    kinds = [kind for kind in KINDS if any(claim.kind == kind for claim in report.claims)]
    buttons = [
        el(
            "button",
            both(VERDICTS[one]),
            " ",
            el("span", str(counts[one]), class_="count"),
            type="button",
            class_=f"filter {one.value}",
            data_verdict=one.value,
            aria_pressed="true",
        )
        for one in Outcome
        if counts[one]
    ]
    choices = [
        el("option", _ALL.zh, value="", data_zh=_ALL.zh, data_en=_ALL.en),
        *(
            el("option", KINDS[kind].zh, value=kind, data_zh=KINDS[kind].zh, data_en=KINDS[kind].en)
            for kind in kinds
        ),
    ]
    return el(
        "form",
        el("div", *buttons, class_="buttons"),
        el(
            "label",
            both(Words("类别", "kind")),
            " ",
            el("select", *choices, name="kind", id=f"{page}-kind"),
        ),
        el(
            "label",
            both(Words("查找", "search")),
            " ",
            el("input", type="search", name="words", id=f"{page}-words", autocomplete="off"),
        ),
        el("output", class_="shown", aria_live="polite"),
        class_="filters",
    )


def _table(
    columns: tuple[Words, ...], rows: list[Html], name: str, total: Sequence[Html] = ()
) -> Html:
    head = el("thead", el("tr", *(el("th", both(words), scope="col") for words in columns)))
    foot = el("tfoot", *total) if total else Html("")
    table = el("table", head, el("tbody", *rows), foot, class_=name)
    return el("div", table, class_="scroll", tabindex="0")


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= 60 else words[:58] + "…"
