"""How headings are worded: by what they begin and end with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from grammar.entry_headings import PROBLEM_HEADING
from grammar.lists import siblings
from grammar.model import Notice, Section, Style
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled
from grammar.source import Span

# the frames of official headings; the longest that fits counts
_OPENINGS = ("关于", "针对", "聚焦", "围绕", "反馈指出", "对“")
_ALONE = 5  # headings: where so many have no frame, one that has is pasted from elsewhere
_ENDINGS = compiled(
    r"(?:(方面)(?:存在)?的?(?:问题)?(?:的?(?:整改|整改落实|落实)?(?:情况)?)?"
    r"|(?:的|等)?(问题)(的?(?:整改|整改落实|落实)?(?:进展)?(?:情况)?)"
    r"|(情况))$"
)
_SHARED_START = 2  # characters: a word with which all headings but one begin
_SHARED_END = 4  # characters: so long an end, shared by all but one, is a pattern of its own
_BRACKET = compiled(r"[【(\[][^【】()\[\]]{2,20}[】)\]]$")
_PROBLEM_LABEL = compiled(r"((?:反馈|存在|具体|巡[视察]|审计)(?:指出|发现)?的?问题):(?=\S)")
_LABELS = 4  # headings: among fewer a label proves little
_LABEL = compiled(r"([\u4e00-\u9fff]{2,6}):(?=\S)")


class Outlier(NamedTuple):
    """A heading that departs from the wording its siblings share.

    Attributes:
        section: the heading's section.
        model: a sibling.
        share: how many siblings share the wording.
        pattern: the wording, as a reader would write it down (关于…问题).
        lone: whether this heading alone has the wording, and the others have none.
    """

    section: Section
    model: Section
    share: int
    pattern: str
    lone: bool = False


# （四）选人用人方面、（五）保密方面: one heading for two
_SEVERAL = compiled(r"[、和][(（]?[一二三四五六七八九十\d]{1,3}[)）、.]")


_OTHERS = compiled(r"其他|其余|余下")  # 其余16个问题均已整改: the last of a list sums up


class _Frame(NamedTuple):
    opening: str
    ending: str


def outliers(notice: Notice) -> Iterator[Outlier]:
    """The one heading of a level, or of a list, that is worded otherwise than all the others."""
    for found in _outliers(notice):
        if not _SEVERAL.search(_words(notice, found.section)):
            yield found


def _outliers(notice: Notice) -> Iterator[Outlier]:
    told: set[Span] = set()
    for level in notice.levels:
        row = [section for section in level.sections if section.heading.end > section.heading.start]
        if (found := _label(notice, row)) or (found := _frame(notice, row)):
            told.add(found.section.marker.span)
            yield found
    for _, headings in siblings(notice):
        row = list(headings)
        if len(row) >= _LABELS and row[0].marker.style is not Style.INLINE:
            inside = _frame(notice, row)
            # the first and the last of a list may be about something else
            if inside is None or inside.section in (row[0], row[-1]) or inside.lone:
                inside = _label_alone(notice, row)
            if inside is not None and inside.section.marker.span not in told:
                yield inside


def _words(notice: Notice, section: Section) -> str:
    return _BRACKET.sub("", notice.text[section.heading.start : section.heading.end].strip())


def _label(notice: Notice, row: Sequence[Section]) -> Outlier | None:
    """One heading that carries a label (反馈问题:聚焦 …) before the words the others begin with."""
    labelled: list[tuple[Section, str]] = []
    openings: Counter[str] = Counter()
    for section in row:
        line = notice.text[section.block.content.start : section.block.content.end]
        found = _LABEL.match(line)
        if found and (opening := _opening(line[found.end() :])):
            labelled.append((section, opening))
        elif opening := _opening(line):
            openings[opening] += 1
    if len(row) >= _LABELS and not labelled:
        return _label_alone(notice, row)
    if len(row) < 3 or len(labelled) != 1:
        return None
    section, opening = labelled[0]
    if openings[opening] != len(row) - 1:
        return None
    model = next(other for other in row if other is not section)
    return Outlier(section, model, len(row) - 1, f"{opening}…")


def _label_alone(notice: Notice, row: Sequence[Section]) -> Outlier | None:
    """One heading that says 反馈问题: before what it names, where the others name it at once."""
    lines = [notice.text[s.block.content.start : s.block.content.end] for s in row]
    found = [(at, m) for at, m in enumerate(map(_PROBLEM_LABEL.match, lines)) if m]
    if len(found) != 1 or any(
        _LABEL.match(line) for n, line in enumerate(lines) if n != found[0][0]
    ):
        return None
    at, label = found[0]
    model = row[1 if at == 0 else 0]
    return Outlier(row[at], model, len(row) - 1, f"{label[1]}:…", lone=True)


def _frame(notice: Notice, row: Sequence[Section]) -> Outlier | None:
    """One heading that begins or ends otherwise than all the others."""
    if len(row) < 3 or any(_OTHERS.match(_words(notice, section)) for section in row):
        return None
    frames = [_frame_of(_words(notice, section)) for section in row]
    found: dict[str, tuple[int, str]] = {}
    for part in ("opening", "ending"):
        values = [getattr(frame, part) for frame in frames]
        usual, count = Counter(values).most_common(1)[0]
        if usual and count == len(row) - 1:
            at = next(n for n, value in enumerate(values) if value != usual)
            found[part] = (at, usual)
    if not found:
        return _ended_alike(notice, row) or _framed_alone(notice, row, frames)
    places = {at for at, _ in found.values()}
    # of three headings two prove little: both their ends have to agree
    if len(places) != 1 or (len(row) < 4 and len(found) < 2):
        return None
    at = places.pop()
    # a wording that merely lacks its frame is a matter of taste; one in another frame stands out
    # unless all others share both ends of one (关于…问题), or call themselves 方面
    whole = len(found) == 2 or found.get("ending", (0, ""))[1] == "方面"
    bare = not frames[at].ending and not frames[at].opening
    if bare and len(row) < (4 if whole else 5):
        return _ended_alike(notice, row)
    shared = _Frame(*(found.get(part, (0, ""))[1] for part in ("opening", "ending")))
    model = row[1 if at == 0 else 0]
    return Outlier(row[at], model, len(row) - 1, _written(shared))


def _written(frame: _Frame) -> str:
    """A frame as a reader would write it down."""
    return f"{frame.opening}…{'”' if frame.opening.endswith('“') else ''}{frame.ending}"


def _ended_alike(notice: Notice, row: Sequence[Section]) -> Outlier | None:
    """The one heading that lacks the words all others end in: 三、给老人们把好关, the others …领域整治成效."""
    words = [_words(notice, section) for section in row]
    if len(row) < _LABELS:
        return None
    for part in (slice(None, _SHARED_START), slice(-_SHARED_END, None)):
        usual, count = Counter(word[part] for word in words).most_common(1)[0]
        at = next((n for n, word in enumerate(words) if word[part] != usual), 0)
        if count != len(row) - 1 or not 0 < at < len(row) - 1:
            continue
        others = [word for n, word in enumerate(words) if n != at]
        if part.stop and usual not in _OPENINGS and words[at][:1] != usual[:1]:
            return Outlier(row[at], row[0], len(row) - 1, f"{usual}…")
        if not part.stop and not words[at].endswith(usual[-2:]):
            return Outlier(row[at], row[0], len(row) - 1, f"…{_shared_end(others)}")
    return None


def _shared_end(words: Sequence[str]) -> str:
    """The longest end that all words share."""
    alike = zip(*(word[::-1] for word in words), strict=False)
    return "".join(c[0] for c in takewhile(lambda c: len(set(c)) == 1, alike))[::-1]


def _framed_alone(
    notice: Notice, row: Sequence[Section], frames: Sequence[_Frame]
) -> Outlier | None:
    """The one heading in a frame (关于…问题) among problems that are named without one."""
    framed = [at for at, frame in enumerate(frames) if frame.opening and frame.ending]
    bare = [at for at, frame in enumerate(frames) if not frame.opening and not frame.ending]
    if len(framed) != 1 or len(bare) != len(row) - 1 or len(row) < _ALONE:
        return None
    problems = sum(1 for at in bare if PROBLEM_HEADING.search(_words(notice, row[at])))
    if problems * 4 < len(bare) * 3:
        return None
    frame = frames[framed[0]]
    return Outlier(row[framed[0]], row[bare[0]], len(bare), _written(frame), lone=True)


def _opening(words: str) -> str:
    if not words.startswith(_OPENINGS):
        return ""
    return next(opening for opening in _OPENINGS if words.startswith(opening))


def _frame_of(words: str) -> _Frame:
    ending = _ENDINGS.search(words)
    if ending is None:
        return _Frame(_opening(words), "")
    if ending[2]:
        return _Frame(_opening(words), "问题的整改情况" if ending[3] else "问题")
    return _Frame(_opening(words), ending[1] or ending[4])


def heading_span(section: Section) -> Span:
    """The marker and the words of a heading."""
    return Span(section.marker.span.start, section.heading.end)
