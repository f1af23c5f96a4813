"""The report: readings as one HTML file that needs no network and no script, to hand on, to print, to mail."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from laut.errors import InputError, MissingError
from laut.languages import toml
from laut.records import Reading
from laut.showing.report import safe
from laut.showing.report.view import View
from laut.showing.wording import Words

if TYPE_CHECKING:
    from jinja2 import Environment

FOCUS_MOST = 150  # notes beside one block that its words light up; those of a longer one are led to by a click alone
_FOCUS = (
    ".row:has(.k{n}:is(:focus,:target)) .n{n},.row:has(.n{n}:is(:target,:focus-within)) .n{n}"
    "{{display:block;border-color:var(--accent)}}"
    ".row:has(.k{n}:is(:focus,:target)) .n{n} .details{{display:block}}"
    ".row:has(.k{n}:is(:focus,:hover,:target),.n{n}:is(:target,:focus-within,:hover)) .k{n}{{background:var(--lit)}}"
)


def render(readings: Sequence[Reading], ui: str) -> str:
    """`readings` as one HTML document in the language `ui`; the same readings give the same bytes.

    Raises InputError where there is no reading, LanguageError where the interface does not speak `ui`, MissingError without Jinja2.
    """
    if not readings:
        raise InputError("a reading to report on", "none")
    views = [View(reading, wording(ui), f"r{n}-") for n, reading in enumerate(readings, 1)]
    sheet = style() + "".join(focus_rules(n) for n in range(1, 1 + min(FOCUS_MOST, max(view.article.most for view in views))))
    template = _environment().get_template("page.html")
    return template.render(views=views, ui=ui, w=wording(ui), style=safe.trusted(sheet), hash=_hash(sheet))


@cache
def wording(ui: str) -> Words:
    """The words of the interface with those that only the report has; LanguageError where no folder describes `ui`."""
    every, own = toml(ui, "ui"), toml(ui, "report")
    return Words(every | {section: every.get(section, {}) | words for section, words in own.items()})


def _hash(style: str) -> str:
    """What the Content Security Policy allows: this style sheet and no other."""
    return "sha256-" + b64encode(sha256(style.encode()).digest()).decode()


def focus_rules(n: int) -> str:
    """The rules that tie the words of a block to the `n`th note beside it."""
    return _FOCUS.format(n=n)


@cache
def style() -> str:
    """The style sheet of the report."""
    return (files(__package__) / "style.css").read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def _environment() -> Environment:
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ImportError:
        raise MissingError("the package jinja2, to write a report", "none", do="pip install jinja2") from None
    return Environment(
        loader=PackageLoader(__package__), autoescape=True, undefined=StrictUndefined, finalize=safe.finalize,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
