"""A page from the network: every way in which it can go wrong is one line, and nothing is fetched without an address."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from laut.acquire import fetch as module
from laut.acquire import from_path
from laut.acquire.fetch import AGENT, fetch
from laut.errors import InputError

PAGE = "<!doctype html><title>Wehr hält</title><article><h1>Wehr hält</h1><p>Das Wehr hielt, sagte die Stadt am Montag.</p></article>"
Answer = Callable[[httpx.Request], httpx.Response]


def got(answer: Answer, address: str = "https://bote.example/wehr") -> object:
    return fetch(address, httpx.MockTransport(answer))


def test_what_comes_is_kept_as_it_came() -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        if request.url.path == "/kurz":
            return httpx.Response(301, headers={"location": "/wehr"})
        return httpx.Response(200, headers={"content-type": "text/html; charset=utf-8"}, content=PAGE.encode())

    page = fetch("https://bote.example/kurz", httpx.MockTransport(answer))
    assert (page.data, page.media, page.url) == (PAGE.encode(), "text/html; charset=utf-8", "https://bote.example/wehr")
    assert page.retrieved is not None and page.retrieved.endswith("+00:00")
    assert asked[0].headers["user-agent"] == AGENT and "laut/" in AGENT


def test_a_password_in_the_address_is_not_kept() -> None:
    page = fetch("https://me:secret@bote.example/wehr", httpx.MockTransport(lambda r: httpx.Response(200, content=PAGE.encode())))
    assert page.url == "https://bote.example/wehr"


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (lambda r: httpx.Response(404), "expected a page, found 404 Not Found"),
        (lambda r: httpx.Response(302, headers={"location": str(r.url) + "x"}), "found more than 5 redirects"),
        (lambda r: httpx.Response(302, headers={"location": "ftp://bote.example/a"}), "found a redirect to ftp://bote.example/a"),
        (lambda r: httpx.Response(302, headers={"location": "file:///etc/passwd"}), "expected an address"),
        (lambda r: httpx.Response(200, headers={"content-length": "99999999999"}, content=b""), "at most 64 MB"),
        (lambda r: httpx.Response(200, headers={"content-encoding": "gzip"}, content=b"no gzip"), "expected an address that answers"),
        (lambda r: httpx.Response(200, headers={"content-encoding": "gzip"}, content=gzip.compress(bytes(70_000_000))), "at most 64 MB"),
    ],
)
def test_answers_that_are_no_page(answer: Answer, says: str) -> None:
    with pytest.raises(InputError) as error:
        got(answer)
    assert says in str(error.value)


@pytest.mark.parametrize("problem", [httpx.ConnectError("no way"), httpx.ReadTimeout("slow"), httpx.RemoteProtocolError("broken")])
def test_a_network_that_fails(problem: httpx.TransportError) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        raise problem

    with pytest.raises(InputError, match=r"^https://bote\.example/wehr: expected a"):
        got(answer)


@pytest.mark.parametrize("address", ["http://", "http://a..b/", "https://[::1", "http://bote.example:99999/", "https://\x00/"])
def test_addresses_that_are_none(address: str) -> None:
    with pytest.raises(InputError, match="expected an address"):
        from_path(address)


def test_a_page_that_never_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    def drip() -> Iterator[bytes]:
        while True:
            time.sleep(0.05)
            yield b"x" * 65536

    monkeypatch.setattr(module, "SECONDS", 0.2)
    with pytest.raises(InputError, match="expected a page within 0 seconds, found no end of it"):
        got(lambda r: httpx.Response(200, content=drip()))


class _Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = PAGE.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


def test_an_address_is_read_like_a_file() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        address = f"http://127.0.0.1:{server.server_port}/wehr.html"
        document = from_path(address, language="de")
    finally:
        server.shutdown()
        server.server_close()
    assert document.url == address and document.retrieved and document.media == "text/html"
    assert "Das Wehr hielt, sagte die Stadt am Montag." in document.text and document.title == "Wehr hält"
