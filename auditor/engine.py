"""Audits one document: parse, ask every rule, keep the ledger, lead every place to the source.

It can be done in two steps: whoever waits for the findings alone asks for the ledger later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from auditor.claims import Entry
from auditor.errors import failure
from auditor.fingerprints import fingerprints
from auditor.ledger import Judged, Said, ledger
from auditor.limits import too_many_lines
from auditor.report import (
    Aside,
    LabelledPlace,
    Place,
    Report,
    ReportedClaim,
    ReportedFinding,
    unreadable,
)
from auditor.settings import Settings
from grammar.model import Notice
from grammar.named_tuples import NamedTuple
from grammar.parse import parse
from grammar.source import Source, Span
from rules._rule import Finding, Outcome, Rule, Words


class Examined(NamedTuple):
    """A notice with the report on it; no notice where the text could not be read."""

    notice: Notice | None
    report: Report


class Heard(NamedTuple):
    """What the rules found in a notice, before the ledger is made.

    Attributes:
        notice: the notice; None where the text could not be parsed.
        report: all of the report but for claims, what is set aside, and gaps.
        said: everything that the rules said.
        left_out: whether some rules were not asked.
    """

    notice: Notice | None
    report: Report
    said: tuple[Said, ...] = ()
    left_out: bool = False


class _Asked(NamedTuple):
    """What the rules answered, and the first of them that broke down."""

    said: list[Said]
    found: list[tuple[Rule[Any], Finding]]
    broken: Words | None


def audit(source: Source, settings: Settings) -> Report:
    """Audit a document.

    Args:
        source: its text.
        settings: the rules to run, and how.

    Returns:
        The report. A rule that breaks down is named in its `error`; what the other rules found
        stands beside it.
    """
    return examine(source, settings).report


def examine(source: Source, settings: Settings) -> Examined:
    """Audit a document and keep the notice as it was understood, too."""
    heard = hear(source, settings)
    return Examined(heard.notice, accounted(heard))


def hear(source: Source, settings: Settings) -> Heard:
    """Find what there is to find in a document, and leave the ledger for later."""
    if (too_long := too_many_lines(source.text, source.name)) is not None:
        return Heard(None, unreadable(source.name, too_long))
    try:
        notice = parse(source, settings.vocabulary)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other documents go on
        why = Words(
            f"程序内部错误，未能读懂此文（{failure(error)}）。这是程序的缺陷，请报告",
            f"internal error while reading the text ({failure(error)}); this is a bug, "
            "please report it",
        )
        return Heard(None, unreadable(source.name, why))
    asked = _ask(notice, settings)
    report = Report(
        source,
        title="".join(notice.quote(notice.title).split()) if notice.title else "",
        error=asked.broken,
        recognised=notice.recognised,
        findings=_findings(notice, asked.found, settings, _Placer(notice, source)),
        notice=notice,
        ran=_accounts(settings, asked.said),
    )
    return Heard(notice, report, tuple(asked.said), settings.left_out)


def accounted(heard: Heard) -> Report:
    """The whole report: what was heard, with the ledger of all claims."""
    notice = heard.notice
    if notice is None:
        return heard.report
    place = _Placer(notice, heard.report.source)
    judged = ledger(notice, heard.said, left_out=heard.left_out)
    return heard.report._replace(
        claims=tuple(place.claim(one) for one in judged),
        set_aside=tuple(
            Aside(kind, place(span)) for span, kind in _set_aside(notice, [j.entry for j in judged])
        ),
        gaps=tuple(place(gap) for gap in notice.gaps),
    )


def _ask(notice: Notice, settings: Settings) -> _Asked:
    """Every rule's answer; a rule that breaks down keeps what it said until then."""
    said: list[Said] = []
    found: list[tuple[Rule[Any], Finding]] = []
    broken: Words | None = None
    for rule in settings.rules:
        options = settings.options.get(rule.name, rule.options)
        try:
            for news in rule.check(notice, options):
                said.append(Said(rule.name, rule.severity, news))
                if isinstance(news, Finding):
                    found.append((rule, news))
        except Exception as error:  # noqa: BLE001 - one rule's bug must not hide the others' news
            broken = broken or Words(
                f"程序内部错误：规则 {rule.name} 未能完成（{failure(error)}）。"
                "这是程序的缺陷，请报告；其余规则照常核对",
                f"internal error: the rule {rule.name} broke down ({failure(error)}); "
                "this is a bug, please report it; the other rules were run",
            )
    return _Asked(said, found, broken)


def _accounts(settings: Settings, said: Iterable[Said]) -> dict[str, int]:
    """How often each rule told what it compared; an answer that leaves a claim open is none."""
    told = {rule.name: 0 for rule in settings.rules}
    for rule, _, news in said:
        if isinstance(news, Finding) or news.outcome is not Outcome.UNASSESSED:
            told[rule] += 1
    return told


def _findings(
    notice: Notice, found: list[tuple[Rule[Any], Finding]], settings: Settings, place: _Placer
) -> tuple[ReportedFinding, ...]:
    ordered = sorted(found, key=lambda one: one[1].primary)  # stable: rules keep their order
    names = fingerprints(notice.text, ((rule.name, one.primary) for rule, one in ordered))
    return tuple(
        ReportedFinding(
            rule.name,
            settings.severity(rule),
            one.message,
            place(one.primary),
            tuple(LabelledPlace(place(label.span), label.words) for label in one.related),
            one.facts,
            one.check,
            name,
        )
        for (rule, one), name in zip(ordered, names, strict=True)
    )


def _set_aside(notice: Notice, claims: Iterable[Entry]) -> Iterator[tuple[Span, str]]:
    """The numbers that are no claims, each once, in the order of the text."""
    phrases = notice.phrases
    markers = [block.marker.span for block in notice.blocks if block.marker is not None]
    markers += [marker.span for marker in phrases.inline]
    aside = [(one.span, one.kind) for one in phrases.set_aside]
    aside += [(span, "marker") for span in markers]
    aside += [(contact.span, "contact") for contact in phrases.contacts]
    taken = {entry.span for entry in claims}
    named = {count.span.start for count in phrases.named_counts if count.span in taken}
    reached = -1
    for span, kind in sorted(aside, key=lambda one: (one[0].start, -one[0].end)):
        if (
            span in taken or span.start in named or span.end <= reached
        ):  # a claim, or inside what is named already
            continue
        reached = max(reached, span.end)
        yield span, kind


class _Placer:
    """Leads from spans in the reading text to places in the source."""

    def __init__(self, notice: Notice, source: Source) -> None:
        self._place = notice.reading.place
        self._source = source

    def __call__(self, span: Span) -> Place:
        return Place(self._source, *self._place(span))

    def claim(self, judged: Judged) -> ReportedClaim:
        entry, verdict, by, evidence, why = judged
        places = tuple(self(span) for span in evidence)
        return ReportedClaim(entry.kind, self(entry.span), entry.value, verdict, by, places, why)
