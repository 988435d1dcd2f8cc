"""The outcome as docs/mutants.md."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.mutants.anew import KILLED, SURVIVED, TIMEOUT
from tests.mutants.mutant import PACKAGES, Mutant
from tests.mutants.trial import UNREACHED
from tests.synthesis.tally import Share

EXPLAINED = Path(__file__).with_name("explained.toml")
VERDICTS = (KILLED, TIMEOUT, SURVIVED, UNREACHED)
# what mutmut changes, by the classes of the syntax tree
KINDS = {
    "an argument of a call": ("Call",),
    "an assignment": ("Assign", "AnnAssign", "AugAssign"),
    "a comparison": ("ComparisonTarget",),
    "and, or, not, arithmetic": ("BooleanOperation", "BinaryOperation", "UnaryOperation"),
    "either arm of a conditional expression": ("IfExp",),
    "a number": ("Integer", "Float", "Imaginary"),
    "a string": ("SimpleString", "FormattedString", "ConcatenatedString"),
    "a name: True, False and the like": ("Name",),
}
OTHER = "another: break, continue, lambda, match"


class Outcome(NamedTuple):
    """What became of a mutant; the attributes are the mutant's."""

    name: str
    module: str
    function: str
    kind: str
    first: int
    before: str
    after: str
    verdict: str

    @classmethod
    def of(cls, mutant: Mutant, verdict: str) -> Outcome:
        """A mutant with its verdict."""
        name, module, function, kind, first, _, before, after, _ = mutant
        return cls(name, module, function, kind, first, before, after, verdict)

    @property
    def noticed(self) -> bool:
        """Whether a test failed, or never came back."""
        return self.verdict in (KILLED, TIMEOUT)


class Size(NamedTuple):
    """How many changes mutmut makes in a module, and how many it knows outside of functions."""

    inside: int
    outside: int


class Explained(NamedTuple):
    """Why mutants survive.

    Attributes:
        classes: by name, what the survivors of a class have in common.
        survivors: by module, function, line before and after: the class, and a remark or nothing.
    """

    classes: Mapping[str, str]
    survivors: Mapping[tuple[str, str, str, str], tuple[str, str]]


def explained(path: Path = EXPLAINED) -> Explained:
    """What is said of the survivors.

    Raises:
        KeyError: a survivor has a class that is not described.
    """
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    classes = dict(told["classes"])
    survivors = {}
    for one in told.get("survivor", ()):
        classes[one["class"]]  # there is one
        key = (one["module"], one["function"], one["before"], one["after"])
        survivors[key] = (one["class"], one.get("why", ""))
    return Explained(classes, survivors)


def page(
    sizes: Mapping[str, Size], outcomes: Sequence[Outcome], seed: int | None, told: Explained
) -> str:
    """The page.

    Args:
        sizes: of all modules, by name.
        outcomes: of the mutants that were tried.
        seed: of the sample; None where all were tried.
        told: why mutants survive.
    """
    parts = [*_head(sizes, outcomes, seed), *_packages(sizes, outcomes), *_kinds(outcomes)]
    parts += [*_survivors(outcomes, told), *_modules(sizes, outcomes)]
    return "\n".join(parts).rstrip("\n") + "\n"


def noticed(outcomes: Iterable[Outcome]) -> Share:
    """The share of mutants that were noticed."""
    found = list(outcomes)
    return Share(sum(one.noticed for one in found), len(found))


def weighted(sizes: Mapping[str, Size], outcomes: Sequence[Outcome]) -> float:
    """The share to be expected of all mutants: each module counts by its size."""
    whole = sum(size.inside for size in sizes.values())
    return sum(
        size.inside / whole * noticed(o for o in outcomes if o.module == name).value
        for name, size in sizes.items()
    )


def _percent(share: Share) -> str:
    low, high = share.interval()
    return f"{share.value:.1%} ({low:.1%}–{high:.1%})" if share.whole else "none"


