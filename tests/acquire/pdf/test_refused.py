"""What cannot be read is refused in one line, within the time and the memory that a file may take."""

from __future__ import annotations

import io
import time
import zlib
from collections.abc import Sequence

import pypdf
import pytest
from reportlab.pdfgen import canvas

from laut.acquire import from_bytes
from laut.errors import InputError, LautError

from .making import picture

_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
_ROOT = b"<</Type/Catalog/Pages 2 0 R>>"
_LINE = b"(The dam broke at night. ) Tj 0 -12 Td\n"
_SAYS = b"BT /F 10 Tf 50 700 Td (The dam broke at night, a spokeswoman of the city said.) Tj ET"


def made(objects: Sequence[bytes]) -> bytes:
    """A file of these objects, the first its root."""
    out = bytearray(b"%PDF-1.5\n")
    places = []
    for i, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % i + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size, start = len(objects) + 1, len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size + table
    return bytes(out) + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, start)


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>\nstream\n" % (more, len(data)) + data + b"\nendstream"


def one_page(content: bytes, more: bytes = b"", box: bytes = b"[0 0 600 800]", font: bytes = _FONT) -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox %s/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>" % box
    return made([_ROOT, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream(content, more), font])


def _good() -> bytes:
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer, invariant=True)
    page.drawString(50, 700, "The dam broke at night, a spokeswoman of the city said.")
    page.save()
    return buffer.getvalue()


def _locked(password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(_good())))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _packed(data: bytes) -> bytes:
    return zlib.compress(data, 9)


def _pages(count: int) -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>"
    return made([_ROOT, b"<</Type/Pages/Kids[" + b"3 0 R " * count + b"]/Count %d>>" % count, page])


def _nested_forms(depth: int) -> bytes:
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A %d 0 R>>>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</A 5 0 R>>>>>>"
    forms = [stream(b"/A Do " * 10, form % (i + 6)) for i in range(depth)]
    return made([_ROOT, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream(b"/A Do"), *forms, stream(b"")])


_REFUSED = {
    "garbage": (b"%PDF-1.4 ...", "expected a PDF, found a damaged one"),
    "binary garbage": (b"%PDF-1.7\n" + bytes(range(256)) * 4000, "expected a PDF, found a damaged one"),
    "cut off": (_good()[: len(_good()) // 2], "expected a PDF, found a damaged one"),
    "a password": (_locked("geheim"), "expected a PDF without a password, found one that asks for a password"),
    "a million characters": (one_page(b"BT /F 10 Tf 50 700 Td " + _LINE * 42_000 + b"ET"), "at most 1,000,000 characters"),
    "10,000 pages": (_pages(10_000), "expected a PDF of at most 2,000 pages, found 10,000"),
    "no page": (made([_ROOT, b"<</Type/Pages/Kids[]/Count 0>>"]), "expected a PDF, found a damaged one"),
    "an empty page": (_pages(1), r"found one of pictures only \(1 page, no character\); run a text recognition"),
    "a tree of pages that holds itself": (made([_ROOT, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 5>>"]), "expected a PDF"),
    "a false count": (made([_ROOT, b"<</Type/Pages/Kids[]/Count 2000000000>>"]), "expected a PDF"),
    "a packed page": (one_page(_packed(b"\0" * 600_000_000), b"/Filter/FlateDecode"), "found one that needs too much memory"),
    "a page packed twice": (one_page(_packed(_packed(b" " * 600_000_000)), b"/Filter[/FlateDecode/FlateDecode]"), "too much memory"),
    "deep arrays": (made([b"<</Type/Catalog/Pages 2 0 R/X " + b"[" * 2_000_000, b""]), "expected a PDF"),
    "forms in forms": (_nested_forms(12), "expected a PDF"),
}  # fmt: skip


@pytest.mark.parametrize("name", _REFUSED)
def test_refused_in_one_line(name: str) -> None:
    data, says = _REFUSED[name]
    begin = time.monotonic()
    with pytest.raises(InputError, match=says) as caught:
        from_bytes(data, where="a.pdf")
    assert time.monotonic() - begin < 30  # the limit is of a process's own time: 8 seconds
    assert str(caught.value).startswith("a.pdf: ") and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        _good(), _good().replace(b"startxref", b"startxxxx"), _good().replace(b"xref\n0", b"xref\n9", 1), _locked(""),
        one_page(_SAYS, box=b"[0 0 1e9 1e9]"), b"junk before\n" + _good(),
    ],
    ids=["whole", "no xref", "broken xref", "locked against change alone", "a huge page", "junk before it"],
)  # fmt: skip
def test_read_all_the_same(data: bytes) -> None:
    document = from_bytes(data, where="a.pdf")
    assert document.text == "The dam broke at night, a spokeswoman of the city said."
    assert document.partial is None and document.language == "en"


def test_pictures_alone_are_said_to_be_that() -> None:
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer, invariant=True)
    for _ in range(3):
        page.drawImage(picture(), 0, 0, 500, 700)
        page.showPage()
    page.save()
    with pytest.raises(
        InputError, match=r"^scan\.pdf: expected a PDF with text, found one of pictures only \(3 pages, no character\); run a text"
    ):
        from_bytes(buffer.getvalue(), where="scan.pdf")


def test_a_font_that_does_not_name_its_characters() -> None:
    table = b"/CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <20> <7f> <e020> endbfrange"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    data = made([_ROOT, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream(_SAYS), font, stream(table)])
    with pytest.raises(InputError, match="expected a PDF whose characters can be told"):
        from_bytes(data)


@pytest.mark.parametrize("end", range(200, len(_good()), 400))
def test_cut_anywhere(end: int) -> None:
    try:
        assert from_bytes(_good()[:end]).text
    except LautError as error:
        assert "\n" not in str(error)
