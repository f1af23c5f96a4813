"""Which kind of input the bytes are, told by their first bytes, the file's name and what the sender says; one module reads each kind."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from pathlib import PurePath
from urllib.parse import urlsplit

from laut.acquire.found import Found
from laut.acquire.original import ADDRESSES, Original
from laut.errors import InputError

READERS = {
    "html": "laut.acquire.web",
    "pdf": "laut.acquire.pdf",
    "docx": "laut.acquire.docx",
    "mail": "laut.acquire.mail",
    "markdown": "laut.acquire.markdown",
    "plain": "laut.acquire.plain",
    "row": "laut.acquire.row",
}
_SUFFIXES = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html", ".pdf": "pdf", ".docx": "docx", ".docm": "docx", ".eml": "mail",
    ".mht": "mail", ".mhtml": "mail", ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown", ".txt": "plain", ".text": "plain",
}  # fmt: skip
_MEDIA = {
    "text/html": "html", "application/xhtml+xml": "html", "application/pdf": "pdf", "message/rfc822": "mail", "multipart/related": "mail",
    "text/markdown": "markdown",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}  # fmt: skip
_MANY = (".csv", ".tsv", ".tab", ".json", ".jsonl", ".ndjson", ".parquet", ".warc", ".warc.gz", ".wacz", ".mbox", ".mbx")
_MANY_MEDIA = ("text/csv", "application/json", "application/feed+json", "application/x-ndjson", "application/warc", "application/wacz")
ROW = "application/vnd.laut.row+json"  # a row of a table of claims, as laut.acquire.tables hands it on
PLAIN = "text/plain"
_HEAD = 4096


def extract(original: Original) -> Found:
    """What the input holds, read by the module of its kind.

    Raises InputError where it is of no kind that is read, MissingError where the packages for it are not installed.
    """
    if _is_many(original):
        raise InputError("one article", "a file of many, or of other data", original.where, "keep what is in it with laut add")
    found: Found = import_module(READERS[kind(original)]).extract(original)
    return found


def kind(original: Original) -> str:
    """The kind of input, a key of READERS: by its first bytes, where those do not tell by the name of the file, then by its media type.

    A file that is called .html and holds plain text is plain text; an unknown kind is taken for plain text, which refuses what is none.
    """
    head = original.data[:_HEAD]
    if original.media == ROW:
        return "row"
    if _is_pdf(head[:1024]):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"  # the module says what else it is
    named = _SUFFIXES.get(_suffix(original.where), "")
    media = _MEDIA.get((original.media or "").split(";")[0].strip().lower(), "")
    if named == "mail" or media == "mail" or (not named and _mail().match(head)):
        return "mail"
    if _is_markup(head) or (media == "html" and b"<" in head) or (named == "html" and _tag().search(original.data)):
        return "html"
    return "markdown" if "markdown" in (named, media) else "plain"


def _is_many(original: Original) -> bool:
    """Whether name or media type are those of what holds many articles, and the bytes are not a page in spite of it."""
    told = (original.media or "").split(";")[0].strip().lower()
    named = urlsplit(original.where).path if original.where.lower().startswith(ADDRESSES) else original.where
    is_many = named.lower().endswith(_MANY) if not told else told in _MANY_MEDIA
    return is_many and not _is_markup(original.data[:_HEAD])


def known_media(media: str) -> bool:
    """Whether a media type (without its parameters, in lower case) is that of a kind that is read."""
    return media in _MEDIA


def known_suffix(name: str) -> bool:
    """Whether the suffix of a file's name is that of a kind that is read."""
    return _suffix(name) in _SUFFIXES


def _is_pdf(head: bytes) -> bool:
    """Whether the mark of a PDF begins the file, or a line behind what some programs put before it; an article on PDFs is none."""
    at = head.find(b"%PDF-")
    return at == 0 or (at > 0 and head[at - 1 : at] in (b"\n", b"\r", b"\x00") and b"<" not in head[:at])


def _suffix(where: str) -> str:
    path = urlsplit(where).path if where.lower().startswith(ADDRESSES) else where
    return PurePath(path).suffix.lower()


def _is_markup(head: bytes) -> bool:
    """Whether the bytes begin as a page does, in any encoding whose Latin letters are bytes of ASCII, or in UTF-16."""
    plain = head.replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return _page().match(plain) is not None


@cache
def _page() -> re.Pattern[bytes]:
    begin = rb"(?>\s+|<!--.*?-->|<\?xml[^>]*>)*+"  # atomic: a row of comments could be cut into comments in any number of ways
    return re.compile(begin + rb"<(?:!doctype\s+html|html|head|body|article|meta|title)\b", re.IGNORECASE | re.DOTALL)


@cache
def _tag() -> re.Pattern[bytes]:
    return re.compile(rb"<(?:p|div|br|h[1-6]|table|span|article|section)\b[^<>]*>", re.IGNORECASE)


@cache
def _mail() -> re.Pattern[bytes]:
    """The head of a mail: header fields, among them one that only mails have, before the first empty line."""
    field = rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)"
    return re.compile(rb"(?:From [^\r\n]*\r?\n)?" + field + rb"*?(?:received|mime-version|message-id|return-path):", re.IGNORECASE)
