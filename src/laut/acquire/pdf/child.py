"""What runs in a process of its own: the C library opens the file, its characters go back as runs. What crashes it harms nobody else."""

from __future__ import annotations

import ctypes
import json
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from laut.acquire.pdf.runs import Runs

MOST_PAGES = 2_000
MOST_CHARACTERS = 1_000_000
SECONDS = 8
MEMORY = 400_000_000
NO_MEMORY = 9  # exit code
_PARTS = "split it into its articles"
_FLAWS = {
    3: ("a PDF", "a damaged one, or another kind of file", "open it in a viewer, and print it to a new PDF there"),
    4: ("a PDF without a password", "one that asks for a password", "open it with the password, and print it to a new PDF"),
    5: ("a PDF without a password", "one locked in a way that is not known", "open it with its own program, and print it to a new PDF"),
}  # fmt: skip
_INFO = ("Title", "Author")
_IMAGE, _FORM = 3, 5
_MOST_OBJECTS = 20_000


class Refused(Exception):
    """The file is refused: what was expected, what was found, what helps."""


def main() -> None:
    """Read a PDF from standard input; write a line of JSON for each page, and one for the file, to standard output."""
    _limit()
    try:
        for part in read(sys.stdin.buffer.read()):
            sys.stdout.write(json.dumps(part) + "\n")
    except Refused as error:
        sys.stdout.write(json.dumps({"refused": error.args}) + "\n")
    except MemoryError:
        sys.exit(NO_MEMORY)


def _limit() -> None:
    """Processor time and memory that a file cannot exceed, where the system has such limits (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read(data: bytes) -> Iterator[dict[str, Any] | None]:
    """Each page (see `_page`), then the language of the file and what it says of itself.

    Raises Refused.
    """
    library, raw = import_module("pypdfium2"), import_module("pypdfium2.raw")
    try:
        file = library.PdfDocument(data)
    except library.PdfiumError as error:
        raise Refused(*_FLAWS.get(getattr(error, "err_code", 3) or 3, _FLAWS[3])) from None
    count = len(file)
    if not count:
        raise Refused("a PDF with pages", "one without", "open it in a viewer, and print it to a new PDF there")
    if count > MOST_PAGES:
        raise Refused(f"a PDF of at most {MOST_PAGES:,} pages", f"{count:,}", _PARTS)
    left = MOST_CHARACTERS
    for number in range(count):
        page = _page(raw, file.raw, number, left)
        left -= page["count"] if page else 0
        yield page
    yield {"tongue": _tongue(raw, file.raw), **{key.lower(): _info(raw, file.raw, key) for key in _INFO}}


def _page(raw: Any, file: Any, number: int, left: int) -> dict[str, Any] | None:
    """What the page holds; None where the library cannot load it."""
    page = raw.FPDF_LoadPage(file, number)
    if not page:
        return None
    text = raw.FPDFText_LoadPage(page)
    try:
        size = max(0, raw.FPDFText_CountChars(text)) if text else 0
        if size > left:
            raise Refused(f"a PDF of at most {MOST_CHARACTERS:,} characters", "more", _PARTS)
        runs = Runs(raw, text)
        runs.read(size)
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, box)
        return {
            "count": size, "unmapped": runs.unmapped, "asked": runs.asked, "runs": runs.runs, "styles": runs.styles,
            "box": [box.left, box.bottom, box.right, box.top], "images": _images(raw, page),
        }  # fmt: skip
    finally:
        if text:
            raw.FPDFText_ClosePage(text)
        raw.FPDF_ClosePage(page)


def _images(raw: Any, page: Any) -> list[list[float]]:
    """Left, bottom, right, top of each picture on the page; a form that holds a picture counts as one."""
    found = []
    sides = [ctypes.c_float() for _ in range(4)]
    for i in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        thing = raw.FPDFPage_GetObject(page, i)
        if _is_picture(raw, thing) and raw.FPDFPageObj_GetBounds(thing, *sides):
            found.append([side.value for side in sides])
    return found


def _is_picture(raw: Any, thing: Any) -> bool:
    kind = raw.FPDFPageObj_GetType(thing)
    if kind != _FORM:
        return bool(kind == _IMAGE)
    inside = min(raw.FPDFFormObj_CountObjects(thing), 50)
    return any(raw.FPDFPageObj_GetType(raw.FPDFFormObj_GetObject(thing, i)) == _IMAGE for i in range(inside))


def _info(raw: Any, file: Any, key: str) -> str:
    name = key.encode()
    return _wide(lambda buffer, size: raw.FPDF_GetMetaText(file, name, buffer, size))


def _tongue(raw: Any, file: Any) -> str:
    return _wide(
        lambda buffer, size: raw.FPDFCatalog_GetLanguage(file, buffer and ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    )


def _wide(call: Any) -> str:
    """The UTF-16 text that a call of the library writes into a buffer."""
    size = call(None, 0)
    if not 2 < size < 20_000:
        return ""
    buffer = ctypes.create_string_buffer(size)
    call(buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace").strip()
