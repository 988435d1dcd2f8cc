"""The figures as docs/accuracy.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tests.synthesis.form import CHOICES
from tests.synthesis.labelled import Score
from tests.synthesis.mutants import OPERATORS
from tests.synthesis.tally import Share, Tally
from tests.synthesis.words import wording_places

AIM = 0.98  # the recall that every rule should have
# why slips of a rule are left alone: silence where a sound notice could say the same
_WHY = {
    "count-mismatch": "a number further from its list than a slip leads, or one beside another that fits the list.",
    "claim-conflict": "two numbers of which another number beside them tells the difference, and totals in notices whose chapters each tell of their own.",
    "evidence-exceeds-claim": "documents made by others, or told as still to come; few slips of this kind fit a notice.",
    "duplicate-item": "a title copied under another part, where the two texts differ: a sound notice may name a problem twice.",
    "missing-status": "an item whose text says in words of its own how far it has come.",
    "completion-overclaim": "“all done” said of a number that may be that of a part.",
    "early-action": "a date without a year, of which some sensible year lies behind the feedback.",
    "late-action": "a date without a year, of which some sensible year lies before the day of reporting.",
    "reference-conflict": "the year of a document's number, where the date beside it has no year of its own.",
}
_WHEN = ("at first", "after mending")


class Judged(NamedTuple):
    """Findings that are right, wrong, open to dispute; and contradictions missed."""

    right: int
    wrong: int
    open: int
    missed: int


class Published(NamedTuple):
    """A round of published notices, judged by hand; only counts are kept.

    Attributes:
        notices: the openings read.
        claims: the claims whose verdicts were judged, and how many of these were right.
        first, mended: findings that are right and wrong, and contradictions missed, when the
            checker first read them, and after what went wrong was mended.
    """

    notices: int
    claims: int
    claims_right: int
    first: Judged
    mended: Judged


class Look(NamedTuple):
    """Marked contradictions found; errors and warnings reported, and how many of these are right."""

    found: int
    reported: int
    right: int


class Strangers(NamedTuple):
    """A set of notices written and marked by somebody who did not know the checker.

    Attributes:
        texts, sound: how many there are, and how many of them are sound.
        marked: the contradictions marked.
        first, mended: when the checker first read them, and after what went wrong was mended.
    """

    texts: int
    sound: int
    marked: int
    first: Look
    mended: Look


def recall(tally: Tally) -> dict[str, Share]:
    """The share of the mutants found, by the rule that has to find them."""
    found: dict[str, Share] = {}
    for operator in OPERATORS:
        old = found.get(operator.rule, Share(0, 0))
        hit, tried = tally.hit[operator.name], tally.tried[operator.name]
        found[operator.rule] = Share(old.part + hit, old.whole + tried)
    return found


def precision(tally: Tally, rule: str) -> Share:
    """The share of a rule's findings that a slip explains, those on sound notices among the others."""
    on_sound = sum(n for (name, _), n in tally.sound.items() if name == rule)
    true = tally.true[rule]
    return Share(true, true + tally.stray[rule] + on_sound)


def page(
    tally: Tally,
    score: Score | None,
    published: Sequence[Published],
    strangers: Sequence[Strangers],
) -> str:
    """The whole page."""
    parts = [
        *_head(tally),
        *_rules(tally),
        *_short(tally),
        *_sound(tally),
        *_operators(tally),
        *_changes(tally),
    ]
    parts += [*_labelled(score), *_by_strangers(strangers), *_published(published)]
    return "\n".join(parts) + "\n"


def _percent(share: Share) -> str:
    low, high = share.interval()
    return f"{share.value:.3f} ({low:.3f}–{high:.3f})" if share.whole else "no case"


def _head(tally: Tally) -> Iterator[str]:
    yield "# How often the checker is right\n"
    yield "<!-- made by `make accuracy`; run it again, do not edit this page -->\n"
    yield (
        f"Measured on {tally.notices:,} invented sound notices and {sum(tally.tried.values()):,} "
        "copies of them with one slip each. The notices come from `tests/synthesis`: a sound state "
        f"of things, told with {len(CHOICES)} choices of form and {len(wording_places())} places "
        "of more than one wording. Each slip is one of "
        f"{len(OPERATORS)} kinds, and names the rule that has to find it and the lines where. "
        "Figures in brackets are Wilson's 95% intervals. Invented notices are plainer than real "
        "ones: read these figures as what holds where the checker understands the text.\n"
    )


def _rules(tally: Tally) -> Iterator[str]:
    yield "## By rule, on invented notices\n"
    yield "Recall: the slips found. Precision: the findings that a slip explains (on each copy, those of"
    yield "one rule count as one), among these and all others, on copies and on sound notices.\n"
    yield "| rule | slips | found | recall | findings | precision |"
    yield "|---|---|---|---|---|---|"
    for rule, share in recall(tally).items():
        exact = precision(tally, rule)
        yield (
            f"| `{rule}` | {share.whole} | {share.part} | {_percent(share)} "
            f"| {exact.whole} | {_percent(exact)} |"
        )
    found = Share(sum(tally.hit.values()), sum(tally.tried.values()))
    true = sum(tally.true.values())
    exact = Share(true, true + sum(tally.stray.values()) + sum(tally.sound.values()))
    yield (
        f"| all | {found.whole} | {found.part} | {_percent(found)} "
        f"| {exact.whole} | {_percent(exact)} |\n"
    )


