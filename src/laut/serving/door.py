"""Who may ask over HTTP: programs on this machine under its own name, or whoever has the token."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from laut.serving.problems import problem
from laut.showing.app import gate

LARGEST = 16_000_000  # bytes of a request
HEADERS = gate.HEADERS | {"content-security-policy": "default-src 'none'; frame-ancestors 'none'", "cache-control": "no-store"}


class Door:
    """ASGI middleware: refuses what may not ask, and sets the headers of every answer.

    `hosts` are the names (with port) under which this server may be spoken to, None for any: then a token is needed. A page of another
    site is refused under every name. With a `token` each request bears it.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str] | None, token: str | None) -> None:
        self.app, self.hosts, self.token = app, None if hosts is None else frozenset(hosts), token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] != "http":
            return  # nothing else is spoken

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await (self._refused(scope) or self.app)(scope, receive, sealed)

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        if self.hosts is not None and host not in self.hosts:
            return problem(421, "the name of this machine", repr(host), "Host")
        if self.token is not None and not self._has_token(headers):
            return problem(401, "the token of this server", "another or none", "Authorization", headers={"www-authenticate": "Bearer"})
        origin = headers.get("origin")
        if (origin is not None and urlsplit_host(origin) != host) or headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return problem(403, "a program that asks", "a page of another site", "Origin")
        size = headers.get("content-length", "0")
        if not (size.isascii() and size.isdecimal()):
            return problem(400, "a number of bytes", repr(size), "Content-Length")
        return too_large() if len(size) > 18 or int(size) > LARGEST else None

    def _has_token(self, headers: Headers) -> bool:
        kind, _, given = headers.get("authorization", "").partition(" ")
        same = hmac.compare_digest(given.strip().encode("latin-1", "replace"), (self.token or "").encode("utf-8"))
        return same and kind.lower() == "bearer"


def urlsplit_host(origin: str) -> str | None:
    """Name and port of an origin; None where it is none."""
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return None


def too_large() -> Response:
    """What is said of a request that is larger than LARGEST."""
    return problem(413, f"at most {LARGEST} bytes", "more", "the body")
