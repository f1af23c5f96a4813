"""Who may ask: this machine under its own name, a browser that was let in by a one-time token, a form that this app wrote."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from secrets import token_urlsafe
from threading import Lock
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "laut"
ENTER = "/enter"
STATIC = "/static/"
FIELD = "csrf"
LARGEST = 256 * 1024 * 1024  # bytes of a request

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # with no-referrer a browser sends no Origin with a form
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


@dataclass(slots=True)
class Keys:
    """The tokens that let a browser in, each once, and the browsers that are in. Kept in memory alone."""

    tokens: set[str] = field(default_factory=set)
    browsers: set[str] = field(default_factory=set)
    lock: Lock = field(default_factory=Lock)

    def token(self) -> str:
        """A new token; good for one browser."""
        made = token_urlsafe(24)
        with self.lock:
            self.tokens.add(made)
        return made

    def enter(self, token: str) -> str | None:
        """The key of a new browser for a token that was not used; the token is used up."""
        with self.lock:
            if token not in self.tokens:
                return None
            self.tokens.discard(token)
            made = token_urlsafe(32)
            self.browsers.add(made)
            return made

    def knows(self, key: str | None) -> bool:
        """Whether a browser is in."""
        return key is not None and key in self.browsers


def csrf(key: str) -> str:
    """What a form of a browser carries, and no other site can know."""
    return hmac.new(key.encode(), b"form", sha256).hexdigest()


class Gate:
    """ASGI middleware: refuses what is not asked by a browser that was let in, and sets the headers of every answer.

    `hosts` are the names (with port) under which this server may be spoken to: a name that a foreign site lets point here is none of them.
    """

    def __init__(self, app: ASGIApp, keys: Keys, hosts: Iterable[str]) -> None:
        self.app, self.keys, self.hosts = app, keys, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-store")
            await send(message)

        refused = self._refused(scope)
        await (refused or self.app)(scope, receive, sealed)

    def _refused(self, scope: Scope) -> Response | None:
        headers, path, method = Headers(scope=scope), str(scope["path"]), str(scope["method"])
        if headers.get("host", "").lower() not in self.hosts:
            return PlainTextResponse("421 another host\n", 421)
        if method not in ("GET", "HEAD", "POST"):
            return PlainTextResponse("405 GET, HEAD, POST\n", 405, {"allow": "GET, HEAD, POST"})
        size = headers.get("content-length", "0")
        if not size.isdecimal() or int(size) > LARGEST:
            return PlainTextResponse(f"413 at most {LARGEST} bytes\n", 413)
        if path.startswith(STATIC):
            return None
        if path == ENTER and method == "GET":
            return self._enter(scope)
        key = _cookie(headers.get("cookie", ""))
        if not self.keys.knows(key):
            return PlainTextResponse("403 laut open prints the address that lets a browser in, once\n", 403)
        if method == "POST" and not self._own(headers):
            return PlainTextResponse("403 a form of another site\n", 403)
        scope["laut_key"] = key
        return None

    def _enter(self, scope: Scope) -> Response:
        key = self.keys.enter(QueryParams(scope.get("query_string", b"")).get("token", ""))
        if key is None:
            return PlainTextResponse("403 this address was used before; run laut open again\n", 403)
        response = RedirectResponse("/", 303)
        # lax: the address may be clicked in a terminal that is a page itself; a form of another site comes without the cookie all the same
        response.set_cookie(COOKIE, key, httponly=True, samesite="lax", path="/")
        return response

    def _own(self, headers: Headers) -> bool:
        """Whether a form was sent from a page of this app, as far as the browser tells; its token is checked where the form is read."""
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc.lower() not in self.hosts:
            return False
        return headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")


def _cookie(header: str) -> str | None:
    try:
        found = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return None
    return found.value if found else None
