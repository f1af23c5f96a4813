"""A network that reaches public addresses alone: for addresses that somebody gave to a program which others may speak to.

A name is looked up once, every address that it has must be a public one, and the connection is made to an address that was looked at: a
name that later means another place is not asked again. Each redirect is a request of its own and is looked at in the same way.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import httpx

from laut.errors import InputError

PORTS = (80, 443)
Resolve = Callable[[str, int], Iterable[str]]
"""The addresses of a host, as texts."""
_NAT64 = ip_network("64:ff9b::/96")
_GLOBAL = ip_network("2000::/3")  # all that is given out of IPv6
_ISATAP = (0x5EFE, 0x2005EFE)  # the words before an IPv4 address at the end (RFC 5214)
_OTHERS = ("192.88.99.0/24", "3fff::/20", "100.64.0.0/10", "192.0.0.0/24", "198.18.0.0/15", "64:ff9b:1::/48", "2001:db8::/32", "fec0::/10")
_NOT_PUBLIC = tuple(ip_network(net) for net in _OTHERS)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open network: not private, loopback, link-local, reserved, multicast, shared (RFC 6598), and not
    one of these inside an IPv6 address (mapped, 6to4, Teredo, NAT64)."""
    try:
        found: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is None and found in _NAT64:
            inner = IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if found not in _GLOBAL or (int(found) >> 32) & 0xFFFFFFFF in _ISATAP:
            return False
    return found.is_global and not found.is_multicast and not any(found.version == net.version and found in net for net in _NOT_PUBLIC)


def resolved(host: str, port: int) -> list[str]:
    """The addresses that the machine's resolver gives for a host."""
    return list(dict.fromkeys(str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


class PublicTransport(httpx.BaseTransport):
    """A transport of httpx for public addresses. `resolve` and `inner` stand in for the machine's resolver and network.

    Raises InputError for what it does not ask.
    """

    def __init__(self, resolve: Resolve = resolved, inner: httpx.BaseTransport | None = None) -> None:
        # no connection is kept: one that was made for another name at the same address would be taken without looking at its certificate
        self.resolve, self.inner = resolve, inner or httpx.HTTPTransport(trust_env=False, limits=httpx.Limits(max_keepalive_connections=0))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Ask, at an address that was looked at; the name goes along for the server and its certificate."""
        url = request.url
        where = str(url.copy_with(userinfo=b""))
        if url.scheme not in ("http", "https") or (url.port or 80) not in PORTS:
            raise InputError("http:// at port 80 or https:// at port 443", where, where)
        host = url.host
        port = url.port or (443 if url.scheme == "https" else 80)
        try:
            found = list(self.resolve(host, port))
        except (OSError, UnicodeError) as error:
            raise InputError("a host that is known", str(error), where, "look at the spelling") from None
        if not found or not all(is_public(address) for address in found):
            do = "laut read, in a terminal, fetches it; or save the page and give the file"
            raise InputError("an address of the public network", "a private one", where, do)
        target = found[0]
        request.url = url.copy_with(host=target)
        request.headers["host"] = host if port in (80, 443) and url.port is None else f"{host}:{port}"
        request.extensions = {**request.extensions, "sni_hostname": host}
        response = self.inner.handle_request(request)
        request.url = url
        return response

    def close(self) -> None:
        """Give back the connections."""
        self.inner.close()
