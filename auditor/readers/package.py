"""A Word file as the package of parts that it is, opened with care.

Nothing is unpacked to the disk, no part is read beyond a limit, no entity is expanded, no address
is followed, no macro is looked at.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING

from lxml import etree

from auditor.errors import AuditError
from rules._rule import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

MOST_BYTES = 48 * 1024 * 1024  # of one part, unpacked; the longest notices have some MiB
MOST_TAGS = 1_000_000  # of one part: what it holds in memory goes with their number
MOST_PARTS = 5_000
MOST_IN_ALL = 512 * 1024 * 1024  # bytes of all parts, unpacked; a report copies each
MAIN = "/officeDocument"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


class Package:
    """The parts of a Word file.

    Args:
        data: the file.
        name: its name, for messages.

    Raises:
        AuditError: it is no such package, or one that cannot be read.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._data = data
        if data.startswith(_OLE):
            raise self.trouble(
                Words(
                    "它被加密，或者其实是旧式 .doc 文件。请去掉密码，另存为 .docx",
                    "it is encrypted, or really an old .doc file; save it as .docx without a "
                    "password",
                )
            )
        if not data.startswith(b"PK"):
            raise self.trouble(
                Words(
                    "内容不是 Word 文档（扩展名不符）。请用 Word 或 WPS 打开，另存为 .docx",
                    "its content is not a Word document, whatever its extension says; open it in "
                    "Word or WPS and save it as .docx",
                )
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (*_DAMAGED, ValueError):
            raise self._damaged() from None
        self._infos = {info.filename: info for info in self._zip.infolist()}
        in_all = sum(info.file_size for info in self._infos.values())
        if len(self._infos) > MOST_PARTS or in_all > MOST_IN_ALL:
            raise self._too_much()
        self.main = self._main()

    def __contains__(self, part: str) -> bool:
        return part in self._infos

    def names(self) -> Iterator[str]:
        """The names of all parts, in the order of the file."""
        yield from self._infos

    def info(self, part: str) -> zipfile.ZipInfo:
        """What the package says of a part."""
        return self._infos[part]

    def read(self, part: str) -> bytes:
        """A part's bytes.

        Raises:
            AuditError: it is missing, damaged, encrypted or too large.
        """
        info = self._infos.get(part)
        if info is None:
            raise self._damaged()
        if info.flag_bits & 0x1:
            raise self.trouble(
                Words("它被加密。请去掉密码后再核对", "it is encrypted; remove the password")
            )
        if info.file_size > MOST_BYTES:
            raise self._too_much()
        try:
            with self._zip.open(info) as file:  # what a part says of its size may be a lie
                data = file.read(MOST_BYTES + 1)
        except (*_DAMAGED, ValueError):  # it begins before the file does
            raise self._damaged() from None
        if len(data) > MOST_BYTES:
            raise self._too_much()
        return data

    def tree(self, part: str) -> _Element:
        """A part as the tree of elements that it is.

        Raises:
            AuditError: it cannot be read, or is no XML, or more than a document needs.
        """
        data = self.read(part)
        if data.count(b"<") > MOST_TAGS:
            raise self._too_much()
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            if error.code == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
                raise self._too_much() from None
            raise self._damaged() from None
        except ValueError:
            raise self._damaged() from None
        if root.getroottree().docinfo.doctype:  # Word writes none; a bomb of entities needs one
            raise self.trouble(
                Words(
                    "它带有实体声明，Word 不会写出这样的文件。请用 Word 或 WPS 重新另存为 .docx",
                    "it declares entities, which Word never writes; save it anew as .docx from "
                    "Word or WPS",
                )
            )
        return root

    def related(self, part: str) -> dict[str, str]:
        """By the last word of their kind (`/styles`), the parts that a part refers to.

        Parts outside of the package are left out: nothing is fetched.
        """
        folder, file = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{file}.rels")
        found: dict[str, str] = {}
        if listed not in self._infos:
            return found
        for one in self.tree(listed):
            if not isinstance(one.tag, str) or one.get("TargetMode") == "External":
                continue
            kind = "/" + (one.get("Type") or "").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target") or ""))
            found.setdefault(kind, target.lstrip("/"))
        return found

    def trouble(self, why: Words) -> AuditError:
        """Why the file cannot be read, as an error to raise."""
        return AuditError(
            Words(f"{self.name}：无法读取：{why.zh}", f"{self.name}: cannot be read: {why.en}")
        )

    def no_word_document(self) -> AuditError:
        """That the package is that of something else, as an error to raise."""
        return self.trouble(
            Words(
                "压缩包里没有 Word 正文。请用 Word 或 WPS 打开，另存为 .docx",
                "this package holds no Word document; open it in Word or WPS and save it as .docx",
            )
        )

    def _main(self) -> str:
        main = self.related("").get(MAIN)
        if main is None or main not in self._infos:
            raise self.no_word_document()
        return main

    def _damaged(self) -> AuditError:
        return self.trouble(
            Words(
                "文件已损坏或不完整。请从原件重新另存为 .docx",
                "the file is damaged or cut off; save it anew as .docx from the original",
            )
        )

    def _too_much(self) -> AuditError:
        return self.trouble(
            Words(
                "解开后过大或嵌套过深，不像一份通报。请只把正文另存为 .docx",
                "unpacked it is far larger or deeper than a notice; save its text alone as .docx",
            )
        )
