"""Where a report goes: standard output, or a file that is never left half-written."""

from __future__ import annotations

import io
import os
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Protocol, TextIO

from auditor.errors import AuditError, system_reason
from rules._rule import Words


class Sink(Protocol):
    """Takes the pieces of a report."""

    def write(self, text: str) -> object:
        """Take one piece."""


class StandardOutput:
    """Standard output; a reader that closes the pipe early (`| head`) is no error.

    Args:
        stream: the stream; None where the process was started without one.

    Raises:
        AuditError: there is none.
    """

    def __init__(self, stream: TextIO | None) -> None:
        if stream is None:
            raise _unwritable(Words("它已关闭", "it is closed"))
        self._stream = stream
        self._closed = False

    def write(self, text: str) -> None:
        """Write one piece, unless nobody reads any more.

        Raises:
            AuditError: the system refuses, as on a full disk.
        """
        if self._closed:
            return
        try:
            self._stream.write(text)
            self._stream.flush()
        except BrokenPipeError:
            self._closed = True
            _discard(self._stream)
        except OSError as error:
            _discard(self._stream)
            raise _unwritable(system_reason(error)) from None


def _unwritable(why: Words) -> AuditError:
    return AuditError(
        Words(f"无法写到标准输出：{why.zh}", f"cannot write to standard output: {why.en}")
    )


def _discard(stream: TextIO) -> None:
    """Let what the stream still holds go nowhere: the flush at exit must not fail again."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


@contextmanager
def opened(output: str | None, inputs: Iterable[str]) -> Iterator[Sink]:
    """Open what a report is written to; a file appears only when the whole report is in it.

    Args:
        output: a path; None for standard output.
        inputs: the documents that are read, none of which is ever written over.

    Raises:
        AuditError: the file cannot be written, or is one of the documents.
    """
    if output is None:
        yield StandardOutput(sys.stdout)
        return
    with opened_bytes(output, inputs) as file:
        stream = io.TextIOWrapper(
            file, encoding="utf-8", errors="backslashreplace", newline="\n", write_through=True
        )
        yield stream
        stream.detach()


@contextmanager
def opened_bytes(output: str | None, inputs: Iterable[str]) -> Iterator[BinaryIO]:
    """Open what a report of bytes is written to, with the same care.

    Args:
        output: a path; None for standard output, unless that is a terminal.
        inputs: the documents that are read, none of which is ever written over.

    Raises:
        AuditError: the file cannot be written, or is one of the documents.
    """
    if output is None:
        stream = _standard_bytes()
        try:
            yield stream
            stream.flush()
        except BrokenPipeError:
            _discard(sys.stdout)
        except OSError as error:
            _discard(sys.stdout)
            raise _unwritable(system_reason(error)) from None
        return
    target = Path(os.path.realpath(output))  # a link stays a link
    _refuse_inputs(output, inputs)
    with _told(output):
        device = target.exists() and not target.is_file() and not target.is_dir()
    if device:
        with _told(output), target.open("wb") as opened_device:
            yield opened_device
        return
    with _told(output):
        if target.is_dir():
            raise IsADirectoryError
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    try:
        file = os.fdopen(handle, "wb")
        with _told(output), file:
            yield file
        with _told(output):
            Path(name).chmod(mode)
            Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _standard_bytes() -> BinaryIO:
    if sys.stdout is None:
        raise _unwritable(Words("它已关闭", "it is closed"))
    if sys.stdout.isatty():
        raise AuditError(
            Words(
                "这种格式不能显示在屏幕上；请用 --output 给出文件名",
                "this format cannot be shown on a terminal; name a file with --output",
            )
        )
    return sys.stdout.buffer


def rewrite(path: str, data: bytes) -> None:
    """Put other bytes into a file that is there, all of them or none.

    Args:
        path: the file; a link stays a link, and the file keeps its permissions.
        data: its new content.

    Raises:
        AuditError: the system refuses.
    """
    target = Path(os.path.realpath(path))
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    except OSError as error:
        raise _unchanged(path, error) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException as error:
        with suppress(OSError):
            Path(name).unlink()
        if isinstance(error, OSError):
            raise _unchanged(path, error) from None
        raise


def _unchanged(path: str, error: OSError) -> AuditError:
    why = system_reason(error)
    return AuditError(
        Words(
            f"{path}：无法写入：{why.zh}；文件未改动",
            f"{path}: cannot be written: {why.en}; it is as it was",
        )
    )


def _refuse_inputs(output: str, inputs: Iterable[str]) -> None:
    for path in inputs:
        with suppress(OSError, ValueError):
            if Path(path).samefile(output):
                raise AuditError(
                    Words(
                        f"--output {output}：这是要核对的文件之一，不会覆盖它；请另给一个文件名",
                        f"--output {output}: this is one of the audited files and is not written "
                        "over; name another file",
                    )
                )


@contextmanager
def _told(output: str) -> Iterator[None]:
    """Tell what the system refuses as trouble with the output."""
    try:
        yield
    except OSError as error:
        why = system_reason(error)
        raise AuditError(
            Words(
                f"--output {output}：无法写入：{why.zh}",
                f"--output {output}: cannot be written: {why.en}",
            )
        ) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
