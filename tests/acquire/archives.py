"""Small web archives of our own making."""

from __future__ import annotations

from base64 import b32encode
from hashlib import sha1

PAGE = (
    '<!doctype html><html lang="de"><head><title>{title}</title></head><body><article><h1>{title}</h1>'
    "<p>Die Fähre nach {title} liegt seit Montag im Hafen, sagte die Hafenbehörde. Sie soll erst im Juni wieder fahren.</p>"
    "<p>Etwa 300 Fahrgäste mussten den Bus nehmen, wie die Behörde weiter mitteilte.</p></article></body></html>"
)


def page(title: str = "Kellenau") -> bytes:
    return PAGE.format(title=title).encode()


def answer(body: bytes, status: str = "200 OK", media: str = "text/html; charset=utf-8", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\nSet-Cookie: k=1\r\n{more}\r\n".encode() + body


def record(block: bytes, url: str = "https://bote.example/a", kind: str = "response", digest: str | None = None, more: str = "") -> bytes:
    """One record; `digest` goes before the true one, `more` are further lines of its head."""
    made = digest or "sha1:" + b32encode(sha1(block, usedforsecurity=False).digest()).decode()
    media = "application/http; msgtype=response" if block.startswith(b"HTTP") else "text/plain"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2025-04-28T10:00:00Z\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Block-Digest: {made}\r\n{more}Content-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"
