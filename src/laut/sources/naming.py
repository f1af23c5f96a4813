"""One key for one source in every language: by the directory, else by the rule for bodies of a country, else by kind and name.

`Nordkorea`, `DPRK` and `Pjöngjang` (as a government) are `kp`; `südkoreanisches Verteidigungsministerium` and `South Korea's defence
ministry` are both the body `mod` of `KR`. A body that the rule does not know whole (`Landesamt für Gewässer`) is told by its name.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import overload

from laut import languages
from laut.languages import known
from laut.records import Source
from laut.sources import directory, rules
from laut.sources.countries import Countries, countries
from laut.sources.directory import Entry, towns
from laut.sources.words import split

PEOPLE = ("person", "official", "expert")
PERSON = "person"
NATIONAL = ("ministry", "military", "service", "parliament", "state")
SEATED = ("ministry", "military", "service")  # which may be named by the capital; a parliament or police there may be the city's
_SEATED_TOO = ("government", "presidency")


def folded(name: str) -> str:
    """A name without case, accents of foreign letters, hyphens and doubled spaces; umlauts stay what they are."""
    kept = {"ä": "ä", "ö": "ö", "ü": "ü", "ß": "ss"}
    low = unicodedata.normalize("NFC", name).casefold()
    out = "".join(kept.get(c) or "".join(d for d in unicodedata.normalize("NFD", c) if not unicodedata.combining(d)) for c in low)
    return " ".join(out.replace("-", " ").replace("’", "'").split())


def entry_of(source: Source, language: str) -> Entry | None:
    """The entry of the directory that a source of a reading is; what the tables list goes before what a rule makes of it."""
    given = as_listed(directory().get(source.entry)) if source.entry else None
    if not source.named or source.kind in PEOPLE:
        return given
    listed = as_listed(directory().find(source.name, language))
    if given is None:
        return (listed if listed and listed.kind == source.kind else None) or body(source.name, language)
    return listed if listed and (listed.kind, listed.country) == (given.kind, given.country) else given


def body(name: str, language: str) -> Entry | None:
    """The body of a country that a name is, where country and head are all of it; None for every other.

    The entry of the directory where one of its names says the same: `Verteidigungsministerium in Kiew` is the Ukrainian one.
    """
    return as_listed(_made(name, language))


def _made(name: str, language: str) -> Entry | None:
    """What a rule makes of a name: `COUNTRY-SLUG`."""
    words = split(name)
    typed = rules.typed(words, language)
    if typed is None:
        return None
    lands = countries(language)
    country, rest = typed.country, [word.casefold() for word in words]
    for size in (2, 1):
        for i in range(len(words) - size + 1):
            some = words[i : i + size]
            code = lands.adjective(" ".join(some)) or _land(some, lands, typed.kind in SEATED or typed.slug in _SEATED_TOO)
            if code and (country is None or code == country) and all(word.casefold() in rest for word in some):
                country = code
                for word in some:
                    rest.remove(word.casefold())
    heads = [head.head.casefold().split() for head in rules.heads(language).words.values() if head.slug == typed.slug]
    said = [_telling(rest, language), *(_telling(head, language) for head in heads)]
    return directory().body(typed._replace(country=country)) if country and said[0] in said[1:] else None


def _land(words: list[str], lands: Countries, seats: bool) -> str | None:
    """The country that words name: itself, in the genitive too, or with `seats` by its capital."""
    find = lands.state if seats else lambda some: lands.names.get(lands.keys(some))
    return find(words) or (find([words[0].rstrip("s")]) if len(words) == 1 else None)


def _telling(words: list[str], language: str) -> list[str]:
    """Words without the small ones, sorted."""
    return sorted(word for word in words if word not in languages.toml(language, "who")["small"])


@overload
def as_listed(entry: Entry) -> Entry: ...
@overload
def as_listed(entry: None) -> None: ...
def as_listed(entry: Entry | None) -> Entry | None:
    """An entry that a rule made, as a table of the directory has it."""
    return _listed().get(entry.id, entry) if entry else None


@cache
def _listed() -> dict[str, Entry]:
    """The entries of the directory for national bodies that a rule makes: `ru-mod` is its `russisches-verteidigungsministerium`. Left out
    where the names of two entries make one body."""
    found: dict[str, dict[str, Entry]] = {}
    for entry in directory().entries.values():
        if entry.kind in NATIONAL:
            for made in (_made(name, code) for code, names in (("de", entry.de), ("en", entry.en)) for name in names):
                if made and (made.kind, made.country) == (entry.kind, entry.country) and made.id != entry.id:
                    found.setdefault(made.id, {})[entry.id] = entry
    return {id: next(iter(entries.values())) for id, entries in found.items() if len(entries) == 1}


def place_key(name: str) -> str:
    """The key of a place, the same in every language where a table has it: a country (`=KP`), its capital (`*KP`), a town or region
    (`@munich`); of every other the name."""
    words = name.split()
    for mark in "=*":
        for language in known():
            lands = countries(language)
            table = lands.names if mark == "=" else lands.capitals
            if code := table.get(lands.keys(words)):
                return f"{mark}{code}"
    town = towns().get(name)
    return f"@{folded(town)}" if town else folded(name)


def is_known(key: str) -> bool:
    """Whether a table has the place of this key."""
    return key[:1] in ("=", "*", "@")


def actor_key(name: str, language: str) -> str:
    """The key of an actor: of one that the directory or the rule knows its id, in whatever language; of every other the name."""
    entry = directory().find(name, language) or body(name, language)
    return entry.id if entry else folded(name)


def key_of(name: str, kind: str) -> str:
    """The key of a named source that no entry tells: a person by the whole name, everybody else by kind and name."""
    return f"{PERSON if kind in PEOPLE else kind}|{folded(name)}"
