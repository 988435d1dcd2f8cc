"""The notice on the HTML page: its lines with every place marked, and the notes beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby, pairwise

from auditor.report import Place, Report, ReportedFinding
from auditor.reports.markup import Html, both, el, join
from auditor.reports.wording import SEVERITIES, wording
from grammar.named_tuples import NamedTuple
from rules._rule import Severity, Words

_ORDER = list(Severity)
_NEXT = Words("到下一处", "to its next place")
_HERE = Words("此处", "here")
_FROM = Words("发现", "finding")


class _Spot(NamedTuple):
    """A place of a finding.

    Attributes:
        start, end: offsets in the source.
        finding: the number of the finding, from 1.
        place: which of its places, from 1.
        places: how many it has.
        severity: of the finding.
    """

    start: int
    end: int
    finding: int
    place: int
    places: int
    severity: Severity


class _Line(NamedTuple):
    number: int
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_row(self) -> bool:
        return "\t" in self.text.strip()


def notice(report: Report, page: str) -> Html:
    """The notice with its notes.

    Args:
        report: the audit.
        page: what the names of all elements of this document begin with.
    """
    writer = _Writer(report, page)
    return el("div", *writer.rows(), class_="notice")


class _Writer:
    """Writes the lines of one notice."""

    def __init__(self, report: Report, page: str) -> None:
        self._report = report
        self._page = page
        self._spots = sorted(_spots(report), key=lambda spot: (spot.start, -spot.end))
        self._claims = {
            number: (claim.place.start, claim.place.end, claim.verdict.value)
            for number, claim in enumerate(report.claims, 1)
        }
        self._by_line: dict[int, list[_Spot]] = defaultdict(list)
        for spot in self._spots:
            source = report.source
            first = source.position(spot.start).line
            last = source.position(max(spot.start, spot.end - 1)).line
            for line in range(first, last + 1):
                self._by_line[line].append(spot)
        self._claims_by_line: dict[int, list[int]] = defaultdict(list)
        for number, (start, _, _) in self._claims.items():
            self._claims_by_line[report.source.position(start).line].append(number)
        self._notes: dict[int, list[int]] = defaultdict(list)
        for number, finding in enumerate(report.findings, 1):
            self._notes[finding.primary.line].append(number)

    def rows(self) -> Iterator[Html]:
        """A row a line; lines of a table share one."""
        source = self._report.source
        lines = (
            _Line(number, start, source.line(number))
            for number, start in enumerate(source.line_starts, 1)
        )
        for is_row, group in groupby(lines, key=lambda line: line.is_row):
            if is_row:
                yield self._table(list(group))
            else:
                yield from map(self._paragraph, group)

    def _paragraph(self, line: _Line) -> Html:
        if not line.text.strip() and line.number not in self._notes:
            return Html("")
        indent = "indent" if line.text[:1].isspace() else ""
        words = el("p", *self._marked(line, line.start, line.end), class_=indent or None)
        return self._row([line], words)

    def _table(self, lines: list[_Line]) -> Html:
        width = max(line.text.count("\t") for line in lines) + 1
        rows = []
        for line in lines:
            cells = []
            at = line.start
            for cell in [*line.text.split("\t"), *[""] * width][:width]:
                cells.append(el("td", *self._marked(line, at, at + len(cell))))
                at += len(cell) + 1
            rows.append(el("tr", *cells, id=f"{self._page}-l{line.number}"))
        table = el("div", el("table", *rows), class_="scroll", tabindex="0")
        return self._row(lines, table)

    def _row(self, lines: list[_Line], content: Html) -> Html:
        notes = [note for line in lines for note in self._notes.get(line.number, ())]
        first = lines[0].number
        return el(
            "div",
            el("span", str(first), class_="number", aria_hidden="true"),
            content,
            el("div", *(self._note(number) for number in notes), class_="notes"),
            class_="row noted" if notes else "row",
            id=None if lines[0].is_row else f"{self._page}-l{first}",
        )

    def _marked(self, line: _Line, start: int, end: int) -> Iterator[Html]:
        """The words between two offsets of a line, with the places and claims in them."""
        spots = [s for s in self._by_line.get(line.number, ()) if s.start <= end and s.end >= start]
        claims = [
            (number, *self._claims[number]) for number in self._claims_by_line.get(line.number, ())
        ]
        claims = [one for one in claims if one[1] < end and one[2] > start]
        cuts = {start, end}
        for first, last in [*((s.start, s.end) for s in spots), *((c[1], c[2]) for c in claims)]:
            cuts |= {min(max(first, start), end), min(max(last, start), end)}
        text = self._report.source.text
        edges = sorted(cuts)
        for spot in spots:
            if spot.start == spot.end == start:
                yield self._name(spot)
                yield self._reference(spot)
        for first, last in pairwise(edges):
            covering = [s for s in spots if s.start <= first and s.end >= last]
            for spot in covering:
                if max(spot.start, start) == first and spot.start >= line.start:
                    yield self._name(spot)
            yield self._piece(text[first:last], first, covering, claims, last)
            for spot in spots:
                if spot.end == last and (spot.end > spot.start or last > start):
                    yield self._reference(spot)

    def _piece(
        self,
        words: str,
        first: int,
        covering: list[_Spot],
        claims: list[tuple[int, int, int, str]],
        last: int,
    ) -> Html:
        piece: Html = join(words)
        for number, start, end, verdict in claims:
            if start <= first and end >= last:
                identity = f"{self._page}-c{number}" if start == first else None
                piece = el("span", piece, class_=f"claim {verdict}", id=identity)
                break
        if not covering:
            return piece
        worst = min((spot.severity for spot in covering), key=_ORDER.index)
        numbers = " ".join(dict.fromkeys(str(spot.finding) for spot in covering))
        return el("mark", piece, class_=worst.value, data_findings=numbers)

    def _name(self, spot: _Spot) -> Html:
        return el("span", id=f"{self._page}-f{spot.finding}-p{spot.place}", class_="place")

    def _reference(self, spot: _Spot) -> Html:
        """The finding's number behind a place; it leads to the next place, or to the note."""
        following = spot.place % spot.places + 1
        where = f"-p{following}" if spot.places > 1 else ""
        spoken = Words(
            f"{_FROM.zh}{spot.finding}第{spot.place}处，共{spot.places}处，{_NEXT.zh}",
            f"{_FROM.en} {spot.finding}, place {spot.place} of {spot.places}, {_NEXT.en}",
        )
        label = f"{spot.finding}" + (f"·{spot.place}" if spot.places > 1 else "")
        return el(
            "a",
            el("span", label, aria_hidden="true"),
            el("span", both(spoken), class_="spoken"),
            class_=f"ref {spot.severity.value}",
            href=f"#{self._page}-f{spot.finding}{where}",
        )

    def _note(self, number: int) -> Html:
        finding = self._report.findings[number - 1]
        return note(finding, number, self._page)


