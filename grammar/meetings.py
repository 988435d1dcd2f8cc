"""What tells one meeting from others: its name, its number, the year in which it is counted."""

from __future__ import annotations

from grammar import told_apart
from grammar.model import Event, Notice
from grammar.patterns import compiled

TERM = compiled(r"第?[一二三四五六七八九十]{1,3}届")
# 县委常委会第5次会议, 第8次局长办公会; 第3次会议 alone may be anybody's
COUNTED = compiled(r"^[^第].*第.+次|^第.+次.*(?:办公|党[委组]|常[委务]|主任|主席|理事|班子)")
_OF_THE_ROUND = compiled(
    r"(?:[省市县区]委)?(?:巡[察视]|督察)(?:反馈)?(?:意见|问题)?(?:整改(?!(?:工作)?动员))?(?:工作)?"
)
_YEAR = compiled(r"(\d{4})年")


def told(event: Event) -> tuple[str, int | None]:
    """The name of a meeting, and the year in which meetings of that name are counted.

    Meetings of a 届 are counted through its years; all others begin again each year.
    """
    name = _OF_THE_ROUND.sub("", event.subject)
    yearly = "第" in name and "次" in name and "届" not in name
    year = _YEAR.search(name)  # 2022年第14次会议 says it itself
    if year is not None:
        return name, int(year[1])
    return name, event.start.year if yearly else None


def are_two(notice: Notice, one: Event, other: Event) -> bool:
    """Whether two meetings of one name are told of two bodies, or as held once more."""
    return (
        told_apart.by_two(notice, one, other)
        or told_apart.is_another_time(notice, other)
        or told_apart.was_held_by_several(notice, other)
    )
