"""An answer of a web server as an archive keeps it: status, header fields, body; its codings undone, its digest checked."""

from __future__ import annotations

import re
from base64 import b32encode
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import new
from importlib import import_module
from io import BytesIO
from urllib.parse import urlsplit

from laut.acquire.kinds import known_media
from laut.acquire.original import MOST_BYTES, check_size
from laut.errors import InputError

_READERS = {"gzip": "GzipReader", "x-gzip": "GzipReader", "br": "BrotliReader", "zstd": "ZstdReader"}
_DIGESTS = {"md5": "md5", "sha1": "sha1", "sha-1": "sha1", "sha256": "sha256", "sha-256": "sha256", "sha512": "sha512", "sha-512": "sha512"}
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r\n")
_MARKUP = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_NO_ARTICLES = ("/robots.txt", "/ads.txt", "/security.txt", "/humans.txt", "/llms.txt")


@dataclass(frozen=True, slots=True)
class Answer:
    """`headers` in their order, names in lower case; `body` as it went over the wire."""

    status: int | None
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def media(self) -> str | None:
        """The media type that the server gave."""
        return dict(self.headers).get("content-type") or None

    def joined(self) -> bytes:
        """The body without the marks of its chunks; as it is where it has none, as some archives undo them and keep the header field."""
        if "chunked" not in dict(self.headers).get("transfer-encoding", "").lower():
            return self.body
        out, at = bytearray(), 0
        while (mark := _CHUNK.match(self.body, at)) is not None:
            size = int(mark[1], 16)
            if size == 0:
                return bytes(out)
            out += self.body[mark.end() : mark.end() + size]
            at = mark.end() + size + 2
        return self.body if at == 0 else bytes(out)

    def data(self, where: str) -> bytes:
        """The body unpacked. Raises InputError where it cannot be, or is larger than an input may be."""
        data = self.joined()
        for coding in reversed(dict(self.headers).get("content-encoding", "").lower().replace(" ", "").split(",")):
            data = _unpacked(data, coding, where)
        return data


def parse(block: bytes, where: str) -> Answer:
    """The answer in the block of a record. Raises InputError where it is none."""
    head, mark, body = block.partition(b"\r\n\r\n")
    if not mark:
        head, _, body = block.partition(b"\n\n")
    first, *lines = re.sub(rb"\r?\n[ \t]+", b" ", head).splitlines() or [b""]
    told = re.match(rb"HTTP/\d(?:\.\d)?[ ]+(\d{3})\b", first)
    if told is None:
        raise InputError("the answer of a web server", repr(first[:40].decode("latin-1")), where)
    pairs = (line.decode("latin-1").partition(":") for line in lines)
    return Answer(int(told[1]), tuple((name.strip().lower(), value.strip()) for name, colon, value in pairs if colon), body)


def unread(answer: Answer, url: str) -> str | None:
    """Why an answer is no article, or None: its status, or what kind of thing it is."""
    if answer.status not in (None, 200):
        return f"status {answer.status}"
    if urlsplit_path(url).lower().endswith(_NO_ARTICLES):
        return "a file for machines"
    media = (answer.media or "").split(";")[0].strip().lower()
    if media == "text/plain" or known_media(media) or (media in ("", "application/octet-stream") and _MARKUP.match(answer.body)):
        return None if answer.body else "an empty answer"
    return media or "no media type"


def urlsplit_path(url: str) -> str:
    """The path of an address; empty where it is none."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def check_digest(told: str | None, bodies: Sequence[bytes], where: str) -> None:
    """InputError where none of `bodies` has the digest `ALGORITHM:VALUE` (base 32 or hexadecimal); an unknown algorithm says nothing."""
    name, _, value = (told or "").strip().partition(":")
    if name.lower() not in _DIGESTS or not value:
        return
    for body in bodies:
        made = new(_DIGESTS[name.lower()], body, usedforsecurity=False)
        if value.rstrip("=").upper() in (b32encode(made.digest()).decode().rstrip("="), made.hexdigest().upper()):
            return
    raise InputError(
        "the bytes that were archived", "others: their digest is not the one that the archive gives", where, "get the page again"
    )


def _unpacked(data: bytes, coding: str, where: str) -> bytes:
    if coding in ("", "identity"):
        return data
    if coding in ("gzip", "x-gzip") and not data.startswith(b"\x1f\x8b"):
        return data  # undone by the archive, which kept the header field
    if coding == "deflate":
        return _inflated(data, where)
    if coding not in _READERS:
        raise InputError("a page in a known coding", repr(coding), where)
    try:
        reader = getattr(import_module("fastwarc.stream_io"), _READERS[coding])(BytesIO(data))
        out = bytearray()
        while piece := reader.read(65536):
            out += piece
            check_size(len(out), where)
    except (OSError, EOFError, ValueError) as error:
        raise InputError("a page that can be unpacked", str(error) or coding, where) from None
    return bytes(out)


def _inflated(data: bytes, where: str) -> bytes:
    import zlib

    for bits in (15, -15):  # with the head of zlib, as the standard says, and without it, as many servers send it
        try:
            out = zlib.decompressobj(bits).decompress(data, MOST_BYTES + 1)
        except zlib.error:
            continue
        check_size(len(out), where)
        return out
    raise InputError("a page that can be unpacked", "damaged bytes", where)