def _short(tally: Tally) -> Iterator[str]:
    """The rules that find less than is aimed at, each with what is missed and why."""
    short = [
        (rule, share)
        for rule, share in recall(tally).items()
        if share.whole and share.value < AIM and rule in _WHY
    ]
    if not short:
        return
    yield f"Below the aim of {AIM}, and what is missed:\n"
    for rule, share in short:
        yield f"- `{rule}` ({share.value:.3f}): {_WHY[rule]}"
    yield ""


def _sound(tally: Tally) -> Iterator[str]:
    yield "## Findings on invented sound notices\n"
    errors = tally.false_errors()
    yield f"| of {tally.notices:,} notices | |"
    yield "|---|---|"
    yield f"| without an error or a warning | {tally.clean} |"
    yield f"| false errors | {errors} |"
    yield f"| false errors per notice | {errors / max(tally.notices, 1):.4f} |"
    for severity in ("warning", "note"):
        number = sum(n for (_, name), n in tally.sound.items() if name == severity)
        yield f"| {severity}s | {number} |"
    yield ""
    if tally.sound:
        yield "| rule | severity | findings |"
        yield "|---|---|---|"
        for (rule, severity), number in sorted(tally.sound.items()):
            yield f"| `{rule}` | {severity} | {number} |"
        yield ""


def _operators(tally: Tally) -> Iterator[str]:
    yield "## By kind of slip, on invented notices\n"
    yield "| slip | rule | made | found |"
    yield "|---|---|---|---|"
    for one in OPERATORS:
        yield f"| {one.name} | `{one.rule}` | {tally.tried[one.name]} | {tally.hit[one.name]} |"
    yield ""


def _changes(tally: Tally) -> Iterator[str]:
    yield "## Changes without consequence, on invented sound notices\n"
    yield "After them the findings have to be what they were.\n"
    yield "| change | tried | findings moved |"
    yield "|---|---|---|"
    for name, number in sorted(tally.changed.items()):
        yield f"| {name} | {number} | {tally.moved[name]} |"
    yield ""


def _labelled(score: Score | None) -> Iterator[str]:
    yield "## On notices marked by hand\n"
    if score is None:
        yield "Not measured: this checkout has no marked notices beside it.\n"
        return
    yield "Notices and short texts whose contradictions somebody marked, one of them published.\n"
    yield "| measured on | value |"
    yield "|---|---|"
    yield f"| texts read | {score.notices} |"
    yield f"| texts of formats that are not read | {score.unread} |"
    yield f"| recall, of {score.recall.whole} marked contradictions | {_percent(score.recall)} |"
    yield f"| precision, of {score.precision.whole} errors and warnings | {_percent(score.precision)} |\n"


def _by_strangers(sets: Sequence[Strangers]) -> Iterator[str]:
    """What to expect of notices in styles that nobody has mended anything for."""
    yield "## On notices by others, read for the first time\n"
    yield "Each set was written and marked by somebody who knew the contract but neither the checker nor its tests. The first look is what a new office may expect; what stands after mending flatters. No text is kept.\n"
    yield "| set | texts | of them sound | recall, first | precision, first | recall, mended | precision, mended |"
    yield "|---|---|---|---|---|---|---|"
    for number, one in enumerate(sets, 1):
        cells = [
            _percent(share)
            for look in (one.first, one.mended)
            for share in (Share(look.found, one.marked), Share(look.right, look.reported))
        ]
        yield f"| {number} | {one.texts} | {one.sound} | {' | '.join(cells)} |"
    wrong = sum(one.first.reported - one.first.right for one in sets)
    yield f"\nAt the first look {wrong} errors and warnings were wrong, in {sum(one.texts for one in sets)} texts of which {sum(one.sound for one in sets)} are sound.\n"


def _published(rounds: Sequence[Published]) -> Iterator[str]:
    yield "## On published notices, judged by hand\n"
    if not rounds:
        yield "Not measured yet."
        return
    yield f"{sum(r.notices for r in rounds)} openings of published notices, reports and circulars were read in {len(rounds)} rounds, and every finding and every contradiction missed was judged by hand. What went wrong was mended, so what stands after mending flatters. No text is kept, so that some may have been read in two rounds.\n"
    heads = [f"round {n}, {when}" for n in range(1, len(rounds) + 1) for when in _WHEN]
    yield f"| | {' | '.join(heads)} |"
    yield f"|{'---|' * (len(heads) + 1)}"
    looks = [look for one in rounds for look in (one.first, one.mended)]
    for at, name in enumerate(("right", "wrong", "open to dispute", "contradictions missed")):
        yield f"| {name} | {' | '.join(str(look[at]) for look in looks)} |"
    yield "\n| | notices | verdicts drawn at random | right at the first look |"
    yield "|---|---|---|---|"
    for n, one in enumerate(rounds, 1):
        yield f"| round {n} | {one.notices} | {one.claims} | {one.claims_right} |"
