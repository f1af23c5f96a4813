"""A Word file (DOCX): its paragraphs and tables in the order of the document, with what its styles say that they are.

What a reader of the printed page does not see is no part of the text: deleted and moved-away words, hidden ones, comments, the codes of
fields. So are words that are struck out, and tables of contents. Headers, footers and notes are left out too: they are printed beside the
text, and behind it they would be read as its last paragraphs. A place's node is an XPath in `word/document.xml`; `NAMESPACES` is the map
that it needs, and an element of any other namespace is `*[n]`.
"""

from __future__ import annotations

from dataclasses import replace

from laut.acquire.docx import properties
from laut.acquire.docx.package import NAMESPACES, Package
from laut.acquire.docx.styles import Styles
from laut.acquire.docx.walk import Walk
from laut.acquire.found import Found
from laut.acquire.headline import opened
from laut.acquire.original import Original
from laut.acquire.writer import Writer
from laut.errors import InputError

__all__ = ["NAMESPACES", "extract"]

MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def extract(original: Original) -> Found:
    """The text of a Word file, and what its properties say.

    Raises InputError where the bytes are another kind of archive, a broken one, or one that unpacks to more than an article; MissingError
    where lxml is not installed.
    """
    package = Package(original.data, original.where)
    root = package.main()
    styles = Styles(package.beside("styles"))
    writer = Writer()
    Walk(writer, styles).document(root)
    text, parts, places = writer.close()
    if not text:
        raise InputError("a Word file with a text", "one without words", original.where, "look whether its text is a picture")
    parts = opened(parts)
    found = properties.found(package.core(), styles.language)
    title = next((text[part.b : part.e] for part in parts if part.kind == "title"), found.title)
    return replace(found, text=text, title=title, media=MEDIA, parts=parts, places=places)
