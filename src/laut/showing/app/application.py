"""The app put together: its pages behind the gate."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from laut.errors import MissingError
from laut.showing.app.asked import Asked
from laut.showing.app.desk import Desk
from laut.showing.app.gate import Gate, Keys
from laut.showing.app.pages import PARTS
from laut.showing.app.rendering import page, static_file
from laut.showing.app.routing import route, taken


def application(desk: Desk, keys: Keys, hosts: Iterable[str]) -> ASGIApp:
    """The ASGI application on a desk, for browsers that `keys` let in, under the names `hosts` (with their port)."""
    every = [*PARTS, taken(list(PARTS))]
    routes: list[BaseRoute] = [route(desk, *entry) for part in every for entry in part.routes]
    routes.append(Route("/static/{hash}/{name}", _static, methods=["GET"]))

    def missing(request: Request, error: Exception) -> Response:
        asked = Asked(request, default=desk.ui)
        if "laut_key" not in request.scope:
            return PlainTextResponse("404\n", 404)
        return page(desk, asked, "error.html", 404, error=MissingError("a page of this app", repr(request.url.path[:200])))

    def wrong(request: Request, error: Exception) -> Response:
        return PlainTextResponse("405 another method\n", 405)

    return Gate(Starlette(routes=routes, exception_handlers={404: missing, 405: wrong}), keys, hosts)


def _static(request: Request) -> Response:
    found = static_file(str(request.path_params["name"]))
    if found is None:
        return PlainTextResponse("404\n", 404)
    return Response(found[0], media_type=found[1], headers={"cache-control": "public, max-age=31536000, immutable"})
