"""Comments at exact characters of a Word document, with everything else left as it is.

Runs are split where a comment begins or ends, each part with the formatting of the whole. Parts of
the package that hold no comment are copied byte for byte.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from copy import deepcopy

from lxml import etree

from auditor.readers.formed import Stretch
from auditor.readers.package import Package
from auditor.readers.word_styles import tag, value, whole
from grammar.named_tuples import NamedTuple

AUTHOR = "auditor"
_INITIALS = "au"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_Type = tuple[tuple[str, dict[str, str]], ...]
# in half points; a comment in the type of the text, 16 points high, would fill the margin
_TYPE: _Type = (("sz", {"val": "19"}), ("szCs", {"val": "19"}))
_HEAD_TYPE: _Type = (("b", {}), ("bCs", {}), *_TYPE)
_SMALL_TYPE: _Type = (("color", {"val": "767676"}), ("sz", {"val": "15"}), ("szCs", {"val": "15"}))
_SET: _Type = (
    ("spacing", {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}),
    ("ind", {"left": "0", "right": "0", "firstLine": "0", "firstLineChars": "0"}),
    ("jc", {"val": "left"}),
)


class Remark(NamedTuple):
    """A comment to write.

    Attributes:
        start, end: offsets in the text that was read from the document.
        lines: what it says; each line is a paragraph, the first one in bold type.
        small: what is said at the end in small type, or empty.
    """

    start: int
    end: int
    lines: tuple[str, ...]
    small: str = ""


class _Anchor(NamedTuple):
    """The first and the last run of a comment."""

    first: etree._Element
    last: etree._Element


def legal(text: str) -> str:
    """The text with what XML cannot hold replaced, character by character."""
    return _ILLEGAL.sub("\ufffd", text)


def commented(
    package: Package, text: str, stretches: Sequence[Stretch], remarks: Iterable[Remark]
) -> bytes:
    """The document with comments.

    Args:
        package: the document.
        text: the text that was read from it.
        stretches: where the text came from.
        remarks: the comments, in the order in which they are numbered.

    Returns:
        The bytes of the new document.

    Raises:
        AuditError: a part of the document cannot be read.
    """
    root = package.tree(package.main)
    runs = _Runs(package.main, root, text, stretches)
    remarks = list(remarks)
    for remark in remarks:
        runs.split(remark)
    # only now: a run that one comment ends with may be split by another
    placed = [(remark, runs.anchor(remark)) for remark in remarks]
    related = package.related(package.main)
    name = related.get("/comments")
    comments = (
        package.tree(name)
        if name is not None and name in package
        else etree.Element(_like(root, "comments"), nsmap={"w": _namespace(root)})
    )
    taken = [whole(value(one, "id")) or 0 for one in (*comments, *_references(root))]
    number = max(taken, default=-1) + 1
    for remark, anchor in placed:
        if anchor is not None:
            _mark(root, anchor, number)
            comments.append(_comment(root, number, remark))
            number += 1
    changed = {package.main: _written(root)}
    if name is None or name not in package:
        name = posixpath.join(posixpath.dirname(package.main), "comments.xml")
        while name in package:
            name = name.replace(".xml", "-auditor.xml")
        changed |= _announced(package, name)
    changed[name] = _written(comments)
    return _packed(package, changed)


class _Runs:
    """The runs of a document, found by the text that was read from them, and split where needed."""

    def __init__(
        self, main: str, root: etree._Element, text: str, stretches: Sequence[Stretch]
    ) -> None:
        self._main = main
        self._root = root
        self._text = text
        self._stretches = stretches
        self._nodes = list(root.iter())
        # of each element that was split, where its parts begin and the elements that hold them
        self._parts: dict[int, tuple[list[int], list[etree._Element]]] = {}

    def split(self, remark: Remark) -> None:
        """Make runs begin and end where a remark does."""
        inside = self._of_body(remark)
        if inside:
            first, last = inside[0], inside[-1]
            self._split(first.node, first.offset)
            self._split(last.node, last.offset + last.end - last.start)

    def anchor(self, remark: Remark) -> _Anchor | None:
        """The runs that hold exactly the characters of a remark.

        Where they stand in no run of the body (an automatic number, a note), the nearest that
        does: the paragraph of the number, the mark of the note.
        """
        inside = self._of_body(remark)
        if inside:
            first, last = inside[0], inside[-1]
            behind = last.offset + last.end - last.start
            return _Anchor(
                _outermost(self._part(first.node, first.offset)),
                _outermost(self._part(last.node, behind - 1)),
            )
        near = self._nearest(remark.start)
        if near is None:  # numbers alone, and no characters at all: at the end of a paragraph
            paragraph = next((one for one in self._nodes if tag(one) == "p"), None)
            if paragraph is None:
                return None
            empty = etree.SubElement(paragraph, _like(self._root, "r"))
            return _Anchor(empty, empty)
        run = _outermost(self._part(near.node, near.offset))
        paragraph = next((one for one in run.iterancestors() if tag(one) == "p"), None)
        runs = [] if paragraph is None else list(run.itersiblings(preceding=True))
        first_run = next((one for one in reversed(runs) if tag(one) == "r"), run)
        return _Anchor(first_run, run)

    def _of_body(self, remark: Remark) -> list[Stretch]:
        within = self._within(remark.start, remark.end)
        return [one for one in within if one.part == self._main]

    def _within(self, start: int, end: int) -> Iterable[Stretch]:
        at = bisect_right(self._stretches, start, key=lambda one: one.end)
        for one in self._stretches[at:]:
            if one.start >= end:
                return
            first, last = max(one.start, start), min(one.end, end)
            offset = one.offset + first - one.start
            yield one._replace(start=first, end=last, offset=offset)

    def _nearest(self, start: int) -> Stretch | None:
        """The stretch of the body behind an offset on the same line, else the one before it."""
        at = bisect_right(self._stretches, start, key=lambda one: one.start)
        line_end = self._text.find("\n", start)
        behind = (s for s in self._stretches[at : at + 50] if s.part == self._main)
        found = next((s for s in behind if line_end < 0 or s.start < line_end), None)
        before = (s for s in reversed(self._stretches[:at]) if s.part == self._main)
        anywhere = (s for s in self._stretches if s.part == self._main)
        return found or next(before, None) or next(anywhere, None)

    def _part(self, node: int, offset: int) -> etree._Element:
        """The run in which a character of an element now stands."""
        starts, elements = self._parts.get(node, ([0], [self._nodes[node]]))
        element = elements[bisect_right(starts, offset) - 1]
        parent = element.getparent()
        return element if parent is None else parent

    def _split(self, node: int, offset: int) -> None:
        """Make a run begin at a character of an element."""
        starts, elements = self._parts.setdefault(node, ([0], [self._nodes[node]]))
        at = bisect_right(starts, offset) - 1
        element = elements[at]
        cut = offset - starts[at]
        run = element.getparent()
        if run is None or tag(run) != "r" or _outermost(run) is not run or not _is_word(run):
            return
        if cut >= max(1, len(element.text or "")):
            following = list(element.itersiblings())
            if following:
                _divided(run, following)
            return
        if cut == 0:
            if any(tag(one) != "rPr" for one in element.itersiblings(preceding=True)):
                _divided(run, [element, *element.itersiblings()])
            return
        rest = deepcopy(element)
        rest.tail = None
        text = element.text or ""
        element.text, rest.text = text[:cut], text[cut:]
        for piece in (element, rest):
            piece.set(_SPACE, "preserve")
        following = list(element.itersiblings())
        element.addnext(rest)
        _divided(run, [rest, *following])
        starts.insert(at + 1, offset)
        elements.insert(at + 1, rest)


def _divided(run: etree._Element, moved: Sequence[etree._Element]) -> None:
    """Move the last elements of a run into one of the same formatting behind it."""
    behind = etree.Element(run.tag, dict(run.attrib), nsmap=run.nsmap)
    formatting = next((one for one in run if tag(one) == "rPr"), None)
    if formatting is not None:
        copied = deepcopy(formatting)
        copied.tail = None
        behind.append(copied)
    behind.tail, run.tail = run.tail, None
    run.addnext(behind)
    behind.extend(moved)


def _outermost(element: etree._Element) -> etree._Element:
    """The outermost run around an element: text boxes and annotated characters have runs inside.

    A formula is one whole: no comment begins within it.
    """
    found = element
    for one in element.iterancestors():
        if tag(one) in ("r", "oMath", "oMathPara"):
            found = one
    return found


def _is_word(run: etree._Element) -> bool:
    """Whether it is a run of text and not of a formula."""
    return "/math" not in str(run.tag)


def _mark(root: etree._Element, anchor: _Anchor, number: int) -> None:
    attributes = {_like(root, "id"): str(number)}
    first, last = anchor
    first.addprevious(etree.Element(_like(root, "commentRangeStart"), attributes))
    end = etree.Element(_like(root, "commentRangeEnd"), attributes)
    reference = etree.Element(_like(root, "r"))
    etree.SubElement(reference, _like(root, "commentReference"), attributes)
    end.tail, last.tail = last.tail, None
    last.addnext(end)
    reference.tail, end.tail = end.tail, None
    end.addnext(reference)


def _comment(root: etree._Element, number: int, remark: Remark) -> etree._Element:
    comment = etree.Element(
        _like(root, "comment"),
        {
            _like(root, "id"): str(number),
            _like(root, "author"): AUTHOR,
            _like(root, "initials"): _INITIALS,
        },
    )
    for number, line in enumerate(remark.lines):
        _line(comment, root, line, _HEAD_TYPE if number == 0 else _TYPE)
    if remark.small:
        _line(comment, root, remark.small, _SMALL_TYPE)
    return comment


def _line(comment: etree._Element, root: etree._Element, words: str, type_: _Type) -> None:
    """A paragraph of a comment, set the same whatever the document's own text is set in."""
    paragraph = etree.SubElement(comment, _like(root, "p"))
    run = etree.SubElement(paragraph, _like(root, "r"))
    for holder, name, properties in ((paragraph, "pPr", _SET), (run, "rPr", type_)):
        into = etree.SubElement(holder, _like(root, name))
        for element, attributes in properties:
            named = {_like(root, key): said for key, said in attributes.items()}
            etree.SubElement(into, _like(root, element), named)
    paragraph.append(run)
    text = etree.SubElement(run, _like(root, "t"), {_SPACE: "preserve"})
    text.text = legal(words)


