"""The HTML report: nothing of a notice becomes markup, and all of it works in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from auditor.engine import audit
from auditor.readers.files import read
from auditor.readers.pdf_pages import read_pages
from auditor.report import Report
from auditor.reports.markup import el
from auditor.reports.wanted import Wanted
from auditor.settings import defaults
from grammar.source import Source
from rules import RULES
from rules._rule import Severity
from tests.auditor.fakes import finder, settings
from tests.auditor.machine import flawed, missing, written
from tests.auditor.reports.browser import Browser, chromium, needs_chromium
from tests.shared import ROOT, shared_notices

FLAWED = ROOT / "examples" / "flawed.txt"
LOOK = Wanted("zh", RULES, frozenset({Severity.ERROR}))
HOSTILE = (
    "关于<script>alert('12个')</script>整改情况的通报\n"
    '一、"onerror=alert(1) 12个问题<img src=x onerror=alert(2)>\n'
    "序号\t<b>12个</b>\n1\t</td></script>\n\u202e12个\x07\n"
)


def tree(html: str) -> etree._Element:
    return etree.fromstring(html.encode(), etree.HTMLParser(encoding="utf-8"))


def page(report: Report) -> str:
    return written("html", report, look=LOOK)


def shown_text(root: etree._Element) -> list[str]:
    """Return the words of the notice, line by line, without the numbers put between them."""
    lines = []
    for node in root.iter("p", "tr"):
        if any(str(one.get("class")) == "notes" for one in node.iterancestors()):
            continue
        if any(str(one.get("class")) == "notice" for one in node.iterancestors()):
            for one in node.findall(".//a"):
                one.clear(keep_tail=True)
            lines.append("".join(node.itertext()))
    return lines


def test_hostile_text_stays_text() -> None:
    """No element and no attribute comes from a notice."""
    html = page(
        audit(Source(HOSTILE, '"><script>.txt'), settings(finder("count-mismatch", "12个")))
    )
    root = tree(html)
    assert len(list(root.iter("script"))) == 1
    assert not list(root.iter("img"))
    attributes = {name for node in root.iter() if isinstance(node.tag, str) for name in node.attrib}
    assert not any(name.startswith("on") for name in attributes)
    assert shown_text(root)[0] == "关于<script>alert('12个')</script>整改情况的通报"
    assert "\u202e" not in html
    assert "\x07" not in html


@given(
    st.text(
        st.characters(codec="utf-8", exclude_characters="\r\n\t\x0b\x0c\x85\u2028\u2029"),
        max_size=40,
    )
)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    """Or with a picture in place of what could not be seen."""
    root = tree(f"<html><body>{el('p', text, title=text)}</body></html>")
    (paragraph,) = root.iter("p")
    shown = "".join(paragraph.itertext())
    assert len(shown) == len(text)
    assert all(a == b or not b.isprintable() for a, b in zip(shown, text, strict=True))


@pytest.mark.parametrize(
    "path", [FLAWED, *shared_notices("zhuzhou*.txt")], ids=lambda one: one.stem
)
def test_every_place_is_marked_with_its_words(path: Path) -> None:
    """Marks and names lie where the report says, and every link leads somewhere."""
    report = audit(read(str(path)), defaults())
    root = tree(page(report))
    names = {node.get("id") for node in root.iter() if isinstance(node.tag, str)}
    links = [str(node.get("href"))[1:] for node in root.iter("a")]
    assert set(links) <= names
    assert [line for line in shown_text(root) if line.strip()] == [
        line for line in report.source.text.splitlines() if line.strip()
    ]
    for number, finding in enumerate(report.findings, 1):
        marks = [m for m in root.iter("mark") if str(number) in str(m.get("data-findings")).split()]
        for node in [a for m in marks for a in m.iter("a")]:
            node.clear(keep_tail=True)
        words = "".join("".join(mark.itertext()) for mark in marks)
        places = {p[1:] for p in (finding.primary, *(place for place, _ in finding.related))}
        merged = "".join(
            report.source.text[i]
            for i in range(len(report.source.text))
            if any(start <= i < end for start, end in places)
        )
        assert words == merged.replace("\n", "").replace("\t", "")
        assert all(f"d1-f{number}-p{n}" in names for n in range(1, len(finding.related) + 2))


def test_a_document_that_could_not_be_read_is_told() -> None:
    """Beside those that could."""
    html = written("html", flawed(), missing())
    assert html.count("<article") == 2
    assert "Not audited: " in html
    assert "cannot be read" in html


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with chromium(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Browser]:
    """The report on the flawed example, in a window; afterwards no trouble and no request."""
    path = tmp_path / "report.html"
    path.write_text(page(audit(read(str(FLAWED)), defaults())), encoding="utf-8")
    browser.troubles.clear()
    browser.requests.clear()
    browser.open(path)
    browser.run("localStorage.clear()")
    browser.open(path)
    yield browser
    assert browser.troubles == []
    assert {one.partition("#")[0] for one in browser.requests if not one.startswith("data:")} == {
        path.as_uri()
    }


def visible(browser: Browser, selector: str) -> bool:
    """Whether something stands within the window."""
    return bool(
        browser.run(
            f"(() => {{ const r = document.querySelector('{selector}').getClientRects()[0];"
            "return !!r && r.bottom > 0 && r.top < innerHeight; })()"
        )
    )


@needs_chromium
def test_the_switch_changes_every_word(opened: Browser) -> None:
    """Both ways; the page says which language it is in."""
    assert opened.run("document.documentElement.lang") == "zh"
    assert "写明24项" in opened.run("document.querySelector('.list').innerText")
    opened.click("#language")
    assert opened.run("document.documentElement.lang") == "en"
    text = opened.run("document.querySelector('main').innerText")
    assert "claims 24" in text
    assert "写明24项" not in text
    assert opened.run("document.querySelector('select').options[0].textContent") == "all"
    opened.click("#language")
    assert "写明24项" in opened.run("document.querySelector('main').innerText")


@needs_chromium
def test_the_colours_can_be_changed(opened: Browser) -> None:
    """From light to dark and back."""
    light = opened.run("getComputedStyle(document.body).backgroundColor")
    opened.click("#colours")
    assert opened.run("getComputedStyle(document.body).backgroundColor") != light
    opened.click("#colours")
    assert opened.run("getComputedStyle(document.body).backgroundColor") == light


@needs_chromium
def test_a_click_jumps_between_the_places(opened: Browser) -> None:
    """From the first to the second, from the last back to the first, from a mark to its note."""
    # two documents under one number stand far apart
    opened.click("#d1-f11-p1 ~ a.ref[href='#d1-f11-p2']")
    assert opened.run("location.hash") == "#d1-f11-p2"
    assert visible(opened, "#d1-f11-p2 + mark")
    assert not visible(opened, "#d1-f11-p1 + mark")
    assert opened.run("document.querySelectorAll('mark.on').length") == 2
    opened.click("a.ref[href='#d1-f11-p1']")
    assert opened.run("location.hash") == "#d1-f11-p1"
    assert visible(opened, "#d1-f11-p1 + mark")
    assert not visible(opened, "#d1-f11-p2 + mark")
    opened.click("#d1-f1-p1 ~ mark")
    assert opened.run("location.hash") == "#d1-f1"
    assert visible(opened, "#d1-f1")
    assert opened.run("document.querySelector('.side.on').id") == "d1-f1"


@needs_chromium
def test_the_ledger_is_filtered(opened: Browser) -> None:
    """By verdict, by kind, by words."""
    rows = "[...document.querySelectorAll('.claims tbody tr')].filter((r) => r.offsetHeight)"
    whole = opened.run(f"{rows}.length")
    opened.click(".filter.unassessed")
    fewer = opened.run(f"{rows}.length")
    assert 0 < fewer < whole
    assert opened.run(f"{rows}.every((r) => r.dataset.verdict !== 'unassessed')")
    assert opened.run("document.querySelector('.shown').textContent") == f"显示 {fewer} / {whole}"
    opened.click(".filter.unassessed")
    opened.run("document.querySelector('select').value = 'date'")
    opened.run(
        "document.querySelector('select').dispatchEvent(new Event('input', {bubbles: true}))"
    )
    assert opened.run(f"{rows}.every((r) => r.dataset.kind === 'date')")
    opened.click("input[type=search]")
    for key in "2024":
        opened.press(key)
    assert 0 < opened.run(f"{rows}.length") < whole
    assert opened.run(f"{rows}.every((r) => r.textContent.includes('2024'))")


@needs_chromium
def test_the_keyboard_is_enough(opened: Browser) -> None:
    """Links and buttons are reached with Tab; j and k go through the findings."""
    opened.press("Tab")
    assert opened.run("document.activeElement.className") == "skip"
    opened.press("j")
    assert opened.run("document.activeElement.id") == "d1-f1"
    opened.press("j")
    opened.press("j")
    opened.press("k")
    assert opened.run("document.activeElement.id") == "d1-f2"
    opened.run("document.getElementById('language').focus()")
    opened.press("Enter")
    assert opened.run("document.documentElement.lang") == "en"


@needs_chromium
def test_a_screen_reader_finds_its_way(opened: Browser) -> None:
    """Headings, tables, links with words; buttons that say whether they are pressed."""
    spoken = opened.spoken()
    assert [name for role, name in spoken if role == "heading"][1:] == [
        "发现",
        "全文",
        "条目与状态",
        "台账",
        "时间线",
    ]
    assert all(
        name.strip() for role, name in spoken if role in ("link", "button", "textbox", "combobox")
    )
    assert ("link", "发现1第1处，共5处，到下一处") in spoken
    assert {role for role, _ in spoken} >= {"main", "banner", "navigation", "table", "mark"}


@needs_chromium
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_stands_out_of_the_window(opened: Browser, tmp_path: Path, width: int) -> None:
    """At the width of a desktop and of a phone; notes do not cover each other."""
    opened.open(tmp_path / "report.html", width=width)
    assert opened.run("document.documentElement.scrollWidth") <= width
    overlapping = opened.run(
        "(() => { const all = [...document.querySelectorAll('.notes:not(:empty)')]"
        ".map((n) => n.getBoundingClientRect());"
        "return all.filter((r, i) => i && r.top < all[i - 1].bottom).length; })()"
    )
    assert overlapping == 0
    assert opened.run("document.querySelector('svg.timeline').getBoundingClientRect().height") > 100


@needs_chromium
@pytest.mark.parametrize("width", [1280, 390])
def test_every_highlight_is_where_its_words_are(
    opened: Browser, tmp_path: Path, width: int
) -> None:
    """On the line that the report names, in the colour of its severity, at any width."""
    opened.open(tmp_path / "report.html", width=width)
    report = audit(read(str(FLAWED)), defaults())
    for number, finding in enumerate(report.findings, 1):
        for index, place in enumerate([finding.primary, *(p for p, _ in finding.related)], 1):
            words, severity, box, row = opened.run(
                f"(() => {{ let e = document.getElementById('d1-f{number}-p{index}');"
                "while (e.tagName !== 'MARK') e = e.nextElementSibling;"
                f"const m = e.getBoundingClientRect(), r = document.getElementById('d1-l{place.line}')"
                ".getBoundingClientRect(); return [e.textContent, e.className.split(' ')[0],"
                "[m.left, m.top, m.right, m.bottom], [r.left, r.top, r.right, r.bottom]]; })()"
            )
            assert place.quote.startswith(words)
            assert words
            assert severity in [one.value for one in Severity]
            assert row[0] <= box[0] < box[2] <= row[2]
            assert row[1] <= box[1] < box[3] <= row[3]


@needs_chromium
def test_a_number_at_a_place_stays_with_its_words(opened: Browser, tmp_path: Path) -> None:
    """It is never the first on a line."""
    opened.open(tmp_path / "report.html", width=390)
    alone = opened.run(
        "[...document.querySelectorAll('.notice .ref')].filter((ref) => {"
        "const range = document.createRange(); range.setStart(ref.parentElement, 0);"
        "range.setEndBefore(ref); const all = [...range.getClientRects()].filter((r) => r.width);"
        "const r = ref.getClientRects()[0];"
        "return !all.some((o) => o.right <= r.left + 4 && o.bottom > r.top && o.top < r.bottom); }).length"
    )
    assert alone == 0


@needs_chromium
@pytest.mark.parametrize("width", [1280, 390])
def test_a_heading_jumped_to_is_not_covered(opened: Browser, tmp_path: Path, width: int) -> None:
    """The bar at the top is higher on a telephone."""
    opened.open(tmp_path / "report.html", width=width)
    opened.run("location.hash = 'd1-items'")
    opened.run("new Promise((done) => setTimeout(done, 100))")
    assert opened.run(
        "document.querySelector('#d1-items h2').getBoundingClientRect().top"
        " >= document.querySelector('.top').getBoundingClientRect().bottom"
    )


def test_the_items_are_counted_by_status() -> None:
    """A dot for an item; for each heading, and in all, how many stand below it."""
    root = tree(page(audit(read(str(FLAWED)), defaults())))
    (table,) = [one for one in root.iter("table") if one.get("class") == "headings"]
    rows = [["".join(cell.itertext()) for cell in row] for row in table.iter("tr")]
    head, *body, foot = rows
    assert head[0] == "行line"
    assert head[2:-1] == [
        "完成completed",
        "完成并长期坚持completed and kept up",
        "阶段性完成stage completed",
        "未写状态no status",
    ]
    assert foot == ["", "合计total", "13", "6", "3", "1", ""]
    (part,) = [row for row in body if row[1].startswith("（一）贯彻")]
    assert part[2:] == ["4", "3", "1", "", ""]
    items = [row for row in body if any(cell.startswith("●") for cell in row)]
    assert len(items) == 23
    assert [row[-1] for row in items].count("") == 1


def test_the_timeline_shows_how_long_a_range_lasts() -> None:
    """As a bar from its first day to its last."""
    root = tree(page(audit(Source("巡察自2024年3月4日至5月10日进行。\n"), defaults())))
    (bar,) = [one for one in root.iter("line") if str(one.get("class")).startswith("range")]
    (dot,) = root.iter("circle")
    assert bar.get("x1") == dot.get("cx")
    assert float(str(bar.get("x2"))) > 900


@needs_chromium
def test_it_prints_on_white_with_everything_on_it(opened: Browser, tmp_path: Path) -> None:
    """Though somebody looked at it in the dark, and had filtered the ledger."""
    opened.click("#colours")
    opened.click(".filter.unassessed")
    opened.printed(tmp_path / "page.pdf")
    text = read_pages((tmp_path / "page.pdf").read_bytes(), "page.pdf").text
    assert "写明24项具体问题" in text
    assert text.count("未核") > 30
    assert "显示" not in text
    opened.emulate("print")
    assert opened.run("getComputedStyle(document.body).color") == "rgb(29, 33, 41)"
    opened.emulate("screen")


@needs_chromium
def test_hostile_text_runs_nothing(browser: Browser, tmp_path: Path) -> None:
    """In the browser, too."""
    path = tmp_path / "hostile.html"
    report = audit(Source(HOSTILE, "a.txt"), settings(finder("count-mismatch", "12个")))
    path.write_text(page(report), encoding="utf-8")
    browser.troubles.clear()
    browser.requests.clear()
    browser.open(path)
    assert browser.run("document.querySelectorAll('script').length") == 1
    assert "关于<script>alert('12个" in browser.run("document.querySelector('.notice').textContent")
    assert browser.troubles == []
    assert [one for one in browser.requests if not one.startswith("data:")] == [path.as_uri()]
