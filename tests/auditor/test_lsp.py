"""The language server, asked by a client over standard input and output."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from lsprotocol import types

from auditor.cli import main
from auditor.editor import Draft, diagnostics
from auditor.engine import audit
from auditor.settings import Settings, defaults
from grammar.source import Source
from tests.auditor.client import TEXT, Editor, talk
from tests.shared import ROOT


def cut(text: str, where: types.Range, encoding: str = "utf-16-le") -> str:
    """The text of a range on one line, as an editor would cut it."""
    size = {"utf-16-le": 2, "utf-8": 1, "utf-32-le": 4}[encoding]
    assert where.start.line == where.end.line
    data = text.split("\r\n")[where.start.line].encode(encoding)
    return data[where.start.character * size : where.end.character * size].decode(encoding)


@pytest.mark.parametrize(
    ("encodings", "codec"),
    [
        (None, "utf-16-le"),
        ([types.PositionEncodingKind.Utf16], "utf-16-le"),
        ([types.PositionEncodingKind.Utf8], "utf-8"),
        ([types.PositionEncodingKind.Utf32, types.PositionEncodingKind.Utf16], "utf-32-le"),
    ],
)
def test_positions_are_right_behind_characters_outside_the_basic_plane(
    tmp_path: Path, encodings: Any, codec: str
) -> None:
    """In whatever units editor and server agree on."""
    found: dict[Any, str] = {}

    async def session(editor: Editor) -> None:
        for one in (await editor.open(TEXT)).diagnostics:
            found[one.code] = cut(TEXT, one.range, codec)
        changes = (await editor.actions(types.Range(types.Position(1, 0), types.Position(1, 40))))[
            0
        ].edit
        assert changes is not None
        assert changes.changes is not None
        (edit,) = changes.changes[editor.uri("a.txt")]
        found["edit"] = cut(TEXT, edit.range, codec)
        assert edit.new_text == ""

    answer = talk(tmp_path, session, encodings=encodings)
    assert found["impossible-date"] == "2022年9月31日"
    assert found["repeated-word"] == "进一步进一步"
    assert found["edit"] == "进一步"
    assert answer.capabilities.text_document_sync is not None


def test_as_one_types(tmp_path: Path) -> None:
    """Each change is answered, a burst of them once, and a closed draft is forgotten."""

    async def session(editor: Editor) -> None:
        first = await editor.open(TEXT)
        assert "impossible-date" in [one.code for one in first.diagnostics]
        for version in range(2, 10):
            editor.change(TEXT.replace("31日", f"{version}日"), version)
        news = await editor.news()
        while news.version != 9:
            news = await editor.news()
        assert "impossible-date" not in [one.code for one in news.diagnostics]
        editor.client.text_document_did_close(
            types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(editor.uri("a.txt")))
        )
        assert list((await editor.news()).diagnostics) == []
        assert editor.published.empty()

    talk(tmp_path, session)


TYPED = (
    "",
    "3",
    "二",
    "\n",
    "，",
    "《",
    "𠮷",
    "进一步进一步",
    "2022年9月31日",
    "已完成12个。",
    "（二）",
)
Edits = list[tuple[float, int, str]]


def told(one: types.Diagnostic) -> tuple[object, ...]:
    """What an editor shows of a diagnostic."""
    related = [(other.location, other.message) for other in one.related_information or ()]
    return one.range, one.severity, one.code, one.message, related


@settings(max_examples=8)
@given(
    edits=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(TYPED)),
        min_size=1,
        max_size=12,
    )
)
def test_edits_are_answered_as_a_fresh_audit_would(edits: Edits) -> None:
    """Whatever was typed before: nothing is left over from an earlier text."""
    flawed = (ROOT / "examples" / "flawed.txt").read_text(encoding="utf-8")

    async def session(editor: Editor) -> None:
        text = flawed
        news = await editor.open(text)
        for version, (where, gone, typed) in enumerate(edits, 2):
            at = round(where * len(text))
            text = text[:at] + typed + text[at + gone :]
            editor.change(text, version)
            while news.version != version:
                news = await editor.news()
            fresh = audit(Source(text, str(editor.folder / "a.txt")), defaults())
            expected = diagnostics(Draft(editor.uri("a.txt"), version, fresh, None, "en"))
            assert list(map(told, news.diagnostics)) == list(map(told, expected))

    with tempfile.TemporaryDirectory() as folder:
        talk(Path(folder), session)


def test_the_other_place_is_told(tmp_path: Path) -> None:
    """With its words, in the editor's language."""
    text = "通报\n一、报告\n巡察共反馈12个问题。\n二、整改\n反馈的12个问题中,已完成10个,正在推进3个。\n"

    async def session(editor: Editor) -> None:
        found = (await editor.open(text)).diagnostics
        with_related = [one for one in found if one.related_information]
        assert with_related
        for one in with_related:
            assert one.source == "auditor"
            for other in one.related_information or ():
                assert other.location.uri == editor.uri("a.txt")
                assert any("\u4e00" <= char <= "\u9fff" for char in other.message)
            assert any("\u4e00" <= char <= "\u9fff" for char in one.message)

    talk(tmp_path, session, locale="zh-cn")


