"""Reading an article that is pasted, dropped or named by its address; keeping it; work that goes on."""

from __future__ import annotations

from starlette.responses import Response

from laut.showing.app.asked import Asked
from laut.showing.app.desk import Desk
from laut.showing.app.rendering import page
from laut.showing.app.routing import Part

PART = Part()


@PART.shows("/")
def home(desk: Desk, asked: Asked) -> Response:
    """Where an article is given in, and what is held or kept."""
    return page(desk, asked, "home.html")
