"""A web page is read for the notice on it."""

from pathlib import Path

import pytest
from lxml import etree

import auditor
from auditor.readers.formed import FormedSource
from auditor.readers.html import read

BODY = "<p>一、针对反馈的12个问题，已完成整改11个，正在推进1个。</p><p>共召开会议5次，修订制度3项。</p>"
TITLE = "关于青岩县巡察整改情况的通报"
MENU = (
    "<div class='nav'><ul><li><a href='/'>首页</a></li><li><a href='/a'>公告3项</a></li></ul></div>"
)


def text(page: str) -> str:
    source = read(page.encode(), "a.html")
    holds(source)
    return source.text


def holds(source: FormedSource) -> None:
    """Assert that every stretch leads to the characters from which it came."""
    root: etree._Element | None = etree.fromstring(
        source.data, etree.HTMLParser(encoding="utf-8", huge_tree=True)
    )
    nodes = [] if root is None else list(root.iter())
    for one in source.stretches:
        node = nodes[one.node // 2]
        whole = (node.tail if one.node % 2 else node.text) or ""
        written = source.text[one.start : one.end]
        there = whole[one.offset : one.offset + len(written)]
        assert written == there or (written == " " and there in "\t\r\n\f")


def page(content: str, head: str = "") -> str:
    return f"<html><head><title>{TITLE}_青岩县</title>{head}</head><body>{content}</body></html>"


def test_the_site_around_the_notice_is_left_out() -> None:
    """Menus, scripts, hidden parts, comments, share buttons and footers; the title stays."""
    around = (
        f"{MENU}<script>var n = '57个问题';</script><div class='content'><h1>{TITLE}</h1>"
        "<div class='meta'>发布时间：2024-11-15 来源：县纪委</div>"
        f"<div id='text'>{BODY}<p style='display: none'>隐藏99个</p><!-- 上轮57个 --></div>"
        "<div class='share'>分享到：<a href='#'>微信</a></div><p>上一篇：<a href='#'>另一则</a></p></div>"
        "<div class='footer'><p>主办：青岩县 电话0749-3301100</p></div>"
    )
    assert text(page(around)) == (
        f"{TITLE}\n发布时间：2024-11-15 来源：县纪委\n"
        "一、针对反馈的12个问题，已完成整改11个，正在推进1个。\n共召开会议5次，修订制度3项。\n"
    )
    source = read(page(around).encode(), "a.html")
    assert (source.published, source.publisher) == ("2024-11-15", "县纪委")


@pytest.mark.parametrize(
    "wrap",
    [
        "<div>{}</div>",
        "<article>{}</article>",
        "<div id='zoom'>{}</div>",
        "<table><tr><td>{}</td></tr></table>",
        "{}",
        "<div class='top-main'><div>{}</div></div>",
    ],
)
def test_the_notice_is_found_in_any_wrapping(wrap: str) -> None:
    """By an editor's name for it, or as what holds nearly all words."""
    assert text(page(MENU + wrap.format(BODY))).splitlines() == [
        "一、针对反馈的12个问题，已完成整改11个，正在推进1个。",
        "共召开会议5次，修订制度3项。",
    ]


def test_a_signature_behind_the_notice_belongs_to_it() -> None:
    """Up to the first thing that is the site's."""
    after = "<p>青岩县委</p><p>2024年11月12日</p><div>责任编辑：甲</div><p>2025年1月1日</p>"
    assert text(page(f"<div><div id='zoom'>{BODY}</div>{after}</div>")).splitlines()[2:] == [
        "青岩县委",
        "2024年11月12日",
    ]


def test_annexes_are_no_menu() -> None:
    """Though they are links."""
    after = "<p>附件：<a href='a.docx'>1.问题清单</a></p><p><a href='/'>下一篇：另一则</a></p>"
    assert text(page(f"<div>{BODY}{after}</div>")).splitlines()[2:] == ["附件：1.问题清单"]


def test_tables_are_rows() -> None:
    """With a tab between cells, and every cell in its column."""
    rows = (
        "<table><thead><tr><th>类别</th><th>数</th><th>备注</th></tr></thead><tbody>"
        "<tr><td rowspan='2'>甲<br>乙</td><td> 1 </td>\n<td></td></tr><tr><td>2</td><td>无</td></tr>"
        "<tr><td colspan='2'>合计</td><td>3</td></tr></tbody></table>"
    )
    assert text(page(f"<div>{BODY}{rows}</div>")).splitlines()[2:] == [
        "类别\t数\t备注",
        "甲 乙\t1\t",
        "\t2\t无",
        "合计\t\t3",
    ]


def test_white_space_is_what_a_browser_shows() -> None:
    """Runs are one blank, none stands at the ends; a line break ends a line."""
    content = (
        f"<div>{BODY}<p>\n  甲 \n 乙<b> 丙</b>\t<i> 丁</i><br>&emsp;戊&nbsp;&amp;&#x5df1;</p></div>"
    )
    assert text(page(content)).split("\n")[2:] == ["甲 乙 丙 丁", "\u2003戊\u00a0&己", ""]


def test_lists_show_their_numbers() -> None:
    """From where they start, in the form they have."""
    lists = (
        "<ol start='3'><li>甲</li><li><p>乙</p></li></ol><ol type='a'><li>丙</li></ol>"
        "<ol style='list-style-type: cjk-ideographic'><li>丁</li></ol><ul><li>戊</li></ul>"
    )
    assert text(page(f"<div>{BODY}{lists}</div>")).splitlines()[2:] == [
        "3.甲",
        "4.乙",
        "a.丙",
        "一、丁",
        "戊",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "gb2312", "gb18030", "utf-16", "utf-8-sig"])
def test_encodings(encoding: str) -> None:
    """As declared, as marked, or as the bytes say."""
    declared = "gb2312" if encoding.startswith("gb") else "utf-8"
    data = page(f"<div>{BODY}</div>", f'<meta charset="{declared}">').encode(encoding)
    assert "12个问题" in read(data, "a.html").text


def test_a_wrong_declaration_is_not_believed() -> None:
    """The bytes decide."""
    data = page(f"<div>{BODY}</div>", '<meta charset="gb2312">').encode()
    assert "12个问题" in read(data, "a.html").text


@pytest.mark.parametrize(
    "content", ["", "<p>", "<html></html>", "<!-- x -->", "plain words", "<a>b</a>"]
)
def test_pages_with_nothing_on_them(content: str) -> None:
    """Are read all the same."""
    assert text(content).strip() in ("", "plain words", "b")


def test_the_labelled_page_has_the_findings_of_its_text(shared: Path) -> None:
    """Rule, quote and verdict."""
    path = shared / "open-07-tonglan-audit.html"
    source = read(path.read_bytes(), str(path))
    holds(source)
    assert source.published == "2024-11-15 16:40"
    there, here = auditor.audit_file(path), auditor.audit(source.text)
    assert there.findings == here.findings
    assert [(c.quote, c.verdict) for c in there.claims] == [
        (c.quote, c.verdict) for c in here.claims
    ]
    title, _, *lines = source.text.splitlines()
    assert title == "桐岚区审计局关于2023年度区级预算执行和其他财政收支审计查出问题整改情况的公告"
    assert (len(lines), lines[-1].strip()) == (42, "2024年11月12日")
