"""Pictures of the app: drawn by the server as SVG for a page, and taken away as SVG or PNG."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from laut.errors import InputError, MissingError
from laut.showing.app.asked import Asked
from laut.showing.app.desk import Desk
from laut.showing.app.rendering import colours

FORMATS = ("svg", "png")
SCALE = 2  # a PNG has so many pixels for each unit of the drawing
_VAR = re.compile(r"var\((--[a-z0-9-]+)\)")

Maker = Callable[[Desk, Asked], str]
"""Draws a picture out of the parameters of the page that shows it: one <svg> element with viewBox, width, height and a <title>."""


def alone(svg: str) -> str:
    """A picture as a file of its own: with its style in it, in the colours of the light theme, on paper."""
    known = colours()
    style = _VAR.sub(lambda found: known.get(found[1], "#000"), _rules())
    head, rest = svg.split(">", 1)
    if "xmlns=" not in head:
        head += ' xmlns="http://www.w3.org/2000/svg"'
    ground = f'<rect width="100%" height="100%" fill="{known["--paper"]}"/>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}><style>{style}</style>{ground}{rest.strip()}\n'


@cache
def _rules() -> str:
    """The style of pictures: one file, that the pages use too."""
    return (files(__package__) / "static" / "pictures.css").read_text(encoding="utf-8").replace("\r\n", "\n")


def as_png(svg: str) -> bytes:
    """A picture as PNG; MissingError without resvg_py."""
    try:
        import resvg_py
    except ImportError:
        raise MissingError("the package resvg-py", "none", do="pip install 'laut[web]'") from None
    return bytes(resvg_py.svg_to_bytes(svg_string=alone(svg), zoom=SCALE))


def written(svg: str, kind: str) -> tuple[bytes, str]:
    """A picture in a format, with its media type; InputError for another."""
    if kind == "svg":
        return alone(svg).encode(), "image/svg+xml; charset=utf-8"
    if kind == "png":
        return as_png(svg), "image/png"
    raise InputError(f"one of {', '.join(FORMATS)}", repr(kind[:20]))
