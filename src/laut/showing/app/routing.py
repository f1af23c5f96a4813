"""How a page, a form, a table and a picture become addresses; errors become pages that say what was expected and found."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from laut.errors import InputError, LautError, LedgerError, MissingError
from laut.ledger.decisions import Decision
from laut.showing.app import pictures, tables
from laut.showing.app.asked import Asked
from laut.showing.app.desk import Desk
from laut.showing.app.pictures import Maker as PictureMaker
from laut.showing.app.rendering import page
from laut.showing.app.tables import Maker as TableMaker

Handler = Callable[[Desk, Asked], Response]
FIELDS, FILES, FIELD_SIZE = 2_000, 5_000, 64 * 1024 * 1024
_LOG = logging.getLogger("laut.app")


@dataclass(slots=True)
class Part:
    """The pages of one matter, with their forms, tables and pictures. `shows` and `does` are written as decorators."""

    routes: list[tuple[str, str, Handler]] = field(default_factory=list)
    tables: dict[str, TableMaker] = field(default_factory=dict)
    pictures: dict[str, PictureMaker] = field(default_factory=dict)

    def shows(self, path: str) -> Callable[[Handler], Handler]:
        """A page at `path`."""
        return self._add("GET", path)

    def does(self, path: str) -> Callable[[Handler], Handler]:
        """A form that is sent to `path`: it does something, and leads to a page."""
        return self._add("POST", path)

    def _add(self, method: str, path: str) -> Callable[[Handler], Handler]:
        def keep(handler: Handler) -> Handler:
            self.routes.append((method, path, handler))
            return handler

        return keep

    def table(self, name: str) -> Callable[[TableMaker], TableMaker]:
        """A table, to be had at /take/table/NAME.csv and .xlsx with the parameters of its page."""

        def keep(maker: TableMaker) -> TableMaker:
            self.tables[name] = maker
            return maker

        return keep

    def picture(self, name: str) -> Callable[[PictureMaker], PictureMaker]:
        """A picture, to be had at /take/picture/NAME.svg and .png with the parameters of its page."""

        def keep(maker: PictureMaker) -> PictureMaker:
            self.pictures[name] = maker
            return maker

        return keep


def route(desk: Desk, method: str, path: str, handler: Handler) -> BaseRoute:
    """The route of a handler, which runs in a thread: pages wait for the ledger, not for each other."""

    async def answer(request: Request) -> Response:
        if method != "POST":
            return await to_thread.run_sync(partial(_said, desk, Asked(request, default=desk.ui), handler))
        async with request.form(max_fields=FIELDS, max_files=FILES, max_part_size=FIELD_SIZE) as form:
            asked = Asked(request, form, desk.ui)
            if not asked.checked():
                return PlainTextResponse("403 a form that is not of this page\n", 403)
            return await to_thread.run_sync(partial(_said, desk, asked, handler))

    return Route(path, answer, methods=[method])


def _said(desk: Desk, asked: Asked, handler: Handler) -> Response:
    """What a handler answers; its error as a page."""
    try:
        return handler(desk, asked)
    except LautError as error:
        return page(desk, asked, "error.html", status(error), error=error)
    except Exception:
        _LOG.exception("%s", asked.request.url.path)
        return page(desk, asked, "error.html", 500, error=None)


def status(error: LautError) -> int:
    """The status of a page that says an error."""
    if isinstance(error, MissingError):
        return 404
    return 409 if isinstance(error, LedgerError) else 400


def done(asked: Asked, decision: Decision | None = None, to: str = "") -> Response:
    """Back to the page that a form was sent from, which then tells what was decided and offers to undo it."""
    target = to or asked.back()
    path, _, rest = target.partition("?")
    rest, _, mark = rest.partition("#")
    query = "&".join(part for part in rest.split("&") if part and not part.startswith("did="))
    if decision is not None:
        query += ("&" if query else "") + f"did={decision.id}"
    return RedirectResponse(path + (f"?{query}" if query else "") + (f"#{mark}" if mark else ""), 303)


def attached(data: bytes, media: str, name: str) -> Response:
    """A file to be kept: never shown by the browser in the place of a page."""
    return Response(data, media_type=media, headers={"content-disposition": f'attachment; filename="{name}"'})


def taken(parts: list[Part]) -> Part:
    """The addresses under which tables and pictures are taken away."""
    made = Part()
    every_table = {name: maker for part in parts for name, maker in part.tables.items()}
    every_picture = {name: maker for part in parts for name, maker in part.pictures.items()}

    @made.shows("/take/table/{name}")
    def table(desk: Desk, asked: Asked) -> Response:
        name, kind = _named(asked, every_table)
        return attached(*tables.written(every_table[name](desk, asked), kind), f"laut-{name}.{kind}")

    @made.shows("/take/picture/{name}")
    def picture(desk: Desk, asked: Asked) -> Response:
        name, kind = _named(asked, every_picture)
        return attached(*pictures.written(every_picture[name](desk, asked), kind), f"laut-{name}.{kind}")

    return made


def _named(asked: Asked, known: dict[str, TableMaker] | dict[str, PictureMaker]) -> tuple[str, str]:
    name, _, kind = asked.part("name").rpartition(".")
    if name not in known:
        raise MissingError(f"one of {', '.join(sorted(known))}", repr(name[:40]))
    return name, kind


def checked(value: str, among: tuple[str, ...], name: str) -> str:
    """A field of a form that is one of several words; InputError where it is none."""
    if value not in among:
        raise InputError(f"one of {', '.join(among)}", repr(value[:60]), name)
    return value
