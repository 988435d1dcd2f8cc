"""The generated pages are what the code says."""

from pathlib import Path

import pytest

from auditor import docs
from rules import RULES


def test_the_pages_are_current() -> None:
    """After a change of a rule or an option: `make docs`."""
    assert docs.stale() == []


def test_stale_pages_are_named_and_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A page that was edited, one that is missing, and one of a rule that is gone."""
    monkeypatch.setattr(docs, "DOCS", tmp_path)
    monkeypatch.setattr(docs.stale, "__defaults__", (tmp_path,))
    monkeypatch.setattr(docs.write, "__defaults__", (tmp_path,))
    docs.write()
    assert docs.main(["--check"]) == 0
    (tmp_path / "rules" / "index.md").write_text("edited")
    (tmp_path / "rules" / "gone.md").write_text("of a rule that is gone")
    (tmp_path / "command-line.md").unlink()
    assert docs.main(["--check"]) == 1
    assert capsys.readouterr().err.count("stale: ") == 3
    assert docs.main([]) == 0
    assert docs.main(["--check"]) == 0
    assert not (tmp_path / "rules" / "gone.md").exists()


def test_every_rule_has_a_page_with_its_examples() -> None:
    """Both languages, every example."""
    pages = docs.pages()
    for rule in RULES:
        page = pages[f"rules/{rule.name}.md"]
        assert f"({rule.name}.md)" in pages["rules/index.md"]
        assert rule.summary.zh in page
        assert rule.silent.en in page
        for example in rule.examples:
            assert example.text.strip("\n") in page
