"""The server of the HTTP interface: on this machine's own address, or on another one with a token, until it is stopped."""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import ip_address
from typing import TYPE_CHECKING

from laut.engines.questions import refresh
from laut.errors import InputError, MissingError

if TYPE_CHECKING:
    from laut.ledger import Ledger

_SHORTEST = 16  # characters of a token


def serve(
    ledger: Ledger | None, host: str = "127.0.0.1", port: int = 8000, token: str | None = None, *, tell: Callable[[str], None] = print
) -> None:
    """Serve until Ctrl-C; `tell` is given the address. InputError where the port is taken, or another host is named without a token."""
    try:
        import uvicorn

        from laut.serving.application import application
    except ImportError as error:
        raise MissingError(f"the package {error.name}, for the HTTP interface", "none", do="pip install 'laut[api]'") from None
    _check(host, token)
    with listening(host, port) as sock:
        at = sock.getsockname()[1]
        if ledger is not None:
            refresh(ledger)  # what was added since the last time is weighed once, before anybody asks
        hosts = names(at) if is_loopback(host) else None
        config = uvicorn.Config(
            application(ledger, hosts, token), log_level="warning", access_log=False, server_header=False, lifespan="off",
            proxy_headers=False, limit_concurrency=100, timeout_graceful_shutdown=2,
        )  # fmt: skip
        tell(f"http://{f'[{host}]' if ':' in host else host}:{at}/openapi.json")
        uvicorn.Server(config).run([sock])


def _check(host: str, token: str | None) -> None:
    if token is not None and (len(token) < _SHORTEST or not token.isascii() or not token.isprintable() or " " in token):
        raise InputError(f"a token of at least {_SHORTEST} letters and digits", "another one", "--token", "openssl rand -hex 32 makes one")
    if token is None and not is_loopback(host):
        raise InputError("a token, where others than this machine may ask", "none", host, "name one with --token or LAUT_TOKEN")


def is_loopback(host: str) -> bool:
    """Whether a host is this machine's own address."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def names(port: int) -> tuple[str, ...]:
    """The names under which a program on this machine speaks to this server."""
    return tuple(f"{host}:{port}" for host in ("127.0.0.1", "localhost", "[::1]"))


def listening(host: str, port: int) -> socket.socket:
    """A socket on a host, on a free port for 0; InputError where there is none such."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        made = socket.socket(family, kind, protocol)
    except (OSError, OverflowError, UnicodeError) as error:
        raise InputError("an address of this machine", str(error), host) from None
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind(address)
        made.listen(128)
    except OSError as error:
        made.close()
        raise InputError("a port that is free", str(error), f"{host}:{port}", "name another one with --port") from None
    return made
