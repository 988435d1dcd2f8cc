"""What is fed with anything: each target takes bytes, and must come back.

An `AuditError` is an answer; any other exception is a bug, and so is a report that a rule broke down.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from auditor import config
from auditor.engine import audit
from auditor.errors import AuditError
from auditor.readers.files import parse as parse_file
from auditor.readers.formed import FormedSource, Stretch
from auditor.readers.pdf_pages import read_pages
from auditor.readers.text import decode
from auditor.settings import Settings, defaults
from grammar.parse import parse
from grammar.source import Source
from tests.auditor.readers.word import document
from tests.fuzz.drawn import drawn
from tests.fuzz.fragments import told

Target = Callable[[bytes], None]


@cache
def _settings() -> Settings:
    return defaults()


def _answers(error: AuditError) -> None:
    assert error.words.zh
    assert error.words.en


def grammar(data: bytes) -> None:
    """The grammar reads any text, and every place it names lies in the text."""
    text = told(data)
    notice = parse(Source(text))
    for block in notice.blocks:
        start, end = notice.reading.place(block.span)
        assert 0 <= start <= end <= len(text), (start, end, len(text))


def rules(data: bytes) -> None:
    """Every rule has an answer to any text."""
    report = audit(Source(told(data)), _settings())
    assert report.error is None, report.error.en
    for one in report.findings:
        assert 0 <= one.primary.start <= one.primary.end <= len(report.source.text)


def reader(data: bytes) -> None:
    """Any bytes are a text, or no text, and then an error says so."""
    try:
        text = decode(data, "a.txt")
    except AuditError as error:
        _answers(error)
        return
    assert isinstance(text, str)


def configuration(data: bytes) -> None:
    """Any text is a configuration, or an error says what is wrong with it."""
    text = data.decode("utf-8", "replace")
    if "plugins" in text:
        return  # it would import whatever is named
    for project in (False, True):
        try:
            config.parse(text, "auditor.toml", project=project)
        except AuditError as error:
            _answers(error)


def page(data: bytes) -> None:
    """Any bytes are a web page, or none, and then an error says so."""
    _formed(data, ".html")


def word(data: bytes) -> None:
    """The same of the body of a Word document."""
    _formed(document(data.decode("utf-8", "replace")), ".docx")


def package(data: bytes) -> None:
    """The same of what is called a Word document."""
    _formed(data, ".docx")


def pdf(data: bytes) -> None:
    """Any bytes are a PDF file, or none; read in this process, where a fuzzer can look on."""
    try:
        writer = read_pages(data, "a.pdf")
    except AuditError as error:
        _answers(error)
        return
    _lead_back(writer.text, writer.stretches)


def drawing(data: bytes) -> None:
    """Whatever is drawn on the pages of a sound PDF file is read, or an error says so."""
    pdf(drawn(data))


def _formed(data: bytes, extension: str) -> None:
    """A file of a form is a text whose places lead back into the file, or an error says so."""
    try:
        source = parse_file(data, f"a{extension}", extension)
    except AuditError as error:
        _answers(error)
        return
    if isinstance(source, FormedSource):  # bytes of another kind are read as what they are
        _lead_back(source.text, source.stretches)


def _lead_back(text: str, stretches: Sequence[Stretch]) -> None:
    reached = 0
    for one in stretches:
        assert reached <= one.start < one.end <= len(text)
        reached = one.end


TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "grammar": grammar,
        "rules": rules,
        "reader": reader,
        "page": page,
        "word": word,
        "package": package,
        "drawing": drawing,
        "pdf": pdf,
        "configuration": configuration,
    }
)
