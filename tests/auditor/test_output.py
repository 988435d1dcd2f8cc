"""A report goes to standard output or into a file, whole or not at all."""

import io
import os
import stat
from pathlib import Path

import pytest

from auditor.errors import AuditError
from auditor.output import StandardOutput, opened


def test_a_file_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    """While it is written, the old report stands, and afterwards nothing else is left."""
    target = tmp_path / "report.txt"
    target.write_text("old")
    with opened(str(target), []) as sink:
        sink.write("新的\n")
        assert target.read_text() == "old"
    assert target.read_bytes() == "新的\n".encode()
    assert list(tmp_path.iterdir()) == [target]


def test_a_run_that_breaks_off_leaves_the_old_report(tmp_path: Path) -> None:
    """Nothing already written is lost."""
    target = tmp_path / "report.txt"
    target.write_text("old")

    def broken_off() -> None:
        with opened(str(target), []) as sink:
            sink.write("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_file_has_the_rights_that_files_have(tmp_path: Path) -> None:
    """A new report as the umask says, an old one as it was."""
    new, old = tmp_path / "new", tmp_path / "old"
    old.touch()
    old.chmod(0o640)
    (tmp_path / "other").touch()
    for path in (new, old):
        with opened(str(path), []):
            pass
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert new.stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it points at is replaced."""
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with opened(str(tmp_path / "link"), []) as sink:
        sink.write("x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "x"


def test_a_device_is_written_to() -> None:
    """It cannot be replaced, and need not be."""
    with opened(os.devnull, []) as sink:
        sink.write("x")
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("name", ["missing/report.txt", "."])
def test_a_file_that_cannot_be_written_is_told(tmp_path: Path, name: str) -> None:
    """Before the audit, not after it."""
    with pytest.raises(AuditError, match="cannot be written"), opened(str(tmp_path / name), []):
        pytest.fail("the audit began")


def test_no_input_is_written_over(tmp_path: Path) -> None:
    """Not under its name, nor under another one."""
    draft = tmp_path / "draft.txt"
    draft.write_text("draft")
    (tmp_path / "link").symlink_to(draft)
    for name in ("draft.txt", "link", f"../{tmp_path.name}/draft.txt"):
        refused = pytest.raises(AuditError, match="one of the audited files")
        with refused, opened(str(tmp_path / name), ["-", "missing", str(draft)]):
            pytest.fail("the audit began")
    assert draft.read_text() == "draft"


class Gone(io.StringIO):
    """A pipe whose reader has gone away."""

    def flush(self) -> None:
        raise BrokenPipeError


class Full(io.StringIO):
    """A disk without room."""

    def write(self, text: str) -> int:  # noqa: ARG002 - the form of a stream
        raise OSError(28, "No space left on device")


def test_a_reader_that_goes_away_is_no_error() -> None:
    """The rest of the report goes nowhere."""
    out = StandardOutput(Gone())
    out.write("a")
    out.write("b")


def test_a_full_disk_is_told() -> None:
    """The report did not arrive, and that is said."""
    with pytest.raises(AuditError, match="No space left"):
        StandardOutput(Full()).write("a")
