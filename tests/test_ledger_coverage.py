"""Every number of a text is in its ledger: as a claim, or set aside as what it is instead."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import auditor
from tests.shared import ROOT, shared_notices

_HAN = "零〇○一二两三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟万亿廿卅"
_NUMBER = re.compile(rf"[0-9０-９]+|[{_HAN}]+|[①-⑳⑴-⒇⒈-⒛㉑-㊿]")
_ASIDE = {"marker", "ordinal", "name", "idiom", "contact", "furniture"}
_EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))


def unaccounted(text: str) -> list[tuple[int, str]]:
    """The numbers of a text that no claim and nothing set aside covers, with their offsets."""
    report = auditor.audit(text).model_dump(mode="json")
    assert report["error"] is None
    assert {entry["kind"] for entry in report["set_aside"]} <= _ASIDE
    covered = bytearray(len(text))
    for entry in (*report["claims"], *report["set_aside"]):
        assert text[entry["start"] : entry["end"]] == entry["quote"]
        covered[entry["start"] : entry["end"]] = b"\1" * (entry["end"] - entry["start"])
    numbers = _NUMBER.finditer(text)
    return [(n.start(), n[0]) for n in numbers if not all(covered[n.start() : n.end()])]


@pytest.mark.parametrize("path", _EXAMPLES, ids=lambda path: path.name)
def test_the_examples(path: Path) -> None:
    """Whole notices, as people write them."""
    assert unaccounted(path.read_bytes().decode("utf-8")) == []


def test_the_labelled_notices(shared: Path) -> None:
    """Texts of every kind, line ends kept as they are."""
    paths = [*shared_notices("*.txt"), *shared_notices("snippets/*.txt")]
    texts = [path.read_bytes().decode("utf-8-sig") for path in paths]
    assert texts
    assert {p.name: u for p, t in zip(paths, texts, strict=True) if (u := unaccounted(t))} == {}


@pytest.mark.parametrize(
    "text",
    [
        "九" * 5000 + "个问题",
        "9" * 5000 + "个问题，其中甲" + "8" * 5000 + "个，其余3个。",
        "共" + "9" * 40 + ".5万元，其中甲3.2万元，其余5万元。",
        "由" + "9" * 50 + "个降至" + "8" * 15 + "个，下降3.3%，减少" + "7" * 15 + "个",
        "反馈问题" + "9" * 15 + "个，已完成3.000001个，完成率0.000001%。",
        "9" * 15 + "万亿元，其中甲" + "8" * 15 + "万亿元、乙" + "3" * 15 + "元，其余5万元。",
        "百分之1.2.3",
        "半数",
        "共0个，其中甲0个、乙0个，占0%。",
        "第" + "万" * 30 + "个问题",
    ],
    ids=lambda text: text[:8],
)
def test_numbers_that_mean_nothing(text: str) -> None:
    """Neither their length nor their form breaks the audit."""
    assert unaccounted(text) == []


# --- texts made up -----------------------------------------------------------------------------

_ARABIC = st.one_of(
    st.integers(0, 10**9).map(str),
    st.integers(1000, 10**9).map("{:,}".format),
    st.decimals(0, 10**6, places=2).map(str),
    st.tuples(st.integers(1, 999), st.sampled_from(["万", "亿", "百", "千", "千万", ".5万"])).map(
        lambda pair: f"{pair[0]}{pair[1]}"
    ),
    st.integers(0, 10**6).map(
        lambda n: str(n).translate({0x30 + d: 0xFF10 + d for d in range(10)})
    ),
)
_CHINESE = st.text(alphabet=_HAN, min_size=1, max_size=6)
_FIGURE = st.one_of(_ARABIC, _CHINESE)
_FORMS = (
    "{}个问题", "{}余人次", "约{}万元", "近{}家", "第{}轮", "第{}次会议", "第{}项", "附件{}", "{}%", "{}‰", "百分之{}",
    "{}分之{}", "{}成以上", "{}个百分点", "{}年{}月{}日", "{}年", "{}月底", "{}日", "{}至{}日", "{}月{}日至{}日", "{}天",
    "{}个月", "{}个半月", "{}小时", "{}:{}", "{}时{}分", "〔{}〕{}号", "青政发〔{}〕{}号、{}号", "《青岩县{}五规划》", "“{}四三”行动", "（{}）", "({})", "{}、",
    "{}．", "①", "⑳", "⑴", "㉑", "{}是", "问题{}：", "{}-{}", "{}—{}", "{}/{}", "{}+{}", "A{}", "{}B", "GB/T {}—{}", "0731-{}", "电话：{}",
    "邮编：{}", "邮箱：a{}@qy.example", "{}个{}", "{}比{}", "{}倍", "{}", "统{}", "{}律", "不{}", "之{}", "进{}步", "{}把手", "{}度电",
    "{}多个", "{}来个", "{}×{}", "{}：{}", "{}.{}.{}", "{}，{}", "{}○{}", "{}多", "数{}", "几{}人", "上{}人", "半数", "{}折", "{}℃",
)  # fmt: skip
_FREE = st.text(
    alphabet="的了为第附件年月日个项余多约近%‰、，。；：:（）()《》“”〔〕-—~/.+ \n\tAz", max_size=6
)


@st.composite
def _pieces(draw: st.DrawFn) -> str:
    form = draw(st.sampled_from(_FORMS))
    filled = form.format(*(draw(_FIGURE) for _ in range(form.count("{}"))))
    return draw(_FREE) + filled + draw(_FREE)


@given(st.lists(_pieces(), min_size=1, max_size=6).map("".join))
@example("青政发〔0〕1号、0号")  # a further serial number behind none
def test_numbers_in_every_form(text: str) -> None:
    """Whatever stands around a number, it is accounted for."""
    assert unaccounted(text) == []


@given(
    st.text(
        alphabet=f"{_HAN}0123456789０９年月日第个项、，。（）()《》“”-—%.:：\n ①附件分之成半余",
        max_size=40,
    )
)
def test_numbers_without_rhyme_or_reason(text: str) -> None:
    """Even where no one could say what they are."""
    assert unaccounted(text) == []
