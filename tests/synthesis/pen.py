"""What every part of the writer needs: dates, figures, documents and markers in the chosen form."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random

from tests.synthesis.draft import Piece, Sentence, fill
from tests.synthesis.form import Form
from tests.synthesis.numerals import CIRCLED, chinese, day, two
from tests.synthesis.world import Document, World

MARKERS = {
    "comma": "{c}、",
    "bracket": "（{c}）",
    "dot": "{n}.",
    "stop": "{n}、",
    "paren": "（{n}）",
    "circle": "{o}",
    "ordinal": "第{c}部分 ",
    "yishi": "{c}是",
}
OUTLINES = {
    "bracket-dot-circle": ("comma", "bracket", "dot", "circle"),
    "bracket-dot-paren": ("comma", "bracket", "dot", "paren"),
    "dot-paren-circle": ("comma", "dot", "paren", "circle"),
    "bracket-comma-paren": ("comma", "bracket", "stop", "paren"),
    "ordinal-bracket-dot": ("ordinal", "bracket", "dot", "circle"),
}


def marker_text(style: str, number: int) -> str:
    """An outline marker as it is written."""
    return MARKERS[style].format(c=chinese(number), n=number, o=CIRCLED[number - 1])


def marker(style: str, number: int) -> Piece:
    """An outline marker."""
    return Piece(marker_text(style, number), f"marker:{style}", number)


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes small things in one form."""

    world: World
    form: Form

    def random(self, name: str) -> Random:
        """A source of chance that depends on the world and a purpose."""
        return Random(f"{self.world.seed}/pen/{name}")

    @property
    def unit(self) -> str:
        """The measure word of what has a status."""
        return self.form["item_unit" if self.world.deep else "problem_unit"]

    @property
    def leaf_name(self) -> str:
        """What has a status, by its noun."""
        return self.form["items_name"] if self.world.deep else "问题"

    def words(self, place: str, **parts: str | int | Piece | Sentence) -> Sentence:
        """The wording of a place, with its parts; the body's names are known to all."""
        body = self.world.body
        known: dict[str, str | int | Piece | Sentence] = {
            "work": body.work,
            "auth": body.auth,
            "short": body.short,
            "body": body.name,
            "team": f"{body.work}组",
            "group": body.group,
            "org": body.org,
            "round": body.round,
        }
        return fill(self.form.word(place), **(known | parts))

    def day(self, when: dt.date, tag: str = "", *, year: bool = True) -> Piece:
        """A date."""
        written = day(when, year=year, padded=self.form["padded"] == "yes")
        return Piece(written, f"date:{tag}" if tag else "", when)

    def body_day(self, when: dt.date, tag: str = "") -> Piece:
        """A date in the body: its year stays away where a reader cannot mistake it."""
        dates = self.world.dates
        clear = when.year == dates.feedback.year == dates.as_of.year == dates.start.year
        return self.day(when, tag, year=not clear or self.form["body_year"] == "always")

    def stretch(self, start: dt.date, end: dt.date, tag: str) -> Sentence:
        """From a day to a day; the second year is written where it differs."""
        twice = start.year != end.year
        return (
            self.body_day(start, f"{tag}:a"),
            Piece(self.form["range"]),
            self.day(end, f"{tag}:b", year=twice),
        )

    def number_of(
        self, number: int, tag: str, *, unit: str, noun: str, digits: str = "arabic"
    ) -> Sentence:
        """A stated number: 12个问题, 问题12个, 十二个问题."""
        written = str(number) if digits == "arabic" else two(number)
        figure = Piece(written, f"n:{tag}", number)
        if self.form["order"] == "noun" and noun:
            return (Piece(noun), figure, Piece(unit))
        return (figure, Piece(unit + noun))

    def leaves(self, number: int, tag: str) -> Sentence:
        """A number of what has a status, by its measure word alone."""
        return (Piece(str(number), f"n:{tag}", number), Piece(self.unit))

    def document(self, document: Document, *, dated: bool = False) -> Sentence:
        """A document by title and number, as made."""
        open_, close = tuple(self.form["number_brackets"])
        key = f"doc:{document.serial}"
        number = Piece(
            f"{self.world.body.sign}发{open_}{document.year}{close}{document.serial}号",
            f"{key}:number",
            document.serial,
        )
        title = (
            Piece("《", f"{key}:open"),
            Piece(document.title, f"{key}:title"),
            Piece("》", f"{key}:close"),
        )
        verb = Piece("修订" if document.revised else "印发")
        when = (self.body_day(document.issued, key),) if dated else ()
        return (*when, verb, *title, Piece("（"), number, Piece("）"))

    def heading(self, level: int, number: int) -> Piece:
        """The marker of an outline level, 0 for the parts."""
        return marker(OUTLINES[self.form["markers"]][level], number)
