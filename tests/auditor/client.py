"""An editor that talks to the language server over standard input and output."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from tests.shared import ROOT

# 𠮷 is outside the basic plane: two units of UTF-16, one code point, four bytes
TEXT = (
    "关于𠮷水县巡察整改情况的通报\r\n"
    "𠮷水县委进一步进一步压实责任,会议于2022年9月31日召开。\r\n"
    "一、落实决策部署方面\r\n"
    "(一)学习不深入。𠮷水县截至2022年8月已完成整改。\r\n"
    "二、下一步打算\r\n"
    "持续抓好整改。\r\n"
)


class Editor:
    """An editor as the server sees it.

    Args:
        client: the client.
        folder: where the drafts are.
    """

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.shown: list[str] = []

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def _published(params: types.PublishDiagnosticsParams) -> None:
            self.published.put_nowait(params)

        @client.feature(types.WINDOW_SHOW_MESSAGE)  # type: ignore[untyped-decorator]
        def _shown(params: types.ShowMessageParams) -> None:
            self.shown.append(params.message)

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    async def open(self, text: str, name: str = "a.txt") -> types.PublishDiagnosticsParams:
        item = types.TextDocumentItem(self.uri(name), "plaintext", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.news()

    def change(self, text: str, version: int, name: str = "a.txt") -> None:
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version, self.uri(name)),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    async def news(self) -> types.PublishDiagnosticsParams:
        return await asyncio.wait_for(self.published.get(), 60)

    async def actions(self, where: types.Range, only: Any = None) -> list[types.CodeAction]:
        found = await self.client.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier(self.uri("a.txt")),
                where,
                types.CodeActionContext(diagnostics=[], only=only),
            )
        )
        return [one for one in found or () if isinstance(one, types.CodeAction)]


Session = Callable[[Editor], Awaitable[None]]


def talk(
    folder: Path, session: Session, *, encodings: Any = None, locale: str = "en", words: Any = ()
) -> types.InitializeResult:
    """Start the server, shake hands, run a session, say goodbye; it has to end well."""

    async def run() -> types.InitializeResult:
        client = LanguageClient("test", "1")
        editor = Editor(client, folder)
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C"}
        await client.start_io(
            sys.executable, "-m", "auditor", "lsp", *words, cwd=str(folder), env=environment
        )
        general = types.GeneralClientCapabilities(position_encodings=encodings)
        answer = await client.initialize_async(
            types.InitializeParams(
                capabilities=types.ClientCapabilities(general=general),
                root_uri=folder.as_uri(),
                locale=locale,
            )
        )
        client.initialized(types.InitializedParams())
        await session(editor)
        await client.shutdown_async(None)
        client.exit(None)
        await asyncio.wait_for(client._server.wait(), 60)  # type: ignore[union-attr]
        assert client._server.returncode == 0  # type: ignore[union-attr]
        await client.stop()  # type: ignore[no-untyped-call]
        return answer

    return asyncio.run(run())
