"""Templates to pages: every value is escaped and cleaned of characters that act instead of being seen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from starlette.responses import HTMLResponse

from laut import __version__, languages
from laut.ledger import database
from laut.showing.app.asked import THEMES, Asked
from laut.showing.app.desk import Desk
from laut.showing.report import FOCUS_MOST, focus_rules, safe, style

if TYPE_CHECKING:
    from jinja2 import Environment

# The pages that the bar at the top leads to: (word, address, whether it needs a ledger).
PLACES = (
    ("home", "/", False), ("articles", "/articles", True), ("questions", "/questions", True), ("check", "/check", True),
    ("sources", "/sources", True), ("timeline", "/timeline", True), ("map", "/map", True), ("sheets", "/sheets", True),
    ("search", "/search", True), ("proof", "/proof", True), ("log", "/log", True), ("dossier", "/dossier", True),
)  # fmt: skip
_STATIC = {"js": "text/javascript", "css": "text/css", "json": "application/json", "svg": "image/svg+xml"}


def page(desk: Desk, asked: Asked, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page by its template, with what every page needs."""
    did = asked.get("did")
    found = _environment().get_template(template).render(
        a=asked, w=asked.w, ui=asked.ui, desk=desk, places=PLACES, languages=languages.known(), themes=THEMES, static=static,
        ledger_name=database.shown(desk.ledger.place) if desk.open else "", did=int(did) if did.isdecimal() and len(did) < 16 else None,
        version=__version__, here=asked.request.url.path, **values,
    )  # fmt: skip
    return HTMLResponse(found, status)


def fragment(template: str, **values: Any) -> str:
    """A part of a page, or a picture, by its template."""
    return _environment().get_template(template).render(**values)


def address(path: str, /, **parameters: object) -> str:
    """`path` with the parameters that have a value."""
    given = {name: str(value) for name, value in parameters.items() if value not in (None, "", False)}
    return quote(path, safe="/%:") + (f"?{urlencode(given)}" if given else "")


def changed(asked: Asked, **parameters: object) -> str:
    """The address of this page with some parameters changed; None takes one out."""
    query = [(k, v) for k, v in asked.request.query_params.multi_items() if k not in parameters and k != "did"]
    query += [(name, str(value)) for name, value in parameters.items() if value not in (None, "")]
    return asked.request.url.path + (f"?{urlencode(query)}" if query else "")


# files that never change under their name: the name holds their hash


@cache
def static_file(name: str) -> tuple[bytes, str] | None:
    """The bytes and the media type of a static file, None where there is none of that name."""
    if name == "app.css":
        return _style().encode(), "text/css; charset=utf-8"
    kind = _STATIC.get(name.rpartition(".")[2])
    if kind is None or not re.fullmatch(r"[a-z0-9_-]+\.[a-z]+", name):
        return None
    path = files(__package__) / "static" / name
    return (path.read_bytes(), f"{kind}; charset=utf-8") if path.is_file() else None


@cache
def static(name: str) -> str:
    """The address of a static file."""
    found = static_file(name)
    assert found is not None, name
    return f"/static/{sha256(found[0]).hexdigest()[:16]}/{name}"


@cache
def _style() -> str:
    """The style of the report, with its colours for a chosen theme, and that of the app."""
    report = style()
    light = re.search(r":root\{\s*(--paper.*?)--serif", report, re.S)
    dark = re.search(r"prefers-color-scheme:dark\)\{:root\{\s*(.*?)\}\}", report, re.S)
    assert light and dark
    chosen = f':root[data-theme="light"]{{{light[1]}}}\n:root[data-theme="dark"]{{{dark[1]}}}\n'
    own = "".join((files(__package__) / "static" / name).read_text(encoding="utf-8").replace("\r\n", "\n") for name in STYLES)
    rules = "".join(focus_rules(n) for n in range(1, 1 + FOCUS_MOST))
    return f"{report}\n{chosen}{own}\n{rules}"


STYLES = ("pictures.css", "shell.css", "article.css", "questions.css", "sources.css", "work.css", "print.css")


def colours(dark: bool = False) -> Mapping[str, str]:
    """The colours of the app by their names, for a picture that leaves it."""
    found = re.findall(rf':root\[data-theme="{"dark" if dark else "light"}"\]\{{(.*?)\}}', _style(), re.S)
    return {name: value for part in found for name, value in re.findall(r"(--[a-z0-9-]+):([^;]+);", part)}


@cache
def _environment() -> Environment:
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=ChoiceLoader([PackageLoader(__package__), PackageLoader("laut.showing.report")]), autoescape=True,
        undefined=StrictUndefined, finalize=safe.finalize, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    from laut.records import STANCES
    from laut.showing.app import working

    made.globals.update(address=address, changed=changed, about_source=working.about_source, working=working, stances=STANCES)
    made.filters.update(clean=safe.clean)
    return made
