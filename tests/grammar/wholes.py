"""Ways in which a notice tells a whole and all of its parts, in one sentence or over several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import NamedTuple, TypeAlias

from hypothesis import strategies as st

from tests.grammar.figures import COUNTED, MONEY, STYLES, Telling, Unit, tell, written

_STATES = ("已完成整改", "基本完成", "正在推进", "尚未启动")
_CLASSES = ("城建类", "社保类", "土地类", "环保类", "教育类")
_PLACES = ("青岩镇", "石亭镇", "柳浔镇", "上岙乡", "桐柯乡")
_SOURCES = ("财政局", "水务局", "教育局", "民政局", "交通局")
_FILLERS = (
    "", "", "县委高度重视，逐项研究部署。", "各责任单位对照清单抓好落实，整改取得明显成效。",
    "对此，县委专题研究，压实各方责任；有关单位举一反三，建立长效机制。",
)  # fmt: skip

Way: TypeAlias = "Callable[[Unit, int, str], str]"


def _list(labels: Sequence[str], unit: Unit, count: int, comma: str) -> str:
    return comma.join(f"{label}«{n}»{unit.word}" for n, label in enumerate(labels[:count], start=1))


def _rest(u: Unit, n: int, filler: str) -> str:
    return (
        f"共梳理{u.thing}«0»{u.word}，{_list(_STATES, u, n - 1, '，')}，其余«{n}»{u.word}长期坚持。"
    )


def _states(u: Unit, n: int, filler: str) -> str:
    return f"共有«0»{u.word}{u.thing}，{_list(('已完成', '正在推进', '尚未启动'), u, min(n, 3), '，')}。"


def _classes_after_colon(u: Unit, n: int, filler: str) -> str:
    return f"共收到{u.thing}«0»{u.word}：{_list(_CLASSES, u, n, '、')}。"


def _places_after_colon(u: Unit, n: int, filler: str) -> str:
    return f"共排查{u.thing}«0»{u.word}：{_list(_PLACES, u, n, '，')}。"


def _semicolons_after_colon(u: Unit, n: int, filler: str) -> str:
    return f"共排查{u.thing}«0»{u.word}：{_list(_PLACES, u, n, '；')}。"


def _in_brackets(u: Unit, n: int, filler: str) -> str:
    return f"全县共有{u.thing}«0»{u.word}（{_list(_PLACES, u, n, '、')}），均已登记造册。"


def _summed_up(u: Unit, n: int, filler: str) -> str:
    return f"{_list(_PLACES, u, n, '、')}，共计«0»{u.word}。"


def _added_up(u: Unit, n: int, filler: str) -> str:
    return f"涉及{u.thing}：{_list(_SOURCES, u, n, '，')}，合计«0»{u.word}。"


def _classified(u: Unit, n: int, filler: str) -> str:
    return f"共受理{u.thing}«0»{u.word}。{filler}按类别分，{_list(_CLASSES, u, n, '，')}。"


def _seen_by_place(u: Unit, n: int, filler: str) -> str:
    return f"共受理{u.thing}«0»{u.word}。{filler}从地区看，{_list(_PLACES, u, n, '、')}。"


def _among_and_rest(u: Unit, n: int, filler: str) -> str:
    return f"共有{u.thing}«0»{u.word}。{filler}其中，{_list(_STATES, u, n - 1, '，')}，其余«{n}»{u.word}按计划推进。"


def _two_sentences(u: Unit, n: int, filler: str) -> str:
    return f"共有{u.thing}«0»{u.word}。{filler}目前，已完成«1»{u.word}，正在推进«2»{u.word}。"


def _lines(u: Unit, n: int, filler: str) -> str:
    middle = "\n".join(f"{_STATES[k - 1]}«{k}»{u.word}。" for k in range(1, n))
    gap = f"\n{filler}" if filler else ""
    return f"共有{u.thing}«0»{u.word}。{gap}\n{middle}\n其余«{n}»{u.word}需长期坚持。"


def _column(u: Unit, n: int, filler: str) -> str:
    rows = "\n".join(f"{_SOURCES[k - 1]}«{k}»{u.word}；" for k in range(1, n + 1))
    return f"各单位{u.thing}如下：\n{rows}\n合计«0»{u.word}。"


def _new_and_old(u: Unit, n: int, filler: str) -> str:
    return f"建立完善{u.thing}«0»{u.word}，其中新建«1»{u.word}、修订«2»{u.word}。"


def _calls_and_letters(u: Unit, n: int, filler: str) -> str:
    return f"共收到{u.thing}«0»{u.word}，其中来电«1»{u.word}，来信«2»{u.word}。"


WAYS: dict[str, tuple[Way, int, int]] = {
    "rest": (_rest, 2, 5),
    "states": (_states, 2, 3),
    "classes after a colon": (_classes_after_colon, 2, 5),
    "places after a colon": (_places_after_colon, 2, 5),
    "semicolons after a colon": (_semicolons_after_colon, 2, 5),
    "in brackets": (_in_brackets, 2, 5),
    "summed up": (_summed_up, 2, 5),
    "added up": (_added_up, 2, 5),
    "classified": (_classified, 2, 5),
    "by place": (_seen_by_place, 2, 5),
    "among and rest": (_among_and_rest, 2, 5),
    "two sentences": (_two_sentences, 2, 2),
    "lines": (_lines, 2, 5),
    "a column": (_column, 2, 5),
    "new and old": (_new_and_old, 2, 2),
    "calls and letters": (_calls_and_letters, 2, 2),
}


class Whole(NamedTuple):
    """A whole with its parts, before it is written.

    Attributes:
        way: how it is told, a name in `WAYS`.
        unit: in which.
        values: in steps, the whole first.
        styles: how each figure is written.
        template: with a place for each.
    """

    way: str
    unit: Unit
    values: tuple[int, ...]
    styles: tuple[str, ...]
    template: str

    def told(self, values: Sequence[int] | None = None) -> Telling:
        """The text, with these values or its own."""
        figures = [
            written(value, self.unit, style)
            for value, style in zip(values or self.values, self.styles, strict=True)
        ]
        return tell(self.template, figures)

    @property
    def shown(self) -> int:
        """The least number of steps that the writing can show: rounded figures may be off."""
        return 1 if self.unit.counts else (len(self.values)) // 2 + 1


@st.composite
def wholes(draw: st.DrawFn, ways: Sequence[str] = tuple(WAYS)) -> Whole:
    """Wholes that are the sums of their parts."""
    name = draw(st.sampled_from(ways))
    way, least, most = WAYS[name]
    count = draw(st.integers(least, most))
    unit = draw(st.sampled_from(COUNTED + MONEY))
    largest = draw(st.sampled_from([9, 60, 400, 3000]))
    parts = draw(st.lists(st.integers(1, largest), min_size=count, max_size=count))
    template = way(unit, count, draw(st.sampled_from(_FILLERS)))
    styles = tuple(draw(STYLES) for _ in range(count + 1))
    return Whole(name, unit, (sum(parts), *parts), styles, template)


@st.composite
def slips(draw: st.DrawFn, ways: Sequence[str] = tuple(WAYS)) -> tuple[Whole, tuple[int, ...]]:
    """A whole that adds up, and its figures with one of them changed so that nothing does."""
    whole = draw(wholes(ways).filter(lambda w: max(w.values) > 2 * w.shown))
    at = draw(st.integers(0, len(whole.values) - 1))
    value = whole.values[at]
    changed = draw(
        st.integers(1, 2 * value + 2 * whole.shown).filter(lambda v: abs(v - value) >= whole.shown)
    )
    values = (*whole.values[:at], changed, *whole.values[at + 1 :])
    return whole, values


def adds_up_otherwise(values: Sequence[int], room: int) -> bool:
    """Whether some figure is, as precisely as written, one or the sum of some of the others."""
    for at, value in enumerate(values):
        others = (*values[:at], *values[at + 1 :])
        for count in range(1, len(others) + 1):
            if any(abs(sum(some) - value) < room for some in combinations(others, count)):
                return True
    return False


def _loosened(value: int, word: str) -> str:
    """A true value as an approximate word tells it."""
    step = 10 ** (len(str(value)) - 1)
    low, high = value // step * step, -(-value // step) * step
    nearer = low if value - low <= high - value else high
    return {
        "余": f"{low}余" if low != value else f"{value}",
        "多": f"{low}多" if low != value and low >= 10 else f"{value}",
        "约": f"约{nearer}" if abs(nearer - value) * 12 <= value else f"{value}",
        "近": f"近{high}" if (high - value) * 8 <= high and high != value else f"{value}",
        "超过": f"超过{low}" if low != value else f"{value}",
        "不少于": f"不少于{low}",
    }[word]


@st.composite
def approximations(draw: st.DrawFn) -> str:
    """Texts in which one or more figures are told approximately, and truly."""
    whole = draw(wholes().filter(lambda w: w.unit.decimals == 0))
    words = draw(
        st.lists(
            st.sampled_from(["", "余", "多", "约", "近", "超过", "不少于"]),
            min_size=len(whole.values),
            max_size=len(whole.values),
        )
    )
    figures = [
        _loosened(value, word) if word else str(value)
        for value, word in zip(whole.values, words, strict=True)
    ]
    return tell(whole.template, figures).text
