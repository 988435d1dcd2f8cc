"""The Python interface."""

from pathlib import Path

import pydantic
import pytest

import auditor
from auditor.errors import AuditError
from auditor.schema import Document

TEXT = "关于青岩县巡察整改情况的通报\n会议于2022年9月31日召开，反馈3个问题。\n"


def test_a_text_is_audited() -> None:
    """The answer is typed and frozen."""
    report = auditor.audit(TEXT)
    assert isinstance(report, Document)
    assert [finding.rule for finding in report.findings] == ["impossible-date"]
    assert report.claims[0].quote == "2022年9月31日"
    with pytest.raises(pydantic.ValidationError):
        report.path = "x"  # type: ignore[misc]


def test_the_answer_is_one_entry_of_documents() -> None:
    """What it dumps is what it was made from."""
    report = auditor.audit(TEXT)
    dumped = report.model_dump(mode="json")
    assert Document.model_validate(dumped) == report
    assert dumped["findings"][0]["primary"]["quote"] == "2022年9月31日"


def test_a_file_is_audited(tmp_path: Path) -> None:
    """The same answer, under the name of the file."""
    path = tmp_path / "draft.txt"
    path.write_text(TEXT, encoding="gb18030")
    report = auditor.audit_file(path)
    assert report.path == str(path)
    assert report.findings == auditor.audit(TEXT).findings


def test_a_file_that_cannot_be_read_raises(tmp_path: Path) -> None:
    """One kind of exception, with the words in both languages."""
    with pytest.raises(AuditError, match="no such file"):
        auditor.audit_file(tmp_path / "missing.txt")
    with pytest.raises(AuditError, match="it is a folder"):
        auditor.audit_file(tmp_path)
