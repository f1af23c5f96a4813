"""A dossier as one file: HTML that needs nothing else, and PDF of the same."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from importlib.resources import files
from multiprocessing import get_context
from typing import Any

from laut import __version__
from laut.errors import InputError, MissingError
from laut.showing.app.asked import Asked
from laut.showing.app.dossier import Dossier
from laut.showing.app.rendering import colours, fragment
from laut.showing.report import safe

FORMATS = ("html", "pdf")
_CLOCK = "SOURCE_DATE_EPOCH"
MEDIA = {"html": "text/html; charset=utf-8", "pdf": "application/pdf"}
PANGO = "apt install libpango-1.0-0 libpangoft2-1.0-0, or the same library of this system"


def as_html(found: Dossier, asked: Asked) -> str:
    """A dossier as one HTML document without script, its style and pictures inside; the same ledger gives the same bytes."""
    sheet = _sheet()
    allowed = "sha256-" + b64encode(sha256(sheet.encode()).digest()).decode()
    return fragment("dossier.html", d=found, w=asked.w, ui=asked.ui, style=safe.trusted(sheet), hash=allowed, version=__version__)


@cache
def _sheet() -> str:
    rules = (files(__package__) / "static" / "dossier.css").read_text(encoding="utf-8").replace("\r\n", "\n")
    return ":root{" + "".join(f"{name}:{value};" for name, value in colours().items()) + "}\n" + rules


def as_pdf(html: str) -> bytes:
    """A dossier as a tagged PDF with bookmarks; the same HTML gives the same bytes. MissingError where WeasyPrint or Pango is not there."""
    document = _weasyprint()
    with _no_clock():
        made: bytes = document(string=html, base_url=None, url_fetcher=_closed()).write_pdf(
            pdf_identifier=sha256(html.encode()).digest()[:16], pdf_variant="pdf/ua-1", hinting=False
        )
    return made


@contextmanager
def _no_clock() -> Iterator[None]:
    """Herein fontTools, which cuts fonts where HarfBuzz does not, writes no moment into them."""
    before = os.environ.get(_CLOCK)
    os.environ[_CLOCK] = before or "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_CLOCK]


def _weasyprint() -> Any:
    try:
        from weasyprint import HTML
    except ImportError:
        raise MissingError("the package weasyprint, to write PDF", "none", do="pip install 'laut[web]'") from None
    except OSError as error:  # its system libraries
        raise MissingError("the library Pango, to write PDF", str(error).split("\n")[0][:200], do=PANGO) from None
    return HTML


def _closed() -> Any:
    """What gets the parts of a page: those that the page itself holds, nothing from elsewhere."""
    from weasyprint.urls import URLFetcher

    return URLFetcher(allowed_protocols=("data",), allow_redirects=False)


def as_pdf_apart(html: str) -> bytes:
    """The same in a process of its own: a long dossier takes a minute of work, and pages must not wait for it."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            made = pool.submit(_attempt, html).result()
        except BrokenProcessPool:
            raise InputError("a dossier that can be printed", "one that ended its process", do="take fewer questions, or HTML") from None
    if isinstance(made, tuple):
        raise MissingError(made[0], made[1], do=made[2])
    return made


def _attempt(html: str) -> bytes | tuple[str, str, str]:
    """The PDF, or what is missing for it."""
    try:
        return as_pdf(html)
    except MissingError as error:
        return error.expected, error.found, error.do or ""


def written(found: Dossier, asked: Asked, kind: str, *, apart: bool = False) -> tuple[bytes, str]:
    """A dossier in a format, with its media type; `apart`: PDF is made in a process of its own. InputError for another format."""
    if kind not in FORMATS:
        raise InputError(f"one of {', '.join(FORMATS)}", repr(kind[:20]))
    html = as_html(found, asked)
    if kind == "html":
        return html.encode(), MEDIA[kind]
    return (as_pdf_apart if apart else as_pdf)(html), MEDIA[kind]