def note(finding: ReportedFinding, number: int, page: str) -> Html:
    """The note on a finding: what it is, what to look at, and its places."""
    places: list[tuple[Place, Words]] = [(finding.primary, _HERE), *finding.related]
    listed = [
        el(
            "li",
            el("a", f"{number}·{index}", href=f"#{page}-f{number}-p{index}", class_="go"),
            " ",
            el("q", _short(place.quote)),
            " ",
            el("span", both(label), class_="label"),
        )
        for index, (place, label) in enumerate(places, 1)
    ]
    asked = []
    if finding.check is not None:
        question = Words(
            wording("zh").check(finding.check.zh), wording("en").check(finding.check.en)
        )
        asked = [el("p", both(question), class_="check")]
    return el(
        "section",
        el(
            "p",
            el("span", both(SEVERITIES[finding.severity]), class_="severity"),
            " ",
            el("strong", both(finding.message)),
        ),
        el("ol", *listed) if len(places) > 1 else "",
        *asked,
        el("p", el("code", finding.rule), " ", el("span", f"#{number}"), class_="rule"),
        class_=f"side {finding.severity.value}",
        id=f"{page}-f{number}",
        tabindex="-1",
        data_finding=str(number),
        data_severity=finding.severity.value,
    )


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= 40 else words[:38] + "…"


def _spots(report: Report) -> Iterator[_Spot]:
    for number, finding in enumerate(report.findings, 1):
        places = [finding.primary, *(place for place, _ in finding.related)]
        for index, place in enumerate(places, 1):
            yield _Spot(place.start, place.end, number, index, len(places), finding.severity)
