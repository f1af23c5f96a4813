"""From a file, an address, bytes or a string to a Document: one module for each kind of input."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Unpack

from laut.acquire.found import MOST, Given
from laut.acquire.found import Found as _Found
from laut.acquire.found import document as _document
from laut.acquire.get import original, original_of
from laut.acquire.original import Original
from laut.records import Document

__all__ = ["MOST", "Given", "Original", "from_bytes", "from_original", "from_path", "from_stream", "from_text", "original"]


def from_path(path: str | Path, **given: Unpack[Given]) -> Document:
    """The article in the file at `path`, or behind an http(s) address; what is given goes before what the article says of itself.

    Raises InputError, DateError, LanguageError, each naming the path; MissingError where the packages for the kind are not installed.
    """
    return from_original(original(path), **given)


def from_stream(stream: BinaryIO, *, where: str = "standard input", **given: Unpack[Given]) -> Document:
    """The article that `stream` holds; errors as for `from_path`."""
    return from_original(original_of(stream, where), **given)


def from_bytes(data: bytes, *, where: str = "", **given: Unpack[Given]) -> Document:
    """The article in the bytes of a file of any kind; `where` names it in errors, and its suffix helps to tell the kind."""
    return from_original(Original(data, where), **given)


def from_original(original: Original, **given: Unpack[Given]) -> Document:
    """The article in bytes that were got before; the hash, address and moment of fetching go with it."""
    from laut.acquire.kinds import extract

    found = extract(original)
    kept = replace(
        found, sha256=original.sha256, url=found.url or original.url, retrieved=original.retrieved or found.retrieved
    )  # fmt: skip
    return _document(_with_told(kept, dict(original.told)), given, original.where)


def _with_told(found: _Found, told: dict[str, str]) -> _Found:
    """`found` with what others say of the article where it says nothing itself."""
    is_host = "." in (found.outlet or "") and (found.outlet or "") in (found.url or "")  # of a page that does not name its outlet
    missing = {field: value for field, value in told.items() if getattr(found, field) is None or (field == "outlet" and is_host)}
    return replace(found, **missing) if missing else found  # type: ignore[arg-type]


def from_text(text: str, *, where: str = "", **given: Unpack[Given]) -> Document:
    """The article in a string, which becomes `Document.text` as it is: front matter is not looked for.

    Raises InputError for an empty text, DateError, LanguageError.
    """
    return _document(_Found(text), given, where)
