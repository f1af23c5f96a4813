"""A page from the network: one address that a person named, with limits of size and time, and a name that says who asks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

from laut import __version__
from laut.acquire.original import PRIVATE, Original, check_size
from laut.errors import InputError, MissingError

if TYPE_CHECKING:
    import httpx

SECONDS = 9.0  # for all of it: connecting, redirects, every byte
_MOST_REDIRECTS = 5
AGENT = f"laut/{__version__} (reads one page that a person named; no crawler)"
_HEADERS = {
    "User-Agent": AGENT,
    "Accept": "text/html, application/xhtml+xml, application/pdf;q=0.9, text/plain;q=0.8, */*;q=0.1",
}
_DO = "save the page in a browser and name the file"


def fetch(address: str, transport: httpx.BaseTransport | None = None) -> Original:
    """What `address` answers; `transport` stands in for the network (as in httpx).

    Raises InputError where there is no answer, another status than success, more bytes than an input may have, or no end after SECONDS;
    MissingError where httpx is not installed.
    """
    try:
        library = import_module("httpx")
    except ImportError:
        raise MissingError("the package httpx, to fetch an address", "none", address, "pip install 'laut[web]'") from None
    client = library.Client(
        timeout=SECONDS,
        max_redirects=_MOST_REDIRECTS,
        follow_redirects=True,
        headers=_HEADERS,
        transport=transport,
        event_hooks={"request": [_only_web]},
    )
    try:
        return _within(SECONDS, lambda: _get(client, address), address)
    except library.TooManyRedirects:
        raise InputError("a page", f"more than {_MOST_REDIRECTS} redirects", address, _DO) from None
    except library.TimeoutException:
        raise _late(address) from None
    except (library.HTTPError, library.InvalidURL, library.StreamError, UnicodeError) as error:  # the last: a name that is no host's
        raise InputError("an address that answers", f"{type(error).__name__}: {error}".rstrip(": "), address, _DO) from None


def _within(seconds: float, work: Callable[[], Original], address: str) -> Original:
    """What `work` returns or raises. A server that sends a byte now and then never runs into a time limit of its own, so the whole of it
    runs beside, and is left alone when the time is up.
    """
    done: list[Original] = []
    failed: list[Exception] = []

    def run() -> None:
        try:
            done.append(work())
        except Exception as error:
            failed.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if failed:
        raise failed[0]
    if not done:
        raise _late(address)
    return done[0]


def _get(client: httpx.Client, address: str) -> Original:
    with client, client.stream("GET", address) as answer:
        if not answer.is_success:
            raise InputError("a page", f"{answer.status_code} {answer.reason_phrase}".strip(), address, _DO)
        data = _body(answer, address)
        retrieved = datetime.now(UTC).isoformat(timespec="seconds")
        known = str(answer.url.copy_with(userinfo=b""))  # a password must not go on into what is handed on
        head = tuple((name, value) for name, value in answer.headers.multi_items() if name not in PRIVATE)
        return Original(data, address, answer.headers.get("content-type"), known, retrieved, answer.status_code, head)


def _late(address: str) -> InputError:
    return InputError(f"a page within {SECONDS:.0f} seconds", "no end of it", address, _DO)


def _only_web(request: httpx.Request) -> None:
    """A redirect must not lead to a file of this machine."""
    if request.url.scheme not in ("http", "https"):
        raise InputError("an address with http:// or https://", f"a redirect to {request.url}", str(request.url), _DO)


def _body(answer: httpx.Response, address: str) -> bytes:
    """All bytes, unpacked; counted while they come, so that a small packed page cannot grow without end."""
    check_size(int(size) if (size := answer.headers.get("content-length", "")).isdecimal() else 0, address)
    out = bytearray()
    for chunk in answer.iter_bytes(65536):
        out += chunk
        check_size(len(out), address)
    return bytes(out)
