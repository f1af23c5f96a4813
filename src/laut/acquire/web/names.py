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

_ATTRIBUTES = ("class", "role", "itemprop")
_TELLING = frozenset(
    (
        "type",
        "role",
        "area",
        "name",
        "component",
        "module",
        "testid",
        "block",
        "element",
        "kind",
        "section",
        "region",
        "widget",
        "qa",
        "cy",
        "test",
        "manual",
    )
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_WORDS_OF_A_NAME = 3  # a longer label is a sentence that speaks of something
_NOTHING: frozenset[str] = frozenset()
_MOST = 24  # names of one element
_PREFIX = 4  # letters of a house's own prefix (`kick__article__caption`)
_SHORT = 7  # letters of a name that has grown together
_LONGEST = 400  # some pages write utility classes by the hundred; what names a piece stands first


@lru_cache(maxsize=200_000)
def kinds(spelled: str) -> frozenset[str]:
    """The lists of names.toml that one of the names in `spelled` is in."""
    found: set[str] = set()
    for name in spelled.split()[:_MOST]:
        block, _, rest = name.partition("__")
        words = _words(rest if rest and len(block) <= _PREFIX else name)
        for length in (1, 2, 3):
            for at in range(len(words) - length + 1):
                found |= _lists().get("-".join(words[at : at + length]), frozenset())
        for word in words:  # names grown together: `printlead`, `wticker`
            if len(word) > _SHORT:
                found.update(kind for ending, kind in _endings() if word.endswith(ending))
    return frozenset(found)


def of(element: HtmlElement) -> frozenset[str]:
    """The lists that the names of `element` are in."""
    given = element.items()
    if not given and "-" not in str(element.tag):
        return _NOTHING
    spelled = " ".join(value[:_LONGEST] for value in _values(element.tag, given) if value and not _is_made(value))
    return kinds(spelled) if spelled else _NOTHING


def _values(tag: object, given: list[tuple[str, str]]) -> Iterator[str]:
    """What an element is called: classes, id, role, the attributes of data that tell a kind, its own name where a page made it up."""
    own = isinstance(tag, str) and "-" in tag  # a comment has none
    if own:
        yield str(tag).partition("-")[2]  # before it stands whose element it is
    for key, value in given:
        if (
            key in _ATTRIBUTES
            or (key == "id" and tag not in _HEADINGS)  # there it is the goal of a link
            or (key == "aria-label" and value.count(" ") < _WORDS_OF_A_NAME)
            or (key == "name" and own)
            or (key.startswith("data-") and not _TELLING.isdisjoint(key.split("-")))
        ):
            yield value


def _is_made(value: str) -> bool:
    """Whether the names were made by a program (`nl nm ab q`) and mean nothing."""
    many = value.split()
    return len(many) > 1 and all(len(name) <= 3 for name in many)


def listed(name: str) -> frozenset[str]:
    """The entries of one list of names.toml."""
    return frozenset(_data()[name])


def _words(name: str) -> list[str]:
    return [w for part in re.split(r"[^A-Za-z0-9]+", name) if not _is_sum(part) for w in _camel(part)]


def _is_sum(part: str) -> bool:
    """Whether a part of a name is a number that a program made (`f98b1ad2`), in which words stand by chance."""
    return len(part) > 5 and bool(re.fullmatch(r"[a-z]*\d+[a-z]+[a-z\d]*", part))


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
