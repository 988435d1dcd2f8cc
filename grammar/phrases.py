"""The claims inside the lines, from the islands that phrases.lark cuts out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from decimal import Decimal

from lark import Token, Tree

from grammar import (
    contacts,
    date_contexts,
    dates,
    lexicon,
    masked,
    numbered_names,
    numerals,
    rates,
    tables,
)
from grammar.claims import (
    Approximation,
    BareNumber,
    Contact,
    DateRange,
    DocumentNumber,
    DocumentTitle,
    Duration,
    DurationUnit,
    Pointer,
    Quantity,
    Rate,
    RateForm,
    SetAside,
    WrittenDate,
)
from grammar.model import Block, BlockKind, Marker, Phrases, Style
from grammar.nouns import Nouns, nouns
from grammar.outline import marker_value
from grammar.patterns import compiled
from grammar.source import Span
from grammar.vocabulary import Vocabulary

_NUMBER = f"{numerals.ARABIC}|{numerals.HAN}"
_FIGURE = compiled(rf"\d|{numerals.HAN}")
_NUMERAL = compiled(rf"\d+|{numerals.HAN}")
_QUANTITY = compiled(
    rf"({_NUMBER})([余多几来]?)(大?(?:{lexicon.alternation((*lexicon.CLASSIFIERS, *lexicon.UNITS))}))"
    rf"({'|'.join(numerals.AFTER)})?"
)
_DURATION = compiled(
    rf"({_NUMBER}|半|数)([余多几来]?)({lexicon.alternation(lexicon.DURATIONS)})(半|多)?"
    rf"({'|'.join(numerals.AFTER)}|内)?"
)
# 一个 is mostly no figure; 反馈的一个方面9个问题 opens a chain of levels
_LONE = compiled(rf"一(?!(?:个方面|大方面|大类)的?(?:问题)?[、，,]?(?:问题)?(?:{_NUMBER})[个项条])")
_QUOTED = compiled(r"“[^”\n]{1,20}”|‘[^’\n]{1,20}’")
_SERIAL = compiled(r"\d+(?=(?:-\d+)?[ ]?号)")
_ISSUER = compiled(r"[\u4e00-\u9fffA-Za-z]{1,16}$")
_NOT_ISSUER = compiled(
    r".*(?:上述|依据|根据|按照|印发|出台|制定|文件|下发|转发|发布|以及|其中|对照|执行|落实|参照|即|见|与|和|及|以|由|的|为|在|将|按)"
    r"(?=.)"
)
_INNER = compiled(r"[《〈〔]([^《》〈〉〔〕]+)[》〉〕]")
_PER = compiled(r"(?:每|逐|各|当|次)[年月周季]?$")
_BEHIND_TITLE = compiled(r"[的通知意见文件\s]{0,4}[(（]?|[、和及]?")


def find(text: str, blocks: Sequence[Block], year: int | None, known: Vocabulary) -> Phrases:
    """The claims of a reading text.

    Args:
        text: the reading text.
        blocks: its lines; numbers of markers and of page furniture are set aside.
        year: the year of the signature, from which a reader supplies 今年 and 去年.
        known: nouns that come on top of the lexicon.
    """
    published = date_contexts.published(text, blocks)
    found = _Finder(text, date_contexts.DateContexts(text, year, blocks, published), nouns(known))
    found.set_aside_of(blocks)
    entries = tuple(contacts.find(text))
    tree = tables.parser("phrases").parse(masked.masked(text, blocks, entries, published))
    for node in tree.children:
        found.take(node)
    return found.phrases(entries)


class _Finder:
    """Turns tokens into claims, each list in the order of the text."""

    def __init__(self, text: str, contexts: date_contexts.DateContexts, nouns: Nouns) -> None:
        self.text = text
        self.contexts = contexts
        self.nouns = nouns
        self.quantities: list[Quantity] = []
        self.rates: list[Rate] = []
        self.dates: list[WrittenDate] = []
        self.ranges: list[DateRange] = []
        self.durations: list[Duration] = []
        self.titles: list[DocumentTitle] = []
        self.numbers: list[DocumentNumber] = []
        self.pointers: list[Pointer] = []
        self.bare: list[BareNumber] = []
        self.inline: list[Marker] = []
        self.aside: list[SetAside] = []
        self.named_counts: list[Quantity] = []
        self.quoted = [Span(*m.span()) for m in _QUOTED.finditer(text)]
        self.quoted_starts = [span.start for span in self.quoted]

    def phrases(self, entries: tuple[Contact, ...]) -> Phrases:
        """Everything that was found."""
        for entry in entries:
            self.aside.append(SetAside(entry.span, "contact"))
        return Phrases(
            quantities=tuple(self.quantities),
            rates=tuple(self.rates),
            dates=tuple(self.dates),
            ranges=tuple(self.ranges),
            durations=tuple(self.durations),
            titles=tuple(self.titles),
            numbers=tuple(self.numbers),
            pointers=tuple(self.pointers),
            contacts=entries,
            bare=tuple(self.bare),
            inline=tuple(self.inline),
            named_counts=tuple(self.named_counts),
            set_aside=tuple(sorted(self.aside, key=lambda a: a.span)),
        )

    def set_aside_of(self, blocks: Iterable[Block]) -> None:
        """Name the numbers of markers and of furniture as what they are."""
        for block in blocks:
            if block.marker is not None:
                self.aside.append(SetAside(block.marker.span, "marker"))
            elif block.kind is BlockKind.FURNITURE and _FIGURE.search(self._words(block.span)):
                self.aside.append(SetAside(block.span, "furniture"))

    def take(self, node: Token | Tree[Token]) -> None:
        """Add what an island says."""
        if isinstance(node, Tree):
            tokens = [t for t in node.children if isinstance(t, Token)]
            if node.data == "half":
                self.take(tokens[0])
            elif node.data == "stray":
                self._stray(tokens)
            else:
                (self._range if node.data == "range" else self._document)(tokens)
            return
        span = _span(node)
        if node.type != "TITLE" and (mark := self._quoted_at(span)) is not None:
            self.aside.append(SetAside(span, "name"))
            if node.type == "QUANTITY" and span.start == mark.start + 1:
                self._quoted_count(node.value, span, mark)
            return
        getattr(self, f"_{node.type.lower()}")(node.value, span)

    def _stray(self, tokens: list[Token]) -> None:
        """A further serial number behind none (3日、15号) numbers something; a joint joins nothing."""
        for token in tokens:
            serial = _SERIAL.search(token)
            assert serial is not None, token
            start, end = (_span(token).start + at for at in serial.span())
            self.aside.append(SetAside(Span(start, end), "ordinal"))

    def _words(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def _quoted_at(self, span: Span) -> Span | None:
        """The short quotation marks in which it stands: a slogan or a name, not a claim."""
        at = bisect_right(self.quoted_starts, span.start) - 1
        return self.quoted[at] if at >= 0 and span.end <= self.quoted[at].end else None

    def _quoted_count(self, words: str, span: Span, marks: Span) -> None:
        """“三张清单”, “四个一”: a name that says how many there are of what it names."""
        found = _QUANTITY.fullmatch(words)
        numeral = numerals.read(found[1]) if found else None
        if found is None or numeral is None or found[3] in lexicon.UNITS:
            return
        whole, noun = Span(span.start, marks.end - 1), self._words(Span(span.end, marks.end - 1))
        number = Span(span.start, span.start + found.end(1))
        self.named_counts.append(Quantity(whole, number, found[3], "count", *numeral, noun))

    def _before(self, span: Span) -> tuple[Approximation, int]:
        return numerals.approximation_before(self.text, span.start)

    # --- dates ---

    def _date(self, words: str, span: Span) -> None:
        written = dates.read(words, span, self.contexts.at(span))
        self.contexts.advance(written)
        self.dates.append(written)

    def _damaged(self, words: str, span: Span) -> None:
        del words
        self.dates.append(
            WrittenDate(span, None, None, None, frozenset(), None, None, fault="damaged")
        )

    def _range(self, tokens: list[Token]) -> None:
        first, last = tokens
        context = self.contexts.at(_span(first))
        written = dates.read_range(str(first), _span(first), str(last), _span(last), context)
        self.contexts.advance(written)
        self.dates += (written.start, written.end)
        self.ranges.append(written)

    def _day(self, words: str, span: Span) -> None:
        if _PER.search(self.text, max(0, span.start - 3), span.start):
            self.aside.append(SetAside(span, "ordinal"))
        else:
            self._duration(words.replace("号", "日"), span)

    def _clock(self, words: str, span: Span) -> None:
        del words
        self.aside.append(SetAside(span, "contact"))

    def _duration(self, words: str, span: Span) -> None:
        found = _DURATION.fullmatch(words)
        if found is None:
            self._number(words, span)
            return
        number, between, unit, half, after = found.groups()
        value = numerals.half_or(number)
        if value is None or unit == "个季度":
            self.aside.append(SetAside(span, "idiom"))
            return
        if half == "半" or unit == "个半月":
            value += Decimal("0.5")
        approximation, start = self._before(span)
        if between in numerals.BETWEEN or half == "多":
            approximation = Approximation.ODD
        approximation = numerals.AFTER.get(after or "", approximation)
        name = lexicon.DURATIONS[unit]
        whole = Span(start, span.end)
        if name in ("hour", "minute", "second"):
            self.quantities.append(
                Quantity(whole, whole, unit, name, value, Decimal(1), approximation, "")
            )
            return
        self.durations.append(Duration(whole, value, DurationUnit(name), approximation))

    # --- rates ---

    def _rate(self, form: RateForm, words: str, span: Span) -> None:
        rate = rates.read(self.text, form, words, span)
        if rate is None:
            self._number(words, span)
        else:
            self.rates.append(rate)

    def _percent(self, words: str, span: Span) -> None:
        self._rate(RateForm.PERCENT, words, span)

    def _points(self, words: str, span: Span) -> None:
        self._rate(RateForm.POINTS, words, span)

    def _fraction(self, words: str, span: Span) -> None:
        self._rate(RateForm.FRACTION, words, span)

    def _tenths(self, words: str, span: Span) -> None:
        self._rate(RateForm.TENTHS, words, span)

    def _majority(self, words: str, span: Span) -> None:
        self._rate(RateForm.WORDS, words, span)

    def _doubled(self, words: str, span: Span) -> None:
        self._rate(RateForm.DOUBLED, words, span)

    # --- quantities ---

    def _quantity(self, words: str, span: Span) -> None:
        found = _QUANTITY.fullmatch(words)
        numeral = numerals.read(found[1]) if found else None
        lone = found is not None and found[1] == "一" and _LONE.match(self.text, span.start)
        if lone and found is not None and numbered_names.ends_list(self.text, found[3], span):
            lone = None
        if found is None or numeral is None or lone:
            self._number(words, span)
            return
        if numbered_names.is_ordinal(self.text, span):
            self.aside.append(SetAside(span, "ordinal"))
            return
        if numbered_names.is_name(self.text, found[3], span):
            self.aside.append(SetAside(span, "name"))
            return
        approximation, start = self._before(span)
        approximation = numerals.BETWEEN.get(found[2], approximation)
        approximation = numerals.AFTER.get(found[4] or "", approximation)
        word = found[3]
        unit = lexicon.UNITS.get(word)
        measure, factor = (unit.measure, unit.factor) if unit else ("count", Decimal(1))
        number = Span(start, span.start + found.end(2))
        noun = self._noun(word, span.end) if measure == "count" else None
        self.quantities.append(
            Quantity(
                Span(start, noun.end if noun else span.end),
                number,
                word,
                measure,
                numeral.value * factor,
                numeral.quantum * factor,
                approximation,
                self._words(noun).removeprefix("的") if noun else "",
            )
        )

    def _noun(self, unit: str, at: int) -> Span | None:
        times = lexicon.CLASSIFIERS.get(unit) == "time"
        pattern = self.nouns.behind_times if times else self.nouns.behind
        found = pattern.match(self.text, at, at + 24)
        return Span(*found.span()) if found else None

    def _number(self, words: str, span: Span) -> None:
        numeral = numerals.read(words)
        if numeral is not None and words[0].isdigit() and not self._is_name(span):
            self.bare.append(BareNumber(span, numeral.value))
        else:
            self.aside.append(SetAside(span, "idiom" if not words[0].isdigit() else "name"))

    def _is_name(self, span: Span) -> bool:
        around = self.text[max(0, span.start - 1) : span.start] + self.text[span.end : span.end + 1]
        return any(c in "+-—/_." or (c.isascii() and c.isalpha()) for c in around)

    # --- names, pointers, markers ---

    def _title(self, words: str, span: Span) -> None:
        inner = tuple(m[1] for m in _INNER.finditer(words[1:-1]))
        self.titles.append(DocumentTitle(span, words[1:-1].strip(), inner))

    def _document(self, tokens: list[Token]) -> None:
        number = str(tokens[0])
        at = _span(tokens[0]).start
        before = _ISSUER.search(self.text, max(0, at - 16), at)
        issuer = _NOT_ISSUER.sub("", before[0]) if before else ""
        titles = self._titles_before(at - len(issuer), len(tokens))
        for token in tokens:
            span = _span(token)
            start = at - len(issuer) if token is tokens[0] else span.start + 1
            serial = _SERIAL.search(token)
            assert serial is not None, token
            title = titles.pop(0) if titles else None
            whole = Span(start, span.end)
            self.numbers.append(
                DocumentNumber(whole, issuer, int(number[1:5]), int(serial[0]), title)
            )

    def _titles_before(self, at: int, count: int) -> list[DocumentTitle]:
        """The titles that stand right before a document number, one for each of its serials."""
        titles: list[DocumentTitle] = []
        for title in reversed(self.titles):
            gap = self.text[title.span.end : at]
            if len(titles) == count or not _BEHIND_TITLE.fullmatch(gap):
                break
            titles.insert(0, title)
            at = title.span.start
        return titles if len(titles) == count or count == 1 else []

    def _pointer(self, words: str, span: Span) -> None:
        digits = _NUMERAL.search(words)
        numeral = numerals.read(digits[0]) if digits else None
        if numeral is None:  # longer than any list
            self.aside.append(SetAside(span, "ordinal"))
            return
        target = "annex" if words.startswith("附件") else "item"
        self.pointers.append(Pointer(span, target, int(numeral.value)))

    def _ordinal(self, words: str, span: Span) -> None:
        del words
        self.aside.append(SetAside(span, "ordinal"))

    def _idiom(self, words: str, span: Span) -> None:
        del words
        self.aside.append(SetAside(span, "idiom"))

    def _code(self, words: str, span: Span) -> None:
        del words
        self.aside.append(SetAside(span, "name"))

    def _inline(self, words: str, span: Span) -> None:
        number, label = marker_value(words)
        style = Style.INLINE
        if words.startswith("("):
            style = Style.ARABIC_BRACKET if words[1].isdigit() else Style.HAN_BRACKET
        elif words.startswith(("第", "其")):
            style = Style.ORDINAL
        elif not words.endswith("是"):
            style = Style.CIRCLED
        self.inline.append(Marker(style, number, span, label))
        self.aside.append(SetAside(span, "marker"))


def _span(token: Token) -> Span:
    assert token.start_pos is not None
    assert token.end_pos is not None
    return Span(token.start_pos, token.end_pos)
