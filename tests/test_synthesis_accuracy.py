"""How accuracy is measured: what counts as found, as true, as stray, and how it is written down."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from tests.synthesis import __main__ as command
from tests.synthesis.draft import printed
from tests.synthesis.judge import findings, judged
from tests.synthesis.labelled import Score, score
from tests.synthesis.measure import slips
from tests.synthesis.mutants import OPERATORS
from tests.synthesis.page import Judged, Look, Published, Strangers, page, precision, recall
from tests.synthesis.tally import Share, Tally
from tests.synthesis.write import pen_of, written

BY_NAME = {one.name: one for one in OPERATORS}


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(0, 0, 0.0, 1.0), (0, 10, 0.0, 0.2775), (9, 10, 0.5958, 0.9821), (10, 10, 0.7225, 1.0), (98, 100, 0.93, 0.9945)],
)  # fmt: skip
def test_wilson(part: int, whole: int, low: float, high: float) -> None:
    """Against published tables of Wilson's interval."""
    assert Share(part, whole).interval() == pytest.approx((low, high), abs=5e-5)


def test_a_slip_is_found_on_its_line() -> None:
    pen = pen_of(3)
    draft = written(pen)
    operator = BY_NAME["digit of the postcode lost"]
    mutant = operator.make(draft, pen, Random(1))
    assert mutant is not None
    assert judged(operator, mutant, ()).hit
    elsewhere = mutant._replace(rows=(0,))
    assert not judged(operator, elsewhere, ()).hit


def test_what_no_slip_explains_is_stray() -> None:
    pen = pen_of(3)
    draft = written(pen)
    mutant = BY_NAME["digit of the postcode lost"].make(draft, pen, Random(1))
    assert mutant is not None
    other = judged(BY_NAME["weekday"], mutant, ())
    assert not other.hit
    assert [one.rule for one in other.stray] == ["contact-invalid"]
    known = [one for one in findings(printed(mutant.draft).text) if one.rule == "contact-invalid"]
    assert judged(BY_NAME["weekday"], mutant, known).stray == ()


def test_slips_are_all_different() -> None:
    pen = pen_of(5)
    made = [mutant.draft for _, mutant in slips(5, pen, written(pen), 30)]
    assert len(made) == 30
    assert len(set(made)) == 30


def tally() -> Tally:
    return Tally(
        notices=2,
        clean=1,
        sound=Counter({("sum-mismatch", "error"): 1}),
        tried=Counter({"total of items": 4, "total of problems": 6, "weekday": 1}),
        hit=Counter({"total of items": 3, "total of problems": 6}),
        true=Counter({"count-mismatch": 9, "sum-mismatch": 2}),
        stray=Counter({"sum-mismatch": 1}),
        changed=Counter({"CRLF": 2}),
        moved=Counter({"CRLF": 1}),
    )


def test_shares_by_rule() -> None:
    counted = tally()
    assert recall(counted)["count-mismatch"] == Share(9, 10)
    assert recall(counted)["impossible-date"] == Share(0, 1)
    assert precision(counted, "sum-mismatch") == Share(2, 4)
    assert counted.false_errors() == 1


def test_tallies_add_up() -> None:
    twice = tally()
    twice.add(tally())
    assert (twice.notices, twice.tried["weekday"], twice.sound["sum-mismatch", "error"]) == (
        4,
        2,
        2,
    )


def test_the_page_says_what_it_was_measured_on() -> None:
    read = Published(40, 120, 100, Judged(3, 1, 0, 2), Judged(5, 0, 1, 0))
    again = Published(30, 90, 80, Judged(4, 2, 0, 1), Judged(4, 0, 0, 1))
    others = Strangers(20, 12, 8, Look(6, 10, 7), Look(8, 8, 8))
    text = page(tally(), Score(3, 1, Share(5, 8), Share(6, 6)), (read, again), (others,))
    assert "| 1 | 20 | 12 | 0.750 (0.409–0.929) | 0.700 (0.397–0.892) | 1.000" in text
    assert "At the first look 3 errors and warnings were wrong, in 20 texts" in text
    assert "2 invented sound notices and 11 copies" in text
    assert "| `count-mismatch` | 10 | 9 | 0.900 (0.596–0.982) | 9 | 1.000 (0.701–1.000) |" in text
    assert "| CRLF | 2 | 1 |" in text
    assert "- `count-mismatch` (0.900): a number further from its list" in text
    assert "| recall, of 8 marked contradictions | 0.625 (0.306–0.863) |" in text
    assert "70 openings of published notices" in text
    assert "| wrong | 1 | 0 | 2 | 0 |" in text
    assert "| round 1 | 40 | 120 | 100 |" in text


def test_the_page_says_what_was_not_measured() -> None:
    text = page(tally(), None, (), ())
    assert "Not measured: this checkout has no marked notices beside it." in text
    assert "Not measured yet." in text


def test_the_counts_do_not_depend_on_the_processes() -> None:
    assert command.run(1, 2, 6, 1, workers=1) == command.run(1, 2, 6, 1, workers=2)


def test_a_quick_run_leaves_the_page_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "ROOT", tmp_path)
    monkeypatch.setattr(command, "run", lambda *_: tally())
    assert command.main(["--quick"]) == 0
    assert "recall 0.8182 of 11 slips" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_a_run_writes_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "run", lambda *_: tally())
    monkeypatch.setattr(command, "NOTICES", tmp_path / "none")
    monkeypatch.setattr(command, "PUBLISHED", tmp_path / "none.toml")
    monkeypatch.setattr(command, "STRANGERS", tmp_path / "none.toml")
    assert command.main(["--output", str(tmp_path / "accuracy.md")]) == 0
    assert (tmp_path / "accuracy.md").read_text(encoding="utf-8") == page(tally(), None, (), ())


def test_marked_notices_are_scored(tmp_path: Path) -> None:
    """A mark on the right line is found, one on another line is not."""
    (tmp_path / "a.txt").write_text("邮政编码：41860\n联系电话：0749-6283517\n", encoding="utf-8")
    must = '[{"rule": "contact-invalid", "lines": [1]}, {"rule": "contact-invalid", "lines": [2]}]'
    truth = f'{{"notice": "a.txt", "must": {must}}}'
    (tmp_path / "a.truth.json").write_text(truth, encoding="utf-8")
    (tmp_path / "b.truth.json").write_text('{"notice": "b.xyz", "must": []}', encoding="utf-8")
    assert score(tmp_path) == Score(1, 1, Share(1, 2), Share(1, 1))
