"""`--watch`: again after each change."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor.cli import main
from auditor.watching import changes


def test_a_change_is_seen(tmp_path: Path) -> None:
    """Of a file, of its suppressions, of a folder; and nothing else is."""
    draft = tmp_path / "a.txt"
    draft.write_text("一")
    steps: Iterator[object] = iter(
        [
            lambda: None,
            lambda: draft.write_text("一二"),
            lambda: os.utime(draft, ns=(1, 1)),
            lambda: (tmp_path / "a.txt.suppress.toml").write_text(""),
            lambda: (tmp_path / "b.txt").write_text(""),
            lambda: (tmp_path / "b.bin").write_text(""),
            draft.unlink,
        ]
    )
    waits = 0

    def wait() -> None:
        nonlocal waits
        waits += 1
        step = next(steps, None)
        if step is None:
            raise KeyboardInterrupt
        step()  # type: ignore[operator]

    seen = []

    def watch() -> None:
        for _ in changes([str(tmp_path)], wait):
            seen.append(waits)  # noqa: PERF401 - the generator ends with an exception

    with pytest.raises(KeyboardInterrupt):
        watch()
    assert seen == [2, 3, 4, 5, 7]


def test_it_audits_again_until_it_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And ends with the status of the last run."""
    draft = tmp_path / "a.txt"
    draft.write_text("会议于2022年9月31日召开。\n", encoding="utf-8")

    def twice(paths: list[str]) -> Iterator[None]:
        assert paths == [str(draft)]
        draft.write_text("会议于2022年9月30日召开。\n", encoding="utf-8")
        yield
        raise KeyboardInterrupt

    monkeypatch.setattr("auditor.watching.changes", twice)
    assert main(["check", str(draft), "--watch", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert out.count(f"{draft}: 1 error") == 1
    assert out.count(f"{draft}: 0 errors") == 1


@pytest.mark.parametrize("words", [["-"], ["a.txt", "--output", "r"]])
def test_what_cannot_be_watched_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    """Standard input has no changes, and a report file no reader at a terminal."""
    monkeypatch.chdir(tmp_path)
    assert main(["check", *words, "--watch"]) == 2
