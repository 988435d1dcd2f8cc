"""`auditor lsp`: a language server over standard input and output, for editors."""

from __future__ import annotations

from argparse import Namespace

from auditor.arguments import output_format
from auditor.errors import AuditError
from auditor.language import Language
from rules._rule import Words


def run(options: Namespace, language: Language) -> int:
    """Serve an editor until it says goodbye.

    Returns:
        0.

    Raises:
        AuditError: the server's library is not installed.
    """
    output_format(options.format)
    try:
        from auditor.server import serve
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in {"pygls", "lsprotocol"}:
            raise
        raise AuditError(
            Words(
                "编辑器服务需要另装 pygls：pip install 'notice-auditor[lsp]'",
                "the editor server needs pygls: pip install 'notice-auditor[lsp]'",
            )
        ) from None
    serve(language, asked=options.lang is not None, config=options.config)
    return 0
