"""What every page has: the language, light or dark."""

from __future__ import annotations

from starlette.responses import Response

from laut import languages
from laut.showing.app.asked import THEMES, Asked
from laut.showing.app.desk import Desk
from laut.showing.app.routing import Part, checked, done

PART = Part()
_YEAR = 365 * 24 * 3600


@PART.does("/looks")
def looks(desk: Desk, asked: Asked) -> Response:
    """Keep in which language and how light the pages are shown to this browser."""
    response = done(asked)
    for name, among in (("ui", languages.known()), ("theme", THEMES)):
        if asked.field(name):
            value = checked(asked.field(name), tuple(among), name)
            response.set_cookie(name, value, max_age=_YEAR, httponly=True, samesite="strict", path="/")
    return response
