"""PDF files that a fuzzer can shape: its bytes say what is drawn where, and the file around is sound.

Bytes that have to be a PDF file themselves seldom get beyond its first lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

LETTERS = "一二三四五六七八九十、，。：；（）《》“”〔〕0123456789%.-个项条次人问题整改完成措施责任单位年月日已正在推进共其中全部关于方面县委党组通报附件表召开会议印发办法落实情况到位第"
_FIRST = 0x21  # the code of the first letter
_PAGE_END = 0xFF

Bytes = Iterator[int]


def drawn(data: bytes) -> bytes:
    """A PDF file of up to eight pages, on which is drawn what the bytes say."""
    contents = [_content(iter(page)) for page in data.split(bytes([_PAGE_END]))[:8]]
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", _FONT, _stream(_meanings()), _PICTURE]
    kids: list[bytes] = []
    for content in contents:
        objects += (b"", _stream(content))
        page, stream = len(objects) - 1, len(objects)
        objects[page - 1] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R/Resources<<"
            b"/Font<</F 3 0 R>>/XObject<</I 5 0 R>>>>>>" % stream
        )
        kids.append(b"%d 0 R" % page)
    objects[1] = b"<</Type/Pages/Kids[" + b" ".join(kids) + b"]/Count %d>>" % len(kids)
    return _file(objects)


def _file(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    starts: list[int] = []
    for number, body in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % start for start in starts)
    out += b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table)
    return bytes(out)


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)


def _meanings() -> bytes:
    """What each code of the font stands for."""
    codes = b"\n".join(
        b"<%02x><%s>" % (_FIRST + at, letter.encode("utf-16-be").hex().encode())
        for at, letter in enumerate(LETTERS)
    )
    return (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /F def\n"
        b"1 begincodespacerange <00><ff> endcodespacerange\n"
        b"%d beginbfchar\n%s\nendbfchar endcmap end end" % (len(LETTERS), codes)
    )


_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 4 0 R>>"
_PICTURE = (
    b"<</Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
    b"stream\n\x00\nendstream"
)


def _text(rest: Bytes) -> bytes:
    most = next(rest, 0) % 40
    codes = bytes(_FIRST + byte % len(LETTERS) for byte in islice(rest, most))
    return b"<%s>Tj" % codes.hex().encode()


def _moved(rest: Bytes) -> bytes:
    return b"%d %d Td" % (next(rest, 0) * 4 - 400, next(rest, 0) * 2 - 400)


def _next_line(rest: Bytes) -> bytes:
    return b"0 -%d Td" % (next(rest, 0) % 40)


def _sized(rest: Bytes) -> bytes:
    return b"/F %d Tf" % (next(rest, 0) % 50)


def _turned(rest: Bytes) -> bytes:
    a, b, c, d = (next(rest, 0) - 128 for _ in range(4))
    return b"%d %d %d %d %d %d Tm" % (a // 8, b // 32, c // 32, d // 8, next(rest, 0) * 2, 400)


def _spaced(rest: Bytes) -> bytes:
    return b"%d Tc %d Tw" % (next(rest, 0) % 30 - 10, next(rest, 0) % 60)


def _leading(rest: Bytes) -> bytes:
    return b"%d TL T*" % (next(rest, 0) % 60)


def _seen(rest: Bytes) -> bytes:
    return b"%d Tr" % (next(rest, 0) % 8)


def _picture(rest: Bytes) -> bytes:
    return b"q %d 0 0 %d 0 0 cm /I Do Q" % (next(rest, 0) * 3, next(rest, 0) * 4)


def _shape(rest: Bytes) -> bytes:
    return b"%d %d 9 9 re f" % (next(rest, 0), next(rest, 0))


_DRAWS: tuple[Callable[[Bytes], bytes], ...] = (_text, _text, _text, _next_line, _moved, _sized, _turned, _spaced, _leading, _seen, _picture, _shape)  # fmt: skip


def _content(rest: Bytes) -> bytes:
    """What a page draws: each byte names something, those behind it say how."""
    pieces = [b"BT /F 12 Tf 70 720 Td"]
    pieces += [_DRAWS[byte % len(_DRAWS)](rest) for byte in rest]
    return b" ".join((*pieces, b"ET"))


def written(text: str) -> bytes:
    """The bytes that draw a text, a line for each of its lines; what has no letter is left out."""
    out = bytearray()
    for line in text.split("\n"):
        codes = [LETTERS.index(letter) for letter in line if letter in LETTERS]
        for at in range(0, len(codes), 39):
            out += bytes((0, len(codes[at : at + 39]), *codes[at : at + 39], 3, 16))
    return bytes(out)
