"""The annexes, tables and figures that a notice speaks of, against those that it has."""

from __future__ import annotations

from collections.abc import Iterator

from grammar import captions, pointers
from grammar.claims import Pointer
from grammar.model import Notice
from rules._rule import Finding, Label, Outcome, Verdict, Words


def tables(notice: Notice) -> Iterator[Verdict | Finding]:
    """表2 where the tables of the notice are numbered, and none is number 2."""
    for found in captions.references(notice):
        words = notice.quote(found.span)
        if found.caption is not None:
            there = Words(f"{words}就在文中", f"{words} is in the notice")
            yield Verdict(found.number, Outcome.VERIFIED, (found.caption,), there)
            continue
        yield Finding(
            Words(
                f"提到{words}，文中没有这张表" if "表" in words else f"提到{words}，文中没有这张图",
                f"speaks of {words}; no table or figure of the notice has that number",
            ),
            found.span,
            tuple(Label(o, Words("文中有的", "what there is")) for o in found.others[:8]),
            facts={"found": len(found.others)},
            disputed=(found.number,),
            check=Words(
                "核对：是漏了，还是编号写错？", "Check: was it lost, or is the number wrong?"
            ),
        )


def annex(notice: Notice, pointer: Pointer, listed: pointers.Annexes) -> Verdict | Finding:
    """附件3 in the list of annexes, or where there is none."""
    words, place = notice.quote(pointer.span), listed.places.get(pointer.number)
    if place is not None:
        return Verdict(
            pointer.span,
            Outcome.VERIFIED,
            (place,),
            Words(f"文末列有{words}", f"{words} is in the list of annexes"),
        )
    if listed.missing and pointer.number > 1:
        return Finding(
            Words(
                f"提到{words}，全文没有附件清单，也没有提到附件1",
                f"speaks of {words}; no annexes are listed, and annex 1 is never mentioned",
            ),
            pointer.span,
            facts={"claimed": pointer.number, "found": 0},
            check=Words("核对：附件是否漏列？", "Check: was the list of annexes left out?"),
        )
    if not listed.places:
        return Verdict(
            pointer.span,
            Outcome.UNASSESSED,
            (),
            Words(
                "文中没有列出附件，无从核对", "the notice has no list of annexes to compare with"
            ),
        )
    count = len(listed.places)
    return Finding(
        Words(
            f"提到{words}，文末只列出{count}个附件",
            f"speaks of {words}; {count} annexes are listed",
        ),
        pointer.span,
        tuple(
            Label(line, Words("附件列于此处", "the annexes are listed here"))
            for line in listed.lines[:8]
        ),
        facts={"claimed": pointer.number, "found": count},
        check=Words(
            "核对：是漏列附件，还是附件号写错？",
            "Check: is an annex missing, or is the number wrong?",
        ),
    )
