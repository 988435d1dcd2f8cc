"""PDF files for tests, written by hand."""

from __future__ import annotations

IMAGE = (
    b"5 0 obj<</Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
    b"stream\n\x00\nendstream endobj\n"
)


def pdf_of(content: bytes, packing: bytes = b"", more: bytes = IMAGE, font: bytes = b"") -> bytes:
    """A PDF of one page, 600 points wide and 800 high.

    Args:
        content: what the page draws.
        packing: how that is packed.
        more: other objects; number 5 is what the page calls I.
        font: more on the font that the page calls F.
    """
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<"
        b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica" + font + b">>>>"
        b"/XObject<</I 5 0 R>>>>>>endobj\n"
        b"4 0 obj<<"
        + packing
        + b"/Length "
        + str(len(content)).encode()
        + b">>stream\n"
        + content
        + b"\nendstream endobj\n"
        + more
        + b"trailer<</Root 1 0 R>>\n%%EOF"
    )