def _head(
    sizes: Mapping[str, Size], outcomes: Sequence[Outcome], seed: int | None
) -> Iterator[str]:
    whole = sum(size.inside for size in sizes.values())
    outside = sum(size.outside for size in sizes.values())
    with_some = sum(1 for size in sizes.values() if size.inside)
    what = "all of them" if seed is None else f"{len(outcomes):,} of them, drawn with seed {seed}"
    yield "# What the tests notice\n"
    yield "<!-- made by `make mutants`; run it again, do not edit this page -->\n"
    yield (
        f"mutmut changes the functions of `grammar` and `rules` in {whole:,} ways, one at a time: "
        "another operator, number or string, an argument left out, None for a value. "
        f"Tried here are {what}. **Noticed: {_percent(noticed(outcomes))}**; with each module "
        f"counted by its size, {weighted(sizes, outcomes):.1%}. Figures in brackets are Wilson's "
        "95% intervals.\n"
    )
    yield (
        f"The sample is drawn module by module, in proportion to size and at least three of each, "
        f"so all {with_some} modules with functions that can be changed are in it. "
        "`tests/mutants` lets mutmut make the changes, puts each into a process of its own and "
        "runs the tests of `grammar` and `rules` that come by the changed statement, the "
        "quickest first, until one fails: killed. Those that come to more than twelve seconds are "
        "left out. A test that takes ten times as long as it should, and two seconds more, "
        "is a timeout, which counts as noticed. Unreached is what no test comes by, "
        "which does not. Before it begins, a function that cannot work has to be noticed, and the "
        "code as it is must not be. Parse tables and stored patterns are found by a digest of "
        "their text, so a change of the grammar never meets those of another; caches are empty "
        "when a mutant starts. Hypothesis tries 25 examples, the same ones each time. Tests by "
        "the clock and tests that need notices of another repository are left out.\n"
    )
    yield (
        f"mutmut leaves alone what stands outside of functions: word lists, patterns, messages and "
        f"the rules' examples. Its operators know {outside:,} changes there, most of them letters "
        "put before and after a string, or its case. Most of these strings are Chinese, which have "
        "no case, or examples, which are tests themselves.\n"
    )


def _row(name: str, found: Sequence[Outcome], of: int) -> str:
    counts = Counter(one.verdict for one in found)
    cells = " | ".join(str(counts[verdict]) for verdict in VERDICTS)
    return f"| {name} | {of} | {len(found)} | {cells} | {_percent(noticed(found))} |"


_COLUMNS = "mutants | tried | killed | timeouts | survived | unreached | noticed |\n|---|---|---|---|---|---|---|---|"


def _packages(sizes: Mapping[str, Size], outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield f"## By package\n\n| package | {_COLUMNS}"
    for package in PACKAGES:
        of = sum(size.inside for name, size in sizes.items() if _within(name, package))
        yield _row(f"`{package}`", [o for o in outcomes if _within(o.module, package)], of)
    yield _row("both", outcomes, sum(size.inside for size in sizes.values())) + "\n"


def _within(module: str, package: str) -> bool:
    return module.partition(".")[0] == package


def _kinds(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield "## By what is changed\n\n| changed | tried | noticed |\n|---|---|---|"
    named = {of: kind for kind, classes in KINDS.items() for of in classes}
    for kind in (*KINDS, OTHER):
        found = [one for one in outcomes if named.get(one.kind, OTHER) == kind]
        yield f"| {kind} | {len(found)} | {_percent(noticed(found))} |"
    yield ""


def _survivors(outcomes: Sequence[Outcome], told: Explained) -> Iterator[str]:
    left = [one for one in outcomes if not one.noticed]
    by_class: dict[str, list[tuple[Outcome, str]]] = {name: [] for name in (*told.classes, "")}
    for one in sorted(left, key=lambda o: (o.module, o.first, o.name)):
        place = (one.module, one.function, one.before, one.after)
        name, why = told.survivors.get(place, ("", ""))
        by_class[name].append((one, why))
    yield f"## Those that nobody noticed\n\n{len(left)} mutants, read one by one."
    yield "The classes are what reading the code says, not a proof.\n"
    yield "| class | mutants | what it means |\n|---|---|---|"
    for name, text in (*told.classes.items(), ("not looked at", "")):
        number = len(by_class[name if text else ""])
        if number:
            yield f"| {name} | {number} | {_cell(text)} |"
    yield ""
    for name in (*told.classes, ""):
        if by_class[name]:
            yield f"### {(name or 'not looked at').capitalize()}\n"
            yield "| function | from | to | remark |\n|---|---|---|---|"
            for one, why in by_class[name]:
                before, after = _code(one.before), _code(one.after)
                yield f"| `{one.module}.{one.function}` | {before} | {after} | {_cell(why)} |"
            yield ""


def _modules(sizes: Mapping[str, Size], outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield f"## By module\n\n| module | {_COLUMNS}"
    for name, size in sizes.items():
        yield _row(f"`{name}`", [one for one in outcomes if one.module == name], size.inside)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _code(text: str) -> str:
    """Code in a table's cell, at most a line of it."""
    short = text if len(text) <= 110 else f"{text[:109]}…"
    fence = "``" if "`" in short else "`"
    return f"{fence}{_cell(short)}{fence}" if short else "nothing"
