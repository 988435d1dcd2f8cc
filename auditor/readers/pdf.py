"""A PDF file with a text layer to the paragraphs a person reads in it.

A small file can make PDFium work without end or take all memory, and it cannot be told to stop. So
it reads in a process of its own, which is bounded; what it breaks down over is told as what it is.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec

from auditor.errors import AuditError
from auditor.readers.formed import FormedSource, Stretch
from auditor.readers.pdf_pages import GIVEN_UP, MOST_SECONDS, trouble
from rules._rule import Words

_INSTALL = 'pip install "notice-auditor[pdf]"'
_WAIT = 4 * MOST_SECONDS  # seconds by the clock: the machine may have more to do
_CRASHED = 0xC0000000  # exit statuses from here on are those of Windows for a crash


def read(data: bytes, name: str) -> FormedSource:
    """Read a PDF file.

    Args:
        data: the file.
        name: its name.

    Returns:
        The text: lines joined into paragraphs, without what the pages repeat at top and bottom.

    Raises:
        AuditError: pypdfium2 is not installed, the file cannot be read within bounds of time and
            memory, or a page of it is a picture.
    """
    if find_spec("pypdfium2") is None:
        raise AuditError(
            Words(
                f"{name}：读 PDF 需要 pypdfium2，请运行 {_INSTALL}",
                f"{name}: reading PDF needs pypdfium2; install it with {_INSTALL}",
            )
        )
    # -P: a module in the folder in which somebody audits must not stand in for one of ours
    command = [sys.executable, "-P", "-m", "auditor.readers.pdf_pages", name]
    try:
        ran = subprocess.run(command, input=data, capture_output=True, timeout=_WAIT, check=False)
    except subprocess.TimeoutExpired:
        raise _too_much(name) from None
    if ran.returncode < 0 or ran.returncode == GIVEN_UP or ran.returncode >= _CRASHED:
        raise _too_much(name)
    if ran.returncode:
        raise RuntimeError(ran.stderr.decode(errors="replace").strip().rpartition("\n")[2])
    answer = json.loads(ran.stdout)
    if "why" in answer:
        raise AuditError(Words(*answer["why"]))
    stretches = tuple(Stretch(*one) for one in answer["stretches"])
    return FormedSource(answer["text"], name, form="pdf", stretches=stretches, data=data)


def _too_much(name: str) -> AuditError:
    return trouble(
        name,
        Words(
            "读它所需的时间或内存远超一份通报，可能已损坏。请用 Word 原件核对",
            "reading it takes far more time or memory than a notice does, it may be damaged; audit "
            "the Word document it was made from",
        ),
    )
