"""Names for findings that survive edits elsewhere in the document.

A fingerprint is made of the rule, the words at the finding's place and the clause around them, and
of no line number or offset. Of several findings that are the same in all of that, it counts which
one this is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from grammar.patterns import compiled
from grammar.source import Span

_CLAUSE_END = compiled(r"[。！？；!?;\r\n]")
_REACH = 200  # code points looked at on either side: the work stays bounded on one endless line
_LONGEST = 2_000  # code points of a place that count
_DIGEST = 8  # bytes: a chance in millions of two alike among a hundred thousand findings


def fingerprints(text: str, found: Iterable[tuple[str, Span]]) -> Iterator[str]:
    """A fingerprint for each finding.

    Args:
        text: the reading text of the notice.
        found: rule name and primary place of each finding, in the order of the text.

    Yields:
        Sixteen hexadecimal digits a finding.
    """
    seen: Counter[str] = Counter()
    for rule, span in found:
        words = text[span.start : min(span.end, span.start + _LONGEST)]
        key = "\x1f".join((rule, _squeezed(words), _squeezed(_clause(text, span))))
        ordinal = seen[key]
        seen[key] += 1
        content = f"{key}\x1f{ordinal}".encode("utf-8", "surrogatepass")
        yield blake2b(content, digest_size=_DIGEST).hexdigest()


def _clause(text: str, span: Span) -> str:
    """The clause in which a place starts, as far as it stands before and behind the place."""
    before = text[max(0, span.start - _REACH) : span.start]
    ends = [end.end() for end in _CLAUSE_END.finditer(before)]
    if ends:
        before = before[ends[-1] :]
    stop = min(span.end, span.start + _LONGEST)
    after = text[stop : stop + _REACH]
    end = _CLAUSE_END.search(after)
    return before + text[span.start : stop] + (after[: end.start()] if end else after)


def _squeezed(text: str) -> str:
    """The text without white space, so that a new line wrap changes nothing."""
    return "".join(text.split())