def test_hover_tells_the_verdict(tmp_path: Path) -> None:
    """Of the claim under the pointer; nowhere else is there anything to tell."""

    async def session(editor: Editor) -> None:
        await editor.open(TEXT)
        document = types.TextDocumentIdentifier(editor.uri("a.txt"))
        line = TEXT.split("\r\n")[1]
        column = len(line[: line.index("9月31")].encode("utf-16-le")) // 2
        hover = await editor.client.text_document_hover_async(
            types.HoverParams(document, types.Position(1, column))
        )
        assert hover is not None
        assert isinstance(hover.contents, types.MarkupContent)
        assert hover.contents.value.startswith("contradicted: ")
        assert "[impossible-date]" in hover.contents.value
        assert hover.range is not None
        assert cut(TEXT, hover.range) == "2022年9月31日"
        nothing = types.HoverParams(document, types.Position(5, 1))
        assert await editor.client.text_document_hover_async(nothing) is None

    talk(tmp_path, session)


def test_hover_shows_the_arithmetic(tmp_path: Path) -> None:
    """Of what holds and of what does not, with the places it was computed from."""
    text = (
        "通报\n共追回资金86.4万元，其中追缴38.2万元，清退27.5万元，其余20.7万元核减收回。\n"
        "𠮷水县受理来电246件,办结231件,办结率95.1%。\n"
    )

    async def session(editor: Editor) -> None:
        await editor.open(text)
        document = types.TextDocumentIdentifier(editor.uri("a.txt"))

        async def told(line: int, words: str) -> list[str]:
            before = text.split("\n")[line].partition(words)[0]
            column = len(before.encode("utf-16-le")) // 2
            hover = await editor.client.text_document_hover_async(
                types.HoverParams(document, types.Position(line, column))
            )
            assert hover is not None
            assert isinstance(hover.contents, types.MarkupContent)
            return hover.contents.value.split("\n")

        verdict, rules, *evidence = await told(1, "86.4")
        assert verdict.startswith("verified: ")
        assert "38.2 + 27.5 + 20.7 = 86.4" in verdict
        assert (rules, len(evidence)) == ("[sum-mismatch]", 3)
        verdict, rules, *evidence = await told(2, "95.1")
        assert verdict.startswith("contradicted: ")
        assert "231 ÷ 246 = 93.9%" in verdict
        assert rules == "[ratio-mismatch]"
        assert [line.rpartition("  ")[2] for line in evidence] == ["231件", "246件"]

    talk(tmp_path, session)


def test_the_outline(tmp_path: Path) -> None:
    """Headings, one inside the other, each range around what is selected."""

    async def session(editor: Editor) -> None:
        await editor.open(TEXT)
        found = await editor.client.text_document_document_symbol_async(
            types.DocumentSymbolParams(types.TextDocumentIdentifier(editor.uri("a.txt")))
        )
        first, second = [one for one in found or () if isinstance(one, types.DocumentSymbol)]
        assert (first.name, second.name) == ("一、落实决策部署方面", "二、下一步打算")
        (child,) = first.children or ()
        assert child.name.startswith("(一)学习不深入")
        assert (first.range.start.line, first.range.end.line) == (2, 3)
        assert (second.range.start.line, second.range.end.line) == (4, 5)
        for one in (first, second, child):
            assert (one.range.start.line, one.range.start.character) <= (
                one.selection_range.start.line,
                one.selection_range.start.character,
            )

    talk(tmp_path, session)


def test_only_what_is_certain_is_offered(tmp_path: Path) -> None:
    """The doubled word; never a figure. All at once where that is asked for."""

    async def session(editor: Editor) -> None:
        await editor.open(TEXT)
        everywhere = types.Range(types.Position(0, 0), types.Position(9, 0))
        quick, everything = await editor.actions(everywhere)
        assert quick.title == "remove the second 进一步"
        assert quick.kind == types.CodeActionKind.QuickFix
        assert [one.code for one in quick.diagnostics or ()] == ["repeated-word"]
        assert everything.kind == types.CodeActionKind.SourceFixAll
        only = await editor.actions(everywhere, [types.CodeActionKind.Source])
        assert [one.title for one in only] == [everything.title]
        elsewhere = await editor.actions(types.Range(types.Position(4, 0), types.Position(4, 2)))
        assert [one.kind for one in elsewhere] == [types.CodeActionKind.SourceFixAll]

    talk(tmp_path, session)


