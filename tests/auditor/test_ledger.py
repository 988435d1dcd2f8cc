"""Every claim is in the ledger, with the strongest of what was said about it."""

import pytest

from auditor.claims import Entry
from auditor.ledger import Judged, Row, Said, Touch, ledger
from grammar.claims import WrittenDate
from grammar.model import Notice
from grammar.parse import parse
from grammar.source import Source, Span
from rules._rule import Finding, Label, Outcome, Severity, Verdict
from tests.auditor.fakes import both, spans

TEXT = "关于整改情况的通报\n针对反馈的12个问题，于2022年6月7日召开会议。\n"
NOTICE = parse(Source(TEXT))
CLAIM = spans(NOTICE, "12个问题")[0]
ELSEWHERE = spans(NOTICE, "会议")[0]


def finding(severity: Severity, *, rule: str = "") -> Said:
    return Said(rule or severity.value, severity, Finding(both(severity.value), CLAIM))


def verdict(outcome: Outcome) -> Said:
    return Said(outcome.value, Severity.NOTE, Verdict(CLAIM, outcome, (ELSEWHERE,), both("why")))


def operand(severity: Severity) -> Said:
    related = (Label(CLAIM, both("label")),)
    return Said("operand", severity, Finding(both("x"), ELSEWHERE, related))


def disputed(severity: Severity) -> Said:
    return Said("disputed", severity, Finding(both("x"), ELSEWHERE, disputed=(CLAIM,)))


def judged(*said: Said, notice: Notice = NOTICE, left_out: bool = False) -> Judged:
    found = ledger(notice, said, left_out=left_out)
    return next(one for one in found if one.entry.kind == "count")


VERIFIED, AGREES = verdict(Outcome.VERIFIED), verdict(Outcome.AGREES)
ERROR, WARNING, NOTE = (finding(severity) for severity in Severity)


@pytest.mark.parametrize(
    ("said", "outcome", "by"),
    [
        ((), "unassessed", ()),
        ((ERROR,), "contradicted", ("error",)),
        ((WARNING,), "uncertain", ("warning",)),
        ((NOTE,), "uncertain", ("note",)),
        ((VERIFIED,), "verified", ("verified",)),
        ((AGREES,), "agrees", ("agrees",)),
        ((operand(Severity.ERROR),), "contradicted", ("operand",)),
        ((operand(Severity.WARNING),), "unassessed", ()),
        ((disputed(Severity.ERROR),), "contradicted", ("disputed",)),
        ((VERIFIED, WARNING, ERROR), "contradicted", ("error",)),
        ((VERIFIED, WARNING), "uncertain", ("warning",)),
        ((NOTE, VERIFIED), "verified", ("verified",)),
        ((NOTE, AGREES), "uncertain", ("note",)),
        ((operand(Severity.ERROR), AGREES), "agrees", ("agrees",)),
        ((operand(Severity.ERROR), verdict(Outcome.UNASSESSED)), "contradicted", ("operand",)),
        ((ERROR, finding(Severity.ERROR, rule="another")), "contradicted", ("another", "error")),
        ((ERROR, ERROR), "contradicted", ("error",)),
    ],
)
def test_the_strongest_news_decides(
    said: tuple[Said, ...], outcome: str, by: tuple[str, ...]
) -> None:
    """Error, warning, verified, note, agrees, and last what is only an operand."""
    one = judged(*said)
    assert (one.verdict.value, one.by) == (outcome, by)


def test_the_reason_of_a_rule_is_better_than_a_general_one() -> None:
    """A rule that could not assess a claim knows best what was missing."""
    assert judged(verdict(Outcome.UNASSESSED)).why == both("why")


def test_a_claim_is_no_evidence_for_itself() -> None:
    """The evidence holds the other places only."""
    related = (Label(ELSEWHERE, both("listed")),)
    one = judged(Said("r", Severity.ERROR, Finding(both("x"), CLAIM, related)))
    assert one.evidence == (ELSEWHERE,)


def test_what_touches_only_the_neighbour_says_nothing() -> None:
    """Places that meet without overlapping are two places."""
    before = Span(CLAIM.start - 2, CLAIM.start)
    one = judged(Said("r", Severity.ERROR, Finding(both("x"), before)))
    assert one.verdict is Outcome.UNASSESSED


def test_an_open_claim_says_that_rules_were_left_out() -> None:
    """A run with a selection must not look as if nothing more could be known."""
    assert judged(left_out=True).why.en.endswith("(not all rules were run)")
    assert "not all rules" not in judged().why.en


def test_every_phrase_is_in_the_ledger_in_the_order_of_the_text() -> None:
    """Counts, money, rates, dates, durations, documents, their numbers, references."""
    text = (
        "关于整改情况的通报\n2022年3月1日至4月30日，反馈12个问题，涉及资金3.5万元，完成率98.03%，"
        "为期54天，印发《整改方案》（董管发〔2019〕3号），详见附件3。\n"
    )
    found = ledger(parse(Source(text)), (), left_out=False)
    kinds = [one.entry.kind for one in found]
    assert kinds == [
        "date",
        "date",
        "count",
        "money",
        "rate",
        "duration",
        "document",
        "document-number",
        "reference",
    ]
    values = [one.entry.value for one in found]
    assert values[:6] == ["2022-03-01", "2022-04-30", 12, 35000, 98.03, "54 day"]
    assert values[6:] == ["整改方案", "董管发〔2019〕3号", 3]
    assert all(one.why.zh and one.why.en for one in found)


def test_a_date_without_a_year_says_so() -> None:
    """The reason names what was missing."""
    notice = parse(Source("会议于3月1日召开。"))
    found = ledger(notice, (), left_out=False)
    dates = [one for one in found if isinstance(one.entry.phrase, WrittenDate)]
    assert "no year" in dates[0].why.en
    assert dates[0].entry.value == "--03-01"


class Counted(Span):
    """A span that counts how often it is looked at."""

    looks = 0

    def overlaps(self, other: Span) -> bool:
        Counted.looks += 1
        return super().overlaps(other)


def looks(copies: int) -> int:
    """How often claims are compared with news, of which half spans the whole rest of the text."""
    claims = [
        Entry(Counted(start, start + 5), "count", None) for start in range(0, copies * 20, 20)
    ]
    end = copies * 20
    wide = [Touch(Span(start, end), (), both("wide")) for start in range(0, end, 20)]
    narrow = [Touch(Span(start, start + 9), (), both("narrow")) for start in range(0, end, 20)]
    Counted.looks = 0
    assert len(list(Row(claims).touched([*wide, *narrow]))) == copies
    return Counted.looks


def test_the_work_grows_as_the_text_does() -> None:
    """No claim is compared with all the news: a long text does not take long squared."""
    assert looks(2000) <= 10 * looks(200) <= 10 * 200
