"""PDF: the characters with their boxes as the library gives them; lines, columns and paragraphs as a reader sees them.

The place of a word is `page N`, the index of its first character among those of the page's text (as PDFium counts them), and its box.
PDFium writes a hyphen at the end of a line as U+0002; here it is a hyphen where it belongs to the word. A ligature is two characters
for PDFium, as it is here.
"""

from __future__ import annotations

from typing import Any

from laut.acquire import tongue
from laut.acquire.found import Found
from laut.acquire.original import Original
from laut.acquire.pdf import about
from laut.acquire.pdf.blocks import blocks, usual
from laut.acquire.pdf.columns import Region, regions
from laut.acquire.pdf.flow import flow
from laut.acquire.pdf.hyphens import Hyphens
from laut.acquire.pdf.kinds import mark
from laut.acquire.pdf.lines import Line
from laut.acquire.pdf.margins import without_margins
from laut.acquire.pdf.page import page
from laut.acquire.pdf.process import characters
from laut.acquire.pdf.writing import write
from laut.errors import InputError, LanguageError
from laut.records import Part

MEDIA = "application/pdf"


def extract(original: Original) -> Found:
    """The article in a PDF.

    Raises InputError for a file that is none, is locked, damaged, too large, or holds no text that can be told; MissingError.
    """
    file = characters(original)
    _check(file["pages"], original.where)
    pages = [page(number, found) for number, found in enumerate(file["pages"], 1) if found]
    printed = without_margins(pages)
    parts = [region for one in pages for region in regions(one.words)]
    lines = [line for region in parts for line in _lines(region)]
    hyphens = Hyphens(_language("\n".join(line.text for line in lines), file["tongue"]), "\n".join(line.text for line in lines))
    type_ = usual(lines)
    whole = flow([block for region in parts for block in blocks(region, type_)], type_, hyphens)
    mark(whole, pages, type_)
    text, marks, places = write(whole, hyphens)
    return Found(
        text,
        title=_headline(text, marks) or about.title(file["title"]) or printed.title,
        author=about.author(file["author"]),
        tongue=file["tongue"] or None,
        url=printed.url,
        media=MEDIA,
        partial="pages" if None in file["pages"] or any(one.is_scan for one in pages) else None,
        parts=marks,
        places=places,
    )


def _lines(region: Region) -> list[Line]:
    return region.lines or [line for row in region.rows for cell in row for line in cell]


def _check(pages: list[dict[str, Any] | None], where: str) -> None:
    """InputError for a file without characters, or with characters that cannot be told."""
    read = [one for one in pages if one]
    if not any(one["runs"] for one in read) and not any(one["asked"] for one in read):
        pictures = f"one of pictures only ({len(pages)} page{'s' if len(pages) != 1 else ''}, no character)"
        raise InputError("a PDF with text", pictures, where, "run a text recognition on it first")
    if 2 * sum(one["unmapped"] for one in read) > sum(one["asked"] for one in read):
        raise InputError("a PDF whose characters can be told", "fonts that do not name theirs", where, "run a text recognition on it first")


def _language(text: str, claimed: str) -> str | None:
    """The language that decides on hyphens; None where it cannot be told."""
    try:
        return tongue.detect(text)
    except LanguageError:
        try:
            return tongue.code(claimed)
        except LanguageError:
            return None


def _headline(text: str, marks: tuple[Part, ...]) -> str | None:
    return next((" ".join(text[part.b : part.e].split()) for part in marks if part.kind == "title"), None)