def test_configuration_and_suppressions_hold(tmp_path: Path) -> None:
    """Those beside the draft; a wrong one is told, and the draft is audited all the same."""
    (tmp_path / "auditor.toml").write_text('ignore = ["repeated-word"]\nlang = "zh"\n')
    (tmp_path / "a.txt.suppress.toml").write_text(
        '[[suppress]]\nrule = "impossible-date"\nreason = "原文如此"\n', encoding="utf-8"
    )

    async def session(editor: Editor) -> None:
        codes = [one.code for one in (await editor.open(TEXT)).diagnostics]
        assert "repeated-word" not in codes
        assert "impossible-date" not in codes
        (tmp_path / "a.txt.suppress.toml").unlink()
        editor.client.text_document_did_save(
            types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(editor.uri("a.txt")))
        )
        codes = [one.code for one in (await editor.news()).diagnostics]
        assert "impossible-date" in codes
        assert "repeated-word" not in codes
        (tmp_path / "auditor.toml").write_text("ignroe = []\n")
        editor.client.text_document_did_save(
            types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(editor.uri("a.txt")))
        )
        codes = [one.code for one in (await editor.news()).diagnostics]
        assert "repeated-word" in codes
        assert any("unknown key ignroe; did you mean ignore?" in one for one in editor.shown)

    talk(tmp_path, session)


def test_a_baseline_holds(tmp_path: Path) -> None:
    """What is recorded is not shown again; one that cannot be read is told."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8", newline="")
    (tmp_path / "auditor.toml").write_text('baseline = "known.json"\n')
    recorded = ["baseline", str(tmp_path / "a.txt"), "--select", "repeated-word"]
    assert main([*recorded, "--output", str(tmp_path / "known.json")]) == 0

    async def session(editor: Editor) -> None:
        codes = [one.code for one in (await editor.open(TEXT)).diagnostics]
        assert codes == ["impossible-date"]
        editor.change("\r\n" + TEXT.replace("持续", "继续"), 2)
        codes = [one.code for one in (await editor.news()).diagnostics]
        assert codes == ["impossible-date"]
        editor.change(TEXT + "局党组切实切实担责。\r\n", 3)
        codes = [one.code for one in (await editor.news()).diagnostics]
        assert codes == ["impossible-date", "repeated-word"]
        (tmp_path / "known.json").write_text("{}")
        editor.client.text_document_did_save(
            types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(editor.uri("a.txt")))
        )
        codes = [one.code for one in (await editor.news()).diagnostics]
        assert codes.count("repeated-word") == 2
        assert len(editor.shown) == 1
        assert "known.json" in editor.shown[0]

    talk(tmp_path, session)


def test_a_complaint_is_shown_once(tmp_path: Path) -> None:
    """And not with each key; again when somebody has saved, and it still holds."""
    (tmp_path / "a.txt.suppress.toml").write_text("[[suppress]]\nrule = 'x'\n")

    async def session(editor: Editor) -> None:
        await editor.open(TEXT)
        for version in range(2, 5):
            editor.change(TEXT + "一" * version, version)
            while (await editor.news()).version != version:
                pass
        assert len(editor.shown) == 1
        assert "a.txt.suppress.toml" in editor.shown[0]
        editor.client.text_document_did_save(
            types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(editor.uri("a.txt")))
        )
        await editor.news()
        assert len(editor.shown) == 2

    talk(tmp_path, session)


def test_pages_and_word_files_are_left_alone(tmp_path: Path) -> None:
    """What an editor shows of them is not what the checker reads; a text without a file is."""

    async def session(editor: Editor) -> None:
        item = types.TextDocumentItem(editor.uri("a.html"), "html", 1, "<p>2022年9月31日</p>")
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        item = types.TextDocumentItem("untitled:1", "plaintext", 1, TEXT)
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        news = await editor.news()
        assert news.uri == "untitled:1"
        assert news.diagnostics

    talk(tmp_path, session)


def test_offsets_come_back(shared: Path) -> None:
    """From code points to an editor's units and back, on every line of a real notice."""
    text = (shared / "zhuzhou-2022.txt").read_text(encoding="utf-8").replace("党", "𠮷")
    report = audit(Source(text, "a.txt"), Settings(()))
    for encoding in ("utf-8", "utf-16", "utf-32"):
        draft = Draft("untitled:1", 1, report, None, "zh", encoding)
        for offset in range(0, len(text), 7):
            if text[offset] not in "\r\n":
                assert draft.offset(draft.position(offset)) == offset


def test_without_its_library_it_is_told_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is an extra."""
    monkeypatch.delitem(sys.modules, "auditor.server", raising=False)
    for name in ("pygls.lsp.server", "lsprotocol"):
        monkeypatch.setitem(sys.modules, name, None)
    assert main(["lsp", "--lang", "en"]) == 2
    assert "pip install 'notice-auditor[lsp]'" in capsys.readouterr().err
