"""How long an editor waits: a client of `auditor lsp` that types a character at a time."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from typing import Any

from benchmarks.figures import Pair
from benchmarks.texts import repeated

BYTES = 100_000
_TYPED = "的3，一二项"
_URI = "untitled:notice"
_REST = 0.15  # seconds between two edits: a key that comes alone is answered at once


class Session:
    """The server with one draft open, and a client that waits for every answer."""

    def __init__(self, text: str) -> None:
        """Start the server, open the draft, and wait for what is said of it."""
        self.text = text
        self._version = 1
        self._server = subprocess.Popen(
            [sys.executable, "-m", "auditor", "lsp"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            cwd=os.curdir,
        )  # fmt: skip
        self._send("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, 1)
        while self._receive().get("id") != 1:
            pass
        self._send("initialized", {})
        item = {"uri": _URI, "languageId": "plaintext", "version": 1, "text": text}
        self._send("textDocument/didOpen", {"textDocument": item})
        self._told(1)

    def edit(self, at: int, typed: str) -> float:
        """Seconds from a key to the diagnostics of the text that has it."""
        self.text = self.text[:at] + typed + self.text[at:]
        self._version += 1
        changed = {
            "textDocument": {"uri": _URI, "version": self._version},
            "contentChanges": [{"text": self.text}],
        }
        start = time.perf_counter()
        self._send("textDocument/didChange", changed)
        self._told(self._version)
        return time.perf_counter() - start

    def close(self) -> None:
        """Say goodbye."""
        self._send("shutdown", None, 2)
        while self._receive().get("id") != 2:
            pass
        self._send("exit", None)
        self._server.communicate(timeout=60)

    def _told(self, version: int) -> None:
        while True:
            said = self._receive()
            published = said.get("method") == "textDocument/publishDiagnostics"
            if published and said["params"].get("version") == version:
                return

    def _send(self, method: str, params: Any, number: int | None = None) -> None:
        said = {"jsonrpc": "2.0", "method": method, "params": params}
        body = json.dumps(said if number is None else {**said, "id": number}).encode()
        assert self._server.stdin is not None
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._server.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._server.stdout is not None
        size = 0
        while line := self._server.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                size = int(value)
        if not size:
            raise RuntimeError("the server ended without a word")
        said: dict[str, Any] = json.loads(self._server.stdout.read(size))
        return said


def edits(text: str, rounds: int) -> Pair:
    """Edits at places drawn by lot in a notice of 100 kB, in turn with whole audits of it."""
    from auditor.engine import audit
    from auditor.settings import defaults
    from grammar.source import Source

    settings = defaults()
    session = Session(repeated(text, max(1, round(BYTES / len(text.encode())))))
    lots = random.Random(7)
    ours: list[float] = []
    theirs: list[float] = []
    try:
        for turn in range(rounds + 2):
            time.sleep(_REST)
            one = session.edit(lots.randrange(len(session.text)), lots.choice(_TYPED))
            start = time.perf_counter()
            audit(Source(session.text, "notice.txt"), settings)
            other = time.perf_counter() - start
            if turn >= 2:  # the first two warm up
                ours.append(one)
                theirs.append(other)
    finally:
        session.close()
    return Pair(ours, theirs)
