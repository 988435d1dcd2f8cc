"""Every finding about figures can be redone on paper from the places it quotes."""

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import auditor
from rules import RULES
from rules.examples import unmarked
from tests import recompute
from tests.shared import ROOT, shared_notices

EXAMPLES = [
    pytest.param(rule.name, unmarked(example).text, id=f"{rule.name}-{number}")
    for rule in RULES
    if rule.name in recompute.RULES
    for number, example in enumerate(rule.examples)
    if example.messages
]


def redone(document: Any) -> Counter[str]:
    """How many findings of each rule were redone; fails at the first that cannot be."""
    report = document.model_dump(mode="json")
    own = [f for f in report["findings"] if f["rule"] in recompute.RULES]
    for finding in own:
        try:
            recompute.redo(finding)
        except (recompute.NotRedoneError, KeyError, ValueError) as error:
            pytest.fail(f"{finding['message']['en']}\n{error!r}\n{finding}")
    return Counter(finding["rule"] for finding in own)


@pytest.mark.parametrize(("rule", "text"), EXAMPLES)
def test_the_examples_of_the_rules(rule: str, text: str) -> None:
    """Each has a finding of its rule, and it adds up."""
    assert redone(auditor.audit(text))[rule] >= 1


def test_the_example_notices() -> None:
    """One has findings of all kinds but those of one rule or another, one has none."""
    assert set(redone(auditor.audit_file(ROOT / "examples" / "flawed.txt"))) == set(recompute.RULES)
    assert not redone(auditor.audit_file(ROOT / "examples" / "sound.txt"))


def test_the_labelled_notices(shared: Path) -> None:
    """All of them, whatever their format."""
    found: Counter[str] = Counter()
    for pattern in ("*.txt", "*.md", "*.html", "*.docx", "snippets/*.txt"):
        for path in shared_notices(pattern):
            found += redone(auditor.audit_file(path))
    assert set(found) == set(recompute.RULES)


@pytest.mark.parametrize(
    ("quote", "value"),
    [
        ("41项具体问题", "41"),
        ("１,286.4万元", "12864000"),
        ("约1.2亿元", "120000000"),
        ("三百零五人次", "305"),
        ("十二个", "12"),
        ("壹拾贰万伍仟元", "125000"),
        ("二万三千户", "23000"),
        ("60余次", "60"),
        ("3千米", "3000"),
    ],
)
def test_amounts_are_read(quote: str, value: str) -> None:
    """In base units."""
    assert recompute.amount(quote) == Decimal(value)


@pytest.mark.parametrize(
    ("quote", "value"),
    [
        ("76%", "76"), ("5‰", "0.5"), ("百分之七十六点五", "76.5"), ("百分之98", "98"), ("四分之三", "75"),
        ("近六成", "60"), ("八成半", "85"), ("过半", "50"), ("3.5个百分点", "3.5"),
    ],
)  # fmt: skip
def test_rates_are_read(quote: str, value: str) -> None:
    """In per cent."""
    assert recompute.per_cent(quote) == Decimal(value)


def finding(rule: str, quote: str, related: list[str], **facts: object) -> dict[str, Any]:
    """A finding as the JSON report has it."""
    places = [{"quote": q, "label": {"zh": "", "en": ""}} for q in related]
    message = {"zh": "", "en": ""}
    return {
        "rule": rule, "primary": {"quote": quote}, "related": places, "facts": facts, "message": message,
    }  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [
        finding("sum-mismatch", "41个", ["33个", "5个"], claimed=40, found=38, parts=[33, 5]),
        finding("sum-mismatch", "41个", ["33个", "5个"], claimed=41, found=39, parts=[33, 5]),
        finding("sum-mismatch", "41个", ["33个", "6个"], claimed=41, found=38, parts=[33, 5]),
        finding("sum-mismatch", "41个", ["33个"], claimed=41, found=38, parts=[33, 5]),
        finding("sum-mismatch", "38个", ["33个", "5个"], claimed=38, found=38, parts=[33, 5]),
        finding("ratio-mismatch", "84%", ["33个", "38个"], claimed=84, found=85, part=33, whole=38),
        finding("ratio-mismatch", "86.8%", ["33", "38"], claimed=86.8, found=86.84, part=33, whole=38),
        finding("enumeration-mismatch", "三项机制", ["甲"], claimed=3, found=2),
        finding("count-mismatch", "3个", [], claimed=3, found=2),
        finding("claim-conflict", "8次", ["9次"], values=[9, 7]),
        finding("claim-conflict", "9次", ["9次"], values=[9, 9]),
    ],
)  # fmt: skip
def test_what_does_not_add_up_fails(wrong: dict[str, Any]) -> None:
    """A figure without its place, another result, and no difference at all."""
    with pytest.raises(recompute.NotRedoneError):
        recompute.redo(wrong)
