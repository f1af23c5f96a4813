"""Only public addresses are asked: whatever a name means, wherever a redirect leads."""

from __future__ import annotations

import httpx
import pytest

from laut.acquire.fetch import fetch
from laut.acquire.public import PublicTransport, is_public
from laut.errors import InputError

PRIVATE = [
    "127.0.0.1", "127.8.9.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "240.0.0.1",
    "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1",
    "fd12::1", "ff02::1", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:a00:1::1", "2001:db8::1",
    "::127.0.0.1", "::a00:1", "::ffff:0:127.0.0.1", "::5efe:10.0.0.1", "2001:4860::5efe:a00:1", "192.88.99.1", "3fff::1", "5f00::1",
    "not an address", "",
]  # fmt: skip
PUBLIC = ["93.184.216.34", "1.1.1.1", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:1.1.1.1", "64:ff9b::101:101"]


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses(address: str) -> None:
    assert is_public(address)


def transport(hosts: dict[str, list[str]], answers: dict[str, httpx.Response], asked: list[httpx.Request]) -> PublicTransport:
    """A network of some hosts; `asked` collects what went out."""

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(httpx.Request(request.method, str(request.url), headers=request.headers, extensions=dict(request.extensions)))
        return answers[request.headers["host"]]

    def resolve(host: str, port: int) -> list[str]:
        if host not in hosts:
            raise OSError("unknown")
        return hosts[host]

    return PublicTransport(resolve, httpx.MockTransport(answer))


def page(text: str = "Laut Polizei kamen 500 Menschen.") -> httpx.Response:
    """A page."""
    return httpx.Response(200, text=text, headers={"content-type": "text/plain"})


def test_the_connection_goes_to_the_address_that_was_looked_at() -> None:
    asked: list[httpx.Request] = []
    got = fetch("https://news.example/a", transport({"news.example": ["1.1.1.1"]}, {"news.example": page()}, asked))
    assert got.data.startswith(b"Laut") and got.url == "https://news.example/a"
    (request,) = asked
    assert request.url.host == "1.1.1.1" and request.headers["host"] == "news.example"
    assert request.extensions["sni_hostname"] == "news.example"


@pytest.mark.parametrize("found", [["127.0.0.1"], ["10.0.0.1"], ["1.1.1.1", "192.168.0.1"], ["::1"], []])
def test_a_name_that_means_a_private_address_is_not_asked(found: list[str]) -> None:
    asked: list[httpx.Request] = []
    with pytest.raises(InputError, match="public network"):
        fetch("http://news.example/", transport({"news.example": found}, {}, asked))
    assert asked == []


@pytest.mark.parametrize("address", ["http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest", "http://localhost/"])
def test_a_private_address_itself_is_not_asked(address: str) -> None:
    with pytest.raises(InputError):
        fetch(address, PublicTransport(inner=httpx.MockTransport(lambda request: page())))


def test_a_redirect_to_a_private_address_is_not_followed() -> None:
    asked: list[httpx.Request] = []
    hosts = {"news.example": ["1.1.1.1"], "inside.example": ["10.0.0.1"]}
    away = httpx.Response(302, headers={"location": "http://inside.example/"})
    with pytest.raises(InputError, match="public network"):
        fetch("http://news.example/", transport(hosts, {"news.example": away}, asked))
    assert len(asked) == 1


@pytest.mark.parametrize("address", ["http://news.example:22/", "http://news.example:8080/"])
def test_other_ports_are_not_asked(address: str) -> None:
    with pytest.raises(InputError, match="port 80"):
        fetch(address, transport({"news.example": ["1.1.1.1"]}, {}, []))


def test_a_host_that_nobody_knows_is_said() -> None:
    with pytest.raises(InputError, match="host that is known"):
        fetch("http://nowhere.example/", transport({}, {}, []))
