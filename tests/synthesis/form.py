"""The choices of form: how a notice says what it says, each made apart from all the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from types import MappingProxyType

from tests.synthesis.words import wordings

# An option written twice is twice as likely.
CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        # the page
        "width": ("full", "full", "half", "mixed"),
        "indent": ("none", "none", "wide", "spaces"),
        "gap": ("none", "none", "none", "blank"),
        "line_end": ("lf", "lf", "lf", "crlf"),
        "head": ("none", "none", "date", "crumbs", "both"),
        "tail": ("none", "none", "one", "two"),
        "title": ("full", "plain", "concentrated", "report", "publicity", "bare", "none"),
        "title_twice": ("no", "no", "no", "yes"),
        # dates
        "range": ("至", "至", "至", "-", "—"),
        "padded": ("no", "no", "no", "no", "yes"),
        "body_year": ("needed", "always"),
        # the lead
        "period": ("once", "once", "twice", "months"),
        "team_at": ("before", "after"),
        "sort": ("常规", "", "专项"),
        "length": ("none", "none", "为期", "历时"),
        "feedback": ("own", "own", "yearless", "joined"),
        "short_named": ("no", "no", "yes"),
        "lead_stop": ("。", "："),
        # the outline
        "markers": (
            "bracket-dot-circle",
            "bracket-dot-paren",
            "dot-paren-circle",
            "bracket-comma-paren",
            "ordinal-bracket-dot",
        ),
        "aspects_at": ("under", "under", "top"),
        "depth": ("problems", "items"),
        "problem_line": ("own", "runin"),
        "item_line": ("own", "runin"),
        "heading_stop": ("", "", "。"),
        "organising_heads": ("bracket", "none", "yishi"),
        # statuses
        "status": ("line", "line", "bracket", "sentence", "square", "table", "none"),
        "status_at": ("after", "after", "before"),
        "account": ("none", "none", "label"),
        "owners": ("none", "none", "none", "lead", "both"),
        # bodies
        "body": ("plain", "yishi", "yishi", "mixed"),
        "yishi_stop": ("。", "；"),
        "number_brackets": ("〔〕", "〔〕", "[]", "（）"),
        "weekday": ("none", "paren"),
        # figures of the whole
        "aspect_digits": ("arabic", "chinese"),
        "problem_digits": ("arabic", "arabic", "chinese"),
        "aspect_unit": ("个方面", "个方面", "大方面"),
        "problem_unit": ("个", "项"),
        "item_unit": ("个", "项"),
        "items_name": ("具体问题", "具体事项", "整改事项", "具体表现"),
        "order": ("figure", "figure", "noun"),
        "chain": ("all", "all", "problems", "none"),
        "joint": ("", "", "、", "，"),
        "advice": ("none", "none", "none", "named"),
        "chain_at": ("organising", "organising", "lead"),
        "measures": ("none", "total", "parts"),
        "measure_unit": ("条", "项"),
        "plan": ("none", "named"),
        "earlier": ("none", "none", "none", "settled"),
        "collective": ("none", "none", "dates", "length"),
        "meetings": ("none", "once", "twice"),
        "three": ("none", "none", "yes"),
        # the state of things
        "as_of": ("full", "full", "yearless", "month_end", "now"),
        "as_of_word": ("截至", "截至", "到"),
        "summary": ("rest", "named", "three", "except", "apart", "paragraphs", "done"),
        "summary_at": ("organising", "own", "lead", "section"),
        "rate": ("none", "whole", "one", "two", "cut", "words"),
        "rate_at": ("same", "next"),
        "rate_name": ("整改完成率", "完成率", "整改率", "总体完成率"),
        "documents": ("none", "total", "parts", "of_which", "pair"),
        "document_unit": ("项", "个"),
        # the end
        "next": ("bracket", "yishi", "paragraphs", "run"),
        "restated": ("no", "yes"),
        "contact": ("none", "line", "lines", "lines"),
        "public": ("none", "none", "days", "workdays"),
        "signature": ("both", "both", "date", "none"),
        "signature_date": ("arabic", "arabic", "arabic", "formal"),
        "annex": ("none", "none", "none", "list"),
    }
)


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing: every choice follows from the seed and its own name alone.

    Attributes:
        seed: of the notice.
        fixed: choices that are made already.
    """

    seed: int
    fixed: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        """The option chosen for one of `CHOICES`."""
        if name in self.fixed:
            return self.fixed[name]
        return self.random(name).choice(CHOICES[name])

    def word(self, place: str) -> str:
        """The wording chosen for one place of the vocabulary, the same each time it is asked for."""
        if place in self.fixed:
            return self.fixed[place]
        return self.random(place).choice(wordings(place))

    def random(self, name: str) -> Random:
        """A source of chance for one purpose; it does not disturb the others."""
        return Random(f"{self.seed}/{name}")
