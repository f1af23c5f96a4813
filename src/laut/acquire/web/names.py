"""What the classes, ids and roles of an element say of it: the words of names.toml, looked up once for each spelling."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from laut.acquire.web.element import HtmlElement

_ATTRIBUTES = (
    "class",
    "id",
    "role",
    "data-testid",
    "data-component",
    "data-module",
    "data-component-name",
    "data-type",
    "data-gu-name",
    "data-area",
    "itemprop",
)
_MOST = 24  # names of one element
_SHORT = 7  # letters of a name that has grown together
_LONGEST = 400  # some pages write utility classes by the hundred; what names a piece stands first


@lru_cache(maxsize=200_000)
def kinds(spelled: str) -> frozenset[str]:
    """The lists of names.toml that one of the names in `spelled` is in."""
    found: set[str] = set()
    for name in spelled.split()[:_MOST]:
        words = _words(name)
        for length in (1, 2, 3):
            for at in range(len(words) - length + 1):
                found |= _lists().get("-".join(words[at : at + length]), frozenset())
        for word in words:  # names grown together: `printlead`, `wticker`
            if len(word) > _SHORT:
                found.update(kind for ending, kind in _endings() if word.endswith(ending))
    return frozenset(found)


def of(element: HtmlElement) -> frozenset[str]:
    """The lists that the names of `element` are in."""
    spelled = " ".join(value[:_LONGEST] for name in _ATTRIBUTES if (value := element.get(name)) and not _is_made(value))
    return kinds(spelled) if spelled else frozenset()


def _is_made(value: str) -> bool:
    """Whether the names were made by a program (`nl nm ab q`) and mean nothing."""
    many = value.split()
    return len(many) > 1 and all(len(name) <= 3 for name in many)


def listed(name: str) -> frozenset[str]:
    """The entries of one list of names.toml."""
    return frozenset(_data()[name])


def _words(name: str) -> list[str]:
    return [w for part in re.split(r"[^A-Za-z0-9]+", name) for w in _camel(part)]


def _camel(part: str) -> Iterator[str]:
    for word in _hump().findall(part):
        yield word.lower()


@cache
def _hump() -> re.Pattern[str]:
    return re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "names.toml").read_text(encoding="utf-8"))


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    return tuple((ending, kind) for kind, endings in _data()["endings"].items() for ending in endings)


@cache
def _lists() -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for name, entries in _data().items():
        for entry in entries if name != "endings" else ():
            out.setdefault(entry, set()).add(name)
    return {entry: frozenset(lists) for entry, lists in out.items()}
