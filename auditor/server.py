"""The language server: keeps the drafts that are open, and answers for them."""

from __future__ import annotations

import asyncio
import gc
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from auditor import __version__, baseline, editor
from auditor.baseline import Baseline
from auditor.chosen import Chosen, chosen
from auditor.configuration import Configuration, load
from auditor.editor import Draft
from auditor.engine import Heard, accounted, hear
from auditor.errors import AuditError
from auditor.language import Language, say
from auditor.readers.files import TEXT
from auditor.sifting import Sifter
from grammar.source import Source
from rules import RULES
from rules._rule import Words

# seconds: a key is answered at once, keys that come together are answered together
_PAUSE = 0.02
_REST = 0.1
_IDLE = 0.5


def serve(language: Language, *, asked: bool, config: str | None) -> None:
    """Serve over standard input and output until the editor says goodbye.

    What Python collects as garbage is collected while nobody types.

    Args:
        language: of messages, as the command line or the locale says.
        asked: whether the command line said so; else the editor's own language comes before it.
        config: the configuration that was named, or None for the nearest of each draft.
    """
    made = server(language, asked=asked, config=config)
    gc.freeze()
    gc.disable()
    made.start_io()


def server(language: Language, *, asked: bool, config: str | None) -> LanguageServer:
    """The server with all that it answers; arguments as for `serve`."""
    made = LanguageServer(
        "auditor",
        __version__,
        # pygls finds changed lines by another notion of line ends than the protocol's
        text_document_sync_kind=types.TextDocumentSyncKind.Full,
    )
    drafts = _Drafts(made, language, asked=asked, config=config)

    @made.feature(types.INITIALIZE)
    def _initialize(params: types.InitializeParams) -> None:
        drafts.greet(params.locale)

    @made.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def _opened(params: types.DidOpenTextDocumentParams) -> None:
        drafts.configure(params.text_document.uri)
        drafts.publish(params.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def _changed(params: types.DidChangeTextDocumentParams) -> None:
        drafts.publish_soon(params.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def _saved(params: types.DidSaveTextDocumentParams) -> None:
        drafts.configure(params.text_document.uri)
        drafts.publish(params.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def _closed(params: types.DidCloseTextDocumentParams) -> None:
        drafts.forget(params.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_HOVER)
    def _hover(params: types.HoverParams) -> types.Hover | None:
        draft = drafts.accounted(params.text_document.uri)
        return None if draft is None else editor.hover(draft, params.position)

    @made.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(
            code_action_kinds=[types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]
        ),
    )
    def _actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        draft = drafts.accounted(params.text_document.uri)
        if draft is None:
            return []
        found = editor.actions(draft, params.range.start, params.range.end)
        wanted = params.context.only
        return [one for one in found if wanted is None or _is_of(one.kind, wanted)]

    @made.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def _symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        draft = drafts.draft(params.text_document.uri)
        return [] if draft is None else editor.symbols(draft)

    return made


def _is_of(kind: Any, wanted: Any) -> bool:
    """Whether a kind of action is one of the wanted ones, or below one: source.fixAll is source."""
    name = str(getattr(kind, "value", kind))
    names = (str(getattr(one, "value", one)) for one in wanted)
    return any(name == one or name.startswith(f"{one}.") for one in names)


class _Drafts:
    """The drafts that are open, each audited as it stands."""

    def __init__(
        self, server: LanguageServer, language: Language, *, asked: bool, config: str | None
    ) -> None:
        self._server = server
        self._language = language
        self._asked = asked
        self._config = config
        self._settings: dict[str, Chosen] = {}
        self._known: dict[str, Baseline | None] = {}
        self._told: dict[str, Words] = {}
        self._heard: dict[str, Heard] = {}
        self._audited: dict[str, Draft] = {}
        self._accounted: dict[str, tuple[Draft, Draft]] = {}
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._answered: dict[str, float] = {}
        self._tidying: asyncio.TimerHandle | None = None

    def greet(self, locale: str | None) -> None:
        """Take the editor's language, unless the command line named one."""
        if locale and not self._asked:
            self._language = "zh" if locale.lower().startswith("zh") else "en"

    def configure(self, uri: str) -> None:
        """Read the configuration that is for a draft; a wrong one is told, and left aside."""
        path = to_fs_path(uri) if uri.startswith("file:") else None
        start = None if path is None else Path(path).parent
        self._told.pop(uri, None)
        self._known[uri] = None
        try:
            run_with = chosen(RULES, load(self._config, start))
            if (known := run_with.configuration.baseline) is not None:
                self._known[uri] = baseline.load(known)
        except AuditError as trouble:
            self._tell(uri, trouble.words)
            run_with = chosen(RULES, Configuration())
        if run_with != self._settings.get(uri):
            self._heard.pop(uri, None)
        self._settings[uri] = run_with
        self._audited.pop(uri, None)  # what is let stand beside it may have changed

    def publish_soon(self, uri: str) -> None:
        """Answer for a draft: at once where it has rested, else when the keys do for a moment."""
        if (waiting := self._waiting.pop(uri, None)) is not None:
            waiting.cancel()
        loop = asyncio.get_running_loop()
        rested = loop.time() - self._answered.get(uri, -_REST) >= _REST
        pause = 0 if rested and waiting is None else _PAUSE
        self._waiting[uri] = loop.call_later(pause, self.publish, uri)

    def publish(self, uri: str) -> None:
        """Send the diagnostics of a draft as it stands."""
        self._waiting.pop(uri, None)
        draft = self.draft(uri)
        if draft is not None:
            self._server.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(uri, editor.diagnostics(draft), draft.version)
            )
            self._answered[uri] = asyncio.get_running_loop().time()
            self._tidy_soon()

    def _tidy_soon(self) -> None:
        """Collect garbage once nothing has been typed for a while."""
        if self._tidying is not None:
            self._tidying.cancel()
        self._tidying = asyncio.get_running_loop().call_later(_IDLE, gc.collect)

    def forget(self, uri: str) -> None:
        """Take back what was said of a draft that was closed."""
        if (waiting := self._waiting.pop(uri, None)) is not None:
            waiting.cancel()
        for kept in (
            self._settings, self._known, self._told, self._heard, self._audited, self._accounted,
            self._answered,
        ):  # fmt: skip
            kept.pop(uri, None)
        self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def draft(self, uri: str) -> Draft | None:
        """A draft, audited as it stands, without the ledger; None for what is no text."""
        if uri not in self._settings or not _is_text(uri):
            return None
        document = self._server.workspace.get_text_document(uri)
        known = self._audited.get(uri)
        same = known is not None and known.version == document.version
        if known is not None and same and known.source.text == document.source:
            return known
        made = self._audit(uri, document.version, document.source)
        self._audited[uri] = made
        return made

    def accounted(self, uri: str) -> Draft | None:
        """A draft with the ledger, which nobody waits for while typing; None as in `draft`."""
        draft = self.draft(uri)
        if draft is None:
            return None
        known = self._accounted.get(uri)
        if known is None or known[0] is not draft:
            whole = accounted(self._heard[uri])
            report = draft.report._replace(
                claims=whole.claims, set_aside=whole.set_aside, gaps=whole.gaps
            )
            known = self._accounted[uri] = (draft, draft._replace(report=report))
        return known[1]

    def _audit(self, uri: str, version: int | None, text: str) -> Draft:
        run_with = self._settings[uri]
        path = (to_fs_path(uri) if uri.startswith("file:") else None) or "-"
        heard = self._heard.get(uri)
        if heard is None or heard.report.source.text != text:
            heard = hear(Source(text, path), run_with.settings(path))
            self._heard[uri] = heard
        report = Sifter(run_with.rules, self._known[uri])(heard.report)
        if report.error is not None:
            self._tell(uri, report.error)
        language = run_with.configuration.lang
        if language is None or self._asked:
            language = self._language
        encoding = self._server.workspace.position_encoding or "utf-16"
        return Draft(
            uri,
            version,
            report,
            heard.notice,
            language,
            str(getattr(encoding, "value", encoding)),
        )

    def _tell(self, uri: str, words: Words) -> None:
        """Show a complaint about a draft: once, and not again with each key."""
        if self._told.get(uri) == words:
            return
        self._told[uri] = words
        self._server.window_show_message(
            types.ShowMessageParams(types.MessageType.Warning, say(words, self._language))
        )


def _is_text(uri: str) -> bool:
    """Whether what an editor shows is what this program reads: no page, no Word file."""
    suffix = Path(uri).suffix.lower()
    return suffix in TEXT or not uri.startswith("file:")