def _references(root: etree._Element) -> list[etree._Element]:
    return [one for one in root.iter() if tag(one) in ("commentReference", "commentRangeStart")]


def _namespace(root: etree._Element) -> str:
    return str(root.tag).partition("}")[0].lstrip("{")


def _like(root: etree._Element, name: str) -> str:
    """A name in the namespace of the document, of which Word has two."""
    return f"{{{_namespace(root)}}}{name}"


def _written(root: etree._Element) -> bytes:
    return etree.tostring(
        root.getroottree(), encoding="UTF-8", xml_declaration=True, standalone=True
    )


def _announced(package: Package, name: str) -> dict[str, bytes]:
    """The parts that say that there is a part of comments."""
    folder, file = posixpath.split(package.main)
    listed = posixpath.join(folder, "_rels", f"{file}.rels")
    relations = (
        package.tree(listed)
        if listed in package
        else etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
    )
    taken = {one.get("Id") for one in relations}
    identity = next(new for n in range(len(taken) + 1) if (new := f"rIdAuditor{n}") not in taken)
    strict = any((one.get("Type") or "").startswith(_STRICT) for one in relations)
    etree.SubElement(
        relations,
        f"{{{_RELATIONS}}}Relationship",
        {
            "Id": identity,
            "Type": f"{_STRICT if strict else _TRANSITIONAL}/comments",
            "Target": posixpath.basename(name),
        },
    )
    types = package.tree("[Content_Types].xml")
    etree.SubElement(
        types,
        f"{{{_TYPES}}}Override",
        {"PartName": f"/{name}", "ContentType": _COMMENTS_TYPE},
    )
    return {listed: _written(relations), "[Content_Types].xml": _written(types)}


def _packed(package: Package, changed: dict[str, bytes]) -> bytes:
    """The package with some parts changed or added, all others as they are."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in package.names():
            info = package.info(name)
            if not info.is_dir():
                content = changed[name] if name in changed else package.read(name)
                archive.writestr(_copied(info), content)
        for name, content in changed.items():
            if name not in package:
                info = zipfile.ZipInfo(name)  # of a fixed date: the same input, the same bytes
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, content)
    return data.getvalue()


def _copied(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    copied = zipfile.ZipInfo(info.filename, info.date_time)
    copied.compress_type = (
        zipfile.ZIP_STORED if info.compress_type == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
    )
    copied.external_attr = info.external_attr
    return copied
