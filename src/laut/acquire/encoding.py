"""From the bytes of a file to its text: byte order marks, UTF-8, UTF-16, and what older programs wrote."""

from __future__ import annotations

import codecs
import re
from functools import cache

from laut.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"{\\rtf", "an RTF document"),
)
_OLD = ("cp1252", "mac_roman", "cp850")  # what German and English newsrooms wrote before UTF-8
_LATIN = (*_OLD, "iso8859-15", "cp1254")
_TABLES = ("iso8859", "cp", "koi8", "mac", "gb", "big5", "euc", "shift", "iso2022", "tis", "ptcp", "hz")  # that pages are written in
_PAGES = (b"<!doctype html", b"<html", b"<?xml")
_SAMPLE = 65536
_AS_TEXT = "save it as plain text first"


def decode(data: bytes, where: str = "") -> str:
    """The text of `data`, without its byte order mark, its line ends as they are.

    Raises InputError where the bytes are no text.
    """
    _refuse_markup(data, where)
    return judged(data, where)


def judged(data: bytes, where: str = "", declared: str | None = None) -> str:
    """The text of `data`, markup or plain; `declared` is the encoding that its sender names, which rules where the bytes are not UTF-8
    and fit it as well as any other.

    Raises InputError where the bytes are no text.
    """
    _refuse(data, where)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], name, where)
    wide = _wide(data)
    if wide:
        return _strict(data, wide, where)
    if _controls(data[:_SAMPLE]) > 0.05:
        raise InputError("a text", "binary data", where, _AS_TEXT)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _declared(data, declared) or _damaged(data) or _old(data, where, error.start)


def _refuse(data: bytes, where: str) -> None:
    """Raise InputError for a kind of file that is known by its first bytes and is no text."""
    for begin, kind in _KINDS:
        if data.startswith(begin):
            raise InputError("a text", kind, where, _AS_TEXT)


def _refuse_markup(data: bytes, where: str) -> None:
    head = data[:512].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if head.startswith(_PAGES):
        raise InputError("a plain text", "a page of markup (HTML or XML)", where, _AS_TEXT)


def _strict(data: bytes, name: str, where: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        found = f"bytes that are none at {error.start}"
        raise InputError(f"{name.upper()}, as its first bytes say", found, where, "save it as UTF-8") from None


def _declared(data: bytes, name: str | None) -> str | None:
    """The text in the encoding that is declared. Latin-1 means Windows-1252, as in browsers; UTF-8 was tried before.

    A table for Latin letters takes any bytes: it rules only where what comes out are characters that newspapers print.
    """
    try:
        known = codecs.lookup((name or "").strip()).name
    except LookupError:
        return None
    known = {"iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252", "iso8859-9": "cp1254"}.get(known, known)
    if not known.startswith(_TABLES):
        return None
    text = _try(data, known)
    return None if text is None or (known in _LATIN and _fit(text[:_SAMPLE]) <= 0) else text


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of a text in Latin letters is zero."""
    sample = data[: _SAMPLE // 2 * 2]
    if len(sample) < 8 or len(data) % 2:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _controls(data: bytes) -> float:
    """The share of control characters that no text has."""
    usual = bytes(b for b in range(256) if (b >= 32 and b != 127) or b in b"\t\n\r\f\v\x1b")
    return len(data.translate(None, usual)) / max(1, len(data))


def _damaged(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes (cut off, or mended by hand): far more whole characters beyond ASCII than broken ones."""
    text = data.decode("utf-8", "replace")
    broken = text.count("�")
    whole = sum(1 for c in data if c >= 0xC2) - broken
    return text if whole >= 5 * broken else None


def _old(data: bytes, where: str, place: int) -> str:
    """The text in an encoding from before UTF-8."""
    fits = [(_fit(text), name) for name in _OLD if (text := _try(data[:_SAMPLE], name)) is not None]
    best_fit, best_name = max(fits, key=lambda fit: fit[0], default=(0.0, ""))  # the first of equal ones: cp1252 is the usual one
    text = _try(data, best_name) if best_fit > 0.5 else None
    if text is not None:
        return text
    from charset_normalizer import from_bytes  # 30 ms, and needed for few files

    guess = from_bytes(data[:_SAMPLE]).best()
    text = _try(data, guess.encoding) if guess else None
    if text is None:
        raise InputError("a text in UTF-8", f"bytes of no known encoding at {place}", where, "save it as UTF-8")
    return text


def _try(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _fit(text: str) -> float:
    """How well a table fits: 1 and more where all characters beyond ASCII are ones that newspapers print, where they belong."""
    strange = _beyond().findall(text)
    if not strange:
        return 1.0
    points = sum(1.1 if c in _FREQUENT else 1.0 if c in _USUAL else -2.0 for c in strange)
    return (points - 3.0 * len(_misplaced().findall(text))) / len(strange)


@cache
def _beyond() -> re.Pattern[str]:
    return re.compile(r"[^\x00-\x7f]")


@cache
def _misplaced() -> re.Pattern[str]:
    """A capital, or what is no letter, inside a word: the wrong table. Quotation marks, dashes and hard spaces may stand there."""
    return re.compile(r"(?<=[a-zäöüß])(?:(?=[^\x00-\x7f])[^\Wa-zà-ÿß]|[^\x00-\x7f\w’‘“”–—…\xa0\xad])(?=[a-zäöüß])")


_FREQUENT = frozenset("äöüÄÖÜßé„“”‘’–—\xa0")
_USUAL = frozenset("èêëáàâãåæçíìîïñóòôõøúùûýÿœÉÈÀÁÂÇÅØÓÖÚŠšŽž‚‹›«»…•·€£§°²³½¼¾±×™®©\xad´")
