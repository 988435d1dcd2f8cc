"""The two notices that come with the checker: what is found in each, and that nothing else is."""

import pytest

import auditor
from auditor.schema import Document
from tests.shared import ROOT

EXAMPLES = ROOT / "examples"

# the rule, its line, its quote
FLAWED = [
    ("enumeration-mismatch", 6, "3个工作组"),
    ("count-mismatch", 7, "24项具体问题"),
    ("sum-mismatch", 8, "86.4万元"),
    ("word-choice", 9, "截止"),
    ("claim-conflict", 9, "9次"),
    ("date-order", 21, "7月22日至7月12日"),
    ("repeated-word", 23, "相关相关"),
    ("status-contradiction", 36, "待县财政专项资金下达后再行采购安装"),
    ("ratio-mismatch", 38, "95.1%"),
    ("missing-status", 48, "（2）针对“取水许可监管缺位”的问题"),
    ("reference-conflict", 62, "澄水发〔2024〕27号"),
]


def audited(name: str) -> Document:
    return auditor.audit_file(EXAMPLES / name)


def found(name: str) -> list[tuple[str, int, str]]:
    return [(f.rule, f.primary.line, f.primary.quote) for f in audited(name).findings]


def test_the_flawed_notice() -> None:
    """Each slip is found at its place, and nothing besides."""
    assert found("flawed.txt") == FLAWED


def test_a_contradiction_names_its_other_place() -> None:
    """Where two places disagree, both are shown."""
    lone = ("word-choice", "repeated-word", "date-order")  # a range holds both of its ends
    findings = [f for f in audited("flawed.txt").findings if f.rule not in lone]
    assert len(findings) == 8
    assert [f.rule for f in findings if not f.related] == []


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        ("count-mismatch", {"claimed": 24, "found": 23}),
        ("enumeration-mismatch", {"claimed": 3, "found": 4}),
        ("claim-conflict", {"values": [8, 9]}),
    ],
)
def test_the_figures_can_be_computed_anew(rule: str, facts: dict[str, object]) -> None:
    """A program finds them by name."""
    (finding,) = [f for f in audited("flawed.txt").findings if f.rule == rule]
    told = finding.model_dump(mode="json")["facts"]
    assert {name: told[name] for name in facts} == facts


def test_the_sound_notice() -> None:
    """Subsets, rates cut off, levels, earlier rounds, standing duties, deadlines, idioms: silence."""
    assert found("sound.txt") == []


def test_the_sound_notice_is_read_not_skipped() -> None:
    """Silence comes from understanding: its figures are recomputed, its items have statuses."""
    report = audited("sound.txt")
    verified = {(c.line, c.quote) for c in report.claims if c.verdict == "verified"}
    assert verified >= {
        (8, "3个方面"),
        (8, "7个问题"),
        (8, "19项具体问题"),
        (9, "三个月"),
        (10, "84.2%"),
        (15, "92.6%"),
        (22, "17个"),
        (44, "236.5万元"),
    }
    assert [g.quote for g in report.gaps] == []


@pytest.mark.parametrize("name", ["flawed.txt", "sound.txt"])
def test_they_are_as_long_as_real_ones(name: str) -> None:
    """2,000 Chinese characters at least, in UTF-8 and with plain line ends."""
    text = (EXAMPLES / name).read_bytes().decode("utf-8")
    assert sum("\u4e00" <= c <= "\u9fff" for c in text) >= 2000
    assert "\r" not in text
