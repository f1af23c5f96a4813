"""Institutions that no table lists, typed by the head of their name and the country that stands with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from laut.languages import table, toml
from laut.sources.countries import countries
from laut.sources.words import INFLECTED, split, stem


class Typed(NamedTuple):
    """What a rule says of a name: kind, country (or None), slug of the head, its gender (m, f, n, p or empty)."""

    kind: str
    country: str | None
    slug: str
    gender: str


class Head(NamedTuple):
    """A head noun of institutions."""

    head: str
    slug: str
    kind: str
    gender: str


@dataclass(slots=True)
class Heads:
    """The head nouns of one language, by their key; `endings` are those that end compounds, by their last three letters."""

    words: dict[tuple[str, ...], Head] = field(default_factory=dict)
    endings: dict[str, list[tuple[str, Head]]] = field(default_factory=dict)
    forms: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    blocked: tuple[str, ...] = ()
    stops: frozenset[str] = frozenset()
    longest: int = 1


@cache
def heads(language: str) -> Heads:
    """The head nouns of `language`."""
    rules, found = toml(language, "institutions"), Heads()
    stemmed = language in INFLECTED
    for row in table(language, "institutions"):
        head = Head(row["head"], row["slug"], row["kind"], row["gender"])
        words = tuple(_form(word, stemmed) for word in row["head"].split())
        found.words.setdefault(words, head)
        found.longest = max(found.longest, len(words))
        if stemmed and len(words) == 1 and len(words[0]) >= 3:
            found.endings.setdefault(words[0][-3:], []).append((words[0], head))
    for group in found.endings.values():
        group.sort(key=lambda item: -len(item[0]))
    found.forms = frozenset(rules["company_forms"])
    found.ends = frozenset(rules.get("company_endings", ()))
    found.stops = frozenset(toml(language, "cast")["prepositions"])
    found.blocked = tuple(rules["endings_blocked"])
    return found


@lru_cache(maxsize=50_000)
def _form(word: str, stemmed: bool) -> str:
    return stem(word) if stemmed else word.casefold()


def head_of(word: str, language: str) -> Head | None:
    """The head noun that a word is, or ends with (German compounds); the part after the last hyphen counts as a word."""
    table_, stemmed = heads(language), language in INFLECTED
    last = word.rsplit("-", 1)[-1] if "-" in word else word
    form = _form(last, stemmed)
    found = table_.words.get((form,))
    if found or not stemmed or len(form) < 6 or not word[:1].isupper() or form.endswith(table_.blocked):
        return found
    for ending, head in table_.endings.get(form[-3:], ()):
        if form.endswith(ending) and len(form) - len(ending) >= 3 and len(ending) >= 3:
            return head
    return None


def _country(words: list[str], language: str) -> str | None:
    lands = countries(language)
    for word in words:
        code = lands.adjective(word)
        if code:
            return code
        low = word.casefold()
        for prefix, land in lands.prefixes.items():
            if low.startswith(prefix):
                return land
    for i in range(len(words)):
        for size in (3, 2, 1):
            keys = lands.keys(words[i : i + size])
            if len(keys) == size and keys in lands.names:
                return lands.names[keys]
    return None


def typed(words: list[str], language: str) -> Typed | None:
    """The kind and country of a name given as words without articles; None where no head noun is known."""
    table_ = heads(language)
    if not words:
        return None
    formed = len(words) > 1 and any(word.casefold() in table_.forms and word[:1].isupper() for word in words[1:])
    if formed or (len(words) > 1 and words[-1].casefold() in table_.ends and all(word[:1].isupper() or word == "&" for word in words)):
        return Typed(toml(language, "institutions")["company_kind"], _country(words, language), "company", "")
    if language in INFLECTED:
        stop = next((i for i, word in enumerate(words) if i and word.islower() and len(word) <= 5), len(words))
        for word in words[:stop]:
            head = head_of(word, language) if word[:1].isupper() else None
            if head:
                return Typed(head.kind, _country(words, language), head.slug, head.gender)
        return None
    stop = next((i for i, word in enumerate(words) if i and word in table_.stops), len(words))
    for size in range(table_.longest, 0, -1):
        last = stop - 1 if size > 1 else stop - size  # a head of several words may have a preposition in it: `ministry of defence`
        for i in range(min(last, len(words) - size), -1, -1):
            head = table_.words.get(tuple(_form(word, False) for word in words[i : i + size]))
            if head and (size > 1 or i == stop - 1 or i == 0):
                return Typed(head.kind, _country(words, language), head.slug, head.gender)
    return None


def type_by_rule(name: str, language: str) -> tuple[str, str | None] | None:
    """Kind and country of a name by its words alone, or None."""
    found = typed(split(name), language)
    return (found.kind, found.country) if found else None
