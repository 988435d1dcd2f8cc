"""`python -m tests.mutants`: change grammar and rules at random, see which tests notice.

Writes docs/mutants.md when it is through. What has been tried is kept in build/mutants, so a run
that was broken off goes on where it was, as long as neither code nor tests change.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.mutants import anew
from tests.mutants.mutant import Mutant, modules, mutant, sample
from tests.mutants.page import Outcome, Size, explained, noticed, page
from tests.mutants.trial import Trials, coverage_of
from tests.shared import ROOT

FOLDER = ROOT / "build" / "mutants"
PAGE = ROOT / "docs" / "mutants.md"
# What grammar and rules do is asserted here, and neither by way of a second process nor by a clock.
TESTS = (
    "tests/rules",
    "tests/grammar",
    "tests/auditor/test_claims_page.py",
    "tests/auditor/test_ledger.py",
    "tests/auditor/test_timeline.py",
    "tests/auditor/test_vocabulary.py",
    "tests/test_examples.py",
    "tests/test_invented_notices.py",
    "tests/test_ledger_coverage.py",
    "tests/test_recompute.py",
    "tests/test_told_notices.py",
    "tests/test_told_sentences.py",
    "tests/test_traps.py",
)
APART = ("--deselect", "tests/grammar/test_any_date.py::test_the_patterns_take_time_in_proportion")


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the mutants, write the page.

    Returns:
        0; 1 where the tests cannot judge mutants.
    """
    options = _options().parse_args(arguments)
    sources = _sources()
    digest = _digest(sources)
    reach = FOLDER / f"{_digest(p for p in sources if not _is_of_one_test(p))}.reach"
    FOLDER.mkdir(parents=True, exist_ok=True)
    found = list(modules())
    log = FOLDER / f"{digest}-{options.seed}.jsonl"
    known = {one.name: one for one in _logged(log)}
    chosen = [
        one
        for one in sample(found, options.sample, options.seed)
        if one[1].startswith(options.only)
    ]
    with log.open("a", encoding="utf-8") as out:
        done = len(known)

        def tell(tried: Mutant, verdict: str, seconds: float) -> None:
            nonlocal done
            done += 1
            one = Outcome.of(tried, verdict)
            known[one.name] = one
            out.write(
                json.dumps({**one._asdict(), "seconds": round(seconds, 2)}, ensure_ascii=False)
                + "\n"
            )
            out.flush()
            if verdict not in (anew.KILLED, anew.TIMEOUT) or done % 25 == 0:
                sys.stderr.write(
                    f"{done}/{len(chosen)} {verdict}: {one.name} {one.before}  →  {one.after}\n"
                )

        tracer = coverage_of()
        tracer.start()
        left = (mutant(*one) for one in chosen if one[1] not in known)
        trials = Trials(left, tell, tracer, reach, options.patience)
        pytest.main(["-q", *anew.ARGUMENTS, *APART, *TESTS], plugins=[anew.Few(), trials])
    if trials.trouble:
        sys.stderr.write(f"{trials.trouble}\n")
        return 1
    outcomes = [known[name] for _, name, _ in chosen if name in known]
    if len(outcomes) < len(chosen):
        sys.stderr.write(f"broken off after {len(outcomes)} of {len(chosen)} mutants\n")
        return 1
    share = noticed(outcomes)
    sys.stdout.write(f"noticed {share.part} of {share.whole} mutants: {share.value:.1%}\n")
    if not options.only:
        sizes = {one.name: Size(len(one.inside), one.outside) for one in found}
        seed = None if options.sample is None else options.seed
        text = page(sizes, outcomes, seed, explained())
        PAGE.write_text(text, encoding="utf-8", newline="\n")
    return 0


def _sources() -> list[Path]:
    """All that decides on a mutant: the code, the tests, what they share and compare with."""
    folders = ("auditor", "grammar", "rules", "tests", "examples")
    found = (path for folder in folders for path in sorted((ROOT / folder).rglob("*")))
    own = Path(__file__).parent
    return [p for p in found if p.suffix in (".lark", ".py", ".txt") and own not in p.parents]


def _is_of_one_test(path: Path) -> bool:
    return path.name.startswith("test_") or path.parent.name == "told"


def _digest(paths: Iterable[Path]) -> str:
    made = hashlib.sha256()
    for path in paths:
        made.update(path.read_bytes())
    return made.hexdigest()[:12]


def _logged(log: Path) -> Iterator[Outcome]:
    if log.is_file():
        for line in log.read_text(encoding="utf-8").splitlines():
            told = json.loads(line)
            told.pop("seconds")
            yield Outcome(**told)


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    add = options.add_argument
    add("--sample", type=int, help="so many mutants, of every module some (all there are)")
    add("--seed", type=int, default=1, help="of the sample, and of the order (1)")
    add("--patience", type=float, default=12, help="seconds of tests for each mutant (12)")
    add("--only", default="", help="only mutants whose name begins so: grammar.sums.")
    return options


if __name__ == "__main__":
    sys.exit(main())
