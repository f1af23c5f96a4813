"""Names of authors out of what pages write into a byline."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from laut.acquire.web import names
from laut.acquire.web.moments import without_days
from laut.acquire.web.words import opening, words

_LONGEST = 60  # characters of a name
_MOST = 12
_VALUE = 1_000  # characters of a byline that are looked at
_NONE = ("not_authors", "published", "modified", "as_of", "labels")


def authors(values: Iterable[str], outlet: str | None) -> str | None:
    """The names in `values` in their order, each once, joined by `, `; None where none is a name.

    An editorial office, or the outlet itself, is an author only where nobody else is.
    """
    found: dict[str, str] = {}
    offices: dict[str, str] = {}
    for value in values:
        if outlet and value == outlet:  # as it is called, brackets and all
            offices.setdefault(value.lower(), value)
            continue
        for name in split(value):
            (offices if is_office(name, outlet) else found).setdefault(name.lower(), name)
    return ", ".join(list((found or offices).values())[:_MOST]) or None


def split(value: str) -> list[str]:
    """The names in one byline, without its small words, mail addresses, places and posts."""
    text = _address().sub(" ", without_days(value[:_VALUE])).replace("\n", " | ")
    text = " ".join(text.split())
    text = _brackets().sub(_credit, text).strip(" |·•-–—:,;/")
    for _ in range(2):
        if found := opening("by").match(text):
            text = text[found.end() :].strip(" :|·•-–—\n")
    parts = re.split(rf"\s*(?:[|·•;\n]|\s[/–—-]\s|/)\s*|\s+(?:{'|'.join(map(re.escape, words('joined')))}|&)\s+", text)
    out = []
    for part in parts:
        pieces = [p.strip() for p in part.split(",") if p.strip()]
        out += [piece for number, piece in enumerate(pieces) if _is_name(piece, number)]
    return [name for piece in out if (name := _bare(piece))]


def _bare(piece: str) -> str:
    """Without a word before the name: `our reporter Anna Berg`."""
    found = opening("by").match(piece)
    piece = piece[found.end() :].strip(" :") if found and found.end() < len(piece) else piece
    many = piece.split()
    while len(many) > 2 and ((many[0][0].islower() and not _particle(many)) or any(many[0].lower() == r.lower() for r in words("roles"))):
        many = many[1:]
    return " ".join(many)


def _particle(many: list[str]) -> bool:
    """Whether the small first word belongs to a name (`van der Berg`)."""
    return len(many[0]) <= 3 and len(many) <= 3


def _is_name(piece: str, number: int) -> bool:
    low = piece.lower().strip(".")
    if not piece or len(piece) > _LONGEST or not any(c.isalpha() for c in piece) or any(c.isdigit() for c in piece):
        return False
    if (
        "://" in piece
        or piece.startswith(("@", "www."))
        or any(opening(name).match(piece) for name in _NONE)
        or piece.endswith((".", "!", "?")) > (len(piece) < 25)
    ):
        return False
    if low in names.listed("agencies"):
        return True
    many = piece.split()
    if len(many) > 6 or (number and (len(many) == 1 or opening("roles").match(piece) or not piece[0].isupper())):
        return False  # what follows a name behind a comma is the place or the post
    return number == 0 or (all(w[:1].isupper() or len(w) <= 3 for w in many) and not _is_post(piece))


def _is_post(piece: str) -> bool:
    return any(w.lower() in piece.lower() for w in words("roles"))


def is_office(name: str, outlet: str | None) -> bool:
    """Whether a name is an editorial office or the outlet itself."""
    low = name.lower()
    own = (outlet or "").lower()
    staff = {w.lower() for w in words("staff")}
    return (
        low in staff
        or (bool(own) and (low == own or any(low in (f"{own} {w}", f"{own}-{w}", f"{w} {own}") for w in staff)))
        or _only_office(low)
    )


def _only_office(low: str) -> bool:
    first = re.split(r"[\s-]", low)[0]
    return any(low.startswith(w.lower() + " ") or low.endswith("-" + w.lower()) for w in words("staff")) and first != ""


def _credit(found: re.Match[str]) -> str:
    """An agency in brackets is an author as well; other words there are not."""
    return f" | {found[1]} | " if found[1].lower().strip() in names.listed("agencies") else " "


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"<?(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.-]+>?|https?://\S+|(?<!\w)@\w+")


@cache
def _brackets() -> re.Pattern[str]:
    return re.compile(r"\(([^()]*)\)")
