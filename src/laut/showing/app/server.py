"""The server of the app: on this machine's own address alone, until it is stopped."""

from __future__ import annotations

import socket
import webbrowser
from collections.abc import Callable

import uvicorn

from laut.errors import InputError
from laut.showing.app.application import application
from laut.showing.app.desk import Desk
from laut.showing.app.gate import ENTER, Keys

LOOPBACK = "127.0.0.1"


def listening(port: int) -> socket.socket:
    """A socket on the loopback address, on a free port for 0; InputError where the port is taken."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # named, or asyncio leaves small packets waiting
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((LOOPBACK, port))
        made.listen(128)  # a browser that is quick waits, and is not turned away
    except (OSError, OverflowError) as error:
        made.close()
        raise InputError("a port that is free", str(error), str(port), "leave --port out, or name another") from None
    return made


def names(port: int) -> tuple[str, ...]:
    """The names under which a browser speaks to this server."""
    return tuple(f"{host}:{port}" for host in (LOOPBACK, "localhost"))


def serve(desk: Desk, port: int = 0, *, browser: bool = True, tell: Callable[[str], None] = print) -> None:
    """Serve the app until Ctrl-C. `tell` is given the address that lets a browser in, which is opened too where `browser` says so."""
    keys = Keys()
    with listening(port) as sock:
        at = sock.getsockname()[1]
        config = uvicorn.Config(
            application(desk, keys, names(at)), log_level="warning", access_log=False, server_header=False, lifespan="off",
            proxy_headers=False, limit_concurrency=500, timeout_graceful_shutdown=2,
        )  # fmt: skip
        address = f"http://{LOOPBACK}:{at}{ENTER}?token={keys.token()}"
        tell(address)
        if browser:
            webbrowser.open(address)
        uvicorn.Server(config).run([sock])
